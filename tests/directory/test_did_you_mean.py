"""Lists of names that find nothing say what may be meant, as far as the reader may know."""

import pytest
from django.http import QueryDict

from people.entry_filters import OrganizationFilter
from people.filters import TopicFilter
from publications.filters import VenueFilter
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def names():
    work = f.make_publication(
        "On Knots", venue=f.make_venue("Neural Systems", acronym="NeurIPS")
    )
    f.make_publication_topic(work, f.make_topic("Machine unlearning"))
    f.make_degree(f.make_person(), organization=f.make_organization("Cornell"))


def meant(filters, query, user=f.VISITOR):
    data = QueryDict(mutable=True)
    data.update({"q": query})
    return filters(data, user=user).did_you_mean


@pytest.mark.parametrize(
    ("filters", "query", "text"),
    [
        (VenueFilter, "nuerips", "neurips"),
        (VenueFilter, "Nueral systms", "neural systems"),
        (VenueFilter, "neu systms", "neu systems"),
        (TopicFilter, "unlerning", "unlearning"),
        (OrganizationFilter, "Corneel", "cornell"),
        (VenueFilter, "neural", None),
        (VenueFilter, "neural zzzzzz", None),
        (VenueFilter, "sus", None),
    ],
)
def test_a_slip_may_be_meant_for_a_name_that_is_there(filters, query, text):
    assert meant(filters, query) == text


def test_names_that_a_reader_may_not_see_are_not_told():
    hidden = f.make_venue("Secretive Letters")
    f.make_publication("Hidden", venue=hidden, visibility="private")

    assert meant(VenueFilter, "sekretive") is None
    assert meant(VenueFilter, "sekretive", f.make_curator()) == "secretive"


@pytest.mark.parametrize(
    ("path", "query", "text"),
    [
        ("/venues/", "nuerips", "neurips"),
        ("/topics/", "unlerning", "unlearning"),
        ("/organizations/", "corneel", "cornell"),
        ("/search/", "corneel", "cornell"),
    ],
)
def test_pages_lead_to_what_may_be_meant(client, path, query, text):
    page = client.get(path, {"q": query}).content.decode()

    assert f'<a href="{path}?q={text}">{text}</a>?' in page


def test_a_list_under_filters_offers_what_is_found_without_them(client):
    page = client.get("/publications/?q=knott&kind=journal").content.decode()

    assert '<a href="/publications/?q=knots">knots</a>, without the filters?' in page


def test_each_word_of_a_search_may_be_meant_for_another(client):
    page = client.get("/search/?q=nuerips+zzzz").content.decode()

    assert 'no match; did you mean <a href="/search/?q=neurips">neurips</a>?' in page
