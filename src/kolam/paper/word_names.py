"""Word's names: the styles of a file by name, its lists, and numbers that nothing in it has yet."""

from typing import Any

from docx.document import Document as Word
from docx.oxml.ns import qn


class Named:
    """The styles of a Word file by name, and its numbered lists."""

    def __init__(self, made: Word) -> None:
        self.made = made
        self.ids = {style.name: style.style_id for style in made.styles}
        names = ("List Bullet", "List Number")
        self.lists = {name for name in names if self._list_of(name) is not None}
        self.text = "Body Text" if "Body Text" in self.ids else "Normal"

    def __getitem__(self, name: str) -> str:
        return str(self.ids[name])

    def list(self, name: str) -> int:
        """A list of its own in this style, counting from 1; 0 where the style has no numbers."""
        found = self._list_of(name)
        if found is None:
            return 0
        numbering: Any = self.made.part.numbering_part.element
        abstract = numbering.num_having_numId(found).abstractNumId.val
        own = numbering.add_num(abstract)
        own.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(own.numId)

    def _list_of(self, name: str) -> int | None:
        properties: Any = self.made.styles[name].element.pPr
        found = properties.numPr if properties is not None else None
        return None if found is None or found.numId is None else int(found.numId.val)


def free(made: Word, name: str, attribute: str) -> int:
    """The greatest number that things of this kind have in the file already."""
    told = (element.get(attribute, "") for element in made.element.body.iter(qn(name)))
    return max((int(number) for number in told if number.isdecimal()), default=0)
