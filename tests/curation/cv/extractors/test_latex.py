"""CVs in LaTeX, from single commands to files that are up to no good."""

import pytest

from curation.cv.extractors.latex import extract
from curation.cv.lines import Style
from curation.cv.unreadable import Unreadable


def lines(source, preamble=r"\documentclass{article}"):
    """The lines that have text. The body begins on line 2 of the file."""
    whole = f"{preamble}\\begin{{document}}\n{source}\n\\end{{document}}"
    return [line for line in extract(whole.encode()).lines if line.text]


def texts(source, preamble=r"\documentclass{article}"):
    return [line.text for line in lines(source, preamble)]


def styled(line, style):
    return [line.text[s.start : s.end] for s in line.spans if s.style is style]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            r"\'Emile \v{C}ech, Zo\"e, \O{}rsted, \c{c}a, \'{\i}",
            "Émile Čech, Zoë, Ørsted, ça, í",
        ),
        (r"R\&D, 50\%, \#1, a\_b, \$5", "R&D, 50%, #1, a_b, $5"),
        (r"2015--2019 --- ``now''", "2015–2019 — “now”"),
        (r"$\epsilon$-greedy in $O(n^2)$", "ϵ-greedy in O(n2)"),
        ("A% a comment\n  B", "AB"),
        ("A %\nB\nC", "A B C"),
        (r"J.\,A.~Doe\footnote{Now Roe.}", "J. A. Doe (Now Roe.)"),
        (r"\textcolor{red}{A} \vspace{2em} B \hspace{1em}C", "A B C"),
        (r"\unknown{A} \faPhone\ B", "A B"),
        (r"\parindent 0pt\vskip 3pt plus 1pt A", "A"),
        (r"\hangindent=1 true cm\hangafter=1 \noindent A", "A"),
        (r"\hypertarget{a-b}{\textbf{A}}", "A"),
        ("\"`Maß\"' und ``Zahl''", "„Maß“ und “Zahl”"),
    ],
)
def test_markup_becomes_the_printed_text(source, text):
    assert texts(source) == [text]


def test_a_paragraph_is_one_line_that_cites_where_it_stands():
    [line] = lines("\nOn\nthe road\n\n")

    assert (line.text, line.number, line.last) == ("On the road", 3, 4)


def test_headings_have_the_level_of_their_command():
    source = (
        "\\section*{Education}\n\\subsection[short]{Ph.D.}\n{\\Huge\\bf Ada}\n\nText"
    )

    assert [(line.text, line.heading) for line in lines(source)] == [
        ("Education", 2),
        ("Ph.D.", 3),
        ("Ada", 1),
        ("Text", 0),
    ]


def test_a_style_ends_with_the_argument_it_stands_in():
    found = lines(r"\section{\sc Papers} A \cvitem{\bf 2019}{Prize}")

    assert [styled(line, Style.SMALL_CAPS) for line in found] == [["Papers"], [], []]
    assert [styled(line, Style.BOLD) for line in found] == [[], [], ["2019"]]


def test_lists_keep_their_marks_and_their_depth():
    source = r"""\begin{itemize} \item A \begin{enumerate} \item B \item C \end{enumerate}
    \item[2019] D \item[{[J4]}] E \end{itemize} $\bullet$ F"""

    assert [(line.mark, line.indent, line.text) for line in lines(source)] == [
        ("•", 0, "A"),
        ("1.", 2, "B"),
        ("2.", 2, "C"),
        ("", 0, "2019 D"),
        ("[J4]", 0, "E"),
        ("∙", 0, "F"),
    ]


def test_rows_have_cells():
    source = r"""\begin{tabular*}{\textwidth}{l@{\extracolsep{\fill}}r}
    2019 & \multicolumn{1}{l}{Talk} \\[2pt] \hline 2020 & Other \\ \end{tabular*}
    MIT \hfill 2021"""

    assert [line.cells for line in lines(source)] == [
        ("2019", "Talk"),
        ("2020", "Other"),
        ("MIT", "2021"),
    ]


def test_styles_and_links_are_spans():
    source = r"\textbf{Ada}, {\itshape Notes}$^{\dagger}$, \href{https://a.example/b%20c}{Paper}"

    [line] = lines(source)

    assert styled(line, Style.BOLD) == ["Ada"]
    assert styled(line, Style.ITALIC) == ["Notes"]
    assert styled(line, Style.SUPERSCRIPT) == ["†"]
    assert [s.href for s in line.spans if s.style is Style.LINK] == [
        "https://a.example/b%20c"
    ]


def test_an_entry_of_moderncv_is_a_row_and_its_description_follows():
    source = r"""\cventry{2019--2023}{Ph.D.}{MIT}{Boston}{}{Thesis: \emph{X}
    \begin{itemize}\item Y\end{itemize}}
    \cvitem{2020}{Prize} \cvlistitem{Z}"""

    found = lines(source, r"\documentclass{moderncv}\name{Ada}{Lee}\phone[mobile]{+1}")

    assert [(line.mark, line.cells or line.text) for line in found] == [
        ("", "Ada Lee"),
        ("", ("mobile", "+1")),
        ("", ("2019–2023", "Ph.D.", "MIT", "Boston", "")),
        ("", "Thesis: X"),
        ("•", "Y"),
        ("", ("2020", "Prize")),
        ("•", "Z"),
    ]


