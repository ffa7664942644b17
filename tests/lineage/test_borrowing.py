"""What `compare` says of two articles: how much of one stands in the other, and how far it was rewritten."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.lineage import compare
from tests.lineage.test_trace import article

FIRE = "Seven people were killed when the fuel depot at the north quay of Talvik blew up on Monday, the minister said."
ROAD = "Rescuers pulled eleven workers from the rubble and closed the road to the harbour until the fire was out."
PAST = "The depot has stored aviation fuel since 1998 and was inspected for the last time two winters ago."
OWN = "My neighbour baked rye bread that morning and heard nothing but the gulls above the chimney pots."
WIRE = article("wire", f"{FIRE} {ROAD}", PAST)


def rewritings(*paragraphs: str) -> list[str]:
    return [one.rewriting for one in compare(WIRE, article("paper", *paragraphs)).sentences]


def test_the_same_words_are_verbatim() -> None:
    """A copy in other paragraphs and another order is all there, though not as one subsequence."""
    found = compare(WIRE, article("paper", PAST, FIRE, ROAD))
    assert (found.verbatim, found.light, found.heavy, found.own) == (1.0, 0.0, 0.0, 0.0)
    assert found.containment[0] == 1.0
    assert found.subsequence < 1.0


def test_exchanged_words_are_light_and_another_order_heavy_rewriting() -> None:
    """Half of what it says makes it a counterpart; the order of all its words says how far it was changed."""
    light = "Rescuers freed eleven workers from the wreckage and shut the road to the harbour until the fire was out."
    heavy = (
        "Until the fire was out the harbour road stayed closed; eleven workers, pulled from the rubble, owe rescuers."
    )
    assert rewritings(light, heavy, OWN) == ["light", "heavy", "own"]


def test_a_counterpart_is_pointed_at_and_an_own_sentence_has_none() -> None:
    """The span of the source quotes the sentence that is told again."""
    paper = article("paper", OWN, FIRE.replace("killed", "found dead"))
    own, told = compare(WIRE, paper).sentences
    assert own.source is None
    assert told.source is not None
    assert WIRE.quote(told.source) == FIRE
    assert paper.quote(told.span).startswith("Seven people were found dead")


def test_two_sentences_told_as_one_have_both_for_their_source() -> None:
    """A summary joins what stood in two sentences in a row."""
    joined = f"{FIRE[:-1]}, while firemen freed eleven workers from the ruins and shut the road to the port."
    (told,) = compare(WIRE, article("paper", joined)).sentences
    assert told.rewriting == "light"
    assert told.source is not None
    assert WIRE.quote(told.source) == f"{FIRE} {ROAD}"


def test_a_line_that_says_little_is_nobodys() -> None:
    """A number or a heading stands in many texts."""
    assert rewritings("1.", "The depot:", OWN) == ["own", "own", "own"]


def test_furniture_is_left_out() -> None:
    """A shared line of boilerplate is not borrowed."""
    a = article("a", FIRE, ROAD, kinds=["paragraph", "boilerplate"])
    b = article("b", OWN, ROAD, kinds=["paragraph", "boilerplate"])
    found = compare(a, b)
    assert len(found.sentences) == 1
    assert (found.own, found.containment[4]) == (1.0, 0.0)


def test_scripts_without_blanks_are_compared_by_letters() -> None:
    """A sentence in Japanese is told again with one word changed, another is the paper's own."""
    wire = article("wire", "北埠頭の燃料倉庫が月曜日に爆発し、七人が死亡した。", language="ja")
    paper = article(
        "paper", "北埠頭の燃料倉庫が月曜日に炎上し、七人が死亡した。", "近所の人はパンを焼いていた。", language="ja"
    )
    told, own = compare(wire, paper).sentences
    assert told.rewriting in ("verbatim", "light")
    assert own.rewriting == "own"


@pytest.mark.parametrize("text", ["", "…", "\n\n"])
def test_a_text_without_words_has_nothing_of_anything(text: str) -> None:
    """All shares are nought, either way round."""
    for one, other in ((WIRE, article("none", text)), (article("none", text), WIRE)):
        found = compare(one, other)
        assert found.verbatim == found.light == found.heavy == found.subsequence == 0.0
        assert set(found.containment) == {0.0}


SENTENCES = st.lists(st.sampled_from([FIRE, ROAD, PAST, OWN, "Nobody knew why.", "«¿Sí?»"]), max_size=5)


@settings(max_examples=40)
@given(SENTENCES, SENTENCES)
def test_shares_make_a_whole_and_spans_lie_in_their_articles(one: list[str], other: list[str]) -> None:
    """Every word of the later article is in one of the four shares; longer runs never stand there more often."""
    a, b = article("a", *one), article("b", *other)
    found = compare(a, b)
    total = found.verbatim + found.light + found.heavy + found.own
    assert total == pytest.approx(1.0 if found.words else 0.0, abs=0.001)
    assert found.words == sum(told.words for told in found.sentences)
    for told in found.sentences:
        assert b.quote(told.span).strip()
        assert (told.source is None) == (told.rewriting == "own")
        assert told.source is None or a.quote(told.source)
