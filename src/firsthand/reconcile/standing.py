"""Which side of a happening a voice stands on: the authorities, those it struck, a company, who takes a side.

In: a voice of the case and the Pile. Out: the kind of `resources/<language>/sides.tsv` that what it is called tells;
empty where nothing does. The first noun counts, since that is whose word it is: "relatives of the detainees" are not
among the accused, "the chief of the fire brigade" is no company's. Not so of who speaks for a client, or heads a body
that is not the state's: "the mayor's lawyer" is no authority, nor is "the president of the patients' association". It
groups what is shown, and counts nothing.
"""

import re
from collections import Counter
from functools import cache

from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Side, Voice
from firsthand.resources import either, kinds, languages, table, terms_of_all

_CALLED = re.compile(r"[\W_]+")
# Who heads a state or its part, or any other body: "presidenta de la asociación", "the president of the union".
_HEADS = frozenset("president presidenta presidente vice vicepresidenta vicepresidente secretary secretaria secretario"  # noqa: SIM905
                   " spokesman spokeswoman spokesperson director directora".split())  # fmt: skip
_OF_MEMBERS = frozenset("association asociacion club cooperative cooperativa cofradia foundation fundacion society"  # noqa: SIM905
                        " sociedad platform plataforma collective colectivo".split())  # fmt: skip
_ARMED = frozenset({"defence", "defense", "defences", "defenses", "defensa"})
_MINISTRY = re.compile(r"^Defensa\b|\bde Defensa\b")  # with a capital; "la defensa" pleads
_COMMANDED = re.compile(r" (?:chief|secretary|department|headquarters|staff|forces?|command|source|spokes\w+)s?(?= )")
_OF_A_BODY = re.compile(r"(?: \w+){0,3}? (?:of|de|del|for|at)(?= )")


def side_of(pile: Pile, voice: Voice) -> Side | None:
    """The side that most of a voice's mentions tell, else its label or the body it speaks for."""
    if voice.kind == "document":
        return "document"
    told = Counter(side for span in voice.mentions if (side := _first(pile.quote(span))))
    if told:
        return min(told, key=lambda side: (-told[side], side))
    return _first(voice.label) or _first(voice.affiliation or "")


@cache
def _first(words: str) -> Side | None:
    told = f" {_CALLED.sub(' ', fold(words))} "
    found = _nouns().search(told)
    if found and found[1] in _ARMED and (side := _of_a_state(words, told, found)):
        return side
    if found is None or _sides()[found[1]] != "authority":
        return _sides()[found[1]] if found else None
    if _lawyers().search(told) and not _lawyers().search(f" {found[1]} "):
        return _defends(told)
    if found[1].split()[0] in _HEADS and (of := _OF_A_BODY.match(told, found.end())):
        return _headed(told[of.end() :])
    return "authority"


def _of_a_state(words: str, told: str, found: re.Match[str]) -> Side | None:
    """The side of whose defence is a country's, not counsel's: "defence ministry", "fuentes de Defensa", "defence
    analysts"."""
    behind = _nouns().match(told, found.end())
    if behind is not None:
        return _sides()[behind[1]] if _sides()[behind[1]] in {"authority", "expert"} else None
    return "authority" if _MINISTRY.search(words) or _COMMANDED.match(told, found.end()) else None


def _defends(told: str) -> Side | None:
    """The side of somebody's lawyer, whose client is or was in office: the accused's if he is called his defence."""
    others = [_sides()[one[1]] for one in _nouns().finditer(told)]
    if "accused" in others:
        return "accused"
    body = _nouns().search(told)
    return "authority" if body and body[1] in _bodies() else None  # "government lawyers"


def _headed(body: str) -> Side | None:
    """The side of a body whose head speaks: what its own words tell, none for one of members that tell nothing."""
    found = _nouns().search(body)
    if found is not None:
        return _sides()[found[1]]
    return "authority" if _OF_MEMBERS.isdisjoint(body.split()) else None  # "of Halmeria", "of the council"


@cache
def _lawyers() -> re.Pattern[str]:
    return re.compile(rf" (?:{either(frozenset(map(fold, terms_of_all('lawyers'))))})s?(?= )")


@cache
def _bodies() -> frozenset[str]:
    """The nouns for bodies, which are nobody by name."""
    every = (item for language in languages() for item in kinds(language, "source_nouns").items())
    return frozenset(fold(term) for term, kind in every if kind == "organisation")


@cache
def _sides() -> dict[str, Side]:
    """The side of each noun, and of its plural."""
    sides: dict[str, Side] = {}
    for language in languages():
        for row in table(language, "sides"):
            term = _CALLED.sub(" ", fold(row["term"]))
            for form in (f"{term}s", f"{term}es", term):
                sides[form] = row["kind"]  # type: ignore[assignment]
    return sides


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(f" ({either(frozenset(_sides()))})(?= )")
