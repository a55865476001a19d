"""The blocks of a parsed reStructuredText file, as lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docutils import nodes

from curation.cv.extractors.rst.inline import inline
from curation.cv.extractors.rst.places import Places
from curation.cv.lines import Line
from curation.cv.runs import Run, line_of, typed_mark

# A row of so many cells is an entry with what stands beside it.
_FEW_CELLS = 2
# Columns that a list stands behind the one around it.
STEP = 2


@dataclass
class _Context:
    """What the next paragraph inherits from the blocks around it."""

    level: int = 0
    depth: int = 0
    mark: str = ""
    # What stands in front of the next paragraph as a cell: the name of a field.
    cell: list[Run] | None = None


class Blocks:
    def __init__(self, text: str) -> None:
        self.lines: list[Line] = []
        self._places = Places(text)
        self._context = _Context()

    def read_all(self, tree: nodes.document) -> None:
        """A section that holds all others is the name; without one, sections are below it."""
        sections = [
            child for child in tree.children if isinstance(child, nodes.section)
        ]
        self._context.level = 0 if len(sections) == 1 else 1
        self.read(tree)

    def read(self, node: nodes.Node) -> None:
        handler = _HANDLERS.get(type(node))
        if handler and isinstance(node, nodes.Element):
            handler(self, node)
        elif not isinstance(node, SILENT):
            self._children(node)

    def _children(self, node: nodes.Node) -> None:
        for child in node.children:
            self.read(child)

    def _section(self, node: nodes.Element) -> None:
        self._context.level += 1
        self._children(node)
        self._context.level -= 1

    def _title(self, node: nodes.Element) -> None:
        heading = self._context.level if isinstance(node.parent, nodes.section) else 0
        self._add(node, [list(inline(node))], heading=heading)

    def _paragraph(self, node: nodes.Element) -> None:
        cells = [list(inline(node))]
        if not self._context.mark:
            # A list whose items are not indented is no list to the parser.
            self._context.mark, rest = typed_mark(cells)
            cells = [list(cell) for cell in rest]
        if self._context.cell is not None:
            cells.insert(0, self._context.cell)
        self._add(node, cells)

    def _add(
        self, node: nodes.Element, cells: list[list[Run]], heading: int = 0
    ) -> None:
        first, last = self._places.find(node.rawsource or node.astext())
        self._blank(first)
        self.lines.append(
            line_of(
                cells,
                first,
                last,
                heading=heading,
                mark=self._context.mark,
                indent=STEP * max(self._context.depth - 1, 0),
            )
        )
        self._context.mark, self._context.cell = "", None

    def _blank(self, first: int) -> None:
        """A blank line where the source has one, headings aside."""
        above = self.lines[-1] if self.lines else None
        is_apart = above is not None and first - above.last > 1 and not above.heading
        if above and is_apart and not self._places.is_text(first - 1):
            self.lines.append(Line(first - 1, "", last=first - 1))

    def _list(self, node: nodes.Element) -> None:
        self._context.depth += 1
        for count, item in enumerate(node.children, int(node.get("start", 1))):
            self._context.mark = _mark(node, count)
            self._children(item)
        self._context.depth -= 1
        self._context.mark = ""

    def _field(self, node: nodes.Element) -> None:
        name, body = node.children
        self._context.cell = list(inline(name))
        self._children(body)
        self._context.cell = None

    def _row(self, node: nodes.Element) -> None:
        """A line whose cells are the cells; in rows of two, further paragraphs are lines below."""
        found: list[tuple[int, int]] = []
        cells: list[list[Run]] = []
        below: list[Line] = []
        with self._places.one_row():
            for entry in node.children:
                cell: list[Run] = []
                for count, paragraph in enumerate(entry.findall(nodes.paragraph)):
                    place = self._places.find(paragraph.rawsource)
                    if count and len(node.children) <= _FEW_CELLS:
                        below.append(line_of([list(inline(paragraph))], *place))
                        continue
                    cell += [*inline(paragraph), Run(" ")]
                    found.append(place)
                cells.append(cell)
        if found:
            last = max(end for _, end in found)
            self.lines.append(line_of(cells, min(start for start, _ in found), last))
            self.lines += below

    def _topic(self, node: nodes.Element) -> None:
        if "contents" not in node["classes"]:
            self._children(node)

    def _footnote(self, node: nodes.Element) -> None:
        label, *rest = node.children
        self._context.mark = f"[{label.astext()}]"
        for child in rest:
            self.read(child)
        self._context.mark = ""

    def _literal(self, node: nodes.Element) -> None:
        for text in filter(str.strip, node.astext().split("\n")):
            first, last = self._places.find(text)
            self.lines.append(line_of([[Run(text)]], first, last))


def _mark(node: nodes.Element, count: int) -> str:
    if isinstance(node, nodes.bullet_list):
        return str(node.get("bullet", "-"))
    number = (
        str(count)
        if node.get("enumtype") == "arabic"
        else chr(96 + (count - 1) % 26 + 1)
    )
    return f"{node.get('prefix', '')}{number}{node.get('suffix', '.')}"


SILENT = (
    nodes.comment,
    nodes.system_message,
    nodes.substitution_definition,
    nodes.target,
    nodes.image,
    nodes.raw,
    nodes.pending,
    nodes.colspec,
)
_HANDLERS: dict[type[nodes.Node], Callable[[Blocks, nodes.Element], None]] = {
    nodes.section: Blocks._section,
    nodes.title: Blocks._title,
    nodes.subtitle: Blocks._title,
    nodes.paragraph: Blocks._paragraph,
    nodes.attribution: Blocks._paragraph,
    nodes.term: Blocks._paragraph,
    nodes.line: Blocks._paragraph,
    nodes.bullet_list: Blocks._list,
    nodes.enumerated_list: Blocks._list,
    nodes.field: Blocks._field,
    nodes.row: Blocks._row,
    nodes.topic: Blocks._topic,
    nodes.footnote: Blocks._footnote,
    nodes.citation: Blocks._footnote,
    nodes.literal_block: Blocks._literal,
}
