"""What a reader of a page would pick out of its HTML."""

import re
from html import unescape


def titles(response):
    """The titles of the publications in a list, in order; without marks."""
    found = re.findall(
        r'<p class="pub__title"><a [^>]*>(.*?)</a>', response.content.decode()
    )
    return [unescape(re.sub("</?mark>", "", title)) for title in found]


def links(response):
    """The address behind each link, by its words without numbers."""
    found = re.findall(
        r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', response.content.decode(), re.DOTALL
    )
    return {_words(text): unescape(address) for address, text in found}


def text(response):
    """The words of a page, without its markup."""
    return _words(response.content.decode(), numbers=True)


def _words(html, numbers=False):
    bare = unescape(re.sub(r"<[^>]*>", " ", html)).replace("\xa0", " ")
    bare = " ".join(bare.split())
    return bare if numbers else re.sub(r"\s*\d+$", "", bare)
