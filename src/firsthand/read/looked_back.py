"""Happenings that a sentence only looks back at, asks for or speaks of: its time and place are not theirs.

In: the token of a trigger. Out: whether it takes no time or place that it does not govern itself.
"""

from spacy.tokens import Token

from firsthand.read import factuality
from firsthand.read.moods import asked_about
from firsthand.read.needs import is_somebody
from firsthand.read.reactions import reacted_to
from firsthand.read.taken_for_granted import says_which, told_how
from firsthand.read.triggers import lexicon
from firsthand.resources import terms

_DEEP = 4  # nouns: "over the deaths of inmates in the riot"
BEHIND = frozenset({"after", "following", "since", "amid"})
_LENGTHS = frozenset({"day", "week", "month", "year", "decade", "generation", "century", "night", "morning", "evening"})
_LASTS = frozenset({"remain", "stay"})
_DEMANDS = frozenset(
    {"demand", "seek", "urge", "request", "protest", "mourn", "commemorate", "recall", "cite", "invoke"}
)
_LOOKING_BACK = frozenset({"after", "since", "following", "over", "with", "about", "before", "despite"})
_ABOUT = frozenset({"amid", "into", "against", "over"})  # nothing happens at the same time as what it is about
_ANSWERS = frozenset({"part", "response", "reaction", "reply", "retaliation", "reprisal", "revenge"})
_INQUIRIES = frozenset({"inquiry", "enquiry", "investigation", "probe", "inquest", "appeal"})
_BEFALLING = frozenset({"kill", "die", "injure", "wound", "hurt", "drown", "perish", "miss"})
_LAW = frozenset({"SANCTION", "ACCUSE", "RULING", "COERCE"})  # done to somebody for what he did before
_JUDGED = _LAW - {"COERCE"}
_GROUNDS = frozenset({"for", "of", "with", "over"})
_COUNTS = frozenset({"count", "charge", "suspicion", "offence", "offense", "crime", "allegation", "accusation"})
_GUILTY = frozenset({"guilty", "liable", "responsible"})
_MEMORY = frozenset({"memory", "honour", "honor", "tribute", "homage", "remembrance", "commemoration", "anniversary"})
_FIRST = frozenset({"first", "second", "third", "latest", "last"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})


def is_left_out(token: Token) -> bool:
    """Whether a happening takes no time or place of its sentence that it does not govern."""
    own = apart(token) or looked_back_at(token) or _within_another(token) or told_how(token)
    if own or held_against(token) or _of_a_case(token) or asked_about(token) or reacted_to(token):
        return True
    return unlike(token) and any(t.lower_ == "since" for t in token.sent)


def looked_back_at(token: Token) -> bool:
    """Whether a happening is known, and others follow it or are about it; or is one that they ask for.

    "Arrested on Friday over the attack", "the day after the collapse"; "marched on Sunday to demand his exit",
    "to protest the collapse";
    "fined over the deaths in the riot", "searched as part of an inquiry", "quit on Friday amid an inquiry".
    """
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in _DEMANDS
    known = _is_known(token)
    for _ in range(_DEEP):
        if token.dep_ != "pobj":
            return False
        lead, token = token.head, token.head.head
        if lead.lower_ in _ABOUT or token.lower_ in _ANSWERS or (known and lead.lower_ in _LOOKING_BACK):
            return True
        if known and token.lemma_.lower() in _MEMORY:
            return True  # "marched on Saturday in memory of the victims of the crash"
        if token.pos_ not in ("NOUN", "PROPN"):
            return False
    return False


def held_against(deed: Token) -> bool:
    """Whether a happening is what somebody is arrested, charged or sentenced for, which was before that.

    "Sentenced on Friday for embezzling 3 million", "charged on Monday with two counts of theft".
    """
    while deed.dep_ == "conj":
        deed = deed.head
    if deed.dep_ == "dobj" and deed.head.dep_ == "pcomp":
        deed = deed.head  # "sent to jail on Friday for pocketing bribes"
    doing = deed.dep_ == "pcomp"  # "sentenced to four years in prison for stealing"
    if deed.dep_ not in ("pcomp", "pobj") or deed.head.lower_ not in _GROUNDS:
        return False
    above = deed.head.head
    while above.dep_ in ("conj", "appos"):
        above = above.head  # "charged the mayor and the builder with embezzling"
    if above.dep_ == "dobj" and (above.ent_type_ == "PERSON" or is_somebody(above)):
        above = above.head  # "convicted Ramiro Vik of embezzlement": the parser hangs it on his name
    if above.pos_ == "ADJ" and above.lower_ in _GUILTY:
        above = above.head
    for _ in range(_DEEP):
        if above.pos_ == "VERB":
            known = lexicon("en").get(above.lemma_.lower(), ())
            return any(entry.event in _LAW for entry in known) or above.lemma_ == "find"
        if not (doing or above.lemma_.lower() in _COUNTS) or above.dep_ != "pobj":
            return False
        above = above.head.head
    return False


