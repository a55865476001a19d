"""A page is light: a long profile with all that it loads fits in 100 KB."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.usefixtures("demo")

MOST = 100_000


def test_a_profile_of_31_works_is_under_100_kb_with_styles_and_scripts(client):
    response = client.get("/people/ayush-sekhari/")
    page = response.content.decode()

    assert page.count('class="pub"') == 31
    files = re.findall(r'(?:href|src)="/static/([^"?]+)"', page)
    assert {"app.css", "ui.js", "suggest.js"} < set(files)
    loaded = [response.content, *(read(name) for name in files)]
    assert sum(len(gzip.compress(content)) for content in loaded) < MOST


def read(name):
    found = finders.find(name)
    assert found
    return Path(found).read_bytes()
