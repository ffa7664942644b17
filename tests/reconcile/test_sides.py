"""Which side a voice stands on; all names and sentences are invented here."""

import pytest

from tests.reconcile.test_one_affair import affair


@pytest.mark.parametrize(
    ("language", "words", "side"),
    [
        ("en", "Nine people died, Fire Chief Ada Kerrin said.", "authority"),
        ("en", "Nine people died, police in Kesvik said.", "authority"),
        ("en", "Nine people died, relatives of the detainees said.", "affected"),
        ("en", "Nine people died, lawyers for the detainees said.", "accused"),
        ("en", "Nine people died, the owner of the depot, Marn Oil, said.", "company"),
        ("en", "Nine people died, the trade union said.", "partisan"),
        ("en", "Nine people died, the rebels said.", "fighters"),
        ("en", "Nine people died, a doctor at the hospital said.", "expert"),
        ("en", "Nine people died, according to a leaked report.", "document"),
        ("es", "Murieron nueve personas, dijo la ministra de Salud, Ana Dorn.", "authority"),
        ("es", "Murieron nueve personas, según los vecinos.", "affected"),
        ("es", "Murieron nueve personas, según la empresa.", "company"),
        ("es", "Murieron nueve personas, afirmó el sindicato.", "partisan"),
        ("en", "Nine people died, the mayor's lawyer, Abel Trent, said.", None),
        ("en", "Nine people died, the mayor's defence lawyer, Abel Trent, said.", "accused"),
        ("en", "Nine people died, government lawyers said.", "authority"),
        ("en", "Nine soldiers died, Norland's defence ministry said.", "authority"),
        ("en", "Nine soldiers died, defense officials said.", "authority"),
        ("en", "Nine soldiers died, the Norland Defence Forces said.", "authority"),
        ("en", "Nine soldiers died, a defence analyst said.", "expert"),
        ("en", "Nine people died in his care, the defence said.", "accused"),
        ("es", "Murieron nueve soldados, según fuentes de Defensa.", "authority"),
        ("es", "Murieron nueve soldados, según el Ministerio de Defensa.", "authority"),
        ("es", "Murieron nueve personas, según la defensa.", "accused"),
        ("en", "Nine people died, the president of the patients' association, Ada Kerrin, said.", "affected"),
        ("en", "Nine people died, the president of the fishing company, Ada Kerrin, said.", "company"),
        ("en", "Nine people died, the president of the council, Ada Kerrin, said.", "authority"),
        ("es", "Murieron nueve personas, dijo el abogado del alcalde, Mateo Prado.", None),
        ("es", "Murieron nueve personas, dijo el abogado defensor del alcalde, Mateo Prado.", "accused"),
        ("es", "Murieron nueve personas, dijo la presidenta de la asociación de pacientes, Rosa Amil.", "affected"),
        ("es", "Murieron nueve personas, dijo el presidente del sindicato, Rafael Amil.", "partisan"),
        ("es", "Murieron nueve personas, dijo el presidente de Halmeria, Rafael Amil.", "authority"),
    ],
)
def test_what_a_voice_is_called_tells_its_side(language: str, words: str, side: str | None) -> None:
    """The first noun for who speaks counts: "relatives of the detainees" are not among the accused."""
    (voice,) = affair(f"Post | 2024-03-12 | {language} | {words}").people()
    assert voice.side == side


def test_a_bare_name_tells_no_side() -> None:
    """Nobody is put on a side that no page names, and one page that names it is enough."""
    bare = "Wire | 2024-03-12 | en | Nine people died in the fire in Kesvik, Olga Rivas said."
    (voice,) = affair(bare).people()
    assert voice.side is None
    told = "Post | 2024-03-12 | en | Nine people died in the fire in Kesvik, said Olga Rivas, a neighbour."
    (voice,) = affair(bare, told).people()
    assert voice.side == "affected"
