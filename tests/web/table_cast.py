"""The cast of the table's tests: the demonstration, and a browser for everybody in it."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from kolam.web import demo, sheets
from kolam.web.models import Member, Organisation, Sheet

TOOL = "negotiation"
PARTIES = ("DSD", "MOE", "WFP", "SAR", "SMC", "APP")
TABLE = f"/desk/{demo.SLUG}/rooms/{TOOL}/table/"
# The Nash package over all eight issues, by option.
BEST = {
    "coverage": "d3", "procurement": "p50", "margin": "m8", "data": "steward",
    "chair": "rotating", "cash": "s60", "retail": "surplus", "youth": "open",
}  # fmt: skip


def signed_in(name: str) -> Client:
    """A browser of one of the demonstration's people: facilitator, mediator, smc ..."""
    client = Client()
    person = User.objects.get(username=f"{name.lower()}@demo.kolam.example")
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def seat(party: str) -> Organisation:
    member = Member.objects.get(person__username=f"{party.lower()}@demo.kolam.example")
    assert member.organisation
    return member.organisation


def shared() -> Sheet:
    return Sheet.objects.get(tool=TOOL, owner=None)


def own(party: str) -> Sheet:
    return Sheet.objects.get(tool=TOOL, owner=seat(party))


def body(row: Sheet) -> Any:
    return sheets.record_of(row).plain()


def post(client: Client, move: str, **values: Any) -> Any:
    """Make a move on the page as it stands now; a double underscore stands for a dot."""
    said = {name.replace("__", "."): value for name, value in values.items()}
    return client.post(TABLE, {"move": move, **said})


def tabled(client: Client, choices: dict[str, str] = BEST, **more: str) -> Any:
    """Put a package on the table."""
    named = {f"choice.{issue}": option for issue, option in choices.items()}
    return client.post(TABLE, {"move": "put_on_table", **named, **more})
