"""The queue of issues: from the list to the field, and done from either side."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from reversion.models import Version

from curation.models import AppliedEntry, Issue, Profile, SourceDocument
from tests import factories as f
from tests.pages import links, text

pytestmark = pytest.mark.django_db
LIST = "/admin/curation/issue/"


@pytest.fixture
def curator(client):
    client.force_login(f.make_user("carla", is_staff=True, is_superuser=True))
    return client


def make_issue(row, message="Two years are printed.", **fields):
    type_ = ContentType.objects.get_for_model(row)
    values = {"code": "year-conflict", "field": "issued", **fields}
    return Issue.objects.create(
        content_type=type_, object_id=row.pk, message=message, **values
    )


def form_of(work):
    return reverse("admin:publications_publication_change", args=[work.pk])


def test_the_list_shows_open_issues_unless_others_are_asked_for(curator):
    work = f.make_publication()
    make_issue(work, "Waits")
    make_issue(work, "Was done", state="resolved")

    pages = [text(curator.get(LIST + query)) for query in ("", "?state=resolved")]

    assert [("Waits" in page, "Was done" in page) for page in pages] == [
        (True, False),
        (False, True),
    ]
    assert "Was done" in text(curator.get(LIST + "?state=all"))


def test_an_issue_leads_to_its_field(curator):
    work = f.make_publication("On Examples")
    make_issue(work)
    make_issue(work, field="nonesuch", message="Elsewhere")

    page = curator.get(LIST).content.decode()

    assert f'href="{form_of(work)}#id_issued"' in page
    assert f'href="{form_of(work)}">' in page
    assert 'id="id_issued"' in curator.get(form_of(work)).content.decode()


def test_the_form_says_what_waits_and_where_it_was_read(curator):
    work = f.make_publication()
    document = SourceDocument.objects.create(title="CV of Ada")
    make_issue(work, document=document, first_line=98, last_line=102)
    make_issue(work, "Was done", state="dismissed")
    profile = Profile.objects.create(key="ada", person=f.make_person())
    AppliedEntry.objects.create(
        profile=profile, section="publications", key="x", digest="", first_line=7,
        content_type=ContentType.objects.get_for_model(work), object_id=work.pk,
        document=document,
    )  # fmt: skip

    said = text(curator.get(form_of(work)))

    assert "Two years are printed. Go to the field CV of Ada, lines 98–102" in said
    assert "Read from CV of Ada, line 7" in said
    assert "Was done" not in said


@pytest.mark.parametrize("state", ["resolved", "dismissed"])
def test_an_issue_is_done_from_the_form_of_what_it_is_about(curator, state):
    work = f.make_publication()
    issue = make_issue(work)

    answer = curator.post(f"{LIST}{issue.pk}/state/", {"state": state})

    issue.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, form_of(work))
    assert issue.state == state
    # Who did it is in the history.
    assert Version.objects.get_for_object(issue)[0].revision.user.username == "carla"


@pytest.mark.parametrize(
    ("action", "state"),
    [("resolve", "resolved"), ("dismiss", "dismissed"), ("reopen", "open")],
)
def test_several_are_done_from_the_list(curator, action, state):
    work = f.make_publication()
    before = "dismissed" if state == "open" else "open"
    issues = [make_issue(work, state=before) for _ in range(2)]
    data = {"action": action, "_selected_action": [issue.pk for issue in issues]}

    answer = curator.post(LIST + "?state=all", data, follow=True)

    assert {issue.state for issue in Issue.objects.all()} == {state}
    assert "2 issues" in text(answer)


def test_who_may_not_change_issues_changes_none(client):
    client.force_login(f.make_user("guest", is_staff=True))
    issue = make_issue(f.make_publication())

    answer = client.post(f"{LIST}{issue.pk}/state/", {"state": "resolved"})

    issue.refresh_from_db()
    assert (answer.status_code, issue.state) == (403, "open")


def test_issues_of_forms_do_not_show_where_nobody_may_see_them(client):
    user = f.make_user("guest", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_publication"))
    client.force_login(user)
    work = f.make_publication()
    make_issue(work)

    page = client.get(form_of(work))

    assert page.status_code == 200
    assert links(page)
    assert "Two years" not in text(page)
