"""The groups that every directory has, and what they may do."""

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.sql import emit_post_migrate_signal

from core.audience import Audience, audience_of
from directory.accounts.roles import ADMINISTRATORS, CURATORS, grant_roles
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def granted(name):
    rows = Permission.objects.filter(group__name=name)
    return {
        f"{app}.{code}"
        for app, code in rows.values_list("content_type__app_label", "codename")
    }


def migrate_ends():
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    # Else later tests would look for content types by ids that are gone.
    ContentType.objects.clear_cache()


def permissions_of(*labels):
    return {
        f"{label}.{action}_{model._meta.model_name}"
        for label in labels
        for model in apps.get_app_config(label).get_models()
        for action in ("add", "change", "delete", "view")
    }


CONTACTS = {f"people.{act}_contact" for act in ("add", "change", "delete", "view")}


def test_curators_may_do_everything_with_people_and_works_but_contact_data():
    expected = permissions_of("people", "publications", "curation") - CONTACTS

    assert granted(CURATORS) == expected | {"core.curate"}


def test_administrators_may_also_manage_accounts_and_contact_data():
    more = permissions_of("accounts") | {
        f"auth.{act}_{model}"
        for act in ("add", "change", "delete", "view")
        for model in ("user", "group")
    }

    assert granted(ADMINISTRATORS) == granted(CURATORS) | CONTACTS | more


def test_the_groups_are_whole_on_a_database_without_permissions():
    expected = granted(CURATORS), granted(ADMINISTRATORS)
    Group.objects.all().delete()
    Permission.objects.all().delete()
    ContentType.objects.all().delete()
    ContentType.objects.clear_cache()

    migrate_ends()

    assert (granted(CURATORS), granted(ADMINISTRATORS)) == expected


def test_what_a_site_granted_itself_stays():
    extra = Permission.objects.get(codename="view_session")
    Group.objects.get(name=CURATORS).permissions.add(extra)

    migrate_ends()

    assert "sessions.view_session" in granted(CURATORS)


def test_a_run_back_to_before_there_were_accounts_makes_no_groups():
    Group.objects.all().delete()

    grant_roles(using="default", apps=Apps())

    assert not Group.objects.exists()


def test_a_member_of_the_curators_sees_everything():
    user = make_user()
    user.groups.add(Group.objects.get(name=CURATORS))

    assert audience_of(user) == Audience.CURATOR
