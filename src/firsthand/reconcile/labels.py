"""Labels a person would write: "explosion of a fuel depot, Kesvik, 16 May 2023".

In: an event's mentions and what they agree on. Out: one line.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from firsthand.reconcile.happenings import BURSTING, Kind, instrument
from firsthand.reconcile.names import fold, label_key
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.values import precision
from firsthand.records import Edtf, Mention, Participant, Status
from firsthand.resources import languages, terms

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_PRONOUNS = frozenset(
    "he she it they we i you him her them us who which that this these those his its our their your some many most one".split()  # noqa: SIM905, E501
    + "anyone anybody two others nobody none someone everyone everybody all both neither no-one what".split()  # noqa: SIM905
)
_NO_ONE = ("no ", "nobody", "none ", "not ", "ningún ", "ninguna ", "nadie")
_LONGEST = 6  # words of a party in a label
_AROUND = 24  # characters either side of a trigger that names nothing by itself
_BEFORE: dict[Status, str] = {
    "planned": "planned ",
    "attempted": "attempted ",
    "predicted": "expected ",
    "hypothetical": "possible ",
}
_DONE = frozenset(
    {"attack", "shooting", "stabbing", "betrayal", "seizure", "search", "raid", "demolition", "bribery", "coup",
     "strike", "lawsuit", "crowd control"}
)  # fmt: skip
_BEFALLS = frozenset(
    {"killed", "arrested", "beaten", "imprisoned", "abducted", "charged", "convicted", "rescued", "dismissed",
     "deported", "released", "injured"}
)  # fmt: skip
_UPON = {"attack": "on", "raid": "on", "fire": "at", "charge": "against", "lawsuit": "against", "vote": "on"}


def event_label(
    pile: Pile, kind: Kind, mentions: Sequence[Mention], when: Edtf | None, place: str | None, status: Status
) -> str:
    """The event in one line: what, of whom, where, when."""
    phrase = _of_kind(pile, kind, mentions) if kind.known else _in_its_words(pile, mentions)
    where = place if place and place.lower() not in phrase.lower() else None
    return ", ".join(piece for piece in (_BEFORE.get(status, "") + _whole(phrase), where, day_in_words(when)) if piece)


def _whole(phrase: str) -> str:
    """A phrase without half a pair of quotation marks.

    >>> _whole('attack on “the depot'), _whole('“the depot” burnt')
    ('attack on the depot', '“the depot” burnt')
    """
    for opening, closing in ("“”", "«»", "()"):
        if phrase.count(opening) != phrase.count(closing):
            phrase = phrase.replace(opening, "").replace(closing, "")
    return (phrase if phrase.count('"') % 2 == 0 else phrase.replace('"', "")).strip()


def common_party(pile: Pile, kind: Kind, mentions: Sequence[Mention], role: str) -> str | None:
    """The label most mentions give a role; pronouns, days, bare numbers and what burst name nobody."""
    every = [(p, m) for m in mentions for p in m.participants if p.role == role]
    labels = [label for p, m in every if (label := _named(pile, kind, p, m))]
    keys = Counter(label_key(label) for label in labels)
    if not keys:
        return None
    best = min(keys, key=lambda k: (-keys[k], len(k), k))
    return min((label for label in labels if label_key(label) == best), key=lambda text: (len(text), text))


def is_name(label: str) -> bool:
    """Whether a participant's label can stand alone: no pronoun, no day of the week, not a whole clause.

    >>> is_name("several dozen people"), is_name("Monday"), is_name("nobody"), is_name("14")
    (True, False, False, False)
    """
    pieces = fold(label).split()
    if not 0 < len(pieces) <= _LONGEST or fold(label).startswith(_NO_ONE):
        return False
    return any(piece not in _PRONOUNS and piece not in _nobody() and piece[0].isalpha() for piece in pieces)


def day_in_words(edtf: Edtf | None) -> str | None:
    """An EDTF date as a person writes it; what is not a plain date stays as it is.

    >>> day_in_words("2023-05-16T06:40"), day_in_words("2018-05~")
    ('16 May 2023', 'about May 2018')
    >>> day_in_words("2023-05-16/2023-05-19"), day_in_words("2018/..")
    ('16 May 2023 to 19 May 2023', 'since 2018')
    """
    if edtf and "/" in edtf:
        first, last = (day_in_words(end) if end.strip(".") else None for end in edtf.split("/", 1))
        return f"{first} to {last}" if first and last else f"since {first}" if first else last and f"until {last}"
    if not edtf or precision(edtf) < 2:
        return edtf
    plain = edtf.strip("~?%").partition("T")[0]
    parts = [int(piece) for piece in plain.split("-")]
    if len(parts) > 1 and parts[1] > 12:
        return edtf
    words = [str(parts[2])] if len(parts) > 2 else []
    words += [_MONTHS[parts[1] - 1]] if len(parts) > 1 else []
    return ("about " if edtf[-1] in "~%" else "") + " ".join([*words, str(parts[0])])


def _of_kind(pile: Pile, kind: Kind, mentions: Sequence[Mention]) -> str:
    """ "arrest of several dozen people", "attack on the depot", "betrayal by a colleague"."""
    whom = common_party(pile, kind, mentions, "recipient")
    who = common_party(pile, kind, mentions, "actor")
    whom, who = (label if label and kind.name not in fold(label).split() else None for label in (whom, who))
    if whom:
        return f"{kind.name} {_UPON.get(kind.name, 'of')} {whom}"
    if who:
        return f"{kind.name} {'by' if kind.slot in _BEFALLS or kind.name in _DONE else 'of'} {who}"
    return kind.name


def _in_its_words(pile: Pile, mentions: Sequence[Mention]) -> str:
    """Who did what to whom in one mention's own words, the fullest and shortest; else the words around the trigger."""
    told = Counter(phrase for m in mentions if (phrase := _clause(pile, m)))
    if told:
        return min(told, key=lambda text: (-told[text], len(text), text))
    words = Counter(pile.quote(m.trigger).lower() for m in mentions)
    what = min(words, key=lambda w: (-words[w], w))
    first = next(m for m in mentions if pile.quote(m.trigger).lower() == what)
    text = pile.articles[first.article].text
    start = max(first.sentence.start, first.trigger.start - _AROUND)
    end = min(first.sentence.end, first.trigger.end + _AROUND)
    start = start if start == first.sentence.start else text.find(" ", start, first.trigger.start) + 1 or start
    end = end if end == first.sentence.end else max(text.rfind(" ", first.trigger.end, end), first.trigger.end)
    return f"“{' '.join(text[start:end].split()).strip(' ,.;:“”')}”"


