"""What is over or comes whatever is told of it: the raid of "an inquiry into the raid", the vote somebody would sway.

In: a governing word, the part that it governs, the trigger. Out: whether its status is none of the trigger's.
"""

from spacy.tokens import Token

from firsthand.read import cues, withheld
from firsthand.read.stances import DECLINES
from firsthand.read.to_end import to_end
from firsthand.read.triggers import lexicon
from firsthand.resources import terms

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
UNASKED = frozenset(
    {"ASSAULT", "DEATH", "INJURY", "EXPLOSION", "FIRE", "CRASH", "COLLAPSE", "DISASTER", "MISSING", "COUP", "THEFT",
     "ESCAPE", "BRIBERY", "COERCE"}
)  # fmt: skip  # what nobody sets a day for, as they do for a vote or a summit
_HOW = frozenset({"how", "why", "when", "where"})
_ENDED = frozenset({"last", "past", "previous", "recent", "latest", "deadly", "fatal"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_HAVE_IT_DONE = frozenset({"want", "have", "get", "see", "order", "need", "like", "wish", "find", "keep", "leave"})
_SHUTS_OUT = frozenset({"rule out", "exclude"})  # who does not exclude arrests leaves them open


def is_past_to(node: Token, link: Token, trigger: Token) -> bool:
    """Whether a happening was over before what a word names: the raid of "an inquiry into last week's raid".

    Only one that is told as known, by its article, its owner or its day: "an inquiry into raids" is of any raids.
    """
    noun = next((part for part in link.children if part.dep_ == "pobj"), None) if link.dep_ == "prep" else None
    if noun is None or not any(entry.event in UNASKED for entry in lexicon("en").get(trigger.lemma_.lower(), ())):
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


def works_upon(node: Token, child: Token) -> bool:
    """Whether somebody works upon a happening, whose own status is none of his: "attempts to sway the vote".

    Told as known, by its article, its owner or its year; who "tried to influence a vote" leaves open whether there was.
    """
    if child.dep_ in ("nsubj", "nsubjpass") and to_end(child):
        return True  # "the strike will end on Thursday": it goes on
    if child.dep_ == "prep" and node.pos_ == "NOUN":
        if node.lemma_.lower() not in _EFFORTS or child.lower_ not in _WHEREIN:
            return False
        noun = next((part for part in child.children if part.dep_ == "pobj"), None)
    else:
        noun = child if child.dep_ == "dobj" and _touches(node, child) else None
    return noun is not None and any(
        part.dep_ == "poss" or part.lower_ in _KNOWN or part.ent_type_ == "DATE" for part in noun.lefts
    )


def _touches(verb: Token, noun: Token) -> bool:
    """Whether a verb works upon what is there; an arrest that somebody will contest was made, as no election was."""
    if verb.lemma_.lower() == "contest":
        return any(entry.event in UNASKED for entry in lexicon("en").get(noun.lemma_.lower(), ()))
    return verb.lemma_.lower() in terms("en", "works_upon")


def says_which(participle: Token) -> bool:
    """Whether a participle only says which people are meant: "ordered the release of the two men arrested in May".

    They were arrested, whatever is ordered; whoever "wants the two men arrested" may wait.
    """
    whose = participle.head
    if participle.dep_ != "acl" or participle.tag_ != "VBN":
        return False
    if whose.dep_ == "dobj" and whose.head.lemma_.lower() in _HAVE_IT_DONE:
        return False
    return any(part.lower_ in _KNOWN or part.dep_ == "poss" for part in whose.lefts)


def told_how(verb: Token) -> bool:
    """Whether only how, why, when or where something befell somebody is asked: "false statements about how he died"."""
    asked = verb.dep_ in {"pcomp", "ccomp"} and any(
        part.lower_ in _HOW and part.dep_ == "advmod" for part in verb.lefts
    )
    past = verb.tag_ == "VBD" or any(part.dep_ == "auxpass" and part.tag_ == "VBD" for part in verb.lefts)
    return asked and past and any(entry.event in UNASKED for entry in lexicon("en").get(verb.lemma_.lower(), ()))


def is_left_open(node: Token, child: Token) -> bool:
    """Whether a part is one that somebody will not shut out: "did not rule out", "refused to exclude"."""
    shuts_out = f"{node.lemma_.lower()} {cues.particle(node)}".strip() in _SHUTS_OUT
    unwilling = node.dep_ == "xcomp" and node.head.lemma_ in DECLINES
    return shuts_out and child.dep_ in {"dobj", "ccomp", "nsubjpass"} and (unwilling or withheld.negated(node))
