"""Who takes part in a happening, where there is no parser: the noun phrases beside its trigger, by their shape.

In: a sentence with offsets into the article, and a trigger in it. Out: Participants. A phrase is taken only where the
words around leave one reading: "fue detenido" lets suffer whoever stands before it, "detuvo a" whoever behind.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from firsthand.inflection import forms_of_things
from firsthand.read.document import Document
from firsthand.read.grammar import Grammar, grammar
from firsthand.read.participants import AIMED, suffered
from firsthand.read.plain_needs import lasting_words
from firsthand.read.plain_ranks import only_when_and_where
from firsthand.read.plain_status import no_other
from firsthand.read.plain_triggers import PlainTrigger
from firsthand.records import Participant
from firsthand.resources import table, terms

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
_JOINED = re.compile(r"[^\S\n]+")  # nothing but a space may stand inside a phrase
_LONGEST = 8  # words of a phrase
_CONTRACTED = frozenset({"al", "del"})
_JUDGED = frozenset({"SANCTION", "RULING"})
_GAP = 4  # words between a verb and whom it befell: "declararon culpable de fraude a Ada Lind"
_FAR_GAP = 8  # the same where nothing but a day and a place stands there: "condenaron el 26 de marzo a Ada Lind"


# "Ada Lind, acusada de fraude, fue declarada", "Ada Lind, de 38 años, fue detenida"
_SAID_OF_HIM = re.compile(r",\s+(?:[a-záéíóúñ]+[ai]d[oa]s?\b|de \d+ años\b)[^,.;:“”«»\n]{0,60},(?=\s[^,.;:]*$)")

_NAME = r"[^\W\d_a-zß-ÿ][\w’-]+(?:\s+[^\W\d_a-zß-ÿ][\w’-]+){0,3}"
# "Ada Lind, alcaldesa de Kesvik, dimitió": who she is stands between her name and the verb.
_WHO_HE_IS = re.compile(
    rf"{_NAME}(?P<aside>,\s+(?:(?:el|la|entonces|hasta ahora)\s+)?[a-záéíóúñ]{{4,}}[^,.;:“”«»\n]{{0,60}},)"
    r"(?=\s[^,.;:]*$)"
)
# "El alcalde de Kesvik, Hugo Lind, dimitió": the name is his.
_BY_NAME = re.compile(
    rf"(?P<office>\b(?:[Ee]l|[Ll]a)\s+[a-z][^,.;:“”«»\n]{{2,60}},)\s+{_NAME}(?P<comma>,)(?=\s[^,.;:]*$)"
)


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    lower: str


def plain_participants(document: Document, start: int, end: int, trigger: PlainTrigger) -> tuple[Participant, ...]:
    """The participants of a trigger in the sentence `[start, end)`; all offsets are the article's."""
    if trigger.entry.event == "EXPLOSION":
        return ()  # of what burst, only a parser tells whether it burst or was hit
    text, g = document.article.text, grammar(document.language)
    for aside in no_other(document.language).finditer(text, start, trigger.start):  # "el capitán, y no el armador, fue"
        text = _blank(text, *aside.span())
    if said_of := _SAID_OF_HIM.search(text, start, trigger.start):
        text = _blank(text, *said_of.span())
    else:
        text = _without_asides(text, start, trigger.start, document.language)
    before = _Side(text, g, document.language, start, trigger.start)
    after = _Side(text, g, document.language, trigger.end, end)
    found = [*_of_verb(before, after, trigger)] or [*_of_noun(after, trigger)]
    spans = [(role, document.article.span(a, b)) for role, a, b in found]
    return tuple(Participant(role, span, document.article.quote(span)) for role, span in spans)


def _without_asides(text: str, start: int, end: int, language: str) -> str:
    """The text without what only says who somebody is, between his name and what he did, or before his name."""
    told = _WHO_HE_IS.search(text, start, end)
    if told is not None and _is_office(told["aside"], language):
        return _blank(text, *told.span("aside"))
    named = _BY_NAME.search(text, start, end)
    if told is None and named is not None and _is_office(named["office"], language):
        return _blank(_blank(text, *named.span("office")), *named.span("comma"))
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _is_office(words: str, language: str) -> bool:
    """Whether words say who somebody is: ", alcaldesa de Kesvik,", "El portavoz del grupo,"."""
    first = [word.lower() for word in _WORD.findall(words)[:3]]
    return not _people(language).isdisjoint(first)


