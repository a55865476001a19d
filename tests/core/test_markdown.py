"""Markdown becomes a few safe tags."""

import time

import pytest

from core.markdown import LIMIT, to_html


def test_markdown_becomes_html():
    html = to_html("**Bold**, [a page](https://example.org/a)\n\n- one\n- two")

    assert "<strong>Bold</strong>" in html
    assert '<a href="https://example.org/a" rel="nofollow noopener">a page</a>' in html
    assert "<li>one</li>" in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "[a](javascript:alert(1))",
        "[a](data:text/html,<script>alert(1)</script>)",
        "![a](https://example.org/pixel.png)",
        "<style>*{display:none}</style>",
    ],
)
def test_nothing_that_runs_or_loads_gets_through(text):
    html = to_html(text).replace("&lt;", "")

    assert "<script" not in html
    assert "<img" not in html
    assert "<style" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html


def test_a_heading_becomes_a_bold_paragraph():
    assert to_html("# About *me*") == "<p><strong>About <em>me</em></strong></p>\n"


def test_a_text_beyond_the_limit_is_shown_as_it_stands():
    html = to_html("<b>**a**" + " a" * LIMIT)

    assert html.startswith("<p>&lt;b&gt;**a** a a")


@pytest.mark.parametrize("mark", ["[", "![", "*a_", "> ", "`", "<"])
def test_the_worst_text_is_read_in_time(mark):
    started = time.perf_counter()

    to_html((mark * LIMIT)[:LIMIT])

    assert time.perf_counter() - started < 5
