"""Labels a person would write: "explosion of a fuel depot, Kesvik, 16 May 2023".

In: an event's mentions and what they agree on. Out: one line.
"""

from collections import Counter
from collections.abc import Sequence

from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.names import label_key
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.values import precision
from firsthand.records import Edtf, Mention, Status

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_PRONOUNS = frozenset("he she it they we i you him her them us who which that this these those his its".split())  # noqa: SIM905
_LONGEST = 6  # words of a party in a label
_BEFORE: dict[Status, str] = {
    "planned": "planned ",
    "attempted": "attempted ",
    "predicted": "expected ",
    "hypothetical": "possible ",
}


def event_label(
    pile: Pile, kind: Kind, mentions: Sequence[Mention], when: Edtf | None, place: str | None, status: Status
) -> str:
    """The event in one line: what, of whom, where, when."""
    words = Counter(pile.quote(m.trigger).lower() for m in mentions)
    what = kind.name if kind.known else min(words, key=lambda w: (-words[w], w))
    party = common_party(mentions, ("recipient", "actor", "other") if kind.role != "plain" else ("recipient", "actor"))
    actor = common_party(mentions, ("actor",))
    phrase = f"{what} of {party}" if party and kind.known else what
    if not kind.known:
        phrase = " ".join(piece for piece in (actor, what, party if party != actor else None) if piece)
    where = place if place and place.lower() not in phrase.lower() else None
    return ", ".join(piece for piece in (_BEFORE.get(status, "") + phrase, where, day_in_words(when)) if piece)


def common_party(mentions: Sequence[Mention], roles: Sequence[str]) -> str | None:
    """The label most mentions give the first of the roles that any fills; pronouns name nobody."""
    for role in roles:
        labels = [p.label for m in mentions for p in m.participants if p.role == role and is_name(p.label)]
        keys = Counter(label_key(label) for label in labels)
        if keys:
            best = min(keys, key=lambda k: (-keys[k], len(k), k))
            return min((label for label in labels if label_key(label) == best), key=lambda text: (len(text), text))
    return None


def is_name(label: str) -> bool:
    """Whether a participant's label can stand alone: no pronoun, not a whole clause."""
    pieces = label.split()
    return 0 < len(pieces) <= _LONGEST and label.lower() not in _PRONOUNS and any(c.isalpha() for c in label)


def day_in_words(edtf: Edtf | None) -> str | None:
    """An EDTF date as a person writes it; what is not a plain date stays as it is.

    >>> day_in_words("2023-05-16T06:40"), day_in_words("2018-05~")
    ('16 May 2023', 'about May 2018')
    """
    if not edtf or precision(edtf) < 2:
        return edtf
    plain = edtf.strip("~?%").partition("T")[0]
    parts = [int(piece) for piece in plain.split("-")]
    if len(parts) > 1 and parts[1] > 12:
        return edtf
    words = [str(parts[2])] if len(parts) > 2 else []
    words += [_MONTHS[parts[1] - 1]] if len(parts) > 1 else []
    return ("about " if edtf[-1] in "~%" else "") + " ".join([*words, str(parts[0])])
