"""Scores of a reading against the hand-made gold of attributions (docs/annotation.md).

In: gold rows and a Reading of one article. Out: counts that add up over articles, and the measures they give, 0..1.
Matching and words are those of `bench/agreement.py`, with which two annotators are compared.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, get_args

from spacy.tokens import Token

from agreement import f1, matched, share, words
from annotate import articles
from firsthand.read import Reader, factuality, models
from firsthand.read.document import Document, Paragraph, open_document
from firsthand.records import Article, Attribution, Block, Reading, Span, VoiceKind

Row = dict[str, Any]
KINDS: tuple[str, ...] = get_args(VoiceKind)
FORMS = ("direct", "mixed", "indirect")
LABELS = ("kind", "named", "on_record", "stance", "status", "polarity")
FEW = 20  # fewer of a kind in a half of the gold, and one attribution moves its F1 by more than rules do
SURE = 0.8  # the confidence from which the PolNeAR gate, too, counts an attribution as sure
MODES = (("sure", f"confidence of {SURE} or more"), ("counted", "holding an event that is counted"))

# The corpus is tokenised: spaces around punctuation, `` and '' for marks. Pages are not.
_GLUED = re.compile(
    r"(?P<open>``|`(?!`))(?P<after> ?)|(?P<before> ?)(?P<close>''|(?<=\s)')(?=\s|$)(?! ?s\b)"
    r"|(?P<straight> ?\" ?)|(?P<left> )(?=[,.;:?!)\]%]|'(?:s|re|ve|ll|d|m)\b|n't\b)|(?P<right>(?<=[(\[$€#]) )"
)


class Natural(NamedTuple):
    """A text as a page would print it, and for each of its characters the place in the corpus's text."""

    text: str
    places: list[int]

    def back(self, spans: tuple[Span, ...]) -> list[tuple[int, int]]:
        """Spans of the natural text as spans of the corpus's."""
        return [(self.places[one.start], self.places[one.end - 1] + 1) for one in spans]


def natural(text: str) -> Natural:
    """A tokenised text with its spaces taken back; a line stays a line.

    >>> natural("He said : `` We ca n't ( yet ) , '' and Boeing 's won .").text
    "He said: “We can't (yet),” and Boeing's won."
    """
    out: list[tuple[str, int]] = []
    at, straight = 0, 0
    for match in _GLUED.finditer(text):
        out += [(text[i], i) for i in range(at, match.start())]
        at = match.end()
        if match["open"]:
            out.append(("“" if match["open"] == "``" else "‘", match.start("open")))
        elif match["close"]:
            out.append(("”" if match["close"] == "''" else "’", match.end("close") - 1))
        elif match["straight"]:
            mark = match.start() + match[0].index('"')
            opens = straight % 2 == 0
            straight += 1
            out += [(" ", match.start())] if opens and match[0][0] == " " else []
            out.append(("“" if opens else "”", mark))
            spaced = not opens and match[0][-1] == " " and text[match.end() : match.end() + 1] not in set(",.;:?!)")
            out += [(" ", match.end() - 1)] if spaced else []
    out += [(text[i], i) for i in range(at, len(text))]
    return Natural("".join(char for char, _ in out), [place for _, place in out])


def texts(source: Path) -> dict[str, str]:
    """The texts of a corpus that may be read, by id."""
    return dict(articles(source))


def article(key: str, told: Natural) -> Article:
    """The article as collected: its headline, its date line (not read), and the rest as one paragraph.

    The corpus keeps no paragraphs: one sentence stands on each line.
    """
    head = told.text.index("\n")
    body = told.text.index("\n", head + 1) + 1
    text = told.text[:body] + told.text[body:].replace("\n", " ")
    blocks = (Block("headline", 0, head), Block("boilerplate", head + 1, body - 1), Block("paragraph", body, len(text)))
    return Article(
        id=key, key=key, path=key, sha256="", text=text, extractor="gold", language="en", blocks=blocks
    )  # fmt: skip


def tokenised(key: str, text: str) -> tuple[Article, Natural]:
    """An article of a tokenised corpus, in plain print."""
    told = natural(text)
    return article(key, told), told


def running(key: str, text: str) -> tuple[Article, Natural]:
    """An article of running text with no headline: the line breaks of the annotation are spaces again."""
    told = Natural(text.replace("\n", " "), list(range(len(text))))
    blocks = (Block("paragraph", 0, len(text)),)
    return Article(
        id=key, key=key, path=key, sha256="", text=told.text, extractor="gold", language="en", blocks=blocks
    ), told  # fmt: skip


