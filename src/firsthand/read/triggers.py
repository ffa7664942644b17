"""Words that name a happening, found in a text by the event lexicon.

In: a parsed sentence. Out: Triggers with their lexicon entry. Where there is no parser, see plain_triggers.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from firsthand import resources
from firsthand.read import needs
from firsthand.read.figurative import is_figure, is_not_the_word
from firsthand.read.needs import people

_DAY, _DAY_OR_YEAR = re.compile(r"[0-3]?\d"), re.compile(r"[0-3]?\d|(?:19|20)\d\d")
_GAP = 4  # "rounded the men up", "cost 52 people their lives": other words inside a phrase, and its next
_COMPLEMENTS = frozenset({"dobj", "prep", "pobj"})
_PARTICLES = frozenset({"off", "up", "down", "in", "out", "away", "over"})
_ADRIFT = frozenset({"ADP", "ADV", "PART", "SCONJ", "VERB", "AUX", "PUNCT", "CCONJ"})  # not in an object
# Nouns before which an event noun stays an event: "coup attempt", "death toll", "murder victim" speaks of a murder.
_KEEPS = frozenset(
    {"attempt", "plot", "plan", "toll", "victim", "scene", "site", "wave", "spree", "count", "raid", "attack",
     "mission", "operation", "bid", "campaign", "day", "suspect", "result", "effort", "investigation", "probe",
     "ceremony", "emergency"}
)  # fmt: skip


_GUNS = frozenset(
    {"artillery", "mortar", "rocket", "tank", "sniper", "gun", "rifle", "arms", "hostile", "friendly", "live"}
)
_ILLNESS = frozenset({"heart", "panic", "asthma", "anxiety"})  # attack
_GREAT = frozenset({"big", "great", "good", "huge"})  # "it became a big deal", "a great deal of"
_PLAIN_PARTICLES = frozenset({"dead", "down", "out", "up"})
_SIRENS = frozenset({"alarm", "alert", "siren", "shelter", "warning"})  # "air raid sirens": there may be no raid
_FOR_PAPERS = frozenset({"press", "news", "media"})  # release
_WATERS = frozenset({"coast", "shore", "island", "cape", "port", "harbour", "harbor"})
_HOLDS = frozenset({"be", "remain", "take", "hold", "keep", "have", "place", "put", "stay"})
AGAIN_AND = "again "  # the same, and what stands behind it: "he was seized", where an abduction is told of
TALLIES = frozenset({"number", "total", "count", "toll", "tally"})  # "the number of cases"
AGAIN = "again"  # the need of a word that only takes up a happening which the article names otherwise: "the gathering"
_SHOOTS = frozenset({"open", "return", "exchange", "trade", "hold", "cease", "draw"})  # fire
_SPEAKS = frozenset({"say", "shout", "yell", "cry", "scream", "order", "call"})
_OPENS, _CLOSES = frozenset("“\"‘'«"), frozenset("”\"’'»,.!")  # around a word that is quoted alone
_TELLING = frozenset({"tell", "say", "speak", "talk", "confirm", "admit"})
_FROM_AFAR = frozenset({("ASSAULT", "aerial")})  # what "the strike" is, where nothing is told of unions and wages
# What an article must name for a word to be said of it.
_SAID_OF = {"barrier": ("barrier",), "custody": ("custody",), "gate": ("gate", "dam"), "outflow": ("outflow", "dam")}
_BOUNDS = frozenset({"at", "least", "more", "than", "some", "about", "around", "nearly", "almost", "over"})
_HEADED = (("of",), ("to",))  # behind a phrase's head: "eleven cases of cholera", "her decision to go"
_POISONED = frozenset({"poison", "poisoning", "ill", "sick", "infected"})  # in an article whose people fell ill
_HEART = frozenset({"cardiac", "heart", "respiratory", "cardiorespiratory"})


class Entry(NamedTuple):
    """One line of the event lexicon, its columns as `resources/<language>/events.tsv` explains them."""

    words: tuple[str, ...]
    pos: str
    event: str
    mode: str | None
    counts: str | None
    subject: str
    needs: str | None


class Trigger(NamedTuple):
    """Tokens `[first, last]` of a document that name a happening; `token` is their head."""

    token: Token
    first: int
    last: int
    entry: Entry


@cache
def lexicon(language: str) -> dict[str, tuple[Entry, ...]]:
    """The entries by their first word, longest first.

    >>> lexicon("en")["round"][0].event
    'COERCE'
    """
    found: dict[str, list[Entry]] = defaultdict(list)
    for row in resources.table(language, "events"):
        entry = entry_of(row)
        pieces = tuple(piece for word in entry.words for piece in re.split(r"(-)", word))  # as the parser's tokens are
        found[pieces[0]].append(entry._replace(words=pieces))
    return {word: tuple(sorted(entries, key=_order)) for word, entries in found.items()}


def _order(entry: Entry) -> tuple[int, tuple[str, ...], str, bool]:
    """Longest first; of two senses the one that asks for something of its own: "backed the bill" is a vote."""
    return -len(entry.words), entry.words, entry.pos, entry.needs in (None, "object")


def entry_of(row: resources.Row) -> Entry:
    """A line of the lexicon."""
    words = tuple(row["term"].split("/")[0].split())
    mode, counts, need = (None if row[name] == "-" else row[name] for name in ("mode", "counts", "needs"))
    return Entry(words, row["pos"], row["event"], mode, counts, row["subject"], need)


def told_types(lemmas: frozenset[str]) -> frozenset[tuple[str, str | None]]:
    """The types of happening, with their modes, that words alone name: an article with "protest" tells of one.

    >>> ("PROTEST", "demo") in told_types(frozenset({"protest"})), told_types(frozenset({"gathering"}))
    (True, frozenset())
    """
    entries = (entry for lemma in lemmas for entry in lexicon("en").get(lemma, ()))
    found = frozenset(
        needs.type_of(one.event, one.mode)
        for one in entries
        if lemmas.issuperset(one.words) and (one.needs is None or _has_its_thing(one, lemmas))
    )
    if not lemmas.isdisjoint(_POISONED):
        found |= {("OUTBREAK", None)}  # of whom "87 are in hospital"
    if not lemmas.isdisjoint(needs.named("graft")):
        found |= {("BRIBERY", None)}  # where prosecutors or auditors are told of, "diverted money" is a wrong
    return found | _FROM_AFAR if needs.under_fire(lemmas) else found - _FROM_AFAR


def _has_its_thing(entry: Entry, lemmas: frozenset[str]) -> bool:
    """Whether an article has what a word must be said of: where a dam burst, "the burst" is that one."""
    kinds = _SAID_OF.get((entry.needs or "").removeprefix("of "), ())
    return bool(kinds) and not any(lemmas.isdisjoint(needs.named(kind)) for kind in kinds)


def triggers(sentence: Tokens, told: frozenset[tuple[str, str | None]] = frozenset()) -> list[Trigger]:
    """The triggers of one parsed sentence, in order; a word belongs to one trigger only.

    `told` are the types of happening that the article tells of in plain words: "the gathering" is then such a one.
    """
    found: list[Trigger] = []
    taken: set[int] = set()
    known, met = _beginnings(), _lemmas()
    for token in sentence:
        if token.lower not in known:
            lemma = token.lemma
            begins = met.get(lemma)
            if begins is None:
                begins = met[lemma] = token.lemma_.lower() in lexicon("en")
            if not begins:
                continue
        for word in dict.fromkeys((token.lemma_.lower(), token.lower_)):
            hit = next((hit for entry in lexicon("en").get(word, ()) if (hit := _match(token, entry, told))), None)
            if hit is not None:
                if token.i not in taken and not _in_a_code_name(token, found):
                    found.append(hit)
                    whole = hit.last - token.i < max(2, len(hit.entry.words))
                    taken.update(range(token.i, hit.last + 1) if whole else {token.i, *_tail(hit)})
                break
    return found


def _tail(hit: Trigger) -> Iterator[int]:
    """The last words of a phrase that stand next to each other: of "put 48 people behind bars" the last two."""
    for at, word in zip(range(hit.last, hit.first, -1), reversed(hit.entry.words), strict=False):
        token = hit.token.doc[at]
        if word not in (token.lemma_.lower(), token.lower_):
            return
        yield at


@cache
def _lemmas() -> dict[int, bool]:
    """Whether a lemma, as spaCy numbers words, begins an entry in whatever case: filled as lemmas are met."""
    return {}


@cache
def _beginnings() -> frozenset[int]:
    """The first words of the entries, as spaCy numbers words."""
    return frozenset(map(get_string_id, lexicon("en")))


def _match(token: Token, entry: Entry, told: frozenset[tuple[str, str | None]]) -> Trigger | None:
    """Whether an entry fits at a token: its other words close by, its part of speech, its needs."""
    last = _rest(token, entry)
    if last is None or not (_fits(token, entry) or (entry.pos == "n" and _fits(token.doc[last], entry))):
        return None
    if entry.pos == "n" and last > token.i and token.doc[last].tag_ == "VBD":
        return None  # "police searched the house": no "police search"
    if (entry.needs or "").startswith(AGAIN_AND) and needs.type_of(entry.event, entry.mode) not in told:
        return None
    head = token.doc[last] if entry.pos == "n" and entry.words[1:2] not in _HEADED else token
    if entry.needs == AGAIN:
        if needs.type_of(entry.event, entry.mode) not in told or not _determined(head):
            return None
    elif entry.needs and not needs.met(token, entry.needs):
        return None
    if _of_nothing(token) or _ruled_out(token) or _is_a_word_said(token):
        return None
    return None if is_figure(head, entry.words, entry.event) else Trigger(head, token.i, last, entry)


def _of_nothing(token: Token) -> bool:
    """Whether there was nothing to do it to: "there was nothing to storm", whatever the parser takes the word for."""
    before = token.doc[max(0, token.i - 2) : token.i]
    return len(before) == 2 and before[0].lower_ == "nothing" and before[1].lower_ == "to"


def _ruled_out(verb: Token) -> bool:
    """Whether somebody rules out that he will do it: "ruled out resigning" tells of no resignation."""
    if verb.tag_ != "VBG" or verb.i < 2:
        return False
    out, rule = verb.doc[verb.i - 1], verb.doc[verb.i - 2]
    denied = any(child.dep_ == "neg" for child in rule.children)
    return out.lower_ == "out" and rule.lemma_ == "rule" and not denied


def _is_a_word_said(token: Token) -> bool:
    """Whether a word is all that somebody said: "heard an officer who said 'fire'" tells of no fire."""
    doc = token.doc
    if (
        not 1 < token.i < len(doc) - 1
        or doc[token.i - 1].text not in _OPENS
        or doc[token.i + 1].text[:1] not in _CLOSES
    ):
        return False
    return any(word.lemma_ in _SPEAKS for word in doc[max(0, token.i - 3) : token.i - 1])


def _determined(noun: Token) -> bool:
    """Whether a noun is one that is known or counted: "the gathering", "Sunday's gathering", not "gathering dust"."""
    tallied = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in TALLIES
    return tallied or any(child.dep_ in ("det", "poss", "nummod") for child in noun.lefts)


def _rest(token: Token, entry: Entry) -> int | None:
    """The index of the last word of a phrase that begins at the token; None where its words do not follow."""
    at, doc = token.i, token.doc
    for word in entry.words[1:]:
        reach = 1 + _numbers_behind(token.doc, at) if entry.pos == "n" else _GAP
        near = range(at + 1, min(at + 1 + reach, len(doc)))
        after = next((i for i in near if word in (doc[i].lemma_.lower(), doc[i].lower_)), None)
        if after is None and entry.pos == "v":
            after = _complement(doc[at], word)
        if after is None:
            return None
        if word in _PARTICLES and any(one.pos_ in _ADRIFT and one.lower_ != "of" for one in doc[at + 1 : after]):
            return None  # "went down off the cape" is not "went off"
        led = doc[after].head.lower_ if doc[after].dep_ == "pobj" and entry.pos == "v" else ""
        if led and led not in entry.words and word not in _PARTICLES and led != "of":
            return None  # "left at the office" is not "left office"
        between = doc[at + 1 : after]
        if after - at == _GAP and any(one.pos_ == "ADP" for one in between) and not _at_a_name(between, word):
            return None  # so far off its object may stand, "cost 52 people their lives", no place
        if entry.pos == "v" and doc[at].pos_ == "ADP" and any(one.pos_ in ("NOUN", "VERB", "ADP") for one in between):
            return None  # "taken to hospital after the street fair" takes nobody to the streets
        at = after
    return at


def _numbers_behind(doc: Doc, at: int) -> int:
    """How many words of a number stand behind a word: "with the loss of at least 24 lives" is a loss of life."""
    far = 0
    while at + far + 1 < len(doc) and (doc[at + far + 1].like_num or doc[at + far + 1].lower_ in _BOUNDS):
        far += 1
    return far if far and doc[at + far].like_num else 0


def _complement(governor: Token, word: str) -> int | None:
    """The object, or the preposition's noun, that a word of a phrase is, however long what stands between.

    "Sprayed the old seed market in the port with bullets", "cost more than thirty people their lives".
    """
    found = (c for c in governor.rights if c.dep_ in _COMPLEMENTS and word in (c.lemma_.lower(), c.lower_))
    return next((child.i for child in found), None)


def _at_a_name(between: Tokens, word: str) -> bool:
    """Whether only where it was stands between: "treated at St Brida for their injuries"."""
    return word == "for" and between[0].lower_ in ("at", "in") and all(one.pos_ == "PROPN" for one in between[1:])


def _fits(token: Token, entry: Entry) -> bool:
    if entry.pos == "p":
        return True
    if entry.pos == "v":
        if needs.is_attributive(token) or _of_a_compound(token):
            return False
        if len(entry.words) > 1:
            return token.pos_ in ("VERB", "AUX")
        participle = token.tag_ in ("VBN", "VBD") and token.pos_ in ("ADJ", "PROPN", "NOUN")  # headlines
        aimed = entry.needs == "gunner"  # "were fired on"
        return (token.pos_ == "VERB" or participle) and (aimed or not _particle(token))
    if entry.needs == "name":
        return token.pos_ in ("NOUN", "PROPN")  # the tagger takes "Operation Heron" for a company
    if entry.pos == "n":
        return (
            (token.pos_ in ("NOUN", "PROPN") or needs.is_noun_unseen(token))
            and token.ent_type_ not in ("ORG", "PERSON", "GPE")
            and not _is_a_paper(token)
            and not _of_the_heart(token)
            and not _is_a_charge(token)
            and _is_happening(token, entry)
        )
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ in ("compound",):
        return False
    if any(child.dep_ == "dobj" and token.nbor().text not in {":", "–", "—"} for child in token.children):
        return False  # "hurts the standing of the port": a verb
    return token.pos_ in ("ADJ", "NOUN", "VERB", "PROPN", "ADV", "ADP") and _predicated(token)


def _of_a_compound(token: Token) -> bool:
    """Whether a participle only ends an adjective: "none in a life-threatening condition" threatens nobody."""
    return token.tag_ == "VBG" and token.dep_ == "amod" and token.i > 0 and token.nbor(-1).text == "-"


def _is_a_paper(token: Token) -> bool:
    """Whether a word is the name of somebody who is told something: "a source told the Blaze that"."""
    if not token.text[:1].isupper() or token.dep_ not in ("dobj", "dative", "pobj"):
        return False
    verb = token.head.head if token.dep_ == "pobj" else token.head
    return verb.lemma_ in _TELLING and token.i > 0 and token.nbor(-1).text == "the"


def _of_the_heart(token: Token) -> bool:
    """Whether it is an arrest or an attack of the heart."""
    before = token.nbor(-1).lower_ if token.i else ""
    return before in _HEART and token.lemma_.lower() in {"arrest", "attack"}


def _is_a_charge(token: Token) -> bool:
    """Whether it is what somebody is charged with, and denies: "denies manslaughter" does not say that nobody died."""
    return token.head.lemma_ == "deny" and token.dep_ == "dobj" and token.tag_ == "NN" and not any(token.children)


def _in_a_code_name(token: Token, found: list[Trigger]) -> bool:
    """Whether a word is part of the code-name of an operation: "Operation Winter Storm" is no storm."""
    last = found[-1] if found else None
    if last is None or last.entry.needs != "name" or not token.text[:1].isupper():
        return False
    return all(one.text[:1].isupper() for one in token.doc[last.last + 1 : token.i])


def _particle(token: Token) -> bool:
    """Whether a particle gives the verb another sense: "shoot up", "break down"; not "capsized off Cape Orlen"."""
    found = [child for child in token.children if child.dep_ == "prt" and child.lower_ not in _PLAIN_PARTICLES]
    return any(not at_sea(child) and child.nbor(-1).lower_ not in ("-", "head") for child in found)  # "head-on"


def at_sea(off: Token) -> bool:
    """Whether "off" says where: before a name, or before a coast."""
    if off.lower_ != "off":
        return False
    after = off.doc[off.i + 1 : off.i + 4]
    return bool(after) and (after[0].pos_ == "PROPN" or any(token.lemma_.lower() in _WATERS for token in after))


def _is_happening(token: Token, entry: Entry) -> bool:
    """Whether an event noun is the happening, not a name's part or a modifier: not "fire chief", "death penalty"."""
    if len(entry.words) > 1:
        return not any(one.lemma_.lower() in _SIRENS for one in token.doc[token.i + 1 : token.i + len(entry.words) + 1])
    if entry.words == ("release",) and token.i and token.nbor(-1).lower_ in _FOR_PAPERS:
        return False
    if token.i + 1 < len(token.doc) and token.doc[token.i + 1].text == "-" and not token.whitespace_:
        return False  # "vote-related", "attack-style"
    if entry.words == ("attack",) and any(child.lower_ in _ILLNESS for child in token.lefts):
        return False
    if entry.words == ("deal",) and any(child.lower_ in _GREAT for child in token.lefts):
        return token.dep_ not in ("attr", "npadvmod") and not any(child.lower_ == "of" for child in token.rights)
    if token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i:
        return token.head.lemma_.lower() in _KEEPS
    if entry.words == ("fire",) and _is_gunfire(token):
        return False
    if entry.words == ("accident",) and token.dep_ == "attr" and any(child.lower_ == "no" for child in token.lefts):
        return False  # "the deaths were no accident": it says how they came about
    if is_not_the_word(token):
        return False
    if entry.words[0] in ("body", "casualty"):
        return entry.words[0] == "casualty" or any(child.dep_ == "nummod" for child in token.children) or _found(token)
    if entry.words == ("custody",) and any(one.tag_ in ("NN", "NNS") for one in token.doc[token.i + 1 : token.i + 2]):
        return False  # "the custody log", whatever the parser makes of it
    if entry.words == ("custody",) and token.dep_ == "pobj":
        return token.head.head.lemma_ in _HOLDS  # "three are in custody"; who died in custody was not arrested then
    if entry.words == ("march",) and _is_a_month(token):
        return False  # "Kesvik Post, 21 March 2024"
    if entry.words[0] in ("toll", "talk", "poll", "march", "deal", "custody", "strike", "rally"):
        return token.ent_type_ == ""
    return True


