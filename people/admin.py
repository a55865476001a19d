"""The people part of the admin: a person with everything on one page, and the vocabularies."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from core.admin import HistoryAdmin, set_in_rows
from core.admin_inlines import OrderedInline, OrderedStack, PartsInline
from core.admin_lists import ShortFilter, VisibilityAdmin
from people.models import (
    Award,
    Contact,
    Degree,
    Delivery,
    ExternalIdentifier,
    Link,
    Mentorship,
    Organization,
    OrganizationAlias,
    OtherName,
    Period,
    Person,
    Position,
    Project,
    Service,
    Skill,
    Talk,
    Teaching,
    Topic,
    TopicAlias,
)


class OtherNameInline(PartsInline):
    model = OtherName


class IdentifierInline(PartsInline):
    model = ExternalIdentifier


class LinkInline(PartsInline):
    model = Link


class ContactInline(PartsInline):
    model = Contact


# What a person's page leads to. Inline, the entries of one long profile would be
# more fields than a browser should send.
ENTRIES = (
    Degree, Position, Mentorship, Talk, Award, Teaching, Service, Project, Skill,
)  # fmt: skip


@admin.register(Person)
class PersonAdmin(HistoryAdmin):
    list_display = ("sort_name", "kind", "status", "headline", "updated_at")
    list_filter = ("kind", "status", ("topics", ShortFilter))
    search_fields = ("credit_name", "name_key", "other_names__name_key")
    autocomplete_fields = ("topics",)
    readonly_fields = ("entries", "created_at", "updated_at")
    fieldsets = (
        (None, {"fields": (
            "credit_name", ("kind", "status"), "slug", "entries", "headline", "topics",
            "research_interests", "biography",
        )}),
        ("Parts of the name", {"fields": (
            ("honorific_prefix", "honorific_suffix"),
            ("given_name", "additional_name", "family_name"), "native_name",
            ("created_at", "updated_at"),
        )}),
    )  # fmt: skip
    inlines = (OtherNameInline, IdentifierInline, LinkInline, ContactInline)
    actions = ("publish", "hide")

    @admin.display(description="entries")
    def entries(self, person: Person) -> SafeString | str:
        """For each kind of entry its number, a link to the list, and one to add another."""
        if person._state.adding:
            return "Entries can be added once the person is saved."
        return format_html_join(
            "", "<p>{}: <a href='{}'>{}</a> <a class='addlink' href='{}'>Add</a></p>",
            (_entry_links(model, person) for model in ENTRIES),
        )  # fmt: skip

    @admin.action(description="Publish the selected people", permissions=["change"])
    def publish(self, request: HttpRequest, people: QuerySet[Person]) -> None:
        changed = set_in_rows(request, people, status=Person.Status.PUBLISHED)
        self.message_user(request, f"{len(changed)} published.", messages.SUCCESS)

    @admin.action(description="Hide the selected people", permissions=["change"])
    def hide(self, request: HttpRequest, people: QuerySet[Person]) -> None:
        changed = set_in_rows(request, people, status=Person.Status.HIDDEN)
        self.message_user(request, f"{len(changed)} hidden.", messages.SUCCESS)


def _entry_links(model: type[Any], person: Person) -> tuple[str, str, int, str]:
    """Heading, address of the list, number of entries, address of the form for a new one."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    number = model.objects.filter(person=person).count()
    query = urlencode({"person": person.pk})
    return (
        str(model._meta.verbose_name_plural).capitalize(),
        f"{reverse(f'{name}_changelist')}?{urlencode({'person__id__exact': person.pk})}",
        number,
        f"{reverse(f'{name}_add')}?{query}",
    )


