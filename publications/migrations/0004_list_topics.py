from django.db import migrations

_AT_A_TIME = 1000
_STRICTEST_FIRST = ["private", "limited", "public"]


def list_publications(apps, schema_editor):
    """Lists what is there already, as `publications.listings` does for each row that is written."""
    Publication = apps.get_model("publications", "Publication")
    TopicListing = apps.get_model("publications", "TopicListing")
    topics = apps.get_model("people", "Topic").objects.values_list(
        "pk", "broader", "broader__broader"
    )
    within = {chain[0]: [pk for pk in chain if pk] for chain in topics}
    rows = Publication.objects.select_related("version_of").prefetch_related(
        "topic_links", "version_of__topic_links"
    )
    for row in rows.iterator(chunk_size=_AT_A_TIME):
        work = row.version_of or row
        links = list(row.topic_links.all()) or list(work.topic_links.all())
        TopicListing.objects.bulk_create(
            TopicListing(
                topic_id=topic,
                publication=row,
                sort_year=row.sort_year,
                venue_id=row.venue_id,
                visibility=min(
                    row.visibility, work.visibility, key=_STRICTEST_FIRST.index
                ),
                work=work.pk,
                work_year=work.sort_year,
            )
            for topic in {pk for link in links for pk in within[link.topic_id]}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("publications", "0003_topic_listing"),
    ]

    operations = [
        migrations.RunPython(
            list_publications, migrations.RunPython.noop, elidable=True
        ),
    ]
