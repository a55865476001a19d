"""Text within a block of reStructuredText, with its styles and links."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from curation.cv.lines import Style
from curation.cv.runs import Run

STYLES: dict[type[nodes.Node], Style] = {
    nodes.strong: Style.BOLD,
    nodes.emphasis: Style.ITALIC,
    nodes.title_reference: Style.ITALIC,
    nodes.literal: Style.CODE,
    nodes.superscript: Style.SUPERSCRIPT,
    nodes.footnote_reference: Style.SUPERSCRIPT,
}
# What the parser adds: section numbers, pictures, places to jump to.
ADDED = (nodes.generated, nodes.image, nodes.target, nodes.system_message)


def inline(
    node: nodes.Node, styles: frozenset[Style] = frozenset(), href: str | None = None
) -> Iterator[Run]:
    if isinstance(node, nodes.Text):
        yield Run(node.astext(), styles, href)
        return
    if style := STYLES.get(type(node)):
        styles = styles | {style}
    if isinstance(node, nodes.reference) and "refuri" in node:
        styles, href = styles | {Style.LINK}, node["refuri"]
    for child in node.children:
        # The target of `name <address>`_ stands beside it and says nothing more.
        if not isinstance(child, ADDED) or isinstance(child, nodes.problematic):
            yield from inline(child, styles, href)
