"""What one can ask of publications and of venues, on pages and in the API."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf
from django.http import QueryDict

from core.audience import Reader, audience_of
from core.cursors import Walk, place_of, stepped
from core.filters import (
    CodeFilter,
    Filters,
    LinkedCodeFilter,
    LinkedFilter,
    NamedFilter,
    PresenceFilter,
    SortKey,
    SwitchFilter,
    VocabularyFilter,
    YearFilter,
    by,
)
from core.paging import Page, Pageable, Slice, paginate, per_page_of
from core.parameters import Terms
from core.querying import Part, wanted_words
from core.search import begins_word
from core.snapshots import Counted
from core.statements import Listed
from people.entry_filters import visible_people
from people.filters import topics_called, visible_topics
from publications import counting
from publications.asking import asked_of_index
from publications.counts import with_venue_counts
from publications.finding import (
    AnyMatches,
    Found,
    Matches,
    rows_listed,
    works_listed,
    works_of_topics,
)
from publications.kinds import Kind
from publications.models import (
    Coauthor,
    Distinction,
    Publication,
    TopicListing,
    Venue,
)
from publications.parameters import (
    AuthorMarkFilter,
    DoiFilter,
    InheritedLinkFilter,
    SharedMarkFilter,
    TypeFilter,
    authors_of,
)
from publications.plain import Plain, plain_terms
from publications.query_filter import QueryFilter
from publications.querysets import (
    WORK,
    CoauthorQuerySet,
    PublicationQuerySet,
    VenueQuerySet,
)

# Later than every year, so that rows without one come last in either direction.
_NEVER = 10_000


def _topics(publication: OuterRef) -> QuerySet[Any]:
    """With the topics that a version has from its work, and broader ones."""
    return TopicListing.objects.filter(publication=publication)


def _links_to_people(publication: OuterRef) -> CoauthorQuerySet:
    return authors_of(publication).linked()


def _links_to_visible_people(
    links: CoauthorQuerySet, user: Reader | None
) -> CoauthorQuerySet:
    return links.leading_to_people(audience_of(user))


def _first_authors(publication: OuterRef) -> CoauthorQuerySet:
    return authors_of(publication).first_authors().linked()


def _with_mark(publication: OuterRef) -> CoauthorQuerySet:
    return authors_of(publication).filter(
        shared_mark=Coauthor.SharedMark.EQUAL_CONTRIBUTION
    )


def _distinctions(publication: OuterRef, user: Reader | None) -> QuerySet[Any]:
    """A reader sees them wherever the reader sees the publication."""
    return Distinction.objects.filter(publication=publication)


def _visible_venues(user: Reader | None) -> VenueQuerySet:
    return Venue.objects.visible_to(user)


def _venues_called(venues: VenueQuerySet, slug: str, key: str) -> VenueQuerySet:
    return venues.with_slug_or_key(slug, key)


def _newest_or_oldest() -> SortKey:
    """By year; a row without one comes last either way."""
    known_first = Case(
        When(sort_year=0, then=Value(_NEVER)),
        default=F("sort_year"),
        output_field=IntegerField(),
    )
    return SortKey((known_first.asc(),), (F("sort_year").desc(),))


def _with_shown_title(rows: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
    """Adds `shown_title_key`: that of its work for a version without a title."""
    own = NullIf("title_key", Value(""))
    return rows.annotate(
        shown_title_key=Coalesce(own, "version_of__title_key", Value(""))
    )


def _with_title_hits(rows: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
    """Adds `title_hit`: 1 where every word of `q` begins a word of the title, else 0."""
    words = [word for text in filters.given["q"] for word in wanted_words(text)]
    hit = Q()
    for word in dict.fromkeys(words):
        hit &= begins_word("shown_title_key", word)
    found = When(hit, then=Value(1)) if hit else None
    hits = Case(*filter(None, [found]), default=Value(0))
    return _with_shown_title(rows, filters).annotate(title_hit=hits)


class PublicationFilter(Filters):
    """Works, found by their main row or by one version; with `versions=all` every row by itself.

    A positive condition may hold for a version alone, but then all of them must hold
    for that version. A negation must hold for the main row and for every version.
    With `versions=none` only the main row is asked.
    """

    q = QueryFilter()
    venue = NamedFilter("venue", visible=_visible_venues, called=_venues_called)
    year = YearFilter("sort_year")
    topic = LinkedFilter(
        "topic", links=_topics, visible=visible_topics, called=topics_called
    )
    person = InheritedLinkFilter(
        "person",
        links=_links_to_people,
        visible_links=_links_to_visible_people,
        own=authors_of,
        visible=visible_people,
    )
    first_author = InheritedLinkFilter(
        "person",
        links=_first_authors,
        visible_links=_links_to_visible_people,
        own=authors_of,
        visible=visible_people,
    )
    equal_contribution = SharedMarkFilter(
        "person",
        links=_with_mark,
        own=authors_of,
        visible=visible_people,
    )
    kind = CodeFilter("kind", Kind)
    type = TypeFilter("kind")
    status = CodeFilter("status", Publication.Status)
    distinction = LinkedCodeFilter("kind", Distinction.Kind, _distinctions)
    doi = DoiFilter("doi")
    has_doi = PresenceFilter("doi")
    alphabetical = AuthorMarkFilter("is_alphabetical")
    versions = SwitchFilter("all", "none")

    sort_keys: ClassVar = {
        "year": _newest_or_oldest(),
        "title": by("shown_title_key", _with_shown_title),
        "id": by("pk"),
        "relevance": SortKey(
            (F("title_hit").desc(), F("sort_year").desc(), F("pk").desc()),
            prepare=_with_title_hits,
            needs="q",
        ),
    }
    default_sort = "-year"
    walk = Walk("-year", ("sort_year", "pk"), is_descending=True)
    counters = counting.PUBLICATIONS

    class Meta:
        model = Publication
        fields: ClassVar[list[str]] = []

    def rows_for(self, user: Reader | None) -> PublicationQuerySet:
        return Publication.objects.visible_to(user)

    def filtered(self, rows: Any) -> QuerySet[Any]:
        if self.versions_mode == "none":
            return super().filtered(rows.works())
        return self._rows(rows) if self.versions_mode else self._works(rows)

    @property
    def ids(self) -> Pageable:
        return self.listed or super().ids

    def page(self, params: QueryDict) -> Page:
        """The page that is asked for; its rows are tuples with the id at the end."""
        return paginate(self.ids, params)

    @cached_property
    def listed(self) -> Pageable | None:
        """The list as the tables made for lists have it; None where they cannot answer."""
        order, matches = list(map(str, self.sort)), self._matches()
        if order == ["relevance"]:
            found = matches or AnyMatches(self.rows, audience_of(self.user))
            return Found(found, self.wanted_parts)
        if order != [self.default_sort]:
            return None
        if matches:
            return Found(matches)
        plain = plain_terms(self.terms)
        return self._newest(plain) if plain else None

    def _matches(self) -> Matches | None:
        """What the index of words finds; None where it cannot answer."""
        asked = asked_of_index(self.terms)
        return Matches(asked, audience_of(self.user)) if asked else None

    def _newest(self, plain: Plain, place: Sequence[int] = ()) -> Counted:
        """The works, newest first; those beyond a place if one is given."""
        audience, is_beyond = audience_of(self.user), bool(place)
        if plain.is_of_topic:
            topics, venues, _, *years = plain.values
            values, form = (topics, venues, *years), {}
            statement = works_of_topics
        else:
            values, form, statement = plain.values, plain.form, works_listed
        rows = Listed(
            *(statement, *values, *place),
            **form,
            audience=audience,
            is_beyond=is_beyond,
        )
        return Counted(rows, audience, (self.key, tuple(place)))

    def step(self, params: QueryDict, cursor: str) -> Slice:
        plain = plain_terms(self.terms)
        if plain is None or "sort" in self.given:
            return super().step(params, cursor)
        per_page, place = per_page_of(params), place_of(self.walk, cursor)
        places = self._newest(plain, place or ())[0 : per_page + 1]
        return stepped(self.walk, places, per_page, self._newest(plain).count())

    def search_rows(self) -> QuerySet[Any] | None:
        """The rows of the search table by which works are found; None where it cannot tell."""
        if matches := self._matches():
            return matches.rows()
        plain, audience = plain_terms(self.terms), audience_of(self.user)
        if plain is None:
            return None
        topics, venues, people, *years = plain.values
        return rows_listed(
            topics, venues, people, years, **plain.form, audience=audience
        )

    @property
    def wanted_parts(self) -> tuple[Part, ...]:
        """What `q` looks for."""
        terms = self.terms.get("q", [])
        return tuple(p for each in terms if not each.is_negated for p in each.values)

    @property
    def versions_mode(self) -> str:
        """ "all", "none", or "" for works found by any of their rows."""
        return self.terms["versions"][0].text if "versions" in self.terms else ""

    @property
    def is_by_row(self) -> bool:
        """Whether a version is a row of its own."""
        return self.versions_mode == "all"

    def _rows(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Every row, each judged by itself."""
        for filter_, terms in self.asked():
            condition = self._of_any_row(filter_, terms)
            rows = rows.filter(~condition if terms.is_negated else condition)
        return rows

    def _of_any_row(self, filter_: Any, terms: Terms[Any]) -> Q:
        own = filter_.condition(terms, self.user)
        if not hasattr(filter_, "condition_of_version"):
            return own
        of_version = filter_.condition_of_version(terms, self.user)
        is_work = Q(version_of__isnull=True)
        return (is_work & own) | (~is_work & of_version)

    def _works(self, rows: PublicationQuerySet) -> QuerySet[Any]:
        works, (own, of_version) = self._not_excluded(rows), self._required()
        if own:
            # As a union each side can use an index of its own; as "or" neither could.
            found = rows.works().filter(own).order_by().values("pk")
            versions = rows.filter(of_version, version_of__isnull=False).order_by()
            works = works.filter(pk__in=found.union(versions.values("version_of")))
        return works

    def matches(self) -> QuerySet[Any]:
        """The rows, main ones and versions, by which the works of `qs` are found.

        Grouped by a column and counted by their works, they say how many works each
        value of one more filter would find.
        """
        rows = self.rows_for(self.user)
        if self.versions_mode:
            return self.filtered(rows)
        own, of_version = self._required()
        is_work = Q(version_of__isnull=True)
        found = rows.filter((is_work & own) | (~is_work & of_version))
        if not any(terms.is_negated for _, terms in self.asked()):
            return found
        return found.annotate(work=WORK).filter(
            work__in=self._not_excluded(rows).values("pk")
        )

    def _required(self) -> tuple[Q, Q]:
        """What the positive filters ask of a main row, and of a version by itself."""
        own, of_version = Q(), Q()
        for filter_, terms in self.asked():
            if not terms.is_negated:
                own &= filter_.condition(terms, self.user)
                of_version &= self._of_version(filter_, terms)
        return own, of_version

    def _not_excluded(self, rows: PublicationQuerySet) -> QuerySet[Any]:
        """The works that no negated filter takes away."""
        works: QuerySet[Any] = rows.works()
        versions = rows.filter(version_of__isnull=False)
        for filter_, terms in self.asked():
            if terms.is_negated:
                works = self._less(works, versions, filter_, terms)
        return works

    def _less(
        self, works: Any, versions: Any, filter_: Any, terms: Terms[Any]
    ) -> QuerySet[Any]:
        """The works less those that meet a negated condition by themselves or in a version."""
        its_versions = versions.filter(version_of=OuterRef("pk"))
        meeting = its_versions.filter(self._of_version(filter_, terms))
        return works.filter(~filter_.condition(terms, self.user), ~Exists(meeting))

    def _of_version(self, filter_: Any, terms: Terms[Any]) -> Q:
        of_version = getattr(filter_, "condition_of_version", filter_.condition)
        return of_version(terms, self.user)


def _with_works(venues: Any, filters: Filters) -> QuerySet[Any]:
    return with_venue_counts(venues, audience_of(filters.user))


class VenueFilter(Filters):
    q = VocabularyFilter(Venue, "name_key", "acronym_key", "aliases__name_key")
    kind = CodeFilter("kind", Venue.Kind)
    host = NamedFilter("host", visible=_visible_venues, called=_venues_called)

    sort_keys: ClassVar = {
        "name": by("name_key"),
        "works": by("work_count", _with_works),
        "id": by("pk"),
    }
    default_sort = "name"
    counters = counting.VENUES

    class Meta:
        model = Venue
        fields: ClassVar[list[str]] = []

    def rows_for(self, user: Reader | None) -> VenueQuerySet:
        return Venue.objects.visible_to(user)
