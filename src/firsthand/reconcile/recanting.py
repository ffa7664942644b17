"""What its own teller takes back or does not vouch for: "he had been wrong", "I heard that, but I do not know".

In: a Pile. Out: the stances of the attributions that are taken back in their own sentence or the next, and of those
whose speaker only heard what they tell. Others who call a speaker wrong take nothing back for him.
"""

import re
from collections.abc import Mapping
from functools import cache

from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sentences import sentence_at
from firsthand.records import Attribution, Stance
from firsthand.resources import either
from firsthand.wording import folded_terms

# "The doctor, who had spoken of 21 bodies, said that her staff may have counted some remains twice".
_COUNTED_TWICE = re.compile(
    r"\b(?:counted|recorded|listed|contar\w*|contad\w*|conto|registr\w+)\b(?:\s+[^\s,.;:]+){0,4}?"
    r"\s+(?:twice|double|dos veces|por duplicado)\b"
)
_WHO = re.compile(r"\b(?:who|que|quien(?:es)?)\s*$")
_WHO_SAID = re.compile(r"(?:who|que|quien(?:es)?)\b")
_ASIDE = r"(?:[^\s.;:\"“”«»]+\s+){0,9}?"
_BEHIND = 200  # characters: a sentence


def recanted(pile: Pile) -> Mapping[str, Stance]:
    """The attributions that their own source takes back ("denies") or does not vouch for ("questions")."""
    found: dict[str, Stance] = {}
    for reading in pile.readings.values():
        for one in reading.attributions:
            if not one.contents or not one.cues or one.stance in {"denies", "questions"}:
                continue
            if _takes_back(pile, one):
                found[one.id] = "denies"
            elif _only_heard(pile, one):
                found[one.id] = "questions"
    return found


def _takes_back(pile: Pile, one: Attribution) -> bool:
    """Whether who says so takes it back: "X, who told us that, was wrong, she said"; "She later took it back"."""
    text, last = pile.articles[one.article].text, max(one.contents)
    sentence = sentence_at(pile, one.cues[0])
    if not sentence.contains(last):
        return False
    before, after = fold(text[sentence.start : one.cues[0].start]), fold(text[last.end : sentence.end])
    told = _WHO.search(before) or (one.sources and _WHO_SAID.match(fold(pile.quote(one.sources[-1]))))
    if told and (_in_the_same().match(after) or _COUNTED_TWICE.search(after)):
        return True
    paragraph = text.find("\n", sentence.end)
    rest = text[sentence.end : paragraph if paragraph >= 0 else len(text)][:_BEHIND]
    return not after.strip(' .,"”»') and _next_sentence().match(fold(rest)) is not None


@cache
def _in_the_same() -> re.Pattern[str]:
    """The main clause behind a relative one, which takes back what that tells."""
    return re.compile(rf"\s*,?\s*{_ASIDE}(?:{_back()})\b")


@cache
def _next_sentence() -> re.Pattern[str]:
    """A sentence of the same speaker, who is a mere pronoun in it, or none: "Luego se retractó"."""
    again = r"(?:(?:but|later|on \w+|the next day),?\s+)*(?:he|she|they)\s+"
    later = r"(?:luego|despues|mas tarde|al dia siguiente|pero luego|posteriormente)\s*,?\s+"
    return re.compile(rf"[\s\"”»]*(?:{again}|{later}){_ASIDE}(?:{_back()})\b")


@cache
def _back() -> str:
    """The words that take something back, of whoever speaks."""
    said = either(folded_terms("recants", "back"))
    said = re.sub(r"\bhe\\ ", r"(?:he|she|they)\\ ", said)
    return re.sub(r"\bhis\\ ", r"(?:his|her|their|the|that)\\ ", said)


def _only_heard(pile: Pile, one: Attribution) -> bool:
    """Whether a speaker tells what he heard and does not know to be so."""
    told = " ".join(fold(pile.quote(span)) for span in one.contents)
    heard = _told_by_others().search(told)
    if heard is None:
        return False
    last = max(one.contents)
    text = pile.articles[one.article].text
    end = text.find("\n", last.end)
    behind = fold(text[last.end : end if end >= 0 else len(text)][:_BEHIND])
    own = behind if told.rstrip().endswith(('"', "”", "»")) and re.search(r"[\"“«]", behind) else ""
    return _unsure().search(f"{told[heard.end() :]} {own}") is not None


@cache
def _told_by_others() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(folded_terms('recants', 'heard'))})\b")


@cache
def _unsure() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(folded_terms('recants', 'unsure'))})\b")
