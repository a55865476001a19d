"""Printed venues: name, acronym, years, kind."""

import pytest

from curation.cv.grammars.venues import read_venue


@pytest.mark.parametrize(
    ("text", "name", "acronym", "years", "kind"),
    [
        ("Tidal Information Conference 2021 (TIC 2021).", "Tidal Information Conference", "TIC", (2021,), "conference"),
        ("International Conference on Tides 2022 (ICT 2023)", "International Conference on Tides", "ICT", (2022, 2023), "conference"),
        ("In Proceedings of the 3rd Conference on Tides (CT), pp. 1–20.", "Proceedings of the 3rd Conference on Tides", "CT", (), "conference"),
        ("Journal of Tidal Research, 12(3), 45–67, 2019", "Journal of Tidal Research", None, (2019,), "journal"),
        ("Social Tides 88(2):301-323", "Social Tides", None, (), "journal"),
        ("Tidal Notes, vol. 12, no. 3, 2019, pp. 1–20", "Tidal Notes", None, (2019,), "journal"),
        ("«Rivista di studi urbani», 41, 3 (2024), pp. 259–268", "Rivista di studi urbani", None, (2024,), "journal"),
        ("In: Anna Groß / Jan Hill (Hg.): Zur Kritik. Berlin: Lindenverlag, 2019, S. 3–9", "Zur Kritik", None, (2019,), "chapter"),
        ("In R. Serrano y I. Peña (eds.), Entre mares. Madrid: Ediciones del Faro", "Entre mares", None, (), "chapter"),
        ("in Tides and Power, ed. Amara Ng and Marcus Hill (London: Northfield University Press, 2019), 3–9", "Tides and Power", None, (2019,), "chapter"),
        ("Madrid: Ediciones del Faro", "Ediciones del Faro", None, (), "book"),
        ("arXiv:1801.01234 (2018)", "arXiv:1801.01234", None, (2018,), "preprint"),
        ("ICML 2017 workshop: Picky Readers - Ways to Read", "Picky Readers - Ways to Read", "ICML", (2017,), "workshop"),
        ("Tid. Weir Grav. 36 (23) 237001. arXiv:2005.01234", "Tid. Weir Grav", None, (), "journal"),
        ("Tid.Lett. B760 132-138. arXiv:1604.01234", "Tid.Lett", None, (), "journal"),
        ("(submitted to Tidal Modelling)", "Tidal Modelling", None, (), None),
        ("Atmos. Tid. Phys., (in review)", "Atmos. Tid. Phys", None, (), "journal"),
        ("H-TIDE, July 2006", "H-TIDE", None, (2006,), None),
    ],
)  # fmt: skip
def test_a_venue_is_read_as_printed(text, name, acronym, years, kind):
    venue = read_venue(text)

    assert (venue.name, venue.acronym, venue.years) == (name, acronym, years)
    assert venue.kind == kind


@pytest.mark.parametrize("text", ["", "pp. 6–30", "Frankfurt am Main 2019", "2019"])
def test_numbers_and_places_are_no_venue(text):
    assert read_venue(text).name is None


def test_what_is_set_apart_is_the_name():
    venue = read_venue("Tides: a reader, 12, 1–20, 2019", "Tides: a reader")

    assert venue.name == "Tides: a reader"
