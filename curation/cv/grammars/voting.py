"""The section's vote: of all readings of an entry, the one in the style that the section keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from curation.cv.grammars.readings import Reading

# What order, delimiter and form are worth each, and all three together.
_WEIGHTS = (0.6, 0.5, 0.2, 0.5)


def best(
    candidates: Sequence[Sequence[Reading]],
) -> list[tuple[Reading, float] | None]:
    """For each entry of a section its reading and the margin before a different one.

    First each entry votes for the styles of its best readings, more for those that fit
    nearly as well as the best; then the shares of the votes raise the readings in the
    style of the section.
    """
    votes: Counter[str] = Counter()
    for readings in candidates:
        votes.update(_ballot(readings))
    total = max(1, len(candidates))
    shares = {key: min(1.0, votes[key] / total) for key in votes}
    return [_chosen(readings, shares) for readings in candidates]


def _ballot(readings: Sequence[Reading]) -> Counter[str]:
    top = max((reading.score for reading in readings), default=0.0)
    ballot: Counter[str] = Counter()
    for reading in readings:
        weight = 1 - 2 * (top - reading.score)
        for key in _keys(reading) if weight > 0 else ():
            ballot[key] += weight  # type: ignore[assignment]
    return ballot


def _keys(reading: Reading) -> tuple[str, str, str, str]:
    style = reading.style
    return (
        f"order {style.order}",
        f"delimiter {style.delimiter}",
        f"form {style.form}",
        str(style),
    )


def _chosen(
    readings: Sequence[Reading], shares: dict[str, float]
) -> tuple[Reading, float] | None:
    def worth(reading: Reading) -> float:
        votes = zip(_WEIGHTS, _keys(reading), strict=True)
        return reading.score + sum(weight * shares.get(key, 0) for weight, key in votes)

    if not readings:
        return None
    first, *rest = sorted(readings, key=worth, reverse=True)
    other = next((r for r in rest if _says(r) != _says(first)), None)
    return first, worth(first) - worth(other) if other else 1.0


def _says(reading: Reading) -> tuple[object, ...]:
    return reading.title, reading.authors.names
