"""The ways through the site: wide and narrow, light and dark, with scripts and without."""

import pytest
from playwright.sync_api import expect

from tests import factories as f

LOOKS = [
    pytest.param((width, theme, has_scripts), id=f"{theme}-{width}-{name}")
    for width in (1280, 390)
    for theme in ("light", "dark")
    for has_scripts, name in ((True, "scripts"), (False, "plain"))
]


@pytest.fixture(autouse=True)
def directory(live_server):
    knots = f.make_topic("Knots")
    examplia, elsewhere = f.make_venue("Examplia"), f.make_venue("Elsewhere")
    ada = f.make_person("Ada Example", given_name="Ada", family_name="Example")
    f.make_degree(ada, organization=f.make_organization(), start="2011", end="2015")
    for title, venue, year in (
        ("On knots", examplia, "2020"),
        ("On braids", examplia, "2021"),
        ("On other knots", elsewhere, "2021"),
    ):
        work = f.make_publication(title, venue=venue, issued=year, kind="conference")
        f.make_coauthor(work, "Ada Example", person=ada)
        if "knots" in title:
            f.make_publication_topic(work, knots)


@pytest.fixture(params=LOOKS)
def look(request):
    return request.param


@pytest.fixture
def browser_context_args(browser_context_args, look):
    width, theme, has_scripts = look
    return {
        **browser_context_args,
        "viewport": {"width": width, "height": 860},
        "color_scheme": theme,
        "java_script_enabled": has_scripts,
    }


@pytest.fixture
def submit(look):
    """Sends a search form where no script follows the typing."""
    _, _, has_scripts = look
    return lambda field: None if has_scripts else field.press("Enter")


@pytest.fixture
def expect_count(page, look):
    """Waits until the list says this count; a script says it to screen readers too."""
    _, _, has_scripts = look

    def wait(words):
        expect(page.locator(".count")).to_have_text(words)
        if has_scripts:
            expect(page.locator("#said")).to_have_text(words)

    return wait


def titles(page):
    return page.locator(".results__list .pub__title")


def open_filters(page):
    """They stand open beside a wide list, and a script keeps them open."""
    button = page.locator("#filters > summary")
    if button.is_visible() and not page.locator("#filters[open]").count():
        button.click()


def test_a_person_is_found_by_typing_and_leads_to_degree_and_organization(
    page, complaints, submit, expect_count, look
):
    page.goto("/")
    _, _, has_scripts = look
    everywhere = page.get_by_label("Name, title, venue or topic")
    everywhere.press_sequentially("ada")
    if has_scripts:
        expect(page.get_by_role("listbox")).to_be_visible()
        everywhere.press("ArrowDown")
        everywhere.press("Enter")
    else:
        everywhere.press("Enter")
        expect(page).to_have_url("/search/?q=ada")
        page.locator("#people").get_by_role("link", name="Ada Example").click()
    expect(page).to_have_url("/people/ada-example/")

    page.goto("/people/")
    field = page.get_by_label("Search people by name")
    field.fill("exam")
    submit(field)
    expect_count("1 of 1 person")

    page.get_by_role("link", name="Ada Example").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada Example")

    page.locator("#career").get_by_role("link", name="Example University").click()
    expect(page).to_have_url("/organizations/example-university/")
    expect(page.get_by_role("main")).to_contain_text("Ph.D.")
    assert complaints == []


def test_works_are_filtered_opened_cited_exported_and_found_again(
    page, complaints, expect_count
):
    page.goto("/publications/")
    open_filters(page)
    page.get_by_role("link", name="Examplia 2").click()
    expect_count("2 of 3 publications")
    expect(page).to_have_url("/publications/?venue=examplia")
    expect(titles(page)).to_have_text(["On braids", "On knots"])

    open_filters(page)
    page.locator("#fh-2020").click()
    expect_count("1 of 3 publications")
    expect(page).to_have_url("/publications/?venue=examplia&year=2020")
    open_filters(page)
    page.get_by_role("link", name="Knots 1").click()
    narrowed = "/publications/?venue=examplia&year=2020&topic=knots"
    expect(page).to_have_url(narrowed)
    expect(titles(page)).to_have_text(["On knots"])

    page.get_by_text("Export 1").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX .bib").click()
    assert "title = {On knots}" in download.value.path().read_text()

    page.get_by_role("link", name="On knots", exact=True).click()
    expect(page.locator(".cite__text")).to_have_text(
        "Example, A. (2020). On knots. Examplia. Examplia 2020."
    )
    page.locator("#cite").get_by_text("BibTeX").click()
    expect(page.locator("#cite pre:visible")).to_contain_text("@inproceedings{")

    page.go_back()
    expect(page).to_have_url(narrowed)
    expect(titles(page)).to_have_text(["On knots"])
    page.go_back()
    expect(page).to_have_url("/publications/?venue=examplia&year=2020")
    expect(titles(page)).to_have_text(["On knots"])
    assert complaints == []
