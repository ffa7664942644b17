"""Who is one voice, and whose arrest is whose; all sentences are invented here."""

import pytest

from tests.reconcile.test_one_affair import affair


def test_a_body_and_its_initials_are_one_voice() -> None:
    """A body is one with the initials that a page gives it in brackets, in either case and in either language."""
    found = affair(
        "Sorvik Post | 2024-09-03 | en | Dock\n\nThe dock's owner, Brelin Harbour Company (BHC), said two people died"
        " in the dock fire on Monday.\n\nThe National Union of Dock Workers (FENADOK) said the dock burned for hours.",
        "Aldra Mail | 2024-09-04 | en | Dock fire\n\nBHC said two people died in the dock fire in Brelin on Monday.",
        "La Hoja | 2024-09-04 | es | Incendio\n\nDos personas murieron el lunes en el incendio del muelle de Brelin,"
        " informó la empresa Brelin Harbour Company (BHC).\n\nLa Federación Nacional de Estibadores (Fenadok) dijo que"
        " el incendio duró horas.",
    )
    labels = [voice.label for voice in found.account.voices if voice.kind == "organisation"]
    assert sum("BHC" in label or "Brelin" in label for label in labels) == 1
    assert sum("fenadok" in label.lower() for label in labels) == 1


def test_a_union_at_a_firm_is_not_the_firm() -> None:
    """Whoever stands at a body is another voice; so are two bodies of one language with the same initials."""
    found = affair(
        "Sorvik Post | 2024-09-03 | en | Dock\n\nBrelin Harbour Company (BHC) said two people died in the dock fire"
        " on Monday.\n\nThe union at Brelin Harbour Company said three people died in the dock fire.",
        "Aldra Mail | 2024-09-04 | en | Dock fire\n\nThe Board of Honest Captains (BHC) said two people died in the"
        " dock fire in Brelin on Monday.",
    )
    assert len([voice for voice in found.account.voices if voice.kind == "organisation"]) == 3


def test_the_arrest_of_one_is_not_that_of_many() -> None:
    """Somebody's arrest keeps its own day and place beside those of others, and of "the captain and two guards"."""
    found = affair(
        "Sorvik Post | 2024-09-05 | en | Held\n\nTwo guards were arrested in Aldra on Tuesday over the Brelin jail"
        " fire, police said.",
        "Aldra Mail | 2024-09-06 | en | Captain held\n\nPolice have arrested the jail's captain and two prison guards"
        " over the Brelin jail fire, the ministry said.\n\nOsk Varnel, 50, was detained at the port of Sorvik late on"
        " Wednesday, an official said.",
    )
    arrests = {e.id: e for e in found.account.events if "arrest" in e.label}
    (varnel,) = [e for e in arrests.values() if "Varnel" in e.label]
    assert not [c for c in found.account.claims if c.event == varnel.id and c.slot == "arrested" and c.value != 1]
    named = [c.event for c in found.account.claims if c.slot == "whom" and "captain" in str(c.value)]
    assert named
    assert all(arrests[event].time is None for event in named)


def test_two_numbers_of_one_paragraph_are_rivals() -> None:
    """Another source's number in the next sentence is of the same arrests; in a new paragraph it need not be."""
    found = affair(
        "La Hoja | 2024-09-10 | es | Protesta\n\n23 personas fueron detenidas en la marcha en Brelin, según la"
        " Defensoría. El Ministerio del Interior reconoció 15 detenidos.",
    )
    assert found.rivals("arrested") == {(15, 23, "contradiction")}


def test_who_came_came_to_the_march() -> None:
    """A number of those who came is of the one march that its page told of; told alone it is of a gathering."""
    found = affair(
        "La Hoja | 2024-09-10 | es | Marcha\n\nMiles de personas marcharon el lunes en Brelin contra el cierre del"
        " puerto.\n\nLa Policía calculó la asistencia en 4.500 personas.",
    )
    (came,) = [claim for claim in found.account.claims if claim.value == 4500]
    assert "protest" in next(e.label for e in found.account.events if e.id == came.event)
    alone = affair("La Hoja | 2024-09-10 | es | Puerto\n\nLa Policía calculó la asistencia en 4.500 personas.")
    assert not [e for e in alone.account.events if "occurrence" in e.label]


_BURST = "when the dam above Orvik burst"


def _labels(*pages: str) -> set[str]:
    """What the voices of some pages are called."""
    return {voice.label for voice in affair(*pages).people()}


@pytest.mark.parametrize(
    "pages",
    [
        (f"A | 2025-02-11 | en | Dam bursts\n\nThe mayor said that nine people had died {_BURST}.\n\nJon Vik, the mayor"
         " of Orvik, said the town hall was lost. Vik said the river rose.",),
        (f"A | 2025-02-11 | en | Mayor Jon Vik said that nine people had died {_BURST}. The mayor of the town said help"
         " was late.",),
        (f"A | 2025-02-11 | en | The mayor of Kesvik, Jon Vik, said that nine people had died {_BURST}.",
         f"D | 2025-02-11 | en | The mayor of flood-hit Kesvik said that nine people had died {_BURST}.",
         "B | 2025-02-11 | en | Kesvik's mayor said nine people had died there when the dam burst.",
         "C | 2025-02-11 | en | Kesvik mayor Jon Vik spoke of nine dead there. \"We are lost,\" the mayor said."),
        ("A | 2025-02-11 | es | El alcalde de Orvik, Jon Vik, dijo que murieron nueve personas. Vik dijo que llovía.",
         "B | 2025-02-11 | es | El alcalde Jon Vik dijo que murieron nueve. El alcalde de la localidad pidió ayuda."),
    ],
)  # fmt: skip
def test_one_mayor_is_one_voice(pages: tuple[str, ...]) -> None:
    """By office, office and name, last name or town, before the name and behind it, one mayor is one voice."""
    assert _labels(*pages) == {"Jon Vik"}


@pytest.mark.parametrize(
    ("page", "labels"),
    [
        (
            f"Mayor Jon Vik said that nine people had died {_BURST}. The deputy mayor, Ada Lind, said six died. The"
            " deputy mayor said it rained.",
            {"Jon Vik", "Ada Lind"},
        ),
        (f"Mayor Jon Vik said nine people had died {_BURST}. The deputy mayor said it rained.",
         {"Jon Vik", "The deputy mayor"}),
    ],
)  # fmt: skip
def test_two_of_like_office_are_two_voices(page: str, labels: set[str]) -> None:
    """A deputy is another person than the mayor, named or not."""
    assert _labels(f"A | 2025-02-11 | en | {page}") == labels
