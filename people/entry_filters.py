"""What one can ask of degrees, positions, talks, awards and organizations."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import DateField, Exists, Func, OuterRef, Q, QuerySet, Subquery

from core.audience import Reader
from core.filters import (
    CodeFilter,
    Filters,
    NamedFilter,
    SpanFilter,
    TruthFilter,
    VocabularyFilter,
    YearFilter,
    by,
    by_date,
    first_day,
    last_day,
)
from core.parameters import Span, Terms
from people.filters import organizations_called, visible_organizations, with_units
from people.models import Award, Degree, Delivery, Organization, Person, Position, Talk
from people.organizations import with_people_counts
from people.querysets import PersonQuerySet


def visible_people(user: Reader | None) -> PersonQuerySet:
    return Person.objects.visible_to(user)


def _of_person() -> NamedFilter:
    """The person whose profile states the entry."""
    return NamedFilter("person", visible=visible_people, may_be_null=False)


def _at_organization() -> NamedFilter:
    """An organization, its units included."""
    return NamedFilter(
        "organization",
        visible=visible_organizations,
        called=organizations_called,
        ids=with_units,
    )


class DegreeFilter(Filters):
    person = _of_person()
    organization = _at_organization()
    level = CodeFilter("level", Degree.Level)
    year = SpanFilter()
    expected = TruthFilter("is_expected")

    sort_keys: ClassVar = {
        "year": by_date("earliest"),
        "person": by("person__sort_key"),
        "id": by("pk"),
    }
    default_sort = "-year"

    class Meta:
        model = Degree
        fields: ClassVar[list[str]] = []

    def rows_for(self, user: Reader | None) -> QuerySet[Any]:
        return Degree.objects.visible_to(user)


class PositionFilter(Filters):
    person = _of_person()
    organization = _at_organization()
    kind = CodeFilter("kind", Position.Kind)
    year = SpanFilter()
    current = TruthFilter("is_current")

    sort_keys: ClassVar = {
        "year": by_date("earliest"),
        "person": by("person__sort_key"),
        "id": by("pk"),
    }
    default_sort = "-year"

    class Meta:
        model = Position
        fields: ClassVar[list[str]] = []

    def rows_for(self, user: Reader | None) -> QuerySet[Any]:
        return Position.objects.visible_to(user)


class DeliveryYearFilter(SpanFilter):
    """The years in which a talk was given, as far as the user may see it."""

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        given, found = _deliveries(user), Q(pk__in=[])
        if terms.values:
            found = Q(Exists(given.filter(self.among(terms.values))))
        if terms.has_null:
            found |= ~Q(Exists(given.exclude(self.empty())))
        return found


def _deliveries(user: Reader | None) -> QuerySet[Any]:
    return Delivery.objects.visible_to(user).filter(talk=OuterRef("pk"))


def _with_last_day(talks: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
    """Adds `last_given`: the last day of the latest delivery that the user may see."""
    # As a plain function: an aggregate would group, and an empty group has no row.
    last = Func("latest", function="MAX", output_field=DateField())
    given = _deliveries(filters.user).order_by().annotate(last=last)
    return talks.annotate(last_given=Subquery(given.values("last")))


class TalkFilter(Filters):
    person = _of_person()
    year = DeliveryYearFilter()

    sort_keys: ClassVar = {
        "year": by_date("last_given", _with_last_day),
        "person": by("person__sort_key"),
        "id": by("pk"),
    }
    default_sort = "-year"

    class Meta:
        model = Talk
        fields: ClassVar[list[str]] = []

    def rows_for(self, user: Reader | None) -> QuerySet[Any]:
        return Talk.objects.visible_to(user)


class AwardYearFilter(YearFilter):
    """The very years of an award: one of 2011 and 2015 is none of 2013."""

    def among(self, values: tuple[Any, ...]) -> Q:
        return Q(pk__in=[pk for span in values for pk in _inside(span)]) | _any(
            _touches(span) for span in values
        )

    def empty(self) -> Q:
        return Q(earliest__isnull=True)


def _touches(span: Span) -> Q:
    """The first or the last year lies within."""
    within = (first_day(span), last_day(span))
    return Q(earliest__range=within) | Q(latest__range=within)


def _inside(span: Span) -> list[int]:
    """The few awards that began before the span, ended after it, and have a year within."""
    around = Award.objects.filter(
        earliest__lt=first_day(span), latest__gt=last_day(span)
    )
    first, last = first_day(span).year, last_day(span).year
    return [
        pk
        for pk, years in around.order_by().values_list("pk", "years")
        if any(first <= year <= last for year in years)
    ]


def _any(conditions: Any) -> Q:
    found = Q(pk__in=[])
    for condition in conditions:
        found |= condition
    return found


class AwardFilter(Filters):
    person = _of_person()
    year = AwardYearFilter()
    declined = TruthFilter("is_declined")

    sort_keys: ClassVar = {
        "year": by_date("latest"),
        "person": by("person__sort_key"),
        "id": by("pk"),
    }
    default_sort = "-year"

    class Meta:
        model = Award
        fields: ClassVar[list[str]] = []

    def rows_for(self, user: Reader | None) -> QuerySet[Any]:
        return Award.objects.visible_to(user)


class OrganizationFilter(Filters):
    q = VocabularyFilter(Organization, "name_key", "acronym_key", "aliases__name_key")
    parent = NamedFilter(
        "parent", visible=visible_organizations, called=organizations_called
    )

    # Most people first is `-people`; the count is that of the user, so it is exact.
    sort_keys: ClassVar = {
        "name": by("name_key"),
        "people": by(
            "person_count",
            lambda rows, filters: with_people_counts(rows, filters.user),
        ),
        "id": by("pk"),
    }
    default_sort = "name"

    class Meta:
        model = Organization
        fields: ClassVar[list[str]] = []

    def rows_for(self, user: Reader | None) -> QuerySet[Any]:
        return Organization.objects.visible_to(user)
