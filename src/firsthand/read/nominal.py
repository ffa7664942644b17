"""Attributions whose cue is no verb: according to, the claim that, his fear of, is worried that, as X puts it.

In: a Page. Out: Drafts.
"""

from collections.abc import Iterator

from spacy.strings import get_string_id
from spacy.symbols import ADJ, NOUN, advcl  # type: ignore[import-not-found]
from spacy.tokens import Token

from firsthand.read import cues
from firsthand.read.according import according
from firsthand.read.before_a_colon import counted, headed, introduced
from firsthand.read.clauses import (
    SUBJECTS,
    has_to,
    noun_phrase,
    runs,
    subject,
    subtree,
    taken_up,
    verb_group,
)
from firsthand.read.cues import Cue
from firsthand.read.drafts import Draft, draft
from firsthand.read.needs import is_somebody
from firsthand.read.nouns_of_saying import by_a_noun, says_that
from firsthand.read.page import Page

_ACCORDING_WORD = get_string_id("according")
_AS = frozenset(
    {
        "say",
        "put",
        "note",
        "point",
        "explain",
        "write",
        "report",
        "describe",
        "tell",
        "see",
        "observe",
        "claim",
        "suggest",
        "argue",
        "state",
        "admit",
        "acknowledge",
        "warn",
        "promise",
        "announce",
        "reveal",
        "disclose",
        "recall",
        "predict",
    }
)


def nominal_cues(page: Page) -> Iterator[Draft]:
    """The attributions of one paragraph that hang on a noun, an adjective, "according to", "as" or a colon."""
    nouns, adjectives = cues.lexicon("en", "cue_nouns"), cues.lexicon("en", "cue_adjectives")
    for token, lemma, lower in page.words:
        part = token.pos
        if token.lower == _ACCORDING_WORD:
            yield from according(page, token)
        elif part == NOUN:
            cue = nouns.get(lemma)
            if cue is not None:
                yield from by_a_noun(page, token, cue)
        elif part == ADJ and token.dep_ in {"acomp", "ROOT", "conj", "ccomp", "oprd"}:
            cue = adjectives.get(lemma)
            if cue is not None:
                yield from _adjective(page, token, cue)
        elif token.tag_ == "VBN" and any(child.dep_ == "nsubjpass" for child in token.lefts):
            cue = adjectives.get(lower)
            if cue is not None:
                yield from _moved(page, token, cue)
        elif token.dep == advcl and token.lemma_ in _AS:
            yield from _as_said(page, token)
    yield from introduced(page)
    yield from headed(page)
    yield from counted(page)


def _adjective(page: Page, adjective: Token, cue: Cue) -> Iterator[Draft]:
    be = adjective.head
    who = subject(be) if adjective.dep_ != "ROOT" else subject(adjective)
    if who is None or who.lower_ in {"it", "i", "we", "you", "there", "this", "that"}:
        return
    content: set[int] = set()
    end = adjective.i + 1
    for child in [*adjective.rights, *(c for c in be.rights if c.i > adjective.i and c.dep_ == "ccomp")]:
        that = child.dep_ == "ccomp" or (child.dep_ in {"advcl", "csubj"} and says_that(child))  # "made clear that"
        if (that and "that" in cue.frames) or (child.dep_ == "xcomp" and "to" in cue.frames and has_to(child)):
            content = subtree(child) - taken_up(child)
            if (said := _says(child)) is not None:  # "I am happy to say that it holds"
                content, end = subtree(said), child.i + 1
        elif child.dep_ == "prep" and child.lower_ in cue.frames and child.i == end:
            content, end = subtree(child) - {child.i}, child.i + 1
        if content:
            break
    start = verb_group(be)[0] if be.pos_ in {"VERB", "AUX"} and be.i < adjective.i else adjective.i
    source = noun_phrase(who)
    if source[0] <= start < source[1]:
        start = adjective.i
    pieces = runs(page.doc, content - set(range(start, end)) - set(range(*source)))
    if pieces:
        yield draft(page, cue, adjective, (source,), ((start, end),), pieces, who, "adjective")


def _says(infinitive: Token) -> Token | None:
    """What somebody is glad or sorry to say: the clause after a verb of saying."""
    said = cues.verb(infinitive) if infinitive.dep_ == "xcomp" else None
    if said is None or not said.core:
        return None
    return next((child for child in infinitive.rights if child.dep_ == "ccomp"), None)


def _moved(page: Page, participle: Token, cue: Cue) -> Iterator[Draft]:
    """Who "was alarmed by", "are baffled by" something."""
    who = next(child for child in participle.lefts if child.dep_ == "nsubjpass")
    by = next((child for child in participle.rights if child.dep_ == "agent"), None)
    what = next((child for child in by.children if child.dep_ in {"pobj", "pcomp"}), None) if by is not None else None
    if by is None or what is None or who.pos_ == "PRON" or not is_somebody(who):
        return
    words = (verb_group(participle)[0], by.i + 1)
    pieces = runs(page.doc, subtree(what))
    if pieces:
        yield draft(page, cue, participle, (noun_phrase(who),), (words,), pieces, who, "adjective")


def _as_said(page: Page, verb: Token) -> Iterator[Draft]:
    """ "As X points out, ...": the rest of the sentence is on X's word."""
    if not any(child.lower_ == "as" and child.i < verb.i for child in verb.children):
        return
    who = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    cue = cues.verb(verb) or (cues.lexicon("en").get("say") if verb.lemma_ == "put" else None)
    if who is None or cue is None or any(child.dep_ in {"ccomp"} for child in verb.children):
        return
    source, group = noun_phrase(who), verb_group(verb)
    start, end = page.unit(verb)
    if _set_against(page, verb, start):
        return
    about = verb.head
    inner = about.dep_ in {"conj", "ccomp", "acl", "relcl"} and any(c.dep_ in SUBJECTS for c in about.children)
    whole = subtree(about) if inner else set(range(start, end))
    pieces = runs(page.doc, whole - subtree(verb))
    if pieces:
        yield draft(page, cue, verb, (source,), (group,), pieces, who, "as")


def _set_against(page: Page, verb: Token, start: int) -> bool:
    """Whether X said what the words before deny: "at ten and not at noon as the police had stated"; no comma."""
    lead = max((child.i for child in verb.children if child.lower_ == "as" and child.i < verb.i), default=start)
    for token in reversed(page.doc[start:lead]):
        if token.text in {",", ";", ":"}:
            return False
        if token.lower_ == "not":
            return token.nbor(-1).lower_ in {"and", "but", ","} if token.i > start else False
    return False
