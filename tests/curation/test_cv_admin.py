"""The pages of a review: who may see them, what each button does, what they say."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from curation.models import CVImport, Draft
from curation.review.applying import apply_import
from people.models import Person
from tests.curation.review.conftest import SAMPLES, accept_all, stored
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ADD = "/admin/curation/cvimport/add/"


@pytest.fixture
def curator():
    user = make_user("ann", is_staff=True)
    user.groups.add(Group.objects.get(name="curators"))
    return user


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.REQUIRE_MFA = False


@pytest.fixture
def signed_in(client, curator):
    client.force_login(curator)
    return client


@pytest.fixture
def cv():
    return stored("2025.md")


def text(answer):
    return answer.content.decode()


def draft_of(cv, section, n=0):
    return cv.drafts.filter(section=section)[n]


def press(client, cv, act, draft=None, /, **sent):
    """Presses a button of the page with what its form holds."""
    data = {"act": act}
    if draft:
        draft.refresh_from_db()
        data |= {"draft": draft.pk, "revision": draft.revision}
    return client.post(cv.get_absolute_url(), sent | data)


# Who.


@pytest.mark.parametrize("page", ["review/", "document/"])
def test_visitors_and_readers_see_nothing_of_it(client, cv, page):
    address = f"/admin/curation/cvimport/{cv.pk}/{page}"

    assert client.get(address).status_code == 302
    client.force_login(make_user("reader"))
    assert client.get(address).status_code == 302
    client.force_login(make_user("staff", is_staff=True))
    assert client.get(address).status_code == 403


def test_who_may_not_add_imports_cannot_hand_in(client):
    client.force_login(make_user("staff", is_staff=True))

    assert client.get(ADD).status_code == 403


def test_contact_data_is_on_no_page(signed_in, cv):
    for page in ("review/?section=person", "document/"):
        shown = text(signed_in.get(f"/admin/curation/cvimport/{cv.pk}/{page}"))
        assert "mira@example.org" not in shown
        assert "555" not in shown


# Handing in.


def upload(client, name, data):
    return client.post(ADD, {"file": SimpleUploadedFile(name, data)})


def test_a_file_that_is_handed_in_leads_to_its_review(signed_in, curator):
    answer = upload(signed_in, "2025.md", (SAMPLES / "2025.md").read_bytes())

    cv = CVImport.objects.get()
    assert answer.url == cv.get_absolute_url()
    assert cv.uploaded_by == curator


def test_the_same_file_again_leads_to_the_same_review(signed_in, cv):
    answer = upload(signed_in, "b.md", (SAMPLES / "2025.md").read_bytes())

    assert answer.url == cv.get_absolute_url()
    assert "handed in before" in text(signed_in.get(answer.url))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("cv.pdf", b"hello", "the file is something else"),
        ("cv.xyz", b"Ada", "No format of CVs"),
        ("cv.md", b"", "empty"),
        ("cv.docx", b"PK\x03\x04broken", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(
    signed_in, name, data, words
):
    answer = upload(signed_in, name, data)

    assert answer.status_code == 200
    assert 'class="error"' in text(answer)
    assert words in text(answer)
    assert not CVImport.objects.exists()


def test_the_list_says_how_far_each_review_is(signed_in, cv):
    accept_all(cv)

    shown = text(signed_in.get("/admin/curation/cvimport/"))

    asked = cv.drafts.count()
    assert f"{asked - 1} of {asked}" in shown


def test_the_change_page_is_the_review(signed_in, cv):
    answer = signed_in.get(f"/admin/curation/cvimport/{cv.pk}/change/")

    assert answer.url == cv.get_absolute_url()


# Deciding.


def test_a_review_begins_with_the_person(signed_in, cv):
    answer = signed_in.get(cv.get_absolute_url())

    assert answer.context["now"] == cv.drafts.get(section="person")


def sent_by(client, cv, draft):
    """What a browser would send of the card of a draft."""
    page = text(client.get(f"{cv.get_absolute_url()}?draft={draft.pk}"))
    form = page.partition('id="card-form"')[2].partition("</form>")[0]
    data: dict[Any, Any] = {}
    names: dict[str, Any] = {"area": "", "select": ""}

    class Reader(HTMLParser):
        def handle_starttag(self, tag, pairs):
            given = dict(pairs)
            name, kind = given.get("name"), given.get("type")
            if tag == "input" and (
                kind not in ("checkbox", "radio") or "checked" in given
            ):
                data[name] = given.get("value", "")
            elif tag == "textarea":
                names["area"] = name
                data[name] = ""
            elif tag == "select":
                names["select"] = name
            elif tag == "option" and "selected" in given:
                data[names["select"]] = given["value"]

        def handle_data(self, words):
            if names["area"]:
                data[names["area"]] += words

        def handle_endtag(self, tag):
            if tag == "textarea":
                names["area"] = ""

    Reader().feed(f'<form id="card-form"{form}')
    return data


@pytest.mark.parametrize(
    "section",
    [
        "person", "degrees", "positions", "publications", "talks", "awards", "service",
        "teaching", "skills", "venues", "organizations",
    ],
)  # fmt: skip
def test_accepting_a_card_as_it_stands_changes_nothing_of_its_entry(
    signed_in, cv, section
):
    for draft in cv.drafts.filter(section=section):
        before = draft.entry
        press(signed_in, cv, "accept", draft, **sent_by(signed_in, cv, draft))

        draft.refresh_from_db()
        assert (draft.state, draft.entry) == ("accepted", before)


def test_what_is_entered_is_kept_as_an_edit(signed_in, cv, curator):
    draft = draft_of(cv, "publications")
    sent = sent_by(signed_in, cv, draft)
    sent |= {"title": "Faster Mixing", "issued": "2024-06", "is_alphabetical": "1"}
    sent |= {"authors-2-gone": "1", "authors-3-name": "Jo Pereira"}

    press(signed_in, cv, "accept", draft, **sent)

    draft.refresh_from_db()
    assert (draft.state, draft.decided_by) == ("edited", curator)
    assert (draft.entry["title"], draft.entry["issued"]) == ("Faster Mixing", "2024-06")
    assert draft.entry["is_alphabetical"] is True
    names = [one["name"] for one in draft.entry["authors"]]
    assert names == ["Mira Okonkwo-Laine", "Tomas Quill", "Jo Pereira"]
    assert draft.read["title"] == "Fast Mixing on Sparse Random Graphs"


def test_a_value_that_the_schema_refuses_is_said_beside_its_field(signed_in, cv):
    draft = draft_of(cv, "publications")
    sent = sent_by(signed_in, cv, draft) | {"issued": "someday", "title": ""}

    answer = press(signed_in, cv, "accept", draft, **sent)

    assert answer.status_code == 422
    assert 'value="someday"' in text(answer)
    assert "This is needed." in text(answer)
    draft.refresh_from_db()
    assert draft.state == "open"


def test_a_decision_leads_to_the_next_open_draft(signed_in, cv):
    first, second = draft_of(cv, "awards"), draft_of(cv, "awards", 1)

    answer = press(signed_in, cv, "reject", first)

    assert answer.url == f"{cv.get_absolute_url()}?draft={second.pk}#now"


def test_a_curator_who_is_late_is_told_and_overwrites_nothing(signed_in, cv):
    draft = draft_of(cv, "awards")
    sent = sent_by(signed_in, cv, draft)
    press(signed_in, cv, "reject", draft)

    answer = signed_in.post(
        cv.get_absolute_url(), sent | {"act": "accept"}, follow=True
    )

    assert "Somebody else has decided on this meanwhile" in text(answer)
    draft.refresh_from_db()
    assert draft.state == "rejected"


def test_undo_leads_back_to_the_draft(signed_in, cv):
    draft = draft_of(cv, "awards")
    press(signed_in, cv, "reject", draft)

    answer = press(signed_in, cv, "undo")

    assert answer.url.endswith(f"?draft={draft.pk}#now")
    draft.refresh_from_db()
    assert draft.state == "open"


def test_all_sure_entries_of_a_kind_can_be_accepted(signed_in, cv):
    press(signed_in, cv, "sure", section="awards")

    assert not cv.drafts.open().filter(section="awards").exists()
    assert cv.drafts.open().filter(section="skills").exists()


def test_a_name_is_merged_with_the_one_that_was_chosen(signed_in, cv):
    draft = draft_of(cv, "names")

    press(signed_in, cv, "accept", draft, merged_with="Tomas Quill")

    draft.refresh_from_db()
    assert (draft.state, draft.merged_with) == ("accepted", "Tomas Quill")


def test_a_name_that_nobody_chose_is_kept_apart(signed_in, cv):
    draft = draft_of(cv, "names")

    press(signed_in, cv, "accept", draft, merged_with="")

    draft.refresh_from_db()
    assert draft.state == "rejected"


def test_only_what_was_offered_can_be_merged_with(signed_in, cv):
    other = Person.objects.create(credit_name="Somebody Else")
    draft = draft_of(cv, "person")

    press(
        signed_in,
        cv,
        "accept",
        draft,
        merged_with=str(other.pk),
        **{"has-headline": "1"},
    )

    draft.refresh_from_db()
    assert draft.merged_with == ""


def test_a_changed_field_can_be_kept_as_it_is_here(signed_in, cv):
    accept_all(cv)
    mira = apply_import(cv, None, publish=True).person
    following = stored("2026.md", person=mira)
    draft = following.drafts.open().get(section="publications")
    page = text(signed_in.get(f"{following.get_absolute_url()}?draft={draft.pk}"))
    assert "Keep what is here: submitted" in page

    sent = sent_by(signed_in, following, draft) | {"keep-status": "1"}
    press(signed_in, following, "accept", draft, **sent)

    draft.refresh_from_db()
    assert (draft.entry["status"], draft.entry["issued"]) == ("submitted", "2026")


# The document.


def test_lines_lead_to_their_drafts_and_spans_are_marked(signed_in, cv):
    draft = draft_of(cv, "publications")

    page = text(signed_in.get(f"{cv.get_absolute_url()}?draft={draft.pk}"))

    assert (
        '<span class="span span--title">Fast Mixing on Sparse Random Graphs</span>'
        in page
    )
    assert '<span class="span span--by">Tomas Quill</span>' in page
    assert 'span--venue">Conference on Learning Theory 2024 (COLT 2024' in page


def test_what_is_left_out_is_said(signed_in, cv):
    page = text(signed_in.get(cv.get_absolute_url()))

    assert "Left out on purpose" in page
    assert "birth (line 99)" in page


def test_every_line_of_the_document_has_an_address(signed_in, cv):
    page = text(signed_in.get(f"/admin/curation/cvimport/{cv.pk}/document/"))

    assert all(f'id="L{n}"' in page for n in range(1, 100))


# Applying.


def test_publishing_leads_to_the_profile(signed_in, cv, curator, client):
    accept_all(cv, curator)

    answer = press(signed_in, cv, "publish")

    assert answer.url == "/people/mira-okonkwo-laine/"
    client.logout()
    assert client.get(answer.url).status_code == 200


def test_a_draft_profile_is_seen_by_curators_alone(signed_in, cv, curator, client):
    accept_all(cv, curator)

    answer = press(signed_in, cv, "apply")

    assert signed_in.get(answer.url).status_code == 200
    client.logout()
    assert client.get(answer.url).status_code == 404


def test_publishing_too_early_says_what_is_missing(signed_in, cv):
    answer = signed_in.post(cv.get_absolute_url(), {"act": "publish"}, follow=True)

    assert "Accept the person first" in text(answer)
    assert not Person.objects.exists()


@pytest.mark.parametrize("section", [None, "publications", "skills", "nonsense"])
def test_a_page_of_the_review_asks_few_questions_of_the_database(
    signed_in, cv, django_assert_max_num_queries, section
):
    address = cv.get_absolute_url() + (f"?section={section}" if section else "")

    with django_assert_max_num_queries(14):
        assert signed_in.get(address).status_code == 200


def test_nothing_of_an_import_is_public(client, cv):
    assert Draft.objects.exists()
    for address in ("/people/?q=mira", "/search/?q=mira", "/api/v1/people/?q=mira"):
        assert "okonkwo" not in text(client.get(address)).lower()


def test_an_import_that_cannot_be_is_not_found(signed_in):
    address = "/admin/curation/cvimport/{}/change/"

    assert signed_in.get(address.format("evil")).status_code == 404
    assert signed_in.get(address.format("999"), follow=True).status_code == 404
