"""What lineage promises of sentences beside those that show a retelling, and of papers beside its source."""

from collections.abc import Sequence

import pytest

from firsthand.engine import Engine
from firsthand.lineage import trace
from tests.lineage.test_trace import article
from tests.lineage.test_translated import NAMES, bounds, pairs_of, retelling, translated, visits

ENGLISH, SPANISH = visits(NAMES.split()[:4], "en"), visits(NAMES.split()[:4], "es")


def tied(engine: Engine, english: Sequence[str], spanish: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of sentences that are tied of a story and its translation."""
    story = article("story", *english, published="2024-05-01")
    page = retelling("page", spanish, "es")
    return pairs_of(trace([story, page], engine).reuse, story, page)


def test_a_sentence_before_the_first_that_shows_much_is_tied_by_a_name(engine: Engine) -> None:
    """As one behind the last is, though each names somebody whom the other does not; a far longer one is another."""
    above = "Nobody had seen the keeper Falk since the night on which Ivarsen left."
    retold = "Nadie había visto al guarda Falk desde la noche en que se fue Lomberg."
    longer = f"{retold[:-1]}, y en el pueblo cada cual contaba de él otra historia, de barcos, de deudas y de un perro."
    assert (above, retold) in tied(engine, [above, *ENGLISH], [retold, *SPANISH])
    assert len(tied(engine, [above, *ENGLISH], [longer, *SPANISH])) == len(ENGLISH)


def test_a_sentence_between_two_matches_is_tied_by_a_stem_where_another_was_left_out(engine: Engine) -> None:
    """Of two sentences the page tells one: which of them, the word both have tells."""
    left_out = "The wind had turned twice in the night and blew from the sea."
    kept = "An inspector from Olmsund looked for the transformer below the quay."
    retold = "Un inspector de Karvik buscaba el transformador debajo del muelle."
    pairs = tied(engine, [*ENGLISH[:2], left_out, kept, *ENGLISH[2:]], [*SPANISH[:2], retold, *SPANISH[2:]])
    assert (kept, retold) in pairs
    assert len(pairs) == len(ENGLISH) + 1


def test_a_sentence_that_was_cut_in_two_is_tied_to_both_halves(engine: Engine) -> None:
    """What stands alone between two matches, and has a word of the one before it, is the rest of that one."""
    whole = f"{ENGLISH[1][:-1]}, who sent a laboratory and four divers down to the bottom of the bay on the same night."
    rest = "Esta mandó un laboratorio y cuatro buzos al fondo de la bahía la misma noche."
    pairs = tied(engine, [ENGLISH[0], whole, *ENGLISH[2:]], [*SPANISH[:2], rest, *SPANISH[2:]])
    assert {(whole, SPANISH[1]), (whole, rest)} <= set(pairs)


def test_a_headline_is_not_tied_to_the_first_sentence_below_it(engine: Engine) -> None:
    """It names the same people, and ends with no stop; where both pages have one they are tied."""
    headline, titular = "Four inspectors find faults at Kreel Bay", "Cuatro inspectores hallan fallos en Kreel Bay"
    first = "Four inspectors found faults at Kreel Bay."
    assert len(tied(engine, [first, *ENGLISH], [titular, *SPANISH])) == len(ENGLISH)
    assert (headline, titular) in tied(engine, [headline, *ENGLISH], [titular, *SPANISH])


@pytest.mark.parametrize("said", ["»Wir gehen heim.« Niemand blieb.", "Niemand blieb. »Wir gehen heim.«"])
def test_german_marks_point_inward(said: str) -> None:
    """A quotation that begins with » begins a sentence, and « closes the one before it."""
    page = article("page", said)
    assert [said[low:high] for low, high in bounds(page)] == ["»Wir gehen heim.«", "Niemand blieb."][
        :: 1 if said.startswith("»") else -1
    ]


def test_that_from_which_the_source_has_it_is_tied_as_well(engine: Engine) -> None:
    """A copy put names in that the translation has too: it is the source, and the story its source."""
    more = [f"{line[:-1]} of {name} and {name}stad." for line, name in zip(ENGLISH, ("Olme", "Skar"), strict=False)]
    retold = [f"{line[:-1]} de {name} y {name}stad." for line, name in zip(SPANISH, ("Olme", "Skar"), strict=False)]
    story = article("story", *ENGLISH, published="2024-05-01T09:00")
    copy = article("copy", *more, *ENGLISH[2:], published="2024-05-01T12:00")
    page = retelling("page", [*retold, *SPANISH[2:]], "es")
    edges = translated(trace([story, copy, page], engine).reuse)
    assert {edge.a.article for edge in edges} == {story.id, copy.id}
    assert all("which of them" in edge.why for edge in edges if edge.a.article == story.id)


@pytest.mark.parametrize(("published", "is_tied"), [("2024-05-02", True), (None, True), ("2024-05-03", False)])
def test_a_holder_whose_hour_is_not_known_is_tied_though_it_stands_behind(
    engine: Engine, published: str | None, is_tied: bool
) -> None:
    """A story that gives its day alone stands at noon, behind a translation of the morning; not of a later day."""
    copy = article("copy", *ENGLISH, published="2024-05-02T06:00")
    page = article("page", *SPANISH, published="2024-05-02T08:00", language="es")
    story = article("story", *ENGLISH, published=published)
    edges = translated(trace([copy, page, story], engine).reuse)
    met = {(edge.a.article, edge.b.article) for edge in edges}
    assert ((page.id, story.id) in met) == is_tied
    assert (copy.id, page.id) in met
    assert all(edge.direction == "unknown" for edge in edges if edge.b.article == story.id)


def test_a_saying_is_found_behind_many_copies_of_the_story_that_had_it(engine: Engine) -> None:
    """Forty papers print a story with a saying; two others who heard it stand behind them all."""
    saying = "“Nobody north of the river has crossed there since the bridge was taken away from us,” said Okkel."
    own = [
        "The ferry at Talvik lay still, and the men who row it mended nets.",
        "Snow fell on the market, but few came.",
    ]
    copies = [
        article(f"copy {n}", " ".join(ENGLISH), saying, published=f"2024-05-01T{n // 2:02}:{n % 2 * 30:02}")
        for n in range(40)
    ]
    heard = [article(f"heard {n}", own[n], saying, published=f"2024-05-0{n + 4}T08:00") for n in range(2)]
    found = {(e.a.article, e.b.article): e.content for e in trace([*copies, *heard], engine).reuse}
    assert found[heard[0].id, heard[1].id] == "quotation"
