"""Content that is no clause: an infinitive, an object, what something is called, what is called for.

In: a Page, a verb and its Cue. Out: token indexes of the content and the rule that found them.
"""

from spacy.tokens import Token

from firsthand.read import cues
from firsthand.read.clauses import (
    has_to,
    noun_phrase,
    passive,
    subtree,
)
from firsthand.read.cues import Cue
from firsthand.read.page import Page
from firsthand.resources import kinds

OF_WHAT = {"charge": "with", "accuse": "of", "suspect": "of"}  # verbs that tell whom, and the word before what of
PLACES_OF_SPEECH = frozenset(
    "statement interview tweet speech email e-mail conference letter post article report briefing message hearing"  # noqa: SIM905
    " rally debate appearance memo column video testimony remark filing call meeting op-ed release".split()
)
_PLANS = frozenset({"plan", "proposal", "strategy", "scheme", "budget", "offer"})  # what is told when it is presented
_LIKENS = frozenset({"describe", "characterize", "characterise", "see", "view", "regard", "depict", "portray"})
MEANWHILE = frozenset({"after", "amid", "before", "during", "following", "since"})
SET_AGAINST = frozenset({"denies", "accuses"})


def object_of(page: Page, verb: Token, cue: Cue, who: Token | None) -> tuple[set[int], str]:
    """Content that is no clause: an infinitive, an object, what something is called, what is called for."""
    if (told_of := _told_of(verb)) and (cue.stance in SET_AGAINST or cue.frames & {"naming", "as"}):
        rest = [c for c in verb.rights if c.dep_ in {"oprd", "prep"} and not is_circumstance(c)]
        called = rest if cue.frames & {"naming", "as"} else []
        return told_of.union(*(subtree(c) for c in called)), "naming" if called else "object"
    right = [c for c in verb.rights if not is_circumstance(c) and c.dep_ not in {"punct", "cc", "conj", "prt", "agent"}]
    if (asked := _infinitive(verb, cue, right)) is not None:
        return asked, "infinitive"
    if cue.frames & {"naming", "judging", "as"}:
        if named := _named(verb, cue, right):
            return named, "naming"
        if "object" not in cue.frames:
            return set(), ""
    return _behind_preposition(cue, right) or _plain_object(verb, cue, who, right) or (set(), "")


def _infinitive(verb: Token, cue: Cue, right: list[Token]) -> set[int] | None:
    """What a verb asks, plans or hopes to do, with whom it asks."""
    infinitive = next((c for c in verb.rights if c.dep_ in {"xcomp", "ccomp", "advcl"} and has_to(c)), None)
    if "to" not in cue.frames or infinitive is None or infinitive.dep_ == "advcl":
        return None
    listener = [c for c in right if c.dep_ == "dobj" and c.i < infinitive.i]
    words = subtree(infinitive) - _set_before(infinitive)
    called = [
        p for c in right if c.lower_ in {"on", "upon"} and c.i < infinitive.i for p in c.children if p.dep_ == "pobj"
    ]
    if cue.term != "tell":
        words = words.union(*(subtree(c) for c in (*listener, *called)))
    return words


def _set_before(infinitive: Token) -> set[int]:
    """The page's own clause behind what is asked: "ordered them to clear it, hours before soldiers shot two"."""
    found: set[int] = set()
    for child in infinitive.subtree:
        own = any(part.dep_ in {"nsubj", "nsubjpass"} for part in child.lefts)
        set_off = child.left_edge.i > infinitive.i and child.left_edge.nbor(-1).text == ","
        if child.dep_ == "advcl" and own and set_off and any(part.lower_ in MEANWHILE for part in child.lefts):
            found |= subtree(child)
    return found


def _named(verb: Token, cue: Cue, right: list[Token]) -> set[int]:
    """What something is called or seen as, with what is: empty where nothing is."""
    told = {"oprd", "ccomp", "xcomp"} if "as" not in cue.frames else frozenset()  # "saw sales fall" judges nothing
    seen = [p for c in right if c.dep_ == "dobj" for p in c.rights]  # "saw their delay as a trick": of the delay
    named = any((c.dep_ in told and not has_to(c)) or is_as(c) for c in right) or any(map(is_as, seen))
    if not named or _convenes(verb, right):
        return set()
    return set().union(*(subtree(c) for c in right if c.dep_ != "advcl"))


def _behind_preposition(cue: Cue, right: list[Token]) -> tuple[set[int], str] | None:
    """What is called for, or of what somebody is accused, behind the preposition that the cue asks for."""
    prepositions = {frame.removeprefix("object:") for frame in cue.frames if frame.startswith("object:")}
    prepositions |= cue.frames & {"for", "on", "upon", "to", "of", "about", "against", "with"}
    if "to-noun" in cue.frames:
        prepositions.add("to")
    if "to" in prepositions and "to-noun" not in cue.frames:
        prepositions.discard("to")
    whom = next((c for c in right if c.dep_ == "dobj"), None)
    if whom is not None and (of_what := OF_WHAT.get(cue.term)) in prepositions:  # "charged a clerk with theft"
        accused = next((c for c in (*whom.rights, *right) if c.dep_ == "prep" and c.lower_ == of_what), None)
        if accused is not None:
            return subtree(whom) | subtree(accused), "object"
    for child in right:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            return subtree(child) - {child.i}, "preposition"
    return None


