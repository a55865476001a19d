"""Lines that a page broke are joined; lines that were meant are not."""

from tests.curation.cv.written import plain

FILLED = "\n\n".join(
    ["word " * 14 + "\nand so on."] * 5  # Five paragraphs that fill 70 columns.
)


def texts(text):
    return [line.text for line in plain(f"{text}\n\n{FILLED}\n").lines if line.text][:3]


def test_a_line_that_was_full_goes_on():
    found = texts(
        "Lee, A., Kim, B. On the tides of trust and the trust of tides in\nKenya. Notes."
    )

    assert found[0].endswith("tides in Kenya. Notes.")


def test_a_word_parted_at_the_end_is_whole_again():
    found = texts(
        "Lee, A., Kim, B. On the tides of trust and the trust of tides, opti-\nmized. Notes."
    )

    assert "optimized. Notes." in found[0]


def test_short_lines_were_meant():
    assert texts("Northfield\n2012 – 2016\nPh.D.")[:2] == ["Northfield", "2012 – 2016"]


def test_a_labelled_line_was_meant():
    found = texts(
        "Ph.D. in Tides, University of Northfield, Northfield, Minnesota, 2016\nThesis: On trust"
    )

    assert found[1] == "Thesis: On trust"


def test_the_place_of_the_break_is_kept():
    line = plain(
        f"Lee, A., Kim, B. On the tides of trust and the trust of tides in\nKenya. Notes.\n\n{FILLED}\n"
    ).lines[0]

    assert [line.text[place:] for place in line.wraps] == [" Kenya. Notes."]
    assert (line.number, line.last) == (1, 2)
