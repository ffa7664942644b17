"""What a method made of a planted case, against the truth.

In: a Case of `plant_cases` and the records of a built case by kind, as `firsthand show --json` prints them (`rows_of`
makes them of record objects). Out: measures; F1, precision, recall and shares in 0..1.

- events: each supporting line is an item; its event is the one that most mentions in it have (a line without any stands
  alone). B-cubed and CoNLL F1 against the happenings.
- claims: a built claim is the true claim of its slot and value (numbers equal, names by their words in either
  language) that has most of its supporting spans in its lines. `found` by slot: recall over true claims; precision over
  built claims that stand, with a span at least, in supporting lines of a happening whose slot the truth knows.
- origins: of the true claims that were found (several built ones: their widest interval), those whose interval holds
  the true count; its width; how far each end is from the truth, and how far on the wrong side. The widest interval of
  several flatters and punishes at once: a stray claim, as of the place of the arrests that followed, gives the low end,
  and may hide that the claim which a reader opens misses. So `of 5, main` judges each true claim by the one built claim
  that has most of its lines. `unfound` claims are counted apart, and claims that rest on a tie no text shows (`hidden`)
  are left out of the `shown` share. Beside it the trivial interval [1, articles], and the all-distinct count, articles.
  Whether a thing happened at all is no asked slot: every line says so.
- contradictions: pairs of true claims, by kind; the built `update` is scored apart. Pairs without a verdict are left
  out. One between two happenings, or with a value that nobody said, has no kind, and costs the precision of all.
  `alarms`: of the updates, roundings, parts and other scopes found on both sides, those called contradictions.
- drift: a built drift is right if its two lines go back to one sentence and differ by a planted drift of its kind.
  `controls` is the share of unchanged retellings that some drift was found in.
- translated: of the pairs of articles tied across languages, those that have two lines or more which go back to one
  sentence each (precision); of the articles that have such a partner, those tied to one (recall).
"""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.gates.coref_scores import coref_scores

from case_prose import Fact
from case_truth import ClaimTruth, Said
from plant_cases import Case

Row = dict[str, Any]  # one printed line of JSON
Rows = dict[str, list[Row]]
KINDS = ("articles", "assertions", "mentions", "claims", "contradictions", "drift", "reuse")
LINES = 2  # that two articles have from one sentence each: one of them retells the other, or both a third
SLOTS = {  # what a method may call a slot of the truth
    "actor": "who", "place": "where", "time": "when", "date": "when", "recipient": "whom", "votes_for": "votes",
    "dead": "killed", "wounded": "injured", "displaced": "evacuated", "participants": "attended", "by": "who",
    "means": "cause", "to_whom": "whom",
}  # fmt: skip
DRIFT = {
    "hedge": ("hedge_dropped", "hedge_added"),
    "attribution": ("attribution_dropped",),
    "speaker": ("speaker_moved",),
    "quotation_altered": ("quotation",),
    "unnamed_made_named": ("unnamed_named",),
    "source_named": ("unnamed_named",),
}
NO_CONTRADICTION = ("update", "rounding", "part", "scope")
UNASKED = ("status",)
_EMPTY = frozenset(["the", "a", "an", "el", "la", "los", "las", "de", "del", "of", "in", "en", "y", "and"])


def rows_of(**records: Iterable[object]) -> Rows:
    """The rows of record objects, by kind."""
    return {kind: [msgspec.to_builtins(one) for one in found] for kind, found in records.items()}


def score(case: Case, rows: Rows) -> dict[str, float]:
    """Every measure."""
    built = Built(case, rows)
    return (
        _events(case, built)
        | _claims(case, built)
        | _origins(case, built)
        | _contradictions(case, built)
        | _drift(case, built)
        | _translated(case, built)
    )


