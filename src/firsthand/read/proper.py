"""What a proper name's own words tell: that it is a body's, an office's, or that a person's name follows a title.

In: the tokens of a name in a parsed paragraph. Out: tokens, or whether it is so. Taggers take a ministry for a person
and a person for a firm; "Ministry", "Watch" and "Minister" are the surer sign.
"""

import re
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.resources import kinds, terms

_NAME_PART = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Offices that are last names as well: "Stephen King", "Justin Pope" hold none.
_SURNAMES = _set(
    "king queen pope bishop dean major judge marshal prince page head chief captain cardinal chancellor constable"
    " sergeant abbot speaker warden provost principal lama whip shah general"
)
# Offices that bodies' names begin with as well: General Motors, Prince Sports.
_NO_TITLE = _set(
    "general king queen prince head whip founder leader staff princess representative executive boss democrat"
    " republican"
)
_ALSO_TITLES = _set("representative general prince princess king queen")  # before a full name
_MORE_TITLES = _set(
    "mr mrs cllr ms miss dr sir lord lady dame prof sen gov rep lt col capt sgt rev reverend father sister brother dr."
    " mr. ms. mrs. prof. sen. gov. rep. gen. lt. col. capt. sgt. rev. pc detective doctor lawyer professor attorney"
    " journalist reporter editor columnist correspondent"
)
# "The X, a leader in cold storage" and "Y, a rival of Airbus" are firms.
_MAY_BE_A_BODY = _set(
    "leader representative founder staff head partner rival member opponent competitor customer client supporter"
    " backer sponsor owner parent investor buyer seller tenant shareholder developer producer operator specialist"
    " broker dealer contractor designer creator builder ally publisher promoter distributor purchaser importer planner"
    " donor provider advertiser borrower bidder other people family couple creditor underwriter source host guide"
    " winner beneficiary recipient user fighter agent administrator body troop"
)
_RANKS = _set(
    "officer executive manager editor engineer economist strategist scientist counsel analyst"
)  # after "chief"
_HAS_PEOPLE = _set("faculty staff board crew family cast council committee party cabinet parliament panel jury team")
_LEADS = _set("leader head founder representative administrator")  # of a party, of a body: a person
_FIRST_WORDS = _set(
    "racing doctors reporters friends citizens mothers bank ministry department university institute office bureau"
    " committee council federation association royal"
)
# Words for bodies that are last names, or parts of people's and outlets' names.
_NOT_IN_NAMES = _set(
    "church house side monitor band maker force label hall wing tank garda gang tribe clan park temple banks mill city"
    " country state nation jury gallery publisher town village port kingdom plant store producer promoter panel county"
    " unit province republic district borough parish canton chain mission exchange division chapter leadership"
    " opposition movement"
)


def run(words: Tokens, root: Token) -> Tokens:
    """The capitalised words that end with the head: "Interior Minister Runa Okkelberg" of "Aldvist's Interior ..."."""
    start = root.i
    while start > words.start and _in_name(words.doc[start - 1]):
        start -= 1
    return words.doc[start : root.i + 1]


def _in_name(token: Token) -> bool:
    if token.text == "-" and token.i > 0 and not token.whitespace_ and not token.nbor(-1).whitespace_:
        return token.nbor(-1).pos_ == "PROPN"  # Ada Lind-Holm
    return token.pos_ == "PROPN" or (token.text.istitle() and token.tag_ in {"VBG", "NN", "NNS"})  # Racing Club


def of_a_body(name: Tokens) -> bool:
    """Whether a word of a name is one that bodies are called by: Human Rights Watch, Continental Airlines."""
    plain = [token.lower_.rstrip(".") for token in name if token.text[:1].isupper()]  # "Orvik Marine Corp."
    if len(plain) > 1 and (plain[-1] in terms("en", "body_words") or plain[0] in _FIRST_WORDS):
        return True
    return bool(plain) and len(plain) > 1 and plain[-1] in _bodies()


def named_body(text: str) -> bool:
    """Whether a name as text tells of a body that is no outlet: the United Nations, the Health Protection Agency.

    >>> named_body("the Turkish Ministry of Health"), named_body("WHO"), named_body("The Sundhaven Ledger")
    (True, True, False)
    """
    words = re.findall(r"[^\W\d_]+", text)
    capital = [word for word in words if word[0].isupper() and word.lower() != "the"]
    if len(capital) == 1:
        return capital[0].isupper() and len(capital[0]) > 1
    known = _bodies() | terms("en", "body_words")
    return any(word.lower() in known or word.lower().removesuffix("s") in _bodies() for word in capital)


def initials(token: Token) -> bool:
    """Whether a word is a body's initials and not the pronoun that it is spelt as: WHO, US, IT in a text in lower case.

    "US" alone may be "us" in a headline in capitals, so the words around must not be in capitals too.
    """
    if not (token.text.isupper() and len(token.text) > 1):
        return False
    near = [
        t.text for t in token.doc[max(0, token.i - 3) : token.i + 4] if t.is_alpha and t.i != token.i and len(t) > 1
    ]
    return any(not text.isupper() for text in near)


