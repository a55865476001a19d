"""The words by which publications are found."""

from django.db import models

from core.models import KnownWord
from publications.models.publication import Publication


class PublicationSearch(models.Model):
    """Folded words of one publication, each with a blank before it; written by `publications.search`."""

    publication = models.OneToOneField(
        Publication, on_delete=models.CASCADE, primary_key=True, related_name="search"
    )
    words = models.TextField()

    def __str__(self) -> str:
        return self.words


class TitleWord(KnownWord):
    """A word of some title, or of an author's name on it."""
