"""Which rows of publications have a history, and which parts go with each."""

from __future__ import annotations

import reversion

from publications.models import (
    Coauthor,
    Distinction,
    FeaturedPublication,
    Publication,
    PublicationLink,
    PublicationTopic,
    Relation,
    Venue,
    VenueAlias,
)

reversion.register(
    Publication,
    # Its topics are rows of their own, in their order.
    exclude=["topics"],
    follow=["coauthor_set", "topic_links", "distinctions", "links", "relations"],
)
reversion.register(Venue, follow=["aliases"])
for _plain in (
    *(Coauthor, Distinction, FeaturedPublication, PublicationLink),
    *(PublicationTopic, Relation, VenueAlias),
):
    reversion.register(_plain)
