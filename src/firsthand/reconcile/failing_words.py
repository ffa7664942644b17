"""The sentences that tell what failed, was done or lay about where an accident happened.

In: a language. Out: the shapes of its sentences, built from `resources/<language>/failings.tsv`; the name of what a
match tells, the same in every language.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from firsthand.reconcile.names import fold
from firsthand.resources import either, languages, table

ACCIDENTS = frozenset({"crash", "sinking", "collapse", "fire", "explosion", "stampede", "calamity", "tragedy"})
_CROWDED = frozenset({"stampede", "calamity", "tragedy"})  # what a locked gate brings about; of a fire it is no cause
_NO_FIRE = ACCIDENTS - {"fire"}  # the pump that failed at a fire may be that of who put it out
_DRIVEN = frozenset({"crash", "sinking", "calamity", "tragedy"})  # what a driver, a speed or a deer can bring about
_DET = {
    "en": r"(?:the|an?|its|their|his|her|my|our|both|those|one\s+of\s+the|[\w’'-]+['’]s)\s+",
    "es": r"(?:el|la|los|las|una?|unos|unas|su|sus|mis?|nuestros|uno\s+de\s+los|una\s+de\s+las)\s+",
}
_OF = {
    "en": r"(?:\s+(?:of|on|in)\s+(?:(?!that\b)[\w’'-]+\s+){0,2}?[\w’'-]+)?",
    "es": r"(?:\s+(?:del?|de\s+la|de\s+los|de\s+su|en)\s+(?:[\w’'-]+\s+){0,1}?[\w’'-]+)?",
}
_HELPS = {  # what stands between who or what and the verb
    "en": r"(?:had|has|have|may|might|could|must|did|do|does|was|were|is|are|been|be|being|have\s+been|suddenly"
    r"|also|apparently|probably|possibly|simply|then|\w+ly|(?P<not>not|never|no\s+longer)|(?P<nt>\w+n['’]t))",
    "es": r"(?:había|habían|ha|han|habría|habrían|hubiera|hubieran|hubiese|hubiesen|haber|pudo|pudieron|podría|podrían"
    r"|estaba|estaban|estuviera|estuvieran|estuviese|estuviesen|era|eran|le|les|también|además|simplemente|\w+mente|(?P<not>no|nunca|tampoco))",
}
_FOUND = {
    "en": r"(?:found|finds|discovered|detected|revealed|shows?|showed|point(?:s|ed)?\s+to|identified|blam(?:es?|ed|ing)"
    r"|because\s+of|due\s+to|owing\s+to|put\s+(?:it|this|the\s+\w+)\s+down\s+to)",
    "es": r"(?:halló|hallaron|encontró|encontraron|detectó|detectaron|reveló|revela|apuntó\s+a|apunta\s+a|apuntan\s+a"
    r"|culpó\s+a|culpa\s+a|culpan\s+a|culparon\s+a|atribuyó\s+(?:\w+\s+){1,3}?a|atribuye\s+(?:\w+\s+){1,3}?a"
    r"|debido\s+a|a\s+causa\s+de|por\s+culpa\s+de)(?:l(?=\s))?",
}
_RAN = r"(?:had\s+|has\s+)?(?:run|ran|jumped|leapt|leaped|walked|strayed|stepped|wandered|crossed|bolted|darted)"
_CRUZO = (
    r"(?:se\s+(?:les?\s+)?)?(?:había\s+|habría\s+)?(?:cruzó|cruzado|irrumpido|saltó|saltado|irrumpió|invadió|apareció)"
)
_WORD = r"(?:(?!(?:not|no|and|or|y|o|that|que)\b)[\w’'-]+\s+)"


class Shape(NamedTuple):
    """A sentence, what accidents it can tell the cause of, and whether it says that nothing was wrong."""

    pattern: re.Pattern[str]
    kinds: frozenset[str]
    sound: bool = False


def name_of(match: re.Match[str]) -> str:
    """What a match's failing is called; its own words where the tables do not name it."""
    groups = {key.rstrip("_"): words for key, words in match.groupdict().items() if words}
    names = _names()
    for group in ("part", "animal", "hazard", "condition", "ride", "barred"):
        if group in groups:
            return names.get(fold(groups[group]), "")
    if "lapse" in groups:
        who = names.get(fold(groups.get("driver", "")), "driver")
        return names.get(fold(groups["lapse"]), "").format(who=who)
    return in_every_language(" ".join(groups.get("own", "").split()))


