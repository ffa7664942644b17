"""Which times and places of a sentence without a parse are a trigger's: by what stands between.

In: where a trigger stands, and the times or places of its sentence. Out: its own.
"""

import re
from collections.abc import Sequence
from functools import cache

from firsthand.inflection import forms_of_things
from firsthand.read import numbers
from firsthand.read.grammar import grammar
from firsthand.read.plain_days import days_away, of_a_claim, of_a_saying, of_who_says_it
from firsthand.read.plain_triggers import PlainTrigger
from firsthand.read.reactions import reacted_then
from firsthand.records import Place, Status, Time
from firsthand.resources import either, terms

_BEFALLS = frozenset({"DEATH", "INJURY"})
_LAW = frozenset({"SANCTION", "ACCUSE", "RULING", "COERCE"})  # done to somebody for what he did before
_JUDGED = _LAW - {"COERCE"}
_SEIZED = frozenset({"COERCE", "RETREAT"})
_PARTICIPLE = re.compile(r"(?:[ai]d|st|t)[oa]s?$")
_FAR = 160  # characters from what was done to what it was for: a name, who that is, and the sentence
_THAT_CLAUSE = re.compile(r"[^,.;:]{0,60}\s(?:que|donde)\s[^,.;:]{0,60}")  # up to a trigger in a relative clause
_LEAD = re.compile(r"\s+(?:(?:el|la|este|esta|en la|por la|a la|del|al)\s+)?", re.IGNORECASE)
_BESIDE = len(", a las ")  # characters between a day and its hour
_BEHIND = frozenset(",”»")  # what parts a saying from who said it
_FOR_SOMEBODY = re.compile(r"\s(?:por|contra|al?)\s+(?:[^\W\d_a-zß-ÿ]\w+\s?)+$")  # "la marcha por Vik, que"
OCCURS = "OCCURRENCE"  # "fue el lunes cuando se produjo el accidente": on Monday


def own_time(
    language: str,
    text: str,
    base: int,
    times: Sequence[Time],
    hit: PlainTrigger,
    hits: Sequence[PlainTrigger],
    earlier: PlainTrigger | None,
    status: Status,
) -> tuple[Time, ...]:
    """The time next to a trigger; of a noun told as known, or asked for, none that is another trigger's.

    "Detuvo el lunes a dos por el asalto", "murió el lunes de heridas en el asalto", "el lunes exigió el cierre".
    """
    if earlier is not None and earlier is not hit:
        times = [time for time in times if time.span.start >= earlier.end]  # "el choque que el lunes mató a nueve"
    times = [t for t in times if not days_away(language, text[t.span.end : hit.start])]
    times = [t for t in times if not _of_an_aside(language, text, hit, t.span.start, hits)]
    times = [t for t in times if not _of_a_clause_before(language, text[base : t.span.start], text, t, hit)]
    times = [t for t in times if not _asked(language).search(text[t.span.end : hit.start])]
    if held_against(language, text, base, hit, hits):
        times = [t for t in times if t.span.start >= hit.end]
    if _who_they_are(language, text, base, hit):
        times = [t for t in times if _follows(text, hit.end, t.span.start)]
    found = _nearest(times, hit.start, hit.end)
    if not found or hit.entry.pos != "n" or found[0].span.start >= hit.end:
        return found
    before = text[base : hit.start]
    g = grammar(language)
    lead = before.split()[-1:]
    if not lead or lead[0].lower() not in (g.role("definite") | g.role("possessive") | {"del", "al"}):
        return found
    others = [one for one in hits if one.end <= hit.start and one.entry.event != OCCURS]
    if not others and reacted_then(language, text[base : found[0].span.start], text[found[0].span.end : hit.start]):
        return ()
    between = any(one.start >= found[0].span.end for one in others)
    looks_back = bool(others) and bool(_looking_back(language).search(before))
    return () if between or looks_back or (others and status == "hypothetical") else found


