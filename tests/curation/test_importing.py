"""Applying profile documents: all or nothing, once, and without guessing."""

from threading import Thread

import pytest
from django.db import connection

from curation.importing import apply_profile
from curation.models import AppliedEntry, Issue
from curation.profile import ProfileError
from people.models import (
    Award,
    Contact,
    Degree,
    Mentorship,
    Organization,
    Person,
    Position,
    Talk,
)
from publications.models import Coauthor, Publication, Venue
from publications.search import faults
from tests.curation.profiles import apply, document, work

pytestmark = pytest.mark.django_db


def names(queryset):
    return sorted(queryset.values_list("credit_name", flat=True))


def test_the_report_maps_each_path_to_its_row():
    report = apply(
        degrees=[
            {"key": "phd", "organization": "Uni X", "advisors": [{"name": "Cy Guide"}]}
        ],
        publications=[work(versions=[{"key": "short", "relation": "short_version"}])],
    )

    rows = report.rows
    assert rows["/person"] == Person.objects.get(credit_name="Ada Example")
    assert rows["/degrees/0"] == Degree.objects.get()
    assert rows["/degrees/0/advisors/0"] == Mentorship.objects.get()
    assert rows["/publications/0/authors/1"] == Coauthor.objects.get(
        credit_name="Bo Other"
    )
    assert rows["/publications/0/versions/0"] == Publication.objects.get(
        version_of__isnull=False
    )


def test_applying_again_changes_nothing():
    sections = {
        "publications": [work(venue="Examplia", topics=["Examples"])],
        "positions": [
            {"key": "job", "organization": "Firm", "periods": [{"start": "2020"}]}
        ],
        "talks": [
            {"key": "t", "title": "T", "deliveries": [{"key": "d", "host": "H"}]}
        ],
    }
    first = apply(**sections)

    second = apply(**sections)

    assert (second.created, second.updated) == ([], [])
    assert second.rows == first.rows
    assert (
        Publication.objects.get().updated_at == first.rows["/publications/0"].updated_at
    )


def test_a_changed_entry_updates_its_row():
    apply(publications=[work(title="On Exmaples")])

    report = apply(publications=[work(title="On Examples")])

    assert report.updated == ["/publications/0"]
    assert Publication.objects.get().title == "On Examples"


def test_what_a_curator_edited_stays_when_the_document_says_the_same_again():
    apply(publications=[work(title="On Exmaples")])
    Publication.objects.update(title="On Examples")

    apply(publications=[work(title="On Exmaples")])

    assert Publication.objects.get().title == "On Examples"


def test_an_entry_absent_from_a_later_document_is_told_and_kept():
    apply(awards=[{"key": "medal", "title": "Medal"}])

    report = apply()

    assert report.absent == ["awards/medal"]
    assert Award.objects.get().title == "Medal"


def test_an_entry_that_a_curator_deleted_stays_deleted():
    apply(awards=[{"key": "medal", "title": "Medal"}])
    Award.objects.all().delete()

    report = apply(awards=[{"key": "medal", "title": "Gold medal"}])

    assert report.removed == ["/awards/0"]
    assert not Award.objects.exists()


def test_a_document_that_cannot_be_held_is_refused_whole():
    sections = {
        "degrees": [{"key": "phd", "organization": "Uni X"}],
        "publications": [
            work(doi="10.1000/182"),
            work("second", "Another", doi="not a doi"),
        ],
    }

    with pytest.raises(ProfileError) as caught:
        apply(**sections)

    (fault,) = caught.value.faults
    assert fault.path == "/publications/1"
    assert "'not a doi' is not a DOI" in fault.reason
    assert not Person.objects.exists()
    assert not Organization.objects.exists()


def test_a_field_that_the_model_refuses_is_named_in_the_path():
    with pytest.raises(ProfileError) as caught:
        apply(publications=[work(isbn="123")])

    assert caught.value.faults[0].path == "/publications/0/isbn"


