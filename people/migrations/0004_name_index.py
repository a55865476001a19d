from django.db import migrations

from core import search

INDEX = search.Index("people_personsearch", "person_id", ("names",))


def create(apps, schema_editor):
    search.create(INDEX, schema_editor)


def drop(apps, schema_editor):
    search.drop(INDEX, schema_editor)


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0003_name_words"),
    ]

    operations = [
        migrations.RunPython(create, drop),
    ]
