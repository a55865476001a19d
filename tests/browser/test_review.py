"""A CV in a browser: from the file that is handed in to the published profile."""

from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe

from curation.models import CVImport, Draft
from people.models import Person
from publications.models import Coauthor
from tests.curation.review.conftest import SAMPLES, stored
from tests.curation.review.test_against_demo import (
    CVS,
    DIFFERENT,
    REAL,
    differences,
    imported,
    typed,
)
from tests.factories import make_user

PASSWORD = "correct horse battery"


@pytest.fixture
def ann(live_server, settings):
    settings.REQUIRE_MFA = False
    return make_user("ann", password=PASSWORD, is_staff=True, is_superuser=True)


@pytest.fixture
def signed_in(page, ann):
    return sign_in(page)


def sign_in(page):
    page.goto("/account/login/?next=/account/")
    page.fill("#id_login", "ann")
    page.fill("#id_password", PASSWORD)
    page.click("main [type=submit]")
    page.wait_for_url("**/account/")
    return page


def hand_in(page, name="2025.md"):
    page.goto("/admin/curation/cvimport/add/")
    page.set_input_files("#id_file", SAMPLES / name)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/review/**")


def left(page):
    return Draft.objects.open().count()


def test_a_whole_review_with_the_keyboard(signed_in, complaints):
    page = signed_in
    hand_in(page)
    page.get_by_label("Keys on").check()
    page.locator("h1").click()  # No field has the focus.
    for _ in range(80):
        if not left(page):
            break
        before = left(page)
        if page.locator("#merge").count() and page.get_by_text("Same person?").count():
            page.keyboard.press("m")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Escape")
        with page.expect_navigation():
            page.keyboard.press("a")
        assert left(page) == before - 1

    page.get_by_role("button", name="Publish").click()

    page.wait_for_url("**/people/mira-okonkwo-laine/")
    assert page.locator("h1").inner_text() == "Mira Okonkwo-Laine"
    assert page.locator(".pub").count() == 4
    quill = Person.objects.get(credit_name="Tomas Quill")
    assert Coauthor.objects.filter(person=quill).count() == 2
    assert complaints == []


@pytest.mark.skipif(
    not REAL.is_dir(), reason="the real CVs are not beside this repository"
)
def test_a_long_real_cv_becomes_the_profile_that_was_typed_off_it(
    signed_in, complaints
):
    page, [path] = signed_in, REAL.glob("002*.txt")
    hand_in(page, path)
    page.get_by_label("Keys on").check()
    page.locator("h1").click()
    while before := left(page):
        with page.expect_navigation():
            page.keyboard.press("a")
        assert left(page) < before

    page.get_by_role("button", name="Publish").click()

    page.wait_for_url(f"**/people/{CVS['002']}/")
    person = Person.objects.get(slug=CVS["002"])
    found = Counter(differences(typed(CVS["002"]), imported(person)))
    assert found == DIFFERENT["002"]
    assert complaints == []


def test_keys_edit_reject_move_and_undo(signed_in, complaints):
    page = signed_in
    hand_in(page)
    page.goto(f"{CVImport.objects.get().get_absolute_url()}?section=awards")
    first, second = Draft.objects.filter(section="awards")

    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("Best Thesis Prize of all")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("a")
    with page.expect_navigation():
        page.keyboard.press("r")

    assert list(
        Draft.objects.filter(section="awards").values_list("state", flat=True)
    ) == [
        "edited",
        "rejected",
    ]
    with page.expect_navigation():
        page.keyboard.press("u")
    second.refresh_from_db()
    assert second.state == "open"
    with page.expect_navigation():
        page.keyboard.press("k")
    assert page.locator("#f-title").input_value() == "Best Thesis Prize of all"
    page.keyboard.press("?")
    assert page.locator("#all-keys").is_visible()
    assert complaints == []


def test_keys_do_nothing_while_they_are_off_or_a_field_has_the_focus(signed_in):
    page = signed_in
    hand_in(page)
    page.locator("#f-credit_name").focus()
    page.keyboard.type("a")
    page.keyboard.press("Escape")
    page.get_by_label("Keys on").uncheck()
    page.locator("h1").click()
    page.keyboard.press("a")
    page.keyboard.press("r")
    page.wait_for_timeout(300)

    assert not Draft.objects.exclude(state="open").exists()


@pytest.fixture
def without_scripts(browser, base_url, ann):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    yield sign_in(context.new_page())
    context.close()


def test_a_whole_review_without_scripts(without_scripts):
    page = without_scripts
    hand_in(page)
    page.locator("#now").get_by_role("button", name="Accept", exact=False).last.click()
    for _ in range(20):
        sure = page.locator("button[value=sure]").last
        if not sure.count():
            break
        sure.click()
    for _ in range(40):
        if not left(page):
            break
        page.locator("#now .card__acts button[value=accept]").click()

    page.get_by_role("button", name="Publish").click()

    assert page.url.endswith("/people/mira-okonkwo-laine/")
    assert page.locator(".pub").count() == 4
    assert Person.objects.get(slug="mira-okonkwo-laine").status == "published"


def test_sources_stand_beside_the_entries_of_a_profile(signed_in, complaints):
    page = signed_in
    hand_in(page)
    cv = CVImport.objects.get()
    page.goto(f"{cv.get_absolute_url()}?section=person")
    page.locator("#now .card__acts button[value=accept]").click()
    page.locator("button[value=sure]").last.click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/people/**")

    source = page.locator(".pub .prov a").first
    source.wait_for()

    assert source.inner_text().startswith("from CV, lines")
    page.get_by_label("Show sources").uncheck()
    assert not source.is_visible()
    page.get_by_label("Show sources").check()
    source.click()
    page.wait_for_url("**/document/#L*")
    assert complaints == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize(
    "section", ["person", "names", "publications", "positions", "talks"]
)
def test_a_page_of_the_review_fits_its_window(signed_in, complaints, section, width):
    page = signed_in
    cv = stored("2025.md")
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(f"{cv.get_absolute_url()}?section={section}")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("section", ["person", "names", "publications", "service"])
def test_a_page_of_the_review_has_no_accessibility_faults(signed_in, section, scheme):
    page = signed_in
    cv = stored("2025.md")
    page.emulate_media(color_scheme=scheme)

    page.goto(f"{cv.get_absolute_url()}?section={section}")

    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
