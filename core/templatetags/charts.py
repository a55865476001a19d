"""Charts in a page: the geometry from core.charts, the drawing from includes/charts/."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core import charts, strips
from core.charts import Column
from core.rings import Member, rings
from core.strips import Stay

register = template.Library()


@register.inclusion_tag("includes/charts/_bars.html")
def year_bars(
    columns: Iterable[Column], id: str, title: str, plot: int = 96
) -> dict[str, Any]:
    """Stacked columns, each one link; `id` is unique in the page."""
    chart = charts.stacked(columns, plot=plot)
    return {"chart": chart, "id": id, "title": title}


@register.inclusion_tag("includes/charts/_histogram.html")
def year_histogram(columns: Iterable[Column], id: str, title: str) -> dict[str, Any]:
    """The small chart of a filter panel; a column sets the year."""
    chart = charts.stacked(columns, plot=46, head=6, labels=8)
    return {"chart": chart, "id": id, "title": title}


@register.inclusion_tag("includes/charts/_spark.html")
def spark(columns: Iterable[Column], label: str) -> dict[str, Any]:
    """Works per year beside a name; the label says the numbers."""
    chart = charts.stacked(columns, plot=24, head=2)
    return {"chart": chart, "label": label}


@register.inclusion_tag("includes/charts/_rings.html")
def ring(
    members: Iterable[Member], id: str, title: str, description: str, middle: str
) -> dict[str, Any]:
    """People around one in the middle: a wide and a tall drawing, of which one is shown."""
    drawings = rings(members)
    return {
        "rings": drawings,
        "id": id,
        "title": title,
        "description": description,
        "middle": middle,
    }


@register.inclusion_tag("includes/charts/_strip.html")
def strip(
    stays: Iterable[Stay], id: str, title: str, description: str
) -> dict[str, Any]:
    """Stays on an axis of years, each one link."""
    drawing = strips.strip(stays)
    return {"strip": drawing, "id": id, "title": title, "description": description}


@register.inclusion_tag("includes/charts/_meter.html")
def meter(part: float, whole: float) -> dict[str, Any]:
    """A line as long as the part is of the whole; decoration beside a number."""
    return {"width": charts.share(part, whole)}


@register.simple_tag
@cache
def swatch(kind: str) -> SafeString:
    """The key drawing of a kind; rendered once, as rows and legends repeat it."""
    return render_to_string("includes/_swatch.html", {"kind": kind})
