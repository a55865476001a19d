"""The pages of accounts: readable by all, on wide and narrow screens, without scripts too."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail

from directory.accounts.models import APIToken
from tests.directory.accounts.test_second_step import code_of, give_second_step
from tests.factories import make_user

PASSWORD = "correct horse battery"
FOR_VISITORS = ["/account/login/", "/account/password/reset/", "/account/signup/"]
FOR_OWNERS = [
    "/account/",
    "/account/tokens/",
    "/account/email/",
    "/account/password/change/",
    "/account/second-step/",
    "/account/second-step/recovery-codes/",
    "/account/second-step/recovery-codes/generate/",
    "/account/second-step/totp/deactivate/",
    "/account/logout/",
]


@pytest.fixture
def ada(live_server):
    return make_user("ada", email="ada@example.org", password=PASSWORD)


def sign_in(page, secret=""):
    page.goto("/account/login/?next=/account/")
    page.fill("#id_login", "ada")
    page.fill("#id_password", PASSWORD)
    page.click("main [type=submit]")
    if secret:
        page.fill("#id_code", code_of(secret))
        page.click("main [type=submit]")


def look_at(page):
    """What is wrong with the page as it stands: rules broken, text beside the screen."""
    found = Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [v["id"] for v in found] + (["wider than the screen"] if wide else [])


@pytest.fixture(params=[(1280, "light"), (390, "dark")], ids=["wide", "narrow"])
def screen(request, page):
    width, scheme = request.param
    page.set_viewport_size({"width": width, "height": 860})
    page.emulate_media(color_scheme=scheme)
    return page


def test_every_page_can_be_read_by_all(screen, ada, complaints):
    faults = {}
    for address in FOR_VISITORS:
        screen.goto(address)
        faults[address] = look_at(screen)
    sign_in(screen)
    screen.goto("/account/second-step/totp/activate/")
    faults["set up"] = look_at(screen)
    secret = screen.inner_text(".key__text")
    screen.fill("#id_code", code_of(secret))
    screen.click("main [type=submit]")
    for address in FOR_OWNERS:
        screen.goto(address)
        faults[address] = look_at(screen)

    assert {address: found for address, found in faults.items() if found} == {}
    assert complaints == []


def test_pages_on_the_way_in_can_be_read_by_all(screen, ada, settings):
    settings.SIGN_UP = "open"
    faults = {}
    give_second_step(ada)
    sign_in(screen)
    screen.fill("#id_code", "0")
    screen.click("main [type=submit]")
    faults["second step"] = look_at(screen)
    screen.goto("/account/signup/")
    faults["sign up"] = look_at(screen)
    screen.goto("/account/password/reset/")
    screen.fill("#id_email", "ada@example.org")
    screen.click("main [type=submit]")
    faults["mail sent"] = look_at(screen)
    screen.goto(re.findall(r"http://\S+", str(mail.outbox[0].body))[0])
    faults["new password"] = look_at(screen)
    screen.fill("#id_password1", "a new staple 42")
    screen.fill("#id_password2", "a new staple 42")
    screen.click("main [type=submit]")
    faults["password set"] = look_at(screen)

    assert {page: found for page, found in faults.items() if found} == {}


def test_a_token_is_made_and_shown_on_one_readable_page(screen, ada):
    sign_in(screen)
    screen.goto("/account/tokens/")
    screen.fill("#id_name", "Backup of a department with a long name")
    screen.click("main [type=submit]")

    assert screen.inner_text("#token").startswith("pp_")
    assert look_at(screen) == []


def test_a_refused_form_says_so_beside_its_field(screen, ada):
    sign_in(screen)
    screen.goto("/account/password/change/")
    screen.fill("#id_oldpassword", PASSWORD)
    screen.fill("#id_password1", "123")
    screen.fill("#id_password2", "123")
    screen.click("main [type=submit]")

    assert screen.get_attribute("#id_password1, #id_password2", "aria-invalid")
    assert look_at(screen) == []


def test_accounts_work_without_scripts(browser, base_url, ada):
    secret = give_second_step(ada)
    page = browser.new_context(java_script_enabled=False, base_url=base_url).new_page()

    sign_in(page, secret)
    page.goto("/account/tokens/")
    page.fill("#id_name", "Backup")
    page.click("main .form [type=submit]")
    page.goto("/account/tokens/")
    page.click("text=Revoke")

    assert "Revoked: Backup." in page.inner_text("main")
    assert not APIToken.objects.exists()
    page.context.close()


def test_the_menu_of_an_account_signs_out(page, ada):
    sign_in(page)

    page.click("summary:has-text('ada')")
    page.click(".site__tools >> text=Sign out")

    page.goto("/account/")
    assert "/account/login/" in page.url
