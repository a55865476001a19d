"""Which piece of a header is the title and which the organization: every pair is scored, the section votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curation.cv.grammars.pieces import org_likeness, post_likeness
from curation.cv.lists.posts import Post

# What the whole section's vote is worth beside the fit of one entry.
_VOTE = 0.6


@dataclass(frozen=True)
class Slot:
    """A piece by its row and place, or the whole row."""

    line: int
    place: int
    is_whole: bool = False

    def covers(self, other: Slot) -> bool:
        """Whether the other is this slot or a part of it."""
        return self.line == other.line and (self.is_whole or self.place == other.place)


@dataclass(frozen=True)
class Choice:
    """Which slot is the title and which the organization; None where there is none."""

    title: Slot | None
    org: Slot | None
    score: float

    @property
    def key(self) -> str:
        """The places of the two: what a section keeps from entry to entry."""
        title = self.title and (self.title.line, self.title.place)
        return f"{title} {self.org and (self.org.line, self.org.place)}"


def choose(posts: Sequence[Post]) -> list[tuple[Choice, float]]:
    """For each header of a section its choice, and the margin before a different one."""
    candidates = [list(_choices(post)) for post in posts]
    votes: Counter[str] = Counter()
    for choices in candidates:
        for key, weight in _ballot(choices).items():
            votes[key] += weight / len(candidates)  # type: ignore[assignment]
    return [_best(choices, votes) for choices in candidates]


def _choices(post: Post) -> Iterator[Choice]:
    """Every pair of a title and an organization, and each alone."""
    titles = _titles(post)
    for org, value in _orgs(post):
        yield Choice(None, org, value + 0.1)
        for title, fit in titles:
            if not title.covers(org):
                yield Choice(title, org, value + fit)
    for title, fit in titles:
        yield Choice(title, None, 0.6 * fit)


def _orgs(post: Post) -> list[tuple[Slot, float]]:
    """The pieces as organizations; one that leaves a better one behind it unexplained fits less."""
    values = {Slot(p.line, p.place): org_likeness(p.text) for p in post.rest}
    result = []
    for slot, value in values.items():
        behind = [
            v for s, v in values.items() if s.line == slot.line and s.place > slot.place
        ]
        unexplained = max(0.0, max(behind, default=0.0) - 0.5)
        result.append(
            (slot, value - 0.35 * unexplained - 0.04 * slot.line - 0.02 * slot.place)
        )
    return result


def _titles(post: Post) -> list[tuple[Slot, float]]:
    """Pieces and whole rows that may be a title."""
    result = [(Slot(p.line, p.place), post_likeness(p.text)) for p in post.rest]
    for line, row in enumerate(post.rows):
        parts = [p.text for p in post.rest if p.line == line]
        if len(parts) > 1 and "\t" not in row and "|" not in row:
            result.append((Slot(line, 0, True), _row_likeness(parts)))
    return result


def _row_likeness(parts: list[str]) -> float:
    """How much several pieces are one title: "Data Scientist, Risk", but no organization among them."""
    value = max(map(post_likeness, parts))
    if any(org_likeness(part) >= 0.9 for part in parts):
        return value - 0.8
    return value + (0.12 if post_likeness(parts[0]) > 0.4 else -0.1)


def _ballot(choices: Sequence[Choice]) -> dict[str, float]:
    """The weight that an entry gives each pair of places: more, the nearer to its best choice."""
    top = max((choice.score for choice in choices), default=0.0)
    ballot: dict[str, float] = {}
    for choice in choices:
        weight = max(0.0, 1 - 2 * (top - choice.score))
        ballot[choice.key] = max(weight, ballot.get(choice.key, 0.0))
    return ballot


def _best(choices: Sequence[Choice], votes: Counter[str]) -> tuple[Choice, float]:
    def worth(choice: Choice) -> float:
        return choice.score + _VOTE * votes[choice.key]

    first, *rest = sorted(choices, key=worth, reverse=True)
    other = next((choice for choice in rest if choice.key != first.key), None)
    return first, worth(first) - worth(other) if other else 1.0
