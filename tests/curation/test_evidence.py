"""Curators see which lines of which document say what; nobody else does."""

import re

import pytest

from curation.review.applying import apply_import
from publications.models import Publication
from tests.curation.review.conftest import accept_all, stored
from tests.factories import make_user
from tests.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def mira():
    cv = stored("2025.md")
    user = make_user("ann")
    accept_all(cv, user)
    return apply_import(cv, user, publish=True).person


@pytest.fixture
def curator(client):
    client.force_login(make_user("carla", is_staff=True, is_superuser=True))
    return client


def sources(person):
    return f"/admin/curation/evidence/of/people/{person.pk}/"


def test_a_page_lists_the_lines_of_each_entry_with_who_checked_it(curator, mira):
    said = text(curator.get(sources(mira)))

    assert "Ph.D., Mathematics, University of Northfield:" in said.replace(" :", ":")
    assert "CV of Mira Okonkwo-Laine, lines 43–47 checked by ann" in said


def test_a_profile_is_sent_pieces_that_lead_to_the_lines(curator, mira):
    page = curator.get(sources(mira), headers={"HX-Request": "true"}).content.decode()

    degree = mira.degree_set.get(title="Ph.D.")
    work = Publication.objects.get(title__startswith="Fast")
    assert f'data-hx-swap-oob="beforeend:#degree-{degree.pk} &gt; div"' in page
    assert f"#work-{work.slug} &gt; .pub__main" in page
    assert 'document/#L43">' in page
    assert "<html" not in page


def test_each_piece_has_its_place_on_the_page(curator, mira):
    work = Publication.objects.get(title="A Benchmark for Sampling Algorithms")
    of_work = f"/admin/curation/evidence/of/publications/{work.pk}/"

    for page, address in ((mira, sources(mira)), (work, of_work)):
        pieces = curator.get(address, headers={"HX-Request": "true"}).content.decode()
        shown = curator.get(page.get_absolute_url()).content.decode()

        places = set(re.findall(r"beforeend:#([\w-]+)", pieces))
        assert "evidence-of-page" in places
        assert {name for name in places if f'id="{name}"' not in shown} == set()


def test_a_profile_tells_curators_alone_where_its_sources_are(client, curator, mira):
    address = mira.get_absolute_url()
    assert sources(mira) in curator.get(address).content.decode()

    client.logout()

    assert "evidence" not in client.get(address).content.decode()


@pytest.mark.parametrize("user", [None, {}, {"is_staff": True}])
def test_nobody_else_sees_sources(client, mira, user):
    if user is not None:
        client.force_login(make_user("other", **user))

    answer = client.get(sources(mira))

    assert answer.status_code == (403 if user else 302)


def test_the_form_of_an_entry_says_which_line_says_what(curator, mira):
    degree = mira.degree_set.get(title="Ph.D.")

    page = curator.get(f"/admin/people/degree/{degree.pk}/change/")

    assert "Thesis title: line 31 , checked by ann" in text(page)
    assert 'document/#L31">line 31</a>, checked by ann' in page.content.decode()


def test_a_work_has_its_sources_too(curator, mira):
    work = Publication.objects.get(title="A Benchmark for Sampling Algorithms")

    said = text(curator.get(f"/admin/curation/evidence/of/publications/{work.pk}/"))

    assert "lines 49–55" in said
    assert "line 55" in said


def test_sources_ask_few_questions_of_the_database(
    curator, mira, django_assert_max_num_queries
):
    with django_assert_max_num_queries(24):
        curator.get(sources(mira))
