"""The sources met so far in one article, and which of them a later word takes up: "he", "the official", "Brandvall".

In: Descriptions in text order. Out: Entries, one a voice. Two candidates that fit equally well: the later one. Long
because all that takes a source up asks who spoke last, and that is the register's one state.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field

from spacy.tokens import Token

from firsthand.read.anonymity import Anonymity
from firsthand.read.bearers import called_so
from firsthand.read.clauses import noun_phrase
from firsthand.read.describe import Description, describe
from firsthand.read.document import Document
from firsthand.read.heads import bare, is_word
from firsthand.read.namesakes import last_name, namesakes, shares, suits
from firsthand.read.persons import person
from firsthand.read.same_bodies import abbreviated, are_initials, is_short_for, same_body, words_of
from firsthand.read.takes_up import (
    anaphoric,
    fuller,
    is_a_firm,
    is_fuller,
    is_named_by,
    is_one,
    is_single,
    may_be,
    takes_up,
)
from firsthand.read.told_about import SUBJECTS, is_place, opens, subjects, told_of
from firsthand.records import Scope, Span, VoiceKind

_ONE = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "hers"})
_BODY = frozenset({"it", "its", "itself", "this", "that"})
_MYSELF = frozenset({"i", "my", "me"})
_YOU = frozenset({"you", "your", "yourself", "yourselves"})
_MANY = frozenset({"they", "them", "their", "themselves"})
# What only takes a named body up again: "the company", "the airline"; "the government" and "the court" are bodies.
_FIRMS = frozenset(
    "company firm corporation airline manufacturer maker automaker carmaker airframer planemaker carrier retailer"  # noqa: SIM905
    " group organisation organization agency label studio gang militia cartel movement charity club".split()
)
# What a text calls an outlet again, though others are called so too.
_OUTLETS_AGAIN = frozenset({"paper", "agency", "report", "service", "publication", "website", "site", "journal"})
_NEAR = 600  # characters back that a pronoun or "the paper" looks for an outlet
_ALONE = frozenset({"source", "insider", "whistleblower", "informant"})
_EACH = re.compile(r"(?:each|every|any|no|neither|either)\b", re.IGNORECASE)  # "each president": no one of them


@dataclass(eq=False)
class Entry:
    """One voice while the article is being read."""

    described: Description
    mentions: list[Span] = field(default_factory=list)
    scope: Scope = "passage"
    on_record: bool = True
    reason: str | None = None
    became: "Entry | None" = None  # a headline's "Minister", once the text has named her

    def settled(self) -> "Entry":
        """This entry, or the one that it turned out to be."""
        return self.became.settled() if self.became is not None else self


class Register:
    """Entries in the order in which they were first met."""

    def __init__(self, document: Document, people: Mapping[str, str] | None = None) -> None:
        self._document = document
        self._people = people or {}  # full names by last names
        self._within: set[int] = set()  # where who spoke is himself quoted by somebody
        self._asking: set[int] = set()  # where somebody put a question to another, who is to answer
        self.entries: list[Entry] = []
        self._outlets: list[tuple[int, Description]] = []

    def hear_outlet(self, described: Description, where: Span) -> Description:
        """Remember that an outlet, which is no voice, spoke at a place, for "it" and "the paper" to take up."""
        self._outlets.append((where.start, described))
        return described

    def as_outlet(self, described: Description, where: Span) -> Description:
        """The outlet that "the paper", "the agency", "the report" or its initials take up, else the description."""
        last = self._last_outlet(where)
        if described.kind == "media" and bare(described.label) == "agency":
            body = self._latest(where, lambda e: e.described.kind == "organisation" and bool(e.described.name))
            after = -1 if last is None else last[0]
            if body is not None and max(m.start for m in body.mentions if m.start < where.start) > after:
                return described._replace(kind="organisation")
        if described.kind not in {"document", "organisation", "unnamed"}:
            return described
        if described.name.isupper() and any(
            are_initials([described.name], words_of(o.label)) for _, o in self._outlets
        ):
            return described._replace(kind="media", named=True)
        if last is None or bare(described.label) not in _OUTLETS_AGAIN or not described.definite:
            return described
        same = self._latest(where, lambda e: e.described.kind == described.kind and described.head in _plain(e))
        return described if same is not None else described._replace(kind="media")

    def _last_outlet(self, where: Span) -> tuple[int, Description] | None:
        """The outlet that spoke last, not far before a place."""
        before = [one for one in self._outlets if where.start - _NEAR <= one[0] < where.start]
        return max(before, key=lambda one: one[0], default=None)

    def outlet_meant(self, token: Token, where: Span) -> Description | None:
        """The outlet that "it" or "they" takes up, if nothing that fits was spoken of since; else None."""
        last = self._last_outlet(where)
        if last is None or token.lower_ not in _BODY - {"this", "that"} | _MANY:
            return None
        many = token.lower_ in _MANY
        entry = self._latest(where, lambda e: may_be(e.described, many))
        spoke = max((m.start for m in entry.mentions if m.start < where.start), default=-1) if entry else -1
        return last[1] if last[0] > spoke and not self._body_since(last, where) else None

    def _body_since(self, outlet: tuple[int, Description], where: Span) -> bool:
        """Whether a body or a country was the subject of a clause after an outlet spoke."""
        start = outlet[0] + len(outlet[1].label)
        for paragraph in self._document.paragraphs:
            if paragraph.start < where.start and start < paragraph.end:
                doc, base = paragraph.doc, paragraph.start
                first = bisect_left(range(len(doc)), start - base, key=lambda i: doc[i].idx)
                end = bisect_left(range(len(doc)), where.start - base, key=lambda i: doc[i].idx)
                if any(t.ent_type_ in {"ORG", "GPE", "NORP"} and t.dep_ in SUBJECTS for t in doc[first:end]):
                    return True
        return False

    def enter(self, described: Description, where: Span, scope: Scope) -> Entry:
        """The entry that a description takes up, else a new one."""
        entry = self._known(described, where)
        if entry is None:
            entry = Entry(described, scope=scope, on_record=described.head not in _ALONE)
            self.entries.append(entry)
        elif entry not in self.entries:  # of two presidents
            self.entries.append(entry)
        elif is_fuller(described, entry.described):
            entry.described = fuller(entry.described, described)
        if described.kind in {"named_person", "official", "unnamed"}:
            self._absorb(entry, described)
        if scope == "article":
            entry.scope = scope
        entry.mentions.append(where)
        return entry

    def quoted(self, where: Span) -> None:
        """Remember that a source speaks within what another says: whom "he said" takes up is rather the other."""
        self._within.add(where.start)

    def asked(self, where: Span) -> None:
        """Remember that a source only puts a question to somebody: whom "he said" takes up is rather the asked."""
        self._asking.add(where.start)

    def resolve(self, token: Token, where: Span) -> Entry:
        """The entry that a pronoun takes up: the last of its number before it, else one that says it is unresolved."""
        if token.lower_ in _ONE:
            fits = self._one(token, where)
        elif token.lower_ in _YOU:
            fits = None  # whoever listens
        elif token.lower_ in _BODY:
            fits = self._latest(where, lambda e: e.described.kind in {"organisation", "document"})
            fits = self._later(fits, self._last_body(where), where)
        else:
            fits = self._latest(where, lambda e: not is_single(e.described) and e.described.kind != "document")
            fits = fits or self._latest(where, lambda e: not is_single(e.described))
            if fits is None and token.lower_ in _MANY:  # "Airbus said they would"
                fits = self._latest(where, lambda e: e.described.kind == "organisation")
                fits = fits or self._later(None, self._last_body(where), where)
        if fits is None:
            high = 1 if token.lower_ in _ONE | _BODY else None
            label = f"unresolved: {token.lower_}"
            kind: VoiceKind = "organisation" if token.lower_ in {"it", "its", "itself"} else "unnamed"
            fits = Entry(Description(label, kind, False, 1 if high else 2, high, token.lower_, False))
            self.entries.append(fits)
        fits.mentions.append(where)
        return fits

    def _one(self, pronoun: Token, where: Span) -> Entry | None:
        """The person that "he" or "she" takes up."""

        def fits(entry: Entry) -> bool:
            one = is_one(entry.described) and not _EACH.match(entry.described.words)
            return one and suits(pronoun, entry.described, self._people)

        met = self._last_person(where, pronoun)
        if where.start not in self._within:
            others = self._within | self._asking
            outer = [e for e in self.entries if fits(e) and any(m.start not in others for m in e.mentions)]
            last = self._latest(where, lambda e: e in outer, others)
            if last is not None:
                return self._later(last, met, where)
        return self._later(self._latest(where, fits, self._asking), met, where)

    def last_speaker(self, where: Span, first: Token | None = None) -> "Entry | None":
        """The person or body that spoke last before a place; who says "I" is no body."""
        kinds = {"named_person", "official"} | (
            set() if first is not None and first.lower_ in _MYSELF else {"organisation"}
        )
        fits = self._latest(where, lambda e: e.described.kind in kinds)
        if fits is None and first is not None and first.lower_ in _MYSELF:  # "the seller", who is not named
            fits = self._latest(where, lambda e: e.described.kind == "unnamed" and is_one(e.described))
        if fits is not None:
            fits.mentions.append(where)
        return fits

    def _later(self, entry: "Entry | None", met: tuple[Description, Span] | None, where: Span) -> "Entry | None":
        """The one that was spoken of later: a source, or somebody whom the text is about."""
        if met is None or (entry is not None and max(m.start for m in entry.mentions if m < where) >= met[1].start):
            return entry
        return self.enter(met[0], met[1], "passage")

    def unname(self, stated: Anonymity) -> None:
        """Mark whoever a statement of anonymity is about: all, the last one, or those of its own sentence."""
        base, sentence = stated.paragraph.start, stated.sentence
        start, end = base + sentence.start_char, base + sentence.end_char
        here = [e for e in self.entries if any(start <= m.start < end for m in e.mentions)]
        subject = next((t for t in sentence if t.dep_ in {"nsubj", "nsubjpass"}), None)
        several = subject is not None and (
            subject.lower_ in {"all", "they", "both", "most"} or any(c.lower_ in {"all", "both"} for c in subject.lefts)
        )
        if several and not here:  # "all three spoke"
            first = stated.paragraph.start
            here = [e for e in self.entries if any(first <= m.start < start for m in e.mentions)]
            here = [e for e in here if e.described.kind in {"unnamed", "official"}]
            here = [e for e in here if e.scope == "article"] or here
        elif not here and subject is not None and subject.lower_ in _ONE:
            before = self._document.article.span(start, start)
            last = self._latest(before, lambda e: is_single(e.described) and not e.described.named)
            here = [last] if last is not None else []
        elif not here and subject is not None and subject.pos_ == "NOUN" and not self._told_of_one(stated):
            words = subject.doc[subject.left_edge.i : subject.i + 1]
            place = self._document.tokens_span(stated.paragraph, words)
            here = [self.enter(describe(words), place, "passage")]
        for entry in here:
            if not entry.described.named and entry.described.kind in {"unnamed", "official"}:
                entry.on_record = False
                entry.reason = entry.reason or stated.reason

    def _told_of_one(self, stated: Anonymity) -> bool:
        """Whether a page only tells of somebody that it does not name him: he need not have spoken."""
        return self._document.article.text.startswith(("whom ", "whose "), stated.start)

    def _absorb(self, entry: Entry, described: Description) -> None:
        """Take the entries that a title in front of a name explains into the named one."""
        for other in [e for e in self.entries if e is not entry and is_named_by(e.described, described)]:
            other.became = entry
            entry.mentions += other.mentions
            self.entries.remove(other)

    def _known(self, described: Description, where: Span) -> Entry | None:
        if described.kind == "named_person":
            last = last_name(described.label)
            met = self._latest(
                where,
                lambda e: (
                    e.described.kind == "named_person"
                    and shares(e.described.label, last)
                    and not namesakes(e.described.label, described.label)
                ),
            )
            return met or next(
                (
                    e
                    for e in self.entries
                    if e.described.kind == "named_person" and e.described.label == described.label
                ),
                None,
            )  # met by another cue at the same place, or by words of hers read before those that name her
        label = bare(described.label)
        if described.kind == "organisation" and described.named and len(described.label.split()) == 1:
            bearer = self._latest(  # a surname that the tagger took for a company
                where, lambda e: e.described.kind == "named_person" and last_name(e.described.label) == described.label
            )
            if bearer is not None:
                return bearer
        if described.kind == "organisation":
            body = self._body(described, where)
            if body is not None:
                return body
        for entry in reversed(self.entries):
            if bare(entry.described.label) == label and entry.described.kind == described.kind:
                if described.kind == "unnamed" and described.label.lower().startswith(("a ", "an ", "another ")):
                    return None  # a second "an official" may be another one
                return entry
        if described.name and not is_word(described.head):
            return None  # "the U.S." takes up no "U.S. jury"
        if described.kind in {"unnamed", "official", "organisation", "document"} and anaphoric(described):
            known = self._latest(where, lambda e: takes_up(described, e.described))
            return known or self._by_title(described, where)
        return self._by_title(described, where)

    def _by_title(self, described: Description, where: Span) -> Entry | None:
        """The person whom the text before gave the title of "the judge", though as no source; unresolved if two."""
        found = called_so(self._document, described, where)
        if len(found) > 1:  # two presidents were named: which of them, the text does not say
            return Entry(described._replace(label=f"unresolved: {described.label.lower()}"))
        return self.enter(*found[0], "passage") if found else None

    def _body(self, described: Description, where: Span) -> "Entry | None":
        """The body that another form of its name, its initials, or "the company" takes up."""
        bodies = [e for e in self.entries if e.described.kind == "organisation" and e.described.name]
        if described.name:
            fits = [e for e in bodies if same_body(e.described.name, described.name)]
            fits = fits or [e for e in bodies if abbreviated(e.described.words, described.name)]
            fits = fits or [e for e in bodies if is_short_for(described.name, e.described.name)]
            return fits[0] if len(fits) == 1 else None
        if described.head in _FIRMS and bare(described.label) == described.head and described.definite:
            fit = self._latest(where, lambda e: is_a_firm(e.described))
            return self._later(fit, self._last_body(where), where)
        return None

    def _latest(self, where: Span, fits: Callable[[Entry], bool], without: Set[int] = frozenset()) -> Entry | None:
        """The entry mentioned last before a place among those that fit; its mentions at `without` do not count."""
        found = []
        for number, entry in enumerate(self.entries):
            before = [m.start for m in entry.mentions if m.start < where.start and m.start not in without]
            if before and fits(entry):
                found.append((max(before), number))
        return self.entries[max(found)[1]] if found else None

    def _is_town(self, token: Token) -> bool:
        return token.text not in self._people and is_place(self._document, token)

    def _last_person(self, where: Span, pronoun: Token) -> tuple[Description, Span] | None:
        """The last person who was the subject of a sentence before a place, in its paragraph or the one before."""
        for paragraph, token in subjects(self._document, where):
            inner = paragraph.start + token.doc[token.left_edge.i].idx in self._within
            if inner and where.start not in self._within:
                continue
            if told_of(token, paragraph, where):
                continue
            if token.ent_type_ == "PERSON" or (token.pos_ == "PROPN" and token.text in self._people):
                words = token.doc[token.left_edge.i : token.i + 1]
                name = None if self._is_town(token) else person(words)
                if name is not None and suits(pronoun, described := describe(words), self._people):
                    return described, self._document.tokens_span(paragraph, words)
            elif token.pos_ == "NOUN":
                start, end = noun_phrase(token)  # "its president, Alan Mulally,"
                if start == end:  # a dash that the tagger took for a word
                    continue
                words = token.doc[start:end]
                described = describe(words)
                office = described.kind == "official" and described.definite
                taken_up = office and (opens(token, paragraph, where) or self._known(described, where))
                if taken_up or (described.kind == "named_person" and suits(pronoun, described, self._people)):
                    return described, self._document.tokens_span(paragraph, words)
        return None

    def _last_body(self, where: Span) -> tuple[Description, Span] | None:
        """The last named body that was the subject of a sentence before a place, in its paragraph or the one before."""
        for paragraph, token in subjects(self._document, where):
            if token.ent_type_ == "ORG" and token.pos_ == "PROPN":
                words = token.doc[token.left_edge.i : token.i + 1]
                described = describe(words)
                if described.kind == "organisation" and described.name:
                    return described, self._document.tokens_span(paragraph, words)
        return None


def _plain(entry: "Entry") -> list[str]:
    return f"{entry.described.label} {entry.described.words}".lower().split()
