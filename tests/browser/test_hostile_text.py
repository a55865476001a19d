"""Attacks in every text of every model, in a real browser: nothing runs, nothing is built."""

from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from reversion.models import Version

from core import history
from tests import factories as f
from tests.crawling import crawl
from tests.directory.test_hostile_text import QUESTIONS
from tests.hostile import admin_pages, attack, make_rows

PASSWORD = "correct horse battery"
LISTENER = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (e) =>
  window.refused.push(`${e.violatedDirective} ${e.blockedURI}`));
"""
# Elements and attributes of the attacks, and addresses that would run when followed.
BUILT = """
[...document.querySelectorAll("x-evil, [evil], svg[onload], img[onerror], [srcdoc]"),
 ...[...document.querySelectorAll("[href], [src], [action]")].filter((x) =>
   /^\\s*(javascript|data|vbscript):/i.test(
     x.getAttribute("href") ?? x.getAttribute("src") ?? x.getAttribute("action")))]
.map((x) => x.outerHTML.slice(0, 200)).concat(window.refused)
"""


@pytest.fixture
def attacked(page, live_server, client):
    """A signed-in page over a directory of attacks; what went off in it is asked at the end."""
    rows = make_rows()
    for row in rows.values():
        history.keep(row)
    attack(1)
    root = f.make_user("root", is_staff=True, is_superuser=True, password=PASSWORD)
    client.force_login(root)
    page.context.add_cookies(
        [
            {
                "name": "sessionid",
                "value": client.cookies["sessionid"].value,
                "url": live_server.url,
            }
        ]
    )
    page.add_init_script(LISTENER)
    page.went_off = []
    page.on("dialog", lambda d: (page.went_off.append(d.message), d.dismiss()))
    yield page, rows
    assert page.went_off == []


def look_at(page, addresses):
    """What each page built of an attack, by address."""
    found = {}
    for address in addresses:
        answer = page.goto(address)
        kind = (answer.headers if answer else {}).get("content-type", "")
        if kind.startswith("text/html") and (built := page.evaluate(BUILT)):
            found[address] = built
    return found


def kinds_of_pages(client):
    """One address of each kind that a walk through the site meets, and all odd questions."""
    bodies = crawl(client, "/")
    by_kind = {}
    for address, body in bodies.items():
        is_page = body.lstrip()[:9].lower() == b"<!doctype"
        if is_page and not address.startswith("/api/v1/docs"):
            by_kind.setdefault(resolve(urlsplit(address).path)._func_path, []).append(
                address
            )
    return [address for kind in by_kind.values() for address in kind[:3]]


def test_nothing_goes_off_on_public_pages(attacked, client):
    page, _ = attacked
    addresses = kinds_of_pages(client)

    found = look_at(page, [*addresses, *QUESTIONS, "/api/v1/docs/", "/account/tokens/"])

    assert found == {}
    assert len(addresses) > 12


def test_nothing_goes_off_in_the_admin(attacked, client):
    page, rows = attacked
    person, record = rows["person"], rows["record"]
    version = Version.objects.get_for_object(person)[0]
    there = [a for a in admin_pages() if client.get(a).status_code == 200]

    found = look_at(
        page,
        [
            "/admin/",
            *there,
            f"/admin/people/person/{person.pk}/merge/?other={record.pk}",
            f"/admin/people/person/{person.pk}/history/{version.pk}/",
        ],
    )

    assert found == {}
    assert len(there) > 90


def test_nothing_goes_off_where_scripts_write_texts(attacked):
    page, rows = attacked
    # The suggestions of the search field.
    page.goto("/")
    page.fill("main [type=search]", "evil")
    page.wait_for_timeout(1000)
    built = page.evaluate(BUILT)
    # The cite box that opens under its row.
    page.goto("/publications/")
    page.click(".pub__cite >> nth=0")
    page.wait_for_selector(".cite")
    built += page.evaluate(BUILT)
    # The autocompletes and the moving of rows in the admin.
    page.goto(f"/admin/publications/publication/{rows['work'].pk}/change/")
    page.click(".field-venue .select2-selection")
    page.wait_for_selector(".select2-results__option--highlighted")
    built += page.evaluate(BUILT)
    page.keyboard.press("Enter")
    page.click("#coauthor_set-0 [data-move=down]")
    built += page.evaluate(BUILT)
    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist li, .errornote")
    built += page.evaluate(BUILT)

    assert built == []


def test_markup_that_got_through_would_be_found(attacked):
    page, _ = attacked
    page.goto("/about/")

    page.evaluate(
        """document.querySelector("main").innerHTML =
        "<x-evil></x-evil><img src=x onerror=alert(1)><a href='javascript:1'>a</a>" """
    )
    page.wait_for_timeout(200)

    # The policy refuses the handler, and the elements are seen.
    assert len(page.evaluate(BUILT)) >= 4