def amid_small_letters(token: Token) -> bool:
    """Whether a word stands with a capital inside a sentence that is not all in capitals, as a headline may be.

    Taggers take names that are words, or forms of verbs, for no names: "the Argus", "according to Wealthscan".
    """
    if not token.text[0].isupper() or token.text.isupper() or token.i == token.sent.start or not token.is_alpha:
        return False
    if token.nbor(-1).text in {":", '"', "“", "‘", "'", "—", "–", ".", "?", "!"}:
        return False
    long = [word.text for word in token.sent if len(word) > 3 and word.is_alpha and word.i != token.i]
    return sum(word.islower() for word in long) > len(long) / 2


def coined(token: Token) -> bool:
    """Whether capitals inside a word tell that it was made for a firm or a site: WealthScan; not McKerrin."""
    inner = re.match(r"(\w+?[a-z])[A-Z][a-z]", token.text)
    mixed = sum(letter.isupper() for letter in token.text) > 2 and any(letter.islower() for letter in token.text)
    return token.is_alpha and (mixed or (inner is not None and len(inner[1]) > 3 and inner[1] != "Fitz"))


def is_office(token: Token) -> bool:
    """Whether a capitalised word is an office and not a last name: "the Brooklyn District Attorney"."""
    word = token.lemma_.lower() if token.tag_ not in {"NNPS", "NNS"} else token.lower_
    return word == "attorney" or (kinds("en", "source_nouns").get(word) == "official" and word not in _SURNAMES)


def after_title(name: Tokens) -> Tokens | None:
    """The person's name that follows a title inside a run of capitalised words, or before its first one.

    "Runa Okkelberg" of "Agriculture Minister Runa Okkelberg"; None for "General Motors" and for an office alone.
    """
    doc, found = name.doc, None
    for token in doc[max(name.start - 1, name.sent.start) : name.end]:
        if name.start <= token.i + 1 < name.end and (
            _titles(token) or (token.lower_ in _ALSO_TITLES and given(doc[token.i + 1 : name.end]))
        ):
            found = token.i + 1
    if found is None:
        return None
    person = doc[found : name.end]
    while len(person) > 1 and (_titles(person[0]) or is_office(person[0]) or person[0].lower_ in _RANKS):
        person = person[1:]
    words = [token.text for token in person if token.text != "-"]
    good = all(word[:1].isupper() and _NAME_PART.fullmatch(word) for word in words)
    if not good or len(words) > 4 or of_a_body(person) or person[-1].lower_ in terms("en", "body_words"):
        return None
    if is_office(person[-1]) or (len(person) == 1 and person[0].text.isupper()):
        return None
    if len(person) == 1 and person[0].lower_ in terms("en", "outlet_words"):
        return None  # PC Magazine
    return person


def given(name: Tokens) -> bool:
    """Whether a name of two to four words begins with one that people are given: Adrian Dunbar, not Piper Jaffray."""
    words = [token for token in name if token.text != "-"]
    capitals = all(token.text[:1].isupper() for token in words)
    return 1 < len(words) < 5 and capitals and name[0].text in terms("en", "given_names") and not of_a_body(name)


def told_as_person(name: Token, end: int) -> bool:
    """Whether what stands after a name tells of a person: an age, or "the health minister"."""
    for child in name.rights:
        if child.i >= end:
            break
        if child.dep_ in {"appos", "npadvmod"} and child.tag_ in {"NN", "NNP"} and tells_a_person(child):
            return True
        age = child.pos_ == "NUM" and child.text.isdigit() and 5 < int(child.text) < 110
        if age and child.dep_ in {"appos", "nummod", "npadvmod"} and name.doc[child.i - 1].text == ",":
            return True
    return False


def tells_a_person(noun: Token) -> bool:
    """Whether a noun beside a name is one that only a person can be: "the health minister", "a dentist"."""
    word = noun.lemma_.lower()
    kind = kinds("en", "source_nouns").get(noun.lower_) or kinds("en", "source_nouns").get(word)
    acts = len(word) > 5 and word.endswith(("ist", "man", "woman", "ian")) and kind is None
    leads = word in _LEADS and any(part.lower_ == "of" for part in noun.children)
    person = (kind == "unnamed" or acts) and noun.pos_ == "NOUN"
    if word == "member" and any(part.lower_ in _HAS_PEOPLE for part in noun.lefts):
        return True  # "Ada Lind, a faculty member"; "the Orvik Group, a member of the alliance" is none
    return leads or ((kind == "official" or person) and word not in _MAY_BE_A_BODY)


@cache
def _bodies() -> frozenset[str]:
    return (
        frozenset(term for term, kind in kinds("en", "source_nouns").items() if kind == "organisation") - _NOT_IN_NAMES
    )


def _titles(token: Token) -> bool:
    word = token.lower_
    if word in _MORE_TITLES:
        return True
    kind = kinds("en", "source_nouns").get(word)
    if kind == "official":
        return word not in _NO_TITLE
    return kind == "unnamed" and token.tag_ in {"NN", "NNP"} and word.endswith(("ist", "ian", "man", "woman"))
