from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("publications", "0007_fill_search_table"),
    ]

    operations = [
        migrations.DeleteModel("OldSearch"),
    ]
