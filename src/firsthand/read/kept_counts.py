"""Who keeps count: "the health office had registered 71 cases", "has updated its table: 187 people have been ill".

In: a Page. Out: a Draft for each number of people that a body, an official or a paper is told to have on its books. A
town that "has recorded nine deaths" says nothing.
"""

from collections.abc import Iterator

from spacy.symbols import VERB  # type: ignore[import-not-found]
from spacy.tokens import Token

from firsthand.read.clauses import noun_phrase, passive, runs, subject, subtree, verb_group
from firsthand.read.cues import Cue, base_form
from firsthand.read.describe import describe
from firsthand.read.drafts import Draft, draft
from firsthand.read.needs import people
from firsthand.read.nobody import CONTAINERS
from firsthand.read.page import Page
from firsthand.read.withheld import negated
from firsthand.resources import kinds

_KEEPS = Cue("register", "evidence", frozenset({"object"}), "reports")
_SPEAKS = frozenset({"official", "organisation", "document"})
_PLACES = frozenset({"GPE", "LOC", "DATE", "PERSON"})


def kept_counts(page: Page) -> Iterator[Draft]:
    """The numbers of people that somebody in a paragraph keeps, by a verb or behind the colon of a list of its own."""
    known = kinds("en", "reckonings")
    for verb, _, _ in page.words:
        way = known.get(base_form(verb, known)) if verb.pos == VERB else None
        if way not in {"keeps", "renews"} or passive(verb) or negated(verb) or page.quoting(verb) is not None:
            continue
        who = subject(verb)
        told = next((child for child in verb.rights if child.dep_ == "dobj"), None)
        if who is None or told is None or not _speaks(page, who):
            continue
        pieces = _counted(page, told) if way == "keeps" else _behind_a_list(page, told)
        if pieces:
            yield draft(page, _KEEPS, verb, (noun_phrase(who),), (verb_group(verb),), pieces, who, "object")


def _speaks(page: Page, who: Token) -> bool:
    """Whether a subject is a body, an office or a paper."""
    if who.ent_type_ in _PLACES or who.lemma_.lower() in CONTAINERS:
        return False
    start, end = noun_phrase(who)
    return start < end and describe(page.doc[start : min(end, who.i + 1)]).kind in _SPEAKS


def _counted(page: Page, told: Token) -> tuple[tuple[int, int], ...]:
    """What is registered, where it is a number of people or of what befell them: "71 cases", "12 deaths"."""
    known = kinds("en", "reckonings")
    numbered = any(child.like_num for child in told.lefts)
    whom = told.lemma_.lower() in people() or known.get(told.lemma_.lower(), "").endswith("figure")
    return runs(page.doc, subtree(told)) if numbered and whom else ()


def _behind_a_list(page: Page, told: Token) -> tuple[tuple[int, int], ...]:
    """What stands behind the colon of a list of its own: "has updated its table: 187 people have been ill"."""
    known, doc = kinds("en", "reckonings"), page.doc
    own = any(child.dep_ == "poss" for child in told.lefts)
    if not own or known.get(told.lemma_.lower()) not in {"list", "figure", "keeps"}:
        return ()
    end = page.unit(told)[1]
    if told.i + 2 >= len(doc) or doc[told.i + 1].text != ":":
        return ()
    end = max(end, page.unit(doc[told.i + 2])[1])
    return ((told.i + 2, end - 1 if doc[end - 1].text == "." else end),)
