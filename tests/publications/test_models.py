"""Publications: the rules of one row, and what follows from it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from publications.kinds import Kind, csl_type
from publications.models import Coauthor, Publication
from tests.factories import (
    make_coauthor,
    make_person,
    make_publication,
    make_version,
)

pytestmark = pytest.mark.django_db


def test_the_year_for_order_is_that_of_issue_and_0_without_one():
    assert make_publication(issued="2018-24").sort_year == 2018
    assert make_publication(issued="").sort_year == 0


@pytest.mark.parametrize(
    ("kind", "csl"),
    [
        ("conference", "paper-conference"),
        ("journal", "article-journal"),
        ("", "document"),
    ],
)
def test_the_csl_type_follows_from_the_kind(kind, csl):
    assert make_publication(kind=kind).type == csl


def test_every_kind_has_a_csl_type():
    assert all(csl_type(kind) for kind in Kind)


def test_a_version_without_a_title_shows_that_of_its_work():
    version = make_version(make_publication("On Examples"))

    assert (version.title, version.shown_title) == ("", "On Examples")


def test_a_work_needs_a_title():
    with pytest.raises(ValidationError, match="needs a title"):
        Publication(title="").full_clean(exclude=["slug"])
    with pytest.raises(IntegrityError), transaction.atomic():
        make_publication(title="")


def test_a_version_of_a_version_is_refused():
    version = make_version(make_publication())

    with pytest.raises(ValidationError, match="Name the work itself"):
        Publication(version_of=version, version_relation="preprint").full_clean(
            exclude=["slug"]
        )


def test_a_work_with_versions_cannot_become_one():
    work, other = make_publication(), make_publication("Other")
    make_version(work)

    work.version_of, work.version_relation = other, "preprint"

    with pytest.raises(ValidationError, match="has versions cannot become one"):
        work.full_clean()


def test_identifiers_are_normalised_before_they_are_kept():
    work = make_publication(
        doi="https://doi.org/10.1000/ABC",
        arxiv_id="arXiv:2106.04619v2",
        isbn="0-306-40615-2",
    )

    work.full_clean()

    assert (work.doi, work.arxiv_id, work.isbn) == (
        "10.1000/abc",
        "2106.04619",
        "9780306406157",
    )


def test_two_authors_can_swap_places_in_one_transaction():
    work = make_publication()
    first, second = make_coauthor(work, "Ada"), make_coauthor(work, "Bo")

    with transaction.atomic():
        Coauthor.objects.filter(pk=first.pk).update(position=2)
        Coauthor.objects.filter(pk=second.pk).update(position=1)

    assert [c.credit_name for c in work.coauthor_set.all()] == ["Bo", "Ada"]


def test_one_place_is_not_given_twice():
    work = make_publication()
    make_coauthor(work, "Ada", position=1)

    with pytest.raises(ValidationError, match="Position 1 is taken by another author"):
        Coauthor(publication=work, position=1, credit_name="Bo").full_clean()
    Coauthor(publication=work, role="editor", position=1, credit_name="Bo").full_clean()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite knows no deferred uniqueness"
)
def test_the_database_refuses_one_place_given_twice_at_commit():
    work = make_publication()
    make_coauthor(work, "Ada", position=1)

    with pytest.raises(IntegrityError):
        make_coauthor(work, "Bo", position=1)


def test_a_link_without_a_person_is_refused():
    coauthor = make_coauthor(make_publication())
    coauthor.link_state = "confirmed"

    with pytest.raises(ValidationError, match="A link needs the person"):
        coauthor.full_clean()


def test_a_person_that_a_curator_picks_is_confirmed():
    coauthor = make_coauthor(make_publication())
    coauthor.person = make_person()

    coauthor.full_clean()

    assert coauthor.link_state == "confirmed"