def held_against(language: str, text: str, base: int, hit: PlainTrigger, hits: Sequence[PlainTrigger]) -> bool:
    """Whether a happening is what somebody is held or sentenced for: "condenó el viernes a Ruiz por malversar".

    That was before it: "acusó el lunes a Ruiz de malversación".
    """
    if hit.entry.event in _LAW:
        return False
    if case := _case(language).search(text[base : hit.start]):
        return any(one.end <= base + case.start() and one.entry.event in _JUDGED for one in hits)
    if not _grounds(language).search(text[base : hit.start]):
        return False
    law = [one.end for one in hits if one.end <= hit.start and one.entry.event in _LAW]
    accused = (base + one.end for one in grammar(language).hits(text[base : hit.start]) if one.cue.stance == "accuses")
    return any(hit.start - end <= _FAR for end in (*law, *accused))


def _who_they_are(language: str, text: str, base: int, hit: PlainTrigger) -> bool:
    """Whether a participle only says who some are, of whom another thing is told: "tres de los siete detenidos".

    "Los detenidos el lunes" were so on Monday, "los detenidos comparecen el lunes" were not.
    """
    if hit.entry.event not in _SEIZED or hit.entry.pos != "v" or not _PARTICIPLE.search(text[hit.start : hit.end]):
        return False
    return bool(_known(language).search(text[base : hit.start]))


@cache
def _known(language: str) -> re.Pattern[str]:
    """What stands before those who are known: "los", "los otros cuatro", "el"."""
    g = grammar(language)
    others = either(frozenset(word for word in terms(language, "others") if word.startswith("otr")))
    article = either(g.role("definite") | {"del", "al"})
    number = rf"(?:{numbers.pattern(language)})"
    return re.compile(rf"\b(?:{article})\s+(?:(?:{others})\s+)?(?:{number}\s+)?$", re.IGNORECASE)


def own_places(places: Sequence[Place], hits: Sequence[PlainTrigger], earlier: PlainTrigger | None) -> list[Place]:
    """The places of a sentence; none before an earlier happening for that: "protestaron en Lima por el derrumbe"."""
    if earlier is None or all(one.entry.event in _BEFALLS for one in hits if one.end <= earlier.start):
        return list(places)  # "murieron en Cusco dos personas tras el choque": there it was
    return [place for place in places if place.span.start >= earlier.end]


def of_what_happened(
    language: str, words: str, base: int, times: Sequence[Time], hits: Sequence[PlainTrigger]
) -> list[Time]:
    """The times of a sentence but those right behind a verb of saying at its end: "murieron nueve, informó el jueves".

    Nor those of a clause that tells of one ("que el lunes negó"). "Anunció el jueves que cierra la planta" gives no
    other day than its own.
    """
    if not times:
        return []
    cues = [hit for hit in grammar(language).hits(words) if hit.cue.core and _ends(language, words[: hit.start])]
    told = [(base + hit.start, base + hit.end) for hit in cues]
    said = [end for start, end in told if not any(one.start < end and start < one.end for one in hits)]
    kept = [t for t in times if not any(_said(language, words, base, end, t, hits) for end in said)]
    denied = [
        hit.end for hit in grammar(language).hits(words) if hit.cue.stance == "denies"
    ]  # "negó el lunes un choque"
    kept = [t for t in kept if not any(_follows(words, end, t.span.start - base) for end in denied)]
    of_speakers = (of_a_saying, of_who_says_it, of_a_claim)
    spans = ((t, t.span.start - base, t.span.end - base) for t in kept)
    return [t for t, start, end in spans if not any(told(language, words, start, end) for told in of_speakers)]


def _ends(language: str, before: str) -> bool:
    """Whether what was said is over where a verb of saying stands: "murieron nueve, según" contó el alcalde."""
    return before.rstrip()[-1:] in _BEHIND or bool(_as_told(language).search(before))


