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
]
MEANT_ES = [
    ("explosión", "Una explosión en la sede del partido hirió a dos."),
    ("ataque", "El ataque contra la escuela mató a cuatro."),
    ("murieron", "Tras el acuerdo de paz murieron dos soldados."),
    ("murieron", "Tres murieron de miedo."),
    ("amenazas", "Recibió amenazas de muerte."),
    ("descarriló", "El tren descarriló cerca de Kesvik."),
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
