"""What the filters by first author, equal contribution, distinction, type and DOI find."""

import pytest
from django.http import QueryDict

from core.problems import ParameterProblem
from publications.filters import PublicationFilter
from tests.factories import (
    VISITOR,
    make_coauthor,
    make_curator,
    make_distinction,
    make_person,
    make_publication,
    make_record,
    make_version,
)

pytestmark = pytest.mark.django_db

EQUAL = {"shared_mark": "equal_contribution"}


def found(query, user=VISITOR):
    rows = PublicationFilter(QueryDict(query), user=user).qs
    return [row.shown_title for row in rows]


def faults(query):
    with pytest.raises(ParameterProblem) as caught:
        found(query)
    return caught.value.faults


@pytest.fixture
def works():
    """Shared: Ada and Bo equally, Cy after them. Grouped: Cy alone, then Ada and Bo as a
    second group. Plain: Bo, then Ada. Edited: Ada as the first editor of Cy's book."""
    ada, bo, cy = make_person("Ada Lee"), make_person("Bo Ray"), make_record("Cy Poe")
    shared = make_publication("Shared", issued="2024")
    make_coauthor(shared, person=ada, **EQUAL)
    make_coauthor(shared, "Bo Ray", person=bo, **EQUAL)
    make_coauthor(shared, "Cy Poe", person=cy)
    make_version(shared, issued="2023")
    grouped = make_publication("Grouped", issued="2022", kind="conference")
    make_coauthor(grouped, "Cy Poe", person=cy, shared_group=1, **EQUAL)
    make_coauthor(grouped, "Ada Lee", person=ada, shared_group=2, **EQUAL)
    make_coauthor(grouped, "Bo Ray", person=bo, shared_group=2, **EQUAL)
    plain = make_publication("Plain", issued="2021", kind="journal")
    make_coauthor(plain, "Bo Ray", person=bo)
    make_coauthor(plain, "Ada Lee", person=ada, shared_mark="equal_advising")
    edited = make_publication("Edited", issued="2020", kind="edited")
    make_coauthor(edited, "Cy Poe", person=cy, position=1)
    make_coauthor(edited, "Ada Lee", person=ada, role="editor", position=1)
    make_publication("Nobody's", issued="2019")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("first_author=ada-lee", ["Shared"]),
        ("first_author=bo-ray", ["Shared", "Plain"]),
        ("first_author=cy-poe", ["Grouped", "Edited"]),
        ("first_author=ada-lee,cy-poe", ["Shared", "Grouped", "Edited"]),
        ("first_author=ada-lee&first_author=bo-ray", ["Shared"]),
        ("first_author=!bo-ray", ["Grouped", "Edited", "Nobody's"]),
        ("first_author=null", ["Nobody's"]),
        ("first_author=bo-ray&versions=all", ["Shared", "Shared", "Plain"]),
        ("first_author=bo-ray&year=2023", ["Shared"]),
        ("equal_contribution=true", ["Shared", "Grouped"]),
        ("equal_contribution=false", ["Plain", "Edited", "Nobody's"]),
        ("equal_contribution=!true", ["Plain", "Edited", "Nobody's"]),
        ("equal_contribution=ada-lee", ["Shared", "Grouped"]),
        ("equal_contribution=cy-poe", ["Grouped"]),
        ("equal_contribution=cy-poe,false", ["Grouped", "Plain", "Edited", "Nobody's"]),
        ("equal_contribution=!cy-poe", ["Shared", "Plain", "Edited", "Nobody's"]),
        ("equal_contribution=true&year=2023", ["Shared"]),
        ("type=paper-conference", ["Shared", "Grouped"]),
        ("type=book,article-journal", ["Plain", "Edited"]),
        ("type=document", ["Shared", "Nobody's"]),
        ("type=!document,book", ["Grouped", "Plain"]),
    ],
)  # fmt: skip
def test_a_query_finds_works(works, query, titles):
    assert found(query) == titles


