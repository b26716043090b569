"""Occasions from the database: a workshop in counts, as its report tells it."""

from collections import Counter

from django.db.models import Count

from kolam.core.stakeholder import SECTORS
from kolam.paper.occasion import Occasion, Round
from kolam.web.models import Activity, Card, Partnership, Seat, Workshop


def held(partnership: Partnership) -> list[Workshop]:
    """The workshops in which something was locked or shown, the newest first."""
    shown = Activity.objects.filter(revealed=True) | Activity.objects.filter(locked=True)
    found = partnership.workshops.filter(activities__in=shown).distinct()
    return list(found.order_by("-held", "title", "pk"))


def occasion(workshop: Workshop) -> Occasion:
    """The workshop in counts: no name, no organisation, and nothing of sealed activities."""
    seats = Seat.objects.filter(workshop=workshop, removed=False)
    sectors = Counter(seats.values_list("sector", flat=True))
    rounds = workshop.activities.exclude(state=Activity.State.DRAFT).filter(revealed=True)
    return Occasion(
        title=workshop.title,
        day=workshop.held,
        joined=sum(sectors.values()),
        sectors=tuple((sector, sectors[sector]) for sector in (*SECTORS, "") if sectors[sector]),
        rounds=tuple(_round(activity) for activity in rounds),
    )


def _round(activity: Activity) -> Round:
    cards = Card.objects.filter(activity=activity, removed=False)
    answered = cards.aggregate(n=Count("author", distinct=True))["n"]
    return Round(
        title=activity.title, tool=activity.tool, promise=activity.promise, answered=answered
    )
