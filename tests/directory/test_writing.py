"""Curators write through the API: checked as in the admin, and only what they have read."""

import threading

import pytest
from django.db import connection
from django.test import Client

from core.models import SlugClaim
from directory.accounts.models import APIToken
from people.models import Person, Topic
from publications.models import Coauthor, Publication
from tests import factories as f
from tests.problems import problem

pytestmark = pytest.mark.django_db

ROOT = "/api/v1"


@pytest.fixture
def curator(client):
    """A client that curates."""
    client.force_login(f.make_curator())
    return client


def post(client, path, **body):
    return client.post(f"{ROOT}/{path}/", body, content_type="application/json")


def patch(client, path, tag=None, **body):
    tag = tag or client.get(f"{ROOT}/{path}/").headers["ETag"]
    return client.patch(
        f"{ROOT}/{path}/",
        body,
        content_type="application/json",
        headers={"If-Match": tag},
    )


def delete(client, path, tag=None):
    tag = tag or client.get(f"{ROOT}/{path}/").headers["ETag"]
    return client.delete(f"{ROOT}/{path}/", headers={"If-Match": tag})


def faults(response):
    return {fault["pointer"]: fault for fault in problem(response, 400)["errors"]}


# One row of each kind, from nothing.

BODIES = {
    "people": {"name": "Ada Lee", "status": "published"},
    "degrees": {"person": "ada-lee", "organization_printed": "Example University"},
    "positions": {"person": "ada-lee", "organization_printed": "Example University"},
    "talks": {"person": "ada-lee", "title": "A talk"},
    "awards": {"person": "ada-lee", "title": "A medal"},
    "organizations": {"name": "Example University"},
    "topics": {"name": "Examples"},
    "publications": {"title": "On Examples"},
    "venues": {"name": "Conference on Examples"},
}


@pytest.mark.parametrize("space", BODIES)
def test_a_row_is_made_read_changed_and_removed(curator, space):
    if space != "people":
        f.make_person("Ada Lee")

    made = post(curator, space, **BODIES[space])
    assert made.status_code == 201, made.json()
    row = made.json()
    path = row["url"].removeprefix("http://testserver/api/v1/").strip("/")
    read = curator.get(made.headers["Location"])
    changed = patch(curator, path, made.headers["ETag"])
    removed = delete(curator, path, changed.headers["ETag"])

    assert (read.json(), read.headers["ETag"]) == (row, made.headers["ETag"])
    assert changed.json() == row
    assert removed.status_code == 204
    gone = 410 if space in SlugClaim.objects.values_list("space", flat=True) else 404
    if space in ("degrees", "positions", "talks", "awards"):
        gone = 404
    assert curator.get(f"{ROOT}/{path}/").status_code == gone


@pytest.mark.parametrize("space", BODIES)
def test_a_row_is_not_made_of_nothing(curator, space):
    assert faults(post(curator, space))


# What must be right before anything is written.


def test_a_change_needs_the_tag_that_was_read(curator):
    f.make_person("Ada Lee")

    answer = curator.patch(
        f"{ROOT}/people/ada-lee/", {"headline": "x"}, content_type="application/json"
    )

    assert "If-Match" in problem(answer, 428)["detail"]
    problem(curator.delete(f"{ROOT}/people/ada-lee/"), 428)
    assert Person.objects.get().headline == ""


def test_a_change_of_what_has_changed_is_refused(curator):
    person = f.make_person("Ada Lee")
    tag = curator.get(f"{ROOT}/people/ada-lee/").headers["ETag"]
    person.headline = "Another was quicker"
    person.save()

    problem(patch(curator, "people/ada-lee", tag, headline="Mine"), 412)
    problem(delete(curator, "people/ada-lee", tag), 412)
    assert Person.objects.get().headline == "Another was quicker"


