"""The sentences in which an article explains what it rests on: interviews with X and Y, a report that it read.

In: a Document. Out: the phrases that name those sources. "This account is based on interviews with one coordinator
who escaped, two who attended meetings, and lawyers and relatives of the accused": four sources, for the whole story.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.symbols import NOUN, VERB  # type: ignore[import-not-found]
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read.document import Document, Paragraph
from firsthand.records import Scope
from firsthand.resources import kinds

_MAY_TELL = frozenset({NOUN, VERB})
_TALKS = frozenset({"interview", "conversation", "discussion", "talk", "testimony", "account"})
_STORY = frozenset(
    "reconstruction account article story report investigation reporting narrative piece feature".split(" ")  # noqa: SIM905
)
_SPEAKS = frozenset({"speak", "talk", "interview"})
_READS = frozenset({"view", "read", "see", "obtain", "review", "examine", "analyze", "analyse", "study", "inspect"})
_NEWSROOM = frozenset({"reporter", "journalist", "correspondent", "newspaper", "magazine", "agency", "broadcaster"})


class Basis(NamedTuple):
    """A phrase that names a source, and whether it stands behind the whole article."""

    paragraph: Paragraph
    words: Tokens
    scope: Scope


def find(document: Document) -> list[Basis]:
    """The sources that an article names when it says how it was made, in text order."""
    found: list[Basis] = []
    for paragraph in document.paragraphs:
        whole = False
        for token in paragraph.doc:
            if token.pos not in _MAY_TELL:
                continue
            if _rests_on_talks(token):
                whole = True
                found += [Basis(paragraph, words, "article") for words in _partners(token)]
            elif token.lemma_ in _READS and token.pos_ == "VERB":
                found += [Basis(paragraph, words, "article" if whole else "passage") for words in _documents(token)]
    return found


def _rests_on_talks(token: Token) -> bool:
    """Whether a word opens a list of the people whom the story's authors talked to."""
    if token.lemma_.lower() in _TALKS and token.pos_ == "NOUN":
        above = [token, *token.ancestors]
        verb = next((one for one in above if one.lemma_ in {"base", "draw", "rely", "rest"}), None)
        if verb is None or token.i < verb.i:
            return False
        return any(child.dep_ in {"nsubj", "nsubjpass"} and _own_story(child) for child in verb.children)
    if token.lemma_ in _SPEAKS and token.pos_ == "VERB":
        return any(child.dep_ == "nsubj" and child.lemma_.lower() in _NEWSROOM for child in token.children)
    return False


def _own_story(subject: Token) -> bool:
    """Whether a subject is the story itself: "this report", "the reconstruction"; not "the UN report", "the report"."""
    if subject.lemma_.lower() not in _STORY:
        return False
    first = subject.left_edge
    return first.lower_ in {"this", "our", "my"} or (first.nbor() == subject and subject.lemma_.lower() != "report")


def _partners(token: Token) -> Iterator[Tokens]:
    """Each of the people after "interviews with", "spoke to", "interviewed"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"with", "to", "of", "by"}:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from _members(inner)
        elif child.dep_ == "dobj" and token.pos_ == "VERB":
            yield from _members(child)


def _members(first: Token) -> Iterator[Tokens]:
    """The members of an enumeration, each with what is said of it alone.

    Parsers hang the second member of a long list on whatever noun stood before, so every later apposition or
    conjunct of the sentence counts whose chain leads out of the relative clauses: to the first member or beyond it.
    """
    sentence = first.sent
    members = [first] + [t for t in first.doc[first.i + 1 : sentence.end] if _joined(t, first)]
    ends = [member.left_edge.i for member in members[1:]] + [sentence.end]
    for member, end in zip(members, ends, strict=True):
        start = member.left_edge.i
        for child in member.rights:  # "the officers separately, in the week after": how and when, and not who
            if child.i < end and child.dep_ in {"advmod", "npadvmod"}:
                end = child.left_edge.i
        verb = member.head.head if member.head.dep_ == "prep" else member.head
        for child in verb.rights:
            when = child.dep_ == "prep" and any(part.ent_type_ in {"DATE", "TIME"} for part in child.children)
            if member.i < child.left_edge.i < end and (when or child.dep_ in {"advmod", "npadvmod"}):
                end = child.left_edge.i
        while end > member.i + 1 and (
            first.doc[end - 1].is_punct or first.doc[end - 1].lower_ in {"and", "or", "with"}
        ):
            end -= 1
        yield first.doc[start : max(end, member.i + 1)]


def _joined(token: Token, first: Token) -> bool:
    if token.dep_ not in {"appos", "conj"} or token.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return False
    above = token.head
    while above.dep_ in {"appos", "conj"} and above.i > first.i:
        above = above.head
    return above.i <= first.i


def _documents(verb: Token) -> Iterator[Tokens]:
    """The document that a newsroom says it read: "also viewed a court report", "its report, which X has read"."""
    reader = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if (
        reader is None
        or reader.pos_ not in {"PROPN", "NOUN", "PRON"}
        or (reader.pos_ == "PRON" and reader.lower_ != "we")
    ):
        return
    if reader.pos_ == "NOUN" and reader.lemma_.lower() not in _NEWSROOM:
        return
    if verb.dep_ == "relcl":
        thing: Token | None = verb.head
    else:
        thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if thing is not None and kinds("en", "source_nouns").get(thing.lemma_.lower()) == "document":
        end = thing.i + 1
        for child in thing.rights:
            if child.dep_ == "prep" and child.i == end:
                end = child.right_edge.i + 1
        inner = [t.left_edge.i for t in thing.doc[thing.i : end] if t.dep_ == "relcl"]
        end = min([end, *inner])
        while end > thing.i + 1 and thing.doc[end - 1].is_punct:
            end -= 1
        yield thing.doc[thing.left_edge.i : end]
