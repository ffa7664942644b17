"""What kind of happening a trigger names: words of one kind can be the same event, whatever the wording.

In: a trigger's words. Out: a Kind, from `resources/<language>/happenings.tsv`; a word that the tables do not know is
a kind of its own, by its stem. `bearer` kinds (an explosion, an attack) carry the tolls that they cause.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from firsthand import inflection
from firsthand.reconcile.names import content_words, fold
from firsthand.resources import languages, table, terms_of_all
from firsthand.wording import folded_terms

_ENDINGS = ("ations", "ation", "ments", "ment", "ions", "ion", "ings", "ing", "ers", "er", "ied", "ies", "ed")
_VOWEL = re.compile("[aeiouy]")
BURSTING = frozenset({"explosion", "fire"})  # a gas tank bursts, and the depot with it


class Kind(NamedTuple):
    """A kind of happening: `role` is bearer, toll, plain or light; `slot` is what a number beside it counts.

    A light one names no kind of its own: "the crash took place on Friday" speaks of the crash.
    """

    name: str
    role: str
    slot: str | None
    known: bool


LIGHT = Kind("occurrence", "light", None, False)
_WAYS = {"shooting": "attack", "stabbing": "attack", "hacking": "attack", "storm": "flood"}
_BROADER = _WAYS | {"beating": "attack", "raid": "arrest", "imprisonment": "judgment"}


def way_of(kind: Kind) -> Kind:
    """The broader kind of which one is a way: on a page, "the shooting" is the attack, "the storm" the flood."""
    return kind_of(_WAYS[kind.name]) if kind.name in _WAYS else kind


def ways_of(kinds: Iterable[Kind]) -> frozenset[str]:
    """The ways of attacking that kinds name: who was shot was not stabbed, and no computer was."""
    return frozenset(kind.name for kind in kinds if _WAYS.get(kind.name) == "attack")


def family(kind: Kind) -> Kind:
    """The kind with which one is told of as the same: within a story, the raid on which people were arrested too."""
    return kind_of(_BROADER[kind.name]) if kind.name in _BROADER else kind


def may_speak_of(kind: Kind) -> tuple[frozenset[str], ...]:
    """The kinds of happening that a noun of a kind can speak of once they are known, those it rather does first.

    >>> [sorted(some) for some in may_speak_of(kind_of("raid", "COERCE"))], may_speak_of(kind_of("explosion"))
    ([['arrest'], ['operation']], ())
    """
    return _general().get(kind.name, ())


@cache
def _general() -> dict[str, tuple[frozenset[str], ...]]:
    rows = (row for language in languages() for row in table(language, "general"))
    return {row["term"]: tuple(frozenset(some.split(",")) for some in row["kinds"].split(";")) for row in rows}


@cache
def kind_of(trigger: str, event: str = "") -> Kind:
    """The kind that a trigger names; of several words the first known one decides.

    `event` is the mention's type, where the caller has it: to fire workers is no fire, a storm of nature no assault.

    >>> kind_of("exploded").name, kind_of("blew up").name, kind_of("stole").name
    ('explosion', 'explosion', 'theft')
    >>> kind_of("claimed 31 lives").slot, kind_of("fired tear gas").name
    ('killed', 'crowd control')
    >>> kind_of("fire").name, kind_of("fire", "DISMISSAL").name, kind_of("took place", "OCCURRENCE").role
    ('fire', 'dismissal', 'light')
    """
    folded = fold(trigger)
    pieces = re.findall(r"[\w-]+", folded)
    phrase = _phrase(tuple(pieces), event.lower())
    if not phrase and "-" in folded:
        phrase = _phrase(tuple(re.findall(r"\w+", folded)), event.lower())  # "given a seven-year (term)"
    if phrase:
        return phrase
    for piece in (folded, *pieces):
        for form in forms(piece):
            for term in (f"{form}/{event.lower()}", form):
                if term in _table():
                    return _table()[term]
    if any(piece[0].isdigit() or piece in folded_terms("numbers") for piece in pieces):  # "organisers spoke of 5,000"
        again = _table().get(f"number/{event.lower()}")
        if again is not None:
            return again
    first = next(iter(content_words(folded) or folded.split()), "")  # "on suspicion" is a suspicion
    return LIGHT if event == "OCCURRENCE" else Kind(stem(first), "plain", None, False)


def _phrase(pieces: tuple[str, ...], event: str) -> Kind | None:
    """The kind of a phrase whose words stand in this order, inflected and with others between: "claimed 31 lives"."""
    spelt = [set(forms(piece)) for piece in pieces]
    near = [term for piece in spelt for word in piece for term in _phrases().get(word, ())] if len(pieces) > 1 else []
    fit = [term for term in near if in_order(term, spelt)]
    for term in map(" ".join, sorted(fit, key=lambda words: (-len(words), words))):
        if found := _table().get(f"{term}/{event}") or _table().get(term):  # "fell on" is one of a type of event alone
            return found
    return None


def in_order(wanted: Sequence[str], spelt: Sequence[Collection[str]]) -> bool:
    """Whether each word of a phrase is among the forms of a later piece than the word before it."""
    left = iter(spelt)
    return all(any(word in piece for piece in left) for word in wanted)


@lru_cache(1 << 16)
def forms(word: str) -> tuple[str, ...]:
    """What a word may be the inflected form of, itself first.

    >>> forms("stopped")
    ('stopped', 'stopp', 'stop', 'stoppe', 'stoppe', 'stoppee')
    """
    found = [word]
    if word in _irregular():
        found.append(_irregular()[word])
    for ending in ("ed", "ing", "es", "s", "d"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            base = word[: -len(ending)]
            found.append(base)
            if len(base) > 2 and base[-1] == base[-2]:
                found.append(base[:-1])
            found.append(base + "e")
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    if word.endswith("ves"):
        found.append(word[:-3] + "fe")
    if word.endswith("ied"):
        found.append(word[:-3] + "y")
    if word.endswith("dying"):
        found.append("die")
    return tuple(form for form in found if len(form) > 2 or form in (word, _irregular().get(word)))  # "went": "go"


def past(word: str) -> bool:
    """Whether a word is written as a verb of the past: "opened", "shot".

    >>> past("opened"), past("struck"), past("arrests")
    (True, True, False)
    """
    return fold(word).endswith("ed") or fold(word) in _irregular()


def stem(word: str) -> str:
    """A rough stem, the same for the forms of one verb and its commonest nouns.

    >>> stem("reported"), stem("reporting"), stem("reports")
    ('report', 'report', 'report')
    """
    word = _irregular().get(word, word)
    for ending in _ENDINGS:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= 3 and _VOWEL.search(bare):
            return _plain(bare)
    if word.endswith("es") and len(word) > 5:
        return _plain(word[:-2])
    return _plain(word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word)


def _plain(bare: str) -> str:
    """A word without its ending, as the forms of its verb share it: "stopp" is "stop", "negotiat" is "negoti"."""
    bare = bare.rstrip("e")
    if len(bare) > 6 and bare.endswith("at"):
        return bare[:-2]
    return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "sl" else bare


@cache
def _irregular() -> dict[str, str]:
    return {fold(row["form"]): row["base"] for language in languages() for row in table(language, "irregulars")}


def instrument(label: str) -> bool:
    """Whether a label names a thing that explodes, strikes or leaks, not a thing that is struck.

    >>> instrument("a leaking gas tank"), instrument("the fuel depot")
    (True, False)
    """
    known = content_words(label)
    return bool(known) and any(known[-1].removesuffix(ending) in _instruments() for ending in ("", "s", "es"))


@cache
def _instruments() -> frozenset[str]:
    return terms_of_all("instruments")


@cache
def things(*kinds: str) -> frozenset[str]:
    """The words for people or things of some kinds, in all languages; both numbers of each."""
    rows = (row for language in languages() for row in table(language, "things"))
    singular = {row["term"].partition("/")[0] for row in rows if not set(kinds).isdisjoint(row["kinds"].split())}
    return frozenset(fold(word) for word in singular | {f"{word}s" for word in singular})


@cache
def _table() -> dict[str, Kind]:
    """The kinds by every form of their terms, `form/event` where a term is meant of one type of event alone."""
    found: dict[str, Kind] = {}
    loose: dict[str, Kind] = {}  # of "reunirse" the forms without "se": "se han reunido"
    for language in languages():
        for row in table(language, "happenings"):
            slot = None if row["slot"] == "-" else row["slot"]
            kind = Kind(row["concept"], row["role"], slot, True)
            words, _, rest = row["term"].partition("/")
            _, _, event = rest.partition(" ")
            reflexive = words.split()[0].endswith("se") and rest.startswith("v")
            for form in inflection.forms(language, row["term"]):
                meant = f"/{event.lower()}" if event else ""
                folded = fold(form.word.replace("… ", ""))
                if reflexive:
                    head, _, tail = folded.partition(" ")
                    written = inflection.enclitic(head, form.way)
                    found.setdefault(f"{written if written != head else 'se ' + head} {tail}".strip() + meant, kind)
                    loose.setdefault(folded + meant, kind)
                else:
                    found.setdefault(folded + meant, kind)
    return loose | found


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The terms of several words by their first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for term in _table():
        words = tuple(term.partition("/")[0].split())
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return found