def _said(language: str, words: str, base: int, end: int, time: Time, hits: Sequence[PlainTrigger]) -> bool:
    """Whether a time is when it was said: right behind the verb, or behind who said it and to whom.

    "Murieron nueve, contó a la radio el alcalde el jueves"; no happening stands between, nor does another clause begin.
    """
    start = time.span.start
    if start < end or any(end <= one.start < start for one in hits):
        return False
    if _follows(words, end - base, start - base):
        return True
    over = not any(end <= one.start for one in hits)  # "lanzó el legislador el jueves en una rueda de prensa"
    return over and bool(_who_said(language).fullmatch(words, end - base, start - base))


@cache
def _as_told(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(grammar(language).role('according'))})\s+$", re.IGNORECASE)


@cache
def _who_said(language: str) -> re.Pattern[str]:
    """Who said it and to whom, up to the day: " a la radio el alcalde el "; not "que el", nor "en el choque del"."""
    g = grammar(language)
    other = either(frozenset({"en", "del", "de"}) | g.role("about"))
    word = rf"(?!(?:{g.that}|{g.relative}|{g.whether})\b)[^\s,;:.()]+"
    last = rf"(?!(?:{other})\s)[^\s,;:.()]+"
    return re.compile(rf"(?:\s+{word}){{0,9}}?\s+(?:{last}\s+)?(?:{either(g.role('definite'))})\s+", re.IGNORECASE)


def not_of_saying(language: str, words: str, base: int, places: Sequence[Place]) -> list[Place]:
    """The places of a sentence but those where it was said: "dijo en Lima que el derrumbe mató a nueve"."""
    if not places:
        return []
    said = [hit.end for hit in grammar(language).hits(words) if hit.cue.core]
    starts = ((place, place.span.start - base) for place in places)
    return [p for p, at in starts if not any(end < at and _led_in(language).fullmatch(words, end, at) for end in said)]


def spoken_back_to(
    language: str, text: str, base: int, hit: PlainTrigger, hits: Sequence[PlainTrigger]
) -> PlainTrigger | None:
    """The happening that others follow: a trigger itself, or the one of whose clause it is part.

    "Marcharon una semana después del derrumbe que causó 12 muertes": the collapse, for it and for the deaths.
    """
    for one in hits:
        if one.entry.pos == "n" and one.start <= hit.start and any(o.end <= one.start for o in hits):
            near = one is hit or _THAT_CLAUSE.fullmatch(text, one.end, hit.start)
            if near and _looking_back(language).search(text[base : one.start]):
                return one
    return None


def _nearest(times: Sequence[Time], start: int, end: int) -> tuple[Time, ...]:
    """Of several times the one next to a trigger: "acusó el viernes del incendio que el jueves destruyó el molino"."""
    near = min(times, key=lambda t: (max(t.span.start - end, start - t.span.end), t.span), default=None)
    if near is None:
        return ()
    return (
        near,
        *(t for t in times if t is not near and 0 <= t.span.start - near.span.end <= _BESIDE and "T" in t.timex),
    )


@cache
def _led_in(language: str) -> re.Pattern[str]:
    """What stands between a verb and the place that it is in: "en", "desde la"."""
    g = grammar(language)
    return re.compile(
        rf"\s+(?:{either(g.role('place_sure'))})\s+(?:(?:{either(g.role('definite'))})\s+)?", re.IGNORECASE
    )


def _follows(words: str, end: int, start: int) -> bool:
    """Whether at most an article or two stand between the end of some words and a start."""
    return end <= start and bool(_LEAD.fullmatch(words, end, start))


def _of_a_clause_before(language: str, before: str, text: str, time: Time, hit: PlainTrigger) -> bool:
    """Whether a day is of a relative clause that ends before a trigger: "el tren que el jueves descarriló fue vendido".

    It is of what the clause tells, "que el lunes mató a nueve", and of what joins it: "que el lunes ardió y mató".
    """
    if time.span.end > hit.start or not _pronoun(language).search(before):
        return False
    return bool(_next_clause(language).search(text[time.span.end : hit.start] + " "))


