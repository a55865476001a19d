"""The SVG of charts, made in Python: a ring has a thousand elements, a page dozens of charts.

Every text goes through `escape`; numbers, kinds and the ids of elements are our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape

from django.template.loader import render_to_string
from django.utils.text import slugify

from core.charts import Bar, Chart, Column
from core.rings import Node, Ring


def year_bars(chart: Chart, id: str, title: str) -> str:
    """Stacked columns, each one link; `id` is unique in the page."""
    grid = "".join(
        f'<line class="bars__grid" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
        for y in chart.grid
    )
    columns = "".join(_year_bar(bar, chart, id) for bar in chart.bars)
    return (
        f'<svg class="bars" height="{chart.height}" role="group" '
        f'aria-labelledby="{id}-t"><title id="{id}-t">{escape(title)}</title>'
        f'<defs><pattern id="{id}-hatch" patternUnits="userSpaceOnUse" width="5" '
        'height="5" patternTransform="rotate(45)"><rect class="hatch__bg" width="5" '
        'height="5"/><rect class="hatch__line" width="1.4" height="5"/></pattern></defs>\n'
        f"{grid}{_axis(chart)}\n{columns}</svg>"
    )


def _year_bar(bar: Bar, chart: Chart, id: str) -> str:
    column = bar.column
    is_link = column.total and column.address
    label = _year_label(bar, chart)
    number = (
        f'<text class="bars__n" x="{bar.middle}" y="{bar.top}" text-anchor="middle">'
        f"{column.total}</text>"
        if column.total and chart.has_numbers
        else ""
    )
    segments = "".join(
        f'<rect class="bars__seg k-{segment.kind}"'
        + (f' fill="url(#{id}-hatch)"' if segment.kind == "preprint" else "")
        + f' x="{bar.x}" y="{segment.y}" width="{bar.width}" height="{segment.height}"/>'
        for segment in bar.segments
    )
    return (
        (_year_link(column) if is_link else '<g class="bars__col">')
        + f"{_hit(bar, chart)}{segments}{label}{number}"
        + ("</a>" if is_link else "</g>")
    )


def _year_link(column: Column) -> str:
    kinds = ", ".join(f"{number} {kind}" for kind, number in column.parts.items())
    return (
        f'<a class="bars__col" href="{escape(column.address)}" '
        f'aria-label="{escape(column.label)}: {column.total} ({kinds})">'
    )


def _year_label(bar: Bar, chart: Chart) -> str:
    if not bar.lines:
        return ""
    first, *others = bar.lines
    lines = [
        f'<tspan x="{bar.middle}">{escape(first)}</tspan>',
        *(f'<tspan x="{bar.middle}" dy="14">{escape(line)}</tspan>' for line in others),
    ]
    return (
        f'<text class="bars__x{" bars__x--minor" * bar.is_minor}" y="{chart.base + 17}" '
        f'text-anchor="middle">{" ".join(lines)}</text> '
    )


def year_histogram(chart: Chart, id: str, title: str) -> str:
    """The small chart of a filter panel; a column sets the year."""
    columns = "".join(_year_choice(bar, chart, id) for bar in chart.bars)
    return (
        f'<svg class="bars bars--facet" height="{chart.height}" role="group" '
        f'aria-labelledby="{id}-t"><title id="{id}-t">{escape(title)}</title>'
        f"{_axis(chart)}\n{columns}</svg>"
    )


def _year_choice(bar: Bar, chart: Chart, id: str) -> str:
    column = bar.column
    label = (
        f'<text class="bars__x{" bars__x--minor" * bar.is_minor}" x="{bar.middle}" '
        f'y="{chart.base + 14}" text-anchor="middle">’{escape(column.label[2:4])}</text>'
        if bar.lines
        else ""
    )
    segments = "".join(
        f'<rect class="bars__seg k-conference" x="{bar.x}" y="{segment.y}" '
        f'width="{bar.width}" height="{segment.height}"/>'
        for segment in bar.segments
    )
    return (
        (_choice_link(column, id) if column.address else '<g class="bars__col">')
        + f"{_hit(bar, chart)}{segments}{label}"
        + ("</a>" if column.address else "</g>")
    )


def _choice_link(column: Column, id: str) -> str:
    state = {True: " is-selected", False: " is-off", None: ""}[column.is_on]
    return (
        f'<a class="bars__col{state}" id="{id}-{slugify(column.label)}" '
        f'href="{escape(column.address)}" data-live {_live()} '
        f'aria-label="{escape(column.label)}: {column.total}">'
    )


@cache
def _live() -> str:
    return render_to_string("includes/_live.html").strip()


def _axis(chart: Chart) -> str:
    return f'<line class="bars__axis" x1="0" x2="100%" y1="{chart.base}.5" y2="{chart.base}.5"/>'


def _hit(bar: Bar, chart: Chart) -> str:
    return (
        f'<rect class="bars__hit" x="{bar.hit_x}" y="0" width="{bar.hit_width}" '
        f'height="{chart.height}"/>'
    )


def spark(chart: Chart, label: str) -> str:
    """Works per year beside a name; the label says the numbers."""
    bars = "".join(
        f'<rect class="spark__{kind}" x="{bar.x}" y="{y}" width="{bar.width}" height="{height}"/>'
        for bar in chart.bars
        for kind, y, height in (
            [("bar", segment.y, segment.height) for segment in bar.segments]
            or [("nil", "25", "1")]
        )
    )
    return f'<svg class="spark" height="26" role="img" aria-label="{escape(label)}">{bars}</svg>'


def meter(width: str) -> str:
    """A line as long as the part is of the whole; decoration beside a number."""
    return (
        '<svg class="meter" height="3" aria-hidden="true" focusable="false">'
        '<rect class="meter__track" width="100%" height="3"/>'
        f'<rect class="meter__fill" width="{width}" height="3"/></svg>'
    )


def ring(ring: Ring, id: str, title: str, description: str, middle: str) -> str:
    """People around one in the middle."""
    shape = ring.shape
    own = f"{id}-{shape.name}"
    return (
        f'<svg class="net net--ring net--{shape.name}" '
        f'viewBox="0 0 {shape.side} {shape.side}" role="group" '
        f'aria-labelledby="{own}-t {own}-d"><title id="{own}-t">{escape(title)}</title>'
        f'<desc id="{own}-d">{escape(description)}</desc>\n{"".join(_lines(ring))}\n'
        + "".join(f"{_node(node, ring.label_drop)}\n" for node in ring.nodes)
        + f'<circle class="net__ego" cx="{ring.middle}" cy="{ring.middle}" '
        f'r="{ring.middle_radius}"/><text class="net__label net__label--ego" '
        f'x="{ring.middle}" y="{ring.below_middle}" text-anchor="middle">'
        f"{escape(middle)}</text></svg>"
    )


def _lines(ring: Ring) -> Iterator[str]:
    middle = ring.middle
    for spoke in ring.spokes:
        yield (
            f'<line class="net__spoke net__spoke--{spoke.width}" x1="{middle}" '
            f'y1="{middle}" x2="{spoke.x}" y2="{spoke.y}"/>'
        )
    for width, path in ring.curves:
        yield f'<path class="net__edge net__edge--{width}" d="{path}"/>'


def _node(node: Node, label_drop: str) -> str:
    member, x, y = node.member, node.x, node.y
    own = f'<path class="net__own" d="{node.own}"/>' if node.own else ""
    number = f" {member.number}" if member.number > 1 else ""
    hidden, strong = not node.is_named, node.is_strong
    return (
        (_node_link(node) if member.address else '<g class="net__node">')
        + f'{own}<circle class="net__hit" cx="{x}" cy="{y}" r="{node.hit}"/>'
        f'<circle class="net__dot" cx="{x}" cy="{y}" r="{node.radius}"/>'
        f'<text class="net__label{" net__label--hover" * hidden}'
        f'{" net__label--strong" * strong}" '
        f'transform="translate({x} {y}) rotate({node.turn})" x="{node.label_x}" '
        f'y="{label_drop}" text-anchor="{node.anchor}">{escape(member.label)}{number}</text>'
        + ("</a>" if member.address else "</g>")
    )


def _node_link(node: Node) -> str:
    member = node.member
    works = f"{member.number:,} joint work{'s' * (member.number != 1)}"
    skipped = "" if node.is_stop else ' tabindex="-1"'
    return (
        f'<a class="net__node net__node--{member.kind}" href="{escape(member.address)}"'
        f'{skipped} aria-label="{escape(member.label)} {works} ({escape(member.name)})">'
    )
