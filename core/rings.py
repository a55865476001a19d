"""Geometry of a ring: people around one person, teams side by side; pure arithmetic, no layout engine."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

# People that a ring holds; beyond these, names would overlap.
MOST = 80
# Curves that are drawn, those of most joint works first: a team of eighty has thousands.
MOST_CURVES = 400
# Joint works from which lines grow no wider.
WIDEST = 5
# Letters of a label.
LONGEST_LABEL = 22
# Joint works from which a name is set in bold.
_STRONG = 4
# Share of a circle within which a curve stays near its edge.
_NEAR = 0.12

Point = tuple[float, float]


@dataclass(frozen=True)
class Member:
    """Somebody on the ring, with the works that join them to the middle."""

    label: str
    name: str
    works: frozenset[int]
    address: str = ""
    kind: str = ""

    @property
    def number(self) -> int:
        return len(self.works)


@dataclass(frozen=True)
class Shape:
    """One size of the drawing: its side, the ring's radius and the letters, in its own units."""

    name: str
    side: int
    radius: float  # the largest; long names make it smaller
    letters: float
    dots: float
    has_highlight: bool

    def fitting(self, members: Iterable[Member]) -> Shape:
        """With a radius that leaves room for the names, but not less than two thirds."""
        outside = max((_reach(member, self) for member in members), default=0)
        radius = min(self.radius, self.side / 2 - outside)
        return replace(self, radius=max(radius, self.radius * 2 / 3))


WIDE = Shape("wide", side=640, radius=200, letters=13, dots=1, has_highlight=True)
# For phones, which have no pointer to hover with.
TALL = Shape("tall", side=390, radius=115, letters=11, dots=0.7, has_highlight=False)


@dataclass(frozen=True)
class Node:
    """A member in its place; numbers are attribute texts."""

    member: Member
    x: str
    y: str
    radius: str
    hit: str
    turn: str
    label_x: str
    anchor: str
    is_named: bool
    own: str
    """The curves and the line of this member alone, "" where nothing is highlighted."""

    @property
    def is_strong(self) -> bool:
        return self.member.number >= _STRONG

    @property
    def is_stop(self) -> bool:
        """Whether the keyboard stops here; the list beside has everybody."""
        return self.member.number > 1


@dataclass(frozen=True)
class Spoke:
    x: str
    y: str
    width: int


@dataclass(frozen=True)
class Ring:
    shape: Shape
    nodes: Sequence[Node]
    spokes: Sequence[Spoke]
    curves: Sequence[tuple[int, str]]
    """Width and path of the curves between members, the thin ones first."""

    @property
    def middle(self) -> str:
        return _n(self.shape.side / 2)

    @property
    def label_drop(self) -> str:
        """How far a label's baseline stands below the middle of its dot."""
        return _n(self.shape.letters * 0.34)

    @property
    def below_middle(self) -> str:
        return _n(self.shape.side / 2 + 9 * self.shape.dots + self.shape.letters * 1.15)

    @property
    def middle_radius(self) -> str:
        return _n(9 * self.shape.dots)


def rings(members: Iterable[Member]) -> list[Ring]:
    """The wide and the tall drawing of the members with most works, at most `MOST`."""
    chosen = sorted(members, key=lambda m: (-m.number, m.name))[:MOST]
    order = side_by_side(chosen)
    pairs = _pairs(order)
    return [_ring(order, pairs, shape.fitting(order)) for shape in (WIDE, TALL)]


def _ring(order: list[Member], pairs: dict[tuple[int, int], int], shape: Shape) -> Ring:
    named = _named(order, shape)
    angles = _angles(order, named, shape)
    places = [_place(angle, shape) for angle in angles]
    chords = {pair: _chord(pair, places, angles, shape) for pair in pairs}
    own: list[list[str]] = [[] for _ in order]
    for (a, b), path in chords.items():
        own[a].append(path)
        own[b].append(path)
    return Ring(
        shape,
        nodes=[
            _node(member, angle, place, member in named, own[i], shape)
            for i, (member, angle, place) in enumerate(
                zip(order, angles, places, strict=True)
            )
        ],
        spokes=[
            Spoke(_n(x), _n(y), min(member.number, WIDEST))
            for member, (x, y) in zip(order, places, strict=True)
            if member.number > 1
        ],
        curves=_by_width(pairs, chords),
    )


