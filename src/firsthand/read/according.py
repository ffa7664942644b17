"""Attributions told by "according to" and the like: "a leak, according to the mayor, ...".

In: a Page and the cue's token. Out: a Draft, or None.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from firsthand.read.clauses import (
    IN_A_NAME,
    SUBJECTS,
    noun_phrase,
    runs,
    subtree,
)
from firsthand.read.cues import Cue
from firsthand.read.drafts import Draft, draft
from firsthand.read.heads import of_people
from firsthand.read.page import Page
from firsthand.read.proper import of_a_body

_ACCORDING = Cue("according to", "speech", frozenset({"clause"}), "reports")


def according(page: Page, token: Token) -> Iterator[Draft]:
    """The attribution that "according to" makes: what its clause tells, on the word of whom it names."""
    to = next((child for child in token.children if child.lower_ == "to"), None)
    whom = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if to is None:
        return
    if (opening := _up_to_comma(page, token, to, whom)) is not None:
        yield opening
        return
    if whom is None:
        return
    source = _with_name(page, whom, noun_phrase(whom))
    taken = set(range(token.i, source[1])) | subtree(token)
    start, end = clause_around(page, token)
    pieces = runs(page.doc, set(range(start, end)) - taken)
    if pieces:
        yield draft(page, _ACCORDING, token, (source,), ((token.i, to.i + 1),), pieces, whom, "according to")


def clause_around(page: Page, token: Token) -> tuple[int, int]:
    """The clause that "according to X" is about: its sentence, or the part of it that it is joined to."""
    start, end = page.unit(token)
    inside = page.quoting(token)
    if inside is None and _closes(page, token, end):
        return start, end
    if inside is not None:
        start, end = max(start, inside.start + 1), min(end, inside.end - 1)
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ == "conj" and any(child.dep_ in SUBJECTS for child in verb.children):
        return max(start, verb.left_edge.i), min(end, verb.right_edge.i + 1)
    for child in verb.children:
        own = any(part.dep_ in SUBJECTS for part in child.children)
        if child.dep_ == "conj" and own and child.left_edge.i > token.i and verb.dep_ == "ROOT":
            end = min(end, child.left_edge.i)
    if verb.dep_ in {"ccomp", "relcl", "advcl"} and verb.left_edge.i > start:
        return verb.left_edge.i, min(end, verb.right_edge.i + 1)
    return start, end


def _up_to_comma(page: Page, token: Token, to: Token, whom: Token | None) -> Draft | None:
    """ "According to the mayor Ada Lind, those held ...", where the parser takes what is told for part of her name."""
    begin, stop = page.unit(token)
    comma = next((i for i in range(to.i + 2, stop) if page.doc[i].text == ","), stop)
    source = page.doc[to.i + 1 : comma]
    if token.i > begin or comma == stop or any(word.pos_ not in IN_A_NAME for word in source):
        return None
    if whom is not None and noun_phrase(whom)[1] <= comma:
        return None
    rest = page.doc[comma + 1 : stop]
    verb = next((word for word in rest if word.tag_ in {"VBD", "VBZ", "VBP", "MD"}), None)
    if verb is None or any(word.text in {",", ";"} for word in page.doc[comma + 1 : verb.i]):
        return None  # "according to the mayor, a former clerk, the dam failed"
    pieces = runs(page.doc, set(range(comma + 1, stop)))
    return draft(
        page, _ACCORDING, token, ((to.i + 1, comma),), ((token.i, to.i + 1),), pieces, source[-1], "according to"
    )


def _with_name(page: Page, whom: Token, source: tuple[int, int]) -> tuple[int, int]:
    """An office with its holder's name between commas, whatever the parse makes of that: "the mayor, Ada Lind, ..."."""
    doc, start = page.doc, source[1] + 1
    office = whom.pos_ == "NOUN" and whom.tag_ == "NN" and of_people(whom.lemma_.lower())
    if not office or start >= len(doc) or doc[source[1]].text != ",":
        return source
    end = start
    while end < len(doc) and (doc[end].pos_ == "PROPN" or doc[end].text == "-"):
        end += 1
    named = end - start > 1 and end < len(doc) and doc[end].text == "," and not of_a_body(doc[start:end])
    return (source[0], end) if named else source


def _closes(page: Page, token: Token, end: int) -> bool:
    """Whether a comma and "according to" somebody end a sentence: all that it tells is on that word."""
    to = next((child for child in token.children if child.lower_ == "to"), token)
    whom = next((child for child in to.children if child.dep_ == "pobj"), None)
    last = noun_phrase(whom)[1] if whom is not None else end
    closed = all(one.is_punct or one.is_space for one in page.doc[last:end])
    return whom is not None and closed and token.i > 0 and page.doc[token.i - 1].text == ","
