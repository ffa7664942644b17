"""How a happening is introduced: "a plot" is news, "the explosion" is known already, "no attack" is denied.

In: a Pile and a mention. Out: whether its words bring in something new, take it for granted, or deny that it was.
"""

import re
from functools import cache

from firsthand.reconcile.happenings import kind_of, past
from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention
from firsthand.resources import languages, table
from firsthand.wording import folded_terms

_BEFORE = 60  # characters: `a headline-grabbing, single-handed "coup"`
_CLOSE = 4  # words between a denial and what it denies: "no detainee of theirs was beaten"
_AUXILIARY = re.compile(r"\b(?:ha[sd]|have|did|does|do|was|were|is|are|been|would|will)\b", re.I)
_OF_A_THING = re.compile(r"\b(?:ha(?:s|ve|d) no|(?:does|do|did)(?:n['’]t| not) have (?:an?|any))(?:\s+[\w-]+){0,2}\s*$")
_OF_A_KIND = re.compile(r"\b(?:is|are|was|were|be)(?:n['’]t| not)\s+(?:just |really |even )?an?(?:\s+[\w-]+){0,2}\s*$")
_UNDONE = re.compile(r"\bnot to(?:\s+[\w-]+)?\s*$|^\W*don['’]t(?:\s+[\w-]+)?\s*$")
_KNOWN = re.compile(r"\b(?:the|those|these|los|las|el|la)\s+$", re.IGNORECASE)
_HAD_BEEN = re.compile(r"\b(?:had been|habian sido|habia sido)\s+(?:\w+\s+)?$")
_HAD = re.compile(
    r"\b(?:had (?:\w+ly )?(?:\w+(?:ed|en|ne|wn|ung|uck)|left|hit|cost|shot)|hab[ií]an? \w+(?:ado|ido|to|cho|sto))\b",
    re.IGNORECASE,
)
_VERBAL = frozenset("se ha han haya hayan habia habian hubiera hubieran hubiese hubiesen".split())  # noqa: SIM905
_POINTING = re.compile(r"(?:this|those|these|est[eao]s?|es[eao]s?|aquel\w*)\b", re.I)
_THAT = re.compile(r"\W+(?:that|que)\b", re.I)
_THE_OTHER = re.compile(
    r"\b(?:after|before|since|than|like|as|to|from|tras|después de|antes de|desde|que|como)\s+"
    r"(?:the one|the ones|that of|another|el de|la de|los de|las de|el que|la que|otr[oa])\b",
    re.I,
)
_CAME_AFTER = re.compile(
    r"\b(?:came|comes|coming|happened|took place|occurred|llego|llega|se produjo|se produce|ocurrio|tuvo lugar)"
    r"\s+(?:[\w'’-]+\s+){0,4}?(?:after|before|following|tras|despues de|antes de)\s+$"
)
_TIMES = r"(?:once|twice|(?:two|three|four|five|six|seven|several|many|a few|\d+) (?:other )?times)"
_VECES = r"(?:una vez|(?:dos|tres|cuatro|cinco|seis|varias|muchas|\d+) veces)"
_MAYBE_BEFORE = re.compile(
    "before|already|previously|antes|anteriormente|past|pasado", re.IGNORECASE
)  # in few sentences
_BEFORE_NOW = re.compile(
    rf"^[^.;:]{{0,60}}?\b(?:{_TIMES} (?:before|already|previously)(?! the\b)"
    rf"|{_VECES} (?:antes|anteriormente)(?! de\b))\b"
)
# "Has kidnapped aid workers before", "ya había secuestrado a cooperantes en el pasado": nothing stands behind it.
_ONCE_BEFORE = re.compile(r"^[^.,;:]{0,60}?\b(?:before|antes|in the past|en el pasado)\W*$")
_HAS_DONE = re.compile(r"\b(?:has|have|had|ha|han|habia|habian)(?: \w+){0,2} $")
_LAST = re.compile(
    r"\b(?:(?P<new>an?|another|un|una|otr[oa])|(?P<known>the|this|these|those|his|her|its|their|our"
    r"|[\w’']+['’]s|el|la|los|las|del|al|est[ea]|es[ea]|aquel|aquella|su))\s+(?:[\w’'-]+,?\s+){0,2}[“\"'‘«]?$",
    re.I,
)


def brings_in(pile: Pile, mention: Mention) -> bool:
    """Whether a noun is introduced as something new: `a "coup"`, "another attack"."""
    found = _determiner(pile, mention)
    return bool(found and found["new"])


def is_another(pile: Pile, mention: Mention) -> bool:
    """Whether a noun is told as another of its kind: "a similar attack"; "an attack on 3 May had killed four people".

    "The strike came two days after an ambush": what came after it is not it.

    What somebody said is told in such a past too: "the mayor said that an attack had killed four people"; not what
    stands there according to him, or before it says who said it.
    """
    found = _determiner(pile, mention)
    if not found or not found["new"]:
        return False
    after = pile.articles[mention.article].text[mention.trigger.end : mention.sentence.end]
    if not folded_terms("others").isdisjoint(
        re.findall(r"\w+", fold(found[0])) + re.findall(r"^\s+(\w+)", fold(after))
    ):
        return True
    text = pile.articles[mention.article].text
    if _CAME_AFTER.search(fold(text[mention.sentence.start : mention.trigger.start - len(found[0])]) + " "):
        return _of_its_kind_before(pile, mention)
    return bool(mention.times) and bool(_HAD.search(pile.quote(mention.sentence))) and not _backshifted(pile, mention)


