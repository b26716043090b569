"""YAML as plain values: the tree of nodes is walked, so no tag ever makes an object."""

from __future__ import annotations

from typing import Any

from kolam.core.fault import Fault, Faulty
from kolam.store.scenarios.exact import Number

MOST_NODES = 1_000_000
DEEPEST = 60
_PLAIN = "tag:yaml.org,2002:"
_KINDS = {f"{_PLAIN}{kind}" for kind in ("str", "int", "float", "bool", "null", "map", "seq")}
_TEXTS = {f"{_PLAIN}timestamp", f"{_PLAIN}value", f"{_PLAIN}merge"}


def parse_yaml(text: str) -> Any:
    """The plain values of a YAML text, numbers as they are written.

    Raises Faulty where it is no YAML, names a class, or unfolds to more than a million values.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise Faulty([Fault((), "scenario_not_yaml", {"line": line})]) from None
    except RecursionError:
        raise Faulty([Fault((), "scenario_too_much")]) from None
    return _Walk().value(root, 0) if root is not None else None


class _Walk:
    """Turns nodes into values, counting them: aliases may unfold to more than there is room for."""

    def __init__(self) -> None:
        self.count = 0

    def value(self, node: Any, depth: int) -> Any:
        self.count += 1
        if self.count > MOST_NODES or depth > DEEPEST:
            raise Faulty([Fault((), "scenario_too_much")])
        if node.tag not in _KINDS | _TEXTS:
            place = (f"line {node.start_mark.line + 1}",)
            raise Faulty([Fault(place, "scenario_names_a_class", {"word": node.tag[:80]})])
        if node.id == "sequence":
            return [self.value(item, depth + 1) for item in node.value]
        if node.id == "mapping":
            return self._mapping(node, depth)
        return _scalar(node)

    def _mapping(self, node: Any, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, item in node.value:
            name = _name(key)
            if name in found:
                place = (f"line {key.start_mark.line + 1}",)
                raise Faulty([Fault(place, "name_twice", {"word": name[:60]})])
            found[name] = self.value(item, depth + 1)
        return found


def _name(node: Any) -> str:
    if node.id != "scalar":
        raise Faulty([Fault((f"line {node.start_mark.line + 1}",), "not_text")])
    return str(node.value)


def _scalar(node: Any) -> Any:
    kind = node.tag.removeprefix(_PLAIN)
    if kind == "null":
        return None
    return Number(node.value) if kind in ("int", "float") else str(node.value)
