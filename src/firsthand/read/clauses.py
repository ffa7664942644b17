"""Stretches of a parsed paragraph: what belongs to a phrase, a verb group, a clause.

In: spaCy tokens. Out: pieces, i.e. pairs of token indices `[start, end)`, trimmed of outer punctuation.
"""

from collections.abc import Collection, Iterable

from spacy.tokens import Doc, Token

from firsthand.read.needs import is_attributive, is_somebody
from firsthand.resources import terms

Piece = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_BEFORE_NOW = frozenset({"earlier", "later", "previously", "meanwhile", "afterwards", "initially", "separately"})
_AUXILIARY = frozenset({"aux", "auxpass", "neg", "advmod"})
_PROMPTS = frozenset({"prompt", "cause", "lead", "force", "persuade", "convince", "spur", "drive", "compel", "move"})
# What a speaker does to say something: "appeared before the press to report that".
_COMES_FORWARD = frozenset(
    {"appear", "come", "go", "stand", "rise", "speak", "step", "emerge", "take", "write", "call"}
)
# Participles by which a speaker goes on, behind what was said; "indicating" may be of what was told.
_GOES_ON = frozenset(
    {"say", "add", "argue", "insist", "claim", "state", "note", "warn", "explain", "suggest", "declare", "stress",
     "acknowledge", "admit", "emphasize", "emphasise", "assert", "promise", "complain", "write"}
)  # fmt: skip
IN_A_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"})  # and in the office before it
_EDGE = frozenset({"punct", "cc"})
# By which two of one trade are told apart: "one current and one former official".
STANDINGS = frozenset({"current", "former", "serving", "retired", "active", "incumbent", "outgoing"})
_SINGLE = frozenset("‘’'`‹›")
_MARKS = frozenset("“”\"«»‘’'„‹›`")


