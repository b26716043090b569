"""What phones are sent is the source without what only its readers need."""

from kolam.web.live.bundle import slim


def test_comments_on_lines_of_their_own_and_indentation_are_left_out() -> None:
    source = b"// Why.\n/** What\n    it does. */\nexport const a = {\n  b: 1, // kept\n};\n"
    assert slim("a.js", source) == b"export const a = {\nb: 1, // kept\n};\n"


def test_a_rule_between_two_comments_stays() -> None:
    source = b"/* One. */ a { b: c; } /* Two. */\n"
    assert slim("a.css", source) == source


def test_words_are_sent_as_they_are() -> None:
    assert slim("phone-en.json", b'{\n  "a": "// b"\n}') == b'{\n  "a": "// b"\n}'
