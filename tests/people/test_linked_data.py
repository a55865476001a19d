"""schema.org data of a profile, as a program picks it out of the page."""

import json
import re

import pytest

from tests import factories as f

pytestmark = pytest.mark.django_db


def data_of(response):
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>',
        response.content.decode(),
        re.DOTALL,
    )
    return json.loads(found[1]) if found else None


@pytest.fixture
def ada():
    return f.make_person("Ada Example", given_name="Ada", family_name="Example")


def test_a_profile_is_a_person(client, ada):
    f.make_period(f.make_position(ada, title="Lecturer"), is_current=True)
    f.make_degree(ada, organization_printed="Old University", end="2010")
    f.make_degree(ada, organization_printed="New University", is_expected=True)
    f.make_award(ada, "A medal")
    f.make_award(ada, "A prize", is_declined=True)
    f.make_identifier(ada, scheme="orcid", value="0000-0002-1825-0097")
    f.make_link(ada, "https://example.org/ada")
    ada.topics.add(f.make_topic("Topology"))

    data = data_of(client.get(ada.get_absolute_url()))

    assert data == {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": "http://testserver/people/ada-example/",
        "url": "http://testserver/people/ada-example/",
        "name": "Ada Example",
        "givenName": "Ada",
        "familyName": "Example",
        "jobTitle": "Lecturer",
        "worksFor": {"@type": "Organization", "name": "Example University"},
        "alumniOf": {"@type": "Organization", "name": "Old University"},
        "award": "A medal",
        "knowsAbout": "Topology",
        "sameAs": ["https://orcid.org/0000-0002-1825-0097", "https://example.org/ada"],
    }


def test_contact_data_and_hidden_entries_are_not_in_it(client, ada):
    f.make_contact(ada, value="ada@example.org", visibility="public")
    f.make_award(ada, "Secret medal", visibility="limited")
    f.make_other_name(ada, "Ada Secret", is_hidden=True)

    text = json.dumps(data_of(client.get(ada.get_absolute_url())))

    assert "ada@example.org" not in text
    assert "ecret" not in text


def test_a_record_has_none(client, ada):
    record = f.make_record("Bo Other")
    f.make_mentorship(ada, mentor=record, mentee=ada)

    assert data_of(client.get(record.get_absolute_url())) is None
