"""allauth's account forms with our own words for labels, hints and what is missing."""

from typing import TYPE_CHECKING, Any

from allauth.account import forms as theirs
from django import forms

from kolam.web.desk.language import speak

if TYPE_CHECKING:
    Form = forms.Form
else:
    Form = object

LABELS = {
    "login": "desk.account.email",
    "email": "desk.account.email",
    "password": "desk.account.password",
    "password1": "desk.account.new_password",
    "password2": "desk.account.new_password_again",
    "oldpassword": "desk.account.old_password",
    "remember": "desk.account.remember",
    "code": "desk.account.code",
    "name": "desk.account.key_label",
    "passwordless": "desk.account.key_alone",
}
HINTS = {
    "password1": "desk.account.password_hint",
    "code": "desk.account.code_hint",
    "passwordless": "desk.account.key_alone_hint",
}


class OurWords(Form):
    """Puts our words in place of the ones that come with a form."""

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        voice = speak()
        for name, field in self.fields.items():
            if name in LABELS:
                field.label = voice(LABELS[name])
            field.help_text = voice(HINTS[name]) if name in HINTS else ""
            field.error_messages |= {
                "required": voice("fault.missing"),
                "invalid": voice("desk.account.email_shape"),
            }
            field.widget.attrs.pop("placeholder", None)
            for check in field.validators:
                if type(check).__name__ == "EmailValidator":
                    check.message = voice("desk.account.email_shape")  # type: ignore[attr-defined]

    def clean(self) -> Any:
        """Say in our words that two new passwords differ."""
        found = super().clean()
        if "password2" in self.errors and "password2" in self.fields:
            told = self.errors["password2"].as_data()
            if all(error.code is None for error in told):
                self.errors["password2"][:] = [speak()("desk.account.passwords_differ")]
        return found


class SignIn(OurWords, theirs.LoginForm):  # type: ignore[misc]
    """E-mail and password."""


class SignUp(OurWords, theirs.SignupForm):  # type: ignore[misc]
    """A new account."""


class ChangePassword(OurWords, theirs.ChangePasswordForm):  # type: ignore[misc]
    """A new password for somebody who knows the old one."""


class SetPassword(OurWords, theirs.SetPasswordForm):  # type: ignore[misc]
    """A first password, for somebody who came with a one-time link."""


class AskForReset(OurWords, theirs.ResetPasswordForm):  # type: ignore[misc]
    """Where to send a link for a new password."""


class NewPassword(OurWords, theirs.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, behind that link."""


class PasswordAgain(OurWords, theirs.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""


class AddAddress(OurWords, theirs.AddEmailForm):  # type: ignore[misc]
    """Another e-mail address."""
