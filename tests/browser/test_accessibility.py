"""Nothing for axe to report on any kind of page, wide and narrow, light and dark."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

PAGES = [
    "/",
    "/people/",
    "/people/ayush-sekhari/",
    "/people/karthik-sridharan/",
    "/publications/?kind=conference&year=2018-2022",
    "/publications/?q=zzz&kind=journal",
    "/publications/harnessing-density-ratios-for-online-reinforcement-learning/",
    "/venues/neurips/",
    "/topics/machine-unlearning/",
    "/organizations/",
    "/organizations/cornell-university/",
    "/search/?q=learning",
    "/about/",
    "/privacy/",
    "/accessibility/",
    "/nowhere/",
    "/publications/?kind=x",
]
LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": {"type": "tag", "values": [*LEVELS, "best-practice"]}}


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_has_nothing_to_report_and_no_page_scrolls_sideways(
    page, live_server, width
):
    call_command("load_demo", stdout=io.StringIO())
    page.set_viewport_size({"width": width, "height": 860})
    reported = []

    for address in PAGES:
        page.goto(address)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            reported += [(address, theme, fault) for fault in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            reported.append((address, "any", "scrolls sideways"))

    assert reported == []


def faults(page):
    violations = Axe().run(page, options=RULES).response["violations"]
    return [(v["id"], v["nodes"][0]["html"]) for v in violations]
