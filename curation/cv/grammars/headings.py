"""The words of section headings in six languages: what a heading announces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from core.folding import words
from curation.cv.grammars.tables import words_of


class Kind(StrEnum):
    """What the entries of a section are."""

    EDUCATION = "education"
    POSITIONS = "positions"
    PUBLICATIONS = "publications"
    TALKS = "talks"
    AWARDS = "awards"
    GRANTS = "grants"
    TEACHING = "teaching"
    MENTEES = "mentees"
    SERVICE = "service"
    PROJECTS = "projects"
    SKILLS = "skills"
    INTERESTS = "interests"
    PERSONAL = "personal"
    MIXED = "mixed"
    # Known sections whose content is no fact of ours: posters, references, hobbies …
    OTHER = "other"


# Strong words decide; of two strong words the earlier one does, unless it is weaker.
_STRONG: dict[Kind, str] = {
    Kind.EDUCATION: """education educational degrees ausbildung studium bildungsweg hochschulbildung
        schulbildung formation etudes diplomes cursus formacion educacion estudios titulos titulacion
        titulos grados cursus schooling abschlusse
        istruzione formazione studi titoli formacao educacao escolaridade habilitacoes""",
    Kind.POSITIONS: """employment employments positions position appointments appointment internships internship
        werdegang berufserfahrung anstellungen beschaftigung beschaftigungen berufstatigkeit tatigkeit tatigkeiten
        emploi emplois postes poste parcours carriere empleo empleos cargos puestos trayectoria
        impiego impieghi posizioni posizione incarichi carriera emprego empregos carreira jobs
        career residencies berufstatigkeiten arbeitserfahrung praktika praktikum auslandsaufenthalte
        forschungsaufenthalte auslandssemester clerkship clerkships famulaturen estancias estancia stages sejours soggiorni occupation
        occupations vinculos""",
    Kind.PUBLICATIONS: """publications publication papers articles books chapters preprints
        manuscripts proceedings bibliography monographs editions translations
        publikationen veroffentlichungen schriftenverzeichnis schriften aufsatze bucher buchkapitel
        monographien monografien herausgeberschaften zeitschriftenartikel zeitschriftenaufsatze
        beitrage konferenzbeitrage ouvrages chapitres publicaciones articulos libros capitulos
        pubblicazioni articoli libri capitoli monografie publicacoes artigos livros submission
        reports writings scholarship rezensionen monographies recensioni saggi curatele volumi
        traduzioni rezensionen ubersetzungen lexikonartikel miszellen produccion resenas
        recensions editoriales""",
    Kind.TALKS: """talks talk presentations presentation lectures colloquia seminars keynotes
        keynote addresses vortrage gastvortrage exposes conferencias ponencias charlas
        presentazioni relazioni palestras apresentacoes comunicacoes communications interventi
        seminare vortragstatigkeit comunicaciones conferenze convegni
        intervenciones palestra seminarios congresos congressos congres""",
    Kind.AWARDS: """awards award honors honours honor honour prizes prize fellowships scholarships
        distinctions recognition recognitions achievements accomplishments auszeichnungen preise
        ehrungen stipendien prix bourses premios becas distinciones premi riconoscimenti borse
        bolsas distincoes honores accolades""",
    Kind.GRANTS: """grants grant funding drittmittel forderungen financements subventions
        financiacion subvenciones finanziamenti financiamento funded""",
    Kind.TEACHING: """teaching courses lehre lehrveranstaltungen lehrtatigkeit lehrerfahrung
        enseignement enseignements cours docencia ensenanza cursos insegnamento didattica
        insegnamenti ensino docenza taught classes asignaturas vorlesungen tutorato""",
    Kind.MENTEES: """mentoring mentees mentorship advising advisees supervision supervised supervisions
        betreuung betreute encadrement supervisione orientacao orientacoes tutoria
        betreuungen correlatore relatore tutees encadrements codirection dirigidas dirigidos
        orientandos abschlussarbeiten""",
    Kind.SERVICE: """service services reviewing reviewer refereeing referee committees committee
        organization organisation organizing editorial outreach diversity equity inclusion volunteer
        volunteering gremien gutachtertatigkeit gutachten selbstverwaltung gremienarbeit herausgeber
        gremientatigkeit herausgeberschaft expertise responsabilites evaluation gestion servicio revision comites
        servizio revisione comitati servico servicos revisao comissoes chair pc evaluacion avaliacao valutazione arbitraje parecer
        associazioni comitati responsabilidades responsabilita mitgliedschaften
        memberships gutachter begutachtung""",
    Kind.PROJECTS: "projects projekte projets proyectos progetti projetos",
    Kind.SKILLS: """skills skill kenntnisse fahigkeiten competences habilidades competencias
        competenze edv""",
    Kind.INTERESTS: """interests interest forschungsinteressen interessen interets intereses
        interessi interesses schwerpunkte forschungsschwerpunkte forschungsgebiete
        forschungsfelder arbeitsgebiete arbeitsschwerpunkte""",
    Kind.PERSONAL: """personal contact kontakt personliche personalien kontaktdaten coordonnees contacto
        contatti contatto contato anagrafici dati datos dados address details""",
    Kind.MIXED: "miscellaneous sonstiges weiteres varia divers vari verschiedenes otros altro outros",
    Kind.OTHER: """posters poster references languages sprachen sprachkenntnisse langues idiomas
        lingue hobbies media press medien presse patents patentes brevets brevetti referees
        summary profile profil objective statement about biography bio certifications certificates
        referenzen referencias referenze affiliations mitgliedschaften news loisirs
        coursework workshops reviews extracurricular licensure licenses""",
}  # fmt: skip
# Words that say something only where no strong word does.
_WEAK: dict[Kind, str] = {
    Kind.POSITIONS: "experience work erfahrung experiences experiencia esperienza experience "
    "esperienze professional beruflich professionnelle professionnel profesional professionale "
    "profissional industry visits beruflicher akademischer",
    Kind.PUBLICATIONS: "conference conferences journal journals workshop workshops book chapter refereed "
    "reviewed preprint paper article press review articulo revistas zeitschriften konferenzen "
    "buch revues actes riviste edited volumes report technical thesis progress",
    Kind.SERVICE: "activities aktivitaten activites actividades attivita atividades "
    "leadership membership societies engagement community",
    Kind.MENTEES: "students student phd masters master undergraduate doctoral postdocs postdoctoral "
    "doktoranden etudiants estudiantes studenti dissertations theses thesis graduate",
    Kind.EDUCATION: "training qualifications",
    Kind.SKILLS: "programming tools software technologies",
    Kind.TALKS: "invited contributed eingeladene invites invitees invitadas invitate convidadas",
}  # fmt: skip
# Articles and the like, which every language of titles has too.
_SMALL = words_of("""
    a an the and of in on for with to at by und der die des mit von fur im aus et les du de la le en y las los del
    el e ed dei degli delle della di do da dos das os as i gli il lo d l
