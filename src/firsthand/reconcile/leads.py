"""A lead written anew above a copied part: what it says may be the copied page's, though none of it was copied.

In: a sentence, and the sure copies that its page has of another. Out: whether it stands in such a lead, and whether it
tells a sentence of that page again.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from firsthand.reconcile.names import content_words
from firsthand.reconcile.passages import Copy
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sentences import sentences_in
from firsthand.reconcile.sources import Sources
from firsthand.records import Span
from firsthand.wording import number

_PART = 0.25  # of a page's paragraphs: three of six, and a quotation cut short; one sentence below a report is less
_STEM = 5  # letters: "derailed" and "derailment"; a shorter word says little
_AGAIN = 0.75  # of what a lead says in one sentence of the page
_FEWEST = 8  # stems: "Seven people were killed in Talvik" is told so by everybody
_RIVALS = 32  # pages, the earliest, that are asked how they tell of it
_BEYOND = 0.2  # of what that sentence says: by so much it has more than any page that copied nothing from there


def lead_over(pile: Pile, sentence: Span, copies: Sequence[Copy]) -> bool:
    """Whether a sentence stands above all that its page surely copied from another, which is a good part of it."""
    mine = [copy.retelling for copy in copies]
    above = bool(mine) and sentence.end <= min(span.start for span in mine) and pile.block(sentence) != "headline"
    return above and sum(map(len, mine)) >= _PART * _told(pile, sentence.article)


def told_again(sources: Sources, sentence: Span, other: str, carrying: Iterable[str]) -> bool:
    """Whether a sentence tells one of the other page again: it names nobody and counts nothing that is not there.

    What all who tell of a day say alike shows nothing: some page that copied nothing from there must tell of it too,
    and in fewer of those words.
    """
    pile = sources.pile
    said = _stems(pile, sentence)
    best = max((_stems(pile, one) for one in _sentences(pile, other)), key=lambda one: len(said & one))
    same = len(said & best)
    if same < max(_FEWEST, _AGAIN * len(said)) or not _figures(said) <= _figures(best):
        return False
    if not pile.names(sentence) <= pile.names(Span(other, 0, len(pile.articles[other].text))):
        return False
    tied = {there.article for _, there, _ in sources.passages.edges(other)} | {other, sentence.article}
    apart = sorted((name for name in carrying if name not in tied), key=pile.rank.__getitem__)[:_RIVALS]
    rivals = [len(_stems(pile, one) & best) for name in apart for one in _sentences(pile, name)]
    return bool(rivals) and same - _BEYOND * len(best) >= max(rivals)


def _told(pile: Pile, article: str) -> int:
    """How many characters of an article are its paragraphs."""
    page = pile.articles[article]
    return sum(b.end - b.start for b in page.blocks if b.kind in {"paragraph", "quote"}) or len(page.text)


def _sentences(pile: Pile, article: str) -> list[Span]:
    return sentences_in(pile, Span(article, 0, len(pile.articles[article].text)))


def _stems(pile: Pile, sentence: Span) -> frozenset[str]:
    return _stems_of(pile.quote(sentence), pile.articles[sentence.article].language or "")


@lru_cache(maxsize=16384)
def _stems_of(sentence: str, language: str) -> frozenset[str]:
    """What a sentence says: the beginnings of its longer words, and its numbers in digits."""
    told = ((word, number(word, language)) for word in content_words(sentence))
    return frozenset(
        word[:_STEM] if value is None else str(value) for word, value in told if value or len(word) >= _STEM
    )


def _figures(said: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for stem in said if stem.isdigit())
