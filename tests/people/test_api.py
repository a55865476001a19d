"""People and topics under /api/v1/: what a row says, and to whom."""

import csv
import io

import pytest

from tests.factories import (
    make_award,
    make_coauthor,
    make_contact,
    make_curator,
    make_degree,
    make_delivery,
    make_identifier,
    make_link,
    make_mentorship,
    make_other_name,
    make_period,
    make_person,
    make_position,
    make_project,
    make_publication,
    make_publication_topic,
    make_record,
    make_service,
    make_skill,
    make_talk,
    make_teaching,
    make_topic,
    make_topic_alias,
)

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


@pytest.fixture
def get(client):
    """The JSON of an address under /api/v1/, for a visitor or a user who signs in."""

    def answer(path, user=None):
        if user:
            client.force_login(user)
        return client.get(f"/api/v1/{path}").json()

    return answer


def make_full_person(name="Ada Lee"):
    """A profile with one entry of each kind, one work and one topic."""
    ada = make_person(name, headline="Lecturer in examples")
    ada.topics.add(make_topic(f"Topic of {name}"))
    make_period(make_position(ada, unit="Department of Examples"), is_current=True)
    make_coauthor(make_publication(f"Work of {name}"), name, person=ada)
    mentor = make_record(f"Mentor of {name}")
    make_mentorship(ada, mentor, ada, role="advisor", degree=make_degree(ada))
    make_delivery(make_talk(ada), place="Delhi", date="2019-08")
    make_award(ada, years=[2019, 2021])
    make_service(ada, years=[2020])
    make_teaching(ada, terms=["2019-23"])
    make_project(ada)
    make_skill(ada, group="Languages")
    make_identifier(ada, value=name.replace(" ", "-").lower())
    make_link(ada)
    make_other_name(ada, "A. Before")
    return ada


def test_a_row_says_who_a_person_is(get):
    make_full_person("Ada Lee")

    [row] = get("people/?kind=profile")["results"]

    assert row.pop("id") > 0
    assert row == {
        "url": f"{SITE}/api/v1/people/ada-lee/",
        "html_url": f"{SITE}/people/ada-lee/",
        "slug": "ada-lee",
        "kind": "profile",
        "name": "Ada Lee",
        "sort_name": "Lee, Ada",
        "headline": "Lecturer in examples",
        "position": {
            "title": "Lecturer",
            "unit": "Department of Examples",
            "organization_printed": "Example University",
        },
        "topics": [{"slug": "topic-of-ada-lee", "name": "Topic of Ada Lee"}],
        "works": 1,
    }


def test_a_record_is_a_name_and_the_number_of_its_works(get):
    make_coauthor(make_publication(), "Bo Ray", person=make_record("Bo Ray"))

    [row] = get("people/")["results"]

    assert (row["kind"], row["name"], row["works"]) == ("record", "Bo Ray", 1)
    assert row["headline"] is row["position"] is None
    assert row["topics"] == []


def test_the_details_hold_every_entry(get):
    make_full_person("Ada Lee")

    detail = get("people/ada-lee/")

    [degree], [position], [talk] = (
        detail["degrees"],
        detail["positions"],
        detail["talks"],
    )
    assert degree["title"] == "Ph.D."
    assert degree["mentors"][0]["name"] == "Mentor of Ada Lee"
    assert degree["mentors"][0]["person"]["slug"] == "mentor-of-ada-lee"
    assert [period["start"] for period in position["periods"]] == ["2020"]
    assert talk["deliveries"][0]["place"] == "Delhi"
    assert [mentorship["role"] for mentorship in detail["mentorships"]] == ["advisor"]
    assert [award["years"] for award in detail["awards"]] == [[2019, 2021]]
    assert [service["years"] for service in detail["service"]] == [[2020]]
    assert [teaching["terms"] for teaching in detail["teaching"]] == [["2019-23"]]
    assert [project["title"] for project in detail["projects"]] == ["A project"]
    assert [skill["group"] for skill in detail["skills"]] == ["Languages"]
    assert detail["identifiers"][0]["url"] == "https://github.com/ada-lee"
    assert detail["links"] == [{"url": "https://example.org/ada", "label": None}]
    assert detail["other_names"] == [
        {"name": "A. Before", "kind": "alternate", "is_hidden": False}
    ]


