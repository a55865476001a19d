"""What the words of headings announce, in six languages."""

import pytest

from curation.cv.grammars.headings import Kind, announced


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("EDUCATION", Kind.EDUCATION),
        ("Formación académica", Kind.EDUCATION),
        ("Titoli di studio", Kind.EDUCATION),
        ("Research Internships During Ph.D.", Kind.POSITIONS),
        ("Beruflicher Werdegang", Kind.POSITIONS),
        ("Parcours professionnel", Kind.POSITIONS),
        ("Papers Currently Under Submission", Kind.PUBLICATIONS),
        ("Aufsätze in Zeitschriften", Kind.PUBLICATIONS),
        ("Invited Talks", Kind.TALKS),
        ("Teaching Experience", Kind.TEACHING),
        ("Research Advising and Mentoring", Kind.MENTEES),
        ("Conference / Workshop Organization", Kind.SERVICE),
        ("Diversity, Equity, and Inclusion Efforts", Kind.SERVICE),
        ("Prêmios e bolsas", Kind.AWARDS),
        ("Research Interests", Kind.INTERESTS),
        ("Technical Skills", Kind.SKILLS),
        ("Posters", Kind.OTHER),
        ("References", Kind.OTHER),
        ("Konferenzorganisation", Kind.SERVICE),
        ("Computerkenntnisse", Kind.SKILLS),
        ("Papers Presented", Kind.TALKS),
        ("Judicial Clerkships", Kind.POSITIONS),
    ],
)
def test_headings_announce_a_kind(text, kind):
    found = announced(text)

    assert found and found.kind == kind
    assert found.coverage >= 0.5


@pytest.mark.parametrize(
    "text",
    ["Towards a theory of supervision", "When does gravity learn?", "Microsoft"],
)
def test_titles_and_names_announce_little(text):
    found = announced(text)

    assert found is None or found.coverage < 0.5
