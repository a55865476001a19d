"""YAML and JSON as a tree whose values know their lines; limits on depth and aliases."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from curation.cv.unreadable import Unreadable

Loader = yaml.SafeLoader | yaml.CSafeLoader
# The one in C reads ten times as fast, where PyYAML was built with it.
LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
DEPTH = 30
ALIASES = 100
# Values in all, those that aliases repeat counted again.
VALUES = 100_000
# A character beyond 16 bits as JSON may write it, which YAML does not know.
_HALVES = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


@dataclass(frozen=True)
class Value:
    """A scalar, a list or a mapping; `text` of a scalar as written, "" for null."""

    first: int
    last: int
    text: str = ""
    items: tuple[Value, ...] = ()
    # Keys with their values, in the order of the file.
    fields: tuple[tuple[Value, Value], ...] = ()

    def field(self, name: str) -> Value | None:
        return next((value for key, value in self.fields if key.text == name), None)

    @property
    def is_scalar(self) -> bool:
        return not self.items and not self.fields


def parse(text: str) -> Value:
    """The first document of a file. Raises Unreadable with the line of a fault."""
    # Tabs are blanks to JSON, and an error to YAML.
    source = _HALVES.sub(_whole, text.replace("\t", " "))
    try:
        _check(source)
        node = _first_document(LOADER(source))
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise Unreadable(
            f"Line {line}: {fault.problem or 'no YAML or JSON'}."
        ) from None
    except yaml.YAMLError:
        raise Unreadable("This is no YAML or JSON.") from None
    return _Reader().read(node, 0)


def _first_document(loader: Loader) -> yaml.Node:
    """What follows it, as the text does after front matter, is not looked at."""
    node = loader.get_node() if loader.check_node() else None
    if node is None:
        raise Unreadable("The file holds no data.")
    return node


def _check(source: str) -> None:
    """Counts before anything is built; the events of a file take little memory."""
    depth = aliases = 0
    for count, event in enumerate(yaml.parse(source, Loader=LOADER)):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        aliases += isinstance(event, yaml.AliasEvent)
        if depth > DEPTH:
            raise Unreadable("The data is nested too deeply.")
        if aliases > ALIASES or count > VALUES:
            raise Unreadable("The data is too large, or refers to itself too often.")
        if isinstance(event, yaml.DocumentEndEvent):
            return


class _Reader:
    def __init__(self) -> None:
        self._count = 0

    def read(self, node: yaml.Node, depth: int) -> Value:
        self._count += 1
        if self._count > VALUES or depth > DEPTH:
            raise Unreadable("The data is too large, or refers to itself too often.")
        first, last = _lines(node)
        if isinstance(node, yaml.SequenceNode):
            items = tuple(self.read(item, depth + 1) for item in node.value)
            return Value(first, last, items=items)
        if isinstance(node, yaml.MappingNode):
            fields = tuple(
                (self.read(key, depth + 1), self.read(value, depth + 1))
                for key, value in node.value
            )
            return Value(first, last, fields=fields)
        is_null = node.tag == "tag:yaml.org,2002:null"
        return Value(first, last, "" if is_null else str(node.value))


def _lines(node: yaml.Node) -> tuple[int, int]:
    """First and last line from 1; a block ends on the line after its last."""
    first, last = node.start_mark.line + 1, node.end_mark.line + 1
    is_after = node.end_mark.column == 0 and last > first
    return first, last - is_after


def _whole(halves: re.Match[str]) -> str:
    return bytes.fromhex(halves[1] + halves[2]).decode("utf-16-be")
