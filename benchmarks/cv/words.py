"""The words of invented CVs: names, subjects, places and headings by language."""

from __future__ import annotations

GIVEN = {
    "en": "Sarah|James|Amara|Daniel|Priya|Oliver|Grace|Marcus|Yuki|Helen|Ravi|Naomi|Peter|Lin",
    "de": "Anna|Lukas|Jürgen|Katharina|Felix|Ulrike|Moritz|Sabine|Björn|Heike",
    "fr": "Camille|Étienne|Hélène|Mathieu|Jean-Luc|Élodie|Benoît|Solène|François|Zoé",
    "es": "Lucía|Javier|Íñigo|María|Andrés|Begoña|Tomás|Inés|Raúl|Nuria",
    "it": "Giulia|Marco|Niccolò|Chiara|Lorenzo|Francesca|Matteo|Elisa|Paolo|Silvia",
    "pt": "João|Beatriz|Rui|Inês|Gonçalo|Mariana|Tiago|Luísa|Paulo|Sônia",
}  # fmt: skip
FAMILY = {
    "en": "Hill|Okafor|Chen|van der Berg|O'Neill|Whitfield|Nakamura|Patel|Rosenfeld|MacLeod|Ng|Adeyemi|Lindqvist|Kaplan|Sørensen|Abara",
    "de": "Müller|Groß|von Hagen|Weidner|Schäfer|Zimmermann|Kühn|Brandt|Vogel|Obermeier",
    "fr": "Lefèvre|de la Tour|Girard|Moreau|Bélanger|Durand|Roussel|Chauvin|Marchand",
    "es": "García|Martínez|Ibáñez|de la Cruz|Núñez|Ortega|Vidal|Serrano|Peña",
    "it": "Rossi|De Luca|Bianchi|Conti|Marchetti|D'Angelo|Ferrara|Galli|Moretti",
    "pt": "Silva|Ferreira|dos Santos|Almeida|Gonçalves|Carvalho|Nogueira|Pereira",
}  # fmt: skip
TITLES = {
    "en": (
        "{A} and the {B} of {C}", "On the {B} of {C}", "{C} without {D}: {A} in practice", "Does {D} explain {C}? Evidence from {E}",
        "Learning {C} from {D}", "{A}: a reply to critics", "The {B} of {C} in {E}", "Towards a theory of {D}", "{C}, {D}, and the {B} of {A}",
        "Fast algorithms for {C} with {D}", "How much {D} does {C} need?", "Rethinking {A}", "A note on {C} and {D}",
    ),
    "de": ("{A} und die {B} der {C}", "Zur {B} der {C} in {E}", "Was heißt {A}? Überlegungen zur {C}", "Die {B} der {C}: {A} im Wandel", "Zwischen {A} und {C}", "Über {A} und ihre Grenzen"),
    "fr": ("La {B} de la {C} en {E}", "{A} et {C} : une lecture critique", "Pour une histoire de la {C}", "Entre {A} et {C} : la {B} en question", "Les usages de la {C} en {E}"),
    "es": ("La {B} de la {C} en {E}", "{A} y {C}: una aproximación crítica", "Sobre la {B} de la {C}", "Entre {A} y {C} en {E}", "Hacia una teoría de la {C}"),
    "it": ("La {B} della {C} in {E}", "{A} e {C}: una lettura critica", "Sulla {B} della {C}", "Per una storia della {C}", "Tra {A} e {C}: appunti sulla {B}"),
    "pt": ("A {B} da {C} em {E}", "{A} e {C}: uma leitura crítica", "Sobre a {B} da {C}", "Entre {A} e {C} em {E}", "Para uma história da {C}"),
}  # fmt: skip
TOPICS: dict[str, dict[str, str]] = {
    "en": {
        "A": "Graph coarsening|Moral luck|Soil respiration|Tidal memory|Kinship terms|Random matrices|Protein folding|Border towns|Spectral gaps|Consent",
        "B": "geometry|limits|politics|economics|stability|dynamics|origins|semantics",
        "C": "sparse networks|rural labour markets|coral reefs|early modern letters|quantum walks|voter turnout|medieval guilds|gene regulation|shared decisions",
        "D": "supervision|noise|trust|migration|memory|curvature|inequality|inheritance",
        "E": "Kenya|the Low Countries|nineteenth-century Lima|West Africa|small firms|two field trials",
    },
    "de": {"A": "Erinnerung|Anerkennung|Vertrauen|Öffentlichkeit|Verwandtschaft", "B": "Struktur|Geschichte|Kritik|Grenze|Logik", "C": "Arbeitswelt|Stadtgesellschaft|Briefkultur|Rechtsordnung|Moderne", "D": "Freiheit|Ordnung", "E": "Preußen|Galizien|der Nachkriegszeit|Mitteleuropa"},
    "fr": {"A": "Mémoire|Paysage|Confiance|Travail|Parenté", "B": "fabrique|critique|mesure|politique", "C": "ville moderne|correspondance savante|frontière|preuve|coutume", "D": "ordre|droit", "E": "Bretagne|Algérie coloniale|Provence|Afrique de l'Ouest"},
    "es": {"A": "Memoria|Paisaje|Confianza|Trabajo|Exilio", "B": "construcción|crítica|medida|política", "C": "ciudad moderna|correspondencia|frontera|prueba|costumbre", "D": "orden|derecho", "E": "Castilla|los Andes|el Caribe|Galicia"},
    "it": {"A": "Memoria|Paesaggio|Fiducia|Lavoro|Esilio", "B": "costruzione|critica|misura|politica", "C": "città moderna|corrispondenza|frontiera|prova|consuetudine", "D": "ordine|diritto", "E": "Toscana|Sicilia|Lombardia|età moderna"},
    "pt": {"A": "Memória|Paisagem|Confiança|Trabalho|Exílio", "B": "construção|crítica|medida|política", "C": "cidade moderna|correspondência|fronteira|prova|tradição", "D": "ordem|direito", "E": "Minas Gerais|Lisboa|Angola colonial|Alentejo"},
}  # fmt: skip
JOURNALS = {
    "en": "Journal of Tidal Research|Annals of Applied Geometry|Review of Labour Studies|Social Kinship Quarterly|Transactions on Sparse Systems|Philosophical Notes|Ecology and Memory|Biometrika Letters|Quantum Walks|Cognition & Society",
    "de": "Zeitschrift für Alltagsgeschichte|Archiv für Begriffskritik|Jahrbuch für Stadtforschung|Beiträge zur Rechtslehre",
    "fr": "Revue d'histoire des savoirs|Annales de la ville|Cahiers de philosophie critique|Études rurales comparées",
    "es": "Revista de Estudios Andinos|Cuadernos de Historia Urbana|Anales de Filosofía Crítica|Estudios de Frontera",
    "it": "Rivista di studi urbani|Quaderni di storia del diritto|Annali di filosofia critica|Studi sulla frontiera",
    "pt": "Revista de História Urbana|Cadernos de Crítica|Anais de Filosofia|Estudos de Fronteira",
}  # fmt: skip
CONFERENCES = (
    ("International Conference on Sparse Learning", "ICSL"),
    ("Conference on Graphs and Memory", "CGM"),
    ("European Symposium on Field Algorithms", "ESFA"),
    ("Annual Meeting of the Society for Decision Systems", "SDS"),
    ("Workshop on Trustworthy Measurement", "WTM"),
)
PRESSES = {
    "en": ("Northfield University Press", "Northfield"), "de": ("Lindenverlag", "Frankfurt am Main"), "fr": ("Presses universitaires de Valmont", "Paris"),
    "es": ("Ediciones del Faro", "Madrid"), "it": ("Edizioni del Ponte", "Bologna"), "pt": ("Editora da Serra", "São Paulo"),
}  # fmt: skip
SCHOOLS = {
    "en": ("University of Northfield|Northfield, MN", "Westmarch University|Boston, MA", "Eastbrook College|Toronto, Canada", "University of Ardmore|Edinburgh, UK", "Kestrel Institute of Technology|Pasadena, CA", "Halden State University|Columbus, OH"),
    "de": ("Universität Lindenau|Leipzig", "Technische Universität Altmark|Berlin", "Humboldt-Kolleg Wien|Wien", "Universität Seefeld|München"),
    "fr": ("Université de Valmont|Paris", "Institut d'études rurales de Lyon|Lyon", "École normale de Brécy|Rennes"),
    "es": ("Universidad de Monteviejo|Madrid", "Universidad del Faro|Granada", "Instituto de Estudios Andinos|Lima"),
    "it": ("Università di Pontenovo|Bologna", "Scuola superiore di Valdarno|Pisa", "Università degli Studi di Castelmare|Napoli"),
    "pt": ("Universidade da Serra|São Paulo", "Universidade do Mondego|Coimbra", "Instituto de Estudos Urbanos|Lisboa"),
}  # fmt: skip
FIRMS = (
    "Corvid Labs|Seattle, WA",
    "Blue Heron Analytics|London, UK",
    "Tessera Research|Zurich, Switzerland",
)
FIELDS = {
    "en": "Computer Science|Mathematics|Ecology|Philosophy|Economics|Social Anthropology|Statistics",
    "de": "Philosophie|Neuere Geschichte|Soziologie|Mathematik", "fr": "histoire moderne|philosophie|sociologie", "es": "Historia Moderna|Filosofía|Sociología",
    "it": "Storia moderna|Filosofia|Sociologia", "pt": "História Moderna|Filosofia|Sociologia",
}  # fmt: skip
DEGREES = {
    "en": (("Ph.D.", "in"), ("M.Sc.", "in"), ("B.A.", "in")), "de": (("Promotion", "in"), ("Magister Artium", "in"), ("Bachelor of Arts", "in")),
    "fr": (("Doctorat", "en"), ("Master", "en"), ("Licence", "en")), "es": (("Doctorado", "en"), ("Máster", "en"), ("Licenciatura", "en")),
    "it": (("Dottorato di ricerca", "in"), ("Laurea Magistrale", "in"), ("Laurea", "in")), "pt": (("Doutorado", "em"), ("Mestrado", "em"), ("Licenciatura", "em")),
}  # fmt: skip
POSTS = {
    "en": "Assistant Professor|Postdoctoral Researcher|Research Intern|Visiting Scholar|Lecturer|Research Scientist|Research Assistant",
    "de": "Wissenschaftliche Mitarbeiterin|Akademischer Rat|Vertretungsprofessur|Studentische Hilfskraft|Lehrbeauftragte",
    "fr": "Maître de conférences|Chercheuse postdoctorale|Attachée temporaire d'enseignement|Professeur invité", "es": "Profesora titular|Investigador postdoctoral|Profesor ayudante|Becario predoctoral",
    "it": "Professore associato|Assegnista di ricerca|Ricercatore a tempo determinato|Docente a contratto", "pt": "Professora adjunta|Pesquisador de pós-doutorado|Bolsista|Professor visitante",
}  # fmt: skip
HEADINGS: dict[str, dict[str, str]] = {
    "en": {"education": "Education", "positions": "Academic Appointments|Professional Experience|Employment", "publications": "Publications|Selected Publications|Refereed Publications", "talks": "Invited Talks|Presentations|Talks", "awards": "Awards and Honors|Honours and Awards|Fellowships and Awards", "service": "Professional Service|Service to the Profession", "teaching": "Teaching|Teaching Experience", "mentees": "Students Supervised|PhD Students", "unknown": "Hobbies|Press", "interests": "Research Interests", "present": "present"},
    "de": {"education": "Ausbildung|Studium", "positions": "Beruflicher Werdegang|Wissenschaftlicher Werdegang", "publications": "Publikationen|Veröffentlichungen", "talks": "Vorträge", "awards": "Preise und Auszeichnungen|Stipendien", "service": "Gutachtertätigkeit", "teaching": "Lehrveranstaltungen|Lehre", "mentees": "Betreuung", "unknown": "Sprachen", "interests": "Forschungsinteressen", "present": "heute"},
    "fr": {"education": "Formation|Diplômes", "positions": "Parcours professionnel|Postes occupés", "publications": "Publications", "talks": "Communications", "awards": "Prix et distinctions|Bourses", "service": "Expertise", "teaching": "Enseignement", "mentees": "Encadrement", "unknown": "Langues", "interests": "Intérêts de recherche", "present": "présent"},
    "es": {"education": "Formación académica", "positions": "Experiencia profesional|Trayectoria académica", "publications": "Publicaciones", "talks": "Conferencias y ponencias", "awards": "Premios y becas", "service": "Evaluación", "teaching": "Docencia", "mentees": "Dirección de tesis", "unknown": "Idiomas", "interests": "Intereses de investigación", "present": "actualidad"},
    "it": {"education": "Formazione|Titoli di studio", "positions": "Posizioni accademiche|Esperienze professionali", "publications": "Pubblicazioni", "talks": "Relazioni a convegni", "awards": "Premi e riconoscimenti", "service": "Attività di revisione", "teaching": "Didattica", "mentees": "Supervisione", "unknown": "Lingue", "interests": "Interessi di ricerca", "present": "oggi"},
    "pt": {"education": "Formação acadêmica", "positions": "Experiência profissional", "publications": "Publicações", "talks": "Palestras", "awards": "Prêmios e bolsas", "service": "Revisão", "teaching": "Ensino", "mentees": "Orientações", "unknown": "Idiomas", "interests": "Interesses de pesquisa", "present": "atual"},
}  # fmt: skip
AWARDS = {
    "en": "Early Career Medal|Distinguished Dissertation Prize|Graduate Research Fellowship|Best Paper Award|Travel Grant",
    "de": "Dissertationspreis|Promotionsstipendium|Nachwuchspreis", "fr": "Prix de thèse|Bourse de mobilité|Médaille d'argent", "es": "Premio Extraordinario de Doctorado|Beca predoctoral",
    "it": "Premio per la tesi|Borsa di studio", "pt": "Prêmio de tese|Bolsa de doutorado",
}  # fmt: skip
GIVERS = "Society for Tidal Research|Northfield Foundation|Académie des études rurales|Stiftung Seefeld|Royal Guild of Letters"
COURSES = "Introduction to Statistics|Topics in Memory|Graph Algorithms|Ethics and Consent|Field Methods|Linear Algebra"
EVENTS = "Geometry Seminar|Departmental Colloquium|Annual Meeting on Memory|Workshop on Decisions|Labour History Seminar"
