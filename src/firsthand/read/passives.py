"""Attributions whose cue is in the passive: "was accused by the ministry of", "is believed to", "expected in May".

In: a Page, the participle and its Cue. Out: a Draft, or None where the words put nothing on somebody's word.
"""

from spacy.tokens import Token

from firsthand.read import clauses, withheld
from firsthand.read.clauses import (
    has_to,
    noun_phrase,
    runs,
    subject,
    subtree,
    trim,
)
from firsthand.read.cues import Cue
from firsthand.read.drafts import Draft, draft
from firsthand.read.objects import MEANWHILE, OF_WHAT, SET_AGAINST, is_as, is_circumstance
from firsthand.read.page import Page
from firsthand.read.speaker import can_judge, cue_words, of_whom
from firsthand.read.unsaid import says_nothing

# "is believed to", "are said to": the only verbs whose passive without an agent still puts a thing on others' word.
_AGENTLESS = frozenset(
    "say report believe think allege claim understand expect suspect estimate accuse charge blame criticize"  # noqa: SIM905
    " criticise condemn consider regard view see praise describe label mock rumor rumour deem indict anticipate"
    " hope fear predict forecast project presume assume urge advise assure warn instruct announce confirm".split()
)
_AWAITED = frozenset(
    {"expect", "anticipate", "predict", "forecast", "fear", "announce"}
)  # "the boat is expected in late May"
_MADE_KNOWN = frozenset({"announce", "confirm"})
# What stands behind these is told of the act by whoever writes: "condemned by the council after the raid".
_MEANS = frozenset({"radio", "telephone", "phone", "letter", "email", "e-mail", "mail", "post", "video", "fax", "text"})
_AGAINST = frozenset({"oppose", "fear", "resist"})


def said_in_the_passive(page: Page, verb: Token, cue: Cue) -> Draft | None:
    """What a passive cue puts on somebody's word: that of its agent, or nobody's where it is "believed to"."""
    agent = clauses.agent(verb)
    if agent is None and verb.lemma_.lower() not in _AGENTLESS:
        return None
    has = any(c.dep_ == "auxpass" and c.lower_ in {"'s", "’s"} for c in verb.children)
    if has and any(c.dep_ == "dobj" for c in verb.rights):
        return None  # "she's seen the tests" is a perfect
    if agent is None and cue.core and withheld.negated(verb):
        return None  # "was not reported"
    if agent is None and _no_judgement(verb):
        return None
    if agent is not None and agent.lower_ in _MEANS and agent.n_lefts == 0:
        return None  # "was repeated by radio"
    if agent is not None and not any(map(can_judge, (agent, *of_whom(agent)))):
        return None  # "recognised by the rest of the world", "informed by the past"
    topic = subject(verb) if verb.dep_ != "acl" else None
    against = cue.stance in SET_AGAINST or cue.term in _AGAINST
    if verb.dep_ == "acl" and agent is not None and verb.head.pos_ in {"NOUN", "PROPN"} and against:
        topic = verb.head  # "a pipeline opposed by the members"; "accounts certified by the firm" says nothing
    charge = _charge(verb, agent)
    source = (noun_phrase(agent),) if agent is not None else ()
    if charge is not None and agent is not None:  # "was accused by the ministry of hiding losses"
        source = (trim(page.doc, (noun_phrase(agent)[0], charge.i)),)
    right = [c for c in verb.rights if c.dep_ in {"ccomp", "xcomp", "prep", "oprd", "dobj"} and not is_circumstance(c)]
    if agent is not None:
        when = _when(verb, agent)
        source = source if when is None or not source else (trim(page.doc, (source[0][0], min(source[0][1], when))),)
        right = [
            c
            for c in right
            if not (c.dep_ == "prep" and (c.lower_ in MEANWHILE | {"in"} or c.i >= (when or len(page.doc))))
        ]
    if agent is None:
        right = [c for c in right if not _to_number(c)]  # "brought the number of those charged to 25"
    if agent is None and verb.lemma_.lower() in _MADE_KNOWN:
        if right and all(c.dep_ == "prep" for c in right):
            return None  # "was announced at the fair", "was confirmed in the bay": a happening
        if topic is None or topic.pos_ == "PRON":
            right = [c for c in right if c.dep_ != "prep"]
            if not right:
                return None
    words: set[int] = set().union(*(subtree(c) for c in right), subtree(charge) if charge is not None else set())
    told = verb.lemma_.lower() in {"tell", "ask", "inform", "remind", "warn", "advise"}
    if topic is not None and topic.lower_ not in {"it", "who", "which", "that"} and not told:
        words |= set(range(*noun_phrase(topic))) - (subtree(verb) if verb.dep_ == "acl" else set())
    if not right and agent is None:
        if topic is None or verb.lemma_.lower() not in _AWAITED:
            return None
        words = set(range(*noun_phrase(topic))).union(*(subtree(c) for c in verb.rights if c.dep_ == "prep"))
    group = cue_words(verb, cue)
    after = page.doc[group[1]] if group[1] < len(page.doc) else None
    taken = after is not None and after.dep_ == "prep" and after.head.i == verb.i and after.i in words
    if after is not None and taken and not is_circumstance(after):
        group = (group[0], group[1] + 1)
    pieces = runs(page.doc, words - set(range(*group)) - {i for a, b in source for i in range(a, b)})
    if not pieces or (verb.dep_ == "acl" and says_nothing(page, verb, cue, agent, words, "passive")):
        return None  # "a conference held by the firm"
    return draft(page, cue, verb, source, (group,), pieces, agent, "passive")


def _when(verb: Token, agent: Token) -> int | None:
    """Where it begins to be told when a passive's agent spoke: "by members of both parties after the arrest of 12".

    The parser hangs it on the verb or on the last noun before it, and what stands behind it on either. Of people "who
    fled after the raid" the whole is who they are.
    """
    hung = (c for c in agent.subtree if c.dep_ == "prep" and c.i > agent.i and c.head.pos_ in {"NOUN", "PROPN"})
    told = (c.i for c in (*verb.rights, *hung) if c.dep_ == "prep" and c.lower_ in MEANWHILE and c.i > agent.i)
    return min(told, default=None)


def _no_judgement(verb: Token) -> bool:
    """Whether nobody judges in a passive: "known as the Old Quay" is a name, "seen in the bay" eyesight."""
    as_what = any(map(is_as, verb.rights))
    to_what = any(child.dep_ == "xcomp" and has_to(child) for child in verb.rights)
    return (verb.lemma_ == "know" and as_what) or (verb.lemma_ == "see" and not as_what and not to_what)


def _charge(verb: Token, agent: Token | None) -> Token | None:
    """The "of" that says of what the passive's agent accuses somebody, which the parser hangs on the agent."""
    word = OF_WHAT.get(verb.lemma_.lower()) if agent is not None else None
    told = (c for c in agent.subtree if c.lower_ == word and c.i > agent.i) if agent is not None else iter(())
    return next((c for c in told if c.dep_ == "prep" and c.nbor(1).lower_.endswith("ing")), None)


def _to_number(child: Token) -> bool:
    return child.lower_ == "to" and any(part.dep_ == "pobj" and part.like_num for part in child.children)
