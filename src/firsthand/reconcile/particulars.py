"""What stands beside one happening: at what hour it was, how many years a court gave, of which operation it was part.

In: a Pile, a mention and its Kind. Out: the values found beside it, each with its span.
"""

import re
from collections.abc import Iterator
from functools import cache

from firsthand import hours, inflection
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Span
from firsthand.resources import either, languages, table, terms_of_all

PUNISHED = frozenset({"convicted", "sentenced", "imprisoned"})  # what such a mention counts
# "After three years of waiting he was jailed": how long it took.
_WAITED = re.compile(
    r"\b(?:after|following|within|tras|después de|luego de|hace|al cabo de)\s+(?:a |an |the |casi |almost |nearly )?$",
    re.I,
)
_YEARS = re.compile(r"P(\d+)Y")
_TO = re.compile(r"(?:\s+\w+){0,3}?\s+(?:to|a)\s+", re.IGNORECASE)
_FREE = re.compile(r"(?:['’]|\s+(?:of|de))?\s*(?:probation|community|supervis|libertad|trabajos)", re.IGNORECASE)
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


def years_of(pile: Pile, mention: Mention, kind: Kind) -> Iterator[tuple[int, Span]]:
    """The years of a sentence: "sentenced him to 12 years in prison"; of two lengths the next behind the trigger.

    That a prison is named, that somebody was locked up, or "sentenced to" tells them from "after a trial of three
    years".
    """
    words = re.findall(r"\w+", pile.quote(mention.sentence).lower()) if kind.slot in PUNISHED else []
    if not words:
        return
    times = [time for time in pile.readings[mention.article].times if mention.sentence.contains(time.span)]
    lengths = [(time.span, found[1]) for time in times if (found := _YEARS.fullmatch(time.timex))]
    text = pile.articles[mention.article].text
    lengths = [one for one in lengths if not _WAITED.search(text[mention.sentence.start : one[0].start])]
    if kind.slot != "imprisoned" and _prisons().isdisjoint(words):
        lengths = [
            (span, years)
            for span, years in lengths
            if _TO.fullmatch(text[mention.trigger.end : span.start]) and not _FREE.match(text[span.end :])
        ]
    if lengths:
        at = mention.trigger.start
        span, years = min(lengths, key=lambda one: (one[0].end <= at, abs(one[0].start - at)))
        if mention.status != "hypothetical" and not _could_be(pile, mention, span):
            yield int(years), span


def _could_be(pile: Pile, mention: Mention, years: Span) -> bool:
    """Whether no court has given some years: "faces up to eight years"; not "faced 20 years, was given eight"."""
    start = mention.sentence.start
    lead = pile.articles[mention.article].text[start : years.start].lower()
    ahead = max((found.end() for found in _ahead().finditer(lead)), default=None)
    if ahead is None:
        return False
    given = (
        m
        for m in pile.readings[mention.article].mentions
        if m.status == "happened" and m.event_type == mention.event_type and m.trigger.end <= years.start
    )
    return not any(start + ahead <= m.trigger.start for m in given)


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


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(terms_of_all('penalties_ahead'))})\b")


@cache
def _prisons() -> frozenset[str]:
    rows = ((language, row) for language in languages() for row in table(language, "things"))
    terms = [(language, row["term"]) for language, row in rows if "prison" in row["kinds"].split()]
    return frozenset(form.word for language, term in terms for form in inflection.forms(language, term))
