"""Languages compared: script, figures, and signs that show words in another order than theirs."""

import re
import unicodedata

SCRIPTS = {"en": "LATIN", "si": "SINHALA", "ta": "TAMIL"}
# Indian and western grouping write the same number: 5,23,000 and 523,000.
NUMBER = re.compile(r"\d+(?:,\d+)*(?:\.\d+)*")
# They turn the direction of what follows: 523 can be shown as 325. None of the languages needs one.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: Fewer small Latin letters than this are a name, which every language borrows.
BORROWED = 12
#: A text in its own language has at least this share of its letters in its own script.
SHARE = 0.2


def figures(words: str) -> tuple[str, ...]:
    """Every number in the words, in order, as plain digits without grouping."""
    return tuple(_digits(found) for found in NUMBER.findall(words))


def turns(words: str) -> bool:
    """Whether a hidden sign makes words look as if their letters stood in another order."""
    return TURNING.search(words) is not None


def in_other_script(words: str, language: str) -> bool:
    """Whether words meant for a language are written in another one's script.

    Names and abbreviations in Latin letters stand in every language; a whole sentence of them does
    not. Sinhala and Tamil letters are borrowed by nobody, so they may not outnumber its own.
    """
    count = dict.fromkeys(SCRIPTS, 0)
    for letter in filter(str.isalpha, words):
        script = unicodedata.name(letter, "").partition(" ")[0]
        for code, name in SCRIPTS.items():
            count[code] += script == name and (language == "en" or not letter.isupper())
    own = count.pop(language)
    latin = count.pop("en", 0)
    return any(other > own for other in count.values()) or (
        latin >= BORROWED and own < SHARE * (own + latin)
    )


def _digits(number: str) -> str:
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in number if sign != ","
    )
