"""Three real researchers, facts from their public CVs, as profile documents."""

from __future__ import annotations

from importlib.resources import files

from curation.profile import ProfileDocument, read_profile


def documents() -> list[ProfileDocument]:
    """The demo profiles, in the order of their file names."""
    demo = files("curation.demo")
    names = sorted(file.name for file in demo.iterdir() if file.name.endswith(".json"))
    return [read_profile((demo / name).read_bytes()) for name in names]
