"""The crowd, raid or vigil in whose midst people came to harm, though by its kind it kills nobody.

In: a Pile, a toll, the groups of a page. Out: the group to which the words lead, where they lead to one.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from firsthand.reconcile.determiners import turns_to_another
from firsthand.reconcile.facts import mention_time
from firsthand.reconcile.happenings import Kind, things
from firsthand.reconcile.near_tolls import CROWDS, GAS, is_beside, is_denied, of_another_year, other_day, words_before
from firsthand.reconcile.parties import words_of_party
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention

_RIOT = "riot"
_DETERMINED = r"\s+(?:(?:the|an?|this|that|el|la|un|una|este|esta)\s+)?(?:[\w’'-]+\s+){0,2}$"
_IN = re.compile(r"\b(?:in|during|en|durante)" + _DETERMINED, re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|as|after|cuando|tras)\s+(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE)
_LED = re.compile(
    r"\b(?:(?:when|as|while|after|cuando|mientras|tras)\s+(?:[^\W\d_][\w’'-]*\s+){0,5}"
    r"|(?:in|during|durante|en)\s+(?:(?:the|an?|el|la|un|una)\s+)?(?:[\w’'-]+\s+){0,2})$",
    re.IGNORECASE,
)
_THERE = re.compile(r"\s+(?:there|allí|ahí)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:at|of|from|after|following|del?|por|tras|después de|a raíz de)" + _DETERMINED, re.IGNORECASE)
_ABOUT = re.compile(
    r"[;:]|\b(?:against|over|for|at|about|after|since|demand\w*|honou?r\w*|mark\w*|who|contra|por|tras|para|ante|exig\w+)\b",
    re.IGNORECASE,
)
_MEMORY = re.compile(
    r"\b(?:(?:in (?:memory|honou?r|remembrance)|anniversary|aniversario|en (?:memoria|recuerdo)) (?:of|del?)"
    r"|tribute to|en homenaje al?)\s+(?:[\w’'-]+\s+){0,6}$",
    re.IGNORECASE,
)
_ANOTHER_CLAUSE = re.compile(r"[,;][^,;]*\b(?:and|but|y|pero|mientras|while)\b", re.IGNORECASE)


def amid(
    pile: Pile,
    toll: Mention,
    others: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
    *,
    beside_others: bool = False,
) -> list[Mention] | None:
    """What kills nobody by its kind, and in whose midst the words put a toll: "hurt in the march", "died in the raid".

    A crowd has also what "came of" it, what befell "when it broke out", and what it "left"; what it marches for, or
    against, it has not. Tear gas has who was hurt after it was fired. Where the page tells of other happenings that
    can have a toll, the crowd has not what another clause tells: "no one in the march was armed, and nine were dead".
    """
    for group in others:
        crowd = kinds[group[0].id].name in CROWDS
        for mention in group:
            if mention.sentence.overlaps(toll.sentence):
                text = pile.articles[toll.article].text
                if crowd and any(p.role == "actor" and p.span.contains(mention.trigger) for p in toll.participants):
                    return group  # "a riot at the prison killed 16"
                before = text[toll.trigger.end : mention.trigger.start]
                if before and (_IN.search(before) or (crowd and (_FROM.search(before) or _WHEN.search(before)))):
                    return group
                behind = text[mention.trigger.end : toll.trigger.start]
                if beside_others and _ANOTHER_CLAUSE.search(behind):
                    continue
                if (crowd or kinds[group[0].id].name == GAS) and behind and not _ABOUT.search(behind):
                    return group
    return None


def hurt_there(
    pile: Pile,
    toll: Mention,
    bearers: Sequence[list[Mention]],
    others: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
) -> list[Mention] | None:
    """The march of which a page has told last, where police or marchers were hurt, and not in what it remembers.

    "About 300 marched in memory of the victims of the crash. One police officer was injured."
    """
    hurt = words_of_party(toll, "recipient")
    if kinds[toll.id].slot != "injured" or is_beside(toll, [*bearers, *others]) or not hurt & _at_crowds():
        return None
    told = [(m.trigger, g) for g in (*bearers, *others) for m in g if m.trigger < toll.trigger]
    told = [(at, g) for at, g in told if not all(_remembered(pile, m) for m in g)]
    last = max(told, key=lambda one: one[0], default=None)
    if last is None or kinds[last[1][0].id].name not in CROWDS:
        return None
    time = mention_time(toll)
    return None if time and other_day(pile, time, last[1], kinds) else last[1]


@cache
def _at_crowds() -> frozenset[str]:
    return things("police") | {"demonstrators", "demonstrator", "protesters", "protester", "marchers", "manifestantes"}


def _remembered(pile: Pile, mention: Mention) -> bool:
    """Whether people only remember a happening: "in memory of the victims of the crash"."""
    text = pile.articles[mention.article].text
    return bool(_MEMORY.search(text[mention.sentence.start : mention.trigger.start]))


def in_so_many_words(
    pile: Pile, toll: Mention, bearers: Sequence[list[Mention]], others: Sequence[list[Mention]]
) -> list[Mention] | None:
    """The raid or march to which a toll's clause leads: "were injured when police stormed a camp over the poisoning".

    "Nine died there", behind a sentence that tells of one alone, is of that.
    """
    text = pile.articles[toll.article].text
    here = sorted((m.trigger, n, m) for n, g in enumerate((*others, *bearers)) for m in g)
    behind = [(n, m) for at, n, m in here if m.sentence.overlaps(toll.sentence) and at.start >= toll.trigger.end]
    if behind and behind[0][0] < len(others):
        between = text[toll.trigger.end : behind[0][1].trigger.start]
        if _LED.search(between) and not _ANOTHER_CLAUSE.search(between):
            return others[behind[0][0]]
    if _THERE.match(text, toll.trigger.end) and not any(m.sentence.overlaps(toll.sentence) for *_, m in here):
        before = [(n, m) for _, n, m in here if m.sentence.end <= toll.sentence.start]
        last = [n for n, m in before if not text[m.sentence.end : toll.sentence.start].strip()]
        if len(set(last)) == 1:
            return [*others, *bearers][last[0]]
    return None


def amid_before(
    pile: Pile,
    toll: Mention,
    bearers: Sequence[list[Mention]],
    others: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
) -> list[Mention] | None:
    """The raid that a page has told of before people were hurt, where it has told of nothing else that does harm.

    "Police stormed the hall. Nine people were injured when tear gas was fired."
    """
    told = [g for g in others if kinds[g[0].id].name == "raid" and g[0].trigger.start < toll.trigger.start]
    if kinds[toll.id].slot != "injured" or len(told) != 1 or any(p.role == "actor" for p in toll.participants):
        return None
    harm = [m for g in (*bearers, *(o for o in others if o is not told[0])) for m in g]
    if any(m.trigger.start < toll.trigger.start or m.sentence.overlaps(toll.sentence) for m in harm):
        return None
    time = mention_time(toll)
    return None if time and other_day(pile, time, told[0], kinds) else told[0]


def unharmed(
    pile: Pile,
    toll: Mention,
    bearers: Sequence[list[Mention]],
    others: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
) -> list[Mention] | None:
    """Where nobody came to harm: the vigil of "nobody was hurt in the vigil for the dead of the fire".

    Else what the paragraph has told of last: "450 people came to the vigil. Nobody was hurt."
    """
    if toll.polarity != "negative":
        return None
    crowd = amid(pile, toll, others, kinds)
    if crowd or is_beside(toll, bearers):
        return crowd
    text = pile.articles[toll.article].text
    start = text.rfind("\n", 0, toll.trigger.start)
    told = [
        (m.trigger.start, g) for g in (*bearers, *others) for m in g if start < m.trigger.start < toll.trigger.start
    ]
    last = max(told, key=lambda one: one[0], default=None)
    return last[1] if last and last[1] in others else None


def only_riot(
    pile: Pile,
    toll: Mention,
    bearers: Sequence[list[Mention]],
    others: Sequence[list[Mention]],
    kinds: Mapping[str, Kind],
) -> list[Mention] | None:
    """The one riot of a page that tells of nothing else that kills, before it counts its dead in another sentence."""
    riots = [g for g in others if kinds[g[0].id].name == _RIOT and g[0].trigger.start < toll.trigger.start]
    if (
        len(riots) != 1
        or not toll.quantities
        or toll.polarity == "negative"
        or any(not is_denied(pile, g) for g in bearers)
    ):
        return None
    if any(m.sentence.overlaps(toll.sentence) for m in riots[0]) or any(p.role == "actor" for p in toll.participants):
        return None
    time = mention_time(toll)
    if time and (of_another_year(pile, toll, time) or other_day(pile, time, riots[0], kinds)):
        return None
    return None if turns_to_another(words_before(pile, toll)) else riots[0]
