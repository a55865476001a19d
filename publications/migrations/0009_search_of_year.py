from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):

    dependencies = [
        ("publications", "0008_drop_old_search"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="publicationsearch",
            index=models.Index(F("sort_year"), F("visibility"), F("work_year"), F("work"), F("kind"), F("status"), name="search_of_year"),
        ),
    ]
