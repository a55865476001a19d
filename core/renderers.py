"""The formats that every list has: JSON, a page at a time, and CSV, all rows in one stream."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar

import orjson
from rest_framework.renderers import BaseRenderer

Row = dict[str, Any]
# The columns of a table, each with how a row of the API fills it.
Columns = Mapping[str, Callable[[Row], Any]]

# A spreadsheet takes a cell that begins with one of these for a formula.
# Source: OWASP, "CSV Injection".
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class JSONRenderer(BaseRenderer):
    media_type = "application/json"
    format = "json"
    # RFC 8259: JSON is UTF-8, and its media type has no charset.
    charset = None

    def render(self, data: Any, *_: Any, **__: Any) -> bytes:
        return orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE)


class FileRenderer(BaseRenderer):
    """A format that holds all rows of a list; never cut to a page, sent while it is made."""

    extension: ClassVar[str]

    @property
    def content_type(self) -> str:
        charset = f"; charset={self.charset}" if self.charset else ""
        return f"{self.media_type}{charset}"


class CSVRenderer(FileRenderer):
    """Source: RFC 4180; lists inside a cell are separated by "; "."""

    media_type = "text/csv"
    format = "csv"
    extension = "csv"
    charset = "utf-8"

    def stream(self, rows: Iterable[Row], columns: Columns) -> Iterator[bytes]:
        writer = csv.writer(_Echo())
        yield writer.writerow(columns)
        for row in rows:
            yield writer.writerow([cell(fill(row)) for fill in columns.values()])


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> bytes:
        return text.encode()


def cell(value: Any) -> Any:
    """A value as a table shows it; text that looks like a formula gets a "'" in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def joined(values: Iterable[str | None]) -> str:
    return "; ".join(value for value in values if value)
