"""The indexes are as a rebuild would write them, whatever happened to the rows."""

import io
import random
import threading
from contextlib import suppress

import pytest
import reversion
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from reversion.models import Version

from core import search
from core.merging import CannotMerge
from curation.merging import merge
from directory.search_index import KEPT
from people.indexes import NAMES
from people.models import NameWord, Person, PersonSearch, Topic
from people.search import reindex as reindex_people
from publications.indexes import WORDS
from publications.models import (
    Coauthor,
    Publication,
    PublicationSearch,
    TitleWord,
    TopicListing,
    Venue,
)
from publications.search import reindex
from tests import factories as f

pytestmark = pytest.mark.django_db


def differences():
    return [difference for kept in KEPT for difference in kept.differences()]


def run(name, **options):
    output = io.StringIO()
    call_command(name, stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def rows(db):
    """A small directory with versions, aliases, nested topics and hidden rows."""
    random_ = random.Random(1)
    people = [f.make_person(f"Ada Number{n}") for n in range(4)]
    venues = [f.make_venue(f"Venue {n}", acronym=f"VN{n}") for n in range(3)]
    topics = [f.make_topic(f"Topic {n}") for n in range(3)]
    topics.append(f.make_topic("Narrow", broader=topics[0]))
    for number in range(8):
        work = f.make_publication(f"Work {number}", issued=str(2000 + number))
        f.make_coauthor(work, "Ada", person=random_.choice(people))
        f.make_publication_topic(work, random_.choice(topics))
        work.venue = random_.choice(venues)
        work.save()
        if number % 2:
            f.make_version(work, venue=random_.choice(venues))


def _some(random_, model, **only):
    return random_.choice(list(model.objects.filter(**only).order_by("pk")))


def _add(random_):
    work = f.make_publication(f"New {random_.random()}")
    f.make_coauthor(work, "Bo", person=_some(random_, Person))


def _retitle(random_):
    work = _some(random_, Publication)
    work.title, work.issued = (
        f"Title {random_.random()}",
        str(random_.randint(1990, 2020)),
    )
    work.abstract = "Some words"
    work.save()


def _hide(random_):
    work = _some(random_, Publication)
    work.visibility = random_.choice(["public", "limited", "private"])
    work.save()


def _rename_venue(random_):
    venue = _some(random_, Venue)
    venue.name = f"Renamed {random_.random()}"
    venue.save()
    f.make_venue_alias(venue, f"Alias {random_.random()}")


def _move_topic(random_):
    topic = _some(random_, Topic, narrower=None, broader=None)
    other = random_.choice(
        [None, Topic.objects.exclude(pk=topic.pk).filter(broader=None).first()]
    )
    topic.broader = other
    topic.save()


def _relink(random_):
    work, topic = _some(random_, Publication), _some(random_, Topic)
    random_.choice(
        [work.topics.add, work.topics.remove, lambda t: work.topics.set([t])]
    )(topic)


def _rename_person(random_):
    person = _some(random_, Person)
    person.credit_name = f"Person {random_.random()}"
    person.save()
    f.make_other_name(
        person, f"Other {random_.random()}", is_hidden=random_.random() < 0.5
    )


def _merge(model):
    def act(random_):
        rows = list(model.objects.order_by("pk"))
        if len(rows) > 2:
            # A profile is not merged into a record.
            with suppress(CannotMerge):
                first, second = random_.sample(rows, 2)
                merge(first, second, None)

    return act


def _delete(model):
    def act(random_):
        if model.objects.count() > 2:
            _some(random_, model).delete()

    return act


def _update_in_bulk(random_):
    with transaction.atomic():
        Publication.objects.update(kind=random_.choice(["journal", "workshop"]))
        reindex(Publication.objects.values_list("pk", flat=True))
        Person.objects.update(native_name=f"Native {random_.random()}")
        reindex_people(Person.objects.values_list("pk", flat=True))


def _revert(random_):
    work = _some(random_, Publication)
    with reversion.create_revision():
        work.save()
    _retitle(random_)
    Version.objects.get_for_object(work)[0].revision.revert()


_ACTS = [
    *(_add, _retitle, _hide, _rename_venue, _move_topic, _relink, _rename_person),
    *(_merge(model) for model in (Venue, Person)),
    *(_delete(model) for model in (Publication, Venue, Topic, Person, Coauthor)),
    *(_update_in_bulk, _revert),
]  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_after_random_edits_an_index_is_what_a_rebuild_would_write(rows, seed):
    random_ = random.Random(seed)

    for _ in range(25):
        act = random_.choice(_ACTS)
        with transaction.atomic():
            act(random_)
        assert differences() == [], act


def test_after_an_import_an_index_is_what_a_rebuild_would_write(demo):
    assert differences() == []


@pytest.mark.django_db(transaction=True)
def test_rebuilding_mends_what_is_wrong_and_says_how_far_it_is(rows):
    kept = {Publication: PublicationSearch, Person: PersonSearch}
    for model in (*kept.values(), TopicListing, TitleWord, NameWord):
        model._default_manager.all().delete()
    with pytest.raises(CommandError, match="differences"):
        run("check_search")

    told = run("rebuild_search")

    assert f"publications: {Publication.objects.count()} written" in told
    assert differences() == []
    assert TitleWord.objects.filter(word="work").exists()
    assert NameWord.objects.filter(word="number1").exists()
    assert "agree" in run("check_search")


@pytest.mark.django_db(transaction=True)
def test_an_interrupted_rebuild_goes_on_where_it_was(rows, monkeypatch):
    monkeypatch.setattr("directory.search_index._AT_A_TIME", 2)
    people = KEPT[0]
    PersonSearch.objects.all().delete()
    work = people.rebuild()
    next(work)
    work.close()
    first = people.done

    assert f"people: going on behind id {first}" in run("rebuild_search")
    assert PersonSearch.objects.filter(person__gt=first).exists()
    assert people.done == 0


@pytest.mark.django_db(transaction=True)
def test_an_index_that_was_lost_is_missed_and_made_again(rows):
    for index in (NAMES, WORDS):
        search.remove(index)
        assert search.check(index) == [
            f"{index.name}: the index or a trigger of it is missing"
            if connection.vendor == "sqlite"
            else f"{index.name}: the index is missing"
        ]
        search.rebuild(index)
        assert search.check(index) == []


def test_words_that_differ_from_the_table_are_found():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL generates the words itself")
    f.make_publication("Graph")
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO \"{WORDS.name}\"(rowid, title) VALUES (77, ' stray ')"
        )

    assert search.check(WORDS) == [
        f"{WORDS.name}: the index has other words than its table"
    ]


def _busy(number, failed):
    random_ = random.Random(number)
    try:
        for _ in range(12):
            act = random_.choice([_retitle, _rename_venue, _relink, _hide, _add])
            with transaction.atomic():
                act(random_)
    except Exception as error:
        failed.append(error)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_after_many_writers_at_once_an_index_is_what_a_rebuild_would_write(rows):
    failed = []
    writers = [
        threading.Thread(target=_busy, args=(number, failed)) for number in range(4)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    # Who waits in a circle is sent back with nothing written; nobody else fails.
    assert [error for error in failed if "deadlock" not in str(error)] == []
    assert differences() == []
