"""Quotations that go on without a cue of their own: the next sentence, the next paragraph.

In: Pages and the Drafts made so far. Out: the Drafts with those quotations added to the content of whoever spoke last.
"""

from firsthand.read.drafts import Draft, Offsets, offsets
from firsthand.read.page import Page, Quotation


def carry_on(pages: list[Page], drafts: list[Draft]) -> list[Draft]:
    """Give every sentence that is all quotation, and that no cue claims, to the speaker before it."""
    result = sorted(drafts, key=lambda one: (one.page, one.head))
    speaking: int | None = None
    for page in pages:
        opened, told = speaking, None
        for start, end in page.units:
            own = [n for n, one in enumerate(result) if one.page == page.number and start <= one.head < end]
            own = [n for n in own if not _within(page, result[n])]  # what the speaker quotes in turn goes on for nobody
            spoken = [n for n in own if _quotes(page, result[n], start, end)]
            bare = _all_quoted(page, start, end)
            by = told if speaking is None else speaking
            if spoken:
                speaking = spoken[-1]
            elif bare and by is not None and not _claimed(page, result, bare):
                if page.number == result[by].page or opened is not None:
                    result[by] = _with(page, result[by], bare)
            else:
                speaking = None
                told = next((n for n in own if _tells(page, result[n])), None)
    return result


def _tells(page: Page, one: Draft) -> bool:
    """Whether a draft is what its sentence is there to say: "The mayor said that it was safe. “I walked over it.”"."""
    stands = one.cue.stance in {"reports", "asserts"}  # what follows on "denied the claims" is not what was denied
    return stands and one.cue.core and bool(one.sources) and page.doc[one.head].dep_ == "ROOT"


def _quotes(page: Page, one: Draft, start: int, end: int) -> bool:
    """Whether a draft attributes a quotation of this unit that ends the unit or that its cue follows."""
    if not one.cue.core and one.rule not in {"colon", "mixed", "quote"}:
        return False
    for quotation in page.quotations:
        if start <= quotation.start < end and quotation.quote.speech:
            ((first, last),) = offsets(page, ((quotation.start, quotation.end),))
            if any(a < last and first < b for a, b in one.contents):
                return True
    return False


def _all_quoted(page: Page, start: int, end: int) -> list[Quotation]:
    """The quotations of a unit that has hardly a word beside them."""
    inside = [q for q in page.quotations if start <= q.start and q.end <= end + 1 and q.quote.speech]
    if not inside or any(map(page.titled, inside)):
        return []
    covered = {i for q in inside for i in range(q.start, q.end)}
    loose = [i for i in range(start, end) if i not in covered and page.doc[i].is_alpha]
    return inside if len(loose) == 0 else []


def _claimed(page: Page, drafts: list[Draft], quotations: list[Quotation]) -> bool:
    spans = offsets(page, tuple((q.start, q.end) for q in quotations))
    outer = [one for one in drafts if one.page == page.number and not _inside(one, spans)]
    return any(a < last and first < b for one in outer for a, b in one.contents for first, last in spans)


def _inside(one: Draft, spans: tuple[Offsets, ...]) -> bool:
    """Whether a draft stands wholly within the quotation: whom the speaker quotes in turn."""
    return all(any(first <= a and b <= last for first, last in spans) for a, b in one.cues)


def _within(page: Page, one: Draft) -> bool:
    """Whether the cue of a draft stands inside a quotation."""
    return any(q.start <= one.head < q.end and q.quote.speech for q in page.quotations)


def _with(page: Page, one: Draft, quotations: list[Quotation]) -> Draft:
    more = offsets(page, tuple((q.start, q.end) for q in quotations))
    return one._replace(contents=(*one.contents, *more))
