"""How a happening is presented: status, polarity, stance and hedges of one trigger, read from its syntax.

In: a Document, a paragraph and a trigger token. Out: a Presentation. Nothing is decided about truth: a happening is
`happened` when the words put it so, on whoever's word.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from firsthand.read import cues, hedging, withheld
from firsthand.read.called_false import calls_false
from firsthand.read.clauses import SUBJECTS, passive, subject
from firsthand.read.document import Document, Paragraph
from firsthand.read.needs import is_somebody, nothing_of
from firsthand.read.triggers import lexicon
from firsthand.records import Polarity, Span, Stance, Status
from firsthand.resources import table

_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
_TOLD = frozenset({"tell", "say", "claim", "pretend"})
_DECLINES = frozenset({"dismiss", "reject", "rebuff", "repudiate", "refuse", "decline"})
_OF_A_THING = frozenset({"denies", "accuses", "questions"})
_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_WOULD = frozenset({"would", "'d", "’d", "could", "might", "may", "can", "ca", "should", "must", "ought"})
_GOVERNED = frozenset({"xcomp", "ccomp", "acomp", "dobj", "pobj", "pcomp", "acl", "advcl", "attr", "prep", "appos"})
# "did not cause an explosion", "saw no end": whoever denies these denies what they govern.
_LIGHT = frozenset(
    "have make take see find carry conduct cause launch commit suffer witness hold stage plan do".split(" ")  # noqa: SIM905
)
_OCCURS = frozenset(
    "happen occur break take follow come go proceed materialize materialise exist carry hold cast".split(" ")  # noqa: SIM905
)
_RAISING = frozenset({"think", "believe", "expect", "want", "seem", "appear"})
_SIGNS = frozenset(
    {"evidence", "sign", "indication", "report", "trace", "proof", "plan", "intention", "attempt", "threat"}
)
# "about to leave", "voted to close", "meant to seize him"; not "the strike meant the closure of the port"
_BEFORE_TO = frozenset({"due", "about", "set", "certain", "sure", "bound", "ready", "prepared", "vote", "mean"})
_FATES = frozenset({"become", "die", "prove", "return", "see", "remain", "live"})  # "he was to die in exile"
_IN_THE_END = frozenset({"later", "never", "eventually", "soon", "again", "ultimately"})
_PEOPLE = frozenset({"he", "she", "they", "we", "i", "who"})
_LEAVES_OPEN = frozenset({"planned", "asked", "predicted", "hypothetical", "attempted", "purpose"})
_RULES = frozenset({"ban", "bar", "forbid", "prohibit"})
# Verbs whose object has its own status, whatever theirs: the explosion that parliament will debate is no future one.
TOPICS: dict[str, Status | None] = {"debate": "unknown", "discuss": "unknown"}
TOPICS |= dict.fromkeys(
    ("investigate", "probe", "mourn", "condemn", "denounce", "deplore", "remember", "commemorate", "lament", "recall")
)
# Verbs that work upon what is there or comes whatever they do: who tried to sway the vote did not try to vote.
_WORKS_UPON = frozenset(
    {"sway", "influence", "subvert", "overturn", "undermine", "discredit", "delegitimise", "delegitimize", "affect",
     "tarnish", "overshadow", "manipulate", "rig", "alter", "tilt", "swing", "skew", "distort", "sabotage", "derail",
     "disrupt"}
)  # fmt: skip
_EFFORTS = frozenset({"attempt", "effort", "bid", "try"})
_WHEREIN = frozenset({"in", "during", "around", "amid"})  # "efforts in the election"; a bid for the post is of it
# What follows a happening or asks about it: "an inquiry into the raid", "talks after the raid", "anger over the raid".
_LOOKS_BACK = frozenset({"into", "over"})
_LATER = frozenset({"after", "following", "since"})
_ANSWERS = frozenset(
    {"inquiry", "investigation", "probe", "review", "apology", "justice", "compensation", "explanation", "punishment",
     "accountability", "anniversary", "memorial", "answer", "mourning", "responsible", "responsibility", "account",
     "victim", "survivor", "witness"}
)  # fmt: skip
_OF_AN_ANSWER = frozenset({"of", "for", "about", "on", "in"})
_UNASKED = frozenset(
    {"ASSAULT", "DEATH", "INJURY", "EXPLOSION", "FIRE", "CRASH", "COLLAPSE", "DISASTER", "MISSING", "COUP", "THEFT",
     "ESCAPE", "BRIBERY", "COERCE"}
)  # fmt: skip  # what nobody sets a day for, as they do for a vote or a summit
_ENDED = frozenset({"last", "past", "previous", "recent", "latest", "deadly", "fatal"})
_SHUTS_OUT = frozenset({"rule out", "exclude"})  # who does not exclude arrests leaves them open
_FOUGHT = frozenset({"FIRE", "OUTBREAK", "FLOOD"})  # who fights these has them
_TRUE = frozenset({"true", "correct", "case", "fact"})
_FALSE = frozenset({"untrue", "false", "incorrect", "wrong", "lie", "fabrication", "falsehood", "myth"})
_COMPLEMENTING = frozenset({"of", "for", "from", "against", "about", "on"})
_VOUCHED_FOR = frozenset({"ccomp", "pcomp", "dobj", "nsubjpass", "prep"})  # what can be confirmed or not
# What lasts rather than happens: "the ferry has two engines", "they own the quay".
_STATES = frozenset(
    "have need require include contain own belong cost remain seem appear know believe think want like love deserve"  # noqa: SIM905
    " consist depend lack mean matter fit support exist hope fear".split()
)
_GOES_ON = frozenset({"deteriorate", "deteriorating", "worsen", "worsening", "escalate", "escalating", "ongoing",
                      "continue", "continuing"})  # fmt: skip
_PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am", "'m", "’m"})
_MAY = frozenset({"may", "might", "could"})
# What is feared or warned of lies ahead, unless it is told as done: "feared that four had died".
_DREADS = frozenset({"fear", "warn", "worry", "worried", "concern", "concerned", "afraid"})
_SURE = frozenset({"sure", "certain", "confident"})
_IF = frozenset({"if", "unless", "whether", "lest"})


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
        return Presentation("happened", "negative", lent or _stance(trigger), hedges)
    status: Status | None = None
    negative = called = False
    for node, child in _upwards(trigger):
        if child is not None:
            if _is_past_to(node, child, trigger):
                break  # the inquiry is promised, the shooting that it is into is not
            if _works_upon(node, child):
                break
            if _is_left_open(node, child):
                status, negative = status or "hypothetical", False
                break
            effect = _effect(node, child)
            if status == "attempted" and negative and effect in _LEAVES_OPEN:
                status, negative = "unknown", False  # "meant to stop the vote" leaves the vote open
            status = status or _STATUS.get(effect)
            negative ^= effect in _UNDONE
            untrue = _untrue(node, child)
            negative, called = negative ^ untrue, called or untrue
            if effect == "prevented" and _mood(node) in {"predicted", "hypothetical"}:
                status, negative = "unknown", False  # "could stop the vote"
            if effect == "prevented" and _in_general(node, trigger):
                status, negative = "hypothetical", False
            if child.dep_ == "dobj" and node.lemma_.lower() in TOPICS:
                status = status or TOPICS[node.lemma_.lower()]
                break
            if cues.verb(node) is not None and effect == "" and child.dep_ in {"ccomp", "xcomp"}:
                negative ^= (node.lemma_ in _RAISING or _not_to_be_told(node)) and _negated(node)
                break
        status = status or _mood(node)
        status = _in_the_saying(node, status)
        negative ^= (child is None or _passes_denial(node, child)) and _negated(node, child)
        negative ^= child is None and _is_no(node)
    modified = _modified(trigger)
    if status is None and modified:
        status, negative = _STATUS.get(modified), modified in _UNDONE
    told = _stance(trigger)
    stance = told if told == "questions" else lent or told
    if status is None and paragraph.kind != "headline" and (_holds(trigger) or _lasts(trigger)):
        status = "ongoing"
    if status is None and _asks(trigger):
        status, stance = "hypothetical", "questions"
    words, end = trigger.doc.text, trigger.idx + len(trigger)
    if not called and trigger.pos_ == "VERB" and calls_false(document.language, words[: trigger.idx], words[end:]):
        negative = not negative  # where the parser lost of what "was wrong" is said
    polarity: Polarity = "negative" if negative else "positive"
    return Presentation(status or "happened", polarity, stance, hedges)


def _never_was(trigger: Token) -> bool:
    """Whether "nothing like the raid ever occurred": there was none; what "has happened since" had its like before."""
    like = trigger.head
    if trigger.dep_ != "pobj" or like.lower_ != "like" or like.head.lower_ not in {"nothing", "anything"}:
        return False
    verb = like.head.head
    return verb.tag_ == "VBD" and verb.lemma_ in _OCCURS | {"be"} and (like.head.lower_ == "nothing" or _negated(verb))


def _is_past_to(node: Token, link: Token, trigger: Token) -> bool:
    """Whether a happening was over before what a word names: the raid of "an inquiry into last week's raid".

    Only one that is told as known, by its article, its owner or its day: "an inquiry into raids" is of any raids.
    """
    noun = next((part for part in link.children if part.dep_ == "pobj"), None) if link.dep_ == "prep" else None
    if noun is None or not any(entry.event in _UNASKED for entry in lexicon("en").get(trigger.lemma_.lower(), ())):
        return False
    word = link.lower_
    beside = [part for part in node.subtree if node.pos_ == "VERB" and node.i < part.i < link.i]  # "for justice for"
    answered = word in _OF_AN_ANSWER and any(part.lemma_.lower() in _ANSWERS for part in (node, *beside))
    if not answered and word not in _LOOKS_BACK | _LATER:
        return False
    first = [part.lower_ for part in noun.lefts if part.dep_ == "det"]
    return (
        bool({"the", "this", "that", "these", "those"} & set(first))
        or any(part.dep_ == "poss" or (part.dep_ == "amod" and part.lower_ in _ENDED) for part in noun.lefts)
        or any(part.ent_type_ == "DATE" for part in noun.subtree if part.i > noun.i)
    )


def _works_upon(node: Token, child: Token) -> bool:
    """Whether somebody works upon a happening, whose own status is none of his: "attempts to sway the vote".

    Told as known, by its article, its owner or its year; who "tried to influence a vote" leaves open whether there was.
    """
    if child.dep_ == "prep" and node.pos_ == "NOUN":
        if node.lemma_.lower() not in _EFFORTS or child.lower_ not in _WHEREIN:
            return False
        noun = next((part for part in child.children if part.dep_ == "pobj"), None)
    else:
        noun = child if child.dep_ == "dobj" and node.lemma_.lower() in _WORKS_UPON else None
    return noun is not None and any(
        part.dep_ == "poss" or part.lower_ in {"the", "this", "that", "these", "those"} or part.ent_type_ == "DATE"
        for part in noun.lefts
    )


def _in_the_saying(node: Token, status: Status | None) -> Status | None:
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


def _holds(trigger: Token) -> bool:
    """Whether a state is told that holds when it is told: "is safe", "said that it was safe", "needs repair"."""
    state = trigger.lemma_ == "be" or trigger.lemma_.lower() in _STATES
    auxiliaries = {child.lower_ for child in trigger.children if child.dep_ in {"aux", "auxpass"}}
    if auxiliaries & {"has", "have", "had", "'ve", "’ve"} or trigger.pos_ not in {"VERB", "AUX"}:
        return False
    if "to" in auxiliaries and ((trigger.tag_ == "VB" and state) or trigger.tag_ == "VBG"):
        over = cues.verb(trigger.head) if trigger.dep_ == "xcomp" and passive(trigger.head) else None
        return over is not None and not _effects().get(over.term)  # "is believed to be worth a fortune"
    if auxiliaries & _PRESENT and trigger.tag_ == "VBN":
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


def _is_left_open(node: Token, child: Token) -> bool:
    """Whether a part is one that somebody will not shut out: "did not rule out", "refused to exclude"."""
    shuts_out = f"{node.lemma_.lower()} {cues.particle(node)}".strip() in _SHUTS_OUT
    unwilling = node.dep_ == "xcomp" and node.head.lemma_ in _DECLINES
    return shuts_out and child.dep_ in {"dobj", "ccomp", "nsubjpass"} and (unwilling or withheld.negated(node))


def _in_general(node: Token, trigger: Token) -> bool:
    """Whether a rule is told, no happening: "the treaty bars attacks on hospitals"."""
    bare = not any(child.dep_ in {"det", "poss", "nummod"} for child in trigger.children)
    return node.lemma_.lower() in _RULES and trigger.tag_ == "NNS" and bare


def _untrue(node: Token, child: Token) -> bool:
    """Whether a clause is called false: "it is not true that", "it is a lie that"."""
    if child.dep_ not in {"ccomp", "csubj", "acl"} and not (child.dep_ in SUBJECTS and _puts_forward(child)):
        return False
    return node.lemma_.lower() in _FALSE or _is_called_false(node)


def _puts_forward(noun: Token) -> bool:
    """Whether a noun puts forward what it governs: "reports that", "the claim that"."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in cues.lexicon("en", "cue_nouns")


