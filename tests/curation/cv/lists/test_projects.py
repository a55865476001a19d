"""Projects and skills, read from short sections."""

from curation.cv.lists.projects import read_projects, read_skills
from tests.curation.cv.written import section, values


def test_projects_and_skills():
    projects = read_projects([section("## Projects\n\n### Tidal Reader\n\nFeb 2017 – Apr 2017\n\n- Reads tides.\n")])  # fmt: skip
    skills = read_skills([section("## Skills\n\n**Tools:** C, C++, Shell Scripting.\n\n**Handles:** Codechef (ada1).\n")])  # fmt: skip

    assert values(projects, "title", "start", "end") == [
        ("Tidal Reader", "2017-02", "2017-04")
    ]
    assert skills == ["C", "C++", "Shell Scripting"]
