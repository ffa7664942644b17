"""The party that an event is named after: in its fullest name that many pages give, not a number and not a pronoun.

In: a Pile, mentions, a role. Out: the label of the party that most of them name; whether a label is a name at all.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from firsthand.reconcile.happenings import BURSTING, Kind, forms, instrument
from firsthand.reconcile.names import fold, label_key
from firsthand.reconcile.parties import telling
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.two_sides import blames
from firsthand.records import Mention, Participant, Quantity
from firsthand.resources import agencies, languages, terms

_PRONOUNS = frozenset(
    "whoever whomever dawn dusk he she it they we i you him her them us who which that this these those his its our their your some many most one".split()  # noqa: SIM905, E501
    + "anyone anybody two others nobody none someone everyone everybody all both neither no-one what".split()  # noqa: SIM905
    + "myself yourself himself herself itself oneself ourselves yourselves themselves each another other".split()  # noqa: SIM905
)
_NO_ONE = ("no ", "nobody", "none ", "not ", "ningún ", "ninguna ", "nadie")
_IN_NAMES = frozenset({"de", "del", "la", "las", "los", "el", "y"})
_POINTS = frozenset(
    {"that", "those", "this", "these", "when", "where", "what", "how", "esa", "ese", "esos", "esas", "aquel",
     "whose", "cuya", "cuyas", "cuyo", "cuyos"}
)  # fmt: skip
_IN_FULL = 0.2  # of the pages that name somebody
_SELDOM = 0.02  # of an event's mentions
_OFTEN = 10  # mentions: enough, however many there are
_PEOPLE = "people"
_LONGEST = 6  # words of a party in a label
_EVERY = frozenset({"all", "both", "every", "some"})
_ONE = re.compile(r"(?:^|\b)(?:one|an?|una?|uno)\s+$", re.IGNORECASE)
_PICTURES = re.compile(r"\b(?:photo|photograph|picture|image|video|footage)s?$", re.I)  # "in this file photo he meets"
_ADVERBS = frozenset({"board", "air", "duty", "foot", "strike", "trial"})  # "on board" names nobody
_NAME_AFTER = re.compile(r",\s+((?:[A-Z][\w'’-]+\s+){1,2}[A-Z][\w'’-]+)\s*[,(]")  # "the captain, Dario Vance, 54"


def common_party(pile: Pile, kind: Kind, mentions: Sequence[Mention], role: str) -> str | None:
    """The label most mentions give a role; pronouns, days, bare numbers and what burst name nobody."""
    every = [(p, m) for m in mentions for p in m.participants if p.role == role and _in_english(pile, m, p)]
    told = {(q.minimum, q.maximum) for p, m in every if (q := _counted(p, m)) is not None}
    called = [(label, p, m) for p, m in every if (label := _named(pile, kind, p, m, numbered=len(told) < 2))]
    called = _without_one_sides_words(pile, called)
    named = [(label, m) for label, _, m in called]
    labels = [label for label, _ in named]
    english = {label_key(label) for label, m in named if pile.articles[m.article].language == "en"}
    keys = Counter(label_key(label) for label in labels)
    if not keys:
        return None
    names = {label_key(label) for label in labels if label[:1].isupper()}
    said = {label_key(label): bool(telling(label)) for label in labels}
    alone = {label_key(label) for label, p, _ in called if _is_one(pile, p)}
    best = min(
        keys, key=lambda k: (k in alone, not said[k], -keys[k], k not in english, k not in names, len(k), k)
    )  # "demonstrators", not "people", and not the "one officer" among them
    if keys[best] < min(_OFTEN, _SELDOM * len(mentions)):
        return None  # hundreds of mentions of an election, and three of "other countries"
    label = min((label for label in labels if label_key(label) == best), key=lambda text: (len(text), text))
    full = _full_name(pile, label, mentions)
    return None if fold(full) in _agencies() else full  # who took the picture of a meeting was not met


def _without_one_sides_words(
    pile: Pile, called: list[tuple[str, Participant, Mention]]
) -> list[tuple[str, Participant, Mention]]:
    """The labels, where what one side calls the other is no name: "rioters" in quotation marks, or on its word alone.

    Where nobody calls them otherwise, they are people.
    """
    plain = [one for one in called if not (blames(one[0]) or _quoted(pile, *one[:2]))]
    if plain or all(m.attribution is None and not _quoted(pile, label, p) for label, p, m in called):
        return plain or called
    return [(_PEOPLE, p, m) for label, p, m in called if blames(label) or _quoted(pile, label, p)]


def _quoted(pile: Pile, label: str, party: Participant) -> bool:
    """Whether a label's words are set in quotation marks, as another's: 47 "rioters"; a name's marks are its own."""
    text = pile.articles[party.span.article].text
    around = text[max(0, party.span.start - 1) : party.span.end + 1]
    return bool(re.search(rf"[“«\"‘']{re.escape(label)}[”»\"’']", around)) and not label[:1].isupper()


def is_name(label: str) -> bool:
    """Whether a participant's label can stand alone: no pronoun, no day of the week, not a whole clause.

    >>> is_name("several dozen people"), is_name("Monday"), is_name("nobody"), is_name("14")
    (True, False, False, False)
    """
    pieces = fold(label).split()
    if (pieces and pieces[0] in _POINTS) or _PICTURES.search(label):
        return False  # "that house": what it was, another sentence tells; a picture takes part in nothing that it shows
    if not 0 < len(pieces) <= _LONGEST or fold(label).startswith(_NO_ONE):
        return False
    return any(piece not in _PRONOUNS and piece not in _nobody() and piece[0].isalpha() for piece in pieces)


