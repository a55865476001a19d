"""The OpenAPI document says what the API does: its lists, parameters and answers."""

from typing import Any

import pytest
from django.urls import resolve
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from directory.openapi import DESCRIBED, LISTS, document
from tests import factories as f

pytestmark = pytest.mark.django_db

PARAMETERS = [
    (space, name) for space, described in DESCRIBED.items() for name in described.asks
]


def view_of(address):
    view: Any = resolve(address).func
    return view.view_class


def path_items(space):
    """Those of the list and of one row."""
    address = f"/api/v1/{space}/"
    paths = document()["paths"]
    [one] = [path for path in paths if path.startswith(f"{address}{{")]
    return paths[address]["get"], paths[one]["get"]


def resolved(part):
    """What a reference refers to."""
    if "$ref" not in part:
        return part
    _, *names = part["$ref"].split("/")
    found = document()
    for name in names:
        found = found[name]
    return found


def parameters(operation):
    found = map(resolved, operation["parameters"])
    return {parameter["name"]: parameter for parameter in found}


def faults(answer, schema):
    """What in an answer is not as the schema says."""
    validator = Draft202012Validator({**schema, "components": document()["components"]})
    return [
        f"{error.json_path}: {error.message}" for error in validator.iter_errors(answer)
    ]


def schema_of(operation, status="200", media_type="application/json"):
    return resolved(operation["responses"][status])["content"][media_type]["schema"]


def pages(client, address):
    while address:
        page = client.get(address).json()
        yield page
        address = page["next"]


def test_the_document_is_valid_openapi(client):
    answer = client.get("/api/v1/schema/")

    assert answer.headers["Content-Type"] == "application/json"
    OpenAPIV31SpecValidator(answer.json()).validate()


def test_the_document_has_no_other_format(client):
    assert client.get("/api/v1/schema/?format=json").status_code == 200
    assert client.get("/api/v1/schema/?format=csv").status_code == 400


def test_every_list_of_the_root_is_documented(client):
    root = client.get("/api/v1/").json()
    paths = document()["paths"]

    assert list(root) == [tag["name"] for tag in document()["tags"]]
    assert [p for p in paths if "{" not in p] == [f"/api/v1/{space}/" for space in root]
    assert len(paths) == 2 * len(root)


@pytest.mark.parametrize("space", LISTS)
def test_the_parameters_are_those_that_the_list_knows(space):
    many, one = path_items(space)
    view = view_of(f"/api/v1/{space}/")

    assert tuple(parameters(many)) == view.filters.parameters()
    assert list(parameters(one)) in (
        ["slug", "fields", "format"],
        ["id", "fields", "format"],
    )


@pytest.mark.parametrize("space", LISTS)
def test_every_filter_and_no_other_has_its_words(space):
    view = view_of(f"/api/v1/{space}/")

    assert list(DESCRIBED[space].asks) == list(view.filters.base_filters)


@pytest.mark.parametrize("space", LISTS)
def test_the_formats_are_those_that_the_address_speaks(client, space):
    for operation in path_items(space):
        types = operation["responses"]["200"]["content"]
        assert len(types) == len(parameters(operation)["format"]["schema"]["enum"])

    many, _ = path_items(space)
    for name in parameters(many)["format"]["schema"]["enum"]:
        answer = client.get(f"/api/v1/{space}/?format={name}")
        media_type = answer.headers["Content-Type"].split(";")[0]
        assert media_type in many["responses"]["200"]["content"]


@pytest.mark.parametrize("space", LISTS)
def test_the_members_of_a_row_are_its_fields(space):
    described = DESCRIBED[space]
    for kind, address in (
        (described.row, f"/api/v1/{space}/"),
        (described.detail, f"/api/v1/{space}/0/"),
    ):
        view = view_of(address)
        assert set(kind.model_fields) == set(view.fields)


@pytest.mark.parametrize("space", LISTS)
def test_every_word_of_sort_is_taken(client, space):
    known = parameters(path_items(space)[0])

    for word in known["sort"]["schema"]["items"]["enum"]:
        needed = {"q": "a"} if word == "relevance" else {}
        answer = client.get(f"/api/v1/{space}/", {"sort": word, **needed})
        assert answer.status_code == 200


@pytest.mark.parametrize("space", LISTS)
def test_every_word_of_fields_is_taken(client, space):
    for operation, address in zip(path_items(space), ("", "0/"), strict=True):
        words = parameters(operation)["fields"]["schema"]["items"]["enum"]
        view = view_of(f"/api/v1/{space}/{address}")
        assert set(words) == {*view.fields, *getattr(view, "columns", ())}