def side_by_side(members: Sequence[Member]) -> list[Member]:
    """After each member the one who shares most works with it, so that teams stay together."""
    likeness = [[_likeness(a, b) for b in members] for a in members]
    left = list(range(len(members)))
    order: list[int] = []

    def nearness(i: int) -> tuple[float, float, int]:
        """How like the last one, how like one of the few before it; then the number of works."""
        before = [likeness[i][j] for j in order[-6:]] or [0.0]
        return before[-1], max(before), members[i].number

    while left:
        nearest = max(left, key=nearness)
        left.remove(nearest)
        order.append(nearest)
    return [members[i] for i in order]


def _likeness(a: Member, b: Member) -> float:
    """The share of their works that they have in common."""
    common = len(a.works & b.works)
    return common / (a.number + b.number - common)


def _radius(member: Member, shape: Shape) -> float:
    return shape.dots * (3.2 + 2.5 * (member.number - 1) ** 0.72)


def _reach(member: Member, shape: Shape) -> float:
    """How far dot and name stand out; a letter is taken for two thirds as wide as high."""
    width = 0.72 if member.number >= _STRONG else 0.64
    label = f"{member.label} {member.number}" if member.number > 1 else member.label
    return _radius(member, shape) + 5 * shape.dots + len(label) * shape.letters * width


def _named(order: Sequence[Member], shape: Shape) -> set[Member]:
    """Whose name finds room around the ring: those with most works first."""
    room = int(2 * math.pi * (shape.radius + 8) / (shape.letters * 1.12))
    return set(sorted(order, key=lambda m: (-m.number, m.name))[:room])


def _angles(order: Sequence[Member], named: set[Member], shape: Shape) -> list[float]:
    """Degrees from the top, clockwise; each member has the room that dot and name need."""
    needs = [
        max(
            2 * _radius(member, shape) + 3 * shape.dots,
            shape.letters * 1.12 if member in named else 0,
        )
        for member in order
    ]
    total, at, angles = sum(needs), -90.0, []
    for need in needs:
        step = 360 * need / total
        angles.append(at + step / 2)
        at += step
    return angles


def _place(angle: float, shape: Shape) -> Point:
    middle, turn = shape.side / 2, math.radians(angle)
    return (
        middle + shape.radius * math.cos(turn),
        middle + shape.radius * math.sin(turn),
    )


def _pairs(order: Sequence[Member]) -> dict[tuple[int, int], int]:
    """Who wrote together on these works, and how many; those with most works alone if many."""
    shared = Counter(
        {
            (i, j): number
            for (i, a), (j, b) in combinations(enumerate(order), 2)
            if (number := len(a.works & b.works))
        }
    )
    return dict(shared.most_common(MOST_CURVES))


def _chord(
    pair: tuple[int, int], places: list[Point], angles: list[float], shape: Shape
) -> str:
    """A curve that bends towards the middle, the more the farther its ends are apart."""
    (x1, y1), (x2, y2) = (places[i] for i in pair)
    a, b = (angles[i] for i in pair)
    apart = abs((a - b + 180) % 360 - 180) / 180
    pull = 0.22 if apart < _NEAR else 0.25 + 0.75 * min(1, apart * 1.6)
    middle = shape.side / 2
    x, y = ((p + q) / 2 for p, q in ((x1, x2), (y1, y2)))
    x, y = x + (middle - x) * pull, y + (middle - y) * pull
    return f"M{x1:.0f} {y1:.0f}Q{x:.0f} {y:.0f} {x2:.0f} {y2:.0f}"


def _by_width(
    pairs: dict[tuple[int, int], int], chords: dict[tuple[int, int], str]
) -> list[tuple[int, str]]:
    paths: dict[int, list[str]] = {}
    for pair, number in pairs.items():
        paths.setdefault(min(number, WIDEST), []).append(chords[pair])
    return [(width, "".join(paths[width])) for width in sorted(paths)]


def _node(
    member: Member,
    angle: float,
    place: Point,
    is_named: bool,
    own: list[str],
    shape: Shape,
) -> Node:
    """A label reads outwards on the right and inwards, from its end, on the left."""
    is_left = math.cos(math.radians(angle)) < 0
    radius = _radius(member, shape)
    away = radius + 5 * shape.dots
    middle = f"{shape.side / 2:.0f}"
    line = f"M{middle} {middle}L{place[0]:.0f} {place[1]:.0f}"
    return Node(
        member,
        x=_n(place[0]),
        y=_n(place[1]),
        radius=_n(radius),
        hit=_n(max(radius + 3, 9)),
        turn=_n(angle + 180 if is_left else angle),
        label_x=_n(-away if is_left else away),
        anchor="end" if is_left else "start",
        is_named=is_named,
        own="".join([*own, line]) if shape.has_highlight else "",
    )


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def shortened(label: str) -> str:
    """A label that fits beside its dot."""
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"
