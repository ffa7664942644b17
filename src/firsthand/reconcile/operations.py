"""What is part of an operation with a code-name: "arrested as part of Operation Grey Wolf", "the raids of Operation X".

In: a Pile, the events, the mentions with their events, the assertions. Out: the events, those that words tie to one
operation with its event as `part_of`. The words are in `resources/<language>/part_of.tsv`; what only came after an
operation, or is told beside it, is no part of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from firsthand.reconcile.names import fold
from firsthand.reconcile.particulars import code_name
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Event, Mention, Span
from firsthand.resources import either, languages, terms

_BEFORE = 40  # characters: "as part of the police's"


def with_operations(
    pile: Pile, events: Sequence[Event], mentions: Sequence[Mention], assertions: Sequence[Assertion]
) -> tuple[Event, ...]:
    """The events, each part with the one operation that it is told to be part of; none where two are named."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        found = code_name(pile, mention) if mention.event_type == "OPERATION" and mention.event else None
        if found and mention.event:
            named[fold(found[0])][mention.event] += 1
    tied: dict[str, dict[str, Span]] = defaultdict(dict)
    for one, span in _tied(pile, assertions, mentions):
        tied[one.event].setdefault(fold(str(one.value)), span)
    return tuple(_with_whole(pile, event, tied.get(event.id, {}), named) for event in events)


def _with_whole(pile: Pile, event: Event, tied: dict[str, Span], named: dict[str, Counter[str]]) -> Event:
    if len(tied) != 1:
        return event
    ((name, span),) = tied.items()
    whole = min(named.get(name, {}).items(), key=lambda one: (-one[1], one[0]), default=None)
    if whole is None or any(event.id in told for told in named.values()):
        return event
    why = "; ".join(filter(None, (event.why, f"part of an operation: “{pile.quote(span)}”")))
    return replace(event, part_of=whole[0], why=why)


def _tied(pile: Pile, assertions: Sequence[Assertion], mentions: Sequence[Mention]) -> Iterator[tuple[Assertion, Span]]:
    """The assertions of an operation whose words say that the deed is part of it, with these words."""
    triggers = {mention.id: mention.trigger for mention in mentions}
    for one in assertions:
        trigger = triggers.get(one.mention)
        if one.slot != "operation" or one.polarity == "negative" or one.stance == "denies" or trigger is None:
            continue
        text = pile.articles[one.article].text
        at = text.find(str(one.value).split()[-1], one.span.start)  # the name stands behind its word, quoted or not
        name = text.rfind(str(one.value).split()[0], one.span.start, at)
        link = _links().search(text, max(0, name - _BEFORE), name) if name >= 0 else None
        if link and (link["part"] or not text[trigger.end : link.start()].strip()):
            yield one, one.span


@cache
def _links() -> re.Pattern[str]:
    """What leads from a deed to its operation: "as part of"; right behind the deed "of" and "in" do."""
    part = either(frozenset(term for language in languages() for term in terms(language, "part_of")))
    article = r"(?:(?:the|la|el)\s+)?(?:[\w’'-]+\s+)?[“\"«‘]?"
    return re.compile(rf"\b(?:(?P<part>{part})|of|in|de|en)\s+{article}\Z", re.IGNORECASE)
