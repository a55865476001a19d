"""The way back in for whom no administrator can help: the device is lost, the codes too."""

from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Take the second step of signing in away from an account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the account's name")

    def handle(self, *, name: str, **options: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account {name}.")
        removed, _ = Authenticator.objects.filter(user=user).delete()
        self.stdout.write(
            f"{name} signs in with the password alone now."
            if removed
            else f"{name} had no second step."
        )
