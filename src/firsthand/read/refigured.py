"""Numbers given anew for what was counted right before: "Twelve people died. The mayor put the figure at 14.", or
"About 2,000 people marched. Organisers spoke of 5,000."

In: the mentions of a document and its quantities. Out: a mention for each such figure, of the type of the one before.
Nothing may be counted in between: in "Nine died and 300 homes burned. He put the figure at 450" no one knows of what.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from firsthand.read.document import Document
from firsthand.read.needs import people
from firsthand.read.owned_figures import whose_figure
from firsthand.records import Mention, Quantity, Span, record_id
from firsthand.resources import either, table

_ENDED = re.compile(r"\s*(?:[.;:,!?)”\"»]|$)(?!\d)")  # nothing more is told of a number
_AHEAD = frozenset({"planned", "predicted", "hypothetical"})  # who "would be deported" are not, whatever their number
_TOLLS = frozenset({"DEATH", "INJURY", "OUTBREAK"})
_BACK = 4  # numbers of one sentence: "231 infected people, 33 hospital stays and one death"
_APART = 10  # times as many are no new figure for the same: from one dead to 340
_FAR = 300  # characters back to what was counted


def refigured(document: Document, found: Sequence[Mention], quantities: Sequence[Quantity]) -> list[Mention]:
    """The mentions that figures standing alone are, in the order of the text."""
    figures, gives, leads = _figure(document.language), _gives(document.language), _leads(document.language)
    says = _says(document.language)
    numbers = [one for one in quantities if one.unit is None]
    starts = [one.span.start for one in numbers]
    counted = {one.id: mention for mention in found for one in mention.quantities}
    more = []
    for paragraph, sentence in document.sentences():
        whole = document.tokens_span(paragraph, sentence)
        here = numbers[bisect_left(starts, whole.start) : bisect_left(starts, whole.end)]
        if all(one.id in counted for one in here):
            continue  # no number stands here that nothing counts
        stretch = document.article.text, whole.start, whole.end
        owned = whose_figure(document.language).finditer(*stretch)
        for figure in sorted((*figures.finditer(*stretch), *owned), key=lambda match: match.start()):
            at = bisect_left(starts, figure.start())
            before = _counted_before(counted, numbers, at)
            if before is None or figure.start() - starts[at - 1] > _FAR or at == len(numbers):
                continue
            number = numbers[at]
            words = figure.span("figure") if "figure" in figure.groupdict() else figure.span()
            if leads.fullmatch(figure[0]) or says.fullmatch(figure[0]):
                words = (number.span.start, number.span.end)
                told = number.span.start == figure.end() + 1 and _same_noun(number, numbers[at - 1])
                ended = _ENDED.match(document.article.text, number.span.end)
                told = told and (leads.fullmatch(figure[0]) is not None or ended is not None)
            else:
                told = gives.fullmatch(document.article.text, figure.end(), number.span.start) is not None
            if told and number.span.end <= whole.end and number.id not in counted:
                counted[number.id] = _again(document, before, words, whole, number)
                more.append(counted[number.id])
    return more


def _counted_before(counted: Mapping[str, Mention], numbers: Sequence[Quantity], at: int) -> Mention | None:
    """What the number before one counts; of the dead, the hurt and the ill of one sentence whose number is nearest.

    "The toll rose to 14, with 38 injured. Earlier the mayor had spoken of nine": of nine dead. "The report lists 231
    infected people and one death. The parents speak of 340": of 340 ill, and of nobody where the page counts others.
    """
    last = counted.get(numbers[at - 1].id) if at else None
    if last is None or at == len(numbers) or last.event_type not in _TOLLS:
        return last
    told = [one for one in numbers[max(0, at - _BACK) : at] if last.sentence.start <= one.span.start]
    near = min(reversed(told), key=lambda one: _times(numbers[at], one))
    taken = counted.get(near.id)
    if taken is not None:
        return taken if taken.event_type in _TOLLS and taken.sentence == last.sentence else last
    far = _times(numbers[at], numbers[at - 1]) > _APART and near.of in people()
    return None if far else last


def _times(one: Quantity, other: Quantity) -> float:
    """By how much the greater of two numbers exceeds the other."""
    low, high = sorted((max(one.minimum, 1), max(other.minimum, 1)))
    return high / low


def _again(document: Document, before: Mention, words: tuple[int, int], sentence: Span, number: Quantity) -> Mention:
    """The mention before, with another number, on whoever's word this one is."""
    return Mention(
        id=record_id("men", document.article.id, *words, before.event_type),
        article=document.article.id,
        trigger=document.article.span(*words),
        sentence=sentence,
        event_type=before.event_type,
        mode=before.mode,
        quantities=(number,),
        status=before.status if before.status in _AHEAD else "happened",
    )


def _same_noun(number: Quantity, before: Quantity) -> bool:
    """Whether a number counts nothing of its own: "spoke of 5,000", "of 5,000 people"; not "of 14 homes"."""
    return number.of is None or number.of == before.of or (number.of in people() and before.of in people())


@cache
def _figure(language: str) -> re.Pattern[str]:
    """What takes up a number told before, and not one of something else: "the number of flights"."""
    of = {"en": "of", "es": "del?"}.get(language, "(?!)")
    known = _terms(language, "figure") | _terms(language, "leads") | _terms(language, "says")
    return re.compile(rf"\b(?:{either(known)})\b(?! {of} \D)", re.IGNORECASE)


@cache
def _leads(language: str) -> re.Pattern[str]:
    """What leads to a number of what was counted before, without a word for it: "spoke of", "put it at"."""
    return re.compile(either(_terms(language, "leads")), re.IGNORECASE)


@cache
def _says(language: str) -> re.Pattern[str]:
    """What leads to a number where nothing follows it: "the agency had said 13."; not "said 13 would go"."""
    return re.compile(either(_terms(language, "says")), re.IGNORECASE)


@cache
def _gives(language: str) -> re.Pattern[str]:
    """The words from a figure to its number: "at", "had risen to"."""
    return re.compile(rf"(?: [\w-]+){{0,4}}? (?:{either(_terms(language, 'gives'))}) ", re.IGNORECASE)


def _terms(language: str, kind: str) -> frozenset[str]:
    return frozenset(row["term"] for row in table(language, "refigures") if row["kind"] == kind)
