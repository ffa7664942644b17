"""What a retelling turns into its contrary, loosens or makes firm, and whose report it stays, with the real readers.

The affairs are invented.
"""

import pytest

from tests.reconcile.test_one_affair import affair

_TRIAL = (
    "The trial had lasted eleven weeks and heard forty witnesses, among them two former treasurers of the town, who"
    " told the court that they had been asked to sign empty forms."
)
_CRASH = (
    "The number of people killed when a coach fell from the bridge near Orvik on Thursday has risen to 11, the"
    " emergency service said. {hurt} passengers were injured, seven of them seriously.\n\nThe coach was carrying 46"
    " passengers overnight from Kesvik to the coast.\n\n{said}"
)
_CHOQUE = (
    "El número de personas fallecidas al caer un autocar del puente cerca de Orvik el jueves ha subido a 11, informó el"
    " servicio de emergencias. {hurt} pasajeros resultaron heridos, siete de ellos de gravedad.\n\nEl autocar llevaba a"
    " 46 pasajeros durante la noche desde Kesvik hasta la costa.\n\n{said}"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The court acquitted Ada Lind, the former mayor, on Monday.",
         "The court convicted Ada Lind, the former mayor, on Monday."),
        ("The missing boy was found alive on Monday in Orvik.", "The missing boy was found dead on Monday in Orvik."),
    ],
)  # fmt: skip
def test_a_word_for_its_contrary_is_a_negation(before: str, after: str) -> None:
    """A copy in which "acquitted" has become "convicted" tells the contrary of its source."""
    found = affair(
        f"Courier | 2024-05-13 | en | A\n\n{before} {_TRIAL}", f"Post | 2024-05-14 | en | B\n\n{after} {_TRIAL}"
    )
    assert {kind for kind, _, _ in found.drift()} == {"negation"}


def test_a_synonym_is_no_contrary() -> None:
    """ "Found guilty" says what "convicted" says."""
    pages = [f"{o} | 2024-05-1{n} | en | A\n\nThe court {verb} the former mayor Ada Lind on Monday. {_TRIAL}"
             for n, (o, verb) in enumerate((("Courier", "convicted"), ("Post", "found guilty")), 3)]  # fmt: skip
    assert not any(kind == "negation" for kind, _, _ in affair(*pages).drift())


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "The damage could amount to two million crowns.",
            "The damage amounts to two million crowns.",
            "hedge_dropped",
        ),
        (
            "Several dozen witnesses were heard by the court in spring.",
            "A dozen witnesses were heard by the court in spring.",
            "number",
        ),
    ],
)
def test_what_was_loose_is_made_firm(before: str, after: str, kind: str) -> None:
    """ "Could amount to" told as "amounts to", and "several dozen" as "a dozen", though only one word was changed."""
    found = affair(
        f"Courier | 2024-05-13 | en | A\n\n{before} {_TRIAL}", f"Post | 2024-05-14 | en | B\n\n{after} {_TRIAL}"
    )
    assert {k for k, _, _ in found.drift()} == {kind}


def test_he_said_is_no_speaker_that_a_translation_lost() -> None:
    """Spanish leaves out the "he" of "he said": two such sentences make no other report, and the number has drifted."""
    said = '"There are no skid marks on the bridge," he said. "We have to ask why he did not brake."'
    dicho = '"No hay marcas de frenada en el puente", afirmó. "Tenemos que preguntarnos por qué no frenó".'
    found = affair(
        f"Wire | 2024-05-13T08:00:00 | en | A\n\n{_CRASH.format(hurt='Thirty-one', said=said)}",
        f"Sur | 2024-05-13T21:00:00 | es | B\n\n{_CHOQUE.format(hurt='Trece', said=dicho)}",
    )
    assert {kind for kind, _, _ in found.drift()} == {"number"}


def test_a_copy_that_gets_every_speaker_wrong_is_still_a_copy() -> None:
    """Two sayings of one man, told as another's in a page that is a copy for the rest, have moved."""
    said = '"There are no skid marks on the bridge," Inspector {} said. "The road was dry that night," he added.'
    pages = [f"{o} | 2024-05-13T{h}:00:00 | en | A\n\n{_CRASH.format(hurt='Thirty-one', said=said.format(who))}"
             for o, h, who in (("Wire", "08", "Rufo Tarancón"), ("Sun", "21", "Lew Brandis"))]  # fmt: skip
    assert ("speaker_moved", "Rufo Tarancón", "Lew Brandis") in affair(*pages).drift()
