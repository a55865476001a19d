"""What a reader may not see leaves no trace: no word, no count, no facet, no suggestion."""

import itertools
import re

import pytest
from django.test import Client

from tests import factories as f
from tests.crawling import MOST, crawl

pytestmark = pytest.mark.django_db

STARTS = [
    "/",
    "/people/",
    "/publications/",
    "/venues/",
    "/topics/",
    "/organizations/",
    "/organizations/?q=secret",
    "/organizations/?sort=-people",
    "/organizations/secret1/",
    "/about/",
    "/sitemap.xml",
    "/sitemap-people.xml",
    "/sitemap-publications.xml",
    "/sitemap-venues.xml",
    "/sitemap-topics.xml",
    "/sitemap-organizations.xml",
    "/search/?q=example",
    "/search/?q=secret",
    "/people/?q=secret",
    "/publications/?q=secret",
    "/publications/?venue=secret1",
    "/publications/secret/",
    "/api/v1/",
    "/api/v1/people/?q=secret",
    "/api/v1/publications/?q=secret",
    "/api/v1/publications/?versions=all",
    "/api/v1/publications/?format=csv",
    "/api/v1/people/?format=csv",
    "/api/v1/publications/?venue=secret",
    "/api/v1/publications/?topic=secret",
    "/api/v1/publications/?person=secret",
    "/api/v1/publications/?venue=!examplia",
    "/api/v1/publications/?venue=null",
    "/api/v1/publications/?topic=null",
    "/api/v1/publications/?format=bib",
    "/api/v1/publications/?format=csl",
    "/api/v1/publications/on-examples/?format=bib",
    "/api/v1/publications/on-examples/?format=csl",
    "/search/suggest/?q=secret",
    "/search/suggest/?q=e",
    "/search/suggest/?q=secret&of=people",
    "/search/suggest/?q=e&of=publications",
    "/api/v1/autocomplete/?q=secret",
    "/api/v1/autocomplete/?q=e",
    "/api/v1/publications/?q=secrte",
    "/api/v1/people/?q=secrte",
    "/search/?q=secrte",
    "/api/v1/publications/?facets=venue:null,year:null,topic:null,person:null",
    "/api/v1/publications/?facets=kind:null,type,status:null,distinction:null",
    "/api/v1/publications/?group_by=person:null",
    "/api/v1/publications/?group_by=venue&format=csv",
    "/api/v1/people/?facets=kind,topic:null,organization:null",
    "/api/v1/people/?facets=position_kind:null,degree_level:null",
    "/api/v1/publications/?cursor=*",
    "/api/v1/people/?cursor=*",
    "/api/v1/publications/?fields=title",
    "/api/v1/publications/?first_author=secret",
    "/api/v1/publications/?first_author=null",
    "/api/v1/publications/?distinction=null",
    "/api/v1/publications/?distinction=spotlight",
    "/api/v1/publications/?has_doi=true",
    "/api/v1/publications/?type=book",
    "/api/v1/people/?organization=secret3",
    "/api/v1/people/?organization=null",
    "/api/v1/people/?position_kind=null",
    "/api/v1/people/?degree_level=doctorate",
    "/api/v1/degrees/?level=doctorate",
    "/api/v1/degrees/?year=null",
    "/api/v1/positions/?current=true",
    "/api/v1/positions/?sort=-year",
    "/api/v1/talks/?year=null",
    "/api/v1/talks/?sort=year",
    "/api/v1/awards/?year=null",
    "/api/v1/coauthors/?q=secret",
    "/api/v1/coauthors/?person=null",
    "/api/v1/coauthors/?sort=name",
    "/api/v1/organizations/?q=secret",
    "/api/v1/organizations/?parent=null",
    *(
        f"/api/v1/{space}/?format=csv"
        for space in (
            *("degrees", "positions", "talks", "awards"),
            *("coauthors", "organizations"),
        )
    ),
]


def build_public_directory():
    """Two people, their works and every kind of entry, all public."""
    topic, venue = f.make_topic("Topology"), f.make_venue("Examplia")
    ada, bo = f.make_person("Ada Example"), f.make_person("Bo Other")
    record, university = f.make_record("Cy Guide"), f.make_organization()
    ada.topics.add(topic)
    degree = f.make_degree(ada, organization=university)
    position = f.make_position(ada, organization=university)
    f.make_period(position)
    f.make_mentorship(ada, mentor=record, mentee=ada, degree=degree)
    f.make_mentorship(ada, mentor=ada, mentee=bo)
    f.make_delivery(f.make_talk(ada))
    for make in (
        f.make_award,
        f.make_service,
        f.make_teaching,
        f.make_project,
        f.make_skill,
    ):
        make(ada)
    work = f.make_publication("On Examples", venue=venue, kind="conference")
    f.make_coauthor(work, person=ada)
    f.make_coauthor(work, "Cy Guide", person=record)
    f.make_publication_topic(work, topic)
    f.make_version(work, venue=f.make_venue("Workshop on Examples", host=venue))
    other = f.make_publication("More Examples", issued="")
    f.make_coauthor(other, "Bo Other", person=bo)
    return {
        "ada": ada,
        "bo": bo,
        "record": record,
        "venue": venue,
        "topic": topic,
        "work": work,
    }


