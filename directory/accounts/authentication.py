"""Who a program acts for, from the token that it sends."""

from __future__ import annotations

from django.contrib.auth.models import User
from knox.auth import TokenAuthentication as KnoxTokenAuthentication
from knox.crypto import hash_token
from rest_framework.exceptions import AuthenticationFailed

from directory.accounts.models import APIToken


class TokenAuthentication(KnoxTokenAuthentication):  # type: ignore[misc]
    """Reads `Authorization: Bearer …`; one query, and one write on a token's first use in a day.

    knox would delete whatever expired, here it stays in its owner's list; and it would
    fail on bytes that are not UTF-8.
    """

    def authenticate_credentials(self, token: bytes) -> tuple[User, APIToken]:
        digest = hash_token(token.decode(errors="replace"))
        row = APIToken.objects.select_related("user").filter(digest=digest).first()
        if row is None:
            raise AuthenticationFailed(
                "This token is not known here; it may be revoked."
            )
        if row.is_expired:
            raise AuthenticationFailed("This token has expired.")
        if not row.user.is_active:
            raise AuthenticationFailed("The account of this token is closed.")
        row.note_use()
        return row.user, row
