from django.db import migrations

_AT_A_TIME = 500


def said(row, work, topics):
    """As `publications.search_rows` has them."""
    own = list(row.coauthor_set.all())
    coauthors = own or list(work.coauthor_set.all())
    distinctions = {each.kind for each in row.distinctions.all()} - {""}
    yield from (f"_y{row.sort_year}", f"_k{row.kind}", f"_s{row.status}")
    yield f"_v{row.venue_id or ''}"
    yield from (f"_t{topic}" for topic in sorted(topics) or [""])
    yield from (f"_d{kind}" for kind in sorted(distinctions) or [""])
    yield f"_i{truth(row.doi)}"
    yield f"_a{truth((row if own else work).is_alphabetical)}"
    yield from of_authors(coauthors)
    if row.version_of_id:
        yield "_zversion"


def of_authors(coauthors):
    marked = [c for c in coauthors if c.shared_mark == "equal_contribution"]
    authors = [c for c in coauthors if c.role == "author"]
    first = [c for c in authors if c.position == 1]
    groups = {c.shared_group for c in first if c in marked}
    firsts = [
        c for c in authors if c in first or (c in marked and c.shared_group in groups)
    ]
    yield from (f"_p{pk}" for pk in people(coauthors))
    yield from (f"_f{pk}" for pk in people(firsts))
    yield from (f"_e{pk}" for pk in people(marked))
    yield f"_e{truth(marked)}"


def people(coauthors):
    return sorted(
        {c.person_id for c in coauthors if c.person_id and c.link_state == "confirmed"}
    )


def truth(value):
    return "true" if value else "false"


def fill(apps, schema_editor):
    Publication = apps.get_model("publications", "Publication")
    PublicationSearch = apps.get_model("publications", "PublicationSearch")
    chains = apps.get_model("people", "Topic").objects.values_list(
        "pk", "broader", "broader__broader"
    )
    within = {chain[0]: [pk for pk in chain if pk] for chain in chains}
    rows = Publication.objects.select_related("version_of", "search").prefetch_related(
        *("coauthor_set", "distinctions", "topics"),
        *("version_of__coauthor_set", "version_of__topics"),
    )
    waiting = []
    for row in rows.order_by("pk").iterator(chunk_size=_AT_A_TIME):
        work = row.version_of or row
        topics = list(row.topics.all()) or list(work.topics.all())
        broader = {pk for topic in topics for pk in within[topic.pk]}
        found = [*said(row, work, broader), f"_x{row.search.visibility}"]
        row.search.tokens = "".join(f" {each}" for each in found)
        waiting.append(row.search)
        if len(waiting) == _AT_A_TIME:
            PublicationSearch.objects.bulk_update(waiting, ["tokens"])
            waiting.clear()
    PublicationSearch.objects.bulk_update(waiting, ["tokens"])


class Migration(migrations.Migration):

    dependencies = [
        ("publications", "0009_search_of_year"),
    ]

    operations = [
        # What was written before is found by these tokens as well, so it may stay.
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