def rows(reading: Reading, document: Document, told: Natural) -> list[Row]:
    """A reading's attributions as the gold has them: offsets of the corpus, status and polarity of the content."""
    held = {mention.attribution for mention in reading.mentions}
    found = []
    for one in reading.attributions:
        at = head(document, one, reading.attributions)
        shown = factuality.presentation(document, *at) if at else None
        found.append(
            {
                "id": one.id, "sources": told.back(one.sources), "cues": told.back(one.cues),
                "contents": told.back(one.contents), "kind": one.kind, "named": one.named,
                "count_min": one.count_min, "count_max": one.count_max, "on_record": one.on_record,
                "voices": one.voices, "within": one.within, "stance": one.stance,
                "status": shown.status if shown else "unknown", "polarity": shown.polarity if shown else "positive",
                "sure": one.confidence >= SURE, "counted": one.id in held, "rule": one.rule,
            }
        )  # fmt: skip
    return found


def head(
    document: Document, one: Attribution, others: tuple[Attribution, ...], depth: int = 0
) -> tuple[Paragraph, Token] | None:
    """The head happening of a content, with its paragraph: where that is a cue itself, the head of what it brings."""
    tops: list[tuple[Paragraph, Token]] = []
    for content in one.contents:
        paragraph = next(p for p in document.paragraphs if p.start <= content.start < p.end)
        start, end = content.start - paragraph.start, content.end - paragraph.start
        inside = [t for t in paragraph.doc if start <= t.idx < end and not (t.is_punct or t.is_space or t.is_quote)]
        tops += [(paragraph, t) for t in inside if t.head.i == t.i or not start <= t.head.idx < end]
    clauses = [top for top in tops if top[1].pos_ in {"VERB", "AUX"}] or tops
    if not clauses:
        return None
    at = clauses[0][0].start + clauses[0][1].idx
    inner = next((o for o in others if o.within == one.id and any(c.start <= at < c.end for c in o.cues)), None)
    deeper = head(document, inner, others, depth + 1) if inner is not None and depth < 4 else None
    return deeper or clauses[0]


