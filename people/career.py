"""A career as a drawing: degrees, positions and short stays on one axis of years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from core.strips import Stay
from people.models import Degree, Position
from people.profiles import SHORT_STAYS, Profile

# Fewer bars say no more than the list below them.
_FEWEST = 3
_DEGREES, _POSITIONS, _SHORT_STAYS = range(3)


def career_stays(profile: Profile, today: dt.date) -> list[Stay]:
    """What has a first and a last day, or goes on; [] where a drawing would say too little."""
    stays = [
        *_degrees(profile.degrees, today),
        *_positions([*profile.positions, *profile.short_stays], today),
    ]
    return stays if len(stays) >= _FEWEST else []


def _degrees(degrees: Iterable[Degree], today: dt.date) -> Iterator[Stay]:
    for degree in degrees:
        end = today if degree.is_current else degree.latest
        # The one year of a degree is when it was taken, not how long it took.
        if degree.start and degree.earliest and end and degree.earliest < end:
            title = degree.title or str(degree.get_level_display()) or "Studies"
            yield Stay(
                degree.earliest,
                end,
                _DEGREES,
                ", ".join([title, degree.organization_printed]),
                f"{title}, {degree.organization_printed}: {degree.dates_display}",
                "degree",
                f"#degree-{degree.pk}",
            )


def _positions(positions: Iterable[Position], today: dt.date) -> Iterator[Stay]:
    for position in positions:
        is_short = position.kind in SHORT_STAYS
        for period in position.periods.all():
            end = today if period.is_current else period.latest
            if period.earliest and end and period.earliest < end:
                yield Stay(
                    period.earliest,
                    end,
                    _SHORT_STAYS if is_short else _POSITIONS,
                    "" if is_short else position.organization_printed,
                    f"{position}: {period.dates_display}",
                    "short" if is_short else "position",
                    f"#position-{position.pk}",
                )
