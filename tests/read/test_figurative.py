"""Figures of speech name no happening; the same words told of bodies and things do. The sentences are our own."""

import pytest

from tests.read.test_mentions import _read
from tests.read.test_spanish import read

FIGURES = [
    ("coup", "The show was a diplomatic coup. Signing her was a coup for the club."),
    ("plot", "He bought a plot of land. The plot of the film is thin, and the firm has lost the plot."),
    ("derail", "The scandal derailed his career. The row could derail the talks."),
    ("shoot", "She shot him a look. They were shooting a documentary. The party is shooting for a majority."),
    ("fine", '"The mayor\'s fine," she said.'),
    ("protest", "Despite his protests, the shop was closed."),
    ("demonstrate", "He demonstrated the new crane. It was a demonstration of its strength."),
    ("threat", "Smoking is a threat to health. The town faces threats from the sea."),
    ("killed", "The proposal was killed in committee. The bill died in the senate. The deal is dead."),
    ("flood", "A flood of complaints reached the office. It was flooded with complaints."),
    ("explosion", "There was an explosion of interest. Sales exploded in May."),
    ("crash", "The market crash of 1929 ruined him. The team crashed out of the cup."),
    ("storm", "A storm over his remarks grew. The storm of criticism went on."),
    ("earthquake", "It was a political earthquake. She won by a landslide."),
    ("collapse", "The marriage collapsed. The talks collapsed."),
    ("leave", "The verdict left the district in ruins. He was convicted, leaving the town in shock."),
    ("attack", "The government launched an attack on bureaucracy."),
    ("destroy", "The two parties are destroying each other. It will destroy him. They could destroy one another."),
]
MEANT = [
    ("coup", "Officers staged a military coup in Norvik."),
    ("plot", "The plot to kill the mayor was foiled."),
    ("derailed", "The freight train was derailed by ice."),
    ("derailed", "It derailed near Kesvik."),
    ("shot", "He was shot for refusing to pay."),
    ("shot", "Gunmen shot three people."),
    ("fine", "The court imposed a fine of 300 crowns."),
    ("protests", "Their protests filled the square."),
    ("demonstrated", "Thousands demonstrated against the tax."),
    ("demonstration", "A demonstration of farmers blocked the road."),
    ("threats", "She received death threats."),
    ("threat", "The threat to blow up the bridge came by phone."),
    ("killed", "The candidate was killed on Monday."),
    ("flood", "The flood of mud buried eleven cars."),
    ("explosion", "An explosion in the tax office hurt two."),
    ("exploded", "A letter exploded in the office."),
    ("crash", "A stock car crash killed two."),
    ("fire", "The market fire destroyed 200 stalls."),
    ("collapsed", "The dam project collapsed, killing three workers."),
    ("attack", "An attack on the tax office was foiled."),
    ("destroyed", "The flood destroyed the rest of the village."),
    ("destroyed", "The rebels destroyed each other's depots."),
    ("destroyed", "The armies destroyed each other."),
]
BODILY = {
    "ASSAULT",
    "COLLAPSE",
    "CRASH",
    "DEATH",
    "DISASTER",
    "EXPLOSION",
    "FIRE",
    "COUP",
    "PLOT",
    "THREATEN",
    "PROTEST",
}
FIGURES_ES = [
    "Una avalancha de críticas cayó sobre el alcalde.",
    "Fue un terremoto político.",
    "Una explosión de alegría recorrió la plaza.",
    "El gobierno lanzó un ataque contra la burocracia.",
    "La reforma murió en el senado.",
    "El tabaco es una amenaza para la salud.",
    "El escándalo hizo descarrilar las negociaciones.",
    "Los dos partidos se están destruyendo el uno al otro.",
    "Las facciones se destruyen mutuamente.",
]
MEANT_ES = [
    ("explosión", "Una explosión en la sede del partido hirió a dos."),
    ("ataque", "El ataque contra la escuela mató a cuatro."),
    ("murieron", "Tras el acuerdo de paz murieron dos soldados."),
    ("murieron", "Tres murieron de miedo."),
    ("amenazas", "Recibió amenazas de muerte."),
    ("descarriló", "El tren descarriló cerca de Kesvik."),
    ("Destruyeron", "Destruyeron la sede el uno de mayo."),
]


