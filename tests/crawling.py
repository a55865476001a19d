"""Walks the whole site from its home page, as a search engine would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.test import Client

HOST = "http://testserver"
# Addresses that a walk asks for at most.
MOST = 600
_LINK = re.compile(r'(?:href|action|data-hx-get)="([^"]*)"')
# Not part of what the site tells: signing in, and files that never change.
_ELSEWHERE = re.compile(r"^/(account|admin|static)/")


def crawl(client: Client, *starts: str, most: int = MOST) -> dict[str, bytes]:
    """The body of every address that the starts lead to, by address with its query."""
    waiting, bodies = list(starts), {}
    while waiting and len(bodies) < most:
        address = waiting.pop(0)
        if address in bodies:
            continue
        answer = client.get(address)
        bodies[address] = body = answer.getvalue()
        waiting += [
            found for found in _addresses(address, answer, body) if found not in bodies
        ]
    return bodies


def _addresses(base: str, answer: Any, body: bytes) -> Iterator[str]:
    """Addresses of this site in a page, an API answer or a redirect."""
    kind = answer.get("Content-Type", "")
    found: list[str] = [answer["Location"]] if answer.has_header("Location") else []
    if kind.startswith("text/html"):
        found += map(unescape, _LINK.findall(body.decode()))
    elif "json" in kind:
        found += _texts(json.loads(body))
    for address in found:
        parts = urlsplit(urljoin(f"{HOST}{base}", address))
        # Facets link every combination of filters: one filter at a time is enough.
        is_simple = parts.query.count("=") <= 1 and "," not in unquote(parts.query)
        is_here = f"{parts.scheme}://{parts.netloc}" == HOST
        if is_here and is_simple and not _ELSEWHERE.match(parts.path):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def _texts(data: Any) -> Iterator[str]:
    """Every text in JSON data that is a whole address of this site."""
    if isinstance(data, str) and data.startswith(HOST):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
