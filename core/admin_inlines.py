"""Parts of a row on its form, in tables whose every field says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.forms import Script
from django.utils.text import capfirst

from core.ordering import OrderedFormSet, PlacedForm


class Labelled:
    """Before a formset of Django's: in a table only the column has a heading."""

    def add_fields(self, form: forms.BaseForm, index: int | None) -> None:
        super().add_fields(form, index)  # type: ignore[misc]
        row = "new row" if index is None else f"row {index + 1}"
        for name, field in form.fields.items():
            # What a key's field is wrapped in has the widget inside.
            widget: Any = getattr(field.widget, "widget", field.widget)
            if not widget.is_hidden:
                label = capfirst(str(field.label or name.replace("_", " ")))
                widget.attrs["aria-label"] = f"{label}, {row}"


class PartsFormSet(Labelled, forms.BaseInlineFormSet[Any, Any, Any]):
    """Parts of a row that are told apart by what their models make of the entered values.

    Django compares what was typed; two names that fold alike, or two spellings of one
    identifier, would fail in the database.
    """

    def clean(self) -> None:
        super().clean()
        model: Any = self.model
        for rule in model._meta.total_unique_constraints:
            seen: set[tuple[Any, ...]] = set()
            # The parent is the same for all, and a new one has no key yet.
            names = [name for name in rule.fields if name != self.fk.name]
            for form in self._entered():
                values = tuple(getattr(form.instance, name) for name in names)
                if values in seen and None not in values:
                    kind = model._meta.verbose_name
                    form.add_error(None, f"This {kind} is entered twice.")
                seen.add(values)

    def _entered(self) -> Iterator[Any]:
        """The forms whose rows will be there, as far as each is right by itself."""
        for form in self.forms:
            is_used = form.instance.pk or form.has_changed()
            if is_used and form.is_valid() and form not in self.deleted_forms:
                yield form


class LabelledOrderedFormSet(Labelled, OrderedFormSet):
    pass


class PartsInline(admin.TabularInline[Any, Any]):
    formset = PartsFormSet
    extra = 0


class OrderedParts:
    """Before an inline class of Django's; its rows have a column `order`.

    A script moves the rows; without it the numbers do.
    """

    form: Any = PlacedForm
    # The script and the theme know the rows by it.
    classes: Any = ("ordered",)
    extra = 0

    class Media:
        js = (Script("admin-order.js", defer=True),)


class OrderedInline(OrderedParts, admin.TabularInline[Any, Any]):
    formset = LabelledOrderedFormSet


class OrderedStack(OrderedParts, admin.StackedInline[Any, Any]):
    formset = OrderedFormSet
