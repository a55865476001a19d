"""The words by which publications are found, beside what lists and counts ask of them."""

from django.db import models
from django.db.models import F

from core.models import KnownWord, Visibility, VisibleQuerySet
from publications.models.publication import Publication


class PublicationSearch(models.Model):
    """One publication as searches and lists see it; written by `publications.search`.

    The texts are folded words, each with a blank before it and "|" behind each text.
    What a version does not state is that of its work.
    """

    place = models.BigIntegerField(
        primary_key=True,
        help_text="Year of the work and id of the publication: the newest are highest.",
    )
    publication = models.OneToOneField(
        Publication, on_delete=models.CASCADE, related_name="search"
    )
    work = models.BigIntegerField(
        help_text="The id of the work that the publication is, or is a version of."
    )
    work_year = models.PositiveSmallIntegerField()
    sort_year = models.PositiveSmallIntegerField()
    venue = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=11)
    status = models.CharField(max_length=14)
    visibility = models.CharField(
        max_length=7,
        choices=Visibility,
        help_text="Of a version: also that of its work.",
    )
    authors_of = models.BigIntegerField(
        help_text="The id of the publication whose authors it shows."
    )
    title = models.TextField()
    names = models.TextField(help_text="Authors, venue, topics.")
    abstract = models.TextField()
    tokens = models.TextField(help_text="Venue, topics, year and the like as words.")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                *(F("work_year").desc(), F("work").desc()),
                *(F("visibility"), F("sort_year"), F("kind"), F("status")),
                name="search_newest",
            ),
            models.Index(
                *(F("venue"), F("work_year").desc(), F("work").desc()),
                *(F("visibility"), F("sort_year"), F("kind"), F("status")),
                name="search_at_venue",
            ),
            models.Index(
                *(F("sort_year"), F("visibility"), F("work_year"), F("work")),
                *(F("kind"), F("status")),
                name="search_of_year",
            ),
            models.Index(F("work"), F("visibility"), name="search_work"),
            models.Index(F("authors_of"), name="search_authors"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        return f"{self.title}{self.names}{self.abstract}"


class TitleWord(KnownWord):
    """A word of some title, or of an author's name on it."""
