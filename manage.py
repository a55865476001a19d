#!/usr/bin/env python
"""Runs the management commands: python manage.py help."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fault:
        # The message lists what to set; a traceback above it would hide it.
        sys.exit(str(fault))


if __name__ == "__main__":
    main()
