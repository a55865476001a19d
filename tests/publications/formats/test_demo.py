"""The citation formats over the demo directory."""

from bibtexparser.entrypoint import parse_string

from publications.citing import csl_items
from publications.formats import FORMATS
from publications.models import Publication
from tests.factories import VISITOR


def test_the_titles_of_the_demo_come_back_from_bibtex(demo):
    ids = list(Publication.objects.visible_to(VISITOR).values_list("pk", flat=True))
    items = csl_items(ids, VISITOR)

    library = parse_string(FORMATS["bib"].dumps(items))

    titles = [entry.fields_dict["title"].value for entry in library.entries]
    bare = [title.replace("{", "").replace("}", "") for title in titles]
    assert library.failed_blocks == []
    assert bare == [item["title"] for item in items]
    assert len(items) == len(ids)
