"""The tables: cards and seats lie by random keys, and hold no time that was not promised."""

from typing import Any

from django.db import connection

from kolam.web.models import Card, Seat


def made(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table])
        return str(cursor.fetchone()[0])


def test_cards_and_seats_have_no_row_numbers(tables: Any) -> None:
    assert made("kolam_card").endswith("WITHOUT ROWID")
    assert made("kolam_seat").endswith("WITHOUT ROWID")


def test_a_seat_has_no_column_for_a_time() -> None:
    kinds = {field.get_internal_type() for field in Seat._meta.get_fields()}
    assert not kinds & {"DateTimeField", "DateField", "TimeField", "AutoField", "BigAutoField"}


def test_an_authors_cards_are_found_without_reading_all(tables: Any) -> None:
    plan = Card.objects.filter(activity_id="0" * 32, author="a").explain()
    assert "card_by_author" in plan
