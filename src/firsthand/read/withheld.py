"""What a source would not stand behind: did not confirm, could not verify, refused to say.

In: a verb. Out: whether it withholds its source's word. What is only not confirmed is neither said nor denied.
"""

from spacy.tokens import Token

from firsthand.read import cues
from firsthand.read.clauses import SUBJECTS

# "did not deny that nine were killed" says no more than "did not confirm"; "did not doubt that" says a good deal.
_VOUCHES = frozenset(
    {"confirm", "verify", "corroborate", "substantiate", "authenticate", "establish", "say", "comment", "deny",
     "acknowledge", "mention", "predict", "indicate", "suggest", "speculate", "disclose",
     "specify", "elaborate", "reveal", "tell"}
)  # fmt: skip
_UNWILLING = frozenset({"refuse", "decline", "fail", "unable", "unwilling", "reluctant", "impossible"})
_NOBODY = frozenset({"nobody", "none", "neither", "no-one"})


def withheld(verb: Token) -> bool:
    """Whether a verb says that its source did not vouch for what follows."""
    if not _vouches(verb):
        return False
    if verb.dep_ == "conj" and verb.head.lemma_ in _VOUCHES and not any(c.dep_ in SUBJECTS for c in verb.children):
        return withheld(verb.head)
    if negated(verb):
        return True
    if verb.dep_ not in {"xcomp", "ccomp"}:
        return False
    over = next((c for c in verb.head.children if c.dep_ == "acomp"), verb.head)  # "it was not possible to verify"
    able = over.lemma_.lower() in {"able", "willing", "ready", "prepared", "possible"}
    yet = over.lemma_ == "have" and any(child.lower_ == "yet" for child in over.children)
    return over.lemma_.lower() in _UNWILLING or yet or (able and (negated(over) or negated(over.head)))


def _vouches(verb: Token) -> bool:
    """Whether a verb gives its source's word; who does not rule out an attack leaves it open."""
    known = cues.base_form(verb, _VOUCHES) in _VOUCHES
    return known or (verb.lemma_.lower() == "rule" and cues.particle(verb) == "out")


def negated(word: Token) -> bool:
    """Whether a word is denied where it stands, or has nobody for its subject."""
    for child in word.children:
        if child.dep_ == "neg" or child.lower_ in {"neither", "never"}:
            return True
        none = child.lower_ in _NOBODY or (
            child.pos_ != "NUM" and any(c.lower_ in {"no", "neither"} for c in child.children)
        )
        if child.dep_ in SUBJECTS and none:
            return True  # "no official confirmed", "neither Lind nor Vik"; "No 10 confirmed" is a house
    return False
