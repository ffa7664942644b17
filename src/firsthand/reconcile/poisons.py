"""What people fell ill of: "everything points to the rice", "contaminated with nitrites", "it found no nitrites".

In: a page that tells of one poisoning or outbreak. Out: what its words put that down to, under the name that it has in
every language (`poisons.tsv`), and what they say that it was not. A page that tells of two gives none: of which, its
words may not say.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.illness import FELL_ILL, makes_ill
from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Reading, Span
from firsthand.resources import either, languages, table

# How sentences of a language put illness down to a thing: {food} was eaten or drunk, {thing} is that or a substance.
_SHAPES = {
    "en": (
        r"\bpoint(?:s|ed|ing)?\s+to\s+{thing}",
        r"\b(?:caused|brought\s+on|triggered|poisoned|sickened|killed)\s+by\s+{thing}",
        r"\b(?:contaminated|laced|tainted|spiked)\s+(?:with|by)\s+{thing}",
        r"\b{food}\s+(?:with|containing)\s+{substance}",
        r"\bcontain(?:s|ed)\s+{substance}",
        r"\b(?:traces|residues?|remains|high\s+levels)\s+of\s+{substance}",
        r"\b(?:found|detected)\s+{substance}\s+in\b",
        r"\b{thing}(?:\s+in\s+(?:[\w’'-]+\s?){{1,3}})?\s+(?:had\s+|has\s+|have\s+)?(?:killed|poisoned|sickened)\b",
        r"\b{thing}\s+(?:had\s+|has\s+|have\s+)?(?:caused|brought\s+on)\s+(?:the|a)\s+(?:[\w-]+\s+)?(?:poisoning|outbreak)",
        r"\bblam(?:es?|ed|ing)\s+{thing}",
    ),
    "es": (
        r"\bapunt(?:a|an|aba|aban|ó)\s+(?:al?|hacia)\s+{thing}",
        r"\b(?:causad[oa]s?|provocad[oa]s?|intoxicad[oa]s?|envenenad[oa]s?)\s+(?:por|con)\s+{thing}",
        r"\b(?:contaminad[oa]s?|adulterad[oa]s?)\s+(?:con|por)\s+{thing}",
        r"\b{food}\s+con\s+{substance}",
        r"\b(?:contenía|contenían|contiene|contienen)\s+{substance}",
        r"\b(?:trazas|restos|rastros|residuos|niveles\s+altos)\s+de\s+{substance}",
        r"\b(?:hallaron|detectaron|encontraron|halló|detectó|encontró)\s+{substance}\s+en\b",
        r"\b{thing}\s+(?:caus(?:ó|ara|aron|aran)|provoc(?:ó|ara|aron|aran))\s+(?:la|una)\s+(?:intoxicación|epidemia)",
        r"\b{thing}\s+(?:mat(?:ó|ara)|intoxic(?:ó|ara)|envenen(?:ó|ara))\b",
    ),
}
# And how they say that it was not that.
_DENIALS = {
    "en": (
        r"\b(?:found|detected)\s+no\s+(?:traces?\s+of\s+)?{thing}",
        r"\bno\s+(?:traces?\s+of\s+)?{thing}\s+(?:was|were)\s+(?:found|detected)",
        r"\bnothing\s+wrong\s+with\s+{thing}",
        r"\bruled\s+out\s+{thing}",
        r"\bit\s+was\s+not\s+{thing}",
        r"\b{thing}\s+(?:was|were|is|are)\s+(?:harmless|not\s+to\s+blame|not\s+the\s+cause)",
    ),
    "es": (
        r"\bno\s+(?:se\s+)?(?:halló|hallaron|encontró|encontraron|detectó|detectaron)\s+(?:restos\s+de\s+|trazas\s+de\s+)?{thing}",
        r"\bni\s+rastro\s+de\s+{thing}",
        r"\bdescart(?:a|an|ó|aron)\s+{thing}",
        r"\bno\s+(?:fue|era)\s+{thing}",
        r"\b{thing}\s+(?:era|es|estaba|está)\s+(?:inocu[oa]s?|en\s+buen\s+estado)",
    ),
}
_LEAD = r"(?:(?:the|an?|some|el|la|los|las|l|un|una)\s+)?(?:(?!(?:and|or|y|o|but|not|no)\b)[\w’'-]+\s+){0,2}?"
# What may stand behind a thing: in English "the water company" is no water.
_END = {
    "en": r"(?=\s*(?:[.,;:”\"’)]|$)|\s+(?:and|as|at|but|by|for|from|given|had|handed|has|have|in|is|on|or|sold|served|"
    r"that|to|was|were|when|which|who|caused|killed|poisoned|sickened|brought|found|detected|after|not)\b)",
}
_MAYBE = re.compile(
    r"\b(?:may|might|could|possibl[ey]|suspect\w*|podría[n]?|pudo|pudieron|posible(?:mente)?|quizás?)\b|\bpoint\w*\s+to\b"
    r"|\bapunt\w+\s+(?:al?|hacia)\b",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """What people fell ill of, the words that say so, whether they deny it, and those that hedge it."""

    name: str
    span: Span
    denied: bool
    hedges: tuple[Span, ...]


def told_poisons(
    pile: Pile, reading: Reading, of: Mapping[str, str], kinds: Mapping[str, Kind]
) -> Iterator[tuple[Mention, Told]]:
    """The page's first mention of its poisoning, with each thing that it names for one."""
    sick = _of_one_illness(reading, of, kinds)
    if sick is None:
        return
    text = pile.articles[reading.article].text
    language = pile.tongue(reading.article)
    taken: list[Span] = []
    for denied in (True, False):
        for shape in _shapes(language, denied=denied):
            for match in shape.finditer(text):
                span = Span(reading.article, match.start(), match.end())
                if not any(span.overlaps(known) for known in taken) and not _apart(pile, span):
                    taken.append(span)
                    yield sick, Told(_names()[fold(match["name"])], span, denied, _hedges(text, span))