class OfPersonAdmin(VisibilityAdmin):
    """An entry of a profile on a page of its own."""

    # What every kind of entry has, after what is its own.
    LAST = ("dates_printed", "order", "visibility")

    list_filter = ["visibility"]
    autocomplete_fields = ["person"]
    list_select_related = ("person",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        names = [name for name in super().get_fields(request, obj) if name != "person"]
        last = [name for name in self.LAST if name in names]
        return ["person", *(name for name in names if name not in last), *last]

    def view_on_site(self, obj: Any) -> str:
        """Entries are shown on the page of their person."""
        return str(obj.person.get_absolute_url())


class PeriodInline(OrderedInline):
    model = Period
    fields = ("order", "start", "end", "is_current", "dates_printed")


@admin.register(Position)
class PositionAdmin(OfPersonAdmin):
    list_display = (
        "title",
        "organization_printed",
        "person",
        "kind",
        "is_current",
        "visibility",
    )
    list_filter = ["kind", "is_current", "visibility"]
    search_fields = ("title", "organization_printed", "person__name_key")
    autocomplete_fields = ["person", "organization"]
    inlines = (PeriodInline,)

    def save_related(
        self, request: Any, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        form.instance.refresh_bounds()


@admin.register(Degree)
class DegreeAdmin(OfPersonAdmin):
    list_display = (
        "title",
        "field",
        "organization_printed",
        "person",
        "dates_display",
        "visibility",
    )
    list_filter = ["level", "is_expected", "visibility"]
    search_fields = ("title", "field", "organization_printed", "person__name_key")
    autocomplete_fields = ["person", "organization"]


@admin.register(Mentorship)
class MentorshipAdmin(OfPersonAdmin):
    list_display = ("mentor_name", "mentee_name", "role", "person", "visibility")
    list_filter = ["role", "visibility"]
    search_fields = ("mentor_name", "mentee_name")
    autocomplete_fields = [
        "person",
        "mentor",
        "mentee",
        "degree",
        "position",
        "organization",
    ]


class DeliveryInline(OrderedStack):
    model = Delivery
    autocomplete_fields = ["award"]
    fields = (
        "order", "host", "place", ("date", "dates_printed"), ("type", "is_invited"),
        ("award_printed", "award"), "visibility",
    )  # fmt: skip


@admin.register(Talk)
class TalkAdmin(OfPersonAdmin):
    list_display = ("title", "person", "visibility")
    search_fields = ("title", "person__name_key")
    inlines = (DeliveryInline,)


@admin.register(Delivery)
class DeliveryAdmin(VisibilityAdmin):
    list_display = ("host", "place", "date_display", "talk", "visibility")
    list_filter = ("is_invited", "visibility")
    list_select_related = ("talk",)
    search_fields = ("host", "talk__title")
    autocomplete_fields = ("talk", "award")


@admin.register(Award)
class AwardAdmin(OfPersonAdmin):
    list_display = (
        "title",
        "issuer",
        "dates_display",
        "is_declined",
        "person",
        "visibility",
    )
    list_filter = ["is_declined", "visibility"]
    search_fields = ("title", "issuer", "person__name_key")
    autocomplete_fields = ["person", "degree", "position"]


@admin.register(Service)
class ServiceAdmin(OfPersonAdmin):
    list_display = ("role", "venue", "kind", "dates_display", "person", "visibility")
    list_filter = ["kind", "is_current", "visibility"]
    search_fields = ("role", "venue", "person__name_key")


@admin.register(Teaching)
class TeachingAdmin(OfPersonAdmin):
    list_display = (
        "code",
        "title",
        "institution",
        "dates_display",
        "person",
        "visibility",
    )
    search_fields = ("code", "title", "person__name_key")


@admin.register(Project)
class ProjectAdmin(OfPersonAdmin):
    list_display = ("title", "dates_display", "person", "visibility")
    search_fields = ("title", "person__name_key")


@admin.register(Skill)
class SkillAdmin(OfPersonAdmin):
    list_display = ("name", "group", "person", "visibility")
    search_fields = ("name", "person__name_key")


class TopicAliasInline(PartsInline):
    model = TopicAlias


@admin.register(Topic)
class TopicAdmin(HistoryAdmin):
    list_display = ("name", "broader", "description")
    list_select_related = ("broader",)
    search_fields = ("name_key", "aliases__name_key")
    autocomplete_fields = ("broader",)
    inlines = (TopicAliasInline,)


class OrganizationAliasInline(PartsInline):
    model = OrganizationAlias


@admin.register(Organization)
class OrganizationAdmin(HistoryAdmin):
    list_display = ("name", "acronym", "place", "parent")
    list_select_related = ("parent",)
    search_fields = ("name_key", "acronym_key", "aliases__name_key")
    autocomplete_fields = ("parent",)
    inlines = (OrganizationAliasInline,)
