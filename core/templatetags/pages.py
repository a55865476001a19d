"""What every page needs: icons, plural words, addresses with other parameters."""

from __future__ import annotations

from functools import cache

from django import template
from django.core.exceptions import DisallowedHost
from django.db import models
from django.template.base import Parser, Token
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from core import marks
from core.addresses import ListAddress
from core.linked_data import LinkedData, to_json
from core.paging import MAX_ROWS, Page

register = template.Library()


@register.simple_tag
@cache
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


@register.simple_tag
def file_address(current: ListAddress, format: str) -> str:
    """Where the whole list is a file of that format."""
    return current.replaced(format=format).api


@register.filter
def page_numbers(page: Page) -> list[int | None]:
    """The pages that a pager names: the ends and those around this one; None for a gap."""
    last = min(page.pages, MAX_ROWS // page.per_page)
    near = {page.number - 1, page.number, page.number + 1}
    named = sorted(n for n in {1, last, *near} if 1 <= n <= last)
    numbers: list[int | None] = []
    for number in named:
        if numbers and number - (numbers[-1] or 0) > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, path: object) -> str:
    """The path with scheme and host; the path alone under a host that is not the site's."""
    try:
        return str(context["request"].build_absolute_uri(str(path)))
    except DisallowedHost:
        return str(path)


@register.simple_tag
def admin_address(row: models.Model, page: str) -> str:
    """Where curators change a row ("change") or see what was changed ("history")."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}"
    return reverse(name, args=[row.pk])


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """{% capture name %}…{% endcapture %}: what stands between, to be shown more than once."""
    _, name = token.split_contents()
    nodes = parser.parse(["endcapture"])
    parser.delete_first_token()
    return CaptureNode(name, nodes)


class CaptureNode(template.Node):
    def __init__(self, name: str, nodelist: template.NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        # The nodes have escaped what they show.
        context[self.name] = mark_safe(self.nodelist.render(context).strip())
        return SafeString("")


@register.simple_tag
def linked_data(data: LinkedData) -> SafeString:
    """schema.org data for machines; a block of data, which the policy for scripts leaves alone."""
    return format_html(
        '<script type="application/ld+json">{}</script>', mark_safe(to_json(data))
    )


@register.filter
def counted(number: int, noun: str) -> str:
    """The number with its noun: 1|counted:"work" is "1 work", 2|counted:"person,people" "2 people"."""
    singular, _, plural = noun.partition(",")
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"


@register.filter
def begun(text: str, query: str) -> SafeString:
    """The text with a mark around the letters by which the query found its words."""
    return format_html_join(
        "",
        "{}",
        (
            [format_html("<mark>{}</mark>", stretch) if is_hit else stretch]
            for stretch, is_hit in marks.begun(text, query)
        ),
    )