def _is_called_false(node: Token) -> bool:
    """Whether a verb calls its subject false: "is untrue", "are not true", "is a lie"."""
    said = [part.lemma_.lower() for part in node.children if part.dep_ in {"acomp", "attr"}]
    if node.lemma_ != "be" or not said:
        return False
    return said[0] in _FALSE or (said[0] in _TRUE and _negated(node))


def _asks(trigger: Token) -> bool:
    """Whether the sentence is a question; it ends where what hangs on its root ends."""
    root = trigger
    while root.head.i != root.i:
        root = root.head
    end = root.right_edge.i + 1
    return trigger.doc[max(0, end - 4) : end].text.rstrip(" \n”\"'’").endswith("?")


_IS_WANTED = frozenset({"need", "require"})  # "an evacuation was not needed", "no need to evacuate"
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


def _upwards(trigger: Token) -> Iterator[tuple[Token, Token | None]]:
    """The trigger, then each word that governs it as its content, with the part it governs it by."""
    yield trigger, None
    node = trigger
    for _ in range(12):
        head = node.head
        if head.i == node.i:
            return
        if node.dep_ == "advcl" and not _purpose(node):
            return
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
        if node.dep_ in SUBJECTS and _is_called_false(head) and _puts_forward(node):
            yield head, node
            return
        if node.dep_ in SUBJECTS and not _effect(head, node) and head.lemma_ not in _OCCURS:
            return
        if node.dep_ not in _GOVERNED and node.dep_ not in SUBJECTS:
            return
        put = head.lemma_ in {"put", "bring", "send"}  # "put him on trial"
        if node.dep_ == "prep" and head.pos_ in {"VERB", "AUX"} and not put and not _effect(head, node):
            return  # where, when and with what are no part of what is denied or planned
        yield head, node
        node = head


