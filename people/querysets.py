"""Questions about people and their entries, and who may see the answers."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Count, Q

from core import folding
from core.audience import Audience, Reader, audience_of
from core.models import VISIBLE, NamedQuerySet, VisibleQuerySet
from core.search import begins_word
from people.indexes import NamesBegin

PUBLISHED_PROFILE = Q(kind="profile", status="published")


class PersonQuerySet(NamedQuerySet):
    """People: published profiles, and records that a visible entry names."""

    def visible_condition(self, audience: Audience) -> Q:
        named = (
            Q(kind="record") & ~Q(status="hidden") & super().visible_condition(audience)
        )
        return PUBLISHED_PROFILE | named

    def profiles(self) -> Self:
        return self.filter(kind="profile")

    def records(self) -> Self:
        return self.filter(kind="record")

    def with_summary(self, user: Reader | None) -> Self:
        """What a row of a list says of a profile: positions, degrees, topics; four queries."""
        return self.with_visible(
            user, "position_set", "position_set__periods", "degree_set", "topics"
        )

    def totals(self) -> dict[str, int]:
        """How many there are, and how many of them have a profile; one query."""
        is_profile = Q(kind="profile")
        return self.aggregate(
            people=Count("pk"), profiles=Count("pk", filter=is_profile)
        )

    def named(self, *name_keys: str) -> Self:
        """People with one of these folded full names, printed or other, hidden former names included."""
        return self.filter(
            Q(name_key__in=name_keys) | Q(other_names__name_key__in=name_keys)
        ).distinct()

    def matching(self, query: str, audience: Audience) -> Self:
        """People of whom each word of the query begins a word of some name."""
        groups = [(word,) for word in folding.words(query)]
        return self.filter(pk__in=NamesBegin(groups, audience)) if groups else self


class OfPersonQuerySet(VisibleQuerySet):
    """Rows that a reader sees wherever the reader sees the person."""

    def visible_condition(self, audience: Audience) -> Q:
        return Q(person__status="published")


class OtherNameQuerySet(OfPersonQuerySet):
    def visible_condition(self, audience: Audience) -> Q:
        return super().visible_condition(audience) & Q(is_hidden=False)


def entry_condition(audience: Audience, prefix: str = "") -> Q:
    """Whether an entry of a profile is visible: its own visibility, and that of the person."""
    return Q(
        **{
            f"{prefix}visibility__in": VISIBLE[audience],
            f"{prefix}person__status": "published",
        }
    )


class EntryQuerySet(VisibleQuerySet):
    """Entries of a profile."""

    def visible_condition(self, audience: Audience) -> Q:
        return entry_condition(audience)


class MentoredQuerySet(EntryQuerySet):
    """Degrees and positions: what somebody advised or supervised."""

    def with_mentors(self, user: Reader | None) -> Self:
        """Their mentorships in order, and each mentor who has a page; two queries."""
        return self.with_visible(user, "mentorships", "mentorships__mentor")


class PositionQuerySet(MentoredQuerySet):
    def with_periods(self, user: Reader | None) -> Self:
        """Their periods in order; one query."""
        return self.with_visible(user, "periods")


class TalkQuerySet(EntryQuerySet):
    def with_deliveries(self, user: Reader | None) -> Self:
        """Each time the talk was given, in order; one query."""
        return self.with_visible(user, "deliveries")


class AwardQuerySet(EntryQuerySet):
    def with_occasions(self, user: Reader | None) -> Self:
        """The degree, position or talk that prints the same honour; four queries."""
        return self.with_visible(
            user, "degree", "position", "deliveries", "deliveries__talk"
        )


class ContactQuerySet(EntryQuerySet):
    """E-mail, phone and address; private unless opened, to curators as well."""

    def visible_to(self, user: Reader | None) -> Self:
        audience = audience_of(user)
        if user is None or not user.has_perm("people.view_contact"):
            audience = min(audience, Audience.SIGNED_IN)
        return self.for_audience(audience)


class PeriodQuerySet(VisibleQuerySet):
    def visible_condition(self, audience: Audience) -> Q:
        return entry_condition(audience, "position__")


class DeliveryQuerySet(VisibleQuerySet):
    def visible_condition(self, audience: Audience) -> Q:
        return super().visible_condition(audience) & entry_condition(audience, "talk__")


class MentorshipQuerySet(EntryQuerySet):
    """Visible with the profile that states it, and with its degree or position."""

    def visible_condition(self, audience: Audience) -> Q:
        condition = super().visible_condition(audience)
        for occasion in ("degree", "position"):
            condition &= Q(**{f"{occasion}__isnull": True}) | entry_condition(
                audience, f"{occasion}__"
            )
        return condition

    def of(self, person: Any) -> Self:
        """Where the person is the mentor or the mentee, whoever states it."""
        return self.filter(Q(mentor=person) | Q(mentee=person))

    def with_occasions(self, user: Reader | None) -> Self:
        """The degree or position, and both people as far as they have pages; three queries more."""
        return self.select_related("degree", "position").with_visible(
            user, "mentor", "mentee", "position__periods"
        )


def within_organization(organization: Any) -> Q:
    """Whether an entry's organization is the given one or a unit of it, two levels down at most."""
    return (
        Q(organization=organization)
        | Q(organization__parent=organization)
        | Q(organization__parent__parent=organization)
    )