def _of_a_case(deed: Token) -> bool:
    """Whether a happening tells of what or of whom a court decided: "convicted in a case that left one dead"."""
    at = deed
    for _ in range(2 * _DEEP):
        if at.dep_ == "relcl":
            whose = at.head
            while whose.dep_ in ("pobj", "prep", "appos") and whose.head.pos_ != "VERB":
                whose = whose.head
            over = whose.head
            behind = over.i < whose.i and whose.dep_ in ("dobj", "prep")
            return behind and any(one.event in _JUDGED for one in lexicon("en").get(over.lemma_.lower(), ()))
        if at.head.i == at.i:
            return False
        at = at.head
    return False


def is_behind(token: Token) -> bool:
    """Whether a happening is known to have been, whatever is planned about it: "ordered an inquiry into the blast"."""
    if token.dep_ != "pobj" or not _is_known(token):
        return False
    lead = token.head
    return lead.lower_ in BEHIND or (
        lead.lower_ in ("into", "against") and lead.head.lemma_.lower() in _INQUIRIES | {"investigate"}
    )


def lasting(token: Token) -> bool:
    """Whether a day is one on which something lasted, not that of its beginning: "still in custody on Saturday"."""
    state = token.head if token.dep_ == "pobj" else token  # "in custody"
    if state.head.lemma_ in _LASTS and state.dep_ != "nsubj":  # "the march on Saturday remained peaceful"
        return True
    over = state.head if state.head.lemma_ == "be" else state
    lasts = over.lemma_ == "be" or over.tag_ in ("VBG", "JJ")
    return lasts and any(child.lower_ == "still" for child in over.children)


def apart(token: Token) -> bool:
    """Whether a happening is only spoken of, or told by how long it took: "debated the blast", "years of exile"."""
    if appealed_against(token):
        return True
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in factuality.TOPICS
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _LENGTHS


def _within_another(token: Token) -> bool:
    """Whether a happening only says who somebody is of whom a sentence tells another thing, or what came before it.

    "A docker who was hurt in the raid died on Sunday" dates no raid, "returned on Sunday, hours after gas had leaked"
    no leak. "Nine died on Monday after a bus overturned" dates both.
    """
    at = token.i
    for _ in range(8):
        if token.dep_ in ("relcl", "acl"):
            whose = token.head
            while whose.dep_ in ("appos", "conj", "pobj") or (whose.dep_ == "prep" and whose.head.pos_ != "VERB"):
                whose = whose.head  # "sixteen of those arrested were released"
            if token.i == at and whose.i != token.head.i and whose.dep_ == "dobj" and says_which(token):
                return True  # "on Monday ordered the release of one of the two men arrested"
            return whose.dep_ in ("nsubj", "nsubjpass") and whose.head.pos_ == "VERB" and whose.head.i > at
        if token.dep_ == "advcl":
            mark = next((child for child in token.children if child.dep_ == "mark"), None)
            purpose = any(child.lower_ == "to" for child in token.lefts)  # "appeared before the media to report"
            if mark is not None and mark.lower_ in ("after", "before", "since") and not purpose:
                return token.head.lemma_ not in _BEFALLING and token.head.pos_ == "VERB"
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def unlike(noun: Token) -> bool:
    """Whether a happening is told as the first or worst for some time: "the first strike since 2011"."""
    return noun.pos_ == "NOUN" and any(child.tag_ == "JJS" or child.lower_ in _FIRST for child in noun.lefts)


def appealed_against(noun: Token) -> bool:
    """Whether a judgment is what somebody appealed against: "appealed against the verdict on Wednesday"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "against" and noun.head.head.lemma_ == "appeal"


def _is_known(noun: Token) -> bool:
    """Whether a noun is told of as known: "the attack", "that raid", "Saturday's blast"."""
    return any(child.lower_ in _KNOWN or child.dep_ == "poss" for child in noun.lefts)


def in_the_wake(noun: Token, day: Token) -> bool:
    """Whether a day behind a noun is that of what was done in its wake.

    "Called off the search for survivors of the ferry fire on Friday" dates no fire.
    """
    if noun.pos_ not in ("NOUN", "PROPN") or day.i < noun.i:
        return False
    above, wake = noun, False
    while above.dep_ == "pobj" and above.head.dep_ == "prep":
        above = above.head.head
        wake = wake or above.lemma_.lower() in terms("en", "wakes")
    verb = above.head
    return wake and above.dep_ == "dobj" and verb.pos_ == "VERB" and verb.i < above.i and verb.tag_ in ("VBD", "VBN")
