"""Model fields for what Django has no field for: partial dates, lines of text, lists of years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from core import dates
from core.forms import LinesFormField, YearsFormField

if TYPE_CHECKING:
    # Only the stubs know these as generic.
    _CharField = models.CharField[Any, Any]
    _TextField = models.TextField[Any, Any]
    _URLField = models.URLField[Any, Any]
else:
    _CharField, _TextField = models.CharField, models.TextField
    _URLField = models.URLField


def validate_partial_date(value: str) -> None:
    try:
        dates.parse(value)
    except ValueError as error:
        raise ValidationError(str(error), code="partial_date") from None


class PartialDateField(_CharField):
    """An EDTF value such as "2019", "2019-08" or "2018-23"; empty when unknown."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 11)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)


_ON_THE_WEB = re.compile(r"(https?|ftps?)://", re.IGNORECASE)


class WebAddressField(_URLField):
    """An address on the web; one typed without a scheme is taken as https."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 2000)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """Whatever writes it, checked or not: pages make a link of it, which must not act."""
        value = super().get_db_prep_save(value, connection)
        if isinstance(value, str) and value and not _ON_THE_WEB.match(value):
            raise ValidationError(
                "An address starts with https:, http: or ftp:.", code="invalid"
            )
        return value


class FoldedField(_CharField):
    """Folded text to compare and sort by, derived from another column; both engines order it alike."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 500)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def get_prep_value(self, value: Any) -> Any:
        """Folding can lengthen a text ("ß", "㌀"); rows and look-ups are cut alike."""
        value = super().get_prep_value(value)
        return value[: self.max_length] if isinstance(value, str) else value

    def db_parameters(self, connection: Any) -> Any:
        """PostgreSQL would sort by its locale; SQLite compares bytes already."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class LinesField(_TextField):
    """A short ordered list of texts, kept one per line; the value is list[str]."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_: Any) -> list[str]:
        return self.to_python(value)

    def to_python(self, value: Any) -> list[str]:
        if isinstance(value, str):
            value = value.splitlines()
        return [line for text in value or () if (line := " ".join(str(text).split()))]

    def get_prep_value(self, value: Any) -> str:
        return "\n".join(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def value_from_object(self, obj: models.Model) -> Any:
        return self.to_python(super().value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:
        # Not TextField's, which would set its own widget and form class.
        return models.Field.formfield(
            self,
            **{"form_class": LinesFormField, "help_text": "One per line.", **kwargs},
        )


class PartialDatesField(LinesField):
    """A short list of partial dates, such as the terms in which a course was taught."""

    def validate(self, value: list[str], model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        for line in value:
            validate_partial_date(line)


class YearsField(_CharField):
    """A set of years, kept as ",2019,2023," so that one year is found exactly; value list[int]."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 400)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_: Any) -> list[int]:
        return self.to_python(value)

    def to_python(self, value: Any) -> list[int]:
        if isinstance(value, int):
            value = [value]
        if isinstance(value, str):
            value = [part for part in re.split(r"[,\s]+", value) if part]
        try:
            years = sorted({int(part) for part in value or ()})
        except (TypeError, ValueError):
            raise ValidationError(
                "Write years with four digits, separated by commas."
            ) from None
        if years and not (years[0] >= 1000 and years[-1] <= 9999):
            raise ValidationError("Write years with four digits, separated by commas.")
        return years

    def get_prep_value(self, value: Any) -> str:
        # A lookup such as contains=",2019," arrives as text and stays as it is.
        if isinstance(value, str) and value.startswith(","):
            return value
        years = self.to_python(value)
        return f",{','.join(map(str, years))}," if years else ""

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def run_validators(self, value: Any) -> None:
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs: Any) -> Any:
        help_text = "Years separated by commas."
        return super().formfield(
            **{"form_class": YearsFormField, "help_text": help_text, **kwargs}
        )
