"""What the documents tell one to type is there."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "docker-compose.yml")),
    *sorted((ROOT / "docs").glob("*.md")),
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_is_named_is_there(document):
    text = document.read_text("utf-8")
    known = get_commands()

    named = re.findall(r"manage\.py\s+([a-z_]+)((?:\s+(?:--[a-z-]+|[A-Z]+))*)", text)

    assert {name for name, _ in named} <= known.keys()
    for name, rest in named:
        command = load_command_class(known[name], name)
        options = command.create_parser("manage.py", name).format_help()
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in options, f"{name} {option}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(document):
    targets = re.findall(
        r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)", document.read_text("utf-8")
    )

    for path, heading in targets:
        target = document.parent / path if path else document
        assert target.exists(), path
        if heading and target.suffix == ".md":
            assert heading[1:] in anchors(target), f"{path}{heading}"


def anchors(document):
    headings = re.findall(r"^#+ (.*)$", document.read_text("utf-8"), re.MULTILINE)
    return {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in headings
    }