def test_other_classes_and_unknown_macros_give_rows_too():
    source = r"\cvevent{Dean}{MIT}{2019}{Boston} \jobentry{Dean}{MIT} {2019}"

    assert [line.cells for line in lines(source)] == [
        ("Dean", "MIT", "2019", "Boston"),
        ("Dean", "MIT", "2019"),
    ]


def test_macros_of_the_file_are_expanded():
    preamble = r"""\newcommand{\me}{\textbf{A. Lee}} \def\at#1#2{#2, #1}
    \newcommand*{\when}[2][now]{#2 (#1)} \NewDocumentCommand\say{m}{#1!}
    \newenvironment{papers}{\begin{enumerate}}{\end{enumerate}}"""
    source = r"\me{} \at{MIT}{2019} \when{A} \when[then]{B} \say{C} \begin{papers}\item D\end{papers}"

    assert texts(source, preamble) == ["A. Lee 2019, MIT A (now) B (then) C!", "D"]


def test_switched_off_text_is_left_out():
    source = r"""\iffalse A \else B \fi \ifshort C \else D \fi
    \begin{comment}
    E
    \end{comment}
    F"""

    assert texts(source, r"\newif\ifshort \shortfalse") == ["B D F"]


def test_no_other_file_is_opened_and_the_curator_is_told():
    document = extract(rb"\input{/etc/passwd} A \bibliography{mine} \printbibliography")

    assert [line.text for line in document.lines] == ["A"]
    assert document.left_out == (
        r"\input{/etc/passwd}: that file is not part of this one",
        r"\bibliography{mine}: that file is not part of this one",
        r"\printbibliography: that file is not part of this one",
    )


@pytest.mark.parametrize(
    "source",
    [
        rb"\newcommand{\a}{\a\a}\a",
        rb"\def\a#1{#1#1#1#1}" + rb"\a{" * 30 + b"x" + b"}" * 30,
        rb"\newenvironment{a}{\begin{a}}{}\begin{a}",
    ],
)
def test_macros_without_end_are_refused(source):
    with pytest.raises(Unreadable, match="expand without end"):
        extract(source)


@pytest.mark.parametrize(
    "source", ["{" * 9999, r"\textbf", r"\begin", r"\href{", r"\item[", "}}&", "$^"]
)
def test_a_broken_file_is_read_as_far_as_it_goes(source):
    assert extract(b"A\n\n" + source.encode()).lines[0].text == "A"


def test_a_name_in_two_commands_is_one_heading():
    preamble = r"\documentclass{moderncv}\firstname{Dr. Ada}\familyname{Lee\hfill}"

    [name, _] = lines(r"\section{Studium}", preamble)

    assert (name.text, name.heading) == ("Dr. Ada Lee", 1)


def test_headings_stand_in_margins_and_beginnings_of_lists():
    found = lines(
        r"\marginpar{\textsf{Grants}} A\par\marginpar{2012} B"
        r"\begin{cvlist}{Títulos}\item[2013] C\end{cvlist}"
    )

    assert [(line.heading, line.text) for line in found] == [
        (2, "Grants"),
        (0, "A"),
        (0, "2012 B"),
        (2, "Títulos"),
        (0, "2013 C"),
    ]


def test_a_wide_space_parts_cells_as_a_tab_does():
    [line] = lines(r"2012 -- 2014 \hspace{14pt} Ada Lee,\hspace{2pt} Student")

    assert line.cells == ("2012 – 2014", "Ada Lee, Student")


def test_a_heading_in_the_margin_is_one_line_however_the_margin_breaks_it():
    found = lines(r"\marginpar{Research \newline Experience} Tide Laboratory")

    assert [(line.text, line.heading) for line in found] == [
        ("Research Experience", 2),
        ("Tide Laboratory", 0),
    ]


def test_the_features_of_a_font_are_no_text():
    assert texts(r"Prize {\addfontfeature{Numbers=OldStyle} 2015}") == ["Prize 2015"]


def test_a_unit_ends_a_length_whatever_follows():
    assert texts(r"{\large D}\kern-1.5ptora Lee") == ["Dora Lee"]


def test_macros_in_an_address_stand_for_what_they_say():
    (line,) = lines(r"\href{https://example.org/\handle}{page}", r"\def\handle{dora}")

    assert [span.href for span in line.spans] == ["https://example.org/dora"]


def test_a_heading_is_one_line_and_a_typed_rule_is_none():
    source = r"""\section{REFEREED \\ PUBLICATIONS} A

----------------------------

B"""

    assert texts(source) == ["REFEREED PUBLICATIONS", "A", "B"]


def test_a_space_of_a_named_length_parts_columns():
    (line,) = lines(r"\parbox{2in}{Talks}\hspace{\labelgapsep}\parbox{4in}{Tides}")

    assert line.cells == ("Talks", "Tides")


def test_lengths_of_rules_are_no_text():
    assert texts(r"\moveleft.5\hoffset\centerline{A} \hrule height 1pt B") == ["A B"]


def test_what_a_box_sets_ends_with_the_box():
    found = lines(r"\centerline{\huge\bf Ada Lee} \par \parbox{2in}{\LARGE A} \par B")

    assert [(line.text, line.heading) for line in found] == [
        ("Ada Lee", 1),
        ("A", 1),
        ("B", 0),
    ]