def subject(verb: Token) -> Token | None:
    """The verb's own subject, else the one it shares with the verb it is joined to."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS and child.dep_ != "expl"]
    before = [child for child in own if child.i < verb.i]
    if own:
        mine = before[-1] if before else own[0]
        mine = _apposed_to_another(mine) or mine
        return titled(mine) or mine  # "As well as new routes, Strand announced": who stands by the verb
    for child in verb.lefts:
        if child.dep_ == "advcl" and (named := titled(child)) is not None:
            return named  # "Investigating judge Ada Lund was quoted as saying"
    if (swallowed := _swallowed(verb)) is not None:
        return swallowed
    if (apposed := _apposed(verb)) is not None:
        return apposed
    if verb.dep_ == "xcomp" and (asked := _prompted(verb)) is not None:
        return asked
    if (slipped := _slipped(verb)) is not None:
        return slipped
    if (opened := behind_opening(verb)) is not None:
        return verb.doc[opened[1] - 1]
    for helper in verb.lefts:
        if helper.dep_ == "aux" and (lost := next((c for c in helper.lefts if c.dep_ == "nsubj"), None)) is not None:
            return lost  # "the press did have tempered hopes": hung on "have"
    if verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in {"VERB", "AUX", "ADJ"} and verb.head.i != verb.i:
        shared = subject(verb.head)
        return (_outer(verb, shared) if verb.dep_ == "conj" else None) or shared
    if (far := _so_far(verb)) is not None:
        return subject(far)
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.lemma_ in _COMES_FORWARD:
        return subject(verb.head) if any(child.lower_ == "to" for child in verb.lefts) else None
    if verb.dep_ == "advcl" and _concedes(verb) and verb.head.pos_ in {"VERB", "AUX"} and _set_off(verb):
        return _above(verb)  # "..., though also said that"
    if verb.tag_ != "VBG":
        return None
    if verb.dep_ == "acl":
        return (_teller(verb) if verb.lemma_ in _GOES_ON and _dumb(verb.head) else None) or verb.head
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"} and verb.head.head.i != verb.i:
        return subject(verb.head.head)  # "dockers have taken to calling it ..."
    if verb.dep_ in {"advcl", "prep"} and verb.head.pos_ in {"VERB", "AUX"} and verb.head.i != verb.i:
        return _above(verb)
    return None


def _outer(verb: Token, shared: Token | None) -> Token | None:
    """Who says that many do, and "has said" more: a singular verb is not joined to a plural one."""
    first = verb.head
    one = verb.tag_ == "VBZ" or any(child.dep_ == "aux" and child.tag_ == "VBZ" for child in verb.lefts)
    many = first.tag_ == "VBP" or any(child.dep_ == "aux" and child.tag_ == "VBP" for child in first.lefts)
    if not (one and many) or first.dep_ != "ccomp" or shared is None or shared.i < first.head.i:
        return None
    return subject(first.head)


def _so_far(infinitive: Token) -> Token | None:
    """The "went" of "went so far as to say"."""
    if infinitive.tag_ != "VB" or not any(child.lower_ == "to" for child in infinitive.lefts):
        return None
    above = infinitive.head
    while above.lower_ in {"as", "far", "so"} and above.head.i != above.i:
        above = above.head
    return above if above.lemma_ == "go" and above.i < infinitive.i else None


def _dumb(noun: Token) -> bool:
    """Whether nobody speaks by a noun: by the birds of "it may turn up in more birds, saying that"."""
    known = terms("en", "source_nouns")
    return noun.pos_ == "NOUN" and not is_somebody(noun) and known.isdisjoint({noun.lower_, noun.lemma_.lower()})


def _teller(participle: Token) -> Token | None:
    """Who tells what a participle goes on with, where the parser hangs it on the last thing told."""
    verb = participle.head
    while verb.dep_ != "ROOT" and (verb.pos_ != "VERB" or verb.dep_ in {"ccomp", "relcl", "acl", "advcl", "xcomp"}):
        verb = verb.head
    return subject(verb) if verb.pos_ == "VERB" and verb.lemma_ in _GOES_ON else None


def titled(participle: Token) -> Token | None:
    """Whose title a participle is part of, where the parser takes it for a verb: "investigating judge Ada Lund"."""
    if participle.tag_ != "VBG" or not is_attributive(participle):
        return None
    head = participle.nbor(1)
    while head.dep_ in {"compound", "amod", "nmod"} and head.head.i > head.i:
        head = head.head
    return _last_of_name(head) if head.tag_ == "NN" else head


def _last_of_name(office: Token) -> Token:
    """The last word of the person's name that stands behind an office, else the office."""
    doc, at = office.doc, office.i
    while at + 1 < len(doc) and doc[at + 1].tag_ == "NNP" and doc[at + 1].ent_type_ == "PERSON":
        at += 1
    return doc[at]


def _apposed_to_another(head: Token) -> Token | None:
    """Who speaks, taken for a name before him by the parser: "addressed to Otto Vik, the engineer, Ada Lind, said".

    A name behind "to" is no subject; whoever stands behind it with an article and a name of his own is.
    """
    first = head.left_edge
    if head.pos_ != "PROPN" or not first.i or first.nbor(-1).lower_ != "to":
        return None
    for one in head.rights:
        article = any(child.dep_ == "det" for child in one.lefts)
        if one.dep_ == "appos" and article and any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in one.rights):
            return one
    return None


def _swallowed(verb: Token) -> Token | None:
    """Whom the parser takes for another name of the town before: "... in Kesvik, the mayor, Ada Kerrin, said"."""
    doc = verb.doc
    if verb.tag_ not in {"VBD", "VBZ"} or verb.i < 2 or doc[verb.i - 1].text != ",":
        return None
    at = doc[verb.i - 2]
    while at.head.i < at.i and not _renames_a_town(at):
        at = at.head
    if not _renames_a_town(at) or at.head.right_edge.i < verb.i - 2:
        return None
    return next((c for c in at.head.rights if _renames_a_town(c) and is_somebody(c)), None)


def _apposed(verb: Token) -> Token | None:
    """Whom the parser takes for another name of those before: "..., including two managers, a source at court said"."""
    if verb.tag_ not in {"VBD", "VBZ"} or not any(child.dep_ == "ccomp" for child in verb.lefts):
        return None
    at = verb.doc[verb.i - 1]
    while at.head.i < at.i and at.dep_ != "appos":
        at = at.head
    alone = at.dep_ == "appos" and at.right_edge.i == verb.i - 1 and _set_off(at)
    return at if alone and _speaks(at) else None


