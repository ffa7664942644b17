"""A page that is nearly all a translation, and the sentence of it that nothing ties. The coverage is invented."""

import pytest

from tests.reconcile.test_one_affair import Affair, affair

TOLD = (
    "Mayor Vera Lund met the families of Kesvik on Thursday. "
    "Councillor Jonas Rehn and councillor Emil Varga visited the hospital in Orlund. "
    "Prosecutor Karla Weiss sent 26 letters to the company Norvik Grain. "
    "Ana Dorn, the fire chief, blamed the owner Tomas Brandvall on 12 March. "
    "The march had been peaceful until then."
)
AGAIN = (
    "Hasta entonces la marcha había sido pacífica. "
    "La alcaldesa Vera Lund se reunió con las familias de Kesvik el jueves. "
    "Los concejales Jonas Rehn y Emil Varga visitaron el hospital de Orlund. "
    "La fiscal Karla Weiss envió 26 cartas a la empresa Norvik Grain. "
    "Ana Dorn, la jefa de bomberos, culpó al dueño Tomas Brandvall el 12 de marzo."
)


def test_a_sentence_amid_a_translation_may_be_its_sources() -> None:
    """The page is the Courier's but for one line, which the Courier has too at another place: one report, or two."""
    found = affair(f"Courier | 2024-03-15 | en | {TOLD}", f"Eco | 2024-03-16 | es | {AGAIN}")
    articles = {a.id: a.article for a in found.account.assertions}
    shared = [c for c in found.account.claims if len({articles[name] for name in c.support}) == 2]
    assert shared
    assert {claim.origins_min for claim in shared} == {1}


LEFT = (
    "El alcalde de Kesvik, Ramón Soto, presentó este martes su dimisión en una carta enviada desde su casa. "
    "El pleno aceptó la renuncia con 13 votos a favor y cuatro abstenciones. "
    "La concejala Vera Lund asumirá el cargo hasta las elecciones de octubre. "
    "Soto gobernaba la ciudad portuaria desde 2015."
)
LEFT_AGAIN = (
    "The mayor of Kesvik, Ramón Soto, resigned on {day} in a letter sent from his home. "
    "The council accepted the resignation by 13 votes in favour with four abstentions. "
    "Councillor Vera Lund will take over the office until the elections in October. "
    "Soto had governed the port city since 2015."
)


@pytest.mark.parametrize("day", ["Monday", "Tuesday"])
def test_a_translation_that_puts_another_day_tells_of_the_same_happening(day: str) -> None:
    """Who translates "este martes" as Monday tells of no second resignation: the day is what changed."""
    found = affair(
        f"Faro | 2024-04-02 | es | {LEFT}",
        f"Brief | 2024-04-03 | en | {LEFT_AGAIN.format(day=day)}",
    )
    (left,) = [e for e in found.account.events if {"resigned", "dimisión"} & _triggers(found, e.id)]
    days = {c.value for c in found.account.claims if c.event == left.id and c.slot == "when"}
    assert days == ({"2024-04-01", "2024-04-02"} if day == "Monday" else {"2024-04-02"})


def _triggers(found: Affair, event: str) -> set[str]:
    text = {article.id: article.text for article in found.articles}
    told = [m.trigger for m in found.account.mentions if m.event == event]
    return {word for span in told for word in text[span.article][span.start : span.end].split()}
