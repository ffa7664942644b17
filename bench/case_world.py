"""The world behind the texts: outlets, towns, people, and what really happened. No text is made here."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from case_prose import Happening, Language, Prose, Voice
from case_setting import Setting

START = date(2024, 3, 4)
COUNTS = {  # slots of each type, with the range of the first count
    "attack": {"killed": (3, 40), "injured": (5, 90), "arrested": (2, 9)},
    "arrests": {"arrested": (4, 60)},
    "accident": {"killed": (2, 150), "injured": (8, 200), "missing": (2, 12)},
    "ruling": {"sentence": (3, 19)},
    "protest": {"attended": (120, 9000), "arrested": (3, 40), "injured": (2, 30)},
    "flood": {"killed": (3, 140), "missing": (3, 40), "evacuated": (60, 4000)},
    "vote": {"votes": (41, 210)},
    "resignation": {},
    "operation": {},
}
GROWING = ("killed", "injured", "missing", "evacuated")
OFTEN = ("attack",) * 4 + ("accident",) * 2 + ("flood",) * 2  # what may come twice
TYPES = (*OFTEN, "arrests", "ruling", "protest", "vote", "resignation")
CHAIN = ("attack", "arrests", "ruling", "protest")


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where pages are printed. `owner` is the line its owner has at the end of its pages."""

    name: str
    site: str
    language: Language
    owner: int | None
    town: str = ""


