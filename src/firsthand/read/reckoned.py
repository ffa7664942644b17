"""Who gives a number by putting a figure somewhere: "put the number of dead at 13", "raised the toll to 13".

In: a Page. Out: a Draft for each figure that somebody puts; a thing that raises a toll ("the blast") says nothing.
"""

from collections.abc import Iterator

from spacy.symbols import VERB  # type: ignore[import-not-found]
from spacy.tokens import Token

from firsthand.read.clauses import agent, noun_phrase, passive, runs, subject, subtree, verb_group
from firsthand.read.cues import Cue, base_form
from firsthand.read.drafts import Draft, draft
from firsthand.read.page import Page
from firsthand.read.speaker import can_judge
from firsthand.read.withheld import negated
from firsthand.resources import kinds

_HUGE = frozenset({"dozen", "score", "hundred", "thousand", "million", "billion"})


def reckoned(page: Page) -> Iterator[Draft]:
    """The figures that a paragraph tells on somebody's word."""
    known = kinds("en", "reckonings")
    for verb, _, _ in page.words:
        way = known.get(base_form(verb, known), "figure").split()[0] if verb.pos == VERB else "figure"
        if way == "figure" or negated(verb):
            continue
        told = next((child for child in verb.children if child.dep_ == "dobj"), None)
        who, figure = (agent(verb), subject(verb)) if passive(verb) else (subject(verb), told)
        if who is None or figure is None or not can_judge(who):
            continue
        if not known.get(figure.lemma_.lower(), "").endswith("figure") or (figure.pos_ == "PRON" and way != "at"):
            continue
        amount = next((one for one in verb.subtree if _gives(one, way) and one.i > figure.i), None)
        if amount is None:
            continue
        group = verb_group(verb)
        source = noun_phrase(who)
        words = subtree(figure) | subtree(amount)
        pieces = runs(page.doc, words - set(range(*group)) - set(range(*source)))
        cue = Cue(verb.lemma_.lower(), "speech", frozenset({"object"}), "reports")
        yield draft(page, cue, verb, (source,), (group,), pieces, who, "object")


def _gives(preposition: Token, way: str) -> bool:
    """Whether a number stands behind the preposition: "at 13", "to at least a dozen", "from nine to four"."""
    if preposition.lower_ not in ({"to", "from"} if way == "to" else {way}) or preposition.pos_ != "ADP":
        return False
    return any(part.like_num or part.lemma_.lower() in _HUGE for part in preposition.subtree)
