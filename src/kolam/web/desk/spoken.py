"""What the account pages say when something is wrong, in the reader's language."""

from collections.abc import Iterator, Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter

from kolam.web.desk.language import speak

WORDS = {
    "account_inactive": "desk.account.inactive",
    "add_email_blocked": "desk.account.address_blocked",
    "cannot_delete_authenticator": "desk.account.key_needed",
    "cannot_generate_recovery_codes": "desk.account.second_step_first",
    "cannot_remove_primary_email": "desk.account.address_needed",
    "duplicate_email": "desk.account.address_known",
    "email_password_mismatch": "desk.account.mismatch",
    "email_taken": "desk.account.address_taken",
    "enter_current_password": "desk.account.password_wrong",
    "incorrect_code": "desk.account.code_wrong",
    "incorrect_password": "desk.account.password_wrong",
    "invalid_login": "desk.account.mismatch",
    "invalid_or_expired_key": "desk.account.link_dead",
    "invalid_password_reset": "desk.account.link_dead",
    "max_email_addresses": "desk.account.address_blocked",
    "phone_password_mismatch": "desk.account.mismatch",
    "phone_taken": "desk.account.address_taken",
    "rate_limited": "desk.account.too_fast",
    "same_as_current": "desk.account.same",
    "select_only_one": "desk.account.mismatch",
    "too_many_login_attempts": "desk.account.too_many_tries",
    "unknown_email": "desk.account.mismatch",
    "unknown_phone": "desk.account.mismatch",
    "unverified_email": "desk.account.address_needed",
    "unverified_primary_email": "desk.account.address_needed",
    "username_blacklisted": "desk.account.mismatch",
    "username_password_mismatch": "desk.account.mismatch",
    "username_taken": "desk.account.address_taken",
}


class Spoken(Mapping[str, str]):
    """allauth's messages, looked up when they are needed, in the language of that moment."""

    def __getitem__(self, code: str) -> str:
        return speak()(WORDS[code])

    def __iter__(self) -> Iterator[str]:
        return iter(WORDS)

    def __len__(self) -> int:
        return len(WORDS)


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in and up; no message is flashed for what the next page shows anyway."""

    error_messages = Spoken()

    def add_message(self, *args: Any, **values: Any) -> None:
        """Say nothing: the pages themselves say what has happened."""

    def format_email_subject(self, subject: str) -> str:
        """The subject as it is, without the server's name before it."""
        return subject


class SecondSteps(DefaultMFAAdapter):  # type: ignore[misc]
    """Authenticator codes, passkeys and recovery codes."""

    error_messages = Spoken()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """A first name for a new passkey, which its owner can change."""
        return speak()("desk.account.key_name")
