"""What is a list mark, and what only looks like one."""

import pytest

from curation.cv.marks import bullet, is_mark, number


@pytest.mark.parametrize(
    "text", ["•", "-", "*", "1.", "(2)", "b)", "[12]", "[J4]", "C3.", "J12"]
)
def test_marks_are_recognised(text):
    assert is_mark(text)


@pytest.mark.parametrize(
    "text", ["2019", "2019.", "CS101", "A.", "Ph.D.", "", "--", "[Paper]"]
)
def test_years_courses_and_initials_are_no_marks(text):
    assert not is_mark(text)


@pytest.mark.parametrize(
    ("line", "mark", "rest"),
    [
        ("• Rings", "•", "Rings"),
        ("•Rings", "•", "Rings"),
        ("- Rings", "-", "Rings"),
        ("o Rings", "o", "Rings"),
        ("-5 degrees", "", "-5 degrees"),
        ("of rings", "", "of rings"),
        ("*Rings*", "", "*Rings*"),
    ],
)
def test_a_bullet_is_parted_from_its_text(line, mark, rest):
    found, start = bullet(line)

    assert (found, line[start:]) == (mark, rest)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("[12] Rings", "[12]"),
        ("3. Rings", "3."),
        ("3.5 points", ""),
        ("J12 Rings", ""),
        ("A. Lee", ""),
        ("2019. Rings", ""),
    ],
)
def test_a_number_needs_its_sign(line, mark):
    assert number(line)[0] == mark