class World:
    """Makes affairs, one after another."""

    def __init__(self, setting: Setting, rng: random.Random, prose: Prose, articles: int) -> None:
        self.setting, self.rng, self.words = setting, rng, prose.words
        self.days = max(20, articles // 60)
        self.happenings: dict[int, Happening] = {}
        self.voices = 0
        taken: set[str] = set()
        self.outlets: list[Outlet] = []
        self.strangers: list[Outlet] = []
        count = max(24, articles // setting.outlets)
        while len(self.outlets) < count:
            outlet = self._outlet(len(taken))
            if outlet.name not in taken:
                taken.add(outlet.name)
                (self.strangers if len(self.strangers) < count // 6 else self.outlets).append(outlet)
        self.weights = list(accumulate(1 / (n + 3) for n in range(count)))

    def some(self, count: int) -> list[Outlet]:
        """Different outlets, the large ones oftener."""
        found: dict[str, Outlet] = {}
        for _ in range(count * 6):
            outlet = self.rng.choices(self.outlets, cum_weights=self.weights)[0]
            found[outlet.name] = outlet
            if len(found) == count:
                break
        return list(found.values())

    def town(self) -> str:
        """An invented town."""
        return "".join(self.rng.choice(self.words[f"town {part}"])[0] for part in ("start", "middle", "end"))

    def person(self, sex: str) -> tuple[str, str]:
        """Given name and family name."""
        family = "".join(self.rng.choice(self.words[f"family {part}"])[0] for part in ("start", "end"))
        return self.rng.choice(self.words[f"given {sex}"])[0], family

    def _outlet(self, number: int) -> Outlet:
        language: Language = "es" if self.rng.random() < self.setting.spanish else "en"
        town = self.town()
        name = self.rng.choice(self.words[f"paper name {language}"])[0].format(town=town)
        site = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum()) + ".example"
        owned = self.rng.random() < self.setting.owned
        return Outlet(name, site, language, number // 12 if owned else None, town)

    # affairs

    def affair(self) -> list[Happening]:
        """Happenings that belong together."""
        rng = self.rng
        names, weights = zip(*self.setting.affairs, strict=True)
        shape = rng.choices(names, weights)[0]
        day = START + timedelta(days=rng.randrange(self.days))
        if shape == "chain":
            first = self._happening(CHAIN[0], day)
            return [first] + [
                self._happening(kind, day + timedelta(days=3 + 4 * n + rng.randrange(4)), first)
                for n, kind in enumerate(CHAIN[1 : rng.randint(2, 4)])
            ]
        if shape == "operation":
            head = self._happening("operation", day)
            arms = []
            for _ in range(rng.randint(2, 3)):
                arm = self._happening("arrests", day + timedelta(days=rng.randrange(3)))
                arm.code, arm.parent, arm.country = head.code, head.id, head.country
                arms.append(arm)
            return [head, *arms]
        if shape == "one":
            return [self._happening(rng.choice(TYPES), day)]
        first = self._happening(rng.choice(OFTEN), day)
        gap = rng.randint(2, 5) if shape == "week" else rng.randint(25, 330)
        again = self._happening(first.type, day + timedelta(days=gap), first)
        if shape == "week":
            again.site = (first.site + 1 + rng.randrange(5)) % len(self.words["site"])
        first.twin, again.twin = again, first
        return [first, again]

    def _happening(self, kind: str, day: date, like: Happening | None = None) -> Happening:
        """A happening; one that is `like` another has its town, place and people."""
        rng, w = self.rng, self.words
        stages = {slot: self._stages(slot, *bounds) for slot, bounds in COUNTS[kind].items()}
        given, family = self.person("m")
        one = Happening(
            id=len(self.happenings),
            type=kind,
            city=like.city if like else self.town(),
            country=like.country if like else rng.choice(w["country"]),
            site=like.site if like else rng.randrange(len(w["site"])),
            day=day,
            actor=like.actor if like else rng.randrange(len(w["actor"])),
            cause=rng.randrange(5),
            whom=f"{given} {family}",
            bill=rng.randrange(len(w["bill"])),
            code=rng.randrange(len(w["code"])),
            stages=stages,
            rivals={},
            voices=[],
        )
        self.happenings[one.id] = one
        if rng.random() < self.setting.disputed:
            self._rival(one)
        known = [voice for voice, _ in like.voices if voice.kind in ("person", "office")] if like else []
        made = [self._voice(kind) for kind in ("person", "person", "person", "office", "paper", "group", "group")]
        voices = list(
            {voice.short if voice.kind != "group" else voice.id: voice for voice in known[:2] + made}.values()
        )
        one.voices = [(voice, int(bool(one.rivals) and n % 3 == 1)) for n, voice in enumerate(voices)]
        return one

    def _stages(self, slot: str, low: int, high: int) -> list[tuple[int, int]]:
        rng = self.rng
        value = max(2, min(high, round(low * (high / low) ** (rng.random() ** 1.6))))
        stages = [(0, value)]
        if slot in GROWING and rng.random() < 0.5:
            hour = 0
            for _ in range(rng.randint(1, 2)):
                hour += rng.randint(10, 30)
                value = (
                    max(2, value - rng.randint(1, 4)) if slot == "missing" else value + rng.randint(1, 2 + value // 3)
                )
                if value != stages[-1][1]:
                    stages.append((hour, value))
        return stages

    def _rival(self, one: Happening) -> None:
        """What the other camp says otherwise: one or two of counts, day, place, actor, cause, and whether at all."""
        rng = self.rng
        open_to = ["when", *(["where"] if one.type in ("attack", "accident", "arrests", "protest") else [])]
        open_to += [rng.choice(sorted(one.stages))] * 2 if one.stages else []
        open_to += ["who", "who", "status"] if one.type == "attack" else []
        open_to += ["cause", "cause"] if one.type in ("attack", "accident", "flood", "resignation") else []
        for slot in dict.fromkeys(rng.sample(open_to, min(len(open_to), rng.randint(1, 2)))):
            if slot in one.stages:
                values = {value for _, value in one.stages[slot]}
                spread = max(values) + 1 + rng.randint(0, 2 + max(values) // 2)
                one.rivals[slot] = spread
            elif slot == "who" and rng.random() < self.setting.denied:
                one.rivals["deny"] = 1
            else:
                one.rivals[slot] = rng.randint(1, 4)

    def _voice(self, kind: str) -> Voice:
        rng, w = self.rng, self.words
        self.voices += 1
        if kind == "person":
            sex = rng.choice("fm")
            role = rng.choice(w[f"role {sex}"])
            given, family = self.person(sex)
            return Voice(
                self.voices,
                "person",
                (f"{role[0]} {given} {family}", f"{role[1]} {given} {family}"),
                (family, family),
            )
        if kind == "group":
            noun, size = rng.choice(w["group"]), rng.randint(2, 5)
            if rng.random() < 0.2:
                many = rng.choice(w["vague"])
                size = rng.randint(24, 60) if many is w["vague"][1] else rng.randint(3, 7)
                names = (f"{many[0]} {noun[0]}", f"{many[1]} {noun[1]}")
            else:
                counts = (("two", "dos"), ("three", "tres"), ("four", "cuatro"), ("five", "cinco"))[size - 2]
                names = (f"{counts[0]} {noun[0]}", f"{counts[1]} {noun[1]}")
            return Voice(self.voices, "group", names, names, size)
        name = rng.choice(w[kind])
        return Voice(self.voices, "office" if kind == "office" else "paper", name, name)
