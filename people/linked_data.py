"""A profile as schema.org data: what the page says of the person, for the reader of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from core.linked_data import LinkedData, known
from people.models import Degree, Position
from people.profiles import Profile


def person_data(
    profile: Profile, topics: Iterable[str], absolute: Callable[[str], str]
) -> LinkedData:
    """schema.org Person; `topics` are what the works are about. Contact data is never there."""
    person = profile.person
    address = absolute(person.get_absolute_url())
    accounts = [*profile.identifiers, *profile.accounts]
    return known(
        {
            "@type": "Person",
            "@id": address,
            "url": address,
            "name": person.credit_name,
            "honorificPrefix": person.honorific_prefix,
            "givenName": person.given_name,
            "additionalName": person.additional_name,
            "familyName": person.family_name,
            "honorificSuffix": person.honorific_suffix,
            "alternateName": [
                *filter(None, [person.native_name]),
                *map(str, profile.other_names),
            ],
            "description": person.headline,
            "jobTitle": [p.title for p in profile.current_positions if p.title],
            "worksFor": [*map(_organization, profile.current_positions)],
            "alumniOf": [
                _organization(degree)
                for degree in profile.degrees
                if not (degree.is_current or degree.is_expected)
            ],
            "award": [a.title for a in profile.awards if not a.is_declined],
            "knowsAbout": [*dict.fromkeys([*person.research_interests, *topics])],
            "sameAs": [
                *(account.address for account in accounts if account.address),
                *(link.url for link in profile.links),
            ],
        }
    )


def _organization(entry: Degree | Position) -> LinkedData:
    return {"@type": "Organization", "name": entry.organization_printed}
