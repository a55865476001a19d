"""Degrees, positions, talks, awards and organizations under /api/v1/."""

import csv
import io

import pytest

from tests.factories import (
    make_award,
    make_curator,
    make_degree,
    make_delivery,
    make_mentorship,
    make_organization,
    make_organization_alias,
    make_period,
    make_person,
    make_position,
    make_record,
    make_talk,
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


def make_career(name, **fields):
    """A person with one entry of each kind."""
    person = make_person(name)
    university = make_organization(f"University of {name}")
    degree = make_degree(person, organization=university, **fields)
    make_mentorship(person, make_record(f"Guide of {name}"), person, degree=degree)
    make_period(make_position(person, organization=university))
    make_delivery(make_talk(person, f"Talk of {name}"), date="2020")
    make_award(person, f"Medal of {name}", years=[2020])


def test_a_degree_says_whose_it_is_and_who_advised(get):
    make_career("Ada Lee", level="doctorate", start="2015", end="2020")

    [row] = get("degrees/")["results"]

    assert row["url"] == f"{SITE}/api/v1/degrees/{row['id']}/"
    assert row["html_url"] == f"{SITE}/people/ada-lee/#career"
    assert row["person"] == {"slug": "ada-lee", "name": "Ada Lee"}
    assert row["organization"]["slug"] == "university-of-ada-lee"
    assert (row["level"], row["start"], row["end"]) == ("doctorate", "2015", "2020")
    assert [mentor["name"] for mentor in row["mentors"]] == ["Guide of Ada Lee"]
    assert get(f"degrees/{row['id']}/") == row


@pytest.mark.parametrize("space", ["degrees", "positions", "talks", "awards"])
def test_an_entry_stands_at_its_id_and_on_the_page_of_its_person(get, space):
    make_career("Ada Lee")
    section = {"talks": "talks", "awards": "awards"}.get(space, "career")

    [row] = get(f"{space}/")["results"]

    assert row["person"]["slug"] == "ada-lee"
    assert row["html_url"] == f"{SITE}/people/ada-lee/#{section}"
    assert get(f"{space}/{row['id']}/") == row


@pytest.mark.parametrize("space", ["degrees", "positions", "talks", "awards"])
@pytest.mark.parametrize("key", ["0", "999999", "9" * 30, "ada-lee", "1-2"])
def test_an_unknown_id_is_not_found(client, space, key):
    assert client.get(f"/api/v1/{space}/{key}/").status_code == 404


@pytest.mark.parametrize(
    ("space", "make"),
    [
        ("degrees", make_degree),
        ("positions", make_position),
        ("talks", make_talk),
        ("awards", make_award),
    ],
)
def test_an_entry_is_told_to_who_may_see_it(client, get, space, make):
    hidden = make(make_person("Ada Lee"), visibility="private")
    of_draft = make(make_person("Dee Draft", status="draft"))

    assert get(f"{space}/")["count"] == 0
    for entry in (hidden, of_draft):
        assert client.get(f"/api/v1/{space}/{entry.pk}/").status_code == 404
    assert get(f"{space}/", make_curator())["count"] == 2


@pytest.mark.parametrize(
    ("space", "number"),
    [
        ("degrees", 7),
        ("positions", 8),
        ("talks", 5),
        ("awards", 4),
        ("organizations", 5),
    ],
)
def test_a_list_costs_the_same_for_many(
    client, django_assert_max_num_queries, space, number
):
    for name in ("Ada Lee", "Bo Ray", "Cy Poe"):
        make_career(name)

    with django_assert_max_num_queries(number):
        assert client.get(f"/api/v1/{space}/").json()["count"] == 3


@pytest.fixture
def degrees():
    """Ada's at Upper, 2010 to 2014; Bo's at its school since 2013; Cy's without dates."""
    upper = make_organization("Upper University")
    school = make_organization("School", parent=upper)
    ada, bo, cy = (make_person(name) for name in ("Ada Lee", "Bo Ray", "Cy Poe"))
    make_degree(
        ada, title="M.A.", organization=upper, level="master", start="2010", end="2014"
    )
    make_degree(
        bo,
        title="Ph.D.",
        organization=school,
        level="doctorate",
        start="2013",
        is_current=True,
    )
    make_degree(cy, title="B.A.")  # fmt: skip


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Ph.D.", "M.A.", "B.A."]),
        ("sort=year", ["M.A.", "Ph.D.", "B.A."]),
        ("sort=person", ["M.A.", "B.A.", "Ph.D."]),
        ("sort=-id", ["B.A.", "Ph.D.", "M.A."]),
        ("person=ada-lee", ["M.A."]),
        ("person=ada-lee,cy-poe", ["M.A.", "B.A."]),
        ("organization=upper-university", ["Ph.D.", "M.A."]),
        ("organization=school", ["Ph.D."]),
        ("organization=null", ["B.A."]),
        ("level=doctorate,null", ["Ph.D.", "B.A."]),
        ("year=2012", ["M.A."]),
        ("year=2014-2020", ["Ph.D.", "M.A."]),
        ("year=2015-", ["Ph.D."]),
        ("year=-2009", []),
        ("year=-2010", ["M.A."]),
        ("year=null", ["B.A."]),
        ("year=!2012", ["Ph.D.", "B.A."]),
    ],
)
def test_a_query_finds_degrees(get, degrees, query, titles):
    assert [row["title"] for row in get(f"degrees/?{query}")["results"]] == titles


