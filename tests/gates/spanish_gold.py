"""Spanish gold of our own, marked up in the text itself, and the scores of a reading against it.

In: `spanish/*.txt`, invented coverage written for this. Out: Gold articles; counts that add up, and measures 0..1.

A file is `published: DATE`, a blank line, the article (headline first, paragraphs between blank lines), `---`, and one
line an attribution: `number kind stance on|off count`, perhaps with `content=`, where the content's words cannot be
marked because other marks cross them (`&&` parts pieces). In the text `{S1|..}` is a source, `{C1|..}` a cue, `{X1|..}`
a content; `{T:edtf|..}` a time (with `|dur` behind a TIMEX3 duration, with `|any` or `|TNI` a part of a day, of which
the day is compared); `{Q:min-max|..}` a quantity (`-` alone: any); `{E:status+|..}` a happening with its polarity, and
`~` where the words keep a distance. Written by the same hand as the rules, so it flatters; see docs/decides/spanish.md.
"""

import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from firsthand.records import Article, Block, Reading
from tests.gates.reading_scores import f1, matched, share, words

Spans = list[tuple[int, int]]
_MARK = re.compile(r"\{(?P<kind>[SCXTQE])(?P<what>[^|{}]*)\||(?P<flag>\|[A-Za-z]+)?(?P<close>\})")


class Marked(NamedTuple):
    """A marked stretch that is no part of an attribution: what the mark says, and where."""

    what: str
    flag: str
    start: int
    end: int


class Gold(NamedTuple):
    """One article with what is to be read in it."""

    article: Article
    attributions: list[dict[str, object]]
    times: list[Marked]
    quantities: list[Marked]
    events: list[Marked]


def split_of(name: str) -> str:
    """`dev` or `held_out`, by the hash of the file's name: fixed before anything was read."""
    return "dev" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0 else "held_out"


def load(file: Path) -> Gold:
    """The article of a file, with its gold; raises ValueError for marks that do not fit together."""
    head, _, rest = file.read_text("utf-8").partition("\n\n")
    marked, _, notes = rest.partition("\n---\n")
    text, found = _plain(marked.strip())
    parts: dict[str, Spans] = {}
    for kind, what, _, start, end in found:
        if kind in "SCX":
            parts.setdefault(kind + what, []).append((start, end))
    rows = [_row(text, parts, line) for line in notes.splitlines() if line.strip()]
    blocks, at = [], 0
    for number, piece in enumerate(text.split("\n\n")):
        blocks.append(Block("paragraph" if number else "headline", at, at + len(piece)))
        at += len(piece) + 2
    article = Article(
        id=file.stem, key=file.stem, path=file.name, sha256="", text=text, extractor="gold", language="es",
        published=head.removeprefix("published: ").strip(), blocks=tuple(blocks),
    )  # fmt: skip
    of = {kind: [Marked(w.removeprefix(":"), flag, a, b) for k, w, flag, a, b in found if k == kind] for kind in "TQE"}
    return Gold(article, rows, of["T"], of["Q"], of["E"])


