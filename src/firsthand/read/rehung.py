"""A parse set right where it cannot be: a clause without anybody who does it, a verb parted from its object.

In: a Doc, fresh from the parser. Out: the same Doc, with such words hung where they belong. Two shapes are plain:

- "Police arrested 31 people and nine officers were hurt", parsed as if both had been arrested: a second verb that is
  finite and has no "and" of its own before it begins a clause, and the words between the two are its subject;
- "the officer who shot and killed the 16-year-old Ada Lund", parsed as if Ada Lund were the officer: behind the verb of
  a clause about somebody, with no comma, no other name of him can stand; it is the verb's object.
"""

from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_UNDER_A_VERB = frozenset({"dobj", "pobj", "attr", "oprd", "conj"})


def rehang(doc: Doc) -> Doc:
    """The Doc with what is plainly wrong in its parse hung anew."""
    if doc.has_annotation("DEP"):
        for word in list(doc):
            if word.dep_ == "conj" and (subject := _its_own(word)) is not None:
                _begin(word, subject)
            elif word.dep_ == "appos" and (verb := _done_to(word)) is not None:
                word.head, word.dep_ = verb, "dobj"
    return doc


def _its_own(verb: Token) -> Token | None:
    """Who does what a verb tells, where it is told as one more of those before: "and nine officers"."""
    first = verb.left_edge
    if first.i < 3 or first.tag_ not in _FINITE or any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    last = first.nbor(-1)
    while last.dep_ != "conj" and verb.head.i < last.head.i < first.i and last.head.i != last.i:
        last = last.head
    apart = last.dep_ == "conj" and last.i > verb.head.i and last.right_edge.i == first.i - 1
    if not apart or last.pos_ not in _NOUNS or last.head.dep_ not in _UNDER_A_VERB:
        return None
    joint = last.left_edge.nbor(-1)
    return last if joint.dep_ == "cc" and joint.head.i == last.head.i else None


def _begin(verb: Token, subject: Token) -> None:
    subject.left_edge.nbor(-1).head = verb.head
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _done_to(name: Token) -> Token | None:
    """The verb that stands straight before what is told as another name of whoever does it, and has no object."""
    if name.left_edge.i < 2 or name.head.i > name.left_edge.i:
        return None
    verb = name.left_edge.nbor(-1)
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first = first.head
    about = first.dep_ == "relcl" and first.head.i == name.head.i and verb.tag_ in {"VBD", "VBZ", "VBP"}
    return verb if about and not any(child.i > verb.i for child in verb.children) else None
