"""Admin inlines whose rows have an order; a script moves them, numbers do without it."""

from __future__ import annotations

from typing import Any

from django.forms import Script

from core.ordering import OrderedFormSet, PlacedForm


class OrderedInline:
    """Goes before an inline class of Django's; its rows have a column `order`."""

    form: Any = PlacedForm
    formset: Any = OrderedFormSet
    # The script and the theme know the rows by it.
    classes: Any = ("ordered",)
    extra = 0

    class Media:
        js = (Script("admin-order.js", defer=True),)
