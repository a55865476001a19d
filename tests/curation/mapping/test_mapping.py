"""What was read finds its place in a profile, with its lines, and nothing is invented."""

from pathlib import Path

import pytest

from curation.cv.extractors import extract
from curation.cv.reading import read
from curation.mapping import map_reading
from curation.mapping.document import as_profile, with_all_keys
from curation.mapping.keys import key_of
from curation.review.storing import store
from people.models import Person

SAMPLES = Path(__file__).parents[2] / "samples"
REAL = Path(__file__).parents[4] / "shared" / "cvs"
CVS = {"000": "akshay-mehra", "002": "ayush-sekhari", "004": "ayush-bharadwaj"}


def profile_of(path):
    document = extract(path.name, path.read_bytes())
    suggestions = map_reading(read(document), document)
    with_all_keys(suggestions)
    # One sample prints no name; a curator enters it.
    suggestions[0].entry.setdefault("credit_name", "Nobody Known")
    entries = [(one.section, one.entry) for one in suggestions]
    return as_profile(entries, "somebody", None)


@pytest.fixture(scope="module")
def mira():
    return profile_of(SAMPLES / "review" / "2025.md")


def test_a_degree_has_its_level_dates_and_advisors_as_printed(mira):
    degree = mira.degrees[0]

    assert (degree.level, degree.title, degree.field) == (
        "doctorate", "Ph.D.", "Mathematics",
    )  # fmt: skip
    assert (degree.start, degree.end, degree.dates_printed) == (
        "2018",
        "2023",
        "2018 - 23",
    )
    assert [(a.name, a.honorific, a.role, a.role_printed) for a in degree.advisors] == [
        ("Tomas Quill", "Prof.", "primary", "Primary"),
        ("Ada Venn", "Prof.", "co_chair", "Co-chair"),
    ]
    assert degree.thesis_title == "Mixing times of walks on sparse graphs"
    assert degree.lines == [23, 31]


def test_a_position_has_its_period_and_its_mentor(mira):
    (position,) = mira.positions

    assert position.kind == "postdoc"
    assert [(p.start, p.is_current, p.dates_printed) for p in position.periods] == [
        ("2023", True, "2023 - current")
    ]
    assert [(m.name, m.role) for m in position.mentors] == [("Ines Bratt", "advisor")]


def test_a_work_names_its_venue_and_keeps_it_as_printed(mira):
    work = mira.publications[0]

    assert (work.venue, work.venue_printed, work.issued) == (
        "Conference on Learning Theory",
        "Conference on Learning Theory 2024 (COLT 2024)",
        "2024",
    )
    assert [(a.name, a.is_owner) for a in work.authors] == [
        ("Mira Okonkwo-Laine", True), ("Tomas Quill", False), ("Ada Venn", False),
    ]  # fmt: skip
    assert ("Conference on Learning Theory", "COLT", "conference") in [
        (v.name, v.acronym, v.kind) for v in mira.venues
    ]


def test_a_short_version_is_a_version_at_a_workshop_with_its_host(mira):
    work = mira.publications[1]

    (version,) = work.versions
    assert (version.relation, version.venue, version.issued) == (
        "short_version", "Benchmarks Workshop", "2022",
    )  # fmt: skip
    assert version.venue_printed == "Benchmarks Workshop at NeurIPS 2022"
    assert version.lines == [55, 55]
    assert [(d.kind, d.printed) for d in work.distinctions] == [
        ("oral", "Oral Presentation")
    ]
    workshop = next(v for v in mira.venues if v.name == "Benchmarks Workshop")
    assert (workshop.kind, workshop.host) == ("workshop", "NeurIPS")


def test_equal_contribution_is_a_mark_on_the_names_that_carry_it(mira):
    work = mira.publications[2]

    assert [a.shared_mark for a in work.authors] == [
        "equal_contribution", "equal_contribution", "",
    ]  # fmt: skip


def test_what_is_under_submission_has_no_year(mira):
    work = mira.publications[3]

    assert (work.status, work.issued, work.status_date) == ("submitted", "", "")


