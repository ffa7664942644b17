"""Where the parts of an attribution stand, and nothing is said: "welcomed the guest", "hold them to account".

In: a verb that the cue table knows, whose word it would be and its content. Out: whether it is no attribution.
"""

from collections.abc import Collection

from spacy.tokens import Token

from firsthand.read.cues import Cue
from firsthand.read.needs import is_somebody
from firsthand.read.page import Page

_KEEPS = frozenset({"hold"})  # "hold the port responsible" believes nothing, "hold that the port is responsible" does
_LOOKS = frozenset({"find", "see", "show", "prove"})
_SHORT = 5  # words of a content that may be a mere "it"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# A decision is welcomed in words, a guest at the door; an attack is ruled out, a player is left out.
_RECEIVES = frozenset({"welcome", "greet", "rule out"})
_ANSWERS = frozenset(
    {"deny", "confirm", "dispute", "reject", "regret", "know", "doubt", "mean", "admit", "defend", "support", "oppose",
     "back", "condemn", "criticize", "criticise", "deplore", "endorse"}
)  # fmt: skip
_TAKEN = frozenset({"life", "victim"})  # what a blaze claims
_MAINTAINED = frozenset({"innocence"})  # in words; a bridge is maintained by hand
_POINTERS = frozenset({"it", "them", "him", "her", "you", "me", "us", "this", "that", "so"})


def says_nothing(page: Page, verb: Token, cue: Cue, who: Token | None, content: Collection[int], rule: str) -> bool:
    """Whether no words, belief or judgement of anybody stand in these parts."""
    doc = page.doc
    short = [doc[i] for i in content] if len(content) < _SHORT else []
    words = [token for token in short if not token.is_punct and not token.is_space]
    if words and cue.term not in _ANSWERS and all(word.lower_ in _POINTERS for word in words):
        return True  # "I'll be asking about it", "thank you": what is meant stands elsewhere
    if who is not None and who.lower_ in {"'s", "’s"}:
        return True  # "let's assume that"
    if who is not None and who.lower_ == "you" and cue.kind != "speech":
        return True  # "you know", "you see": whoever listens
    if cue.term == "claim" and any(child.dep_ == "dobj" and child.lemma_ in _TAKEN for child in verb.rights):
        return True
    if cue.term == "maintain" and rule == "object":
        return not any(child.dep_ == "dobj" and child.lemma_ in _MAINTAINED for child in verb.rights)
    if cue.term in _KEEPS:
        held = [child for child in verb.rights if child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX"}]
        return not any(part.tag_ in _FINITE for one in held for part in (one, *one.lefts))
    if cue.term in _LOOKS and verb.i + 1 < len(doc) and doc[verb.i + 1].lower_.endswith(("self", "selves")):
        return True  # "hunters find themselves alone"
    received = [child for child in verb.rights if child.dep_ == "dobj"] if cue.term in _RECEIVES else []
    if any(one.pos_ == "PRON" or is_somebody(one) for one in received):
        return True
    occasion = verb.tag_ == "VB" and verb.dep_ in {"advcl", "acl", "relcl"} and not cue.core
    return rule == "preposition" and occasion  # "a chance to sit down, to talk about everything"
