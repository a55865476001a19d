"""Saves rows that were checked: one, a whole list, or very many."""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import connections, models, router

Row = TypeVar("Row", bound=models.Model)


def save_row(row: Row, values: dict[str, Any]) -> Row:
    """Sets the values and saves a checked row; raises ValidationError naming the field."""
    for name, value in values.items():
        setattr(row, name, value)
    # A row without a slug gets a free one when it is saved.
    check(row, set() if values.get("slug") else {"slug"})
    row.save()
    return row


def check(row: models.Model, exclude: set[str]) -> None:
    """As `row.full_clean(exclude)`, without asking whether rows that are loaded are there."""
    errors: dict[str, list[ValidationError]] = {}
    loaded = {f.name for f in row._meta.concrete_fields if _is_loaded(row, f)}
    # As Django orders them: what is wrong already is not checked further.
    steps: tuple[tuple[Any, Collection[str] | None], ...] = (
        (row.clean_fields, loaded),
        (row.clean, None),
        (row.validate_unique, errors),
        (row.validate_constraints, errors),
    )
    for step, apart in steps:
        try:
            step() if apart is None else step(exclude={*exclude, *apart})
        except ValidationError as error:
            error.update_error_dict(errors)
    if errors:
        raise ValidationError(errors)


def _is_loaded(row: models.Model, field: Any) -> bool:
    """Whether the field leads to a stored row, and that row is at hand."""
    other = field.get_cached_value(row, default=None) if field.is_relation else None
    return other is not None and other.pk is not None


def save_rows(
    rows: models.QuerySet[Row], parent: dict[str, Any], wanted: Sequence[dict[str, Any]]
) -> list[Row]:
    """Makes an ordered list of a parent's rows hold the wanted values, keeping the rows it has."""
    present = list(rows)
    for row in present[len(wanted) :]:
        row.delete()
    present += [rows.model(**parent) for _ in wanted[len(present) :]]
    return [save_row(row, values) for row, values in zip(present, wanted, strict=False)]


def insert_rows(rows: Iterable[models.Model], *, may_exist: bool = False) -> None:
    """Writes new rows of one model by one statement; those that exist stay, if any may.

    For very many: `bulk_create` makes SQL of each value, which takes it several times as
    long. As with that, derived columns must be filled in, nobody is told, and who needs
    the rows in an index calls `reindex`. The rows get no ids.
    """
    rows = list(rows)
    if not rows:
        return
    meta = rows[0]._meta
    fields = [f for f in meta.concrete_fields if f is not meta.pk or rows[0].pk]
    connection = connections[router.db_for_write(type(rows[0]))]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    sql = f'INSERT INTO "{meta.db_table}" ({columns}) VALUES ({places})'
    sql += " ON CONFLICT DO NOTHING" if may_exist else ""
    values = [_column(field, rows, connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.executemany(sql, list(zip(*values, strict=True)))


def _column(field: Any, rows: Sequence[Any], connection: Any) -> Sequence[Any]:
    """The values of one column as the database takes them."""
    if type(field).pre_save is models.Field.pre_save:
        values = list(map(operator.attrgetter(field.attname), rows))
    else:
        values = [field.pre_save(row, True) for row in rows]
    try:
        distinct = set(values)
    except TypeError:
        # Lists and the like.
        return [field.get_db_prep_save(value, connection) for value in values]
    prepared = {value: field.get_db_prep_save(value, connection) for value in distinct}
    return [prepared[value] for value in values]
