"""Words in templates: `{% say "desk.nav.sign_out" %}`, numbers, dates and people's own words."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kolam.core.record import Text
from kolam.toolbox import voice
from kolam.web.desk.language import speak

register = template.Library()


@register.simple_tag
def say(key: str, **values: Any) -> str:
    """The words of a key in the reader's language."""
    return speak()(key, **values)


@register.simple_tag
def say_of(area: str, name: str, **values: Any) -> str:
    """The words of one of many keys: a role, a step, a format."""
    return speak()(f"{area}.{name}", **values)


@register.simple_tag
def say_in(language: str, key: str, **values: Any) -> str:
    """The words of a key in a language that need not be the reader's."""
    return voice(language)(key, **values)


@register.simple_tag
def said(words: Text | dict[str, str]) -> str | SafeString:
    """A person's own words, marked with their language where it is not the reader's."""
    text = words if isinstance(words, Text) else Text(**words)
    reader = speak().language
    spoken = text.speaks(reader)
    if spoken == reader:
        return text.said(reader)
    return format_html('<span lang="{}">{}</span>', spoken, text.said(reader))


@register.filter
def number(value: float) -> str:
    """A number as the reader's language writes it."""
    return speak().number(value)


@register.filter
def beside(cells: Iterable[Any], labels: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Each cell of a row with the header of its column, for tables that stack on phones."""
    return list(zip(labels, cells, strict=False))


@register.filter
def day(value: datetime.date | None) -> str:
    """A day in full."""
    return speak().date(value) if value else ""


@register.filter
def moment(value: datetime.datetime) -> str:
    """A day and a time of day, in the server's time zone."""
    from babel.dates import format_datetime
    from django.utils.timezone import localtime

    return str(format_datetime(localtime(value), "medium", locale=speak().locale))
