"""BibTeX and CSL-JSON under /api/v1/publications/."""

import json

import pytest

from tests.factories import (
    make_coauthor,
    make_person,
    make_publication,
    make_venue,
    make_version,
)

pytestmark = pytest.mark.django_db

LIST = "/api/v1/publications/"
CSL = "application/vnd.citationstyles.csl+json"


@pytest.fixture
def works():
    venue = make_venue("Examplia")
    for number in range(3):
        work = make_publication(
            f"Work {number}", issued=f"202{number}", kind="conference", venue=venue
        )
        make_coauthor(work, "Ada Lee", person=None)
    make_version(work, title="Draft of 2", issued="2001")
    make_publication("Hidden", visibility="private")


def test_a_bibliography_has_every_work_that_is_found(client, works):
    response = client.get(f"{LIST}?format=bib&per_page=1&venue=examplia&sort=year")

    text = response.getvalue().decode()
    assert response.headers["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert 'filename="publications.bib"' in response.headers["Content-Disposition"]
    assert text.count("@inproceedings{") == 3
    assert text.index("Work 0") < text.index("Work 1") < text.index("Work 2")
    assert "Hidden" not in text


@pytest.mark.parametrize("ask", [{"query": "?format=csl"}, {"accept": CSL}])
def test_csl_items_are_chosen_by_parameter_or_header(client, works, ask):
    headers = {"accept": ask["accept"]} if "accept" in ask else {}

    response = client.get(f"{LIST}{ask.get('query', '')}", headers=headers)

    assert response.headers["Content-Type"] == CSL
    titles = [item["title"] for item in json.loads(response.getvalue())]
    assert titles == ["Work 2", "Work 1", "Work 0"]


@pytest.mark.parametrize("format_", ["bib", "csl"])
def test_a_file_of_nothing_is_a_file(client, format_):
    response = client.get(f"{LIST}?format={format_}")

    assert response.status_code == 200
    assert response.getvalue().strip() == {"bib": b"", "csl": b"[]"}[format_]


def test_one_work_is_a_citation(client, works):
    response = client.get(f"{LIST}work-1/?format=bib")

    assert b"title = {Work 1}" in response.content
    assert 'filename="work-1.bib"' in response.headers["Content-Disposition"]
    assert response.headers["ETag"]
    [item] = client.get(f"{LIST}work-1/", headers={"accept": CSL}).json()
    assert item["title"] == "Work 1"


@pytest.mark.parametrize("format_", ["bib", "csl", "csv"])
@pytest.mark.parametrize(
    ("address", "status"),
    [("?venue=nowhere", 400), ("?cursor=zzz&page=0", 400), ("?fields=nothing", 400),
     ("nothing/?", 404), ("hidden/?", 404)],
)  # fmt: skip
def test_a_refusal_is_json_whatever_was_asked_for(
    client, works, format_, address, status
):
    if format_ == "csv" and status == 404:
        status = 400

    response = client.get(f"{LIST}{address}&format={format_}")

    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"


def test_only_publications_are_cited(client):
    document = client.get("/api/v1/people/?format=bib").json()

    assert document["errors"][0]["allowed"] == ["json", "csv"]


def test_many_works_cost_as_many_queries_as_few(
    client, works, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        client.get(f"{LIST}?format=bib").getvalue()


def test_pages_offer_the_files(client, works):
    ada = make_person("Ada Lee")
    make_coauthor(make_publication("Hers"), "Ada Lee", person=ada)

    works_page = client.get("/publications/?year=2020").content.decode()
    profile = client.get("/people/ada-lee/").content.decode()

    for format_ in ("bib", "csl"):
        assert f"{LIST}?year=2020&amp;format={format_}" in works_page
        assert f"{LIST}?person=ada-lee&amp;format={format_}" in profile
