"""The groups that every directory has, and what they may do."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.apps.registry import Apps
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management.sql import emit_post_migrate_signal

from core.audience import Audience, audience_of
from directory.accounts.roles import ADMINISTRATORS, CURATORS, grant_roles
from tests.directory.accounts.test_authentication import make_token
from tests.factories import make_user
from tests.forms import form_data

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
    more = permissions_of("accounts", "mfa") | {
        f"{app}.{act}_{model}"
        for act in ("add", "change", "delete", "view")
        for app, model in (
            ("auth", "user"),
            ("auth", "group"),
            ("socialaccount", "socialaccount"),
        )
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


@pytest.fixture
def administrator(client):
    user = make_user("boss", is_staff=True)
    user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    client.force_login(user)
    return user


def test_an_administrator_makes_nobody_a_superuser(client, administrator):
    ada = make_user("ada")
    address = f"/admin/auth/user/{ada.pk}/change/"
    values = form_data(client.get(address)) | {"is_superuser": "on", "is_staff": "on"}

    response = client.post(address, values)

    ada.refresh_from_db()
    assert response.status_code == 302
    assert (ada.is_staff, ada.is_superuser) == (True, False)


@pytest.mark.parametrize("page", ["change", "password", "delete"])
def test_an_administrator_does_not_touch_a_superuser(client, administrator, page):
    root = make_user("root", is_superuser=True)

    response = client.post(f"/admin/auth/user/{root.pk}/{page}/", {"post": "yes"})

    assert response.status_code == 403
    assert User.objects.filter(pk=root.pk).exists()


def test_an_administrator_removes_an_account_with_all_that_hangs_on_it(
    client, administrator
):
    ada = make_user("ada")
    make_token(ada)
    TOTP.activate(ada, generate_totp_secret())

    client.post(f"/admin/auth/user/{ada.pk}/delete/", {"post": "yes"})

    assert not User.objects.filter(pk=ada.pk).exists()
