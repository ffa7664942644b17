"""With what a crowd was shot at, where that is what is argued about: "denied that officers had used live ammunition".

In: a page that tells of one shooting. Out: the ammunition that its words say was used or not used, admitted or denied,
in a sentence of its own: "not one live round was fired", "police admit live fire", "se usó munición real". That it was
ordered, might be used, or that somebody asks whether it was, tells of no use.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.means import SLOT as SLOT
from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Reading, Span
from firsthand.resources import either, table

_FIRED = frozenset({"live ammunition", "rubber bullets"})
_SHOOTINGS = frozenset({"shooting", "attack", "killing"})
# How sentences of a language tell that {thing} was used.
_SHAPES = {
    "en": (
        r"\b(?:use|used|using|fire|fired|firing|shot|deployed)\s+{article}{thing}",
        r"\buse\s+of\s+{article}{thing}",
        r"\b{thing}\s+(?:was|were|is|had\s+been|has\s+been|have\s+been|being)\s+(?:\w+ly\s+)?(?:used|fired|deployed)\b",
        r"\b(?:took|taken|removed|extracted|pulled|dug|recovered)\s+{article}{thing}\s+(?:from|out\s+of)\b",
        r"\b(?:den(?:y|ies|ied)|admit(?:s|ted)?|acknowledge[sd]?|confirm(?:s|ed)?)\s+{article}{thing}",
    ),
    "es": (
        r"\b(?:us|utiliz|emple|dispar)(?:ó|aron|ado|aba|aban|ara|aran|ando|ar)\s+{article}{thing}",
        r"\b(?:uso|empleo|utilización)\s+de\s+{article}{thing}",
        r"\b{thing}\s+(?:fue|fueron|había\s+sido|habían\s+sido)\s+(?:usad|utilizad|emplead|disparad)[oa]s?\b",
        r"\b(?:extraj|sac|retir|extra)(?:o|eron|ó|aron|ado|ído)\s+{article}{thing}\s+(?:del?|a)\b",
        r"\b(?:niega|niegan|negó|negaron|admite|admiten|admitió|reconoce|reconoció)\s+{article}{thing}",
    ),
}
_ARTICLES = {
    "en": r"(?:(?:the|any|a|an|no|one|some)\s+)?(?:single\s+)?",
    "es": r"(?:(?:el|la|las|los|una?|ningun[ao]|ni\s+una?(?:\s+sol[ao])?)\s+)?",
}
_NOT = re.compile(r"\b(?:no|not|never|none|nobody|neither|without|ni|nunca|jamás|nadie|sin|tampoco)\b|n't\b", re.I)
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|nieg\w+|neg(?:ó|aron|ado))\b", re.I)
# What makes it no use that is told: "orders to use", "whether they used", "an inquiry into the use of".
_OPEN = re.compile(
    r"\b(?:if|whether|may|might|could|would|should|can|will|must|to|order\w*|authori[sz]\w*|inquir\w+|investigat\w+|probe\w*"
    r"|allow\w*|permit\w*|ban\w*|after|withdr[ae]w\w*|retract\w*|si|orden\w*|autoriz\w*|investig\w*|podría\w*|puede\w*|para"
    r"|prohib\w*|permit\w*|retir[óa]\w*|permiso)\b",
    re.I,
)
_CLAUSE = re.compile(r"[;:()“”«»\"\n]|[.!?]\s|,\s", re.I)
_WINDOW = 60  # characters of the clause before it, which say that it was not or need not have been


class Used(NamedTuple):
    """Ammunition by its name, its words, and whether the sentence itself says that it was not used."""

    name: str
    span: Span
    denied: bool


def told_ammunition(
    pile: Pile, reading: Reading, events: Mapping[str, str], kinds: Mapping[str, Kind]
) -> Iterator[tuple[Mention, Used]]:
    """What a page says was fired in its only shooting; `events` gives the event of each mention, `kinds` its kind."""
    shapes = _shapes(pile.tongue(reading.article))
    text = pile.articles[reading.article].text
    found = {m.span("thing"): m for shape in shapes for m in shape.finditer(text)}
    deed = _shooting(reading, events, kinds) if found else None
    if deed is None:
        return
    for (start, end), match in sorted(found.items()):
        begins = max((b.end() for b in _CLAUSE.finditer(text, 0, match.start())), default=0)
        before = text[max(begins, match.start() - _WINDOW) : match.start()]
        words = before + match[0]
        name = _names(pile.tongue(reading.article))[fold(match["thing"])]
        if not _OPEN.search(before):
            yield deed, Used(name, Span(reading.article, start, end), _denied(reading, words, start))


def denies_only_the_means(pile: Pile, mention: Mention) -> bool:
    """Whether "no live rounds were fired" says what was not fired, and not that nobody shot."""
    if mention.polarity != "negative":
        return False
    text, around = pile.articles[mention.article].text, mention.sentence
    found = (
        m for shape in _shapes(pile.tongue(mention.article)) for m in shape.finditer(text, around.start, around.end)
    )
    return any(m.start() <= mention.trigger.start < m.end() for m in found)


def _denied(reading: Reading, words: str, at: int) -> bool:
    """Whether it is denied, by the words of its clause or by who says so; who denies that none was used does not."""
    over = any(a.stance == "denies" and any(c.start <= at < c.end for c in a.contents) for a in reading.attributions)
    return bool(_NOT.search(words)) != (over or bool(_DENIES.search(words)))


def _shooting(reading: Reading, events: Mapping[str, str], kinds: Mapping[str, Kind]) -> Mention | None:
    """The first mention of the one shooting of a page, else of its one attack; none where there are several."""
    for names in (frozenset({"shooting"}), _SHOOTINGS):
        deeds = sorted((m for m in reading.mentions if kinds[events[m.id]].name in names), key=lambda m: m.trigger)
        deeds = [m for m in deeds if m.polarity == "positive" and m.stance != "denies"] or deeds
        if deeds:
            return deeds[0] if len({events[m.id] for m in deeds}) == 1 else None
    return None


@cache
def _names(language: str) -> dict[str, str]:
    """The ammunition of each word for it, in both numbers."""
    return {fold(form): name for form, name in _words(language).items()}


def _words(language: str) -> dict[str, str]:
    rows = (row for row in table(language, "means") if row["means"] in _FIRED and "thing" in row["use"].split())
    return {form: row["means"] for row in rows for form in (row["term"], f"{row['term']}s")}


@cache
def _shapes(language: str) -> tuple[re.Pattern[str], ...]:
    thing = rf"(?P<thing>(?:{either(frozenset(_words(language)))})\b)"
    article = _ARTICLES.get(language, "")
    shapes = (shape.format(thing=thing, article=article) for shape in _SHAPES.get(language, ()))
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)
