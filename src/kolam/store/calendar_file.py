"""Calendar files (iCalendar, RFC 5545): the days of all rooms, and every task that has a date.

An entry keeps its UID as long as its source's row has its id, whatever else changes, so that a
calendar that reads the file again moves entries instead of doubling them.
"""

import datetime
from collections.abc import Iterator
from hashlib import sha256

from icalendar import Calendar, Event

from kolam import __version__
from kolam.bench import Bench
from kolam.core.day import Day
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.core.task import Task

SUFFIX = ".ics"
KIND = "text/calendar; charset=utf-8"


def calendar_of(bench: Bench, *, now: datetime.datetime) -> bytes:
    """The calendar of a book in the bench's language, as its viewer may see it.

    `now` is when the file is made (UTC); nothing else in it depends on the clock.
    """
    language, about = bench.voice.language, bench.book.about
    calendar = Calendar()
    calendar.add("prodid", f"-//Kolam//Kolam {__version__}//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", about.title.said(language))
    if label := about.label.said(language):
        calendar.add("x-wr-caldesc", label)
    dated = sorted(_events(bench), key=lambda one: one[:2])
    for _, _, event in dated:
        event.add("dtstamp", now.replace(microsecond=0))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(bench: Bench) -> Iterator[tuple[datetime.date, str, Event]]:
    """Every entry with its first day and its UID; a row that two things come from has one."""
    found = {}
    for task in bench.offered(Task):
        if task.due:
            found[_uid(bench, task.ref)] = (task.due, _task(task, task.due, bench))
    for day in bench.offered(Day):
        found[_uid(bench, day.ref)] = (day.first, _day(day, bench))
    return ((first, uid, event) for uid, (first, event) in found.items())


def _day(day: Day, bench: Bench) -> Event:
    event = _event(day.ref, day.what, bench)
    if day.time:
        hour, minute = map(int, day.time.split(":"))
        # Without a zone: the clock on the wall of the place where people meet.
        start = datetime.datetime.combine(day.first, datetime.time(hour, minute))
        event.add("dtstart", start)
    else:
        _whole_days(event, day.first, day.last or day.first)
    if day.place:
        event.add("location", day.place)
    if more := day.more.said(bench.voice.language):
        event.add("description", more, {"language": day.more.speaks(bench.voice.language)})
    return event


def _task(task: Task, due: datetime.date, bench: Bench) -> Event:
    event = _event(task.ref, task.what, bench)
    _whole_days(event, due, due)
    if task.owner:
        event.add("description", bench.voice("calendar.owner", owner=task.owner))
    event.add("categories", [bench.voice("calendar.task")])
    return event


def _event(ref: Ref, what: Text, bench: Bench) -> Event:
    language = bench.voice.language
    event = Event()
    event.add("uid", _uid(bench, ref))
    event.add("summary", what.said(language), {"language": what.speaks(language)})
    event.add("class", "PRIVATE")
    return event


def _whole_days(event: Event, first: datetime.date, last: datetime.date) -> None:
    """All day long, in nobody's way; a calendar's last day is the one after."""
    event.add("dtstart", first)
    event.add("dtend", last + datetime.timedelta(days=1))
    event.add("transp", "TRANSPARENT")


def _uid(bench: Bench, ref: Ref) -> str:
    plain = "/".join((bench.book.about.id, ref.tool, *ref.path))
    return f"{sha256(plain.encode()).hexdigest()[:32]}@kolam"
