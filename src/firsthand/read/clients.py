"""Whose lawyer speaks: "His lawyer said that he denied the charges" is the client's denial, on the lawyer's word.

In: the words of who spoke last, and those of who speaks within. Out: the words that name the client, else None.
"""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read.clauses import noun_phrase
from firsthand.read.cues import Cue
from firsthand.resources import terms

_HE = frozenset({"he", "she", "they"})
_WHOSE = {"he": "his", "she": "her", "they": "their"}


def client(lawyer: Tokens, within: Tokens, cue: Cue | None) -> Tokens | None:
    """Who "he" or "her client" is that says a thing within what a lawyer says; a lawyer's belief is his own."""
    if cue is None or not (cue.core or cue.stance == "denies") or cue.stance == "believes":
        return None
    root = within.root
    meant = root.lower_ in _HE or (root.lemma_.lower() == "client" and any(c.dep_ == "poss" for c in root.lefts))
    head = next((one for one in lawyer if one.lemma_.lower() in terms("en", "lawyers")), None)
    whose = _whose(head) if meant and head is not None else None
    if whose is None or (root.lower_ in _HE and whose.tag_ == "PRP$" and whose.lower_ != _WHOSE[root.lower_]):
        return None
    start, end = noun_phrase(whose)
    words = whose.doc[start:end] if start <= whose.i < end else whose.doc[whose.i : whose.i + 1]
    return words[:-1] if len(words) > 1 and words[-1].tag_ == "POS" else words


def _whose(lawyer: Token) -> Token | None:
    """The client by the word for his lawyer: "Lind's lawyer", "a lawyer for Lind"."""
    owner = next((child for child in lawyer.lefts if child.dep_ == "poss"), None)
    of = (child for child in lawyer.rights if child.dep_ == "prep" and child.lower_ in {"for", "of"})
    return owner or next((part for child in of for part in child.rights if part.dep_ == "pobj"), None)
