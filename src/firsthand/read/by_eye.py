"""What somebody counted with his own eyes: "She counted six bodies by the gate" is on her word.

In: a Page and the Drafts made of it. Out: a Draft for each such number. Who is only told to have seen some counts where
she has been quoted before: "“They fired,” said Lind. She saw four bodies".
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from firsthand.read.clauses import passive, runs, subject, subtree, verb_group
from firsthand.read.cues import Cue
from firsthand.read.drafts import Draft, draft
from firsthand.read.needs import is_somebody
from firsthand.read.page import Page
from firsthand.read.speaker import source_words
from firsthand.read.withheld import negated

_COUNTS = Cue("count", "evidence", frozenset({"object"}), "reports")
_ONE = frozenset({"he", "she"})


def counted_by_eye(page: Page, made: Sequence[Draft]) -> Iterator[Draft]:
    """The numbers that somebody in a paragraph counted or saw."""
    for verb, lemma, _ in page.words:
        if lemma not in {"count", "see"} or verb.tag_ != "VBD" or passive(verb) or negated(verb):
            continue
        who = subject(verb)
        numbered = next((c for c in verb.rights if c.dep_ == "dobj" and _numbered(c)), None)
        if who is None or numbered is None or page.quoting(verb) is not None or not _may(page, verb, who, made):
            continue
        told = subtree(numbered).union(*(subtree(c) for c in verb.rights if c.dep_ == "prep" and c.i > numbered.i))
        pieces = runs(page.doc, told)
        if pieces:
            words, source = verb_group(verb), source_words(page, verb, who)
            yield draft(page, _COUNTS, verb, (source,), (words,), pieces, who, "object")


def _numbered(noun: Token) -> bool:
    return any(c.dep_ == "nummod" and c.like_num for c in noun.lefts) or any(
        c.lower_ in {"dozens", "scores", "several"} for c in noun.lefts
    )


def _may(page: Page, verb: Token, who: Token, made: Sequence[Draft]) -> bool:
    """Whether it is somebody who counts, or sees where the paragraph has quoted him before."""
    if verb.lemma_.lower() == "see":
        start = page.unit(verb)[0]
        return who.lower_ in _ONE and any(one.head < start and one.cue.core and one.sources for one in made)
    person = who.ent_type_ == "PERSON" and who.pos_ == "PROPN"
    return who.lower_ in _ONE or person or (who.tag_ == "NN" and is_somebody(who))
