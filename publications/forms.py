"""The admin's forms of a publication: a pasted author list, and authors in their order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.admin_inlines import LabelledOrderedFormSet
from publications import author_lists
from publications.author_lists import ListedAuthor
from publications.importing import CORRESPONDING
from publications.models import Coauthor, Publication

MEANINGS = [
    ("", "nothing to keep"),
    *Coauthor.SharedMark.choices,
    (CORRESPONDING, "Corresponding author"),
]
MARKS = {"star_means": "*", "dagger_means": "†"}


class PublicationForm(forms.ModelForm[Publication]):
    """A publication, and optionally its authors as one line of text."""

    author_list = forms.CharField(
        label="paste an author list",
        required=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=(
            "“A. Mehra and J. Hamm*”, “Mehra, A.; Hamm, J.” or a name a line. "
            "It takes the place of the authors below when the form is saved."
        ),
    )
    star_means = forms.ChoiceField(label="* means", required=False, choices=MEANINGS)
    dagger_means = forms.ChoiceField(label="† means", required=False, choices=MEANINGS)

    def clean_author_list(self) -> list[ListedAuthor]:
        try:
            authors = author_lists.read(self.cleaned_data["author_list"])
        except ValueError as error:
            raise ValidationError(str(error)) from None
        limit = Coauthor._meta.get_field("credit_name").max_length or 0
        for author in authors:
            if len(author.name) > limit:
                raise ValidationError(f"“{author.name[:60]}…” is too long for a name.")
        return authors

    @property
    def meanings(self) -> dict[str, str]:
        """What each mark means."""
        return {mark: self.cleaned_data[name] for name, mark in MARKS.items()}


class CoauthorForm(forms.ModelForm[Coauthor]):
    """One name; its position says where it goes, and the others make room."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
            # The list as a whole sees to it that each position is taken once.
            self.instance.is_in_list = True

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"position"}  # type: ignore[misc]


class CoauthorFormSet(LabelledOrderedFormSet):
    """The names of a work, counted from 1 within each role."""

    place_field = "position"
    first = 1

    def list_of(self, form: forms.ModelForm[Coauthor]) -> str:
        return str(form.cleaned_data["role"])
