"""One row in place of two: all that names the one comes to name the other, and back.

What moves is found by the foreign keys that lead to the model, so a new model is part of
every merge without being told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import reversion
from django.apps import apps
from django.db import models
from reversion.models import Revision, Version

from core import history
from core.fields import FoldedField
from core.models import SlugClaim


class CannotMerge(Exception):
    """What stands in the way, each as a sentence for the curator."""

    def __init__(self, conflicts: list[str]) -> None:
        super().__init__(" ".join(conflicts))
        self.conflicts = conflicts


@dataclass(frozen=True)
class Rules:
    """What is special about merging rows of one model."""

    # Columns of a name: not taken over singly, the name as a whole becomes another name.
    name_columns: frozenset[str]
    # The other names, not saved, that the survivor gets of the merged row.
    names: Callable[[Any, Any], list[Any]]
    # Sentences about what must be settled first.
    conflicts: Callable[[Any, Any], Iterable[str]]


@dataclass
class Moved:
    """Rows whose column leads elsewhere now."""

    model: type[models.Model]
    column: str
    ids: list[int]
    # What a list of two rows said twice and says once now: its other keys.
    dropped: list[dict[str, int]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        meta = self.model._meta
        return str(
            meta.verbose_name if len(self.ids) == 1 else meta.verbose_name_plural
        )

    @property
    def examples(self) -> list[models.Model]:
        return list(self.model._base_manager.filter(pk__in=self.ids)[:10])

    def lead(self, source: int, target: int) -> None:
        """From the one row to the other, as far as they still lead to the one."""
        rows = self.model._base_manager.filter(pk__in=self.ids, **{self.column: source})
        rows.update(**{self.column: target})

    def say_again(self, target: int) -> None:
        """Brings back what was dropped, as far as the rows that it names still exist."""
        for keys in self.dropped:
            row = self.model(**keys, **{self.column: target})
            named = (c for c in row._meta.concrete_fields if c.attname in keys)
            if all(_exists(column, row) for column in named):
                row.save(force_insert=True)

    def dump(self) -> list[Any]:
        return [self.model._meta.label, self.column, self.ids, self.dropped]


def _exists(column: Any, row: models.Model) -> bool:
    key = getattr(row, column.attname)
    return bool(column.related_model._base_manager.filter(pk=key).exists())


@dataclass
class Plan:
    """What a merge would do; nothing is written yet."""

    survivor: Any
    merged: Any
    moved: list[Moved] = field(default_factory=list)
    doubles: list[models.Model] = field(default_factory=list)
    names: list[Any] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    lost: list[tuple[str, Any, Any]] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)

    @property
    def filled_values(self) -> list[tuple[str, Any]]:
        return [(_title(self.merged, n), getattr(self.merged, n)) for n in self.filled]


def plan(survivor: Any, merged: Any, rules: Rules) -> Plan:
    """What merging the second row into the first would do."""
    plan = Plan(survivor, merged)
    plan.conflicts += rules.conflicts(survivor, merged)
    for column in _keys_to(type(merged)):
        _plan_column(plan, column)
    claims = SlugClaim.objects.filter(
        space=merged.slug_space, object_id=merged.pk
    ).values_list("pk", flat=True)
    plan.moved.append(Moved(SlugClaim, "object_id", list(claims)))
    plan.names = rules.names(survivor, merged)
    _plan_values(plan, rules.name_columns)
    return plan


def _keys_to(model: type[models.Model]) -> Iterator[Any]:
    """The columns that lead to rows of the model, in a lasting order."""
    relations: list[Any] = model._meta.get_fields(include_hidden=True)
    for relation in relations:
        if relation.auto_created and (relation.one_to_many or relation.one_to_one):
            column = relation.field
            if not _is_derived(column, is_hidden=relation.hidden):
                yield column


def _is_derived(column: Any, *, is_hidden: bool) -> bool:
    """Search words and listings: the index writes them anew."""
    is_of_a_list = column.model._meta.auto_created
    is_kept = reversion.is_registered(column.model)
    return column.primary_key or (is_hidden and not is_of_a_list and not is_kept)


def _plan_column(plan: Plan, column: Any) -> None:
    moved = Moved(column.model, column.attname, [])
    unique = _unique_with(column)
    rows = column.model._base_manager.filter(**{column.name: plan.merged})
    for row in rows.order_by("pk") if unique else ():
        if not _is_taken(row, column, plan.survivor, unique):
            moved.ids.append(row.pk)
        elif not _is_part(column):
            kind = row._meta.verbose_name
            plan.conflicts.append(f"Both have the {kind} “{row}”: remove one first.")
        elif not row._meta.auto_created:
            plan.doubles.append(row)
        elif not _comes_back_with(plan.merged, row):
            moved.dropped.append(_other_keys(row, column))
    if not unique:
        moved.ids = list(rows.order_by("pk").values_list("pk", flat=True))
    if moved.ids or moved.dropped:
        plan.moved.append(moved)


def _other_keys(row: models.Model, column: Any) -> dict[str, int]:
    columns = (c for c in row._meta.concrete_fields if c.many_to_one and c != column)
    return {other.attname: getattr(row, other.attname) for other in columns}


def _unique_with(column: Any) -> list[tuple[str, ...]]:
    """The sets of columns that are unique together and hold this one."""
    meta = column.model._meta
    rules = [tuple(rule.fields) for rule in meta.total_unique_constraints]
    return [rule for rule in [*rules, *meta.unique_together] if column.name in rule]


def _is_taken(
    row: Any, column: Any, survivor: Any, unique: list[tuple[str, ...]]
) -> bool:
    return any(
        type(row)
        ._base_manager.filter(
            **{name: getattr(row, name) for name in rule if name != column.name},
            **{column.name: survivor},
        )
        .exists()
        for rule in unique
    )


def _comes_back_with(merged: Any, row: models.Model) -> bool:
    """Whether the history keeps the row as one of a list of the merged row's own."""
    lists = {relation.remote_field.through for relation in merged._meta.many_to_many}
    return type(row) in lists


