"""Whether what is told of a happening is only that it will end: "the strike is to end at 7 a.m. on Thursday".

In: a verb, or its subject, in a parsed sentence. Out: whether the end is ahead. The happening goes on then, and the day
on which it ends is not its own.
"""

from spacy.tokens import Token

_ENDS = frozenset({"end", "finish", "conclude", "expire"})
_WILL = frozenset({"will", "'ll", "’ll", "shall"})
_SET = frozenset({"be", "expect", "due", "schedule", "plan"})  # "is to end", "is due to end", "is expected to end"
_DEEP = 3


def to_end(token: Token) -> bool:
    """Whether a verb tells of an end ahead, or a noun of what is to end."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        over = token.head
        return _is_ahead(over) or any(_is_ahead(verb) for verb in _below(over))
    return _is_ahead(token)


def _below(verb: Token) -> list[Token]:
    """The infinitives under "is", "is due", "is expected"."""
    found, some = [], [verb]
    for _ in range(_DEEP):
        some = [child for one in some for child in one.rights if child.dep_ in ("xcomp", "acomp")]
        found += some
    return found if verb.lemma_ in _SET else []


def _is_ahead(verb: Token) -> bool:
    """Whether a verb of ending stands behind "will", or behind "is to"; not what "had to end"."""
    if verb.lemma_ not in _ENDS or verb.pos_ not in ("VERB", "AUX"):
        return False
    lefts = {child.lower_ for child in verb.lefts if child.dep_ == "aux"}
    over = verb.head
    if "to" in lefts and verb.dep_ == "xcomp":
        state = over.head if over.pos_ == "ADJ" else over  # "is due to end"
        helpers = [child for child in state.children if child.dep_ in ("aux", "auxpass")]
        return over.lemma_ in _SET and any(one.tag_ in ("VBZ", "VBP") for one in (state, *helpers))
    return bool(lefts & _WILL)
