"""Charts in a page: the geometry from core.charts, the drawing from core.drawings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core import charts, drawings, strips
from core.charts import Column
from core.rings import Member, rings
from core.strips import Stay

register = template.Library()


@register.simple_tag
def year_bars(
    columns: Iterable[Column], id: str, title: str, plot: int = 96
) -> SafeString:
    """Stacked columns, each one link; `id` is unique in the page."""
    chart = charts.stacked(columns, plot=plot)
    return SafeString(drawings.year_bars(chart, id, title))


@register.simple_tag
def year_histogram(columns: Iterable[Column], id: str, title: str) -> SafeString:
    """The small chart of a filter panel; a column sets the year."""
    chart = charts.stacked(columns, plot=46, head=6, labels=8)
    return SafeString(drawings.year_histogram(chart, id, title))


@register.simple_tag
def spark(columns: Iterable[Column], label: str) -> SafeString:
    """Works per year beside a name; the label says the numbers."""
    return SafeString(drawings.spark(charts.stacked(columns, plot=24, head=2), label))


@register.simple_tag
def ring(
    members: Iterable[Member], id: str, title: str, description: str, middle: str
) -> SafeString:
    """People around one in the middle: a wide and a tall drawing, of which one is shown."""
    drawn = (drawings.ring(r, id, title, description, middle) for r in rings(members))
    return SafeString("\n".join(drawn))


@register.inclusion_tag("includes/charts/_strip.html")
def strip(
    stays: Iterable[Stay], id: str, title: str, description: str
) -> dict[str, Any]:
    """Stays on an axis of years, each one link."""
    drawing = strips.strip(stays)
    return {"strip": drawing, "id": id, "title": title, "description": description}


@register.simple_tag
def meter(part: float, whole: float) -> SafeString:
    """A line as long as the part is of the whole; decoration beside a number."""
    return SafeString(drawings.meter(charts.share(part, whole)))


@register.simple_tag
@cache
def swatch(kind: str) -> SafeString:
    """The key drawing of a kind; rendered once, as rows and legends repeat it."""
    return render_to_string("includes/_swatch.html", {"kind": kind})
