"""Who changed what and when, and the way back: revisions of rows with their parts.

A revision holds rows as they were when it ended, each with the parts that its model's
registration follows. Contact data is registered by nobody, so no history has it.
"""

from __future__ import annotations

import contextlib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import reversion
from django.core import serializers
from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.db.models.deletion import Collector
from django.db.models.signals import post_save
from django.dispatch import receiver
from reversion.errors import RevertError
from reversion.models import Revision, Version
from reversion.revisions import _follow_relations_recursive, _get_options

from core.models import SlugClaim, Slugged

# A version of a row, as its model and primary key.
Key = tuple[type[models.Model], str]


class CannotRevert(Exception):
    """What stands in the way, as a sentence for the curator."""


@contextlib.contextmanager
def revision(user: Any, comment: str, *, is_manual: bool = False) -> Iterator[None]:
    """One transaction whose saved rows become one revision.

    Rows that were written in bulk, and parents of parts that were, are named by `add`;
    in a manual revision all rows are.
    """
    with reversion.create_revision(manage_manually=is_manual):
        reversion.set_user(user if getattr(user, "pk", None) else None)
        reversion.set_comment(comment)
        yield


# The rows saved in a revision of many, by their models; None where none is open.
_saved: ContextVar[dict[type[models.Model], set[Any]] | None] = ContextVar(
    "saved", default=None
)


@contextlib.contextmanager
def revision_of_many(user: Any, comment: str) -> Iterator[None]:
    """As `revision`, for hundreds of rows: each is kept once, as it is at the end."""
    with revision(user, comment, is_manual=True):
        saved: dict[type[models.Model], set[Any]] = defaultdict(set)
        token = _saved.set(saved)
        try:
            yield
        finally:
            _saved.reset(token)
        _add(saved)


@receiver(post_save, dispatch_uid="core.history.saved")
def _note_saved(sender: type[models.Model], instance: models.Model, **_: Any) -> None:
    saved = _saved.get()
    if saved is not None and reversion.is_registered(sender):
        saved[sender].add(instance.pk)


def add(*rows: models.Model) -> None:
    """Into the revision that is open: these rows with their parts, as the database has them."""
    if (saved := _saved.get()) is not None:
        for row in rows:
            saved[type(row)].add(row.pk)
        return
    ids = defaultdict(set)
    for row in rows:
        ids[type(row)].add(row.pk)
    _add(ids)


def _add(ids: Mapping[type[models.Model], Iterable[Any]]) -> None:
    """These rows with their parts; a query for each model and each kind of part."""
    for model, keys in ids.items():
        linked = [field.name for field in model._meta.many_to_many]
        rows = model._base_manager.filter(pk__in=sorted(keys))
        for row in rows.prefetch_related(*_get_options(model).follow, *linked):
            reversion.add_to_revision(row)


def _fresh(row: models.Model) -> models.Model:
    return type(row)._base_manager.get(pk=row.pk)


def keep(*rows: models.Model, comment: str = "As it was before.") -> None:
    """Keeps rows that a change is about to meet, unless the history has them as they are.

    Imports and commands write without a history, so the first change by hand would
    leave nothing to go back to. Call it outside an open revision.
    """
    unknown = [row for row in rows if not _is_known(row)]
    if unknown:
        with revision(None, comment):
            add(*unknown)


def _is_known(row: models.Model) -> bool:
    last = Version.objects.get_for_object(row).first()
    if last is None:
        return False
    kept = {_key(v): v.serialized_data for v in last.revision.version_set.all()}
    return all(
        kept.get((type(part), str(part.pk))) == _serialized(part)
        for part in with_parts(_fresh(row))
    )


def _key(version: Version) -> Key:
    return version._model, version.object_id


def _serialized(row: models.Model) -> str:
    return serializers.serialize("json", [row])


def with_parts(row: models.Model) -> set[models.Model]:
    """The row and the parts that its history has with it."""
    return _follow_relations_recursive(row)


# Deletions.


def keep_for_deletion(rows: Iterable[Any], user: Any) -> None:
    """Keeps all that a deletion of these rows takes along or takes a link from.

    One revision, so that one revert brings all of it back.
    """
    rows = list(rows)
    if rows:
        with revision(user, f"Before “{'”, “'.join(map(str, rows[:5]))}” was deleted."):
            add(*filter(_is_registered, _touched(rows)))


def _is_registered(row: models.Model) -> bool:
    return reversion.is_registered(type(row))


def _touched(rows: list[Any]) -> Iterator[models.Model]:
    # The stubs take what it holds for single rows.
    collector: Any = Collector(using=DEFAULT_DB_ALIAS)
    collector.collect(rows)
    yield from itertools.chain.from_iterable(collector.data.values())
    for queryset in collector.fast_deletes:
        yield from queryset
    for groups in collector.field_updates.values():
        for group in groups:
            yield from group


