import pytest

from publications.models import Publication
from publications.work_rows import work_rows
from tests import factories as f

pytestmark = pytest.mark.django_db

SAME = (
    *("pk", "slug", "shown_title", "title_key", "kind", "status", "status_date"),
    *("sort_year", "venue_printed", "container_title", "publisher"),
    *("is_alphabetical", "year", "venue_line"),
)


def make_works():
    host = f.make_venue("Host of Workshops", acronym="HoW")
    venue = f.make_venue("Workshop on Examples", host=host)
    work = f.make_publication("A work", venue=venue, is_alphabetical=True)
    f.make_coauthor(work, "Ada Example", person=f.make_person("Ada Example"))
    f.make_coauthor(work, "Bo Wrong", person=f.make_person("Bo"), link_state="rejected")
    f.make_distinction(work, printed="Best Paper")
    version = f.make_version(work, venue=host)
    f.make_distinction(version, printed="Oral")
    return work, version, f.make_publication("Bare", issued="", kind="")


def test_a_row_says_the_same_as_the_publication():
    works = make_works()

    rows = work_rows([work.pk for work in works], f.VISITOR)

    for row, work in zip(rows, works, strict=True):
        assert {n: getattr(row, n) for n in SAME} == {n: getattr(work, n) for n in SAME}
        assert row.get_absolute_url() == work.get_absolute_url()
        assert list(row.distinctions) == [str(d) for d in work.distinctions.all()]
        names = [(n.role, n.credit_name, n.person_slug) for n in row.shown_coauthors]
        loaded = Publication.objects.with_page_parts(f.VISITOR).get(pk=work.pk)
        assert names == [
            (c.role, c.credit_name, c.person_slug) for c in loaded.shown_coauthors
        ]


def test_rows_come_in_the_order_of_the_ids_with_their_versions():
    work, version, bare = make_works()

    rows = work_rows([bare.pk, work.pk, 10_000], f.VISITOR)

    assert [row.pk for row in rows] == [bare.pk, work.pk]
    [shown] = rows[1].versions
    assert (shown.relation_text, shown.venue_line, list(shown.distinctions)) == (
        version.relation_text,
        version.venue_line,
        ["Oral"],
    )


def test_hidden_versions_and_people_are_in_no_row():
    work, version, _ = make_works()
    Publication.objects.filter(pk=version.pk).update(visibility="limited")
    draft = f.make_person("Di Draft", status="draft")
    f.make_coauthor(work, "Di Draft", person=draft)

    [public] = work_rows([work.pk], f.VISITOR)
    [signed_in] = work_rows([work.pk], f.make_user())
    [curated] = work_rows([work.pk], f.make_curator())

    assert [len(row.versions) for row in (public, signed_in, curated)] == [0, 1, 1]
    assert [row.shown_coauthors[-1].person_slug for row in (public, curated)] == [
        "",
        draft.slug,
    ]


def test_many_rows_cost_as_many_queries_as_one(django_assert_num_queries):
    work, version, bare = make_works()

    with django_assert_num_queries(4):
        work_rows([work.pk], f.VISITOR)
    with django_assert_num_queries(4):
        work_rows([work.pk, version.pk, bare.pk], f.VISITOR)


def test_an_abstract_is_read_only_where_it_is_asked_for():
    work = f.make_publication(abstract="Long.")

    [bare] = work_rows([work.pk], f.VISITOR)
    [whole] = work_rows([work.pk], f.VISITOR, with_abstracts=True)

    assert (bare.abstract, whole.abstract) == ("", "Long.")
