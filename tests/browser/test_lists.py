"""Lists follow what is typed and chosen without a new page, and work without scripts."""

import pytest
from playwright.sync_api import expect

from tests import factories as f


@pytest.fixture(autouse=True)
def works(live_server):
    a, b = f.make_venue("Examplia"), f.make_venue("Elsewhere")
    f.make_publication("On knots", venue=a, issued="2019")
    f.make_publication("On braids", venue=a, issued="2020")
    f.make_publication("On knots again", venue=b, issued="2021")


@pytest.fixture
def list_page(page):
    """The list, with a mark that a new page would not have."""
    page.goto("/publications/")
    page.evaluate("window.isSamePage = true")
    return page


def is_same_page(page):
    return page.evaluate("window.isSamePage === true")


def test_the_list_follows_the_typing(list_page, complaints):
    list_page.keyboard.press("/")
    list_page.keyboard.type("knot")

    expect(list_page.locator(".count")).to_have_text("2 of 3 publications")
    expect(list_page).to_have_url("/publications/?q=knot")
    expect(list_page.locator("#said")).to_have_text("2 of 3 publications")
    expect(list_page.locator("#q")).to_be_focused()
    assert is_same_page(list_page)
    assert complaints == []


def test_a_choice_in_a_panel_keeps_what_is_typed(list_page, complaints):
    list_page.fill("#q", "knot")
    expect(list_page).to_have_url("/publications/?q=knot")

    list_page.click("#venue-examplia")

    expect(list_page).to_have_url("/publications/?q=knot&venue=examplia")
    expect(list_page.locator(".pub__title")).to_have_text(["On knots"])
    expect(list_page.locator("#venue-examplia")).to_be_focused()
    assert is_same_page(list_page)
    assert complaints == []


def test_a_column_of_the_chart_is_a_choice_that_back_takes_away(list_page, complaints):
    list_page.click("#fh-2020")

    expect(list_page.locator(".pub__title")).to_have_text(["On braids"])
    expect(list_page).to_have_url("/publications/?year=2020")
    expect(list_page.locator("#said")).to_have_text("1 of 3 publications")
    expect(list_page.locator("#fh-2020")).to_be_focused()
    assert is_same_page(list_page)

    list_page.go_back()
    expect(list_page).to_have_url("/publications/")
    expect(list_page.locator(".pub")).to_have_count(3)
    assert complaints == []


def test_typing_after_a_choice_keeps_the_choice(list_page):
    list_page.click("#venue-examplia")
    expect(list_page.locator(".pub__title")).to_have_text(["On braids", "On knots"])

    list_page.fill("#q", "braid")

    expect(list_page).to_have_url("/publications/?q=braid&venue=examplia")


def test_the_years_of_the_form_become_one_range(list_page):
    list_page.fill("#from", "2020")
    list_page.click("text=Show >> visible=true")

    expect(list_page).to_have_url("/publications/?year=2020-")
    expect(list_page.locator(".count")).to_have_text("2 of 3 publications")
    assert is_same_page(list_page)


def test_a_refused_value_leaves_the_list_and_says_why(list_page):
    list_page.fill("#from", "abcd")
    list_page.click("text=Show >> visible=true")

    expect(list_page.locator("#stale")).to_contain_text("“abcd-” is not a")
    expect(list_page.locator(".pub")).to_have_count(3)


def test_back_shows_the_list_before(list_page):
    list_page.click("#venue-elsewhere")
    expect(list_page.locator(".pub")).to_have_count(1)

    list_page.go_back()

    expect(list_page).to_have_url("/publications/")
    expect(list_page.locator(".pub")).to_have_count(3)


def test_light_or_dark_holds_at_once_and_on_the_next_page(list_page, complaints):
    list_page.click("[aria-label='Light or dark']")
    list_page.click("[value=dark] >> visible=true")

    expect(list_page.locator("html")).to_have_attribute("data-theme", "dark")
    assert is_same_page(list_page)

    list_page.goto("/venues/")
    expect(list_page.locator("html")).to_have_attribute("data-theme", "dark")
    assert complaints == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize(
    "address", ["/", "/publications/", "/venues/examplia/", "/search/?q=on"]
)
def test_no_page_scrolls_sideways(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)

    widths = (
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    scrolled, seen = page.evaluate(widths)

    assert scrolled <= seen


def test_cite_opens_under_its_row_and_closes_again(list_page, complaints):
    row = list_page.locator("#work-on-braids")
    row.get_by_role("link", name="Cite On braids").click()

    row.get_by_label("BibTeX").check(force=True)
    expect(row.locator(".cite__panel:visible")).to_contain_text("title = {On braids}")
    expect(row.locator(".cite__panel:visible")).to_have_count(1)
    expect(row.locator("[data-copy-panel]")).to_be_visible()

    row.get_by_role("link", name="Cite On braids").click()
    expect(row.locator(".cite")).to_have_count(0)
    assert is_same_page(list_page)
    assert complaints == []


class TestWithoutScripts:
    @pytest.fixture
    def browser_context_args(self, browser_context_args):
        return {**browser_context_args, "java_script_enabled": False}

    def test_panels_and_form_narrow_the_list(self, page):
        page.goto("/publications/")
        page.click("#venue-examplia")
        page.fill("#q", "knot")
        page.press("#q", "Enter")

        expect(page).to_have_url("/publications/?q=knot&venue=examplia")
        expect(page.locator(".pub__title")).to_have_text(["On knots"])

    def test_the_server_turns_the_lights_off(self, page):
        page.goto("/publications/?q=knot")
        page.click("[aria-label='Light or dark']")
        page.click("[value=dark] >> visible=true")

        expect(page).to_have_url("/publications/?q=knot")
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
