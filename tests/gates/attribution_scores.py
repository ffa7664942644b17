"""Scores of attributions against gold: the CofeNet protocol on labels, and whole relations by character offsets.

In: gold and predicted spans. Out: precision, recall and F1 in 0..1. Written anew; agrees with the reference scorers.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from firsthand.records import Article, Attribution

ROLES = ("source", "cue", "content")
_MARKS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
Spans = list[tuple[int, int]]


class Relation(NamedTuple):
    """One attribution as character spans."""

    source: Spans
    cue: Spans
    content: Spans


class Passage(NamedTuple):
    """A labelled passage as text, with each token's offsets and label."""

    text: str
    tokens: Spans
    labels: list[str]


def passages(path: Path, every: int = 1) -> list[Passage]:
    """The passages of a CofeNet file, every n-th."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        if number % every:
            continue
        row = json.loads(line)
        text, tokens = "", []
        for token in row["tokens"]:
            text += " " if text else ""
            word = _MARKS.get(token, token)
            tokens.append((len(text), len(text) + len(word)))
            text += word
        found.append(Passage(text, tokens, row["labels"]))
    return found


def relations_of(attributions: Iterable[Attribution]) -> list[Relation]:
    """Attributions as relations; nested ones are left out, since the gold has one layer."""
    return [
        Relation(*([(s.start, s.end) for s in spans] for spans in (one.sources, one.cues, one.contents)))
        for one in attributions
        if one.within is None
    ]


def label(passage: Passage, relations: Iterable[Relation]) -> list[str]:
    """BIO labels of the passage's tokens; content first, so that a source or cue inside it shows."""
    labels = ["O"] * len(passage.tokens)
    for relation in relations:
        for role in ("content", "source", "cue"):
            for start, end in getattr(relation, role):
                inside = [i for i, (a, b) in enumerate(passage.tokens) if a < end and start < b]
                for n, i in enumerate(inside):
                    labels[i] = f"{'I' if n else 'B'}-{role}"
    return labels


def bio_spans(labels: list[str]) -> dict[str, set[tuple[int, int]]]:
    """The spans of each role in BIO labels."""
    found: dict[str, set[tuple[int, int]]] = {role: set() for role in ROLES}
    role, start = "", 0
    for i, tag in enumerate([*labels, "O"]):
        if role and (tag == "O" or tag[0] == "B" or tag[2:] != role):
            found[role].add((start, i))
            role = ""
        if tag != "O" and not role:
            role, start = tag[2:], i
    return found


def exact_f1(gold: list[list[str]], predicted: list[list[str]]) -> dict[str, float]:
    """Exact-span F1 a role over all passages."""
    scores = {}
    for role in ROLES:
        pairs = [(bio_spans(g)[role], bio_spans(p)[role]) for g, p in zip(gold, predicted, strict=True)]
        hits = sum(len(g & p) for g, p in pairs)
        scores[role] = f1(hits, sum(len(p) for _, p in pairs), sum(len(g) for g, _ in pairs))
    return scores


def f1(hits: int, predicted: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0


def brat(path: Path) -> list[Relation]:
    """The relations of a brat standoff file."""
    spans: dict[str, Spans] = {}
    found = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("T"):
            key, middle, _ = line.split("\t", 2)
            spans[key] = [(int(a), int(b)) for a, b in (p.split() for p in middle.split(" ", 1)[1].split(";"))]
        elif line.startswith("E"):
            parts: dict[str, Spans] = {role: [] for role in ROLES}
            for part in line.split("\t")[1].split()[1:]:
                role, key = part.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in parts:
                    parts[role] += spans.get(key, [])
            found.append(Relation(parts["source"], parts["cue"], parts["content"]))
    return found


def words(text: str, spans: Spans) -> set[int]:
    """The starts of the words inside spans: what overlap is counted in."""
    return {a + match.start() for a, b in spans for match in re.finditer(r"\w+", text[a:b])}


def matched(text: str, gold: list[Relation], predicted: list[Relation]) -> list[tuple[int, int]]:
    """One-to-one pairs (predicted, gold) whose source, cue and content all overlap, best content agreement first."""
    g = [[words(text, part) for part in one] for one in gold]
    p = [[words(text, part) for part in one] for one in predicted]
    pairs = []
    for i, (_, p_cue, p_content) in enumerate(p):
        for j, (_, g_cue, g_content) in enumerate(g):
            union = len(p_content | g_content)
            share = len(p_content & g_content) / union if union else 0.0
            cue = 1 if p_cue & g_cue else 0
            if share > 0 or cue:
                pairs.append((share + cue, i, j))
    used: set[int] = set()
    taken: set[int] = set()
    good = []
    for _, i, j in sorted(pairs, reverse=True):
        if i in used or j in taken:
            continue
        used.add(i)
        taken.add(j)
        source = bool(p[i][0] & g[j][0]) or (not p[i][0] and not g[j][0])
        if source and p[i][1] & g[j][1] and p[i][2] & g[j][2]:
            good.append((i, j))
    return good


def article(text: str, key: str) -> Article:
    """A bare English article."""
    return Article(id=key, key=key, path=key, sha256="", text=text, extractor="gold", language="en")