def _plain_object(verb: Token, cue: Cue, who: Token | None, right: list[Token]) -> tuple[set[int], str] | None:
    """A noun, a figure or a gerund that a verb puts on somebody's word."""
    whom = next((c for c in right if c.dep_ == "dobj"), None)
    plan = any(c.dep_ == "dobj" and c.lemma_.lower() in _PLANS for c in right)
    what = next((c for c in verb.lefts if c.dep_ == "dobj" and c.lower_ == "what"), None)
    as_what = next((c for c in right if c.dep_ == "prep" and c.lower_ == "as"), None)
    if what is not None and as_what is not None and ("as" in cue.frames or cue.term in _LIKENS):
        return subtree(as_what), "object"  # "of what the ministry described as “normal traffic”"
    figure = whom is not None and cue.core and _is_figure(whom)
    if figure or "object" in cue.frames or ("plan" in cue.frames and plan) or (cue.kind == "evidence" and _tells(who)):
        first = next((c for c in right if c.dep_ in {"dobj", "dative"}), None)
        if first is not None:
            kept = [
                c
                for c in right
                if c.i >= first.i
                and c.dep_ in {"dobj", "dative", "prep", "xcomp", "ccomp", "oprd"}
                and not (c.dep_ == "prep" and c.lower_ in MEANWHILE)
            ]
            return set().union(*(subtree(c) for c in kept)) - _set_against(first), "object"
    if "object" in cue.frames or cue.kind in {"attitude", "evidence"}:
        gerund = next((c for c in right if c.dep_ == "xcomp" and _is_gerund(c)), None)
        if gerund is not None:
            return subtree(gerund), "object"  # "fear falling behind"
    return None


def _is_figure(number: Token) -> bool:
    """Whether a number is all that is said: "the agency had said 13."; not "said 13 would be deported"."""
    after = number.doc[number.i + 1 : number.i + 2]
    small = all(child.dep_ in {"advmod", "quantmod", "compound"} for child in number.children)
    return number.like_num and number.dep_ == "dobj" and small and (not after or after[0].is_punct)


def _convenes(verb: Token, right: list[Token]) -> bool:
    """Whether something is called to take place, which the parser takes for a name: "the union, which had called the
    march".
    """
    told = [c for c in right if c.dep_ in {"oprd", "ccomp", "dobj", "attr"}]
    whom = any(c.dep_ == "dobj" for c in (*verb.lefts, *right)) or passive(verb) or bool(_told_of(verb))
    one = len(told) == 1 and told[0].pos_ in {"NOUN", "PROPN"} and not whom
    return verb.lemma_ == "call" and one and any(c.dep_ == "det" for c in told[0].lefts)


def _told_of(verb: Token) -> set[int]:
    """What stands before the relative clause of a cue: "the findings, which Moscow denies", "whom she had praised"."""
    moved = any(c.dep_ == "dobj" and c.tag_ in {"WDT", "WP"} for c in verb.lefts)
    return set(range(*noun_phrase(verb.head))) if verb.dep_ == "relcl" and moved else set()


def _set_against(noun: Token) -> set[int]:
    """What another says of a noun behind a comma: "backed the findings, which Moscow denies"."""
    clauses = (c for c in noun.rights if c.dep_ == "relcl" and (cue := cues.verb(c)) and cue.core and _told_of(c))
    return set().union(*(subtree(c) for c in clauses if c.left_edge.nbor(-1).text == ","))


def _tells(who: Token | None) -> bool:
    """Whether a subject is a document, which shows what stands in it: "polls show a close race", no docker does."""
    if who is not None and who.lower_ in {"that", "which"}:
        who = next((one.head for one in who.ancestors if one.dep_ == "relcl"), None)
    return who is not None and who.pos_ == "NOUN" and kinds("en", "source_nouns").get(who.lemma_.lower()) == "document"


def is_as(child: Token) -> bool:
    """Whether a preposition says as what something is seen: "as a trick"."""
    return child.dep_ == "prep" and child.lower_ == "as"


def is_circumstance(child: Token) -> bool:
    """Whether a modifier of the cue says when, where or in what it was said, and is no part of the content."""
    if child.dep_ in {"npadvmod", "advmod", "neg"}:
        return True
    if child.dep_ != "prep":
        return False
    for inner in child.children:
        if inner.dep_ == "pobj":
            return inner.ent_type_ in {"DATE", "TIME"} or inner.lemma_.lower() in PLACES_OF_SPEECH
    return False


def _is_gerund(verb: Token) -> bool:
    """Whether a verb is told as a noun: "denied firing", "denied having fired"."""
    having = any(c.dep_ == "aux" and c.lower_ == "having" for c in verb.lefts)
    return verb.tag_ == "VBG" or (verb.tag_ == "VBN" and having)
