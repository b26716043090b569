"""What the API does: the desk's own functions, with plain values in and out."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse, JsonResponse, QueryDict
from ninja import Schema

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Table
from kolam.core.fault import Fault, Faulty
from kolam.core.record import read
from kolam.core.tool import Tool
from kolam.core.voice import Voice
from kolam.store.plain import parse
from kolam.web import sheets
from kolam.web.desk.language import speak
from kolam.web.desk.seen import Seen
from kolam.web.desk.take_out import exported
from kolam.web.models import Member, Partnership


def answer_of(tool: Tool) -> type[Schema]:
    """The schema of an answer with a sheet of this tool."""
    annotations = {"fingerprint": str, "sheet": tool.sheet}
    return type(f"SheetOf{tool.slug.title()}", (Schema,), {"__annotations__": annotations})


def partnerships(person: Any) -> list[dict[str, Any]]:
    """What the person is a member of."""
    members = Member.objects.filter(person=person).select_related("partnership").order_by("pk")
    return [
        {
            "slug": member.partnership.slug,
            "role": member.role,
            "about": sheets.about_of(member.partnership).plain(),
            "sheets": {
                sheet.tool: sheet.fingerprint
                for sheet in member.partnership.sheets.filter(owner=None)
            },
        }
        for member in members
    ]


def sheet(partnership: Partnership, tool: Tool) -> dict[str, Any]:
    """The sheet and its fingerprint."""
    row = sheets.current(partnership, tool.slug)
    return {"fingerprint": row.fingerprint, "sheet": sheets.record_of(row).plain()}


def save(partnership: Partnership, tool: Tool, body: bytes, *, who: Any) -> Any:
    """Save an edited sheet; 409 with both values of every cell where another edit collides."""
    sent = parse(body)
    if not isinstance(sent, dict) or not isinstance(sent.get("read"), str):
        raise Faulty([Fault(("read",), "missing")])
    row = sheets.current(partnership, tool.slug)
    wanted = read(tool.sheet, sent.get("sheet"))
    try:
        saved = sheets.save(row, wanted, read=sent["read"], who=who)
    except sheets.TooOld:
        raise Faulty([Fault(("read",), "no_such_row", {"id": sent["read"][:32]})]) from None
    except sheets.Stale as stale:
        conflicts = [conflict.plain() for conflict in stale.conflicts]
        told = {"conflicts": conflicts, "fingerprint": row.fingerprint}
        return JsonResponse(told, status=409)
    return JsonResponse({"fingerprint": saved.fingerprint, "merged": saved.merged})


def findings(
    partnership: Partnership, tool: Tool, asked: QueryDict, voice: Voice
) -> dict[str, Any]:
    """The findings in words: sentences ranked by what needs attention, and every table."""
    seen = Seen(tool, voice, partnership, asked)
    return {
        "headline": seen.figure.title,
        "sentences": seen.sentences,
        "parts": [
            {"title": part.title, "blocks": [plain for b in part.blocks if (plain := _plain(b))]}
            for part in seen.report[1:]
        ],
    }


def export(partnership: Partnership, tool: Tool, what: str, asked: QueryDict) -> HttpResponse:
    """The same files as on the desk."""
    return exported(Seen(tool, speak(), partnership, asked), what)


def _plain(block: Block) -> dict[str, Any]:
    """A block as plain values; empty for what means something on paper alone."""
    if isinstance(block, Table):
        return {"table": block.caption, "header": block.header, "rows": block.rows}
    if isinstance(block, Paragraph | Note | Heading):
        return {"text": block.text}
    if isinstance(block, Picture):
        return {"figure": block.figure.title, "description": block.figure.description}
    return asdict(block)
