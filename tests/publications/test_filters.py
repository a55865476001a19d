"""What each filter and order of publications and venues finds, on the data of one small directory."""

import pytest
from django.db import transaction
from django.http import QueryDict

from core.problems import ParameterProblem
from publications.filters import PublicationFilter, VenueFilter
from publications.models import Publication, Venue
from tests.factories import (
    VISITOR,
    make_coauthor,
    make_person,
    make_publication,
    make_publication_topic,
    make_record,
    make_topic,
    make_topic_alias,
    make_venue,
    make_venue_alias,
    make_version,
)

pytestmark = pytest.mark.django_db


def found(query, user=VISITOR, **options):
    """The titles that a query string finds, in order."""
    rows = PublicationFilter(QueryDict(query), user=user, **options).qs
    return [row.shown_title for row in rows]


def faults(query):
    with pytest.raises(ParameterProblem) as caught:
        found(query)
    return caught.value.faults


@pytest.fixture(scope="module", autouse=True)
def directory(django_db_setup, django_db_blocker):
    """Made once, and rolled back after the last test of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_directory()
        yield
        transaction.set_rollback(True)


def make_directory():
    """Five works. Forget: at NeurIPS, its short version at TPDP. Bandits: at ICML. Trees: a
    journal article without topics. Draft: nothing known but the title. Games: at COLT, with a
    preprint that has authors and topics of its own."""
    neurips = make_venue("Neural Information Processing Systems", acronym="NeurIPS")
    make_venue_alias(neurips, "NIPS")
    icml = make_venue("International Conference on Machine Learning", acronym="ICML")
    colt = make_venue("Conference on Learning Theory", acronym="COLT")
    tpdp = make_venue("Privacy Workshop", acronym="TPDP", kind="workshop", host=icml)
    journal = make_venue("Journal of Trees, Leaves and Roots", kind="journal")
    learning = make_topic("Learning")
    make_topic_alias(learning, "Machine learning")
    online = make_topic("Online learning", broader=learning)
    bandit = make_topic("Bandits", broader=online)
    privacy = make_topic("Privacy")
    ada, bo = make_person("Ada Lee"), make_record("Bo Ray")

    forget = make_publication("Forget", issued="2021", kind="conference", venue=neurips)
    make_coauthor(forget, "Ada Lee", person=ada)
    make_publication_topic(forget, privacy)
    make_version(forget, issued="2020", kind="workshop", venue=tpdp)

    bandits = make_publication(
        "Bandits", issued="2019", kind="conference", venue=icml, is_alphabetical=True
    )
    make_coauthor(bandits, "Ada Lee", person=ada)
    make_coauthor(bandits, "Bo Ray", person=bo)
    make_publication_topic(bandits, bandit)
    make_publication_topic(bandits, privacy)

    trees = make_publication("Trees", issued="2018", kind="journal", venue=journal)
    make_coauthor(trees, "Bo Ray", person=bo)

    make_publication("Draft", issued="", kind="", status="in_preparation")

    games = make_publication(
        "Games", issued="2022", kind="conference", venue=colt, status="published"
    )
    make_coauthor(games, "Cy Poe")
    make_publication_topic(games, learning)
    preprint = make_version(
        games, issued="2021", kind="preprint", version_relation="preprint"
    )
    make_coauthor(preprint, "Bo Ray", person=bo)
    make_publication_topic(preprint, privacy)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Games", "Forget", "Bandits", "Trees", "Draft"]),
        # Names of a venue: slug, acronym, name, alias, in any case and accents.
        ("venue=icml", ["Bandits"]),
        ("venue=ICML", ["Bandits"]),
        ("venue=nips", ["Forget"]),
        ("venue=Neural+information+pröcessing+systems", ["Forget"]),
        ("venue=Journal+of+Trees,+Leaves+and+Roots", ["Trees"]),
        ("venue=!Journal+of+Trees,+Leaves+and+Roots", ["Games", "Forget", "Bandits", "Draft"]),
        # A comma is or.
        ("venue=icml,colt", ["Games", "Bandits"]),
        ("venue=icml,colt,", ["Games", "Bandits"]),
        # A version finds its work; the host of a workshop does not.
        ("venue=tpdp", ["Forget"]),
        ("venue=tpdp&year=2020", ["Forget"]),
        ("venue=tpdp&year=2021", []),
        ("venue=neurips&year=2020", []),
        ("venue=tpdp&kind=workshop&person=ada-lee&topic=privacy&q=forget", ["Forget"]),
        ("kind=preprint&topic=learning", []),
        ("kind=preprint&topic=privacy", ["Games"]),
        ("kind=preprint&person=bo-ray", ["Games"]),
        ("kind=conference&topic=privacy", ["Forget", "Bandits"]),
        # A negation keeps rows without a value and holds for every version.
        ("venue=!icml", ["Games", "Forget", "Trees", "Draft"]),
        ("venue=!tpdp", ["Games", "Bandits", "Trees", "Draft"]),
        ("venue=!neurips,icml", ["Games", "Trees", "Draft"]),
        ("kind=!preprint", ["Forget", "Bandits", "Trees", "Draft"]),
        ("topic=!privacy", ["Trees", "Draft"]),
        ("person=!bo-ray", ["Forget", "Draft"]),
        ("venue=!colt&venue=!icml", ["Forget", "Trees", "Draft"]),
        ("venue=neurips&kind=!workshop", []),
        # null
        ("venue=null", ["Games", "Draft"]),
        ("venue=!null", ["Forget", "Bandits", "Trees"]),
        ("venue=null,icml", ["Games", "Bandits", "Draft"]),
        ("venue=!null,icml", ["Forget", "Trees"]),
        ("topic=null", ["Trees", "Draft"]),
        ("topic=!null", ["Games", "Forget", "Bandits"]),
        ("topic=null,bandits", ["Bandits", "Trees", "Draft"]),
        ("person=null", ["Games", "Draft"]),
        ("kind=null", ["Draft"]),
        ("kind=null,journal", ["Trees", "Draft"]),
        ("status=null", ["Games", "Forget", "Bandits", "Trees"]),
        ("status=!null", ["Draft"]),
        ("year=null", ["Draft"]),
        ("year=!null", ["Games", "Forget", "Bandits", "Trees"]),
        # A repeated parameter is and.
        ("topic=bandits&topic=privacy", ["Bandits"]),
        ("topic=learning&topic=privacy", ["Bandits"]),
        ("person=ada-lee&person=bo-ray", ["Bandits"]),
        ("topic=privacy&topic=!bandits", ["Games", "Forget"]),
        ("kind=conference&kind=journal", []),
        # Years.
        ("year=2019", ["Bandits"]),
        ("year=2018-2019", ["Bandits", "Trees"]),
        ("year=2021-", ["Games", "Forget"]),
        ("year=-2018", ["Trees"]),
        ("year=2018,2020-2021", ["Games", "Forget", "Trees"]),
        ("year=!2018-2021", ["Draft"]),
        ("year=!2018", ["Games", "Forget", "Bandits", "Draft"]),
        ("year=!2019-", ["Trees", "Draft"]),
        # A topic includes the narrower ones; names and aliases find it.
        ("topic=learning", ["Games", "Bandits"]),
        ("topic=online-learning", ["Bandits"]),
        ("topic=Machine+Learning", ["Games", "Bandits"]),
        # Truths.
        ("alphabetical=true", ["Bandits"]),
        ("alphabetical=false", ["Games", "Forget", "Trees", "Draft"]),
        ("alphabetical=!true", ["Games", "Forget", "Trees", "Draft"]),
        ("alphabetical=true,false", ["Games", "Forget", "Bandits", "Trees", "Draft"]),
        # Words.
        ("q=forget", ["Forget"]),
        ("q=ADA+lee", ["Forget", "Bandits"]),
        ("q=ada&q=ray", ["Bandits"]),
        ("q=bo+ray", ["Games", "Bandits", "Trees"]),
        ("q=tpdp", ["Forget"]),
        ("q=tpdp+neural", []),
        ("q=!!!", []),
        # An empty value is an absent one.
        ("venue=&year=&q=+&sort=", ["Games", "Forget", "Bandits", "Trees", "Draft"]),
    ],
)  # fmt: skip
def test_a_query_finds_works(query, titles):
    assert found(query) == titles


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Games", "Games", "Forget", "Forget", "Bandits", "Trees", "Draft"]),
        ("&venue=tpdp", ["Forget"]),
        ("&topic=privacy", ["Games", "Forget", "Forget", "Bandits"]),
        ("&topic=learning", ["Games", "Bandits"]),
        ("&person=ada-lee", ["Forget", "Forget", "Bandits"]),
        ("&person=!bo-ray", ["Games", "Forget", "Forget", "Draft"]),
        ("&venue=!tpdp", ["Games", "Games", "Forget", "Bandits", "Trees", "Draft"]),
        ("&venue=null", ["Games", "Draft"]),
        ("&q=forget&sort=year", ["Forget", "Forget"]),
        (
            "&sort=title,-year&year=2019-",
            ["Bandits", "Forget", "Forget", "Games", "Games"],
        ),
    ],
)
def test_with_versions_all_each_row_is_judged_by_itself(query, titles):
    assert found(f"versions=all{query}") == titles


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("&venue=tpdp", []),
        ("&venue=!tpdp", ["Games", "Forget", "Bandits", "Trees", "Draft"]),
        ("&topic=privacy", ["Forget", "Bandits"]),
        ("&year=2021", ["Forget"]),
    ],
)
def test_with_versions_none_only_the_main_row_is_asked(query, titles):
    assert found(f"versions=none{query}") == titles


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        ("venue=nuerips", "venue", "neurips"),
        ("venue=icml,colf", "venue", "colt"),
        ("venue=!nothing-like-it", "venue", None),
        ("venue=***", "venue", None),
        ("topic=privacyy", "topic", "privacy"),
        ("person=ada-le", "person", "ada-lee"),
        ("person=Ada+Lee", "person", "ada-lee"),
        ("kind=confrence", "kind", "conference"),
        ("kind=Conference", "kind", "conference"),
        ("status=publishd", "status", "published"),
        ("year=twenty", "year", None),
        ("year=２０１９", "year", None),
        ("year=" + "9" * 39, "year", None),
        ("alphabetical=yes", "alphabetical", None),
        ("alphabetical=null", "alphabetical", None),
        ("versions=every", "versions", None),
        ("versions=all&versions=all", "versions", None),
        ("venu=icml", "venu", "venue"),
        ("title__startswith=F", "title__startswith", None),
        ("sort=yaer", "sort", "year"),
        ("sort=year,-year", "sort", None),
        ("sort=year&sort=title", "sort", None),
        ("sort=relevance", "sort", None),
        ("sort=-relevance&q=x", "sort", "relevance"),
        ("venue=a%00b", "venue", None),
        ("q=" + "+".join(f"w{n}" for n in range(51)), "q", None),
        ("topic=" + ",".join(f"t{n}" for n in range(101)), "topic", None),
    ],
)
def test_a_bad_value_is_a_fault_that_names_the_parameter(query, parameter, nearest):
    [fault] = faults(query)

    assert (fault.parameter, fault.nearest) == (parameter, nearest)


def test_a_fault_in_a_closed_list_names_the_allowed_values():
    [kind], [truth], [order] = (
        faults("kind=x"),
        faults("alphabetical=x"),
        faults("sort=x"),
    )

    assert {"conference", "preprint", "null"} < set(kind.allowed)
    assert truth.allowed == ("true", "false")
    assert order.allowed == (
        "year",
        "-year",
        "title",
        "-title",
        "id",
        "-id",
        "relevance",
    )


def test_every_bad_parameter_is_named_at_once():
    assert [f.parameter for f in faults("year=x&kind=y&venue=z")] == [
        "venue",
        "year",
        "kind",
    ]


def test_a_page_ignores_parameters_that_it_does_not_know():
    assert found("utm_source=mail&fbclid=%00&venue=icml", ignore_unknown=True) == [
        "Bandits"
    ]


def test_a_page_ignores_no_bad_value_of_a_parameter_that_it_knows():
    with pytest.raises(ParameterProblem):
        found("utm_source=mail&year=x", ignore_unknown=True)


def test_the_terms_say_what_was_asked():
    filters = PublicationFilter(
        QueryDict("venue=!NIPS,icml&topic=learning&topic=null&year=2019-")
    )

    said = {
        name: [str(term) for term in terms] for name, terms in filters.terms.items()
    }
    assert said["venue"] == ["!neurips,icml"]
    assert said["topic"] == ["learning", "null"]
    assert said["year"] == ["2019-"]
    assert [named.label for named in filters.terms["venue"][0].values] == [
        "NeurIPS",
        "ICML",
    ]


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        ("-year", ["Games", "Forget", "Bandits", "Trees", "Draft"]),
        ("year", ["Trees", "Bandits", "Forget", "Games", "Draft"]),
        ("title", ["Bandits", "Draft", "Forget", "Games", "Trees"]),
        ("-title", ["Trees", "Games", "Forget", "Draft", "Bandits"]),
        ("id", ["Forget", "Bandits", "Trees", "Draft", "Games"]),
        ("-id", ["Games", "Draft", "Trees", "Bandits", "Forget"]),
    ],
)
def test_works_come_in_the_order_asked_for(order, titles):
    assert found(f"sort={order}") == titles


@pytest.mark.parametrize(
    ("query", "acronyms"),
    [
        ("", ["COLT", "ICML", "", "NeurIPS", "TPDP"]),
        ("kind=workshop", ["TPDP"]),
        ("kind=journal,workshop", ["", "TPDP"]),
        ("host=icml", ["TPDP"]),
        ("host=null&kind=!conference", [""]),
        ("host=!icml", ["COLT", "ICML", "", "NeurIPS"]),
        ("q=neur", ["NeurIPS"]),
        ("q=nips", ["NeurIPS"]),
        ("q=icml", ["ICML"]),
        ("q=conf+learning&sort=-name", ["ICML", "COLT"]),
        ("q=earning", []),
        ("sort=-works", ["", "TPDP", "COLT", "ICML", "NeurIPS"]),
    ],
)
def test_a_query_finds_venues(query, acronyms):
    venues = VenueFilter(QueryDict(query), user=VISITOR).qs

    assert [venue.acronym for venue in venues] == acronyms


def test_the_count_of_a_venue_is_that_of_its_list():
    for venue in VenueFilter(QueryDict("sort=works")).qs:
        assert len(found(f"venue={venue.slug}")) == venue.work_count

    assert Venue.objects.count() == 5


CONDITIONS = [
    "venue=icml,neurips",
    "venue=tpdp,null",
    "year=2021-",
    "topic=privacy",
    "topic=learning",
    "person=bo-ray",
    "kind=workshop,preprint",
    "alphabetical=false",
    "q=ada",
]


def negated(condition):
    return condition.replace("=", "=!")


@pytest.mark.parametrize("condition", [c for c in CONDITIONS if c != "q=ada"])
def test_two_conditions_hold_for_one_row_and_two_negations_for_all_rows(condition):
    rows_meeting = {
        c: {row.pk for row in PublicationFilter(QueryDict(f"versions=all&{c}")).qs}
        for c in CONDITIONS
    }
    for other in CONDITIONS:
        both = rows_meeting[condition] & rows_meeting[other]
        only_other = works_of(rows_meeting[other]) - works_of(rows_meeting[condition])

        assert works(f"{condition}&{other}") == works_of(both)
        assert works(f"{negated(condition)}&{other}") == only_other


def works(query):
    return {row.pk for row in PublicationFilter(QueryDict(query)).qs}


def works_of(ids):
    rows = Publication.objects.filter(pk__in=ids)
    return {row.version_of_id or row.pk for row in rows}