def _is_a_month(token: Token) -> bool:
    """Whether a day stands right before a word, or a day or a year right behind it; not in "the 1963 march"."""
    before, after = (token.doc[at : at + 1].text if at >= 0 else "" for at in (token.i - 1, token.i + 1))
    return bool(_DAY.fullmatch(before) or _DAY_OR_YEAR.fullmatch(after))


def _is_gunfire(token: Token) -> bool:
    """Whether "fire" is that of guns: "opened fire", "came under fire", "tank fire"."""
    if token.head.lower_ == "under" or any(child.lower_ in _GUNS for child in token.lefts):
        return True
    return token.dep_ == "dobj" and token.head.lemma_ in _SHOOTS


def _found(token: Token) -> bool:
    """Whether bodies are found, counted or recovered: "the bodies were pulled from the rubble"."""
    return needs.met(token, "found")


def _predicated(token: Token) -> bool:
    """Whether an adjective is said of people: "is dead", "12 dead", "the injured", "people missing"."""
    if token.dep_ in (
        "acomp",
        "oprd",
        "attr",
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "conj",
        "ccomp",
        "ROOT",
        "xcomp",
        "pcomp",
        "acl",
        "relcl",
        "advcl",
        "dep",
        "appos",
        "nmod",
    ):
        return True
    if token.dep_ == "advmod" and any(child.dep_ == "nummod" for child in token.lefts):
        return True  # "has counted 14 dead"
    return token.dep_ == "amod" and (token.head.lemma_.lower() in people() or token.head.pos_ == "NUM")