class _Side:
    """The words before a trigger, or behind it, up to the first mark."""

    def __init__(self, text: str, g: Grammar, language: str, start: int, end: int) -> None:
        self.text, self.g, self.language = text, g, language
        self.words = [_Word(m.start(), m.end(), m[0], m[0].lower()) for m in _WORD.finditer(text, start, end)]

    def joined(self, at: int) -> bool:
        """Whether a word and the next one stand side by side."""
        here, there = self.words[at], self.words[at + 1]
        return bool(_JOINED.fullmatch(self.text, here.end, there.start))

    def is_lead(self, at: int) -> bool:
        """Whether a noun phrase can begin with a word: an article, a number, a name."""
        word = self.words[at]
        return word.lower in _leads(self.language) or word.lower.isdigit() or word.text[0].isupper()

    def is_name(self, at: int) -> bool:
        """Whether a word begins with a capital, and is no article at the head of a sentence."""
        word = self.words[at]
        return word.text[0].isupper() and word.lower not in _leads(self.language)

    def breaks(self, at: int) -> bool:
        """Whether a word is no part of a noun phrase."""
        word = self.words[at]
        if self.is_name(at) and at:
            return False
        return word.lower in _bounds(self.language) or (
            word.lower not in _leads(self.language) and self.g.tells(word.lower)
        )


Phrase = tuple[int, int]
Found = tuple[str, int, int]


class _Clause(NamedTuple):
    """A verb as it stands: in the passive or not, and the noun phrase before it."""

    passive: bool
    subject: Phrase | None


def _clause(before: _Side, trigger: PlainTrigger) -> _Clause | None:
    """How a trigger stands as a verb; None where it is none: "los detenidos", "fueron los detenidos"."""
    g, at = before.g, len(before.words) - 1
    touching = at >= 0 and bool(_JOINED.fullmatch(before.text, before.words[at].end, trigger.start))
    participle = touching and trigger.head.endswith(tuple(g.role("participle_ending")))
    passive = participle and before.words[at].lower in g.role("passive")
    active = trigger.entry.pos == "v" and (not participle or before.words[at].lower in g.role("auxiliary"))
    if not (passive or active or (trigger.entry.pos == "w" and trigger.entry.subject == "recipient")):
        return None
    between = g.role("clitic") | g.role("auxiliary") | g.role("passive") | g.role("denial") | g.role("adverb")
    while touching and at >= 0 and before.words[at].lower in between:
        at -= 1
        touching = at >= 0 and before.joined(at)
    return _Clause(passive, _ending(before, at) if touching else None)


def _of_verb(before: _Side, after: _Side, trigger: PlainTrigger) -> Iterator[Found]:
    clause = _clause(before, trigger)
    if clause is None:
        return
    subject, suffers = clause.subject, "recipient" if clause.passive else trigger.entry.subject
    doers = _attackers if trigger.entry.event == "ASSAULT" else _bodies
    if subject and (suffers == "recipient" or _is_somebody(before, subject, doers(before.language))):
        yield suffers, *subject
    if clause.passive:
        by = _beginning(after, 1) if after.words and after.words[0].lower in after.g.role("agent") else None
        if by and _is_somebody(after, by, _bodies(after.language)):
            yield "actor", *by  # "por la policía", not "por fraude"
    elif suffers == "actor":
        yield from _objects(after, trigger)
    elif not subject and (sufferer := _beginning(after, 0)):
        yield "recipient", *sufferer  # "murieron tres personas"


