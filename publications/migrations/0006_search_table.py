import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

from core import search

INDEX = search.Index(
    "publications_publicationsearch",
    "place",
    ("title", "names", "abstract", "tokens"),
)


def create(apps, schema_editor):
    search.create(INDEX, schema_editor)


def drop(apps, schema_editor):
    search.drop(INDEX, schema_editor)


class Migration(migrations.Migration):
    """A table with a key in the order of dates, under a full-text index; the next one fills it."""

    dependencies = [
        ("people", "0004_name_index"),
        ("publications", "0005_title_words"),
    ]

    operations = [
        migrations.AlterField(
            "PublicationSearch",
            "publication",
            models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False, to="publications.publication"),
        ),
        migrations.RenameModel("PublicationSearch", "OldSearch"),
        migrations.CreateModel(
            name="PublicationSearch",
            fields=[
                ("place", models.BigIntegerField(help_text="Year of the work and id of the publication: the newest are highest.", primary_key=True, serialize=False)),
                ("publication", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="search", to="publications.publication")),
                ("work", models.BigIntegerField(help_text="The id of the work that the publication is, or is a version of.")),
                ("work_year", models.PositiveSmallIntegerField()),
                ("sort_year", models.PositiveSmallIntegerField()),
                ("venue", models.BigIntegerField(null=True)),
                ("kind", models.CharField(max_length=11)),
                ("status", models.CharField(max_length=14)),
                ("visibility", models.CharField(choices=[("public", "Public"), ("limited", "Limited (signed in)"), ("private", "Private")], help_text="Of a version: also that of its work.", max_length=7)),
                ("authors_of", models.BigIntegerField(help_text="The id of the publication whose authors it shows.")),
                ("title", models.TextField()),
                ("names", models.TextField(help_text="Authors, venue, topics.")),
                ("abstract", models.TextField()),
                ("tokens", models.TextField(help_text="Venue, topics, year and the like as words.")),
            ],
            options={
                "indexes": [
                    models.Index(F("work_year").desc(), F("work").desc(), F("visibility"), F("sort_year"), F("kind"), F("status"), name="search_newest"),
                    models.Index(F("venue"), F("work_year").desc(), F("work").desc(), F("visibility"), F("sort_year"), F("kind"), F("status"), name="search_at_venue"),
                    models.Index(F("work"), F("visibility"), name="search_work"),
                    models.Index(F("authors_of"), name="search_authors"),
                ],
            },
        ),
        migrations.RunPython(create, drop),
    ]
