"""The citation formats as the API speaks them: one renderer for each format of `formats/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from core.renderers import FileRenderer
from publications.formats import FORMATS, Format
from publications.formats.csl import CSLItem


class CitationRenderer(FileRenderer):
    citations: ClassVar[Format]

    def stream(self, items: Iterable[CSLItem]) -> Iterator[bytes]:
        return map(str.encode, self.citations.stream(items))


def _renderer(format_: Format) -> type[CitationRenderer]:
    # JSON is UTF-8, and its media types have no charset (RFC 8259).
    charset = None if format_.media_type.endswith("json") else "utf-8"
    members = {
        "citations": format_,
        "media_type": format_.media_type,
        "format": format_.name,
        "extension": format_.extension,
        "charset": charset,
    }
    return type(f"{format_.name.title()}Renderer", (CitationRenderer,), members)


RENDERERS = [_renderer(format_) for format_ in FORMATS.values()]
