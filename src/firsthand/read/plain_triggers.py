"""Words that name a happening where there is no parser: the forms of the event lexicon's terms, and what stands around.

In: a sentence of a language with tables, and its article. Out: the triggers, as offsets into the sentence.
"""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from firsthand import resources
from firsthand.inflection import Way, enclitic, forms
from firsthand.read import plain_needs
from firsthand.read.figurative import is_plain_figure
from firsthand.read.grammar import grammar
from firsthand.read.plain_needs import Hit, Words
from firsthand.read.triggers import Entry, entry_of

GAP = "…"
_GAP = 5  # words in a phrase: "se cobró la vida de 31", "envió a Ana de la Rosa a prisión"
_NEAR = 60  # characters between what occurred and the word for it
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[,;:.](?!\d)")  # not the one in "7.109"
_OCCASIONS = frozenset({"PROTEST", "CONSULT", "VIGIL", "BRIEFING"})  # what people come to
_INFLECTED = frozenset({"infinitive", "gerund"})
_LEADS = frozenset(
    ["de", "con", "por", "en", "sin", "a", "para", "entre", "del", "al", "cuyo", "cuya", "cuyos", "cuyas"]
)
_DATIVES = frozenset({"le", "les", "me", "nos"})  # "se le escaparon"


class PlainTrigger(NamedTuple):
    """Characters `[start, end)` of a sentence that name a happening.

    `head` is the word of them that is inflected; `done` says whether it is a past tense or a participle.
    """

    start: int
    end: int
    entry: Entry
    head: str
    done: bool


class _Phrase(NamedTuple):
    """A form that begins a term, what follows it, and the line it is of."""

    rest: tuple[str, ...]
    reflexive: bool
    way: Way
    plain: bool  # a word form that the table gives as it stands
    entry: Entry


def plain_triggers(text: str, language: str, article: str) -> list[PlainTrigger]:
    """The triggers of one sentence, in order; a word belongs to one trigger only."""
    spans = tuple((match.start(), match.end()) for match in _WORD.finditer(text))
    forms_of = tuple(text[a:b] for a, b in spans)
    words = Words(forms_of, tuple(word.lower() for word in forms_of), spans)
    found: list[PlainTrigger] = []
    free = 0
    known = _index(language)
    for at, word in enumerate(words.small):
        if at < free or word not in known:
            continue
        hit = next((hit for phrase in known[word] if (hit := _match(words, at, phrase, text, article, language))), None)
        if hit is not None:
            first, last, phrase = hit
            start, end = spans[first][0], spans[last][1]
            head = text[start:end] if phrase.plain else word
            found.append(PlainTrigger(start, end, phrase.entry, head, phrase.way in ("past", "participle")))
            free = last + 1
    return [one for one in found if _named(one, found)]


def _named(one: PlainTrigger, found: list[PlainTrigger]) -> bool:
    """Whether what "occurred" or "gathered 200 people" is named close by, where the line asks for it."""
    needs = (one.entry.needs or "").split()
    others = [other for other in found if _names_something(other.entry) and _beside(one, other)]
    if "occasion" in needs:
        return any(other.entry.event in _OCCASIONS or other.entry.counts == "attended" for other in others)
    return "named" not in needs or bool(others)


def _names_something(entry: Entry) -> bool:
    """Whether words name a happening, and do not only say that one took place."""
    return entry.event != "OCCURRENCE" or entry.pos == "n"


def _beside(one: PlainTrigger, other: PlainTrigger) -> bool:
    return max(other.start - one.end, one.start - other.end) <= _NEAR


