"""Who did it, and of what cause, in the turns of phrase that papers have for it. The coverage is invented."""

import pytest

from tests.reconcile.test_one_affair import affair


def said(language: str, text: str, slot: str) -> list[object]:
    """The values of a slot that a page gives."""
    found = affair(f"Kesvik Post | 2031-07-15 | {language} | News\n\n{text}")
    return [one.value for one in found.account.assertions if one.slot == slot]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The order for the attack on the depot came from the Red Dawn group.", "the Red Dawn group"),
        ("en", "Responsibility for the attack on the depot rests with the Red Dawn group.", "the Red Dawn group"),
        ("en", "It is the Red Dawn group that must answer for the attack on the depot.", "the Red Dawn group"),
        ("en", "The attack on the depot bears the hallmarks of the Red Dawn group.", "the Red Dawn group"),
        ("en", "Members of the Red Dawn group were the authors of the attack on the depot.", "the Red Dawn group"),
        ("en", "Police hold the Red Dawn group responsible for the attack on the depot.", "the Red Dawn group"),
        ("en", "The attack on the depot does not bear the stamp of the Red Dawn group.", "not the Red Dawn group"),
        ("es", "La orden del ataque contra el depósito partió del grupo Alba Roja.", "grupo Alba Roja"),
        ("es", "La autoría del ataque corresponde muy posiblemente al grupo Alba Roja.", "grupo Alba Roja"),
        ("es", "Es el grupo Alba Roja quien debe responder por el ataque.", "el grupo Alba Roja"),
        ("es", "El ataque contra el depósito no lleva la firma del grupo Alba Roja.", "not grupo Alba Roja"),
        ("es", "Miembros del grupo Alba Roja fueron los autores del ataque.", "grupo Alba Roja"),
        ("es", "Detrás del ataque contra el depósito estaría el grupo Alba Roja.", "el grupo Alba Roja"),
        ("es", "Las autoridades responsabilizan al grupo Alba Roja del ataque.", "grupo Alba Roja"),
    ],
)
def test_who_did_it_is_told_in_many_ways(language: str, text: str, value: str) -> None:
    """By an order, an authorship, a signature, or who must answer for it."""
    assert value in said(language, text, "who")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "A short circuit lay behind the fire at the depot.", "a short circuit"),
        ("en", "An old boundary dispute lay behind the attack on the depot.", "an old boundary dispute"),
        ("en", "What sparked the fire at the depot was a short circuit.", "a short circuit"),
        ("en", "The attack on the depot was motivated by a family feud.", "a family feud"),
        ("es", "El incendio en el depósito tuvo como detonante un cortocircuito.", "un cortocircuito"),
        ("es", "Fue un cortocircuito lo que motivó el incendio en el depósito.", "un cortocircuito"),
        ("es", "Un cortocircuito estuvo detrás del incendio en el depósito.", "un cortocircuito"),
        ("es", "Un cortocircuito habría originado el incendio en el depósito.", "un cortocircuito"),
        ("es", "La agresión armada tuvo como detonante un robo que salió mal.", "un robo que salió mal"),
    ],
)
def test_a_cause_is_told_in_many_ways(language: str, text: str, value: str) -> None:
    """What lay behind it, what set it off."""
    assert value in [str(one)[:1].lower() + str(one)[1:] for one in said(language, text, "cause")]


def test_a_feud_behind_an_attack_is_nobody_who_did_it() -> None:
    """A dispute lies behind an attack, and attacks nobody."""
    assert not said("en", "An old boundary dispute lay behind the attack on the depot.", "who")


def test_what_is_noted_and_what_costs_lives_did_nothing() -> None:
    """ "It is noted that behind the attack lay" names a cause; crimes that take lives are nobody."""
    found = affair(
        "Post | 2024-03-18 | en | Attack on the post office in Talvik\n\nArmed men attacked the post office in Talvik"
        " on Saturday. In a charge sheet it is noted that behind the attack on the post office lay a row over a route."
        " Disasters and crimes took 17 lives in Orlund on Saturday."
    )
    assert not {one.value for one in found.account.assertions if one.slot == "who"} & {"noted", "crimes", "Disasters"}


def test_where_a_cause_is_found_is_no_spot() -> None:
    """The gate in which a flood had its origin, and the reservoir whose gates were opened, are no spots of it."""
    found = affair(
        "Post | 2024-03-18 | en | Flood in Kesvik\n\nA flood hit the old market in Kesvik on Saturday. The flood had"
        " its origin in a jammed sluice gate, the mayor said. The flood came from the opening of the reservoir gates."
    )
    assert {one.value for one in found.account.assertions if one.slot == "where"} <= {"Kesvik", "the old market"}
