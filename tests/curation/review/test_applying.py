"""What a review accepted becomes a profile: all or nothing, once, with its evidence."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError
from reversion.models import Revision

from curation.models import Draft, Evidence
from curation.review import applying
from curation.review.applying import CannotApply, apply_import
from curation.review.deciding import accept_sure, decide, undo
from people.models import Award, Contact, Degree, Organization, Person, Service
from publications.models import Coauthor, Publication, Venue
from tests.curation.review.conftest import accept_all, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def applied(cv):
    accept_all(cv)
    return apply_import(cv, None, publish=True)


@pytest.fixture
def mira(applied):
    return applied.person


def decide_on(cv, section, state="accepted", **options):
    draft = cv.drafts.get(section=section)
    decide(draft, draft.revision, state, None, **options)


def test_the_whole_cv_becomes_a_published_profile(mira):
    assert (mira.slug, mira.kind, mira.status) == (
        "mira-okonkwo-laine", "profile", "published",
    )  # fmt: skip
    titles = Publication.objects.works().values_list("title", flat=True).order_by("pk")
    assert list(titles) == [
        "Fast Mixing on Sparse Random Graphs",
        "A Benchmark for Sampling Algorithms",
        "Cutoff for Walks with Memory",
        "Coupling without Tears",
    ]
    assert mira.degree_set.count() == 2
    assert mira.award_set.count() == 2


def test_contact_data_is_kept_private(mira):
    contacts = Contact.objects.filter(person=mira)

    assert set(contacts.values_list("kind", "visibility")) == {
        ("email", "private"),
        ("phone", "private"),
    }


def test_nothing_is_applied_before_the_person_is_accepted(cv):
    accept_sure(cv, None)

    with pytest.raises(CannotApply):
        apply_import(cv, None, publish=True)

    assert not Person.objects.exists()


def test_applying_again_changes_nothing(cv, applied):
    before = list(Person.objects.values()), list(Coauthor.objects.values())

    report = apply_import(cv, None, publish=True)

    assert (report.created, report.updated) == ([], [])
    assert (list(Person.objects.values()), list(Coauthor.objects.values())) == before


def test_what_a_curator_edits_later_stays_when_more_is_applied(cv):
    accept_all(cv)
    award = cv.drafts.filter(section="awards").first()
    decide(award, award.revision, "rejected", None)
    apply_import(cv, None, publish=True)
    Degree.objects.filter(title="Ph.D.").update(grade="with honours")

    decide(award, award.revision + 1, "accepted", None)
    apply_import(cv, None, publish=True)

    assert Degree.objects.get(title="Ph.D.").grade == "with honours"
    assert Award.objects.count() == 2


def test_what_was_rejected_is_not_applied(cv):
    accept_all(cv)
    draft = cv.drafts.get(section="teaching")
    decide(draft, draft.revision, "rejected", None)

    person = apply_import(cv, None, publish=True).person

    assert not person.teaching_set.exists()


def test_all_of_it_is_one_revision(cv, django_user_model):
    ann = django_user_model.objects.create(username="ann")
    accept_all(cv, ann)

    apply_import(cv, ann, publish=True)

    revision = Revision.objects.latest("pk")
    assert revision.user == ann
    assert revision.comment == "Applied “CV of Mira Okonkwo-Laine”."
    assert revision.version_set.filter(content_type__model="publication").count() == 5


def test_applying_again_leaves_no_revision(cv, applied):
    before = list(Revision.objects.all())

    apply_import(cv, None, publish=True)

    assert list(Revision.objects.all()) == before


def test_a_revision_holds_each_row_as_it_is_at_the_end(applied):
    versions = Revision.objects.latest("pk").version_set

    [mira] = versions.filter(content_type__model="person", object_id=applied.person.pk)
    assert mira.field_dict["status"] == "published"
    works = Publication.objects.values_list("pk", flat=True)
    names = Coauthor.objects.filter(publication__in=works)
    kept = versions.filter(content_type__model="coauthor")
    assert {int(one.object_id) for one in kept} == {one.pk for one in names}
    records = Person.objects.filter(kind="record").values_list("pk", flat=True)
    kept = versions.filter(content_type__model="person", object_id__in=list(records))
    assert len(kept) == len(records) > 0


def test_applying_asks_the_database_a_few_questions_for_each_entry(
    cv, django_assert_max_num_queries
):
    accept_all(cv)

    with django_assert_max_num_queries(420):
        apply_import(cv, None, publish=True)


def test_a_fault_in_the_middle_leaves_nothing_and_can_be_tried_again(cv, monkeypatch):
    accept_all(cv)

    def fail(*args):
        raise DatabaseError("the connection went away")

    with monkeypatch.context() as patch:
        patch.setattr(applying, "_give_evidence", fail)
        with pytest.raises(DatabaseError):
            apply_import(cv, None, publish=True)
    assert not Person.objects.exists()
    assert not Publication.objects.exists()

    assert apply_import(cv, None, publish=True).person.status == "published"


def test_evidence_knows_the_line_of_a_field(cv, mira):
    degree = mira.degree_set.get(title="Ph.D.")
    found = Evidence.objects.filter(
        content_type=ContentType.objects.get_for_model(Degree), object_id=degree.pk
    )

    lines = {one.field: (one.first_line, one.last_line) for one in found}
    assert lines[""] == (23, 31)
    assert lines["thesis_title"] == (31, 31)
    assert lines["organization"] == (23, 23)
    assert {one.document for one in found} == {cv.source}


def test_applying_again_gives_no_evidence_twice(cv, applied):
    before = Evidence.objects.count()

    apply_import(cv, None, publish=True)

    assert Evidence.objects.count() == before


def test_two_names_that_were_merged_are_one_person(cv):
    decide_on(cv, "names", merged_with="Tomas Quill")
    accept_all(cv)

    apply_import(cv, None, publish=True)

    quill = Person.objects.get(credit_name="Tomas Quill")
    assert not Person.objects.filter(credit_name="Tom Quill").exists()
    names = Coauthor.objects.filter(person=quill).values_list("credit_name", flat=True)
    assert set(names) == {"Tomas Quill", "Tom Quill"}
    assert quill.other_names.get().name == "Tom Quill"


def test_two_names_that_nobody_merged_are_two_people(mira):
    assert Person.objects.filter(credit_name__endswith="Quill").count() == 2


def test_the_cv_of_a_record_makes_it_a_profile(db):
    record = Person.objects.create(
        credit_name="Mira Okonkwo-Laine", kind="record", status="published"
    )
    cv = stored("2025.md")
    decide_on(cv, "person", merged_with=str(record.pk))
    accept_all(cv)

    assert apply_import(cv, None, publish=True).person == record
    record.refresh_from_db()
    assert record.is_profile


def test_a_venue_can_be_merged_with_one_that_is_here(db):
    known = Venue.objects.create(name="Conference on Learning Theories")
    cv = stored("2025.md")
    draft = cv.drafts.get(section="venues", read__name="Conference on Learning Theory")
    assert [one["id"] for one in draft.candidates] == [known.pk]
    decide(draft, 0, "accepted", None, merged_with=str(known.pk))
    accept_all(cv)

    apply_import(cv, None, publish=True)

    assert Publication.objects.get(title__startswith="Fast").venue == known
    assert Venue.objects.called("COLT").get() == known


def test_an_organization_can_be_merged_with_one_that_is_here(db):
    known = Organization.objects.create(name="Lakeside Colleges")
    cv = stored("2025.md")
    draft = cv.drafts.get(section="organizations", read__name="Lakeside College")
    decide(draft, 0, "accepted", None, merged_with=str(known.pk))
    accept_all(cv)

    apply_import(cv, None, publish=True)

    assert Degree.objects.get(title="B.Sc.").organization == known
    assert Degree.objects.get(title="B.Sc.").organization_printed == "Lakeside College"


def test_a_work_can_be_merged_with_one_that_is_here(db):
    known = Publication.objects.create(title="Fast mixing in sparse random graphs")
    Coauthor.objects.create(publication=known, position=1, credit_name="Tomas Quill")
    Coauthor.objects.create(
        publication=known, position=2, credit_name="Mira Okonkwo-Laine"
    )
    cv = stored("2025.md")
    draft = cv.drafts.filter(section="publications").first()
    assert [one["id"] for one in draft.candidates] == [known.pk]
    decide(draft, 0, "accepted", None, merged_with=str(known.pk))
    accept_all(cv)

    report = apply_import(cv, None, publish=True)

    assert not Publication.objects.filter(title__startswith="Fast Mixing on").exists()
    assert known.coauthor_set.get(position=2).person == report.person


# The next year's document.


@pytest.fixture
def next_cv(mira):
    return stored("2026.md", person=mira)


def open_drafts(cv):
    return {
        (d.section, d.entry.get("title") or d.entry.get("venue") or d.key): [
            name for name, _now, _read in d.changes
        ]
        for d in cv.drafts.open()
    }


def test_the_next_document_asks_about_what_is_new_or_different_alone(next_cv):
    assert open_drafts(next_cv) == {
        ("awards", "Early Career Award"): [],
        ("service", "Conference on Learning Theory (COLT)"): [
            "dates_printed", "end", "years",
        ],
        ("publications", "Coupling without Tears"): [
            "issued", "kind", "status", "venue", "venue_printed",
        ],
    }  # fmt: skip


def test_the_next_document_brings_a_work_up_to_date(next_cv):
    accept_all(next_cv)

    apply_import(next_cv, None, publish=True)

    work = Publication.objects.get(title="Coupling without Tears")
    assert (work.issued, work.status, work.venue.acronym) == (
        "2026",
        "published",
        "COLT",
    )
    assert Service.objects.get(venue__startswith="Conference").years == [
        2023, 2024, 2025, 2026,
    ]  # fmt: skip
    assert Publication.objects.works().count() == 4
    assert Person.objects.filter(kind="profile").count() == 1


def test_the_next_document_does_not_ask_again_about_what_a_curator_corrected(mira):
    Degree.objects.filter(title="Ph.D.").update(field="Probability")

    cv = stored("2026.md", person=mira)

    assert not cv.drafts.open().filter(section="degrees").exists()


def test_a_change_keeps_what_a_curator_added_to_the_row(mira):
    Publication.objects.filter(title="Coupling without Tears").update(
        abstract="How to couple."
    )
    cv = stored("2026.md", person=mira)
    accept_all(cv)

    apply_import(cv, None, publish=True)

    work = Publication.objects.get(title="Coupling without Tears")
    assert (work.issued, work.abstract) == ("2026", "How to couple.")


def test_what_was_rejected_stays_rejected_in_the_next_document(cv):
    accept_all(cv)
    draft = cv.drafts.get(section="teaching")
    decide(draft, draft.revision, "rejected", None)
    person = apply_import(cv, None, publish=True).person

    following = stored("2026.md", person=person)

    assert following.drafts.get(section="teaching").state == Draft.State.REJECTED


def test_saying_whose_cv_it_is_finds_what_is_here(mira):
    cv = stored("2026.md")
    assert len(open_drafts(cv)) > 10

    decide_on(cv, "person", merged_with=str(mira.pk))

    assert ("publications", "Coupling without Tears") in open_drafts(cv)
    assert len(open_drafts(cv)) == 3


# A profile that is here before its first CV.


@pytest.fixture
def by_hand(db):
    mira = Person.objects.create(
        credit_name="Mira Okonkwo-Laine",
        biography="Walks on graphs.",
        status="published",
    )
    Degree.objects.create(
        person=mira, title="Ph.D.", field="Mathematics", grade="with honours",
        organization_printed="University of Northfield",
    )  # fmt: skip
    return mira


def test_a_cv_does_not_wipe_what_was_entered_by_hand(by_hand):
    cv = stored("2025.md")
    decide_on(cv, "person", merged_with=str(by_hand.pk))
    accept_all(cv)

    apply_import(cv, None, publish=True)

    by_hand.refresh_from_db()
    degree = by_hand.degree_set.get(title="Ph.D.")
    assert by_hand.biography == "Walks on graphs."
    assert by_hand.research_interests[0] == "Sampling algorithms"
    assert (degree.grade, degree.start) == ("with honours", "2018")
    assert by_hand.degree_set.count() == 2


def test_choosing_a_person_asks_again_where_the_cv_says_more(by_hand):
    cv = stored("2025.md")

    decide_on(cv, "person", merged_with=str(by_hand.pk))

    draft = cv.drafts.get(section="person")
    assert draft.state == Draft.State.OPEN
    assert "research_interests" in [name for name, _now, _read in draft.changes]


def test_a_choice_of_person_can_be_undone(by_hand):
    cv = stored("2025.md")
    before = list(cv.drafts.values_list("section", "state", "is_new").order_by("order"))
    decide_on(cv, "person", merged_with=str(by_hand.pk))

    undo(cv, None)

    cv.refresh_from_db()
    assert cv.person is None
    assert (
        list(cv.drafts.values_list("section", "state", "is_new").order_by("order"))
        == before
    )
