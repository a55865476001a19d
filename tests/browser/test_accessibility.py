"""Nothing for axe to report on any kind of page, wide and narrow, light and dark; nothing scrolls sideways."""

import io
import re

from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import expect

# Pages of accounts are in test_accounts.py.
PAGES = [
    "/",
    "/people/",
    "/people/?q=sekari",
    "/people/?q=zzz&kind=profile",
    "/people/ayush-sekhari/",
    "/people/karthik-sridharan/",
    "/publications/",
    "/publications/?kind=conference&year=2018-2022",
    "/publications/?q=zzz&kind=journal",
    "/publications/harnessing-density-ratios-for-online-reinforcement-learning/",
    "/venues/",
    "/venues/neurips/",
    "/topics/",
    "/topics/?q=unlerning",
    "/topics/machine-unlearning/",
    "/organizations/",
    "/organizations/cornell-university/",
    "/search/",
    "/search/?q=learning",
    "/search/?q=unlerning+zzz",
    "/about/",
    "/privacy/",
    "/accessibility/",
    "/api/",
    "/nowhere/",
    "/publications/?kind=x",
]
# Those that axe is run at stand last, so that each is set once more than needed.
WIDTHS = [320, 640, 768, 1024, 1600, 390, 1280]
LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa"]
# What passes is not told: it takes axe longer than to look. What has the contrast of AAA
# has that of AA.
RULES = {
    "runOnly": {"type": "tag", "values": [*LEVELS, "best-practice"]},
    "rules": {"color-contrast": {"enabled": False}},
    "resultTypes": ["violations"],
}
# What depends on light or dark; the rest is asked once.
COLOURS = {
    "runOnly": {
        "type": "rule",
        "values": ["color-contrast-enhanced", "link-in-text-block"],
    },
    "resultTypes": ["violations"],
}
# Those of which axe sees both light and dark.
AXE = (390, 1280)


def test_no_page_gives_axe_a_report_or_scrolls_sideways(page, live_server):
    call_command("load_demo", stdout=io.StringIO())
    reported = []

    for address in PAGES:
        page.emulate_media(color_scheme="light")
        page.goto(address)
        reported += [(address, *fault) for fault in faults(page)]
    for width in AXE:
        page.set_viewport_size({"width": width, "height": 860})
        page.goto("/publications/?year=2021")
        for open_it in (open_menus, open_suggestions):
            open_it(page)
            # They lie half under it, and are whole targets again when it closes.
            found = violations(page, exclude=[[".chips"]])
            reported += [(open_it.__name__, width, fault) for fault in found]

    assert reported == []


def faults(page):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 860})
        scrolled = page.evaluate("document.documentElement.scrollWidth")
        if scrolled > width:
            yield width, f"{scrolled} px wide"
        if width in AXE:
            yield from ((width, fault) for fault in violations(page))


def open_menus(page):
    page.locator(".pub__cite").first.click()
    expect(page.locator(".cite")).to_be_visible()
    page.get_by_text("Export 7").click()


def open_suggestions(page):
    page.locator("#q").press_sequentially("neur")
    # The list is pale until what was typed has renewed it.
    expect(page).to_have_url(re.compile("q=neur"))
    expect(page.locator(".htmx-request")).to_have_count(0)
    expect(page.get_by_role("listbox")).to_be_visible()
    page.locator("#q").press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_be_visible()


def violations(page, exclude=()):
    """What axe finds in light colours, and of the colours in dark ones."""
    where = {"exclude": list(exclude)}
    page.emulate_media(color_scheme="light")
    found = Axe().run(page, context=where, options=RULES).response["violations"]
    page.emulate_media(color_scheme="dark")
    found += Axe().run(page, context=where, options=COLOURS).response["violations"]
    return [(v["id"], v["nodes"][0]["html"]) for v in found]
