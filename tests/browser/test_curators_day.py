"""A curator's day in a browser: from signing in to hiding what should not be seen."""

import io

import pytest
from django.core.management import call_command

from people.models import Person
from publications.models import Publication
from tests.directory.accounts.test_second_step import code_of, give_second_step
from tests.factories import make_curator

PASSWORD = "correct horse battery"
# Hears what the policy refuses, from the first script of each page on.
LISTENER = """
document.addEventListener("securitypolicyviolation", (e) =>
  console.error(`refused: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
"""


@pytest.fixture
def desk(page, live_server, settings, complaints):
    """A page of a signed-in curator, whose account asks for a second step."""
    settings.REQUIRE_MFA = True
    call_command("load_demo", stdout=io.StringIO())
    carla = make_curator("carla")
    carla.is_staff = True
    carla.set_password(PASSWORD)
    carla.save()
    page.add_init_script(LISTENER)
    sign_in(page, give_second_step(carla))
    yield page
    assert complaints == []


def sign_in(page, secret):
    page.goto("/admin/")
    page.fill("#id_login", "carla")
    page.fill("#id_password", PASSWORD)
    page.click("main [type=submit]")
    page.fill("#id_code", code_of(secret))
    page.click("main [type=submit]")
    page.wait_for_selector("h1:has-text('What wants doing')")


def choose(page, field, words):
    """Takes the first suggestion for the words, with the keyboard."""
    page.click(f".field-{field} .select2-selection")
    page.fill(".select2-search__field", words)
    page.wait_for_selector(f".select2-results__option--highlighted:has-text('{words}')")
    page.keyboard.press("Enter")


def save(page, button="_save"):
    page.click(f"[name={button}]")
    page.wait_for_selector(".messagelist .success")


def open_form(page, row):
    meta = row._meta
    page.goto(f"/admin/{meta.app_label}/{meta.model_name}/{row.pk}/change/")


def names(page):
    """The authors of the form in the order of the page, with their numbers."""
    return [
        (
            row.locator("[name$=-position]").input_value(),
            row.locator("[name$=-credit_name]").input_value(),
        )
        for row in page.locator("tr.has_original").all()
        if row.locator("[name$=-credit_name]").count()
    ]


def titles(client_page, address):
    return [row["title"] for row in client_page.request.get(address).json()["results"]]


def test_a_person_is_added_from_nothing_to_a_published_profile(desk):
    desk.click("tr.model-person >> text=Add")
    desk.fill("#id_credit_name", "Ada Quill")
    desk.fill("#id_headline", "Works on examples")
    save(desk, "_continue")
    ada = Person.objects.get(credit_name="Ada Quill")
    assert desk.request.get("/api/v1/people/ada-quill/").status == 200

    desk.click("p:has-text('Degrees') >> text=Add")
    desk.fill("#id_title", "Ph.D.")
    desk.fill("#id_organization_printed", "Example University")
    save(desk)
    open_form(desk, ada)
    desk.click("p:has-text('Positions') >> text=Add")
    desk.fill("#id_title", "Lecturer")
    desk.fill("#id_organization_printed", "Cornell")
    choose(desk, "organization", "Cornell")
    desk.click("#periods-group >> text=Add another Period")
    desk.fill("#id_periods-0-start", "2021-09")
    desk.check("#id_periods-0-is_current")
    save(desk)
    open_form(desk, ada)
    desk.select_option("#id_status", "published")
    save(desk)

    desk.goto("/people/ada-quill/")
    shown = desk.inner_text("main")
    assert "Works on examples" in shown
    assert "Ph.D." in shown
    assert "Lecturer" in shown
    desk.click(".curate >> text=Edit")
    assert desk.input_value("#id_credit_name") == "Ada Quill"


def test_a_work_is_added_its_authors_pasted_and_put_in_order(desk):
    desk.click("tr.model-publication >> text=Add")
    desk.fill("#id_title", "On the order of names")
    desk.select_option("#id_kind", "conference")
    choose(desk, "venue", "NeurIPS")
    desk.fill("#id_issued", "2025")
    desk.fill("#id_author_list", "Wen Sun*, Satyen Kale and Dylan Foster*")
    desk.select_option("#id_star_means", "equal_contribution")
    save(desk, "_continue")
    pasted = [("1", "Wen Sun"), ("2", "Satyen Kale"), ("3", "Dylan Foster")]
    assert names(desk) == pasted

    # By keyboard alone: the button keeps the focus, and says where the name is now.
    desk.focus("#coauthor_set-2 [data-move=up]")
    desk.keyboard.press("Enter")
    assert desk.inner_text("#said") == "Dylan Foster is number 2 of 3"
    desk.keyboard.press("Space")
    assert desk.inner_text("#said") == "Dylan Foster is number 1 of 3"
    label = desk.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label == "Move Dylan Foster up"
    save(desk, "_continue")

    moved = [("1", "Dylan Foster"), ("2", "Wen Sun"), ("3", "Satyen Kale")]
    assert names(desk) == moved
    work = Publication.objects.get(title="On the order of names")
    desk.goto(work.get_absolute_url())
    by = desk.inner_text("main")
    assert by.index("Dylan Foster") < by.index("Wen Sun") < by.index("Satyen Kale")


