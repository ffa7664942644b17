"""Whether an outlet speaks: by the words of its name, by what it prints, by where a report stands.

In: a noun phrase of a parsed paragraph and its head, or a name. Out: yes or no.
"""

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.resources import kinds, terms

_PRESS = frozenset({"press", "media"})
_STANDS_IN = frozenset({"by", "in", "from", "on"})
_STATIONS = frozenset({"BBC", "CNN", "CNBC", "MSNBC", "NBC", "CBS", "NPR", "PBS", "ITV", "Reuters"})
_SITE = re.compile(
    r"^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|co\.uk|biz|tv|fm|news|ru|de|fr)$", re.IGNORECASE
)
_SPANISH = re.compile(r"(?:(?:El|La|Los|Las) )?(?=[^\W\d_a-zß-ÿ])")
_STATION = re.compile(r"^\w+-(?:TV|FM|AM)$")
_CHANNEL = re.compile(r"\bChannel (?:One|Two|Three|Four|Five|\d{1,2})$")  # "the state-run Channel One"
_TRUE_AGENCIES = frozenset({"news", "press", "information", "telegraph", "telegraphic", "photo", "media"})
_PRINTS = frozenset({"newspaper", "magazine", "broadcaster", "daily", "weekly", "website", "site", "blog", "tabloid",
                     "channel", "station", "network", "paper"})  # fmt: skip
_PRINTED = frozenset({"report", "review", "article", "story", "editorial", "interview", "piece", "post", "column",
                      "programme", "program", "show", "broadcast"})  # fmt: skip
_OF_THE_PRESS = frozenset({"media", "news", "press", "some", "several", "many", "recent", "other", "local", "tv",
                           "television", "radio", "newspaper", "conflicting", "earlier", "early", "initial", "wire",
                           "unconfirmed", "published", "various", "numerous", "multiple", "foreign"})  # fmt: skip


def is_channel(text: str) -> bool:
    """Whether a phrase ends with a channel under its number: "the state-run Channel One"."""
    return bool(_CHANNEL.search(text))


def sited(root: Token) -> bool:
    """Whether a word is a site's address or a station's call sign: kesvik.com, KQTV-TV."""
    return bool(_SITE.match(root.text) or _STATION.match(root.text))


def printed(words: Tokens, root: Token) -> bool:
    """Whether an outlet speaks, though its name is not the head: "the magazine Der Spiegel", "a review by PC World"."""
    before = (words[0], *root.lefts) if words[0].i < root.i else ()
    if any(c.dep_ in {"compound", "nmod"} and _prints(c, words) for c in before):
        return root.pos_ == "PROPN" or root.lemma_.lower() in _PRINTED  # "a newspaper report"
    if root.lemma_.lower() not in _PRINTED:
        return False
    if root.lower_ == "reports":  # "reports say", "media reports": not "reports by the police", "the two reports"
        parts = [c for c in root.children if c.i < words.end]
        return all(c.lower_ in _OF_THE_PRESS or _reaches_us(c) or _stands_in(words, c) for c in parts)
    if any(c.dep_ == "compound" and _of_an_outlet(c) for c in root.lefts):
        return True  # "a press report", "a news agency report"
    for child in root.rights:
        if child.dep_ == "prep" and child.lower_ in _STANDS_IN and child.i < words.end:
            return _stands_in(words, child)
    whose = [c for c in root.lefts if c.pos_ == "PROPN" and c.dep_ in {"compound", "poss"}]
    return any(is_outlet(proper_name(words, one)) for one in whose)


def _reaches_us(child: Token) -> bool:
    """Whether reports are told from where they come: "reports in Kesvik", "reports reaching the capital"."""
    if child.dep_ == "acl" and child.lower_ in {"reaching", "coming", "circulating", "emerging"}:
        return True
    towns = [one for one in child.children if one.dep_ == "pobj"]
    return child.lower_ in {"in", "from"} and bool(towns) and all(one.ent_type_ in {"GPE", "LOC"} for one in towns)


def _of_an_outlet(word: Token) -> bool:
    two = word.doc[word.i - 1 : word.i + 1].text.lower() if word.i > 0 else ""
    known = kinds("en", "source_nouns")
    return "media" in {known.get(word.lower_), known.get(two)}


def _prints(before: Token, words: Tokens) -> bool:
    """Whether a word before a name says that it is an outlet's: "the magazine Der Spiegel", "Newspaper X" at first."""
    return before.lower_ in _PRINTS and (before.tag_ == "NN" or before.i == words.start)


def _stands_in(words: Tokens, preposition: Token) -> bool:
    """Whether something stands in an outlet: "reports in the British press", "a review by PC World"."""
    if preposition.dep_ != "prep" or preposition.lower_ not in _STANDS_IN:
        return False
    return any(_outlet_there(words, c) for c in preposition.children)


def _outlet_there(words: Tokens, noun: Token) -> bool:
    """Whether it is an outlet that something stands in: "in the Ledger", "in the Ledger newspaper", "in a magazine"."""
    if noun.pos_ == "PROPN":
        return is_outlet(proper_name(words, noun)) or noun.lower_ in _PRINTS
    return noun.lower_ in _PRINTS | _PRESS or noun.lemma_.lower() in _PRINTS


def by_its_last_word(words: Tokens) -> bool:
    """Whether an outlet is called by one word of its name: "the Gazette", "the Courier"; not "the Star"."""
    called = len(words) == 2 and words[0].lower_ == "the" and words[1].text.istitle() and words[1].tag_ != "NNPS"
    return called and kinds("en", "outlet_words").get(words[1].lower_) == "alone"


def is_outlet(name: str) -> bool:
    """Whether a proper name is an outlet's by the words in it: The Sundhaven Ledger, Boreal Press Agency, AP."""
    plain = " ".join(name.split())
    for known in (terms("en", "agencies"), terms("en", "outlets")):
        if plain in known or plain.removeprefix("the ").removeprefix("The ") in known:
            return True
    parts = [part for part in re.findall(r"[^\W\d_]+", plain) if part[0].isupper() and part.lower() != "the"]
    known = terms("en", "outlet_words")
    if plain.removeprefix("the ").removeprefix("The ") in terms("en", "not_outlets"):
        return False
    if _SPANISH.match(plain):
        first = _SPANISH.sub("", plain, count=1).lower().split()
        if first[0] in terms("es", "outlet_words") or " ".join(first[:2]) in terms("es", "outlet_words"):
            return True  # El Heraldo de Talvik, Diario de Talvik, Servicio Informativo Talvik
    if "Broadcasting" in parts[:-1]:
        return True  # the Kenya Broadcasting Corporation
    if len(parts) > 1 and parts[0] in _STATIONS:
        return True  # "BBC Radio 4", "CNN Money"
    if plain.startswith("The ") and len(parts) == 1 and parts[0].lower() in known:
        return True  # "The Register", "The Sun": an article with a capital is part of a name
    if len(parts) > 1 and parts[-1].lower() == "agency":
        return parts[-2].lower() in _TRUE_AGENCIES  # not the Food Inspection Agency
    if len(parts) > 1 and parts[-1].lower() == "service":
        return parts[-2].lower() in {"news", "press", "wire"}  # not the Secret Service
    if len(parts) > 1 and parts[-1] == "Bloomberg":
        return False  # the mayor
    return len(parts) > 1 and (parts[-1].lower() in known or parts[0].lower() in {"radio", "agencia", "agence"})


def proper_name(words: Tokens, root: Token) -> str:
    """The capitalised words that end with the head of a phrase."""
    start = root.i
    while start > words.start and words.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return words.doc[start : root.i + 1].text
