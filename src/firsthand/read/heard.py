"""Which entries of the register the sources of an attribution make or take up.

In: an attribution of a Document, the register of its sources so far. Out: the entries, an outlet's description.
"""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import cues, owners, plain_sources
from firsthand.read.clauses import noun_phrase, titled
from firsthand.read.cues import Cue
from firsthand.read.describe import Description, describe
from firsthand.read.document import Document, Paragraph
from firsthand.read.goes_by import named_behind
from firsthand.read.heads import of_people
from firsthand.read.members import members_of
from firsthand.read.needs import is_somebody
from firsthand.read.nobody import voiceless
from firsthand.read.outlets import is_outlet
from firsthand.read.proper import after_title, initials, of_a_body
from firsthand.read.register import Entry, Register
from firsthand.read.surnames import Names, bearer
from firsthand.records import Attribution, Span

SPEAKER = frozenset({"i", "we", "my", "our", "me", "us"})
_OWN_STORY = Description("article", "media", False, 1, 1, "article", True)
_SOME = frozenset({"many", "some", "others", "one", "both", "none", "several",
                   "everyone", "everybody", "someone", "somebody", "anyone", "anybody", "whoever"})  # fmt: skip
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def heard_in(
    register: Register,
    document: Document,
    known: Names,
    attribution: Attribution,
    outer: list[Description | Entry],
    outlets: frozenset[str],
) -> list[Description | Entry]:
    """The entries that an attribution's sources make or take up; an outlet is described, not entered.

    `outer` are those of the attribution within which this one stands.
    """
    heard: list[Description | Entry] = []
    for span in attribution.sources:
        paragraph = next(p for p in document.paragraphs if p.start <= span.start < p.end)
        words = paragraph.tokens(span)
        if words is None:
            continue
        if not document.parsed:
            cue = document.article.quote(attribution.cues[0])
            speaking = plain_sources.heard(register, document, span, outlets, cue=cue)
            heard += [speaking] if speaking is not None else []
            continue
        room = _Room(register, document, paragraph, outlets, known)
        for part in map(owners.whose_word, members_of(_untitled(words))):
            if bearer(part, known.people) is None and voiceless(part, cue_of(paragraph, attribution)):
                continue
            where = document.tokens_span(paragraph, part)
            if attribution.within is not None:
                register.quoted(where)
            if attribution.stance == "questions" and _asks_somebody(paragraph, attribution):
                register.asked(where)
            said_by = _taken_up_again(room, attribution, part, where, outer)
            heard += said_by or [_spoken_of(room, attribution, part, where, span)]
    return heard


class _Room(NamedTuple):
    """Where a source is heard: its paragraph, the sources so far, the names that the article knows."""

    register: Register
    document: Document
    paragraph: Paragraph
    outlets: frozenset[str]
    known: Names

    def take_in(self, words: Tokens) -> Description | Entry:
        """The entry of other words of the paragraph, or the outlet that they name."""
        place = self.document.tokens_span(self.paragraph, words)
        return taken_in(self.register, described_at(words, self.outlets, self.known, place.start), place)


def _taken_up_again(
    room: _Room, attribution: Attribution, part: Tokens, where: Span, outer: list[Description | Entry]
) -> list[Description | Entry]:
    """Whom the words for a source only take up: whoever says "I", the article itself, the owner of "their fear"."""
    token = part.root
    if initials(token):
        return [room.take_in(part)]
    if token.lower_ in SPEAKER and (len(part) == 1 or token == part[0]) and outer:
        return outer  # "we all" too
    if token.lower_ in SPEAKER and len(part) == 1:
        first = room.register.last_speaker(where, token)
        if first is not None:
            return [first]
    if owners.own_story(token):
        return [_OWN_STORY]  # an article about an article: an outlet's own word
    if (holder := _holder(token)) is not None and attribution.within is None:
        return [room.take_in(holder)]
    return []


