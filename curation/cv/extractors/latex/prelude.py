r"""What commands of LaTeX and of the usual CV classes mean, said in LaTeX itself.

Commands with an @ are ours: \cell@ ends a cell, \heading@{level} … \par is a heading,
\mark@{•} marks a list item, \link@{address} and \superscript@ style the rest of a group.
"""

COMMON = r"""
\newcommand{\textbf}[1]{{\bfseries #1}}
\newcommand{\textit}[1]{{\itshape #1}}
\newcommand{\textsl}[1]{{\itshape #1}}
\newcommand{\emph}[1]{{\itshape #1}}
\newcommand{\textsc}[1]{{\scshape #1}}
\newcommand{\texttt}[1]{{\ttfamily #1}}
\newcommand{\textnormal}[1]{{\normalfont #1}}
\newcommand{\textsuperscript}[1]{{\superscript@ #1}}
\newcommand{\href}[3][]{{\link@{#2}#3}}
\newcommand{\url}[1]{{\link@{#1}#1}}
\newcommand{\nolinkurl}[1]{#1}
\newcommand{\footnote}[2][]{ ({#2})}
\newcommand{\frac}[2]{#1/#2}
\newcommand{\textcolor}[3][]{{#3}}
\newcommand{\colorbox}[2]{{#2}}
\newcommand{\parbox}[3][]{{#3}}
\newcommand{\makebox}[2][]{{#2}}
\newcommand{\framebox}[2][]{{#2}}
\newcommand{\raisebox}[3][]{{#3}}
\newcommand{\resizebox}[3]{{#3}}
\newcommand{\scalebox}[2]{{#2}}
\newcommand{\multicolumn}[3]{{#3}}
\newcommand{\multirow}[4][]{{#4}}
\newcommand{\rotatebox}[3][]{{#3}}
\newcommand{\texorpdfstring}[2]{#1}
\newcommand{\ifthenelse}[3]{#2}
\newcommand{\bibitem}[2][]{\item}
\newcommand{\newblock}{ }
\newcommand{\part}[2][]{\heading@{2}{#2}\par}
\newcommand{\chapter}[2][]{\heading@{2}{#2}\par}
\newcommand{\section}[2][]{\heading@{2}{#2}\par}
\newcommand{\subsection}[2][]{\heading@{3}{#2}\par}
\newcommand{\subsubsection}[2][]{\heading@{4}{#2}\par}
\newcommand{\paragraph}[2][]{\heading@{5}{#2}\par}
\newcommand{\subparagraph}[2][]{\heading@{6}{#2}\par}
\newcommand{\author}[2][]{\heading@{1}{#2}\par}
\newcommand{\title}[2][]{\heading@{1}{#2}\par}
\newcommand{\cvsection}[2][]{\heading@{2}{#2}\par}
\newcommand{\cvsubsection}[2][]{\heading@{3}{#2}\par}
\newcommand{\cvitem}[3][]{\par {#2}\cell@ {#3}\par}
\newcommand{\cvline}[3][]{\par {#2}\cell@ {#3}\par}
\newcommand{\cvlistitem}[2][]{\par\mark@{•}{#2}\par}
\newcommand{\cvlistdoubleitem}[3][]{\par\mark@{•}{#2}\par\mark@{•}{#3}\par}
\newcommand{\cvdoubleitem}[5][]{\par {#2}\cell@ {#3}\par {#4}\cell@ {#5}\par}
\newcommand{\cvcomputer}[5][]{\par {#2}\cell@ {#3}\par {#4}\cell@ {#5}\par}
\newcommand{\cvitemwithcomment}[4][]{\par {#2}\cell@{\bfseries #3}\cell@ {#4}\par}
\newcommand{\cvlanguage}[4][]{\par {#2}\cell@{\bfseries #3}\cell@ {#4}\par}
\newcommand{\cvevent}[4]{\par{\bfseries #1}\cell@ {#2}\cell@ {#3}\cell@ {#4}\par}
\newcommand{\cvachievement}[3]{\par{\bfseries #2}\cell@ {#3}\par}
\newcommand{\cvtag}[1]{\par {#1}\par}
\newcommand{\divider}{\par}
\newcommand{\hypertarget}[2]{{#2}}
\newcommand{\centerline}[1]{{#1}}
\newcommand{\glqq}{„}
\newcommand{\grqq}{“}
\newcommand{\enquote}[1]{“#1”}
"""

