"""Parts in their order on a form: each has a number, and the others make room for it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, ClassVar

from django import forms

_LAST = 10**6


class PlaceField(forms.IntegerField):
    """A place that a person counts from 1 and the column from 0; empty means last."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "required": False, "min_value": 0})

    def prepare_value(self, value: Any) -> Any:
        # What was typed comes as text and stays as it is.
        return value + 1 if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        place = super().to_python(value)
        return None if place is None else max(place - 1, 0)


class PlacedForm(forms.ModelForm[Any]):
    """A part whose column `order` counts from 0 within what it belongs to."""

    order = PlaceField(label="Position")

    def clean_order(self) -> int:
        place: int | None = self.cleaned_data["order"]
        # The list as a whole puts it where it belongs.
        return _LAST if place is None else place


class OrderedFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """The parts of a row, counted on from `first` whatever numbers were typed."""

    place_field: ClassVar[str] = "order"
    first: ClassVar[int] = 0

    def list_of(self, form: forms.ModelForm[Any]) -> str:
        """Forms of different lists are counted apart."""
        return ""

    def clean(self) -> None:
        super().clean()
        lists: defaultdict[str, list[forms.ModelForm[Any]]] = defaultdict(list)
        for form in self.forms:
            is_used = form.instance.pk or form.has_changed()
            if is_used and form.is_valid() and form not in self.deleted_forms:
                lists[self.list_of(form)].append(form)
        for listed in lists.values():
            for place, form in enumerate(sorted(listed, key=self._wish), self.first):
                self._put(form, place)

    def _wish(self, form: forms.ModelForm[Any]) -> tuple[int, int]:
        """Where a part wants to stand.

        Of two with one number, what was moved up comes first, what was moved down last.
        """
        wanted = _number(form.cleaned_data.get(self.place_field))
        before = _number(form.initial.get(self.place_field))
        return wanted, (wanted > before) - (wanted < before)

    def _put(self, form: forms.ModelForm[Any], place: int) -> None:
        name = self.place_field
        if form.initial.get(name) != place and name not in form.changed_data:
            # A formset saves the forms that changed.
            form.changed_data.append(name)
        setattr(form.instance, name, place)


def _number(value: int | None) -> int:
    return _LAST if value is None else value
