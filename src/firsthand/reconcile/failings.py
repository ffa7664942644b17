"""What failed, was done or lay about where an accident happened: "the brakes had failed", "se durmió al volante".

In: a page that tells of an accident. Out: what its plain sentences near that accident give for its cause, under the
name that it has in every language (`failings.tsv`), whether they deny it, and the words that hedge it. A page that
tells of two accidents gives a cause only to the one that the same sentence, or the one just before it in the same
paragraph, tells of.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.reconcile.events import Happened
from firsthand.reconcile.facts import APART
from firsthand.reconcile.failing_words import ACCIDENTS, Shape, name_of, shapes
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Reading, Span

# Another time than that of the accident: the brakes that "had failed twice in January" did not fail there.
_OTHER_TIMES = re.compile(
    r"\b(?:twice|(?:\w+\s+)?times|repeatedly|often|sometimes|regularly|since|for\s+(?:years|months|weeks)"
    r"|last\s+(?:year|month|week|winter)|(?:years|months|weeks|days)\s+(?:ago|earlier|before)|in\s+(?:19|20)\d\d"
    r"|in\s+the\s+past|previous(?:ly)?|dos\s+veces|(?:\w+\s+)?veces|a\s+menudo|desde|hace\s+(?:\w+\s+)?(?:años|meses|semanas)"
    r"|(?:el\s+año|el\s+mes|la\s+semana)\s+pasad[oa]|(?:años|meses|semanas|días)\s+antes|en\s+(?:19|20)\d\d)\b"
    r"|\b(?:in|en)\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|enero"
    r"|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(r"\b(?:if|unless|si|would|could\s+never|habrá|in\s+case)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:not|n['’]t|never|unable|impossible|no|sin)\b[^.;,]{0,40}\b(?:confirm|verif|corrobor|compro[bv])\w*"
    r"|\bwhether\b|\b(?:ask|asks|asked|examin\w+|investigat\w+|check\w*|establish\w*|determin\w+|clear|know\w*|see|look\w*|study\w*"
    r"|investiga\w*|examina\w*|comprueba\w*|estudia\w*|aclara\w*|sabe\w*|pregunta\w*|analiza\w*)\s+(?:into\s+)?(?:if|si)\b",
    re.IGNORECASE,
)
# "The crash came two days after a lorry overturned": what failed then may have failed in either.
_AFTER_ANOTHER = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?)\s+after\b|\b(?:horas?|días?|semanas?|meses|años?)\s+después\s+de\b",
    re.IGNORECASE,
)
_HINDERS = re.compile(
    r"\b(?:hamper|hinder|slow|delay|rescue|search|dificult|retras|entorpec|rescate)\w*", re.IGNORECASE
)
_MAYBE = re.compile(
    r"\b(?:may|might|could|possibl[ey]|probabl[ey]|apparently|allegedly|reportedly|suspect\w*|believe[sd]?|think[s]?"
    r"|appear\w*|seem\w*|podrían?|pudo|pudieron|habría|habrían|posible(?:mente)?|probable(?:mente)?|al\s+parecer|quizás?"
    r"|presunt\w+|cree[n]?|sospecha[n]?|parece[n]?)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rejects?|rejected|disputes?|disputed|rul(?:e[sd]?|ing)\s+out|neg(?:ó|aron|ando)|niegan?"
    r"|desmint(?:ió|ieron)|desmienten?|descart(?:ó|aron|an?)|rechaz(?:ó|aron|an?)|no\s+truth|not\s+true|falso)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)


class Failing(NamedTuple):
    """What is told as the cause of an accident: its name, its words, whether they deny it, and what hedges it."""

    name: str
    span: Span
    core: Span  # the last of its words, which whoever says so says: "blamed the bad state of the track"
    denied: bool
    twice: bool  # "denied that there was no ice"
    asked: bool  # "police are examining whether": nobody's word
    disowned: bool  # "the operator denied that": somebody's denial, never the page's own
    hedges: tuple[Span, ...]


def told_failings(pile: Pile, reading: Reading, happened: Happened) -> Iterator[tuple[Mention, str, Failing]]:
    """A mention of an accident of the page, its event, and what the page says failed there."""
    told = accidents(reading, happened)
    if not told:
        return
    text, taken = pile.articles[reading.article].text, list[Span]()
    for shape in shapes(pile.tongue(reading.article)):
        for match in shape.pattern.finditer(text):
            span = Span(reading.article, *match.span("all"))
            if any(span.overlaps(known) for known in taken) or pile.block(span) == "boilerplate":
                continue
            name = name_of(match)
            around = _clause(text, span)
            bound = name and not _elsewhere(text, span, around, match) and of_which(pile, told, span, shape.kinds)
            if bound:
                taken.append(span)
                mention, event = bound
                yield mention, event, _told(text, span, around, match, shape, name)


def accidents(reading: Reading, happened: Happened) -> list[tuple[Mention, str, str]]:
    """The mentions of accidents that a page tells as having been, each with its event and the name of its kind."""
    found = []
    for mention in sorted(reading.mentions, key=lambda one: one.trigger):
        event = happened.of[mention.id]
        kind = happened.kinds[event].name
        if kind in ACCIDENTS and mention.status not in APART and mention.polarity == "positive":
            found.append((mention, event, kind))
    return found


def of_which(
    pile: Pile, told: list[tuple[Mention, str, str]], span: Span, kinds: frozenset[str]
) -> tuple[Mention, str] | None:
    """The accident that words near it tell the cause of; the only one of a page, wherever the page tells it."""
    fit = [(m, event) for m, event, kind in told if kind in kinds and not m.trigger.overlaps(span)]
    if not fit:
        return None
    if len({event for _, event in fit}) == 1:
        behind = [one for one in fit if one[0].trigger < span]
        nearest = behind[-1] if behind else fit[0]
        told_of_two = _AFTER_ANOTHER.search(pile.quote(nearest[0].sentence)) and len(fit) > 1
        return None if told_of_two and not nearest[0].sentence.overlaps(span) else nearest
    by_sentence: dict[Span, list[tuple[Mention, str]]] = defaultdict(list)
    for mention, event in fit:
        by_sentence[mention.sentence].append((mention, event))
    text = pile.articles[span.article].text
    here = next((group for sentence, group in by_sentence.items() if sentence.overlaps(span)), None)
    before = [sentence for sentence in by_sentence if sentence.end <= span.start]
    near = max(before, key=lambda one: one.end, default=None)
    group = here or (by_sentence[near] if near and "\n" not in text[near.end : span.start] else [])
    return group[-1] if len({event for _, event in group}) == 1 else None


def _clause(text: str, span: Span) -> Span:
    """The sentence around words, as far as full stops and lines tell it."""
    start = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", "; ", "? ", "! ", ".” ", '." ')) + 1
    ends = [
        at
        for mark in (". ", ".\n", "\n", "; ", "?", "!", '."', ".”", "”", '"')
        if (at := text.find(mark, span.end)) >= 0
    ]
    return Span(span.article, max(0, start), min(ends, default=len(text)))


def _elsewhere(text: str, span: Span, around: Span, match: re.Match[str]) -> bool:
    """Whether words tell of another time, of what was not so, or of what came in the way of help."""
    behind, before = text[span.start : around.end], text[around.start : span.start]
    close = re.split(r"[,;:]|\b(?:before|when|as|antes\s+de|cuando)\b", behind[len(match["all"]) :], maxsplit=1)[0]
    if _OTHER_TIMES.search(close) or _OTHER_TIMES.search(match["all"]):
        return True
    if match.groupdict().get("hazard") and _HINDERS.search(text[around.start : around.end]):
        return True
    lead = before[-25:]
    return bool(_UNREAL.search(lead)) and not _ASKED.search(before)


def _told(text: str, span: Span, around: Span, match: re.Match[str], shape: Shape, name: str) -> Failing:
    groups = match.groupdict()
    before = text[around.start : span.start]
    sound = shape.sound != any(words for group, words in groups.items() if group.rstrip("_") in {"not", "nt"})
    denies = bool(_DENIES.search(before))
    hedges = tuple(
        Span(span.article, around.start + hit.start(), around.start + hit.end())
        for hit in _MAYBE.finditer(text[around.start : span.end])
    )
    core = Span(span.article, span.start + match["all"].rindex(re.split(r"\s", match["all"])[-1]), span.end)
    return Failing(name, span, core, sound != denies, sound and denies, bool(_ASKED.search(before)), denies, hedges)
