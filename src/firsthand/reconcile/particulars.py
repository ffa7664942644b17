"""What stands beside one happening: at what hour it was, of which operation it was part.

In: a Pile, a mention and its Kind. Out: the values found beside it, each with its span.
"""

import re
from collections.abc import Iterator

from firsthand import hours
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Span

_TAKEN = frozenset({"arrest", "raid", "search", "seizure"})
_CODE_NAME = re.compile(r"[“\"«‘']?(\w+ [“\"«‘']?[A-ZÁÉÍÓÚÑ]\w+(?: (?:(?:de|del|la|of|the) )*[A-ZÁÉÍÓÚÑ]\w+)*)")


# "By 4 p.m. three had been arrested": that is no hour of an arrest.
_ONE_END = re.compile(
    r"\b(?:by|until|till|before|after|since|from|between|and|to|hasta|antes\s+de|después\s+de|desde|entre|y)\s+$", re.I
)


def hour_of(pile: Pile, mention: Mention) -> Iterator[tuple[str, Span]]:
    """The hour of the day that stands nearest to the trigger, not one before or after which something was."""
    text = pile.articles[mention.article].text
    for time in sorted(mention.times, key=lambda t: (abs(t.span.start - mention.trigger.start), t.span)):
        hour = hours.of_timex(time.timex, time.mod == "APPROX")
        if hour:
            words, before = pile.quote(time.span), text[max(0, time.span.start - 20) : time.span.start]
            if not _ONE_END.search(before) and not _ONE_END.match(f"{words.split()[0]} "):
                yield hour, time.span
            return


def operation_of(pile: Pile, mention: Mention, kind: Kind) -> Iterator[tuple[str, Span]]:
    """The code-named operation told in the sentence of an arrest or a raid, where it is the only one."""
    if kind.name not in _TAKEN:
        return
    others = [m for m in pile.readings[mention.article].mentions if m.event_type == "OPERATION"]
    named = dict(found for m in others if mention.sentence.contains(m.trigger) and (found := code_name(pile, m)))
    if len(named) == 1:
        yield from named.items()


def code_name(pile: Pile, operation: Mention) -> tuple[str, Span] | None:
    """The name of an operation, with the word for it: "Operation Grey Wolf"; None for one without a name."""
    text = pile.articles[operation.article].text[: operation.sentence.end]
    found = _CODE_NAME.match(text, operation.trigger.start)
    if found is None:
        return None
    return re.sub(r"[“\"«‘']", "", found[1]), Span(operation.article, found.start(1), found.end(1))
