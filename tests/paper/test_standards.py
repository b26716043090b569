"""Every document as others judge it: veraPDF by PDF/A-2a and PDF/UA-1, outloud by what is heard.

Both stand in an environment of their own, `sh scripts/standards.sh`, and are programs apart.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import NameObject, TextStringObject

from kolam.core.voice import LANGUAGES
from tests.paper import demonstrated
from tests.paper.breaking import BROKEN, saved, sound
from tests.paper.excused import EXCUSED
from tests.paper.specimen import elements, structure

STANDARDS = Path(sys.prefix) / ".standards"
VERAPDF = Path(__file__).parents[2] / "scripts" / "verapdf.py"
PARTS = ("PDF/A-2a", "PDF/UA-1")
validated = pytest.mark.skipif(
    not (STANDARDS / ".made").exists(),
    reason="no validators of PDFs here; where PyPI can be reached: sh scripts/standards.sh",
)


def written(files: Mapping[str, bytes], folder: Path) -> list[str]:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [str(folder / name) for name in files]


def verapdf(files: Mapping[str, bytes], folder: Path) -> dict[str, Any]:
    """What veraPDF finds in each file, and qpdf of its syntax."""
    told = _run("python", str(VERAPDF), *written(files, folder))
    return {Path(path).name: found for path, found in json.loads(told).items()}


def outloud(files: Mapping[str, bytes], folder: Path) -> dict[str, list[dict[str, Any]]]:
    """What outloud finds in each file but what it only remarks on."""
    words = ("--quiet", "--fail-on", "never", "--json", "-")
    told = json.loads(_run("outloud", *words, *written(files, folder)))
    return {
        Path(one["path"]).name: [f for f in one["findings"] if f["severity"] != "info"]
        for one in told["results"]
    }


def _run(program: str, *words: str) -> str:
    done = subprocess.run(
        [STANDARDS / "bin" / program, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@validated
def test_verapdf_finds_nothing_in_any_document(tmp_path: Path) -> None:
    files = demonstrated.every_pdf()
    told = verapdf(files, tmp_path)
    checks = [found[part].pop("checks") for found in told.values() for part in PARTS]
    sound = {"syntax": [], **{part: {"failed": {}} for part in PARTS}}
    assert told == dict.fromkeys(files, sound)
    assert min(checks) > 5000


@validated
def test_verapdf_names_what_is_broken_and_nothing_else(tmp_path: Path) -> None:
    good = sound()
    told = verapdf({name: broken.write(good) for name, broken in BROKEN.items()}, tmp_path)
    failed = {
        name: tuple(tuple(found[part]["failed"]) for part in PARTS) for name, found in told.items()
    }
    assert failed == {name: (broken.archive, broken.access) for name, broken in BROKEN.items()}


@validated
def test_outloud_finds_nothing_that_is_not_excused(tmp_path: Path) -> None:
    files = demonstrated.every_pdf()
    found = [(name, finding) for name, told in outloud(files, tmp_path).items() for finding in told]
    left = [
        (name, finding["rule"], finding["page"], finding["evidence"])
        for name, finding in found
        if finding["rule"] not in EXCUSED or not EXCUSED[finding["rule"]](finding, files[name])
    ]
    assert left == []
    assert {finding["rule"] for _, finding in found} == EXCUSED.keys(), "an excuse of no use"


@validated
def test_outloud_hears_a_figure_whose_words_are_the_name_of_a_file(tmp_path: Path) -> None:
    def rename(writer: Any) -> None:
        for kind, element in elements(writer.root_object["/StructTreeRoot"]):
            if kind == "Figure":
                element[NameObject("/Alt")] = TextStringObject("IMG_2041.jpg")

    told = outloud({"broken.pdf": saved(rename)(sound())}, tmp_path)
    rules = [finding["rule"] for finding in told["broken.pdf"] if finding["rule"] not in EXCUSED]
    assert rules == ["FIG-010"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_says_where_it_stands_on_its_page(language: str) -> None:
    told = [
        "/BBox" in element["/A"][0]
        for kind, element in structure(demonstrated.as_pdf("report", language))
        if kind == "Figure"
    ]
    assert told == [True] * len(told)
    assert len(told) > 20
