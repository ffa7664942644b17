"""The names of an article: people named in full, the last names by which it goes on, and the names of bodies.

In: a Document. Out: Names. Taggers take a bare last name for a firm, a town or a common noun, and a firm for a person.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from spacy.symbols import PROPN  # type: ignore[import-not-found]
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read.document import Document
from firsthand.read.needs import is_somebody
from firsthand.read.proper import after_title, given, is_office, of_a_body, run, tells_a_person, told_as_person
from firsthand.resources import terms

_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lord", "lady", "dame"})
# What people lead or stand for: "the Trump administration" makes no firm of the name.
_LED = frozenset({"administration", "campaign", "cabinet", "government", "presidency", "regime", "era", "family",
                  "camp", "doctrine", "team", "rally", "speech", "trial", "case", "budget", "plan"})  # fmt: skip
_PARTICLES = frozenset({"de", "di", "da", "del", "dos", "van", "von", "der", "den", "la", "le", "al", "el", "bin"})
_AFTER = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III"})


class Names(NamedTuple):
    """Full names of people by their last names, or by first names that only one of them has, and bodies' first words.

    Of two who share a last name it is the one named oftener, or else the bare last name. `shared` has where each of
    them is first named in full.
    """

    people: dict[str, str]
    bodies: frozenset[str]
    shared: dict[str, list[tuple[int, str]]]

    def meant(self, name: str, at: int) -> str:
        """Whom a bare last name at a place of the article means: the only one of its bearers named in full by then."""
        met = [full for first, full in self.shared.get(name.split()[-1], ()) if first < at]
        return met[0] if len(met) == 1 else name


def names(document: Document) -> Names:
    """The names of a document; a last name that firms of the article bear as often as people is left out.

    "William Ford" of the Ford Motor Company is not meant by "Ford said". "Orvik", of Orvik Capital, is a body.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    firms: Counter[str] = Counter()
    bodies: set[str] = set()
    alone: Counter[tuple[str, str]] = Counter()
    titled: Counter[str] = Counter()  # last names that only a title or a "he" tells to be a person's
    known, first_names = terms("en", "bodies"), terms("en", "given_names")
    for paragraph in document.paragraphs:
        for entity in paragraph.doc.ents:
            words = [token.text for token in entity if token.text[0].isalpha() and token.text not in _AFTER]
            firm = of_a_body(entity)  # "Kerrin Marine Corp.", which the tagger takes for a person
            if firm and len(words) > 1:
                bodies.add(words[0])
            if entity.label_ == "PERSON" and not firm and len(words) > 1 and all(word[0].isupper() for word in words):
                found[words[-1]][words[0]] += 1
            elif len(words) > 1 and words[1].lower() not in _LED:
                firms[words[0]] += 1
                if entity.label_ == "ORG":
                    bodies.add(words[0])
            elif words:
                alone[words[0], entity.label_] += 1
        for token, after in pairwise(paragraph.doc):
            if after.pos == PROPN and token.ent_type_ != "PERSON":
                person = after_title(_from(token))
                if person is not None and len(person) > 1 and person[-1].text.isalpha():
                    found[person[-1].text][person[0].text] += 1  # "Mayor Ada Lind", whatever the tagger makes of it
                elif person is not None and person.text.isalpha() and token.text[0].isupper():
                    titled[person.text] += 1  # "Ambassador Lind"
            if token.pos != PROPN:
                continue
            if token.dep_ == "nsubj" and _of_a_person(token):
                titled[token.text] += 1
            if (told := _told_beside(token)) is not None:
                if len(told) > 1:
                    found[told[-1].text][told[0].text] += 1
                else:
                    titled[told.text] += 1
            run = _from(token) if token.text in first_names else None
            if run is not None and given(run) and run[-1].text.isalpha():
                found[run[-1].text][run[0].text] += 1
            plant = token.head if token.dep_ == "compound" and token.head.pos_ == "NOUN" else None
            if plant is not None and plant.lemma_.lower() not in _LED and not is_somebody(plant):
                firms[token.text] += 1  # "the Ford plant"
    bodies |= {name for name, label in alone if label == "ORG" and alone[name, label] > alone[name, "PERSON"]}
    people = {
        last: _full(last, first)
        for last, first in found.items()
        if not firms[last] or (sum(first.values()) + alone[last, "PERSON"] > 2 * firms[last] and last not in known)
    }
    people |= {last: last for last in titled if last not in found and not firms[last] and last not in known}
    firsts = Counter(first for last in people for first in found[last])
    alike = {first: f"{first} {last}" for last in people for first in found[last] if firsts[first] == 1}
    given_first = {first: name for first, name in alike.items() if first in first_names}
    shared = {last: _first_named(document.article.text, last, found[last]) for last in people if len(found[last]) > 1}
    return Names(given_first | people, frozenset(bodies - people.keys()), shared)


