"""Questions about publications, their authors and venues, and who may see the answers."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Coalesce

from core import folding, querying
from core.audience import Audience, Reader
from core.models import VISIBLE, NamedQuerySet, VisibleQuerySet
from core.search import Matching, Query, begins_word
from people.models import Person
from publications.charts import Tally
from publications.indexes import WORDS

# The id of the work that a row is, or is a version of.
WORK = Coalesce("version_of_id", "id")


def publication_condition(audience: Audience, prefix: str = "") -> Q:
    """Whether a publication is visible; a version is so only together with its work."""
    visibilities = VISIBLE[audience]
    return Q(**{f"{prefix}visibility__in": visibilities}) & (
        Q(**{f"{prefix}version_of__isnull": True})
        | Q(**{f"{prefix}version_of__visibility__in": visibilities})
    )


def has_parts(*groups: tuple[querying.Part, ...]) -> Q:
    """Whether a row has, of each group, the words of one part, negated or not."""
    return Q(pk__in=Matching(WORDS, Query(groups), "publication_id"))


class PublicationQuerySet(VisibleQuerySet):
    def visible_condition(self, audience: Audience) -> Q:
        return publication_condition(audience)

    def works(self) -> Self:
        """Main rows only: a work is counted once, whatever its versions."""
        return self.filter(version_of__isnull=True)

    def work_ids(self) -> models.QuerySet[Any, dict[str, Any]]:
        """The ids of the works that these rows are, or are versions of."""
        return self.order_by().annotate(work=WORK).values("work")

    def works_of(self, person: Person, user: Reader | None) -> Self:
        """The works that name the person, themselves or by one of their versions."""
        naming = person.coauthor_set.linked().visible_to(user).values("publication")
        works = self.model._default_manager.filter(pk__in=naming).work_ids()
        return self.visible_to(user).filter(pk__in=works)

    def matching(self, query: str) -> Self:
        """Rows that have what the query asks for in title, abstract, author, venue or topic."""
        rows, parts = self, querying.parts(query)
        if wanted := [(part,) for part in parts if not part.is_negated]:
            rows = rows.filter(has_parts(*wanted))
        if left_out := tuple(part for part in parts if part.is_negated):
            rows = rows.filter(~has_parts(left_out))
        return rows

    def with_page_parts(self, user: Reader | None) -> Self:
        """What a publication's page shows, as the user may see it; eight queries at most.

        The rows with their venues, authors, the authors' visible people, honours,
        versions, honours of these, links, topics. Rows that are versions themselves
        cost three more, for the authors and topics that they may have from their work.
        """
        versions = self.model._default_manager.visible_to(user).select_related(
            "venue__host"
        )
        return (
            self.select_related("venue__host", "version_of")
            .prefetch_related(
                "coauthor_set",
                "distinctions",
                Prefetch("versions", versions.order_by("sort_year", "pk")),
                "versions__distinctions",
                "version_of__coauthor_set",
                "links",
            )
            .with_visible(
                user,
                *("coauthor_set__person", "version_of__coauthor_set__person"),
                *("topics", "version_of__topics"),
            )
        )

    def tallied(self) -> list[Tally]:
        """How many rows there are of each year, kind and status, in that order; one query."""
        groups = self.order_by().values_list("sort_year", "kind", "status")
        counted = groups.annotate(Count("pk")).order_by("sort_year", "kind", "status")
        return [Tally(*group) for group in counted]


class OfPublicationQuerySet(VisibleQuerySet):
    """Rows that a reader sees wherever the reader sees the publication."""

    def visible_condition(self, audience: Audience) -> Q:
        return publication_condition(audience, "publication__")


class RelationQuerySet(OfPublicationQuerySet):
    """Relations of which a reader may see both sides."""

    def visible_condition(self, audience: Audience) -> Q:
        both = super().visible_condition(audience)
        return both & publication_condition(audience, "target__")


def coauthor_person_condition(audience: Audience) -> Q:
    """Whether the reader may see the person whom a name on a visible publication leads to.

    Such a publication itself makes a record visible, so the columns of the person
    tell enough; `Person.objects.visible_to` would look for other entries too.
    """
    is_confirmed = Q(link_state="confirmed")
    if audience == Audience.CURATOR:
        return is_confirmed
    is_record = Q(person__kind="record") & ~Q(person__status="hidden")
    is_profile = Q(person__kind="profile", person__status="published")
    return is_confirmed & (is_record | is_profile)


class CoauthorQuerySet(OfPublicationQuerySet):
    def linked(self) -> Self:
        """Names whose person was confirmed."""
        return self.filter(link_state="confirmed", person__isnull=False)

    def first_authors(self) -> Self:
        """Names at the first place, and those that contributed equally with the first one."""
        first = self.model._default_manager.filter(
            publication=OuterRef("publication"),
            role="author",
            position=1,
            shared_mark="equal_contribution",
            shared_group=OuterRef("shared_group"),
        )
        is_equal = Q(shared_mark="equal_contribution") & Q(Exists(first))
        return self.filter(Q(position=1) | is_equal, role="author")

    def leading_to_people(self, audience: Audience) -> Self:
        """Of names on visible publications, those whose person the reader may see."""
        return self.linked().filter(coauthor_person_condition(audience))


class VenueQuerySet(NamedQuerySet):
    def matching(self, query: str) -> Self:
        """Venues of which each word of the query begins a word of name, acronym or alias."""
        venues = self
        for word in folding.words(query):
            found = begins_word("name_key", word) | begins_word("acronym_key", word)
            # By their ids: a join to the aliases would give one venue several times.
            aliased = self.model._default_manager.filter(
                begins_word("aliases__name_key", word)
            )
            venues = venues.filter(found | Q(pk__in=aliased.order_by().values("pk")))
        return venues

    def called(self, name: str) -> Self:
        """Venues of that exact slug, name, acronym or alias, in any case and accents."""
        return self.with_slug_or_key(name.lower(), folding.name_key(name))

    def with_slug_or_key(self, slug: str, key: str) -> Self:
        """Venues of that slug, or with a name, acronym or alias of that key."""
        # A text of signs alone has an empty key, and so has every row without acronym.
        acronym = Q(acronym_key=key) & ~Q(acronym_key="")
        aliased = Q(
            pk__in=self.model._default_manager.filter(aliases__name_key=key).order_by()
        )
        return self.filter(Q(slug=slug) | Q(name_key=key) | acronym | aliased)