def _passes_denial(node: Token, child: Token) -> bool:
    """Whether denying `node` denies the part of it that holds the trigger."""
    if child.dep_ in {"xcomp", "acomp"}:
        return True
    if child.dep_ in SUBJECTS:
        return node.lemma_ in _OCCURS | _IS_WANTED
    if child.dep_ in {"dobj", "attr"}:
        return node.lemma_ in _LIGHT or node.pos_ == "AUX" or node.lemma_ == "be"
    return child.dep_ in {"prep", "pobj", "acl"} and node.lemma_ in _SIGNS | _IS_WANTED


@cache
def _effects() -> dict[str, str]:
    return {row["term"]: row["effect"] for row in table("en", "status")}


def _effect(node: Token, child: Token) -> str:
    """What the governing word does to the part it governs: planned, attempted, failed, prevented, ... or nothing."""
    if node.lower_ == "like" and node.pos_ == "ADP":
        return ""  # "nothing like the raid" wishes for none
    known = _effects()
    lemma = cues.base_form(node, known)
    effect = known.get(f"{lemma} {cues.particle(node)}") or known.get(lemma, "")
    to = _infinitive(child)
    told = {entry.event for entry in lexicon("en").get(child.lemma_.lower(), ())}
    if node.lemma_ == "fight" and told & _FOUGHT:
        return ""  # "firemen fought the blaze": it burned
    if node.lemma_ == "face" and child.dep_ == "dobj" and _is_years(child):
        return "hypothetical"  # "faces up to eight years in prison"
    if node.pos_ == "AUX" or node.lemma_ == "be":
        return _goal(node, child) if to else "hypothetical" if child.dep_ in SUBJECTS and _is_too_much(node) else ""
    if child.dep_ == "advcl":
        return "purpose" if _purpose(child) else ""
    if child.dep_ == "prep" and node.pos_ == "VERB" and child.lower_ not in _COMPLEMENTING:
        return ""
    if child.dep_ in {"acl", "relcl"} and not to:
        return ""
    if node.lemma_.lower() in _BEFORE_TO and not to:
        return ""
    if child.dep_ == "nsubjpass":
        if any(part.dep_ == "xcomp" for part in node.children):
            return ""  # "the plot was intended to remove him": the plot is there
        if lemma == "call" and effect == "asked":
            return "planned"  # "a march had been called"
        return (
            effect
            if effect in {"planned", "asked", "predicted", "prevented", "deferred"} and not _listener(node)
            else ""
        )
    if child.dep_ in SUBJECTS:
        return effect if effect in {"failed"} else ""
    if node.lemma_ == "call" and child.dep_ == "dobj" and any(part.dep_ in {"oprd", "ccomp"} for part in node.children):
        return ""  # "called the ruling a disgrace" asks for none
    if lemma == "call" and effect == "asked" and child.dep_ == "dobj":
        return "planned"  # "called a strike for Monday"
    if effect == "planned" and child.dep_ == "dobj" and _asked_for(node, child):
        return ""  # "it is not known who ordered the attack": there was one
    if effect in {"planned", "asked", "predicted", "attempted", "failed"}:
        if node.lemma_ == "want" and any(part.dep_ in SUBJECTS for part in child.children):
            return "asked"  # "wants the yard to pay"
        if child.dep_ == "ccomp" and effect == "asked":
            denied = any(part.lower_ in {"did", "does", "do"} for part in child.children) and _has_doer(child)
            bare = child.tag_ == "VB" and not denied
            return "asked" if bare or to else ""  # "asked that the quay be closed"; not "told her it did not burn"
        if child.dep_ == "ccomp" and not to:
            return "predicted" if effect == "predicted" else "planned" if node.lemma_ in {"hope", "wish"} else ""
        if (
            child.dep_ in {"dobj", "pobj", "attr"}
            and node.pos_ == "VERB"
            and node.lemma_ in {"tell", "ask", "like", "see"}
        ):
            return ""
        return effect
    if effect == "negated" and child.dep_ == "ccomp" and not to:
        return ""
    if lemma in _DREADS and child.dep_ == "ccomp" and child.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and not _mood(child):
        return ""
    if effect == "actual" and to:
        return "actual"
    if not effect and to and child.dep_ in {"acl", "xcomp"} and node.pos_ in {"NOUN", "ADJ"}:
        return "planned"
    return effect