@pytest.fixture
def honoured():
    work = make_publication("Honoured", issued="2024", doi="10.1000/main")
    make_distinction(work, kind="spotlight", printed="Spotlight")
    version = make_version(work, issued="2023", doi="10.1000/a,b", kind="workshop")
    make_distinction(version, kind="best_paper", printed="Best paper")
    make_publication("Plain", issued="2020")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("distinction=spotlight", ["Honoured"]),
        ("distinction=best_paper&kind=workshop", ["Honoured"]),
        ("distinction=spotlight&kind=workshop", []),
        ("distinction=spotlight,oral", ["Honoured"]),
        ("distinction=!best_paper", ["Plain"]),
        ("distinction=null", ["Plain"]),
        ("doi=10.1000/MAIN", ["Honoured"]),
        ("doi=https://doi.org/10.1000%252Fmain", ["Honoured"]),
        ("doi=doi:10.1000/main", ["Honoured"]),
        ("doi=10.1000/a,b", ["Honoured"]),
        ("doi=10.1000/none,10.1000/main", ["Honoured"]),
        ("doi=10.1000/a", []),
        ("doi=null", ["Plain"]),
        ("has_doi=true", ["Honoured"]),
        ("has_doi=false", ["Plain"]),
        ("has_doi=true,false", ["Honoured", "Plain"]),
    ],
)
def test_honours_and_identifiers_hang_on_the_version_that_has_them(
    honoured, query, titles
):
    assert found(query) == titles


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        ("type=journal", "type", "article-journal"),
        ("type=null", "type", None),
        ("distinction=spotlite", "distinction", "spotlight"),
        ("doi=10.1000", "doi", None),
        ("doi=10.1000/a,b%20c", "doi", None),
        ("has_doi=yes", "has_doi", None),
        ("has_doi=null", "has_doi", None),
        ("equal_contribution=null", "equal_contribution", None),
        ("equal_contribution=ada-le", "equal_contribution", "ada-lee"),
        ("first_author=ada-le", "first_author", "ada-lee"),
        ("first_author=true", "first_author", None),
    ],
)
def test_a_bad_value_is_a_fault(works, query, parameter, nearest):
    [fault] = faults(query)

    assert (fault.parameter, fault.nearest) == (parameter, nearest)


@pytest.mark.parametrize("parameter", ["first_author", "equal_contribution"])
def test_a_draft_person_is_unknown_to_these_filters(parameter):
    draft = make_person("Dee Draft", status="draft")
    make_coauthor(make_publication("Hers"), "Dee Draft", person=draft, **EQUAL)

    assert [fault.nearest for fault in faults(f"{parameter}=dee-draft")] == [None]
    assert found(f"{parameter}=dee-draft", make_curator()) == ["Hers"]


def test_a_first_author_whom_the_reader_may_not_see_is_none():
    draft = make_person("Dee Draft", status="draft")
    make_coauthor(make_publication("Hers"), "Dee Draft", person=draft)

    assert found("first_author=null") == ["Hers"]
    assert found("first_author=null", make_curator()) == []


def test_a_rejected_link_makes_nobody_a_first_author():
    ada = make_person("Ada Lee")
    make_coauthor(
        make_publication("Not hers"), person=ada, link_state="rejected", **EQUAL
    )

    assert found("first_author=ada-lee") == []
    assert found("equal_contribution=ada-lee") == []
    assert found("equal_contribution=true") == ["Not hers"]


@pytest.mark.parametrize(
    "query",
    ["distinction=best_paper", "doi=10.1000/secret", "has_doi=true", "type=book"],
)
def test_a_hidden_version_does_not_make_its_work_findable(query):
    version = make_version(
        make_publication("Shown"),
        visibility="private",
        kind="book",
        doi="10.1000/secret",
    )
    make_distinction(version, kind="best_paper", printed="Best paper")

    assert found(query) == []
    assert found(query, make_curator()) == ["Shown"]


def test_every_filter_has_a_chip_that_takes_it_away(client, works):
    query = (
        "first_author=ada-lee&equal_contribution=true,bo-ray&type=document"
        "&distinction=null&doi=null&has_doi=false"
    )

    page = client.get(f"/publications/?{query}").content.decode()

    for label in ("First author", "Equal contribution", "Type", "Distinction", "DOI"):
        assert label in page
    assert "equal_contribution=bo-ray" in page
