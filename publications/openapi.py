"""What the lists of publications, coauthors and venues are about, in words."""

from __future__ import annotations

from core.openapi_parts import Asks, Described
from publications import answers

_WORDS = "Every word must begin a word of"

DESCRIBED = {
    "publications": Described(
        "Works, each once, found by themselves or by one of their versions.",
        answers.PublicationRow,
        answers.PublicationDetail,
        {
            "q": Asks(
                f'{_WORDS} title, abstract, author, venue or topic. `"in quotes"` '
                "whole words follow each other, and `-word` is in no version of the work.",
                ("unlearning", '"machine unlearning" -poison'),
            ),
            "venue": Asks(
                "By slug, acronym, name or any alias, in any case.",
                ("NeurIPS", "iclr,icml", "!colt,icml"),
            ),
            "year": Asks("The year of publication.", ("2021", "2018-2022", "null")),
            "topic": Asks(
                "A topic, narrower ones included, by slug, name or alias.",
                ("machine-unlearning",),
            ),
            "person": Asks(
                "One of the authors, editors or translators, by slug.",
                ("ayush-sekhari",),
            ),
            "first_author": Asks(
                "The first author, or one of those who contributed equally with the "
                "first, by slug.",
                ("ayush-sekhari",),
            ),
            "equal_contribution": Asks(
                "`true` or `false`: whether some authors are marked as having "
                "contributed equally; or the slug of a person who carries the mark.",
                ("true", "false", "ayush-sekhari"),
            ),
            "kind": Asks("The kind of publication.", ("null",)),
            "type": Asks("The CSL item type, which follows from the kind."),
            "status": Asks("How far it is.", ("null",)),
            "distinction": Asks("The kind of any of its honours.", ("null",)),
            "doi": Asks(
                "A DOI in any spelling, with a resolver or without.",
                ("10.1000/182", "https://doi.org/10.1000/182"),
            ),
            "has_doi": Asks("Whether a DOI is known."),
            "alphabetical": Asks(
                "Whether the authors are marked as standing in alphabetical order."
            ),
            "versions": Asks(
                "`all`: every version is a row of its own. `none`: only the main row "
                "of a work is asked. Without it works are found by any of their versions."
            ),
        },
        example={
            "title": "Forgetting by Example",
            "kind": "conference",
            "issued": "2024-07",
            "venue": "icml",
            "authors": [
                {"name": "Ada Example", "shared_mark": "equal_contribution"},
                {
                    "name": "Ayush Sekhari",
                    "person": "ayush-sekhari",
                    "shared_mark": "equal_contribution",
                },
            ],
            "topics": ["machine-unlearning"],
            "distinctions": [{"kind": "oral", "printed": "Oral"}],
        },
    ),
    "coauthors": Described(
        "The printed names of all authors, editors and translators, one row a name.",
        answers.CoauthorRow,
        answers.CoauthorRow,
        {
            "q": Asks(f"{_WORDS} the printed name.", ("sekhari",)),
            "person": Asks(
                "Whom the name was confirmed to be, by slug.", ("ayush-sekhari", "null")
            ),
            "publication": Asks("The publication, by slug."),
            "year": Asks("The year of the publication.", ("2021",)),
            "role": Asks("The role."),
            "shared_mark": Asks("What the name shares with others.", ("null",)),
        },
    ),
    "venues": Described(
        "Conference series, journals and workshops.",
        answers.VenueRow,
        answers.VenueDetail,
        {
            "q": Asks(f"{_WORDS} its name, acronym or an alias.", ("learning",)),
            "kind": Asks("The kind of venue."),
            "host": Asks(
                "The venue that a workshop is held at, by slug, acronym, name or alias.",
                ("neurips", "null"),
            ),
        },
        example={
            "name": "Workshop on Examples",
            "kind": "workshop",
            "host": "icml",
            "aliases": ["WoE"],
        },
    ),
}