def _plain(marked: str) -> tuple[str, list[tuple[str, str, str, int, int]]]:
    """The text without marks, and the marks as (kind, what, flag, start, end)."""
    out: list[str] = []
    length, at = 0, 0
    open_marks: list[tuple[str, str, int]] = []
    found = []
    for match in _MARK.finditer(marked):
        out.append(marked[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match["kind"]:
            open_marks.append((match["kind"], match["what"], length))
        elif not open_marks:
            raise ValueError(f"a mark is closed that was not opened: {marked[:at][-60:]}")
        else:
            kind, what, start = open_marks.pop()
            found.append((kind, what, (match["flag"] or "").removeprefix("|"), start, length))
    if open_marks:
        raise ValueError(f"not closed: {open_marks}")
    return "".join(out) + marked[at:], sorted(found, key=lambda mark: mark[3:])


def _row(text: str, parts: dict[str, Spans], line: str) -> dict[str, object]:
    """One attribution of the notes, with its spans."""
    number, kind, stance, on, rest = line.split(" ", 4)
    count, *given = re.split(r"\s(?=(?:content|cue|source)=)", rest)
    told = dict(one.split("=", 1) for one in given)
    spans = {
        name: _where(text, told[name]) if name in told else parts.get(f"{letter}{number}", [])
        for letter, name in (("S", "source"), ("C", "cue"), ("X", "content"))
    }
    if not spans["content"]:
        raise ValueError(f"no content for {line!r}")
    low, _, high = count.partition("-")
    return {
        "id": number, "kind": kind, "stance": stance, "on_record": on == "on",
        "count": (int(low), int(high) if high else None),
        "sources": spans["source"], "cues": spans["cue"], "contents": spans["content"],
    }  # fmt: skip


def _where(text: str, words: str) -> Spans:
    found = []
    for piece in words.split("&&"):
        start = text.find(piece)
        if start < 0:
            raise ValueError(f"not in the text: {piece!r}")
        found.append((start, start + len(piece)))
    return found


class Tally:
    """Counts over articles, and the measures they give."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, gold: Gold, reading: Reading) -> list[str]:
        """Count one article; gives what went wrong, a line each, for whoever works on the development half."""
        return [*self._attributions(gold, reading), *self._marked(gold, reading)]

    def _attributions(self, gold: Gold, reading: Reading) -> list[str]:
        text, n = gold.article.text, self.counts
        ours: list[dict[str, object]] = [
            {
                "id": one.id, "kind": one.kind, "stance": one.stance, "on_record": one.on_record,
                "count": (one.count_min, one.count_max),
                "sources": [(s.start, s.end) for s in one.sources], "cues": [(s.start, s.end) for s in one.cues],
                "contents": [(s.start, s.end) for s in one.contents],
            }
            for one in reading.attributions
        ]  # fmt: skip
        pairs = matched(text, gold.attributions, ours)
        n.update({"gold": len(gold.attributions), "ours": len(ours), "pairs": len(pairs)})
        n["off gold"] += sum(not row["on_record"] for row in gold.attributions)
        wrong = []
        for x, y in pairs:
            for part in ("sources", "cues", "contents"):
                a, b = words(text, x[part]), words(text, y[part])
                n[f"{part} shared"] += bool(a & b) or not (a | b)
                n[f"{part} half"] += share(a, b) >= 0.5 or not (a | b)
                n[f"{part} same"] += a == b
                if a != b and (a or part != "sources"):
                    wrong.append(f"{part}: gold {_cut(text, x[part])} ours {_cut(text, y[part])}")
            for label in ("kind", "stance", "on_record", "count"):
                n[f"{label} right"] += x[label] == y[label]
                if x[label] != y[label]:
                    wrong.append(f"{label}: gold {x[label]} ours {y[label]} of {_cut(text, y['sources'])}")
            n["off right"] += not x["on_record"] and not y["on_record"]
            n["sourced"] += bool(x["sources"])
            n["sourced right"] += bool(words(text, x["sources"]) & words(text, y["sources"]))
        seen, used = {id(x) for x, _ in pairs}, {id(y) for _, y in pairs}
        missed = [x for x in gold.attributions if id(x) not in seen]
        wrong += [f"MISSED {_shown(text, x)}" for x in missed]
        wrong += [f"INVENTED {_shown(text, y)}" for y in ours if id(y) not in used]
        return wrong

    def _marked(self, gold: Gold, reading: Reading) -> list[str]:
        n, wrong, text = self.counts, [], gold.article.text
        n.update({"times gold": len(gold.times), "times ours": len(reading.times)})
        for mark in gold.times:
            hit = next((t for t in reading.times if t.span.start < mark.end and mark.start < t.span.end), None)
            n["times found"] += hit is not None
            told = (
                "" if hit is None else hit.timex if mark.flag == "dur" else (hit.edtf or "").split("T")[0].strip("~?")
            )
            right = told == (mark.what if mark.flag == "dur" else re.split(r"T", mark.what)[0])
            n["times right"] += right
            if not right:
                wrong.append(f"TIME {text[mark.start : mark.end]}: gold {mark.what} ours {told}")
        n.update({"quantities gold": len(gold.quantities), "quantities ours": len(reading.quantities)})
        for mark in gold.quantities:
            found = next((q for q in reading.quantities if q.span.start < mark.end and mark.start < q.span.end), None)
            told_of = (
                "" if found is None else f"{found.minimum:g}-" + ("" if found.maximum is None else f"{found.maximum:g}")
            )
            low, _, high = mark.what.partition("-")
            right = found is not None and (
                mark.what == "-" or (found.minimum == float(low) and found.maximum == (float(high) if high else None))
            )
            n["quantities right"] += right
            if not right:
                wrong.append(f"QUANTITY {text[mark.start : mark.end]}: gold {mark.what} ours {told_of}")
        n["events gold"] += len(gold.events)
        for mark in gold.events:
            one = next((m for m in reading.mentions if m.trigger.start < mark.end and mark.start < m.trigger.end), None)
            if one is None:
                wrong.append(f"EVENT missed {mark.what} {text[mark.start - 40 : mark.end + 10]!r}")
                continue
            status, polarity = mark.what.rstrip("+-~"), "negative" if "-" in mark.what else "positive"
            hedged = "~" in mark.what
            n.update(
                {"events found": 1, "status right": one.status == status, "polarity right": one.polarity == polarity}
            )
            n.update({"hedged gold": hedged, "hedged right": hedged and bool(one.hedges)})
            n["hedge right"] += hedged == bool(one.hedges)
            as_done = one.status == "happened" and one.polarity == "positive"
            n["as done"] += as_done
            n["rightly as done"] += as_done and mark.what.startswith("happened+")
            if (one.status, one.polarity, bool(one.hedges)) != (status, polarity, hedged):
                told = f"{one.status} {one.polarity}{' hedged' * bool(one.hedges)}"
                wrong.append(f"EVENT {mark.what} ours {told}: {text[mark.start - 60 : mark.end + 20]!r}")
        return wrong

    def measures(self) -> dict[str, float]:
        """Every measure; `matched` ones are over what the reader and the gold both have."""
        n = self.counts
        pairs, events = max(1, n["pairs"]), max(1, n["events found"])
        table = {
            "attributions: F1": f1(n["pairs"], n["gold"], n["ours"]),
            "attributions: precision": n["pairs"] / max(1, n["ours"]),
            "attributions: recall": n["pairs"] / max(1, n["gold"]),
            "contents, half the words shared: F1": f1(n["contents half"], n["gold"], n["ours"]),
            "contents the same: F1": f1(n["contents same"], n["gold"], n["ours"]),
            "sources shared, of those the gold has: right": n["sourced right"] / max(1, n["sourced"]),
            "off the record: recall": n["off right"] / max(1, n["off gold"]),
            "cues shared, matched: right": n["cues shared"] / pairs,
            "times: F1": f1(n["times found"], n["times gold"], n["times ours"]),
            "times, value: right": n["times right"] / max(1, n["times gold"]),
            "quantities, interval: right": n["quantities right"] / max(1, n["quantities gold"]),
            "happenings: recall": n["events found"] / max(1, n["events gold"]),
            "status, matched: right": n["status right"] / events,
            "polarity, matched: right": n["polarity right"] / events,
            "hedged or not, matched: right": n["hedge right"] / events,
            "told as done: precision": n["rightly as done"] / max(1, n["as done"]),
        }
        return table | {
            f"{label}, matched: right": n[f"{label} right"] / pairs
            for label in ("kind", "stance", "on_record", "count")
        }


def _cut(text: str, spans: object) -> str:
    return " // ".join(text[a:b] for a, b in spans)  # type: ignore[attr-defined]


def _shown(text: str, row: dict[str, object]) -> str:
    return " | ".join(_cut(text, row[part]) for part in ("sources", "cues", "contents")).replace("\n", " ")[:230]
