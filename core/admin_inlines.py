"""Parts of a row on its form, in tables whose every field says what it is."""

from __future__ import annotations

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


class LabelledFormSet(Labelled, forms.BaseInlineFormSet[Any, Any, Any]):
    pass


class LabelledOrderedFormSet(Labelled, OrderedFormSet):
    pass


class PartsInline(admin.TabularInline[Any, Any]):
    formset = LabelledFormSet
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
