"""What the lists of people, their entries, organizations and topics are about, in words."""

from __future__ import annotations

from core.openapi import Asks, Described
from people import answers

_PERSON = Asks("The person whose profile says so, by slug.", ("ayush-sekhari",))
_ORGANIZATION = Asks(
    "An organization, its units included, by slug, name, acronym or alias.",
    ("cornell-university",),
)
_WORDS = "Every word must begin a word of"

DESCRIBED = {
    "people": Described(
        "Full profiles, and records: people whom some entry or publication names.",
        answers.PersonRow,
        answers.PersonDetail,
        {
            "q": Asks(f"{_WORDS} one of the names.", ("sekhari",)),
            "kind": Asks("Profile or record."),
            "topic": Asks(
                "A topic of the person, narrower ones included, by slug, name or alias.",
                ("reinforcement-learning", "null"),
            ),
            "organization": Asks(
                "Where somebody studied or worked: an organization, its units included, "
                "by slug, name, acronym or alias.",
                ("cornell-university",),
            ),
            "position_kind": Asks("The kind of any of the positions.", ("!postdoc",)),
            "degree_level": Asks("The level of any of the degrees.", ("null",)),
            "letter": Asks("The first letter of the name under which people sort."),
        },
    ),
    "degrees": Described(
        "Degrees of the profiles, finished and expected.",
        answers.DegreeRow,
        answers.DegreeRow,
        {
            "person": _PERSON,
            "organization": _ORGANIZATION,
            "level": Asks("The level of the degree."),
            "year": Asks("Any year of the studies.", ("2018-2022",)),
            "expected": Asks("Whether the degree is still expected."),
        },
    ),
    "positions": Described(
        "Positions of the profiles, past and present.",
        answers.PositionRow,
        answers.PositionRow,
        {
            "person": _PERSON,
            "organization": _ORGANIZATION,
            "kind": Asks("The kind of the position."),
            "year": Asks("Any year in it.", ("2020-",)),
            "current": Asks("Whether it is held today."),
        },
    ),
    "organizations": Described(
        "Universities, companies and their units.",
        answers.OrganizationRow,
        answers.OrganizationDetail,
        {
            "q": Asks(f"{_WORDS} its name, acronym or an alias.", ("cornell",)),
            "parent": Asks(
                "The organization that it is a unit of, by slug, name, acronym or alias.",
                ("null",),
            ),
        },
    ),
    "topics": Described(
        "A small vocabulary that people and works share.",
        answers.TopicRow,
        answers.TopicDetail,
        {
            "q": Asks(f"{_WORDS} its name or an alias.", ("learning",)),
            "broader": Asks(
                "The topic just above it, by slug, name or alias.", ("null",)
            ),
        },
    ),
    "talks": Described(
        "Talks of the profiles, each with the times it was given.",
        answers.TalkRow,
        answers.TalkRow,
        {
            "person": _PERSON,
            "year": Asks("The year of any time it was given.", ("2022", "null")),
        },
    ),
    "awards": Described(
        "Awards of the profiles.",
        answers.AwardRow,
        answers.AwardRow,
        {
            "person": _PERSON,
            "year": Asks("One of its very years.", ("2015-",)),
            "declined": Asks("Whether it was declined."),
        },
    ),
}