def is_earlier(pile: Pile, mention: Mention) -> bool:
    """Whether a verb is told of other times than the page's own: "they have met twice before", "have met before"."""
    text = pile.articles[mention.article].text
    behind = text[mention.trigger.end : mention.sentence.end]
    if mention.times or not _MAYBE_BEFORE.search(behind):
        return False
    if _BEFORE_NOW.search(fold(behind)):
        return True
    lead = fold(text[mention.sentence.start : mention.trigger.start]) + " "
    return bool(_ONCE_BEFORE.search(fold(behind)) and _HAS_DONE.search(lead))


def pluperfect(pile: Pile, mention: Mention) -> bool:
    """Whether a verb is told as done before what its page tells: "the officers had been arrested"."""
    text = pile.articles[mention.article].text
    return bool(_HAD_BEEN.search(fold(text[mention.sentence.start : mention.trigger.start]) + " "))


def _of_its_kind_before(pile: Pile, mention: Mention) -> bool:
    """Whether a sentence tells of what is known already, of a mention's kind, before it; a strike may be an attack."""
    kind = kind_of(pile.quote(mention.trigger), mention.event_type).name
    alike = {kind, "strike"} if kind == "attack" else {kind}
    return any(
        kind_of(pile.quote(m.trigger), m.event_type).name in alike and takes_for_granted(pile, m)
        for m in pile.readings[mention.article].mentions
        if m.sentence.overlaps(mention.sentence) and m.trigger < mention.trigger
    )


def _backshifted(pile: Pile, mention: Mention) -> bool:
    """Whether a mention stands behind a word of saying in the past, which puts all that is said a step back."""
    text = pile.articles[mention.article].text
    cues = (
        cue
        for one in pile.readings[mention.article].attributions
        if one.id == mention.attribution
        for cue in one.cues
        if cue.end <= mention.trigger.start
    )
    return any(past(pile.quote(cue).split()[-1]) or _THAT.match(text[cue.end : mention.trigger.start]) for cue in cues)


def points_back(pile: Pile, mention: Mention) -> bool:
    """Whether a noun points at what was told last: "this attack", "aquel incendio"."""
    found = _determiner(pile, mention)
    return bool(found and _POINTING.match(found[0]))


def turns_to_another(words: str) -> bool:
    """Whether words leave one happening for another of its kind: "after the one at the old bridge that killed".

    >>> turns_to_another("the second fire, after the one in Kesvik that"), turns_to_another("one of the five")
    (True, False)
    """
    return bool(_THE_OTHER.search(words))


def takes_for_granted(pile: Pile, mention: Mention) -> bool:
    """Whether a noun is known already: who denies a reason for "the arrests" does not deny the arrests.

    A verb is none: "denied that its soldiers opened fire" denies the shooting.
    """
    first = fold(pile.quote(mention.trigger).split()[0])
    if past(first):
        return _tells_who(pile, mention)
    if first in _VERBAL:
        return False  # "negó que su cliente se haya apropiado de nada": a verb, whatever noun stands before it
    found = _determiner(pile, mention)
    return bool(found and found["known"] and not _AUXILIARY.search(found[0]))


def _tells_who(pile: Pile, mention: Mention) -> bool:
    """Whether a participle only says of whom something is told: "that the four men arrested belong to the gang"."""
    text = pile.articles[mention.article].text
    return any(
        party.role == "recipient"
        and 0 < mention.trigger.start - party.span.end <= 1
        and bool(_KNOWN.search(text[mention.sentence.start : party.span.start]))
        for party in mention.participants
    )


def denies_outright(pile: Pile, mention: Mention) -> bool:
    """Whether a sentence denies the happening itself: "nobody was beaten", "it is not true that a tank exploded".

    "He does no work before these meetings" and "they did not rule out a talk" deny something else; "they have no
    treaty" and "a duty not to destroy it" tell of no happening, "it is not a summit" of another kind of meeting.
    """
    if mention.status in {"planned", "predicted", "hypothetical", "attempted"} or takes_for_granted(pile, mention):
        return False
    text = pile.articles[mention.article].text
    before = fold(text[mention.sentence.start : mention.trigger.start])
    if _OF_A_THING.search(before) or _UNDONE.search(before):
        return False
    if _OF_A_KIND.search(before) and kind_of(pile.quote(mention.trigger), mention.event_type).role == "plain":
        return False
    if denied_as_a_whole(pile, mention):
        return True  # before or behind: "reports that a tank exploded are untrue"
    words = re.findall(r"n't\b|\w+(?=n't\b)|\w+|[,;:.]", before)[-_CLOSE:]
    return any(word in _denials("near") for word in words)


def denied_as_a_whole(pile: Pile, mention: Mention) -> bool:
    """Whether a sentence says of all it tells that it is not so: "it is not true that the gang did it"."""
    text = pile.articles[mention.article].text
    whole = fold(text[mention.sentence.start : mention.sentence.end])
    return any(term in whole for term in _denials("sentence"))


@cache
def _denials(reach: str) -> frozenset[str]:
    rows = (row for language in languages() for row in table(language, "denials"))
    return frozenset(fold(row["term"]) for row in rows if row["reach"] == reach)


def _determiner(pile: Pile, mention: Mention) -> re.Match[str] | None:
    """The determiner of the noun phrase that ends with the trigger; "a depot exploded" has none, its party has."""
    text = pile.articles[mention.article].text
    start = max(mention.sentence.start, mention.trigger.start - _BEFORE)
    if any(start <= p.span.start < p.span.end <= mention.trigger.start for p in mention.participants):
        start = max(p.span.end for p in mention.participants if p.span.end <= mention.trigger.start)
    found = None
    for match in re.finditer(r"\b\w+\b", text[start : mention.trigger.start]):
        if tail := _LAST.match(text[start + match.start() : mention.trigger.start]):
            found = tail
    return found
