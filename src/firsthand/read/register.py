"""The sources met so far in one article, and which of them a later word takes up: "he", "the official", "Brandvall".

In: Descriptions in text order. Out: Entries, one a voice. Two candidates that fit equally well: the later one.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from firsthand.read.anonymity import Anonymity
from firsthand.read.clauses import noun_phrase
from firsthand.read.describe import Description, describe
from firsthand.read.document import Document, Paragraph
from firsthand.read.heads import bare, is_word, of_people
from firsthand.read.persons import person
from firsthand.read.voice_kinds import is_country
from firsthand.records import Scope, Span, VoiceKind
from firsthand.resources import either, table, terms

_ONE = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "hers"})
_BODY = frozenset({"it", "its", "itself", "this", "that"})
_MYSELF = frozenset({"i", "my", "me"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_WOMEN = frozenset({"wife", "mother", "daughter", "sister", "girl", "widow", "grandmother", "queen", "princess"})
_MEN = frozenset({"man", "husband", "father", "son", "brother", "boy", "widower", "grandfather", "king", "prince"})
_YOU = frozenset({"you", "your", "yourself", "yourselves"})
_MANY = frozenset({"they", "them", "their", "themselves"})
# What only takes a named body up again: "the company", "the airline"; "the government" and "the court" are bodies.
_FIRMS = frozenset(
    "company firm corporation airline manufacturer maker automaker carmaker airframer planemaker carrier retailer"  # noqa: SIM905
    " group organisation organization agency label studio gang militia cartel movement charity club".split()
)
_LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited plc llc ag sa sas nv se gmbh motor motors group holding"  # noqa: SIM905
    " holdings airlines airways computer".split()
)
_ALSO_CALLED = {
    "judge": ("justice",),
    "justice": ("judge",),
    "premier": ("minister",),
    "officer": ("sergeant",),
    "captain": ("capt.", "capt"),
    "colonel": ("col.", "col"),
    "commander": ("cmdr.", "cmdr"),
    "lieutenant": ("lt.", "lt"),
    "senator": ("sen.", "sen"),
    "governor": ("gov.", "gov"),
    "general": ("gen.", "gen"),
    "representative": ("rep.", "rep"),
    "congressman": ("rep.", "rep"),
    "congresswoman": ("rep.", "rep"),
    "professor": ("prof.", "prof"),
    "doctor": ("dr.", "dr"),
}
# What a text calls an outlet again, though others are called so too.
_OUTLETS_AGAIN = frozenset({"paper", "agency", "report", "service", "publication", "website", "site", "journal"})
_RIVALS = frozenset({"nominee", "candidate", "contender", "challenger", "hopeful"})  # there are two at least
# Two forms of one given name that do not begin alike.
_ONE_NAME = frozenset(
    map(
        frozenset,
        (
            ("Bill", "William"),
            ("Bob", "Robert"),
            ("Dick", "Richard"),
            ("Ted", "Edward"),
            ("Ned", "Edward"),
            ("Tony", "Anthony"),
            ("Tony", "Antonio"),
            ("Betty", "Elizabeth"),
            ("Liz", "Elizabeth"),
            ("Peggy", "Margaret"),
            ("Polly", "Mary"),
            ("Molly", "Mary"),
            ("Pepe", "José"),
            ("Paco", "Francisco"),
        ),
    )
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Who is somebody's only one: "Ada Lind's father", "the boy's mother".
_KIN_OF = re.compile(
    r"(?:[Tt]he )?[\w.-]+(?: [\w.-]+){0,2}['’]s? (father|mother|husband|wife|widow|widower|grandmother"
    r"|grandfather|fiancé|fiancée|girlfriend|boyfriend|stepfather|stepmother|lawyer|attorney)$"
)
# A name that is a place's: "near Lorna", "south of Lorna", "from over Lorna", "Lorna, ten miles away", "Lorna is where"
_SITE = (
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|from over"
    r"|(?:town|city|village|port|north|south|east|west) of)\s+%s\b(?!['’]s|\s+[A-Z])"
    r"|\b%s(?:,\s+(?:[\w-]+\s+){0,4}?(?:kilomet\w+|km|miles?|met(?:re|er)s)\b|(?:,[^.,;]{0,60},)?\s+is where\b)"
)
_NEAR = 600  # characters back that a pronoun or "the paper" looks for an outlet
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


_EACH = re.compile(r"(?:each|every|any|no|neither|either)\b", re.IGNORECASE)  # "each president": no one of them


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
        if described.name.isupper() and any(_are_initials([described.name], _words(o.label)) for _, o in self._outlets):
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
        entry = self._latest(where, lambda e: _may_be(e.described, many))
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
                if any(t.ent_type_ in {"ORG", "GPE", "NORP"} and t.dep_ in _SUBJECTS for t in doc[first:end]):
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
        elif _is_fuller(described, entry.described):
            entry.described = _fuller(entry.described, described)
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
            fits = self._latest(where, lambda e: not _single(e.described) and e.described.kind != "document")
            fits = fits or self._latest(where, lambda e: not _single(e.described))
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
            one = _is_one(entry.described) and not _EACH.match(entry.described.words)
            return one and self._suits(pronoun, entry.described)

        met = self._last_person(where, pronoun)
        if where.start not in self._within:
            others = self._within | self._asking
            outer = [e for e in self.entries if fits(e) and any(m.start not in others for m in e.mentions)]
            last = self._latest(where, lambda e: e in outer, others)
            if last is not None:
                return self._later(last, met, where)
        return self._later(self._latest(where, fits, self._asking), met, where)

    def _suits(self, pronoun: Token, described: Description) -> bool:
        """Whether a name does not speak against it: Hillary is no "he", Vladimir no "she"."""
        full = described.label if " " in described.label else self._people.get(described.label, "")
        borne = _borne_by().get(full.split(" ")[0]) if " " in full else None
        words = set(described.words.lower().split()[:2])
        if words & {"mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen"}:
            borne = "women"
        elif words & {"mr", "mr.", "king"}:
            borne = "men"
        elif described.head in _WOMEN or described.head.endswith("woman"):
            borne = "women"
        elif described.head in _MEN:
            borne = "men"
        return borne in {None, "both", "women" if pronoun.lower_ in _SHE else "men"}

    def last_speaker(self, where: Span, first: Token | None = None) -> "Entry | None":
        """The person or body that spoke last before a place; who says "I" is no body."""
        kinds = {"named_person", "official"} | (
            set() if first is not None and first.lower_ in _MYSELF else {"organisation"}
        )
        fits = self._latest(where, lambda e: e.described.kind in kinds)
        if fits is None and first is not None and first.lower_ in _MYSELF:  # "the seller", who is not named
            fits = self._latest(where, lambda e: e.described.kind == "unnamed" and _is_one(e.described))
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
            last = self._latest(before, lambda e: _single(e.described) and not e.described.named)
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
        for other in [e for e in self.entries if e is not entry and _is_named_by(e.described, described)]:
            other.became = entry
            entry.mentions += other.mentions
            self.entries.remove(other)

    def _known(self, described: Description, where: Span) -> Entry | None:
        if described.kind == "named_person":
            last = _surname(described.label)
            met = self._latest(
                where,
                lambda e: (
                    e.described.kind == "named_person"
                    and _shares(e.described.label, last)
                    and not _namesakes(e.described.label, described.label)
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
                where, lambda e: e.described.kind == "named_person" and _surname(e.described.label) == described.label
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
        if described.kind in {"unnamed", "official", "organisation", "document"} and _anaphoric(described):
            known = self._latest(where, lambda e: _takes_up(described, e.described))
            return known or self._by_title(described, where)
        return self._by_title(described, where)

    def _by_title(self, described: Description, where: Span) -> Entry | None:
        """The person whom the text before gave the title of "the judge", though as no source; unresolved if two.

        Of two nominees "the Republican nominee" is the one who was called so.
        """
        words = ["the", *bare(described.label).split()]
        people = described.kind in {"official", "unnamed"} and of_people(described.head)
        pointed = described.label.lower().startswith(("the ", "this ", "that "))
        if (kin := _KIN_OF.match(described.label)) is not None and described.head == kin[1]:
            words, pointed = ["the", kin[1]], True  # "Ada's father", once a father was named and no other
        if not (people and pointed and _single(described) and 2 <= len(words) <= 4 and words[-1] == described.head):
            return None
        titles = {described.head, *_ALSO_CALLED.get(described.head, ())}
        found: dict[str, tuple[Description, Span]] = {}
        called: dict[str, set[str]] = {}
        for paragraph in self._document.paragraphs:
            for token in paragraph.doc[:-1]:
                if paragraph.start + token.idx >= where.start:
                    break
                bearer = _bearer(token) if token.lower_ in titles else None
                if bearer is not None:
                    end = bearer.i + 1
                    while end < len(paragraph.doc) and paragraph.doc[end].ent_type_ == "PERSON":
                        end += 1
                    start = token.i if token.i < bearer.i else bearer.left_edge.i
                    phrase = paragraph.doc[start:end]
                    name = person(phrase)
                    if name is not None:
                        one = Description(name, "named_person", True, 1, 1, described.head, True, None, phrase.text)
                        found.setdefault(_surname(name), (one, self._document.tokens_span(paragraph, phrase)))
                        called.setdefault(_surname(name), set()).update(_before(token))
        wanted = set(words[1:-1])
        alone = described.head not in _RIVALS  # "the Halmerian senator" may be the one whose land was not told
        ranks = terms("en", "ranks")
        found = {name: one for name, one in found.items() if wanted & ranks <= called[name]}
        found = {name: one for name, one in found.items() if wanted <= called[name] or (alone and not called[name])}
        if len(found) > 1:  # two presidents were named: which of them, the text does not say
            unclear = described._replace(label=f"unresolved: {described.label.lower()}")
            return Entry(unclear)
        if not found:
            return None
        [(one, place)] = found.values()
        return self.enter(one, place, "passage")

    def _body(self, described: Description, where: Span) -> "Entry | None":
        """The body that another form of its name, its initials, or "the company" takes up."""
        bodies = [e for e in self.entries if e.described.kind == "organisation" and e.described.name]
        if described.name:
            fits = [e for e in bodies if _same_body(e.described.name, described.name)]
            fits = fits or [e for e in bodies if _abbreviated(e.described.words, described.name)]
            fits = fits or [e for e in bodies if _is_short_for(described.name, e.described.name)]
            return fits[0] if len(fits) == 1 else None
        if described.head in _FIRMS and bare(described.label) == described.head and described.definite:
            fit = self._latest(where, lambda e: _is_a_firm(e.described))
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

    def _is_place(self, token: Token) -> bool:
        """Whether the article uses a single name for a place, whatever the tagger takes it for: "in Lorna"."""
        if token.text in self._people or token.left_edge.i < token.i - 1 or not token.text[:1].isupper():
            return False
        return bool(re.search(_SITE.replace("%s", re.escape(token.text)), self._document.article.text))

    def _last_person(self, where: Span, pronoun: Token) -> tuple[Description, Span] | None:
        """The last person who was the subject of a sentence before a place, in its paragraph or the one before."""
        for paragraph, token in self._subjects(where):
            inner = paragraph.start + token.doc[token.left_edge.i].idx in self._within
            if inner and where.start not in self._within:
                continue
            if _told_of(token, paragraph, where):
                continue
            if token.ent_type_ == "PERSON" or (token.pos_ == "PROPN" and token.text in self._people):
                words = token.doc[token.left_edge.i : token.i + 1]
                name = None if self._is_place(token) else person(words)
                if name is not None and self._suits(pronoun, described := describe(words)):
                    return described, self._document.tokens_span(paragraph, words)
            elif token.pos_ == "NOUN":
                start, end = noun_phrase(token)  # "its president, Alan Mulally,"
                if start == end:  # a dash that the tagger took for a word
                    continue
                words = token.doc[start:end]
                described = describe(words)
                office = described.kind == "official" and described.definite
                taken_up = office and (_opens(token, paragraph, where) or self._known(described, where))
                if taken_up or (described.kind == "named_person" and self._suits(pronoun, described)):
                    return described, self._document.tokens_span(paragraph, words)
        return None

    def _last_body(self, where: Span) -> tuple[Description, Span] | None:
        """The last named body that was the subject of a sentence before a place, in its paragraph or the one before."""
        for paragraph, token in self._subjects(where):
            if token.ent_type_ == "ORG" and token.pos_ == "PROPN":
                words = token.doc[token.left_edge.i : token.i + 1]
                described = describe(words)
                if described.kind == "organisation" and described.name:
                    return described, self._document.tokens_span(paragraph, words)
        return None

    def _subjects(self, where: Span) -> Iterator[tuple[Paragraph, Token]]:
        """The subjects of sentences before a place, and whoever is asked, in its paragraph and the one before, the last
        one first.
        """
        near = [p for p in self._document.paragraphs if p.start <= where.start][-2:]
        for paragraph in reversed(near):
            doc = paragraph.doc
            before = bisect_left(range(len(doc)), where.start - paragraph.start, key=lambda i: doc[i].idx)
            for token in reversed(doc[:before]):
                asked = token.dep_ in {"dobj", "dative"} and token.head.lemma_ == "ask"
                if token.dep_ in _SUBJECTS or asked:
                    yield paragraph, token


def _opens(subject: Token, paragraph: Paragraph, where: Span) -> bool:
    """Whether a paragraph begins by telling of somebody, and goes on at a place: it is about him, named or not."""
    begins = subject.sent.start == 0 and subject.dep_ == "nsubj" and subject.head.dep_ == "ROOT"
    return begins and _is_of_one(subject) and paragraph.start < where.start < paragraph.end


def _is_of_one(noun: Token) -> bool:
    return noun.tag_ in {"NN", "NNP"} and not any(part.dep_ == "conj" for part in noun.rights)


def _told_of(subject: Token, paragraph: Paragraph, where: Span) -> bool:
    """Whether somebody only stands in what another said in a sentence before: who goes on is rather the other."""
    clause = subject.head
    over = clause.head
    if clause.dep_ != "ccomp" or over.i > clause.i or paragraph.start + subject.sent.end_char > where.start:
        return False
    teller = next((child for child in over.lefts if child.dep_ == "nsubj"), None)
    return teller is not None and (teller.ent_type_ == "PERSON" or teller.lower_ in {"he", "she"})


def _bearer(title: Token) -> Token | None:
    """The first word of the name of whoever has a title: "judge Orr", "Orr, the judge", "the judge, Orr", "Orr is"."""
    if title.nbor(1).ent_type_ == "PERSON":
        return title.nbor(1)
    near = [child for child in title.rights if child.dep_ == "appos"]
    if title.dep_ == "appos":
        near.append(title.head)
    if title.dep_ == "attr" and title.head.lemma_ == "be":
        near += [child for child in title.head.lefts if child.dep_ == "nsubj"]
    name = next((one for one in near if one.ent_type_ == "PERSON" and one.pos_ == "PROPN"), None)
    while name is not None and name.i > 0 and name.ent_iob_ == "I":
        name = name.nbor(-1)
    return name


def _before(title: Token) -> list[str]:
    """The words right before a title, that say of what: "Republican", "presidential"."""
    words: list[str] = []
    for token in reversed(title.doc[max(0, title.i - 4) : title.i]):
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            break
        words.append(token.lower_)
    return words


def _plain(entry: "Entry") -> list[str]:
    return f"{entry.described.label} {entry.described.words}".lower().split()


def _may_be(described: Description, many: bool) -> bool:
    """Whether "it", or "they", can be meant."""
    if many:
        return not _single(described) or described.kind == "organisation"
    return described.kind in {"organisation", "document"}


def _is_fuller(new: Description, old: Description) -> bool:
    """Whether a later name tells more: "Runa Holm" after "Holm"; "the company" tells no more than "Airbus"."""
    if old.kind == "organisation" and old.name:
        return len(new.name) > len(old.name)
    return new.named and len(new.label) > len(old.label)


def _fuller(old: Description, new: Description) -> Description:
    """The earlier description under the fuller label."""
    affiliation = old.affiliation or new.affiliation
    name = new.name or old.name
    return old._replace(label=new.label, affiliation=affiliation, words=f"{old.words} {new.words}", name=name)


def _single(described: Description) -> bool:
    return described.count_max == 1


def _is_a_firm(described: Description) -> bool:
    """Whether "the company" or "the organisation" can be meant: a body under its name that is no country."""
    return described.kind == "organisation" and bool(described.name) and not is_country(described.name)


def _is_one(described: Description) -> bool:
    """Whether "he" or "she" can be meant: one person, not a body, a paper or a thing."""
    if not _single(described) or described.kind in {"organisation", "document"}:
        return False
    return described.kind != "unnamed" or described.label.startswith("unresolved") or of_people(described.head)


def _same_body(a: str, b: str) -> bool:
    """Whether two names are forms of one: a legal form more or less, or its initials.

    >>> _same_body("Airbus", "Airbus S.A.S."), _same_body("GM", "General Motors"), _same_body("Ford", "Ford Australia")
    (True, True, False)
    """
    return _core(a) == _core(b) or _are_initials(_words(a), _words(b)) or _are_initials(_words(b), _words(a))


def _is_short_for(short: str, full: str) -> bool:
    """Whether a firm goes on by the first word of its full name.

    >>> _is_short_for("Kerrin", "Kerrin Marine Corp."), _is_short_for("Kerrin", "Kerrin Island")
    (True, False)
    """
    core = _core(full)
    return len(core) < len(_words(full)) and [core[0]] == _words(short)


def _abbreviated(words: str, initials: str) -> bool:
    """Whether a body was named with its initials behind it: "the Coast Watch (known as CWK)"."""
    return initials.isupper() and re.search(rf"\([^()]*\b{re.escape(initials)}\)", words) is not None


def _are_initials(short: list[str], long: list[str]) -> bool:
    return (
        len(short) == 1 < len(long) == len(short[0])
        and short[0].isupper()
        and all(word[0] == letter for word, letter in zip(long, short[0], strict=True))
    )


def _words(name: str) -> list[str]:
    return [word for word in name.replace(".", "").replace(",", "").split() if word.lower() != "the"]


def _core(name: str) -> list[str]:
    words = _words(name)
    while len(words) > 1 and words[-1].lower() in _LEGAL:
        words.pop()
    return words


@cache
def _borne_by() -> dict[str, str]:
    """Who bears a given name: women, men or both."""
    return {row["term"]: row["of"] for row in table("en", "given_names")}


def _surname(label: str) -> str:
    words = [word for word in label.split() if word.rstrip(".") not in {"Jr", "Sr", "II", "III"}]
    return words[-1] if words else label


def _shares(label: str, surname: str) -> bool:
    return surname in label.split()


def _namesakes(a: str, b: str) -> bool:
    """Whether two full names have a last name in common and are two people's: Ada Vik, Bo Vik; not A. Vik, Ada Vik."""
    one, other = a.split(), b.split()
    if len(one) != 2 or len(other) != 2 or one[1] != other[1]:
        return False
    full = len(one[0]) > 2 < len(other[0]) or {one[0], other[0]} <= set(_borne_by())
    return full and one[0][0] != other[0][0] and frozenset({one[0], other[0]}) not in _ONE_NAME


