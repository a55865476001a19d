"""The page that says in plain words what one can ask of the API, with lines to copy."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import TemplateView

from core import limits, paging
from core.parameters import MAX_PARAMETERS, MAX_QUERY
from core.problems import problem
from directory.openapi import DESCRIBED


@dataclass(frozen=True)
class Line:
    """One request as a line for a shell; `$TOKEN` and `$ETAG` are the reader's own."""

    about: str
    path: str
    method: str = "GET"
    headers: tuple[str, ...] = ()
    body: Mapping[str, Any] = field(default_factory=dict)
    options: tuple[str, ...] = ()

    def curl(self, site: str) -> str:
        words = ["curl", *self.options]
        if self.method != "GET":
            words += ["-X", self.method]
        for header in self.headers:
            words += ["-H", f'"{header}"' if "$" in header else shlex.quote(header)]
        if self.body:
            words += ["-d", shlex.quote(json.dumps(self.body))]
        address = f"{site}{reverse('api:root')}{self.path}"
        return " ".join([*words, shlex.quote(address)])


_TOKEN = "Authorization: Bearer $TOKEN"
_JSON = "Content-Type: application/json"

FIRST = (
    Line("Works at NeurIPS in 2021.", "publications/?venue=neurips&year=2021"),
    Line(
        "The same venue by an old name; names, acronyms and aliases are one.",
        "publications/?venue=nips&year=2021",
    ),
    Line("Everybody whose name has a word that begins so.", "people/?q=sekh"),
    Line("At most ten suggestions for a word's beginning.", "autocomplete/?q=sekh"),
    Line("One person with the whole profile.", "people/ayush-sekhari/"),
)
GRAMMAR = (
    Line(
        "Words, a phrase, and a word that must not be there.",
        "publications/?q=%22machine%20unlearning%22%20-poison",
    ),
    Line("One of them.", "publications/?venue=iclr,icml"),
    Line(
        "Both of them.",
        "publications/?topic=reinforcement-learning&topic=learning-theory",
    ),
    Line("None of them; works without a venue stay.", "publications/?venue=!colt,icml"),
    Line("Those without one.", "publications/?year=null"),
    Line("A range of years; an end may be open.", "publications/?year=2021-"),
    Line(
        "All at once, in an order.",
        "publications/?venue=iclr,icml&year=2022-&alphabetical=false&sort=-year,title",
    ),
)
WHOLE = (
    Line("Some members only.", "publications/?fields=title,year,venue"),
    Line(
        "How many works each venue and year would find, beside the rows.",
        "publications/?topic=machine-unlearning&facets=venue,year",
    ),
    Line(
        "Works per venue, in place of the rows; those without one too.",
        "publications/?person=ayush-sekhari&group_by=venue:null",
    ),
    Line("More rows a page.", f"publications/?per_page={paging.MAX_PER_PAGE}"),
    Line(
        "All rows, however many: begin so, then follow next.", "publications/?cursor=*"
    ),
    Line(
        "All rows at once, as a table.",
        "publications/?venue=icml&format=csv",
        options=("-o", "icml.csv"),
    ),
    Line(
        "All works of somebody for a bibliography.",
        "publications/?person=ayush-sekhari&format=bib",
        options=("-o", "sekhari.bib"),
    ),
    Line(
        "The same as CSL-JSON, by the Accept header.",
        "publications/?person=ayush-sekhari",
        headers=("Accept: application/vnd.citationstyles.csl+json",),
    ),
)
AGAIN = (
    Line(
        "Only if it has changed: 304 without a body says that it has not.",
        "publications/",
        headers=("If-None-Match: $ETAG",),
    ),
)
WRITING = (
    Line(
        "Add a topic.",
        "topics/",
        "POST",
        (_TOKEN, _JSON),
        {"name": "Certified unlearning", "broader": "machine-unlearning"},
    ),
    Line(
        "Read a row to change: -i shows its ETag.",
        "topics/certified-unlearning/",
        headers=(_TOKEN,),
        options=("-i",),
    ),
    Line(
        "Change it. What you leave out stays; null empties; a list is sent whole.",
        "topics/certified-unlearning/",
        "PATCH",
        (_TOKEN, _JSON, "If-Match: $ETAG"),
        {"aliases": ["Provable unlearning"]},
    ),
    Line(
        "Remove it.",
        "topics/certified-unlearning/",
        "DELETE",
        (_TOKEN, "If-Match: $ETAG"),
    ),
)
LINES = (*FIRST, *GRAMMAR, *WHOLE, *AGAIN, *WRITING)


class Guide(TemplateView):
    template_name = "directory/api.html"

    def http_method_not_allowed(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Under /api/ whatever goes wrong is told as a problem."""
        refusal = super().http_method_not_allowed(request, *args, **kwargs)
        return problem(
            request.path,
            405,
            "This page is for reading. The API begins at /api/v1/.",
            headers={"Allow": refusal.headers["Allow"]},
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        site = self.request.build_absolute_uri("/").rstrip("/")
        parts = {
            name: [{"about": line.about, "curl": line.curl(site)} for line in lines]
            for name, lines in (
                ("first", FIRST),
                ("grammar", GRAMMAR),
                ("whole", WHOLE),
                ("again", AGAIN),
                ("writing", WRITING),
            )
        }
        return super().get_context_data(
            **parts,
            lists=[
                {"name": space, "about": about.about, "asks": list(about.asks)}
                for space, about in DESCRIBED.items()
            ],
            limits=settings.API_LIMITS,
            window=limits.WINDOW,
            most_rows=f"{paging.MAX_ROWS:,}",
            most_parameters=MAX_PARAMETERS,
            most_kilobytes=MAX_QUERY // 1024,
            refusal=_REFUSAL,
            **kwargs,
        )


_REFUSAL = """\
{
  "type": "about:blank",
  "title": "Bad Request",
  "status": 400,
  "detail": "There is no parameter “vneue” here.",
  "instance": "/api/v1/publications/",
  "errors": [
    {
      "parameter": "vneue",
      "message": "There is no parameter “vneue” here.",
      "allowed": ["venue", "year", "topic", …],
      "nearest": "venue"
    }
  ]
}"""
