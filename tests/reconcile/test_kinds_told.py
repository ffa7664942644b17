"""Kinds of contradiction and of drift, each with what is none of it. The coverage is invented.

Each page is `outlet | published | language | text`.
"""

import pytest

from tests.reconcile.test_altered import _WIRE, _copy
from tests.reconcile.test_drift import CABLE, WIRE, _copied, _kinds
from tests.reconcile.test_one_affair import affair

_TRIED = "one says it happened, the other that it was only attempted"


def _page(outlet: str, text: str, language: str = "en", day: str = "2030-03-05") -> str:
    return f"{outlet} | {day} | {language} | News of Selmo\n\n{text}"


def _status(*pages: str) -> set[tuple[object, object, str]]:
    return affair(*pages).rivals("status")


@pytest.mark.parametrize(
    ("language", "head", "text"),
    [
        ("en", "Fire at the Kesvik mill kills nine",
         "The fire at the Kesvik mill killed seven people on Monday, the hospital said."),
        ("es", "Nueve muertos en el incendio del molino de Kesvik",
         "Siete personas murieron el lunes en el incendio del molino de Kesvik, dijo el hospital."),
    ],
)  # fmt: skip
def test_a_headline_against_its_own_text_is_a_contradiction(language: str, head: str, text: str) -> None:
    """One page says nine above and seven below; where the headline has the number of the text there is none."""
    page = "Post | 2030-03-05 | {} | {}\n\n{}"
    assert affair(page.format(language, head, text)).rivals("killed") == {(7, 9, "contradiction")}
    agreed = head.replace("nine", "seven").replace("Nueve", "Siete")
    assert affair(page.format(language, agreed, text)).rivals("killed") == set()


def test_a_headline_against_the_text_of_another_outlet_is_a_contradiction() -> None:
    """A number that stands in a headline alone is its page's number."""
    found = affair(
        "Post | 2030-03-05 | en | Nine killed in fire at the Kesvik mill\n\nThe fire at the Kesvik mill on Monday "
        "burned for two days, firemen said.",
        _page("Mail", "The fire at the Kesvik mill killed seven people on Monday, the hospital said."),
    )
    assert found.rivals("killed") == {(7, 9, "contradiction")}


def test_a_town_that_only_a_retelling_gives_is_a_rival() -> None:
    """The raid of Selmo that a copy puts in Orlund; with the town's harbour beside it a copy says nothing else."""
    found = affair(_WIRE, _copy(("a warehouse in Selmo early", "a warehouse in Orlund early")))
    assert ("Orlund", "Selmo", "contradiction") in found.rivals("where")
    same = affair(_WIRE, _copy(("a warehouse in Selmo early", "a warehouse at the harbour in Selmo early")))
    assert not {kind for *_, kind in same.rivals("where")}


@pytest.mark.parametrize(
    ("language", "done", "tried"),
    [
        ("en", "Gunmen attacked the mosque in Selmo on Monday, witnesses said.",
         "Gunmen tried to attack the mosque in Selmo on Monday, police said."),
        ("en", "Gunmen attacked the mosque in Selmo on Monday, witnesses said.",
         "Guards foiled an attack on the mosque in Selmo on Monday, police said."),
        ("en", "Soldiers seized the palace in Selmo on Monday, witnesses said.",
         "Soldiers attempted to seize the palace in Selmo on Monday but failed, the ministry said."),
        ("es", "Hombres armados atacaron la mezquita en Selmo el lunes, dijeron testigos.",
         "Hombres armados intentaron atacar la mezquita en Selmo el lunes, dijo la policía."),
        ("es", "Hombres armados atacaron la mezquita en Selmo el lunes, dijeron testigos.",
         "La policía frustró un ataque contra la mezquita en Selmo el lunes, dijo el ministro."),
        ("es", "Hombres armados atacaron la mezquita en Selmo el lunes, dijeron testigos.",
         "El ataque contra la mezquita en Selmo el lunes fue frustrado, dijo el ministro."),
    ],
)  # fmt: skip
def test_done_in_one_outlet_and_only_tried_in_another_is_a_contradiction(language: str, done: str, tried: str) -> None:
    """Both were said of one day, and of the one deed; each side is a claim with its own pages."""
    found = affair(_page("Press", done, language), _page("Post", tried, language))
    assert found.rivals("status") == {("attempted", "happened", "contradiction")}
    assert {one.why for one in found.account.contradictions if one.slot == "status"} == {_TRIED}
    sides = {claim.value: claim for claim in found.account.claims if claim.slot == "status"}
    assert all(sides[one].dispute for one in ("attempted", "happened"))


