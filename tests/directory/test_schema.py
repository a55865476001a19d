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
    return paths[address], paths[one]


def readings(space):
    """How the list and one row are read."""
    return tuple(
        {
            **item["get"],
            "parameters": [*item.get("parameters", []), *item["get"]["parameters"]],
        }
        for item in path_items(space)
    )


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

    spaces = [*root, "autocomplete"]
    assert spaces == [tag["name"] for tag in document()["tags"]]
    assert [p for p in paths if "{" not in p] == [f"/api/v1/{s}/" for s in spaces]
    assert len(paths) == 2 * len(root) + 1


@pytest.mark.parametrize("space", LISTS)
def test_the_parameters_are_those_that_the_list_knows(space):
    many, one = readings(space)
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
    for operation in readings(space):
        types = operation["responses"]["200"]["content"]
        assert len(types) == len(parameters(operation)["format"]["schema"]["enum"])

    many, _ = readings(space)
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


# What stands beside a word of sort.
GROUPED = {"group_by": "kind"}
NEEDED = {"relevance": {"q": "a"}, "count": GROUPED, "key": GROUPED}


@pytest.mark.parametrize("space", LISTS)
def test_every_word_of_sort_is_taken(client, space):
    known = parameters(readings(space)[0])

    for word in known["sort"]["schema"]["items"]["enum"]:
        needed = NEEDED.get(word.removeprefix("-"), {})
        answer = client.get(f"/api/v1/{space}/", {"sort": word, **needed})
        assert answer.status_code == 200


@pytest.mark.parametrize("space", LISTS)
def test_every_word_of_fields_is_taken(client, space):
    for operation, address in zip(readings(space), ("", "0/"), strict=True):
        words = parameters(operation)["fields"]["schema"]["items"]["enum"]
        view = view_of(f"/api/v1/{space}/{address}")
        assert set(words) == {*view.fields, *getattr(view, "columns", ())}


@pytest.mark.parametrize("space", LISTS)
def test_every_answer_of_the_demo_is_as_described(client, demo, space):
    many, one = readings(space)
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
    schema = parameters(readings(space)[0])[name]["schema"]
    examples = schema.get("items", {}).get("examples", []) + schema.get("enum", [])

    for value in examples:
        answer = client.get(f"/api/v1/{space}/", {name: value})
        assert answer.status_code == 200, answer.json()


COUNTED = [
    (space, word)
    for space in LISTS
    if "group_by" in parameters(readings(space)[0])
    for word in parameters(readings(space)[0])["group_by"]["schema"]["enum"]
]


def test_people_publications_and_venues_can_be_counted():
    assert {space for space, _ in COUNTED} == {"people", "publications", "venues"}


@pytest.mark.parametrize(("space", "word"), COUNTED)
def test_counts_of_the_demo_are_as_described(client, demo, space, word):
    many, _ = readings(space)

    rows = client.get(f"/api/v1/{space}/", {"facets": word, "per_page": 1}).json()
    groups = client.get(f"/api/v1/{space}/", {"group_by": word}).json()

    assert rows["facets"][word.removesuffix(":null")]
    assert groups["groups"]
    assert faults(rows, schema_of(many)) == []
    assert faults(groups, schema_of(many)) == []


def test_suggestions_are_as_described(client, demo):
    operation = document()["paths"]["/api/v1/autocomplete/"]["get"]

    for query in ("a", "sekh", "neur", "learn", ""):
        answer = client.get("/api/v1/autocomplete/", {"q": query}).json()
        assert bool(answer["results"]) == bool(query)
        assert faults(answer, schema_of(operation)) == []


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
    many, one = readings(space)

    page = client.get(f"/api/v1/{space}/").json()

    assert page["results"]
    assert faults(page, schema_of(many)) == []
    for row in page["results"]:
        assert faults(client.get(row["url"]).json(), schema_of(one)) == []


def test_versions_are_rows_as_described(client, demo):
    many, _ = readings("publications")

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
    one = readings("people")[1]

    answer = client.get(f"/api/v1/people/{path}")

    assert str(answer.status_code) == status
    assert one["responses"][status]["$ref"].endswith(name)
    content_type = answer.headers["Content-Type"]
    assert faults(answer.json(), schema_of(one, status, content_type)) == []


def test_another_method_is_refused_as_described(client):
    answer = client.put("/api/v1/people/")

    refusal = document()["components"]["responses"]["MethodNotAllowed"]
    [content] = refusal["content"].values()
    assert (answer.status_code, faults(answer.json(), content["schema"])) == (405, [])


