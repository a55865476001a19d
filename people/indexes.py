"""Where the names of people are looked for."""

from core.search import Index

# Hidden names stay outside: what an index finds is for every reader.
NAMES = Index("people_personsearch", "person_id", ("names",))
