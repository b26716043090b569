"""What a password must be, said in the reader's language."""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
)

from kolam.web.desk.language import speak


class LongEnough(MinimumLengthValidator):
    """At least so many characters; nothing else makes a password as hard to guess."""

    def get_error_message(self) -> str:
        return speak()("desk.account.password_short", least=self.min_length)

    def get_help_text(self) -> str:
        return speak()("desk.account.password_help", least=self.min_length)


class NotCommon(CommonPasswordValidator):
    """None of the twenty thousand that are tried first."""

    def get_error_message(self) -> str:
        return speak()("desk.account.password_common")

    def get_help_text(self) -> str:
        return ""
