"""CVs in LaTeX: read as text, never executed; no file that they name is opened."""

from curation.cv.decoding import decode
from curation.cv.extractors.latex.layout import lay_out
from curation.cv.extractors.latex.tokens import tokenize
from curation.cv.lines import Document


def extract(data: bytes) -> Document:
    r"""The lines of a LaTeX file; a paragraph, an item or a table row is one line.

    A line cites where its text stands. Text that a macro of the file brings in is
    cited where the macro is called.
    Raises Unreadable for macros that expand without end.
    """
    text = decode(data)
    state = lay_out(tokenize(text))
    return Document(
        lines=tuple(state.builder.lines),
        format="latex",
        text=text,
        left_out=tuple(state.left_out),
    )