def _objects(after: _Side, trigger: PlainTrigger) -> Iterator[Found]:
    """Whom a verb befell: "detuvo a Ada Lind", "declararon culpable de fraude a Ada Lind", "falló contra Ada Lind".

    A sentence is passed "por fraude contra Ada Lind".
    """
    if trigger.entry.event in _JUDGED and len(trigger.entry.words) > 1 and trigger.entry.words[-1] not in _CONTRACTED:
        near = range(min(_GAP, len(after.words)))
        at = next((n for n in near if after.words[n].lower in after.g.role("aimed")), None)
        if at is not None and all(after.joined(n) for n in range(at)) and (whom := _beginning(after, at + 1)):
            yield "recipient", *whom
            return
    if trigger.entry.words[-1] in after.g.role("aimed"):
        whom = _beginning(after, 0)
    else:
        near = range(min(_FAR_GAP, len(after.words)))
        at = next((n for n in near if after.words[n].lower in after.g.role("personal")), None)
        if at and not _JOINED.fullmatch(after.text, trigger.end, after.words[0].start):
            return  # "«volvieron a disparar», declaró Lund a la prensa"
        if at is None or not all(after.joined(n) for n in range(at)):
            return
        if at >= _GAP and not only_when_and_where(after.text[after.words[0].start : after.words[at - 1].end]):
            return
        whom = _beginning(after, at + 1)
        if whom and not _is_somebody(after, whom, _people(after.language)):
            return  # "a la cárcel"
    if whom:
        yield "recipient", *whom


def _of_noun(after: _Side, trigger: PlainTrigger) -> Iterator[Found]:
    g, entry = after.g, trigger.entry
    if entry.pos != "n" or not after.words or not _JOINED.fullmatch(after.text, trigger.end, after.words[0].start):
        return
    first = after.words[0].lower
    if first in g.role("of") | {"del"}:
        if entry.mode == "resign" and _is_asked_for(after, trigger):
            return  # "la petición de dimisión de la oposición": who asks, or whom they ask
        if entry.mode == "resign" and (phrase := _beginning(after, 1)):
            yield "actor", *phrase  # "la renuncia de Ada Lind"
        elif suffered(entry) and (phrase := _beginning(after, 1)):
            yield "recipient", *phrase  # "el ataque de" may go on with a doer, a day or a place
    elif entry.event == "RULING" and first in g.role("personal"):  # "el juicio a Ada Lind"
        if (whom := _beginning(after, 1)) and _is_somebody(after, whom, _people(after.language)):
            yield "recipient", *whom
    elif first in g.role("aimed") and entry.event in AIMED and (phrase := _beginning(after, 1)):
        yield "recipient", *phrase


def _ending(side: _Side, at: int) -> Phrase | None:
    """The noun phrase that ends with a word: back to the article that opens it, through "de"."""
    if at < 0 or side.breaks(at) or side.words[at].lower in side.g.role("of") | side.g.role("article") | {"y", "e"}:
        return None
    first = last = at
    while first > 0 and last - first < _LONGEST and side.joined(first - 1):
        opened = side.words[first].lower in _leads(side.language)
        of = side.words[first - 1].lower in side.g.role("of") | {"del"}
        if side.breaks(first - 1) or (opened and not of):
            break
        first -= 1
    while first < last and side.words[first].lower in side.g.role("of") | {"y", "e"}:
        first += 1
    if first > 0 and side.joined(first - 1) and side.words[first - 1].lower in _prepositions(side.language):
        return None  # "el ataque contra el puente se cobró": the attack did
    after_name = last > first and side.is_name(last - 1) and not side.is_name(last)  # "GM planea", "la UE decidió"
    return _bare(side, first, last) if side.is_lead(first) and not after_name else None


def _is_asked_for(after: _Side, trigger: PlainTrigger) -> bool:
    """Whether a happening is what somebody asks for: "la petición de dimisión"."""
    before = after.text[: trigger.start].lower().split()[-2:]
    return len(before) == 2 and before[1] == "de" and before[0] in forms_of_things("asking", language=after.language)


