"""The roles: two groups, and what each may do.

Permissions are rows that Django makes after the last migration of a run, so a migration
cannot grant them on a fresh database. They are granted after each run instead, which
also covers the models that a new version brings. Nothing is taken away: what a site
grants on top stays.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import User
from django.db import router
from django.db.models import Q

CURATORS = "curators"
ADMINISTRATORS = "administrators"

_CONTACTS = Q(content_type__app_label="people", content_type__model="contact")
# Everything but contact data, which has permissions of its own.
_CURATING = Q(content_type__app_label="core", codename="curate") | (
    Q(content_type__app_label__in=["people", "publications", "curation"]) & ~_CONTACTS
)
_ADMINISTERING = (
    _CONTACTS
    | Q(content_type__app_label="auth", content_type__model__in=["user", "group"])
    | Q(content_type__app_label="socialaccount", content_type__model="socialaccount")
    | Q(content_type__app_label__in=["accounts", "mfa"])
)
ROLES = {CURATORS: _CURATING, ADMINISTRATORS: _CURATING | _ADMINISTERING}


def grant_roles(*, using: str, apps: Apps = installed, **_: Any) -> None:
    """Makes the groups that are missing and grants what they lack; at the end of `migrate`."""
    try:
        group_model = apps.get_model("auth", "Group")
        permissions = apps.get_model("auth", "Permission").objects.using(using)
    except LookupError:  # A run that went back to before there were accounts.
        return
    if not router.allow_migrate_model(using, group_model):
        return
    for config in installed.get_app_configs():
        # Django does the same for each application, but some of them come after this one.
        create_permissions(config, verbosity=0, using=using, apps=apps)
    for name, granted in ROLES.items():
        group, _is_new = group_model.objects.using(using).get_or_create(name=name)
        group.permissions.add(*permissions.filter(granted))


def roles_of(user: User) -> list[str]:
    """What the account page says of somebody; a superuser needs no group."""
    groups = user.groups.order_by("name").values_list("name", flat=True)
    return ["superuser", *groups] if user.is_superuser else [*groups]
