"""Who is looking: the three audiences that decide which rows exist for a reader."""

from __future__ import annotations

import enum
from typing import Protocol

CURATE = "core.curate"


class Reader(Protocol):
    """What we ask of a user; Django's User and AnonymousUser both fit."""

    @property
    def is_authenticated(self) -> bool: ...

    @property
    def is_active(self) -> bool: ...

    def has_perm(self, perm: str) -> bool: ...


class Audience(enum.IntEnum):
    """Ordered: each sees all that the one before it sees."""

    PUBLIC = 0
    SIGNED_IN = 1
    CURATOR = 2


def audience_of(user: Reader | None) -> Audience:
    """The audience of a user; None stands for an anonymous visitor."""
    if user is None or not user.is_authenticated or not user.is_active:
        return Audience.PUBLIC
    return Audience.CURATOR if user.has_perm(CURATE) else Audience.SIGNED_IN
