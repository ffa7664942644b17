"""Spanish forms by rule and by table. The words were chosen for these tests."""

import pytest

from firsthand import inflection
from firsthand.resources import table


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("atacar", {"ataca", "atacan", "atacó", "atacaron", "atacaba", "atacando", "atacado", "atacadas"}),
        ("huir", {"huye", "huyen", "huyó", "huyeron", "huía", "huyendo", "huido"}),
        ("caer", {"cae", "cayó", "cayeron", "cayendo", "caído", "caídas"}),
        ("morir", {"muere", "murió", "murieron", "moría", "muriendo", "muerto", "muertas"}),
        ("detener", {"detiene", "detuvo", "detuvieron", "deteniendo", "detenidas"}),
        ("herir", {"hiere", "hirió", "hiriendo", "herido"}),
        ("producir", {"produce", "produjo", "produjeron", "producido"}),
        ("volcar", {"vuelca", "volcó", "volcados"}),
        ("imponer", {"impone", "impuso", "impusieron", "impuesta"}),
    ],
)
def test_third_persons_of_a_verb(verb: str, expected: set[str]) -> None:
    """Regular verbs by rule, spelt as they are heard; irregular ones by the table."""
    assert expected <= {form.word for form in inflection.verb(verb)}


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("redada", "redadas"),
        ("explosión", "explosiones"),
        ("juez", "jueces"),
        ("crimen", "crímenes"),
        ("tren", "trenes"),
        ("motín", "motines"),
        ("crisis", "crisis"),
        ("autobús", "autobuses"),
        ("toque de queda", "toques de queda"),
        ("víctima mortal", "víctimas mortales"),
    ],
)
def test_a_noun_in_both_numbers(singular: str, plural: str) -> None:
    """A plural has its accent where it is heard; a phrase is put in the plural up to its preposition."""
    assert [form.word for form in inflection.noun(singular)] == list(dict.fromkeys((singular, plural)))


def test_every_verb_of_the_tables_is_written() -> None:
    """No line of the Spanish tables has a verb that cannot be put into its forms."""
    for name in ("events", "happenings", "things"):
        for row in table("es", name):
            assert inflection.forms("es", row["term"]), row["term"]