@cache
def _asked(language: str) -> re.Pattern[str]:
    """What parts a day from what is only asked about: "registró el martes la casa para saber si"."""
    return re.compile(rf"\b(?:{grammar(language).whether})\b", re.IGNORECASE)


@cache
def _pronoun(language: str) -> re.Pattern[str]:
    """What opens a relative clause, up to its day: "el conductor que el "."""
    g = grammar(language)
    return re.compile(
        rf"(?<=\w)\s+(?:{g.that}|{g.relative})\s+(?:(?:{either(g.role('definite'))})\s+)?$", re.IGNORECASE
    )


@cache
def _next_clause(language: str) -> re.Pattern[str]:
    """A verb of its own, and behind it, with no word that joins them, the auxiliary of another clause."""
    g = grammar(language)
    helper = either(g.role("auxiliary") | g.role("passive"))
    word = rf"(?!(?:{either(g.role('joint'))}|{g.that})\b)[\w’'-]+"
    return re.compile(rf"^\s+(?!(?:{helper})\b)\w+(?:\s+{word}){{0,8}}?\s+(?:{helper})\s+(?:\w+\s+)?$", re.IGNORECASE)


@cache
def _case(language: str) -> re.Pattern[str]:
    """What a court decided, and what is told of it: "condenó a Vik en un caso que dejó muerta a una testigo"."""
    cases = forms_of_things("case", language=language)
    return re.compile(rf"\b(?:{either(cases)})\s+(?:[^\s,.;:]+\s+){{0,6}}?que\s+[^.;:]*$", re.IGNORECASE)


@cache
def _grounds(language: str) -> re.Pattern[str]:
    """What leads from what was done to somebody to what it was for: "por", "de dos delitos de", "de malversación y"."""
    g = grammar(language)
    charge, lead = either(g.role("charge")), either(g.role("determiner") | g.role("definite") | g.role("perfect"))
    through = rf"(?:[\w’'-]+\s+){{0,2}}(?:{either(terms(language, 'charges'))})\s+(?:(?:{charge})\s+)?"
    joins = rf"[\w’'-]+\s+(?:{either(g.role('joint'))})\s+"
    return re.compile(rf"\b(?:{charge})\s+(?:{through})?(?:(?:{lead})\s+)?(?:{joins})?$", re.IGNORECASE)


def _of_an_aside(language: str, text: str, hit: PlainTrigger, at: int, hits: Sequence[PlainTrigger]) -> bool:
    """Whether a time behind a trigger is of what a clause tells of somebody else: "en la marcha por Vik, que murió el".

    In "una explosión en la planta, que mató a tres el lunes" it is of both.
    """
    found = _aside(language).fullmatch(text, hit.end, at) if hit.end <= at else None
    if found is None or not any(found.end("lead") <= one.start < at for one in hits):
        return False
    return hit.entry.pos != "n" or bool(_FOR_SOMEBODY.search(found["lead"]))


@cache
def _aside(language: str) -> re.Pattern[str]:
    """A relative clause behind a comma that is not closed yet."""
    g = grammar(language)
    return re.compile(rf"(?P<lead>[^;:.]*?),\s+(?:{g.that}|{g.relative})\s[^,;:.]*", re.IGNORECASE)


@cache
def _looking_back(language: str) -> re.Pattern[str]:
    """What leads from one happening to an earlier one, with the article of that: "tras el", "por la", "después del".

    Also through another noun: "por la gestión de las", "tras la polémica por el".
    """
    g = grammar(language)
    known = "|".join(sorted(map(re.escape, g.role("definite") | g.role("possessive"))))
    after = "|".join(sorted(re.escape(term) for term in g.role("looking_back"))) or "(?!)"
    of = g.words("of")
    through = rf"(?:\w+\s+(?:{of})(?:l|\s+(?:{known}))\s+)?"
    return re.compile(rf"\b(?:{after})(?:l|\s+(?:{known}))\s+{through}$", re.IGNORECASE)