@pytest.mark.parametrize("space", LISTS)
def test_the_methods_are_those_that_the_address_takes(client, space):
    many, one = path_items(space)

    for item, address in ((many, ""), (one, "0/")):
        allowed = client.options(f"/api/v1/{space}/{address}").headers["Allow"]
        methods = {name.upper() for name in item if name != "parameters"}
        assert methods | {"HEAD", "OPTIONS"} == set(allowed.split(", "))


WRITABLE = [space for space in LISTS if "post" in path_items(space)[0]]


def test_all_but_coauthors_are_written_by_themselves():
    assert set(LISTS) - set(WRITABLE) == {"coauthors"}


@pytest.mark.parametrize("space", WRITABLE)
def test_the_example_of_a_body_is_taken_and_answered_as_described(demo, client, space):
    client.force_login(f.make_curator())
    making = path_items(space)[0]["post"]
    content = making["requestBody"]["content"]["application/json"]

    assert faults(content["example"], content["schema"]) == []
    answer = client.post(
        f"/api/v1/{space}/", content["example"], content_type="application/json"
    )

    assert answer.status_code == 201, answer.json()
    assert faults(answer.json(), schema_of(making, "201")) == []


@pytest.mark.parametrize("space", WRITABLE)
def test_what_one_reads_can_be_sent_back_as_described(demo, client, space):
    """But for the one member that is a row when it is read and a slug when it is sent."""
    client.force_login(f.make_curator())
    one = path_items(space)[1]
    schema = one["patch"]["requestBody"]["content"]["application/json"]["schema"]
    members = resolved(schema)["properties"].keys() - {"version_of", "thesis_of"}

    for listed in client.get(f"/api/v1/{space}/?per_page=5").json()["results"]:
        read = client.get(listed["url"])
        body = {key: value for key, value in read.json().items() if key in members}
        assert faults(body, schema) == []
        answer = client.patch(
            listed["url"],
            body,
            content_type="application/json",
            headers={"If-Match": read.headers["ETag"]},
        )
        assert (answer.status_code, answer.json()) == (200, read.json())


@pytest.mark.parametrize(
    ("method", "path", "status", "name"),
    [
        ("post", "people/", "400", "BadBody"),
        ("patch", "people/ada-lee/", "428", "PreconditionRequired"),
        ("delete", "people/ada-lee/", "428", "PreconditionRequired"),
        ("patch", "people/nobody/", "404", "NotFound"),
    ],
)
def test_a_refusal_to_write_is_as_described(client, method, path, status, name):
    f.make_person("Ada Lee")
    client.force_login(f.make_curator())
    operation = path_items("people")["/" in path.removesuffix("/")][method]

    answer = getattr(client, method)(
        f"/api/v1/{path}", {}, content_type="application/json"
    )

    assert operation["responses"][status]["$ref"].endswith(f"/{name}")
    content_type = answer.headers["Content-Type"]
    assert str(answer.status_code) == status
    assert faults(answer.json(), schema_of(operation, status, content_type)) == []


@pytest.mark.parametrize(("user", "status"), [(None, 401), (f.make_user, 403)])
def test_who_may_not_write_is_told_as_described(client, user, status):
    if user:
        client.force_login(user())
    making = path_items("people")[0]["post"]

    answer = client.post("/api/v1/people/", {}, content_type="application/json")

    content_type = answer.headers["Content-Type"]
    assert answer.status_code == status
    assert faults(answer.json(), schema_of(making, str(status), content_type)) == []


def test_no_format_is_refused_as_described(client):
    answer = client.get("/api/v1/people/", headers={"accept": "image/png"})

    content_type = answer.headers["Content-Type"]
    schema = schema_of(readings("people")[0], "406", content_type)
    assert (answer.status_code, faults(answer.json(), schema)) == (406, [])


def test_an_answer_with_another_member_is_not_as_described(client):
    f.make_person("Ada Lee")
    many, _ = readings("people")
    page = client.get("/api/v1/people/").json()

    page["results"][0]["email"] = "ada@example.org"

    assert "email" in str(faults(page, schema_of(many)))


def test_only_the_documentation_may_show_pictures_from_data_addresses(client):
    def pictures(path):
        policy = client.get(path).headers["Content-Security-Policy"]
        return [part for part in policy.split("; ") if part.startswith("img-src")]

    assert pictures("/api/v1/docs/") == ["img-src 'self' data:"]
    assert pictures("/") == pictures("/api/v1/") == ["img-src 'self'"]
