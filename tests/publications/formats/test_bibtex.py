"""BibTeX, read back with bibtexparser and pylatexenc."""

import re

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from hypothesis import example, given
from hypothesis import strategies as st
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from publications.formats.bibtex import dumps, stream
from publications.formats.csl import printed_name

HOSTILE = [
    *("{", "}", "}}{{", "\\", "\\}", '"', '"}', "a\n@article{b,", "@book(x, y = {z})"),
    *("@", "%", "% comment", "$x_1^2$", "a = {b},", "\\input{/etc/passwd}", "# b", "~"),
    *("-- --- ``q'' ?` !` ,, << >>", "\x00\x1b[31m", "\u2028@misc{x,", "a and b"),
    *("and", "others", ",", ", ,"),
]
LONG = {"braces": "{" * 10_000, "backslashes": "\\" * 10_000, "words": "word " * 2_000}
TEXT = st.one_of(st.text(), st.sampled_from(HOSTILE))
# Braces are missing from the tables of pylatexenc, and it takes these signs for accents.
_MACROS = get_default_latex_context_db()
_MACROS.add_context_category(
    "signs",
    prepend=True,
    macros=[
        MacroTextSpec("textbraceleft", simplify_repl="{"),
        MacroTextSpec("textbraceright", simplify_repl="}"),
        MacroTextSpec("textasciicircum", simplify_repl="^"),
        MacroTextSpec("textasciitilde", simplify_repl="~"),
    ],
)
_DECODER = LatexNodes2Text(latex_context=_MACROS, strict_latex_spaces=True)


def make_item(title="On Examples", **fields):
    return {"id": "on-examples", "type": "article-journal", "title": title, **fields}


def read(text):
    """The entries of a file, which must hold nothing else."""
    library = parse_string(text)
    assert library.failed_blocks == []
    assert library.blocks == library.entries
    return library.entries


def entry_of(item):
    [entry] = read(dumps([item]))
    return entry


def fields_of(item):
    return {key: field.value for key, field in entry_of(item).fields_dict.items()}


def decoded(value):
    return _DECODER.latex_to_text(value)


def shown(text):
    """A text on one line, without control characters, as a file can hold it."""
    return " ".join(
        "".join(" " if ord(c) < 32 or 126 < ord(c) < 160 else c for c in text).split()
    )


def test_a_conference_paper_has_these_fields():
    item = make_item(
        "Learning with GPUs & More",
        type="paper-conference",
        author=[printed_name("Ludwig van Beethoven"), printed_name("ATLAS Group")],
        issued={"date-parts": [[2019, 8, 5]]},
        page="12–34",
        publisher="A Press",
        DOI="10.1000/a_b",
        URL="https://example.org/?a=1&b=%20{x}",
        note="arXiv:1901.00001",
        keyword="Bandits, Regret",
        **{"container-title": "Conference on Examples", "event-title": "CE 2019"},
    )

    assert dumps([item]) == (
        "@inproceedings{beethoven2019learning,\n"
        "  author = {van Beethoven, Ludwig and {ATLAS Group}},\n"
        "  title = {Learning with {GPUs} \\& More},\n"
        "  year = {2019},\n"
        "  month = aug,\n"
        "  day = {5},\n"
        "  booktitle = {Conference on Examples},\n"
        "  eventtitle = {CE 2019},\n"
        "  pages = {12--34},\n"
        "  publisher = {A Press},\n"
        "  doi = {10.1000/a_b},\n"
        "  eprint = {1901.00001},\n"
        "  archivePrefix = {arXiv},\n"
        "  url = {https://example.org/?a=1&b=%20%7Bx%7D},\n"
        "  keywords = {Bandits, Regret},\n"
        "}\n\n"
    )


@pytest.mark.parametrize(
    ("fields", "entry_type"),
    [
        ({"type": "article-journal"}, "article"),
        ({"type": "paper-conference"}, "inproceedings"),
        ({"type": "book"}, "book"),
        ({"type": "chapter"}, "incollection"),
        ({"type": "report"}, "techreport"),
        ({"type": "article"}, "misc"),
        ({"type": "document"}, "misc"),
        ({"type": "thesis"}, "misc"),
        ({"type": "thesis", "genre": "Bachelor's thesis"}, "misc"),
        ({"type": "thesis", "genre": "Master's thesis"}, "mastersthesis"),
        ({"type": "thesis", "genre": "PhD thesis"}, "phdthesis"),
        ({"type": "review"}, "misc"),
        ({"type": "review", "container-title": "A Journal"}, "article"),
        ({"type": "paper-conference", "status": "accepted"}, "inproceedings"),
        ({"type": "paper-conference", "status": "under review"}, "unpublished"),
        ({"type": "article", "status": "in preparation"}, "unpublished"),
    ],
)
def test_the_type_of_an_entry_follows_from_the_item(fields, entry_type):
    assert entry_of(make_item(**fields)).entry_type == entry_type


@pytest.mark.parametrize(
    ("type_", "container", "publisher"),
    [
        ("article-journal", "journal", "publisher"),
        ("paper-conference", "booktitle", "publisher"),
        ("chapter", "booktitle", "publisher"),
        ("book", "series", "publisher"),
        ("report", "series", "institution"),
        ("article", "howpublished", "publisher"),
    ],
)
def test_each_type_has_its_own_names_for_what_contains_and_publishes_it(
    type_, container, publisher
):
    item = make_item(type=type_, publisher="P", **{"container-title": "C"})

    fields = fields_of(item)

    assert (fields[container], fields[publisher]) == ("C", "P")


