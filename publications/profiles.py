"""A profile with its works: which they are, their topics and coauthors, and what they have to do with the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    When,
    prefetch_related_objects,
)

from core import dates
from core.audience import Audience, audience_of
from core.charts import Column, by_kind
from core.rings import MOST, Member, shortened
from core.statements import Statement
from people import names
from people.models import Award, Degree, Person, Talk, Topic
from people.profiles import Lineage, Profile
from publications.charts import NO_YEAR, UNDER_REVIEW, Tally, year_columns
from publications.coauthor_counts import CoauthorCount, coauthor_counts
from publications.models import Coauthor, Distinction, Publication, PublicationTopic
from publications.models.publication import title_key
from publications.querysets import CoauthorQuerySet, PublicationQuerySet
from publications.work_rows import WorkRow, work_rows

# Works that a profile lists itself; the rest is one link away.
SHOWN_WORKS = 300
SHOWN_TOPICS = 12
SHOWN_COAUTHORS = 12
# A ring of fewer says no more than the list.
FEWEST_IN_RING = 3
RING_KEY = {
    Person.Kind.PROFILE: "full profile here",
    Person.Kind.RECORD: "on record here",
    "": "no page here",
}
UNDATED = (UNDER_REVIEW, NO_YEAR)


@dataclass(frozen=True)
class Section:
    """A section of the page: its anchor, which also names its template, and its heading."""

    anchor: str
    title: str
    count: int
    is_counted: bool = True

    @property
    def template(self) -> str:
        return f"people/_{self.anchor}.html"


@dataclass(frozen=True)
class WorkGroup:
    """Works under one heading: a year, or why they have none."""

    label: str
    works: list[WorkRow]

    @property
    def heading(self) -> str:
        """ "2024", "Under review (as listed in October 2024)", "No year given"."""
        return f"{self.title} ({self.note})" if self.note else self.title

    @property
    def title(self) -> str:
        return "No year given" if self.label == NO_YEAR else self.label

    @property
    def note(self) -> str:
        """When works were said to be under review."""
        if self.label != UNDER_REVIEW:
            return ""
        stated = dict.fromkeys(
            work.status_date for work in self.works if work.status_date
        )
        texts = [dates.display(date, is_long=True) for date in stated]
        return f"as listed in {' and '.join(texts)}" if texts else ""

    @property
    def anchor(self) -> str:
        return anchor_of(self.label)

    @property
    def is_year(self) -> bool:
        return self.label.isdigit()


def anchor_of(label: str) -> str:
    """ "y2024", "under-review", "no-year"."""
    return f"y{label}" if label.isdigit() else label.lower().replace(" ", "-")


@dataclass(frozen=True)
class TopicCount:
    topic: Topic
    count: int


class PublishedProfile(Profile):
    """A profile, or what there is of a record, together with the works."""

    @cached_property
    def works(self) -> PublicationQuerySet:
        return Publication.objects.works_of(self.person, self.user)

    @cached_property
    def _brief(self) -> list[dict[str, Any]]:
        """Id, year, kind and status of all works, newest first; `is_own` where the work itself names the person."""
        return _works_of(self.person.pk, audience=audience_of(self.user))

    @property
    def _work_ids(self) -> list[int]:
        return [row["id"] for row in self._brief]

    @property
    def work_count(self) -> int:
        return len(self._brief)

    @cached_property
    def listed_works(self) -> list[WorkRow]:
        """The newest works; four queries."""
        return work_rows([row["id"] for row in self._brief[:SHOWN_WORKS]], self.user)

    @property
    def has_more_works(self) -> bool:
        return self.work_count > SHOWN_WORKS

    @cached_property
    def work_groups(self) -> list[WorkGroup]:
        """The listed works by year, newest first, then those without one by the reason."""
        return group_works(self.listed_works)

    @cached_property
    def tallies(self) -> list[Tally]:
        return _tallied(self._brief)

    @property
    def own_tallies(self) -> list[Tally]:
        """Without the works that name the person in a version alone."""
        return _tallied(row for row in self._brief if row["is_own"])

    def year_columns(self, elsewhere: Callable[[str], str]) -> list[Column]:
        """Works per year; a column leads to its heading on the page.

        `elsewhere` gives the address for the label of works that the page does not list.
        """
        here = headings(self.work_groups)
        return year_columns(
            self.tallies, lambda label: here.get(label) or elsewhere(label)
        )

    @property
    def listed_kinds(self) -> dict[str, int]:
        """How many of the listed works there are of each kind that has a colour."""
        return by_kind((work.kind, 1) for work in self.listed_works)

    @property
    def has_alphabetical_works(self) -> bool:
        return any(work.is_alphabetical for work in self.listed_works)

    @cached_property
    def featured(self) -> list[Publication]:
        chosen = self.person.featured.visible_to(self.user).select_related(
            "publication__venue__host"
        )
        return [choice.publication for choice in chosen]

    @cached_property
    def coauthors(self) -> list[CoauthorCount]:
        """Those who stand beside the person in the same role, most joint works first; two queries."""
        rows = self._beside.values_list("known", "name_key").annotate(
            Min("credit_name"), Count("publication", distinct=True)
        )
        return coauthor_counts(rows, audience_of(self.user))

    @property
    def _beside(self) -> CoauthorQuerySet:
        """The names beside the person's on the works; `known` is whom one leads to."""
        return (
            Coauthor.objects.filter(
                publication__in=self.works,
                publication__coauthor__person=self.person,
                publication__coauthor__link_state=Coauthor.LinkState.CONFIRMED,
                role=F("publication__coauthor__role"),
            )
            .exclude(person=self.person, link_state=Coauthor.LinkState.CONFIRMED)
            .annotate(
                known=Case(When(link_state=Coauthor.LinkState.CONFIRMED, then="person"))
            )
            .order_by()
        )

    @cached_property
    def ring(self) -> list[Member]:
        """The coauthors with most joint works, each with these works; one query more."""
        shown = {coauthor.key: coauthor for coauthor in self.coauthors[:MOST]}
        if len(shown) < FEWEST_IN_RING:
            return []
        works = defaultdict(set)
        is_shown = Q(known__in=[key for key in shown if isinstance(key, int)])
        is_shown |= Q(known=None, name_key__in=[k for k in shown if isinstance(k, str)])
        rows = self._beside.filter(is_shown).values_list(
            "known", "name_key", "publication"
        )
        for person_id, name_key, work in rows:
            works[person_id or name_key].add(work)
        return [
            Member(
                shortened(names.short(coauthor.name)),
                coauthor.name,
                frozenset(works[key]),
                coauthor.address,
                coauthor.kind,
            )
            for key, coauthor in shown.items()
        ]

    @property
    def ring_key(self) -> list[tuple[str, str]]:
        """What the dots of the ring stand for, as far as there are such."""
        kinds = {member.kind for member in self.ring}
        return [(kind, words) for kind, words in RING_KEY.items() if kind in kinds]

    @property
    def top_coauthors(self) -> list[CoauthorCount]:
        return self.coauthors[:SHOWN_COAUTHORS]

    @property
    def other_coauthors(self) -> list[CoauthorCount]:
        return self.coauthors[SHOWN_COAUTHORS:]

    @cached_property
    def _joint_works(self) -> dict[int, int]:
        return {
            c.key: c.count for c in self.coauthors if c.slug and isinstance(c.key, int)
        }

    @cached_property
    def lineage_shown(self) -> Lineage:
        return self.lineage(self._joint_works)

    @cached_property
    def topics(self) -> list[TopicCount]:
        """The person's own topics and those of the works, with works on each; three queries."""
        works_on: dict[int, set[int]] = {}
        direct = set()
        for work, *topic_and_broader in (
            # By their ids: as a part of the query, PostgreSQL reads all works.
            PublicationTopic.objects.filter(publication__in=self._work_ids)
            .order_by()
            .values_list(
                "publication", "topic", "topic__broader", "topic__broader__broader"
            )
        ):
            direct.add(topic_and_broader[0])
            for topic in filter(None, topic_and_broader):
                works_on.setdefault(topic, set()).add(work)
        own = set(self.person.topics.visible_to(self.user).values_list("pk", flat=True))
        topics = Topic.objects.visible_to(self.user).in_bulk(direct | own).values()
        counted = [
            TopicCount(topic, len(works_on.get(topic.pk, ()))) for topic in topics
        ]
        counted.sort(key=lambda found: (-found.count, found.topic.name_key))
        return counted[:SHOWN_TOPICS]

    @cached_property
    def degrees(self) -> list[Degree]:
        """With the publications that are their theses."""
        degrees = super().degrees
        theses = Publication.objects.visible_to(self.user)
        prefetch_related_objects(degrees, Prefetch("theses", theses))
        return degrees

    @cached_property
    def awards(self) -> list[Award]:
        """With the publications that print the same honour."""
        awards = super().awards
        distinctions = Distinction.objects.visible_to(self.user)
        prefetch_related_objects(
            awards,
            Prefetch(
                "distinctions", distinctions.select_related("publication__version_of")
            ),
        )
        return awards

    @cached_property
    def talks_with_papers(self) -> list[tuple[Talk, WorkRow | None]]:
        """Each talk with the listed work of exactly the same title."""
        papers = {work.title_key: work for work in self.listed_works}
        return [(talk, papers.get(title_key(talk.title))) for talk in self.talks]

    @cached_property
    def sections(self) -> list[Section]:
        """The sections that have something to show, in the order of the page."""
        candidates = [
            Section("publications", "Publications", self.work_count),
            Section("coauthors", "Coauthors", len(self.coauthors)),
            Section("career", "Career", self._career_count, is_counted=False),
            Section("mentoring", "Mentoring", self._mentoring_count),
            Section("talks", self.talks_title, len(self.talks)),
            Section("awards", "Awards", len(self.awards)),
            Section("teaching", "Teaching", len(self.teaching)),
            Section("service", "Service", self.service_count),
            Section("projects", "Projects", len(self.projects)),
            Section("skills", "Skills", self.skill_count + len(self.accounts)),
        ]
        return [section for section in candidates if section.count]

    @property
    def _career_count(self) -> int:
        return len(self.degrees) + len(self.positions) + len(self.short_stays)

    @property
    def _mentoring_count(self) -> int:
        return len(self.lineage_shown.mentors) + len(self.lineage_shown.mentees)


