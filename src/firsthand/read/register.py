"""The sources met so far in one article, and which of them a later word takes up: "he", "the official", "Brandvall".

In: Descriptions in text order. Out: Entries, one a voice. Two candidates that fit equally well: the later one.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Token

from firsthand.read.anonymity import Anonymity
from firsthand.read.describe import Description, bare, describe, person
from firsthand.read.document import Document
from firsthand.records import Scope, Span

_ONE = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "hers"})
_BODY = frozenset({"it", "its", "itself", "this", "that"})
_ALONE = frozenset({"source", "insider", "whistleblower", "informant"})


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

    def __init__(self, document: Document) -> None:
        self._document = document
        self.entries: list[Entry] = []

    def enter(self, described: Description, where: Span, scope: Scope) -> Entry:
        """The entry that a description takes up, else a new one."""
        entry = self._known(described, where)
        if entry is None:
            entry = Entry(described, scope=scope, on_record=described.head not in _ALONE)
            self.entries.append(entry)
        elif described.named and len(described.label) > len(entry.described.label):
            entry.described = _fuller(entry.described, described)
        if described.kind == "named_person":
            self._absorb(entry, described)
        if scope == "article":
            entry.scope = scope
        entry.mentions.append(where)
        return entry

    def resolve(self, token: Token, where: Span) -> Entry:
        """The entry that a pronoun takes up: the last of its number before it, else one that says it is unresolved."""
        if token.lower_ in _ONE:
            fits = self._latest(
                where, lambda e: _single(e.described) and e.described.kind not in {"organisation", "document"}
            )
            subject = self._last_person(where)
            if subject is not None and (
                fits is None or max(m.start for m in fits.mentions if m < where) < subject[1].start
            ):
                fits = self.enter(subject[0], subject[1], "passage")
        elif token.lower_ in _BODY:
            fits = self._latest(where, lambda e: e.described.kind in {"organisation", "document"})
        else:
            fits = self._latest(where, lambda e: not _single(e.described))
        if fits is None:
            high = 1 if token.lower_ in _ONE | _BODY else None
            label = f"unresolved: {token.lower_}"
            fits = Entry(Description(label, "unnamed", False, 1 if high else 2, high, token.lower_, False))
            self.entries.append(fits)
        fits.mentions.append(where)
        return fits

    def unname(self, stated: Anonymity) -> None:
        """Mark whoever a statement of anonymity is about: all, the last one, or those of its own sentence."""
        base, sentence = stated.paragraph.start, stated.sentence
        start, end = base + sentence.start_char, base + sentence.end_char
        here = [e for e in self.entries if any(start <= m.start < end for m in e.mentions)]
        subject = next((t for t in sentence if t.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None and subject.lower_ in {"all", "they", "both", "most"} and not here:
            first = stated.paragraph.start
            here = [e for e in self.entries if any(first <= m.start < start for m in e.mentions)]
            here = [e for e in here if e.described.kind in {"unnamed", "official"}]
            here = [e for e in here if e.scope == "article"] or here
        elif not here and subject is not None and subject.lower_ in _ONE:
            before = self._document.article.span(start, start)
            last = self._latest(before, lambda e: _single(e.described) and not e.described.named)
            here = [last] if last is not None else []
        elif not here and subject is not None and subject.pos_ == "NOUN":
            words = subject.doc[subject.left_edge.i : subject.i + 1]
            place = self._document.tokens_span(stated.paragraph, words)
            here = [self.enter(describe(words), place, "passage")]
        for entry in here:
            if not entry.described.named and entry.described.kind in {"unnamed", "official"}:
                entry.on_record = False
                entry.reason = entry.reason or stated.reason

    def _absorb(self, entry: Entry, described: Description) -> None:
        """Take the entries that a title in front of a name explains into the named one."""
        for other in [e for e in self.entries if e is not entry and _is_named_by(e.described, described)]:
            other.became = entry
            entry.mentions += other.mentions
            self.entries.remove(other)

    def _known(self, described: Description, where: Span) -> Entry | None:
        if described.kind == "named_person":
            last = _surname(described.label)
            return self._latest(
                where, lambda e: e.described.kind == "named_person" and _shares(e.described.label, last)
            )
        label = bare(described.label)
        if described.kind == "organisation" and described.named and len(described.label.split()) == 1:
            bearer = self._latest(  # a surname that the tagger took for a company
                where, lambda e: e.described.kind == "named_person" and _surname(e.described.label) == described.label
            )
            if bearer is not None:
                return bearer
        for entry in reversed(self.entries):
            if bare(entry.described.label) == label and entry.described.kind == described.kind:
                if described.kind == "unnamed" and described.label.lower().startswith(("a ", "an ", "another ")):
                    return None  # a second "an official" may be another one
                return entry
        if described.kind in {"unnamed", "official", "organisation", "document"} and _anaphoric(described):
            return self._latest(where, lambda e: _takes_up(described, e.described))
        return None

    def _latest(self, where: Span, fits: Callable[[Entry], bool]) -> Entry | None:
        """The entry mentioned last before a place among those that fit."""
        found = [
            (max(m.start for m in entry.mentions if m.start < where.start), number)
            for number, entry in enumerate(self.entries)
            if fits(entry) and any(m.start < where.start for m in entry.mentions)
        ]
        return self.entries[max(found)[1]] if found else None

    def _last_person(self, where: Span) -> tuple[Description, Span] | None:
        """The last person who was the subject of a sentence before a place, in its paragraph or the one before."""
        near = [p for p in self._document.paragraphs if p.start <= where.start][-2:]
        for paragraph in reversed(near):
            doc = paragraph.doc
            before = bisect_left(range(len(doc)), where.start - paragraph.start, key=lambda i: doc[i].idx)
            for token in reversed(doc[:before]):
                if token.dep_ not in {"nsubj", "nsubjpass"}:
                    continue
                if token.ent_type_ == "PERSON":
                    words = token.doc[token.left_edge.i : token.i + 1]
                    name = person(words)
                    if name is not None:
                        return describe(words), self._document.tokens_span(paragraph, words)
                elif token.pos_ == "NOUN":
                    words = token.doc[token.left_edge.i : token.i + 1]
                    described = describe(words)
                    if (
                        described.kind == "official"
                        and described.definite
                        and self._known(described, where) is not None
                    ):
                        return described, self._document.tokens_span(paragraph, words)
        return None


def _fuller(old: Description, new: Description) -> Description:
    """The earlier description under the fuller label."""
    affiliation = old.affiliation or new.affiliation
    return old._replace(label=new.label, affiliation=affiliation, words=f"{old.words} {new.words}")


def _single(described: Description) -> bool:
    return described.count_max == 1


def _surname(label: str) -> str:
    words = [word for word in label.split() if word.rstrip(".") not in {"Jr", "Sr", "II", "III"}]
    return words[-1] if words else label


def _shares(label: str, surname: str) -> bool:
    return surname in label.split()


def _is_named_by(earlier: Description, later: Description) -> bool:
    """Whether a headline's "Minister" is the text's "Interior Minister Runa Okkelberg"."""
    titled = later.words.lower().replace(",", " ").split()
    return earlier.kind == "official" and earlier.head in titled and later.affiliation in {None, earlier.affiliation}


def _anaphoric(described: Description) -> bool:
    """Whether a label is short and definite, as "the official" is, and so takes something up."""
    return described.definite and (described.kind == "document" or len(bare(described.label).split()) <= 2)


def _takes_up(later: Description, earlier: Description) -> bool:
    """Whether "the official" can be the source met as "a police official", "the minister" as "Minister Okkelberg"."""
    if _single(later) != _single(earlier):
        return False
    if (ours := re.findall(r"\d+", later.label)) and ours != re.findall(r"\d+", earlier.label):
        return False  # "the 34-year-old" is not "a 16-year-old"
    words = f"{earlier.label} {earlier.words}".lower().replace(",", " ").split()
    if later.kind == "official" and earlier.kind in {"named_person", "official", "unnamed"}:
        return later.head in words
    if later.kind != earlier.kind and (earlier.kind != "named_person" or later.kind in {"organisation", "document"}):
        return False  # who served in the army is not the army
    return later.head == earlier.head or (later.head in words and bare(later.label).split()[-1] in words)
