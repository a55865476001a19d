"""What makes a record, topic or organization exist for a reader: the entries here that name it."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from core.audience import Audience
from people.models import Degree, Mentorship, Organization, Person, Position, Topic
from people.querysets import within_organization


def mentorships_naming_person(audience: Audience) -> QuerySet[Any]:
    person = OuterRef("pk")
    return Mentorship.objects.for_audience(audience).filter(
        Q(mentor=person) | Q(mentee=person)
    )


def degrees_at_organization(audience: Audience) -> QuerySet[Any]:
    return Degree.objects.for_audience(audience).filter(
        within_organization(OuterRef("pk"))
    )


def positions_at_organization(audience: Audience) -> QuerySet[Any]:
    return Position.objects.for_audience(audience).filter(
        within_organization(OuterRef("pk"))
    )


def mentorships_at_organization(audience: Audience) -> QuerySet[Any]:
    return Mentorship.objects.for_audience(audience).filter(
        within_organization(OuterRef("pk"))
    )


def profiles_on_topic(audience: Audience) -> QuerySet[Any]:
    within = Topic.objects.within(OuterRef(OuterRef("pk"))).values("pk")
    return Person.topics.through.objects.filter(
        topic__in=within, person__kind="profile", person__status="published"
    )


Person.named_by.append(mentorships_naming_person)
Organization.named_by.extend(
    [degrees_at_organization, positions_at_organization, mentorships_at_organization]
)
Topic.named_by.append(profiles_on_topic)
