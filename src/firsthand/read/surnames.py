"""The people whom an article names in full, and the last names by which it goes on: "Alma Strand", then "Strand".

In: a Document. Out: full names by last name. Taggers take a bare last name for a firm, a town or a common noun.
"""

from collections import defaultdict

from spacy.tokens import Span as Tokens

from firsthand.read.document import Document

_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lord", "lady", "dame"})
_AFTER = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III"})


def surnames(document: Document) -> dict[str, str]:
    """Full names by last name; a last name that two people or a firm of the article bear is left out.

    "William Ford" of the Ford Motor Company is not meant by "Ford said".
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    firms: set[str] = set()
    for paragraph in document.paragraphs:
        for entity in paragraph.doc.ents:
            words = [token.text for token in entity if token.text[0].isalpha() and token.text not in _AFTER]
            if entity.label_ == "PERSON" and len(words) > 1 and all(word[0].isupper() for word in words):
                found[words[-1]].add(words[0])
            elif len(words) > 1:
                firms.add(words[0])
        for token in paragraph.doc[:-1]:
            if token.pos_ == "PROPN" and token.dep_ == "compound" and token.head.pos_ == "NOUN":
                firms.add(token.text)  # "the Ford plant"
    return {last: f"{min(first)} {last}" for last, first in found.items() if len(first) == 1 and last not in firms}


def bearer(words: Tokens, known: dict[str, str]) -> str | None:
    """The full name of whom "Strand" or "Mr Vik" is, or the bare name that follows such a title."""
    plain = [token for token in words if not token.is_punct and token.tag_ != "POS"]
    titled = bool(plain) and plain[0].lower_ in _TITLES
    name = plain[1:] if titled else plain
    if len(name) != 1 or not name[0].text[0].isupper():
        return None
    return known.get(name[0].text) or (name[0].text if titled else None)
