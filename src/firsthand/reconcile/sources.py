"""What is asked about where a case's words come from, indexed once.

In: the pile, the copies, the credits, the cast. Out: Sources; an attribution with those around it, and whether its
source is an outlet.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.credits import Credited
from firsthand.reconcile.names import fold
from firsthand.reconcile.passages import Copy, Passages
from firsthand.reconcile.pile import Pile, outlet_for
from firsthand.reconcile.voices import Cast, named_outlet
from firsthand.records import Attribution, Credit, Mention, Span

_NAME = re.compile(
    r"(?:The )?[A-ZÁÉÍÓÚÑ][\w&-]*(?: (?:(?:of|de|del|la) )?[A-ZÁÉÍÓÚÑ][\w&-]*)*"
)  # "in El Eco de Kesvik"


class Sources(NamedTuple):
    """What the carriage of an assertion is read from, indexed once for the case."""

    pile: Pile
    passages: Passages
    copies: dict[str, Copy]
    credited: Credited
    credits: dict[str, Credit]
    crediting: dict[str, list[Credit]]  # by article
    attributions: dict[str, Attribution]
    cast: Cast
    sentences: dict[str, Span]
    media: frozenset[str]
    apart: dict[tuple[str, str], bool]  # whether two pages in two languages are two reports, found when asked


def sources_of(
    pile: Pile,
    passages: Passages,
    found: Sequence[Copy],
    credited: Credited,
    cast: Cast,
    added: Mapping[str, Sequence[Mention]],
) -> Sources:
    """Index what tells where assertions come from; `added` are mentions that persons added, by judgement."""
    mentions = [m for reading in pile.readings.values() for m in reading.mentions]
    mentions += [m for group in added.values() for m in group]
    crediting: dict[str, list[Credit]] = defaultdict(list)
    for credit in credited.credits:
        crediting[credit.article].append(credit)
    return Sources(
        pile,
        passages,
        {copy.reuse.id: copy for copy in found},
        credited,
        {credit.id: credit for credit in credited.credits},
        crediting,
        {a.id: a for reading in pile.readings.values() for a in reading.attributions},
        cast,
        {m.id: m.sentence for m in mentions},
        _media_attributions(pile, frozenset(credited.node.values())),
        {},
    )


def chain(attributions: Mapping[str, Attribution], innermost: str | None) -> list[Attribution]:
    """An attribution and those around it, innermost first; a ring in the data ends where it closes."""
    found: list[Attribution] = []
    at = innermost
    while at is not None and at in attributions and attributions[at] not in found:
        found.append(attributions[at])
        at = attributions[at].within
    return found


def is_media(sources: Sources, attribution: Attribution) -> bool:
    """Whether an attribution's source is an outlet, by its kind or by its name."""
    return attribution.id in sources.media


def outlet_of(sources: Sources, attribution: Attribution) -> str | None:
    """The other outlet of the case that an attribution names as its source: "a story in the Ledger says"."""
    if not attribution.sources or not is_media(sources, attribution):
        return None
    pile, said = sources.pile, " ".join(map(sources.pile.quote, attribution.sources))
    named = (outlet_for(pile, name) for name in (said, *reversed(_NAME.findall(said))))
    node = next((found for found in named if found in pile.nodes), None)
    return node if node != pile.node[attribution.article] else None


def of_the_case(sources: Sources, attribution: Attribution) -> bool:
    """Whether a source is called as an outlet of the case, or as a piece in it: "a note in the Kesvik Ledger"."""
    words = " ".join(map(sources.pile.quote, attribution.sources))
    return " " in words and outlet_for(sources.pile, words) in sources.pile.nodes


def outlet_named_in(sources: Sources, sentence: Span) -> str | None:
    """The one other outlet of the case that a sentence names whole: "the Kesvik Ledger has learned that".

    A town by which an outlet is called is not it: "in Port Kesvik" does not mean the Port Kesvik Courier.
    """
    pile = sources.pile
    names = [name for name in _NAME.findall(pile.quote(sentence)) if " " in name and fold(name) not in pile.naming]
    found = {node for name in names if (node := outlet_for(pile, name)) in pile.nodes}
    return found.pop() if len(found) == 1 and found != {pile.node[sentence.article]} else None


def _media_attributions(pile: Pile, credited: frozenset[str]) -> frozenset[str]:
    """The attributions whose source is an outlet; each name is looked up once."""
    known: dict[str, bool] = {}
    found = set()
    for one in (a for reading in pile.readings.values() for a in reading.attributions):
        words = " ".join(pile.quote(span) for span in one.sources)
        if words not in known:
            known[words] = bool(words) and named_outlet(pile, words, credited) is not None
        if one.kind == "media" or known[words]:
            found.add(one.id)
    return frozenset(found)
