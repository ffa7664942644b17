"""Phrases that every newsroom writes in the same words, and that no story has from another; on tiny coverage."""

import pytest

from firsthand.engine import Engine
from firsthand.lineage import trace
from firsthand.lineage.trade import parts_of
from firsthand.resources import table
from tests.lineage.test_trace import LEDE, MORE, OWN, THIRD, article

UNNAMED = "who spoke on condition of anonymity because {} not authorized to speak publicly about the matter"
TUGS = (
    f"The harbour board has put out its tender anew, two officials said. The officials, {UNNAMED.format('they were')},"
    " said that it would choose by June."
)
CLINIC = (
    f"The head of the clinic goes on Friday, said an aide, {UNNAMED.format('he was')}. Nurses have asked for it since"
    " spring."
)
MINE = (
    "Norvane Mining did not immediately respond to a request for comment. The cause of the fire is under investigation."
)
QUARRY = (
    "The owner of the quarry did not immediately respond to a request for comment. No further details were available."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TUGS, CLINIC),
        (
            f"{TUGS} {MINE}",
            f"{TUGS.replace('harbour board', 'school').replace('tender', 'menu')[:40]} {CLINIC} {QUARRY}",
        ),
        (
            "Los estibadores pararon, según un dirigente que habló bajo condición de anonimato porque no está"
            " autorizado a hablar públicamente del asunto. Volverán mañana.",
            "El juez deja su cargo, dijo un secretario que pidió hablar bajo condición de anonimato porque no está"
            " autorizado a hablar públicamente del asunto.",
        ),
    ],
)
def test_a_phrase_of_the_trade_ties_no_stories(engine: Engine, one: str, other: str) -> None:
    """Whoever may not be named, and whoever did not answer, is told of in the words that everybody has for it."""
    pages = [
        article("one", LEDE, one, published="2024-05-06", outlet="courier"),
        article("two", OWN, other, published="2024-05-10", outlet="argus"),
    ]
    found = trace(pages, engine)
    assert not found.reuse
    assert all(len(text.articles) == 1 for text in found.texts)


def test_words_in_a_phrase_of_the_trade_are_no_shared_quotation(engine: Engine) -> None:
    """That somebody said them between marks makes nobody's saying of them in other papers."""
    said = "“We could not independently verify the authenticity of the video, and no group has claimed responsibility,”"
    plain = said.strip("“”,").replace("We ", "This paper ")
    pages = [
        article("said", LEDE, f"{said} the minister said.", published="2024-05-06", outlet="courier"),
        article("one", OWN, f"{plain}.", published="2024-05-10", outlet="argus"),
        article("two", THIRD, f"{plain}.", published="2024-05-11", outlet="herald"),
    ]
    assert not trace(pages, engine).reuse


def test_a_copied_story_is_copied_with_its_phrases(engine: Engine) -> None:
    """Behind a paragraph that was copied, the phrase was copied, too; and so was a phrase with more than itself."""
    pages = [
        article("one", MORE, TUGS, published="2024-05-06", outlet="courier"),
        article("two", OWN, MORE, TUGS, published="2024-05-07", outlet="argus"),
        article("three", THIRD, TUGS.replace("The harbour", "A harbour"), published="2024-05-08", outlet="herald"),
    ]
    text = {one.id: one.text for one in pages}
    copied = [
        text[span.article][span.start : span.end] for edge in trace(pages, engine).reuse for span in (edge.a, edge.b)
    ]
    assert len(copied) == 6  # each from each
    assert all("authorized to speak" in words for words in copied)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_phrase_has_three_words_at_least(language: str) -> None:
    """What is left out of a row leaves enough to know it by."""
    short = [
        row["term"]
        for row in table(language, "trade_phrases")
        if sum(() not in part for part in parts_of(row["term"])) < 3
    ]
    assert not short
