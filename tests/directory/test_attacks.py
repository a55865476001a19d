"""Nothing that one asks of the API tells of what one may not see.

Each secret is given two values in turn. Whoever may not see it must get the same
answers, byte for byte, to all questions that could tell the two apart.
"""

import itertools

import pytest

from directory.openapi import DESCRIBED, document
from people.models import Award, Contact, Degree, OtherName, Person
from publications.models import Publication
from tests import factories as f

pytestmark = pytest.mark.django_db

SECRETS = ("aardvark@zoo.example", "zebra@ark.example")

# What a careless filter, sort or choice of fields would take.
COLUMNS = (
    *(
        "email",
        "contacts",
        "contacts__value",
        "contact__value",
        "person__contacts__value",
    ),
    *("value", "phone", "hidden_names", "other_names__name", "search__hidden_names"),
    *(
        "grade",
        "title",
        "degree__grade",
        "name_key",
        "status",
        "visibility",
        "password",
    ),
)
LOOKUPS = itertools.cycle(["", "__startswith", "__contains", "__regex", "__gt"])


def make_secret(value):
    """The value in every place that is not open: contact, former name, private entries, a draft."""
    person = f.make_person("Ada Lee", slug="ada-lee")
    f.make_contact(person, value=value)
    f.make_other_name(person, value, is_hidden=True)
    f.make_degree(person, grade=value, visibility="private")
    f.make_award(person, value, visibility="private")
    f.make_person(value, slug="a-draft", status="draft")
    work = f.make_publication("Hidden", slug="hidden", abstract=value)
    Publication.objects.filter(pk=work.pk).update(visibility="private", doi="10.1/1")
    f.make_coauthor(work, value)
    f.make_publication("Open", slug="open")


def change_secret(value):
    Contact.objects.update(value=value)
    for name in OtherName.objects.all():
        name.name = value
        name.save()
    Degree.objects.update(grade=value)
    Award.objects.update(title=value)
    draft = Person.objects.get(slug="a-draft")
    draft.credit_name = value
    draft.save()
    work = Publication.objects.get(slug="hidden")
    work.abstract = value
    work.save()
    coauthor = work.coauthor_set.get()
    coauthor.credit_name = value
    coauthor.save()


def questions(space):
    """What somebody would try who wants to know which secret it is."""
    parameters = document()["paths"][f"/api/v1/{space}/"]["get"]["parameters"]
    for parameter in parameters:
        name = parameter.get("name")
        if name == "sort":
            yield from ({"sort": word} for word in parameter["schema"]["items"]["enum"])
        elif name:
            for guess in (SECRETS[0], SECRETS[1], SECRETS[0][:1], SECRETS[1][:1]):
                yield {name: guess}
    for column in COLUMNS:
        yield {"sort": column}
        yield {"fields": column}
        yield {f"{column}{next(LOOKUPS)}": SECRETS[0][:1]}
    yield {"format": "csv"}
    yield {"cursor": "*"}


def answers(client, space, asked):
    found = {}
    for question in asked:
        response = client.get(f"/api/v1/{space}/", question)
        content = b"".join(response) if response.streaming else response.content
        found[str(question)] = (response.status_code, content)
    return found


@pytest.mark.parametrize("user", [None, f.make_user], ids=["visitor", "reader"])
@pytest.mark.parametrize("space", DESCRIBED)
def test_no_question_tells_one_secret_from_another(client, space, user):
    if user:
        client.force_login(user())
    make_secret(SECRETS[0])
    asked = list(questions(space))
    first = answers(client, space, asked)
    change_secret(SECRETS[1])

    second = answers(client, space, asked)

    told = [question for question in first if first[question] != second[question]]
    assert told == []
    assert {status for status, _ in first.values()} >= {200, 400}


def test_a_curator_sees_the_difference_that_others_do_not(client):
    """So the questions above can tell the secrets apart."""
    client.force_login(f.make_curator())
    make_secret(SECRETS[0])
    spaces = {"people": {"q": "aardvark"}, "degrees": {}, "awards": {}}
    first = {s: answers(client, s, [asked]) for s, asked in spaces.items()}
    change_secret(SECRETS[1])
    told = {s for s, asked in spaces.items() if answers(client, s, [asked]) != first[s]}

    assert told == {"people", "degrees", "awards"}


def test_not_even_a_curator_reads_contact_data_here(client):
    client.force_login(f.make_curator())
    person = f.make_person("Ada Lee")
    f.make_contact(person, value=SECRETS[0])

    found = [
        client.get(f"/api/v1/people/{path}").content
        for path in ("", "ada-lee/", "?q=aardvark", "ada-lee/?fields=slug,links")
    ]

    assert not any(b"aardvark" in answer for answer in found)


def test_the_address_of_what_is_hidden_says_no_more_than_one_that_never_was(client):
    make_secret(SECRETS[0])
    for space, hidden in (("people", "a-draft"), ("publications", "hidden")):
        there = client.get(f"/api/v1/{space}/{hidden}/")
        never = client.get(f"/api/v1/{space}/{'x' * len(hidden)}/")

        assert there.status_code == never.status_code == 404
        assert there.content.replace(hidden.encode(), b"x" * len(hidden)) == (
            never.content
        )
