"""What outlets make of others' articles: copies, light edits, translations, retellings, credits and drift.

In: drafts. Out: more drafts, with every drift that came in on the way.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from case_drift import KINDS, RARE, altered
from case_prose import Happening, Line, weekday_fits
from case_world import Outlet

if TYPE_CHECKING:
    from case_news import Desk, Draft

Lines = list[tuple["Line | None", Line]]  # what it was in the source, None where it is new; and what it is


class Copying:
    """Derives drafts for a Desk."""

    def __init__(self, desk: "Desk") -> None:
        self.desk, self.rng, self.setting, self.words = desk, desk.rng, desk.setting, desk.words
        self.drifts = 0

    def derive(self, one: Happening, drafts: list["Draft"]) -> None:
        """One more article on `one`, made of an earlier one of `drafts`, which it joins."""
        rng, setting = self.rng, self.setting
        ways, weights = zip(*setting.ways, strict=True)
        way = rng.choices(ways, weights)[0]
        source = self._source(one, drafts, way)
        outlet = self._outlet(source, way)
        if outlet is None:
            return
        when = source.when + timedelta(minutes=20 + min(1500, round(rng.expovariate(1 / 240))))
        draft = self._draft(outlet, one, source, when)
        hours = (when - datetime.combine(one.day, time())).total_seconds() / 3600
        silent = way == "retold" and rng.random() < setting.silent * 4
        pairs = self._retold(draft, source, silent) if way == "retold" else self._copied(draft, source, way)
        pairs = self._drift(draft, source, pairs) if source.printed else pairs
        if way == "verbatim" and rng.random() < 0.6:
            draft.title = source.title
        lines = [line for _, line in pairs]
        if way in ("retold", "excerpt"):
            if rng.random() < 0.4:
                lines += self.desk.own_fact(draft, hours)
            lines = self.desk.spread(lines, self.desk.fillers(one, rng.randint(1, 2)))
        draft.paragraphs = self.desk.paragraphs(lines)
        if way != "retold":
            self._credit(draft, source)
        self.desk.owner(draft)
        self.desk.add(draft)
        drafts.append(draft)
        if source.printed and way in ("edited", "translated", "retold"):
            same = [(a, b) for a, b in pairs if a is not None and b.facts and a.drifts == b.drifts]
            self.desk.reworded += [(source, a, draft, b) for a, b in same if not silent]

    def _source(self, one: Happening, drafts: Sequence["Draft"], way: str) -> "Draft":
        rng = self.rng
        if way in ("retold", "translated") and rng.random() < self.setting.stranger and self.desk.world.strangers:
            hours = 7 + min(60.0, rng.expovariate(1 / 16))
            return self.desk.report(one, rng.choice(self.desk.world.strangers), hours, printed=False)
        derived = [draft for draft in drafts if draft.derived]
        own = [draft for draft in drafts if not draft.derived]
        return rng.choice(derived if derived and rng.random() < self.setting.chained else own)

    def _outlet(self, source: "Draft", way: str) -> Outlet | None:
        """Another outlet, of the language that the way needs; sister outlets copy one another oftener."""
        world, rng = self.desk.world, self.rng
        for _ in range(40):
            outlet = rng.choices(world.outlets, cum_weights=world.weights)[0]
            fits = way == "retold" or (outlet.language != source.language) == (way == "translated")
            if fits and outlet.name != source.outlet.name:
                return outlet
        return None

    def _draft(self, outlet: Outlet, one: Happening, source: "Draft", when: datetime) -> "Draft":
        made = replace(
            source, id=len(self.desk.drafts), outlet=outlet, when=when, language=outlet.language, paragraphs=[]
        )
        made.happening, made.title, made.printed, made.derived = one, self.desk.headline(one), True, True
        return made

    # what is taken over

    def _copied(self, draft: "Draft", source: "Draft", way: str) -> Lines:
        rng = self.rng
        paragraphs = [[x for x in part if x.kind not in ("owner", "credit")] for part in source.paragraphs]
        paragraphs = [part for part in paragraphs if part]
        if way == "excerpt" and len(paragraphs) > 1:
            size = rng.randint(1, max(1, len(paragraphs) - 1))
            start = rng.randrange(len(paragraphs) - size + 1)
            while start and not any(line.facts for part in paragraphs[start : start + size] for line in part):
                start -= 1
            paragraphs = paragraphs[start : start + size]
        lines = [line for part in paragraphs for line in part]
        if way == "edited":
            kept = [line for n, line in enumerate(lines) if n == 0 or rng.random() > 0.15]
            return [(line, self._edited(line)) for line in kept]
        if way == "translated":
            return [(line, self._dated(replace(line), draft)) for line in lines]
        return [(line, line) for line in lines]

    def _edited(self, line: Line) -> Line:
        """The same clause with another frame, and a number in words for one in digits."""
        name, number = line.frame
        if name in ("said", "document", "conference", "quoting") and self.rng.random() < 0.6:
            number = self.rng.randrange(len(self.words[name]))
        style = line.style
        if line.number is not None and line.number <= 12 and self.rng.random() < 0.3:
            style = "digit" if style == "word" else "word"
        tail = None if self.rng.random() < 0.3 else line.tail
        return replace(line, frame=(name, number), style=style, tail=tail)

    def _retold(self, draft: "Draft", source: "Draft", silent: bool) -> Lines:
        """One to three facts in new words, with "X reported"; a silent one says nothing of X."""
        rng = self.rng
        told = [line for line in source.lines() if line.facts and line.kind != "denial" and not line.outlet]
        if not told:
            told = [line for line in source.lines() if line.facts and line.kind != "denial"]
        told = rng.sample(told, min(len(told), rng.randint(1, 3)))
        credited = source.outlet.name
        if rng.random() < self.setting.false:
            credited = rng.choice(self.desk.world.outlets).name
        pairs: Lines = []
        for line in told:
            new = self._dated(replace(line, short=False, tail=None), draft)
            new = replace(new, wording=rng.randrange(len(self.words[new.kind])), root_text=draft.id)
            new = replace(new, noun=rng.randrange(len(self.words[f"noun {new.happening.type}"])))
            new = self.desk.placed(new)
            if silent:
                frame = self.desk.frame(new)
                new = replace(new, frame=frame, hidden=True, silent=True, outlet="")
            else:
                citing = new.voice is not None
                name = "second hand citing" if citing else "second hand"
                new = replace(new, frame=(name, rng.randrange(6)), outlet=credited)
            if new.altered:
                new = replace(new, altered_by=(new.altered_by[0], draft.id))
            pairs.append((line, new))
        return pairs

    def _dated(self, line: Line, draft: "Draft") -> Line:
        """A weekday that would be read wrong on the day of print becomes a date."""
        if line.day is not None and not line.dated and not weekday_fits(line.day, draft.when.date()):
            return replace(line, dated=1)
        return line

    def _credit(self, draft: "Draft", source: "Draft") -> None:
        rng, setting = self.rng, self.setting
        chance = rng.random()
        name = source.outlet.name
        if chance < setting.false:
            name = rng.choice(self.desk.world.outlets).name
        elif chance > setting.false + setting.kept:
            return
        line = Line("credit", rng.randrange(len(self.words["credit"])), ("own", 0), draft.happening, outlet=name)
        draft.paragraphs.insert(0 if rng.random() < 0.3 else len(draft.paragraphs), [line])

    # what changes on the way

    def _drift(self, draft: "Draft", source: "Draft", pairs: Lines) -> Lines:
        from case_news import Drifted

        rng = self.rng
        if rng.random() > self.setting.drifting:
            return pairs
        kinds = rng.sample(KINDS, len(KINDS))
        if rng.random() < 0.6:
            kinds.sort(key=lambda kind: RARE.get(kind, 2))
        for kind in kinds:
            places = list(range(len(pairs)))
            rng.shuffle(places)
            for at in places:
                before, line = pairs[at]
                if before is None:
                    continue
                found = altered(kind, before, line, draft, source, self.desk.prose, rng)
                if found is None:
                    continue
                after, words = found
                self.drifts += 1
                after = replace(after, drifts=(*line.drifts, (self.drifts, kind)))
                pairs[at] = (before, after)
                self.desk.drifted.append(Drifted(self.drifts, kind, source, before, draft, after, words))
                return pairs
        return pairs
