"""How a toll's words stand to a happening: in one sentence, since it, on another day.

In: a Pile, mentions. Out: whether that holds of them.
"""

import re
from collections.abc import Mapping, Sequence

from firsthand.reconcile.determiners import denies_outright, takes_for_granted
from firsthand.reconcile.facts import APART, facts_of, mention_time
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.parted import OTHER_YEAR, RECENT
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.values import days, meet
from firsthand.records import Mention, Time

_A_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!['’]s)"
_UN_DIA = r"(?:el\s+)?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer)\b"
_SINCE = re.compile(  # but not "shared since Tuesday does not show the fire"
    rf"\b(?:since|desde)\s+(?!{_A_DAY}|{_UN_DIA})(?:[\w’'-]+\s+){{0,6}}$", re.IGNORECASE
)
_RECORD = re.compile(  # "the deadliest day since", "el día más mortífero desde"
    r"\b(?:\w+(?:li|ri|di)est|worst|highest|largest|biggest|most|first|más|mayor|peor|primer[ao]?)\b[^.;]*\b(?:since|desde)\b",
    re.IGNORECASE,
)
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'-]*"
_OF_A_PLACE = re.compile(rf"\s+(?:of|in|at|from|del?|en)\s+(?:the\s+)?(?P<town>{_CAPITAL}(?: {_CAPITAL})*)")
# "El balance de Kesvik es de 14 muertos", "Kesvik's toll", "the Kesvik toll"
_PLACE_BEFORE = re.compile(
    rf"\b(?:[Bb]alance|[Ss]aldo)\s+(?:mortal\s+)?(?:de|en)\s+(?P<town>{_CAPITAL}(?: {_CAPITAL})*)\s[^.;,]*$"
    rf"|(?:\b[Tt]he\s+|^)(?P<owner>{_CAPITAL}(?: {_CAPITAL})*)(?:['’]s)?\s+(?:death\s+)?$"
)
DEATHS = Kind("killing", "toll", "killed", True)
CROWDS = frozenset({"protest", "riot", "gathering"})
MIDST = CROWDS | {"strike", "vigil", "blockade", "raid", "operation", "crowd control"}  # where people come to harm
GAS = "crowd control"


def is_beside(toll: Mention, bearers: Sequence[list[Mention]]) -> bool:
    """Whether something that bears tolls is told of in a toll's sentence."""
    return any(m.sentence.overlaps(toll.sentence) for group in bearers for m in group)


def is_denied(pile: Pile, group: Sequence[Mention]) -> bool:
    """Whether a happening is only denied, or asked after: "asked whether shots were fired, he said not one was".

    Not what is taken for granted where something else is denied: "the picture does not show the fire".
    """
    real = [m for m in group if m.status not in APART | {"unknown"} and m.stance != "denies"]
    told = [
        m for m in real if m.polarity == "positive" or (takes_for_granted(pile, m) and not denies_outright(pile, m))
    ]
    return not told and any(m.polarity == "negative" or m.stance == "denies" for m in group)


def of_record(pile: Pile, toll: Mention, mention: Mention) -> bool:
    """Whether a toll's sentence names a happening only as that since which nothing was worse."""
    if not mention.sentence.overlaps(toll.sentence) or told_behind(mention, toll) or not told_since(pile, mention):
        return False
    return bool(_RECORD.search(pile.articles[toll.article].text[toll.sentence.start : mention.trigger.start]))


def town_told(pile: Pile, toll: Mention) -> str | None:
    """The name of the place whose toll is told: "the toll of Kesvik has risen to seven"."""
    if behind := _OF_A_PLACE.match(pile.articles[toll.article].text, toll.trigger.end, toll.sentence.end):
        return behind["town"]
    before = _PLACE_BEFORE.search(words_before(pile, toll))
    return before["town"] or before["owner"] if before else None


def told_since(pile: Pile, mention: Mention) -> bool:
    """Whether a mention stands in a clause with "since"."""
    return bool(_SINCE.search(pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start]))


def told_behind(mention: Mention, toll: Mention) -> bool:
    return mention.sentence.overlaps(toll.sentence) and mention.trigger.start < toll.trigger.start


def words_before(pile: Pile, toll: Mention) -> str:
    """The words of a toll's sentence before it."""
    return pile.articles[toll.article].text[toll.sentence.start : toll.trigger.start]


def of_another_year(pile: Pile, toll: Mention, time: Time) -> bool:
    """Whether a toll is told as of long before its page was printed."""
    when, said = days(time.edtf), pile.said(toll.article)
    return when is not None and said is not None and when[1] < said[0] - OTHER_YEAR


def same_time(group: Sequence[Mention], time: Time) -> bool:
    """Whether one of a group's mentions is told of the same time."""
    when = days(time.edtf)
    every = [found for m in group if (own := mention_time(m)) and (found := days(own.edtf))]
    return when is not None and any(meet(when, found) for found in every)


def other_day(pile: Pile, time: Time, group: list[Mention], kinds: Mapping[str, Kind]) -> bool:
    """A death can come days after what caused it, not before it or a season later."""
    when, facts = days(time.edtf), facts_of(pile, group, kinds[group[0].id])
    if when is None or not facts.times:
        return False
    return not any(x[0] <= when[1] and when[0] <= x[1] + RECENT for x in facts.times)
