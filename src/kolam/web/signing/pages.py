"""The desk's pages of signing: what can be put up, and each version to read, sign and manage."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kolam import toolbox
from kolam.core.fault import Fault, Faulty
from kolam.core.signable import Signer, Version, versions_of
from kolam.core.signing import open_version, unopenable
from kolam.web import doors, sheets
from kolam.web.desk.editing import Editing, Told, open_sheet
from kolam.web.desk.language import speak
from kolam.web.doors import DeskRequest
from kolam.web.models import SigningLink
from kolam.web.signing import acting, authority, doubting, links
from kolam.web.signing.form import Form, Hand, read_form, send
from kolam.web.signing.showing import Shown

#: What is wrong, and where it can be mended.
Led = tuple[str, Told | None]


@doors.only("see")
def signing(request: DeskRequest) -> HttpResponse:
    """Every document with its versions; those who may, put one up for signature here."""
    return _listed(request)


@doors.only("put_up")
@require_POST
def put_up(request: DeskRequest) -> HttpResponse:
    """Put a document up for signature; what is not ready is told, all at once.

    What speaks against it without making it impossible has to have been seen.
    """
    tool, document = request.POST.get("tool", ""), request.POST.get("document", "")
    try:
        doubts = doubting.doubts(request.partnership, tool, document, speak())
        seen = request.POST.get("knowing") == doubting.mark(doubts)
        if doubts and not seen:
            faults = acting.unready(request.partnership, tool, document)
            return _listed(request, (tool, document), faults, doubts)
        why = "put_up_knowing" if doubts else "put_up"
        made = acting.open_for_signing(
            request.partnership, tool, document, who=request.user, why=why
        )
    except LookupError:
        raise Http404 from None
    except Faulty as faulty:
        return _listed(request, (tool, document), faulty.faults)
    return redirect("signing_version", request.partnership.slug, made)


@doors.only("see")
@never_cache
def version(request: DeskRequest, version: str) -> HttpResponse:
    """One version: its words, its signers, and the form for whoever may sign it now."""
    return _page(request, *_found(request, version))


@doors.only("sit")
@require_POST
@never_cache
def sign(request: DeskRequest, version: str) -> HttpResponse:
    """Sign or decline for one's organisation; twice the same gives the same receipt."""
    tool, sheet, found = _found(request, version)
    voice, own = speak(), authority.signers_of(request, tool, sheet, found)
    signer = authority.appointed(request, own)
    if signer is None:
        fault = authority.fault_of(request, own)
        told = (fault.said(voice),) if fault else ()
        return _page(request, tool, sheet, found, told=told, status=403)
    shown = Shown(found, voice, request.POST.get("in", ""))
    form = read_form(request, signer.said(shown.language), voice)
    if not form.faults:
        hand = Hand(how="account", through=authority.called(request.user), who=request.user)
        seen = request.POST.get("seen", "")
        if send(request.partnership, tool, shown, form, hand, seen=seen):
            return redirect("signing_version", request.partnership.slug, version)
    return _page(request, tool, sheet, found, form=form)


@doors.only("put_up")
@require_POST
@never_cache
def manage(request: DeskRequest, version: str) -> HttpResponse:
    """Make or end a one-time link, or withdraw the version."""
    tool, sheet, found = _found(request, version)
    act = request.POST.get("act", "")
    if act in ("link", "renew"):
        return _linked(request, tool, sheet, found)
    if act == "revoke" and request.POST.get("link", "").isdigit():
        links.revoke(request.partnership, version, int(request.POST["link"]))
    elif act == "withdraw":
        if told := _withdrawn(request, tool, found):
            return _page(request, tool, sheet, found, told=told)
    else:
        raise Http404
    return redirect("signing_version", request.partnership.slug, version)


def _linked(request: DeskRequest, tool: str, sheet: Any, found: Version) -> HttpResponse:
    shown = Shown(found, speak())
    stands = shown.stands
    signer = next((s for s in found.signable.signers if s.id == request.POST.get("signer")), None)
    if signer is None or signer.id not in (*stands.now, *stands.later):
        raise Http404
    asked = links.Asked(
        partnership=request.partnership,
        tool=tool,
        version=found.id,
        signer=signer,
        by=authority.called(request.user),
        form=request.POST.get("form") or links.new_form(),
    )
    if request.POST["act"] == "link" and (other := links.standing(asked)):
        # To end a link that somebody may have in hand is an act of its own.
        return _page(request, tool, sheet, found, other=(signer.said(shown.language), other))
    token = links.make(asked)
    link = links.find(token)
    if link is None or links.state(link) != "open":
        # The form of a link that was ended or used since, sent again.
        return redirect("signing_version", request.partnership.slug, found.id)
    address = request.build_absolute_uri(reverse("sign_by_link", args=[token]))
    return _page(request, tool, sheet, found, made=(signer.said(shown.language), address))