@Statement
def _works_of(person: int, *, audience: Audience) -> QuerySet[Any]:
    naming = Coauthor.objects.linked().filter(person=person)
    visible = naming.for_audience(audience).order_by().values("publication")
    works = Publication.objects.filter(pk__in=visible).work_ids()
    own = naming.filter(publication=OuterRef("pk"))
    return (
        Publication.objects.for_audience(audience)
        .filter(pk__in=works)
        .annotate(is_own=Exists(own))
        .order_by("-sort_year", "-earliest", "pk")
        .values("id", "sort_year", "kind", "status", "is_own")
    )


def _tallied(rows: Iterable[dict[str, Any]]) -> list[Tally]:
    counts = Counter((row["sort_year"], row["kind"], row["status"]) for row in rows)
    return [Tally(*group, number) for group, number in sorted(counts.items())]


def group_works(works: Iterable[WorkRow]) -> list[WorkGroup]:
    """The works of each year under it, then those under review, then those without a year."""
    groups: dict[str, WorkGroup] = {}
    for work in works:
        label = Tally(work.sort_year, work.kind, work.status, 1).label
        groups.setdefault(label, WorkGroup(label, [])).works.append(work)
    return sorted(
        groups.values(),
        key=lambda group: UNDATED.index(group.label) if group.label in UNDATED else -1,
    )


def headings(groups: Iterable[WorkGroup]) -> dict[str, str]:
    """Where on a page the works of each label stand: {"2024": "#y2024"}."""
    return {group.label: f"#{group.anchor}" for group in groups}
