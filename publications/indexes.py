"""Where the words of publications are looked for."""

from core.search import Index

WORDS = Index(
    "publications_publicationsearch",
    "place",
    ("title", "names", "abstract", "tokens"),
)
