"""Publications, their authors, venues, versions and honours."""

from publications.models.coauthor import Coauthor
from publications.models.listing import TopicListing
from publications.models.publication import (
    Distinction,
    FeaturedPublication,
    Publication,
    PublicationLink,
    PublicationTopic,
    Relation,
)
from publications.models.search import PublicationSearch, TitleWord
from publications.models.venue import Venue, VenueAlias

__all__ = [
    "Coauthor",
    "Distinction",
    "FeaturedPublication",
    "Publication",
    "PublicationLink",
    "PublicationSearch",
    "TitleWord",
    "PublicationTopic",
    "Relation",
    "TopicListing",
    "Venue",
    "VenueAlias",
]
