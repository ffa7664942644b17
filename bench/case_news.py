"""Who reports what: the own reports of an affair, and everything that others make of them.

In: happenings. Out: Drafts, printed or not, and what drifted between them.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import NamedTuple

from case_copies import Copying
from case_prose import Fact, Happening, Language, Line, Prose, Style, Voice, weekday_fits
from case_setting import Setting
from case_world import Outlet, World

FACTS = {  # kinds of line after the lead, those that are told oftenest first
    "attack": ("killed", "injured", "who", "cause", "arrested", "place", "date"),
    "arrests": ("part of", "date", "place"),
    "accident": ("killed", "injured", "cause", "missing", "place", "date"),
    "ruling": ("sentence", "date"),
    "protest": ("attended", "arrested", "injured", "place", "date"),
    "flood": ("killed", "missing", "evacuated", "cause", "date"),
    "vote": ("votes", "date"),
    "resignation": ("cause", "date"),
    "operation": ("date",),
}
SLOT = {"date": "when", "place": "where"}
KIND = defaultdict(
    str, {"when": "date", "where": "place", "deny": "who", "status": "who", "who": "who", "cause": "cause"}
)
KIND |= {
    slot: slot for slot in ("killed", "injured", "missing", "arrested", "evacuated", "attended", "sentence", "votes")
}
DEADLY = ("attack", "accident", "flood")


@dataclass(slots=True)
class Draft:
    """An article before it is printed."""

    id: int
    outlet: Outlet
    language: Language
    when: datetime
    happening: Happening
    title: Line
    paragraphs: list[list[Line]]
    printed: bool = True
    derived: bool = False

    def lines(self) -> list[Line]:
        """All below the headline."""
        return [line for paragraph in self.paragraphs for line in paragraph]


class Drifted(NamedTuple):
    """What a copy changed."""

    id: int
    kind: str
    source: Draft
    before: Line
    copy: Draft
    after: Line
    words: tuple[str, str]


class Desk:
    """Covers affairs."""

    def __init__(self, setting: Setting, rng: random.Random, prose: Prose, world: World) -> None:
        self.setting, self.rng, self.prose, self.world, self.words = setting, rng, prose, world, prose.words
        self.drafts: list[Draft] = []
        self.drifted: list[Drifted] = []
        self.reworded: list[tuple[Draft, Line, Draft, Line]] = []
        self.printed = self.roots = 0
        self.used: defaultdict[int, set[tuple[object, ...]]] = defaultdict(set)
        self.copying = Copying(self)

    def cover(self, affair: Sequence[Happening]) -> None:
        """Own reports of each happening, then what is derived from them."""
        rng, setting = self.rng, self.setting
        for one in affair:
            size = min(setting.largest, setting.smallest + int(4 * (rng.paretovariate(setting.tail) - 1)))
            own = max(2, round(size * setting.own))
            reports: list[Draft] = []
            for outlet in self.world.some(own):
                hours = 7 + min(80.0, rng.expovariate(1 / 16))
                reports.append(self.report(one, outlet, hours, rng.random() >= setting.unseen))
                if rng.random() < 0.15 and reports[-1].printed:
                    reports.append(self.report(one, outlet, hours + rng.randint(8, 40)))
            for _ in range(max(0, size - len(reports))):
                self.copying.derive(one, reports)

    def add(self, draft: Draft) -> Draft:
        """Hand a draft in."""
        self.drafts.append(draft)
        self.printed += draft.printed
        return draft

    # own reports

    def report(self, one: Happening, outlet: Outlet, hours: float, printed: bool = True) -> Draft:
        """An outlet's own report, from the voices it has and what it knows itself."""
        rng, _setting = self.rng, self.setting
        when = datetime.combine(one.day, time()) + timedelta(minutes=round(hours * 60))
        weights = [4.0, *(1.0 + 1.5 * camp for _, camp in one.voices[1:])]
        held = {voice.id: (voice, camp) for voice, camp in rng.choices(one.voices, weights, k=rng.randint(1, 3))}
        voices = list(held.values())
        draft = Draft(len(self.drafts), outlet, outlet.language, when, one, self.headline(one), [], printed)
        groups = [voice for voice, _ in voices if voice.kind == "group"]
        told = groups[:1] if groups and rng.random() < 0.35 else []
        lines = [self._lead(draft, voices, hours, told)]
        kinds = list(FACTS[one.type])
        wanted = [kind for n, kind in enumerate(kinds) if rng.random() < (0.85 if n == 0 else 0.6 if n < 3 else 0.3)]
        if "part of" in wanted and one.parent is None:
            wanted.remove("part of")
        for kind in wanted:
            lines += self._fact(draft, kind, *self._teller(voices), hours, told)
        for voice, _ in [pair for pair in voices if pair[1]]:
            for slot in one.rivals:
                if KIND[slot] in FACTS[one.type] and rng.random() < 0.6:
                    lines += self._fact(draft, KIND[slot], voice, 1, hours, told)
        lines += self._extras(draft, voices, hours)
        if len(voices) > 1 or rng.random() < 0.3:
            lines += self._quote(one, voices)
        lines = self._shortened(lines)
        body = [[lines[0]], *self.paragraphs(self.spread(lines, self.fillers(one, rng.randint(1, 3)))[1:])]
        if told:
            body.append([Line("sourcing", rng.randrange(6), ("own", 0), one, voice=told[0])])
        draft.paragraphs = body
        self._headlines(draft, lines)
        self.owner(draft)
        return self.add(draft)

    def own_fact(self, draft: Draft, hours: float) -> list[Line]:
        """One fact more that an outlet has on its own, in an article that is not."""
        one = draft.happening
        kind = self.rng.choice(FACTS[one.type][: 4 if one.type != "arrests" else 1])
        return self._fact(draft, kind, *self._teller(self.rng.sample(one.voices, 2)), hours, [])

    def _teller(self, voices: Sequence[tuple[Voice, int]]) -> tuple[Voice | None, int]:
        return self.rng.choice(voices) if self.rng.random() < self.setting.attributed else (None, 0)

    def _lead(self, draft: Draft, voices: Sequence[tuple[Voice, int]], hours: float, told: Sequence[Voice]) -> Line:
        one, rng = draft.happening, self.rng
        facts = [Fact(one.id, "when", one.day.isoformat()), Fact(one.id, "where", one.city, "city")]
        facts.append(Fact(one.id, "status", "happened"))
        if one.type in ("ruling", "resignation"):
            facts.append(Fact(one.id, "whom" if one.type == "ruling" else "who", one.whom))
        number, side = None, 0
        if one.type == "arrests":
            number = one.stages["arrested"][0][1]
            side = int("arrested" in one.rivals and any(camp for _, camp in voices) and rng.random() < 0.7)
            number = one.rivals["arrested"] if side else number
            facts.append(Fact(one.id, "arrested", str(number)))
        main = [voice for voice, camp in voices if camp == side]
        voice = rng.choice(main) if main and (side or rng.random() < 0.5) else None
        tail = rng.randrange(len(self.words["tail"])) if rng.random() < 0.3 else None
        line = Line(f"clause {one.type}", 0, ("own", 0), one, tuple(facts), "rival" if side else "main")
        line = replace(line, site=one.site, tail=tail, number=number)
        line = replace(line, day=one.day, dated=self._dated(draft), style=self._style(number, False))
        return self._rooted(draft, self._worded(replace(line, voice=voice)), told)

    def _fact(
        self, draft: Draft, kind: str, voice: Voice | None, camp: int, hours: float, told: Sequence[Voice]
    ) -> list[Line]:
        """The line of one fact as this voice has it; nothing where it has no such thing to say."""
        one, rng, w = draft.happening, self.rng, self.words
        slot = SLOT.get(kind, kind)
        if camp and "status" in one.rivals and rng.random() < 0.5:
            slot, kind = "status", "hoax"
        if camp and "deny" in one.rivals and kind == "who":
            slot, kind = "who", "denial"
        rival = one.rivals.get(slot, 0) if camp else 0
        line = Line(f"clause {kind}", 0, ("own", 0), one, actor=one.actor, cause=one.cause, site=one.site, voice=voice)
        value = ""
        if kind == "denial":
            line, value, rival = replace(line, kind="denial"), "not " + "|".join(w["actor"][one.actor]), 1
        elif kind == "hoax":
            value = "hoax"
        elif kind == "part of":
            line, value = replace(line, city=one.city), w["code"][one.code][0] + "|" + w["code"][one.code][1]
            slot = "operation"
        elif kind == "date":
            day = one.day + timedelta(days=rival % 2 * 2 - 1 if rival else 0)
            line, value = replace(line, day=day, dated=self._dated(draft)), day.isoformat()
        elif kind == "place":
            site = (one.site + rival) % len(w["site"])
            line, value = replace(line, site=site), "|".join(w["site"][site])
        elif kind == "who":
            actor = (one.actor + rival) % len(w["actor"])
            line, value = replace(line, actor=actor, hedge=self._hedge()), "|".join(w["actor"][actor])
        elif kind == "cause":
            cause = (one.cause + rival) % 5
            line = replace(line, cause=cause, hedge=self._hedge())
            value = "|".join(w[f"cause {one.type}"][cause])
        else:
            return self._count(draft, line, kind, rival, hours, told)
        line = replace(line, facts=(Fact(one.id, slot, value),), camp="rival" if rival or kind == "hoax" else "main")
        return [self._rooted(draft, self._worded(line), told)]

    def _count(
        self, draft: Draft, line: Line, slot: str, rival: int, hours: float, told: Sequence[Voice]
    ) -> list[Line]:
        one = draft.happening
        known = [value for hour, value in one.stages[slot] if hour <= hours]
        value = rival or known[-1]
        style = self._style(value, slot != "sentence")
        if slot == "killed" and not rival and len(known) > 1:
            line = replace(line, kind="clause killed now")
        shown = f"{(value - 1) // 10 * 10}.." if style == "over" else str(value)
        fact = Fact(one.id, slot, shown)
        line = replace(line, number=value, style=style, facts=(fact,), camp="rival" if rival else "main")
        return [self._rooted(draft, self._worded(line), told)]

    def _extras(self, draft: Draft, voices: Sequence[tuple[Voice, int]], hours: float) -> list[Line]:
        """Parts of a total, another scope, another happening, and now and then a body against itself."""
        one, rng, lines = draft.happening, self.rng, list[Line]()
        if one.type in DEADLY:
            most = one.stages["killed"][-1][1]
            if rng.random() < 0.12 and most > 4:
                lines.append(self._counted(draft, "part", one, rng.randint(2, most // 2), "part"))
            if rng.random() < 0.15:
                line = self._counted(draft, "scope", one, most + 9 + one.id % 17, "region")
                lines.append(replace(line, day=one.day, dated=self._dated(draft)))
            if rng.random() < self.setting.odd:
                again = self._counted(draft, "killed", one, most + rng.randint(1, 9), "")
                lines.append(replace(again, camp="self"))
            if one.twin and one.twin.day < one.day and rng.random() < 0.4:
                line = self._counted(draft, "before", one.twin, one.twin.stages["killed"][-1][1], "")
                when = Fact(one.twin.id, "when", one.twin.day.isoformat())
                where = Fact(one.twin.id, "where", one.twin.city, "city")
                lines.append(replace(line, day=one.twin.day, dated=rng.randint(1, 2), facts=(*line.facts, when, where)))
        return lines

    def _counted(self, draft: Draft, kind: str, of: Happening, value: int, scope: str) -> Line:
        line = Line(f"clause {kind}", 0, ("own", 0), of, (Fact(of.id, "killed", str(value), scope),), number=value)
        return self._rooted(draft, self._worded(replace(line, style=self._style(value, False))), [])

    def _quote(self, one: Happening, voices: Sequence[tuple[Voice, int]]) -> list[Line]:
        """What a person said aloud, the same to all who heard it."""
        people = [voice for voice, _ in voices if voice.kind == "person"]
        if not people:
            return []
        voice = self.rng.choice(people)
        saying = voice.id % len(self.words["quote"])
        self.roots += 1
        frame = ("quoting", self.rng.randrange(len(self.words["quoting"])))
        return [Line("quote", saying, frame, one, voice=voice, real=(voice,), root=self.roots)]

    def fillers(self, one: Happening, count: int) -> list[Line]:
        """Different sentences with nothing in them, short: two stories that share one share few words in a row."""
        chosen = self.rng.sample(range(len(self.words["filler"])), count)
        return [Line("filler", wording, ("own", 0), one, site=one.site) for wording in chosen]

    def spread(self, lines: list[Line], fillers: list[Line]) -> list[Line]:
        """Fillers among the others, where no other filler stands beside."""
        for filler in fillers:
            free = [n for n in range(1, len(lines) + 1) if "filler" not in {x.kind for x in lines[n - 1 : n + 1]}]
            if free:
                lines.insert(self.rng.choice(free), filler)
        return lines

    def headline(self, one: Happening) -> Line:
        """A headline without a fact."""
        kind = f"headline {one.type}"
        return Line(kind, self.rng.randrange(len(self.words[kind])), ("own", 0), one)

    def _headlines(self, draft: Draft, lines: Sequence[Line]) -> None:
        """Now and then the headline has the toll, and now and then another toll than the body."""
        toll = [x for x in lines if x.facts and x.facts[0].slot == "killed" and not x.facts[0].scope]
        toll = [x for x in toll if x.happening is draft.happening and x.style != "over" and x.camp != "self"]
        if not toll or self.rng.random() > 0.35:
            return
        number, camp, line = toll[0].number, toll[0].camp, toll[0]
        assert number is not None
        if self.rng.random() < 5 * self.setting.odd:
            number, camp = number + self.rng.randint(1, 6), "headline"
        fact = Fact(line.happening.id, "killed", str(number))
        title = Line("toll headline", self.rng.randrange(6), ("own", 0), line.happening, (fact,), camp, number=number)
        real = line.real if camp != "headline" else ()
        draft.title = replace(self._rooted(draft, title, []), real=real, hidden=False)

    def owner(self, draft: Draft) -> None:
        """The line at the end of the pages of an owner's outlets."""
        if draft.outlet.owner is not None:
            name = self.world.outlets[draft.outlet.owner % len(self.world.outlets)].town
            draft.paragraphs.append([Line("owner", 0, ("own", 0), draft.happening, city=name)])

    # wording

    def _worded(self, line: Line) -> Line:
        """A wording, a noun and a frame that nobody has used yet for this, where one is left."""
        rng, w = self.rng, self.words
        for _ in range(8):
            line = replace(
                line,
                wording=rng.randrange(len(w[line.kind])),
                noun=rng.randrange(len(w[f"noun {line.happening.type}"])),
                frame=self.frame(line),
            )
            mark = (line.kind, line.wording, line.noun, line.frame)
            if mark not in self.used[line.happening.id] and not self._twice_placed(line):
                break
        self.used[line.happening.id].add((line.kind, line.wording, line.noun, line.frame))
        return self.placed(line)

    def _noun(self, line: Line) -> str:
        """The happening's name in the line, without the names in it; empty where the wording does not name it."""
        named = line.kind != "denial" and "{the}" in self.words[line.kind][line.wording][0]
        return self.words[f"noun {line.happening.type}"][line.noun][0] if named else ""

    def _twice_placed(self, line: Line) -> bool:
        return line.kind == "clause place" and "{" in self._noun(line)

    def placed(self, line: Line) -> Line:
        """The line with the places that its wording names among its facts: "the attack on the central market"."""
        one, noun = line.happening, self._noun(line)
        lead = line.kind == f"clause {one.type}"
        there = lead or line.kind == "clause before"
        site = Fact(one.id, "where", "|".join(self.words["site"][one.site]))
        city = Fact(one.id, "where", one.city, "city")
        if line.kind == "clause place" or not line.facts:
            return line
        facts = [fact for fact in line.facts if fact != site and (there or fact != city)]
        if "{site}" in noun or (lead and "{site}" in self.words[line.kind][line.wording][0]):
            facts.append(site)
        if "{city}" in noun:
            facts.append(city)
        return replace(line, facts=tuple(facts))

    def frame(self, line: Line) -> tuple[str, int]:
        """How the voice of a line is brought in."""
        if line.voice is None or line.kind == "denial":
            return ("own", 0)
        name = "document" if line.voice.kind == "paper" else "said"
        if line.voice is line.happening.voices[0][0] and self.rng.random() < 0.6:
            name = "conference"
        return (name, self.rng.randrange(len(self.words[name])))

    def _rooted(self, draft: Draft, line: Line, told: Sequence[Voice]) -> Line:
        """Where a line begins: this outlet, and who really told it."""
        self.roots += 1
        real = (line.voice,) if line.voice else ()
        hidden = False
        if not real and told and self.rng.random() < 0.7:
            real = (told[0],)
        elif not real and self.rng.random() < self.setting.hidden * 4:
            real, hidden = (self.rng.choice(draft.happening.voices)[0],), True
        return replace(
            line, real=real, hidden=hidden, root=self.roots, root_outlet=draft.outlet.name, root_text=draft.id
        )

    def _shortened(self, lines: Sequence[Line]) -> list[Line]:
        """A person is named in full once, then by the family name."""
        met: set[int] = set()
        found = []
        for line in lines:
            again = line.voice is not None and line.voice.kind == "person" and line.voice.id in met
            found.append(replace(line, short=again))
            met |= {line.voice.id} if line.voice else set()
        return found

    def paragraphs(self, lines: list[Line]) -> list[list[Line]]:
        """One to three lines each, in their order."""
        found: list[list[Line]] = []
        while lines:
            size = self.rng.randint(1, 3)
            found.append(lines[:size])
            lines = lines[size:]
        return found

    def _dated(self, draft: Draft) -> int:
        fits = weekday_fits(draft.happening.day, draft.when.date() + timedelta(days=2))
        return 0 if fits and self.rng.random() < 0.5 else self.rng.randint(1, 2)

    def _style(self, value: int | None, vague: bool) -> Style:
        if vague and value is not None and value >= 25 and self.rng.random() < self.setting.over:
            return "over"
        return "word" if self.rng.random() < 0.7 else "digit"

    def _hedge(self) -> int | None:
        return self.rng.randrange(len(self.words["hedge"])) if self.rng.random() < self.setting.hedged else None