def test_the_date_of_a_status_is_that_of_its_heading():
    document = extract(
        "cv.md",
        b"# Ann Bee\n\n## Publications\n\n### Papers under submission (as of May 2026)\n\n"
        b"- Ann Bee, Cy Dee. A theorem of examples.\n- Ann Bee. More theorems of examples.\n",
    )

    made = map_reading(read(document), document)

    works = [one.entry for one in made if one.section == "publications"]
    assert {work["status_date"] for work in works} == {"2026-05"}


def test_contact_data_is_private(mira):
    assert [(c.kind, c.visibility) for c in mira.person.contacts] == [
        ("email", "private"), ("phone", "private"),
    ]  # fmt: skip


def test_each_delivery_of_a_talk_has_its_own_line(mira):
    (talk,) = mira.talks

    assert [(d.host, d.date, d.lines) for d in talk.deliveries] == [
        ("Probability Seminar, University of Northfield", "2024-05", [73, 73]),
        ("COLT", "2024-07", [74, 74]),
    ]
    assert all(d.is_invited for d in talk.deliveries)  # the heading says so


def mapped(text):
    document = extract("cv.md", text.encode())
    made = map_reading(read(document), document)
    with_all_keys(made)
    return made


def test_a_link_is_kept_as_printed_with_its_label():
    person, *_rest = mapped(
        "# Ann Bee\n\nWeb: [ann.example.org](http://ann.example.org/)\n\n## Education\n"
    )

    assert person.entry["links"] == [
        {"url": "http://ann.example.org/", "label": "Web", "printed": "ann.example.org"}
    ]


def test_accounts_that_a_profile_has_a_scheme_for_are_identifiers():
    person, *_rest = mapped(
        "# Ann Bee\n\n## Skills\n\n**Handles:** Codechef (ann1), Elsewhere (ann2).\n"
    )

    assert person.entry["identifiers"] == [{"scheme": "codechef", "value": "ann1"}]


def test_a_post_and_the_award_that_paid_for_it_are_linked():
    made = mapped("""# Ann Bee

## Positions

**Northfield University, Boston, USA**, Summer 2014
*Mentors: Cy Dee*
Summer Undergraduate Research Grant for Tides

## Awards

- **Summer Undergraduate Research Grant for Tides (SURGT)**, Northfield University, 2014.
- **Tide Medal**, 2014.
""")

    [position] = [one.entry for one in made if one.section == "positions"]
    awards = [one.entry for one in made if one.section == "awards"]
    assert [award.get("position") for award in awards] == [position["key"], None]


def test_keys_are_words_and_recur_with_a_number():
    assert key_of("Fast Mixing – on Graphs!", []) == "fast-mixing-on-graphs"
    assert key_of("Fast mixing", ["fast-mixing"]) == "fast-mixing-2"
    assert key_of("Очерк", []) != ""
    assert len(key_of("word " * 60)) <= 80


@pytest.mark.parametrize(
    "path", sorted((SAMPLES / "cv").iterdir()), ids=lambda path: path.name
)
def test_every_sample_maps_into_a_document_that_the_schema_takes(path):
    profile = profile_of(path)

    assert sum(map(len, profile.keys().values())) > 0


@pytest.mark.skipif(
    not REAL.is_dir(), reason="the real CVs are not beside this repository"
)
@pytest.mark.parametrize("stem", CVS)
def test_a_real_cv_over_the_demo_asks_about_hardly_anything(demo_rows, stem):
    path = next(REAL.glob(f"{stem}*.txt"))
    person = Person.objects.get(slug=CVS[stem])

    cv, _is_new = store(path.name, path.read_bytes(), person=person)

    asked = cv.drafts.open().exclude(section="names")
    # What was done in a post or service is longer in the CV than in the demo.
    assert {name for draft in asked for name, _now, _read in draft.changes} <= {
        "highlights", "note", "role", "at",
    }  # fmt: skip
    assert not asked.filter(is_new=True).exists()


@pytest.fixture
def demo_rows(request):
    """The demo in the database; a parameter of its own, as `demo` is the module here."""
    return request.getfixturevalue("demo")
