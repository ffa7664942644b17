"""Who says what a verb tells, and in which words: "critics saying that", "“...,” said Brandvall", "declined to say".

In: a verb that is a cue, its subject. Out: the token that heads the source, the source's phrase, the words of the cue.
"""

from spacy.tokens import Token

from firsthand.read import cues
from firsthand.read.clauses import (
    SUBJECTS,
    behind_opening,
    has_to,
    noun_phrase,
    subject,
    trim,
    verb_group,
)
from firsthand.read.cues import Cue
from firsthand.read.needs import is_attributive, is_somebody
from firsthand.read.objects import is_circumstance
from firsthand.read.page import Page
from firsthand.resources import terms

_OF_ANYTHING = frozenset({"see", "hold", "back", "support", "like", "love", "aim", "seek", "know"})
_DONE_BY_SAYING = frozenset({"thank", "congratulate", "apologise", "apologize", "praise", "commend"})
_LISTENERS = frozenset({"me", "us", "him", "them"})
_AMOUNTS = frozenset({"total", "number", "handful", "rest", "dozen"})  # a majority of a house votes
_WHO = frozenset({"ORG", "PERSON", "GPE", "NORP"})
# What is written or said to be taken in: "the yard's help pages recommend", "text messages warned".
_PAGES = frozenset({"page", "message", "sign", "poster", "leaflet", "label", "manual", "guide", "website", "site",
                    "response", "reply", "answer", "advice", "remark", "comment", "speech", "tweet"})  # fmt: skip


def can_judge(who: Token) -> bool:
    """Whether a subject is somebody, a body or a paper, not a thing: no phone supports or offers by words."""
    if who.lower_ in {"that", "which"}:
        clause = next((one for one in who.ancestors if one.dep_ == "relcl"), None)
        return clause is not None and can_judge(clause.head)
    known = who.lemma_.lower() in terms("en", "source_nouns") or who.lower_ in terms("en", "source_nouns")
    if who.pos_ != "NOUN" or known or is_somebody(who) or who.ent_type_ in _WHO:
        return True
    if not who.is_alpha or who.lower_ in {"vice", "co", "ex"}:
        return True  # "the vice-chair", which the parser takes apart
    return who.lemma_.lower() in _PAGES


def counted(who: Token) -> tuple[Token, ...]:
    """A subject, and what it counts: "a total of 23 countries"."""
    return (who, *of_whom(who)) if who.lemma_.lower() in _AMOUNTS else (who,)


def of_whom(group: Token) -> list[Token]:
    """The members of "a handful of senators"."""
    of = [child for child in group.rights if child.dep_ == "prep" and child.lower_ == "of"]
    return [part for child in of for part in child.children if part.dep_ == "pobj"]


def of_no_one(verb: Token, who: Token) -> bool:
    """Whether "it" only stands for what follows: "it is hard to say", "it's not reasonable to expect that"."""
    judged = verb.head.lemma_ in {"be", "seem", "become"} and verb.dep_ in {"xcomp", "ccomp", "advcl"}
    return who.lower_ == "it" and who.head == verb.head and judged and has_to(verb)


def speaking_again(verb: Token) -> Token | None:
    """Who speaks by a verb that is joined to what he said of a thing: "declared that the talks were a triumph and
    predicted that prices would fall": he did, no talks predict.
    """
    clause = verb.head
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return None
    outer, told_of = cues.verb(clause.head), subject(clause)
    says = outer is not None and outer.core and (cue := cues.verb(verb)) is not None and cue.core
    before = next((c.nbor(-1).text for c in (*clause.rights, *verb.lefts) if c.dep_ == "cc" and c.i < verb.i), "")
    quoted = before in {"”", '"', "’", "'"} and verb.tag_ == clause.head.tag_  # “...” and claims it was ...
    return subject(clause.head) if says and told_of is not None and (quoted or not can_judge(told_of)) else None