def _spoken_of(room: _Room, attribution: Attribution, part: Tokens, where: Span, span: Span) -> Description | Entry:
    """Whom a pronoun or somebody's word takes up, else the source that the words describe."""
    token, register = part.root, room.register
    if token.lower_ in _RELATIVE or (part[-1].lower_ in {"whom", "which"} and len(part) > 1):
        return _antecedent(room, part, where)
    if owners.somebody_s_word(part):
        if (sender := owners.sender(part)) is not None:
            return room.take_in(sender)
        if (speaker := register.last_speaker(where)) is not None:
            return speaker
    if token.pos_ == "PRON" and token.lower_ not in _SOME:
        outlet = register.outlet_meant(token, where) if attribution.within is None else None
        return outlet or register.resolve(token, where)
    described = named_behind(room.document, described_at(part, room.outlets, room.known, where.start), where)
    if attribution.rule == "signed" and described.kind == "named_person":
        described = described._replace(label=room.document.article.quote(span))  # without the flag beside it
    return taken_in(register, described, where)


def _holder(whose: Token) -> Tokens | None:
    """Whose "their" is in one clause: "dockers voiced their fear of"; None where its subject does not fit."""
    if whose.tag_ != "PRP$" or whose.dep_ != "poss" or whose.head.dep_ != "dobj":
        return None
    subject = next((child for child in whose.head.head.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or subject.i > whose.i:
        return None
    many = subject.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in subject.rights)
    fits = many == (whose.lower_ == "their") and (whose.lower_ != "its" or not is_somebody(subject))
    start, end = noun_phrase(subject)
    return whose.doc[start:end] if fits and whose.lower_ in {"their", "his", "her", "its"} and start < end else None


def taken_in(register: Register, described: Description, where: Span) -> Description | Entry:
    """The entry of a source, or the description of an outlet, which the register remembers and is no voice."""
    described = register.as_outlet(described, where)
    return (
        register.hear_outlet(described, where)
        if described.kind == "media"
        else register.enter(described, where, "passage")
    )


def described_at(words: Tokens, outlets: frozenset[str], known: Names, at: int) -> Description:
    """What a source at a place of the article is; a bare last name is whoever the article names so in full."""
    described, name = describe(words, outlets), bearer(words, known.people)
    name = known.meant(name, at) if name is not None else None
    titled = len(words) > 1 and after_title(words) is not None  # "President Strand" is no firm
    if name is None and not titled and described.kind == "named_person" and described.label in known.bodies:
        return described._replace(kind="organisation", name=described.label)
    if name is None and described.kind == "organisation" and _of_a_family(words, known):
        return Description(" ".join(words.text.split()), "named_person", True, 1, 1, described.head, True)
    outlet = described.kind == "media" and is_outlet(described.label)  # not "Strand", who "wrote" a book
    if name is None or outlet or (described.kind == "named_person" and " " in described.label):
        return described
    if words.root.ent_type_ in {"GPE", "LOC"} and not name.endswith(words.root.text):
        return described  # a first name that is a town's: Paris, Austin
    return Description(name, "named_person", True, 1, 1, described.head, True, None, described.words)


def _of_a_family(words: Tokens, known: Names) -> bool:
    """Whether two capitalised words end with a last name of the article: "Petra Strand", whom the tagger takes for
    a firm, beside her brother.
    """
    plain = [token for token in words if token.tag_ != "POS" and not token.is_punct]
    two = len(plain) == 2 and all(token.text[0].isupper() and not token.text.isupper() for token in plain)
    return two and plain[1].text in known.people and not of_a_body(words) and plain[0].ent_type_ != "NORP"


def cue_of(paragraph: Paragraph, attribution: Attribution) -> Cue | None:
    """The cue verb of an attribution; None where it is no verb."""
    found = [cues.verb(token) for token in _cue_words(paragraph, attribution) if token.pos_ in {"VERB", "AUX"}]
    return next((one for one in reversed(found) if one is not None), None)


def _cue_words(paragraph: Paragraph, attribution: Attribution) -> Sequence[Token]:
    """The words of an attribution's first cue, where that stands in a paragraph."""
    start, end = attribution.cues[0].start - paragraph.start, attribution.cues[0].end - paragraph.start
    words = paragraph.doc.char_span(start, end, alignment_mode="expand") if 0 <= start < end else None
    return list(words or ())


def _asks_somebody(paragraph: Paragraph, attribution: Attribution) -> bool:
    """Whether a question is put to somebody: "was asked by reporters whether", "a reporter asked him whether"."""
    put = {"nsubjpass", "dobj", "dative"}
    return any(child.dep_ in put for token in _cue_words(paragraph, attribution) for child in token.children)


def _untitled(words: Tokens) -> Tokens:
    """A source without the participle of its office, which the parser takes for a verb: "investigating judge"."""
    head = titled(words[0]) if len(words) > 1 and words[1].tag_ == "NN" else None
    if head is None or not words.start < head.i < words.end:
        return words  # "Racing Victoria"
    return words.doc[max(words.start + 1, head.left_edge.i) : words.end]


def _antecedent(room: _Room, part: Tokens, where: Span) -> Description | Entry:
    """What a relative pronoun stands for: the noun that its clause hangs on."""
    token: Token = part.root
    while token.dep_ != "relcl" and token.head.i != token.i:
        token = token.head
    before = part.root.nbor(-1) if part.root.i > 0 else part.root
    before = before.nbor(-1) if before.text == "," and before.i > 0 else before
    if token.dep_ != "relcl" and not (before.pos_ in {"NOUN", "PROPN"} and before.sent == part.root.sent):
        return room.register.resolve(part.root, where)
    noun = token.head if token.dep_ == "relcl" else before  # "turned to the ministry which said"
    if part.root.lower_ in {"who", "whom"}:
        noun = _whoever(noun)
    elif part.root.lower_ in {"which", "that"}:
        noun = _whatever(noun)
    person = noun.head.ent_type_ == "PERSON" and noun.tag_ in {"NN", "NNP"}
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and (person or part.root.lower_ not in {"who", "whom"}):
        noun = noun.head  # "Halmeria and Orvik, the two largest producers, which said"; "Lind, a developer who says"
    start, end = noun_phrase(noun)
    if start >= end:
        return room.register.resolve(part.root, where)
    words = token.doc[start:end]
    at = room.document.tokens_span(room.paragraph, words)
    described = described_at(words, room.outlets, room.known, at.start)
    if part.root.lower_ in {"who", "whom"} and described.kind in {"media", "document"}:
        return room.register.resolve(part.root, where)
    return taken_in(room.register, described, at)


def _whatever(noun: Token) -> Token:
    """The thing that "which" stands for: the letter of "a letter to the mayor which", as no person is meant."""
    above = noun
    while above.ent_type_ == "PERSON" and above.dep_ in {"pobj", "appos"} and above.head.i < above.i:
        above = above.head.head if above.dep_ == "pobj" else above.head
        if above.pos_ == "VERB":  # "a letter sent to the mayor"
            above = above.head if above.dep_ == "acl" else noun
            break
    return above if above.pos_ == "NOUN" else noun


def _whoever(noun: Token) -> Token:
    """The person that "who" stands for: "Democrats on the hill, who" are Democrats, "leaders of the union who" leaders.

    A body with no person before it stays: "the committee, who said".
    """
    if of_people(noun.lemma_.lower()) or noun.ent_type_ in {"PERSON", "NORP"}:
        return noun
    above = noun
    while above.dep_ in {"pobj", "prep", "conj"} and above.head.i < above.i:
        above = above.head
        if of_people(above.lemma_.lower()) or above.ent_type_ in {"PERSON", "NORP"}:
            return above
    if above.pos_ == "VERB":  # "met senators from the capital, who said"
        met = [one for one in above.rights if one.dep_ == "dobj" and one.i < noun.i and of_people(one.lemma_.lower())]
        return met[-1] if met else noun
    return noun
