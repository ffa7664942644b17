"""What a source is, as its words tell: named or not, a position, a body, a document, an outlet, and how many.

In: a noun phrase of a parsed paragraph. Out: a Description. Who it is across the article is sources' to say.
"""

import re
from typing import NamedTuple

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import owners
from firsthand.read.affiliations import affiliation_of
from firsthand.read.head_counts import count
from firsthand.read.heads import PLURAL, head_of, is_definite, plain_name, source_nouns
from firsthand.read.outlets import proper_name
from firsthand.read.persons import person
from firsthand.read.voice_kinds import kind_of, known_body, one_body
from firsthand.records import VoiceKind

_JOINS = frozenset({"of", "for", "and", "the", "&"})  # within a name: "Department of Trade and the Sea"
_ASIDE = re.compile(
    r",\s+(?:who|whose|whom|which|speaking|asking|requesting)\b.*"
)  # what is told of a source beside it


class Description(NamedTuple):
    """A source in the terms of a Voice. `head` is the lemma that later words like "the official" take up again."""

    label: str
    kind: VoiceKind
    named: bool
    count_min: int
    count_max: int | None
    head: str
    definite: bool
    affiliation: str | None = None
    words: str = ""  # all that was said of it: "Interior Minister Runa Okkelberg" is taken up by "the minister"
    name: str = ""  # a body's own name: "Airbus" of "the European planemaker Airbus"


def describe(words: Tokens, outlets: frozenset[str] = frozenset()) -> Description:
    """What the source that `words` name is; `outlets` are names known to be outlets in this article."""
    root = head_of(words)
    low, high = count(words, root)
    owner = words[-1].tag_ == "POS" and root.dep_ == "poss" and len(words) > 1  # "the ministry's claim"
    whole = _ASIDE.sub("", " ".join((words[:-1] if owner else words).text.split()))
    kind, named = kind_of(words, root, outlets)
    named = named and not _beside_some(words, root) and not _any_such(words, root)
    if kind in {"named_person", "document"} or (kind == "organisation" and (one_body(root) or known_body(words, root))):
        low, high = (1, 1) if kind in {"named_person", "organisation"} or root.tag_ not in PLURAL else (low, high)
    head = root.lemma_.lower()
    name = person(words) if kind == "named_person" else None
    if kind == "document":
        name = owners.fuller_name(words)
    body = affiliation_of(root)
    body = None if body in {name, whole} else body  # a name that the tagger took for a company's
    own = _own_name(words, root) if kind == "organisation" and named and root.pos_ == "PROPN" else ""
    return Description(name or whole, kind, named, low, high, head, is_definite(words), body, whole, own)


def _own_name(words: Tokens, root: Token) -> str:
    """A body's name, with what it is for where only that tells it from others: the Ministry of Trade."""
    name, end = proper_name(words, root), root.i + 1
    of = words.doc[end] if end < words.end else root
    if root.lemma_.lower() not in source_nouns() or of.lower_ not in {"of", "for"} or of.head.i != root.i:
        return plain_name(name)
    while end < words.end and (words.doc[end].pos_ == "PROPN" or words.doc[end].lower_ in _JOINS):
        end += 1
    while words.doc[end - 1].lower_ in _JOINS:
        end -= 1
    return plain_name(f"{name} {words.doc[root.i + 1 : end].text}")


def _any_such(words: Tokens, root: Token) -> bool:
    """Whether capitals only tell of what sort a body is: "an NGO", "a super PAC"; not "the NCA"."""
    alone = not any(token.pos_ == "PROPN" and token.i != root.i for token in words)
    return alone and root.text.isupper() and words[0].lower_ in {"a", "an", "another", "one"}


def _beside_some(words: Tokens, root: Token) -> bool:
    """Whether a name shares what is said with people or bodies that have none: "the Relief Board and aid agencies"."""
    joined = [c for c in root.rights if c.dep_ == "conj" and c.i < words.end and c.pos_ == "NOUN" and c.tag_ == "NNS"]
    return any(all(t.pos_ != "PROPN" for t in one.subtree) for one in joined)
