"""Attributions that hang on a phrase: in the view of X, by X's account, going by X, as set out in X, can be read in X.

In: a Page. Out: Drafts. A phrase is told by its words more than by its parse, which seldom knows what it hangs on.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from firsthand.read.according import clause_around
from firsthand.read.clauses import noun_phrase, runs, titled
from firsthand.read.cues import Cue
from firsthand.read.drafts import Draft, draft
from firsthand.read.needs import is_somebody
from firsthand.read.page import Page
from firsthand.resources import kinds, terms

_SAYS = Cue("according to", "speech", frozenset({"clause"}), "reports")
# What somebody has or gives: "in the view of the mayor", "by her account", "on the word of two clerks".
_ACCOUNTS = frozenset(
    {"view", "opinion", "account", "word", "estimation", "judgment", "judgement", "assessment", "reckoning", "telling",
     "version", "reading", "estimate", "testimony", "admission", "recollection"}
)  # fmt: skip
_LEADS = frozenset({"in", "by", "from", "on"})
_EMERGES = frozenset({"emerge", "follow", "appear", "transpire"})  # "from her account it emerges that"
_GOING = frozenset({"go", "judge"})  # "going by the log", "judging from the memo"
_SET_OUT = frozenset(
    {"set", "record", "state", "note", "detail", "describe", "lay", "document", "mention", "list", "contain", "relate",
     "recount", "outline", "specify", "log"}
)  # fmt: skip
_READS = frozenset({"read", "learn", "gather", "glean", "see", "find"})  # "it can be read in the memo that"
_NOTES = _SET_OUT - {"set", "lay"} | {"write", "say", "stress"}  # "in the memo it is written that"
_APART = frozenset({",", "—", "–", "-", ";", "--"})
_TOLD = frozenset({"information", "claim", "report", "statement", "account", "figure", "news", "assertion"})
# What a parser takes for the plural of a noun: "a police log records that".
_RECORDS = frozenset({"records", "notes", "states", "reports", "claims", "details", "documents"})


def phrase_cues(page: Page) -> Iterator[Draft]:
    """The attributions of one paragraph that hang on such a phrase."""
    for token, lemma, lower in page.words:
        if lower in _LEADS:
            made = _in_view(page, token)
        elif lemma in _GOING and token.tag_ == "VBG":
            made = _going_by(page, token)
        elif lemma in _SET_OUT and token.tag_ in {"VBN", "VBD"} and token.i and token.nbor(-1).lower_ == "as":
            made = _set_out(page, token)
        elif lemma in _READS and token.tag_ == "VBN":
            made = _read_in(page, token)
        elif lemma in _NOTES and token.tag_ == "VBN":
            made = _noted_in(page, token)
        elif lemma in _EMERGES and token.tag_ in {"VBZ", "VBD"}:
            made = _emerging_from(page, token)
        elif lower in {"reads", "read"} and token.i and token.nbor(-1).text == ",":
            made = _reads(page, token)
        elif lower in _ACCOUNTS and token.dep_ == "attr":
            made = _that_is(page, token)
        elif lemma == "attribute" and token.tag_ in {"VBD", "VBZ", "VBN"}:
            made = _attributed(page, token)
        elif lower in _RECORDS and token.pos_ == "NOUN":
            made = _slipped(page, token)
        else:
            made = None
        if made is not None:
            yield made


def _in_view(page: Page, lead: Token) -> Draft | None:
    """ "In the view of the mayor, ..." and "by the mayor's account": not "in view of the storm"."""
    noun = _governed(lead)
    agent = lead.dep_ == "agent" and lead.nbor(-1).text != ","
    if noun is None or noun.lemma_.lower() not in _ACCOUNTS or agent:
        return None  # "was liked by the minister's account"
    who, end = _owner(noun)
    if who is None or not _tells(who):
        return None
    phrase = set(range(lead.i, max(end, noun_phrase(who)[1])))
    over = lead.head
    said = next((child for child in over.children if child.dep_ == "ccomp"), None) if over.pos_ == "VERB" else None
    if said is not None and over.lemma_ in _EMERGES:
        return _made(page, over, who, (lead.i, noun.i + 1), _from_that(page, said.left_edge.i))
    start, stop = clause_around(page, lead)
    return _made(page, lead, who, (lead.i, noun.i + 1), set(range(start, stop)) - phrase)


def _governed(lead: Token) -> Token | None:
    found = next((child for child in lead.rights if child.dep_ in {"pobj", "pcomp"}), None)
    return titled(found) or (found if found.dep_ == "pobj" else None) if found is not None else None


def _owner(noun: Token) -> tuple[Token | None, int]:
    """Whose account it is, and where the phrase ends; "his" and "one's own" name nobody by themselves."""
    whose = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if whose is not None:
        return whose, noun.i + 1
    if not any(child.dep_ == "det" for child in noun.lefts) and noun.lower_ != "words":
        return None, 0
    of = next((child for child in noun.rights if child.lower_ == "of" and child.i == noun.i + 1), None)
    return (_governed(of), 0) if of is not None else (None, 0)


def _going_by(page: Page, verb: Token) -> Draft | None:
    told = _told_by(child for child in verb.rights if child.lower_ in {"by", "from"} and child.i == verb.i + 1)
    if told is None or not (verb.i == page.unit(verb)[0] or verb.nbor(-1).text == ","):
        return None
    lead, who = told
    start, stop = page.unit(verb)
    phrase = set(range(verb.i, noun_phrase(who)[1]))
    return _made(page, verb, who, (verb.i, lead.i + 1), set(range(start, stop)) - phrase)


def _set_out(page: Page, verb: Token) -> Draft | None:
    """ "..., as set out in the report", "as noted by the clerk"; "built as described in the plan" tells how."""
    told = _told_by(c for c in verb.rights if c.lower_ in {"in", "by"} and c.dep_ in {"prep", "agent"})
    start, stop = page.unit(verb)
    if told is None or not (verb.i - 1 == start or page.doc[verb.i - 2].text == ","):
        return None
    lead, who = told
    phrase = set(range(verb.i - 1, noun_phrase(who)[1]))
    return _made(page, verb, who, (verb.i - 1, lead.i + 1), set(range(start, stop)) - phrase)


def _read_in(page: Page, verb: Token) -> Draft | None:
    """ "It can be read in the memo that ..."."""
    told = _told_by(child for child in verb.rights if child.lower_ in {"in", "from"} and child.dep_ == "prep")
    if told is None or not _has_it(verb):
        return None
    lead, who = told
    return _made(page, verb, who, (verb.i, lead.i + 1), _from_that(page, who.i + 1))


def _noted_in(page: Page, verb: Token) -> Draft | None:
    """ "In the register it is noted that ..."."""
    told = _told_by(child for child in verb.lefts if child.lower_ in {"in", "on"} and child.dep_ == "prep")
    if told is None or not _has_it(verb):
        return None
    _, who = told
    return _made(page, verb, who, (verb.i, verb.i + 1), _from_that(page, verb.i + 1))


def _emerging_from(page: Page, verb: Token) -> Draft | None:
    """ "The depot was empty, it emerges from the register"."""
    it = next((child for child in verb.lefts if child.lower_ == "it"), None)
    told = _told_by(child for child in verb.rights if child.lower_ == "from" and child.i == verb.i + 1)
    if it is None or told is None or it.i <= page.unit(verb)[0] or page.doc[it.i - 1].text not in _APART:
        return None
    lead, who = told
    return _made(page, verb, who, (it.i, lead.i + 1), set(range(page.unit(verb)[0], it.i - 1)))


def _reads(page: Page, verb: Token) -> Draft | None:
    """ "The depot was empty, reads a police log": at the end of its sentence, and of a text."""
    start, stop = page.unit(verb)
    who = next((child for child in verb.rights if child.dep_ in {"dobj", "nsubj"}), None)
    if (
        who is None
        or noun_phrase(who)[0] != verb.i + 1
        or any(t.is_alpha for t in page.doc[noun_phrase(who)[1] : stop])
    ):
        return None
    if kinds("en", "source_nouns").get(who.lemma_.lower()) != "document" or any(c.dep_ == "conj" for c in who.rights):
        return None
    return _made(page, verb, who, (verb.i, verb.i + 1), set(range(start, verb.i - 1)))


def _that_is(page: Page, noun: Token) -> Draft | None:
    """ "The depot was empty — that is the word from the mayor": "that" is all before it."""
    be = noun.head
    that = next((child for child in be.lefts if child.lower_ in {"that", "such"} and child.i == be.i - 1), None)
    start = page.unit(noun)[0]
    if be.lemma_ != "be" or that is None or that.i <= start + 1 or page.doc[that.i - 1].text not in _APART:
        return None
    told = _told_by(child for child in noun.rights if child.lower_ in {"of", "from"} and child.i == noun.i + 1)
    if told is None:
        return None
    lead, who = told
    return _made(page, noun, who, (that.i, lead.i + 1), set(range(start, that.i - 1)))


def _attributed(page: Page, verb: Token) -> Draft | None:
    """ "The Courier attributed to the clerk the information that ...": what the clerk told."""
    told = _told_by(child for child in verb.rights if child.lower_ == "to" and child.dep_ in {"prep", "dative"})
    if told is None:
        return None
    to, who = told
    behind = page.doc[who.i + 1 : page.unit(verb)[1]]
    what = next((word for word in behind if word.lemma_.lower() in _TOLD), None)
    if what is None:
        return None
    return _made(page, verb, who, (verb.i, to.i + 1), _from_that(page, what.i + 1))


def _slipped(page: Page, word: Token) -> Draft | None:
    """ "A police log records that ...", where the parser sees records of a log."""
    following = page.doc[word.i + 1 : word.i + 2]
    if not following or following[0].lower_ != "that" or word.i == page.unit(word)[0]:
        return None
    who = word.nbor(-1)
    start = word.left_edge.i
    nouns = kinds("en", "source_nouns")
    if who.pos_ not in {"NOUN", "PROPN"}:
        return None
    if word.dep_ == "pobj" and nouns.get(word.head.head.lower_) == "document":
        start = word.head.head.left_edge.i  # "a letter from the prosecutor states that"
        who = word.head.head
    elif nouns.get(who.lower_) != "document":
        return None
    said = _from_that(page, word.i + 1)
    pieces = runs(page.doc, said)
    if not pieces or start >= word.i:
        return None
    return draft(page, _SAYS, word, ((start, word.i),), ((word.i, word.i + 1),), pieces, who, "clause")


def _told_by(leads: Iterable[Token]) -> tuple[Token, Token] | None:
    """The first of some prepositions, and who tells behind it; None where there is none, or nobody tells."""
    lead = next(iter(leads), None)
    who = _governed(lead) if lead is not None else None
    return (lead, who) if lead is not None and who is not None and _tells(who) else None


def _has_it(verb: Token) -> bool:
    """Whether nobody is its subject: "it is noted", "it can be read"."""
    return any(child.lower_ == "it" and child.dep_ in {"nsubjpass", "nsubj", "expl"} for child in verb.lefts)


def _from_that(page: Page, start: int) -> set[int]:
    """What stands from the next "that" to the end of its sentence; nothing where none comes at once."""
    stop = page.unit(page.doc[min(start, len(page.doc) - 1)])[1]
    at = next((i for i in range(start, min(start + 8, stop)) if page.doc[i].lower_ == "that"), None)
    return set(range(at, stop)) if at is not None else set()


def _tells(who: Token) -> bool:
    """Whether a noun is somebody, a body or a text that tells: not "going by the weather"."""
    if who.pos_ == "PRON":
        return who.lower_ in {"he", "she", "they", "his", "her", "their", "him", "them"}
    known = terms("en", "source_nouns")
    of = next((child for child in who.rights if child.lower_ == "of"), None)
    if of is not None and who.lower_ in _some():
        return any(child.dep_ == "pobj" and _tells(child) for child in of.children)
    return who.pos_ == "PROPN" or is_somebody(who) or who.lemma_.lower() in known or who.lower_ in known


@cache
def _some() -> frozenset[str]:
    """How many there are, as a noun before "of": "dozens of residents", "a handful of nurses"."""
    return frozenset(term.split()[-1] for term in terms("en", "group_numbers"))


def _made(page: Page, cue: Token, who: Token, words: tuple[int, int], said: set[int]) -> Draft | None:
    start, end = noun_phrase(who)
    end = who.i + 1 if who.dep_ == "poss" else min([end, *(i for i in said if i > who.i)])
    source = (start, end)
    pieces = runs(page.doc, said - set(range(*source)) - set(range(*words)))
    if not any(token.pos_ in {"VERB", "AUX"} for a, b in pieces for token in page.doc[a:b]):
        return None
    return draft(page, _SAYS, cue, (source,), (words,), pieces, who, "according to")
