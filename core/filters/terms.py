"""What every filter does: it reads the values of a parameter and makes a condition of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django_filters import Filter

from core.audience import Reader
from core.parameters import NULL, Terms, Unreadable, read_choice, read_terms


class TermsFilter(Filter):  # type: ignore[misc]
    """A parameter whose values follow the grammar of core.parameters."""

    may_be_null = True
    # The codes of a closed list; empty where the values are open.
    codes: tuple[str, ...] = ()

    def __init__(self, column: str = "", **kwargs: Any) -> None:
        super().__init__(column, **kwargs)

    def read(self, text: str, user: Reader | None) -> Terms[Any]:
        """One occurrence, with its values looked up. Raises Unreadable."""
        return self.read_list(text).map(self.read_value)

    def read_each(self, text: str, user: Reader | None) -> Iterator[Terms[Any]]:
        """All that one occurrence asks: one thing, unless the filter knows better."""
        yield self.read(text, user)

    def read_list(self, text: str) -> Terms[str]:
        """The values as written. Raises Unreadable."""
        terms = read_terms(text)
        if terms.has_null and not self.may_be_null:
            raise Unreadable(
                "Every row has a value, so null finds nothing here.", self.codes or None
            )
        return terms

    def read_value(self, text: str) -> Any:
        """One value that is not null. Raises Unreadable."""
        return read_choice(text, [*self.codes, *[NULL] * self.may_be_null])

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        """Whether a row has one of the values; the negation is left to the set."""
        found = self.among(terms.values) if terms.values else Q(pk__in=[])
        return found | self.empty() if terms.has_null else found

    def among(self, values: tuple[Any, ...]) -> Q:
        return Q(**{f"{self.field_name}__in": values})

    def empty(self) -> Q:
        return Q(**{self.field_name: ""})


class SwitchFilter(TermsFilter):
    """A parameter given once that changes what is a row of the list, not a condition on rows."""

    def __init__(self, *values: str) -> None:
        super().__init__()
        self.values = values

    def read(self, text: str, user: Reader | None) -> Terms[Any]:
        return Terms((read_choice(text, self.values),), text=text)

    def condition(self, terms: Terms[Any], user: Reader | None) -> Q:
        return Q()
