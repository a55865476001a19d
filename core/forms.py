"""Form fields for lists of texts and of years, which a person edits as text."""

from __future__ import annotations

from typing import Any

from django import forms


class LinesFormField(forms.CharField):
    """A list of texts, one per line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = self.prepare_value(initial) or ""
        return super().has_changed(before, (data or "").replace("\r\n", "\n"))


class YearsFormField(forms.CharField):
    """Years separated by commas."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)