class Built:
    """The built case, tied to the truth."""

    def __init__(self, case: Case, rows: Rows) -> None:
        self.rows = rows
        url = {row["id"]: row.get("url") or row["key"] for row in rows["articles"]}
        lines: defaultdict[str, list[Said]] = defaultdict(list)
        for one in case.truth.said:
            lines[one.url].append(one)
        self.lines = {name: sorted(found, key=lambda one: one.start) for name, found in lines.items()}
        self.starts = {name: [one.start for one in found] for name, found in self.lines.items()}
        self.url = url
        self.assertion = {row["id"]: row for row in rows["assertions"]}
        # Who gives causes too means by "means" with what it was done, which the truth does not ask.
        self.gives_causes = any(row["slot"] == "cause" for row in rows["claims"])
        self.claim: dict[str, Fact] = {}  # by built claim, the true one
        self.wrong: list[Row] = []  # built claims with a known slot, in supporting lines, that are none
        values: defaultdict[tuple[int, str], list[Fact]] = defaultdict(list)
        for fact in case.truth.claims:
            values[fact.happening, fact.slot].append(fact)
        for row in rows["claims"]:
            slot: str = SLOTS.get(row["slot"]) or row["slot"]
            found = [line for line in map(self._line_of, row["support"]) if line]
            if any((line.line.happening.id, slot) in values for line in found):
                self._tie(row, slot, found, values)

    def line(self, span: Row) -> Said | None:
        """The supporting line that a span stands in."""
        name = self.url.get(span["article"], "")
        at = bisect_right(self.starts.get(name, []), span["start"]) - 1
        if at < 0 or span["start"] >= self.lines[name][at].end:
            return None
        return self.lines[name][at]

    def lines_of(self, row: Row, fact: Fact) -> int:
        """In how many lines that carry a fact a built claim has support."""
        found = [line for line in map(self._line_of, row["support"]) if line]
        return len({(line.url, line.start) for line in found if fact in line.line.facts})

    def _line_of(self, assertion: str) -> Said | None:
        row = self.assertion.get(assertion)
        return self.line(row["span"]) if row else None

    def _tie(self, row: Row, slot: str, found: Sequence[Said], values: dict[tuple[int, str], list[Fact]]) -> None:
        votes: Counter[Fact] = Counter()
        for line in found:
            here = [fact for fact in line.line.facts if fact.slot == slot]
            near = [fact for fact in here if same(fact, row["value"])]
            if not near:
                near = [f for f in values.get((line.line.happening.id, slot), ()) if same(f, row["value"])][:1]
                votes.update(dict.fromkeys(near, 0))
            votes.update(near)
        if votes:
            self.claim[row["id"]] = max(sorted(votes), key=votes.__getitem__)
        elif row["slot"] != "means" or not self.gives_causes:
            self.wrong.append(row)


def same(fact: Fact, value: object) -> bool:
    """Whether a built value is the true one.

    >>> same(Fact(1, "killed", "120.."), "120..") and same(Fact(1, "killed", "120.."), "121..")
    True
    >>> same(Fact(1, "who", "the Red Dawn group|el grupo Alba Roja"), "grupo Alba Roja")
    True
    """
    said = str(value)
    if fact.slot == "status":
        happened = said in ("happened", "positive", "asserted")
        return happened if fact.value == "happened" else not happened
    if fact.slot == "when":
        return said[:10].rstrip("~?%") == fact.value
    if fact.value[0].isdigit():
        low, dots, high = said.partition("..")
        if ".." in fact.value:
            least = int(fact.value.partition("..")[0])
            return bool(dots) and low.isdigit() and not high and 0 <= int(low) - least <= 1
        return said == fact.value
    denied, name = fact.value.startswith("not "), fact.value.removeprefix("not ")
    if denied != said.startswith("not "):
        return False
    words = _words(said)
    return any(words and (want <= words or words <= want) for want in map(_words, name.split("|")))


