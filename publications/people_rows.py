"""Rows of a list of people: how much each has written and when, and what ties a record to profiles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import Count
from django.db.models.functions import Coalesce

from core import dates
from core.audience import Reader, audience_of
from core.charts import Column
from people.models import Degree, Person, Position
from people.profiles import current_positions, newest_first, unfinished_degree
from publications.counts import WORK_OF_LINK
from publications.models import Coauthor
from publications.ties import ties

# Years that the small charts go back at most.
CHART_YEARS = 25

_YEAR_OF_WORK = Coalesce("publication__version_of__sort_year", "publication__sort_year")


@dataclass(frozen=True)
class PersonRow:
    """A person with what the list says; loaded by `with_summary`."""

    person: Person
    works: dict[int, int]  # by year, 0 where none is given
    axis: range  # the years of all charts of the list
    ties: Sequence[str]  # "2 works with Sekhari", "supervisor of Mehra"

    @property
    def work_count(self) -> int:
        return sum(self.works.values())

    @property
    def years(self) -> str:
        """ "2017 – 24, 6 without a year"."""
        dated = [year for year in self.works if year]
        span = dates.display_range(str(min(dated)), str(max(dated))) if dated else ""
        span = span.replace(" ", "\N{NO-BREAK SPACE}")
        undated = f"{self.works[0]} without a year" if 0 in self.works else ""
        return ", ".join(filter(None, [span, undated]))

    @property
    def columns(self) -> list[Column]:
        return [Column(str(y), {"conference": self.works.get(y, 0)}) for y in self.axis]

    @property
    def chart_label(self) -> str:
        """The numbers of the chart in words: "Works per year: 2017 1, 2018 2"."""
        dated = [
            f"{year} {number}" for year, number in sorted(self.works.items()) if year
        ]
        return f"Works per year: {', '.join(dated)}"

    @property
    def positions(self) -> list[Position]:
        return current_positions(newest_first(self.person.position_set.all()))

    @cached_property
    def degrees(self) -> list[Degree]:
        return newest_first(self.person.degree_set.all())

    @property
    def unfinished_degree(self) -> Degree | None:
        return unfinished_degree(self.degrees)

    @property
    def last_degree(self) -> Degree | None:
        """The latest degree that was taken."""
        return next(
            (d for d in self.degrees if not (d.is_current or d.is_expected)), None
        )


@dataclass(frozen=True)
class Block:
    """Profiles, or records under the letters of their surnames."""

    is_profiles: bool
    rows: Sequence[PersonRow]

    @property
    def letters(self) -> list[tuple[str, list[PersonRow]]]:
        groups = groupby(self.rows, key=lambda row: row.person.letter)
        return [(letter, list(rows)) for letter, rows in groups]


def blocks(rows: Iterable[PersonRow]) -> list[Block]:
    """The rows of a list that is ordered by kind and name."""
    groups = groupby(rows, key=lambda row: row.person.is_profile)
    return [Block(is_profiles, list(members)) for is_profiles, members in groups]


def person_rows(people: Iterable[Person], user: Reader | None) -> list[PersonRow]:
    """The people in their order; three queries besides their own."""
    people = list(people)
    works = _works_per_year([person.pk for person in people], user)
    axis = _axis(works[person.pk] for person in people if person.is_profile)
    records = [person.pk for person in people if not person.is_profile]
    tied = ties(records, audience_of(user))
    return [PersonRow(p, works[p.pk], axis, tied.get(p.pk, [])) for p in people]


def _works_per_year(ids: list[int], user: Reader | None) -> dict[int, dict[int, int]]:
    rows = Coauthor.objects.visible_to(user).linked().filter(person__in=ids).order_by()
    years: dict[int, dict[int, int]] = defaultdict(dict)
    for person, year, number in rows.values_list("person", _YEAR_OF_WORK).annotate(
        number=Count(WORK_OF_LINK, distinct=True)
    ):
        years[person][year] = number
    return years


def _axis(works: Iterable[dict[int, int]]) -> range:
    years = [year for counts in works for year in counts if year]
    if not years:
        return range(0)
    return range(max(min(years), max(years) - CHART_YEARS + 1), max(years) + 1)
