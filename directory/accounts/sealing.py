"""Secrets of second steps as the database has them: of no use to who reads it alone.

They are encrypted with a key that is derived from SECRET_KEY, which no database and no
backup holds. A value without the mark was written before there was any of this.
"""

from __future__ import annotations

import base64
import logging
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)

_MARK = "sealed:"


def seal(text: str) -> str:
    return _MARK + _keys().encrypt(text.encode()).decode()


def unseal(text: str) -> str:
    """The secret; where no key fits a random one, which no code in the world matches."""
    if not text.startswith(_MARK):
        return text
    try:
        return _keys().decrypt(text.removeprefix(_MARK).encode()).decode()
    except InvalidToken:
        logger.error("a second step was set up under another SECRET_KEY")
        return base64.b32encode(secrets.token_bytes(20)).decode()


def is_current(text: str) -> bool:
    """Whether it is sealed with the present key, so that no earlier one is needed."""
    try:
        _keys(earlier=False).decrypt(text.removeprefix(_MARK).encode())
    except InvalidToken:
        return False
    return text.startswith(_MARK)


def is_lost(text: str) -> bool:
    """Whether no key that this site knows opens it."""
    try:
        _keys().decrypt(text.removeprefix(_MARK).encode())
    except InvalidToken:
        return text.startswith(_MARK)
    return False


def _keys(*, earlier: bool = True) -> MultiFernet:
    known = [settings.SECRET_KEY, *(settings.SECRET_KEY_FALLBACKS if earlier else [])]
    return MultiFernet([Fernet(_derived(key)) for key in known])


def _derived(secret: str) -> bytes:
    digest = salted_hmac(__name__, "", secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest)
