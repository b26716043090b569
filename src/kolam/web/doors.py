"""The doors: who may do what. Every right stands here, and every Django page has a mark from here.

`only("edit")` lets in members whose role has the right; others are told that the partnership
does not exist (404) unless they are members with another role (403).
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Literal

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from rules.permissions import add_perm
from rules.predicates import predicate

from kolam.web.models import Member, Partnership

Right = Literal["see", "export", "edit", "run", "people", "about", "sit", "mediate", "put_up"]
Role = Literal["broker", "facilitator", "mediator", "partner", "observer"]
ROLES: tuple[Role, ...] = ("broker", "facilitator", "mediator", "partner", "observer")

# What each role may do in its partnership; whoever starts a partnership is its broker.
# "sit" is to speak for one's organisation and to keep its private sheets; "mediate" is to read
# the private sheets of all; "put_up" is to put documents up for signature, to make links for
# signers and to withdraw a version. Nobody both sits and mediates, and neither the broker nor the
# facilitator does either.
RIGHTS: Mapping[Right, frozenset[Role]] = {
    "see": frozenset({"broker", "facilitator", "mediator", "partner", "observer"}),
    "export": frozenset({"broker", "facilitator", "mediator", "partner", "observer"}),
    "edit": frozenset({"broker", "facilitator", "partner"}),
    "run": frozenset({"broker", "facilitator"}),
    "about": frozenset({"broker", "facilitator"}),
    "people": frozenset({"broker"}),
    "put_up": frozenset({"broker", "facilitator"}),
    "sit": frozenset({"partner"}),
    "mediate": frozenset({"mediator"}),
}

# Pages of django-allauth: they check for themselves; here stands who they are for.
BORROWED: Mapping[str, str] = {
    "account_login": "public",
    "account_logout": "public",
    "account_signup": "public",
    "account_inactive": "public",
    "account_reset_password": "public",
    "account_reset_password_done": "public",
    "account_reset_password_from_key": "public",
    "account_reset_password_from_key_done": "public",
    "account_confirm_email": "public",
    "account_email_verification_sent": "public",
    "account_confirm_login_code": "public",
    "mfa_authenticate": "public",
    "mfa_login_webauthn": "public",
    "account_email": "signed_in",
    "account_reauthenticate": "signed_in",
    "account_change_password": "signed_in",
    "account_set_password": "signed_in",
    "mfa_index": "signed_in",
    "mfa_reauthenticate": "signed_in",
    "mfa_activate_totp": "signed_in",
    "mfa_deactivate_totp": "signed_in",
    "mfa_view_recovery_codes": "signed_in",
    "mfa_generate_recovery_codes": "signed_in",
    "mfa_download_recovery_codes": "signed_in",
    "mfa_list_webauthn": "signed_in",
    "mfa_add_webauthn": "signed_in",
    "mfa_reauthenticate_webauthn": "signed_in",
    "mfa_remove_webauthn": "signed_in",
    "mfa_edit_webauthn": "signed_in",
}

View = Callable[..., HttpResponse]


class DeskRequest(HttpRequest):
    """A request that has come through a partnership's door."""

    user: User
    partnership: Partnership
    member: Member


def membership(person: Any, partnership: Partnership) -> Member | None:
    """What the person is in this partnership, if anything."""
    if not person.is_authenticated:
        return None
    found = partnership.members.filter(person=person).select_related("organisation")
    return found.defer("organisation__letterhead").first()


def _holds(right: Right) -> Any:
    def holds(person: Any, partnership: Partnership) -> bool:
        member = membership(person, partnership)
        return bool(member and member.role in RIGHTS[right])

    return predicate(holds, name=right)


for _right in RIGHTS:
    add_perm(f"partnership.{_right}", _holds(_right))


def may(member: Member, right: Right) -> bool:
    """Whether this member's role has the right."""
    return member.role in RIGHTS[right]


def enter(person: Any, slug: str, right: Right) -> tuple[Partnership, Member]:
    """The partnership and the person's place in it.

    Raises Http404 for those who are no members, PermissionDenied without the right.
    """
    partnership = Partnership.objects.filter(slug=slug).first()
    member = partnership and membership(person, partnership)
    if not partnership or not member:
        raise Http404
    if not person.has_perm(f"partnership.{right}", partnership):
        raise PermissionDenied(right)
    return partnership, member


def only(right: Right) -> Callable[[View], View]:
    """Let in members of the partnership `slug` who have this right."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, slug: str, **rest: Any) -> HttpResponse:
            request.partnership, request.member = enter(request.user, slug, right)
            return view(request, **rest)

        wrapped: View = marked(login_required(guarded), right)
        return wrapped

    return mark


def signed_in(view: View) -> View:
    """Let in everybody who has signed in."""
    wrapped: View = marked(login_required(view), "signed_in")
    return wrapped


def public(why: str) -> Callable[[View], View]:
    """Let in everybody; `why` says the reason."""

    def mark(view: View) -> View:
        @wraps(view)
        def open_to_all(*args: Any, **rest: Any) -> HttpResponse:
            return view(*args, **rest)

        open_to_all.why = why  # type: ignore[attr-defined]
        wrapped: View = marked(open_to_all, "public")
        return wrapped

    return mark


def marked(view: Any, door: str) -> Any:
    """The same view with its mark, which a test asks every address for."""
    view.door = door
    return view