@cache
def _names() -> dict[str, str]:
    rows = (row for language in languages() for row in table(language, "failings"))
    return {fold(row["term"]): row["name"] for row in rows if row["name"] != "-"}


@cache
def _words(language: str) -> dict[str, str]:
    """The terms of each use as alternatives."""
    use: dict[str, set[str]] = defaultdict(set)
    for row in table(language, "failings"):
        for name in row["use"].split():
            use[name].add(row["term"])
    return defaultdict(lambda: "(?!)", {name: either(frozenset(terms)) for name, terms in use.items()})


@cache
def _thing(language: str) -> str:
    """A thing that failed, by itself: "a broken rail", "a fault in the signals", "ice", "un raíl roto"."""
    of, det, word = _words(language), rf"(?:{_DET[language]})?", r"(?:[\w’'-]+\s+)"
    if language == "en":
        named = (
            rf"(?:{of['faulty']})\s+{word}{{0,2}}?(?P<part>{of['part']})"
            rf"|{word}{{0,1}}?(?:{of['fault']})\s+(?:in|of|on|with)\s+{det}{word}{{0,2}}?(?P<part_>{of['part']})"
            rf"|{word}{{0,1}}?(?P<part__>{of['part']})\s+(?:{of['fault']})"
        )
        bad = r"(?:bad|poor|dire|terrible|appalling|sorry|dilapidated)"
        state = rf"(?P<own>{bad}\s+(?:state|condition)\s+of\s+{word}{{1,3}}?(?:[\w’'-]+))"
    else:
        named = (
            rf"{word}{{0,1}}?(?P<part>{of['part']})\s+{word}{{0,2}}?(?:{of['faulty']})"
            rf"|{word}{{0,1}}?(?:{of['fault']})\s+(?:en|del?)\s*(?:l\s+)?{det}{word}{{0,2}}?(?P<part_>{of['part']})"
            rf"(?:\s+(?:{of['side']}))?"
        )
        state = r"(?P<own>(?:mal|pésimo|lamentable)\s+estado\s+(?:del?|de\s+la|de\s+los|de\s+las)\s+[\w’'-]+)"
    barred, way = f"(?P<barred>{of['barred']})", f"(?:{of['way']})"
    shut = rf"{barred}\s+{word}{{0,1}}?{way}" if language == "en" else rf"{way}\s+{word}{{0,2}}?{barred}"
    return (
        rf"{det}(?:{named}|{shut}|(?P<condition>{of['condition']})|(?P<hazard>{of['hazard']})"
        rf"(?:\s+(?:on|over|en|sobre)\s+{det}(?:{of['ground']}))?|(?P<animal>{of['animal']})|{state})"
    )


def in_every_language(label: str) -> str:
    """What a cause in a page's own words is called in every language; the words themselves where no table knows them.

    >>> in_every_language("A broken rail"), in_every_language("el hielo"), in_every_language("a quarrel")
    ('broken rail', 'ice', 'a quarrel')
    >>> in_every_language("the brakes failed"), in_every_language("el conductor se durmió")
    ('brake failure', 'driver asleep')
    >>> in_every_language("a locked gate"), in_every_language("Una puerta cerrada"), in_every_language("blocked exits")
    ('locked exit', 'locked exit', 'blocked exit')
    """
    words = label.strip()
    found = (_whole(language).fullmatch(words) for language in languages())
    told = (shape.pattern.fullmatch(words) for language in languages() for shape in shapes(language) if not shape.sound)
    named = (name_of(match) for match in chain(found, told) if match and _names_it(match))
    return next((name for name in named if name), label)


