"""The public page that checks a signed file: nothing is stored, and no account is needed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kolam.core.fault import Fault, Faulty
from kolam.store.sealing import verifying
from kolam.store.sealing.keys import grouped
from kolam.store.sealing.signed import kind_of, read_signed, read_taken_home
from kolam.store.sealing.telling import Report
from kolam.web import doors, ring
from kolam.web.desk.language import speak
from kolam.web.live.limits import Buckets

LARGEST = 16 * 2**20
#: Twenty checks at once from one address, then one every three seconds.
_ASKED = Buckets(capacity=20, refill=1 / 3)


@doors.public("whoever holds a signed file may check it")
@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """Check the file that is sent, and say what holds, or what differs and where."""
    known: dict[str, Any] = {
        "keys": [
            (one, grouped(one.key), grouped(one.before) if one.before else "")
            for one in ring.listed()
        ],
        "limit": LARGEST // 2**20,
    }
    if request.method != "POST":
        return render(request, "desk/check_file.html", known)
    if _ASKED.take(request.META.get("REMOTE_ADDR", "")):
        return _told(request, known, Fault((), "too_often"), status=429)
    sent = request.FILES.get("file")
    if sent is None:
        return _told(request, known, Fault((), "missing"))
    if sent.size is None or sent.size > LARGEST:
        return _told(request, known, Fault((), "too_large", {"limit": LARGEST // 2**20}))
    try:
        report = _report(sent.read())
    except Faulty as faulty:
        return _told(request, known, *faulty.faults[:20])
    known |= {"report": report, "name": sent.name, **_lines(report)}
    return render(request, "desk/check_file.html", known)


def _report(data: bytes) -> Report:
    if data.startswith(b"%PDF-"):
        return verifying.verify_pdf(data)
    if not data.lstrip().startswith((b"{", b"\xef\xbb\xbf")):
        raise Faulty([Fault((), "not_signed_file")])
    kind = kind_of(data)
    if kind == "kolam-signed":
        return verifying.verify_signed(read_signed(data))
    if kind == "kolam-receipt":
        return verifying.verify_taken_home(read_taken_home(data))
    raise Faulty([Fault((), "not_signed_file")])


def _lines(report: Report) -> dict[str, Any]:
    voice = speak()
    ours = {one.key for one in ring.listed()}
    used = {receipt.key for receipt in report.signed.receipts} if report.signed else set()
    return {
        "checks": [(c.state, c.said(voice), c.place) for c in report.checks],
        "ours": bool(used) and used <= ours,
        "title": report.signed.document.title if report.signed else None,
        "count": len(report.failed),
    }


def _told(
    request: HttpRequest, known: dict[str, Any], *faults: Fault, status: int = 422
) -> HttpResponse:
    voice = speak()
    lines = [(fault.where(), fault.said(voice)) for fault in faults]
    return render(request, "desk/check_file.html", {**known, "faults": lines}, status=status)
