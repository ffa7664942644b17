"""The names of an article: people named in full, the last names by which it goes on, and the names of bodies.

In: a Document. Out: Names. Taggers take a bare last name for a firm, a town or a common noun, and a firm for a person.
"""

from collections import Counter, defaultdict
from typing import NamedTuple

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read.document import Document
from firsthand.read.needs import is_somebody
from firsthand.read.proper import after_title, given
from firsthand.resources import terms

_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lord", "lady", "dame"})
# What people lead or stand for: "the Trump administration" makes no firm of the name.
_LED = frozenset({"administration", "campaign", "cabinet", "government", "presidency", "regime", "era", "family",
                  "camp", "doctrine", "team", "rally", "speech", "trial", "case", "budget", "plan"})  # fmt: skip
_AFTER = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III"})


class Names(NamedTuple):
    """Full names of people by their last names, and single words that are, or begin, a body's name."""

    people: dict[str, str]
    bodies: frozenset[str]


def names(document: Document) -> Names:
    """The names of a document; a last name that two people or a firm of the article bear is left out.

    "William Ford" of the Ford Motor Company is not meant by "Ford said". "Orvik", of Orvik Capital, is a body.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    firms: set[str] = set()
    bodies: set[str] = set()
    alone: Counter[tuple[str, str]] = Counter()
    for paragraph in document.paragraphs:
        for entity in paragraph.doc.ents:
            words = [token.text for token in entity if token.text[0].isalpha() and token.text not in _AFTER]
            if entity.label_ == "PERSON" and len(words) > 1 and all(word[0].isupper() for word in words):
                found[words[-1]].add(words[0])
            elif len(words) > 1 and words[1].lower() not in _LED:
                firms.add(words[0])
                if entity.label_ == "ORG":
                    bodies.add(words[0])
            elif words:
                alone[words[0], entity.label_] += 1
        for token in paragraph.doc[:-1]:
            person = (
                after_title(_from(token)) if token.nbor(1).pos_ == "PROPN" and token.ent_type_ != "PERSON" else None
            )
            if person is not None and len(person) > 1 and person[-1].text.isalpha():
                found[person[-1].text].add(person[0].text)  # "Mayor Marilee Zuercher", whatever the tagger makes of it
            run = _from(token) if token.text in terms("en", "given_names") and token.pos_ == "PROPN" else None
            if run is not None and given(run) and run[-1].text.isalpha():
                found[run[-1].text].add(run[0].text)
            led = token.head.lemma_.lower() in _LED or is_somebody(token.head)
            if token.pos_ == "PROPN" and token.dep_ == "compound" and token.head.pos_ == "NOUN" and not led:
                firms.add(token.text)  # "the Ford plant"
    bodies |= {name for name, label in alone if label == "ORG" and alone[name, label] > alone[name, "PERSON"]}
    people = {last: f"{min(first)} {last}" for last, first in found.items() if len(first) == 1 and last not in firms}
    return Names(people, frozenset(bodies - people.keys()))


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
    if len(name) != 1 or not name[0].text[0].isupper():
        return None
    return known.get(name[0].text) or (name[0].text if titled else None)