def _is_named_by(earlier: Description, later: Description) -> bool:
    """Whether a headline's "Minister" is the text's "Interior Minister Runa Okkelberg", or "a junior minister"."""
    titled = later.words.lower().replace(",", " ").split()
    if not _single(earlier) or earlier.label.lower().startswith(
        ("a ", "an ", "another ", "one ", "each ", "every ", "either ", "neither ")
    ):
        return False  # "city attorneys" are not the attorney, and a judge is not the one named later
    headed = earlier.label.lower() == earlier.head  # "Minister" alone says nothing of whose
    if not later.named:  # "Officer says ..." above "a senior police officer said"
        same = later.head == earlier.head and later.label.lower() != later.head
        return same and headed and _single(later) and earlier.kind in {"official", "unnamed"}
    same = headed or later.affiliation in {None, earlier.affiliation}
    return earlier.kind == "official" and earlier.head in titled and same


def _anaphoric(described: Description) -> bool:
    """Whether a label is short and definite, as "the official" is, and so takes something up."""
    return described.definite and (described.kind == "document" or len(bare(described.label).split()) <= 2)


def _ranked(words: str, head: str) -> bool:
    """Whether an office is told with a word that makes another of it: "the deputy mayor", "former Mayor Lind"."""
    before = either(terms("en", "ranks"))
    return bool(re.search(rf"\b(?:{before})[ -](?:\w+ )?{re.escape(head)}\b", words, re.IGNORECASE))


