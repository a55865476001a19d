"""Scores the reading of invented CVs: python -m benchmarks.cv [--held-out] [--style NAME] [-v]."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.cv.documents import STYLES, Style, render
from benchmarks.cv.scoring import Score, score, unsupported
from curation.cv.cv1 import as_cv1
from curation.cv.extractors import extract
from curation.cv.reading import read

SHOWN = (
    "person", "degrees", "degrees.field", "degrees.end", "degrees.thesis", "degrees.advisors", "positions", "positions.title", "positions.periods",
    "publications", "publications.authors", "publications.venue", "publications.year", "talks", "talks.events", "awards", "awards.years",
    "teaching", "mentees", "service", "service.years",
)  # fmt: skip


def measure(style: Style, seeds: Sequence[int]) -> tuple[Score, list[str]]:
    """The score of a style over several people, and what was read without support."""
    total = Score()
    bad: list[str] = []
    for seed in seeds:
        text, truth = render(style, seed)
        data = text.encode()
        document = extract(f"cv.{style.format}", data)
        found = as_cv1(read(document), document, "cv", data)
        total.add(score(truth, found))
        bad += unsupported(found, document.text)
    return total, bad


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--style")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    chosen = [
        s
        for s in STYLES
        if (
            s.name == options.style if options.style else s.held_out == options.held_out
        )
    ]
    total, unfounded = Score(), 0
    for style in chosen:
        found, bad = measure(style, range(options.seeds))
        total.add(found)
        unfounded += len(bad)
        row = " ".join(
            f"{found.f1(name):5.2f}"
            for name in (
                "degrees",
                "positions",
                "publications",
                "publications.authors",
                "publications.venue",
                "publications.year",
                "talks",
                "awards",
                "teaching",
                "mentees",
                "service",
            )
        )
        print(
            f"{style.name:20} {row}  invented {sum(found.invented.values())} unsupported {len(bad)}"
        )
        if options.v:
            print("\n".join(f"    {miss}" for miss in found.misses + bad))
    print(*(f"{name:24} {total.f1(name):.3f}" for name in SHOWN), sep="\n")
    print(f"invented {dict(total.invented)}, unsupported {unfounded}")


if __name__ == "__main__":
    main()
