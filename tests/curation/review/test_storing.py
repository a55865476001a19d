"""A file that was handed in is stored for review, and nothing of it is public."""

import pytest

from curation.cv.unreadable import Unreadable
from curation.models import CVImport, Draft, SourceDocument
from curation.review.storing import store
from people.models import Person
from publications.models import Publication, Venue
from tests.curation.review.conftest import SAMPLES, stored

pytestmark = pytest.mark.django_db


def test_every_entry_becomes_a_draft_with_its_lines(cv):
    drafts = cv.drafts.filter(section="publications")

    assert [(d.entry["title"], d.first_line, d.last_line) for d in drafts] == [
        ("Fast Mixing on Sparse Random Graphs", 43, 47),
        ("A Benchmark for Sampling Algorithms", 49, 55),
        ("Cutoff for Walks with Memory", 57, 61),
        ("Coupling without Tears", 65, 67),
    ]


def test_storing_makes_nothing_public(cv):
    assert not Person.objects.exists()
    assert not Publication.objects.exists()


def test_the_same_file_leads_to_the_review_that_is_there(cv):
    again, is_new = store("copy.md", (SAMPLES / "2025.md").read_bytes())

    assert (again, is_new) == (cv, False)


def test_lines_are_kept_without_contact_and_private_data(cv):
    text = "\n".join(line[2] for line in cv.lines)

    assert "mira@example.org" not in text
    assert "555" not in text
    assert "1990" not in text
    assert "Email: [e-mail]" in text
    assert "[birth: left out]" in text


def test_what_cannot_be_read_is_not_stored(db):
    with pytest.raises(Unreadable):
        store("cv.pdf", b"no PDF at all")

    assert not SourceDocument.objects.exists()


def test_a_name_like_another_one_is_asked_about(cv):
    (asked,) = cv.drafts.filter(section="names")

    assert asked.entry["printed"] == "Tom Quill"
    assert [one["name"] for one in asked.candidates] == ["Tomas Quill"]
    assert not asked.is_sure


def test_the_person_always_asks_for_a_look(cv):
    assert not cv.drafts.get(section="person").is_sure


def test_a_person_of_the_same_name_is_offered_and_not_taken(db):
    namesake = Person.objects.create(
        credit_name="Mira Okonkwo-Laine", status="published"
    )

    cv = stored("2025.md")

    assert cv.person is None
    assert [one["id"] for one in cv.drafts.get(section="person").candidates] == [
        namesake.pk
    ]


def test_all_drafts_begin_open(cv):
    assert set(cv.drafts.values_list("state", flat=True)) == {Draft.State.OPEN}
    assert CVImport.objects.get().unused_share == 0


def test_a_venue_that_is_here_by_its_acronym_needs_no_decision(db):
    Venue.objects.create(name="Learning theory", acronym="COLT")

    cv = stored("2025.md")

    draft = cv.drafts.get(section="venues", read__acronym="COLT")
    assert draft.state == Draft.State.UNCHANGED
