"""Which mentions are one event, on the dev topics of ECB+ (2, 5, 12, 18, 21, 23, 34, 35): gold mentions, as used.

Scored: the clustering as a case uses it, with nothing but the words of the trigger, its sentence and its article (gold
gives no times, places and parties as records); and, in the same run, the plain baseline of the field, "the same kind of
happening in the same story", which shows how good the stories are. The case's clustering is stricter than that
baseline, because a wrong merge mixes two tolls and a missed one only shows two events. Tuned on the training topics
(1, 3, 4, 6-11, 13, 14, 16, 19, 20, 22, 24-33); the test topics are not looked at.
"""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from firsthand.reconcile.events import find_events
from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.passages import Passages
from firsthand.reconcile.pile import Pile, open_pile
from firsthand.reconcile.stories import likeness, stories
from firsthand.records import Article, Lineage, Mention, Reading, Span, record_id
from tests.gates.conftest import Gate
from tests.gates.coref_scores import coref_scores

DEV = (2, 5, 12, 18, 21, 23, 34, 35)


class Gold(NamedTuple):
    """One page of the corpus: the article, its gold mentions, and the chain of each."""

    article: Article
    mentions: tuple[Mention, ...]
    chain: dict[str, str]


@pytest.mark.gate
def test_mentions_of_one_event_are_one(shared: Path, gate: Gate) -> None:
    """Events and the lemma baseline on our stories are at least as good as pinned."""
    folder = shared / "ecbplus"
    measured = measure(read_topics(folder, DEV))
    pages = [page for topic in DEV for page in (folder / "ECB+" / str(topic)).glob("*.xml")]
    gate("events", measured, [folder / "ECBplus_coreference_sentences.csv", *pages])


def measure(pages: list[Gold]) -> dict[str, float]:
    """CoNLL F1 and B³ of the case's own clustering, and CoNLL F1 of the baseline."""
    gold = {name: chain for page in pages for name, chain in page.chain.items()}
    readings = [Reading(article=page.article.id, mentions=page.mentions) for page in pages]
    pile = open_pile([page.article for page in pages], Lineage(), readings)
    story = stories(*likeness(pile), ())
    used = coref_scores(gold, find_events(pile, Passages(pile), story).of)
    plain = coref_scores(gold, same_kind(pile, story))
    return {"CoNLL F1 as used": used["CoNLL"], "B3 F1 as used": used["B3"], "CoNLL F1 same kind": plain["CoNLL"]}


def same_kind(pile: Pile, story: dict[str, int]) -> dict[str, tuple[int, str]]:
    """The baseline: one event a kind of happening and story."""
    mentions = [m for reading in pile.readings.values() for m in reading.mentions]
    return {m.id: (story[m.article], kind_of(pile.quote(m.trigger)).name) for m in mentions}


def read_topics(folder: Path, topics: Iterable[int]) -> list[Gold]:
    """The pages of some topics that have sentences checked by the corpus's makers."""
    checked: dict[tuple[str, str], set[int]] = {}
    with (folder / "ECBplus_coreference_sentences.csv").open(newline="") as stream:
        for row in csv.DictReader(stream):
            checked.setdefault((row["Topic"], row["File"]), set()).add(int(row["Sentence Number"]))
    wanted = {str(topic) for topic in topics}
    files = [(topic, name, lines) for (topic, name), lines in sorted(checked.items()) if topic in wanted]
    return [_page(folder / "ECB+" / topic / f"{topic}_{name}.xml", lines) for topic, name, lines in files]


def _page(file: Path, checked: set[int]) -> Gold:
    root = etree.fromstring(file.read_bytes())
    text = ""
    at: dict[str, tuple[int, int, int]] = {}
    lines: dict[int, tuple[int, int]] = {}
    for token in root.iter("token"):
        line, word = int(token.get("sentence")), token.text or ""
        text += "" if not text else " " if line in lines else "\n"
        at[token.get("t_id")] = (len(text), len(text) + len(word), line)
        lines[line] = (lines.get(line, (len(text), 0))[0], len(text) + len(word))
        text += word
    article = Article(id=file.stem, key=file.stem, path="", sha256="", text=text, extractor="", language="en")
    chains = {
        source.get("m_id"): relation.get("note") or f"{file.stem} {relation.get('r_id')}"
        for relation in root.iter("CROSS_DOC_COREF", "INTRA_DOC_COREF")
        for source in relation.findall("source")
    }
    mentions: list[Mention] = []
    chain: dict[str, str] = {}
    for mark in root.find("Markables"):
        anchors = [at[a.get("t_id")] for a in mark.findall("token_anchor")]
        if "ACTION" not in mark.tag or not anchors or anchors[0][2] not in checked:
            continue
        key = record_id("men", file.stem, mark.get("m_id"))
        mentions.append(
            Mention(
                id=key,
                article=article.id,
                trigger=Span(article.id, anchors[0][0], anchors[-1][1]),
                sentence=Span(article.id, *lines[anchors[0][2]]),
                event_type="EVENT",
                polarity="negative" if mark.tag.startswith("NEG") else "positive",
            )
        )
        chain[key] = chains.get(mark.get("m_id"), key)
    return Gold(article, tuple(mentions), chain)