def agreeing(verb: Token, who: Token | None) -> Token | None:
    """The subject, or the people right before a verb in the plural whose subject is one: "the swan is of that kind and
    officials say", which the parser reads as one clause.
    """
    before = verb.doc[verb.i - 1] if verb.i else verb
    slip = verb.tag_ == "VBP" and before.tag_ == "NNS" and is_somebody(before) and not any(map(_helps, verb.lefts))
    return (
        before
        if slip and who is not None and who.tag_ == "NN" and not any(c.dep_ == "conj" for c in who.rights)
        else who
    )


def _helps(child: Token) -> bool:
    return child.dep_ in {"aux", "auxpass"}


def inverted(page: Page, verb: Token, cue: Cue) -> Token | None:
    """The subject after the verb, as in `"...," said Brandvall`, where the parser took it for an object."""
    if "quote" not in cue.frames or verb.i == 0:
        return None
    before = page.doc[verb.i - 1]
    if not (before.is_punct or before.is_quote) or cue.term == "tell":  # who is told stands behind "told"
        return None
    quoted = any(quotation.end in {verb.i - 1, verb.i} for quotation in page.quotations)
    if not quoted and cue.stance != "reports":
        return None  # "..., scolded the port for its cranes"
    for child in verb.rights:
        if child.lower_ in _LISTENERS:
            continue  # "..., tell us who did it"
        if child.dep_ in {"dobj", "attr", "oprd", "nsubj", "ccomp"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            return child
    return None


def source_words(page: Page, verb: Token, who: Token) -> tuple[int, int]:
    """The source's phrase; it ends before a participle that is the cue itself: "critics saying that"."""
    opened = behind_opening(verb)
    start, end = opened if opened and opened[1] - 1 == who.i else noun_phrase(who)
    if start > 1 and who.pos_ == "PROPN" and is_attributive(page.doc[start - 2]):
        start -= 2  # "investigating judge Ada Lund"
    if verb.dep_ == "acl" and verb.head.i == who.i and start < verb.i < end:
        return trim(page.doc, (start, verb_group(verb)[0]))
    inside = page.quoting(page.doc[end - 1]) if who.i < verb.i < end else None
    if inside is not None and inside.start > verb.i:  # a quotation that the parser hangs on the name of its speaker
        end = verb_group(verb)[0]
        helper = next((i for i in range(who.i + 1, end) if page.doc[i].pos_ in {"VERB", "AUX"}), end)
        return trim(page.doc, (start, helper))  # "tabloids have taken to calling it"
    return start, end


def cue_words(verb: Token, cue: Cue) -> tuple[int, int]:
    """The verb group, with the preposition that a prepositional cue ends in."""
    start, end = verb_group(verb)
    over = led(verb)
    if over is not None and over.i < start:
        start = verb_group(over)[0]
    tail = cue.term.split(" ")[1:]
    for child in verb.children:
        if tail and child.lower_ == tail[-1] and child.i == end:
            end = child.i + 1
    return start, end


def led(verb: Token) -> Token | None:
    """The verb that leads a cue and is one with it: "declined to say", "would like to thank"."""
    if verb.dep_ != "xcomp" or not has_to(verb):
        return None
    over, cue = verb.head, cues.verb(verb)
    told = any(c.dep_ in {"ccomp", "xcomp", "dobj", "prep", "advcl"} and not is_circumstance(c) for c in verb.rights)
    if cue is None or over.pos_ != "VERB" or not told or cue.term == "comment":
        return None  # "declined to comment" tells nothing more
    unwilling = over.lemma_ in {"decline", "refuse"} and cue.core
    return over if unwilling or (over.lemma_ in {"want", "like", "wish"} and cue.term in _DONE_BY_SAYING) else None


def it_can(cue: Cue) -> bool:
    """Whether "it" can be a body that does this: "it plans to"; "it helped" and "it showed" may be of anything."""
    return cue.core or (cue.kind == "attitude" and cue.term not in _OF_ANYTHING)
