"""What makes a person, topic or venue exist for a reader: the publications that name it."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet

from core.audience import Audience
from people.models import Person, Topic
from publications.models import Coauthor, Publication, TopicListing, Venue


def coauthors_naming_person(audience: Audience) -> QuerySet[Any]:
    return (
        Coauthor.objects.for_audience(audience).linked().filter(person=OuterRef("pk"))
    )


def publications_on_topic(audience: Audience) -> QuerySet[Any]:
    return TopicListing.objects.for_audience(audience).filter(topic=OuterRef("pk"))


def publications_at_venue(audience: Audience) -> QuerySet[Any]:
    return Publication.objects.for_audience(audience).filter(venue=OuterRef("pk"))


def publications_at_workshop_of_venue(audience: Audience) -> QuerySet[Any]:
    return Publication.objects.for_audience(audience).filter(venue__host=OuterRef("pk"))


Person.named_by.append(coauthors_naming_person)
Topic.named_by.append(publications_on_topic)
Venue.named_by.extend([publications_at_venue, publications_at_workshop_of_venue])