def test_names_become_records_joined_by_full_name_only():
    apply(
        publications=[
            work(authors=[{"name": "Alexander Rakhlin"}, {"name": "A. Rakhlin"}]),
            work("second", "Another", authors=[{"name": "ALEXANDER (Sasha) RAKHLIN"}]),
        ]
    )

    assert names(Person.objects.records()) == ["A. Rakhlin", "Alexander Rakhlin"]
    rakhlin = Person.objects.get(credit_name="Alexander Rakhlin")
    assert set(rakhlin.coauthor_set.values_list("credit_name", flat=True)) == {
        "Alexander Rakhlin",
        "ALEXANDER (Sasha) RAKHLIN",
    }


def test_a_record_first_printed_with_a_nickname_is_listed_without():
    apply(
        positions=[
            {
                "key": "p",
                "organization": "X",
                "mentors": [{"name": "Alexander (Sasha) Rakhlin"}],
            }
        ]
    )

    assert names(Person.objects.records()) == ["Alexander Rakhlin"]
    assert Mentorship.objects.get().mentor_name == "Alexander (Sasha) Rakhlin"


def test_a_profile_takes_over_the_record_of_its_name():
    apply(publications=[work()])
    record = Person.objects.get(credit_name="Bo Other")

    report = apply_profile(
        document(
            key="bo-other", person={"credit_name": "Bo Other", "status": "published"}
        )
    )

    assert report.person.pk == record.pk
    assert report.person.is_profile
    assert Coauthor.objects.get(credit_name="Bo Other").person == report.person


def test_a_second_profile_of_one_name_is_a_namesake():
    first = apply().person

    second = apply_profile(document(key="another-ada")).person

    assert second != first
    assert (first.slug, second.slug) == ("ada-example", "ada-example-2")


def test_a_name_that_two_people_have_is_linked_to_neither():
    apply()
    apply_profile(document(key="another-ada"))

    report = apply_profile(
        document(
            key="bo-other",
            person={"credit_name": "Bo Other"},
            publications=[
                work(
                    authors=[
                        {"name": "Ada Example"},
                        {"name": "Bo Other", "is_owner": True},
                    ]
                )
            ],
        )
    )

    assert report.ambiguous == ["Ada Example"]
    assert Coauthor.objects.get(credit_name="Ada Example").person is None


def test_a_former_name_that_is_shown_nowhere_still_matches():
    other_names = [{"name": "Ada Before", "kind": "former", "is_hidden": True}]
    ada = apply(
        person={"credit_name": "Ada Example", "other_names": other_names}
    ).person

    apply_profile(
        document(
            key="bo-other",
            person={"credit_name": "Bo Other"},
            publications=[work(authors=[{"name": "Ada Before"}])],
        )
    )

    assert Coauthor.objects.get(credit_name="Ada Before").person == ada


def test_a_work_that_another_document_entered_is_joined_not_doubled():
    apply(publications=[work(issued="2020", title="On Examples")])
    authors = [{"name": "Ada Example"}, {"name": "Bo Other", "is_owner": True}]

    report = apply_profile(
        document(
            key="bo-other",
            person={"credit_name": "Bo Other"},
            publications=[work(issued="2020", title="On examples!", authors=authors)],
        )
    )

    assert report.joined == ["/publications/0"]
    assert Publication.objects.get().title == "On Examples"
    assert report.rows["/publications/0/authors/1"].person == report.person
    assert faults([Publication.objects.get().pk]) == []


def bring_the_same_work(**fields):
    """Bo's document with the work that Ada's has entered."""
    authors = [{"name": "Ada Example"}, {"name": "Bo Other", "is_owner": True}]
    return apply_profile(
        document(
            key="bo-other",
            person={"credit_name": "Bo Other"},
            publications=[work(authors=authors, **fields)],
        )
    )


def test_a_joined_work_is_left_alone_by_every_later_document():
    apply(publications=[work()])
    bring_the_same_work()

    again = bring_the_same_work()
    changed = bring_the_same_work(abstract="Bo's own words.")

    assert again.unchanged == changed.unchanged == ["/person", "/publications/0"]
    assert Publication.objects.get().abstract == ""


