"""profile/1: the closed schema of a whole profile document, and how one is read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from core.entries import Entry, Key, Keyed, Line, Required
from people.entries import (
    AwardEntry,
    DegreeEntry,
    MentorshipEntry,
    OrganizationEntry,
    PersonEntry,
    PositionEntry,
    ProjectEntry,
    ServiceEntry,
    SkillEntry,
    TalkEntry,
    TeachingEntry,
    TopicEntry,
)
from publications.entries import PublicationEntry, VenueEntry


class SourceEntry(Entry):
    """The document that the entries were read from."""

    title: Required
    file: Line = ""
    sha256: Line = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    line_count: int | None = Field(default=None, ge=1)


class IssueEntry(Keyed):
    """A contradiction or doubt that a curator must look at."""

    about: Required = Field(
        description='Section and key, such as "publications/hybrid-rl".'
    )
    field: Line = ""
    code: Key
    message: Required


class ProfileDocument(Entry):
    """A whole profile: one person and everything a document says about them."""

    schema_: Literal["profile/1"] = Field(alias="schema")
    key: Key = Field(
        description="Stable name of the profile, the same in every later document."
    )
    source: SourceEntry | None = None
    organizations: list[OrganizationEntry] = []
    venues: list[VenueEntry] = []
    topics: list[TopicEntry] = []
    person: PersonEntry
    degrees: list[DegreeEntry] = []
    positions: list[PositionEntry] = []
    mentorships: list[MentorshipEntry] = []
    publications: list[PublicationEntry] = []
    talks: list[TalkEntry] = []
    awards: list[AwardEntry] = []
    service: list[ServiceEntry] = []
    teaching: list[TeachingEntry] = []
    projects: list[ProjectEntry] = []
    skills: list[SkillEntry] = []
    issues: list[IssueEntry] = []

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Self:
        for section, keys in self.keys().items():
            twice = [key for key, count in Counter(keys).items() if count > 1]
            if twice:
                raise ValueError(f"the key {twice[0]!r} stands twice in {section}")
        return self

    @model_validator(mode="after")
    def _keys_lead_somewhere(self) -> Self:
        keys = self.keys()
        known = {f"{section}/{key}" for section in keys for key in keys[section]} | {
            "person"
        }
        for referrer, target in self._references():
            if target not in known:
                raise ValueError(
                    f"{referrer} refers to {target}, which the document does not hold"
                )
        return self

    def keys(self) -> dict[str, list[str]]:
        """The keys of each section in order; deliveries and versions have sections of their own."""
        sections = {
            name: [entry.key for entry in getattr(self, name)]
            for name in KEYED_SECTIONS
        }
        sections["deliveries"] = [d.key for talk in self.talks for d in talk.deliveries]
        sections["versions"] = [
            v.key for work in self.publications for v in work.versions
        ]
        return sections

    def names(self) -> Iterator[str]:
        """The names of people that entries print, those of the person aside."""
        yield from (one.name for degree in self.degrees for one in degree.advisors)
        yield from (one.name for post in self.positions for one in post.mentors)
        yield from (one.mentor or one.mentee for one in self.mentorships)
        for work in self.publications:
            for one in (work, *work.versions):
                yield from (a.name for a in one.authors if not a.is_owner)

    def _references(self) -> Iterator[tuple[str, str]]:
        for award in self.awards:
            if award.degree:
                yield f"awards/{award.key}", f"degrees/{award.degree}"
            if award.position:
                yield f"awards/{award.key}", f"positions/{award.position}"
        for talk in self.talks:
            for delivery in talk.deliveries:
                if delivery.award:
                    yield f"deliveries/{delivery.key}", f"awards/{delivery.award}"
        for work in self.publications:
            if work.thesis_of:
                yield f"publications/{work.key}", f"degrees/{work.thesis_of}"
            for distinction in (
                d for w in (work, *work.versions) for d in w.distinctions
            ):
                if distinction.award:
                    yield f"publications/{work.key}", f"awards/{distinction.award}"
        for issue in self.issues:
            yield f"issues/{issue.key}", issue.about


KEYED_SECTIONS = (
    "degrees",
    "positions",
    "mentorships",
    "publications",
    "talks",
    "awards",
    "service",
    "teaching",
    "projects",
    "skills",
    "issues",
)


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a document."""

    path: str  # JSON Pointer (RFC 6901), "" for the whole document
    reason: str

    def __str__(self) -> str:
        return f"{self.path or '/'}: {self.reason}"


class ProfileError(ValueError):
    """A document that was refused; nothing of it was written."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))

    @classmethod
    def of(cls, path: str, reason: str) -> Self:
        return cls([Fault(path, reason)])


def read_profile(text: str | bytes) -> ProfileDocument:
    """The profile document in a JSON text.

    Raises ProfileError with every fault, each with its path and reason.
    """
    try:
        data = json.loads(text, object_pairs_hook=_no_key_twice)
    except (ValueError, RecursionError) as error:
        raise ProfileError.of("", f"this is not JSON: {error}") from None
    return check_profile(data)


def check_profile(data: Any) -> ProfileDocument:
    """The profile document in plain data; raises ProfileError like `read_profile`."""
    try:
        return ProfileDocument.model_validate(data)
    except ValidationError as error:
        raise ProfileError(
            [_fault(dict(e)) for e in error.errors(include_url=False)]
        ) from None


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        twice = next(
            key for key, n in Counter(key for key, _ in pairs).items() if n > 1
        )
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return record


def _fault(error: dict[str, Any]) -> Fault:
    path = "".join(f"/{_escape(str(part))}" for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return Fault(path, "profile/1 has no such key")
    if error["type"] == "missing":
        return Fault(path, "this key is required")
    return Fault(path, error["msg"].removeprefix("Value error, "))


def _escape(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")
