"""Lists whose middle is set off, what was meant, and who is among whom: found when pieces retold one real article."""

import pytest

from firsthand.read import mentions, places, quantities, times
from firsthand.records import Mention
from tests.read.reading import document


def _read(text: str, language: str = "en") -> dict[str, Mention]:
    read = document(text, language=language)
    found = mentions.find(read, times.tag(read), places.tag(read), quantities.tag(read))
    return {text[m.trigger.start : m.trigger.end]: m for m in found}


def _numbers(text: str, language: str = "en") -> dict[str, list[float]]:
    return {word: [q.minimum for q in m.quantities] for word, m in _read(text, language).items() if m.quantities}


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "Nine officers, two of them women, and three civilians were killed.", {"killed": [12]}),
        ("en", "Nine officers, including two women, and three civilians were killed.", {"killed": [12]}),
        ("en", "In May a dozen servicemen, among them one woman, and two civilians were arrested.", {"arrested": [12]}),
        ("es", "Nueve agentes, entre ellos dos mujeres, y tres civiles murieron ayer.", {"murieron": [12]}),
        ("es", "Nueve agentes y tres civiles murieron ayer.", {"murieron": [12]}),
        ("es", "Murieron nueve agentes y tres civiles.", {"Murieron": [12]}),
        ("es", "Varias decenas de militares, entre ellos una mujer, y un par de civiles fueron detenidos.",
         {"detenidos": [20]}),
    ],
)  # fmt: skip
def test_a_list_of_people_is_counted_over_its_aside(language: str, text: str, numbers: dict[str, list[float]]) -> None:
    """Those of an aside are some of those before it; what "and" adds is added, and a loose number is no sum.

    The parts of which a number is made up are told too, each less than the whole.
    """
    found = _numbers(text, language)
    ((word, whole),) = numbers.items()
    assert found.pop(word) == whole
    assert all(part < whole for part in found.values())


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "Nine officers were hurt, and three civilians were killed.", {"hurt": [9], "killed": [3]}),
        ("en", "Nine buses, two of them full, were seized and three civilians were killed.", {"killed": [3]}),
        ("es", "Nueve agentes llegaron y tres civiles murieron ayer.", {"murieron": [3]}),
        ("es", "Nueve vacas y tres civiles murieron ayer.", {"murieron": [3]}),
        ("es", "Según dos testigos, tres civiles murieron ayer.", {"murieron": [3]}),
        ("es", "Murieron nueve agentes y tres civiles resultaron heridos.", {"Murieron": [9], "heridos": [3]}),
        ("es", "El asalto dejó nueve agentes muertos y tres civiles heridos.", {"muertos": [9], "heridos": [3]}),
    ],
)
def test_two_numbers_of_two_clauses_are_no_list(language: str, text: str, numbers: dict[str, list[float]]) -> None:
    """Each clause has its own people, animals and things are nobody, and who tells it is not counted."""
    assert _numbers(text, language) == numbers


@pytest.mark.parametrize(
    ("language", "text", "word", "status"),
    [
        ("en", "The conspirators meant to capture the mayor.", "capture", "planned"),
        ("en", "The officers were to wear armbands and to storm the palace.", "storm", "planned"),
        ("en", "The minister was to be arrested on Friday.", "arrested", "planned"),
        ("en", "The attack was meant to kill the minister.", "kill", "planned"),
        ("en", "He was to die in exile.", "die", "happened"),
        ("en", "The answer of the police was to arrest the marchers.", "arrest", "happened"),
        ("en", "The strike meant the closure of the port.", "closure", "happened"),
        ("en", "The ruling means that seven men were killed by the army.", "killed", "happened"),
        ("es", "El objetivo era capturar al presidente.", "capturar", "planned"),
        ("es", "El objetivo era claro: capturar al presidente.", "capturar", "unknown"),
        ("es", "Los militares se proponían capturar al presidente.", "capturar", "planned"),
        ("es", "Lograron capturar al presidente.", "capturar", "happened"),
    ],
)
def test_what_was_meant_need_not_have_been_done(language: str, text: str, word: str, status: str) -> None:
    """Who was to do a thing had it before him; a fate, an answer and what a thing brought with it were."""
    assert _read(text, language)[word].status == status


def test_the_day_of_a_vote_is_the_vote_s() -> None:
    """An attack that was to stop the election of a day was not planned for that day; an explosion lends its day."""
    found = _read("They planned to storm the palace and to stop the election of May 20.")
    assert found["storm"].times == ()
    assert [time.edtf for time in found["election"].times] == ["2018-05-20"]
    lent = _read("The explosion of 4 May killed nine people.")
    assert [time.edtf for time in lent["killed"].times] == ["2018-05-04"]


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Tove Lind was among the officers who were arrested.", "arrested", True),
        ("Tove Lind, a nurse, was one of the six people killed in the fire.", "killed", True),
        ("Tove Lind was not among the officers who were arrested.", "arrested", False),
        ("Tove Lind stood among the officers who were arrested.", "arrested", False),
        ("Tove Lind is one of the doctors who treated those arrested.", "arrested", False),
    ],
)
def test_who_is_among_those_arrested_was_arrested(text: str, word: str, whom: bool) -> None:
    """To be one of those whom a clause tells of; not to stand among them, and not to be none of them."""
    labels = {p.label for p in _read(text)[word].participants if p.role == "recipient"}
    assert ("Tove Lind" in labels) == whom
