"""What every page needs: icons, plural words, addresses with other parameters."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.addresses import ListAddress

register = template.Library()


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """A drawing from includes/_icons.html; decoration, so hidden from screen readers."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>',
        f" {css}" if css else "",
        name,
    )


@register.simple_tag
def address(current: ListAddress, **changes: object) -> str:
    """The list's address with these parameters instead: {% address list_address page=2 %}.

    None or "" drops one. Any change but a page begins again at the first page.
    """
    return str(current.replaced(**changes))


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, path: object) -> str:
    """The path with scheme and host."""
    return str(context["request"].build_absolute_uri(str(path)))


@register.filter
def counted(number: int, noun: str) -> str:
    """The number with its noun: 1|counted:"work" is "1 work", 2|counted:"person,people" "2 people"."""
    singular, _, plural = noun.partition(",")
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"
