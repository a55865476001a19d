"""A directory whose every text is an attack, and what a page must then not hold.

Models and fields are found by themselves: a new text field is attacked too, and a new
model without a row in `make_rows` fails the tests.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from core.fields import FoldedField
from curation.models import (
    AppliedEntry,
    CVImport,
    Evidence,
    Issue,
    Move,
    Profile,
    SourceDocument,
    Step,
)
from people.models import Person
from publications.models import FeaturedPublication, Publication
from tests import factories as f
from tests.directory.accounts.test_authentication import make_token
from tests.hostile_cv import attack_import, make_import

# Each would leave an element <x-evil> or an attribute "evil" behind, where it worked.
PAYLOADS = [
    '"><x-evil evil=1>',
    "'><x-evil evil=1>",
    '" evil="1',
    "' evil='1",
    "<img src=x onerror=alert(1) evil=1>",
    "</script><script evil=1>alert(1)</script>",
    "</title></textarea></option></select><x-evil evil=1>",
    "<svg/onload=alert(1) evil=1><x-evil/>",
    "--><x-evil>]]><x-evil>",
    "[a](javascript:alert(1)) ![b](javascript:alert(2)) <javascript:alert(3)>",
    "[a]: javascript:alert(1)\n\n[a] [b](data:text/html,<x-evil>) **<x-evil>**",
    "javascript:alert(1)//evil",
    "&lt;x-evil evil=1&gt; &#60;x-evil&#62;",
    "\\u003cx-evil\\u003e {{ evil }} {% evil %} ${evil}",
]
_SHORT = [payload for payload in PAYLOADS if len(payload) <= 18]
_PACKAGES = ("core", "people", "publications", "curation", "accounts")
# Written by the search index or by a library, from what other rows say.
DERIVED = {
    *("people.PersonSearch", "people.NameWord", "core.SlugClaim"),
    *("publications.PublicationSearch", "publications.TitleWord"),
}
# Codes of ours, by which rows are found, in columns that hold any text.
CODES = {
    *("digest", "token_key", "sha256", "Draft.section", "Draft.key"),
    *("CVImport.format", "CVImport.profile_key", "Draft.merged_with"),
}


def attacked_models() -> list[type[models.Model]]:
    """The models of ours that keep a text which somebody typed or a document said."""
    ours = itertools.chain.from_iterable(
        apps.get_app_config(package).get_models() for package in _PACKAGES
    )
    return [m for m in ours if m._meta.label not in DERIVED and text_fields(m)]


def text_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields that can hold any text: no code, no slug, nothing derived."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, models.SlugField | FoldedField)
        and field.editable
        and not field.choices
        and not {field.name, f"{model.__name__}.{field.name}"} & CODES
        and _can_hold(field, "x" * min(field.max_length or 5, 5))
    ]


def _can_hold(field: models.Field[Any, Any], text: str) -> bool:
    """Dates and numbers are refused by their own validators; addresses are attacked too."""
    if isinstance(field, models.URLField):
        return True
    try:
        field.clean(text, None)
    except ValidationError:
        return False
    return True


def payload_for(field: models.Field[Any, Any], turn: int) -> str:
    """As many attacks as the field has room for, another one first each time."""
    start = (turn + sum(map(ord, field.name))) % len(PAYLOADS)
    limit = field.max_length or 5000
    if limit < 100:
        fitting = [payload for payload in _SHORT if len(payload) <= limit]
        return fitting[start % len(fitting)] if fitting else "<b>"[:limit]
    if isinstance(field, models.URLField):
        return "https://x.y/\"><x-evil evil=1>' evil='1"
    return " ".join(PAYLOADS[start:] + PAYLOADS[:start])[:limit]


def make_rows() -> dict[str, Any]:
    """A row of every model, linked with each other so that pages show them."""
    topic = f.make_topic()
    f.make_topic_alias(topic, "Alias of a topic")
    university = f.make_organization()
    f.make_organization_alias(university, "Alias of an organization")
    venue = f.make_venue()
    f.make_venue_alias(venue, "Alias of a venue")
    ada, record = f.make_person(), f.make_record()
    ada.topics.add(topic)
    _make_profile(ada, record, university)
    work = f.make_publication(venue=venue, kind="conference")
    f.make_coauthor(work, person=ada, shared_mark="equal_contribution")
    f.make_coauthor(work, "Bo Other", person=record)
    f.make_publication_topic(work, topic)
    f.make_publication_link(work)
    f.make_distinction(work)
    f.make_version(work, title="A version", venue=venue)
    f.make_relation(work, f.make_publication("Related"))
    FeaturedPublication.objects.create(person=ada, publication=work)
    _make_curation(ada, record, work)
    make_token(f.make_user("tokens"))
    return {"person": ada, "record": record, "work": work, "venue": venue}


def _make_profile(ada: Person, record: Person, university: Any) -> None:
    f.make_other_name(ada)
    f.make_identifier(ada)
    f.make_link(ada)
    f.make_contact(ada, visibility="public")
    degree = f.make_degree(ada, organization=university, level="doctorate")
    f.make_period(f.make_position(ada, organization=university))
    f.make_mentorship(ada, mentor=record, mentee=ada, degree=degree)
    f.make_mentorship(ada, mentor=ada, mentee=record)
    award = f.make_award(ada)
    f.make_delivery(f.make_talk(ada), award=award, date="2020")
    for make in (f.make_service, f.make_teaching, f.make_project, f.make_skill):
        make(ada)


def _make_curation(ada: Person, record: Person, work: Any) -> None:
    document = SourceDocument.objects.create(title="A document", line_count=9)
    profile = Profile.objects.create(key="ada", person=ada)
    about = {
        "content_type": ContentType.objects.get_for_model(work),
        "object_id": work.pk,
        "document": document,
        "profile": profile,
        "first_line": 1,
    }
    AppliedEntry.objects.create(section="publications", key="k", digest="", **about)
    Issue.objects.create(key="i", message="A doubt", code="doubt", **about)
    Evidence.objects.create(
        content_type=about["content_type"], object_id=work.pk, document=document,
        field="title", first_line=1, last_line=2, reviewed_at=timezone.now(),
    )  # fmt: skip
    Step.objects.create(cv=make_import(), words="Accepted", before=[])
    Move.objects.create(
        act="merge",
        content_type=ContentType.objects.get_for_model(ada),
        kept_id=ada.pk,
        kept_name="One",
        other_id=10**6,
        other_name="Other",
    )


def attack(turn: int) -> None:
    """Puts an attack into every text of every row, as its own save() would write it."""
    for model in attacked_models():
        fields = text_fields(model)
        for number, row in enumerate(model._base_manager.order_by("pk")):
            for field in fields:
                setattr(row, field.attname, _unique(field, turn, number))
            row.save()
    for cv in CVImport.objects.all():
        attack_import(cv, " ".join(PAYLOADS))


def _unique(field: models.Field[Any, Any], turn: int, number: int) -> Any:
    """Names may not come twice, so each row has its number where there is room for it."""
    payload = payload_for(field, turn)
    limit = field.max_length or 5000
    return (
        f"{number}{payload}"[:limit]
        if limit >= 30 and not isinstance(field, models.URLField)
        else payload
    )


# What a page must not hold.


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self._script: str | None = None

    def handle_starttag(
        self, tag: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        given = dict(attributes)
        if tag == "x-evil" or any("evil" in name for name in given):
            self.faults.append(f"<{tag} {given}>")
        for name, value in given.items():
            if name.startswith("on") or name == "style" or name == "srcdoc":
                self.faults.append(f"{name} on <{tag}>")
            if name in _ADDRESSES and _ACTS.match(value or ""):
                self.faults.append(f"{name}={value} on <{tag}>")
        if tag == "script":
            self._script = given.get("type") or ""
            if "src" not in given and self._script != "application/ld+json":
                self.faults.append("an inline script")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self._script == "application/ld+json" and data.strip():
            json.loads(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._script = None


_ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster"}
_ACTS = re.compile(r"[\s\x00-\x1f]*(javascript|vbscript|data)\s*:", re.IGNORECASE)


def faults(html: str) -> list[str]:
    """What of an attack became markup: elements, attributes, scripts, addresses that act."""
    page = _Page()
    page.feed(html)
    page.close()
    return page.faults


def admin_pages() -> Iterator[str]:
    """Every page that the admin has of the first row of each model of ours."""
    for model in attacked_models():
        row = model._base_manager.order_by("pk").first()
        lists = list(_pages_of(model, ("changelist", "recoverlist")))
        yield from lists
        yield from (f"{address}?q=%22%3E%3Cx-evil%20evil%3E" for address in lists[:1])
        if row is not None:
            forms = ("change", "history", "delete", "merge", "split")
            yield from _pages_of(model, forms, row.pk)
    for pk in CVImport.objects.values_list("pk", flat=True):
        yield f"/admin/curation/cvimport/{pk}/review/"
        yield f"/admin/curation/cvimport/{pk}/document/"
    for model, space in ((Person, "people"), (Publication, "publications")):
        for pk in model._base_manager.order_by("pk").values_list("pk", flat=True)[:1]:
            yield f"/admin/curation/evidence/of/{space}/{pk}/"


def _pages_of(
    model: type[models.Model], pages: tuple[str, ...], *args: Any
) -> Iterator[str]:
    for page in pages:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
        with contextlib.suppress(NoReverseMatch):
            yield reverse(name, args=args)
