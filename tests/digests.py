"""A digest of every row of every table, as the database itself gives them."""

import hashlib

from django.db import connection

from people.indexes import NAMES
from publications.indexes import WORDS

# Made anew with the database, or not worth a place in a backup.
_PASSING = {"django_migrations", "django_session", "cache"}
# What SQLite keeps for itself, statistics and pieces to search by: they differ with their
# history.
_DERIVED = ("sqlite_", *(index.name for index in (NAMES, WORDS)))


def row_digests():
    """The sorted digests of the rows of each table, by the table's name."""
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor)) - _PASSING
        return {
            name: _digests(cursor, name)
            for name in sorted(names)
            if not name.startswith(_DERIVED)
        }


def _digests(cursor, name):
    columns = connection.introspection.get_table_description(cursor, name)
    # The order of columns may differ between two databases that are otherwise equal.
    listed = ", ".join(sorted(f'"{column.name}"' for column in columns))
    cursor.execute(f'SELECT {listed} FROM "{name}"')
    return sorted(map(_digest, cursor.fetchall()))


def _digest(row):
    values = [bytes(v) if isinstance(v, memoryview) else v for v in row]
    return hashlib.sha256(repr(values).encode()).hexdigest()