@cache
def _index(language: str) -> dict[str, tuple[_Phrase, ...]]:
    """Every term by the first word of each of its forms: the longest first, those that ask for something first."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for row in resources.table(language, "events"):
        entry = entry_of(row)
        for form in forms(language, row["term"]):
            reflexive = entry.pos == "v" and entry.words[0].endswith("se") and entry.words[0] != "se"
            head, *rest = form.word.split()
            found[head].append(_Phrase(tuple(rest), reflexive, form.way, "/" not in row["term"], entry))
            if reflexive and form.way in _INFLECTED:
                found[enclitic(head, form.way)].append(_Phrase(tuple(rest), False, form.way, False, entry))
    return {word: tuple(sorted(phrases, key=_order)) for word, phrases in found.items()}


def _order(phrase: _Phrase) -> tuple[int, bool, bool, bool, bool]:
    entry = phrase.entry
    return -len(phrase.rest), not phrase.reflexive, entry.needs is None, not phrase.plain, entry.mode is None


_AGREES = ("ado", "ido", "eso")  # "acabaron esposadas", "quedó presa"


def _match(
    words: Words, at: int, phrase: _Phrase, text: str, article: str, language: str
) -> tuple[int, int, _Phrase] | None:
    """The first and last word of a phrase that begins at a word and is meant as its line says."""
    last = _rest(words, at, phrase, text)
    if last is None or (phrase.way == "present" and _is_noun(words, at, language)) or _is_name(words, at):
        return None
    first = at
    if phrase.reflexive:
        first = _reflexive(words, at, phrase.way, language)
        if first < 0:
            return None
    if phrase.entry.needs and not plain_needs.met(
        Hit(words, at, last, phrase.way, article, language, (phrase.entry.event, phrase.entry.mode)), phrase.entry.needs
    ):
        return None
    noun = phrase.entry.pos == "n"
    return (
        None
        if is_plain_figure(words.small, at, last, phrase.entry.event, language, noun=noun)
        else (first, last, phrase)
    )


def _rest(words: Words, at: int, phrase: _Phrase, text: str) -> int | None:
    """The index of the last word of a phrase; None where its words do not follow, or a mark stands between."""
    reach = 0
    for wanted in phrase.rest:
        if wanted == GAP:
            reach = _GAP
            continue
        near = range(at + 1, min(at + 2 + reach, len(words.small)))
        after = next(
            (n for n in near if _same(words.small[n], wanted) or (not reach and _agrees(words.small[n], wanted))), None
        )
        if after is None or _MARKS.search(text, words.spans[at][1], words.spans[after][0]):
            return None
        at, reach = after, 0
    return at


def _same(word: str, wanted: str) -> bool:
    """Whether a word is the wanted one, in either number: "culpables" is "culpable"."""
    return word == wanted or (word.startswith(wanted) and word[len(wanted) :] in ("s", "es"))


def _agrees(word: str, wanted: str) -> bool:
    """Whether a word right behind its verb is the wanted participle in any gender: "(acabaron) esposadas"."""
    bare = wanted[:-1]
    return wanted.endswith(_AGREES) and word.startswith(bare) and word[len(bare) :] in ("o", "a", "os", "as")


def _reflexive(words: Words, at: int, way: Way, language: str) -> int:
    """Where "se" stands before a verb: "se reunieron", "se han reunido", "se le escaparon"; -1 where it does not."""
    before = at - 1
    if way == "participle":
        if before < 0 or words.small[before] not in grammar(language).role("auxiliary"):
            return -1
        before -= 1
    elif way in _INFLECTED:
        return -1
    if before >= 1 and words.small[before] in _DATIVES:
        before -= 1
    return before if before >= 0 and words.small[before] == "se" else -1


def _is_name(words: Words, at: int) -> bool:
    """Whether a word is part of a name: "Antonio Hurtado"; in a title in capitals nothing can be told."""
    word, before = words.text[at], words.text[at - 1] if at else ""
    return word[0].isupper() and not word.isupper() and before[:1].isupper() and at > 1


def _is_noun(words: Words, at: int, language: str) -> bool:
    """Whether what looks like a verb of the present is a noun: "el ataque", "de quema"; "la mata" may be either."""
    before = words.small[at - 1] if at else ""
    return before in _noun_leads(language)


@cache
def _noun_leads(language: str) -> frozenset[str]:
    """Words that stand before nouns and never before a verb of the present."""
    g = grammar(language)
    leads = g.role("article") | g.role("possessive") | _LEADS
    return frozenset(leads) - g.role("clitic")
