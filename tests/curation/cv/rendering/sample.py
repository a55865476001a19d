"""A CV of nobody, with everything that a description can hold."""

from tests.curation.cv.rendering.description import (
    Description,
    Heading,
    Item,
    Paragraph,
    Row,
    Text,
    parts,
)

WORK = (
    "Designed and taught the introductory course on well-known theorems, supervised "
    "nine theses, and wrote the lecture notes that the department has used ever since."
)

SAMPLE: Description = (
    Heading(1, parts("Ada Björk Lee")),
    Paragraph(
        (
            parts("Department of Mathematics, University of Nowhere"),
            (
                Text("ada@nowhere.example", href="mailto:ada@nowhere.example"),
                Text(" | +1 555 0100"),
            ),
        )
    ),
    Heading(2, parts("Education")),
    Row((parts("Ph.D. in Mathematics, University of Nowhere"), parts("2015 – 2019"))),
    Paragraph((parts("Advisor: Prof. René Roe. Thesis: ", "/On Rings of Rings/"),)),
    Row(
        (parts("2012"), parts("M.Sc. in Mathematics"), parts("Institute of Elsewhere"))
    ),
    Heading(2, parts("Positions")),
    Heading(3, parts("Lecturer, University of Nowhere")),
    Paragraph((parts(WORK),)),
    Item((parts("Taught ", "*Algebra I*", " and ", "*Algebra II*"),)),
    Item((parts("Organised two seminars:"),)),
    Item((parts("Rings on Mondays"),), depth=1),
    Item((parts("Fields on Fridays"),), depth=1),
    Item((parts("Reviewed 50% of all papers & books"),)),
    Heading(2, parts("Publications")),
    Item(
        (
            (Text("Rings within rings.", href="https://a.example/rings"),),
            parts("*Ada B. Lee*", ", Bo Roe and Cy Doe."),
            parts("/Journal of Rings/", ", 2019."),
        ),
        number=1,
    ),
    Item(
        (
            parts(
                "*A. B. Lee*",
                ". Fields without rings. ",
                "/Annals of Fields/",
                ", 2021.",
            ),
        ),
        number=2,
    ),
    Heading(2, parts("Awards")),
    Paragraph((parts("Prize of the Society, 2020"),)),
)
