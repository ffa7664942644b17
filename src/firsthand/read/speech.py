"""Attributions whose cue is a verb: said that, denied, called for, was accused of, "...", she said.

In: a Page. Out: Drafts. Who speaks, speaker says; what is told, told and objects say; "was accused of" is passives'.
"""

from collections.abc import Iterator

from spacy.symbols import AUX, VERB  # type: ignore[import-not-found]
from spacy.tokens import Token

from firsthand.read import cues, withheld
from firsthand.read.clauses import (
    passive,
    runs,
    subject,
)
from firsthand.read.cues import Cue
from firsthand.read.drafts import Draft, draft
from firsthand.read.objects import OF_WHAT
from firsthand.read.page import Page
from firsthand.read.passives import said_in_the_passive
from firsthand.read.speaker import (
    agreeing,
    can_judge,
    counted,
    cue_words,
    inverted,
    it_can,
    led,
    of_no_one,
    source_words,
    speaking_again,
)
from firsthand.read.told import content_of, has_that
from firsthand.read.unperformed import unperformed
from firsthand.read.unsaid import says_nothing
from firsthand.records import Stance

_VERBS = frozenset({VERB, AUX})
_ASKS = frozenset({"ask", "inquire"})
_HEARSAY = frozenset({"say", "report", "rumor", "rumour", "claim", "allege"})  # "is said to": nobody vouches
_DOES = frozenset({"object", "infinitive", "preposition"})
# A participle that tells what a happening shows, and is nobody's word: "nine have died, underscoring the danger".
_SHOWS = frozenset(
    {
        "underscore",
        "highlight",
        "show",
        "reflect",
        "demonstrate",
        "illustrate",
        "indicate",
        "prove",
        "suggest",
        "signal",
    }
)
_PURPORTS = frozenset({"claim", "purport", "pretend"})
# What leaks and has no article either, as no liquid does: "leaked word of the sale".
_WORD_OF = frozenset({"confidential", "data", "footage", "information", "material", "news", "word"})
_NARRATOR = frozenset({"i", "we", "you"})


def verb_cues(page: Page) -> Iterator[Draft]:
    """The attributions of one paragraph that hang on a verb."""
    for token, _, _ in page.words:
        if token.pos not in _VERBS or token.dep_ in {"amod", "aux", "auxpass", "compound"}:
            continue
        cue = cues.verb(token)
        if cue is not None and not unperformed(token) and (cue.term != "comment on" or withheld.withheld(token)):
            made = said_in_the_passive(page, token, cue) if _is_passive(token) else _active(page, token, cue)
            if made is not None:
                yield made._replace(cue=cue._replace(stance=_stance(token, made)))


def _stance(verb: Token, made: Draft) -> Stance:
    """The cue's stance, as far as its own words do not turn it: "did not say", "asked for", "is said to"."""
    stance = made.cue.stance
    if withheld.withheld(verb) or (made.cue.kind == "attitude" and stance == "believes" and withheld.negated(verb)):
        return "questions"
    if stance == "questions" and made.cue.term in _ASKS and not _is_question(verb):
        return "asserts"
    if made.rule == "passive" and not made.sources and verb.lemma_.lower() in _HEARSAY:
        return "alleges"
    return stance


def _is_question(verb: Token) -> bool:
    """Whether what is asked is a question: "asked whether", "asked why", "asked: How?"; not "asked for", "asked to"."""
    if any(child.dep_ == "xcomp" or (child.dep_ == "prep" and child.lower_ == "for") for child in verb.rights):
        return False
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    return clause is None or not any(part.lower_ == "that" and part.dep_ == "mark" for part in clause.children)


def _is_passive(verb: Token) -> bool:
    return passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN") or _of_the_charged(verb)


def _of_the_charged(verb: Token) -> bool:
    """Whether a verb that must say whom says only of what: "nine men charged with theft", whatever the parser sees."""
    after = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    whom = any(child.dep_ in {"dobj", "aux"} for child in verb.children)
    return after == OF_WHAT.get(verb.lemma_.lower()) and verb.tag_ in {"VBN", "VBD"} and not whom


def _active(page: Page, verb: Token, cue: Cue) -> Draft | None:
    who = speaking_again(verb) or agreeing(verb, subject(verb)) or inverted(page, verb, cue)
    told = any(child.dep_ == "ccomp" and has_that(child) for child in verb.rights)  # "it highlights that"
    if who is not None and (who.lower_ == "there" or (who.lower_ == "it" and not (told or it_can(cue)))):
        return None
    if who is not None and (who.dep_ in {"csubj", "csubjpass"} or of_no_one(verb, who)):
        return None
    if who is not None and who.lower_ == "this" and cue.kind == "attitude":
        return None  # "the people who did this know what they have done", which the parser takes apart
    if who is not None and who.lower_ in _NARRATOR and page.quoting(verb) is None:
        return None
    if (who is None and verb.tag_ in {"VB", "VBP"}) or any(led(child) == verb for child in verb.rights):
        return None
    edge = verb.dep_ == "advcl" and verb.tag_ == "VBG" and cues.verb(verb.head) is None
    if edge and cue.term in _SHOWS and who is not None and who.pos_ == "NOUN":
        return None
    if who is not None and cue.term in _SHOWS and verb.dep_ == "xcomp" and verb.head.lemma_ in _PURPORTS:
        return None  # "a picture that claims to show the wreck": what it shows is the claim
    content, rule = content_of(page, verb, cue, who)
    if rule == "object" and cue.term == "leak" and any(map(_flows, verb.rights)):
        return None  # "had been leaking oil"
    if (
        rule == "object"
        and cue.term == "offer"
        and verb.tag_ in {"VBZ", "VBP", "VBG"}
        and page.paragraph.kind != "headline"
    ):
        return None  # "the airline offers flights": its trade
    if who is not None and (rule in _DOES or cue.term in _SHOWS) and not any(map(can_judge, counted(who))):
        return None
    if rule == "object" and cue.term == "report" and verb.tag_ == "VB":
        return None  # "farmers might not report a case": whom they would tell is an office
    source = (source_words(page, verb, who),) if who is not None else ()
    taken = {i for a, b in source for i in range(a, b)}
    group = cue_words(verb, cue)
    content -= taken | set(range(*group))
    inside = page.quoting(verb)
    if inside is not None:
        content &= set(range(inside.start, inside.end))
    pieces = runs(page.doc, content)
    if not pieces or says_nothing(page, verb, cue, who, content, rule):
        return None
    return draft(page, cue, verb, source, (group,), pieces, who, rule)


def _flows(child: Token) -> bool:
    """Whether a thing that leaks is a liquid or a gas: one word in the singular, without an article."""
    alone = child.tag_ == "NN" and not any(part.dep_ in {"det", "poss", "prep"} for part in child.children)
    return child.dep_ == "dobj" and alone and child.lemma_.lower() not in _WORD_OF
