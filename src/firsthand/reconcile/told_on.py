"""What goes on from a statement without a word of speech: "..., the ministry said in a statement. Three miners died."

In: how the assertions of a claim came to their outlets. Out: for each that a page gives on nobody's word right behind
what it has from a statement, the voices whose word it may be.
"""

import re
from collections.abc import Sequence

from firsthand.reconcile.drawing import Carriage
from firsthand.reconcile.sentences import sentence_at, sentences_in
from firsthand.reconcile.sources import Sources, is_media
from firsthand.records import Assertion, Attribution, Span

_STATEMENT = re.compile(
    r"\b(?:statements?|communiqués?|communiques?|press releases?|news conference|press conference|briefing|bulletin"
    r"|comunicados?|notas? de prensa|rueda de prensa|conferencia de prensa|parte|boletín)\b",
    re.IGNORECASE,
)
_GIVES = frozenset({"organisation", "official", "document"})
_FEW = 2  # sentences behind it
_MOST = 0.5  # of its sentence


def told_on(sources: Sources, carried: Sequence[Carriage]) -> dict[str, tuple[str, ...]]:
    """The voices of the statement that a bare sentence follows, by the assertion's id."""
    found = {}
    for c in carried:
        if not c.assertion.attribution and not c.source and not c.voices and c.kind != "headline":
            before = _statement_before(sources, c.assertion)
            voices = {sources.cast.of[v] for v in before.voices if v in sources.cast.of} if before else set()
            if voices:
                found[c.assertion.id] = tuple(sorted(voices))
    return found


def _statement_before(sources: Sources, one: Assertion) -> Attribution | None:
    """The last attribution of a paragraph before a sentence, where its sentence is there to give a statement."""
    pile, sentence = sources.pile, sources.sentences[one.mention]
    line = pile.articles[one.article].text.rfind("\n", 0, sentence.start) + 1
    told = [
        a
        for a in pile.readings[one.article].attributions
        if a.cues and a.contents and line <= min(a.cues[0].start, a.contents[0].start)
        if max(span.end for span in (*a.cues, *a.contents, *a.sources)) <= sentence.start
    ]
    last = max(told, key=lambda a: (a.within is None, max(a.cues).end), default=None)
    if last is None or last.kind not in _GIVES or last.stance not in {"reports", "asserts"} or is_media(sources, last):
        return None
    whole = sentence_at(pile, last.cues[0])
    said = sum(len(span) for span in last.contents if whole.contains(span))
    between = Span(one.article, whole.end, sentence.start) if whole.end < sentence.start else None
    near = between is None or len(sentences_in(pile, between)) < _FEW
    statement = last.kind == "document" or bool(_STATEMENT.search(pile.quote(whole)))
    return last if near and statement and said >= _MOST * len(whole) else None
