"""Counts that are kept for visitors are right after every edit, whoever makes it."""

import threading

import pytest
from django.db import connection, connections, transaction

from core import snapshots
from core.audience import Audience
from publications.models import Publication
from tests import factories as f

# Inside a transaction nothing is kept.
pytestmark = pytest.mark.django_db(transaction=True)

_LISTS = ("", "?kind=journal", "?q=graph", "?venue=exconf", "?year=2019")


def told(client):
    """All numbers that a visitor is told."""
    found = {}
    for query in _LISTS:
        mark = "&" if query else "?"
        path = f"/api/v1/publications/{query}{mark}facets=venue,year,topic,kind,person"
        answer = client.get(path).json()
        found[query] = {
            "count": answer["count"],
            **{
                name: {group["key"]: group["count"] for group in groups}
                for name, groups in answer["facets"].items()
            },
        }
    return found


def fresh(client):
    """The same with nothing kept."""
    snapshots._kept.clear()
    return told(client)


@pytest.fixture
def rows(db):
    venue = f.make_venue("Examplia", acronym="ExConf")
    topic, ada = f.make_topic("Graphs"), f.make_person("Ada Lee")
    for number in range(4):
        work = f.make_publication(
            f"Graph {number}", venue=venue, issued="2019", kind="journal"
        )
        f.make_coauthor(work, "Ada Lee", person=ada)
        f.make_publication_topic(work, topic)
    return Publication.objects.order_by("pk")


def _elsewhere(act):
    """Does it on a connection of its own."""

    def run():
        act()
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def _hide(rows):
    work = rows[0]
    work.visibility = "private"
    work.save()


def _rename(rows):
    work = rows[0]
    work.title, work.kind = "Tree", "workshop"
    work.save()


def _hide_person(rows):
    person = rows[0].coauthor_set.get().person
    person.status = "hidden"
    person.save()


EDITS = {
    "add": lambda rows: f.make_publication("Graph new", issued="2020"),
    "change": _rename,
    "hide": _hide,
    "hide a person": _hide_person,
    "delete": lambda rows: rows[0].delete(),
    "topic": lambda rows: rows[0].topics.clear(),
    "bulk": lambda rows: Publication.objects.filter(pk=rows[0].pk).update(kind=""),
}


@pytest.mark.parametrize("is_elsewhere", [False, True])
@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_every_number_is_the_new_one(client, rows, edit, is_elsewhere):
    before = told(client)
    assert told(client) == before

    act = EDITS[edit]
    _elsewhere(lambda: act(rows)) if is_elsewhere else act(rows)

    after = told(client)
    assert after == fresh(client)


def test_what_is_kept_is_not_counted_again(rows):
    counted = []

    def count():
        counted.append(1)
        return 4

    for _ in range(3):
        assert snapshots.kept(Audience.PUBLIC, "works", count) == 4
    assert counted == [1]
    f.make_publication("One more")
    snapshots.kept(Audience.PUBLIC, "works", count)
    assert counted == [1, 1]


def test_members_and_curators_get_each_number_anew(rows):
    counted = []
    for audience in (Audience.SIGNED_IN, Audience.CURATOR):
        snapshots.kept(audience, "works", lambda: counted.append(1))
        snapshots.kept(audience, "works", lambda: counted.append(1))
    assert len(counted) == 4


def test_what_was_undone_is_not_kept(client, rows):
    before = told(client)

    with transaction.atomic():
        Publication.objects.all().delete()
        assert client.get("/api/v1/publications/").json()["count"] == 0
        transaction.set_rollback(True)

    assert told(client) == before


def test_a_number_that_was_counted_while_somebody_wrote_is_not_kept(rows):
    def count():
        _elsewhere(lambda: f.make_publication("Meanwhile"))
        return 4

    snapshots._kept.clear()
    snapshots.kept(Audience.PUBLIC, "works", count)

    assert not snapshots._kept
    assert connection.is_usable()
