"""The admin's front page names what waits, as far as the reader may change it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from curation.tasks import tasks
from people.models import Person
from publications.models import Coauthor
from tests import factories as f
from tests.curation.review.conftest import accept_all, stored
from tests.curation.test_issue_admin import make_issue
from tests.pages import links

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return f.make_curator()


def task(user, title):
    return next(task for task in tasks(user) if task.title == title)


def words(user, title):
    return [line.text for line in task(user, title).lines]


def test_open_issues_wait_and_those_that_are_done_do_not(curator):
    make_issue(f.make_publication("One"), "Two years are printed.")
    make_issue(f.make_publication("Two"), "Was done", state="resolved")

    assert words(curator, "Issues") == ["Two years are printed."]
    assert task(curator, "Issues").count == 1


def test_profiles_that_are_drafts_wait(curator):
    f.make_person("Ada Lee", status=Person.Status.DRAFT)
    f.make_person("Bo Kim")

    assert words(curator, "Drafts") == ["Ada Lee"]


def test_suggested_links_wait(curator):
    work, ada = f.make_publication(), f.make_person("Ada Lee")
    state = Coauthor.LinkState.SUGGESTED
    f.make_coauthor(work, "A. Lee", position=1, person=ada, link_state=state)
    f.make_coauthor(work, "Bo Kim", position=2)

    assert words(curator, "Suggested links") == ["“A. Lee”, perhaps Ada Lee"]


def test_a_cv_waits_until_its_last_entry_is_decided(curator):
    cv = stored("2025.md")
    [line] = task(curator, "CVs").lines

    accept_all(cv, curator)
    names = cv.drafts.open().count()

    assert line.address == cv.get_absolute_url()
    assert line.note == f"{cv.drafts.count()} to check"
    assert [one.note for one in task(curator, "CVs").lines] == (
        [f"{names} to check"] if names else []
    )


def test_the_front_page_leads_to_what_waits_and_to_a_new_cv(client, curator):
    curator.is_staff = True
    curator.save()
    client.force_login(curator)
    cv = stored("2025.md")

    page = client.get("/admin/")

    assert cv.get_absolute_url() in links(page).values()
    assert "/admin/curation/cvimport/add/" in links(page).values()


def test_whoever_may_change_nothing_is_shown_nothing():
    make_issue(f.make_publication())

    assert tasks(AnonymousUser()) == []
    assert tasks(f.make_user()) == []


def test_the_tasks_take_the_same_queries_however_much_waits(
    curator, django_assert_num_queries
):
    tasks(curator)
    curator = type(curator).objects.get(pk=curator.pk)
    curator.has_perm("curation.change_issue")
    for n in range(4):
        make_issue(f.make_publication(f"Work {n}"))
        f.make_person(f"Person {n}", status=Person.Status.DRAFT)

    with django_assert_num_queries(9):
        tasks(curator)
