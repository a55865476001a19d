"""Writes the publications part of a profile document: the only writer of several such rows at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core import dates, folding
from core.saving import save_row, save_rows
from people.importing import Register, topic_called
from people.models import Award, Degree, Person
from publications import identifiers
from publications.author_lists import ListedAuthor
from publications.entries import (
    AuthorEntry,
    PublicationEntry,
    VenueEntry,
    VersionEntry,
    WorkEntry,
)
from publications.models import (
    Coauthor,
    Distinction,
    FeaturedPublication,
    Publication,
    PublicationTopic,
    Venue,
    VenueAlias,
)
from publications.models.publication import title_key
from publications.search import reindex

# What a mark beside a name can mean besides a shared mark.
CORRESPONDING = "corresponding"


class Venues:
    """The venues that names in one document mean: those it declares, then those known here.

    A name is matched exactly, by name, acronym or alias. One that several venues have,
    none of them declared, means none of them.
    """

    def __init__(self, entries: Iterable[VenueEntry] = ()) -> None:
        self._declared: dict[str, Venue] = {}
        self.ambiguous: set[str] = set()
        for entry in entries:
            self._declare(entry)

    def called(self, name: str) -> Venue | None:
        """The venue of that name, made where there is none; None where several have it."""
        key = folding.name_key(name)
        if key not in self._declared:
            found = list(Venue.objects.called(name)[:2])
            if len(found) > 1:
                self.ambiguous.add(name)
                return None
            self._declared[key] = (
                found[0] if found else save_row(Venue(), {"name": name})
            )
        return self._declared[key]

    def _declare(self, entry: VenueEntry) -> None:
        host = self.called(entry.host) if entry.host else None
        venue = _known_venue(entry, host) or save_row(
            Venue(), entry.model_dump(exclude={"aliases", "host"}) | {"host": host}
        )
        known = set(venue.aliases.values_list("name_key", flat=True))
        known |= {venue.name_key, venue.acronym_key}
        for alias in entry.aliases:
            if folding.name_key(alias) not in known:
                save_row(VenueAlias(), {"venue": venue, "name": alias})
        for name in (entry.name, entry.acronym, *entry.aliases):
            if name:
                self._declared[folding.name_key(name)] = venue


def _known_venue(entry: VenueEntry, host: Venue | None) -> Venue | None:
    """A workshop's name recurs from host to host; a series is known by any of its names."""
    if host:
        return Venue.objects.filter(
            name_key=folding.name_key(entry.name), host=host
        ).first()
    return Venue.objects.called(entry.name).filter(host=None).first()


def find_work(entry: PublicationEntry) -> Publication | None:
    """The work that another document entered already: same DOI, same arXiv id, or the same
    title, year and authors."""
    works = Publication.objects.works()
    if entry.doi:
        return works.filter(doi=identifiers.normalise_doi(entry.doi)).first()
    if entry.arxiv_id:
        same_id = works.filter(
            arxiv_id=identifiers.normalise_arxiv(entry.arxiv_id)
        ).first()
        if same_id:
            return same_id
    year = dates.parse(entry.issued).year if entry.issued else 0
    names = [folding.name_key(author.name) for author in entry.authors]
    for work in works.filter(title_key=title_key(entry.title), sort_year=year):
        authors = work.coauthor_set.filter(role="author").values_list(
            "name_key", flat=True
        )
        if list(authors) == names:
            return work
    return None


def find_version(
    entry: VersionEntry, work: Publication, venues: Venues
) -> Publication | None:
    """The version of the work with the same relation, title, venue and year."""
    return work.versions.filter(
        version_relation=entry.relation,
        title_key=title_key(entry.title),
        venue=venues.called(entry.venue) if entry.venue else None,
        sort_year=dates.parse(entry.issued).year if entry.issued else 0,
    ).first()


@dataclass(frozen=True)
class Context:
    """What the names in one document mean."""

    owner: Person
    people: Register
    venues: Venues


def write_publication(
    entry: PublicationEntry, work: Publication, context: Context, degree: Degree | None
) -> Publication:
    """The work with its authors, topics and links; its versions and honours are written apart."""
    is_new = work.pk is None
    save_row(
        work,
        {
            **_values(entry, context.venues),
            "title": entry.title,
            "is_alphabetical": entry.is_alphabetical,
            "thesis_of": degree,
        },
    )
    _write_authors(entry.authors, work, context, is_new=is_new)
    _write_links(entry, work, is_new=is_new)
    _write_topics(entry, work)
    if entry.is_featured:
        FeaturedPublication.objects.get_or_create(
            person=context.owner, publication=work
        )
    reindex([work.pk])
    return work


def write_version(
    entry: VersionEntry, version: Publication, context: Context
) -> Publication:
    is_new = version.pk is None
    save_row(
        version,
        {
            **_values(entry, context.venues),
            "title": entry.title,
            "version_relation": entry.relation,
            "relation_printed": entry.relation_printed,
        },
    )
    _write_authors(entry.authors, version, context, is_new=is_new)
    _write_links(entry, version, is_new=is_new)
    reindex([version.pk])
    return version


