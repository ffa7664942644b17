"""Attributions whose cue is a noun: the claim that, his fear of, calls from the opposition for.

In: a Page, the noun and its Cue. Out: a Draft, or None where it is nobody's.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from firsthand.read.clauses import (
    SUBJECTS,
    has_to,
    noun_phrase,
    runs,
    subject,
    subtree,
    trim,
)
from firsthand.read.cues import Cue
from firsthand.read.drafts import Draft, draft
from firsthand.read.page import Page
from firsthand.resources import kinds

# Nouns that put a thing on somebody's word though nobody is named: "rumours of a sale", "concerns over its safety".
_NOBODYS = frozenset(
    "rumor rumour allegation accusation claim concern fear report question charge call demand warning".split()  # noqa: SIM905
)
_NOT_ANY = frozenset({"no", "not", "n't", "n’t", "without", "hardly", "never"})
_LAST = frozenset({"only", "last", "best", "sole"})
_HELD = frozenset({"conclusion", "view", "belief", "opinion"})
_COMES_TO = frozenset({"reach", "draw", "arrive", "come", "jump"})
_LOOKED_FOR = frozenset({"evidence", "proof", "sign", "indication", "trace"})
_FINDS = frozenset({"find", "see", "have", "discover", "uncover", "detect"})
_GIVES = frozenset(
    "make issue release express voice repeat reiterate deliver offer give have hold raise share leave put lay pin"  # noqa: SIM905
    " place heap cast".split(" ")
)


def _is_none(noun: Token) -> bool:
    """Whether "no" stands before a noun, or "no longer any", "without any"."""
    if any(child.lower_ == "no" for child in noun.lefts):
        return True
    before = noun.doc[max(noun.sent.start, noun.i - 4) : noun.i]
    return any(child.lower_ == "any" for child in noun.lefts) and any(w.lower_ in _NOT_ANY for w in before)


def by_a_noun(page: Page, noun: Token, cue: Cue) -> Iterator[Draft]:
    """The attribution that hangs on a noun, or None where it is nobody's word."""
    content: set[int] = set()
    rule = ""
    end = noun.i + 1
    for child in _behind(noun):
        if child.dep_ in {"acl", "ccomp", "relcl"} and "that" in cue.frames and says_that(child):
            content, rule = subtree(child), "noun that"
        elif child.dep_ == "prep" and "that" in cue.frames and (asked := _whether(child)) is not None:
            content, rule, end = subtree(asked), "noun that", child.i + 1
        elif child.dep_ in {"acl", "advcl"} and "to" in cue.frames and has_to(child):
            content, rule = subtree(child), "noun to"
            if child.left_edge.lower_ in cue.frames:  # "calls for the minister to resign"
                content, end = content - {child.left_edge.i}, child.left_edge.i + 1
        elif child.dep_ == "prep" and (day := _day(child)) is not None:
            of = next((part for part in day.rights if part.dep_ == "prep" and part.lower_ in cue.frames), None)
            if of is not None:  # "the announcement on Friday of the closure"
                content, rule = subtree(of) - {of.i}, "noun preposition"
        elif child.dep_ == "prep" and child.lower_ in cue.frames and (child.i == end or child.head != noun):
            content, rule = subtree(child) - {child.i}, "noun preposition"
            end = child.i + 1 if child.i == end else end
        if content:
            break
    who = _owner(noun)
    behind = _behind_owner(noun, who, cue) if who is not None and not content else None
    if behind is not None:
        content, rule = subtree(behind) - ({behind.i} if behind.dep_ == "prep" else set()), "noun preposition"
    if cue.term == "doubt" and _is_none(noun):
        if who is None:
            return  # "there is no doubt that": nobody says so
        cue = cue._replace(stance="asserts")
    if not content and who is not None and "that" in cue.frames and (clause := _is_that(noun)) is not None:
        content, rule = subtree(clause), "noun that"
    if who is None and rule == "noun that":
        who = _of_a_body(noun)
    dated = any(child.dep_ == "poss" and child.ent_type_ in {"DATE", "TIME"} for child in noun.lefts)
    unowned = rule in {"noun preposition", "noun to"} and (dated or (cue.term in _NOBODYS and noun.tag_ == "NNS"))
    if cue.term == "hope" and any(child.lower_ in _LAST for child in noun.lefts):
        return  # "the town's only hope of work": a chance
    if not content or (who is None and rule != "noun that" and not unowned):
        return
    if (
        rule == "noun preposition"
        and who is not None
        and (cue.term in {"report", "account", "version", "sense", "sign"})
    ):
        return
    source = (_up_to(page, who, behind),) if who is not None else ()
    owned = who is not None and who.dep_ == "poss"
    start = min([noun.i, *(b for _, b in source)]) if owned else noun.i
    if owned and page.doc[start].text in {"'s", "’s", "’", "'"}:
        start += 1
    if not owned:
        start = noun.left_edge.i
        while start < noun.i and page.doc[start].dep_ == "poss":
            start += 1
    taken = set(range(start, end)) | {i for a, b in source for i in range(a, b)}
    pieces = runs(page.doc, content - taken)
    if any(token.pos_ not in {"DET", "PUNCT", "ADP"} for a, b in pieces for token in page.doc[a:b]):
        yield draft(page, cue, noun, source, ((start, end),), pieces, who, rule)


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: "his claim", "a claim by X", "X made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child if child.ent_type_ not in {"DATE", "TIME"} else None  # "Friday's charges"
    for child in noun.lefts:
        if child.dep_ == "compound" and child.pos_ == "PROPN" and child.ent_type_ in {"ORG", "PERSON", "GPE"}:
            return child  # "the Airbus plan to"
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _GIVES:
        return subject(noun.head)
    if noun.dep_ == "dobj" and noun.lemma_ in _LOOKED_FOR and noun.head.lemma_ in _FINDS:
        return subject(noun.head)  # "the commission found no evidence that"
    if noun.lemma_ in _HELD and noun.dep_ in {"dobj", "pobj"}:
        over = noun.head if noun.dep_ == "dobj" else noun.head.head
        return subject(over) if over.lemma_ in _COMES_TO else None  # "some had come to the conclusion that"
    return None


