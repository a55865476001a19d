"""profile/1: what is refused, with path and reason."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from curation.profile import ProfileError, check_profile, read_profile

MINIMAL = {
    "schema": "profile/1",
    "key": "ada",
    "person": {"credit_name": "Ada Example"},
}


def faults_of(data):
    with pytest.raises(ProfileError) as caught:
        check_profile(data)
    return [(fault.path, fault.reason) for fault in caught.value.faults]


def test_a_name_is_enough():
    assert check_profile(MINIMAL).person.credit_name == "Ada Example"


@pytest.mark.parametrize(
    ("sections", "path", "reason"),
    [
        ({"hobbies": []}, "/hobbies", "profile/1 has no such key"),
        ({"schema": "profile/2"}, "/schema", "Input should be 'profile/1'"),
        ({"key": "Ada"}, "/key", "String should match pattern '^[a-z0-9][a-z0-9._-]{0,99}$'"),
        ({"person": {}}, "/person/credit_name", "this key is required"),
        ({"degrees": {}}, "/degrees", "Input should be a valid list"),
        (
            {"degrees": [{"key": "a", "organization": "X", "start": "2012", "end": "2011"}]},
            "/degrees/0",
            "ends (2011) before it starts (2012)",
        ),
        (
            {"projects": [{"key": "a", "title": "X", "is_current": True, "end": "2011"}]},
            "/projects/0",
            "what is current has no end",
        ),
        (
            {"awards": [{"key": "a", "title": "X"}, {"key": "a", "title": "Y"}]},
            "",
            "the key 'a' stands twice in awards",
        ),
        (
            {"awards": [{"key": "a", "title": "X", "degree": "phd"}]},
            "",
            "awards/a refers to degrees/phd, which the document does not hold",
        ),
        (
            {"mentorships": [{"key": "a", "mentor": "X", "mentee": "Y"}]},
            "/mentorships/0",
            "name either the mentor or the mentee: the other is the person",
        ),
        (
            {"publications": [{"key": "a", "title": "X", "authors": [{"name": "B", "role": "guru"}]}]},
            "/publications/0/authors/0/role",
            "Input should be 'author', 'editor' or 'translator'",
        ),
        (
            {"publications": [{"key": "a", "title": "X", "abstract": "a\x00b"}]},
            "/publications/0/abstract",
            "a text holds no control characters but line breaks and tabs",
        ),
        (
            {"person": {"credit_name": "A", "links": [{"url": "javascript:alert(1)"}]}},
            "/person/links/0/url",
            "a link starts with http:// or https://",
        ),
    ],
)  # fmt: skip
def test_what_the_schema_does_not_allow_is_refused_with_path_and_reason(
    sections, path, reason
):
    assert faults_of({**MINIMAL, **sections}) == [(path, reason)]


def test_every_fault_is_told_at_once():
    faults = faults_of(
        {"schema": "profile/1", "person": {"credit_name": "A", "age": 40}}
    )

    assert [path for path, _ in faults] == ["/key", "/person/age"]


def test_a_bad_date_says_how_to_write_one():
    (fault,) = faults_of(
        {**MINIMAL, "degrees": [{"key": "a", "organization": "X", "start": "n.d."}]}
    )

    assert fault[0] == "/degrees/0/start"
    assert "write 2019, 2019-08" in fault[1]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '"x"', "null", "[" * 100_000, '{"key": 1, "key": 2}', b"\xff\xfe"],
)
def test_what_is_no_json_object_is_refused(text):
    with pytest.raises(ProfileError):
        read_profile(text)


def test_a_lone_surrogate_is_refused():
    text = json.dumps({**MINIMAL, "person": {"credit_name": "\ud800"}})

    with pytest.raises(ProfileError, match="/person/credit_name"):
        read_profile(text)


def test_the_written_schema_is_the_one_that_is_checked(capsys):
    call_command("profile_schema")

    written = Path(__file__).parents[2] / "docs" / "profile-1.schema.json"
    assert json.loads(capsys.readouterr().out) == json.loads(written.read_text())
