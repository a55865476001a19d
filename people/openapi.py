"""What the lists of people, their entries, organizations and topics are about, in words."""

from __future__ import annotations

from core.openapi_parts import Asks, Described
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
            "q": Asks(
                f"{_WORDS} one of the names; one that begins none is taken for the names "
                "that are spelt nearly so.",
                ("sekhari", "sekari"),
            ),
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
        example={
            "name": "Ada Example",
            "given_name": "Ada",
            "family_name": "Example",
            "topics": ["machine-unlearning"],
            "links": [{"url": "https://ada.example.org"}],
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
        example={
            "person": "ayush-sekhari",
            "level": "master",
            "title": "M.Sc.",
            "organization_printed": "Example University",
            "start": "2011-08",
            "end": "2013",
            "mentors": [{"name": "Ada Example", "role": "advisor"}],
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
        example={
            "person": "ayush-sekhari",
            "kind": "visiting",
            "organization_printed": "Example Institute",
            "periods": [{"start": "2018-21", "end": "2018-22"}],
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
        example={
            "name": "Department of Examples",
            "parent": "cornell-university",
            "aliases": ["Dept. of Examples"],
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
        example={
            "name": "Certified unlearning",
            "broader": "machine-unlearning",
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
        example={
            "person": "ayush-sekhari",
            "title": "A talk by example",
            "deliveries": [
                {"host": "Example Seminar", "date": "2022-05", "is_invited": True}
            ],
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
        example={
            "person": "ayush-sekhari",
            "title": "Example Medal",
            "issuer": "Society of Examples",
            "years": [2019],
        },
    ),
}
