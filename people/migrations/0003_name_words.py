from django.db import migrations, models

_AT_A_TIME = 1000


def keep_words(apps, schema_editor):
    """Keeps the words of names that are there already, as `people.search` does."""
    PersonSearch = apps.get_model("people", "PersonSearch")
    NameWord = apps.get_model("people", "NameWord")
    rows = PersonSearch.objects.values_list("names", "hidden_names")
    words = {
        word
        for names in rows.iterator(chunk_size=_AT_A_TIME)
        for word in " ".join(names).split()
        if len(word) <= 100
    }
    NameWord.objects.bulk_create(
        [NameWord(word=word) for word in sorted(words)],
        batch_size=_AT_A_TIME,
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0002_constraint_messages"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("word", models.CharField(max_length=100, primary_key=True, serialize=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunPython(keep_words, migrations.RunPython.noop, elidable=True),
    ]
