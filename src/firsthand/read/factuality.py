"""How a happening is presented: status, polarity, stance and hedges of one trigger, read from its syntax.

In: a Document, a paragraph and a trigger token. Out: a Presentation. Nothing is decided about truth: a happening is
`happened` when the words put it so, on whoever's word.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from firsthand.read import cues, hedging
from firsthand.read.called_false import calls_false
from firsthand.read.clauses import SUBJECTS, passive
from firsthand.read.denied import (
    OCCURS,
    called_untrue,
    is_called_false,
    is_no,
    negated,
    not_to_be_told,
    passes_denial,
    puts_forward,
)
from firsthand.read.document import Document, Paragraph
from firsthand.read.effects import effect_of, effects, is_purpose
from firsthand.read.moods import PRESENT, came_too_late, in_the_saying, mood, supposed
from firsthand.read.or_nobody import may_not_have_been
from firsthand.read.stances import stance_of
from firsthand.read.taken_for_granted import is_left_open, is_past_to, says_which, told_how, works_upon
from firsthand.read.triggers import lexicon
from firsthand.records import Polarity, Span, Stance, Status

_GOVERNED = frozenset({"xcomp", "ccomp", "acomp", "dobj", "pobj", "pcomp", "acl", "advcl", "attr", "prep", "appos"})
_RAISING = frozenset({"think", "believe", "expect", "want", "seem", "appear"})
_OTHERS = frozenset({"secondary", "further", "second", "other", "additional", "new", "fresh", "more"})
_LEAVES_OPEN = frozenset({"planned", "asked", "predicted", "hypothetical", "attempted", "purpose"})
_RULES = frozenset({"ban", "bar", "forbid", "prohibit"})
# Verbs whose object has its own status, whatever theirs: the explosion that parliament will debate is no future one.
TOPICS: dict[str, Status | None] = {"debate": "unknown", "discuss": "unknown"}
TOPICS |= dict.fromkeys(
    ("investigate", "probe", "mourn", "condemn", "denounce", "deplore", "remember", "commemorate", "lament", "recall")
)
# What lasts rather than happens: "the ferry has two engines", "they own the quay".
_STATES = frozenset(
    "have need require include contain own belong cost remain seem appear know believe think want like love deserve"  # noqa: SIM905
    " consist depend lack mean matter fit support exist hope fear".split()
)
_GOES_ON = frozenset({"deteriorate", "deteriorating", "worsen", "worsening", "escalate", "escalating", "ongoing",
                      "continue", "continuing"})  # fmt: skip
_LIGHTENED = frozenset({"suspend", "suspended", "defer", "deferred"})
_UNDONE = frozenset({"failed", "negated", "prevented", "deferred"})
_PARTICIPLES = {"failed": "fail", "cancelled": "cancel", "canceled": "cancel", "attempted": "attempt", "foiled": "foil"}
_PARTICIPLES |= {
    "planned": "plan",
    "proposed": "propose",
    "expected": "expect",
    "thwarted": "thwart",
    "aborted": "abort",
}
_STATUS: dict[str, Status] = {
    "planned": "planned",
    "predicted": "predicted",
    "attempted": "attempted",
    "failed": "attempted",
    "prevented": "attempted",
    "hypothetical": "hypothetical",
    "deferred": "planned",
    "asked": "hypothetical",
    "purpose": "unknown",  # "fired tear gas to disperse them": whether they left is not said
}


class Presentation(NamedTuple):
    """Status, polarity, stance and hedges of one happening; the hedges are spans of the article."""

    status: Status
    polarity: Polarity
    stance: Stance
    hedges: tuple[Span, ...]


def presentation(document: Document, paragraph: Paragraph, trigger: Token) -> Presentation:
    """How the text presents the happening that `trigger` names.

    The status is the first that anything on the way from the trigger up to the root imposes; a negation counts when
    it stands at the trigger or at a verb that passes its own truth on ("did not manage to").
    """
    hedges, lent = hedging.hedges(document, paragraph, trigger)
    if not document.parsed:
        return Presentation("unknown", "positive", lent or "asserts", hedges)
    if _never_was(trigger):
        return Presentation("happened", "negative", lent or stance_of(trigger), hedges)
    status: Status | None = None
    negative = called = never_tried = False
    for node, child in _upwards(trigger):
        effect = ""
        if child is not None:
            if is_past_to(node, child, trigger):
                break  # the inquiry is promised, the shooting that it is into is not
            if works_upon(node, child):
                break
            if is_left_open(node, child):
                status, negative = status or "hypothetical", False
                break
            effect = effect_of(node, child)
            if effect == "prevented" and came_too_late(node):
                status = status or "happened"
                break
            if status == "attempted" and negative and effect in _LEAVES_OPEN:
                status, negative = "unknown", False  # "meant to stop the vote" leaves the vote open
            status = status or _STATUS.get(effect)
            negative ^= effect in _UNDONE
            untrue = called_untrue(node, child)
            negative, called = negative ^ untrue, called or untrue
            if effect == "prevented" and mood(node) in {"predicted", "hypothetical"}:
                status, negative = "unknown", False  # "could stop the vote"
            if effect == "prevented" and _in_general(node, trigger):
                status, negative = "hypothetical", False
            if child.dep_ == "dobj" and node.lemma_.lower() in TOPICS:
                status = status or TOPICS[node.lemma_.lower()]
                break
            if cues.verb(node) is not None and effect == "" and child.dep_ in {"ccomp", "xcomp"}:
                negative ^= (node.lemma_ in _RAISING or not_to_be_told(node)) and negated(node)
                break
        status = status or mood(node)
        status = in_the_saying(node, status)
        never_tried |= effect == "attempted" and negated(node, child)
        negative ^= (child is None or passes_denial(node, child)) and negated(node, child)
        negative ^= child is None and is_no(node)
    modified = _modified(trigger)
    if status is None and modified:
        status, negative = _STATUS.get(modified), modified in _UNDONE
    told = stance_of(trigger)
    stance = told if told == "questions" else lent or told
    if status is None and paragraph.kind != "headline" and (_holds(trigger) or _lasts(trigger)):
        status = "ongoing"
    if status is None and _asks(trigger):
        status, stance = "hypothetical", "questions"
    if supposed(trigger):
        status = "hypothetical"
    if never_tried and negative and status == "attempted":
        status = "happened"  # "nobody had tried to storm the hall" denies it; "guards foiled an attack" does not
    words, end = trigger.doc.text, trigger.idx + len(trigger)
    if status is None and may_not_have_been(words[end:]):
        status = "hypothetical"
    if not called and trigger.pos_ == "VERB" and calls_false(document.language, words[: trigger.idx], words[end:]):
        negative = not negative  # where the parser lost of what "was wrong" is said
    if negative and any(child.dep_ == "amod" and child.lower_ in _OTHERS for child in trigger.lefts):
        status, negative = "hypothetical", False  # "no secondary detonations" leaves the first as it was
    polarity: Polarity = "negative" if negative else "positive"
    return Presentation(status or "happened", polarity, stance, hedges)


def _never_was(trigger: Token) -> bool:
    """Whether "nothing like the raid ever occurred": there was none; what "has happened since" had its like before."""
    like = trigger.head
    if trigger.dep_ != "pobj" or like.lower_ != "like" or like.head.lower_ not in {"nothing", "anything"}:
        return False
    verb = like.head.head
    return verb.tag_ == "VBD" and verb.lemma_ in OCCURS | {"be"} and (like.head.lower_ == "nothing" or negated(verb))


def _asks(trigger: Token) -> bool:
    """Whether the sentence is a question; it ends where what hangs on its root ends."""
    root = trigger
    while root.head.i != root.i:
        root = root.head
    end = root.right_edge.i + 1
    return trigger.doc[max(0, end - 4) : end].text.rstrip(" \n”\"'’").endswith("?")


def _in_general(node: Token, trigger: Token) -> bool:
    """Whether a rule is told, no happening: "the treaty bars attacks on hospitals"."""
    bare = not any(child.dep_ in {"det", "poss", "nummod"} for child in trigger.children)
    return node.lemma_.lower() in _RULES and trigger.tag_ == "NNS" and bare


def _modified(trigger: Token) -> str:
    """What a participle on the trigger says: "the failed coup", "a planned strike", "the plot, which was foiled"."""
    for child in trigger.children:
        word = child.lemma_.lower().rsplit("-", 1)[-1]
        effect = effects().get(word) or effects().get(_PARTICIPLES.get(word, ""), "")
        if word in _LIGHTENED and _is_a_penalty(trigger):
            continue  # "a suspended sentence" has been passed
        if child.dep_ == "amod" and effect in {"planned", "predicted", "attempted", "failed", "prevented", "deferred"}:
            return effect
        if child.dep_ in {"relcl", "acl"} and child.tag_ == "VBN" and effect in {"prevented", "deferred"}:
            return effect
    return ""


def _is_a_penalty(trigger: Token) -> bool:
    return any(entry.event == "SANCTION" for entry in lexicon("en").get(trigger.lemma_.lower(), ()))


def _upwards(trigger: Token) -> Iterator[tuple[Token, Token | None]]:
    """The trigger, then each word that governs it as its content, with the part it governs it by."""
    yield trigger, None
    node = trigger
    for _ in range(12):
        head = node.head
        if head.i == node.i:
            return
        if node.dep_ == "advcl" and not is_purpose(node):
            return
        if node.i == trigger.i and told_how(node):
            return
        if node.i == trigger.i and node.head.dep_ == "pobj" and says_which(node):
            return  # "ordered the release of the two men arrested"
        if node.dep_ == "conj":
            own = any(child.dep_ in SUBJECTS | {"aux", "auxpass"} for child in node.children)
            if own or node.pos_ not in {"VERB", "AUX"}:
                node = head  # a second clause shares what governs the first, not its auxiliaries
                continue
            yield head, None
            node = head
            continue
        if node.dep_ in {"compound", "amod"} and node.i == trigger.i and head.pos_ in {"NOUN", "PROPN"}:
            node = head
            continue
        if node.dep_ in SUBJECTS and is_called_false(head) and puts_forward(node):
            yield head, node
            return
        if node.dep_ in SUBJECTS and not effect_of(head, node) and head.lemma_ not in OCCURS:
            return
        if node.dep_ not in _GOVERNED and node.dep_ not in SUBJECTS:
            return
        put = head.lemma_ in {"put", "bring", "send"}  # "put him on trial"
        if node.dep_ == "prep" and head.pos_ in {"VERB", "AUX"} and not put and not effect_of(head, node):
            return  # where, when and with what are no part of what is denied or planned
        yield head, node
        node = head


def _holds(trigger: Token) -> bool:
    """Whether a state is told that holds when it is told: "is safe", "said that it was safe", "needs repair"."""
    state = trigger.lemma_ == "be" or trigger.lemma_.lower() in _STATES
    auxiliaries = {child.lower_ for child in trigger.children if child.dep_ in {"aux", "auxpass"}}
    if auxiliaries & {"has", "have", "had", "'ve", "’ve"} or trigger.pos_ not in {"VERB", "AUX"}:
        return False
    if "to" in auxiliaries and ((trigger.tag_ == "VB" and state) or trigger.tag_ == "VBG"):
        over = cues.verb(trigger.head) if trigger.dep_ == "xcomp" and passive(trigger.head) else None
        return over is not None and not effects().get(over.term)  # "is believed to be worth a fortune"
    if auxiliaries & PRESENT and trigger.tag_ == "VBN":
        return "being" in auxiliaries or _reported(trigger)  # "is being rebuilt", "says that two cranes are needed"
    if auxiliaries & {"was", "were"} and trigger.tag_ == "VBG":
        return _reported(trigger)  # "said that it was burning"
    if trigger.tag_ in {"VBZ", "VBP"} or auxiliaries & {"do", "does"}:
        return state or trigger.dep_ == "ccomp"
    said = _reported(trigger) and trigger.head.tag_ in {"VBD", "VBN"}
    return state and said and (trigger.tag_ == "VBD" or "did" in auxiliaries)


def _lasts(thing: Token) -> bool:
    """Whether a thing is told by the state it is in: "two are confirmed dead", "the worsening shortage"."""
    if thing.pos_ != "NOUN" or lexicon("en").get(thing.lemma_.lower()):
        return False
    judged = thing.dep_ == "nsubjpass" and cues.verb(thing.head) is not None
    if judged and any(c.dep_ in {"oprd", "acomp"} and c.pos_ == "ADJ" for c in thing.head.rights):
        return True
    return any(child.dep_ == "amod" and child.lemma_.lower() in _GOES_ON for child in thing.lefts)


def _reported(clause: Token) -> bool:
    """Whether a clause is what somebody is told to say or think."""
    return clause.dep_ == "ccomp" and clause.head.i != clause.i and cues.verb(clause.head) is not None
