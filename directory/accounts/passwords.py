"""What a new password takes along: the API tokens that somebody else may have made."""

from __future__ import annotations

from typing import Any

from directory.accounts.models import APIToken


class EndsTokens:
    """Listed among the validators of passwords, which Django tells of every new one.

    It is told of changes, resets, the admin and the command line alike, and not when a
    password that stays is only hashed anew.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Any password will do."""

    def get_help_text(self) -> str:
        return "A new password ends the API tokens of the account."

    def password_changed(self, password: str, user: Any) -> None:
        APIToken.objects.filter(user=user).delete()
