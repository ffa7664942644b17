"""Pages that set an earlier one right: what they take back, and what they give instead.

In: a Pile. Out: which pages correct by their headline, and the notes that stand in others ("An earlier version of this
story said that 32 were injured. The correct number is 23"); the stance of each attribution (what a correction says that
its outlet had said is denied), and the numbers given in place of the wrong ones.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.names import fold, words
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sentences import paragraphs
from firsthand.reconcile.values import Interval, interval
from firsthand.records import Mention, Quantity, Reading, Span, Stance, Value
from firsthand.wording import folded_terms

_HEAD = 80  # characters of a page that may hold the word, where it has no title
_NEAR = 300  # characters: the right number stands beside the wrong one
_OWN_WORDS = frozenset(  # who said it wrong: "the article said"
    "it article we report story version articulo informe nota noticia informacion texto historia".split()  # noqa: SIM905
)
_EARLIER = frozenset({"earlier", "previous", "original", "first", "anterior", "previa", "primera"})
_ADVERB = re.compile(r"\b[a-z]+(?:ly|mente)\s+")  # "we wrongly said", "informamos erróneamente"
_NUMBER = r"(?:[\w'’-]+\s+){0,2}\d"
_INSTEAD = re.compile(
    rf"\b(?:not|rather than|instead of|y no|no|en lugar de|en vez de)\s+(?!more|less|fewer|mas|menos){_NUMBER}"
)


class Correcting(NamedTuple):
    """The pages whose headline says that they correct, the paragraphs of others that do, and what they take back."""

    pages: frozenset[str]
    notes: dict[str, tuple[Span, ...]]
    withdrawn: frozenset[str] = frozenset()  # mentions that tell what the outlet itself had printed

    def holds(self, span: Span) -> bool:
        """Whether a span stands in a correction."""
        return span.article in self.pages or any(note.contains(span) for note in self.notes.get(span.article, ()))


NO_CORRECTIONS = Correcting(frozenset(), {})


def corrections(pile: Pile) -> Correcting:
    """The pages that set an earlier one right, by their headline or by a note."""
    signs = _signs("corrections")
    heads = {name: fold(f"{found.title or ''} {found.text[:_HEAD]}") for name, found in pile.articles.items()}
    pages = frozenset(name for name, head in heads.items() if any(sign in head for sign in signs))
    notes: dict[str, list[Span]] = defaultdict(list)
    for name in pile.articles:
        for paragraph in paragraphs(pile, name):
            if _is_note(fold(pile.quote(paragraph))):
                notes[name].append(paragraph)
    found_so_far = Correcting(pages, {name: tuple(spans) for name, spans in notes.items()})
    return found_so_far._replace(withdrawn=frozenset(_withdrawn(pile, found_so_far)))


def _withdrawn(pile: Pile, correcting: Correcting) -> Iterator[str]:
    """The mentions that stand behind "we said that" or "on Saturday I wrote that" in a correction."""
    own = re.compile(rf"\b(?:{'|'.join(map(re.escape, _signs('own_reports')))})\b")
    for article in sorted({*correcting.pages, *correcting.notes} & pile.readings.keys()):
        text = pile.articles[article].text
        for mention in pile.readings[article].mentions:
            if correcting.holds(mention.trigger):
                before = _ADVERB.sub("", fold(text[mention.sentence.start : mention.trigger.start]))
                if own.search(before):
                    yield mention.id


def same_counts(
    pile: Pile, correcting: Correcting, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]
) -> list[tuple[str, str]]:
    """The counts that stand in a correction, each with one that an earlier page of the outlet gave alike.

    "We said that the toll was 13 dead" speaks of what the page that said so told of, day or no day.
    """
    held = sorted(n for n, m in mentions.items() if m.quantities and kinds[n].slot and correcting.holds(m.trigger))
    if not held:
        return []
    told: dict[tuple[str, str | None, Interval | None], list[str]] = defaultdict(list)
    for name, mention in sorted(mentions.items()):
        if not correcting.holds(mention.trigger):
            for q in mention.quantities:
                told[pile.node[mention.article], kinds[name].slot, _interval(q)].append(name)
    found = []
    for name in held:
        mention = mentions[name]
        for q in mention.quantities:
            key = (pile.node[mention.article], kinds[name].slot, _interval(q))
            earlier = [n for n in told.get(key, ()) if pile.rank[mentions[n].article] < pile.rank[mention.article]]
            found += [(name, n) for n in earlier if key[2] is not None]
    return found


def stances_of(pile: Pile, correcting: Correcting) -> dict[str, Stance]:
    """Each attribution's stance; a correction that tells what its outlet had said denies it."""
    found = {a.id: a.stance for r in pile.readings.values() for a in r.attributions}
    for article in sorted({*correcting.pages, *correcting.notes}):
        reading = pile.readings.get(article)
        for one in reading.attributions if reading else ():
            if any(correcting.holds(source) and is_own_text(pile.quote(source)) for source in one.sources):
                found[one.id] = "denies"
    return found


