"""Districts: the names of Sri Lanka's in the reader's language, whoever typed them in which."""

from kolam.core.voice import Voice


def district(name: str, voice: Voice) -> str:
    """The district's name; as it was typed where it is not one of those that are known."""
    key = f"district.{name.strip().casefold().replace(' ', '_')}"
    return voice(key) if voice.knows(key) else name