@pytest.mark.parametrize(("word", "text"), FIGURES, ids=[word for word, _ in FIGURES])
def test_figures_of_speech_name_no_happening(word: str, text: str) -> None:
    """A diplomatic coup topples nobody, a bill that dies was not alive, a storm of criticism does not blow."""
    named = [(word, text[m.trigger.start : m.trigger.end]) for m in _read(text) if m.event_type in BODILY]
    assert not named


@pytest.mark.parametrize(("word", "text"), MEANT, ids=[text for _, text in MEANT])
def test_the_same_words_told_of_bodies_and_things_name_one(word: str, text: str) -> None:
    """A train that derails, a flood of mud, an explosion in a tax office are what they are called."""
    assert word in [text[m.trigger.start : m.trigger.end] for m in _read(text)]


@pytest.mark.parametrize("text", FIGURES_ES)
def test_spanish_figures_of_speech_name_no_happening(text: str) -> None:
    """An avalanche of criticism, a political earthquake, a reform that dies."""
    found = [text[m.trigger.start : m.trigger.end] for m in read(text).mentions if m.event_type in BODILY]
    assert not found


@pytest.mark.parametrize(("word", "text"), MEANT_ES, ids=[text for _, text in MEANT_ES])
def test_spanish_words_told_of_bodies_and_things_name_one(word: str, text: str) -> None:
    """Who dies after an accord, or of fear, has died."""
    assert word in [text[m.trigger.start : m.trigger.end] for m in read(text).mentions]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Rebels backed by Norland took the town.", {"SUPPORT"}),
        ("Norland-backed rebels took the town.", set()),
        ("The council backed the accusations.", {"SUPPORT"}),
        ("The chamber backed the bill.", {"ELECTION"}),
        ("The talks on the debt failed.", {"CONSULT"}),
        ("The congress opened without talk of the debt.", set()),
    ],
)
def test_what_somebody_is_or_what_is_only_spoken_of_is_no_happening(text: str, types: set[str]) -> None:
    """Rebels may be Norland-backed for years, and talk of a debt is no meeting; a bill that is backed is voted on."""
    assert {m.event_type for m in _read(text)} == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The president named Ada Lund as ambassador.", {"APPOINTMENT"}),
        ("The president named Ada Lund as the next mayor.", {"APPOINTMENT"}),
        ("The president named Ada Lund as an adversary.", set()),
        ("The police named Olle Berg as the gunman.", set()),
        ("Olle Berg was named as a suspect.", set()),
        ("The papers named Olle Berg as the richest man of the town.", set()),
    ],
)
def test_who_is_named_as_something_is_given_an_office(text: str, types: set[str]) -> None:
    """An ambassador is appointed; an adversary, a suspect and the gunman are only called so."""
    assert {m.event_type for m in _read(text)} == types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army pulled out of Kesvik.", "RETREAT"),
        ("Norland withdrew its troops from Kesvik.", "RETREAT"),
        ("The withdrawal of the troops from Kesvik began.", "RETREAT"),
        ("The mayor pulled out of the meeting.", "REJECT"),
        ("Norland withdrew from the treaty.", "REJECT"),
        ("Olle Berg withdrew from the race.", "REJECT"),
        ("The withdrawal from the treaty was announced.", "REJECT"),
    ],
)
def test_who_leaves_talks_is_no_army_that_goes_back(text: str, kind: str) -> None:
    """Forces go back from a town; a party to talks, a treaty or a race turns them down."""
    assert {m.event_type for m in _read(text)} & {"RETREAT", "REJECT"} == {kind}