_OURS = frozenset({"our", "nuestra", "nuestro"})
_PRINTED = frozenset(
    {"report", "story", "article", "headline", "caption", "coverage", "page", "nota", "articulo", "titular",
     "informacion", "noticia"}
)  # fmt: skip

_PIECES = frozenset({"article", "story", "headline", "caption", "nota", "articulo", "titular", "noticia"})
_WHEN = frozenset({"on", "published", "last", "yesterday", "about", "headlined", "publicado", "publicada", "sobre"})
_OF_OTHERS = frozenset({"in", "by", "en", "por"})


def is_own_text(source: str) -> bool:
    """Whether a source is what an outlet had printed itself, which is nobody's word.

    >>> is_own_text("An earlier version of this story"), is_own_text("Una versión anterior de esta nota")
    (True, True)
    >>> is_own_text("An earlier version of our story on the fire in Kesvik")
    True
    >>> is_own_text("Our report of 8 March"), is_own_text("the court's report on the summit")
    (True, False)
    >>> is_own_text("An article on Thursday"), is_own_text("An article in the Post")
    (True, False)
    """
    said = words(source)
    if len(said) > 2 and said[1] in _PIECES and said[2] in _WHEN and _OF_OTHERS.isdisjoint(said):
        return True
    if said and said[0] in _OURS and not _PRINTED.isdisjoint(said[1:4]):
        return True
    return bool(said) and (said[-1] in _OWN_WORDS or ("version" in said[:4] and not _EARLIER.isdisjoint(said[:4])))


def denied(stances: Mapping[str, Stance], mention: Mention) -> bool:
    """Whether a mention stands in what somebody denies."""
    return bool(mention.attribution) and stances.get(mention.attribution or "") == "denies"


def set_right(
    pile: Pile, reading: Reading, stances: Mapping[str, Stance], correcting: Correcting
) -> Iterator[tuple[Mention, Quantity]]:
    """The mentions of a correction whose number is taken back, each with the number that its note gives instead."""
    if not reading.quantities or reading.article not in {*correcting.pages, *correcting.notes}:
        return
    text = pile.articles[reading.article].text
    wrong = [
        m
        for m in reading.mentions
        if m.quantities and correcting.holds(m.trigger) and (denied(stances, m) or m.id in correcting.withdrawn)
    ]
    for mention in sorted(wrong, key=lambda m: m.trigger):
        after = mention.sentence.end
        right = [q for q in reading.quantities if after <= q.span.start < after + _NEAR and _is_right(text, q)]
        if right:
            yield mention, min(right, key=lambda q: q.span)


def names_both(pile: Pile, correcting: Correcting, article: str, one: Value, other: Value) -> bool:
    """Whether a note of an article names two numbers: the wrong one and the right one."""
    reading, wanted = pile.readings.get(article), (interval(one), interval(other))
    for note in correcting.notes.get(article, ()):
        told = {_interval(q) for q in (reading.quantities if reading else ()) if note.contains(q.span)}
        digits = re.findall(r"\d[\d.,]*", pile.articles[article].text[note.start : note.end])
        told |= {(n, n) for n in map(float, (d.translate(_NO_MARKS) for d in digits))}
        if None not in wanted and told >= set(wanted):
            return True
    return False


_NO_MARKS = str.maketrans("", "", ".,")


def _interval(quantity: Quantity) -> Interval | None:
    high = quantity.maximum
    return None if high is None or quantity.approximate else (quantity.minimum, high)


def _is_note(paragraph: str) -> bool:
    """Whether a folded paragraph takes something back: it tells of an earlier version, or gives one number for another.

    >>> _is_note("an earlier version of this story said that 32 were injured.")
    True
    >>> _is_note("the correct number is 23, not 32."), _is_note("the right number is 23.")
    (True, False)
    """
    if any(sign in paragraph for sign in _signs("versions")) or paragraph.startswith(_signs("note_heads")):
        return True
    return any(sign in paragraph for sign in _signs("rightings")) and bool(_INSTEAD.search(paragraph))


def _is_right(text: str, number: Quantity) -> bool:
    """Whether the sentence around a number says that this is the right one."""
    starts = [m.end() for m in re.finditer(r"[.!?\n]\s+", text[: number.span.start])]
    sentence = fold(text[starts[-1] if starts else 0 : number.span.end])
    return any(sign in sentence for sign in _signs("rightings"))


@cache
def _signs(name: str) -> tuple[str, ...]:
    return tuple(sorted(folded_terms(name)))
