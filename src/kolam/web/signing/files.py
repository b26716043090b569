"""Files of signing: the sealed PDF, the signed document as JSON, and receipts to take home."""

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from kolam import toolbox
from kolam.core.signable import Version
from kolam.core.signing import standing
from kolam.core.voice import LANGUAGES
from kolam.store.sealing.signed import Signed, as_json, taken_home
from kolam.web import doors, ring
from kolam.web.desk.take_out import as_file
from kolam.web.doors import DeskRequest
from kolam.web.kept import Kept
from kolam.web.models import Partnership
from kolam.web.sheets import about_of
from kolam.web.signing import acting
from kolam.web.signing.signed_pdf import signed_pdf

_MADE = Kept(12)
JSON = "application/json"


@doors.only("export")
@never_cache
def signed_file(request: DeskRequest, version: str, language: str) -> HttpResponse:
    """The document that everybody has signed, as a sealed PDF in a language, or as JSON."""
    return file_of(request.partnership, _version(request, version), language)


def file_of(partnership: Partnership, version: Version, language: str) -> HttpResponse:
    """A version that everybody has signed, as a file. Raises Http404 where there is none yet."""
    signed = _signed(version)
    name = f"{partnership.slug}-{version.id}"
    if language == "json":
        return as_file(as_json(signed), JSON, f"{name}.json")
    if language not in signed.document.languages or language not in LANGUAGES:
        raise Http404
    key, label = ring.key(), about_of(partnership).label
    data = _MADE.once(
        (signed.receipts[-1].seal, language, key.public, label),
        lambda: signed_pdf(signed, key, toolbox.voice(language), label=label),
    )
    return as_file(data, "application/pdf", f"{name}-{language}.pdf")


@doors.only("see")
@never_cache
def receipt(request: DeskRequest, version: str, receipt: str) -> HttpResponse:
    """A receipt, to take home."""
    found = _version(request, version)
    return receipt_file(found, receipt, request.partnership.slug)


def receipt_file(version: Version, id: str, slug: str) -> HttpResponse:
    """The receipt of this id as a file. Raises Http404."""
    row = next((one for one in version.receipts if one.id == id), None)
    if row is None:
        raise Http404
    name = f"{slug}-{version.id}-{row.id}-receipt.json"
    return as_file(as_json(taken_home(version.signable, row)), JSON, name)


def _signed(version: Version) -> Signed:
    if standing(version.signable, version.receipts).state != "complete":
        raise Http404
    return Signed(document=version.signable, receipts=version.receipts)


def _version(request: DeskRequest, id: str) -> Version:
    try:
        return acting.find(request.partnership, id)[2]
    except LookupError:
        raise Http404 from None