def test_a_version_that_only_the_second_document_names_is_added_once():
    short = {"key": "short", "relation": "short_version", "venue": "A Workshop"}
    preprint = {"key": "preprint", "relation": "preprint"}
    apply(publications=[work(versions=[short])])

    report = bring_the_same_work(versions=[short, preprint])
    again = bring_the_same_work(versions=[short, preprint])

    assert report.joined == ["/publications/0", "/publications/0/versions/0"]
    assert "/publications/0/versions/1" in report.created
    assert again.created == again.joined == []
    assert sorted(
        Publication.objects.exclude(version_of=None).values_list("version_relation")
    ) == [("preprint",), ("short_version",)]


@pytest.mark.parametrize(
    "other",
    [{"issued": "2021"}, {"issued": "2020", "authors": [{"name": "Bo Other"}]}, {"issued": "2020", "title": "On Other Examples"}],
)  # fmt: skip
def test_works_that_differ_in_year_authors_or_title_are_two(other):
    apply(publications=[work(issued="2020")])

    apply_profile(
        document(
            key="bo",
            person={"credit_name": "Bo Other"},
            publications=[work(**{"authors": work()["authors"], **other})],
        )
    )

    assert Publication.objects.count() == 2


def test_a_rejected_link_is_not_made_again():
    apply(publications=[work()])
    Coauthor.objects.filter(credit_name="Bo Other").update(link_state="rejected")

    apply(publications=[work(title="On Examples, revised")])

    assert Coauthor.objects.get(credit_name="Bo Other").link_state == "rejected"


def test_authors_are_replaced_as_one_list_in_the_new_order():
    apply(publications=[work()])
    swapped = [{"name": "Bo Other"}, {"name": "Ada Example", "is_owner": True}]

    apply(publications=[work(authors=swapped)])

    assert list(
        Publication.objects.get().coauthor_set.values_list("position", "credit_name")
    ) == [
        (1, "Bo Other"),
        (2, "Ada Example"),
    ]


def test_a_venue_is_found_by_exact_alias_and_never_by_likeness():
    venues = [
        {
            "name": "Neural Examples",
            "acronym": "NeurEx",
            "aliases": ["NEX"],
            "kind": "conference",
        }
    ]

    apply(
        venues=venues,
        publications=[
            work(venue="nex"),
            work("second", "B", venue="neurex"),
            work("third", "C", venue="Neural Example"),
        ],
    )

    assert [w.venue.name for w in Publication.objects.order_by("pk")] == [
        "Neural Examples",
        "Neural Examples",
        "Neural Example",
    ]


def test_a_workshop_is_a_venue_of_its_own_at_its_host():
    apply(
        venues=[
            {"name": "Conf"},
            {"name": "Safety Workshop", "kind": "workshop", "host": "Conf"},
        ],
        publications=[work(venue="Safety Workshop")],
    )

    workshop = Publication.objects.get().venue
    assert (workshop.name, workshop.host.name) == ("Safety Workshop", "Conf")


def test_two_organizations_of_one_name_are_told_apart_by_place():
    apply(
        degrees=[
            {
                "key": "a",
                "organization": "Institute of Technology",
                "place": "Kanpur, India",
            },
            {
                "key": "b",
                "organization": "Institute of Technology",
                "place": "Varanasi, India",
            },
        ],
        organizations=[{"name": "Institute of Technology", "place": "Kanpur, India"}],
    )

    degrees = Degree.objects.order_by("order")
    assert [d.organization.place for d in degrees] == [
        "Kanpur, India",
        "Varanasi, India",
    ]


def test_the_position_carries_the_outer_bounds_of_its_periods():
    periods = [
        {"start": "2020-05", "end": "2020-08"},
        {"start": "2021-05", "end": "2021-08"},
    ]

    apply(positions=[{"key": "p", "organization": "X", "periods": periods}])

    position = Position.objects.get()
    assert (str(position.earliest), str(position.latest)) == (
        "2020-05-01",
        "2021-08-31",
    )
    assert [period.start for period in position.periods.all()] == ["2020-05", "2021-05"]