def _names_it(match: re.Match[str]) -> bool:
    """Whether a table names what a match tells as failed."""
    groups = {group.rstrip("_"): words for group, words in match.groupdict().items() if words}
    return not groups.keys() & {"not", "nt"} and bool(groups.keys() - {"own", "all", "driver"})


def names_a_failing(label: str) -> bool:
    """Whether a label names what fails or lies about, and nobody: "mal estado del pretil", "hielo"."""
    return any(_whole(language).fullmatch(label.strip()) for language in languages())


@cache
def _whole(language: str) -> re.Pattern[str]:
    """What names by itself a thing that failed or lies about: "a broken rail", "hielo"."""
    return re.compile(_thing(language), re.IGNORECASE)


@cache
def shapes(language: str) -> tuple[Shape, ...]:
    """The sentences of a language, the surest first."""
    every = tuple(_any_accident(language)) + tuple(_driven(language)) + tuple(_crowded(language))
    return tuple(
        Shape(re.compile(rf"(?<![\w-])(?P<all>{pattern})(?![\w-])", re.IGNORECASE), kinds, sound)
        for pattern, kinds, sound in every
    )


def _any_accident(language: str) -> Iterator[tuple[str, frozenset[str], bool]]:
    """What may bring about an accident of any kind: a part that fails, a thing that is blamed."""
    of, det, helps = _words(language), _DET[language], _HELPS[language]
    part = rf"(?:{det}{_WORD}{{0,2}}?)?(?P<part>{of['part']}){_OF[language]}"
    object_ = r"(?!\s+(?:an?|the|its|their|inspections?|tests?|checks?)\b)" if language == "en" else ""
    yield rf"{part}(?:\s+{helps}){{0,4}}\s+(?:{of['sound']})", _NO_FIRE, True
    yield rf"{part}(?:\s+{helps}){{0,4}}\s+(?:{of['fail']}){object_}", _NO_FIRE, False
    if language == "es":  # "le fallaron los frenos"
        yield rf"(?:(?P<not>no)\s+)?(?:les?\s+)?(?:{of['fail']})\s+{part}", _NO_FIRE, False
    yield rf"(?:{_FOUND[language]})\s+{_thing(language)}", ACCIDENTS, False
    unsure, ends = cause_words(language)
    few = rf"(?:(?!(?:{ends})\b)[\w’'-]+)(?:\s+(?!(?:{ends})\b)[\w’'-]+){{0,4}}"
    lead = {
        "en": r"(?:the|its|another)\s+(?:\w+\s+)?(?:cause|reason)(?:\s+of\s+the\s+[\w-]+)?\s+(?:was|is|had\s+been)",
        "es": r"(?:la|su|otra)\s+(?:\w+\s+)?causa(?:\s+del?\s+(?:la\s+)?[\w-]+)?\s+(?:fue|era|es)",
    }[language]
    yield (
        rf"{lead}\s+(?:(?P<not>not|no)\s+)?(?P<own>(?!(?:\w+(?:ly|mente)\s+){{0,2}}(?:{unsure})\b)(?:{det})?{few})",
        ACCIDENTS,
        False,
    )


