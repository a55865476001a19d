import pytest

from publications.models import Publication
from publications.templatetags.works import (
    SHOWN_IN_ROW,
    author_line,
    kind_name,
    mark_key,
)
from tests import factories as f

pytestmark = pytest.mark.django_db


def loaded(publication, user=f.VISITOR):
    return Publication.objects.with_row_parts(user).get(pk=publication.pk)


def test_authors_stand_in_their_order_without_editors():
    work = f.make_publication()
    f.make_coauthor(work, "Second", position=2)
    f.make_coauthor(work, "First", position=1)
    f.make_coauthor(work, "Editor", role="editor", position=1)

    assert [n.text for n in author_line(loaded(work)).names] == ["First", "Second"]
    assert [n.text for n in author_line(loaded(work), "editor").names] == ["Editor"]


def test_a_second_group_of_the_same_mark_has_another_sign():
    work = f.make_publication()
    for name, group in (("A", 1), ("B", 1), ("C", 2), ("D", 2)):
        f.make_coauthor(
            work, name, shared_mark="equal_contribution", shared_group=group
        )

    assert [n.sign for n in author_line(loaded(work)).names] == ["*", "*", "**", "**"]
    assert mark_key(loaded(work)) == [
        ("*", "equal contribution"),
        ("**", "equal contribution"),
    ]


def test_a_long_list_is_cut_in_a_row_but_not_before_the_own_name():
    work, ada = f.make_publication(), f.make_person("Ada Last")
    for n in range(SHOWN_IN_ROW + 5):
        f.make_coauthor(work, f"Author {n}")
    f.make_coauthor(work, "Ada Last", person=ada)

    line = author_line(loaded(work), self_person=ada, is_cut=True)

    assert len(line.names) == SHOWN_IN_ROW + 1
    assert line.names[-1].is_self
    assert line.more == 5


def test_a_list_is_whole_on_its_own_page():
    work = f.make_publication()
    for n in range(SHOWN_IN_ROW + 5):
        f.make_coauthor(work, f"Author {n}")

    line = author_line(loaded(work))

    assert (len(line.names), line.more) == (SHOWN_IN_ROW + 5, 0)


def test_a_draft_is_known_to_curators_alone():
    work = f.make_publication()
    draft = f.make_person("Bo Draft", status="draft")
    f.make_coauthor(work, "Bo Draft", person=draft)

    def person(user):
        return author_line(loaded(work, user)).names[0].person

    assert person(f.VISITOR) is None
    assert person(f.make_user()) is None
    assert person(f.make_curator()) == draft


def test_kinds_have_words():
    assert (kind_name("conference"), kind_name("other")) == (
        "Conference paper",
        "Other or not stated",
    )