def _beginning(side: _Side, at: int) -> Phrase | None:
    """The noun phrase that begins with a word: to its last noun, through "de"."""
    if at >= len(side.words) or (at and not side.joined(at - 1)) or side.breaks(at):
        return None
    contracted = at > 0 and side.words[at - 1].lower in _CONTRACTED and not side.is_lead(at)
    if not contracted and not side.is_lead(at):
        return None
    last, content = at, contracted or side.is_name(at) or side.words[at].lower.isdigit()
    of = not content
    for here in range(at + 1, min(at + _LONGEST, len(side.words))):
        word = side.words[here]
        if not side.joined(here - 1) or side.breaks(here):
            break
        if word.lower in side.g.role("of") | {"del"}:
            if not content:
                break
            of = True  # the phrase goes on only if a noun follows
        elif word.lower in _leads(side.language):
            if not of:
                break
        elif side.is_name(last) and not side.is_name(here):
            break  # "Ada Lind por fraude", "Ada Lind culpable"
        else:
            last, content, of = here, True, False
    return _bare(side, at, last) if content else None


def _bare(side: _Side, first: int, last: int) -> Phrase | None:
    """The offsets of a phrase without the article that opens it; None for a day or an hour."""
    while first < last and side.words[first].lower in side.g.role("article") | side.g.role("definite") | {"un", "una"}:
        first += 1
    words = {word.lower for word in side.words[first : last + 1]}
    if words & _dates(side.language) or not words - side.g.role("no_source") - _leads(side.language):
        return None
    return side.words[first].start, side.words[last].end


def _is_somebody(side: _Side, phrase: Phrase, nouns: frozenset[str]) -> bool:
    """Whether a phrase names somebody, and no thing, charge or place: by a name, or by one of some nouns."""
    words = _WORD.findall(side.text[phrase[0] : phrase[1]])
    named = words[0][0].isupper() and words[0].lower() not in _leads(side.language)
    return named or not nouns.isdisjoint(word.lower() for word in words)


@cache
def _bounds(language: str) -> frozenset[str]:
    """Words that stand in no noun phrase."""
    role = grammar(language).role
    out = [
        role(name) for name in ("denial", "stop", "finite", "past", "relative", "when", "that", "contrast", "passive")
    ]
    where = {term.split()[0] for term in role("place_lead") if " " in term}  # "a su conductor cerca de Kesvik"
    return lasting_words(language).union({"sin"}, where, *out) - role("of") - _leads(language) - {"del"}


@cache
def _prepositions(language: str) -> frozenset[str]:
    """Words before a noun phrase that make it no subject."""
    role = grammar(language).role
    leads = role("stop") | role("aimed") | role("agent") | role("place_lead") | role("of")
    return leads - role("that") - role("relative") - role("contrast")


@cache
def _leads(language: str) -> frozenset[str]:
    return grammar(language).role("determiner") | _numbers(language)


@cache
def _numbers(language: str) -> frozenset[str]:
    return terms(language, "numbers")


@cache
def _dates(language: str) -> frozenset[str]:
    kinds = {"weekday", "month", "unit"}
    return frozenset(row["term"] for row in table(language, "calendar") if row["kind"] in kinds)


@cache
def _bodies(language: str) -> frozenset[str]:
    """Nouns for offices and bodies: who is said to have done a thing."""
    offices = {row["term"] for row in table(language, "source_nouns") if row["kind"] in {"official", "organisation"}}
    return frozenset(offices) | _things(language, frozenset({"office", "court", "judge", "police", "force", "chamber"}))


@cache
def _attackers(language: str) -> frozenset[str]:
    """Nouns for who can use force and be told from others: bodies, those who take a side, "los manifestantes"; and with
    what, "un misil de la brigada".
    """
    return _bodies(language) | terms(language, "partisans") | _things(language, frozenset({"ordnance"}))


@cache
def _people(language: str) -> frozenset[str]:
    """Nouns for people and bodies, and numbers: whom a thing can befall."""
    some = _things(language, frozenset({"people", "armed"}))
    return _bodies(language) | some | terms(language, "source_nouns") | _numbers(language)


@cache
def _things(language: str, kinds: frozenset[str]) -> frozenset[str]:
    return forms_of_things(*sorted(kinds), language=language)
