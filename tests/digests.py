"""A digest of every row of every table, as the database itself gives them."""

import hashlib

from django.db import connection

# Made anew with the database, or not worth a place in a backup.
_PASSING = {"django_migrations", "django_session", "cache"}


def row_digests():
    """The sorted digests of the rows of each table, by the table's name."""
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor)) - _PASSING
        return {name: _digests(cursor, name) for name in sorted(names)}


def _digests(cursor, name):
    columns = connection.introspection.get_table_description(cursor, name)
    # The order of columns may differ between two databases that are otherwise equal.
    listed = ", ".join(sorted(f'"{column.name}"' for column in columns))
    cursor.execute(f'SELECT {listed} FROM "{name}"')
    return sorted(
        hashlib.sha256(repr(row).encode()).hexdigest() for row in cursor.fetchall()
    )
