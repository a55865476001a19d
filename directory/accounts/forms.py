"""What an account's owner fills in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.models import User

from directory.accounts.models import APIToken

LIFETIMES = [(30, "30 days"), (90, "90 days"), (365, "one year")]
# More than anybody can tell apart, and no way to fill the table.
MOST_TOKENS = 50


class TokenForm(forms.Form):
    """Makes an API token for its user."""

    name = forms.CharField(
        label="Purpose",
        max_length=100,
        help_text="So that you know it again in the list.",
    )
    days = forms.TypedChoiceField(
        label="Valid for", choices=LIFETIMES, initial=90, coerce=int
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any] | None:
        if self.user.auth_token_set.count() >= MOST_TOKENS:
            raise forms.ValidationError(
                f"An account has at most {MOST_TOKENS} tokens. Revoke one first."
            )
        return super().clean()

    def save(self) -> tuple[APIToken, str]:
        """The row, and the token itself, which is nowhere else."""
        lifetime = timedelta(days=self.cleaned_data["days"])
        return APIToken.objects.create(
            self.user, lifetime, name=self.cleaned_data["name"]
        )


class SignInForm(LoginForm):  # type: ignore[misc]
    """allauth's, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Name or e-mail address"
        self.fields["password"].help_text = ""
        if "remember" in self.fields:
            self.fields["remember"].label = "Stay signed in on this device"