def _is_one(pile: Pile, party: Participant) -> bool:
    """Whether a party is one of several, or somebody new: "one officer", "a 23-year-old apprentice"."""
    text = pile.articles[party.span.article].text
    first, last = (party.label.split()[0], party.label.split()[-1]) if party.label else ("", "")
    if _people().isdisjoint(forms(fold(last))):
        return False  # "a fuel depot" is what exploded
    return bool(_ONE.search(f"{first} ") or _ONE.search(text[max(0, party.span.start - 5) : party.span.start]))


def _in_english(pile: Pile, mention: Mention, party: Participant) -> bool:
    """Whether a party can stand in a label, whose own words are English: "crash of tren" is no language."""
    if (pile.articles[mention.article].language or "en").partition("-")[0] == "en":
        return True
    return all(word[0].isupper() or word in _IN_NAMES for word in re.findall(r"\w+", party.label))


def _full_name(pile: Pile, label: str, mentions: Sequence[Mention]) -> str:
    """A surname with the first name that stands before it in the same articles: "Vance" is "Dario Vance".

    Titles go ("President Dario Vance"), and no word is a first name that is as often written small: "Top Democrats".
    """
    pages = {mention.article for mention in mentions}
    is_place = 8 * len(pages & pile.naming.get(fold(label), frozenset())) >= len(pages)
    if is_place or not re.fullmatch(r"[A-Z][\w'’-]+", label):
        return label  # "Russia" bears no first name, whatever stands before it
    pattern = re.compile(rf"(?<![.!?”\"\n])(?<![.!?”\"]\s)(?<!\n)\b((?:[A-Z][\w'’-]+ ){{1,2}}){re.escape(label)}\b")
    texts = [pile.articles[article].text for article in sorted(pages)]
    found: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        found.update(tuple(word for word in m[1].split() if _can_be_a_name(word)) for m in pattern.finditer(text))
    least = _IN_FULL * sum(label in text for text in texts)  # pages give a person's first name; "Trump Russia" is rare
    for first in sorted(found, key=lambda words: (-found[words], len(words), words)):
        if first and found[first] >= least and not any(_as_often_small(texts, word) for word in first):
            return " ".join([*first, label])
    return label


def _can_be_a_name(word: str) -> bool:
    """Whether a capitalised word can be somebody's first name: no title, no "Russia's", no "POTUS"."""
    return len(word) > 2 and not word.isupper() and word[-2:] not in {"'s", "’s"} and fold(word) not in _titles()


def _as_often_small(texts: Sequence[str], word: str) -> bool:
    """Whether texts write a capitalised word small as often: then it is a plain word that begins a headline."""
    small, capital = (
        sum(len(re.findall(rf"\b{re.escape(form)}\b", text)) for text in texts) for form in (word.lower(), word)
    )
    return small >= capital


@cache
def _titles() -> frozenset[str]:
    return frozenset(term for lang in languages() for term in terms(lang, "offices"))


def _named(pile: Pile, kind: Kind, party: Participant, mention: Mention, *, numbered: bool) -> str | None:
    """A party's label as a label may carry it; of "at least 14 of the detainees" the detainees.

    Where pages differ on their number, it is not `numbered`: the label takes no side.
    """
    if (kind.name in BURSTING and instrument(party.label)) or fold(party.label) in _agencies():
        return None
    counted = _counted(party, mention)
    if counted and counted.of and not numbered and is_name(counted.of):
        return "people" if counted.of.lower() in {"persons", "personas"} else counted.of
    if party.span.contains(mention.trigger):  # "injury of 14 injured miners"
        return counted.of if counted and counted.of and is_name(counted.of) else None
    if counted and counted.of and counted.of.lower() not in party.label.lower():
        return counted.of if is_name(counted.of) and not fold(party.label).startswith(_NO_ONE) else None
    text = pile.articles[party.span.article].text
    if fold(party.label) in _ADVERBS and text[: party.span.start].endswith("on "):
        return None
    if name := _NAME_AFTER.match(text, party.span.end):
        return name[1]
    bare = re.sub(r"^(?:the|an?|his|her|its|their|our|my)\s+", "", party.label, flags=re.I)
    first = bare.split()[0] if bare else ""
    begins = text[: party.span.start].endswith(("\n", ". ", "- ", "– ", "— ")) or not party.span.start
    plain = begins and not {form.removesuffix("s") for form in forms(fold(first))}.isdisjoint(_people())
    if plain or any(part in _nobody() for part in fold(first).split("-")) or fold(first) in _EVERY:
        bare = bare[:1].lower() + bare[1:]  # "almost 40 people", "seventy-one people", "families"
    return bare if is_name(bare) else None


def _counted(party: Participant, mention: Mention) -> Quantity | None:
    """The number of a party: the 14 of "at least 14 of the detainees"."""
    return next((q for q in mention.quantities if party.span.contains(q.span) or q.span.contains(party.span)), None)


@cache
def _people() -> frozenset[str]:
    """Plain nouns for people, which have a capital only where they begin a sentence: "families", "police"."""
    return frozenset(fold(term) for name in ("people", "source_nouns") for term in terms("en", name))


@cache
def _agencies() -> frozenset[str]:
    """What agencies are called: "AP", "the Associated Press"."""
    names = {fold(name) for name in agencies()}
    return frozenset(names | {f"the {name}" for name in names})


@cache
def _nobody() -> frozenset[str]:
    """Words that count or date and name nobody."""
    return frozenset(fold(term) for lang in languages() for name in ("calendar", "numbers", "bounds")
                     for phrase in terms(lang, name) for term in phrase.split())  # fmt: skip
