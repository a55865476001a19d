"""Suggestions while somebody types: people, venues, topics and publications of any word that begins so."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Annotated

from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request
from rest_framework.response import Response

from core.answers import Address, Answer, codes
from core.api import Endpoint, Links
from core.audience import Reader, audience_of
from core.filters import read_words
from core.parameters import Unreadable, occurrences, read_choices, single
from core.problems import ParameterProblem
from core.renderers import Row
from directory.suggested import KINDS, MOST, Leading


class Suggestion(Answer):
    """Something that has a word which begins so, and what tells it from its namesakes."""

    type: Annotated[str, codes(KINDS)]
    label: str
    hint: str | None
    url: Address
    html_url: Address


class Suggestions(Answer):
    """People first, then venues, topics and publications."""

    results: list[Suggestion] = Field(max_length=MOST)


class Autocomplete(Endpoint):
    """At most ten rows with words that begin as those of `q` do, of the kinds that are asked for."""

    def get(self, request: Request) -> HttpResponseBase:
        self.check_parameters(request, "q", "kind")
        given = occurrences(request.query_params, ["q", "kind"])
        query, kinds = single(given, "q"), _kinds(single(given, "kind"))
        rows = suggestions(query, kinds, request.user, Links(request))
        return Response({"results": rows})


def suggestions(
    query: str, kinds: Sequence[str], user: Reader, links: Leading, most: int = MOST
) -> list[Row]:
    """At most so many rows, one kind after the other. Raises ParameterProblem."""
    try:
        words = read_words(query)
    except Unreadable as fault:
        raise ParameterProblem(fault.of("q")) from None
    audience = audience_of(user)
    found = [KINDS[kind](query, audience, links) for kind in kinds if words]
    return _shared(found, most)


def _kinds(text: str) -> Sequence[str]:
    """In the order of all kinds. Raises ParameterProblem."""
    try:
        asked = read_choices(text, KINDS) if text else KINDS
    except Unreadable as fault:
        raise ParameterProblem(fault.of("kind")) from None
    return [kind for kind in KINDS if kind in asked]


def _shared(found: Sequence[list[Row]], most: int) -> list[Row]:
    """So many rows: each kind has as many as any other, as far as it goes, and stays together."""
    turns = itertools.zip_longest(*found)
    first = [row for turn in turns for row in turn if row][:most]
    return [row for rows in found for row in rows if row in first]
