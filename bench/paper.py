"""Documents measured side by side with a peer: `make bench-paper`.

    python -m bench.paper [--quick]

The floor is typst on as many bare pages of the same text; the peer is WeasyPrint on the HTML that
Kolam writes of the same document, in an environment of its own (scripts/peers.sh paper).
"""

import argparse
import io
import json
import os
import platform
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

import docx
import pypdf
import typst

from bench.engine import Row, timed
from bench.paper_specimen import agreement, report
from kolam import toolbox
from kolam.core.block import Paragraph, Table
from kolam.draw.text import FONTS
from kolam.paper.document import Document
from kolam.paper.page import html
from kolam.paper.pdf import pdf
from kolam.paper.picture import fonts
from kolam.paper.setting import literal
from kolam.paper.word import word

PEER = Path(__file__).parents[1] / os.environ.get("VENV", ".venv") / ".peers-paper/bin/python"
EN = toolbox.voice("en")
REPEATS, QUICK = 9, 3
TYPST = version_of("typst")


def rows(repeats: int) -> Iterator[Row]:
    """Each document by each maker; Kolam's row comes before those it is compared with."""
    for name, document in (("report, 12 pages", report()), ("agreement, 200 clauses", agreement())):
        yield from _pdfs(f"{name}, PDF", document, repeats)
        yield from _words(f"{name}, DOCX", document, repeats)
        seconds = _least(partial(html, document, EN), repeats)
        yield Row(f"{name}, HTML", "kolam", seconds)


def _pdfs(case: str, document: Document, repeats: int) -> Iterator[Row]:
    ours = _least(partial(pdf, document, EN), repeats)
    yield Row(case, "kolam", ours, _told(pdf(document, EN), document))
    compile_ = partial(typst.compile, _bare(document), format="pdf", font_paths=fonts())
    floor = _least(compile_, repeats)
    yield Row(case, "typst, bare", floor, _told(compile_(), document), floor / ours)
    if PEER.exists():
        seconds, data = _weasyprint(document, repeats)
        yield Row(case, "weasyprint", seconds, _told(data, document), seconds / ours)


def _words(case: str, document: Document, repeats: int) -> Iterator[Row]:
    ours = _least(partial(word, document, EN), repeats)
    yield Row(case, "kolam", ours, f"{len(word(document, EN)) // 1024:,} KB")
    empty = _least(_empty, repeats)
    yield Row(case, "python-docx, empty", empty, "opened and saved, no content", empty / ours)


def _least(act: Callable[[], Any], repeats: int) -> float:
    """The least of the repeats, after one that warms up."""
    act()
    return timed(act, repeats=repeats)[0]


def _bare(document: Document) -> bytes:
    """Every text of the document as a paragraph of typst, in one style, without a table."""
    texts: list[str] = []
    for block in document.body:
        texts.append(getattr(block, "text", ""))
        if isinstance(block, Table):
            texts += [cell for row in (block.header, *block.rows) for cell in row]
    families = '("Noto Sans", "Noto Sans Sinhala", "Noto Sans Tamil")'
    lines = "\n\n".join(f"#par({literal(text)})" for text in texts if text)
    return f'#set text(font: {families})\n#set page(paper: "a4")\n{lines}'.encode()


def _empty() -> None:
    docx.Document().save(io.BytesIO())


def _weasyprint(document: Document, repeats: int) -> tuple[float, bytes]:
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; '
        f'src: url("file://{FONTS}/{file}-{style}.ttf"); }}'
        for family, file in (
            ("Noto Sans", "NotoSans"),
            ("Noto Sans Sinhala", "NotoSansSinhala"),
            ("Noto Sans Tamil", "NotoSansTamil"),
        )
        for weight, style in ((400, "Regular"), (700, "Bold"))
    )
    page = html(document, EN).replace("<style>", f"<style>{faces}", 1)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "peer.pdf")
        done = subprocess.run(
            [PEER, "bench/paper_peers.py", out, str(repeats)],
            input=page, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return json.loads(done.stdout.splitlines()[-1])["seconds"], out.read_bytes()


def _told(data: bytes, document: Document) -> str:
    """Pages, size, and how many Sinhala and Tamil words of its paragraphs come back."""
    pages = len(pypdf.PdfReader(io.BytesIO(data)).pages)
    wanted = {w for b in document.body if isinstance(b, Paragraph) for w in _complex(b.text)}
    read = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    back = wanted & set(_complex(read.stdout.decode()))
    words = f"; {len(back)} of {len(wanted)} Sinhala and Tamil words come back" if wanted else ""
    return f"{pages} pages, {len(data) // 1024:,} KB{words}"


def _complex(text: str) -> list[str]:
    words = unicodedata.normalize("NFC", text).split()
    return [word for word in words if any(0x0B80 <= ord(letter) <= 0x0DFF for letter in word)]


def main(asked: argparse.Namespace) -> None:
    """Print the table, row by row."""
    cores, version, load = os.cpu_count(), platform.python_version(), os.getloadavg()[0]
    print(f"{cores} cores, Python {version}, typst {TYPST}, load {load:.1f}\n")
    if not PEER.exists():
        print("The peer is not installed (sh scripts/peers.sh paper): its rows are left out.\n")
    print("| case | | time | ratio | found |\n| --- | --- | ---: | ---: | --- |")
    for row in rows(QUICK if asked.quick else REPEATS):
        print(row.line(), flush=True)
    print(f"\nload afterwards {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repeats")
    main(parser.parse_args())
    sys.exit(0)