def _speaks(noun: Token) -> bool:
    """Whether a noun can be who says something: somebody, or a body or paper."""
    return is_somebody(noun) or noun.lemma_.lower() in terms("en", "source_nouns")


def _renames_a_town(word: Token) -> bool:
    town = word.head
    return word.dep_ == "appos" and town.dep_ == "pobj" and town.pos_ == "PROPN" and not is_somebody(town)


def _prompted(infinitive: Token) -> Token | None:
    """Whom a verb makes do what an infinitive says: the dockers of "the vote prompted dockers to demand a strike"."""
    over = infinitive.head
    if infinitive.tag_ != "VB" or over.lemma_ not in _PROMPTS:
        return None
    return next((c for c in over.rights if c.dep_ == "dobj" and c.i < infinitive.i and c.pos_ != "PRON"), None)


def _slipped(verb: Token) -> Token | None:
    """The subject that the parser hangs on its verb as something else: `"..." Strand tweeted`."""
    helped = any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    if helped or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    start = verb.i
    while start > 0 and verb.doc[start - 1].head.i == verb.i and verb.doc[start - 1].pos_ in {"PUNCT", "ADV"}:
        start -= 1
    before = verb.doc[start - 1] if start > 0 else verb
    while before.head.i < before.i and before.head.i != verb.i and before.head.dep_ != "ROOT":
        before = before.head
    slip = before.head.i == verb.i and before.i < verb.i and before.dep_ in {"dep", "npadvmod", "compound"}
    if not slip or before.ent_type_ in {"DATE", "TIME"} or not (before.pos_ == "PROPN" or is_somebody(before)):
        return before if slip and before.dep_ == "compound" and before.text[0].isupper() else None
    return before


def behind_opening(verb: Token) -> Piece | None:
    """Whom the parser takes into the opening words: "In an interview with the Ledger, the mayor Ada Kerrin said"."""
    last = verb.i - 1
    if verb.tag_ not in {"VBD", "VBZ"} or last < 3 or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    opening = next((c for c in verb.lefts if c.dep_ == "prep" and c.i < last <= c.right_edge.i), None)
    if opening is None or opening.i != verb.sent.start:
        return None
    commas = [at for at in range(opening.i + 2, last) if verb.doc[at].text == ","]
    plain = bool(commas) and all(word.pos_ in IN_A_NAME for word in verb.doc[commas[-1] + 1 : verb.i])
    return (commas[-1] + 1, verb.i) if plain and _speaks(verb.doc[last]) else None


def _concedes(verb: Token) -> bool:
    """Whether a clause goes on with "though" and no subject of its own: of whoever the sentence is about."""
    marked = any(child.lower_ in {"though", "although"} and child.i < verb.i for child in verb.children)
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.lefts)
    return marked and finite and not any(child.dep_ in SUBJECTS for child in verb.children)


def taken_up(clause: Token) -> set[int]:
    """What stands at the end of a content and is about its speaker again: ", instead saying", ", though has"."""
    found: set[int] = set()
    for child in clause.rights:
        if child.dep_ == "advcl" and child.i > clause.i and _set_off(child):
            heads = [child, *(one for one in child.conjuncts if one.i > child.i)]
            says = child.tag_ == "VBG" and not _GOES_ON.isdisjoint(one.lemma_ for one in heads)
            if says or _concedes(child):
                found |= subtree(child)
        elif child.dep_ == "ccomp" and child.i > clause.i:
            found |= taken_up(child)
    return found


def _above(participle: Token) -> Token | None:
    """Whom a participle at the edge of a sentence is about: "stated that there was ..., saying" tells of who stated."""
    verb = participle.head
    while verb.dep_ == "ccomp" and participle.i > verb.i and _set_off(participle) and verb.head.pos_ == "VERB":
        verb = verb.head
    return subject(verb)


def _set_off(word: Token) -> bool:
    return word.i > 0 and word.doc[word.left_edge.i - 1].text == ","


