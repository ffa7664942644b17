"""Who denies that they did it themselves, or that those they speak for did: "the army denied that it had hit the bus".

In: a mention, the attributions of its page. Out: the doer whom the denial is of; it is no denial of the deed.
"""

import re
from collections.abc import Mapping, Sequence

from firsthand.reconcile.doers import DEFINITE, NO_NAME, Doer, length_of_name, stretch, without_article
from firsthand.reconcile.facts import APART
from firsthand.reconcile.happenings import instrument, kind_of, things, way_of
from firsthand.reconcile.kinds import kinds_that_are
from firsthand.reconcile.names import content_words
from firsthand.reconcile.on_whose_word import led_to
from firsthand.reconcile.parties import words_of_party
from firsthand.reconcile.parties_in_labels import is_name
from firsthand.reconcile.pile import Pile
from firsthand.records import Attribution, Mention, Participant, Span
from firsthand.wording import fold, folded_terms

_WITH_ADVERB = r"(?:\s+(?:ever|deliberately|nunca|deliberadamente))?"
# Who is denied to have done it: "that the army had (struck)", "que el ejército hubiera (atacado)", "by the army".
_HAD = r"had|has|have|hubier[ae]n?|hubiesen?|haya|hayan|había|habían|ha|han"
_ACTING = re.compile(
    rf"\b(?:that|que)\s+(?P<name>(?:{DEFINITE}|(?:sus?|its|his|her|their)\s+)(?:(?!(?:{_HAD}|was|were|been|is|are|fue|fuera|sido)\b)[\w’'-]+\s+){{1,6}}?)"
    rf"(?P<had>(?:{_HAD})\b{_WITH_ADVERB}\s+)?$",
    re.IGNORECASE,
)
_ACTED_BY = re.compile(rf"\s+(?:by|por)\s+(?P<name>{DEFINITE}(?:[\w’'-]+\s+){{0,5}}[\w’'-]+)", re.IGNORECASE)
# "Negó haber (disparado)", "negó que hubiera (disparado)"
_HAVING = re.compile(
    r"(?:haber(?:l[aeo]s?|se)?|que (?:l[aeo]s? )?(?:hubier|hubies|hay)an?)"
    r"(?:\s+(?:nunca|jamás))?",
    re.IGNORECASE,
)
_OF_ANYBODY = re.compile(
    r"\s+(?:(?:on|at|contra|a)\s+)?(?:any|anyone|anybody|anything|ning[uú]n|ninguna|nadie|nada|cualquier)\b",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(
    r"\S\s+(?:before|after|when|until|antes de que|después de que|cuando|hasta que)\b", re.IGNORECASE
)
_OURS = re.compile(r"\b(?:our|my|nuestr[oa]s?|mis?)\s+(?:\w+\s+)?$|(?:our|my|nuestr[oa]s?|mis?)\b", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|el|la|los|las)\s+(?:\w+\s+)?$", re.IGNORECASE)
_POSSESSED = re.compile(r"(?:sus?|its|his|her|their)\s", re.IGNORECASE)
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
    if mention.polarity == "positive" and _beside_the_denial(pile, mention, said):
        return None
    selves = folded_terms("selves")
    actors = [party for party in mention.participants if party.role == "actor"]
    one = said.kind in {"named_person", "official"} and said.count_max == 1
    if one and any(fold(p.label) in _US for p in actors):
        return ()  # "We did not fire first," the chief said: his men did not, whoever they are called
    sources = [(span, pile.quote(span)) for span in said.sources]
    names = {tuple(content_words(words)) for _, words in sources}
    if not rejected and (others := _did_not(pile, mention, actors)) is not None:
        return others
    itself = any(fold(p.label) in selves or tuple(content_words(p.label)) in names for p in actors)
    if not itself and not (not actors and _told_of_oneself(pile, mention, said)):
        other = _other_denied(pile, mention) if rejected and mention.polarity == "positive" else None
        return (other,) if other else None
    return tuple(
        Doer(without_article(words), span, (), not rejected)
        for span, words in sources[:1]
        if fold(words) not in selves and is_name(without_article(words))
    )


def _beside_the_denial(pile: Pile, mention: Mention, said: Attribution) -> bool:
    """Whether a mention stands in a clause that a denial grants: "denied that it failed before it crashed"."""
    led = led_to(pile, said, mention.trigger)
    return mention.stance != "denies" and any(_BEFORE_IT.search(words) for words in led)


def _did_not(pile: Pile, mention: Mention, actors: Sequence[Participant]) -> tuple[Doer, ...] | None:
    """Who is said, by another, not to have attacked: "the army did not fire a single round at the village", he said.

    Somebody else may have. "Our artillery did not fire" is the speaker's, and whoever that is is not told.
    """
    kind = kind_of(pile.quote(mention.trigger), mention.event_type)
    around = stretch(pile, mention)
    after = pile.articles[mention.article].text[mention.trigger.end : around.end]
    if way_of(kind).name != "attack" or kind.role != "bearer" or _OF_ANYBODY.match(after):
        return None
    for party in actors:
        if party.span.start > mention.trigger.start or instrument(party.label) or not is_name(party.label):
            continue
        before = pile.articles[mention.article].text[max(0, party.span.start - 12) : party.span.start]
        if _OURS.search(before) or _OURS.match(party.label):
            return ()
        if party.label[:1].isupper() or _THE.search(before):
            return (Doer(without_article(party.label), party.span, (), True),)
    return None


def _told_of_oneself(pile: Pile, mention: Mention, said: Attribution) -> bool:
    """Whether what is said has the speaker for its doer, as an infinitive has: "la policía negó haber disparado"."""
    return any(_HAVING.fullmatch(words) for words in led_to(pile, said, mention.trigger))


def _in_headline(pile: Pile, mention: Mention, before: str) -> Span | None:
    """Who is denied to have done it in a headline, which has no articles: "rejects claims that army hit bus"."""
    if not pile.in_headline(mention.trigger):
        return None
    actors = (party.span for party in mention.participants if party.role == "actor")
    return next((span for span in actors if before.rstrip().endswith(f"that {pile.quote(span)}")), None)


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
    actors = words_of_party(mention, "actor")
    found = _ACTING.search(before)
    if found and (actors & set(content_words(found["name"])) or (found["had"] and not actors)):
        at = start + found.start("name")
    elif found := _ACTED_BY.match(after):
        at = mention.trigger.end + found.start("name")
    elif (bare := _in_headline(pile, mention, before)) is not None:
        at, found = bare.start, None
    else:
        return None
    words = found["name"].rstrip() if found else pile.quote(bare) if bare else ""
    words = words[: length_of_name(words)]
    span = Span(mention.article, at, at + len(words))
    if not words or not is_name(words) or instrument(words) or NO_NAME.match(words):
        return None
    if _POSSESSED.match(words) and set(content_words(words)) & things("police", "force", "assailant"):
        return None  # "that its soldiers opened fire": nobody else's would have
    return Doer(without_article(words), span, (), False)