def test_a_talks_award_and_the_award_list_are_one_honour_kept_in_both_places():
    apply(
        awards=[{"key": "best", "title": "Best Talk Award"}],
        talks=[
            {
                "key": "t",
                "title": "T",
                "deliveries": [
                    {
                        "key": "d",
                        "host": "H",
                        "award_printed": "Best Talk",
                        "award": "best",
                    }
                ],
            }
        ],
    )

    delivery = Talk.objects.get().deliveries.get()
    assert (delivery.award_printed, delivery.award.title) == (
        "Best Talk",
        "Best Talk Award",
    )


def test_contact_data_is_private_unless_the_document_opens_it():
    contacts = [{"kind": "email", "value": "ada@example.org"}]

    apply(person={"credit_name": "Ada Example", "contacts": contacts})

    assert Contact.objects.get().visibility == "private"


def test_a_person_is_a_draft_until_somebody_publishes():
    assert apply(person={"credit_name": "Ada Example"}).person.status == "draft"


def test_a_later_document_does_not_publish_what_a_curator_hid():
    person = apply().person
    Person.objects.filter(pk=person.pk).update(status="hidden")

    apply(
        person={"credit_name": "Ada Example", "status": "published", "headline": "New"}
    )

    person.refresh_from_db()
    assert (person.status, person.headline) == ("hidden", "New")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer at a time"
)
def test_two_documents_at_once_make_one_record_for_one_new_name():
    def bring(key, name):
        try:
            apply_profile(
                document(
                    key=key, person={"credit_name": name}, publications=[work(key, key)]
                )
            )
        finally:
            connection.close()

    threads = [
        Thread(target=bring, args=(f"person-{n}", f"Person {n}")) for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Person.objects.filter(credit_name="Bo Other").count() == 1


def test_an_issue_leads_to_its_row_and_lines():
    apply(
        publications=[work()],
        issues=[
            {
                "key": "i",
                "about": "publications/first",
                "code": "year",
                "message": "Two years.",
                "lines": [4, 5],
            }
        ],
    )

    issue = Issue.objects.get()
    assert issue.row == Publication.objects.get()
    assert (issue.first_line, issue.last_line, issue.state) == (4, 5, "open")


def test_an_entry_remembers_its_document_and_lines():
    apply(
        source={"title": "CV of Ada"},
        awards=[{"key": "medal", "title": "Medal", "lines": [7, 8]}],
    )

    entry = AppliedEntry.objects.get(section="awards")
    assert (entry.row, entry.document.title) == (Award.objects.get(), "CV of Ada")
    assert (entry.first_line, entry.last_line) == (7, 8)


def test_a_documents_own_workshop_is_meant_where_others_share_its_name():
    one = {"name": "Safety Workshop", "host": "One"}
    apply(venues=[one], publications=[work(venue="Safety Workshop")])

    report = apply_profile(
        document(
            key="bo-other",
            person={"credit_name": "Bo Other"},
            venues=[{"name": "Safety Workshop", "host": "Two"}],
            publications=[work(title="Another", venue="Safety Workshop")],
        )
    )

    assert report.rows["/publications/0"].venue.host.name == "Two"


def test_a_venue_name_that_several_have_means_none_of_them():
    hosts = [{"name": "Safety Workshop", "host": host} for host in ("One", "Two")]
    apply(venues=hosts)

    report = apply_profile(
        document(
            key="bo-other",
            person={"credit_name": "Bo Other"},
            publications=[work(venue="Safety Workshop")],
        )
    )

    assert report.ambiguous == ["Safety Workshop"]
    assert Publication.objects.get().venue is None


def test_a_document_names_no_venue_twice():
    apply(
        venues=[{"name": "Conf"}, {"name": "CONF"}], publications=[work(venue="conf")]
    )

    assert [venue.name for venue in Venue.objects.all()] == ["Conf"]
