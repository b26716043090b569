"""Letterheads: what stands over the first page of an organisation's documents."""

from collections.abc import Iterable, Iterator

from kolam.core.fault import Fault, Faulty
from kolam.core.record import LANGUAGES, Field, Record, Text
from kolam.draw.tones import contrast, is_hex, paint
from kolam.paper.logo import Logo, opened

#: Lines of names, and letters of a line.
LINES, LETTERS = 3, 90
#: How far words stand out from paper at least. Source: WCAG 2.2, 1.4.3.
READABLE = 4.5


class Letterhead(Record):
    """An organisation's logo, names, address, colour and closing line, in any of the languages.

    `logo` is a picture as a `data:` address, `alt` what it shows for those who do not see it.
    """

    name: Text = Field(Text(), json_schema_extra={"form": "lines"})
    address: Text = Text()
    foot: Text = Text()
    accent: str = paint("accent")
    logo: str = Field("", json_schema_extra={"form": "none"})
    alt: Text = Text()

    def faults(self) -> Iterable[Fault]:
        yield from self._of_words()
        yield from self._of_colour()
        yield from self._of_logo()

    def drawn(self) -> Logo | None:
        """The logo, where there is one."""
        return opened(self.logo) if self.logo else None

    def names(self, language: str) -> tuple[str, ...]:
        """The lines of names as the language has them."""
        return tuple(filter(None, map(str.strip, self.name.said(language).split("\n"))))

    def _of_words(self) -> Iterator[Fault]:
        if not self.name.said("en").strip():
            yield Fault(("name",), "no_name")
        for field in ("name", "address", "foot", "alt"):
            for code in LANGUAGES:
                lines = getattr(getattr(self, field), code).strip().split("\n")
                most = LINES if field == "name" else 1
                if len(lines) > most or any(len(line) > LETTERS for line in lines):
                    values = {"lines": most, "letters": LETTERS}
                    yield Fault((field, code), "letterhead_long", values)

    def _of_colour(self) -> Iterator[Fault]:
        if not is_hex(self.accent):
            yield Fault(("accent",), "no_colour")
        elif (found := contrast(self.accent, "ground")) < READABLE:
            values = {"found": f"{found:.1f}", "least": READABLE}
            yield Fault(("accent",), "colour_without_contrast", values)

    def _of_logo(self) -> Iterator[Fault]:
        if not self.logo:
            return
        try:
            opened(self.logo)
        except Faulty as faulty:
            yield from (fault.inside("logo") for fault in faulty.faults)
        if not self.alt.said("en").strip():
            yield Fault(("alt",), "logo_without_words")
