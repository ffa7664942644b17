"""One change to a line, as it happens when a text is passed on.

In: a kind of drift and a line as the copy would have it. Out: the line changed, and what was printed before and after;
None where the line has nothing of that kind. A value that changes begins with the outlet that changed it.
"""

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from case_prose import Fact, Language, Line, Prose, Voice

if TYPE_CHECKING:
    from case_news import Draft

KINDS = (
    "number",
    "name",
    "date",
    "place",
    "quotation",
    "hedge_dropped",
    "hedge_added",
    "attribution_dropped",
    "unnamed_named",
    "speaker_moved",
    "negation",
    "scope",
)
RARE = {  # few lines have what these need: they go first
    "scope": 0,
    "negation": 0,
    "hedge_dropped": 1,
    "hedge_added": 1,
    "unnamed_named": 1,
    "quotation": 2,
}
Changed = tuple[Line, tuple[str, str]]
_SAYING = ("said", "document", "conference", "second hand citing")


def altered(
    kind: str, before: Line, line: Line, draft: "Draft", source: "Draft", prose: Prose, rng: random.Random
) -> Changed | None:
    """`line`, which was `before` in the source, with this drift."""
    if kind in ("hedge_dropped", "hedge_added"):
        after = _hedged(kind, line, prose, rng)
    elif kind in ("attribution_dropped", "unnamed_named", "speaker_moved", "name"):
        after = _voiced(kind, line, prose, rng)
    elif kind == "quotation":
        after = replace(line, kind="quote altered") if line.kind == "quote" else None
    elif line.altered or not line.facts or line.kind == "clause before" or line.kind == "denial":
        after = None
    else:
        after = _valued(kind, line, prose, rng)
        if after is not None:
            new = tuple(fact for fact in after.facts if fact not in line.facts)
            after = replace(after, altered=new, altered_by=(draft.outlet.name, draft.id))
    if after is None:
        return None
    return after, (_shown(kind, before, source.language, prose), _shown(kind, after, draft.language, prose))


def _hedged(kind: str, line: Line, prose: Prose, rng: random.Random) -> Line | None:
    if line.kind not in ("clause who", "clause cause"):
        return None
    if kind == "hedge_dropped":
        return replace(line, hedge=None) if line.hedge is not None else None
    return replace(line, hedge=rng.randrange(len(prose.words["hedge"]))) if line.hedge is None else None


def _voiced(kind: str, line: Line, prose: Prose, rng: random.Random) -> Line | None:
    voice = line.voice
    if voice is None or line.frame[0] not in (*_SAYING, "quoting"):
        return None
    named = [one for one, _ in line.happening.voices if one.kind in ("person", "office") and one.id != voice.id]
    if kind == "attribution_dropped":
        if line.frame[0] not in _SAYING:
            return None
        frame = ("second hand", line.frame[1]) if line.frame[0] == "second hand citing" else ("own", 0)
        return replace(line, voice=None, frame=frame)
    if kind == "name":
        return replace(line, voice=_misspelt(voice, prose, rng)) if voice.kind == "person" else None
    if kind == "unnamed_named" and voice.kind == "group":
        return replace(line, voice=rng.choice([one for one in named if one.kind == "person"]), short=False)
    if kind == "speaker_moved" and voice.kind in ("person", "office") and named:
        return replace(line, voice=rng.choice(named), short=False)
    return None


def _misspelt(voice: Voice, prose: Prose, rng: random.Random) -> Voice:
    """The same person with another end to the family name."""
    family = voice.short[0]
    end = next(end for end, _ in prose.words["family end"] if family.endswith(end))
    other = rng.choice([new for new, _ in prose.words["family end"] if new != end])
    wrong = family.removesuffix(end) + other
    names = (voice.names[0].removesuffix(family) + wrong, voice.names[1].removesuffix(family) + wrong)
    return Voice(-voice.id, "person", names, (wrong, wrong))


def _valued(kind: str, line: Line, prose: Prose, rng: random.Random) -> Line | None:
    if kind == "number" and line.number is not None and line.style != "over":
        wrong = _miscounted(line.number, rng)
        return replace(line, number=wrong, facts=_swapped(line, str(line.number), str(wrong)))
    if kind == "date" and line.day is not None and line.kind != "clause scope":
        wrong_day = line.day + timedelta(days=rng.choice((-3, -2, -1, 1, 2)))
        facts = _swapped(line, line.day.isoformat(), wrong_day.isoformat())
        return replace(line, day=wrong_day, facts=facts)
    if kind == "place" and line.kind == "clause place":
        site = (line.site + rng.randint(1, 5)) % len(prose.words["site"])
        old, new = ("|".join(prose.words["site"][one]) for one in (line.site, site))
        return replace(line, site=site, facts=_swapped(line, old, new))
    if kind == "place" and any(fact.slot == "where" and fact.scope == "city" for fact in line.facts):
        if "{the}" in prose.words[line.kind][line.wording][0]:
            return None
        town = "".join(rng.choice(prose.words[f"town {part}"])[0] for part in ("start", "middle", "end"))
        old_town = line.city or line.happening.city
        return replace(line, city=town, facts=_swapped(line, old_town, town)) if town != old_town else None
    if kind == "negation" and line.kind in ("clause who", "clause not who"):
        fact = line.facts[0]
        if line.kind == "clause who":
            return replace(line, kind="clause not who", facts=(fact._replace(value=f"not {fact.value}"),), hedge=None)
        return replace(line, kind="clause who", facts=(fact._replace(value=fact.value.removeprefix("not ")),))
    if kind == "scope" and line.kind == "clause scope" and line.across == "across country":
        return replace(line, across="across city", facts=tuple(fact._replace(scope="") for fact in line.facts))
    return None


def _swapped(line: Line, old: str, new: str) -> tuple[Fact, ...]:
    return tuple(fact._replace(value=new) if fact.value == old else fact for fact in line.facts)


def _miscounted(value: int, rng: random.Random) -> int:
    """Digits turned round, one struck twice, or the neighbouring number; never the same, never below two."""
    turned = int(str(value)[::-1])
    choices = [turned, value * 10 + value % 10, value + rng.randint(1, 3), value - 1]
    return rng.choice([one for one in choices if one >= 2 and one != value])


def _shown(kind: str, line: Line, language: Language, prose: Prose) -> str:
    """The words on one side."""
    if kind.startswith("hedge"):
        return prose.words["hedge"][line.hedge][language == "es"].strip() if line.hedge is not None else ""
    if kind in ("attribution_dropped", "unnamed_named", "speaker_moved", "name"):
        return prose.source(line, language)
    if kind == "number" and line.number is not None:
        return prose.number(line.number, line.style, language)
    if kind == "date" and line.day is not None:
        return prose.day(line.day, line.dated, language)
    return prose.printed(line, language)
