"""Done, or only tried: one page says that gunmen attacked the mosque, another that they tried to, or were kept from it.

In: the status assertions of a case. Out: those that are rivals, by event. "The attack" may be said of one that failed,
so that only a verb tells of a deed; who tells both, of a try at the gate and of the raid, says that it was done.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from firsthand.reconcile.happenings import kind_of, past
from firsthand.reconcile.names import content_words
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sites import sites
from firsthand.records import Assertion, Mention
from firsthand.resources import languages, table

TRIED, DONE = "attempted", "happened"


def done_or_tried(pile: Pile, assertions: Iterable[Assertion]) -> frozenset[str]:
    """The assertions that an event was done, and those that it was only tried, where there are both."""
    mentions = pile.mentions()
    events: dict[str, list[tuple[Assertion, Mention]]] = defaultdict(list)
    for one in assertions:
        if one.slot == "status" and one.value in {TRIED, DONE} and one.mention in mentions:
            events[one.event].append((one, mentions[one.mention]))
    found = set[str]()
    for told in events.values():
        tries, deeds = _of_pages(pile, told)
        for one, mention in tries:
            for other, deed in deeds:
                if _same_act(pile, mention, deed):
                    found |= {one.id, other.id}
    return frozenset(found)


def _of_pages(
    pile: Pile, told: Iterable[tuple[Assertion, Mention]]
) -> tuple[list[tuple[Assertion, Mention]], list[tuple[Assertion, Mention]]]:
    """The tries that pages without a deed tell of, and the deeds of pages without a try."""
    sides: Mapping[bool, dict[str, list[tuple[Assertion, Mention]]]] = {
        True: defaultdict(list),
        False: defaultdict(list),
    }
    for one, mention in told:
        if one.stance in {"denies", "questions"} or one.polarity == "negative":
            continue
        if one.value == TRIED or _is_verb(pile.quote(mention.trigger).split()[0]):
            sides[one.value == TRIED][pile.root[one.article]].append((one, mention))
    tries, deeds = sides[True], sides[False]
    return (
        [pair for page in sorted(tries.keys() - deeds.keys()) for pair in tries[page]],
        [pair for page in sorted(deeds.keys() - tries.keys()) for pair in deeds[page]],
    )


def _is_verb(word: str) -> bool:
    """Whether a word is written as a verb of the past: "attacked", "atacaron"."""
    return past(word) or word.casefold().endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    rows = (row for language in languages() for row in table(language, "function_words"))
    return tuple(sorted({row["term"] for row in rows if "past_ending" in row["roles"].split()}))


def _same_act(pile: Pile, one: Mention, other: Mention) -> bool:
    """Whether two mentions are of one kind of act, in one language, upon the same as far as both say upon what."""
    kinds = {kind_of(pile.quote(mention.trigger), mention.event_type).name for mention in (one, other)}
    if len(kinds) > 1 or pile.articles[one.article].language != pile.articles[other.article].language:
        return False
    upon = [_upon(pile, mention) for mention in (one, other)]
    return bool(upon[0] & upon[1]) or not all(upon)


def _upon(pile: Pile, mention: Mention) -> set[str]:
    """The words for those whom an act was aimed at, and for its spot."""
    named = [p.label or pile.quote(p.span) for p in mention.participants if p.role == "recipient"]
    named += [site.label for site in sites(pile, mention)]
    return {word for label in named for word in content_words(label)}