# The way back.


@dataclass
class Difference:
    """What a revert would do to one row: add it, remove it, or change these fields."""

    kind: str
    text: str
    act: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)  # name, now, then


def differences(revision: Revision) -> list[Difference]:
    """What reverting to the revision would change now, in the order of the kept rows."""
    found = []
    for version in revision.version_set.order_by("pk"):
        row = version._model._base_manager.filter(pk=version.object_id).first()
        kind = str(version._model._meta.verbose_name)
        if row is None:
            found.append(Difference(kind, version.object_repr, "comes back"))
        elif changed := list(_changes(version, row)):
            found.append(Difference(kind, str(row), "changes", changed))
    for row in _added_since(revision):
        found.append(Difference(str(row._meta.verbose_name), str(row), "is removed"))
    return found


def _changes(version: Version, row: Any) -> Iterator[tuple[str, str, str]]:
    for name, then in version.field_dict.items():
        column = row._meta.get_field(name)
        if not getattr(column, "editable", True):
            continue
        now = getattr(row, name)
        if column.many_to_many:
            now, then = sorted(now.values_list("pk", flat=True)), sorted(map(int, then))
        if now != then:
            yield str(column.verbose_name), _shown(column, now), _shown(column, then)


def _shown(column: Any, value: Any) -> str:
    """A value in words; what a key leads to by its name, while it exists."""
    if column.is_relation and value:
        ids = value if isinstance(value, list) else [value]
        named = column.related_model._base_manager.in_bulk(ids)
        return ", ".join(str(named.get(pk, f"deleted ({pk})")) for pk in ids)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _added_since(revision: Revision) -> list[models.Model]:
    """Parts that hang on the rows of a revision now and were not there then."""
    rows = _present(revision)
    parts = {part for row in rows for part in with_parts(row)}
    return sorted(parts - set(rows), key=lambda row: (row._meta.label, row.pk))


def _present(revision: Revision) -> list[models.Model]:
    """The rows of a revision that exist now, as they are now."""
    return [
        row
        for model, ids in _ids(revision).items()
        for row in model._base_manager.filter(pk__in=ids)
    ]


def _ids(revision: Revision) -> dict[type[models.Model], list[str]]:
    ids = defaultdict(list)
    for version in revision.version_set.all():
        ids[version._model].append(version.object_id)
    return ids


def revert(revision_: Revision, user: Any) -> None:
    """Makes the rows of a revision, with their parts, what they were when it ended.

    What they are now is kept first, so that a revert can be reverted. Raises
    CannotRevert, with nothing written.
    """
    comment = f"Reverted to {revision_.date_created:%-d %B %Y, %H:%M} UTC."
    with transaction.atomic():
        keep(*_wholes(_present(revision_)))
        with revision(user, comment):
            restore(revision_)


def restore(revision_: Revision) -> None:
    """The same within a revision that is open, of rows that were kept. Raises CannotRevert."""
    try:
        revision_.revert(delete=True)
    except RevertError as error:
        raise CannotRevert(str(error)) from None
    _mend(revision_)


def _wholes(rows: list[models.Model]) -> list[models.Model]:
    """The rows that are no part of another one among them."""
    parts = {part for row in rows for part in with_parts(row) - {row}}
    return [row for row in rows if row not in parts]


def _mend(revision: Revision) -> None:
    """What a row that is written back as it was does not know.

    It may name rows that were deleted since; its address may have been led elsewhere by
    a merge; and the search index met it before all of what it names was there again.
    """
    for model, ids in _ids(revision).items():
        for column in model._meta.concrete_fields:
            if column.many_to_one:
                _mend_key(model._base_manager.filter(pk__in=ids), column)
    for row in _present(revision):
        if isinstance(row, Slugged):
            SlugClaim.objects.update_or_create(
                space=row.slug_space, slug=row.slug, defaults={"object_id": row.pk}
            )
        post_save.send(
            type(row), instance=row, created=False, raw=True, using=DEFAULT_DB_ALIAS
        )


def _mend_key(rows: models.QuerySet[Any], column: Any) -> None:
    named = column.related_model._base_manager.values("pk")
    lost = rows.exclude(**{column.name: None}).exclude(
        **{f"{column.attname}__in": named}
    )
    if column.null:
        lost.update(**{column.attname: None})
    elif row := lost.first():
        raise CannotRevert(
            f"The {column.verbose_name} that “{row._meta.verbose_name} {row.pk}” "
            "belonged to was deleted: bring that back first."
        )
