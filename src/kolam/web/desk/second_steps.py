"""allauth's forms for authenticator codes and passkeys, with our own words."""

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

from kolam.web.desk.account_forms import OurWords


class Code(OurWords, base.AuthenticateForm):  # type: ignore[misc]
    """A code from the authenticator, or a recovery code."""


class CodeAgain(OurWords, base.ReauthenticateForm):  # type: ignore[misc]
    """A code once more, before something that matters."""


class StartCodes(OurWords, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator."""


class AddKey(OurWords, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey or security key."""


class NameKey(OurWords, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""
