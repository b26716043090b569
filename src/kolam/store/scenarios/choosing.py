"""Choosing the reader: what the files say they are, not what they are called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kolam.core.fault import Faulty
from kolam.store.scenarios import (
    csv_tables,
    genius,
    geniusweb,
    kolam_json,
    negmas,
    negolog,
    scorable,
)
from kolam.store.scenarios.draft import Draft
from kolam.store.scenarios.ledger import Ledger
from kolam.store.scenarios.sources import Source, files_in, read_source

Answers = Callable[[Source], bool]


@dataclass(frozen=True)
class Wanted:
    """What was asked for besides the files."""

    pick: str = ""
    in_proportion: bool = False


def draft_of(
    paths: Sequence[Path], profiles: Sequence[Path], wanted: Wanted, ledger: Ledger
) -> Draft:
    """The draft of a folder, a file, or a domain and its profiles. Raises Faulty, OSError."""
    folder = len(paths) == 1 and paths[0].is_dir() and not profiles
    files = [file for path in paths for file in (files_in(path) if path.is_dir() else [path])]
    sources = _readable([read_source(file) for file in files], ledger, strict=not folder)
    sides = _readable([read_source(path) for path in profiles], ledger, strict=True)
    ledger.settle()
    name = paths[0].name if folder else paths[0].stem
    tables = [source for source in sources if source.ending == ".csv"]
    if tables and len(tables) == len(sources):
        return csv_tables.read(name, tables, ledger)
    for source in tables:
        ledger.note((source.name,), "scenario_left_out")
    sources = [source for source in sources if source not in tables]
    if any(source.is_xml for source in sources):
        return _genius(sources, sides, wanted, ledger, name)
    return _trees(sources, sides, wanted, ledger, name)


def _readable(sources: Sequence[Source], ledger: Ledger, *, strict: bool) -> list[Source]:
    """The sources that can be parsed; faults for the rest, but a note in a folder for strangers."""
    found = []
    for source in sources:
        if source.ending == ".xml" and not source.is_xml and not strict:
            ledger.note((source.name,), "scenario_left_out")
            continue
        try:
            if source.is_xml or source.ending == ".xml":
                source.xml  # noqa: B018
            elif source.ending != ".csv":
                source.tree  # noqa: B018
        except Faulty as faulty:
            ledger.faults.extend(faulty.faults)
        else:
            found.append(source)
    return found


def _split(
    sources: Sequence[Source],
    sides: Sequence[Source],
    kinds: tuple[Answers, Answers],
    ledger: Ledger,
) -> tuple[list[Source], list[Source]]:
    """The domains and the profiles among the files; what is neither is left out, with a note."""
    is_domain, is_profile = kinds
    domains = [source for source in sources if is_domain(source)]
    profiles = list(sides) or [source for source in sources if is_profile(source)]
    for source in sources:
        if source not in domains and not is_profile(source):
            ledger.note((source.name,), "scenario_left_out")
    for source in sides:
        if not is_profile(source):
            ledger.fault((source.name,), "scenario_no_profile")
    return domains, profiles


def _genius(
    sources: list[Source], sides: list[Source], wanted: Wanted, ledger: Ledger, name: str
) -> Draft:
    xml = [source for source in sources if source.is_xml]
    for source in sources:
        if not source.is_xml:
            ledger.note((source.name,), "scenario_left_out")
    sides_xml = [source for source in sides if source.is_xml]
    for source in sides:
        if not source.is_xml:
            ledger.fault((source.name,), "scenario_no_profile")
    domains, profiles = _split(xml, sides_xml, (genius.is_domain, genius.is_profile), ledger)
    _one_domain(domains, ledger, name)
    _some_profiles(profiles, ledger, name)
    return genius.read(domains[0], profiles, ledger, in_proportion=wanted.in_proportion)


def _one_domain(domains: Sequence[Source], ledger: Ledger, name: str) -> None:
    if len(domains) != 1:
        names = ", ".join(source.name for source in domains)
        key = "scenario_two_domains" if domains else "scenario_no_domain"
        ledger.fault((name,), key, **({"names": names} if domains else {}))
    ledger.settle()


def _some_profiles(profiles: Sequence[Source], ledger: Ledger, name: str) -> None:
    if not profiles:
        ledger.fault((name,), "scenario_no_profiles")
    ledger.settle()


def _trees(
    sources: list[Source], sides: list[Source], wanted: Wanted, ledger: Ledger, name: str
) -> Draft:
    every = [*sources, *sides]
    if any(map(negmas.is_domain, every)) or any(map(negmas.is_profile, every)):
        domains, found = _split(sources, sides, (negmas.is_domain, negmas.is_profile), ledger)
        _one_domain(domains, ledger, name)
        _some_profiles(found, ledger, name)
        return negmas.read(domains[0], found, ledger)
    if any(map(geniusweb.is_profile, every)) or any(map(geniusweb.is_domain, every)):
        return _geniusweb(sources, sides, wanted, ledger, name)
    alone = [source for source in every if negolog.is_profile(source.tree)]
    if alone:
        profiles = negolog.named(alone)
        return negolog.read(name, profiles, ledger, in_proportion=wanted.in_proportion)
    if len(every) == 1:
        return _single(every[0], wanted, ledger)
    ledger.fault((name,), "scenario_unknown_format")
    ledger.settle()
    raise AssertionError(name)


def _geniusweb(
    sources: list[Source], sides: list[Source], wanted: Wanted, ledger: Ledger, name: str
) -> Draft:
    kinds = (geniusweb.is_domain, geniusweb.is_profile)
    domains, profiles = _split(sources, sides, kinds, ledger)
    if len(domains) > 1:
        _one_domain(domains, ledger, name)
    _some_profiles(profiles, ledger, name)
    first = domains[0] if domains else None
    return geniusweb.read(first, profiles, ledger, in_proportion=wanted.in_proportion)


def _single(source: Source, wanted: Wanted, ledger: Ledger) -> Draft:
    """One JSON file: a scenario, or a collection of them of which one is picked."""
    if kolam_json.is_scenario(source.tree):
        return kolam_json.read(source, ledger)
    name, tree = source.stem, source.tree
    if isinstance(tree, dict) and not _known(tree):
        inside = {key: value for key, value in tree.items() if _known(value)}
        name, tree = _picked(source, inside, wanted, ledger)
    if negolog.is_scenario(tree):
        found = negolog.profiles_of(tree)
        return negolog.read(name, found, ledger, in_proportion=wanted.in_proportion)
    if scorable.is_scenario(tree):
        return scorable.read(name, tree, ledger)
    ledger.fault((source.name,), "scenario_unknown_format")
    ledger.settle()
    raise AssertionError(source.name)


def _known(tree: Any) -> bool:
    return negolog.is_scenario(tree) or scorable.is_scenario(tree)


def _picked(
    source: Source, inside: dict[str, Any], wanted: Wanted, ledger: Ledger
) -> tuple[str, Any]:
    if wanted.pick and inside and wanted.pick not in inside:
        ledger.unknown(wanted.pick, inside, (source.name,))
    elif not inside:
        ledger.fault((source.name,), "scenario_unknown_format")
    elif not wanted.pick and len(inside) > 1:
        names = ", ".join(list(inside)[:12]) + (" ..." if len(inside) > 12 else "")
        ledger.fault((source.name,), "scenario_several", names=names)
    ledger.settle()
    name = wanted.pick or next(iter(inside))
    return name, inside[name]
