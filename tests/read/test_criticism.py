"""Attacks in words and blows: which of them a word for an attack tells of. All sentences are invented.

Found on real pages of a summit, where a president's words about the press had become an assault.
"""

import pytest

from firsthand.read import Reader
from firsthand.records import Article
from tests.read.test_attribution import article as page

READER = Reader()


def attacks(text: str) -> list[str]:
    """The triggers of assaults in a text."""
    read: Article = page(text)
    return [read.quote(one.trigger) for one in READER.read(read).mentions if one.event_type == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ada Lind attacked the mayor on Twitter.",
        "Ada Lind attacked the port authority for closing the north quay.",
        "Minister Lind's verbal attack on the mayor surprised the council.",
        "Lind unleashed fresh attacks on the news media and the courts.",
        "Lind attacked the inquiry as a witch hunt.",
        "The letter spoke of her attacks on the free press.",
        "Berg was attacked in a statement by the minister.",
    ],
)
def test_criticism_is_no_assault(text: str) -> None:
    """Words against somebody, or against what no hand can strike."""
    assert attacks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the village for supporting the army.",
        "Gunmen attacked the press on Tuesday.",
        "Ada Lind attacked her neighbour with a knife for playing music.",
        "An attack on the quay killed nine.",
        "The attack on the press centre was over by noon.",
        "The mayor was attacked in a market on Tuesday.",
        "Rebels attacked the post in the north as a warning.",
        "Soldiers attacked the village in reprisal.",
    ],
)
def test_blows_stay_an_assault(text: str) -> None:
    """Armed men, a place, or a weapon in the sentence: it was no criticism, whatever it was for."""
    assert attacks(text)


def test_that_an_attack_in_words_came_tells_of_nothing() -> None:
    """Nor is "came" a happening of its own."""
    read: Article = page("Minister Lind's verbal attack on the mayor came on Tuesday.")
    assert READER.read(read).mentions == ()
