"""The party that an event is named after: in its fullest name that many pages give, not a number and not a pronoun.

In: a Pile, mentions, a role. Out: the label of the party that most of them name; whether a label is a name at all.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.amounts import is_money
from firsthand.reconcile.happenings import BURSTING, Kind, forms, instrument
from firsthand.reconcile.names import fold, label_key
from firsthand.reconcile.parties import telling
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.relations import in_full
from firsthand.reconcile.two_sides import blames
from firsthand.records import Mention, Participant, Quantity
from firsthand.resources import agencies, languages, terms

_PRONOUNS = frozenset(
    "whom whose whoever whomever dawn dusk he she it they we i you him her them us who which that this these those his its our their your some many most one".split()  # noqa: SIM905, E501
    + "anyone anybody two others nobody none someone everyone everybody all both neither no-one what".split()  # noqa: SIM905
    + "anything something everything nothing whatever whichever".split()  # noqa: SIM905
    + "myself yourself himself herself itself oneself ourselves yourselves themselves each another other".split()  # noqa: SIM905
)
_NO_ONE = ("no ", "nobody", "none ", "not ", "ningún ", "ninguna ", "nadie")
_IN_NAMES = frozenset({"de", "del", "la", "las", "los", "el", "y"})
_POINTS = frozenset(
    {"that", "those", "this", "these", "when", "where", "what", "how", "esa", "ese", "esos", "esas", "aquel",
     "whose", "cuya", "cuyas", "cuyo", "cuyos"}
)  # fmt: skip
_IN_FULL = 0.2  # of the pages that name somebody
_SELDOM = 0.06  # of an event's mentions
_PAGES = 5  # that tell of an event: many
_PAIR = 2
_OFTEN = 10  # mentions: enough, however many there are
_PEOPLE = "people"
_LONGEST = 6  # words of a party in a label
_LEADS = frozenset({"of", "the", "a", "an", "some", "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands"})
_EVERY = frozenset({"all", "both", "every", "some"})
_ONE = re.compile(r"(?:^|\b)(?:one|an?|una?|uno)\s+$", re.IGNORECASE)
_PICTURES = re.compile(r"\b(?:photo|photograph|picture|image|video|footage)s?$", re.I)  # "in this file photo he meets"
_ADVERBS = frozenset({"board", "air", "duty", "foot", "strike", "trial"})  # "on board" names nobody
_SORTS = frozenset({"group", "party", "company", "firm", "family", "team", "crew", "newspaper", "daily", "radio"})
_NO_NAME = re.compile(r"(?:our|my|your)\s", re.I)  # "our nation" is whose who says so
# "Heads of state", "the rest of the village": what an "of" adds to a plain noun, up to where the phrase ends.
_BEHIND_OF = re.compile(
    r" of (?:(?:the|an?|its|their|his|her) )?(?:[\w’'-]+ ){0,2}?[\w’'-]+"
    r"(?=[,;:)]|\.(?!\w)|$|\s(?:was|were|is|are|had|has|have"
    r"|will|would|in|on|at|by|for|from|to|with|after|before|and|who|that|which|when|while|as|plans?|said|says)\b)"
)
_NAME_AFTER = re.compile(r",\s+((?:[A-Z][\w'’-]+\s+){1,2}[A-Z][\w'’-]+)\s*[,(]")  # "the captain, Dario Vance, 54"


class Called(NamedTuple):
    """Somebody who takes part, by a label that can stand alone, and without the titles before a name."""

    label: str
    bare: str
    party: Participant
    mention: Mention


def common_party(pile: Pile, kind: Kind, mentions: Sequence[Mention], role: str) -> str | None:
    """The label most mentions give a role; pronouns, days, bare numbers and what burst name nobody."""
    return next(iter(_commonest(pile, kind, mentions, (role,))), None)


def common_parties(pile: Pile, kind: Kind, mentions: Sequence[Mention]) -> list[str]:
    """The two who do together what has both, who most mentions name first; nobody twice under two of his names."""
    found: list[str] = []
    for label in _commonest(pile, kind, mentions, ("actor", "recipient")):
        if not any(_is_one_person(label, other) for other in found):
            found.append(label)
    rest = sorted(found[1:], key=lambda label: not label[:1].isupper())  # names, before "the leader" who is one of them
    return [*found[:1], *rest[: _PAIR - 1]]


def _commonest(pile: Pile, kind: Kind, mentions: Sequence[Mention], roles: Sequence[str]) -> Iterator[str]:
    """The labels of those who take part in some roles, the commonest first, each in its fullest name."""
    every = [(p, m) for m in mentions for p in m.participants if p.role in roles and _in_english(pile, m, p)]
    told = {(q.minimum, q.maximum) for p, m in every if (q := _counted(p, m)) is not None}
    named = [(label, p, m) for p, m in every if (label := _named(pile, kind, p, m, numbered=len(told) < 2))]
    named = _without_one_sides_words(pile, named)
    called = [Called(label, _untitled(pile, label), p, m) for label, p, m in named]
    english = {label_key(one.bare) for one in called if pile.articles[one.mention.article].language == "en"}
    keys = Counter(label_key(one.bare) for one in called)
    names = {label_key(one.bare) for one in called if one.bare[:1].isupper()}
    said = {label_key(one.bare): bool(telling(one.bare)) for one in called}
    alone = {label_key(one.bare) for one in called if _is_one(pile, one.party)}
    alone |= _some_of_many(called)
    best = sorted(  # "demonstrators", not "people", and not the "one officer" among them
        keys, key=lambda k: (k in alone, not said[k], -keys[k], k not in english, k not in names, len(k), k)
    )
    for key in best:
        those = [one for one in called if label_key(one.bare) == key]
        if _is_aside(pile, those, mentions):
            continue
        full = _told_in_full(key, called) or _whole_name(pile, those, mentions)
        if fold(full) not in _agencies():  # who took the picture of a meeting was not met
            yield full


def _told_in_full(key: str, called: Sequence[Called]) -> str | None:
    """The fullest name by which most pages tell who takes part, of somebody whom they also tell of by a last name.

    His wife has that name too, and so has his brother: "Vik, whose wife Ada Vik is a judge, resigned".
    """
    whole = Counter(one.bare for one in called if in_full(one.bare) and label_key(one.bare).split()[-1] == key)
    pages = {name: len({one.mention.article for one in called if fold(one.bare) == fold(name)}) for name in whole}
    return min(whole, key=lambda name: (-pages[name], -whole[name], name), default=None)


def _some_of_many(called: Sequence[Called]) -> set[str]:
    """The keys of those who are named alone, where as many mentions tell of several: "three people", and Ada Lind."""
    many = sum((q := _counted(one.party, one.mention)) is not None and q.minimum > 1 for one in called)
    by_name = Counter(label_key(one.bare) for one in called if in_full(one.bare))
    return {key for key, times in by_name.items() if times <= many}


def _is_aside(pile: Pile, those: Sequence[Called], mentions: Sequence[Mention]) -> bool:
    """Whether few of many mentions name somebody: an election of 300 sentences, three of them of "other countries".

    Nor does one sentence name what many pages tell of without it, however often it is copied.
    """
    if len(those) < min(_OFTEN, _SELDOM * len(mentions)):
        return True
    pages, here = {m.article for m in mentions}, {one.mention.article for one in those}
    one_sentence = len({fold(pile.quote(one.mention.sentence)) for one in those}) == 1
    return one_sentence and len(pages) >= _PAGES and len(here) < _IN_FULL * len(pages)


def _whole_name(pile: Pile, those: Sequence[Called], mentions: Sequence[Mention]) -> str:
    """A party's name in full: with the first name that pages give, else the title, else what stands behind "of"."""
    bare = min((one.bare for one in those), key=lambda text: (len(text), text))
    full = _full_name(pile, bare, mentions)
    if full == bare and " " not in bare and bare[:1].isupper():
        titled = Counter(one.label for one in those if one.label != one.bare)
        return min(titled, key=lambda text: (-titled[text], text)) if 2 * titled.total() > len(those) else bare
    if full[:1].isupper():
        return full
    behind = Counter(m[0] for one in those if (m := _BEHIND_OF.match(_text(pile, one.party), one.party.span.end)))
    most = min(behind, key=lambda words: (-behind[words], words), default="")
    own = fold(full) in fold(most)  # of "14 of the detainees" the number is the party
    whole = f"{full}{most}" if 2 * behind[most] >= len(those) and not own else full
    return whole if len(whole.split()) <= _LONGEST else full