def _is_years(noun: Token) -> bool:
    """Whether a noun is a term that a court may give."""
    return noun.lemma_.lower() in {"year", "month", "life", "sentence", "term", "imprisonment", "jail"}


def _is_too_much(be: Token) -> bool:
    """Whether a thing is too costly, too risky: it is weighed, and was not done."""
    return any(
        part.dep_ == "acomp" and any(degree.lower_ == "too" for degree in part.lefts) and not _negated(be)
        for part in be.children
    )


def _asked_for(verb: Token, thing: Token) -> bool:
    """Whether a clause only says or asks who was behind a thing that is known: "who ordered the attack"."""
    who = any(part.dep_ in SUBJECTS and part.lower_ in {"who", "whoever"} for part in verb.lefts)
    past = verb.tag_ in {"VBD", "VBN"}
    return who and past and any(part.lower_ in {"the", "that", "this"} or part.dep_ == "poss" for part in thing.lefts)


def _has_doer(verb: Token) -> bool:
    """Whether a clause has a subject of its own, as "did not burn" has and "Do not burn it!" has not."""
    return any(part.dep_ in SUBJECTS for part in verb.children)


def _listener(verb: Token) -> bool:
    """Whether the passive's subject is whom it was said to: "was told to leave"."""
    return verb.lemma_ in {"tell", "ask", "order", "urge", "invite", "instruct", "allow", "force", "press", "push"}