def test_what_was_tried_and_is_done_a_day_later_is_an_update() -> None:
    """They tried on Monday; on Tuesday a paper says that they did."""
    first = _page("Press", "Soldiers tried to seize the palace in Selmo on Monday, police said.", day="2030-03-04")
    later = _page("Post", "Soldiers seized the palace in Selmo on Monday, the ministry said.")
    assert _status(first, later) == {("attempted", "happened", "update")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the noun says no more than what it was about
        ("Police arrested two men over the attack on the mosque in Selmo on Monday.",
         "Guards foiled an attack on the mosque in Selmo on Monday, police said."),
        # a page that tells of a try and of the deed
        ("Gunmen attacked the mosque in Selmo on Monday, witnesses said.",
         "Gunmen attacked the mosque in Selmo on Monday. They tried to attack the mosque from the river, police said."),
        # a plan may have been carried out
        ("Gunmen attacked the mosque in Selmo on Monday, witnesses said.",
         "The gunmen had planned to attack the mosque in Selmo on Monday, police said."),
        # another deed of the same men
        ("Gunmen attacked the mosque in Selmo on Monday, witnesses said.",
         "Gunmen attacked the mosque in Selmo on Monday, and tried to flee to the islands, police said."),
        # upon others
        ("Gunmen attacked the mosque in Selmo on Monday, witnesses said.",
         "Gunmen tried to attack the customs house in Selmo on Monday, police said."),
    ],
)  # fmt: skip
def test_what_may_both_be_so_is_no_contradiction_of_done_and_tried(one: str, other: str) -> None:
    """An attack that failed is called an attack; who tells the deed too, or of another, has denied nothing."""
    assert not _status(_page("Press", one), _page("Post", other))


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "Police arrested 26 people", "Police did not arrest 26 people"),
        ("en", "Nine dockers were injured in the fire", "Nine dockers were not injured in the fire"),
        ("es", "La policía detuvo a 26 personas", "La policía no detuvo a 26 personas"),
        ("es", "Nueve estibadores resultaron heridos", "Nueve estibadores no resultaron heridos"),
    ],
)
def test_a_not_put_into_a_copied_sentence_or_left_out_is_drift(language: str, old: str, new: str) -> None:
    """Within one language, both ways."""
    text = WIRE if language == "en" else CABLE
    assert _copied(old, new, text, language) == {"negation"}
    assert _copied(new, old, text.replace(old, new), language) == {"negation"}


def test_a_not_that_both_have_in_other_words_is_no_drift() -> None:
    """ "Did not arrest anybody" and "arrested nobody" say one thing."""
    text = WIRE.replace("Police arrested 26 people", "Police did not arrest anybody")
    assert "negation" not in _copied("did not arrest anybody", "arrested nobody", text)


@pytest.mark.parametrize(
    ("language", "part", "whole"),
    [
        ("en", "Four of the people killed in the fire were firemen, the hospital said.",
         "Four were killed in the fire, the hospital said."),
        ("en", "In all 40 people were killed across Medoria on Thursday, the ministry said.",
         "In all 40 people were killed in Kesvik on Thursday, the ministry said."),
    ],
)  # fmt: skip
def test_a_number_of_a_part_or_of_a_country_told_of_all_is_drift(language: str, part: str, whole: str) -> None:
    """Its scope was lost; the same number of the same people is told right."""
    text = f"{WIRE if language == 'en' else CABLE} {part}"
    assert "scope" in _copied(part, whole, text, language)
    assert _copied(part, f"{part} ", text, language) == set()


_FRAME = (
    "Mayor Vera Lund met the families of Kesvik on Thursday. "
    "Councillor Jonas Rehn and councillor Emil Varga visited the hospital in Orlund. "
    "{} "
    "Ana Dorn, the fire chief, blamed the company Norvik Grain."
)
_MARCO = (
    "La alcaldesa Vera Lund se reunió con las familias de Kesvik el jueves. "
    "Los concejales Jonas Rehn y Emil Varga visitaron el hospital de Orlund. "
    "{} "
    "Ana Dorn, la jefa de bomberos, culpó a la empresa Norvik Grain. Con información de Talvik Courier."
)


def _translated(english: str, spanish: str) -> set[str]:
    return _kinds(
        f"Talvik Courier | 2024-03-15 | en | {_FRAME.format(english)}",
        f"Eco | 2024-03-16 | es | {_MARCO.format(spanish)}",
    )


@pytest.mark.parametrize(
    ("english", "spanish", "kind"),
    [
        ("Police arrested 26 people in Kesvik, prosecutor Karla Weiss said.",
         "La policía detuvo a 26 personas en Talvik, dijo la fiscal Karla Weiss.", "place"),
        ("Police reportedly arrested 26 people in Kesvik, prosecutor Karla Weiss said.",
         "La policía detuvo a 26 personas en Kesvik, dijo la fiscal Karla Weiss.", "hedge_dropped"),
        ("Police may have arrested 26 people in Kesvik, prosecutor Karla Weiss said.",
         "La policía detuvo a 26 personas en Kesvik, dijo la fiscal Karla Weiss.", "hedge_dropped"),
    ],
)  # fmt: skip
def test_a_translation_moves_a_place_and_drops_a_hedge(english: str, spanish: str, kind: str) -> None:
    """From English into Spanish one thing was changed, and nothing else is told."""
    assert _translated(english, spanish) == {kind}


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Police reportedly arrested 26 people in Kesvik, prosecutor Karla Weiss said.",
         "La policía habría detenido a 26 personas en Kesvik, dijo la fiscal Karla Weiss."),
        ("Police may have arrested 26 people in Kesvik, prosecutor Karla Weiss said.",
         "La policía pudo haber detenido a 26 personas en Kesvik, dijo la fiscal Karla Weiss."),
        ("Police arrested 26 people in Kesvik, prosecutor Karla Weiss said.",
         "En Kesvik la policía detuvo a 26 personas, dijo la fiscal Karla Weiss."),
    ],
)  # fmt: skip
def test_a_translation_that_keeps_place_and_hedge_drifts_from_nothing(english: str, spanish: str) -> None:
    """ "Reportedly" is a conditional in Spanish, "may have" a "pudo haber"; a place may come first."""
    assert _translated(english, spanish) == set()
