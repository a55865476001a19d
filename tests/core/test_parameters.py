"""The grammar of list parameters, without a database."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from core.parameters import (
    Span,
    Terms,
    Unreadable,
    check_query,
    occurrences,
    read_choice,
    read_number,
    read_span,
    read_terms,
    single,
    unknown,
)
from core.problems import ParameterProblem


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("icml", Terms(("icml",))),
        ("neurips,icml", Terms(("neurips", "icml"))),
        (" neurips , icml ", Terms(("neurips", "icml"))),
        ("icml,,icml,", Terms(("icml",))),
        ("!colt,icml", Terms(("colt", "icml"), is_negated=True)),
        ("null", Terms((), has_null=True)),
        ("!null", Terms((), has_null=True, is_negated=True)),
        ("icml,null", Terms(("icml",), has_null=True)),
        ("Muñoz, the journal", Terms(("Muñoz", "the journal"))),
        ("nullable", Terms(("nullable",))),
    ],
)
def test_a_value_reads_as_terms(text, terms):
    assert read_terms(text) == terms


@pytest.mark.parametrize("text", ["!", ",", "!,", " , "])
def test_a_list_without_a_value_is_refused(text):
    with pytest.raises(Unreadable, match="at least one value"):
        read_terms(text)


@pytest.mark.parametrize("text", ["icml,!colt", "!!icml"])
def test_a_negation_inside_a_list_is_refused(text):
    with pytest.raises(Unreadable, match="before the whole list"):
        read_terms(text)


def test_a_list_takes_a_hundred_values():
    values = [str(n) for n in range(101)]

    assert len(read_terms(",".join(values[:100])).values) == 100
    with pytest.raises(Unreadable, match="at most 100"):
        read_terms(",".join(values))


@pytest.mark.parametrize("text", ["icml", "!colt,icml", "null,icml", "!null"])
def test_terms_say_themselves_as_a_query_string_does(text):
    assert str(read_terms(text)) == text


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2019", Span(2019, 2019)),
        ("2018-2022", Span(2018, 2022)),
        ("2018-", Span(2018, None)),
        ("-2022", Span(None, 2022)),
        ("2019-2019", Span(2019, 2019)),
    ],
)
def test_a_range_reads(text, span):
    assert read_span(text, 1000, 9999) == span


@pytest.mark.parametrize("text", ["2019", "2018-2022", "2018-", "-2022"])
def test_a_range_says_itself_as_a_query_string_does(text):
    assert str(read_span(text, 1000, 9999)) == text


@pytest.mark.parametrize(
    "text",
    ["", "-", "x", "20x9", "2022-2018", "999", "10000", "2018-2019-2020", "2019.5"]
    + [
        "+2019",
        "２０１９",
        "٢٠١٩",
        "9" * 39,
        "2018–2022",
        "2018 - 2022",
        "1e3",
        "--2019",
    ],
)
def test_what_is_no_range_is_refused(text):
    with pytest.raises(Unreadable):
        read_span(text, 1000, 9999)


@pytest.mark.parametrize(
    "text", ["0", "201", "-1", "1.0", "²", "९", "9" * 39, " 1", "1_0"]
)
def test_what_is_no_number_within_the_bounds_is_refused(text):
    with pytest.raises(Unreadable, match="from 1 to 200"):
        read_number(text, 1, 200)


def test_a_value_outside_a_closed_list_gets_the_list_and_the_nearest():
    with pytest.raises(Unreadable) as caught:
        read_choice("confrence", ["conference", "journal"])

    fault = caught.value.of("kind")
    assert fault.parameter == "kind"
    assert fault.allowed == ("conference", "journal")
    assert fault.nearest == "conference"


def test_a_long_value_is_not_repeated_whole():
    with pytest.raises(Unreadable) as caught:
        read_choice("x" * 3000, ["conference"])

    assert len(str(caught.value)) < 200


def test_repeated_values_are_kept_and_empty_ones_are_absent():
    query = QueryDict("topic=a&topic=&topic=b&venue=&year=%20&other=1")

    assert occurrences(query, ["topic", "venue", "year"]) == {"topic": ["a", "b"]}


@pytest.mark.parametrize("code", ["00", "01", "09", "0A", "1F", "7F", "C2%85"])
def test_control_characters_are_refused_and_the_parameter_is_named(code):
    with pytest.raises(ParameterProblem) as caught:
        occurrences(QueryDict(f"venue=icml%{code}"), ["venue"])

    assert [fault.parameter for fault in caught.value.faults] == ["venue"]


def test_a_control_character_in_a_parameter_of_somebody_else_does_no_harm():
    assert occurrences(QueryDict("utm=%00&venue=icml"), ["venue"]) == {
        "venue": ["icml"]
    }


def test_a_hundred_parameters_are_taken_and_one_more_is_not():
    assert occurrences(QueryDict("&".join(["a=1"] * 100)), []) == {}
    with pytest.raises(ParameterProblem, match="at most 100"):
        occurrences(QueryDict("&".join(["a=1"] * 101)), [])


@pytest.mark.parametrize("query", ["a=" + "x" * 4095, "&" * 100])
def test_a_raw_query_beyond_the_bounds_is_refused(query):
    with pytest.raises(ParameterProblem):
        check_query(query)


def test_a_raw_query_within_the_bounds_is_taken():
    check_query("a=" + "x" * 4094)
    check_query("&" * 99)


def test_a_parameter_that_stands_alone_may_be_given_once():
    assert single({"page": ["2"]}, "page") == "2"
    assert single({}, "page") == ""
    with pytest.raises(ParameterProblem, match="page may be given once"):
        single({"page": ["2", "3"]}, "page")


def test_an_unknown_parameter_gets_those_that_exist_and_the_nearest():
    [fault] = unknown(["venu", "year"], ["venue", "year"])

    assert (fault.parameter, fault.nearest) == ("venu", "venue")
    assert fault.allowed == ("venue", "year")


@given(st.text(max_size=60))
def test_the_parser_raises_nothing_but_its_own_error(text):
    for read in (
        read_terms,
        lambda t: read_span(t, 1000, 9999),
        lambda t: read_number(t, 1, 9),
    ):
        try:
            read(text)
        except Unreadable as fault:
            assert str(fault)


@given(st.lists(st.text("abc!null,- ", min_size=1, max_size=8), max_size=5))
def test_terms_that_were_read_read_the_same_again(parts):
    try:
        terms = read_terms(",".join(parts))
    except Unreadable:
        return

    assert read_terms(str(terms)) == terms


@given(st.binary(max_size=200))
def test_any_query_string_is_read_or_refused(raw):
    try:
        occurrences(QueryDict(raw), ["a", "q"])
    except ParameterProblem as fault:
        assert fault.faults
