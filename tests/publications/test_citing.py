"""Publications as CSL items: what an item says, and to whom."""

import pytest

from publications.citing import csl_items
from publications.kinds import CSL_TYPES
from publications.models import Publication
from tests.factories import (
    VISITOR,
    make_coauthor,
    make_curator,
    make_degree,
    make_person,
    make_publication,
    make_publication_link,
    make_publication_topic,
    make_record,
    make_topic,
    make_user,
    make_venue,
    make_version,
)

pytestmark = pytest.mark.django_db

# Source: CSL 1.0.2, schemas/input/csl-data.json; no further fields are allowed.
TEXTS = {
    *("id", "type", "title", "status", "container-title", "event-title", "publisher"),
    *("genre", "volume", "issue", "page", "number", "DOI", "ISBN", "URL", "abstract"),
    *("language", "keyword", "note"),
}
NAMES = {"author", "editor", "translator"}
NAME_PARTS = {"family", "given", "non-dropping-particle", "suffix", "literal"}
DATE_PARTS = {"date-parts", "season", "circa", "edtf"}


def check_schema(item):
    assert {"id", "type"} <= set(item) <= {*TEXTS, *NAMES, "issued", "custom"}
    assert item["type"] in CSL_TYPES.values()
    assert all(isinstance(item[name], str) for name in TEXTS & set(item))
    for name in [name for role in NAMES & set(item) for name in item[role]]:
        assert set(name) <= NAME_PARTS
        assert all(isinstance(part, str) and part for part in name.values())
    if "issued" in item:
        assert set(item["issued"]) <= DATE_PARTS
        assert all(1 <= len(parts) <= 3 for parts in item["issued"]["date-parts"])


def item_of(publication, user=VISITOR):
    [item] = csl_items([publication.pk], user)
    check_schema(item)
    return item


def make_full_publication(title="On Examples", **fields):
    """A paper with a profile, a record and a stranger, with topics, links and a school."""
    venue = make_venue(f"Conference on {title}", acronym="CE")
    work = make_publication(
        title,
        **{"kind": "conference", "status": "published", "venue": venue, **fields},
    )
    ada = make_person(f"Ada {title}", given_name="Ada", family_name=title)
    make_coauthor(work, f"Ada {title}", person=ada)
    make_coauthor(work, "Bo Other", person=make_record(f"Bo {title}"))
    make_coauthor(work, "Cy Stranger", role="editor", position=1)
    make_publication_topic(work, make_topic(f"Topic of {title}"))
    make_publication_topic(work, make_topic(f"Other topic of {title}"))
    make_publication_link(work)
    make_publication_link(work, url="https://example.org/slides")
    return work


def test_an_item_says_everything_about_a_paper():
    work = make_full_publication(
        issued="2019-08",
        volume="7",
        issue="2",
        page="1–9",
        publisher="A Press",
        doi="10.1000/182",
        arxiv_id="1901.00001",
        isbn="9780306406157",
        abstract="Short.",
        language="en",
    )

    assert item_of(work) == {
        "id": "on-examples",
        "type": "paper-conference",
        "title": "On Examples",
        "author": [
            {"family": "On Examples", "given": "Ada"},
            {"family": "Other", "given": "Bo"},
        ],
        "editor": [{"family": "Stranger", "given": "Cy"}],
        "issued": {"date-parts": [[2019, 8]]},
        "container-title": "Conference on On Examples",
        "event-title": "CE 2019",
        "publisher": "A Press",
        "volume": "7",
        "issue": "2",
        "page": "1–9",
        "DOI": "10.1000/182",
        "ISBN": "9780306406157",
        "URL": "https://example.org/paper",
        "abstract": "Short.",
        "language": "en",
        "keyword": "Topic of On Examples, Other topic of On Examples",
        "note": "arXiv:1901.00001",
        "custom": {"kind": "conference", "status": "published"},
    }


def test_what_is_not_known_is_not_there():
    assert item_of(make_publication("Bare", issued="")) == {
        "id": "bare",
        "type": "document",
        "title": "Bare",
    }


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"status": "accepted"}, "status", "accepted"),
        ({"status": "submitted"}, "status", "under review"),
        ({"status": "in_preparation"}, "status", "in preparation"),
        ({"status": "published"}, "status", None),
        ({"status": "submitted"}, "issued", None),
        (
            {"status": "submitted", "kind": "preprint"},
            "issued",
            {"date-parts": [[2020]]},
        ),
        ({"kind": "preprint", "arxiv_id": "1901.00001"}, "number", "arXiv:1901.00001"),
        ({"kind": "preprint", "arxiv_id": "1901.00001"}, "note", None),
        ({"container_title": "Proc. CE"}, "container-title", "Proc. CE"),
        ({"venue_printed": "CE '20"}, "container-title", "CE '20"),
        ({"venue_printed": "CE '20", "kind": "journal"}, "event-title", None),
        ({"venue_printed": "CE '20", "kind": "workshop"}, "event-title", "CE '20"),
        (
            {"status": "submitted", "status_date": "2024-10", "issued": ""},
            "custom",
            {"status": "submitted", "status_date": "2024-10"},
        ),
    ],
)
def test_a_field_follows_from_the_row(fields, name, value):
    assert item_of(make_publication(**fields)).get(name) == value


def test_a_container_as_printed_goes_before_the_name_of_the_venue():
    work = make_publication(
        venue=make_venue("Journal of Examples"), container_title="J. Examples"
    )

    assert item_of(work)["container-title"] == "J. Examples"