def test_authors_are_dragged_and_their_numbers_typed(desk):
    work = Publication.objects.get(title__startswith="How Robust are Randomized")
    open_form(desk, work)
    before = [name for _, name in names(desk)]

    grip = desk.locator("#coauthor_set-0 .order__grip")
    grip.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), desk.locator("#coauthor_set-2").bounding_box()
    desk.mouse.move(start["x"] + 5, start["y"] + 5)
    desk.mouse.down()
    desk.mouse.move(start["x"] + 5, end["y"] + end["height"] - 2, steps=12)
    desk.mouse.up()
    dragged = [before[1], before[2], before[0], before[3]]
    assert [name for _, name in names(desk)] == dragged

    desk.fill("#id_coauthor_set-3-position", "1")
    desk.keyboard.press("Tab")
    wanted = [dragged[3], *dragged[:3]]
    assert names(desk) == [(str(i), name) for i, name in enumerate(wanted, 1)]
    # A new name that is taken away again leaves the others in their order.
    desk.click("text=Add another Coauthor")
    desk.fill("#id_coauthor_set-4-credit_name", "Somebody")
    desk.click("#coauthor_set-4 [data-move=up]")
    desk.click("#coauthor_set-4 .inline-deletelink")
    save(desk)

    assert [str(c) for c in work.coauthor_set.all()] == wanted


def test_two_spellings_are_merged_and_parted_again(desk):
    desk.goto("/admin/people/person/?q=srebro")
    for name in ("Srebro, Nathan", "Srebro, Nati"):
        desk.check(f"tr:has-text('{name}') .action-select")
    desk.select_option("[name=action]", label="Merge the selected two")
    desk.click("text=Go")
    preview = desk.inner_text("#content")
    assert "becomes a part of" in preview
    assert "What moves to" in preview
    desk.click(".submit-row [type=submit]")
    desk.wait_for_selector(".messagelist .success")
    nati = desk.request.get("/people/nati-srebro/", max_redirects=0)
    nathan = desk.request.get("/people/nathan-srebro/", max_redirects=0)
    assert sorted([nati.status, nathan.status]) == [200, 301]

    desk.click("[value=Undo]")
    desk.wait_for_selector(".messagelist .success")

    for slug in ("nati-srebro", "nathan-srebro", "natan-srebro"):
        page = desk.request.get(f"/people/{slug}/", max_redirects=0)
        assert page.status == 200


def test_an_edit_is_taken_back_from_the_history(desk):
    person = Person.objects.get(slug="akshay-mehra")
    open_form(desk, person)
    desk.fill("#id_headline", "Captain")
    save(desk)
    assert "Captain" in desk.request.get("/people/akshay-mehra/").text()

    desk.goto("/people/akshay-mehra/")
    desk.click(".curate >> text=History")
    desk.click("#change-history tbody tr:last-child a")
    assert "Captain" in desk.inner_text("#content")
    desk.click("[value='Go back to this version']")
    desk.wait_for_selector(".messagelist .success")

    assert desk.input_value("#id_headline") == ""
    assert "Captain" not in desk.request.get("/people/akshay-mehra/").text()


def test_what_is_hidden_is_gone_for_everybody_else(desk, browser, base_url):
    visitor = browser.new_context(base_url=base_url).new_page()
    work = Publication.objects.get(title__startswith="How Robust are Randomized")
    listed = "/api/v1/publications/?q=randomized+smoothing"
    assert work.title in titles(visitor, listed)

    desk.goto("/admin/publications/publication/?q=randomized+smoothing")
    desk.check(f"tr:has-text('{work.title}') .action-select")
    desk.select_option("[name=action]", "make_private")
    desk.click("text=Go")
    desk.wait_for_selector(".messagelist .success")

    assert work.title not in titles(visitor, listed)
    for address in (work.get_absolute_url(), f"/api/v1{work.get_absolute_url()}"):
        assert visitor.request.get(address).status == 404
    assert work.title not in visitor.request.get("/publications/").text()
    assert work.title not in visitor.request.get("/people/akshay-mehra/").text()
    visitor.context.close()


def test_an_issue_is_settled_beside_its_field(desk):
    desk.goto("/admin/")
    desk.click("section:has-text('Issues') >> text=Two years are printed")
    desk.click(".field-row_link a")
    assert desk.url.endswith("#id_issued")
    desk.click(".issues >> text=Resolved")
    desk.wait_for_selector(".messagelist .success")

    assert "Two years are printed" not in desk.inner_text("#content")
    desk.goto("/admin/curation/issue/?state=resolved")
    assert "Two years are printed" in desk.inner_text("#result_list")
    desk.check(".action-select >> nth=0")
    desk.select_option("[name=action]", "reopen")
    desk.click("text=Go")
    assert "1 issue opened again." in desk.inner_text(".messagelist")


def test_lights_go_out_in_the_admin_and_on_the_pages_together(desk):
    def paper():
        return desk.evaluate("getComputedStyle(document.body).backgroundColor")

    light = paper()
    desk.click(".theme-choice >> text=Dark")
    dark = paper()
    desk.goto("/admin/people/person/")
    assert (light, dark) == ("rgb(255, 255, 255)", "rgb(16, 21, 23)")
    assert paper() == dark

    desk.goto("/")
    assert desk.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_order_of_authors_is_set_without_scripts(desk, browser, base_url):
    work = Publication.objects.get(title__startswith="How Robust are Randomized")
    before = [str(c) for c in work.coauthor_set.all()]
    state = desk.context.storage_state()
    plain = browser.new_context(
        base_url=base_url, storage_state=state, java_script_enabled=False
    ).new_page()

    open_form(plain, work)
    plain.fill("#id_coauthor_set-3-position", "1")
    save(plain)

    assert [str(c) for c in work.coauthor_set.all()] == [before[3], *before[:3]]
    plain.context.close()
