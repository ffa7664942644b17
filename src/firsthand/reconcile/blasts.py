"""The blasts of missiles, shells and drones: "Missiles struck the market. The blasts were heard at about 9:40 p.m."

In: the mentions of one article with their kinds. Out: the explosions told as known right where the article tells of an
attack with what bursts. They are that attack, and its hour is theirs. A tank that burst is another matter, and so are
blasts of which a page without an attack tells.
"""

import re
from collections.abc import Iterable, Mapping

from firsthand.reconcile.determiners import takes_for_granted
from firsthand.reconcile.happenings import Kind, past, things
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention
from firsthand.wording import fold


def blasts_of_attacks(pile: Pile, mentions: Iterable[Mention], kinds: Mapping[str, Kind]) -> list[str]:
    """The explosions of an article that are the blasts of the attack which it has told of before them."""
    every = sorted(mentions, key=lambda m: m.trigger)
    found = []
    last: Mention | None = None  # the attack or the explosion that was told last
    for mention in every:
        kind = kinds[mention.id].name
        after = kind == "explosion" and last is not None and kinds[last.id].name == "attack"
        if after and last and last.status == "happened" and _with_what_bursts(pile, last) and _known(pile, mention):
            found.append(mention.id)
            continue
        last = mention if kind in {"attack", "explosion"} else last
    return found


def _known(pile: Pile, mention: Mention) -> bool:
    """Whether a noun takes up blasts, of nothing that is told: "the blasts", "both explosions"."""
    nothing_else = not any(party.role in {"actor", "recipient"} for party in mention.participants)
    return nothing_else and not past(pile.quote(mention.trigger)) and takes_for_granted(pile, mention)


def _with_what_bursts(pile: Pile, mention: Mention) -> bool:
    """Whether the sentence of an attack tells of missiles, shells, bombs or drones."""
    words = re.findall(r"[^\W\d_]+", fold(pile.quote(mention.sentence)))
    return any(not things("ordnance").isdisjoint({word, word.removesuffix("es")}) for word in words)  # "misiles"
