"""Signing by a one-time link, without an account: read, sign or decline, take the receipt home."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from kolam.core.signable import Version
from kolam.web import doors
from kolam.web.desk.language import speak
from kolam.web.models import SigningLink
from kolam.web.sheets import about_of
from kolam.web.signing import acting, doubting, links
from kolam.web.signing.files import file_of, receipt_file
from kolam.web.signing.form import Form, Hand, read_form, send
from kolam.web.signing.showing import Shown, told

WHY = "the link itself says who may sign"
#: The links by which a browser has signed, in its session.
SIGNED = "signed_by_links"


@doors.public(WHY)
@never_cache
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """The document and the form; after signing, the receipt, in the browser that signed.

    A form that is sent again changes nothing: its sender gets the receipt, and anybody else who
    has the link learns no more than that it was used.
    """
    link = links.find(token)
    found = _version(link) if link else None
    if link is None or found is None:
        return _refused(request, "unknown", 404)
    shown = Shown(found, speak(), request.POST.get("in", "") or request.GET.get("in", ""))
    if links.state(link) == "used":
        if request.method == "POST" and _is_own(request, link):
            return redirect("sign_by_link", token)
        return _done(request, token, link, shown)
    if links.state(link) != "open":
        return _refused(request, links.state(link), 410)
    signer = next(one for one in found.signable.signers if one.id == link.signer)
    signer = signer.said(shown.language)
    form = Form(signer=signer)
    # Whoever reads it gets the cookie by which their own browser is known after signing.
    request.session.setdefault(SIGNED, [])
    if request.method == "POST":
        form = read_form(request, signer, shown.voice)
        hand = Hand(how="link", through=link.by, link=link)
        seen = request.POST.get("seen", "")
        if not form.faults and _sent(request, link, shown, form, hand, seen):
            return redirect("sign_by_link", token)
    return _form(request, token, link, shown, form)


@doors.public(WHY)
@never_cache
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """The receipt that was given by this link, in the browser that signed."""
    link, found = _used(token)
    if not _is_own(request, link):
        return _refused(request, "used", 410)
    row = next((r for r in found.receipts if r.signer == link.signer), None)
    return receipt_file(found, row.id if row else "", link.partnership.slug)


@doors.public(WHY)
@never_cache
def file(request: HttpRequest, token: str, language: str) -> HttpResponse:
    """What everybody has signed, as a file, in the browser that signed by this link."""
    link, found = _used(token)
    if not _is_own(request, link):
        return _refused(request, "used", 410)
    return file_of(link.partnership, found, language)


def _used(token: str) -> tuple[SigningLink, Version]:
    """A link that was used, and its version. Raises Http404."""
    link = links.find(token)
    found = _version(link) if link and link.used else None
    if link is None or found is None:
        raise Http404
    return link, found


def _sent(
    request: HttpRequest, link: SigningLink, shown: Shown, form: Form, hand: Hand, seen: str
) -> bool:
    """Do what the form wants; whether there is a receipt now. The browser that made it is noted.

    Noted at once, with the receipt: of two taps the second may end the first one's answer.
    """
    unused = not link.used
    with transaction.atomic():
        if not send(link.partnership, link.tool, shown, form, hand, seen=seen):
            return False
        if unused and link.used:
            request.session[SIGNED] = [*request.session.get(SIGNED, []), link.pk]
            request.session.save()
    return True


def _is_own(request: HttpRequest, link: SigningLink) -> bool:
    """Whether this browser is the one that signed by this link."""
    return link.pk in request.session.get(SIGNED, ())


def _form(
    request: HttpRequest, token: str, link: SigningLink, shown: Shown, form: Form
) -> HttpResponse:
    stands = shown.stands
    can = link.signer in stands.now or (stands.state == "open" and link.signer in stands.later)
    signers = shown.version.signable.signers
    first = [one.said(shown.language).name for one in signers if one.id in stands.now]
    known = {
        "shown": shown,
        "form": form if can else None,
        "may_sign": link.signer in stands.now,
        "first": shown.voice.list(first),
        "form_action": reverse("sign_by_link", args=[token]),
        "here_without": reverse("sign_by_link", args=[token]),
        "since": doubting.since(link.partnership, link.tool, shown.version, shown.voice),
        "expires": link.expires,
        "about_book": about_of(link.partnership),
    }
    return render(request, "desk/sign_by_link.html", known, status=422 if form.faults else 200)


def _done(request: HttpRequest, token: str, link: SigningLink, shown: Shown) -> HttpResponse:
    row = next((r for r in shown.version.receipts if r.signer == link.signer), None)
    if row is None or not _is_own(request, link):
        return _refused(request, "used", 410)
    known = {
        "shown": shown,
        "receipt": told(row, shown.voice),
        "file": reverse("link_receipt", args=[token]),
        "token": token,
        "here_without": reverse("sign_by_link", args=[token]),
        "about_book": about_of(link.partnership),
    }
    return render(request, "desk/sign_done.html", known)


def _refused(request: HttpRequest, state: str, status: int) -> HttpResponse:
    words = {
        "title": f"signing.link.{state}.title",
        "text": f"signing.link.{state}.text",
        "back": "/verify/",
    }
    return render(request, "refused.html", words, status=status)


def _version(link: SigningLink) -> Version | None:
    try:
        return acting.find(link.partnership, link.version)[2]
    except LookupError:
        return None
