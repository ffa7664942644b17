"""The happening that governs a time or a place: the first one on the way up from its words, or another clause's.

In: a stretch of a parsed paragraph, and the triggers by their tokens. Out: a trigger's number, ELSEWHERE, or None.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from firsthand.read.denied import OCCURS
from firsthand.read.document import Paragraph
from firsthand.read.hearings import hears
from firsthand.read.looked_back import BEHIND, appealed_against
from firsthand.read.triggers import TALLIES
from firsthand.records import Span

ELSEWHERE = -1
_PHRASE = 6  # words between a noun and its date: "the attack on the town of Orlund in May 2020"
_STORIES = frozenset({"article", "story", "report", "column", "interview", "statement", "editorial"})
# When and where somebody said it is not when and where it happened: "officials in Orlund said on Tuesday that".
_SAYING = frozenset(
    {"say", "tell", "report", "announce", "add", "claim", "confirm", "deny", "write", "reveal", "state",
     "publish", "note", "declare", "insist", "acknowledge", "admit", "allege", "describe", "explain", "show",
     "suggest", "believe", "think", "accuse", "blame", "warn", "argue", "estimate", "condemn", "praise", "criticise",
     "criticize", "thank", "urge", "promise", "repeat", "testify", "recall"}
)  # fmt: skip
_GIVES = frozenset({"put", "raise", "lower", "revise", "update", "cut", "give", "place"})  # a toll
_MEANWHILE = frozenset({"as", "while"})
_ITSELF = frozenset({"it", "they", "he", "she"})
_AWAY = frozenset({"away", "off", "out"})  # "were led away in handcuffs"
_SCENES = frozenset({"target", "scene", "site", "victim", "object", "setting", "venue"})
INSIDE = frozenset({"in", "near", "outside", "inside"})  # what stands behind them is a place, whatever the tagger says


def holder_of(paragraph: Paragraph, span: Span, index: dict[int, int]) -> int | None:
    """The trigger that governs a stretch of text: the first one on the way up; ELSEWHERE for another clause's."""
    token = word_of(paragraph, span)
    if token is None:
        return None
    if (then := in_which(token, index)) is not None:
        return then
    at, below, verb = token.i, token, None
    if token.head.dep_ == "prep" and token.head.lower_ == "on" and appealed_against(token.head.head):
        return ELSEWHERE
    for _ in range(12):
        if token.i in index:
            return index[token.i]
        if token.lemma_.lower() in _STORIES and token.pos_ == "NOUN":
            return ELSEWHERE  # "an article on Monday about the sinking" dates the article
        if token.dep_ == "relcl" and token.lemma_ in OCCURS and token.head.pos_ == "NOUN":
            return _named_by(token.head, index)  # "the operation, which happened on 13 March, is still talked of"
        verb = token if verb is None and token.pos_ in ("VERB", "AUX") else verb
        if token.pos_ == "VERB" and token.dep_ in ("acl", "relcl") and _is_told(token):
            return _near(at, _tied(verb) if verb is not None else (), index)
        clause = token.dep_ in ("relcl", "acl", "advcl") and not _is_main(token, index)
        if token.pos_ == "AUX" and token.dep_ == "relcl":
            own = [part.i for part in token.lefts if part.dep_ == "nsubj" and part.i in index]
            return index.get(own[0] if own else token.head.i, ELSEWHERE)  # "a gallery that was to close last autumn"
        saying = token.lemma_ in _SAYING or (token.pos_ == "VERB" and (hears(token) or _counts(token)))
        if token.pos_ == "VERB" and (saying or clause):
            if saying and below.dep_ == "ccomp":
                return _near(at, _tied(verb) if verb is not None else (), index)
            if saying and (inside := _told_before(token, at, index)):
                return _near(at, inside, index)  # "police said they had held the captain, Edwin Marsh, 58, on Tuesday"
            if saying and (told := _before_comma(token, at)):
                return _near(at, told, index)
            return None if _at_once(token) and not _asked_then(token) else ELSEWHERE
        if token.head.i == token.i:
            return None
        below, token = token, token.head
    return None


