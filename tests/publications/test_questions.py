"""Fifty questions that people ask, as query strings, with the works that answer them."""

import pytest

pytestmark = pytest.mark.usefixtures("demo")

# The beginnings by which the questions below name the works of the demo.
BEGINNINGS = [
    "Understanding the",
    "How Robust",
    "Penalty Method",
    "Fast Interactive",
    "Machine vs",
    "Offline Reinforcement",
    "Random Latent",
    "Harnessing Density",
    "Offline Data",
    "When is",
    "Contextual Bandits",
    "Selective Sampling",
    "Hidden Poison",
    "Model-Free Reinforcement",
    "Ticketed Learning-Unlearning",
    "Computationally Efficient PAC",
    "Hybrid RL",
    "On the Complexity",
    "From Gradient",
    "Provably Efficient",
    "Guarantees for",
    "SGD: The",
    "Agnostic Reinforcement",
    "Remember What",
    "Neural Active",
    "Reinforcement Learning",
    "Second-Order Information",
    "The Complexity",
    "Uniform Convergence",
    "A Brief",
    "On the Unlearnability",
    "System Aware",
    "Unstable Unlearning",
    "Langevin Dynamics",
    "Machine Unlearning",
    "Computationally Efficient RL",
]

QUESTIONS = [
    (
        "What appeared at NeurIPS in 2021?",
        "venue=neurips&year=2021",
        [
            "Agnostic Reinforcement",
            "Neural Active",
            "Remember What",
            "SGD: The",
            "Understanding the",
        ],
    ),
    (
        "What appeared at NIPS, as it was called, in 2018?",
        "venue=nips&year=2018",
        ["Uniform Convergence"],
    ),
    (
        "What appeared at ICLR or ICML since 2022 with Wen Sun, not alphabetical, Oral or Spotlight?",
        "venue=iclr,icml&year=2022-&person=wen-sun&alphabetical=false&distinction=oral,spotlight",
        [],
    ),
    (
        "The same without asking for an honour?",
        "venue=iclr,icml&year=2022-&person=wen-sun&alphabetical=false",
        ["Computationally Efficient PAC", "Hybrid RL", "Offline Data"],
    ),
    (
        "Which works earned a Spotlight?",
        "distinction=spotlight",
        ["Agnostic Reinforcement", "Harnessing Density"],
    ),
    (
        "Which works, in any version, were Orals?",
        "distinction=oral",
        ["Machine Unlearning", "On the Complexity"],
    ),
    (
        "Which Orals were main versions?",
        "distinction=oral&versions=none",
        ["On the Complexity"],
    ),
    (
        "Which works earned an award for best paper, or a mention?",
        "distinction=best_student_paper,best_paper,honorable_mention",
        ["A Brief", "The Complexity"],
    ),
    (
        "Which NeurIPS papers earned an honour?",
        "venue=neurips&distinction=!null",
        ["Agnostic Reinforcement", "On the Complexity"],
    ),
    (
        "What is under review?",
        "status=submitted",
        [
            "Computationally Efficient RL",
            "Langevin Dynamics",
            "Machine Unlearning",
            "On the Unlearnability",
            "System Aware",
            "Unstable Unlearning",
        ],
    ),
    (
        "What is under review on machine unlearning?",
        "status=submitted&topic=machine-unlearning",
        ["Machine Unlearning", "System Aware", "Unstable Unlearning"],
    ),
    (
        "What on machine unlearning is published?",
        "status=published&topic=machine-unlearning",
        ["Hidden Poison", "Remember What", "Ticketed Learning-Unlearning"],
    ),
    (
        "What is on machine unlearning and data poisoning alike?",
        "topic=machine-unlearning&topic=data-poisoning",
        ["Hidden Poison", "Machine Unlearning"],
    ),
    (
        "What is on optimisation, the narrower topics included?",
        "topic=optimisation",
        [
            "From Gradient",
            "Langevin Dynamics",
            "Penalty Method",
            "SGD: The",
            "Second-Order Information",
            "The Complexity",
            "Uniform Convergence",
        ],
    ),
    (
        "What is on robustness by Akshay Mehra?",
        "topic=robustness&person=akshay-mehra",
        ["How Robust", "Machine vs", "Understanding the"],
    ),
    (
        "What is on reinforcement learning at COLT?",
        "topic=reinforcement-learning&venue=colt",
        ["Offline Reinforcement"],
    ),
    (
        "What is on offline reinforcement learning, by its short name?",
        "topic=offline rl",
        ["Hybrid RL", "Offline Data", "Offline Reinforcement"],
    ),
    (
        "What on sequential decision making is not reinforcement learning?",
        "topic=sequential-decision-making&topic=!reinforcement-learning",
        ["Contextual Bandits", "On the Complexity", "Selective Sampling"],
    ),
    (
        "What has no year?",
        "year=null",
        [
            "Computationally Efficient RL",
            "Fast Interactive",
            "Langevin Dynamics",
            "Machine Unlearning",
            "Machine vs",
            "On the Unlearnability",
            "System Aware",
            "Unstable Unlearning",
        ],
    ),
    (
        "What has no venue and no version that has one?",
        "venue=null&venue=!2nd-workshop-on-generative-ai-and-law",
        [
            "Computationally Efficient RL",
            "Fast Interactive",
            "Langevin Dynamics",
            "Machine vs",
            "On the Unlearnability",
            "System Aware",
            "Unstable Unlearning",
        ],
    ),
    (
        "What has neither a kind nor a status on file?",
        "kind=null&status=null",
        ["Fast Interactive", "Machine vs"],
    ),
    (
        "Which works were presented at a workshop in some version?",
        "kind=workshop",
        [
            "A Brief",
            "Guarantees for",
            "Hidden Poison",
            "Hybrid RL",
            "Machine Unlearning",
            "Reinforcement Learning",
            "Remember What",
            "Uniform Convergence",
        ],
    ),
    (
        "Which works are workshop papers and nothing more?",
        "kind=workshop&versions=none",
        ["A Brief"],
    ),
    (
        "Which conference papers had a short version at a workshop?",
        "kind=!preprint&venue=ml-safety-workshop,tsrml,offline-rl-workshop,rldm,tpdp",
        ["Guarantees for", "Hidden Poison", "Hybrid RL", "Remember What"],
    ),
    ("What was at TPDP?", "venue=tpdp", ["Remember What"]),
    (
        "What was at TPDP on machine unlearning in 2021?",
        "venue=TPDP&topic=machine-unlearning&year=2021",
        ["Remember What"],
    ),
    (
        "Was anything both at TPDP and at NeurIPS in one version?",
        "venue=tpdp&venue=neurips",
        [],
    ),
    (
        "What was not at NeurIPS, ICML, ICLR or COLT in any version?",
        "venue=!neurips,icml,iclr,colt",
        [
            "A Brief",
            "Computationally Efficient RL",
            "Fast Interactive",
            "How Robust",
            "Langevin Dynamics",
            "Machine Unlearning",
            "Machine vs",
            "On the Unlearnability",
            "Penalty Method",
            "System Aware",
            "Unstable Unlearning",
        ],
    ),
    (
        "What by Jihun Hamm has a venue?",
        "person=jihun-hamm&venue=!null",
        ["How Robust", "Penalty Method", "Understanding the"],
    ),
    (
        "Which works did Akshay Mehra lead?",
        "first_author=akshay-mehra",
        ["Fast Interactive", "How Robust", "Penalty Method", "Understanding the"],
    ),
    ("Which did Jihun Hamm lead?", "first_author=jihun-hamm", ["Machine vs"]),
    (
        "Which did Ayush Sekhari lead or share the lead of?",
        "first_author=ayush-sekhari",
        ["Contextual Bandits", "Offline Data", "Remember What", "Selective Sampling"],
    ),
    (
        "Which did Yifei Zhou lead or share the lead of?",
        "first_author=yifei-zhou",
        ["Hybrid RL", "Offline Data"],
    ),
    (
        "Which did Rohan Alur share the lead of?",
        "first_author=rohan-alur",
        ["Unstable Unlearning"],
    ),
    (
        "Where are contributions marked as equal?",
        "equal_contribution=true",
        ["Hybrid RL", "Machine Unlearning", "Offline Data", "Unstable Unlearning"],
    ),
    (
        "Where is Yifei Zhou's contribution marked as equal?",
        "equal_contribution=yifei-zhou",
        ["Hybrid RL", "Offline Data"],
    ),
    (
        "Where is Jimmy Z. Di's contribution marked as equal?",
        "equal_contribution=jimmy-z-di",
        ["Machine Unlearning"],
    ),
    (
        "What with Karthik Sridharan is in order of contribution?",
        "person=karthik-sridharan&alphabetical=false",
        [],
    ),
    (
        "What with Wen Sun and Runzhe Wu is alphabetical?",
        "person=wen-sun&person=runzhe-wu&alphabetical=true",
        ["Computationally Efficient RL", "Contextual Bandits", "Selective Sampling"],
    ),
    (
        "What did Jason D. Lee and Nathan Kallus write together?",
        "person=jason-d-lee&person=nathan-kallus",
        ["Computationally Efficient PAC", "Provably Efficient"],
    ),
    (
        "What did Gautam Kamath or Jayadev Acharya write before 2022?",
        "person=gautam-kamath,jayadev-acharya&year=-2021",
        ["Remember What"],
    ),
    (
        "What of Ayush Sekhari at NeurIPS in 2023 is without Karthik Sridharan?",
        "person=ayush-sekhari&person=!karthik-sridharan&venue=neurips&year=2023",
        ["Hidden Poison", "Model-Free Reinforcement", "When is"],
    ),
    (
        "What with Alexander Rakhlin was at NeurIPS or COLT?",
        "person=alexander-rakhlin&venue=neurips,colt",
        [
            "Model-Free Reinforcement",
            "Offline Reinforcement",
            "On the Complexity",
            "When is",
        ],
    ),
    (
        "What is by the author printed as Dylan Foster, without the J.?",
        "person=dylan-foster",
        ["Second-Order Information", "Uniform Convergence"],
    ),
    (
        "What is by any of the three spellings of Srebro?",
        "person=nati-srebro,nathan-srebro,natan-srebro",
        ["The Complexity", "When is"],
    ),
    (
        "What appeared from 2018 to 2020?",
        "year=2018-2020",
        [
            "Reinforcement Learning",
            "Second-Order Information",
            "The Complexity",
            "Uniform Convergence",
        ],
    ),
    (
        "What appeared in 2019 or in 2022 at ICML or COLT?",
        "year=2019,2022&venue=icml,colt",
        ["Guarantees for", "The Complexity"],
    ),
    (
        "Which articles of preprint type are there?",
        "type=article",
        [
            "Computationally Efficient RL",
            "Langevin Dynamics",
            "Machine Unlearning",
            "On the Unlearnability",
            "System Aware",
            "Unstable Unlearning",
        ],
    ),
    (
        "What speaks of poison?",
        "q=poison",
        ["Hidden Poison", "How Robust", "Machine Unlearning", "Understanding the"],
    ),
    (
        "What of Kamath speaks of unlearning?",
        "q=kamath unlearning",
        [
            "Hidden Poison",
            "Machine Unlearning",
            "Remember What",
            "Ticketed Learning-Unlearning",
        ],
    ),
    ("What has a DOI?", "has_doi=true", []),
    (
        "What speaks of gradients, the oldest first?",
        "q=gradient&sort=year",
        ["From Gradient", "Offline Data", "The Complexity", "Uniform Convergence"],
    ),
]


def asked(client, query):
    """The beginnings of the titles that a query finds, on one page, in its order."""
    answer = client.get("/api/v1/publications/", QUERY_STRING=f"{query}&per_page=200")
    assert answer.status_code == 200, answer.json()
    titles = [row["title"] for row in answer.json()["results"]]
    return [max((b for b in BEGINNINGS if t.startswith(b)), key=len) for t in titles]


@pytest.mark.parametrize(
    ("query", "titles"),
    [(query, titles) for _, query, titles in QUESTIONS],
    ids=[question for question, _, _ in QUESTIONS],
)
def test_a_question_is_answered_by_exactly_these_works(client, query, titles):
    assert sorted(asked(client, query)) == titles


def test_the_beginnings_tell_all_works_of_the_demo_apart(client):
    assert sorted(asked(client, "sort=id")) == sorted(BEGINNINGS)


def test_an_order_that_is_asked_for_is_the_order_of_the_answer(client):
    assert asked(client, "q=gradient&sort=year") == [
        "Uniform Convergence",
        "The Complexity",
        "From Gradient",
        "Offline Data",
    ]
