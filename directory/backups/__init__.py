"""Backups: all rows of the directory in one file, which either engine can be restored from."""
