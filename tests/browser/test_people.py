"""People in a browser: the list renews in place, a profile fits every window."""

import pytest
from playwright.sync_api import expect

from tests.factories import (
    make_award,
    make_coauthor,
    make_degree,
    make_delivery,
    make_mentorship,
    make_person,
    make_position,
    make_publication,
    make_record,
    make_service,
    make_talk,
)


@pytest.fixture
def ada(transactional_db):
    ada = make_person("Ada Example", headline="Student of Examples")
    bo = make_record("Bo Kappa")
    for year in ("2019", "2020", "2021"):
        work = make_publication(f"On Examples of {year}", issued=year)
        make_coauthor(work, "Ada Example", person=ada)
        make_coauthor(work, "Bo Kappa", person=bo)
    make_mentorship(ada, mentor=bo, mentee=ada, degree=make_degree(ada, end="2018"))
    make_position(ada, kind="internship")
    make_delivery(make_talk(ada), date="2020-05")
    make_award(ada, "A medal for counterexamples", years=[2011, 2012, 2013])
    make_service(ada)
    return ada


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "address", ["/people/", "/people/ada-example/", "/people/bo-kappa/"]
)
def test_a_page_of_people_fits_its_window(page, complaints, ada, address, width):
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


def test_a_letter_narrows_the_list_in_place(page, complaints, ada):
    page.goto("/people/")

    page.get_by_label("K, 1 person").click()

    page.wait_for_url("**/people/?letter=K")
    page.get_by_label("Remove filter Letter: K").wait_for()
    assert page.locator("#results h2 a").count() == 0
    assert page.locator("#results .rec__a").all_inner_texts() == ["Bo Kappa"]
    assert complaints == []


@pytest.mark.parametrize("has_scripts", [True, False])
def test_one_kind_of_works_is_shown_alone(new_context, ada, has_scripts):
    work = make_publication("Counterexamples", kind="conference", issued="2020")
    make_coauthor(work, "Ada Example", person=ada)
    page = new_context(java_script_enabled=has_scripts).new_page()
    page.goto("/people/ada-example/")

    page.get_by_role("radio", name="Conference paper 1").check(force=True)

    expect(page.locator(".pub__title:visible")).to_have_text(["Counterexamples"])
    expect(page.locator("#y2020")).to_be_visible()
    expect(page.locator("#y2019")).to_be_hidden()
    columns = page.get_by_role("group", name="Works per year").get_by_role("link")
    assert columns.count() == 1


def test_a_column_of_the_chart_leads_to_its_year(page, ada):
    page.goto("/people/ada-example/")

    page.get_by_label("2020: 1").click()

    assert page.url.endswith("#y2020")
    assert page.locator("#y2020").get_by_text("On Examples of 2020").is_visible()