def _goal(be: Token, child: Token) -> str:
    """Whether "the goal was ... to capture": an infinitive that says what somebody's aim is, or what he is to do.

    "The officers were to storm the palace", "the minister was to be arrested"; "he was to die in exile" tells his fate,
    and "their answer was to arrest the marchers" what they did.
    """
    known = _effects()
    for part in be.children:
        if part.dep_ in SUBJECTS:
            if child.i < be.i:
                return ""
            aim = known.get(part.lemma_.lower(), "")
            return aim or ("planned" if child.dep_ == "xcomp" and _is_to(be, part, child) else "")
    return "planned" if child.dep_ == "xcomp" else ""


def _is_to(be: Token, who: Token, deed: Token) -> bool:
    """Whether somebody "was to" do a thing, or to have it done to him, with nothing that makes it his fate."""
    fate = deed.lemma_.lower() in _FATES or any(
        part.dep_ == "neg" or part.lower_ in _IN_THE_END for part in (*be.children, *deed.lefts)
    )
    person = is_somebody(who) or who.ent_type_ == "PERSON" or who.lower_ in _PEOPLE
    return not fate and be.lower_ in {"was", "were", "is", "are"} and (person or passive(deed))


def _infinitive(verb: Token) -> bool:
    if verb.dep_ == "conj":
        return _infinitive(verb.head)
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _purpose(verb: Token) -> bool:
    """Whether an adverbial clause says what for: "met to discuss"."""
    return _infinitive(verb)


