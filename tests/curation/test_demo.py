"""The demo directory holds the facts of three public CVs, one by one."""

import io
import re
from importlib.resources import files

import pytest
from django.core.management import call_command
from django.db.models import Count

from curation.models import AppliedEntry, Issue
from people.models import (
    Award,
    Contact,
    Degree,
    Delivery,
    ExternalIdentifier,
    Mentorship,
    Period,
    Person,
    Position,
    Project,
    Service,
    Skill,
    Talk,
    Teaching,
    Topic,
)
from publications.models import Coauthor, Distinction, Publication, Venue


def load_demo():
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


pytestmark = pytest.mark.usefixtures("demo")


def works(**conditions):
    return Publication.objects.works().filter(**conditions)


def test_there_are_87_people_of_whom_84_are_records():
    profiles = Person.objects.profiles().order_by("credit_name")

    assert [p.credit_name for p in profiles] == [
        "Akshay Mehra",
        "Ayush Bharadwaj",
        "Ayush Sekhari",
    ]
    assert Person.objects.count() == 87
    assert Person.objects.records().count() == 84


def test_everybody_is_visible_to_a_visitor():
    assert Person.objects.visible_to(None).count() == 87


def test_a_bracketed_nickname_is_the_same_person():
    rakhlin = Person.objects.get(slug="alexander-rakhlin")

    assert (
        rakhlin.mentorships_as_mentor.get().mentor_name == "Alexander (Sasha) Rakhlin"
    )
    assert not Person.objects.filter(credit_name__contains="Sasha").exists()


def test_three_spellings_of_srebro_stay_three_people():
    spellings = Person.objects.filter(credit_name__endswith="Srebro").order_by(
        "credit_name"
    )

    assert [p.credit_name for p in spellings] == [
        "Natan Srebro",
        "Nathan Srebro",
        "Nati Srebro",
    ]


def test_there_are_36_works_and_8_versions():
    versions = Publication.objects.exclude(version_of=None)

    assert works().count() == 36
    assert sorted(versions.values_list("version_relation", flat=True)) == [
        "preliminary_version",
        *["short_version"] * 7,
    ]


def test_works_belong_to_their_people():
    counts = (
        Coauthor.objects.linked()
        .filter(person__kind="profile")
        .values_list("person__slug")
    )

    assert dict(counts.annotate(n=Count("publication")).order_by()) == {
        "akshay-mehra": 5,
        "ayush-sekhari": 31,
    }


def test_the_preliminary_version_earned_its_own_oral():
    version = Publication.objects.get(version_relation="preliminary_version")

    assert [d.printed for d in version.distinctions.all()] == ["Oral Presentation"]
    assert (
        version.version_of.title
        == "Machine Unlearning Fails to Remove Data Poisoning Attacks"
    )
    assert (version.venue.name, version.venue.host.acronym, version.year) == (
        "2nd Workshop on Generative AI and Law",
        "ICML",
        2024,
    )


def test_21_works_are_marked_alphabetical():
    assert works(is_alphabetical=True).count() == 21


def test_four_works_have_equal_contribution():
    marked = works(coauthor__shared_mark="equal_contribution").distinct()

    assert set(marked.values_list("title", flat=True)) == {
        "Offline Data Enhanced On-Policy Policy Gradient with Provable Guarantees",
        "Hybrid RL: Using Both Offline and Online Data Can Make RL Efficient",
        "Unstable Unlearning: The Hidden Risk of Concept Resurgence in Diffusion Models",
        "Machine Unlearning Fails to Remove Data Poisoning Attacks",
    }


def test_one_work_has_two_groups_of_marks():
    work = works(coauthor__shared_mark="equal_advising").distinct().get()

    assert list(work.coauthor_set.values_list("credit_name", "shared_mark")) == [
        ("Martin Pawelczyk", "equal_contribution"),
        ("Jimmy Z. Di", "equal_contribution"),
        ("Yiwei Lu", ""),
        ("Gautam Kamath", "equal_advising"),
        ("Ayush Sekhari", "equal_advising"),
        ("Seth Neel", "equal_advising"),
    ]


def test_five_works_carry_distinctions():
    found = Distinction.objects.filter(publication__version_of=None)

    assert sorted(found.values_list("publication__title", "printed")) == [
        (
            "A Brief Study of In-Domain Transfer and Learning from Fewer Samples using a Few Simple Priors",
            "Best Paper Award, Honorable Mention",
        ),
        (
            "Agnostic Reinforcement Learning with Low-Rank MDPs and Rich Observations",
            "Spotlight",
        ),
        ("Harnessing Density Ratios for Online Reinforcement Learning", "Spotlight"),
        ("On the Complexity of Adversarial Decision Making", "Oral Presentation"),
        (
            "The Complexity of Making the Gradient Small in Stochastic Convex Optimization",
            "Best Student Paper Award",
        ),
    ]