class Tally:
    """Counts over articles, and the measures they give."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, text: str, gold: list[Row], ours: list[Row]) -> list[tuple[Row, Row]]:
        """Count one article; gives the matched pairs (gold, ours)."""
        pairs: list[tuple[Row, Row]] = matched(text, gold, ours)
        partner = {x["id"]: y["id"] for x, y in pairs}
        count = self.counts
        count.update(gold=len(gold), ours=len(ours), pairs=len(pairs))
        for mode, _ in MODES:
            count[f"{mode} ours"] += sum(row[mode] for row in ours)
            count[f"{mode} pairs"] += sum(y[mode] for _, y in pairs)
        for form in FORMS:
            count[f"{form} gold"] += sum(row["quotation"] == form for row in gold)
            count[f"{form} pairs"] += sum(x["quotation"] == form for x, _ in pairs)
        for part in ("sources", "cues"):
            count[f"{part} gold"] += sum(bool(row[part]) for row in gold)
            count[f"{part} ours"] += sum(bool(row[part]) for row in ours)
        for kind in KINDS:
            count[f"{kind} gold"] += sum(row["kind"] == kind for row in gold)
            count[f"{kind} ours"] += sum(row["kind"] == kind for row in ours)
            count[f"{kind} gold matched"] += sum(x["kind"] == kind for x, _ in pairs)
            count[f"{kind} ours matched"] += sum(y["kind"] == kind for _, y in pairs)
            count[f"{kind} right"] += sum(x["kind"] == y["kind"] == kind for x, y in pairs)
        for x, y in pairs:
            a, b = words(text, x["contents"]), words(text, y["contents"])
            count["contents same"] += a == b
            count["contents half"] += share(a, b) >= 0.5
            for part in ("sources", "cues"):
                a, b = words(text, x[part]), words(text, y[part])
                count[f"{part} overlap"] += bool(a & b)
                count[f"{part} same"] += bool(a) and a == b
            for label in LABELS:
                count[f"{label} right"] += x[label] == y[label]
            count["number right"] += (x["count_min"], x["count_max"]) == (y["count_min"], y["count_max"])
            count["nested right"] += (x["within"] is None) == (y["within"] is None)
            count["enclosing right"] += partner.get(x["within"], x["within"] and "?") == y["within"]
        for (x1, y1), (x2, y2) in combinations(pairs, 2):
            a, b = bool(set(x1["voices"]) & set(x2["voices"])), bool(set(y1["voices"]) & set(y2["voices"]))
            count.update({"links gold": a, "links ours": b, "links both": a and b})
        return pairs

    def without_floor(self) -> frozenset[str]:
        """Measures that are printed and not pinned: kinds too few in this half, and how much of the gold a mode has.

        Macro F1 has the rare kinds in it. The two shares are the price of a precision, which is what is pinned.
        """
        few = [kind for kind in KINDS if 0 < self.counts[f"{kind} gold"] < FEW]
        rare = {f"kind {kind}, {over}: F1" for kind in few for over in ("matched", "end to end")}
        return frozenset(rare | {f"{name}: share of the gold" for _, name in MODES})

    def measures(self) -> dict[str, float]:
        """Every measure; `matched` ones are over attributions that the reader and the gold both have."""
        n = self.counts
        pairs = max(1, n["pairs"])
        table = {
            "attributions, contents overlap: F1": f1(n["pairs"], n["gold"], n["ours"]),
            "attributions, contents overlap: precision": n["pairs"] / max(1, n["ours"]),
            "attributions, contents overlap: recall": n["pairs"] / max(1, n["gold"]),
            "attributions, contents the same: F1": f1(n["contents same"], n["gold"], n["ours"]),
            "attributions, half the words shared: F1": f1(n["contents half"], n["gold"], n["ours"]),
        }
        for form in FORMS:
            table[f"{form} quotation: recall"] = n[f"{form} pairs"] / max(1, n[f"{form} gold"])
        for mode, name in MODES:
            table[f"{name}: precision"] = n[f"{mode} pairs"] / max(1, n[f"{mode} ours"])
            table[f"{name}: share of the gold"] = n[f"{mode} pairs"] / max(1, n["gold"])
        for part in ("sources", "cues"):
            for how in ("overlap", "same"):
                table[f"{part} {how}: F1"] = f1(n[f"{part} {how}"], n[f"{part} gold"], n[f"{part} ours"])
        matched_kinds, all_kinds = [], []
        for kind in KINDS:
            if n[f"{kind} gold"]:
                right = n[f"{kind} right"]
                matched_kinds.append(f1(right, n[f"{kind} gold matched"], n[f"{kind} ours matched"]))
                all_kinds.append(f1(right, n[f"{kind} gold"], n[f"{kind} ours"]))
                table[f"kind {kind}, matched: F1"] = matched_kinds[-1]
                table[f"kind {kind}, end to end: F1"] = all_kinds[-1]
        table["kind, matched: micro F1"] = n["kind right"] / pairs
        table["kind, matched: macro F1"] = sum(matched_kinds) / max(1, len(matched_kinds))
        table["kind, end to end: micro F1"] = f1(n["kind right"], n["gold"], n["ours"])
        table["kind, end to end: macro F1"] = sum(all_kinds) / max(1, len(all_kinds))
        for label in (*LABELS[1:], "number", "nested", "enclosing"):
            table[f"{label}, matched: right"] = n[f"{label} right"] / pairs
        table["voices, matched: F1 of links"] = f1(n["links both"], n["links gold"], n["links ours"])
        return table


def measured(
    folder: Path, split: str, texts: Mapping[str, str], lay_out: Callable[[str, str], tuple[Article, Natural]]
) -> tuple[dict[str, float], dict[str, float], list[Path]]:
    """The reader on one part of a gold: the measures with floors, those that are printed, the files of that part."""
    read, nlp, tally, files = Reader().read, models.english().nlp, Tally(), list[Path]()
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        if gold["split"] != split:
            continue
        text = texts[gold["article"]]
        made, told = lay_out(gold["article"], text)
        document = open_document(made, nlp.pipe, language="en", parsed=True)
        tally.add(text, gold["attributions"], rows(read(made), document, told))
        files.append(file)
    found, without = tally.measures(), tally.without_floor()
    pinned = {measure: value for measure, value in found.items() if measure not in without}
    return pinned, {measure: found[measure] for measure in sorted(without)}, files
