"""The pages of people: what they show, to whom, and at what cost."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import SlugClaim
from people.models import Person
from publications.models import Coauthor, FeaturedPublication
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return f.make_person("Ada Example", family_name="Example", given_name="Ada")


@pytest.fixture
def curator_client(client):
    client.force_login(f.make_curator())
    return client


def text_of(response):
    """The words of a page, without its markup."""
    html = re.sub(
        r"<(script|style|svg|title)\b.*?</\1>", " ", response.content.decode()
    )
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def html_of(client, page):
    return " ".join(client.get(page).content.decode().split())


def page_of(client, person):
    response = client.get(person.get_absolute_url())
    assert response.status_code == 200
    return text_of(response)


def make_work(*people, title="On Examples", **fields):
    work = f.make_publication(title, **fields)
    for person in people:
        f.make_coauthor(work, person.credit_name, person=person)
    return work


def make_everything(ada, n, **fields):
    """One entry of every kind, each with the word alpha<n> to kappa<n> in it."""
    record = f.make_record(f"Alpha{n} Guide")
    degree = f.make_degree(
        ada, title=f"beta{n}", specialisation=f"gamma{n}", organization_printed=f"delta{n}",
        honours=[f"epsilon{n}"], courses=[f"zeta{n}"], thesis_title=f"eta{n}", **fields,
    )  # fmt: skip
    f.make_mentorship(ada, mentor=record, mentee=ada, degree=degree, **fields)
    for kind in ("faculty", "internship"):
        position = f.make_position(
            ada, title=f"{kind}{n}", unit=f"theta{n}", highlights=[f"iota{n}"], kind=kind,
            organization_note=f"kappa{n}", **fields,
        )  # fmt: skip
        f.make_period(position, start="2020", is_current=True)
        f.make_mentorship(ada, mentor=record, mentee=ada, position=position, **fields)
    mentee = f.make_record(f"Lambda{n} Student")
    f.make_mentorship(
        ada, mentor=ada, mentee=mentee, level=f"mu{n}", outcome=f"nu{n}", **fields
    )
    talk = f.make_talk(ada, f"xi{n}", **fields)
    f.make_delivery(talk, f"omicron{n}", award_printed=f"pi{n}", date="2021", **fields)
    f.make_award(ada, f"rho{n}", issuer=f"sigma{n}", is_declined=True, **fields)
    f.make_service(ada, venue=f"tau{n}", at=f"upsilon{n}", role=f"phi{n}", **fields)
    f.make_service(
        ada, kind="organization", venue=f"chi{n}", co_organizers=[f"psi{n}"], **fields
    )
    f.make_teaching(ada, f"omega{n}", code=f"aleph{n}", instructor=f"beth{n}", **fields)
    f.make_project(ada, f"gimel{n}", **fields)
    f.make_skill(ada, f"daleth{n}", group=f"he{n}", **fields)
    venue = f.make_venue(f"Vav{n}")
    work = make_work(
        ada, mentee, title=f"zayin{n}", venue=venue, kind="journal", **fields
    )
    f.make_distinction(work, printed=f"heth{n}")
    f.make_version(work, title=f"teth{n}", venue_printed=f"teth{n}", **fields)
    topic = f.make_topic(f"Yodh{n}")
    f.make_publication_topic(work, topic)
    FeaturedPublication.objects.create(person=ada, publication=work)


WORDS = set(
    re.findall(
        r"\w+",
        """alpha beta gamma delta epsilon zeta eta faculty internship theta iota kappa
    lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega aleph beth gimel
    daleth he vav zayin heth teth yodh""",
    )
)


def words_in(text, n):
    found = set(re.findall(r"[a-z]{2,}\d", text.lower()))
    return {word.removesuffix(str(n)) for word in found if word.endswith(str(n))}


class TestProfile:
    def test_every_kind_of_entry_is_shown(self, client, ada):
        make_everything(ada, 1)

        assert words_in(page_of(client, ada), 1) == WORDS

    @pytest.mark.parametrize("visibility", ["private", "limited"])
    def test_hidden_entries_are_not_shown_to_visitors(self, client, ada, visibility):
        make_everything(ada, 1)
        make_everything(ada, 2, visibility=visibility)

        text = page_of(client, ada)

        assert words_in(text, 1) == WORDS
        assert words_in(text, 2) == set()

    def test_a_curator_sees_hidden_entries_marked(self, curator_client, ada):
        make_everything(ada, 1, visibility="private")

        text = page_of(curator_client, ada)

        assert words_in(text, 1) == WORDS
        assert "rho1 , sigma1 declined private" in text

    def test_contact_details_are_shown_only_where_they_were_opened(self, client, ada):
        f.make_contact(ada, value="closed@example.org")
        f.make_contact(ada, value="members@example.org", visibility="limited")
        f.make_contact(ada, value="open@example.org", visibility="public")

        text = page_of(client, ada)

        assert "open@example.org" in text
        assert "closed@example.org" not in text
        assert "members@example.org" not in text

    @pytest.mark.parametrize("status", ["draft", "hidden"])
    def test_a_profile_that_is_not_published_is_not_there(self, client, status):
        person = f.make_person(status=status)

        assert client.get(person.get_absolute_url()).status_code == 404

    @pytest.mark.parametrize(
        ("status", "note"), [("draft", "A draft"), ("hidden", "Hidden")]
    )
    def test_a_curator_sees_it_with_a_note(self, curator_client, status, note):
        person = f.make_person(status=status)

        text = page_of(curator_client, person)

        assert f"{note}: only curators see this page." in text

    def test_the_current_position_is_one_sentence(self, client, ada):
        position = f.make_position(
            ada, title="Fellow", organization_printed="Institute of Examples"
        )
        f.make_period(position, start="2022", is_current=True)

        assert "Fellow at the Institute of Examples since 2022" in page_of(client, ada)

    def test_a_printed_headline_comes_before_the_position(self, client):
        ada = f.make_person(headline="Student of Examples")
        f.make_period(f.make_position(ada, title="Fellow"), is_current=True)

        text = page_of(client, ada)

        assert text.index("Student of Examples") < text.index("Fellow at")

    def test_an_unfinished_degree_is_said_where_there_is_no_position(self, client, ada):
        f.make_degree(ada, field="Physics", end="2023-05", is_expected=True)

        sentence = "Ph.D., Physics at Example University , expected May 2023"
        assert sentence in page_of(client, ada)

    def test_what_is_not_on_file_is_said(self, client, ada):
        assert "ORCID not on file" in page_of(client, ada)

    def test_the_biography_is_markdown_and_safe(self, client):
        ada = f.make_person(biography="**Bold** <script>alert(1)</script>")

        html = html_of(client, ada.get_absolute_url())

        assert "<strong>Bold</strong>" in html
        assert "<script>alert" not in html

    def test_the_own_name_is_bold_and_others_are_linked(self, client, ada):
        other = f.make_record("Bo Other")
        make_work(ada, other)

        html = html_of(client, ada.get_absolute_url())

        assert "<b>Ada Example</b>, <a" in html
        assert f'<a href="{other.get_absolute_url()}">Bo Other</a>' in html

    def test_a_mentor_whose_page_is_hidden_is_printed_without_a_link(self, client, ada):
        hidden = f.make_person("Di Hidden", status="hidden")
        f.make_mentorship(ada, mentor=hidden, mentee=ada, degree=f.make_degree(ada))

        html = html_of(client, ada.get_absolute_url())

        assert "Di Hidden" in html
        assert hidden.get_absolute_url() not in html

    def test_an_honour_printed_twice_is_linked_both_ways(self, client, ada):
        work = make_work(ada)
        award = f.make_award(ada, "Best Paper Award")
        f.make_distinction(work, printed="Best Paper", award=award)

        text = page_of(client, ada)

        assert "Best Paper Award for On Examples" in text
        assert text.count("Best Paper") == 2

    def test_marks_of_alphabetical_order_are_explained_once(self, client, ada):
        for _ in range(2):
            make_work(ada, is_alphabetical=True)

        explained = "authors in alphabetical order authors in alphabetical order"

        assert page_of(client, ada).count(explained) == 1

    def test_a_profile_costs_the_same_for_many_entries(self, client, ada):
        # Three coauthors make a ring.
        for n in (1, 2, 3):
            make_everything(ada, n)
        with CaptureQueriesContext(connection) as few:
            client.get(ada.get_absolute_url())
        for n in (4, 5, 6):
            make_everything(ada, n)

        with CaptureQueriesContext(connection) as many:
            client.get(ada.get_absolute_url())

        assert len(many) == len(few) <= 60

    def test_a_profile_can_have_more_coauthors_than_a_query_has_alternatives(
        self, client, ada
    ):
        names = [f"Cy Number{n}" for n in range(1200)]
        others = Person.objects.bulk_create(
            Person(credit_name=name, slug=f"cy-{n}", kind="record", status="published")
            for n, name in enumerate(names)
        )
        for start in range(0, 1200, 20):
            work = make_work(ada)
            Coauthor.objects.bulk_create(
                Coauthor(publication=work, position=n + 2, credit_name=str(other),
                         person=other, link_state="confirmed")
                for n, other in enumerate(others[start : start + 20])
            )  # fmt: skip

        html = html_of(client, ada.get_absolute_url())

        assert 'href="/people/cy-0/"' in html
        assert 'href="/people/cy-1199/"' in html

    def test_nothing_in_the_page_needs_a_wider_policy(self, client, ada):
        make_everything(ada, 1)

        html = html_of(client, ada.get_absolute_url())

        assert "style=" not in html
        # A block of data is no script, so the policy does not ask for its address.
        assert not re.search(
            r'<script(?! type="application/ld\+json")(?![^>]*\bsrc=)', html
        )
        assert not re.search(r'\son[a-z]+="', html)

    def test_an_id_stands_once_and_no_level_of_headings_is_skipped(self, client, ada):
        for n in (1, 2):
            make_everything(ada, n)

        html = html_of(client, ada.get_absolute_url())

        ids = re.findall(r'\bid="([^"]*)"', html)
        assert sorted(ids) == sorted(set(ids))
        levels = [int(level) for level in re.findall(r"<h(\d)", html)]
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in zip([0, *levels], levels, strict=False))

    def test_each_section_is_in_the_list_of_sections(self, client, ada):
        make_everything(ada, 1)

        html = html_of(client, ada.get_absolute_url())

        sections = re.findall(r'<section class="sec" id="([^"]*)"', html)
        assert sections == [
            "publications", "coauthors", "career", "mentoring", "talks", "awards",
            "teaching", "service", "projects", "skills",
        ]  # fmt: skip
        assert re.findall(r'<li><a href="#([a-z]+)"', html) == sections


class TestAddress:
    def test_an_old_slug_leads_to_the_present_one(self, client, ada):
        SlugClaim.objects.create(space="people", slug="ada-before", object_id=ada.pk)

        response = client.get("/people/ada-before/")

        assert (response.status_code, response.url) == (301, "/people/ada-example/")

    def test_an_id_leads_to_the_slug(self, client, ada):
        response = client.get(f"/people/{ada.pk}/")

        assert (response.status_code, response.url) == (301, "/people/ada-example/")

    def test_a_removed_person_is_gone(self, client, ada):
        ada.delete()

        assert client.get("/people/ada-example/").status_code == 410

    def test_an_old_slug_of_a_draft_tells_nothing(self, client):
        draft = f.make_person(status="draft")
        SlugClaim.objects.create(space="people", slug="before", object_id=draft.pk)

        assert client.get("/people/before/").status_code == 404


class TestRecord:
    def test_a_record_shows_what_names_it(self, client, ada):
        record = f.make_record("Bo Other")
        make_work(ada, record, title="On Both")
        f.make_mentorship(
            ada, mentor=record, mentee=ada, role="supervisor",
            position=f.make_position(ada, title="Intern", kind="internship"),
        )  # fmt: skip

        text = page_of(client, record)

        assert "On record with 1 work" in text
        assert "On Both" in text
        assert "Ada Example Intern, Example University, supervisor 1 joint work" in text

    def test_search_engines_are_kept_out_of_records(self, client, ada):
        record = f.make_record()
        make_work(ada, record)
        noindex = '<meta name="robots" content="noindex">'

        assert noindex in html_of(client, record.get_absolute_url())
        assert noindex not in html_of(client, ada.get_absolute_url())

    def test_a_record_has_nothing_of_its_own(self, client, ada):
        record = f.make_record(biography="secret1", headline="secret2")
        f.make_award(record, "secret3")
        f.make_contact(record, value="secret4@example.org", visibility="public")
        make_work(ada, record)

        assert "secret" not in page_of(client, record)

    def test_a_record_that_only_hidden_entries_name_is_not_there(self, client, ada):
        record = f.make_record()
        make_work(ada, record, visibility="private")

        assert client.get(record.get_absolute_url()).status_code == 404


class TestList:
    def test_profiles_come_first_and_then_records_under_letters(self, client, ada):
        bo = f.make_record("Bo Other")
        make_work(ada, bo)

        text = text_of(client.get("/people/"))

        assert "2 people, 1 with a full profile" in text
        assert text.index("Ada Example") < text.index("Others on record")
        assert text.index("Others on record") < text.index("O Bo Other 1 work with")

    def test_people_who_may_not_be_seen_are_not_listed(self, client, ada):
        f.make_person("Di Draft", status="draft")
        f.make_person("Hy Hidden", status="hidden")
        make_work(ada, f.make_record("Se Cret"), visibility="private")

        text = text_of(client.get("/people/"))

        assert "1 person, 1 with a full profile" in text
        assert not re.search("Draft|Hidden|Cret", text)

    @pytest.mark.parametrize("visibility", ["private", "limited"])
    def test_hidden_entries_say_nothing_in_a_row(self, client, ada, visibility):
        make_everything(ada, 1)
        before = text_of(client.get("/people/"))
        make_everything(ada, 2, visibility=visibility)

        assert text_of(client.get("/people/")) == before

    def test_a_row_says_position_interests_degree_topics_and_works(self, client):
        ada = f.make_person(research_interests=["Examples", "Counterexamples"])
        ada.topics.add(f.make_topic("Topology"))
        f.make_period(f.make_position(ada, title="Fellow"), is_current=True)
        f.make_degree(ada, end="2015")
        make_work(ada, issued="2019")
        make_work(ada, issued="2021")

        text = text_of(client.get("/people/"))

        assert (
            "Fellow at Example University since 2020 Examples; Counterexamples "
            "Ph.D., Example University 2015 Topology 2 works, 2019 – 21"
        ) in text

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("q=bo", ["Bo Other"]),
            ("kind=profile", ["Ada Example"]),
            ("kind=record", ["Bo Other"]),
            ("letter=o", ["Bo Other"]),
            ("topic=topology", ["Ada Example"]),
            ("sort=name", ["Ada Example", "Bo Other"]),
            ("sort=-works", ["Bo Other", "Ada Example"]),
        ],
    )
    def test_the_list_can_be_narrowed_and_ordered(self, client, ada, query, found):
        bo = f.make_record("Bo Other")
        ada.topics.add(f.make_topic("Topology"))
        make_work(ada, bo)
        make_work(bo)

        response = client.get(f"/people/?{query}")

        assert [row.person.credit_name for row in response.context["rows"]] == found
        assert all(name in text_of(response) for name in found)

    def test_numbers_beside_filters_are_those_of_their_lists(self, client, ada):
        cy = f.make_person("Cy Third")
        ada.topics.add(f.make_topic("Topology", broader=f.make_topic("Mathematics")))
        cy.topics.add(ada.topics.get().broader)
        make_work(ada, f.make_record("Bo Other"))
        university = f.make_organization()
        f.make_degree(ada, organization=university, level="doctorate")
        f.make_position(cy, organization=university, kind="internship")

        panels = client.get("/people/").context["panels"]

        assert [facet.label for facet in panels.facets] == [
            *("Record", "Organization", "Topic", "Position", "Degree")
        ]
        for facet in panels.facets:
            for option in facet.options:
                page = client.get(str(option.address)).context["page"]
                assert (option.label, option.number) == (option.label, page.count)
        for letter in panels.letters:
            page = client.get(str(letter.address)).context["page"]
            assert (letter.letter, letter.number) == (letter.letter, page.count)

    def test_a_bad_value_is_refused_and_names_its_parameter(self, client):
        response = client.get("/people/?letter=ß!")

        assert response.status_code == 400
        assert "letter" in text_of(response)

    def test_a_tracker_is_ignored(self, client, ada):
        assert client.get("/people/?utm_source=x").status_code == 200

    def test_an_empty_list_offers_ways_on(self, client, ada):
        text = text_of(client.get("/people/?q=zzz"))

        assert "No person matches “zzz”" in text
        assert "list the one person there is" in text

    def test_the_list_leads_to_the_same_rows_as_data(self, client, ada):
        html = html_of(client, "/people/?kind=profile")

        assert 'href="/api/v1/people/?kind=profile"' in html
        assert client.get("/api/v1/people/?kind=profile").json()["count"] == 1

    @pytest.mark.parametrize("sort", ["", "?sort=name"])
    def test_the_list_costs_the_same_for_many_people(self, client, ada, sort):
        make_everything(ada, 1)
        make_everything(f.make_person("Bo Second"), 2)
        with CaptureQueriesContext(connection) as few:
            client.get(f"/people/{sort}")
        for n in (3, 4, 5):
            make_everything(f.make_person(f"Cy Number{n}"), n)

        with CaptureQueriesContext(connection) as many:
            client.get(f"/people/{sort}")

        assert len(many) == len(few) <= 20
