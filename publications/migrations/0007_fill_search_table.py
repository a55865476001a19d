from django.db import migrations

from core import folding

_AT_A_TIME = 500
_PARTS = ("coauthor_set", "topics__aliases", "venue__aliases")
_STRICTEST_FIRST = ["private", "limited", "public"]


def line(texts):
    found = dict.fromkeys(" ".join(word[:100] for word in folding.words(text)) for text in texts)
    return "".join(f" {text} |" for text in found if text)


def names(row, authors, topics):
    """As `publications.search_rows` has them."""
    yield from (coauthor.credit_name for coauthor in authors)
    yield from (row.venue_printed, row.container_title)
    for venue in filter(None, [row.venue]):
        yield from (venue.name, venue.acronym)
        yield from sorted(alias.name for alias in venue.aliases.all())
    for topic in sorted(topics, key=lambda topic: topic.pk):
        yield topic.name
        yield from sorted(alias.name for alias in topic.aliases.all())


def tokens(row, topics, visibility):
    yield from (f"_y{row.sort_year}", f"_k{row.kind}", f"_s{row.status}")
    if row.venue_id:
        yield f"_v{row.venue_id}"
    yield from (f"_t{topic}" for topic in sorted(topics))
    if row.version_of_id:
        yield "_zversion"
    yield f"_x{visibility}"


def search_row(PublicationSearch, row, within):
    work = row.version_of or row
    own = list(row.coauthor_set.all())
    topics = list(row.topics.all()) or list(work.topics.all())
    visibility = min(row.visibility, work.visibility, key=_STRICTEST_FIRST.index)
    broader = {pk for topic in topics for pk in within[topic.pk]}
    return PublicationSearch(
        place=work.sort_year << 40 | row.pk,
        publication_id=row.pk,
        work=work.pk,
        work_year=work.sort_year,
        sort_year=row.sort_year,
        venue=row.venue_id,
        kind=row.kind,
        status=row.status,
        visibility=visibility,
        authors_of=row.pk if own or not row.version_of_id else work.pk,
        title=line([row.title or work.title]),
        names=line(names(row, own or list(work.coauthor_set.all()), topics)),
        abstract=line([row.abstract or work.abstract]),
        tokens="".join(f" {each}" for each in tokens(row, broader, visibility)),
    )


def fill(apps, schema_editor):
    Publication = apps.get_model("publications", "Publication")
    PublicationSearch = apps.get_model("publications", "PublicationSearch")
    chains = apps.get_model("people", "Topic").objects.values_list(
        "pk", "broader", "broader__broader"
    )
    within = {chain[0]: [pk for pk in chain if pk] for chain in chains}
    rows = Publication.objects.select_related("venue", "version_of").prefetch_related(
        *_PARTS, "version_of__coauthor_set", "version_of__topics__aliases"
    )
    waiting = []
    for row in rows.order_by("pk").iterator(chunk_size=_AT_A_TIME):
        waiting.append(search_row(PublicationSearch, row, within))
        if len(waiting) == _AT_A_TIME:
            PublicationSearch.objects.bulk_create(waiting)
            waiting.clear()
    PublicationSearch.objects.bulk_create(waiting)


def fill_old(apps, schema_editor):
    OldSearch = apps.get_model("publications", "OldSearch")
    rows = apps.get_model("publications", "PublicationSearch").objects.all()
    OldSearch.objects.bulk_create(
        (
            OldSearch(publication_id=row.publication_id, words=f"{row.title}{row.names}{row.abstract}")
            for row in rows.iterator(chunk_size=_AT_A_TIME)
        ),
        batch_size=_AT_A_TIME,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("publications", "0006_search_table"),
    ]

    operations = [
        migrations.RunPython(fill, fill_old),
    ]