@pytest.mark.parametrize("space", LISTS)
def test_every_answer_of_the_demo_is_as_described(client, demo, space):
    many, one = path_items(space)
    rows = []
    for page in pages(client, f"/api/v1/{space}/?per_page=200"):
        assert faults(page, schema_of(many)) == []
        rows += page["results"]

    assert rows
    # Every record of somebody whom a CV names would say little more.
    for row in [row for row in rows if row.get("kind") != "record"][:60] + rows[-5:]:
        answer = client.get(row["url"]).json()
        assert faults(answer, schema_of(one)) == []


@pytest.mark.parametrize(("space", "name"), PARAMETERS)
def test_every_example_of_a_parameter_is_answered(client, demo, space, name):
    schema = parameters(path_items(space)[0])[name]["schema"]
    examples = schema.get("items", {}).get("examples", []) + schema.get("enum", [])

    for value in examples:
        answer = client.get(f"/api/v1/{space}/", {name: value})
        assert answer.status_code == 200, answer.json()


def make_what_says_little():
    """A row of every kind, with nothing that may be left out."""
    ada, ben = f.make_person("Ada Lee"), f.make_record("Ben Poe")
    degree, position = f.make_degree(ada), f.make_position(ada)
    f.make_period(position)
    f.make_mentorship(ada, mentor=ben, mentee=ada, role="", degree=degree)
    f.make_delivery(f.make_talk(ada))
    for make in (f.make_award, f.make_service, f.make_teaching, f.make_project):
        make(ada)
    f.make_skill(ada)
    f.make_other_name(ada)
    f.make_identifier(ada)
    f.make_link(ada)
    organization = f.make_organization()
    ada.degree_set.update(organization=organization)
    work = f.make_publication("A work", venue=f.make_venue())
    f.make_version(work)
    f.make_relation(work, f.make_publication("Another work", kind=""))
    f.make_coauthor(work, "Ada Lee")
    f.make_distinction(work)
    f.make_publication_link(work)
    f.make_publication_topic(work, f.make_topic())


@pytest.mark.parametrize("space", LISTS)
def test_a_row_that_says_little_is_as_described(client, space):
    make_what_says_little()
    many, one = path_items(space)

    page = client.get(f"/api/v1/{space}/").json()

    assert page["results"]
    assert faults(page, schema_of(many)) == []
    for row in page["results"]:
        assert faults(client.get(row["url"]).json(), schema_of(one)) == []


def test_versions_are_rows_as_described(client, demo):
    many, _ = path_items("publications")

    for page in pages(client, "/api/v1/publications/?versions=all&per_page=200"):
        assert faults(page, schema_of(many)) == []


@pytest.mark.parametrize(
    ("path", "status", "name"),
    [
        ("?vneue=x", "400", "BadRequest"),
        ("?year=x&sort=x", "400", "BadRequest"),
        ("nobody/", "404", "NotFound"),
        ("ada-lee/", "410", "Gone"),
    ],
)
def test_a_refusal_is_as_described(client, path, status, name):
    f.make_person("Ada Lee").delete()
    one = path_items("people")[1]

    answer = client.get(f"/api/v1/people/{path}")

    assert str(answer.status_code) == status
    assert one["responses"][status]["$ref"].endswith(name)
    content_type = answer.headers["Content-Type"]
    assert faults(answer.json(), schema_of(one, status, content_type)) == []


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_another_method_is_refused_as_described(client, method):
    answer = getattr(client, method)("/api/v1/people/")

    refusal = document()["components"]["responses"]["MethodNotAllowed"]
    [content] = refusal["content"].values()
    assert (answer.status_code, faults(answer.json(), content["schema"])) == (405, [])


def test_no_format_is_refused_as_described(client):
    answer = client.get("/api/v1/people/", headers={"accept": "image/png"})

    content_type = answer.headers["Content-Type"]
    schema = schema_of(path_items("people")[0], "406", content_type)
    assert (answer.status_code, faults(answer.json(), schema)) == (406, [])


def test_an_answer_with_another_member_is_not_as_described(client):
    f.make_person("Ada Lee")
    many, _ = path_items("people")
    page = client.get("/api/v1/people/").json()

    page["results"][0]["email"] = "ada@example.org"

    assert "email" in str(faults(page, schema_of(many)))


def test_only_the_documentation_may_show_pictures_from_data_addresses(client):
    def pictures(path):
        policy = client.get(path).headers["Content-Security-Policy"]
        return [part for part in policy.split("; ") if part.startswith("img-src")]

    assert pictures("/api/v1/docs/") == ["img-src 'self' data:"]
    assert pictures("/") == pictures("/api/v1/") == ["img-src 'self'"]