def _text(pile: Pile, party: Participant) -> str:
    return pile.articles[party.span.article].text


def _is_one_person(label: str, other: str) -> bool:
    """Whether two labels may be one person's: "Berg" and "Olle Berg"; the couple Ada and Olle Berg are two."""
    few, many = sorted((fold(label).split(), fold(other).split()), key=len)
    return set(few) <= set(many)


def _untitled(pile: Pile, label: str) -> str:
    """A name without what its bearer is: of "President Olle Berg", "mayor Olle Berg", "Norland's Olle Berg" the name.

    What is no name stays: "Haiti's prime minister", "the trawler Solvei".
    """
    words = label.split()
    for at in range(len(words) - 1, 0, -1):
        before, rest = words[at - 1], words[at:]
        if not all(word[:1].isupper() for word in rest):
            break
        last = fold(before).rpartition("-")[2]  # "then-President"
        owner = re.sub(r"['’]s$", "", before)
        office = last in _titles() or (before.islower() and last in _people() and last not in _SORTS)
        if office or (owner != before and fold(owner) in pile.naming):
            return " ".join(rest)
    return label


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
    pieces = fold(label).removeprefix("whether ").split()
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
    if is_money(party.label):
        return None  # "embezzlement of 42 million pesos": which sum it was, the pages may dispute
    counted = _counted(party, mention)
    if counted and counted.of and not numbered and is_name(counted.of):
        return "people" if counted.of.lower() in {"persons", "personas"} else _uncounted(party.label, counted.of)
    if party.span.contains(mention.trigger):  # "injury of 14 injured miners"
        return counted.of if counted and counted.of and is_name(counted.of) else None
    if counted and counted.of and counted.of.lower() not in party.label.lower():
        return counted.of if is_name(counted.of) and not fold(party.label).startswith(_NO_ONE) else None
    text = _text(pile, party)
    if _NO_NAME.match(party.label) or _NO_NAME.search(text[max(0, party.span.start - 5) : party.span.start]):
        return None
    if fold(party.label) in _ADVERBS and text[: party.span.start].endswith("on "):
        return None
    if name := _NAME_AFTER.match(text, party.span.end):
        return name[1]
    bare = re.sub(r"^(?:the|an?|his|her|its|their|our|my)\s+", "", party.label, flags=re.I)
    first = bare.split()[0] if bare else ""
    begins = text[: party.span.start].endswith(("\n", ". ", "- ", "– ", "— ")) or not party.span.start
    plain = begins and not {form.removesuffix("s") for form in forms(fold(first))}.isdisjoint(_people())
    if (
        plain
        or fold(first) == "between"
        or any(part in _nobody() for part in fold(first).split("-"))
        or fold(first) in _EVERY
    ):
        bare = bare[:1].lower() + bare[1:]  # "almost 40 people", "seventy-one people", "families"
    return bare if is_name(bare) else None


def _uncounted(label: str, of: str) -> str:
    """A party's label without its number, where it ends as what is counted: "Norland intelligence officers".

    >>> _uncounted("12 Norland intelligence officers", "officers"), _uncounted("14 of the detainees", "detainees")
    ('Norland intelligence officers', 'detainees')
    """
    words = label.split()
    while words and (words[0][:1].isdigit() or fold(words[0]) in _nobody() | _LEADS):
        words = words[1:]
    plain = " ".join(words)
    fit = fold(plain).endswith(fold(of)) and is_name(plain) and not any(char.isdigit() for char in plain)
    return plain if fit else of


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
