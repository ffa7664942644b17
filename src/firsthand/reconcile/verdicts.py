"""Verdicts of a page on what it has just told: "Both claims are false."

In: a Pile. Out: of each article, the sentences that say of what stands before them that it is not so, each with the
mentions it speaks of. A verdict is a sentence, or what somebody says, of nothing else, out of its table; one
in the plural, or on "all of this", speaks of the whole paragraph, any other of the sentence before it. What the page
tells in its own words it does not call false.
"""

import re
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sentences import paragraphs, sentences_in
from firsthand.records import Attribution, Mention, Reading, Span
from firsthand.resources import languages, table

_LONGEST = 60  # characters of a verdict
_MANY = re.compile(r"^(?:both|neither|none|all|these|they|ambas|ninguna|nada|todo|las|los|son|no son)\b|\bclaims\b")


class Verdict(NamedTuple):
    """A sentence that calls false what stands before it, and the mentions that it speaks of."""

    span: Span
    mentions: frozenset[str]


def verdicts_of(pile: Pile, reading: Reading) -> list[Verdict]:
    """The verdicts of an article, in order."""
    said = {m.id: m for m in reading.mentions if m.attribution and m.stance != "denies" and m.polarity == "positive"}
    if not said or not _verdicts().search(fold(pile.articles[reading.article].text)):
        return []
    contents = sorted(span for a in reading.attributions for span in a.contents if not _tells_which(pile, a, span))
    found = []
    before: list[Span] = []  # the sentences of the paragraph before
    for paragraph in paragraphs(pile, reading.article):
        sentences = sentences_in(pile, paragraph)
        for n, sentence in enumerate(sentences):
            for span in (sentence, *(one for one in contents if sentence.contains(one))):
                words = fold(pile.quote(span)).strip(" .,!?\"'“”«»")
                if len(words) <= _LONGEST and _verdicts().fullmatch(words):
                    told = sentences[:n] or before
                    judged = told if _MANY.search(words) else told[-1:]
                    within = _speakers(reading, span)
                    mentions = {m.id for m in said.values() if m.attribution not in within and _in_one(m, judged)}
                    found += [Verdict(span, frozenset(mentions))] if mentions else []
                    break
        before = sentences or before
    return found


def _tells_which(pile: Pile, one: Attribution, span: Span) -> bool:
    """Whether a content is said of the word before it: "told her something that was not true"; of "said that" not."""
    text = pile.articles[span.article].text
    before = text[: span.start].rstrip()
    opens = fold(pile.quote(span)).startswith("that ") and before[-1:].isalpha()
    return opens and not any(cue.end == len(before) for cue in one.cues)


def _speakers(reading: Reading, span: Span) -> frozenset[str]:
    """The attributions whose content holds a span: nobody calls false what he says himself."""
    return frozenset(a.id for a in reading.attributions if any(c.contains(span) for c in a.contents))


def _in_one(mention: Mention, spans: list[Span]) -> bool:
    return any(span.contains(mention.trigger) for span in spans)


@cache
def _verdicts() -> re.Pattern[str]:
    """Subject, link and verdict, of each language its own."""
    every = []
    for language in languages():
        roles = {role: _any(language, role) for role in ("subject", "opposite", "link", "false", "true", "whole")}
        every.append(
            rf"(?:{roles['subject']})\s(?:{roles['link']})\s(?:{roles['false']})"
            rf"|(?:{roles['opposite']})\s(?:{roles['link']})\s(?:{roles['true']})|(?:{roles['whole']})"
        )
    return re.compile(rf"\b(?:{'|'.join(every)})\b")


def _any(language: str, role: str) -> str:
    terms = (fold(row["term"]) for row in table(language, "verdicts") if row["role"] == role)
    return "|".join(sorted(map(re.escape, terms), key=lambda term: (-len(term), term))) or "(?!)"
