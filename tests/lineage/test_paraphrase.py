"""What lineage promises about stories rewritten in other words, on coverage invented for these tests."""

from firsthand.engine import Engine
from firsthand.lineage import told, trace, traced
from firsthand.lineage.encoder import Encoder
from firsthand.lineage.paraphrase import MOST_ARTICLES
from firsthand.lineage.pile import in_order
from firsthand.records import Article, Lineage, Reuse
from tests.lineage.test_trace import article, together

WIRE = (
    "Four die as quay gives way at Sollund",
    "Four dockers died on Tuesday evening when thirty metres of the coal quay at Sollund slid into the harbour,"
    " the port authority said.",
    "A crane driver who had climbed down to fetch his lunch saw his own machine disappear.",
    "The authority had known since May that the piles under the quay were rotten, according to a report by its divers.",
    "Unions had asked twice for the quay to be closed to lorries.",
    "Two coasters were towed to Brekkeby before the night tide.",
)
REWRITTEN = (
    "Sollund mourns its dockers",
    "The coal quay in Sollund is thirty metres shorter since Tuesday evening, and four dockers who worked on it are"
    " dead.",
    "The driver of the crane had got off to fetch something to eat, and watched it sink from the steps.",
    "Divers had written as early as May that the wood below the quay had rotted, and the port authority knew of it.",
    "The unions say that they twice demanded to keep lorries off it.",
    "Our photographer counted eleven wreaths on the railings this morning.",
)
OWN = (
    "“I heard it go”",
    "Marte Hagen sells coffee from a van at the gate of the Sollund docks, and she was closing when the ground shook.",
    "She ran with the men towards the water, and they pulled out one of the dockers by his jacket.",
    "Four of his friends were not found alive, and the port authority said on Tuesday evening that they had died.",
    "Her cousin has not slept since, and the priest of the seamen's church has sat with him.",
    "A bucket goes round among the crews of the trawlers.",
)


def page(name: str, words: tuple[str, ...], day: int, outlet: str | None = None) -> Article:
    return article(name, *words, published=f"2024-05-{day:02}", outlet=outlet or name, language="en")


def paraphrased(lineage: Lineage) -> list[Reuse]:
    return [edge for edge in lineage.reuse if edge.relation == "paraphrased"]


def test_a_story_in_other_words_is_tied_sentence_by_sentence(engine: Engine, encoder: Encoder) -> None:
    """What was rewritten, and no more, beside its source; the two stay two texts."""
    source, copy, own = page("wire", WIRE, 1), page("paper", REWRITTEN, 2), page("van", OWN, 3)
    found = trace([own, copy, source], engine, encoder)
    edges = paraphrased(found)
    assert [(source.quote(e.a), copy.quote(e.b)) for e in edges] == list(zip(WIRE[1:5], REWRITTEN[1:5], strict=True))
    assert {(e.a.article, e.b.article, e.direction, e.content) for e in edges} == {
        (source.id, copy.id, "b_from_a", "body")
    }
    assert all("as no other article has it (wire and paper); published 2024-05-01" in e.why for e in edges)
    assert not together(found, source, copy)


def test_what_others_say_too_is_nobody_s(engine: Engine, encoder: Encoder) -> None:
    """A third paper that copied neither and has the same four things: they are what is known of the day."""
    third = (
        "Quay collapse",
        "In Sollund four dockers were killed on Tuesday evening as thirty metres of the coal quay sank in the harbour.",
        "One man owes his life to his lunch: he had left his crane to get it, and saw it go down.",
        "That the piles below were rotten the port authority had been told by its divers in May.",
        "Twice the unions had wanted lorries to be kept off the quay.",
    )
    pile = [page("wire", WIRE, 1), page("paper", REWRITTEN, 2), page("third", third, 2)]
    assert not paraphrased(trace(pile, engine, encoder))
    copied = [*pile[:2], page("third", (*WIRE[:5], "The king sent a wreath."), 2)]  # who has the words is no witness
    assert {(e.a.article, e.b.article) for e in paraphrased(trace(copied, engine, encoder))} == {
        (pile[0].id, pile[1].id)
    }


def test_other_numbers_and_names_are_another_story(engine: Engine, encoder: Encoder) -> None:
    """Two collapses are told in like sentences."""
    other = (
        "Quay gives way at Brekkeby",
        "Nine fishermen died on Sunday morning when sixty metres of the herring quay at Brekkeby slid into the fjord,"
        " the port authority said.",
        "The authority had known since June that the piles under the quay were rotten, according to a report by Lund.",
        "Nordal had asked seven times for the quay to be closed to lorries.",
    )
    assert not paraphrased(trace([page("wire", WIRE, 1), page("paper", other, 2)], engine, encoder))


def test_an_outlet_does_not_paraphrase_itself(engine: Engine, encoder: Encoder) -> None:
    """What it tells again the next day is its own."""
    pile = [page("first", WIRE, 1, "Sollund Post"), page("second", REWRITTEN, 2, "Sollund Post")]
    assert not paraphrased(trace(pile, engine, encoder))


def test_without_an_encoder_other_words_are_not_found(engine: Engine) -> None:
    """Nothing is made up for them, and nothing said."""
    found = trace([page("wire", WIRE, 1), page("paper", REWRITTEN, 2)], engine)
    assert not found.reuse
    assert not found.problems


def test_too_many_articles_are_not_compared_and_that_is_said(engine: Engine, encoder: Encoder) -> None:
    """A pile that an index takes in article by article would be compared as a whole each time."""
    pile = [page("wire", WIRE, 1), page("paper", REWRITTEN, 2)]
    many = [page(f"p{n}", (f"Note {n}",), 3) for n in range(MOST_ARTICLES)]
    found = trace([*pile, *many], engine, encoder)
    assert not paraphrased(found)
    assert [one.code for one in found.problems] == ["paraphrases-not-sought"]
    known = traced(in_order(pile), engine)
    assert not paraphrased(told(known, engine, encoder, grows=True).lineage)
