"""Fields for partial dates, lines and years: what they keep, refuse and show in forms."""

import pytest
from django.core.exceptions import ValidationError

from people.models import Award, Degree, Teaching
from tests.factories import make_award, make_degree, make_person, make_teaching

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("value", ["n.d.", "2019-13", "2019/2020"])
def test_a_partial_date_is_checked_with_its_row(value):
    degree = make_degree(make_person())
    degree.start = value

    with pytest.raises(ValidationError) as caught:
        degree.full_clean()

    assert "start" in caught.value.message_dict


def test_lines_are_kept_in_order_without_blanks():
    make_degree(make_person(), courses=["Topology", "  Logic ", ""])

    assert Degree.objects.get().courses == ["Topology", "Logic"]


def test_terms_are_partial_dates():
    teaching = make_teaching(make_person(), terms=["2018-23"])
    teaching.terms = ["2018-23", "Fall"]

    with pytest.raises(ValidationError, match="'Fall' is not a date"):
        teaching.full_clean()
    assert Teaching.objects.get().terms == ["2018-23"]


def test_years_are_kept_once_and_in_order():
    make_award(make_person(), years=[2019, 2013, 2019])

    assert Award.objects.get().years == [2013, 2019]


@pytest.mark.parametrize(("year", "found"), [(2013, True), (2015, False), (201, False)])
def test_one_year_is_found_exactly(year, found):
    make_award(make_person(), years=[2013, 2019])

    assert Award.objects.filter(years__contains=f",{year},").exists() is found


@pytest.mark.parametrize("value", ["2019, soon", "19", "20190"])
def test_what_is_no_list_of_years_is_refused(value):
    with pytest.raises(ValidationError, match="four digits"):
        Award._meta.get_field("years").clean(value, None)


def test_a_form_shows_lists_as_people_write_them():
    courses = Degree._meta.get_field("courses").formfield()
    years = Award._meta.get_field("years").formfield()

    assert courses.prepare_value(["Topology", "Logic"]) == "Topology\nLogic"
    assert years.prepare_value([2013, 2019]) == "2013, 2019"
    assert not courses.has_changed(["Topology", "Logic"], "Topology\r\nLogic")
    assert not years.has_changed([2013, 2019], "2013, 2019")
    assert years.has_changed([2013], "2013, 2019")