def _values(entry: WorkEntry, venues: Venues) -> dict[str, Any]:
    values = entry.model_dump(
        include={
            "kind", "status", "status_date", "venue_printed", "container_title", "issued", "volume",
            "issue", "page", "publisher", "doi", "arxiv_id", "isbn", "abstract", "language",
            "visibility",
        }
    )  # fmt: skip
    values["venue"] = venues.called(entry.venue) if entry.venue else None
    values["dates_printed"] = entry.issued_printed
    return values


def _write_authors(
    authors: Sequence[AuthorEntry],
    work: Publication,
    context: Context,
    *,
    is_new: bool,
) -> None:
    decided = {} if is_new else decided_links(work)
    coauthors = [_coauthor(author, context, decided) for author in authors]
    replace_coauthors(work, coauthors, is_new=is_new)


def decided_links(work: Publication) -> dict[tuple[str, str], Coauthor]:
    """What was decided about the names on a work, by role and folded name."""
    return {
        (coauthor.role, coauthor.name_key): coauthor
        for coauthor in work.coauthor_set.exclude(link_state="")
    }


def replace_coauthors(
    work: Publication, coauthors: Sequence[Coauthor], *, is_new: bool = False
) -> None:
    """Writes the names of a work as one list; within a role they count from 1.

    Raises ValidationError. The caller reindexes the work.
    """
    if not is_new:
        work.coauthor_set.all().delete()
    places: Counter[str] = Counter()
    for coauthor in coauthors:
        places[coauthor.role] += 1
        coauthor.publication, coauthor.position = work, places[coauthor.role]
        coauthor.is_in_list = True
        coauthor.clean_fields(exclude={"publication", "person"})
        coauthor.clean()
    Coauthor.objects.bulk_create(coauthors)


def write_author_list(
    work: Publication, authors: Iterable[ListedAuthor], meanings: Mapping[str, str]
) -> None:
    """Puts a pasted list in the place of a work's authors; editors and translators stay.

    Names are linked as an import links them. `meanings` says of a mark such as "*" which
    shared mark it is, or "corresponding". Raises ValidationError; the caller reindexes.
    """
    decided, register = decided_links(work), Register()
    others = list(work.coauthor_set.exclude(role=Coauthor.Role.AUTHOR))
    affiliations = {
        coauthor.name_key: coauthor.raw_affiliation
        for coauthor in work.coauthor_set.filter(role=Coauthor.Role.AUTHOR)
    }
    listed = [
        coauthor_of(
            decided,
            register.person_called(author.name),
            credit_name=author.name,
            role=Coauthor.Role.AUTHOR,
            raw_affiliation=affiliations.get(folding.name_key(author.name), ""),
            **_meaning(author.marks, meanings),
        )
        for author in authors
    ]
    replace_coauthors(work, [*listed, *others])


def _meaning(marks: str, meanings: Mapping[str, str]) -> dict[str, Any]:
    said = [meanings[mark] for mark in marks if meanings.get(mark)]
    shared = [each for each in said if each != CORRESPONDING]
    return {
        "shared_mark": shared[0] if shared else "",
        "is_corresponding": CORRESPONDING in said,
    }


def _coauthor(
    author: AuthorEntry, context: Context, decided: Mapping[tuple[str, str], Coauthor]
) -> Coauthor:
    if author.is_owner:
        person: Person | None = context.owner
    else:
        person = context.people.person_called(author.name)
    return coauthor_of(
        decided,
        person,
        credit_name=author.name,
        **author.model_dump(exclude={"name", "is_owner"}),
    )


def coauthor_of(
    decided: Mapping[tuple[str, str], Coauthor], person: Person | None, **values: Any
) -> Coauthor:
    """A name on a work, not saved; what a curator decided about it comes before the person."""
    key = folding.name_key(values["credit_name"])
    state = Coauthor.LinkState.CONFIRMED if person else ""
    if before := decided.get((values["role"], key)):
        person, state = before.person, before.link_state
    return Coauthor(name_key=key, person=person, link_state=state, **values)


def _write_links(entry: WorkEntry, work: Publication, *, is_new: bool) -> None:
    wanted = [link.model_dump() for link in entry.links]
    present = work.links.none() if is_new else work.links.all()
    save_rows(present, {"publication": work}, wanted)


def _write_topics(entry: PublicationEntry, work: Publication) -> None:
    """Adds topics; those that a curator added stay."""
    if not entry.topics:
        return
    present = set(work.topic_links.values_list("topic", flat=True))
    for topic in map(topic_called, entry.topics):
        if topic.pk not in present:
            save_row(PublicationTopic(), {"publication": work, "topic": topic})
            present.add(topic.pk)


def write_distinctions(
    entry: WorkEntry,
    work: Publication,
    awards: Mapping[str, Award],
    *,
    is_new: bool = False,
) -> list[Distinction]:
    """The honours of one version, each linked to the award of the same name in a profile."""
    wanted = [
        {
            "kind": distinction.kind,
            "printed": distinction.printed,
            "award": awards.get(distinction.award or ""),
        }
        for distinction in entry.distinctions
    ]
    present = work.distinctions.none() if is_new else work.distinctions.all()
    return save_rows(present, {"publication": work}, wanted)
