import re
import xml.etree.ElementTree as ET

from core import drawings
from core.charts import Column, stacked
from core.rings import Member, rings

BAD = "<i>&\"'"


def elements(svg):
    """The names of the elements in order; the drawing must be well formed."""
    return [element.tag for element in ET.fromstring(svg).iter()]


def test_a_column_leads_to_its_works_and_says_their_kinds():
    columns = [
        Column("2020", {"conference": 2, "preprint": 1}, f"/{BAD}"),
        Column("2021", {}),
        Column("No year", {"thesis": 1}, is_apart=True),
    ]

    svg = drawings.year_bars(stacked(columns, plot=96), "works", BAD)

    assert "<i>" not in svg
    assert elements(svg).count("a") == 1
    assert 'aria-label="2020: 3 (2 conference, 1 preprint)"' in svg
    assert svg.count('fill="url(#works-hatch)"') == 1
    assert re.findall(r"<tspan[^>]*>([^<]*)", svg) == ["2020", "2021", "No", "year"]


def test_a_year_of_a_panel_says_whether_it_is_chosen():
    columns = [
        Column("2020", {"conference": 1}, f"/{BAD}", is_on=True),
        Column("2021", {"conference": 1}, "/2021", is_on=False),
    ]

    svg = drawings.year_histogram(stacked(columns, plot=46), "fh", BAD)

    assert "<i>" not in svg
    assert re.findall('class="(bars__col[^"]*)" id="([^"]*)"', svg) == [
        ("bars__col is-selected", "fh-2020"),
        ("bars__col is-off", "fh-2021"),
    ]


def test_a_small_chart_has_a_line_for_years_without_works():
    columns = [Column("2020", {"conference": 1}), Column("2021", {})]

    svg = drawings.spark(stacked(columns, plot=24, head=2), BAD)

    assert "<i>" not in svg
    assert re.findall('class="(spark__[^"]*)"', svg) == ["spark__bar", "spark__nil"]


def test_a_ring_leads_to_those_who_have_a_page():
    members = [
        Member(BAD, BAD, frozenset({1, 2}), f"/{BAD}", "profile"),
        Member("Bo", "Bo Other", frozenset({1})),
    ]

    [wide, _] = (drawings.ring(r, "ring", BAD, BAD, BAD) for r in rings(members))

    assert "<i>" not in wide
    assert elements(wide).count("a") == 1
    assert "2 joint works (" in wide
    assert elements(wide).count("text") == 3