def test_a_thesis_names_its_school():
    item = make_item(type="thesis", genre="PhD thesis", publisher="A University")

    assert fields_of(item)["school"] == "A University"


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2019]]}, {"year": "2019"}),
        ({"date-parts": [[2019, 5]]}, {"year": "2019", "month": "may"}),
        ({"date-parts": [[2019]], "season": 3}, {"year": "2019", "month": "Autumn"}),
        ({"date-parts": [[2010], [2019]]}, {"year": "2010--2019"}),
    ],
)
def test_a_date_is_as_precise_as_it_was(issued, date):
    fields = fields_of(make_item(issued=issued))

    assert {key: fields[key] for key in ("year", "month") if key in fields} == date


def test_a_paper_under_review_says_when_that_was_stated():
    item = make_item(status="under review", custom={"status_date": "2024-10"})

    assert fields_of(item)["note"] == "Under review (as of October 2024)"


def test_a_note_stands_behind_the_status():
    item = make_item(status="forthcoming", note="With an appendix")

    assert fields_of(item)["note"] == "Forthcoming. With an appendix"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ({"family": "Example", "given": "Ada B."}, "Example, Ada B."),
        ({"family": "King", "given": "M.", "suffix": "Jr."}, "King, Jr., M."),
        ({"family": "Rock and Roll", "given": "Ada"}, "{Rock and Roll}, Ada"),
        ({"family": "A, B", "given": "Ada"}, "{A, B}, Ada"),
        ({"family": "van Example"}, "{van Example}"),
        ({"literal": "Search and Rescue Team"}, "{Search and Rescue Team}"),
        ({"literal": "others"}, "{others}"),
    ],
)
def test_a_name_stays_one_name(name, written):
    assert fields_of(make_item(author=[name]))["author"] == written


def test_one_organization_as_author_stands_in_two_braces():
    text = dumps([make_item(author=[{"literal": "ATLAS Collaboration"}])])

    assert "  author = {{ATLAS Collaboration}},\n" in text


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"author": [{"family": "Müller-Lüdenscheidt"}]}, "mullerludenscheidton"),
        ({"author": [{"literal": "ATLAS"}], "title": "The Higgs"}, "atlashiggs"),
        ({"editor": [{"family": "Ray"}], "title": "A Straße"}, "raystrasse"),
        ({"title": "東京", "issued": {"date-parts": [[2019]]}}, "anonymous2019"),
        ({"title": "東京 in ML"}, "anonymousml"),
        ({"title": ""}, "anonymous"),
    ],
)
def test_a_key_is_ascii(fields, key):
    assert entry_of(make_item(**{"title": "On", **fields})).key == key


def test_equal_keys_are_told_apart_in_the_order_of_the_file():
    items = [make_item("Learning", author=[{"family": "Ray"}])] * 29
    # Its own key is one that another entry got before.
    items.append(make_item("LearningA", author=[{"family": "Ray"}]))

    keys = [entry.key for entry in read(dumps(items))]

    assert keys[:3] == ["raylearning", "raylearninga", "raylearningb"]
    assert keys[26:] == [
        *("raylearningz", "raylearningaa", "raylearningab"),
        "raylearningac",
    ]


def test_a_key_does_not_depend_on_what_follows():
    pieces = stream([make_item(), make_item()])

    assert next(pieces) == dumps([make_item()])


@pytest.mark.parametrize("text", [*HOSTILE, *LONG.values()], ids=[*HOSTILE, *LONG])
def test_hostile_text_in_every_field_gives_one_entry(text):
    fields = [
        *("publisher", "volume", "issue", "page", "number", "DOI", "ISBN", "URL"),
        *("container-title", "event-title", "abstract", "language", "keyword"),
        *("note", "status", "genre"),
    ]
    people = [{"literal": text}, {"family": text, "given": text, "suffix": text}]
    item = make_item(text, author=people, editor=people, **dict.fromkeys(fields, text))

    entries = read(dumps([item, make_item("After")]))

    assert [entry.entry_type for entry in entries] == ["article", "article"]
    assert entries[1].fields_dict["title"].value == "After"


@given(TEXT)
@example("A {B} \\C $d$ -- 100%")
def test_a_title_comes_back(title):
    [entry] = read(dumps([make_item(title)]))

    value = entry.fields_dict["title"].value if shown(title) else ""
    assert decoded(value) == shown(title)


@given(st.lists(TEXT.map(printed_name), max_size=5))
def test_every_name_comes_back_as_one_name(names):
    fields = fields_of(make_item(author=names))

    written = split_multiple_persons_names(fields.get("author", ""))

    told = [name for name in names if shown(" ".join(name.values()))]
    assert len(written) == len(told)


@pytest.mark.parametrize(
    ("printed", "last", "suffix", "first"),
    [
        ("Ludwig van Beethoven", "van Beethoven", "", "Ludwig"),
        ("Martin Luther King Jr.", "King", "Jr.", "Martin Luther"),
        ("Chris De Sa", "De Sa", "", "Chris"),
        ("Ada O'Neil-Müller & Søn", "Søn", "", "Ada O'Neil-Müller \\&"),
    ],
)
def test_a_reader_finds_the_parts_of_a_name(printed, last, suffix, first):
    text = fields_of(make_item(author=[printed_name(printed)]))["author"]

    parts = parse_single_name_into_parts(text)

    assert " ".join([*parts.von, *parts.last]) == last
    assert " ".join(parts.jr) == suffix
    assert " ".join(parts.first) == first


@given(st.lists(st.tuples(TEXT, TEXT), max_size=8))
def test_keys_are_unique(rows):
    items = [make_item(title, author=[printed_name(name)]) for name, title in rows]

    keys = [entry.key for entry in read(dumps(items))]

    assert len(set(keys)) == len(keys) == len(items)
    assert all(re.fullmatch("[a-z0-9]+", key) for key in keys)