def passive(verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.dep_ == "conj" and not any(child.dep_ in {"aux", "nsubj"} for child in verb.children):
        return passive(verb.head)
    return False


def agent(verb: Token) -> Token | None:
    """Who does what a passive tells: the coroner of "was put at 13 by the coroner"."""
    return next((p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None)


def noun_phrase(head: Token) -> Piece:
    """A noun with its modifiers and appositions; a relative clause is left out, being said about the source."""
    left, right = head.left_edge.i, head.right_edge.i + 1
    for child in head.rights:
        if child.dep_ in {"relcl", "acl"} and _is_clause(child):
            right = min(right, child.left_edge.i)
        elif child.dep_ in {"punct"} and child.text in {"—", "–", "--", ":", ";"}:
            right = min(right, child.i)
    right = max(right, head.i + 1)
    while left < head.i and head.doc[left].lower_ in _BEFORE_NOW:
        left += 1  # "Earlier the mayor had spoken of nine"
    if _renames_a_town(head):  # the name that belongs to the office
        names = (c for c in head.head.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON")
        right = max([right, *(name.right_edge.i + 1 for name in names)])
    return trim(head.doc, (_from_the_first(head.doc, left), right))


def _from_the_first(doc: Doc, left: int) -> int:
    """Where a phrase begins that tells of two apart: "one current and one former official"."""
    if left < 3 or doc[left - 1].lower_ != "and" or doc[left - 2].lower_ not in STANDINGS:
        return left
    told = doc[left - 3].tag_ in {"DT", "CD"} and doc[left].tag_ in {"DT", "CD"}
    return left - 3 if told else left


def _is_clause(child: Token) -> bool:
    return child.dep_ == "relcl" and any(part.tag_ in {"WP", "WDT", "WRB", "WP$"} for part in child.subtree)


def verb_group(verb: Token) -> Piece:
    """A verb with the auxiliaries, negation and adverbs before it and its particle after it."""
    start, end = verb.i, verb.i + 1
    while start > 0:  # no word hangs on one of another sentence
        before = verb.doc[start - 1]
        if before.head in {verb, verb.doc[start]} and before.dep_ in _AUXILIARY and not before.is_punct:
            start -= 1
        else:
            break
    if end < len(verb.doc) and verb.doc[end].dep_ == "prt" and verb.doc[end].head.i == verb.i:
        end += 1
    return start, end


def trim(doc: Doc, piece: Piece) -> Piece:
    """A piece without punctuation and white space at its ends; a quotation mark stays if its partner is inside."""
    start, end = piece
    while start < end and _loose(doc, start, start, end):
        start += 1
    while end > start and _loose(doc, end - 1, start, end):
        end -= 1
    return start, end


def _loose(doc: Doc, at: int, start: int, end: int) -> bool:
    token = doc[at]
    if token.is_space:
        return True
    if token.text in _MARKS:
        single = token.text in _SINGLE
        inside = (other for other in doc[start:end] if other.text in _MARKS and (other.text in _SINGLE) == single)
        return sum(other.tag_ != "POS" for other in inside) % 2 == 1  # "the towns' right" opens nothing
    if token.text in ")" and any(other.text == "(" for other in doc[start:end]):
        return False
    if token.text in "?!" and at == end - 1:
        return False
    return (token.is_punct and token.text not in {"(", "..."}) or (token.text in {"(", "..."} and at == end - 1)


def runs(doc: Doc, indices: Collection[int]) -> tuple[Piece, ...]:
    """The contiguous stretches of a set of token indices, joined where only punctuation lies between, trimmed."""
    found: list[Piece] = []
    for i in sorted(indices):
        if found and all(doc[j].is_punct or doc[j].is_space for j in range(found[-1][1], i)):
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    pieces = (trim(doc, piece) for piece in found)
    return tuple(piece for piece in pieces if piece[0] < piece[1] and _wordy(doc, piece))


def _wordy(doc: Doc, piece: Piece) -> bool:
    return any(not token.is_punct and not token.is_space and token.dep_ != "cc" for token in doc[piece[0] : piece[1]])


def subtree(token: Token, without: Iterable[Token] = ()) -> set[int]:
    """The indices of a token's subtree, less the subtrees of some of its parts."""
    found = {part.i for part in token.subtree}
    for part in without:
        found -= {inner.i for inner in part.subtree}
    return found


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with its "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
