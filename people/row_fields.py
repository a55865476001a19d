"""What each kind of row says in the API, in order; a detail says more than its row."""

ADDRESSES = ("id", "url", "html_url")

PERSON = (
    *ADDRESSES,
    *("slug", "kind", "name", "sort_name", "headline", "position", "topics", "works"),
)
PERSON_DETAIL = (
    *PERSON,
    *("status", "honorific_prefix", "given_name", "additional_name", "family_name"),
    *("honorific_suffix", "native_name", "biography", "research_interests"),
    *("other_names", "identifiers", "links", "degrees", "positions", "mentorships"),
    *("talks", "awards", "service", "teaching", "projects", "skills"),
)

ENTRY = (*ADDRESSES, "person", "visibility")
DEGREE = (
    *ENTRY,
    *("organization", "level", "title", "field", "specialisation"),
    *("organization_printed", "place", "start", "end", "is_current", "dates_printed"),
    *("is_expected", "grade", "honours", "courses", "thesis_title", "thesis_url"),
    "mentors",
)
POSITION = (
    *ENTRY,
    *("organization", "kind", "title", "unit", "organization_printed"),
    *("organization_note", "place", "highlights", "is_current", "periods", "mentors"),
)
TALK = (*ENTRY, "title", "deliveries")
AWARD = (
    *ENTRY,
    *("title", "issuer", "years", "month", "is_declined", "dates_printed"),
)

ORGANIZATION = (
    *ADDRESSES,
    *("slug", "name", "acronym", "aliases", "parent", "place", "ror", "homepage"),
)
ORGANIZATION_DETAIL = (*ORGANIZATION, "units")

TOPIC = (*ADDRESSES, "slug", "name", "aliases", "broader", "works", "people")
TOPIC_DETAIL = (*TOPIC, "description", "narrower")
