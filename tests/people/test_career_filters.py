"""Who is found by organization, kind of position and level of degree."""

import pytest
from django.http import QueryDict

from core.problems import ParameterProblem
from people.filters import PersonFilter
from tests.factories import (
    VISITOR,
    make_curator,
    make_degree,
    make_mentorship,
    make_organization,
    make_organization_alias,
    make_person,
    make_position,
    make_record,
)

pytestmark = pytest.mark.django_db


def people(query, user=VISITOR):
    rows = PersonFilter(QueryDict(query), user=user).qs
    return [person.credit_name for person in rows]


@pytest.fixture
def careers():
    """Ada studied at a school of Upper and is a postdoc; Bo teaches at Lower; Cy's mentee is there."""
    upper = make_organization("Upper University", acronym="UU")
    make_organization_alias(upper, "Upper")
    school = make_organization("School of Examples", parent=upper)
    lower = make_organization("Lower College")
    ada, bo, cy = (make_person(name) for name in ("Ada Lee", "Bo Ray", "Cy Poe"))
    make_degree(ada, organization=school, level="doctorate")
    make_position(ada, kind="postdoc")
    make_position(bo, organization=lower, kind="faculty")
    make_position(cy)
    mentee = make_record("Dot Student")
    make_mentorship(cy, mentor=cy, mentee=mentee, organization=lower)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("organization=upper-university", ["Ada Lee"]),
        ("organization=UU", ["Ada Lee"]),
        ("organization=upper", ["Ada Lee"]),
        ("organization=school-of-examples", ["Ada Lee"]),
        # The organization of a mentorship is that of the other person.
        ("organization=lower-college", ["Bo Ray", "Dot Student"]),
        ("organization=upper,lower-college&kind=profile", ["Ada Lee", "Bo Ray"]),
        ("organization=!upper&kind=profile", ["Cy Poe", "Bo Ray"]),
        ("organization=null", ["Cy Poe"]),
        ("position_kind=postdoc", ["Ada Lee"]),
        ("position_kind=postdoc,faculty", ["Ada Lee", "Bo Ray"]),
        ("position_kind=!postdoc&kind=profile", ["Cy Poe", "Bo Ray"]),
        ("position_kind=null", ["Cy Poe", "Dot Student"]),
        ("degree_level=doctorate", ["Ada Lee"]),
        ("degree_level=null&kind=profile", ["Cy Poe", "Bo Ray"]),
    ],
)
def test_a_query_finds_people(careers, query, names):
    assert people(query) == names


@pytest.mark.parametrize(
    "query", ["organization=secret-lab", "organization=secret-hall"]
)
def test_an_organization_of_hidden_entries_only_is_unknown(query):
    ada = make_person("Ada Lee")
    make_position(
        ada, organization=make_organization("Secret Lab"), visibility="private"
    )
    make_degree(
        make_person("Dee Draft", status="draft"),
        organization=make_organization("Secret Hall"),
    )

    with pytest.raises(ParameterProblem):
        people(query)

    assert len(people(query, make_curator())) == 1


def test_a_hidden_entry_makes_nobody_findable():
    known = make_organization("Known University")
    make_degree(make_person("Bo Ray"), organization=known)
    ada = make_person("Ada Lee")
    hidden = {"organization": known, "visibility": "private"}
    make_degree(ada, level="master", **hidden)
    make_position(ada, kind="postdoc", **hidden)

    assert people("organization=known-university") == ["Bo Ray"]
    assert people("organization=null") == ["Ada Lee"]
    assert people("degree_level=master") == people("position_kind=postdoc") == []
    assert people("degree_level=master", make_curator()) == ["Ada Lee"]


def test_the_page_says_what_was_asked(client, careers):
    page = client.get("/people/?organization=uu&position_kind=postdoc")

    assert "Upper University" in page.content.decode()
    assert "Postdoc" in page.content.decode()