def _is_part(column: Any) -> bool:
    """Whether the row is a mere part, which the history can bring back."""
    is_kept = reversion.is_registered(column.model)
    goes_along = column.remote_field.on_delete is models.CASCADE
    return goes_along and (is_kept or column.model._meta.auto_created)


def _plan_values(plan: Plan, name_columns: frozenset[str]) -> None:
    """What the survivor lacks is taken over; where both say something, its own word stays."""
    for column in plan.survivor._meta.concrete_fields:
        name = column.name
        if not column.editable or isinstance(column, FoldedField):
            continue
        if column.primary_key or name == "slug" or name in name_columns:
            continue
        own, other = getattr(plan.survivor, name), getattr(plan.merged, name)
        if other in _EMPTY or other in (own, plan.survivor):
            continue
        if own in _EMPTY and not _leads_back(column, other, plan.survivor):
            plan.filled.append(name)
        else:
            plan.lost.append((_title(plan.survivor, name), own, other))


def _leads_back(column: Any, row: Any, survivor: Any) -> bool:
    """Whether what the survivor would stand under stands under the survivor itself."""
    met: list[Any] = []
    while isinstance(row, type(survivor)) and row not in met:
        met.append(row)
        row = getattr(row, column.name)
    return survivor in met


_EMPTY: tuple[Any, ...] = (None, "", [])


def _title(row: models.Model, name: str) -> str:
    return str(getattr(row._meta.get_field(name), "verbose_name", name))


@dataclass
class Done:
    """What a merge did, in ids: enough to take it back, and nothing of what the rows say."""

    before: Revision
    moved: list[Any]
    made: list[Any]
    filled: list[str]


def merge(plan: Plan, user: Any) -> Done:
    """Carries out a plan that was made in this transaction. Raises CannotMerge."""
    if plan.conflicts:
        raise CannotMerge(plan.conflicts)
    survivor, merged = plan.survivor, plan.merged
    history.keep(survivor)
    comment = f"Merged “{merged}” ({merged.slug}) into “{survivor}”."
    before = _kept(merged, plan.doubles, user, f"Before: {comment}")
    merged_id = merged.pk
    with history.revision(user, comment):
        for moved in plan.moved:
            moved.lead(merged_id, survivor.pk)
        for double in plan.doubles:
            double.delete()
        for name in plan.names:
            name.save()
        values = {name: getattr(merged, name) for name in plan.filled}
        # Its identifiers may be unique, so it goes before the survivor takes them.
        type(merged)._base_manager.get(pk=merged_id).delete()
        for name, value in values.items():
            setattr(survivor, name, value)
        survivor.save()
        history.add(survivor)
    made = [[name._meta.label, name.pk] for name in plan.names]
    return Done(before, [m.dump() for m in plan.moved], made, plan.filled)


def _kept(merged: Any, doubles: list[Any], user: Any, comment: str) -> Revision:
    with history.revision(user, comment):
        history.add(merged, *doubles)
    return Version.objects.get_for_object(merged)[0].revision


def take_back(done: Done, model: type[Any], merged: int, survivor: int) -> None:
    """Undoes a merge within an open revision: what was edited since stays.

    Raises CannotRevert.
    """
    kept = model._base_manager.get(pk=survivor)
    _give_up(kept, done, merged)
    for label, pk in done.made:
        apps.get_model(label)._base_manager.filter(pk=pk).delete()
    # The keys are checked when the transaction ends; by then the row is there again.
    lead_back(done.moved, survivor, merged)
    history.restore(done.before)
    history.add(kept)


def _give_up(kept: Any, done: Done, merged: int) -> None:
    """What the survivor took over and still says; the other's identifiers may be unique."""
    versions = Version.objects.filter(revision=done.before)
    then = versions.get_for_object_reference(type(kept), merged).get().field_dict
    for name in done.filled:
        column = kept._meta.get_field(name)
        if getattr(kept, column.attname) == then[column.attname]:
            setattr(kept, column.attname, column.get_default())
    kept.save()


def lead_back(moved: list[Any], source: int, target: int) -> None:
    for label, column, *rows in moved:
        # An older merge dropped nothing that has to be said again.
        each = Moved(apps.get_model(label), column, *rows)
        each.lead(source, target)
        each.say_again(target)