def _named_by(noun: Token, index: dict[int, int]) -> int:
    """The trigger that a noun is, or of which it is a part: "the wave of arrests, which happened on Monday"."""
    of = [part.i for way in noun.rights if way.lower_ == "of" for part in way.children if part.i in index]
    return index.get(noun.i, index[of[0]] if of else ELSEWHERE)


def noun_beside(paragraph: Paragraph, span: Span, index: dict[int, int]) -> int | None:
    """The noun trigger behind which a date stands: "the attack on Orlund in May 2020", whatever the parser says."""
    tokens = paragraph.tokens(span)
    before = paragraph.doc[max(0, tokens.start - _PHRASE) : tokens.start] if tokens is not None else None
    if not before or before[-1].pos_ not in ("ADP", "SCONJ") or before[-1].lower_ not in ("in", "on", "of"):
        return None
    for token in reversed(before):
        if token.i in index and token.pos_ == "NOUN":
            return index[token.i]
        if token.pos_ not in ("ADP", "DET", "PROPN", "ADJ", "NOUN", "PART", "SCONJ"):
            return None
    return None


def right_behind(paragraph: Paragraph, span: Span, index: dict[int, int]) -> int | None:
    """The noun trigger right behind which a place stands: "over the incident in Orlund", whatever the parser says."""
    tokens = paragraph.tokens(span)
    if tokens is None or tokens.start < 2 or paragraph.doc[tokens.start - 1].lower_ not in INSIDE:
        return None
    noun = paragraph.doc[tokens.start - 2]
    return index.get(noun.i) if noun.pos_ == "NOUN" else None


def what_it_followed(verb: Token, at: int, index: dict[int, int]) -> int | None:
    """The trigger after which something "has" happened, between that and a day: "has died after the raid on Friday".

    The present perfect takes no day of the past, so that it is the raid's.
    """
    perfect = verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.lefts)
    if not perfect:
        return None
    between = [token for token in verb.doc[verb.i + 1 : at] if token.i in index and token.pos_ == "NOUN"]
    led = [token for token in between if token.dep_ == "pobj" and token.head.lower_ in BEHIND]
    return index[led[-1].i] if led else None


def word_of(paragraph: Paragraph, span: Span) -> Token | None:
    """The word that heads a stretch of text."""
    tokens = paragraph.tokens(span)
    return tokens.root if tokens is not None else None


def in_which(time: Token, index: dict[int, int]) -> int | None:
    """The first trigger of a clause that says what happened then: "since 2011, when a strike lasted three weeks"."""
    for child in time.children:
        if child.dep_ == "relcl" and any(part.lower_ == "when" for part in child.subtree if part.i < child.i):
            inside = [part.i for part in child.subtree if part.i in index]
            return index[inside[0]] if inside else None
    return None


def _counts(verb: Token) -> bool:
    """Whether somebody gives a number then: "on Tuesday put the number of dead at 11", "raised the toll on Tuesday"."""
    counted = (child for child in verb.children if child.dep_ == "dobj")
    return verb.lemma_ in _GIVES and any(child.lemma_.lower() in TALLIES for child in counted)


def _asked_then(clause: Token) -> bool:
    """Whether a clause says when something was asked: "accounts of how he died when the inquest opened on Monday"."""
    return any(child.dep_ == "advmod" and child.lower_ in ("how", "why") for child in clause.head.lefts)


