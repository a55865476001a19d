"""Author lists in every order and punctuation."""

import pytest

from curation.cv.grammars.authors import read_authors
from curation.cv.grammars.names import Owner

OWNER = Owner("Sarah A. Hill")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sarah Hill, Pin-Yu Lee and Jan Wong.", ["Sarah Hill", "Pin-Yu Lee", "Jan Wong"]),
        ("S. A. Hill, J. Lee, and K. Wong", ["S. A. Hill", "J. Lee", "K. Wong"]),
        ("Hill, S. A., Lee, J., & Wong, K.-M.", ["Hill, S. A.", "Lee, J.", "Wong, K.-M."]),
        ("Hill SA, Lee J, van der Berg KM.", ["Hill SA", "Lee J", "van der Berg KM"]),
        ("Lee, J.; Hill, S.", ["Lee, J.", "Hill, S."]),
        ("Hill, Sarah A., John Lee, and Karl Wong.", ["Hill, Sarah A.", "John Lee", "Karl Wong"]),
        ("Hill, Sarah, and John Lee", ["Hill, Sarah", "John Lee"]),
        ("García Márquez, J., and P. de la Cruz", ["García Márquez, J.", "P. de la Cruz"]),
        ("Hill, Sarah/Sommer, Lea", ["Hill, Sarah", "Sommer, Lea"]),
        ("S. Hill et J. Lee", ["S. Hill", "J. Lee"]),
        ("Hill, S. y Núñez, Í.", ["Hill, S.", "Núñez, Í."]),
        ("Alexander (Sasha) Rakov, Sarah Hill", ["Alexander (Sasha) Rakov", "Sarah Hill"]),
        ("Hill, S., ATLAS Collaboration", ["Hill, S.", "ATLAS Collaboration"]),
        ("Sarah Hill, Lee Wong Jr., and James Ng.", ["Sarah Hill", "Lee Wong Jr.", "James Ng"]),
    ],
)  # fmt: skip
def test_names_stay_as_printed_and_in_order(text, names):
    found = read_authors(text, OWNER)

    assert list(found.names) == names
    assert found.quality >= 0.7


def test_et_al_is_no_author():
    found = read_authors("Hill SA, Lee J, et al.", OWNER)

    assert list(found.names) == ["Hill SA", "Lee J"]
    assert found.is_cut


def test_with_leaves_the_order_open_unless_the_owner_is_in_the_list():
    assert not read_authors("with John Lee and Karl Wong", OWNER).order_known
    assert read_authors("with John Lee, Sarah Hill", OWNER).order_known


def test_marks_belong_to_names_and_notes_are_no_authors():
    found = read_authors("Mia Zhu*, Sarah Hill* (equal contribution), Bo Song†", OWNER)

    assert found.names == ("Mia Zhu", "Sarah Hill", "Bo Song")
    assert found.marks == {0: "*", 1: "*", 2: "†"}
    assert found.notes == ((1, "equal contribution"),)


@pytest.mark.parametrize(
    "text",
    [
        "Deep Learning for Physics, Medicine",
        "Coral reefs, noise, and the limits of trust",
        "Die Logik der Stadtgesellschaft",
    ],
)
def test_a_title_reads_badly_as_a_list(text):
    assert read_authors(text, OWNER).quality < 0.7