def _driven(language: str) -> Iterator[tuple[str, frozenset[str], bool]]:
    """What may make a vehicle crash or sink: who drives it, its speed, ice on the road, a deer."""
    of, det, helps = _words(language), _DET[language], _HELPS[language]
    who = rf"(?:{det}{_WORD}{{0,2}}?)?(?P<driver>{of['driver']}){_OF[language]}"
    yield rf"{who}(?:\s+{helps}){{0,4}}\s+(?P<lapse>{of['lapse']})", _DRIVEN, False
    yield r"(?P<lapse>asleep\s+at\s+the\s+(?:wheel|controls)|dormid[oa]\s+al\s+volante)", _DRIVEN, False
    it = rf"(?:{who}|(?:{det}{_WORD}{{0,1}}?)?(?:{of['vehicle']}){_OF[language]})"
    yield (
        rf"{it}(?:\s+{helps}){{0,4}}\s+{_WORD}{{0,2}}?(?P<ride>{of['ride']})(?!\s+(?:to|towards|hacia)\b)",
        _DRIVEN,
        False,
    )
    hazard, ground = rf"(?P<hazard>{of['hazard']})", rf"(?:{det})?{_WORD}{{0,2}}?(?:{of['ground']})"
    there = {
        "en": r"there\s+(?:was|is|were|(?:had|may\s+have|might\s+have)\s+been)\s+(?:(?P<not>no|not\s+any)\s+)?",
        "es": r"(?:(?P<not>no)\s+)?(?:había|hubo|hay|habría|pudo\s+haber)\s+",
    }[language]
    lies = {"en": r"(?:on|over|covering)", "es": r"(?:en|sobre)"}[language]
    yield rf"{there}(?:an?\s+|una?\s+)?{hazard}(?:\s+{lies}\s+{ground})?", _DRIVEN, False
    yield (
        rf"(?:(?P<not_>no|sin)\s+)?{hazard}(?:\s+{helps}){{0,3}}\s+(?:{lies}\s+{ground}|formed(?:\s+{lies}\s+{ground})?)",
        _DRIVEN,
        False,
    )
    one = rf"(?:an?|another|una?|otro)\s+{_WORD}{{0,1}}?(?P<animal>{of['animal']})"
    went = {"en": _RAN, "es": _CRUZO}[language]
    where = {"en": r"(?:on\s?to|into|across|over|in\s+front\s+of|out\s+in\s+front\s+of|out)\b", "es": r"[\w’'-]+"}[
        language
    ]
    yield rf"{one}\s+(?:que\s+)?(?:may\s+have\s+|might\s+have\s+)?{went}\s+{where}", _DRIVEN, False
    if language == "es":  # "se cruzó un ciervo"
        yield rf"{_CRUZO}\s+{one}", _DRIVEN, False
    yield rf"(?:avoid(?:ed|ing)?|esquivar|evitar|esquivó)\s+(?:a\s+)?{one}", _DRIVEN, False


def _crowded(language: str) -> Iterator[tuple[str, frozenset[str], bool]]:
    """What may crush a crowd: a way out that was locked or blocked, or that somebody had locked."""
    of, det, helps = _words(language), _DET[language], _HELPS[language]
    beside = {"en": _OF["en"], "es": rf"(?:{_OF['es']}|\s+[\w’'-]+)"}[language]  # "la puerta norte"
    way = rf"(?:{det}{_WORD}{{0,2}}?)?(?:{of['way']}){beside}"
    yield rf"{way}(?:\s+{helps}){{1,4}}\s+(?P<barred>{of['unbarred']})", _CROWDED, True
    yield rf"{way}(?:\s+{helps}){{1,4}}\s+(?P<barred>{of['barred']})", _CROWDED, False
    if language == "en":  # "somebody locked that gate"; not "who locked the gate"
        that = rf"(?:{det}|that\s+|this\s+|all\s+)"
        yield rf"(?<!who\s)(?P<barred>{of['barred']})\s+{that}{_WORD}{{0,2}}?(?:{of['way']})", _CROWDED, False


@cache
def cause_words(language: str) -> tuple[str, str]:
    """The words that tell that a cause is not known, and those before which the words for a cause end."""
    rows = [(row["term"], row["use"].split()) for row in table(language, "causes")]
    return tuple(  # type: ignore[return-value]
        either(frozenset(term for term, uses in rows if use in uses)) for use in ("unsure", "ends")
    )