def _shortened(head: str) -> set[str]:
    """The short forms of a title, as they stand before a name: "Capt." of "the captain"."""
    return {form for form in _ALSO_CALLED.get(head, ()) if form.endswith(".") or form + "." in _ALSO_CALLED[head]}


def _takes_up(later: Description, earlier: Description) -> bool:
    """Whether "the official" can be the source met as "a police official", "the minister" as "Minister Okkelberg"."""
    if _single(later) != _single(earlier):
        return False
    if later.count_max and earlier.count_max and later.count_max != earlier.count_max:
        return False  # "the three officers" are not the two of before
    if (ours := re.findall(r"\d+", later.label)) and ours != re.findall(r"\d+", earlier.label):
        return False  # "the 34-year-old" is not "a 16-year-old"
    words = f"{earlier.label} {earlier.words}".lower().replace(",", " ").split()
    if later.kind == "official" and earlier.kind in {"named_person", "official", "unnamed"}:
        if _ranked(later.label, later.head) and not _ranked(f"{earlier.label}, {earlier.words}", later.head):
            return False  # the deputy mayor is not the mayor; "the officer" may well be the former officer
        return later.head in words or (earlier.kind == "named_person" and _shortened(later.head) & set(words) != set())
    if later.kind != earlier.kind and (earlier.kind != "named_person" or later.kind in {"organisation", "document"}):
        return False  # who served in the army is not the army
    if later.kind == earlier.kind == "organisation" and not set(bare(later.label).split()) <= set(words):
        return False  # "the health ministry" is not the defence ministry
    return later.head == earlier.head or (later.head in words and bare(later.label).split()[-1] in words)
