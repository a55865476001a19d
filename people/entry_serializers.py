"""Degrees, positions, talks, awards and organizations as rows of their own; constant queries a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from core.api import Links, in_order, known, picked
from core.audience import Reader
from core.renderers import Row
from people.models import Award, Degree, Organization, OrganizationAlias, Position, Talk
from people.serializers import (
    DELIVERY,
    award_parts,
    degree_parts,
    each,
    position_parts,
)


def degree_rows(ids: Sequence[int], user: Reader, links: Links) -> list[Row]:
    """Five queries: the degrees, their people, organizations, mentorships, mentors."""
    degrees = Degree.objects.filter(pk__in=ids).with_visible(
        user, "person", "organization"
    )
    return in_order(
        ids,
        (
            {
                "id": degree.pk,
                **_entry(degree, "degrees", "career", links),
                "organization": _organization(degree.organization),
                **degree_parts(degree),
            }
            for degree in degrees.with_mentors(user)
        ),
    )


def position_rows(ids: Sequence[int], user: Reader, links: Links) -> list[Row]:
    """Six queries: those of degrees, and the periods."""
    positions = Position.objects.filter(pk__in=ids).with_visible(
        user, "person", "organization"
    )
    return in_order(
        ids,
        (
            {
                "id": position.pk,
                **_entry(position, "positions", "career", links),
                "organization": _organization(position.organization),
                **position_parts(position),
            }
            for position in positions.with_periods(user).with_mentors(user)
        ),
    )


def talk_rows(ids: Sequence[int], user: Reader, links: Links) -> list[Row]:
    """Three queries: the talks, their people, deliveries."""
    talks = Talk.objects.filter(pk__in=ids).with_visible(user, "person")
    return in_order(
        ids,
        (
            {
                "id": talk.pk,
                **_entry(talk, "talks", "talks", links),
                "title": talk.title,
                "deliveries": each(talk.deliveries.all(), *DELIVERY),
            }
            for talk in talks.with_deliveries(user)
        ),
    )


def award_rows(ids: Sequence[int], user: Reader, links: Links) -> list[Row]:
    """Two queries: the awards and their people."""
    awards = Award.objects.filter(pk__in=ids).with_visible(user, "person")
    return in_order(
        ids,
        (
            {
                "id": award.pk,
                **_entry(award, "awards", "awards", links),
                **award_parts(award),
            }
            for award in awards
        ),
    )


def _entry(entry: Any, space: str, section: str, links: Links) -> Row:
    """The addresses of an entry, its page being the section of its person's; and the person."""
    person = entry.person
    page = f"{links.page('people', person.slug)}#{section}" if person else None
    return {
        "url": links.api(space, entry.pk),
        "html_url": page,
        "person": {"slug": person.slug, "name": person.credit_name} if person else None,
        "visibility": entry.visibility,
    }


def _organization(organization: Organization | None) -> Row | None:
    return {**picked(organization, "slug", "name")} if organization else None


def organization_rows(ids: Sequence[int], user: Reader, links: Links) -> list[Row]:
    """Three queries: the organizations, their aliases, their parents as far as visible."""
    organizations = Organization.objects.filter(pk__in=ids).with_visible(user, "parent")
    aliases = defaultdict(list)
    for organization, name in OrganizationAlias.objects.filter(
        organization__in=ids
    ).values_list("organization_id", "name"):
        aliases[organization].append(name)
    return in_order(
        ids,
        (
            {
                "id": organization.pk,
                "url": links.api("organizations", organization.slug),
                "html_url": links.page("organizations", organization.slug),
                "slug": organization.slug,
                "name": organization.name,
                "acronym": known(organization.acronym),
                "aliases": aliases[organization.pk],
                "parent": _organization(organization.parent),
                "place": known(organization.place),
                "ror": known(organization.ror),
                "homepage": known(organization.url),
            }
            for organization in organizations
        ),
    )


def organization_detail(id_: int, user: Reader, links: Links) -> Row:
    """A row of the list and the units that the reader may see."""
    [row] = organization_rows([id_], user, links)
    units = Organization.objects.visible_to(user).filter(parent=id_)
    return {**row, "units": [picked(unit, "slug", "name") for unit in units]}
