"""The admin can be used by all: axe on its main pages, wide and narrow, light and dark."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.urls import reverse

from core import history
from people.models import Person, Position
from publications.models import Publication
from tests import factories as f

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def pages(page, live_server, client):
    """Addresses by name, with somebody signed in who may do everything."""
    call_command("load_demo", stdout=io.StringIO())
    root = f.make_user("root", is_staff=True, is_superuser=True)
    client.force_login(root)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": cookie, "url": live_server.url}]
    )
    person = Person.objects.get(slug="nathan-srebro")
    other = Person.objects.get(slug="nati-srebro")
    with history.revision(root, "Looked at."):
        history.add(person)
    work = Publication.objects.get(title__startswith="How Robust are Randomized")
    position = Position.objects.first()
    edit = "admin:people_person_change"
    return {
        "front": "/admin/",
        "list": "/admin/people/person/",
        "person": reverse(edit, args=[person.pk]),
        "work": reverse("admin:publications_publication_change", args=[work.pk]),
        "position": reverse("admin:people_position_change", args=[position.pk]),
        "merge": f"{reverse('admin:people_person_merge', args=[person.pk])}?other={other.pk}",
        "split": reverse("admin:people_person_split", args=[person.pk]),
        "history": reverse("admin:people_person_history", args=[person.pk]),
        "delete": reverse("admin:people_person_delete", args=[person.pk]),
        "issues": "/admin/curation/issue/",
        "moves": "/admin/curation/move/",
    }


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_has_nothing_to_report_on_the_admin(page, pages, width, complaints):
    page.set_viewport_size({"width": width, "height": 860})
    reported: list[tuple[str, ...]] = []

    for name, address in pages.items():
        page.goto(address)
        reported += [(name, said) for said in complaints]
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            reported += [(name, theme, *fault) for fault in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            reported.append((name, "any", "scrolls sideways"))
        # What it measures with is no file of ours, and the policy says so.
        complaints.clear()

    assert reported == []


def faults(page):
    rules = {"runOnly": {"type": "tag", "values": LEVELS}}
    violations = Axe().run(page, options=rules).response["violations"]
    return [
        (v["id"], node["html"][:160]) for v in violations for node in v["nodes"][:3]
    ]
