"""Suggestions while typing: a combobox for keyboard, mouse and screen readers."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories as f


@pytest.fixture(autouse=True)
def knots(live_server):
    ada = f.make_person("Ada Knotts")
    f.make_position(ada, title="Professor", is_current=True)
    venue = f.make_venue("Knot Days")
    for title in ("On knots", "On other knots"):
        work = f.make_publication(title, venue=venue, issued="2021")
        f.make_coauthor(work, "Ada Knotts", person=ada)


@pytest.fixture
def field(page):
    page.goto("/")
    field = page.get_by_role("combobox", name="Name, title, venue or topic")
    field.press_sequentially("kno")
    expect(field).to_have_attribute("aria-expanded", "true")
    return field


def chosen(page):
    """The option that a screen reader is told to be on, by the field's own pointer."""
    field = page.locator("#q")
    expect(field).to_have_attribute("aria-activedescendant", re.compile("."))
    option = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(option).to_have_attribute("aria-selected", "true")
    return option


def test_arrows_walk_the_options_and_enter_opens_one(page, field, complaints):
    expect(field.locator("xpath=..").get_by_role("status")).to_have_text(
        "5 suggestions"
    )

    field.press("ArrowDown")
    expect(chosen(page)).to_contain_text("Ada Knotts")
    field.press("ArrowDown")
    expect(chosen(page)).to_contain_text("Knot Days")
    field.press("ArrowUp")
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("ArrowUp")
    expect(chosen(page)).to_have_text("Everything that matches “kno”")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")

    expect(page).to_have_url("/people/ada-knotts/")
    assert complaints == []


def test_enter_without_a_choice_sends_the_form(page, field):
    field.press("Enter")

    expect(page).to_have_url("/search/?q=kno")


def test_escape_closes_the_options_and_keeps_what_is_typed(page, field):
    field.press("Escape")

    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("kno")
    expect(field).to_be_focused()

    field.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()


def test_an_option_opens_by_a_click_and_a_click_elsewhere_closes_them(page, field):
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_role("listbox")).to_have_count(0)

    field.fill("knot")
    page.get_by_role("option", name="Ada Knotts Professor").click()
    expect(page).to_have_url("/people/ada-knotts/")


def test_what_finds_nothing_is_said_and_shows_no_options(page, field):
    field.fill("zzz")

    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field.locator("xpath=..").get_by_role("status")).to_have_text(
        "No suggestions"
    )


def test_the_field_of_a_list_narrows_it(page, complaints):
    page.goto("/publications/?year=2021")
    page.locator("#q").press_sequentially("kno")
    expect(page.locator(".count")).to_have_text("2 of 2 publications")

    page.get_by_role("group", name="Works at").get_by_role("option").click()

    expect(page).to_have_url("/publications/?venue=knot-days&year=2021")
    assert complaints == []


def test_the_field_of_every_page_suggests(page, complaints):
    page.goto("/about/")
    page.keyboard.press("/")
    page.keyboard.type("ada")

    page.get_by_role("option", name="Ada Knotts Professor").click()

    expect(page).to_have_url("/people/ada-knotts/")
    assert complaints == []