@pytest.mark.parametrize(
    ("change", "does_match"),
    [
        (lambda tag: tag, True),
        (lambda tag: tag.removeprefix("W/"), True),
        (lambda tag: f'"other", {tag}', True),
        (lambda tag: "*", True),
        (lambda tag: '"other"', False),
        (lambda tag: tag.strip('W/"'), False),
    ],
)
def test_the_tag_may_be_weak_or_one_of_several(curator, change, does_match):
    f.make_person("Ada Lee")
    tag = curator.get(f"{ROOT}/people/ada-lee/").headers["ETag"]

    answer = patch(curator, "people/ada-lee", change(tag), headline="New")

    assert answer.status_code == (200 if does_match else 412)


def test_the_new_tag_serves_for_the_next_change(curator):
    f.make_person("Ada Lee")

    first = patch(curator, "people/ada-lee", headline="One")
    second = patch(curator, "people/ada-lee", first.headers["ETag"], headline="Two")

    assert second.json()["headline"] == "Two"


def test_an_unknown_member_is_named_with_the_nearest(curator):
    fault = faults(post(curator, "publications", titel="x"))["/titel"]

    assert fault["nearest"] == "title"
    assert "authors" in fault["allowed"]


def test_a_bad_code_is_named_with_all_that_there_are(curator):
    f.make_person("Ada Lee")

    bad = post(curator, "positions", person="ada-lee", kind="post-doc")

    fault = faults(bad)["/kind"]
    assert (fault["nearest"], "faculty" in fault["allowed"]) == ("postdoc", True)


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("headline", 7),
        ("headline", "x" * 501),
        ("headline", "a\u0000b"),
        ("headline", "two\nlines"),
        ("status", "gone"),
        ("topics", "learning"),
        ("slug", ""),
        ("topics", [""]),
        ("slug", "null"),
        ("slug", "12"),
        ("slug", "not a slug"),
        ("links", [{"url": "javascript:alert(1)"}]),
        ("links", [{"url": ""}]),
        ("identifiers", [{"scheme": "orcid", "value": "0000-0000-0000-0000"}]),
        ("name", ""),
        ("name", None),
    ],
)
def test_a_bad_value_is_refused_where_it_stands(curator, member, value):
    f.make_person("Ada Lee")

    answer = patch(curator, "people/ada-lee", **{member: value})

    assert all(pointer.startswith(f"/{member}") for pointer in faults(answer))


@pytest.mark.parametrize("body", ["", "[]", "7", '"text"', "null"])
def test_a_body_that_is_no_object_is_refused(curator, body):
    answer = curator.post(f"{ROOT}/topics/", body, content_type="application/json")

    assert faults(answer)[""]["message"] == "Send a JSON object."


@pytest.mark.parametrize("body", ["{", "{'a': 1}", '{"name": NaN}', b"\xff"])
def test_a_body_that_is_no_json_is_refused(curator, body):
    answer = curator.post(f"{ROOT}/topics/", body, content_type="application/json")

    assert "not JSON" in problem(answer, 400)["detail"]


def test_a_body_of_another_type_is_refused(curator):
    problem(curator.post(f"{ROOT}/topics/", {"name": "x"}), 415)


