"""The people of the directory, their careers and what they did besides publishing."""

from people.models.activity import (
    Award,
    Delivery,
    Project,
    Service,
    Skill,
    Talk,
    Teaching,
)
from people.models.career import Degree, Mentorship, Period, Position
from people.models.organization import Organization, OrganizationAlias
from people.models.person import Contact, ExternalIdentifier, Link, OtherName, Person
from people.models.search import NameWord, PersonSearch
from people.models.topic import Topic, TopicAlias

__all__ = [
    "Award",
    "Contact",
    "Degree",
    "Delivery",
    "ExternalIdentifier",
    "Link",
    "Mentorship",
    "Organization",
    "OrganizationAlias",
    "OtherName",
    "Period",
    "Person",
    "PersonSearch",
    "NameWord",
    "Position",
    "Project",
    "Service",
    "Skill",
    "Talk",
    "Teaching",
    "Topic",
    "TopicAlias",
]
