"""Gates of reading: attributions on two layers of gold, odd quotation marks, factuality.

Nothing here was trained on; rules were written with their errors on these development splits in view, never on a
held-out one. Gold: the CofeNet labels and the PolNeAR development split, UW and MEANTIME development.
"""

import json
from pathlib import Path

import pytest
from spacy.tokens import Doc

from firsthand.read import attribution, factuality, models, parts
from firsthand.read.document import Document, Paragraph, open_document
from firsthand.records import Reading
from tests.gates import attribution_scores as scores
from tests.gates.conftest import Gate

EVERY = 2  # every other CofeNet passage: 960 of 1,925, half the time
CORE = 0.8  # the confidence of the rules for reported words, where they found a source
CORE_RULES = {"clause", "quote", "mixed", "according to"}
# What a status and a polarity mean on the gold's scale from -3 (certainly not) to 3 (certainly).
SCALE = {
    "happened": (3.0, -3.0),
    "ongoing": (3.0, -3.0),
    "attempted": (1.0, -2.2),
    "planned": (1.5, -0.5),
    "predicted": (2.0, -1.8),
    "hypothetical": (1.2, -0.6),
    "unknown": (2.0, -1.5),
}
HEDGED = 1.0


@pytest.mark.gate
def test_attribution_spans_on_cofenet(shared: Path, gate: Gate) -> None:
    """Exact F1 of source, cue and content on labelled passages."""
    file = shared / "cofenet_polnear" / "valid.txt"
    nlp = models.english().nlp
    gold, predicted = [], []
    for number, passage in enumerate(scores.passages(file, EVERY)):
        document = open_document(scores.article(passage.text, f"p{number}"), nlp.pipe, language="en", parsed=True)
        gold.append(passage.labels)
        predicted.append(scores.label(passage, scores.relations_of(attribution.find(document))))
    gate("attribution-cofenet", scores.exact_f1(gold, predicted), [file])


@pytest.mark.gate
def test_whole_relations_on_polnear_and_no_article_raises(shared: Path, gate: Gate) -> None:
    """Overlap of all three parts, one to one; precision where words are reported; every article is read."""
    nlp = models.english().nlp
    hits = core_hits = core = found = wanted = read = 0
    files = sorted((shared / "polnear" / "data" / "dev" / "text").glob("*.txt"))
    for file in files:
        text = file.read_bytes().decode("utf-8")
        gold = scores.brat(annotations(file))
        document = open_document(scores.article(text, file.stem), nlp.pipe, language="en", parsed=True)
        ours = [one for one in attribution.find(document) if one.within is None]
        whole = parts.read(document, parts.PARTS, (), Reading(article=file.stem))
        read += not [one for one in whole.problems if one.code.startswith("failed")]
        matched = {i for i, _ in scores.matched(text, gold, scores.relations_of(ours))}
        sure = {i for i, one in enumerate(ours) if one.rule in CORE_RULES and one.confidence >= CORE}
        hits, found, wanted = hits + len(matched), found + len(ours), wanted + len(gold)
        core_hits, core = core_hits + len(matched & sure), core + len(sure)
    measured = {
        "relation overlap F1": scores.f1(hits, found, wanted),
        "relation overlap precision": hits / found,
        "precision on core reporting cues": core_hits / core,
        "articles read": read / len(files),
    }
    gate("attribution-polnear", measured, files)


def annotations(file: Path) -> Path:
    """The relations of one of the texts."""
    folder = file.parent.parent / "attributions"
    return next(iter(sorted(folder.glob(f"{file.stem}*.ann"))))


@pytest.mark.gate
@pytest.mark.parametrize("corpus", ["UW", "MEANTIME"])
def test_factuality(shared: Path, gate: Gate, corpus: str) -> None:
    """Correlation of the presentation, mapped to -3..3, with the gold."""
    file = shared / "factuality" / corpus / "dev.jsonl"
    gold, ours = [], []
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        document, paragraph = _tokenised(row["text"].split(" "))
        for target in row["targets"]:
            shown = factuality.presentation(document, paragraph, paragraph.doc[target["span1"][0]])
            gold.append(target["label"])
            ours.append(_value(shown))
    gate(f"factuality-{corpus.lower()}", {"r": _correlation(gold, ours)}, [file])


def _tokenised(words: list[str]) -> tuple[Document, Paragraph]:
    """A document over given tokens, so that the gold's indices hold."""
    nlp = models.english().nlp
    plain = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}
    doc = nlp(Doc(nlp.vocab, words=[plain.get(word, word) for word in words]))
    paragraph = Paragraph("paragraph", 0, len(doc.text), doc, doc.text)
    return Document(scores.article(doc.text, "sentence"), "en", True, (paragraph,)), paragraph


def _value(shown: factuality.Presentation) -> float:
    yes, no = SCALE[shown.status]
    if shown.polarity == "negative":
        return no
    return min(yes, HEDGED) if shown.hedges else yes


def _correlation(xs: list[float], ys: list[float]) -> float:
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    spread = (sum((x - mean_x) ** 2 for x in xs) * sum((y - mean_y) ** 2 for y in ys)) ** 0.5
    return float(over / spread)
