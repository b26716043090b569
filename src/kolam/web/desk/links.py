"""One-time links: let one person in once, soon after they were made."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import base36_to_int, urlsafe_base64_decode, urlsafe_base64_encode


class SignInTokens(PasswordResetTokenGenerator):
    """Tokens that die with the next sign-in, the next password or after `seconds`."""

    key_salt = "kolam.web.desk.links.SignInTokens"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        # Django's own drops the fraction of a second: a link used at once would live on.
        return f"{user.pk}{user.password}{user.last_login}{timestamp}{user.email}"

    def check(self, person: User, token: str, *, seconds: int) -> bool:
        """Whether this token lets this person in now."""
        stamp, _, rest = token.partition("-")
        try:
            made = base36_to_int(stamp)
        except ValueError:
            return False
        expected = self._make_token_with_timestamp(person, made, self.secret)
        fresh = 0 <= self._num_seconds(self._now()) - made <= seconds
        return bool(rest) and constant_time_compare(expected, token) and fresh


TOKENS = SignInTokens()


def sign_in_link(user: User) -> str:
    """The path of a link that signs this person in, once.

    It lives LINK_SECONDS; for somebody who has no password yet and never came, INVITE_SECONDS.
    """
    name = urlsafe_base64_encode(str(user.pk).encode())
    return reverse("enter", args=[f"{name}.{TOKENS.make_token(user)}"])


def person_behind(token: str) -> User | None:
    """The person whom this token lets in now, if any."""
    name, _, secret = token.partition(".")
    try:
        person = User.objects.get(pk=urlsafe_base64_decode(name).decode(), is_active=True)
    except (User.DoesNotExist, ValueError, OverflowError):
        return None
    never_came = person.last_login is None and not person.has_usable_password()
    seconds = settings.INVITE_SECONDS if never_came else settings.LINK_SECONDS
    return person if TOKENS.check(person, secret, seconds=seconds) else None
