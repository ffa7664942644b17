"""Who denies that they did it themselves, or that those they speak for did: "the army denied that it had hit the bus".

In: a mention, the attributions of its page. Out: the doer whom the denial is of; it is no denial of the deed.
"""

import re
from collections.abc import Mapping

from firsthand.reconcile.doers import DEFINITE, NO_NAME, Doer, length_of_name, stretch, without_article
from firsthand.reconcile.facts import APART
from firsthand.reconcile.happenings import instrument, kind_of
from firsthand.reconcile.kinds import kinds_that_are
from firsthand.reconcile.names import content_words
from firsthand.reconcile.parties_in_labels import is_name
from firsthand.reconcile.pile import Pile
from firsthand.records import Attribution, Mention, Span
from firsthand.wording import fold, folded_terms

_WITH_ADVERB = r"(?:\s+(?:ever|deliberately|nunca|deliberadamente))?"
# Who is denied to have done it: "that the army had (struck)", "que el ejército hubiera (atacado)", "by the army".
_HAD = r"had|has|have|hubier[ae]n?|hubiesen?|haya|hayan|había|habían|ha|han"
_ACTING = re.compile(
    rf"\b(?:that|que)\s+(?P<name>{DEFINITE}(?:(?!(?:{_HAD}|was|were|been|is|are|fue|fuera|sido)\b)[\w’'-]+\s+){{1,6}}?)"
    rf"(?P<had>(?:{_HAD})\b{_WITH_ADVERB}\s+)?$",
    re.IGNORECASE,
)
_ACTED_BY = re.compile(rf"\s+(?:by|por)\s+(?P<name>{DEFINITE}(?:[\w’'-]+\s+){{0,5}}[\w’'-]+)", re.IGNORECASE)
_HAVING = re.compile(r"haber(?:l[aeo]s?|se)?(?:\s+(?:nunca|jamás))?", re.IGNORECASE)  # "negó haber (disparado)"
_OF_ANYBODY = re.compile(
    r"\s+(?:(?:on|at|contra|a)\s+)?(?:any|anyone|anybody|anything|ning[uú]n|ninguna|nadie|nada|cualquier)\b",
    re.IGNORECASE,
)
_US = frozenset({"we", "us", "nosotros", "nosotras", "nos"})


def own_denial(
    pile: Pile, mention: Mention, by_id: Mapping[str, Attribution], rejected: bool
) -> tuple[Doer, ...] | None:
    """Who denies that they did it: "the crew denied that it set the fire", "we did not shoot those people", they said.

    None where nobody does so; without a Doer where the one who speaks is a mere "he". It is no denial of the deed.
    """
    said = by_id.get(mention.attribution or "")
    if said is None or mention.status in APART or not (rejected or mention.polarity == "negative"):
        return None  # "insisted he would not resign" is a plan
    selves = folded_terms("selves")
    actors = [party for party in mention.participants if party.role == "actor"]
    one = said.kind in {"named_person", "official"} and said.count_max == 1
    if one and any(fold(p.label) in _US for p in actors):
        return ()  # "We did not fire first," the chief said: his men did not, whoever they are called
    sources = [(span, pile.quote(span)) for span in said.sources]
    names = {tuple(content_words(words)) for _, words in sources}
    itself = any(fold(p.label) in selves or tuple(content_words(p.label)) in names for p in actors)
    if not itself and not (not actors and _told_of_oneself(pile, mention, said)):
        other = _other_denied(pile, mention) if rejected and mention.polarity == "positive" else None
        return (other,) if other else None
    return tuple(
        Doer(without_article(words), span, (), not rejected)
        for span, words in sources[:1]
        if fold(words) not in selves and is_name(without_article(words))
    )


def _told_of_oneself(pile: Pile, mention: Mention, said: Attribution) -> bool:
    """Whether what is said has the speaker for its doer, as an infinitive has: "la policía negó haber disparado"."""
    told = [span for span in said.contents if span.contains(mention.trigger)]
    led = [pile.quote(Span(span.article, span.start, mention.trigger.start)) for span in told]
    return any(_HAVING.fullmatch(words) for words in led)


def _other_denied(pile: Pile, mention: Mention) -> Doer | None:
    """Who is said not to have done it: "the ministry denied that the army had hit the bus"; somebody else may have.

    Who denies that any bus was hit, that a drone hit it, that anyone was shot at or that its own men shot denies
    the deed.
    """
    kind = kind_of(pile.quote(mention.trigger), mention.event_type)
    if kind.role != "bearer" and kind.name not in kinds_that_are("done"):
        return None
    text, around = pile.articles[mention.article].text, stretch(pile, mention)
    start = max(around.start, mention.sentence.start)
    before, after = text[start : mention.trigger.start], text[mention.trigger.end : around.end]
    if _OF_ANYBODY.match(after):
        return None
    actors = {word for p in mention.participants if p.role == "actor" for word in content_words(p.label)}
    found = _ACTING.search(before)
    if found and (actors & set(content_words(found["name"])) or (found["had"] and not actors)):
        at = start + found.start("name")
    elif found := _ACTED_BY.match(after):
        at = mention.trigger.end + found.start("name")
    else:
        return None
    words = found["name"].rstrip()
    words = words[: length_of_name(words)]
    span = Span(mention.article, at, at + len(words))
    if not words or not is_name(words) or instrument(words) or NO_NAME.match(words):
        return None
    return Doer(without_article(words), span, (), False)