def test_an_honour_printed_twice_is_linked():
    paper = Distinction.objects.get(printed="Best Student Paper Award")
    talk = Delivery.objects.exclude(award_printed="").get()

    assert paper.award.title == "Best Student Paper Award at COLT 2019"
    assert talk.award.title == "Best Talk Award, Honorable Mention"


def test_a_workshop_host_is_not_its_venue():
    counts = Venue.objects.filter(publication__version_of=None).annotate(
        n=Count("publication")
    )

    assert {str(venue): venue.n for venue in counts} == {
        "ACML": 1,
        "COLT": 4,
        "CVPR": 1,
        "ICLR": 3,
        "ICML": 3,
        "NeurIPS": 15,
        "Picky Learners - Choosing Alternative Ways to Process Data": 1,
    }


@pytest.mark.parametrize(
    "name", ["NeurIPS", "neurips", "NIPS", "Neural Information Processing Systems"]
)
def test_neurips_is_found_by_every_name(name):
    venue = Venue.objects.called(name).get()

    assert works(venue=venue, sort_year=2021).count() == 5


def test_six_submitted_papers_have_no_year_and_two_more_no_venue():
    submitted = works(status="submitted")
    bare = works(status="", venue=None)

    assert (
        submitted.count(),
        set(submitted.values_list("sort_year", "kind", "status_date")),
    ) == (
        6,
        {(0, "preprint", "2024-10")},
    )
    assert sorted(bare.values_list("title", "kind", "sort_year")) == [
        ("Fast Interactive Image Retrieval using large-scale unlabeled data", "", 0),
        (
            "Machine vs Machine: Minimax-Optimal Defense Against Adversarial Examples",
            "",
            0,
        ),
    ]


def test_13_talks_were_given_39_times():
    assert (Talk.objects.count(), Delivery.objects.count()) == (13, 39)
    assert Delivery.objects.filter(is_invited=True).count() == 39


def test_a_talk_keeps_type_place_and_date_of_each_delivery():
    delivery = Delivery.objects.exclude(award_printed="").get()

    assert (delivery.host, delivery.type, delivery.date, delivery.award_printed) == (
        "Annual ML Symposium, New York Academy of Sciences (NYAS)",
        "Spotlight talk",
        "2020-03",
        "Best Talk Award, Honorable Mention",
    )


def test_8_degrees_are_there_with_grades_and_dates():
    degrees = Degree.objects.order_by("person__slug", "order")

    assert list(
        degrees.values_list("title", "field", "start", "end", "grade", "is_expected")
    ) == [
        ("Ph.D.", "Computer Science", "2019-08", "2023-05", "3.97", True),
        ("Master of Science", "Computer Science", "2016-08", "2019-08", "4.0", False),
        (
            "Bachelor of Engineering",
            "Computer Engineering",
            "2011-07",
            "2015-06",
            "9.71 / 10",
            False,
        ),
        ("M.A.", "Mathematics", "2020-01", "2023-01", "", False),
        ("M.S.", "Operations Research", "2012-08", "2014-01", "", False),
        ("B.Tech.", "Civil Engineering", "2000-06", "2004-07", "", False),
        ("Ph.D.", "Computer Science", "2017", "2022", "", False),
        ("B.Tech.", "Computer Science and Engineering", "2012", "2016", "10/10", False),
    ]


def test_degrees_keep_thesis_courses_honours_and_specialisation():
    thesis = Degree.objects.exclude(thesis_title="").get()
    honoured = Degree.objects.get(grade="10/10")

    assert (
        thesis.thesis_title
        == "Non-convex and Interactive Learning via Stochastic Optimization"
    )
    assert honoured.honours == ["Institute Rank 1", "Presidents Gold Medal"]
    assert [
        len(degree.courses)
        for degree in Degree.objects.order_by("person__slug", "order")
    ][:3] == [0, 11, 12]
    assert (
        Degree.objects.exclude(specialisation="").get().specialisation
        == "Optimization, Algebraic Geometry"
    )


def test_degrees_name_five_advisors_two_with_printed_roles():
    advisors = Mentorship.objects.exclude(degree=None).order_by(
        "mentor_name", "degree__start"
    )

    assert list(
        advisors.values_list("mentor_name", "role_printed", "degree__title")
    ) == [
        ("Jihun Hamm", "", "Master of Science"),
        ("Jihun Hamm", "", "Ph.D."),
        ("Karthik Sridharan", "Primary", "Ph.D."),
        ("Mikhail Belkin", "", "Master of Science"),
        ("Robert Kleinberg", "Co-chair", "Ph.D."),
    ]


def test_20_positions_last_21_periods():
    twice = Position.objects.annotate(n=Count("periods")).get(n=2)

    assert (Position.objects.count(), Period.objects.count()) == (20, 21)
    assert [p.dates_display for p in twice.periods.all()] == [
        "May 2020 – Aug 2020",
        "May 2021 – Aug 2021",
    ]


def test_two_positions_are_current():
    current = Position.objects.filter(is_current=True).order_by("title")

    assert list(current.values_list("title", "organization_printed", "latest")) == [
        (
            "AI Safety Researcher",
            "Supervised Program for Alignment Research (SPAR)",
            None,
        ),
        ("Postdoctoral Associate", "Massachusetts Institute of Technology", None),
    ]


