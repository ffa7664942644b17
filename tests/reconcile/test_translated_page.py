"""A page that is nearly all a translation, and the sentence of it that nothing ties. The coverage is invented."""

from tests.reconcile.test_one_affair import affair

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
