"""Towns that only a blow makes one: "a flood hit Kesvik", "el terremoto sacudió Kesvik".

In: a paragraph. Out: the names that a disaster, a fire or a blast is told to have struck, whatever the tagger takes
them for: a town is struck where nothing says "in" before it.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand import inflection, resources
from firsthand.read.document import Paragraph
from firsthand.read.triggers import entry_of

_BLOWS = frozenset({"DISASTER", "FIRE", "EXPLOSION"})
# What moves or finds people too: "the fire surprised Anna".
_MOVES = frozenset(
    {"shock", "stun", "surprise", "reach", "target", "cover", "conmocionar", "sorprender", "alcanzar", "cubrir"}
)
_NAME = r"[^\W\d_a-zß-ÿ][\w’'-]+(?:\s[^\W\d_a-zß-ÿ][\w’'-]+)?"


def struck(paragraph: Paragraph) -> Iterator[Tokens]:
    """The names of a parsed paragraph that stand as the object of a blow."""
    for token in paragraph.doc:
        if token.dep_ == "dobj" and token.text.istitle() and token.head.lemma_ in _verbs("en") and _blow(token.head):
            start = token.i
            while start > 0 and token.doc[start - 1].dep_ == "compound" and token.doc[start - 1].pos_ == "PROPN":
                start -= 1
            yield token.doc[start : token.i + 1]


def struck_by_words(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where the same names stand in a paragraph that is not parsed."""
    shape = _told(language)
    for match in shape.finditer(text) if shape else ():
        yield match.span("place")


def _blow(verb: Token) -> bool:
    """Whether a verb's subject is a happening that strikes places, and no "storm of protest"."""
    subjects = (child for child in verb.children if child.dep_ == "nsubj" and child.lemma_.lower() in _nouns("en"))
    return any(all(child.lower_ != "of" for child in subject.rights) for subject in subjects)


@cache
def _verbs(language: str) -> frozenset[str]:
    rows = (row for row in resources.table(language, "befalls") if row["kind"] == "strikes")
    terms = {row["term"].removesuffix("/v") for row in rows}
    return frozenset(term for term in terms if " " not in term) - _MOVES


@cache
def _nouns(language: str) -> frozenset[str]:
    """What strikes places: a disaster, a fire, a blast, and the water itself."""
    entries = (entry_of(row) for row in resources.table(language, "events"))
    blows = {one.words[0] for one in entries if one.pos == "n" and len(one.words) == 1 and one.event in _BLOWS}
    things = (row for row in resources.table(language, "things") if "water" in row["kinds"].split())
    return frozenset(blows | {row["term"].removesuffix("/n") for row in things})


@cache
def _told(language: str) -> re.Pattern[str] | None:
    """A blow, its verb and the name behind it, in a language that has tables and no parser."""
    nouns = {form.word for noun in _nouns(language) for form in inflection.forms(language, f"{noun}/n")}
    verbs = {form.word for verb in _verbs(language) for form in inflection.forms(language, f"{verb}/v")}
    if not nouns or not verbs:
        return None
    between = r"(?:\s[^\W\d_A-ZÁÉÍÓÚÑ]\w*){0,4}?"
    return re.compile(
        rf"\b(?:{resources.either(frozenset(nouns))}){between}\s(?:{resources.either(frozenset(verbs))})\s(?:a\s)?"
        rf"(?P<place>{_NAME})",
    )