def add_hidden_entries(public, visibility):
    """Every kind of row that a visitor may not see, each text a word of its own."""
    words = (f"secret{n}" for n in itertools.count(1))
    hidden = {"visibility": visibility}
    ada, record = public["ada"], public["record"]
    venue = f.make_venue(next(words), acronym=next(words), host=public["venue"])
    topic = f.make_topic(next(words), broader=public["topic"])
    university = f.make_organization(next(words))
    _add_hidden_profile_entries(ada, record, university, words, hidden)
    f.make_other_name(ada, next(words), kind="former", is_hidden=True)
    f.make_contact(ada, value=f"{next(words)}@example.org", visibility="private")
    _add_hidden_works(public, venue, topic, words, hidden)
    _add_draft(public, words, topic)
    return next(words)


def _add_hidden_profile_entries(ada, record, university, words, hidden):
    degree = f.make_degree(
        ada, title=next(words), field=next(words), thesis_title=next(words),
        organization_printed=next(words), organization=university, level="doctorate", **hidden,
    )  # fmt: skip
    position = f.make_position(
        ada, title=next(words), unit=next(words), organization=university,
        organization_printed=next(words), **hidden,
    )  # fmt: skip
    f.make_period(position, start="2021", is_current=True, dates_printed=next(words))
    secret = f.make_record(next(words))
    f.make_mentorship(ada, mentor=secret, mentee=ada, degree=degree)
    f.make_mentorship(
        ada, mentor=secret, mentee=ada, position=position, outcome=next(words)
    )
    f.make_mentorship(ada, mentor=ada, mentee=record, level=next(words), **hidden)
    f.make_delivery(f.make_talk(ada, next(words), **hidden), next(words))
    f.make_delivery(ada.talk_set.first(), next(words), place=next(words), **hidden)
    f.make_award(ada, next(words), issuer=next(words), **hidden)
    f.make_service(ada, role=next(words), venue=next(words), **hidden)
    f.make_teaching(ada, next(words), **hidden)
    f.make_project(ada, next(words), **hidden)
    f.make_skill(ada, next(words), **hidden)


def _add_hidden_works(public, venue, topic, words, hidden):
    work = f.make_publication(
        next(words), abstract=next(words), venue=venue, issued="1999", kind="book",
        status="in_preparation", doi=f"10.1000/{next(words)}", venue_printed=next(words), **hidden,
    )  # fmt: skip
    f.make_coauthor(work, person=public["ada"])
    f.make_coauthor(work, next(words), person=f.make_record(next(words)))
    f.make_publication_topic(work, topic)
    f.make_publication_topic(work, public["topic"])
    f.make_distinction(work, printed=next(words))
    f.make_relation(work, public["work"], printed=next(words))
    f.make_relation(public["work"], work, kind="part_of")
    f.make_version(
        public["work"],
        title=next(words),
        venue=venue,
        relation_printed=next(words),
        **hidden,
    )


def _add_draft(public, words, topic):
    draft = f.make_person(next(words), status="draft", headline=next(words))
    draft.topics.add(topic)
    f.make_degree(
        draft, title=next(words), organization=f.make_organization(next(words))
    )
    f.make_award(draft, next(words))
    f.make_link(draft, f"https://example.org/{next(words)}")
    f.make_mentorship(
        draft, mentor=public["ada"], mentee=draft, role_printed=next(words)
    )
    f.make_person(next(words), status="hidden")


@pytest.fixture
def reader_client():
    client = Client()
    client.force_login(f.make_user())
    return client


def bodies(client):
    """Every answer of the site, without what differs from one request to the next."""
    token = re.compile(
        rb'name="csrfmiddlewaretoken" value="[^"]*"|[0-9a-f]{32}|[0-9a-f-]{36}'
    )
    return {
        address: token.sub(b"", body)
        for address, body in crawl(client, *STARTS).items()
    }


@pytest.mark.parametrize("visibility", ["private", "limited"])
def test_hidden_entries_change_nothing_that_a_visitor_is_told(client, visibility):
    public = build_public_directory()
    before = bodies(client)

    add_hidden_entries(public, visibility)

    after = bodies(client)
    assert after.keys() == before.keys()
    assert [address for address in after if after[address] != before[address]] == []


def test_private_entries_change_nothing_that_a_signed_in_reader_is_told(reader_client):
    public = build_public_directory()
    before = bodies(reader_client)

    add_hidden_entries(public, "private")

    after = bodies(reader_client)
    assert after.keys() == before.keys()
    assert [address for address in after if after[address] != before[address]] == []


def test_the_walk_reaches_every_kind_of_page(client):
    public = build_public_directory()

    reached = bodies(client)

    for row in public.values():
        assert row.get_absolute_url() in reached
        assert f"/api/v1{row.get_absolute_url()}" in reached
    for space in ("degrees", "positions", "coauthors", "talks", "awards"):
        assert any(re.fullmatch(rf"/api/v1/{space}/\d+/", path) for path in reached)
    assert "/api/v1/organizations/example-university/" in reached
    # Not cut short.
    assert len(reached) < MOST


def test_a_limited_entry_is_told_to_who_signs_in(reader_client):
    add_hidden_entries(build_public_directory(), "limited")

    text = b"".join(bodies(reader_client).values())

    assert b"secret5" in text
