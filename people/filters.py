"""What one can ask of people and of topics, on pages and in the API."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.audience import Reader, audience_of
from core.filters import (
    CodeFilter,
    Filters,
    LetterFilter,
    LinkedCodeFilter,
    LinkedFilter,
    NamedFilter,
    SortKey,
    VocabularyFilter,
    by,
)
from core.paging import Pageable, Whole
from core.parameters import Terms
from core.statements import Statement
from people import counting
from people.finding import Named
from people.models import Degree, Mentorship, Organization, Person, Position, Topic
from people.names_filter import NamesFilter, missing
from people.querysets import OrganizationQuerySet, TopicQuerySet
from people.works import with_work_counts


def visible_topics(user: Reader | None) -> TopicQuerySet:
    return Topic.objects.visible_to(user)


def topics_called(topics: TopicQuerySet, slug: str, key: str) -> TopicQuerySet:
    return topics.with_slug_or_key(slug, key)


def with_narrower(ids: list[int]) -> Iterable[int]:
    """The ids of these topics and of all narrower ones; topics nest three deep."""
    return [row["pk"] for row in _within_topics(ids)]


@Statement
def _within_topics(ids: list[int]) -> QuerySet[Any]:
    within = Q(pk__in=ids) | Q(broader__in=ids) | Q(broader__broader__in=ids)
    return Topic.objects.filter(within).order_by().values("pk")


def _topics_of_person(person: OuterRef) -> QuerySet[Any]:
    return Person.topics.through.objects.filter(person=person)


def visible_organizations(user: Reader | None) -> OrganizationQuerySet:
    return Organization.objects.visible_to(user)


def organizations_called(
    organizations: OrganizationQuerySet, slug: str, key: str
) -> OrganizationQuerySet:
    return organizations.with_slug_or_key(slug, key)


def with_units(ids: list[int]) -> Iterable[int]:
    """The ids of these organizations and of their units, as deep as `within_organization`."""
    return [row["pk"] for row in _within_organizations(ids)]


@Statement
def _within_organizations(ids: list[int]) -> QuerySet[Any]:
    within = Q(pk__in=ids) | Q(parent__in=ids) | Q(parent__parent__in=ids)
    return Organization.objects.filter(within).order_by().values("pk")


def _degrees(person: OuterRef, user: Reader | None) -> QuerySet[Any]:
    return Degree.objects.visible_to(user).filter(person=person)


def _positions(person: OuterRef, user: Reader | None) -> QuerySet[Any]:
    return Position.objects.visible_to(user).filter(person=person)


def _mentorships(person: OuterRef, user: Reader | None) -> QuerySet[Any]:
    """Those whose organization is the person's: it is that of the other one, not of who states it."""
    either = Q(mentor=person) | Q(mentee=person)
    return Mentorship.objects.visible_to(user).filter(either).exclude(person=person)


class OrganizationOfPersonFilter(NamedFilter):
    """Where a person studied, worked, or was when a mentorship names the place."""

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        found, at_none = Q(pk__in=[]), Q()
        for entries in (_degrees, _positions, _mentorships):
            rows = entries(OuterRef("pk"), user)
            if terms.values:
                found |= Q(Exists(rows.filter(self.among(terms.values))))
            at_none &= ~Q(Exists(rows.exclude(self.empty())))
        return found | at_none if terms.has_null else found


def by_works() -> SortKey:
    """Most works first is `-works`; the count is that of the user, so it is exact."""
    return by(
        "work_count",
        lambda rows, filters: with_work_counts(rows, audience_of(filters.user)),
    )


class PersonFilter(Filters):
    q = NamesFilter()
    kind = CodeFilter("kind", Person.Kind, may_be_null=False)
    topic = LinkedFilter(
        "topic",
        links=_topics_of_person,
        visible=visible_topics,
        called=topics_called,
        ids=with_narrower,
    )
    organization = OrganizationOfPersonFilter(
        "organization",
        visible=visible_organizations,
        called=organizations_called,
        ids=with_units,
    )
    position_kind = LinkedCodeFilter("kind", Position.Kind, _positions)
    degree_level = LinkedCodeFilter("level", Degree.Level, _degrees)
    letter = LetterFilter("sort_key")

    sort_keys: ClassVar = {
        "name": by("sort_key"),
        "kind": by("kind"),
        "works": by_works(),
        "id": by("pk"),
    }
    # Profiles come before records: "profile" is also the smaller word.
    default_sort = "kind,name"
    counters = counting.PEOPLE

    class Meta:
        model = Person
        fields: ClassVar[list[str]] = []

    def rows_for(self, user: Reader | None) -> QuerySet[Any]:
        return Person.objects.visible_to(user)

    @property
    def ids(self) -> Pageable:
        """A search by names alone, as most are, needs no SQL of its own."""
        is_plain = self.terms.keys() == {"q"} and not self.given.get("sort")
        if is_plain and (found := self._named.listed()) is not None:
            return Whole([(pk,) for pk in found])
        return super().ids

    @property
    def _named(self) -> Named:
        """Whom `q` finds."""
        groups = [group for terms in self.terms["q"] for group in terms.values]
        return Named(groups, audience_of(self.user))

    @property
    def missing_words(self) -> list[str]:
        """The words of `q` that begin no name; names spelt nearly so are found instead."""
        found = (missing(terms) for terms in self.terms.get("q", []))
        return list(dict.fromkeys(itertools.chain(*found)))


class TopicFilter(Filters):
    q = VocabularyFilter(Topic, "name_key", "aliases__name_key")
    broader = NamedFilter("broader", visible=visible_topics, called=topics_called)

    sort_keys: ClassVar = {"name": by("name_key"), "works": by_works(), "id": by("pk")}
    default_sort = "name"

    class Meta:
        model = Topic
        fields: ClassVar[list[str]] = []

    def rows_for(self, user: Reader | None) -> QuerySet[Any]:
        return Topic.objects.visible_to(user)
