"""Kinds of parameter that only publications have: what a version inherits, CSL types, DOIs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.audience import Reader
from core.filters import LinkedFilter, TermsFilter, TruthFilter, truths
from core.parameters import TRUTHS, Terms, Unreadable, read_terms
from core.problems import quoted
from publications.identifiers import normalise_doi
from publications.kinds import CSL_TYPES, kinds_of
from publications.models import Coauthor
from publications.querysets import CoauthorQuerySet

Own = Callable[[OuterRef], QuerySet[Any]]


def authors_of(publication: OuterRef) -> CoauthorQuerySet:
    return Coauthor.objects.filter(publication=publication)


class InheritedLinkFilter(LinkedFilter):
    """Links that a version without any of its `own` has from its work."""

    def __init__(self, column: str, own: Own, **kwargs: Any) -> None:
        super().__init__(column, **kwargs)
        self.own = own

    def condition_of_version(self, terms: Terms[Any], user: Reader | None) -> Q:
        has_own = Q(Exists(self.own(OuterRef("pk"))))
        inherited = self.linked("version_of", terms, user)
        return (has_own & self.condition(terms, user)) | (~has_own & inherited)


class SharedMarkFilter(InheritedLinkFilter):
    """Whether any of the authors carries a mark, or whether a certain person does.

    `links` gives the authors with the mark, linked to people or not.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, may_be_null=False, **kwargs)

    def _named(self, text: str, user: Reader | None) -> Any:
        return text if text in TRUTHS else super()._named(text, user)

    def linked(self, row: str, terms: Terms[Any], user: Reader | None) -> Q:
        marked, found = self.links(OuterRef(row)), Q(pk__in=[])
        for is_marked in truths(v for v in terms.values if isinstance(v, str)):
            found |= Q(Exists(marked)) if is_marked else ~Q(Exists(marked))
        people = tuple(v for v in terms.values if not isinstance(v, str))
        if people:
            found |= Q(Exists(marked.linked().filter(self.among(people))))
        return found


class AuthorMarkFilter(TruthFilter):
    """A mark on the list of authors; a version without authors has it from its work."""

    def condition_of_version(self, terms: Terms[Any], user: Reader | None) -> Q:
        has_own = Q(Exists(authors_of(OuterRef("pk"))))
        of_work = Q(**{f"version_of__{self.field_name}__in": truths(terms.values)})
        return (has_own & self.condition(terms, user)) | (~has_own & of_work)


class TypeFilter(TermsFilter):
    """The CSL type, which follows from the kind; also where no kind was stated."""

    may_be_null = False
    codes = tuple(dict.fromkeys(CSL_TYPES.values()))

    def among(self, values: tuple[Any, ...]) -> Q:
        return super().among(tuple(sorted(kinds_of(values))))


class DoiFilter(TermsFilter):
    """A DOI in any spelling: with a resolver or a label, in any case."""

    def read(self, text: str, user: Reader | None) -> Terms[Any]:
        try:
            return super().read(text, user)
        except Unreadable:
            # A DOI may hold commas.
            terms = read_terms(text)
            if len(terms.values) == 1:
                raise
            whole = self.read_value(terms.text)
            return Terms((whole,), False, terms.is_negated, terms.text)

    def read_value(self, text: str) -> str:
        try:
            return normalise_doi(text)
        except ValueError:
            raise Unreadable(
                f"{quoted(text)} is not a DOI: write 10.1000/182."
            ) from None
