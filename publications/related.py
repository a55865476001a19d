"""What a publication has to do with others: relations that somebody stated, and works near to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F

from core.audience import Reader
from people.models import Person, Talk, Topic
from publications.counts import WORK_OF_LINK
from publications.models import (
    Coauthor,
    Publication,
    PublicationTopic,
    Relation,
    TopicListing,
)
from publications.models.publication import title_key
from publications.work_rows import WorkRow, work_rows

# Each kind of relation in words, from its publication and from its target.
WORDS = {
    Relation.Kind.EXTENDS: ("Extends", "Extended by"),
    Relation.Kind.REPLY_TO: ("Reply to", "Answered by"),
    Relation.Kind.CORRECTS: ("Corrects", "Corrected by"),
    Relation.Kind.RETRACTS: ("Retracts", "Retracted by"),
    Relation.Kind.TRANSLATES: ("Translation of", "Translated as"),
    Relation.Kind.PART_OF: ("Part of", "Contains"),
    Relation.Kind.RELATED: ("Related to", "Related to"),
}
# Works by the same people, and newest works on the same topics, that are compared.
_COMPARED = 100
# A topic in common says more than an author in common.
_TOPIC_WEIGHT = 2
_NEAR_ENOUGH = 2


@dataclass(frozen=True)
class RelatedWork:
    row: WorkRow
    people: list[Person]
    topics: list[Topic]

    @property
    def reason(self) -> str:
        """ "Shared authors: Di, Sekhari. Topic: Machine unlearning." """
        names = [person.sort_name.split(",")[0] for person in self.people]
        parts = [
            _listed("Shared author", names),
            _listed("Topic", map(str, self.topics)),
        ]
        return " ".join(filter(None, parts))


def _listed(noun: str, names: Iterable[str]) -> str:
    names = list(names)
    return f"{noun}{'s' * (len(names) > 1)}: {', '.join(names)}." if names else ""


def stated_relations(
    publication: Publication, user: Reader | None
) -> list[tuple[str, Publication]]:
    """Each relation in words with the other publication, if visible; two queries."""
    visible = Publication.objects.visible_to(user)
    outward = publication.relations.filter(target__in=visible)
    inward = publication.relations_from_others.filter(publication__in=visible)
    return [
        *(
            (
                relation.printed or WORDS[Relation.Kind(relation.kind)][0],
                relation.target,
            )
            for relation in outward.select_related("target__version_of")
        ),
        *(
            (WORDS[Relation.Kind(relation.kind)][1], relation.publication)
            for relation in inward.select_related("publication__version_of")
        ),
    ]


def related_works(
    publication: Publication, user: Reader | None, limit: int = 4
) -> list[RelatedWork]:
    """The visible works that share most authors and topics with it; seven queries.

    One author in common is not enough: with a prolific one, everything would be near.
    """
    people = {
        c.linked_person.pk: c.linked_person
        for c in publication.shown_coauthors
        if c.linked_person
    }
    slugs = {person.slug: person for person in people.values()}
    topics = {topic.pk: topic for topic in publication.shown_topics}
    shared_people = _works_by(people, user)
    shared_topics = _works_on(topics, shared_people, user)
    scores = Counter(shared_people)
    for work, found in shared_topics.items():
        scores[work] += _TOPIC_WEIGHT * len(found)
    own = publication.version_of_id or publication.pk
    near = [
        work for work, score in scores.items() if score >= _NEAR_ENOUGH and work != own
    ]
    near.sort(key=lambda work: (-scores[work], -work))
    return [
        RelatedWork(
            row,
            _shared(row, slugs),
            [
                topics[topic]
                for topic in topics
                if topic in shared_topics.get(row.pk, ())
            ],
        )
        for row in work_rows(near[:limit], user)
    ]


def talks_on(publication: Publication, user: Reader | None) -> list[Talk]:
    """The visible talks of its authors that have its very title; three queries at most."""
    people = [c.person_id for c in publication.shown_coauthors if c.linked_person]
    talks = Talk.objects.visible_to(user).filter(person__in=people)
    key = title_key(publication.shown_title)
    same = [
        pk for pk, title in talks.values_list("pk", "title") if title_key(title) == key
    ]
    if not same:
        return []
    return list(
        Talk.objects.filter(pk__in=same).select_related("person").with_deliveries(user)
    )


def _works_by(people: Iterable[int], user: Reader | None) -> dict[int, int]:
    """The works by most of these people, with the number of them."""
    rows = (
        Coauthor.objects.visible_to(user).linked().filter(person__in=people).order_by()
    )
    counted = rows.values_list(WORK_OF_LINK).annotate(
        number=Count("person", distinct=True)
    )
    return dict(counted.order_by("-number")[:_COMPARED])


def _works_on(
    topics: Iterable[int], candidates: Iterable[int], user: Reader | None
) -> dict[int, set[int]]:
    """Which of these topics the candidates and the newest works on them have."""
    listed = TopicListing.objects.visible_to(user).filter(
        topic__in=topics, publication=F("work")
    )
    newest = listed.order_by("-work_year", "-work").values_list("work", flat=True)
    links = PublicationTopic.objects.visible_to(user).filter(
        topic__in=topics, publication__in={*candidates, *newest[:_COMPARED]}
    )
    found: dict[int, set[int]] = defaultdict(set)
    for publication, topic in links.values_list("publication", "topic"):
        found[publication].add(topic)
    return found


def _shared(row: WorkRow, people: dict[str, Person]) -> list[Person]:
    slugs = dict.fromkeys(name.person_slug for name in row.shown_coauthors)
    return [people[slug] for slug in slugs if slug in people]