def _first_named(text: str, last: str, firsts: Collection[str]) -> list[tuple[int, str]]:
    """Where each bearer of a last name is first named in full."""
    found = ((re.search(rf"\b{re.escape(first)}\s(?:\w\.?\s)?{re.escape(last)}\b", text), first) for first in firsts)
    return [(match.start(), f"{first} {last}") for match, first in found if match]


def _of_a_person(name: Token) -> bool:
    """Whether a bare name is told to be a person's: "Lind said he was unsure"."""
    verb = name.head
    if name.ent_type_ not in {"PERSON", "ORG"} or verb.pos_ != "VERB" or name.n_lefts:
        return False
    told = (part for child in verb.rights if child.dep_ == "ccomp" for part in child.lefts if part.dep_ == "nsubj")
    return name.text.istitle() and any(part.lower_ in {"he", "she"} for part in told)


def _told_beside(name: Token) -> Tokens | None:
    """The name that an office or an age beside it tells to be a person's: "Lind, the port's spokesman"."""
    held = name.head if name.dep_ == "appos" and name.head.tag_ == "NN" and name.head.i < name.i else None
    told = told_as_person(name, name.right_edge.i + 1) or (held is not None and tells_a_person(held))
    if not told and not _of_some_body(name):
        return None
    whole = run(name.doc[name.sent.start : name.i + 1], name)
    person = after_title(whole) or whole
    good = all(token.text[0].isupper() and token.text.isalpha() and not token.text.isupper() for token in person)
    return person if good and len(person) < 5 and not of_a_body(person) and not is_office(person[-1]) else None


def _of_some_body(name: Token) -> bool:
    """Whether a full name has a body set off behind it: "Ada Lind, of the Harbour Institute"."""
    for child in name.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "from", "with"} and name.doc[child.i - 1].text == ",":
            full = name.i > name.sent.start and name.nbor(-1).pos_ == "PROPN"
            return full and any(part.dep_ == "pobj" and part.ent_type_ == "ORG" for part in child.children)
    return False


def _full(last: str, first: Counter[str]) -> str:
    """The full name of whoever bears a last name; the last name alone where nobody does much oftener than others."""
    (name, times), *others = first.most_common()
    return f"{name} {last}" if not others or times > 2 * others[0][1] else last


def _from(token: Token) -> Tokens:
    """A word and the capitalised words after it."""
    end = token.i + 1
    while end < len(token.doc) and token.doc[end].pos_ == "PROPN":
        end += 1
    return token.doc[token.i : end]


def bearer(words: Tokens, known: dict[str, str]) -> str | None:
    """The full name of whom "Strand" or "Mr Vik" is, or the bare name that follows such a title."""
    plain = [token for token in words if not token.is_punct and token.tag_ != "POS"]
    titled = bool(plain) and plain[0].lower_ in _TITLES
    name = plain[1:] if titled else plain
    while len(name) > 1 and name[0].lower_ in _PARTICLES:
        name = name[1:]  # "De Blasio" in a headline
    if len(name) > 1 and name[0] == words.root and not name[1].text[0].isupper() and name[0].text in known:
        return known[name[0].text]  # "Strand, a friend of the mayor"; "Strand this week"
    if len(name) != 1 or not name[0].text[0].isupper():
        return None
    return known.get(name[0].text) or (name[0].text if titled else None)