def _mood(node: Token) -> Status | None:
    """The status that a word's own auxiliaries and conjunctions give it."""
    if node.pos_ not in {"VERB", "AUX", "NOUN", "ADJ"}:
        return None
    auxiliaries = {child.lower_ for child in node.children if child.dep_ in {"aux", "auxpass"}}
    marked = {child.lower_ for child in node.children if child.dep_ in {"mark", "advmod"} and child.i < node.i}
    if marked & _IF:
        return "hypothetical"
    if auxiliaries & _WILL:
        return "predicted"
    if auxiliaries & {"may", "might", "could", "must"} and auxiliaries & {"have", "'ve", "’ve"}:
        return "unknown"
    sure = auxiliaries == {"can"} and any(c.dep_ == "acomp" and c.lower_ in _SURE for c in node.children)
    if auxiliaries & _WOULD and not sure:  # who "can be sure" is
        return "hypothetical"
    if node.tag_ == "VBG" and auxiliaries & _PRESENT:
        governs = any(child.dep_ == "xcomp" for child in node.children)
        return "predicted" if node.lower_ == "going" and governs else "ongoing"
    if node.tag_ == "VBG" and "still" in {child.lower_ for child in node.children}:
        return "ongoing"
    return None


def _negated(node: Token, below: Token | None = None) -> bool:
    """Whether a word is denied at its own place: not, never, no, nobody, without.

    `below` is a part of it that has been asked already: "has no treaty" is one denial, not two.
    """
    if nothing_of(node):
        return False
    for child in node.children:
        if below is not None and child.i == below.i:
            continue
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in {"no", "neither"}):
            return True
        if child.dep_ == "advmod" and child.lower_ in {"never", "hardly", "barely", "scarcely"}:
            return True
        if child.dep_ in SUBJECTS or child.dep_ == "dobj":
            no = any(part.dep_ == "det" and part.lower_ == "no" for part in child.children) or _not_one(child)
            if node.pos_ == "VERB" and (no or child.lower_ in _NOBODY) and not nothing_of(child):
                return True
    if node.dep_ == "compound" and node.head.pos_ == "PROPN":
        return _negated(node.head)  # "There was no Operation Lantern"
    return node.dep_ in {"pcomp", "pobj"} and node.head.lower_ == "without"


