"""Scores of a built case against the gold of the example coverage: which expectations hold, and which do not.

In: the rows that `show --json` prints, and the gold. Out: for each phenomenon a list of (expectation, holds).
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, Any]
Held = list[tuple[str, bool]]

# The gold names a happening by a verb of the text and allows other names for it; the case names it by a noun.
_ALSO = {"met": ("meeting",), "seize": ("seizure",), "injured": ("beaten",)}


class Example:
    """The case's rows by kind, and the gold, with the gold's names tied to article ids."""

    def __init__(self, rows: dict[str, list[Row]], gold: Row) -> None:
        self.rows, self.gold = rows, gold
        self.ids = {item["name"]: self._article(item) for item in gold["articles"]}
        self.text = {row["id"]: row["text"] for row in rows["articles"]}

    def _article(self, item: Row) -> str:
        """The id of the article that the gold speaks of; a version is told by its title."""
        for row in self.rows["articles"]:
            same_place = row["url"] == item["url"] if item["url"] else row["path"].endswith(item["file"])
            if same_place and ("version" not in item or row["title"] == item["title"]):
                return str(row["id"])
        return f"missing {item['name']}"

    def articles(self) -> Held:
        """Outlet, date, language and title of each article."""
        by_id = {row["id"]: row for row in self.rows["articles"]}
        held: Held = []
        for item in self.gold["articles"]:
            row = by_id.get(self.ids[item["name"]], {})
            for field in ("outlet", "language", "title"):
                held.append((f"{item['name']}: {field} {item[field]!r}", row.get(field) == item[field]))
            if item["published_in"] == "metadata":
                day = str(row.get("published"))[:10]
                held.append((f"{item['name']}: published {item['published']}", day == item["published"]))
        return held

    def tied(self) -> Held:
        """Articles that copy are tied to where they have it from; strangers are not."""
        together = {frozenset(p) for t in self.rows["texts"] for p in itertools.combinations(t["articles"], 2)}
        body = {frozenset((e["a"]["article"], e["b"]["article"])) for e in self.rows["reuse"] if e["content"] == "body"}
        held: Held = []
        for item in self.gold["sources"]:
            pair = frozenset((self.ids[item["article"]], self.ids[item["from"]]))
            held.append((f"{item['article']} from {item['from']}", pair in together | body))
        for a, b in self.gold["not_tied"]:
            pair = frozenset((self.ids[a], self.ids[b]))
            held.append((f"{a} is not tied to {b}", pair not in together | body))
        return held

    def credits(self) -> Held:
        """Each credit is found where it stands, with the outlet it names."""
        held: Held = []
        for item in self.gold["credits"]:
            found = [c for c in self.rows["credits"] if c["article"] == self.ids[item["article"]]]
            good = any(
                _core(item["outlet"]) == _core(c["outlet"]) and _near(self.text, c["span"], item["span_contains"])
                for c in found
            )
            held.append((f"{item['article']} credits {item['outlet']}: {item['span_contains']!r}", good))
        return held

    def attributions(self) -> Held:
        """Source, cue and the beginning of the content overlap what was read."""
        held: Held = []
        for item in self.gold["attributions"]:
            found = [a for a in self.rows["attributions"] if a["article"] == self.ids[item["article"]]]
            good = any(
                _share(_words(a["sources"]), item["source"])
                and _share(_words(a["cues"]), item["cue"])
                and _share(_words(a["contents"]), item["content_contains"])
                and a["named"] == item["named"]
                for a in found
            )
            held.append((f"{item['article']}: {item['source']} | {item['cue']} | {item['content_contains']}", good))
        return held

    def presentation(self) -> Held:
        """Status, polarity and hedges of a mention."""
        held: Held = []
        for item in self.gold["presentation"]:
            found = self._mentions(item)
            good = any(
                m["status"] == item["status"]
                and m["polarity"] == item["polarity"]
                and all(any(h in hedge["text"] for hedge in m["hedges"]) for h in item["hedges_contains"])
                and bool(m["hedges"]) == bool(item["hedges_contains"])
                for m in found
            )
            held.append((f"{item['article']}: {item['trigger_contains']} {item['status']} {item['polarity']}", good))
        return held

    def times(self) -> Held:
        """TIMEX3 and EDTF values of expressions."""
        held: Held = []
        for item in self.gold["times"]:
            if "needs" in item:
                continue
            found = [t for t in self.rows["times"] if t["span"]["article"] == self.ids[item["article"]]]
            good = any(
                item["text"].lower() in t["span"]["text"].lower() and t["edtf"] == item["edtf"]
                for t in found
                if t["type"] == item["type"] or t["edtf"]
            )
            held.append((f"{item['article']}: {item['text']} = {item['edtf'] or item['timex']}", good))
        return held

    def quantities(self) -> Held:
        """Vague and bounded numbers as intervals."""
        held: Held = []
        for item in self.gold["quantities"]:
            found = [q for q in self.rows["quantities"] if q["span"]["article"] == self.ids[item["article"]]]
            good = any(
                item["text"].lower() in q["span"]["text"].lower()
                and (item.get("approximate") or (q["minimum"], q["maximum"]) == (item["min"], item["max"]))
                for q in found
            )
            held.append((f"{item['article']}: {item['text']} = {item['min']}..{item['max']}", good))
        return held

    def events(self) -> Held:
        """Tellings of one happening are one event, and look-alikes stay apart."""
        held: Held = []
        for item in self.gold["events"]:
            best = self.event(item["name"])
            found = {m["article"] for m in self.rows["mentions"] if best is not None and m["event"] == best}
            wanted = {self.ids[name] for name in item["mentions_in"]}
            held.append((f"event {item['name']} in {len(wanted)} articles", len(found & wanted) * 2 > len(wanted)))
        for one, other in self.gold["not_same_event"]:
            pairs = itertools.product(self._mentions(one), self._mentions(other))
            apart = [a["event"] != b["event"] for a, b in pairs]
            held.append((f"{one} is not {other}", bool(apart) and all(apart)))
        return held

    def event(self, name: str) -> str | None:
        """The event of the case that the gold event is: the one with most mentions in its articles and of its kind."""
        (item,) = [event for event in self.gold["events"] if event["name"] == name]
        wanted = {self.ids[article] for article in item["mentions_in"]}
        label = {e["id"]: f"{e['label']} ".lower() for e in self.rows["events"]}
        time = {e["id"]: e["time"] for e in self.rows["events"]}
        votes: defaultdict[str, int] = defaultdict(int)
        for mention in self.rows["mentions"]:
            event = mention["event"]
            named = event and any(_named(word, label[event]) for word in item["label_contains"])
            if named and mention["article"] in wanted:
                votes[event] += 1 + 2 * (time[event] == item["time"])
        return max(sorted(votes), key=votes.__getitem__, default=None)

    def claims(self) -> tuple[Held, Held]:
        """Which claims are found, and which of their numbers are as written down."""
        found: Held = []
        numbers: Held = []
        for item in self.gold["claims"]:
            claim = self._claim(item["event"], item["slot"], item["value"], item.get("quantity"))
            name = f"{item['event']} {item['slot']} = {item['value']}"
            found.append((name, claim is not None))
            if claim is None:
                numbers += [(f"{name}: {n}", False) for n in ("articles", "texts", "outlets", "origins", "voices")]
                continue
            numbers.append((f"{name}: articles {claim['articles']}", claim["articles"] == item["articles"]))
            low, high = item["texts"]
            numbers.append((f"{name}: texts {claim['texts']} not {item['texts']}", low <= claim["texts"] <= high))
            for what in ("outlets", "origins", "voices"):
                bounds = [claim[f"{what}_min"], claim[f"{what}_max"]]
                numbers.append((f"{name}: {what} {bounds} not {item[what]}", bounds == item[what]))
        return found, numbers

    def contradictions(self) -> Held:
        """Contradictions, updates and denials between claims."""
        held: Held = []
        claims = {claim["id"]: claim for claim in self.rows["claims"]}
        for item in self.gold["contradictions"]:
            event = self.event(item["event"])
            wanted = {_value(value) for value in item["values"]}
            good = any(
                c["event"] == event
                and c["slot"] in (item["slot"], *_ALSO.get(item["slot"], ()))
                and c["kind"] in {item["kind"], *(("correction",) if item["kind"] == "contradiction" else ())}
                and wanted <= {_value(claims[c["a"]]["value"]), _value(claims[c["b"]]["value"])}
                for c in self.rows["contradictions"]
            )
            denied = item["kind"] == "denial" and any(
                claim["event"] == event and claim["slot"] == item["slot"] and claim["dispute"]
                for claim in self.rows["claims"]
            )
            held.append((f"{item['event']} {item['slot']} {item['values']} {item['kind']}", good or denied))
        return held

    def drift(self) -> Held:
        """What changed on the way, between the right two articles."""
        held: Held = []
        for item in [*self.gold["drift"], *self.gold["not_drift"]]:
            pair = (self.ids[item["source"]], self.ids[item["retelling"]])
            good = any(
                (d["source"]["article"], d["retelling"]["article"]) == pair
                and d["kind"] == item["kind"]
                and (_share(d["before"], item["before"]) or _share(d["source"]["text"], item["before"]))
                for d in self.rows["drift"]
            )
            if item in self.gold["not_drift"]:
                held.append((f"no drift between versions: {item['before']!r}", not good))
            else:
                held.append((f"{item['kind']}: {item['before']!r} > {item['after']!r}", good))
        return held

    def all(self) -> dict[str, Held]:
        """Every phenomenon with its expectations."""
        found, numbers = self.claims()
        plain: list[Callable[[], Held]] = [
            self.articles,
            self.tied,
            self.credits,
            self.attributions,
            self.presentation,
            self.times,
            self.quantities,
            self.events,
            self.contradictions,
            self.drift,
        ]
        return {method.__name__: method() for method in plain} | {"claims": found, "claim_numbers": numbers}

    def _mentions(self, item: Row) -> list[Row]:
        return [
            mention
            for mention in self.rows["mentions"]
            if mention["article"] == self.ids[item["article"]]
            and item["trigger_contains"].split()[0] in mention["trigger"]["text"]
            and ("near" not in item or _near(self.text, mention["trigger"], item["near"]))
        ]

    def _claim(self, event: str, slot: str, value: object, quantity: list[int | None] | None) -> Row | None:
        wanted = self.event(event)
        values = {_value(value)} | ({f"{quantity[0]}..{quantity[1] or ''}"} if quantity else set())
        for claim in self.rows["claims"]:
            asked = claim["slot"] in (slot, *_ALSO.get(slot, ()))
            if claim["event"] == wanted and asked and _value(claim["value"]) in values:
                return claim
        return None


def _named(word: str, label: str) -> bool:
    return any(form in label for form in (word, *_ALSO.get(word, ())))


def _value(value: object) -> str:
    return str(value).lower().removeprefix("a ").removeprefix("leaking ").strip()


def _core(outlet: str) -> str:
    return outlet.lower().removeprefix("the ")


def _words(spans: Iterable[Row]) -> str:
    return " ".join(span["text"] for span in spans)


def _share(found: str, wanted: str) -> bool:
    """Whether the two overlap: one holds the other, or they share half of the wanted words."""
    a, b = found.lower(), wanted.lower()
    if not a or not b:
        return not a and not b
    if a in b or b in a:
        return True
    words = set(b.split())
    return len(words & set(a.split())) * 2 > len(words)


def _near(text: dict[str, str], span: Row, words: str) -> bool:
    """Whether `words` stand within 160 characters of the span, line breaks aside."""
    around = text[span["article"]][max(0, span["start"] - 160) : span["end"] + 160]
    return " ".join(words.split()).lower() in " ".join(around.split()).lower()
