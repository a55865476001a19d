"""The words by which people are found."""

from django.db import models

from core.models import KnownWord
from people.models.person import Person


class PersonSearch(models.Model):
    """Folded name words of one person, each with a blank before it; written by `people.search`."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="search"
    )
    names = models.TextField()
    hidden_names = models.TextField(help_text="Names that only curators search by.")

    def __str__(self) -> str:
        return self.names


class NameWord(KnownWord):
    """A word of some name."""
