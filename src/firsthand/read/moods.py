"""The status that a verb's own form gives: will, may, if; and what lies ahead of the saying.

In: a token. Out: a Status, or None where the form says nothing.
"""

from spacy.strings import get_string_id
from spacy.tokens import Token

from firsthand.read import cues
from firsthand.read.clauses import SUBJECTS, subject
from firsthand.records import Status

_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_WOULD = frozenset({"would", "'d", "’d", "could", "might", "may", "can", "ca", "should", "must", "ought"})
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am", "'m", "’m"})
_UNREAL = frozenset({"could", "would", "should", "might", "ought"})
_MAY = frozenset({"may", "might", "could"})
_CLAUSE = 15  # words from "whether" to the verb of its clause
_SURE = frozenset({"sure", "certain", "confident"})
_SUPPOSES = frozenset({"suppose", "imagine", "assume", "pretend", "picture"})
_OPENING = 4  # words before it: "But let us now suppose"
_IF = frozenset({"if", "unless", "whether", "lest"})
# As spaCy numbers them: a verb's mood asks this of a dozen words before it.
_WHETHER = get_string_id("whether")
_FINITE = frozenset(map(get_string_id, ("VBD", "VBZ", "VBP", "MD")))
_STOPS = frozenset(map(get_string_id, ",;:—–"))


def mood(node: Token) -> Status | None:
    """The status that a word's own auxiliaries and conjunctions give it."""
    if node.pos_ not in {"VERB", "AUX", "NOUN", "ADJ"}:
        return None
    auxiliaries = {child.lower_ for child in node.children if child.dep_ in {"aux", "auxpass"}}
    marked = {child.lower_ for child in node.children if child.dep_ in {"mark", "advmod"} and child.i < node.i}
    if marked & _IF or asked_about(node):
        return "hypothetical"
    if auxiliaries & _WILL:
        return "predicted"
    if auxiliaries & {"may", "might", "could", "must"} and auxiliaries & {"have", "'ve", "’ve"}:
        return "unknown"
    sure = auxiliaries == {"can"} and any(c.dep_ == "acomp" and c.lower_ in _SURE for c in node.children)
    if auxiliaries & _WOULD and not sure:  # who "can be sure" is
        return "hypothetical"
    if node.tag_ == "VBG" and auxiliaries & PRESENT:
        governs = any(child.dep_ == "xcomp" for child in node.children)
        return "predicted" if node.lower_ == "going" and governs else "ongoing"
    if node.tag_ == "VBG" and "still" in {child.lower_ for child in node.children}:
        return "ongoing"
    return None


def came_too_late(node: Token) -> bool:
    """Whether what would have prevented something was not done, so that it came: "could have been prevented"."""
    auxiliaries = {child.lower_ for child in node.children if child.dep_ in {"aux", "auxpass"}}
    marked = {child.lower_ for child in node.children if child.dep_ == "mark"}
    return bool(auxiliaries & _UNREAL and auxiliaries & {"have", "'ve", "’ve"}) and not marked & _IF


def asked_about(node: Token) -> bool:
    """Whether "whether" opens the clause of a word, whatever the parser makes of it: "into whether money was taken"."""
    doc = node.doc
    for at in range(node.i - 1, max(node.sent.start, node.i - _CLAUSE) - 1, -1):
        before = doc[at]
        if before.lower == _WHETHER:
            return True
        finite = before.tag in _FINITE and before.dep_ not in ("aux", "auxpass")
        if finite or before.orth in _STOPS:
            return False
    return False


def in_the_saying(node: Token, status: Status | None) -> Status | None:
    """What lies ahead at the time of saying: predicted, and planned where whoever says so will do it himself.

    "The mayor said it would snow" foretells; "the yard said that it would close" tells of its plan.
    """
    over = node.head
    told = node.dep_ == "ccomp" and over.i != node.i and over.pos_ == "VERB" and cues.verb(over) is not None
    auxiliaries = {child.lower_ for child in node.children if child.dep_ == "aux"}
    if told and status == "hypothetical" and auxiliaries & _MAY and node.tag_ == "VB" and "have" not in auxiliaries:
        return "predicted"  # "said that the quay could sink"
    ahead = auxiliaries & (_WILL | {"would", "'d", "’d"})
    if not told or status not in {"predicted", "hypothetical"} or not ahead:
        return status
    if status == "hypothetical" and over.tag_ not in {"VBD", "VBN", "VBG"}:
        return status  # "says it would help"
    if any(child.dep_ in {"mark", "advmod"} and child.lower_ in _IF for child in node.children):
        return status
    return "planned" if _himself(node, over) else "predicted"


def _himself(node: Token, over: Token) -> bool:
    """Whether a reported clause is about what its source does: "said that it would", "“We will ...,” Lind said"."""
    doer, source = subject(node), subject(over)
    if doer is None or source is None:
        return False
    return doer.lower_ in {"it", "they", "he", "she", "we", "i"} or doer.lower_ == source.lower_


def supposed(word: Token) -> bool:
    """Whether a sentence asks its reader to suppose what it tells: "Suppose that ten had died"."""
    root = word
    while root.head.i != root.i:
        root = root.head
    if root.lemma_.lower() == "let":
        root = next((child for child in root.rights if child.dep_ in {"ccomp", "xcomp"}), root)
    elif any(child.dep_ in SUBJECTS for child in root.lefts):
        return False
    begins = root.lemma_.lower() in _SUPPOSES and root.tag_ in {"VB", "VBP"} and root.i < word.i
    return begins and root.i - word.sent.start <= _OPENING
