"""How far two annotators agree on who says what: contents found by both, and the labels of those.

In: two folders of gold made by `annotate.py`, and the texts. Out: a table over the articles in both.
Run: `python bench/agreement.py FIRST SECOND EN_JSONL [--differences]`.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

from annotate import articles

Row = dict[str, Any]
Words = frozenset[int]
Pairs = list[tuple[Row, Row]]
LABELS = ("kind", "named", "stance", "status", "polarity", "on_record", "quotation")
PARTS = ("sources", "cues", "contents")


def words(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    """Where the words inside spans start: marks and punctuation do not count.

    >>> sorted(words('he said " no . "', [(0, 2), (8, 16)]))
    [0, 10]
    """
    return frozenset(a + hit.start() for a, b in spans for hit in re.finditer(r"\w+", text[a:b]))


def matched(text: str, first: list[Row], second: list[Row]) -> Pairs:
    """One-to-one pairs whose contents share a word and whose cues do too (or that both lack one), best shared first."""
    scored = []
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            content = share(words(text, a["contents"]), words(text, b["contents"]))
            cue = share(words(text, a["cues"]), words(text, b["cues"]))
            bare = not a["cues"] and not b["cues"]
            if content and (cue or bare or content > 0.5):
                source = share(words(text, a["sources"]), words(text, b["sources"]))
                scored.append((content + (cue > 0 or bare) + source / 2, -i, -j))
    pairs, left, right = [], set(range(len(first))), set(range(len(second)))
    for _, i, j in sorted(scored, reverse=True):
        if -i in left and -j in right:
            left.remove(-i)
            right.remove(-j)
            pairs.append((first[-i], second[-j]))
    return pairs


def share(a: Words, b: Words) -> float:
    """Words in both over words in either: 0 if there are none."""
    return len(a & b) / len(a | b) if a | b else 0.0


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa; 1.0 where both give one and the same label throughout.

    >>> kappa([("a", "a"), ("b", "b")]), kappa([("a", "b"), ("b", "a")])
    (1.0, -1.0)
    """
    seen = sum(a == b for a, b in pairs) / len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[label] * right[label] for label in left) / len(pairs) ** 2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def f1(both: float, first: int, second: int) -> float:
    """The harmonic mean of precision and recall, the same from either side."""
    return 2 * both / (first + second) if first + second else 1.0


def linked(rows: list[Row]) -> list[bool]:
    """For every pair of attributions, whether they share a voice."""
    return [bool(set(a["voices"]) & set(b["voices"])) for a, b in combinations(rows, 2)]


def agreement(first: dict[str, Row], second: dict[str, Row], texts: dict[str, str]) -> dict[str, float]:
    """The measures over the articles of both; raises ValueError if there are none."""
    both = sorted(first.keys() & second.keys())
    if not both:
        raise ValueError("no article is in both folders")
    totals: Counter[str] = Counter()
    labels: dict[str, list[tuple[str, str]]] = {name: [] for name in (*LABELS, "number", "nested", "hedged", "voices")}
    for article in both:
        a, b, text = first[article]["attributions"], second[article]["attributions"], texts[article]
        pairs = matched(text, a, b)
        partner = {x["id"]: y["id"] for x, y in pairs}
        totals.update(first=len(a), second=len(b), pairs=len(pairs))
        for x, y in pairs:
            for part in PARTS:
                left, right = words(text, x[part]), words(text, y[part])
                totals[f"{part} same"] += left == right
                totals[f"{part} shared"] += bool(left & right) or not left | right
            totals["all same"] += all(words(text, x[part]) == words(text, y[part]) for part in PARTS)
            totals["parent same"] += partner.get(x["within"], x["within"] and "?") == y["within"]
            for name in LABELS:
                labels[name].append((str(x[name]), str(y[name])))
            labels["number"].append(tuple(f"{row['count_min']}-{row['count_max']}" for row in (x, y)))  # type: ignore[arg-type]
            labels["nested"].append((str(x["within"] is not None), str(y["within"] is not None)))
            labels["hedged"].append((str(bool(x["hedges"])), str(bool(y["hedges"]))))
        links = zip(linked([x for x, _ in pairs]), linked([y for _, y in pairs]), strict=True)
        labels["voices"] += [(str(p), str(q)) for p, q in links]
    sizes = totals["first"], totals["second"]
    table = {"articles": len(both), "first": sizes[0], "second": sizes[1], "F1 overlap": f1(totals["pairs"], *sizes)}
    for part in PARTS:
        table[f"F1 {part} same"] = f1(totals[f"{part} same"], *sizes)
        table[f"F1 {part} overlap"] = f1(totals[f"{part} shared"], *sizes)
    table["F1 all three same"] = f1(totals["all same"], *sizes)
    table["same enclosing"] = totals["parent same"] / max(1, totals["pairs"])
    for name, seen in labels.items():
        if seen:
            table[f"{name}: agree"] = sum(x == y for x, y in seen) / len(seen)
            table[f"{name}: kappa"] = kappa(seen)
    ties = labels["voices"]
    tied = sum(p == q == "True" for p, q in ties)
    table["voices: F1 of links"] = f1(tied, *(sum(one[i] == "True" for one in ties) for i in (0, 1)))
    return table


def differences(first: dict[str, Row], second: dict[str, Row], texts: dict[str, str]) -> list[str]:
    """What one has and the other has not, and labels that differ, as offsets: for a talk between annotators."""
    lines = []
    for article in sorted(first.keys() & second.keys()):
        a, b = first[article]["attributions"], second[article]["attributions"]
        pairs = matched(texts[article], a, b)
        for side, rows, own in (("first", a, [x for x, _ in pairs]), ("second", b, [y for _, y in pairs])):
            lines += [f"{article} only {side}: {r['id']} {r['cues']} {r['contents']}" for r in rows if r not in own]
        for x, y in pairs:
            told = [f"{n} {x[n]}/{y[n]}" for n in (*LABELS, "count_min", "count_max") if x[n] != y[n]]
            if told:
                lines.append(f"{article} {x['id']}/{y['id']}: {', '.join(told)}")
    return lines


def folder(path: Path) -> dict[str, Row]:
    """The gold of a folder by article."""
    rows = [json.loads(file.read_text("utf-8")) for file in sorted(path.glob("*.json"))]
    return {row["article"]: row for row in rows}


def main(arguments: list[str]) -> int:
    """Print the table, and with `--differences` every difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("--differences", action="store_true")
    options = parser.parse_args(arguments)
    first, second, texts = folder(options.first), folder(options.second), dict(articles(options.source))
    for name, value in agreement(first, second, texts).items():
        print(f"{name:24} {value:.3f}" if isinstance(value, float) else f"{name:24} {value}")
    if options.differences:
        print(*differences(first, second, texts), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
