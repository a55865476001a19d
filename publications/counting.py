"""How many works, or venues, have each value of a filter; a work counts once, whatever its versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from core.audience import Reader, audience_of
from core.counting import Choice, Counter
from people.models import Person, Topic
from publications.counts import WORK_OF_LINK, topic_counts_among
from publications.kinds import CSL_TYPES, Kind, csl_type
from publications.models import Coauthor, Distinction, Publication, TopicListing, Venue
from publications.querysets import WORK

_TYPE = Case(
    *(
        When(
            kind__in=[k for k in (*Kind.values, "") if csl_type(k) == type_],
            then=Value(type_),
        )
        for type_ in dict.fromkeys(CSL_TYPES.values())
    )
)


def _columns(filters: Any, column: str | Combinable) -> dict[Any, int]:
    """How many works each value of a column finds, most first."""
    value = F(column) if isinstance(column, str) else column
    if (found := filters.search_rows()) is not None:
        groups = found.order_by().annotate(value=value).values_list("value")
        number = Count("work", distinct=True)
        return dict(groups.annotate(number=number).order_by("-number", "value"))
    rows = filters.matches().order_by().annotate(value=value).values_list("value")
    number = Count("pk") if filters.is_by_row else Count(WORK, distinct=True)
    return dict(rows.annotate(number=number).order_by("-number", "value"))


def _codes(
    column: str | Combinable, codes: Iterable[str], say: Callable[[str], str]
) -> Callable[[Any], list[Choice]]:
    """Counts a closed list, in its order."""

    def count(filters: Any) -> list[Choice]:
        counts = _columns(filters, column)
        found = [code for code in codes if counts.get(code)]
        return [Choice(str(code), say(code), counts[code]) for code in found]

    return count


def _years(filters: Any) -> list[Choice]:
    counts = _columns(filters, "sort_year")
    return [Choice(str(year), str(year), counts[year]) for year in counts if year]


def _venues(filters: Any) -> list[Choice]:
    counts = _columns(filters, "venue")
    venues = Venue.objects.visible_to(filters.user).in_bulk(filter(None, counts))
    return [
        Choice(venues[pk].slug, str(venues[pk]), number)
        for pk, number in counts.items()
        if pk in venues
    ]


def _topics(filters: Any) -> list[Choice]:
    if (found := filters.search_rows()) is not None:
        return _topics_of(found, filters.user, bool(filters.terms))
    topics = topic_counts_among(
        filters.matches(), filters.user, is_by_row=filters.is_by_row
    )
    return [Choice(topic.slug, topic.name, topic.work_count) for topic in topics]


def _topics_of(
    rows: QuerySet[Any], user: Reader | None, is_narrowed: bool
) -> list[Choice]:
    """A topic that lists a visible row is visible itself."""
    listed = TopicListing.objects.for_audience(audience_of(user)).order_by()
    if is_narrowed:
        listed = listed.filter(publication__in=rows.order_by().values("publication"))
    groups = listed.values_list("topic").annotate(number=Count("work", distinct=True))
    counts = dict(groups)
    topics = Topic.objects.in_bulk(counts).values()
    ordered = sorted(topics, key=lambda topic: (-counts[topic.pk], topic.name_key))
    return [Choice(topic.slug, topic.name, counts[topic.pk]) for topic in ordered]


def _people(filters: Any) -> list[Choice]:
    if (found := filters.search_rows()) is not None:
        names = Coauthor.objects.leading_to_people(audience_of(filters.user))
        of_rows = found.order_by().values("authors_of")
        here = names.order_by().filter(publication__in=of_rows)
        counts = _distinct(here, WORK_OF_LINK)
    else:
        counts = _people_of(filters.matches(), filters.user, filters.is_by_row)
    people = Person.objects.filter(pk__in=counts)
    named = people.values_list("pk", "slug", "credit_name")
    return [Choice(slug, name, counts[pk]) for pk, slug, name in named]


def _people_of(
    rows: QuerySet[Any], user: Reader | None, is_by_row: bool
) -> dict[int, int]:
    """By the id of a person; a version without authors of its own has those of its work."""
    own = Coauthor.objects.filter(publication=OuterRef("pk"))
    rows = rows.order_by()
    inheriting = rows.filter(~Exists(own), version_of__isnull=False)
    names = Coauthor.objects.leading_to_people(audience_of(user)).order_by()
    here = Q(publication__in=rows.values("pk"))
    if not is_by_row:
        here |= Q(publication__in=inheriting.values("version_of"))
        return _distinct(names.filter(here), WORK_OF_LINK)
    counts = _distinct(names.filter(here), "publication")
    above = names.filter(publication__versions__in=inheriting.values("pk"))
    for person, number in _distinct(above, "publication__versions").items():
        counts[person] = counts.get(person, 0) + number
    return counts


def _distinct(names: QuerySet[Any], what: str | Combinable) -> dict[int, int]:
    counted = names.values_list("person").annotate(number=Count(what, distinct=True))
    return dict(counted)


def _distinctions(filters: Any) -> list[Choice]:
    of_rows = Distinction.objects.filter(
        publication__in=filters.matches().order_by().values("pk")
    )
    what = "publication" if filters.is_by_row else WORK_OF_LINK
    counted = of_rows.order_by().values_list("kind")
    counts = dict(counted.annotate(number=Count(what, distinct=True)))
    found = [kind for kind in Distinction.Kind if counts.get(kind)]
    return [Choice(str(kind), str(kind.label), counts[kind]) for kind in found]


def _venue_kinds(filters: Any) -> list[Choice]:
    rows = filters.rows.order_by().values_list("kind")
    counts = dict(rows.annotate(number=Count("pk", distinct=True)))
    found = [kind for kind in Venue.Kind if counts.get(kind)]
    return [Choice(str(kind), str(kind.label), counts[kind]) for kind in found]


PUBLICATIONS = {
    "venue": Counter(_venues, "No venue"),
    "year": Counter(_years, "No year given"),
    "topic": Counter(_topics, "No topic"),
    "person": Counter(_people, "Nobody on record"),
    "kind": Counter(
        _codes("kind", Kind, lambda code: str(Kind(code).label)), "Not stated"
    ),
    "type": Counter(
        _codes(
            _TYPE,
            dict.fromkeys(CSL_TYPES.values()),
            lambda code: code.replace("-", " "),
        )
    ),
    "status": Counter(
        _codes(
            "status",
            Publication.Status,
            lambda code: str(Publication.Status(code).label),
        ),
        "Not stated",
    ),
    "distinction": Counter(_distinctions, "None"),
}

VENUES = {"kind": Counter(_venue_kinds, "Not stated")}
