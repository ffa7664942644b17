"""One body by several names, and who gives its word. The sentences are invented for these tests.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from firsthand.reconcile.mouths import read_mouth
from firsthand.records import Claim
from tests.reconcile.test_one_affair import Affair, affair

TOLD = {
    "en": (
        "Fire\n\nA fire at the mill in Odrava on Monday killed six people, {} said.",
        "Mill burns\n\nAccording to {}, six people died in Monday's fire at the Odrava mill, which burned for hours.",
    ),
    "es": (
        "Incendio\n\nUn incendio en el molino de Odrava mató el lunes a seis personas, informó {}.",
        "Arde el molino\n\nSeis personas murieron en el incendio del lunes en el molino de Odrava, según {}.",
    ),
}


def pages(language: str, *sources: str) -> Affair:
    """One outlet a source, each in words of its own."""
    told = (TOLD[language][n].format(source) for n, source in enumerate(sources))
    return affair(*(f"Paper {n} | 2024-03-12 | {language} | {one}" for n, one in enumerate(told)))


def killed(found: Affair) -> Claim:
    """The claim of six dead."""
    return next(claim for claim in found.account.claims if claim.slot == "killed" and claim.value == 6)


@pytest.mark.parametrize(
    "said",
    [
        ("en", "the prosecutor's office", "prosecutors"),
        ("es", "la Fiscalía", "el Ministerio Público"),
        ("en", "the army's general staff", "the general staff"),
        ("en", "police", "the police department"),
    ],
)
def test_names_of_one_body_in_one_story_are_one_voice(said: tuple[str, ...]) -> None:
    """An office of prosecutors, a general staff, the police, whatever a page calls them, are one in their story."""
    found = pages(*said)
    assert len(found.people()) == 1
    assert killed(found).voices_max == 1


@pytest.mark.parametrize(
    "said",
    [
        ("en", "the prosecutor's office", "a spokesman for the prosecutor's office"),
        ("en", "police", "a police spokeswoman"),
    ],
)
def test_a_body_and_its_spokeswoman_are_one(said: tuple[str, ...]) -> None:
    """Whom the words name as a body's speaker has said what the body is said to have said: a certain line."""
    claim = killed(pages(*said))
    assert (claim.voices_min, claim.voices_max) == (1, 1)


@pytest.mark.parametrize(
    "said",
    [
        ("en", "prosecutors", "the Attorney General's Office"),
        ("en", "the army", "the general staff"),
        ("en", "police", "a police spokeswoman, Runa Okkelberg"),
        ("es", "la Policía Nacional", "un portavoz policial"),
        ("es", "la Guardia Civil", "un portavoz de la Guardia Civil"),
    ],
)
def test_a_body_and_who_gives_its_word_may_be_one(said: tuple[str, ...]) -> None:
    """Who speaks for a body of another name may give its word: one or two voices, by a possible line."""
    claim = killed(pages(*said))
    assert (claim.voices_min, claim.voices_max) == (1, 2)
    assert (claim.origins_min, claim.origins_max) == (1, 2)


@pytest.mark.parametrize(
    "said",
    [
        ("en", "the Talvik police department", "the Kesvik police department"),
        ("en", "the police union", "a police spokeswoman"),
        ("en", "prosecutor Ada Lind", "prosecutor Tor Vass"),
        ("en", "a former police chief, Ada Lind", "the police department"),
    ],
)
def test_others_are_not_the_body(said: tuple[str, ...]) -> None:
    """Another town's police, the police union, two prosecutors and who was police chief once are voices apart."""
    assert killed(pages(*said)).voices_min == 2


def test_the_police_of_a_page_are_those_of_its_town() -> None:
    """ "Odrava police" and "police" of one page are one, where nobody tells of another town's."""
    found = pages("en", "Odrava police", "police")
    assert len(found.people()) == 2
    text = f"{TOLD['en'][0].format('Odrava police')} Police said that a guard had smelt smoke."
    found = affair(f"Paper | 2024-03-12 | en | {text}")
    assert len(found.people()) == 1


def test_what_a_source_speaks_for() -> None:
    """Where somebody stands tells nothing, and a word for another body does."""
    assert read_mouth("the police officers' federation") is None
    assert read_mouth("el fiscal Ada Lind", person=True, name=frozenset({"ada", "lind"})) is not None
    assert read_mouth("a lawyer for the police", person=True) is None


def test_the_document_is_the_one_paper_of_its_page() -> None:
    """ "Según el documento", below "señala el informe", is the report; beside two papers it may be either."""
    one = "Diario | 2024-03-12 | es | Incendio\n\nEl molino ardió por un cable, señala el informe. "
    assert len(affair(f"{one}Según el documento, nadie lo revisó.").people()) == 1
    two = f"{one}La puerta estaba cerrada, dice una carta. Según el documento, nadie lo revisó."
    assert len(affair(two).people()) == 3
