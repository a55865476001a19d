"""Accounts as an application of its own: API tokens and roles are rows."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "directory.accounts"
    label = "accounts"

    def ready(self) -> None:
        from directory.accounts.checks import check_accounts
        from directory.accounts.roles import grant_roles

        register(check_accounts, Tags.security, deploy=True)
        post_migrate.connect(grant_roles, sender=self)