""")
_FILLERS = words_of("""
    begutachtete begutachteter referierte wichtige ausgewahlter
    academica academico academiche accademiche accademica accademico academicas academicos academique academiques
    universitaire universitaires universitaria universitario universitari profession occupes occupees
    akademische akademischer professionali profissionais profesionales convegni atividades studio tenues
    a an and the of in on for with to at by during my other related selected recent additional current
    previous past main major further research scientific scholarly university departmental full
    list all under currently future pending international national local peer non und der die
    des mit von fur im in aus et les des de du la le en y los las del el e ed dei degli delle
    della di do da dos das os as i gli il lo in sous seleccionadas selection wichtigste
    ausgewahlte principales recentes recientes wissenschaftliche wissenschaftlicher
    scientifiques scientifique cientificas cientifica scientifiche scientifica efforts general
    key technical computer public external internal other relevant student teaching assistant
    honors degree visiting forthcoming accepted submitted published industrial college early
    invited area member conference program programme works work art lehr forschung recherche
    investigacion ricerca pesquisa academic ph d phd writing fields areas
""")
_RESEARCH = words_of("research investigacion recherche forschung ricerca pesquisa")
_PHRASES: tuple[tuple[str, Kind], ...] = (
    ("work in progress", Kind.PUBLICATIONS),
    ("works in progress", Kind.PUBLICATIONS),
    ("in preparation", Kind.PUBLICATIONS),
    ("under review", Kind.PUBLICATIONS),
    ("under consideration", Kind.PUBLICATIONS),
    ("revise and resubmit", Kind.PUBLICATIONS),
    ("job market paper", Kind.PUBLICATIONS),
    ("working papers", Kind.PUBLICATIONS),
    ("reports", Kind.PUBLICATIONS),
    ("book reviews", Kind.PUBLICATIONS),
    ("edited volumes", Kind.PUBLICATIONS),
    ("in vorbereitung", Kind.PUBLICATIONS),
    ("academic background", Kind.EDUCATION),
    ("academic training", Kind.EDUCATION),
    ("akademischer werdegang", Kind.EDUCATION),
    ("akademische grade", Kind.EDUCATION),
    ("titoli di studio", Kind.EDUCATION),
    ("research support", Kind.GRANTS),
    ("grant support", Kind.GRANTS),
    ("sponsored research", Kind.GRANTS),
    ("tesi di laurea", Kind.MENTEES),
    ("thesis committees", Kind.MENTEES),
    ("dissertation committees", Kind.MENTEES),
    ("courses taught", Kind.TEACHING),
    ("classes taught", Kind.TEACHING),
    ("invited workshops", Kind.TALKS),
    ("guest lectures", Kind.TALKS),
    ("research stays", Kind.POSITIONS),
    ("community engagement", Kind.SERVICE),
    ("public engagement", Kind.SERVICE),
    ("board certification", Kind.OTHER),
    ("medical licensure", Kind.OTHER),
    ("bar admissions", Kind.OTHER),
    ("legal practice", Kind.POSITIONS),
    ("legal experience", Kind.POSITIONS),
    ("clinical practice", Kind.POSITIONS),
    ("clinical experience", Kind.POSITIONS),
    ("clinical training", Kind.POSITIONS),
    ("clinical appointments", Kind.POSITIONS),
    ("professional associations", Kind.OTHER),
    ("learned societies", Kind.OTHER),
    ("papers presented", Kind.TALKS),
    ("papers given", Kind.TALKS),
    ("conference activity", Kind.TALKS),
    ("conferences organized", Kind.SERVICE),
    ("conferences organised", Kind.SERVICE),
    ("teaching interests", Kind.OTHER),
    ("general information", Kind.PERSONAL),
    ("zur person", Kind.PERSONAL),
    ("datos personales", Kind.PERSONAL),
    ("dados pessoais", Kind.PERSONAL),
    ("dati anagrafici", Kind.PERSONAL),
    ("etat civil", Kind.PERSONAL),
    ("akademische ausbildung", Kind.EDUCATION),
    ("formation universitaire", Kind.EDUCATION),
    ("academic qualifications", Kind.EDUCATION),
    ("postdoctoral training", Kind.POSITIONS),
    ("postgraduate training", Kind.POSITIONS),
    ("residency training", Kind.POSITIONS),
    ("teaching experience", Kind.TEACHING),
    ("areas of interest", Kind.INTERESTS),
    ("research areas", Kind.INTERESTS),
    ("areas of specialization", Kind.INTERESTS),
    ("areas of expertise", Kind.INTERESTS),
    ("fields of interest", Kind.INTERESTS),
    ("research fields", Kind.INTERESTS),
    ("external examiner", Kind.SERVICE),
    ("peer reviews?", Kind.SERVICE),
    ("grant reviews?", Kind.SERVICE),
    ("proposal reviews?", Kind.SERVICE),
    ("invited conferences", Kind.TALKS),
    ("conference talks", Kind.TALKS),
    ("program committees", Kind.SERVICE),
    ("programme committees", Kind.SERVICE),
    ("conference organization", Kind.SERVICE),
    ("conference organisation", Kind.SERVICE),
    ("workshop organization", Kind.SERVICE),
    ("professional activities", Kind.SERVICE),
    ("professional memberships", Kind.OTHER),
    ("professional affiliations", Kind.OTHER),
    ("memberships", Kind.OTHER),
    ("phd students", Kind.MENTEES),
    ("doctoral students", Kind.MENTEES),
    ("thesis supervision", Kind.MENTEES),
    ("student supervision", Kind.MENTEES),
    ("direction de theses", Kind.MENTEES),
    ("direccion de tesis", Kind.MENTEES),
    ("programming languages", Kind.SKILLS),
    ("computer skills", Kind.SKILLS),
    ("language skills", Kind.OTHER),
    ("posters", Kind.OTHER),
    ("media coverage", Kind.OTHER),
    ("curriculum vitae", Kind.PERSONAL),
    ("personliche daten", Kind.PERSONAL),
    ("informations personnelles", Kind.PERSONAL),
    ("teaching assistant", Kind.TEACHING),
    ("conferences invitees", Kind.TALKS),
    ("communications orales", Kind.TALKS),
    ("conference presentations", Kind.TALKS),
    ("articles de revue", Kind.PUBLICATIONS),
    ("organization of", Kind.SERVICE),
    ("projets de recherche", Kind.PROJECTS),
)


def _by_word(table: dict[Kind, str]) -> dict[str, Kind]:
    result: dict[str, Kind] = {}
    for kind, row in table.items():
        for word in row.split():
            result.setdefault(word, kind)
    return result


_STRONG_WORDS = _by_word(_STRONG)
_WEAK_WORDS = _by_word(_WEAK)
_PREFERRED = (Kind.INTERESTS, Kind.TALKS, Kind.TEACHING, Kind.SERVICE, Kind.MENTEES)


@dataclass(frozen=True)
class Announced:
    """What a heading's words say: the kind, whether a strong word says it, the share of known words."""

    kind: Kind
    is_strong: bool
    coverage: float
    # "Research" may stand above works or above prose: what is below decides.
    is_open: bool = False


