"""The citation formats: each is a module without a database, and all start from CSL items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from publications.formats import bibtex, csl
from publications.formats.csl import CSLItem


@dataclass(frozen=True)
class Format:
    """A file format for citations, as a list, a page and the API offer it."""

    name: str  # as in `format=`
    label: str
    media_type: str
    extension: str
    # The pieces of a file, one item at a time, and the whole file.
    stream: Callable[[Iterable[CSLItem]], Iterator[str]]
    dumps: Callable[[Iterable[CSLItem]], str]
    # One item for reading, where that is not its file.
    indented: Callable[[CSLItem], str] | None = None

    def shown(self, item: CSLItem) -> str:
        """One item as a page shows it."""
        text = self.indented(item) if self.indented else self.dumps([item])
        return text.strip()


FORMATS = {
    format_.name: format_
    for format_ in (
        Format(
            name="bib",
            label="BibTeX",
            media_type="application/x-bibtex",
            extension="bib",
            stream=bibtex.stream,
            dumps=bibtex.dumps,
        ),
        Format(
            name="csl",
            label="CSL-JSON",
            # Source: citeproc-js, and the content negotiation of DOI registration agencies.
            media_type="application/vnd.citationstyles.csl+json",
            extension="json",
            stream=csl.stream,
            dumps=csl.dumps,
            indented=csl.indented,
        ),
    )
}