class TopicQuerySet(NamedQuerySet):
    def within(self, topic: Any) -> Self:
        """The topic and all narrower ones; topics nest three deep.

        Where rows are joined to topics, ask for a topic among these: the same three
        conditions over joined topics would read every link.
        """
        return self.filter(Q(pk=topic) | Q(broader=topic) | Q(broader__broader=topic))

    def matching(self, query: str) -> Self:
        """Topics of which each word of the query begins a word of name or alias."""
        topics = self
        for word in folding.words(query):
            aliased = self.model._default_manager.filter(
                begins_word("aliases__name_key", word)
            )
            topics = topics.filter(
                begins_word("name_key", word)
                | Q(pk__in=aliased.order_by().values("pk"))
            )
        return topics

    def called(self, name: str) -> Self:
        """Topics of that exact slug, name or alias, in any case and accents."""
        return self.with_slug_or_key(name.lower(), folding.name_key(name))

    def with_slug_or_key(self, slug: str, key: str) -> Self:
        """Topics of that slug, or with a name or alias of that key."""
        aliased = self.model._default_manager.filter(aliases__name_key=key)
        return self.filter(
            Q(slug=slug) | Q(name_key=key) | Q(pk__in=aliased.order_by())
        )


class OrganizationQuerySet(NamedQuerySet):
    def matching(self, query: str) -> Self:
        """Organizations of which each word of the query begins a word of name, acronym or alias."""
        organizations = self
        for word in folding.words(query):
            found = begins_word("name_key", word) | begins_word("acronym_key", word)
            aliased = self.model._default_manager.filter(
                begins_word("aliases__name_key", word)
            )
            organizations = organizations.filter(
                found | Q(pk__in=aliased.order_by().values("pk"))
            )
        return organizations

    def called(self, name: str) -> Self:
        """Organizations of that exact slug, name, acronym or alias, in any case and accents."""
        return self.with_slug_or_key(name.lower(), folding.name_key(name))

    def with_slug_or_key(self, slug: str, key: str) -> Self:
        """Organizations of that slug, or with a name, acronym or alias of that key."""
        # A text of signs alone has an empty key, and so has every row without acronym.
        acronym = Q(acronym_key=key) & ~Q(acronym_key="")
        aliased = Q(
            pk__in=self.model._default_manager.filter(aliases__name_key=key).order_by()
        )
        return self.filter(Q(slug=slug) | Q(name_key=key) | acronym | aliased)
