"""What is special about merging venues, and people who share a work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.merging import Rules
from people.merging import new_aliases
from people.models import Person
from publications.models import Coauthor, Venue, VenueAlias


def shared_works(survivor: Person, merged: Person) -> Iterator[str]:
    """A sentence for each work that names both, which one person cannot be."""
    linked = Coauthor.objects.exclude(link_state=Coauthor.LinkState.REJECTED)
    own = {(c.publication_id, c.role): c for c in linked.filter(person=survivor)}
    theirs = linked.filter(person=merged).select_related("publication__version_of")
    for other in theirs.order_by("publication"):
        if here := own.get((other.publication_id, other.role)):
            yield (
                f"Both are on the list of “{other.publication}”, as number "
                f"{here.position} and number {other.position}."
            )


def _aliases(survivor: Any, merged: Any) -> list[VenueAlias]:
    return [
        VenueAlias(venue=survivor, name=name) for name in new_aliases(survivor, merged)
    ]


def _conflicts(survivor: Venue, merged: Venue) -> Iterator[str]:
    for one, other in ((survivor, merged), (merged, survivor)):
        if one.host_id == other.pk:
            yield f"“{one}” is held at “{other}”: a workshop is never its host."


VENUE = Rules(
    name_columns=frozenset({"name"}),
    names=_aliases,
    conflicts=_conflicts,
)
