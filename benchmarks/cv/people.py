"""Invented people with a whole career, drawn from a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from benchmarks.cv import words


@dataclass(frozen=True)
class Name:
    given: str
    family: str

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def initials(self) -> str:
        """ "J.-L." for Jean-Luc, "S. A." for Sarah Anne."""
        return " ".join(
            "-".join(f"{part[0]}." for part in name.split("-"))
            for name in self.given.split()
        )


@dataclass(frozen=True)
class Work:
    kind: str
    title: str
    authors: tuple[Name, ...]
    year: int
    venue: str
    acronym: str = ""
    volume: int = 0
    issue: int = 0
    pages: str = ""
    city: str = ""
    editors: tuple[Name, ...] = ()
    publisher: str = ""


@dataclass(frozen=True)
class Study:
    degree: str
    link: str
    field: str
    school: str
    place: str
    start: int
    end: int
    advisor: Name | None = None
    thesis: str = ""
    expected: bool = False


@dataclass(frozen=True)
class Post:
    title: str
    org: str
    place: str
    start: int
    end: int | None


@dataclass(frozen=True)
class Talk:
    title: str
    event: str
    host: str
    place: str
    month: int
    year: int


@dataclass
class Person:
    name: Name
    language: str
    works: list[Work] = field(default_factory=list)
    studies: list[Study] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    awards: list[tuple[str, str, int]] = field(default_factory=list)
    service: list[tuple[str, list[int]]] = field(default_factory=list)
    courses: list[tuple[str, str, str, int]] = field(default_factory=list)
    mentees: list[tuple[Name, str, str]] = field(default_factory=list)


def invent(seed: int, language: str = "en", *, works: int = 12) -> Person:
    """A person whose whole career follows from the seed."""
    rng = random.Random(seed)
    person = Person(_name(rng, language), language)
    person.works = [_work(rng, person, i) for i in range(works)]
    person.studies = _studies(rng, language)
    person.posts = _posts(rng, language, person.studies[0].end)
    talks = [_talk(rng, language) for _ in range(8)]
    # A title twice in a row would be one talk given twice.
    person.talks = list({talk.title: talk for talk in talks}.values())[:5]
    person.awards = [
        (
            _pick(rng, words.AWARDS[language]),
            _pick(rng, words.GIVERS),
            rng.randint(2008, 2023),
        )
        for _ in range(4)
    ]
    person.service = [
        (journal, sorted(rng.sample(range(2015, 2024), rng.randint(1, 3))))
        for journal in rng.sample(words.JOURNALS[language].split("|"), 3)
    ]
    person.courses = [
        (
            f"{rng.choice(['CS', 'STAT', 'HIST'])} {rng.randint(100, 499)}",
            course,
            rng.choice(words.SCHOOLS[language]).split("|")[0],
            rng.randint(2012, 2023),
        )
        for course in rng.sample(words.COURSES.split("|"), 3)
    ]
    person.mentees = [
        (
            _name(rng, "en"),
            rng.choice(["PhD", "MSc"]),
            rng.choice(words.FIRMS).split("|")[0],
        )
        for _ in range(3)
    ]
    return person


def _pick(rng: random.Random, row: str) -> str:
    return rng.choice(row.split("|"))


def _name(rng: random.Random, language: str) -> Name:
    given = _pick(rng, words.GIVEN[language])
    if language == "en" and rng.random() < 0.4:
        given += f" {rng.choice('ABCDEJKLMR')}."
    return Name(given, _pick(rng, words.FAMILY[language]))


def _title(rng: random.Random, language: str) -> str:
    topics = {key: _pick(rng, row) for key, row in words.TOPICS[language].items()}
    title = rng.choice(words.TITLES[language]).format(**topics)
    return title[0].upper() + title[1:]


def _coauthors(rng: random.Random, person: Person) -> list[Name]:
    others: list[Name] = []
    while len(others) < rng.choice((0, 1, 1, 2, 2, 3, 4)):
        other = _name(rng, rng.choice((person.language, "en", "de", "fr", "es")))
        if other.family != person.name.family and other not in others:
            others.append(other)
    return others


def _work(rng: random.Random, person: Person, number: int) -> Work:
    language = person.language
    authors = _coauthors(rng, person)
    authors.insert(rng.randint(0, len(authors)), person.name)
    title, year = _title(rng, language), 2024 - number // 2 - rng.randint(0, 1)
    first = rng.randint(1, 400)
    pages = f"{first}–{first + rng.randint(5, 30)}"
    shape = rng.random()
    if shape < 0.55:
        return Work(
            "journal",
            title,
            tuple(authors),
            year,
            _pick(rng, words.JOURNALS[language]),
            volume=rng.randint(2, 60),
            issue=rng.randint(1, 4),
            pages=pages,
        )
    if shape < 0.8 and language == "en":
        venue, acronym = rng.choice(words.CONFERENCES)
        kind = "workshop" if venue.startswith("Workshop") else "conference"
        return Work(kind, title, tuple(authors), year, venue, acronym, pages=pages)
    publisher, city = words.PRESSES[language]
    if shape < 0.93:
        editors = (_name(rng, language), _name(rng, language))
        return Work(
            "chapter",
            title,
            tuple(authors),
            year,
            _title(rng, language),
            pages=pages,
            city=city,
            editors=editors,
            publisher=publisher,
        )
    return Work(
        "book", title, tuple(authors), year, publisher, city=city, publisher=publisher
    )


def _studies(rng: random.Random, language: str) -> list[Study]:
    schools = rng.sample(words.SCHOOLS[language], 3)
    end = rng.randint(2012, 2021)
    result = []
    subject = _pick(rng, words.FIELDS[language])
    for level, (degree, link) in enumerate(words.DEGREES[language]):
        length = (5, 2, 3)[level]
        school, place = schools[level].split("|")
        doctoral = level == 0
        result.append(
            Study(
                degree,
                link,
                subject,
                school,
                place,
                end - length,
                end,
                _name(rng, language) if doctoral else None,
                _title(rng, language) if doctoral else "",
            )
        )
        end -= length + rng.randint(0, 1)
    return result


def _posts(rng: random.Random, language: str, since: int) -> list[Post]:
    result: list[Post] = []
    end: int | None = None
    year = 2024
    for title in rng.sample(
        words.POSTS[language].split("|"), min(4, len(words.POSTS[language].split("|")))
    ):
        start = year - rng.randint(1, 3)
        places = (
            words.SCHOOLS[language]
            if "Intern" not in title and "Scientist" not in title
            else words.FIRMS
        )
        org, place = rng.choice(places).split("|")
        result.append(Post(title, org, place, start, end))
        year, end = start, start
    return result


def _talk(rng: random.Random, language: str) -> Talk:
    host, place = rng.choice(words.SCHOOLS[language]).split("|")
    return Talk(
        _title(rng, language),
        _pick(rng, words.EVENTS),
        host,
        place,
        rng.randint(1, 12),
        rng.randint(2014, 2024),
    )