def _is_main(verb: Token, index: dict[int, int]) -> bool:
    """Whether a verb that a parser hangs on a noun is the main one: "a march with banners ended on Friday"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBD" or any(child.dep_ == "agent" for child in verb.children):
        return False
    noun = verb.head
    while noun.i not in index and noun.dep_ == "pobj":
        noun = noun.head.head
    return noun.i in index


def _is_told(clause: Token) -> bool:
    """Whether a clause says what a noun before it is about: "no doubt that the ambush", "word that the pier fell".

    Or what somebody told those whom the noun names: "told a news conference that Kesvik was shaken on Friday".
    """
    if not any(child.lower_ == "that" for child in clause.lefts):
        return False
    if clause.dep_ == "acl":
        return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.lefts)
    over = clause.head
    while over.dep_ == "pobj" or over.dep_ == "prep":
        over = over.head
    whole = any(child.dep_ == "nsubjpass" and child.lower_ != "that" for child in clause.lefts)
    return whole and (over if over.pos_ == "VERB" else over.head).lemma_ in _SAYING


def _near(at: int, told: Iterable[int], index: dict[int, int]) -> int:
    """Of the triggers among some words the one next to a word: "said Orlund was hit on Monday by a blast"."""
    near = [i for i in told if i in index]
    return index[min(near, key=lambda i: abs(i - at))] if near else ELSEWHERE


def _tied(verb: Token) -> Iterable[int]:
    """The nouns that are subject or object of a verb, or what "it was on Monday that" leads to.

    With them what it is told of, and how: "as for the raid, it came on Sunday", "were led off in handcuffs on Sunday".
    """
    if verb.dep_ == "xcomp":
        yield from _tied(verb.head)  # "the raid is known to have come on Wednesday"
    for child in verb.children:
        ends = [child] if child.dep_ in ("nsubj", "nsubjpass", "dobj") else []
        led = child.dep_ == "advmod" and child.lower_ in _AWAY
        if led or child.dep_ in ("prep", "agent"):
            onward = led or child.lower_ in ("as", "out")  # "as for the raid", "what came out of the talks"
            ways = [child, *(part for part in child.children if part.dep_ == "prep" and onward)]
            ends = [part for way in ways for part in way.children if part.dep_ == "pobj"]
            yield from (way.i for way in ways)
        if child.dep_ == "attr" and child.lemma_ in _SCENES:  # "on Monday the pier was the target of a raid"
            of = [part for part in child.children if part.dep_ == "prep"]
            ends = [part for way in of for part in way.children if part.dep_ == "pobj"]
        yield from (part.i for end in ends for part in (end, *end.lefts))
        if verb.lemma_ == "be" and child.dep_ in ("ccomp", "advcl", "relcl"):
            yield child.i
            yield from _tied(child)


def _before_comma(verb: Token, at: int) -> range:
    """The words up to one that a comma parts from a verb of saying: "shots rang out on Monday, the mayor said"."""
    commas = [part.i for part in verb.doc[at : max(at, verb.i)] if part.text == ","]
    begin = max((part.i for part in verb.doc[:at] if part.text == ","), default=0)
    return range(begin, commas[0]) if commas else range(0)


def _told_before(verb: Token, at: int, index: dict[int, int]) -> list[int]:
    """The triggers of what is said, where it stands between the verb of saying and a time or place."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and verb.i < child.i < at]
    return [part.i for clause in clauses for part in clause.subtree if part.i in index and part.i < at]


def _at_once(verb: Token) -> bool:
    """Whether a clause tells of the same moment as what it hangs on: "died when a wave hit the pier on Monday".

    Or what its own subject was doing then: "derailed as it was passing the mill in Orlund", "shot while leaving it".
    """
    if verb.dep_ != "advcl" or verb.head.tag_ not in ("VBD", "VBN") or verb.head.lemma_ in _SAYING:
        return False
    leads = {child.lower_ for child in verb.lefts if child.dep_ in ("advmod", "mark")}
    subjects = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    itself = verb.lemma_ not in _SAYING and all(child.lower_ in _ITSELF for child in subjects)
    return "when" in leads or (itself and not leads.isdisjoint(_MEANWHILE))
