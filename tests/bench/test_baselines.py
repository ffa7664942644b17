"""The plain baselines of events across documents and of voting among copied sources. Examples are made here."""

import random
from pathlib import Path

import pytest

import coreference
import truth_discovery
from coreference import Document, Gold

FLOOD = "The river rose in the night and the flood reached the market of the old town."
COURT = "Judges in the capital heard the appeal of the banker against his conviction."


def test_documents_of_one_story_are_one_cluster() -> None:
    """Two pages about a flood stand together, a page about a court apart."""
    pages = [Document("a", "1", FLOOD), Document("b", "1", "The flood of the river reached the old town market.")]
    found = coreference.clusters([*pages, Document("c", "2", COURT), Document("d", "2", "Bees sleep all winter.")])
    assert found["a"] == found["b"]
    assert len({found["a"], found["c"], found["d"]}) == 3


def test_the_events_of_a_case_are_scored_beside_the_baselines() -> None:
    """A case gets the words of each mention, and its events are scored."""
    documents = [Document("a", "1", FLOOD), Document("b", "1", "A flood came. People said the flooding was over.")]
    spots = [("a", "flood"), ("b", "flood"), ("b", "flooding"), ("b", "said")]
    texts = {one.id: one.text for one in documents}
    mentions = [
        Gold(f"{d} {w}", d, texts[d].index(f" {w}") + 1, texts[d].index(f" {w}") + 1 + len(w), 0, len(texts[d]))
        for d, w in spots
    ]
    gold = {one.id: "said" if one.id.endswith("said") else "flood" for one in mentions}
    case = coreference.in_a_case(documents, mentions)
    triggers = [case.pile.quote(m.trigger) for reading in case.pile.readings.values() for m in reading.mentions]
    assert triggers == ["flood", "flood", "flooding", "said"]
    assert case.event["b flood"] == case.event["b flooding"] != case.event["b said"]
    found = coreference.measure((documents, mentions, gold))
    assert found["as used"]["CoNLL"] > found["singletons"]["CoNLL"]
    assert found["singletons"]["MUC"] == 0
    assert found["singletons"]["CoNLL"] < found["head lemma"]["CoNLL"] < 1


def test_held_out_topics_are_refused(tmp_path: Path) -> None:
    """The test topics of ECB+ cannot be read by mistake."""
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text("Topic,File,Sentence Number\n36,1ecb,1\n")
    with pytest.raises(ValueError, match="held out"):
        coreference.ecb(tmp_path, (36,))


def test_copies_outvote_the_truth_until_they_are_collapsed() -> None:
    """Three copies of one wrong seller win a vote against two right ones, and count once when tied."""
    right, wrong = frozenset({"knuth"}), frozenset({"smith"})
    claims = {"book": {"a": right, "b": right, "bad": wrong, "copy 1": wrong, "copy 2": wrong}}
    copies = {"copy 1": "bad", "copy 2": "copy 1"}
    assert truth_discovery.majority(claims) == {"book": wrong}
    assert truth_discovery.collapsed(claims, copies) == {"book": right}


def test_trust_follows_who_is_right_elsewhere() -> None:
    """A seller that agrees with the others on many books outweighs two that never do."""
    good, odd = frozenset({"knuth"}), frozenset({"smith"})
    claims = {
        f"book {n}": {"a": good, "b": good, "c": good, "d": frozenset({f"d{n}"}), "e": frozenset({f"e{n}"})}
        for n in range(8)
    }
    claims["last"] = {"a": good, "d": odd, "e": odd}
    assert truth_discovery.majority(claims)["last"] == odd
    assert truth_discovery.trusting(claims)["last"] == good


def test_whom_sellers_copy_does_not_hang_on_the_answers() -> None:
    """But for the setting that says so: other right answers leave the sellers drawn from as they are."""
    good, odd = frozenset({"knuth"}), frozenset({"smith"})
    sellers = {"a": good, "b": good, "c": odd} | {f"seller {n}": good for n in range(12)}
    claims = {f"book {n}": dict(sellers) for n in range(truth_discovery.SHELF)}
    one, other = (truth_discovery.copied(claims, dict.fromkeys(claims, answer)) for answer in (good, odd))
    assert {name for name in one if one[name] != other[name]} == {"harmful"}
    assert one["odd"][0] == one["harmful"][0] == "c"
    more, copies = truth_discovery.injected(claims, one["plain"], random.Random(1))
    assert len(copies) == truth_discovery.COPIERS
    assert all(more["book 3"].get(name, good) == sellers[victim] for name, victim in copies.items())