def _withdrawn(request: DeskRequest, tool: str, found: Version) -> tuple[str, ...]:
    name = authority.called(request.user)
    shown = Shown(found, speak())
    wish = acting.Wish(
        act="withdrawn",
        version=found.id,
        seen=shown.digest,
        typed=name,
        how="account",
        through=name,
        language=shown.language,
        reason=request.POST.get("reason", "").strip()[:500],
    )
    try:
        acting.act(request.partnership, tool, wish, who=request.user)
    except Faulty as faulty:
        return tuple(fault.said(shown.voice) for fault in faulty.faults)
    links.revoke_all(request.partnership, found.id)
    return ()


def _page(
    request: DeskRequest,
    tool: str,
    sheet: Any,
    found: Version,
    *,
    form: Form | None = None,
    made: tuple[Signer, str] | None = None,
    other: tuple[Signer, SigningLink] | None = None,
    told: tuple[str, ...] = (),
    status: int = 422,
) -> HttpResponse:
    voice = speak()
    shown = Shown(found, voice, request.POST.get("in", "") or request.GET.get("in", ""))
    own = authority.signers_of(request, tool, sheet, found)
    mine = [signer for signer in own if signer.id in shown.stands.now]
    signer = authority.appointed(request, mine)
    unable = authority.fault_of(request, mine) if mine else None
    made_links = request.partnership.signing_links.filter(version=found.id).order_by("-pk")
    names = {row.id: row.said(shown.language).name for row in found.signable.signers}
    known = {
        "nav": "signing",
        "shown": shown,
        "form": form or (Form(signer=signer.said(shown.language)) if signer else None),
        "unable": unable.said(voice) if unable and not told else "",
        "form_action": reverse("signing_sign", args=[request.partnership.slug, found.id]),
        "made": made,
        "other": other,
        "link_form": links.new_form(),
        "told": told,
        "since": doubting.since(request.partnership, tool, found, voice),
        "links": [(link, links.state(link), names.get(link.signer, "")) for link in made_links],
        "here_without": reverse("signing_version", args=[request.partnership.slug, found.id]),
    }
    status = status if form or told else 409 if other else 200
    return render(request, "desk/signing_version.html", known, status=status)


def _found(request: DeskRequest, id: str) -> tuple[str, Any, Version]:
    try:
        return acting.find(request.partnership, id)
    except LookupError:
        raise Http404 from None


def _listed(
    request: DeskRequest,
    asked: tuple[str, str] = ("", ""),
    faults: tuple[Fault, ...] = (),
    doubts: tuple[Fault, ...] = (),
) -> HttpResponse:
    groups = [group for tool in acting.tools() for group in _documents(request, tool)]
    known = {
        "nav": "signing",
        "groups": groups,
        "asked": asked,
        "faults": _mended(request, asked, faults) if faults else [],
        "doubts": _led(request, asked[0], doubts) if doubts else [],
        "knowing": doubting.mark(doubts),
    }
    status = 422 if faults else 409 if doubts else 200
    return render(request, "desk/signing.html", known, status=status)


def _mended(request: DeskRequest, asked: tuple[str, str], faults: tuple[Fault, ...]) -> list[Led]:
    """What has to be mended in a document's words, each once, at the row that it comes from."""
    tool, document = asked
    sheet = sheets.record_of(sheets.current(request.partnership, tool))
    words, part = acting.signable(tool).signable(sheet, document), acting.wording(tool)
    placed = (
        Fault(part.place_of(sheet, document, words, one.place), one.key, one.values)
        for one in faults
    )
    return list(dict.fromkeys(_led(request, tool, tuple(placed))))


def _led(request: DeskRequest, tool: str, found: tuple[Fault, ...]) -> list[Led]:
    """Each in words, with a link to the place that it is about; what is elsewhere has none."""
    editing = open_sheet(request, tool)
    told = editing.told(found, editing.body)
    return [
        (doubting.said(fault, editing.voice), _from_outside(editing, one) if fault.place else None)
        for fault, one in zip(found, told, strict=True)
    ]


def _from_outside(editing: Editing, told: Told) -> Told:
    """The same with the editor's own address, where its link is to a place on that page."""
    here = told.link.startswith("#")
    return replace(told, link=editing.address() + told.link) if here else told


def _documents(request: DeskRequest, tool: str) -> list[dict[str, Any]]:
    """Each document of a room as it stands, with its versions, the newest first."""
    voice, part = speak(), acting.signable(tool)
    row = request.partnership.sheets.filter(tool=tool, owner=None).first()
    if row is None or tool not in toolbox.rooms():
        return []
    sheet = sheets.record_of(row)
    versions = versions_of(sheet)
    found = []
    for name in part.documents(sheet):
        now = part.signable(sheet, name)
        own = [Shown(v, voice) for v in reversed(versions) if v.document == name]
        found.append(
            {
                "tool": tool,
                "name": name,
                "kind": now.kind,
                "title": now.title,
                "versions": own,
                "open": open_version(versions, name),
                "waiting": len(unopenable(versions, name, now)),
                "clauses": len(now.articles),
                "signers": len(now.signers),
            }
        )
    return found
