"""Numbers that were revised, voices told in two languages, and words that a copy changes, with the real readers.

The coverage is invented. Each page is `outlet | published | language | text`.
"""

import pytest

from tests.reconcile.test_one_affair import affair

_SUNK = "The ferry Solvei sank off Kesvik on Thursday."
_FIRST = f"Wire | 2024-03-15 | en | {_SUNK} Mayor Vera Lund said 78 people were killed."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{_SUNK} Mayor Vera Lund revised the number of dead to 71."),
        ("en", f"{_SUNK} Mayor Vera Lund said 71 people were killed, revising an earlier count."),
        ("en", f"{_SUNK} The death toll was later put at 71."),
        (
            "es",
            "El transbordador Solvei se hundió frente a Kesvik el jueves. Vera Lund rebajó a 71 la cifra de muertos.",
        ),
    ],
)
def test_a_number_revised_by_who_gave_it_is_an_update(language: str, text: str) -> None:
    """Who gives another number in place of her own disputes nothing, whichever is higher."""
    assert affair(_FIRST, f"Post | 2024-03-16 | {language} | {text}").rivals("killed") == {(71, 78, "update")}


@pytest.mark.parametrize(
    "text",
    [
        f"{_SUNK} Karl Venn, who lives by the quay, revised the number of dead to 71.",
        f"{_SUNK} Mayor Vera Lund said 71 people were killed.",
    ],
)
def test_a_lower_number_that_replaces_none_is_a_rival(text: str) -> None:
    """Somebody else's revision is of somebody else's number; and a lower number alone is no revision."""
    assert affair(_FIRST, f"Post | 2024-03-16 | en | {text}").rivals("killed") == {(71, 78, "contradiction")}


def test_a_captain_and_a_coast_guard_are_one_in_two_languages() -> None:
    """A title in Spanish is no part of a name, and a body told word for word in two languages is one."""
    found = affair(
        f"Wire | 2024-03-15 | en | {_SUNK} Nine people died, Capt. Ilse Marrandt said. The Interior Ministry said the"
        " ferry was overloaded. The coast guard said 40 people were rescued.",
        "Diario | 2024-03-16 | es | El transbordador Solvei se hundió frente a Kesvik. Nueve personas murieron, dijo la"
        " capitana Ilse Marrandt. El Ministerio del Interior dijo que el transbordador iba sobrecargado. La guardia"
        " costera dijo que 40 personas fueron rescatadas.",
    )
    assert len(found.people()) == 3
    assert all(len(voice.members) == 2 for voice in found.people())
