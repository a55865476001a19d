"""What the cite box of a publication offers: its citation in a style and in each format."""

from __future__ import annotations

from dataclasses import dataclass

from core.audience import Reader
from publications.citing import csl_items
from publications.formats import FORMATS
from publications.formats.styles import STYLES, cited
from publications.models import Publication


@dataclass(frozen=True)
class CitationPanel:
    name: str
    label: str
    text: str
    is_code: bool
    """Plain text of a format; otherwise HTML with italics."""


def citation_panels(
    publication: Publication, user: Reader | None
) -> list[CitationPanel]:
    """The styles first, then the formats; the queries of `csl_items`."""
    return [
        panel
        for item in csl_items([publication.pk], user)
        for panel in (
            *(
                CitationPanel(n, label, cited(item, n), False)
                for n, label in STYLES.items()
            ),
            *(
                CitationPanel(f.name, f.label, f.shown(item), True)
                for f in FORMATS.values()
            ),
        )
    ]