CLASSES = {
    "moderncv": r"""
\newcommand{\cventry}[7][]
  {\par {#2}\cell@{\bfseries #3}\cell@{\itshape #4}\cell@ {#5}\cell@ {#6}\par {#7}\par}
\renewcommand{\title}[1]{\par {#1}\par}
""",
    "awesome-cv": r"""
\newcommand{\cventry}[5]{\par{\bfseries #1}\cell@ {#2}\cell@ {#3}\cell@ {#4}\par {#5}\par}
\newcommand{\cvsubentry}[4]{\par{\bfseries #1}\cell@ {#2}\cell@ {#3}\par {#4}\par}
\newcommand{\cvhonor}[4]{\par{\bfseries #1}\cell@ {#2}\cell@ {#3}\cell@ {#4}\par}
\newcommand{\cvskill}[2]{\par{\bfseries #1}\cell@ {#2}\par}
""",
    "friggeri-cv": r"""
\newcommand{\header}[3]{\heading@{1}{#1#2}\par {#3}\par}
""",
}

# How a list is marked: a bullet, "1" for numbers, nothing.
LISTS = {
    "itemize": "•",
    "compactitem": "•",
    "cvitems": "•",
    "enumerate": "1",
    "compactenum": "1",
    "etaremune": "1",
    "thebibliography": "1",
    "description": "",
    "cvlist": "",
    "list": "",
    "trivlist": "",
}
# Arguments in braces between \begin{…} and the first row.
TABLES = {
    "tabular": 1,
    "tabular*": 2,
    "tabularx": 2,
    "tabulary": 2,
    "longtable": 1,
    "supertabular": 1,
    "xltabular": 2,
    "array": 1,
    "tabbing": 0,
}
# Environments that only arrange, with their arguments in braces.
FRAMES = {
    "center": 0, "flushleft": 0, "flushright": 0, "quote": 0, "quotation": 0,
    "document": 0, "resume": 0, "titlepage": 0, "cventries": 0, "cvhonors": 0,
    "cvskills": 0, "cvparagraph": 0, "small": 0, "footnotesize": 0, "format": 0,
    "minipage": 1, "multicols": 1, "adjustwidth": 2, "spacing": 1, "paracol": 1,
    "samepage": 0, "raggedright": 0, "table": 0, "figure": 0, "refsection": 0,
}  # fmt: skip
# Commands without text, with their arguments in braces.
SILENT = {
    "vspace": 1, "hspace": 1, "setlength": 2, "addtolength": 2, "usepackage": 1,
    "documentclass": 1, "hypersetup": 1, "geometry": 1, "definecolor": 3,
    "pagestyle": 1, "thispagestyle": 1, "pagenumbering": 1, "label": 1, "cite": 1,
    "nocite": 1, "color": 1, "rule": 2, "fontsize": 2, "selectfont": 0, "phantom": 1,
    "vphantom": 1, "hphantom": 1, "setcounter": 2, "addtocounter": 2, "stepcounter": 1,
    "includegraphics": 1, "photo": 1, "titleformat": 5, "titlespacing": 4,
    "newcolumntype": 2, "cmidrule": 1, "cline": 1, "renewbibmacro": 2, "fancyhf": 1,
    "fancyhead": 1, "fancyfoot": 1, "lhead": 1, "rhead": 1, "chead": 1, "lfoot": 1,
    "rfoot": 1, "cfoot": 1, "moderncvstyle": 1, "moderncvcolor": 1, "markboth": 2,
    "markright": 1, "addcontentsline": 3, "bibliographystyle": 1, "hyphenation": 1,
    "linespread": 1, "setmainfont": 1, "colorlet": 2, "newlength": 1, "newcounter": 1,
    "extracolsep": 1, "addfontfeature": 1, "addfontfeatures": 1, "noalign": 1,
    "Needspace": 1, "needspace": 1, "pdfbookmark": 2, "rowcolor": 1, "cellcolor": 1,
    "arrayrulecolor": 1, "settowidth": 2, "setlist": 1, "columnratio": 1, "makecvheader": 0,
}  # fmt: skip
# Commands that a length without braces follows.
LENGTHS = {
    "vskip", "hskip", "kern", "moveleft", "moveright", "raise", "lower", "hrule", "vrule",
    "hoffset", "voffset", "resumewidth", "columnwidth", "hsize", "parindent", "parskip", "baselineskip", "itemsep",
    "parsep", "topsep", "partopsep", "leftmargin", "rightmargin", "labelsep",
    "tabcolsep", "arraystretch", "textwidth", "linewidth", "columnsep",
    "hangindent", "hangafter", "parfillskip", "leftskip", "rightskip", "looseness",
    "tolerance", "hyphenpenalty", "widowpenalty", "clubpenalty", "emergencystretch",
}  # fmt: skip
# What the owner says of themselves; moderncv wants it in the preamble.
PERSONAL = {
    "name", "firstname", "familyname", "lastname", "address", "email", "phone", "mobile",
    "fax", "homepage", "social", "extrainfo", "quote", "position", "tagline", "github",
    "linkedin", "orcid", "twitter", "location", "mailaddress", "title", "author",
}  # fmt: skip
# Files that a CV names and that are not opened.
ELSEWHERE = {
    "input",
    "include",
    "subfile",
    "bibliography",
    "addbibresource",
    "printbibliography",
}
