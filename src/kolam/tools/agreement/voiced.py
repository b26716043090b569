"""Voiced texts: names, offices and sources, in each language or alike in all of them."""

from typing import Annotated, Any

from pydantic import BeforeValidator

from kolam.core.record import Text


def _in_every_language(told: Any) -> Any:
    if isinstance(told, str):
        return dict.fromkeys(Text.languages, told) if told else {}
    return told


#: Words in each language. Plain text stands for all of them, as it does in books from before.
Voiced = Annotated[Text, BeforeValidator(_in_every_language)]


def voiced(words: Text) -> Text:
    """The words, a language that has none saying what the first that has some says.

    Who signs is told in every language, translated or not.
    """
    return Text.model_validate({code: words.said(code) for code in Text.languages})
