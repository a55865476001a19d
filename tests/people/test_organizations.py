"""The pages of organizations: who was there, as far as the reader may see it, and how many."""

import pytest

from people.organizations import people_counts
from tests import factories as f
from tests.pages import links, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def university():
    return f.make_organization("Example University", place="Exampleton")


def make_stay(person, organization, **fields):
    period = {name: fields.pop(name) for name in ("is_current",) if name in fields}
    position = f.make_position(person, organization=organization, **fields)
    f.make_period(position, **period)
    return position


def test_the_list_has_each_organization_with_its_people(client, university):
    ada = f.make_person("Ada Example")
    make_stay(ada, university)
    f.make_degree(ada, organization=university)
    make_stay(f.make_person("Bo Other"), university)
    f.make_organization("Nobody’s College")

    response = client.get("/organizations/")

    assert "Example University Exampleton 2 people" in text(response)
    assert "Nobody’s College" not in text(response)


def test_a_number_is_that_of_the_list_behind_it(client, university):
    faculty = f.make_organization("Faculty of Examples", parent=university)
    ada, bo = f.make_person("Ada Example"), f.make_record("Bo Other")
    f.make_degree(ada, organization=faculty)
    f.make_mentorship(ada, mentor=ada, mentee=bo, organization=university)
    make_stay(f.make_person("Cy Draft", status="draft"), university)
    make_stay(f.make_person("Di Shown"), university, visibility="private")

    counts = people_counts([university, faculty], f.VISITOR)

    for organization in (university, faculty):
        listed = client.get(f"/people/?organization={organization.slug}")
        assert counts[organization.pk] == listed.context["page"].count
    assert counts == {university.pk: 2, faculty.pk: 1}


def test_a_page_says_who_is_there_and_who_was(client, university):
    make_stay(f.make_person("Ada Now"), university, title="Lecturer", is_current=True)
    make_stay(f.make_person("Bo Before"), university, title="Fellow")
    f.make_degree(
        f.make_person("Cy Student"), organization=university, start="2011", end="2015"
    )
    guide = f.make_record("Di Guide")
    f.make_mentorship(
        f.make_person("Ed Young"), mentor=guide, mentee=f.make_record("Ed Young"),
        organization=university, role="host",
    )  # fmt: skip

    words = text(client.get(university.get_absolute_url()))

    assert "Here now 2020 – Ada Now Lecturer" in words
    assert "Degrees 2011 – 15 Cy Student Ph.D." in words
    assert "Positions and stays until now 2020 Bo Before Fellow" in words


def test_a_mentorship_is_told_of_the_one_who_was_there(client, university):
    ada, bo = f.make_person("Ada Example"), f.make_record("Bo Other")
    f.make_mentorship(ada, mentor=ada, mentee=bo, level="PhD", organization=university)
    f.make_mentorship(ada, mentor=bo, mentee=ada, role="host", organization=university)

    words = text(client.get(university.get_absolute_url()))

    assert "Bo Other PhD, mentored by Ada Example" in words
    assert "Bo Other Host of Ada Example" in words


def test_units_belong_to_their_whole(client, university):
    faculty = f.make_organization("Faculty of Examples", parent=university)
    make_stay(f.make_person("Ada Example"), faculty)

    page = client.get(university.get_absolute_url())

    assert links(page)["Ada Example"] == "/people/ada-example/"
    assert "Faculty of Examples 1 person" in text(page)
    assert (
        links(client.get(faculty.get_absolute_url()))["Example University"]
        == "/organizations/example-university/"
    )


@pytest.mark.parametrize("visibility", ["private", "limited"])
def test_hidden_entries_leave_no_trace(client, university, visibility):
    make_stay(f.make_person("Ada Example"), university)
    before = [
        client.get(path).content
        for path in ("/organizations/", university.get_absolute_url())
    ]
    hidden = {"visibility": visibility, "organization": university}
    other = f.make_person("Secret Person")
    f.make_degree(other, **hidden)
    f.make_position(other, **hidden)
    f.make_mentorship(other, mentor=other, mentee=f.make_record("Secret Two"), **hidden)
    f.make_degree(
        other,
        visibility=visibility,
        organization=f.make_organization("Secret U", parent=university),
    )

    after = [
        client.get(path).content
        for path in ("/organizations/", university.get_absolute_url())
    ]

    assert after == before
    assert client.get("/organizations/secret-u/").status_code == 404


def test_an_organization_is_found_by_an_alias(client, university):
    f.make_organization_alias(university, "EU")
    make_stay(f.make_person(), university)
    make_stay(f.make_person("Bo"), f.make_organization("Elsewhere"))

    found = links(client.get("/organizations/?q=eu"))

    assert "Example University" in found
    assert "Elsewhere" not in found


def test_an_old_address_leads_to_the_present_one(client, university):
    make_stay(f.make_person(), university)
    university.slug = "better"
    university.save()

    response = client.get("/organizations/example-university/")

    assert (response.status_code, response["Location"]) == (
        301,
        "/organizations/better/",
    )


def test_pages_take_a_constant_number_of_queries(
    client, university, django_assert_num_queries
):
    for n in range(6):
        person = f.make_person(f"Person {n}")
        make_stay(person, university)
        f.make_degree(person, organization=university)
        f.make_mentorship(
            person,
            mentor=person,
            mentee=f.make_record(f"Bo {n}"),
            organization=university,
        )
        make_stay(person, f.make_organization(f"Faculty {n}", parent=university))

    with django_assert_num_queries(9):
        client.get("/organizations/")
    with django_assert_num_queries(18):
        client.get(university.get_absolute_url())


def test_most_people_can_come_first_as_many_as_the_reader_may_know(client, university):
    small, hidden = f.make_organization("A College"), f.make_organization("B College")
    ada, bo = f.make_person("Ada Example"), f.make_person("Bo Other")
    make_stay(ada, small)
    make_stay(ada, hidden)
    make_stay(bo, hidden, visibility="private")
    make_stay(bo, university)
    make_stay(ada, university)

    def slugs(query, user=None):
        if user:
            client.force_login(user)
        rows = client.get("/api/v1/organizations/", QUERY_STRING=query).json()[
            "results"
        ]
        return [row["slug"] for row in rows]

    assert slugs("sort=-people,name") == [
        "example-university",
        "a-college",
        "b-college",
    ]
    assert slugs("sort=people,name") == ["a-college", "b-college", "example-university"]
    assert "Most people" in text(client.get("/organizations/?sort=-people"))
    assert slugs("sort=-people,-name", f.make_curator()) == [
        "example-university",
        "b-college",
        "a-college",
    ]
