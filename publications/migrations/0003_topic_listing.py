import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
        ('publications', '0002_constraint_messages'),
    ]

    operations = [
        migrations.CreateModel(
            name='TopicListing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_year', models.PositiveSmallIntegerField()),
                ('visibility', models.CharField(choices=[('public', 'Public'), ('limited', 'Limited (signed in)'), ('private', 'Private')], help_text='Of a version: also that of its work.', max_length=7)),
                ('work', models.BigIntegerField(help_text='The id of the work that the publication is, or is a version of.')),
                ('work_year', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['-work_year', '-work'],
            },
        ),
        migrations.RemoveIndex(
            model_name='publicationtopic',
            name='topic_newest',
        ),
        migrations.RemoveIndex(
            model_name='publicationtopic',
            name='topic_at_venue',
        ),
        migrations.RemoveField(
            model_name='publicationtopic',
            name='venue',
        ),
        migrations.RemoveField(
            model_name='publicationtopic',
            name='year',
        ),
        migrations.AddField(
            model_name='topiclisting',
            name='publication',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='listings', to='publications.publication'),
        ),
        migrations.AddField(
            model_name='topiclisting',
            name='topic',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.topic'),
        ),
        migrations.AddField(
            model_name='topiclisting',
            name='venue',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='publications.venue'),
        ),
        migrations.AddIndex(
            model_name='topiclisting',
            index=models.Index(models.F('topic'), models.F('visibility'), models.OrderBy(models.F('work_year'), descending=True), models.OrderBy(models.F('work'), descending=True), models.F('sort_year'), name='topic_listing_newest'),
        ),
        migrations.AddIndex(
            model_name='topiclisting',
            index=models.Index(models.F('topic'), models.F('venue'), models.F('visibility'), models.F('sort_year'), models.F('work_year'), models.F('work'), name='topic_listing_at_venue'),
        ),
        migrations.AddConstraint(
            model_name='topiclisting',
            constraint=models.UniqueConstraint(fields=('publication', 'topic'), name='topic_listing_once'),
        ),
    ]
