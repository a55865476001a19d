"""Addresses: of a list, in the one form that links have, and of a row by its slug."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

# Marks of the query grammar, left readable in addresses.
READABLE = ",!:-"


def slug_address(route: str, slug: str | int) -> str:
    """The path of a row; like `reverse`, which a list of many rows cannot afford for each."""
    before, after = _ends(route)
    return f"{before}{slug}{after}"


@functools.cache
def _ends(route: str) -> tuple[str, str]:
    """What stands before and after the slug in the paths of a route."""
    before, _, after = reverse(route, args=["SLUG"]).partition("SLUG")
    return before, after


@dataclass(frozen=True)
class ListAddress:
    """A list page's address; the same query string at `api_path` is the same list as data."""

    path: str
    pairs: tuple[tuple[str, str], ...] = ()
    api_path: str = ""
    known: tuple[str, ...] = ()
    """The parameters of the list, in the order in which an address has them."""

    @classmethod
    def of(
        cls, path: str, query: QueryDict, known: Sequence[str], api_path: str = ""
    ) -> Self:
        """Keeps the known parameters that have a value."""
        pairs = [
            (name, value.strip())
            for name in known
            for value in query.getlist(name)
            if value.strip()
        ]
        return cls(path, tuple(pairs), api_path, tuple(known))

    def __str__(self) -> str:
        return f"{self.path}{self.query}" if self.pairs else self.path

    @property
    def is_narrowed(self) -> bool:
        """Whether it is more than a page of the whole list: there are too many such for search engines."""
        return any(name != "page" for name, _ in self.pairs)

    @property
    def query(self) -> str:
        """The query string with its question mark, "" without parameters."""
        return f"?{urlencode(self.pairs, safe=READABLE)}" if self.pairs else ""

    @property
    def api(self) -> str:
        """Where the API gives the same rows in the same order; "" where it has no such list."""
        return f"{self.api_path}{self.query}" if self.api_path else ""

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.pairs if key == name]

    def value(self, name: str) -> str:
        return next(iter(self.values(name)), "")

    def replaced(self, **changes: object) -> Self:
        """With these parameters instead: None or "" drops one, a list gives it several times.

        Any change but a page begins again at the first page.
        """
        if changes.keys() - {"page"}:
            changes = {"page": None, **changes}
        kept = [pair for pair in self.pairs if pair[0] not in changes]
        added = [
            (name, str(value))
            for name, given in changes.items()
            for value in (given if isinstance(given, list) else [given])
            if value not in (None, "")
        ]
        place = {name: i for i, name in enumerate(self.known)}
        pairs = sorted(kept + added, key=lambda pair: place.get(pair[0], len(place)))
        return replace(self, pairs=tuple(pairs))

    @property
    def bare(self) -> Self:
        """Without any parameter."""
        return replace(self, pairs=())