def test_positions_name_their_supervisors():
    supervised = Position.objects.get(
        organization_printed="Microsoft", title="Data Scientist Intern"
    )

    assert list(
        supervised.mentorships.values_list("mentor_name", "honorific", "role")
    ) == [
        ("Mohamed Abdel-Hady", "Dr.", "supervisor"),
        ("Debraj GuhaThakurta", "Dr.", "supervisor"),
    ]
    assert Mentorship.objects.exclude(position=None).count() == 27


def test_three_stays_at_one_company_are_three_positions_of_one_organization():
    stays = Position.objects.filter(organization_printed="Microsoft")

    assert stays.count() == 3
    assert len(set(stays.values_list("organization"))) == 1


def test_a_company_keeps_its_printed_note():
    position = Position.objects.get(organization_printed="Postmates")

    assert position.organization_note == "acquired by Uber; On-demand delivery"


def test_11_mentees_two_with_outcomes():
    mentees = Mentorship.objects.filter(degree=None, position=None)

    assert mentees.count() == 11
    assert sorted(
        mentees.exclude(outcome="").values_list("mentee_name", "outcome", "class_of")
    ) == [
        ("Gene Li", "Two Sigma", None),
        ("Yifei Zhou", "PhD at UC Berkeley", 2023),
    ]


def test_18_awards_one_declined():
    assert Award.objects.count() == 18
    assert (
        Award.objects.get(is_declined=True).title == "Cambridge-Tubingen PhD Fellowship"
    )
    assert Award.objects.get(title="Academic Excellence Award").years == [
        2013,
        2014,
        2015,
    ]


def test_27_service_entries_4_courses_5_projects_10_skills():
    counted = [model.objects.count() for model in (Service, Teaching, Project, Skill)]

    assert counted == [27, 4, 5, 10]


def test_a_course_keeps_its_season_and_instructor():
    course = Teaching.objects.get(code="CS6783")

    assert (
        course.title,
        course.role,
        course.instructor,
        course.terms,
        course.note,
    ) == (
        "Machine Learning Theory",
        "TA",
        "Karthik Sridharan",
        ["2018-23"],
        "Graduate level course",
    )


def test_a_workshop_that_was_organized_keeps_place_people_and_website():
    service = Service.objects.get(venue="Updatable Machine Learning Workshop (UpML)")

    assert (service.at, service.co_organizers, service.url, service.start) == (
        "ICML 2022, Baltimore, USA",
        ["Jayadev Acharya", "Gautam Kamath"],
        "https://upml2022.github.io/",
        "2022-07",
    )


def test_handles_are_accounts_and_no_skills():
    accounts = ExternalIdentifier.objects.filter(person__slug="akshay-mehra")

    assert dict(accounts.values_list("scheme", "value")) == {
        "codechef": "rihaan1991",
        "hackerrank": "akshaymehra",
        "google_code_jam": "akshay1622",
    }


def test_doubts_are_issues_for_curators():
    issues = Issue.objects.order_by("code", "first_line")

    assert [(i.code, i.field, i.row.title) for i in issues] == [
        (
            "not-alphabetical",
            "is_alphabetical",
            "When is Agnostic Reinforcement Learning Statistically Tractable?",
        ),
        (
            "not-alphabetical",
            "is_alphabetical",
            "Computationally Efficient RL under Linear Bellman Completeness for Deterministic Dynamics",
        ),
        (
            "year-conflict",
            "issued",
            "Guarantees for Epsilon-Greedy Reinforcement Learning with Function Approximation",
        ),
    ]
    assert issues.get(code="year-conflict").row.year == 2022


def test_every_work_has_a_topic_of_a_small_vocabulary():
    assert Topic.objects.count() >= 8
    assert not works(topics=None).exists()


def test_the_listings_under_topics_carry_year_and_venue():
    for work in works().prefetch_related("listings"):
        assert {(row.sort_year, row.venue_id) for row in work.listings.all()} == {
            (work.sort_year, work.venue_id)
        }


def test_every_entry_knows_its_lines():
    nameless = AppliedEntry.objects.filter(first_line=None)

    assert not nameless.exists()


def test_nobody_can_be_written_to_or_called():
    text = "".join(
        file.read_text()
        for file in files("curation.demo").iterdir()
        if file.name.endswith(".json")
    )

    assert not Contact.objects.exists()
    assert not re.search(r"[\w.]+@[\w.]+|\+\d[\d ()-]{6,}", text)


def test_loading_again_changes_nothing():
    before = {
        model: list(model.objects.order_by("pk").values())
        for model in (Person, Publication, Coauthor, Mentorship)
    }

    told = load_demo()

    assert {
        model: list(model.objects.order_by("pk").values()) for model in before
    } == before
    assert told == (
        "Akshay Mehra: 31 unchanged\nAyush Bharadwaj: 10 unchanged\nAyush Sekhari: 164 unchanged\n"
    )