def _of_a_body(noun: Token) -> Token | None:
    """Whose claim "police claims that" are."""
    known = kinds("en", "source_nouns")
    before = [c for c in noun.lefts if c.dep_ == "compound" and known.get(c.lower_) in {"organisation", "official"}]
    return before[-1] if before else None


def _is_that(noun: Token) -> Token | None:
    """The clause of "my fear is that it burns"."""
    be = noun.head
    if noun.dep_ != "nsubj" or be.lemma_ != "be":
        return None
    marked = (
        c for c in be.rights if c.dep_ == "ccomp" and any(p.dep_ == "mark" and p.lower_ == "that" for p in c.lefts)
    )
    return next(marked, None)


def says_that(child: Token) -> bool:
    """Whether a clause with a subject of its own begins with "that" or "whether"."""
    marked = any(part.dep_ == "mark" and part.lower_ in {"that", "whether"} for part in child.children)
    marked = marked or (child.dep_ == "acl" and child.left_edge.lower_ == "that")
    return marked and any(part.dep_ in SUBJECTS and part.lower_ != "that" for part in child.children)


def _whether(preposition: Token) -> Token | None:
    """The question after a noun and its preposition: "questions of whether it would sail"."""
    for clause in preposition.children:
        if clause.dep_ == "pcomp" and any(part.lower_ == "whether" for part in clause.children):
            return clause
    return None


def _day(preposition: Token) -> Token | None:
    """The day or time that a preposition gives: "its remarks on Monday", "all commitments to date"."""
    times = (one for one in preposition.children if one.dep_ == "pobj")
    return next((one for one in times if one.ent_type_ in {"DATE", "TIME"} or one.lower_ == "date"), None)


def _behind(noun: Token) -> list[Token]:
    """What stands behind a noun and is about it, be it hung on the verb that gives it: "puts the blame on the yard"."""
    given = noun.dep_ == "dobj" and noun.head.lemma_ in _GIVES
    far = [child for child in noun.head.rights if child.dep_ == "prep" and child.i > noun.i] if given else []
    return [*noun.rights, *far]


def _behind_owner(noun: Token, owner: Token, cue: Cue) -> Token | None:
    """What is asked or told behind whose noun it is: the "for" of "calls from the opposition for an inquiry"."""
    if owner.i < noun.i or owner.head.head != noun:
        return None
    behind = (part for part in (*owner.rights, *noun.rights) if part.i > owner.i)
    return next((part for part in behind if part.dep_ == "prep" and part.lower_ in cue.frames), None)


def _up_to(page: Page, who: Token, behind: Token | None) -> tuple[int, int]:
    """The phrase of a source, up to what is asked or told behind it."""
    start, end = noun_phrase(who)
    return (start, end) if behind is None or behind.i >= end else trim(page.doc, (start, behind.left_edge.i))
