"""The packages keep to the import rules, and each rule can fail."""

from pathlib import Path

import pytest

from tests import imports

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def ours():
    return imports.imports_of(ROOT)


def test_there_are_imports_to_look_at(ours):
    assert any(i.module.startswith("publications.") for i in ours)


def test_imports_only_go_down(ours):
    assert imports.upward(ours) == []


def test_no_import_hides_inside_a_function(ours):
    assert imports.hidden(ours) == []


def test_no_modules_import_each_other_in_a_circle(ours):
    assert imports.circles(ours) == []


def test_modules_without_a_database_load_no_models(ours):
    assert imports.models_without_database(ours) == []


def read(folder, **files):
    """The imports of a tiny tree; people__names stands for people/names.py."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return imports.imports_of(folder)


@pytest.mark.parametrize(
    "statement",
    [
        "import curation.cv",
        "from curation import cv",
        "from curation.cv import read",
        "if True:\n    import curation",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import curation",
        "def later():\n    import curation",
    ],
)
def test_an_upward_import_is_found(tmp_path, statement):
    found = read(tmp_path, people__names=statement, curation__cv="")

    assert len(imports.upward(found)) == 1


def test_a_downward_import_and_a_library_are_allowed(tmp_path):
    found = read(tmp_path, people__names="import django\nfrom core import dates")

    assert imports.upward(found) == []


@pytest.mark.parametrize(
    "text",
    [
        "def later():\n    from core import dates",
        "async def later():\n    import core.dates",
        "class A:\n    def later(self):\n        if self:\n            import core",
    ],
)
def test_an_import_inside_a_function_is_found(tmp_path, text):
    found = read(tmp_path, people__names=text, core__dates="")

    assert len(imports.hidden(found)) == 1


def test_an_import_inside_a_class_or_a_branch_is_not_hidden(tmp_path):
    found = read(tmp_path, people__names="try:\n    import core\nexcept Exception: 0")

    assert imports.hidden(found) == []


def test_what_an_app_loads_when_it_is_ready_is_not_hidden(tmp_path):
    text = "class PeopleConfig:\n    def ready(self):\n        import core"
    found = read(tmp_path, people__apps=text, people__names=text)

    assert [i.module for i in found if i.is_hidden] == ["people.names"]


def test_a_circle_through_a_third_module_is_found_once(tmp_path):
    found = read(
        tmp_path,
        people__a="from people import b",
        people__b="from people.c import x",
        people__c="from . import a",
    )

    assert imports.circles(found) == ["people.a -> people.b -> people.c -> people.a"]


def test_an_init_and_its_module_can_make_a_circle(tmp_path):
    read(tmp_path, people__models__person="from people.models import Degree")
    (tmp_path / "people/models/__init__.py").write_text("from .person import Person")

    found = imports.imports_of(tmp_path)

    assert imports.circles(found) == [
        "people.models -> people.models.person -> people.models"
    ]


def test_an_import_for_types_closes_no_circle(tmp_path):
    found = read(
        tmp_path,
        people__a="from people import b",
        people__b="import typing\nif typing.TYPE_CHECKING:\n    from people import a",
    )

    assert imports.circles(found) == []


@pytest.mark.parametrize("module", ["names", "dates", "entries", "formats/bibtex"])
def test_models_behind_a_module_without_database_are_found(tmp_path, module):
    found = read(
        tmp_path,
        **{f"people/{module}": "from people import middle"},
        people__middle="from people.models import Person",
        people__models="",
    )

    assert len(imports.models_without_database(found)) == 1
