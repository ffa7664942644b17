"""Where the reader of attributions is right and wrong, by kind of quotation, by cue, and by kind of error.

`python bench/attributions.py` prints tables on the development split of PolNeAR (`../shared/data/polnear`), with the
one-to-one matching that its gate uses; nothing without that folder. Words of the corpus are not printed, lemmas of
cues are.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Token

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.gates import attribution_scores as scores  # noqa: E402
from tests.gates.test_reading_attribution import annotations  # noqa: E402

from firsthand.read import attribution, cues, models, quotes  # noqa: E402
from firsthand.read.document import Document, open_document  # noqa: E402

POLNEAR = ROOT.parent / "shared" / "data" / "polnear" / "data" / "dev" / "text"
WORST = 20


class Seen(NamedTuple):
    """One attribution of the gold or of ours: how its content is quoted, what its cue is, whether it has a partner."""

    quoted: str
    cue: str
    lemma: str
    matched: bool
    why: str


def quoted(text: str, spans: scores.Spans, marked: set[int]) -> str:
    """Full where each word of the content stands in quotation marks, mixed where some do, else indirect."""
    inside = scores.words(text, spans)
    if not inside or not inside & marked:
        return "indirect"
    return "full" if inside <= marked else "mixed"


def cue_of(document: Document, spans: scores.Spans) -> tuple[str, str]:
    """The class of a cue and the lemma of its first verb or noun."""
    if not spans:
        return "none", "-"
    found = [token for start, end in spans for token in _tokens(document, start, end)]
    if any(token.lower_ == "according" for token in found):
        return "according to", "according"
    head = next((one for pos in ("VERB", "NOUN", "AUX", "ADJ") for one in found if one.pos_ == pos), None)
    if head is None:
        return "other", found[0].lemma_.lower() if found else "-"
    if head.pos_ == "VERB":
        known = cues.verb(head)
        kind = (
            "verb of saying" if known and known.core else "another verb of the table" if known else "a verb outside it"
        )
        return kind, head.lemma_.lower()
    return {"NOUN": "noun", "ADJ": "adjective"}.get(head.pos_, "other"), head.lemma_.lower()


def _tokens(document: Document, start: int, end: int) -> list[Token]:
    return [
        token
        for paragraph in document.paragraphs
        if paragraph.start < end and start < paragraph.end
        for token in paragraph.doc
        if paragraph.start + token.idx < end and start < paragraph.start + token.idx + len(token)
    ]


def why(text: str, one: scores.Relation, others: list[scores.Relation]) -> str:
    """What is wrong with an attribution that has no partner: its nearest on the other side, part by part."""
    mine = [scores.words(text, part) for part in one]
    near = [[scores.words(text, part) for part in other] for other in others]
    same_cue = [other for other in near if other[1] & mine[1]]
    if not same_cue:
        inside = any(other[2] & mine[2] for other in near)
        return "another cue for the same words" if inside else "nothing there"
    if all(bool(other[0]) != bool(mine[0]) for other in same_cue):
        return "a source on one side only"
    if not any(other[0] & mine[0] for other in same_cue):
        return "another source"
    return "another content"


def measured() -> tuple[list[Seen], list[Seen]]:
    """The attributions of the gold, and ours."""
    nlp = models.english().nlp
    gold_seen, ours_seen = [], []
    for file in sorted(POLNEAR.glob("*.txt")):
        text = file.read_bytes().decode("utf-8")
        document = open_document(scores.article(text, file.stem), nlp.pipe, language="en", parsed=True)
        marked = scores.words(text, [(one.start, one.end) for one in quotes.find(document)])
        gold = scores.brat(annotations(file))
        ours = scores.relations_of(attribution.find(document))
        pairs = scores.matched(text, gold, ours)
        for seen, side, other, hit in (
            (gold_seen, gold, ours, {j for _, j in pairs}),
            (ours_seen, ours, gold, {i for i, _ in pairs}),
        ):
            for n, one in enumerate(side):
                kind, lemma = cue_of(document, one.cue)
                cause = "" if n in hit else why(text, one, other)
                seen.append(Seen(quoted(text, one.content, marked), kind, lemma, n in hit, cause))
    return gold_seen, ours_seen


def table(title: str, field: str, gold: list[Seen], ours: list[Seen]) -> None:
    """Recall over the gold's and precision over our attributions of each value of a field."""
    print(f"| {title} | in the gold | found | of ours | right |\n|---|---|---|---|---|")
    count = Counter(getattr(one, field) for one in gold)
    for value, wanted in count.most_common():
        recall = sum(one.matched for one in gold if getattr(one, field) == value) / wanted
        mine = [one.matched for one in ours if getattr(one, field) == value]
        precision = f"{sum(mine) / len(mine):.3f}" if mine else "-"
        print(f"| {value} | {wanted} | {recall:.3f} | {len(mine)} | {precision} |")
    print()


def errors(gold: list[Seen], ours: list[Seen]) -> None:
    """The twenty commonest errors: cue, what is wrong, missed or invented."""
    count = Counter(
        (side, one.cue, one.lemma, one.why)
        for side, seen in (("missed", gold), ("invented", ours))
        for one in seen
        if not one.matched
    )
    print(f"| error | cue | class | what is there instead | times |\n{'|---' * 5}|")
    for (side, kind, lemma, cause), times in sorted(count.items(), key=lambda item: (-item[1], item[0]))[:WORST]:
        print(f"| {side} | {lemma} | {kind} | {cause} | {times} |")


def main() -> None:
    """Read, match, print."""
    if not POLNEAR.exists():
        return
    gold, ours = measured()
    table("content", "quoted", gold, ours)
    table("cue", "cue", gold, ours)
    errors(gold, ours)


if __name__ == "__main__":
    main()
