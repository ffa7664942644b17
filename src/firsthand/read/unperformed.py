"""Acts of speech that a text does not tell as done: under "whether" or "if", or only wished of another.

In: a verb that the cue table knows. Out: whether nobody is told to have said it.
"""

from spacy.tokens import Token

from firsthand.read.clauses import SUBJECTS

_OPEN = frozenset({"if", "whether", "unless"})
# "urged the council to acknowledge the debt": the council has not done so. Whom the leak prompted to do it has.
_WISHES = frozenset(
    {"ask", "beg", "call", "encourage", "expect", "invite", "lobby", "need", "order", "press", "pressure", "push",
     "request", "tell", "urge", "want", "warn", "wish"}
)  # fmt: skip
_HINDERS = frozenset({"prevent", "stop", "bar", "keep", "ban", "block", "deter", "discourage", "prohibit", "refrain"})
_BRINGS = frozenset({"allow", "convince", "force", "get", "help", "persuade", "prompt"})  # "hopes to persuade them to"


def unperformed(verb: Token) -> bool:
    """Whether a verb tells of no act: "it is unclear whether Varga will rebuke", "urged the council to acknowledge"."""
    return _asked_or_supposed(verb) or _wished_of_another(verb) or _kept_from(verb)


def _asked_or_supposed(verb: Token) -> bool:
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not any(c.dep_ in SUBJECTS for c in verb.lefts):
        verb = verb.head
    return any(child.dep_ == "mark" and child.lower_ in _OPEN and child.i < verb.i for child in verb.children)


def _kept_from(verb: Token) -> bool:
    """Whether somebody is kept from an act: "prevents firms from denying"."""
    over = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "from" else None
    return over is not None and over.lemma_ in _HINDERS


def _wished_of_another(verb: Token) -> bool:
    """Whether an infinitive is what somebody wants of another, who stands before it."""
    wished = verb.head.lemma_ in _WISHES or (verb.head.lemma_ in _BRINGS and verb.head.tag_ == "VB")
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "ccomp"} or not wished:
        return False
    own = any(child.dep_ in SUBJECTS for child in verb.lefts)
    return own or any(child.dep_ == "dobj" and verb.head.i < child.i < verb.i for child in verb.head.children)