def _not_one(noun: Token) -> bool:
    """ "Not a single shot was fired", "not one was hurt": none was; not "not one but three shots"."""
    one = next((part for part in noun.lefts if part.lower_ == "one"), noun if noun.lower_ == "one" else None)
    single = any(part.lower_ == "single" for part in noun.lefts)
    denied = any(part.dep_ == "neg" for word in (noun, one) if word is not None for part in word.lefts)
    others = any(part.lower_ == "but" for part in noun.subtree)
    return (single or one is not None) and denied and not others


def _not_to_be_told(verb: Token) -> bool:
    """Whether somebody will not be told a thing: "don't tell us it was a quake", "let nobody say that it was one"."""
    if verb.lemma_ not in _TOLD or verb.tag_ not in {"VB", "VBP"}:
        return False
    who = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if who is None:
        return any(child.lower_ in {"us", "me"} and child.dep_ in {"dobj", "dative"} for child in verb.children)
    bidden = verb.head.lemma_ == "let" or any(child.lower_ == "should" for child in verb.children)
    return bidden and (who.lower_ in _NOBODY or any(part.lower_ == "no" for part in who.children))


def _is_no(node: Token) -> bool:
    """Whether it is told that there is no such thing: "there is no water"."""
    is_there = node.lemma_ == "be" and not _negated(node)
    things = [child for child in node.children if child.dep_ == "attr"] if is_there else []
    return any(part.dep_ == "det" and part.lower_ == "no" for thing in things for part in thing.children)


def _modified(trigger: Token) -> str:
    """What a participle on the trigger says: "the failed coup", "a planned strike", "the plot, which was foiled"."""
    for child in trigger.children:
        word = child.lemma_.lower().rsplit("-", 1)[-1]
        effect = _effects().get(word) or _effects().get(_PARTICIPLES.get(word, ""), "")
        if child.dep_ == "amod" and effect in {"planned", "predicted", "attempted", "failed", "prevented", "deferred"}:
            return effect
        if child.dep_ in {"relcl", "acl"} and child.tag_ == "VBN" and effect in {"prevented", "deferred"}:
            return effect
    return ""


def _stance(trigger: Token) -> Stance:
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
        if cue is not None and head.pos_ == "NOUN" and head.dep_ in SUBJECTS and _is_called_false(head.head):
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
    nobody = any(child.dep_ in SUBJECTS and child.lower_ in _NOBODY for child in head.children)
    return "questions" if nobody or _is_unconfirmed(head) else None


def _denied_with(node: Token, child: Token) -> bool:
    """Whether whoever denies `node` denies the part of it that holds the trigger: "denied that it took place"."""
    put_forward = _puts_forward(node) or (node.dep_ == "prep" and _puts_forward(node.head))  # "allegations of torture"
    return put_forward or child.dep_ in {"conj", "compound"} or _passes_denial(node, child)


def _declines(cue: cues.Cue, child: Token, trigger: Token) -> bool:
    """Whether a thing is not accepted, rather than said not to be: "rejected the treaty", "dismissed from the post".

    A claim that is rejected is denied: "dismissed reports of an attack".
    """
    claim = _puts_forward(child) and child.i != trigger.i
    return cue.term in _DECLINES and child.dep_ in {"dobj", "prep"} and not claim


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
