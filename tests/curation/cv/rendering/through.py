"""A CV in Markdown taken through another format, to score the importer on the same facts.

    python -m tests.curation.cv.rendering.through cv.md cv.pdf [columns]

The ending of the second name says the format: .pdf, .docx or .tex.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tests.curation.cv.rendering.description import Description, Heading, plain
from tests.curation.cv.rendering.from_markdown import describe
from tests.curation.cv.rendering.latex import article, moderncv
from tests.curation.cv.rendering.typst_pdf import pdf
from tests.curation.cv.rendering.word import word


def _head(description: Description) -> str:
    """The running head: the name, as it mostly is."""
    return next((plain(b.inline) for b in description if isinstance(b, Heading)), "")


# By the name of a format and its variant, what sets a description in it.
FORMATS: dict[str, Callable[[Description], bytes]] = {
    "pdf": lambda cv: pdf(cv, head=_head(cv)),
    "pdf-2": lambda cv: pdf(cv, columns=2, head=_head(cv)),
    "docx": word,
    "tex": lambda cv: article(cv).encode(),
    "tex-moderncv": lambda cv: moderncv(cv).encode(),
}


def through(markdown: str, name: str) -> bytes:
    """The same facts in one of FORMATS."""
    return FORMATS[name](describe(markdown))


def main() -> None:
    source, target, *columns = sys.argv[1:]
    name = Path(target).suffix.removeprefix(".") + ("-2" if columns == ["2"] else "")
    Path(target).write_bytes(through(Path(source).read_text("utf-8"), name))


if __name__ == "__main__":
    main()