def _words(text: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", plain)) - _EMPTY - {"not"}


def _events(case: Case, built: Built) -> dict[str, float]:
    of: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for row in built.rows["mentions"]:
        line = built.line(row["trigger"])
        if line and row["event"]:
            of[line.url, line.start][row["event"]] += 1  # in the order of the text: the first of as many is taken
    gold, found = dict[str, int](), dict[str, str]()
    for one in case.truth.said:
        name = f"{one.url} {one.start}"
        gold[name] = one.line.facts[0].happening
        held = of.get((one.url, one.start))
        found[name] = max(held, key=held.__getitem__) if held else name
    measured = coref_scores(gold, found)
    mentioned = sum(bool(of.get((one.url, one.start))) for one in case.truth.said) / max(1, len(gold))
    return {"events CoNLL": measured["CoNLL"], "events B3": measured["B3"], "lines with a mention": mentioned}


def _claims(case: Case, built: Built) -> dict[str, float]:
    found = set(built.claim.values())
    wrong = Counter(SLOTS.get(row["slot"], row["slot"]) for row in built.wrong)
    right = Counter(fact.slot for fact in built.claim.values())
    asked = Counter(fact.slot for fact in case.truth.claims)
    result = {}
    for slot in sorted(asked):
        hit = sum(fact.slot == slot for fact in found)
        result[f"claims {slot} recall"] = hit / asked[slot]
        result[f"claims {slot} precision"] = right[slot] / max(1, right[slot] + wrong[slot])
    result["claims recall"] = len(found) / max(1, len(case.truth.claims))
    result["claims precision"] = len(built.claim) / max(1, len(built.claim) + len(built.wrong))
    return result


def _origins(case: Case, built: Built) -> dict[str, float]:
    spans: dict[Fact, tuple[int, int]] = {}
    main: dict[Fact, tuple[int, int]] = {}
    most: dict[Fact, int] = {}
    for row in built.rows["claims"]:
        fact = built.claim.get(row["id"])
        if fact is not None:
            low, high = spans.get(fact, (row["origins_min"], row["origins_max"]))
            spans[fact] = min(low, row["origins_min"]), max(high, row["origins_max"])
            lines = built.lines_of(row, fact)
            if lines > most.get(fact, -1):
                most[fact], main[fact] = lines, (row["origins_min"], row["origins_max"])
    claims = [claim for claim in case.truth.claims.values() if claim.fact.slot not in UNASKED]
    large = [claim for claim in claims if claim.outlets >= 5]
    measured = _held("origins", claims, spans) | _held("origins of 5", large, spans)
    return measured | _held("origins of 5, main", large, main)


def _held(name: str, claims: Sequence[ClaimTruth], spans: dict[Fact, tuple[int, int]]) -> dict[str, float]:
    met = [(claim, *spans[claim.fact]) for claim in claims if claim.fact in spans]
    count = max(1, len(met))
    shown = [one for one in met if not one[0].hidden]
    return {
        f"{name}: claims": float(len(claims)),
        f"{name}: unfound": 1 - len(met) / max(1, len(claims)),
        f"{name}: held": sum(low <= claim.origins <= high for claim, low, high in met) / count,
        f"{name}: held shown": sum(low <= claim.origins <= high for claim, low, high in shown) / max(1, len(shown)),
        f"{name}: width": sum(high - low for _, low, high in met) / count,
        f"{name}: low end too high by": sum(max(0, low - claim.origins) for claim, low, _ in met) / count,
        f"{name}: high end too low by": sum(max(0, claim.origins - high) for claim, _, high in met) / count,
        f"{name}: low end error": sum(abs(low - claim.origins) for claim, low, _ in met) / count,
        f"{name}: high end error": sum(abs(high - claim.origins) for claim, _, high in met) / count,
        f"{name}: trivial width": sum(claim.articles - 1 for claim in claims) / max(1, len(claims)),
        f"{name}: all distinct right": sum(c.articles == c.origins for c in claims) / max(1, len(claims)),
        f"{name}: all distinct error": sum(c.articles - c.origins for c in claims) / max(1, len(claims)),
    }


def _contradictions(case: Case, built: Built) -> dict[str, float]:
    truth = {frozenset((pair.a, pair.b)): pair for pair in case.truth.pairs}
    said: dict[frozenset[Fact], str] = {}
    lost = 0
    none = {row["id"] for row in built.wrong}
    for row in built.rows["contradictions"]:
        a, b = built.claim.get(row["a"]), built.claim.get(row["b"])
        if a is None or b is None or a == b or a.happening != b.happening:
            strangers = a is not None and b is not None and a.happening != b.happening
            lost += row["kind"] != "update" and (strangers or not none.isdisjoint((row["a"], row["b"])))
            continue
        said[frozenset((a, b))] = "update" if row["kind"] == "update" else "contradiction"
    right, asked, wrong = Counter[str](), Counter[str](), Counter[str]()
    for key, pair in truth.items():
        asked[pair.kind] += pair.verdict == "contradiction"
        asked["update"] += pair.verdict == "update"
        if pair.verdict == "contradiction":
            right[pair.kind] += said.get(key) == "contradiction"
        right["update"] += pair.verdict == "update" and said.get(key) == "update"
    for key, verdict in said.items():
        judged = truth.get(key)
        if judged is None or judged.verdict in ("either", "inside"):
            continue
        if verdict == "contradiction" and judged.verdict != "contradiction":
            wrong[judged.kind] += 1
        wrong["update"] += verdict == "update" and judged.verdict != "update"
    known = set(built.claim.values())
    result: dict[str, float] = {}
    for kind in sorted(asked):
        result |= _prf(f"contradictions {kind}", right[kind], wrong[kind], asked[kind])
    kinds = [kind for kind in asked if kind != "update"]
    hits, misses, all_asked = (sum(count[kind] for kind in kinds) for count in (right, wrong, asked))
    result |= _prf("contradictions", hits, misses + lost, all_asked)
    result["contradictions of no true pair"] = float(lost)
    for verdict in NO_CONTRADICTION:
        pairs = [key for key, pair in truth.items() if pair.verdict == verdict and key <= known]
        result[f"alarms {verdict}"] = sum(said.get(key) == "contradiction" for key in pairs) / max(1, len(pairs))
    return result


def _drift(case: Case, built: Built) -> dict[str, float]:
    planted = {one.id: one for one in case.truth.drift}
    more = _quotations(case)

    def line_at(span: Row) -> Said | None:
        held = built.line(span)
        if held:
            return held
        found = (one for one in more[built.url.get(span["article"], "")] if one.start <= span["start"] < one.end)
        return next(found, None)

    right, wrong, met = Counter[str](), Counter[str](), set[int]()
    touched: set[tuple[str, int]] = set()
    for row in built.rows["drift"]:
        kinds = DRIFT.get(row["kind"], (row["kind"],))
        source, retelling = line_at(row["source"]), line_at(row["retelling"])
        if source and retelling:
            touched.add((retelling.url, retelling.start))
        if source and retelling and source.line.root == retelling.line.root:
            new = set(retelling.line.drifts) ^ set(source.line.drifts)
            mine = [number for number, kind in new if kind in kinds]
            if mine:
                right[kinds[0]] += 1
                met.update(mine)
                continue
        wrong[kinds[0]] += 1
    asked = Counter(one.kind for one in planted.values())
    hit = Counter(planted[number].kind for number in met if number in planted)
    result = {}
    for kind in sorted(asked):
        group = next((kinds[0] for kinds in DRIFT.values() if kind in kinds), kind)
        precision = right[group] / max(1, right[group] + wrong[group])
        recall = hit[kind] / asked[kind]
        result[f"drift {kind} P"], result[f"drift {kind} R"] = precision, recall
        result[f"drift {kind} F1"] = _f1(precision, recall)
    precision = right.total() / max(1, right.total() + wrong.total())
    recall = hit.total() / max(1, asked.total())
    result |= {"drift P": precision, "drift R": recall, "drift F1": _f1(precision, recall)}
    controls = case.truth.controls
    result["drift in controls"] = sum((b.url, b.start) in touched for _, b in controls) / max(1, len(controls))
    return result


def _translated(case: Case, built: Built) -> dict[str, float]:
    roots: defaultdict[str, set[object]] = defaultdict(set)
    for one in case.truth.said:
        roots[one.url].add(one.line.root)
    tongue = {article.url or article.key: article.language for article in case.articles}
    asked = {
        pair
        for pair in combinations(sorted(roots), 2)
        if tongue[pair[0]] != tongue[pair[1]] and len(roots[pair[0]] & roots[pair[1]]) >= LINES
    }
    tied = {
        tuple(sorted(built.url[row[side]["article"]] for side in ("a", "b")))
        for row in built.rows["reuse"]
        if row["relation"] == "translated"
    }
    met = {url for pair in tied & asked for url in pair}
    return {
        "translated P": len(tied & asked) / max(1, len(tied)),
        "translated R": len(met) / max(1, len({url for pair in asked for url in pair})),
    }


def _quotations(case: Case) -> dict[str, list[Said]]:
    """Lines without a fact, by article: those of the planted drift, and where the same words stand in other copies."""
    text = {article.url or article.key: article.text for article in case.articles}
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for line in (line for one in case.truth.drift for line in (one.source, one.retelling) if not line.line.facts):
        words = text[line.url][line.start : line.end]
        found[line.url].append(line)
        for url, other in text.items():
            if url != line.url and (at := other.find(words)) >= 0:
                found[url].append(line._replace(url=url, start=at, end=at + len(words)))
    return found


def _prf(name: str, right: int, wrong: int, asked: int) -> dict[str, float]:
    precision, recall = right / max(1, right + wrong), right / max(1, asked)
    return {f"{name} P": precision, f"{name} R": recall, f"{name} F1": _f1(precision, recall)}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
