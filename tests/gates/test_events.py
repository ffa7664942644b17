"""Which mentions are one event, on the dev topics of ECB+ (2, 5, 12, 18, 21, 23, 34, 35): gold mentions, as used.

Scored: the clustering as a case uses it, with nothing but the words of the trigger, its sentence and its article (gold
gives no times, places and parties as records); and, in the same run, the plain baseline of the field, "the same kind of
happening in the same story", which shows how good the stories are. The case's clustering is stricter than that
baseline, because a wrong merge mixes two tolls and a missed one only shows two events. Tuned on the training topics
(1, 3, 4, 6-11, 13, 14, 16, 19, 20, 22, 24-33); the test topics are not looked at.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from coreference import DEV, Document, ecb
from coreference import Gold as Marked
from firsthand.reconcile.events import find_events
from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.passages import Passages
from firsthand.reconcile.pile import Pile, open_pile
from firsthand.reconcile.stories import likeness, stories
from firsthand.records import Article, Lineage, Mention, Reading, Span, record_id
from tests.gates.conftest import Gate
from tests.gates.coref_scores import coref_scores


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
    documents, marked, chains = ecb(folder, topics)
    of: dict[str, list[Marked]] = {document.id: [] for document in documents}
    for one in marked:
        of[one.document].append(one)
    return [_page(document, of[document.id], chains) for document in documents]


def _page(document: Document, marked: Iterable[Marked], chains: Mapping[str, str]) -> Gold:
    article = Article(
        id=document.id, key=document.id, path="", sha256="", text=document.text, extractor="", language="en"
    )
    mentions: list[Mention] = []
    chain: dict[str, str] = {}
    for one in marked:
        key = record_id("men", *one.id.split())
        mentions.append(
            Mention(
                id=key,
                article=article.id,
                trigger=Span(article.id, one.start, one.end),
                sentence=Span(article.id, one.first, one.last),
                event_type="EVENT",
                polarity="negative" if one.negative else "positive",
            )
        )
        chain[key] = chains[one.id]
    return Gold(article, tuple(mentions), chain)