def test_a_query_finds_positions(get):
    ada = make_person("Ada Lee")
    make_period(
        make_position(ada, title="Old", kind="postdoc"), start="2010", end="2011"
    )
    make_period(make_position(ada, title="New", kind="faculty"), start="2012", is_current=True)  # fmt: skip

    def titles(query):
        return [row["title"] for row in get(f"positions/?{query}")["results"]]

    assert titles("") == ["New", "Old"]
    assert titles("kind=postdoc") == titles("year=2011") == ["Old"]
    assert titles("current=true") == titles("year=2030") == ["New"]


def test_talks_are_found_by_the_years_in_which_one_may_know_they_were_given(get):
    ada = make_person("Ada Lee")
    twice = make_talk(ada, "Twice")
    make_delivery(twice, date="2018")
    make_delivery(twice, date="2022", visibility="private")
    make_delivery(make_talk(ada, "Once"), date="2020")
    make_talk(ada, "Never")

    def titles(query, user=None):
        return [row["title"] for row in get(f"talks/?{query}", user)["results"]]

    assert titles("") == ["Once", "Twice", "Never"]
    assert titles("year=2018") == ["Twice"]
    assert titles("year=2019-2022") == ["Once"]
    assert titles("year=null") == ["Never"]
    assert titles("", make_curator()) == ["Twice", "Once", "Never"]
    assert titles("year=2022") == ["Twice"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("year=2011", ["Twice"]),
        ("year=2013", ["Yearly"]),
        ("year=2012-2014", ["Yearly"]),
        ("year=2014-2015", ["Twice"]),
        ("year=2013,2015", ["Yearly", "Twice"]),
        ("year=!2011", ["Yearly", "Undated"]),
        ("year=null", ["Undated"]),
        ("declined=true", ["Twice"]),
    ],
)
def test_awards_are_found_by_their_very_years(get, query, titles):
    ada = make_person("Ada Lee")
    make_award(ada, "Twice", years=[2011, 2015], is_declined=True)
    make_award(ada, "Yearly", years=[2010, 2013, 2016])
    make_award(ada, "Undated")

    assert [row["title"] for row in get(f"awards/?{query}")["results"]] == titles


def test_an_organization_leads_to_its_people_and_units(get):
    upper = make_organization("Upper University", acronym="UU", place="Uppertown")
    make_organization_alias(upper, "Upper")
    school = make_organization("School of Examples", parent=upper)
    make_degree(make_person("Ada Lee"), organization=school)

    row = get("organizations/upper-university/")

    assert (row["acronym"], row["aliases"], row["place"]) == (
        "UU",
        ["Upper"],
        "Uppertown",
    )
    assert row["units"] == [
        {"slug": "school-of-examples", "name": "School of Examples"}
    ]
    assert row["html_url"] == f"{SITE}/organizations/upper-university/"
    parent = {"slug": "upper-university", "name": "Upper University"}
    assert get("organizations/?parent=UU")["results"][0]["parent"] == parent


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["School", "Upper University"]),
        ("sort=-name", ["Upper University", "School"]),
        ("q=univ", ["Upper University"]),
        ("q=uu", ["Upper University"]),
        ("q=secret", []),
        ("parent=null", ["Upper University"]),
        ("parent=upper-university", ["School"]),
    ],
)  # fmt: skip
def test_a_query_finds_organizations(get, query, names):
    upper = make_organization("Upper University", acronym="UU")
    school = make_organization("School", parent=upper)
    make_degree(make_person("Ada Lee"), organization=school)
    make_position(
        make_person("Bo Ray"),
        organization=make_organization("Secret Lab"),
        visibility="private",
    )

    assert [row["name"] for row in get(f"organizations/?{query}")["results"]] == names


@pytest.mark.parametrize(
    ("space", "column", "value"),
    [
        ("degrees", "mentors", "Guide of Ada Lee"),
        ("positions", "start", "2020"),
        ("talks", "dates", "2020"),
        ("awards", "years", "2020"),
        ("organizations", "name", "University of Ada Lee"),
    ],
)
def test_a_table_has_a_row_for_each_entry(client, space, column, value):
    make_career("Ada Lee")

    text = client.get(f"/api/v1/{space}/?format=csv").getvalue().decode()

    [row] = csv.DictReader(io.StringIO(text))
    assert row[column] == value


def test_a_parent_that_nothing_visible_names_is_not_told(get):
    above = make_organization("Secret Holding")
    chain = [make_organization("Upper University", parent=above)]
    for name in ("School", "Department"):
        chain.append(make_organization(name, parent=chain[-1]))
    make_degree(make_person("Ada Lee"), organization=chain[-1])

    assert get("organizations/upper-university/")["parent"] is None
    assert get("organizations/school/")["parent"]["slug"] == "upper-university"
    assert get("organizations/?q=secret")["count"] == 0