def test_a_workshop_names_its_host_as_an_event():
    host = make_venue("Conference on Examples", acronym="CE")
    venue = make_venue("Workshop on Samples", kind="workshop", host=host)
    work = make_publication(kind="workshop", venue=venue)

    item = item_of(work)

    assert item["container-title"] == "Workshop on Samples"
    assert item["event-title"] == "Workshop on Samples at CE 2020"


@pytest.mark.parametrize("kind", ["publisher", "repository"])
def test_a_venue_that_publishes_contains_nothing(kind):
    work = make_publication(kind="book", venue=make_venue("A Press", kind=kind))

    item = item_of(work)

    assert (item["publisher"], "container-title" in item) == ("A Press", False)


def test_a_thesis_says_for_which_degree_and_school():
    degree = make_degree(make_person(), level="doctorate")

    item = item_of(make_publication(kind="thesis", thesis_of=degree))

    assert (item["genre"], item["publisher"]) == ("PhD thesis", "Example University")


def test_a_private_degree_does_not_show_in_its_thesis():
    degree = make_degree(make_person(), level="doctorate", visibility="private")
    work = make_publication(kind="thesis", thesis_of=degree)

    assert set(item_of(work)) == {"id", "type", "title", "issued", "custom"}
    assert item_of(work, make_curator())["genre"] == "PhD thesis"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ana Maria Lopez Cruz", {"family": "Lopez Cruz", "given": "Ana Maria"}),
        ("Ana Lopez Cruz", {"family": "Lopez Cruz", "given": "Ana"}),
        ("Lopez Cruz Ana", {"family": "Lopez Cruz", "given": "Ana"}),
        (
            "Lopez Cruz, Ana, PhD",
            {"family": "Lopez Cruz", "given": "Ana", "suffix": "PhD"},
        ),
        ("A. Lopez Cruz", {"family": "Cruz", "given": "A. Lopez"}),
    ],
)
def test_the_parts_on_file_are_used_where_they_are_the_printed_name(printed, name):
    ana = make_person(
        "Ana Lopez Cruz",
        given_name="Ana",
        additional_name="Maria",
        family_name="Lopez Cruz",
        honorific_suffix="PhD",
    )
    work = make_publication()
    make_coauthor(work, printed, person=ana)

    assert item_of(work)["author"] == [name]


@pytest.mark.parametrize(
    ("status", "link_state"),
    [("draft", "confirmed"), ("hidden", "confirmed"), ("published", "suggested")],
)
def test_the_parts_of_a_name_that_a_visitor_may_not_see_are_not_used(
    status, link_state
):
    ana = make_person(
        "Ana Lopez Cruz", given_name="Ana", family_name="Lopez Cruz", status=status
    )
    work = make_publication()
    make_coauthor(work, "Ana Lopez Cruz", person=ana, link_state=link_state)

    assert item_of(work)["author"] == [{"family": "Cruz", "given": "Ana Lopez"}]


def test_a_record_has_no_parts_but_those_that_it_shows():
    record = make_record("Ana Lopez Cruz", given_name="Ana", family_name="Lopez Cruz")
    work = make_publication()
    make_coauthor(work, "Ana Lopez Cruz", person=record)

    assert item_of(work)["author"] == [{"family": "Cruz", "given": "Ana Lopez"}]


def test_a_version_has_what_it_lacks_from_its_work():
    version = make_version(make_full_publication(), issued="2018")

    item = item_of(version)

    assert item["title"] == "On Examples"
    assert [name["given"] for name in item["author"]] == ["Ada", "Bo"]
    assert item["keyword"] == "Topic of On Examples, Other topic of On Examples"
    # What tells it from the work is its own.
    assert item["issued"] == {"date-parts": [[2018]]}
    assert {"container-title", "URL"}.isdisjoint(item)


def test_a_version_keeps_what_it_has():
    version = make_version(make_full_publication(), title="A Sketch")
    make_coauthor(version, "Di Alone")

    item = item_of(version)

    assert (item["title"], item["author"]) == (
        "A Sketch",
        [{"family": "Alone", "given": "Di"}],
    )


def test_an_author_list_is_never_cut():
    work = make_publication()
    for number in range(1, 251):
        make_coauthor(work, f"Author N{number:03}")

    names = [name["family"] for name in item_of(work)["author"]]

    assert names == [f"N{number:03}" for number in range(1, 251)]


def test_items_keep_the_order_that_was_asked_for():
    ids = [make_publication(title).pk for title in ("One", "Two", "Three")]

    items = csl_items([ids[2], ids[0], ids[1]], VISITOR)

    assert [item["title"] for item in items] == ["Three", "One", "Two"]


def test_what_a_reader_may_not_see_is_left_out():
    shown = make_publication("Shown")
    limited = make_publication("Limited", visibility="limited")
    private = make_publication("Private", visibility="private")
    of_private = make_version(private, title="Version")
    ids = [shown.pk, limited.pk, private.pk, of_private.pk]

    def titles(user):
        return [item["title"] for item in csl_items(ids, user)]

    assert titles(None) == titles(VISITOR) == ["Shown"]
    assert titles(make_user()) == ["Shown", "Limited"]
    assert titles(make_curator()) == ["Shown", "Limited", "Private", "Version"]


def test_many_items_cost_as_many_queries_as_one(django_assert_num_queries):
    degree = make_degree(make_person("Ada Lee"), level="doctorate")
    work = make_full_publication("A", kind="thesis", thesis_of=degree)
    with django_assert_num_queries(5):
        csl_items([work.pk], VISITOR)

    for title in "BCDE":
        make_version(make_full_publication(title, kind="thesis", thesis_of=degree))
    ids = list(Publication.objects.values_list("pk", flat=True))
    with django_assert_num_queries(5):
        items = csl_items(ids, VISITOR)

    assert len(items) == 9
