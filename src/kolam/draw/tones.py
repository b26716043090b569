"""Tones: the few named colours that are not data, and the stylesheet that themes them."""

from dataclasses import dataclass

TYPE_SCALE = (13, 16, 20, 25, 31, 39, 61)
FAMILIES = ("Noto Sans", "Noto Sans Sinhala", "Noto Sans Tamil")


@dataclass(frozen=True, slots=True)
class Tone:
    """One named colour on a light and on a dark ground, as #rrggbb."""

    light: str
    dark: str


TONES = {
    "ink": Tone("#16211f", "#f1f4f2"),
    "quiet": Tone("#4a5552", "#b9c3c0"),
    "rule": Tone("#c3cac7", "#4c5754"),
    "band": Tone("#f3f5f2", "#1c2523"),
    "ground": Tone("#ffffff", "#121918"),
    "accent": Tone("#0b6e6e", "#5cc4c0"),
}


def classes(fill: str, stroke: str = "") -> str:
    """The class names a page's stylesheet may theme: `ink` fills, `ink-line` strokes."""
    names = [fill] if fill in TONES else []
    return " ".join([*names, f"{stroke}-line"] if stroke in TONES else names)


def paint(colour: str) -> str:
    """A tone's light value, a #rrggbb colour as it is, or `none` for the empty string.

    Raises ValueError for anything else: a misspelt tone would be drawn black.
    """
    if not colour:
        return "none"
    if colour in TONES:
        return TONES[colour].light
    if is_hex(colour):
        return colour
    raise ValueError(f"{colour!r} is neither a tone ({', '.join(TONES)}) nor a #rrggbb colour")


def lightness(colour: str) -> float:
    """Relative luminance of a tone or #rrggbb colour, 0 black to 1 white. Source: WCAG 2.2."""
    painted = paint(colour)
    shares = (int(painted[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two tones or #rrggbb colours, 1 to 21. Source: WCAG 2.2."""
    low, high = sorted((lightness(first), lightness(second)))
    return (high + 0.05) / (low + 0.05)


def is_hex(colour: str) -> bool:
    """Whether this is a colour as #rrggbb."""
    digits = colour[1:]
    return colour[:1] == "#" and len(digits) == 6 and set(digits) <= set("0123456789abcdefABCDEF")


def stylesheet(scope: str = ".figure") -> str:
    """CSS that gives every tone its light value, and its dark one where the system is dark.

    `scope` is the selector of the <svg> elements it rules (each figure has the class `figure`).
    The figures carry the light values as presentation attributes as well, so that a figure
    saved on its own looks right; any rule of this sheet outranks those.
    """
    dark = "\n".join(f"  {rule}" for rule in _rules(scope, dark=True))
    light = "\n".join(_rules(scope, dark=False))
    return f"{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _rules(scope: str, *, dark: bool) -> list[str]:
    values = {name: tone.dark if dark else tone.light for name, tone in TONES.items()}
    fills = [f"{scope} .{name} {{ fill: {value}; }}" for name, value in values.items()]
    lines = [f"{scope} .{name}-line {{ stroke: {value}; }}" for name, value in values.items()]
    return fills + lines
