"""One plain function per model; each makes a valid row of fixed values, visible to everybody."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser, Group, User

from people.models import (
    Award,
    Contact,
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
from publications.models import (
    Coauthor,
    Distinction,
    Publication,
    PublicationLink,
    PublicationTopic,
    Relation,
    Venue,
    VenueAlias,
)

VISITOR = AnonymousUser()


def make_user(username: str = "reader", **fields: Any) -> User:
    return User.objects.create_user(username=username, **fields)


def make_curator(username: str = "curator") -> User:
    user = make_user(username)
    user.groups.add(Group.objects.get(name="curators"))
    return user


def make_person(credit_name: str = "Ada Example", **fields: Any) -> Person:
    return Person.objects.create(
        credit_name=credit_name, **{"status": "published", **fields}
    )


def make_record(credit_name: str = "Bo Other", **fields: Any) -> Person:
    return make_person(credit_name, kind="record", **fields)


def make_other_name(
    person: Person, name: str = "Ada Before", **fields: Any
) -> OtherName:
    return OtherName.objects.create(person=person, name=name, **fields)


def make_identifier(person: Person, **fields: Any) -> ExternalIdentifier:
    values = {"scheme": "github", "value": "ada", **fields}
    return ExternalIdentifier.objects.create(person=person, **values)


def make_link(
    person: Person, url: str = "https://example.org/ada", **fields: Any
) -> Link:
    return Link.objects.create(person=person, url=url, **fields)


def make_contact(person: Person, **fields: Any) -> Contact:
    return Contact.objects.create(
        person=person, **{"kind": "email", "value": "ada@example.org", **fields}
    )


def make_organization(name: str = "Example University", **fields: Any) -> Organization:
    return Organization.objects.create(name=name, **fields)


def make_organization_alias(organization: Organization, name: str) -> OrganizationAlias:
    return OrganizationAlias.objects.create(organization=organization, name=name)


def make_topic(name: str = "Examples", **fields: Any) -> Topic:
    return Topic.objects.create(name=name, **fields)


def make_topic_alias(topic: Topic, name: str) -> TopicAlias:
    return TopicAlias.objects.create(topic=topic, name=name)


def make_degree(person: Person, **fields: Any) -> Degree:
    values = {"title": "Ph.D.", "organization_printed": "Example University", **fields}
    return Degree.objects.create(person=person, **values)


def make_position(person: Person, **fields: Any) -> Position:
    values = {
        "title": "Lecturer",
        "organization_printed": "Example University",
        **fields,
    }
    return Position.objects.create(person=person, **values)


def make_period(position: Position, **fields: Any) -> Period:
    period = Period.objects.create(position=position, **{"start": "2020", **fields})
    position.refresh_bounds()
    return period


def make_mentorship(
    person: Person, mentor: Person, mentee: Person, **fields: Any
) -> Mentorship:
    """Stated on the profile of `person`, who is one of the two."""
    names = {"mentor_name": mentor.credit_name, "mentee_name": mentee.credit_name}
    values = {"role": "mentor", **names, **fields}
    return Mentorship.objects.create(
        person=person, mentor=mentor, mentee=mentee, **values
    )


def make_talk(person: Person, title: str = "A talk", **fields: Any) -> Talk:
    return Talk.objects.create(person=person, title=title, **fields)


def make_delivery(talk: Talk, host: str = "A seminar", **fields: Any) -> Delivery:
    return Delivery.objects.create(talk=talk, host=host, **fields)


def make_award(person: Person, title: str = "A medal", **fields: Any) -> Award:
    return Award.objects.create(person=person, title=title, **fields)


def make_service(person: Person, **fields: Any) -> Service:
    values = {"kind": "reviewing", "role": "Reviewer", "venue": "A journal", **fields}
    return Service.objects.create(person=person, **values)


def make_teaching(person: Person, title: str = "A course", **fields: Any) -> Teaching:
    return Teaching.objects.create(person=person, title=title, **fields)


def make_project(person: Person, title: str = "A project", **fields: Any) -> Project:
    return Project.objects.create(person=person, title=title, **fields)


def make_skill(person: Person, name: str = "Python", **fields: Any) -> Skill:
    return Skill.objects.create(person=person, name=name, **fields)


def make_venue(name: str = "Conference on Examples", **fields: Any) -> Venue:
    return Venue.objects.create(name=name, **{"kind": "conference", **fields})


def make_venue_alias(venue: Venue, name: str) -> VenueAlias:
    return VenueAlias.objects.create(venue=venue, name=name)


def make_publication(title: str = "On Examples", **fields: Any) -> Publication:
    return Publication.objects.create(title=title, **{"issued": "2020", **fields})


def make_version(work: Publication, **fields: Any) -> Publication:
    """A version without title and authors of its own."""
    values = {"version_relation": "short_version", "kind": "workshop", **fields}
    return Publication.objects.create(version_of=work, **values)


def make_coauthor(
    publication: Publication, credit_name: str = "Ada Example", **fields: Any
) -> Coauthor:
    """The next author of the publication; linked and confirmed where a person is given."""
    values = {"position": publication.coauthor_set.count() + 1, **fields}
    if values.get("person"):
        values = {"link_state": "confirmed", **values}
    return Coauthor.objects.create(
        publication=publication, credit_name=credit_name, **values
    )


def make_publication_topic(publication: Publication, topic: Topic) -> PublicationTopic:
    return PublicationTopic.objects.create(publication=publication, topic=topic)


def make_publication_link(publication: Publication, **fields: Any) -> PublicationLink:
    values = {"url": "https://example.org/paper", **fields}
    return PublicationLink.objects.create(publication=publication, **values)


def make_distinction(publication: Publication, **fields: Any) -> Distinction:
    values = {"kind": "spotlight", "printed": "Spotlight", **fields}
    return Distinction.objects.create(publication=publication, **values)


def make_relation(
    publication: Publication, target: Publication, **fields: Any
) -> Relation:
    values = {"kind": "extends", **fields}
    return Relation.objects.create(publication=publication, target=target, **values)
