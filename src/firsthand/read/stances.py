"""The stance of whoever tells of a happening: of the nearest cue that governs it, turned by what denies the cue.

In: a trigger. Out: a Stance; without a cue the writer asserts.
"""

from spacy.tokens import Token

from firsthand.read import cues, withheld
from firsthand.read.clauses import SUBJECTS, passive
from firsthand.read.denied import NOBODY, is_called_false, passes_denial, puts_forward
from firsthand.records import Stance

DECLINES = frozenset({"dismiss", "reject", "rebuff", "repudiate", "refuse", "decline"})
_OF_A_THING = frozenset({"denies", "accuses", "questions"})
_VOUCHED_FOR = frozenset({"ccomp", "pcomp", "dobj", "nsubjpass", "prep"})  # what can be confirmed or not


def stance_of(trigger: Token) -> Stance:
    """The stance of whoever says it: of the nearest cue that governs the trigger, else the writer's assertion.

    Who denies meddling in the vote, or refuses to comment after the vote, takes the vote for granted.
    """
    node, reached = trigger, True  # whether denying what governs it denies the happening
    while node.head.i != node.i:
        head = node.head
        cue = (
            cues.verb(head)
            if head.pos_ in {"VERB", "AUX"}
            else cues.lexicon("en", "cue_nouns").get(head.lemma_.lower())
        )
        if node.dep_ in _VOUCHED_FOR and (withheld.withheld(head) or _leaves_open(node)):
            return "questions"
        links = {"ccomp", "xcomp", "prep", "acl", "pcomp"}
        if cue is not None and head.pos_ == "NOUN" and head.dep_ in SUBJECTS and is_called_false(head.head):
            node = head  # "rumours that ... are false": whoever says so, not the rumour
            continue
        if cue is not None and (cue.kind == "attitude" or (node.i < head.i and passive(head))):
            links = {"ccomp"} if node.i > head.i else set()
        if cue is not None and (node.dep_ in links or (node.dep_ == "dobj" and cue.stance in _OF_A_THING)):
            stance = _turned_by(head) or cue.stance
            return stance if stance != "denies" or (reached and not _declines(cue, node, trigger)) else "asserts"
        if node.dep_ in {"relcl", "nsubj"} and head.pos_ in {"NOUN", "PROPN"}:
            break
        reached = reached and _denied_with(head, node)
        node = head
    return "asserts"


def _turned_by(head: Token) -> Stance | None:
    """How the words around what puts something forward turn it: denied, left open ("nobody can say that"), or not."""
    if _is_denied(head):
        return "denies"
    nobody = any(child.dep_ in SUBJECTS and child.lower_ in NOBODY for child in head.children)
    return "questions" if nobody or _is_unconfirmed(head) else None


def _denied_with(node: Token, child: Token) -> bool:
    """Whether whoever denies `node` denies the part of it that holds the trigger: "denied that it took place"."""
    put_forward = puts_forward(node) or (node.dep_ == "prep" and puts_forward(node.head))  # "allegations of torture"
    return put_forward or child.dep_ in {"conj", "compound"} or passes_denial(node, child)


def _declines(cue: cues.Cue, child: Token, trigger: Token) -> bool:
    """Whether a thing is not accepted, rather than said not to be: "rejected the treaty", "dismissed from the post".

    A claim that is rejected is denied: "dismissed reports of an attack".
    """
    claim = puts_forward(child) and child.i != trigger.i
    return cue.term in DECLINES and child.dep_ in {"dobj", "prep"} and not claim


def _leaves_open(clause: Token) -> bool:
    """Whether a clause is put as a question: "it is not clear whether anyone was hurt"."""
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ == "whether" for child in clause.children)


def _is_unconfirmed(noun: Token) -> bool:
    """Whether nobody stands behind what a noun puts forward: "the claim that ... could not be verified"."""
    return noun.pos_ == "NOUN" and noun.dep_ in _VOUCHED_FOR and withheld.withheld(noun.head)


def _is_denied(noun: Token) -> bool:
    """Whether somebody denies what a noun puts forward: "denied the claims that"."""
    over = cues.verb(noun.head) if noun.dep_ == "dobj" and noun.pos_ == "NOUN" else None
    return over is not None and over.stance == "denies"
