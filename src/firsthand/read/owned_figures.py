"""Whose figure it is: "The coast guard's toll was 11 dead", "El balance de la policía era de 11".

In: a Page, or the text of a sentence without a parse. Out: whose word the figure is, the cue and what it says. A toll
of a day, a ship or a town is nobody's word.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from firsthand.read.clauses import noun_phrase, runs, subtree, verb_group
from firsthand.read.cues import Cue
from firsthand.read.describe import describe
from firsthand.read.drafts import Draft, Offsets, draft
from firsthand.read.nobody import CONTAINERS
from firsthand.read.numbers import pattern
from firsthand.read.page import Page
from firsthand.read.withheld import negated
from firsthand.resources import either, kinds, table

_AMOUNTS = frozenset({"be", "stand", "come", "rise", "reach", "remain"})
_SPEAKS = frozenset({"named_person", "official", "organisation", "media"})
FIGURE = Cue("figure", "speech", frozenset({"object"}), "reports")


class Owned(NamedTuple):
    """A figure told by whose it is, in characters of its text: "balance", "la policía", "era de", "11 muertos"."""

    figure: Offsets
    source: Offsets
    cue: Offsets
    content: Offsets


def owned_figures(page: Page) -> Iterator[Draft]:
    """The figures of a paragraph that are somebody's by a possessive."""
    known = _terms("en", "owned")
    for figure, lemma, _ in page.words:
        if lemma not in known or figure.dep_ != "nsubj":
            continue
        verb = figure.head
        if verb.lemma_ not in _AMOUNTS or negated(verb):
            continue
        whose = next((child for child in figure.lefts if child.dep_ == "poss"), None)
        told = next((child for child in verb.rights if child.dep_ in {"attr", "prep", "dobj", "acomp"}), None)
        number = told is not None and any(part.like_num for part in told.subtree)
        named = whose is not None and whose.ent_type_ not in {"GPE", "LOC", "DATE"}
        if whose is None or not named or whose.lemma_.lower() in CONTAINERS or not number or told is None:
            continue
        start, end = noun_phrase(whose)
        end = min(end, whose.i + 1)
        if start < end and describe(page.doc[start:end]).kind in _SPEAKS:
            pieces = runs(page.doc, {figure.i} | subtree(told) - ({told.i} if told.dep_ == "prep" else set()))
            yield draft(page, FIGURE, verb, ((start, end),), (verb_group(verb),), pieces, whose, "object")


def plain_figures(language: str, text: str) -> Iterator[Owned]:
    """The same in a text without a parse: "el último balance de la policía era de 11 muertos"."""
    for match in _owned(language).finditer(text):
        yield Owned(match.span("figure"), match.span("who"), match.span("verb"), match.span("told"))


@cache
def whose_figure(language: str) -> re.Pattern[str]:
    """The words for a figure that somebody gives, where its number follows: "the police's count", "el balance de"."""
    if language == "en":
        speaks = either(_speaking("en") - CONTAINERS)
        number = rf"(?:\d|(?:{pattern('en')})\b)"
        return re.compile(
            rf"\b(?P<who>(?:{speaks})|[A-Z][\w.-]+)['’]s (?P<figure>{either(_terms('en', 'owned'))})"
            rf"(?= \w+(?: at)? {number})"
        )
    return re.compile(rf"{_figure(language)}(?=\s+{_given(language)})", re.IGNORECASE)


@cache
def _owned(language: str) -> re.Pattern[str]:
    """ "el balance de la policía era de 11 muertos"."""
    return re.compile(rf"{_figure(language)}\s+{_given(language)}", re.IGNORECASE)


def _figure(language: str) -> str:
    """ "el último balance de la policía", of those that the table of sources knows as a body or an office."""
    return (
        rf"\b(?:el|la)\s+(?:\w+\s+)?(?P<figure>{either(_terms(language, 'owned'))})\s+(?:\w+\s+)?(?:de\s+(?=l)|del?\s+)"
        rf"(?P<who>(?:l[ao]s?\s+)?(?:{either(_speaking(language))})\b[^,;:.]{{0,60}}?)"
    )


def _given(language: str) -> str:
    """ "era de 11 muertos"."""
    verbs = _terms(language, "amounts") | {"era", "es"}
    number = rf"(?:\w+\s+){{0,3}}?(?:\d[\d.]*|{pattern(language)})\b"
    return rf"(?P<verb>(?:{either(verbs)})(?:\s+(?:de|en|a))?)\s+(?P<told>{number}[^,;:.]*)"


def _speaking(language: str) -> frozenset[str]:
    return frozenset(term for term, kind in kinds(language, "source_nouns").items() if kind in _SPEAKS)


def _terms(language: str, kind: str) -> frozenset[str]:
    return frozenset(row["term"] for row in table(language, "refigures") if row["kind"] == kind)