def _of_one_illness(reading: Reading, of: Mapping[str, str], kinds: Mapping[str, Kind]) -> Mention | None:
    """The first mention of the only poisoning or outbreak of a page; else of the only ones who fell ill."""
    first: dict[str, Mention] = {}
    for mention in sorted(reading.mentions, key=lambda one: one.trigger):
        first.setdefault(of[mention.id], mention)
    told = [one for event, one in first.items() if makes_ill(kinds[event])]
    told = told or [one for event, one in first.items() if kinds[event].slot == FELL_ILL]
    return told[0] if len(told) == 1 else None


def _apart(pile: Pile, span: Span) -> bool:
    """Whether words stand in what is no part of the story."""
    return pile.block(span) == "boilerplate"


def _hedges(text: str, span: Span) -> tuple[Span, ...]:
    """The words of the sentence up to the thing that say that it may have been so."""
    start = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", "; ")) + 1
    return tuple(Span(span.article, hit.start(), hit.end()) for hit in _MAYBE.finditer(text, max(0, start), span.end))


@cache
def _shapes(language: str, *, denied: bool) -> tuple[re.Pattern[str], ...]:
    rows = list(table(language, "poisons"))
    every, food, substance = (
        either(frozenset(row["term"] for row in rows if row["kind"] in kinds))
        for kinds in (("food", "substance"), ("food",), ("substance",))
    )
    end = _END.get(language, "")
    thing, of = (rf"{_LEAD}(?P<name>{terms})\b(?!\s+(?:{every})\b){end}" for terms in (every, substance))
    shapes = (_DENIALS if denied else _SHAPES).get(language, ())
    return tuple(
        re.compile(shape.format(thing=thing, substance=of, food=rf"(?:{food})"), re.IGNORECASE) for shape in shapes
    )


@cache
def _names() -> dict[str, str]:
    return {fold(row["term"]): row["name"] for language in languages() for row in table(language, "poisons")}
