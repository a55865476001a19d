"""The options of a filter panel; in Python, as a list has more than a hundred."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core import charts, drawings
from core.facets import Option
from core.templatetags.charts import swatch

register = template.Library()

# Whose numbers are also drawn.
_MEASURED = {"venue", "topic", "organization"}


@register.simple_tag
def options(
    options: Iterable[Option], name: str, highest: int = 0, is_plain: bool = False
) -> SafeString:
    """Each choice of the parameter, as a link that adds or takes away where it finds something.

    highest: the number of the first one; is_plain: no drawings of kinds.
    """
    has_swatch = name == "kind" and not is_plain
    most = highest if name in _MEASURED else 0
    return SafeString(
        "".join(_option(option, name, most, has_swatch) for option in options)
    )


def _option(option: Option, name: str, most: int, has_swatch: bool) -> str:
    drawing = f"{swatch(option.value)} " if has_swatch else ""
    chosen = '<span class="vh"> (chosen; remove)</span>' if option.is_on else ""
    meter = drawings.meter(charts.share(option.number, most)) if most else ""
    inside = (
        '<span class="opt__box" aria-hidden="true"></span>'
        f"<span>{drawing}{escape(option.label)}{chosen}</span>"
        f'<span class="opt__n">{option.number}</span>{meter}'
    )
    if not option.leads_somewhere:
        return f'<span class="opt opt--nil">{inside}</span>'
    is_on, current = (" is-on", ' aria-current="true"') if option.is_on else ("", "")
    return (
        f'<a class="opt{is_on}" id="{name}-{escape(option.value)}" '
        f'href="{escape(str(option.address))}"{current} {_boost()}>{inside}</a>'
    )


@cache
def _boost() -> str:
    return render_to_string("includes/_boost.html").strip()