def announced(text: str) -> Announced | None:
    """What the words of a heading announce; None for words of no section."""
    text = re.sub(r"\bPh\.\s?D\.?", "PhD", text)
    tokens = words(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text))
    if not tokens or len(tokens) > 10:
        return None
    content = [token for token in tokens if token not in _SMALL] or tokens
    coverage = sum(map(_is_known, content)) / len(content)
    joined = " ".join(tokens)
    for phrase, kind in _PHRASES:
        if re.search(rf"\b{phrase}\b", joined) and (
            kind != Kind.OTHER or len(tokens) <= 3
        ):
            return Announced(
                kind, True, max(coverage, len(phrase.split()) / len(tokens))
            )
    strong = [found for token in tokens if (found := _strong(token))]
    if strong:
        return Announced(_decided(strong), True, coverage)
    if all(token in _RESEARCH for token in content):
        return Announced(Kind.PUBLICATIONS, False, 1.0, True)
    weak = [_WEAK_WORDS[token] for token in tokens if token in _WEAK_WORDS]
    return Announced(weak[0], False, coverage) if weak else None


@lru_cache(maxsize=5_000)
def _strong(token: str) -> Kind | None:
    """The kind of a strong word, or of the one that a German compound ends in: "Konferenzorganisation"."""
    if token in _STRONG_WORDS or token in _WEAK_WORDS or token in _FILLERS:
        return _STRONG_WORDS.get(token)
    endings = (token[i:] for i in range(4, len(token) - 6))
    return next(filter(None, map(_STRONG_WORDS.get, endings)), None)


def _is_known(token: str) -> bool:
    return bool(_strong(token)) or token in _WEAK_WORDS or token in _FILLERS


def _decided(kinds: list[Kind]) -> Kind:
    """ "Teaching Positions" is about teaching: words of content beat those of employment."""
    if kinds[0] in (Kind.POSITIONS, Kind.OTHER, Kind.PERSONAL):
        for kind in kinds[1:]:
            if kinds[0] == Kind.OTHER or kind in _PREFERRED:
                return kind
    return kinds[0]
