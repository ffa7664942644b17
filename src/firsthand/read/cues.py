"""What the tables know of cues: verbs, nouns and adjectives that put something on somebody's word.

In: a language. Out: Cues by lemma. Knowledge lies in `resources/<language>/cues*.tsv`.
"""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple, cast

from spacy.tokens import Token

from firsthand.records import Stance
from firsthand.resources import table


class Cue(NamedTuple):
    """A cue: its kind (speech, act, attitude, evidence), the frames its content may take, and the stance it lends."""

    term: str
    kind: str
    frames: frozenset[str]
    stance: Stance

    @property
    def core(self) -> bool:
        """Whether it reports words, as against an attitude or an act."""
        return self.kind == "speech"


@cache
def lexicon(language: str, name: str = "cues") -> dict[str, Cue]:
    """The cues of one table by their term."""
    return {
        row["term"]: Cue(row["term"], row["kind"], frozenset(row["frames"].split()), cast(Stance, row["stance"]))
        for row in table(language, name)
    }


def verb(token: Token) -> Cue | None:
    """The cue that a verb is, with its particle or preposition if the two make another cue (call, call for)."""
    known = lexicon("en")
    lemma = base_form(token, known)
    for child in token.children if lemma in _continued() else ():
        if child.dep_ in {"prt", "prep"} and child.i > token.i and not _says_when(child):
            longer = known.get(f"{lemma} {child.lower_}")
            if longer is not None:
                return longer
    return known.get(lemma)


def particle(verb: Token) -> str:
    """The particle of a verb, or nothing: the "out" of "ruled out"."""
    return next((part.lower_ for part in verb.children if part.dep_ == "prt"), "")


def _says_when(preposition: Token) -> bool:
    """Whether a preposition begins a date: "called the deal unsafe on Sunday" calls on nobody."""
    return any(part.dep_ == "pobj" and part.ent_type_ in {"DATE", "TIME"} for part in preposition.children)


@cache
def _continued() -> frozenset[str]:
    """The verbs that make another cue with a particle or preposition."""
    return frozenset(term.split()[0] for term in lexicon("en") if " " in term)


def base_form(token: Token, known: Collection[str]) -> str:
    """A word's lemma; where the lemmatiser lost an e ("hopes" as hop) and a table knows the whole word, that one."""
    lemma = token.lemma_.lower()
    if lemma not in known and f"{lemma}e" in known and token.lower_ in {f"{lemma}ing", f"{lemma}ed", f"{lemma}es"}:
        return f"{lemma}e"
    return lemma
