"""A profile's works, with coauthors, topics and what they have to do with other entries."""

import pytest
from django.http import QueryDict

from publications.filters import PublicationFilter
from publications.profiles import PublishedProfile, group_works
from publications.work_rows import work_rows
from tests.factories import (
    VISITOR,
    make_award,
    make_coauthor,
    make_curator,
    make_degree,
    make_distinction,
    make_mentorship,
    make_person,
    make_publication,
    make_publication_topic,
    make_record,
    make_talk,
    make_topic,
    make_version,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_person("Ada Example")


def profile_of(person, user=VISITOR):
    return PublishedProfile(person, user)


def make_work(*people, title="On Examples", **fields):
    """A publication by these people, or by these names."""
    work = make_publication(title, **fields)
    for person in people:
        linked = {} if isinstance(person, str) else {"person": person}
        make_coauthor(work, str(person), **linked)
    return work


def grouped(person):
    """The headings, each with the ids of its works."""
    return [
        (group.heading, [work.pk for work in group.works])
        for group in profile_of(person).work_groups
    ]


def counts(profile):
    return [(coauthor.name, coauthor.count) for coauthor in profile.coauthors]


def test_the_works_are_those_of_the_list_that_the_profile_links(ada):
    own = make_work(ada)
    by_version = make_work("Bo Other")
    make_coauthor(make_version(by_version), person=ada)
    inherited = make_work(ada)
    make_version(inherited)
    make_work(ada, visibility="private")
    make_coauthor(make_publication(), person=ada, link_state="rejected")

    listed = PublicationFilter(QueryDict(f"person={ada.slug}"), user=VISITOR).qs

    assert set(profile_of(ada).works) == set(listed) == {own, by_version, inherited}


def test_works_stand_under_their_years_newest_first(ada):
    old = make_work(ada, issued="2019-01")
    late, early = make_work(ada, issued="2020-08"), make_work(ada, issued="2020-02")

    assert grouped(ada) == [("2020", [late.pk, early.pk]), ("2019", [old.pk])]


def test_works_without_a_year_stand_last_under_the_reason(ada):
    unknown = make_work(ada, issued="")
    submitted = make_work(ada, issued="", status="submitted", status_date="2024-10")
    dated = make_work(ada)

    assert grouped(ada) == [
        ("2020", [dated.pk]),
        ("Under review (as listed in October 2024)", [submitted.pk]),
        ("No year given", [unknown.pk]),
    ]


def test_a_review_without_a_date_is_only_under_review():
    work = make_publication(issued="", status="submitted")

    [group] = group_works(work_rows([work.pk], VISITOR))

    assert group.heading == "Under review"
    assert group.anchor == "under-review"


def test_a_column_leads_to_its_heading_or_elsewhere(ada, monkeypatch):
    make_work(ada, issued="2019")
    make_work(ada, issued="2020")
    monkeypatch.setattr("publications.profiles.SHOWN_WORKS", 1)

    columns = profile_of(ada).year_columns(lambda label: f"/elsewhere/{label}")

    assert [c.address for c in columns] == ["/elsewhere/2019", "#y2020"]


def test_coauthors_are_counted_by_work_and_listed_by_number(ada):
    bo, cy = make_record("Bo Other"), make_record("Cy Third")
    make_work(ada, bo)
    make_work(ada, bo, cy)
    make_work(bo, cy)

    assert counts(profile_of(ada)) == [("Bo Other", 2), ("Cy Third", 1)]


def test_a_coauthor_is_one_person_however_printed(ada):
    bo = make_record("Bo Other")
    make_work(ada, bo)
    make_coauthor(make_work(ada), "B. Other", person=bo)

    assert counts(profile_of(ada)) == [("Bo Other", 2)]


def test_a_name_that_leads_to_nobody_is_counted_as_printed(ada):
    make_work(ada, "A. Nonymous")
    make_coauthor(
        make_work(ada), "Di Wrong", person=make_record("Di"), link_state="rejected"
    )

    found = {coauthor.name: coauthor.slug for coauthor in profile_of(ada).coauthors}

    assert found == {"A. Nonymous": "", "Di Wrong": ""}


def test_a_coauthor_whose_page_is_hidden_is_a_name_alone(ada):
    draft = make_person("Di Draft", status="draft")
    make_work(ada, draft)

    [for_visitor] = profile_of(ada).coauthors
    [for_curator] = profile_of(ada, make_curator()).coauthors

    assert (for_visitor.name, for_visitor.slug) == ("Di Draft", "")
    assert for_curator.slug == draft.slug


def test_an_editor_is_no_coauthor_of_the_authors(ada):
    work = make_work(ada)
    make_coauthor(work, "Ed Itor", role="editor", position=1)

    assert profile_of(ada).coauthors == []


def test_hidden_works_make_nobody_a_coauthor(ada):
    make_work(ada, "Di Secret", visibility="limited")

    assert profile_of(ada).coauthors == []


def test_a_mentee_is_shown_with_the_number_of_joint_works(ada):
    bo = make_record("Bo Other")
    make_mentorship(ada, mentor=ada, mentee=bo)
    make_work(ada, bo)

    [mentee] = profile_of(ada).lineage_shown.mentees

    assert mentee.joint_works == 1


def test_a_topic_counts_the_works_on_narrower_ones(ada):
    broad = make_topic("Mathematics")
    narrow = make_topic("Topology", broader=broad)
    ada.topics.add(broad, make_topic("Poetry"))
    for _ in range(2):
        make_publication_topic(make_work(ada), narrow)

    topics = [(found.topic.name, found.count) for found in profile_of(ada).topics]

    assert topics == [("Mathematics", 2), ("Topology", 2), ("Poetry", 0)]


def test_an_award_knows_the_work_that_prints_it_too(ada):
    award = make_award(ada, "Best Paper Award")
    work = make_work(ada)
    make_distinction(work, award=award)
    make_distinction(make_work(ada, visibility="private"), award=award)

    [shown] = profile_of(ada).awards

    assert [d.publication for d in shown.distinctions.all()] == [work]


def test_a_degree_knows_the_publication_that_is_its_thesis(ada):
    degree = make_degree(ada)
    thesis = make_publication("My Thesis", thesis_of=degree)
    make_publication("Hidden", thesis_of=degree, visibility="private")

    [shown] = profile_of(ada).degrees

    assert list(shown.theses.all()) == [thesis]


def test_a_talk_leads_to_the_work_of_the_same_title_and_no_other(ada):
    work = make_work(ada, title="On Examples: A Study")
    same = make_talk(ada, "On examples – a study")
    other = make_talk(ada, "On Examples")

    papers = {
        talk: paper and paper.pk for talk, paper in profile_of(ada).talks_with_papers
    }
    assert papers == {same: work.pk, other: None}


def test_only_sections_with_something_in_them_are_shown(ada):
    make_award(ada)
    make_work(ada)

    anchors = [section.anchor for section in profile_of(ada).sections]

    assert anchors == ["publications", "awards"]


def test_the_ring_has_each_coauthor_with_the_joint_works(ada):
    bo, cy = make_record("Bo Quinn Other"), make_person("Cy Third")
    first = make_work(ada, bo, cy, "A. Nonymous")
    second = make_work(ada, bo)
    make_work(bo, cy)

    ring = {member.name: member for member in profile_of(ada).ring}

    assert ring["Bo Quinn Other"].works == {first.pk, second.pk}
    assert ring["Bo Quinn Other"].label == "B. Q. Other"
    assert ring["Cy Third"].works == {first.pk}
    assert [(ring[name].kind, ring[name].address) for name in ring] == [
        ("record", "/people/bo-quinn-other/"),
        ("", ""),
        ("profile", "/people/cy-third/"),
    ]
    assert [kind for kind, _ in profile_of(ada).ring_key] == ["profile", "record", ""]


def test_two_coauthors_are_no_ring(ada):
    make_work(ada, "Bo Other", "Cy Third")

    assert profile_of(ada).ring == []


def test_hidden_works_and_people_are_not_in_the_ring(ada):
    make_work(ada, "Bo Other", "Cy Third", make_person("Di Draft", status="draft"))
    make_work(ada, "Bo Other", "Ed Secret", visibility="private")

    ring = profile_of(ada).ring

    assert [(m.name, m.number, m.address) for m in ring] == [
        ("Di Draft", 1, ""),
        ("Bo Other", 1, ""),
        ("Cy Third", 1, ""),
    ]
