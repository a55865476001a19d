from django.db import migrations, models

from core import folding

_AT_A_TIME = 500
_PARTS = ("coauthor_set", "topics__aliases", "venue__aliases")


def texts(row, work):
    """As `publications.search` has them."""
    yield row.title or work.title
    coauthors = list(row.coauthor_set.all()) or list(work.coauthor_set.all())
    yield from (coauthor.credit_name for coauthor in coauthors)
    yield from (row.venue_printed, row.container_title)
    for venue in filter(None, [row.venue]):
        yield from (venue.name, venue.acronym)
        yield from (alias.name for alias in venue.aliases.all())
    for topic in list(row.topics.all()) or list(work.topics.all()):
        yield from (topic.name, *(alias.name for alias in topic.aliases.all()))
    yield row.abstract or work.abstract


def write_words(apps, schema_editor):
    """Writes the words that are there already in the order of their texts."""
    Publication = apps.get_model("publications", "Publication")
    PublicationSearch = apps.get_model("publications", "PublicationSearch")
    TitleWord = apps.get_model("publications", "TitleWord")
    rows = Publication.objects.select_related("venue", "version_of").prefetch_related(
        *_PARTS, "version_of__coauthor_set", "version_of__topics__aliases"
    )
    spelt, waiting = set(), []

    def write():
        PublicationSearch.objects.bulk_create(
            waiting,
            update_conflicts=True,
            unique_fields=["publication"],
            update_fields=["words"],
        )
        waiting.clear()

    for row in rows.order_by("pk").iterator(chunk_size=_AT_A_TIME):
        found = dict.fromkeys(
            " ".join(folding.words(text)) for text in texts(row, row.version_of or row)
        )
        line = "".join(f" {text} |" for text in found if text)
        waiting.append(PublicationSearch(publication_id=row.pk, words=line))
        names = [coauthor.credit_name for coauthor in row.coauthor_set.all()]
        spelt.update(word for text in (row.title, *names) for word in folding.words(text))
        if len(waiting) == _AT_A_TIME:
            write()
    write()
    TitleWord.objects.bulk_create(
        [TitleWord(word=word) for word in sorted(spelt) if len(word) <= 100],
        batch_size=_AT_A_TIME,
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0003_name_words"),
        ("publications", "0004_list_topics"),
    ]

    operations = [
        migrations.CreateModel(
            name="TitleWord",
            fields=[
                ("word", models.CharField(max_length=100, primary_key=True, serialize=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunPython(write_words, migrations.RunPython.noop, elidable=True),
    ]