def _clause(pile: Pile, mention: Mention) -> str | None:
    """Actor, trigger and recipient where they stand in that order and none holds another."""
    who = next((p for p in mention.participants if p.role == "actor" and is_name(p.label)), None)
    whom = next((p for p in mention.participants if p.role == "recipient" and is_name(p.label)), None)
    parts = [part for part in (who and who.span, mention.trigger, whom and whom.span) if part]
    if len(parts) < 2 or any(a.end > b.start for a, b in pairwise(parts)):
        return None
    first, last = [who.label] if who else [], [whom.label] if whom else []
    return " ".join([*first, pile.quote(mention.trigger), *last])


def _named(pile: Pile, kind: Kind, party: Participant, mention: Mention) -> str | None:
    """A party's label as a label may carry it; of "at least 14 of the detainees" the detainees."""
    if kind.name in BURSTING and instrument(party.label):
        return None
    counted = next((q for q in mention.quantities if party.span.contains(q.span) or q.span.contains(party.span)), None)
    if counted and counted.of and counted.of.lower() not in party.label.lower():
        return counted.of if is_name(counted.of) and not fold(party.label).startswith(_NO_ONE) else None
    bare = re.sub(r"^(?:the|an?|his|her|its|their|our)\s+", "", party.label, flags=re.I)
    return bare if is_name(bare) else None


@cache
def _nobody() -> frozenset[str]:
    """Words that count or date and name nobody."""
    return frozenset(fold(term) for lang in languages() for name in ("calendar", "numbers", "bounds")
                     for phrase in terms(lang, name) for term in phrase.split())  # fmt: skip
