"""Each number in a panel is that of the works which its link shows."""

import pytest
from django.http import QueryDict

from core.addresses import ListAddress
from publications.facets import PublicationPanels
from publications.filters import PublicationFilter
from tests import factories as f

pytestmark = pytest.mark.django_db


def panels(query=""):
    data = QueryDict(query)
    address = ListAddress.of("/publications/", data, PublicationFilter.parameters())
    return PublicationPanels(PublicationFilter(data), address)


def numbers(facet):
    return {option.value: option.number for option in facet.options}


def found(address):
    query = QueryDict(str(address).partition("?")[2])
    return PublicationFilter(query).qs.count()


@pytest.fixture
def directory():
    """Works with versions elsewhere, broader topics, kinds and years that overlap."""
    a, b = f.make_venue("Aa"), f.make_venue("Bb")
    workshop = f.make_venue("Workshop", host=a)
    broad = f.make_topic("Broad")
    narrow = f.make_topic("Narrow", broader=broad)
    one = f.make_publication("One", venue=a, kind="conference", status="published")
    f.make_publication_topic(one, narrow)
    f.make_publication_topic(one, broad)
    f.make_version(one, venue=workshop, issued="2019")
    f.make_version(one, venue=b, issued="2018", kind="preprint")
    two = f.make_publication("Two", venue=b, kind="journal", issued="2019")
    f.make_publication_topic(two, broad)
    three = f.make_publication("Three", venue=a, issued="", status="submitted")
    version = f.make_version(three, venue=workshop)
    f.make_publication_topic(version, narrow)
    f.make_publication("Four", kind="journal", issued="2021", status="published")
    f.make_publication("Hidden", venue=a, visibility="private", kind="book")


QUERIES = [
    "",
    "venue=aa",
    "venue=aa,bb",
    "venue=!workshop",
    "topic=broad",
    "year=2019",
    "year=2018-2020&kind=conference",
    "kind=workshop",
    "q=one",
    "status=!submitted&venue=workshop",
    "versions=all",
    "versions=none&venue=aa",
    "year=null",
]


@pytest.mark.parametrize("query", QUERIES)
def test_every_option_leads_to_as_many_works_as_it_says(directory, query):
    shown = panels(query)
    unchosen = [o for facet in shown.facets for o in facet.options if not o.is_on]
    chosen = shown.address.pairs

    alone = [o for o in unchosen if not _adds_to(o, chosen)]

    assert {str(o.address): o.number for o in alone} == {
        str(o.address): found(o.address) for o in alone
    }


def _adds_to(option, chosen):
    """Whether the link asks for the option or what is chosen already."""
    names = {name for name, value in option.address.pairs if "," in value}
    return bool(names & {name for name, _ in chosen})


@pytest.mark.parametrize("query", QUERIES)
def test_every_column_leads_to_as_many_works_as_it_says(directory, query):
    columns = [c for c in panels(query).years.columns if c.total and not c.is_on]

    assert [c.total for c in columns] == [found(c.address) for c in columns]


def test_a_broader_topic_counts_the_works_of_narrower_ones_once(directory):
    assert numbers(panels().topics) == {"broad": 3, "narrow": 2}


def test_a_chosen_option_leads_to_the_list_without_it(directory):
    option = next(o for o in panels("venue=aa,bb").venues.options if o.value == "aa")

    assert option.is_on
    assert str(option.address) == "/publications/?venue=bb"


def test_an_option_is_added_to_what_is_chosen(directory):
    option = next(o for o in panels("venue=aa").venues.options if o.value == "bb")

    assert str(option.address) == "/publications/?venue=aa,bb"


def test_what_is_chosen_stays_when_it_finds_nothing(directory):
    option = panels("venue=bb&year=2020").venues.options[0]

    assert (option.label, option.number, option.is_on) == ("Bb", 0, True)


def test_a_new_filter_begins_at_the_first_page(directory):
    option = panels("page=3").venues.options[0]

    assert "page" not in str(option.address)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("venue=aa,bb", [("Venue", "Aa", "venue=bb"), ("Venue", "Bb", "venue=aa")]),
        ("venue=!aa", [("Venue", "not Aa", "")]),
        ("topic=broad&topic=narrow", [("Topic", "Broad", "topic=narrow"), ("Topic", "Narrow", "topic=broad")]),
        ("year=2018-2020", [("Year", "2018 – 2020", "")]),
        ("year=2018-", [("Year", "2018 –", "")]),
        ("year=null,2019", [("Year", "2019", "year=null"), ("Year", "not given", "year=2019")]),
        ("kind=null&q=x", [("Kind", "not stated", "q=x")]),
        ("alphabetical=false", [("Authors in alphabetical order", "no", "")]),
    ],
)  # fmt: skip
def test_a_chip_takes_one_value_away(directory, query, expected):
    chips = panels(query).chips

    assert [
        (c.label, c.value, str(c.address).partition("?")[2]) for c in chips
    ] == expected


def test_distinctions_are_counted_by_work():
    one, two = f.make_publication("One"), f.make_publication("Two")
    f.make_distinction(one, kind="oral", printed="Oral")
    f.make_distinction(one, kind="oral", printed="Long oral")
    f.make_distinction(f.make_version(one), kind="oral", printed="Oral")
    f.make_distinction(f.make_version(two), kind="spotlight")
    f.make_distinction(f.make_publication(visibility="private"), kind="award")

    shown = panels().distinctions

    assert numbers(shown) == {"oral": 1, "spotlight": 1}
    assert {o.value: found(o.address) for o in shown.options} == numbers(shown)


@pytest.mark.parametrize("query", ["year=2020", "q=one"])
def test_a_code_that_finds_nothing_stays_and_cannot_be_chosen(query):
    f.make_publication("One", kind="journal", issued="2020")
    f.make_publication("Two", kind="book", issued="2021")
    f.make_publication("Three", kind="chapter", visibility="private")

    options = panels(query).kinds.options

    assert [(o.label, o.number, o.leads_somewhere) for o in options] == [
        ("Journal article", 1, True),
        ("Book", 0, False),
    ]


def test_a_list_that_finds_nothing_offers_no_codes():
    f.make_publication("One", kind="journal", status="published")

    assert panels("q=nothing").facets == []
