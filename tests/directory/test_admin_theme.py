"""The admin wears the colours and letters of the public pages."""

import re

from django.conf import settings

STATIC = settings.BASE_DIR / "static"
_TOKEN = re.compile(r"^\s*(--[\w-]+):\s*([^;]+);", re.MULTILINE)


def tokens(name, selector):
    """The custom properties of the first rule with that selector."""
    text = (STATIC / name).read_text()
    rule = text.partition(f"{selector} {{")[2].partition("}")[0]
    return dict(_TOKEN.findall(rule))


def test_the_admin_has_the_tokens_of_the_public_pages():
    public, admin = tokens("app.css", ":root"), tokens("admin-theme.css", ":root")

    assert len(admin) > 15
    assert {name: public.get(name) for name in admin} == admin
