"""A publication for other readers than people: schema.org data, and the tags that Google Scholar reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from core.linked_data import LinkedData, known
from publications.citing import is_out
from publications.kinds import Kind
from publications.models import Coauthor, Publication

Tag = tuple[str, str]

# What is no article of its own. Source: schema.org, subtypes of CreativeWork.
_TYPES = {
    Kind.BOOK: "Book",
    Kind.CHAPTER: "Chapter",
    Kind.EDITED: "Book",
    Kind.REPORT: "Report",
    Kind.REVIEW: "Review",
    Kind.THESIS: "Thesis",
    Kind.TRANSLATION: "Book",
}
# Source: Google Scholar, "Inclusion Guidelines for Webmasters", "Indexing"; a work
# that appeared elsewhere is in a journal as far as Scholar knows.
_CONTAINERS = {
    Kind.CONFERENCE: "citation_conference_title",
    Kind.WORKSHOP: "citation_conference_title",
    Kind.CHAPTER: "citation_inbook_title",
    Kind.THESIS: "citation_dissertation_institution",
    Kind.REPORT: "citation_technical_report_institution",
}
_DATE = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", re.ASCII)
_PAGES = re.compile(r"\s*[-‐‑‒–—]+\s*")


def publication_data(
    publication: Publication, absolute: Callable[[str], str]
) -> LinkedData:
    """schema.org ScholarlyArticle, Book and the like; loaded by `with_page_parts`."""
    address = absolute(publication.get_absolute_url())
    title = publication.shown_title
    return known(
        {
            "@type": _TYPES.get(Kind(publication.kind or "other"), "ScholarlyArticle"),
            "@id": address,
            "url": address,
            "name": title,
            "headline": title,
            **{
                role: [
                    _person(coauthor, absolute)
                    for coauthor in publication.shown_coauthors
                    if coauthor.role == role
                ]
                for role in Coauthor.Role.values
            },
            "datePublished": _date(publication),
            "isPartOf": known(
                {
                    "@type": "CreativeWork",
                    "name": _container(publication),
                    "issn": publication.venue.issn if publication.venue else "",
                }
            )
            if _container(publication)
            else None,
            "volumeNumber": publication.volume,
            "issueNumber": publication.issue,
            "pagination": publication.page,
            "publisher": _named("Organization", publication.publisher),
            "abstract": publication.abstract,
            "about": [topic.name for topic in publication.shown_topics],
            "inLanguage": publication.language,
            "isbn": publication.isbn,
            "award": [
                str(distinction) for distinction in publication.distinctions.all()
            ],
            "creativeWorkStatus": publication.get_status_display(),
            "sameAs": [
                *([f"https://doi.org/{publication.doi}"] if publication.doi else []),
                *_arxiv(publication),
                *(link.url for link in publication.links.all()),
            ],
        }
    )


def citation_tags(
    publication: Publication, absolute: Callable[[str], str]
) -> list[Tag]:
    """Highwire's `citation_*` in the order of its lists; loaded by `with_page_parts`.

    Scholar wants the title, an author and a date; what has no date has no tags.
    """
    authors = [c for c in publication.shown_coauthors if c.role == Coauthor.Role.AUTHOR]
    if not (authors and _date(publication)):
        return []
    first, last = _first_and_last(publication.page)
    pdfs = [link.url for link in publication.links.all() if _is_pdf(link.url)]
    container = _CONTAINERS.get(Kind(publication.kind or "other"))
    tags = [
        ("citation_title", publication.shown_title),
        *(("citation_author", coauthor.credit_name) for coauthor in authors),
        ("citation_publication_date", _date(publication).replace("-", "/")),
        (container or "citation_journal_title", _container(publication)),
        ("citation_volume", publication.volume),
        ("citation_issue", publication.issue),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_publisher", publication.publisher),
        ("citation_issn", publication.venue.issn if publication.venue else ""),
        ("citation_isbn", publication.isbn),
        ("citation_doi", publication.doi),
        ("citation_arxiv_id", publication.arxiv_id),
        ("citation_language", publication.language),
        *(("citation_keywords", topic.name) for topic in publication.shown_topics),
        ("citation_abstract_html_url", absolute(publication.get_absolute_url())),
        *(("citation_pdf_url", url) for url in pdfs[:1]),
    ]
    return [(name, value) for name, value in tags if value]


def _person(coauthor: Coauthor, absolute: Callable[[str], str]) -> LinkedData:
    """As printed; with an address where the reader may see the page."""
    person = coauthor.linked_person
    address = absolute(person.get_absolute_url()) if person else ""
    return known({"@type": "Person", "name": coauthor.credit_name, "url": address})


def _named(type_: str, name: str) -> LinkedData | None:
    return {"@type": type_, "name": name} if name else None


def _date(publication: Publication) -> str:
    """As ISO 8601 has it, only the year of a season or an uncertain date; "" where there is none."""
    if not is_out(publication.kind, publication.status, publication.arxiv_id):
        return ""
    if _DATE.fullmatch(publication.issued):
        return publication.issued
    return str(publication.year or "")


def _container(publication: Publication) -> str:
    if publication.container_title or not publication.venue:
        return publication.container_title or publication.venue_printed
    return publication.venue.name


def _arxiv(publication: Publication) -> Iterable[str]:
    if publication.arxiv_id:
        yield f"https://arxiv.org/abs/{publication.arxiv_id}"


def _first_and_last(pages: str) -> tuple[str, str]:
    first, *rest = _PAGES.split(pages, maxsplit=1)
    return first, rest[0] if rest else ""


def _is_pdf(url: str) -> bool:
    return url.partition("?")[0].lower().endswith(".pdf")