def test_a_body_that_is_too_large_is_refused(curator, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100

    problem(post(curator, "topics", name="x" * 200), 413)


def test_what_no_row_is_called_is_refused_with_the_nearest(curator):
    f.make_venue("Neural Information Processing Systems", acronym="NeurIPS")

    fault = faults(post(curator, "publications", title="x", venue="neurisp"))["/venue"]

    assert fault["nearest"] == "neurips"


def test_a_parameter_is_refused(curator):
    answer = curator.post(
        f"{ROOT}/topics/?fields=name", {"name": "x"}, content_type="application/json"
    )

    assert problem(answer, 400)["errors"][0]["parameter"] == "fields"


def test_nothing_is_written_when_a_part_is_wrong(curator):
    answer = post(
        curator, "publications", title="x", authors=[{"name": "Ada Lee"}, {"name": ""}]
    )

    assert "/authors/1/name" in faults(answer)
    assert not Publication.objects.exists()
    assert not Person.objects.exists()


def test_the_rules_of_the_admin_hold(curator):
    """`full_clean()`: checks of values, of several columns and of the database."""
    f.make_publication("One", doi="10.1000/1")
    degree = {"person": "ada-lee", "organization_printed": "MIT"}
    f.make_person("Ada Lee")

    twice = post(curator, "publications", title="Two", doi="https://doi.org/10.1000/1")
    ends = post(curator, "degrees", **degree, is_current=True, end="2020")
    relation = post(curator, "publications", title="x", version_relation="preprint")

    assert faults(twice)[""]["message"] == "Another publication has this DOI."
    assert "/end" in faults(ends)
    assert "" in faults(relation)


# Lists that hang on a row.


def make_paper(curator, *names):
    authors = [{"name": name} for name in names]
    made = post(curator, "publications", title="On Examples", authors=authors)
    assert made.status_code == 201, made.json()
    return made


def names_of(row):
    return [(a["role"], a["position"], a["name"]) for a in row["authors"]]


def test_coauthors_are_one_list_in_its_order(curator):
    row = make_paper(curator, "Ada Lee", "Ben Poe", "Cy Roe").json()
    first, second, third = row["authors"]

    answer = patch(
        curator,
        "publications/on-examples",
        authors=[{"name": "Cy Roe"}, {"name": "Ada Lee"}],
    )

    assert names_of(row)[2] == ("author", 3, "Cy Roe")
    assert names_of(answer.json()) == [
        ("author", 1, "Cy Roe"),
        ("author", 2, "Ada Lee"),
    ]
    assert Coauthor.objects.count() == 2
    del first, second, third


def test_each_role_counts_its_own_positions(curator):
    authors = [
        {"name": "Ada Lee", "role": "editor"},
        {"name": "Ben Poe"},
        {"name": "Cy Roe", "role": "editor", "position": 2},
    ]

    row = post(curator, "publications", title="x", authors=authors).json()

    assert names_of(row) == [
        ("author", 1, "Ben Poe"),
        ("editor", 1, "Ada Lee"),
        ("editor", 2, "Cy Roe"),
    ]


def test_a_position_that_the_order_contradicts_is_refused(curator):
    authors = [{"name": "Ada Lee", "position": 2}, {"name": "Ben Poe", "position": 1}]

    answer = post(curator, "publications", title="x", authors=authors)

    assert "/authors/0/position" in faults(answer)


def test_a_name_without_a_person_is_linked_as_an_import_does(curator):
    f.make_person("Ada Lee")

    row = make_paper(curator, "Ada Lee", "Ben Poe").json()

    assert [a["person"]["slug"] for a in row["authors"]] == ["ada-lee", "ben-poe"]
    assert Person.objects.get(slug="ben-poe").kind == "record"


def test_a_person_that_is_null_is_not_linked(curator):
    f.make_person("Ada Lee")

    row = post(
        curator,
        "publications",
        title="x",
        authors=[{"name": "Ada Lee", "person": None}],
    ).json()

    assert row["authors"][0]["person"] is None


def test_what_was_decided_about_a_name_stays(curator):
    f.make_person("Ada Lee")
    other = f.make_person("Ada Lee", slug="another-ada")
    authors = [{"name": "A. Lee", "person": other.slug}]
    post(curator, "publications", title="On Examples", authors=authors)

    row = patch(
        curator, "publications/on-examples", authors=[{"name": "A. Lee"}]
    ).json()

    assert row["authors"][0]["person"]["slug"] == "another-ada"


def test_a_changed_list_is_found_by_its_new_words(curator):
    make_paper(curator, "Ada Lee")
    patch(curator, "publications/on-examples", authors=[{"name": "Zoë Quux"}])

    def found(word):
        return curator.get(f"{ROOT}/publications/?q={word}").json()["count"]

    assert (found("quux"), found("lee")) == (1, 0)


def test_topics_are_listed_in_their_order_and_found_at_once(curator):
    for topic in ("Learning", "Privacy"):
        f.make_topic(topic)
    f.make_venue(acronym="NeurIPS")
    body = {"title": "x", "issued": "2021", "venue": "neurips"}

    row = post(curator, "publications", **body, topics=["privacy", "learning"]).json()

    assert [topic["slug"] for topic in row["topics"]] == ["privacy", "learning"]
    found = curator.get(f"{ROOT}/publications/?topic=learning&venue=neurips&year=2021")
    assert [row["title"] for row in found.json()["results"]] == ["x"]


@pytest.mark.parametrize("order", [[1, 0], [1], [0, 2, 1], []])
def test_links_stand_in_the_order_they_were_sent(curator, order):
    links = [{"url": f"https://example.org/{n}", "label": str(n)} for n in range(3)]
    post(curator, "publications", title="On Examples", links=links[:2])
    wanted = [links[n] for n in order]

    row = patch(curator, "publications/on-examples", links=wanted).json()

    assert row["links"] == wanted
    assert curator.get(f"{ROOT}/publications/on-examples/").json()["links"] == wanted


def test_a_delivery_keeps_its_award_when_the_list_is_sent_again(curator):
    ada = f.make_person("Ada Lee")
    award = f.make_award(ada)
    delivery = f.make_delivery(f.make_talk(ada), "A seminar", award=award)
    path = f"talks/{delivery.talk_id}"
    [given] = curator.get(f"{ROOT}/{path}/").json()["deliveries"]

    row = patch(curator, path, deliveries=[{"host": "New"}, {**given, "place": "Bonn"}])

    assert [d["host"] for d in row.json()["deliveries"]] == ["New", "A seminar"]
    delivery.refresh_from_db()
    assert (delivery.place, delivery.award) == ("Bonn", award)


def test_a_delivery_of_another_talk_is_refused(curator):
    ada = f.make_person("Ada Lee")
    talk, other = f.make_talk(ada), f.make_delivery(f.make_talk(ada, "Other"))

    answer = patch(
        curator, f"talks/{talk.pk}", deliveries=[{"id": other.pk, "host": "x"}]
    )

    assert "/deliveries/0/id" in faults(answer)


def test_the_periods_of_a_position_set_its_bounds(curator):
    f.make_person("Ada Lee")
    periods = [{"start": "2018", "end": "2019"}, {"start": "2021", "is_current": True}]

    row = post(
        curator,
        "positions",
        person="ada-lee",
        organization_printed="MIT",
        periods=periods,
    ).json()

    assert [p["start"] for p in row["periods"]] == ["2018", "2021"]
    assert row["is_current"] is True
    found = curator.get(f"{ROOT}/positions/?year=2020&current=true").json()
    assert found["count"] == 1


def test_mentors_are_one_list(curator):
    f.make_person("Ada Lee")
    f.make_record("Ben Poe")
    body = {"person": "ada-lee", "organization_printed": "MIT"}
    mentors = [
        {"name": "Ben Poe", "role": "advisor"},
        {"name": "Prof. Cy", "person": None},
    ]

    row = post(curator, "degrees", **body, mentors=mentors).json()
    fewer = patch(curator, f"degrees/{row['id']}", mentors=mentors[:1]).json()

    assert [m["person"] and m["person"]["slug"] for m in row["mentors"]] == [
        "ben-poe",
        None,
    ]
    assert [m["name"] for m in fewer["mentors"]] == ["Ben Poe"]


def test_aliases_are_one_list(curator):
    post(curator, "venues", name="NeurIPS", aliases=["NIPS", "Neural"])

    row = patch(curator, "venues/neurips", aliases=["Neural", "N.I.P.S."]).json()
    twice = patch(curator, "venues/neurips", aliases=["Neural", "neural"])

    assert sorted(row["aliases"]) == ["N.I.P.S.", "Neural"]
    assert "/aliases/1" in faults(twice)


def test_a_hidden_name_is_seen_and_kept_by_curators_alone(curator):
    person = f.make_person("Ada Lee")
    f.make_other_name(person, "Ada Former", is_hidden=True)
    names = curator.get(f"{ROOT}/people/ada-lee/").json()["other_names"]

    patch(curator, "people/ada-lee", other_names=names)
    curator.logout()

    assert person.other_names.get().is_hidden
    assert curator.get(f"{ROOT}/people/ada-lee/").json()["other_names"] == []


def test_an_entry_stays_with_its_person(curator):
    ada = f.make_person("Ada Lee")
    f.make_person("Ben Poe")
    award = f.make_award(ada)

    answer = patch(curator, f"awards/{award.pk}", person="ben-poe")

    assert "/person" in faults(answer)


def test_null_empties_a_member_and_one_left_out_stays(curator):
    f.make_person("Ada Lee", headline="Old", given_name="Ada")

    row = patch(curator, "people/ada-lee", headline=None).json()

    assert (row["headline"], row["given_name"]) == (None, "Ada")


# Addresses.


def test_a_changed_slug_leads_on(curator):
    f.make_person("Ada Lee")
    patch(curator, "people/ada-lee", slug="ada")

    read = curator.get(f"{ROOT}/people/ada-lee/")
    written = patch(curator, "people/ada-lee", "*", headline="x")

    for answer in (read, written):
        assert answer.status_code == 301
        assert answer.headers["Location"].endswith("/people/ada/")
    assert Person.objects.get().headline == ""


def test_what_was_removed_is_gone_for_writers_too(curator):
    f.make_topic("Examples").delete()

    problem(patch(curator, "topics/examples", "*", name="x"), 410)
    problem(delete(curator, "topics/examples", "*"), 410)
    problem(patch(curator, "topics/nothing", "*", name="x"), 404)
    made = post(curator, "topics", name="Examples")
    assert made.json()["slug"] == "examples-2"
    assert Topic.objects.count() == 1


@pytest.mark.parametrize("method", ["put", "post"])
def test_one_row_takes_no_other_method(curator, method):
    f.make_person("Ada Lee")

    answer = getattr(curator, method)(
        f"{ROOT}/people/ada-lee/", {}, content_type="application/json"
    )

    problem(answer, 405)
    assert answer.headers["Allow"] == "GET, PATCH, DELETE, HEAD, OPTIONS"


def test_a_file_is_no_answer_to_a_change(curator):
    make_paper(curator, "Ada Lee")

    answer = curator.patch(
        f"{ROOT}/publications/on-examples/?format=bib",
        {},
        content_type="application/json",
        headers={"If-Match": "*"},
    )

    assert problem(answer, 400)["errors"][0]["allowed"] == ["json"]


# Who sends it, and who else does so at the same moment.


def test_a_session_needs_the_token_of_a_form_and_a_bearer_does_not():
    client, curator = Client(enforce_csrf_checks=True), f.make_curator()
    _, token = APIToken.objects.create(user=curator, name="program")
    bearer = {"Authorization": f"Bearer {token}"}

    with_token = Client(enforce_csrf_checks=True).post(
        f"{ROOT}/topics/",
        {"name": "x"},
        content_type="application/json",
        headers=bearer,
    )
    client.force_login(curator)

    assert with_token.status_code == 201
    assert "CSRF" in problem(post(client, "topics", name="y"), 403)["detail"]


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_one_is_refused():
    person = f.make_person("Ada Lee")
    clients = []
    for name in ("one", "two"):
        clients.append(Client())
        clients[-1].force_login(f.make_curator(name))
    tag = clients[0].get(f"{ROOT}/people/ada-lee/").headers["ETag"]
    statuses, together = [], threading.Barrier(2)

    def change(client, headline):
        together.wait()
        statuses.append(
            patch(client, "people/ada-lee", tag, headline=headline).status_code
        )
        connection.close()

    threads = [
        threading.Thread(target=change, args=(client, f"Headline {n}"))
        for n, client in enumerate(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == [200, 412]
    person.refresh_from_db()
    assert person.headline in ("Headline 0", "Headline 1")
