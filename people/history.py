"""Which rows of people have a history, and which parts go with each. Contacts have none."""

from __future__ import annotations

import reversion

from people.models import (
    Award,
    Degree,
    Delivery,
    ExternalIdentifier,
    Link,
    Mentorship,
    Organization,
    OrganizationAlias,
    OtherName,
    Period,
    Person,
    Position,
    Project,
    Service,
    Skill,
    Talk,
    Teaching,
    Topic,
    TopicAlias,
)

reversion.register(Person, follow=["other_names", "identifiers", "links"])
reversion.register(Degree, follow=["mentorships"])
reversion.register(Position, follow=["periods", "mentorships"])
reversion.register(Talk, follow=["deliveries"])
for _named in (Organization, Topic):
    reversion.register(_named, follow=["aliases"])
for _plain in (
    *(OtherName, ExternalIdentifier, Link, Mentorship, Period, Delivery, Award),
    *(Service, Teaching, Project, Skill, OrganizationAlias, TopicAlias),
):
    reversion.register(_plain)
