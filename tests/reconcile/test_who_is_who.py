"""Who is who among bodies, fighters and pages of two languages; all sentences are invented here."""

import pytest

from firsthand.reconcile.passages import Passages
from firsthand.reconcile.pile import open_pile
from firsthand.reconcile.voices import gather_voices
from tests.reconcile.test_one_affair import READER, affair

_HIT = "The ferry at Sorvik was hit on Monday and nine people died."


def _voices(*pages: str) -> list[str]:
    """What the voices of some pages are called, sorted."""
    return sorted(voice.label for voice in affair(*pages).people())


def test_a_body_is_one_under_its_noun_and_in_two_languages() -> None:
    """ "The League" of a page that names the Southern League is that one, and so is "la Liga del Sur"."""
    assert _voices(
        f"Post | 2024-09-03 | en | Ferry hit\n\n{_HIT} The Southern League said it had fired no shell. The League said"
        " seven of its men were missing.",
        "La Hoja | 2024-09-04 | es | Ataque\n\nLa Liga del Sur dijo que nueve personas murieron en el ataque contra el"
        " transbordador de Sorvik.",
        f"Mail | 2024-09-04 | en | Ferry\n\n{_HIT} The captain blamed the Southern League for it. The League said"
        " that nine of its men were missing.",
    ) == ["La Liga del Sur", "The captain"]


@pytest.mark.parametrize(
    "page",
    [
        # a page that names two ministries means either
        f"{_HIT} Guards stood at the interior ministry and the health ministry. The ministry said nine had died.",
        # a page that names none may mean any
        f"{_HIT} The ministry said that nine had died.",
        # a country has more than one police force
        f"{_HIT} Guards stood at the harbour police. The police said that nine had died.",
    ],
)
def test_a_noun_that_could_be_two_bodies_stays_alone(page: str) -> None:
    """Of two ministries, of none, and of a police force nobody is taken for the other."""
    found = affair(
        f"Post | 2024-09-03 | en | Ferry hit\n\n{page}",
        f"Mail | 2024-09-03 | en | Ferry\n\n{_HIT} The interior ministry said nine had died. The harbour police said it"
        " was late.",
    )
    assert len([voice for voice in found.people() if voice.kind == "organisation"]) == 3


def test_whoever_goes_by_a_name_is_called_by_it() -> None:
    """A spokesman known by a name is one voice, on his page and on others, in either language."""
    assert _voices(
        f'Post | 2024-09-03 | en | Ferry hit\n\n{_HIT} "We have no guns there," the spokesman of the Southern League,'
        " known as Commander Orso, said by telephone. Orso said they would fight on. The Southern League said it would"
        " look into it.",
        "La Hoja | 2024-09-04 | es | Ataque al transbordador\n\nNueve personas murieron el lunes en Sorvik. «No tenemos"
        " cañones», dijo el portavoz de la organización, que se hace llamar comandante Orso. La Liga del Sur dijo que"
        " lo investigaría. Orso habló de mentiras.",
    ) == ["La Liga del Sur", "Orso"]


@pytest.mark.parametrize(
    "source",
    [
        "A spokesman for the militia known as Red Dawn",
        "A resident of the quarter known as Little Harbour",
    ],
)
def test_what_a_body_or_a_place_goes_by_is_nobody_s_name(source: str) -> None:
    """ "Known as" tells of the militia, and of the quarter."""
    (voice,) = affair(
        f"Post | 2024-09-03 | en | Ferry hit\n\n{source} said that nine people died in the fire."
    ).people()
    assert not voice.named


@pytest.mark.parametrize(
    ("body", "major", "bodies"),
    [("the army", "Edo Varn", 1), ("the army", "Ole Brix", 2), ("the police", "Edo Varn", 2)],
)
def test_the_army_is_one_where_the_same_major_speaks(body: str, major: str, bodies: int) -> None:
    """A country's army is one in two stories where one man speaks beside it; of police each town has its own."""
    found = affair(
        f"Post | 2024-09-03 | en | Three soldiers died on Sunday, {body} said. Major Edo Varn said they carried bread.",
        f"Leaf | 2024-10-04 | en | The snow closed every road, {body} said. Major {major} said they had no shovels.",
    )
    pile = open_pile(found.articles, found.lineage, [READER.read(one) for one in found.articles])
    cast = gather_voices(pile, Passages(pile), {one.id: n for n, one in enumerate(found.articles)})
    assert len([voice for voice in cast.voices.values() if voice.kind == "organisation"]) == bodies


def test_the_two_officers_are_the_two_of_before() -> None:
    """ "Los dos oficiales" are the two that the page told of; three are not, nor are "two others"."""
    begins = (
        "Post | 2024-09-03 | en | Out\n\nThe chief of the base was suspended, according to two officers at the base."
    )
    assert len(_voices(f"{begins} The two officers said that he left at night.")) == 1
    assert len(_voices(f"{begins} The three officers said that he left at night.")) == 2
    assert len(_voices(f"{begins} Two other officers said that he left at night.")) == 2


_SELLER = "“Two of them, grey,” the fruit seller told the Post."


@pytest.mark.parametrize(
    ("page", "on_record"),
    [
        (f"en | {_SELLER} She asked that her name not be printed, because her son is a soldier.", False),
        (f"en | {_SELLER} She does not want her name to be known since her son is a soldier.", False),
        (
            "en | The chief was suspended on Monday, the Ledger reported, citing two clerks at the base whom it did not"
            " name.",
            False,
        ),
        ("es | «Eran dos», declaró la mujer al diario, que no revela su nombre porque su hijo es soldado.", False),
        (f"en | {_SELLER} She asked that the stall not be moved.", True),
        ("en | A nurse said that ten people died. The driver whom the paper did not name was not hurt.", True),
        ("es | La mujer dijo que la empresa no revela su nombre.", True),
    ],
)
def test_who_asked_not_to_be_named_is_off_the_record(page: str, on_record: bool) -> None:
    """A source whose name is kept back at its wish, or by the page, spoke off the record."""
    found = affair(f"Post | 2024-09-03 | {page}", f"Ledger | 2024-09-03 | {page.partition('|')[0]}| Rain.").people()
    (voice,) = [voice for voice in found if voice.kind == "unnamed"]
    assert voice.on_record == on_record
