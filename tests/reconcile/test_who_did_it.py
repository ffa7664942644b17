"""Who is said to have done it, and what somebody denies, with the real readers.

The sentences are our own, made after a reader's pile in which a denial of who was taken for one of what.
"""

import pytest

from firsthand.reconcile.slots import DENIED
from tests.reconcile.test_one_affair import Affair, affair


def _told(*texts: str, language: str = "en") -> Affair:
    return affair(*(f"Courier {n} | 2024-09-0{4 + n} | {language} | News\n\n{text}" for n, text in enumerate(texts)))


_HIT = "A drone struck a tram in Talvik on Tuesday, killing nine people. "
_ATACADO = "Un dron atacó un tranvía en Talvik el martes. "


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        (f"{_HIT}The ministry denied that the army had struck the tram.", "en", "not the army"),
        (f"{_HIT}The ministry denied that the tram had been hit by the army.", "en", "not the army"),
        (f"{_ATACADO}El ministerio negó que el ejército hubiera atacado el tranvía.", "es", "not el ejército"),
    ],
)
def test_who_denies_that_one_did_it_does_not_deny_the_deed(text: str, language: str, who: str) -> None:
    """The ministry says who did not strike: that nothing was struck is nobody's word, and no toll is disputed."""
    found = _told(text, language=language)
    assert who in found.values("who")
    assert DENIED not in found.values("status")
    assert not any(claim.dispute for claim in found.account.claims if claim.slot == "killed")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{_HIT}The ministry denied that any tram had been struck.", "en"),
        (f"{_HIT}The ministry denied that the army had struck any tram.", "en"),
        (f"{_HIT}The ministry denied that a drone had struck the tram.", "en"),
        (f"{_HIT}The ministry denied that the tram was struck.", "en"),
        (f"{_ATACADO}El ministerio negó que el tranvía hubiera sido atacado.", "es"),
    ],
)
def test_who_denies_the_deed_names_nobody(text: str, language: str) -> None:
    """Any tram, a drone, the tram: it is not said of somebody that he did not do it."""
    found = _told(text, language=language)
    assert not any(str(value).startswith("not ") for value in found.values("who"))


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        (f"{_HIT}Mayor Ada Quint accused the army of having fired on her town.", "en", "the army"),
        (f"{_HIT}The ministry blamed a rocket of the Hill Front for the attack.", "en", "the Hill Front"),
        ("Ada Lind said that the tram in Talvik had been hit by a rocket of the Hill Front that fell short.", "en",
         "the Hill Front"),
        ("El Frente acusó al ejército de haber lanzado los dos drones contra Talvik.", "es", "ejército"),
        ("Ana Lind dijo que el tranvía fue atacado con un cohete lanzado por el Frente del Monte.", "es",
         "el Frente del Monte"),
    ],
)  # fmt: skip
def test_whose_rocket_it_was_did_it(text: str, language: str, who: str) -> None:
    """Who is accused of having fired, and whose rocket is blamed, is told as the doer."""
    assert who in _told(text, language=language).values("who")


@pytest.mark.parametrize(
    "text",
    [
        "The tram in Talvik was hit by a rocket of the older type.",
        "The tram in Talvik was hit by a rocket of that make.",
    ],
)
def test_a_sort_of_rocket_is_nobody(text: str) -> None:
    """A rocket of the older type belongs to nobody."""
    assert _told(text).values("who") <= {"rocket"}


def test_two_who_blame_each_other_are_rivals() -> None:
    """The mayor names the army; the ministry denies that, and names the Front."""
    found = _told(
        f"{_HIT}Mayor Ada Quint accused the army of having fired on her town. The Hill Front said it had no drones.",
        "The ministry denied that the army had struck a tram in Talvik on Tuesday, as the number of dead rose to 12. "
        "Vik Laine said that the tram had been hit by a rocket of the Hill Front that fell short.",
    )
    assert ("the Hill Front", "the army", "contradiction") in found.rivals("who")
    assert ("not the army", "the army", "denial") in found.rivals("who")
    killed = next(claim for claim in found.account.claims if claim.value == 12)
    own = {one.id: one.attribution for one in found.account.assertions}
    assert [own[name] for name in killed.support] == [None]


@pytest.mark.parametrize(
    ("text", "language", "by"),
    [
        ("The ministry denied that the army struck a tram, as the number of dead rose to 12.", "en", False),
        (
            "El ministerio negó que el ejército atacara el tranvía, mientras la cifra de muertos subía a 12.",
            "es",
            False,
        ),
        ("The ministry said that the army had struck a tram and that the number of dead had risen to 12.", "en", True),
    ],
)
def test_the_page_goes_on_with_the_toll_behind_a_denial(text: str, language: str, by: bool) -> None:
    """The number of dead is not the word of who denies; what somebody says to have risen is his."""
    found = _told(text, language=language).account
    support = [a for c in found.claims if c.slot == "killed" for a in found.assertions if a.id in c.support]
    assert support
    assert all(bool(one.attribution) is by for one in support)


def test_whom_somebody_blames_is_not_whom_he_speaks_for() -> None:
    """The major is of the army's northern command, whomever he blames; who leads a body is of it."""
    found = _told(
        "Three soldiers were killed, according to Major Olin Fesk of the army's northern command, who blamed the "
        "Hill Front."
    )
    assert [voice.affiliation for voice in found.people()] == ["the army's northern command"]


def test_a_pronoun_stands_for_no_town() -> None:
    """She is the seller, and not the town that the page names between."""
    found = _told(
        "“They came from the south, from over Lorna,” the fruit seller told the Post. She asked that her name not be "
        "printed. Lorna, fourteen kilometres away, is where the army keeps its drones.\n\nThe second, she said, came "
        "down later among the people who had run to help.\n\n“I did not want anybody to tell me that it was fewer.”"
    )
    assert [(voice.label, voice.named) for voice in found.people()] == [("the fruit seller", False)]


def test_a_pronoun_stands_for_a_person_who_is_spoken_of() -> None:
    """A name that the page uses for a person is whom "she" takes up."""
    found = _told(
        "The fruit seller told the Post that they came from the south. Lorna Vik keeps a stall beside hers.\n\nThe "
        "second, she said, came down later."
    )
    assert "Lorna Vik" in {voice.label for voice in found.people()}
