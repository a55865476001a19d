import re
from html import unescape

import pytest

from publications.markup import SHOWN_IN_ROW, by_line, honour, mark_key, place, row
from publications.models import Publication
from publications.templatetags.works import kind_name
from publications.work_rows import work_rows
from tests import factories as f

pytestmark = pytest.mark.django_db


def loaded(publication, user=f.VISITOR):
    [row] = work_rows([publication.pk], user)
    return row


def words(html):
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


def test_authors_stand_in_their_order_without_editors():
    work = f.make_publication()
    f.make_coauthor(work, "Second", position=2)
    f.make_coauthor(work, "First", position=1)
    f.make_coauthor(work, "Editor", role="editor", position=1)

    assert by_line(loaded(work)) == "First, Second"
    assert by_line(loaded(work), "editor") == "Editor"
    assert "First, Second edited by Editor" in words(row(loaded(work)))


def test_a_second_group_of_the_same_mark_has_another_sign():
    work = f.make_publication()
    for name, group in (("A", 1), ("B", 1), ("C", 2), ("D", 2)):
        f.make_coauthor(
            work, name, shared_mark="equal_contribution", shared_group=group
        )

    assert words(by_line(loaded(work))) == "A*, B*, C**, D**"
    assert mark_key(loaded(work).shown_coauthors) == [
        ("*", "equal contribution"),
        ("**", "equal contribution"),
    ]


def test_a_long_list_is_cut_in_a_row_but_not_before_the_own_name():
    work, ada = f.make_publication(), f.make_person("Ada Last")
    for n in range(SHOWN_IN_ROW + 5):
        f.make_coauthor(work, f"Author {n}")
    f.make_coauthor(work, "Ada Last", person=ada)

    line = by_line(loaded(work), own_slug=ada.slug, is_cut=True)

    assert line.count(",") == SHOWN_IN_ROW
    assert f', <b>Ada Last</b> and <a href="{work.get_absolute_url()}">5 more' in line


def test_a_list_is_whole_on_its_own_page():
    work = f.make_publication()
    for n in range(SHOWN_IN_ROW + 5):
        f.make_coauthor(work, f"Author {n}")

    line = by_line(Publication.objects.with_page_parts(f.VISITOR).get(pk=work.pk))

    assert line.split(", ") == [f"Author {n}" for n in range(SHOWN_IN_ROW + 5)]


def test_a_draft_is_known_to_curators_alone():
    work = f.make_publication()
    draft = f.make_person("Bo Draft", status="draft")
    f.make_coauthor(work, "Bo Draft", person=draft)

    def line(user):
        return by_line(loaded(work, user))

    assert line(f.VISITOR) == line(f.make_user()) == "Bo Draft"
    assert line(f.make_curator()) == '<a href="/people/bo-draft/">Bo Draft</a>'


def test_every_text_of_a_row_is_escaped():
    bad = "<i>&\"'"
    host = f.make_venue(f"{bad} host")
    venue = f.make_venue(f"{bad} venue", acronym=f"{bad} acronym", host=host)
    work = f.make_publication(f"{bad} title", venue=venue)
    f.make_coauthor(work, f"{bad} author")
    f.make_coauthor(work, f"{bad} editor", role="editor")
    f.make_distinction(work, printed=f"{bad} honour")
    version = f.make_version(
        work, relation_printed=f"{bad} relation", venue_printed=f"{bad} printed"
    )
    f.make_distinction(version, printed=f"{bad} honour of a version")

    html = row(loaded(work), why=f"{bad} why")

    assert "<i>" not in html
    assert html.count("&lt;i&gt;&amp;&quot;&#x27;") == 12


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"venue_printed": "<i>Proc."}, "<i>Proc."),
        ({"container_title": "<i>Book"}, "<i>Book\N{NO-BREAK SPACE}2020"),
        ({"status": "submitted"}, "Under review"),
        ({"publisher": "<i>Press"}, "<i>Press\N{NO-BREAK SPACE}2020"),
        ({"kind": "thesis"}, "Thesis\N{NO-BREAK SPACE}2020"),
        ({}, "Venue not stated\N{NO-BREAK SPACE}2020"),
    ],
)
def test_without_a_venue_the_next_best_says_where_a_work_appeared(fields, shown):
    work = f.make_publication(**{"kind": "", "status": "", "issued": "2020"} | fields)

    html = place(loaded(work))

    assert words(html) == shown
    assert "<i>" not in html


def test_the_page_of_a_venue_says_the_kind_where_it_tells_works_apart():
    venue = f.make_venue("Examplia")
    work = loaded(f.make_publication(venue=venue, kind="journal"))

    assert place(work, here=venue) == ""
    assert words(place(work, here=venue, tells_kind=True)) == "Journal article"
    assert "Examplia" in place(work, here=f.make_venue("Another"))


def test_an_honour_is_a_badge():
    assert words(honour("Best <Paper>")) == "Best <Paper>"


def test_kinds_have_words():
    assert (kind_name("conference"), kind_name("other")) == (
        "Conference paper",
        "Other or not stated",
    )