def test_entries_that_are_not_public_are_left_out(get):
    ada = make_person("Ada Lee")
    private = {"visibility": "private"}
    make_degree(ada, **private)
    make_period(make_position(ada, **private), is_current=True)
    make_delivery(make_talk(ada, **private))
    make_delivery(make_talk(ada), "Quokka Club", **private)
    make_mentorship(ada, ada, make_record("Bo Ray"), **private)
    make_other_name(ada, "Ada Quokka", is_hidden=True)
    for make in (make_award, make_service, make_teaching, make_project, make_skill):
        make(ada, **private)

    detail = get("people/ada-lee/")

    filled = {
        name for name, value in detail.items() if isinstance(value, list) and value
    }
    assert filled == {"talks"}
    assert detail["talks"][0]["deliveries"] == []
    assert detail["position"] is None


def test_contacts_appear_nowhere(client):
    make_contact(
        make_person("Ada Lee"), value="ada@quokka.example", visibility="public"
    )

    for address in ("people/", "people/ada-lee/", "people/?q=quokka"):
        assert b"quokka.example" not in client.get(f"/api/v1/{address}").content


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_an_unpublished_person_is_there_for_curators_only(get, client, status):
    make_person("Quentin Quokka", status=status)

    assert get("people/")["results"] == []
    assert client.get("/api/v1/people/quentin-quokka/").status_code == 404
    curator = make_curator()
    assert [row["name"] for row in get("people/", curator)["results"]] == [
        "Quentin Quokka"
    ]
    assert get("people/quentin-quokka/")["name"] == "Quentin Quokka"


def test_a_mentor_who_is_not_visible_is_a_printed_name(get):
    ada, draft = make_person("Ada Lee"), make_person("Dee Draft", status="draft")
    make_mentorship(ada, draft, ada)

    [mentorship] = get("people/ada-lee/")["mentorships"]

    assert mentorship["mentor"] == {"name": "Dee Draft", "person": None}
    assert mentorship["mentee"]["person"]["slug"] == "ada-lee"


def test_a_list_of_people_costs_the_same_for_many(client, django_assert_num_queries):
    make_full_person("Ada One")
    with django_assert_num_queries(5):
        client.get("/api/v1/people/")

    for name in ("Ada Two", "Ada Three", "Ada Four"):
        make_full_person(name)
    with django_assert_num_queries(5):
        client.get("/api/v1/people/")


def test_a_table_of_people(client):
    make_full_person("Ada Lee")

    response = client.get("/api/v1/people/?kind=profile&format=csv")

    text = b"".join(response.streaming_content).decode()
    [row] = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["name"], row["position"], row["works"]) == ("Ada Lee", "Lecturer", "1")
    assert row["organization"] == "Example University"


def test_a_topic_counts_the_works_and_people_of_narrower_ones(get):
    learning = make_topic("Learning")
    make_topic_alias(learning, "ML")
    bandits = make_topic("Bandits", broader=learning)
    make_person("Ada Lee").topics.add(bandits)
    make_publication_topic(make_publication(), bandits)

    [_, row] = get("topics/")["results"]

    assert row.pop("id") > 0
    assert row == {
        "url": f"{SITE}/api/v1/topics/learning/",
        "html_url": f"{SITE}/topics/learning/",
        "slug": "learning",
        "name": "Learning",
        "aliases": ["ML"],
        "broader": None,
        "works": 1,
        "people": 1,
    }
    assert get("publications/?topic=learning")["count"] == 1
    assert get("people/?topic=learning")["count"] == 1


def test_the_details_of_a_topic_hold_the_narrower_ones_that_exist_for_the_reader(get):
    learning = make_topic("Learning")
    make_person("Ada Lee").topics.add(make_topic("Bandits", broader=learning))
    make_topic("Quokkas", broader=learning)

    detail = get("topics/learning/")

    assert detail["narrower"] == [{"slug": "bandits", "name": "Bandits"}]
    assert get("topics/bandits/")["broader"] == {"slug": "learning", "name": "Learning"}


def test_a_draft_does_not_count_for_a_topic(get):
    topic = make_topic("Bandits")
    make_person("Ada Lee").topics.add(topic)
    make_person("Dee Draft", status="draft").topics.add(topic)

    assert get("topics/bandits/")["people"] == 1
    assert get("topics/bandits/", make_curator())["people"] == 2


def test_a_list_of_topics_costs_the_same_for_many(client, django_assert_num_queries):
    for letter in "ABCDE":
        make_person(f"Ada {letter}").topics.add(make_topic(f"Topic {letter}"))

    with django_assert_num_queries(4):
        client.get("/api/v1/topics/")
