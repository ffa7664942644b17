"""Labels a person would write: "explosion of a fuel depot, Kesvik, 16 May 2023".

In: an event's mentions and what they agree on. Out: one line.
"""

import re
from collections import Counter
from collections.abc import Sequence

from firsthand.reconcile.at_sea import ship_of
from firsthand.reconcile.both_ways import told_both_ways
from firsthand.reconcile.happenings import BURSTING, Kind, forms, kind_of
from firsthand.reconcile.manners import KILLING, SUICIDE, is_disputed, own_manner
from firsthand.reconcile.names import fold
from firsthand.reconcile.nominals import Noun, noun_for
from firsthand.reconcile.parties_in_labels import common_parties, common_party, is_name
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.ships import is_ship
from firsthand.reconcile.values import precision
from firsthand.records import Edtf, Mention, Status

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_SEASON = re.compile(r"(\d{4})-(2[1-4])[~?%]?")
_SEASONS = ("spring", "summer", "autumn", "winter")
_STRETCH = 14  # words from the first party to the last; a longer stretch is a sentence, and no label
_SENTENCE = 9  # words of a sentence or clause that can stand as a label whole
_BEFORE: dict[Status, str] = {
    "planned": "planned ",
    "attempted": "attempted ",
    "predicted": "expected ",
    "hypothetical": "possible ",
}
_DONE = frozenset(  # what somebody does to another: with the doer alone "closure by the city"
    {"attack", "shooting", "stabbing", "betrayal", "seizure", "search", "raid", "demolition", "bribery", "coup",
     "strike", "lawsuit", "embezzlement", "theft", "crowd control", "protest", "closure", "sanction", "acquisition"}
)  # fmt: skip
# "The order to issue live ammunition to the police was given": up to whom, where, when, and that it was given.
_TO_DO = re.compile(
    r"\s(to\s(?:[\w’'-]+\s){0,4}?[\w’'-]+)(?=[.,;:”\"]|\s(?:was|were|came|had|has|is|to|at|on|by|in)\b)"
)
# "Ordered police to clear the square", "ordered the square to be cleared": who was to do it, and what it was done to.
_WHOM_TO_DO = re.compile(
    r"\s(?P<whom>(?:[\w’'-]+\s){1,4}?)(?:(?P<active>to\s(?!be\s)(?:[\w’'-]+\s){0,4}?[\w’'-]+)|to\sbe\s(?P<done>[\w’'-]+))"
    r"(?=[.,;:”\"]|\s(?:was|were|came|had|has|is|to|at|on|by|in|and|“|\")|\s[“\"])"
)
_BEFALLS = frozenset(
    {"killed", "arrested", "beaten", "imprisoned", "abducted", "charged", "convicted", "rescued", "dismissed",
     "deported", "released", "injured", "displaced"}
)  # fmt: skip
_LEFT = frozenset({"departure"})
_MUTUAL = frozenset({"meeting"})  # what two do together has both in its name
_UPON = {
    "attack": "on",
    "fire": "at",
    "charge": "against",
    "vote": "on",
    "raid": "on",
    "lawsuit": "against",
    "coup": "against",
    "escape": "from",
    "protest": "against",
    "rally": "against",
    "march": "against",
    "demonstration": "against",
}
_ON_SHIPS = {"fire": "aboard", "explosion": "aboard", "sinking": "of", "crash": "of"}
# "Crash" is no word for a ship that turned over: where a kind is wider than its name the text's own word names it.
_OWN_WORD = {
    "capsize": "capsizing", "sink": "sinking", "sank": "sinking", "sunk": "sinking", "collide": "collision",
    "collision": "collision", "derail": "derailment", "derailment": "derailment", "shipwreck": "shipwreck",
    "accident": "accident", "torture": "torture", "raid": "raid",
    "destroy": "destruction", "destruction": "destruction",
    "founder": "sinking", "funeral": "funeral", "burial": "burial", "bury": "burial",
    "march": "march", "rally": "rally",
    "demonstrate": "demonstration", "demonstration": "demonstration", "bombing": "bombing", "bomb": "bombing",
    "cyberattack": "cyberattack", "cyber-attack": "cyberattack", "mutiny": "mutiny", "assassinate": "assassination",
    "assassination": "assassination", "murder": "murder", "kidnap": "kidnapping", "kidnapping": "kidnapping",
    "fall": "illness", "fell": "illness", "fallen": "illness", "ill": "illness", "sick": "illness",
    "enfermar": "illness", "enfermaron": "illness", "desalojo": "clearance",
    "leak": "leak", "leakage": "leak", "spill": "spill",
}  # fmt: skip
_KILLING = frozenset(
    {"kill", "killing", "murder", "slay", "massacre", "execute", "assassinate", "assassination", "claim"}
)
# Kinds whose name is none, or says more than the words: of food nobody is infected.
_NO_NOUN = {
    "missing": "disappearance",
    "intoxication": "poisoning",
    "hospitalisation": "illness",
    "renunciation": "withdrawal",
}
_TOLLS = ("killed", "injured", "missing")
_COUNTED_AT = "gathering"
_BY_NAME = frozenset({"operation"})  # "Operation Lantern": its kind says less than its name
_DETERMINER = re.compile(r"\b(the|an?|un|una|el|la|los|las|its|his|her|their|our)\s+$", re.I)
_WHOSE = frozenset({"its", "his", "her", "their"})
_IN_A_PHRASE = re.compile(  # "a court of inquiry": what stands between a determiner and the noun it belongs to
    r"\b(?:the|an?|no|any|this|that|un|una|el|la|its|his|her|their|our)\s+"
    r"((?:(?!(?:the|an?|un|una|el|la|was|were|is|are)\s)[\w’'-]+\s+){0,3})$",
    re.I,
)
_OWNS = re.compile(r"\b(?:the|an?|its|his|her|their|se|su|sus)\b")  # "lost its licence" is no noun
_ASIDE = re.compile(r",\s+(?:who|whose|whom|which)\b[^,]*,")  # "Vik, whose office was closed, resigned"
_LOOSE_END = re.compile(r"\s+(?:off|of|in|on|at|to|by|for|with|from|and)$")


def event_label(
    pile: Pile,
    kind: Kind,
    mentions: Sequence[Mention],
    when: Edtf | None,
    place: str | None,
    status: Status,
    tolls: Sequence[tuple[str, Mention]] = (),
) -> str:
    """The event in one line: what, of whom, where, when; where none of these is told, with its toll."""
    general = kind.known and kind.name not in _BY_NAME
    noun = noun_for(pile, mentions) if not kind.known and kind.role != "light" else None
    if general:
        phrase = _of_kind(pile, kind, mentions)
    else:
        phrase = _of_noun(pile, kind, noun, mentions) if noun is not None else _in_its_words(pile, mentions)
    if kind.role == "light" and general:
        counted = any(one.quantities for one in mentions)  # "attendance was put at 4,500": people came, and no more
        phrase = _COUNTED_AT if counted else _in_its_words(pile, mentions)
    phrase = _whole(_ASIDE.sub("", phrase))
    # a clause says itself that it is a plan: "plans to publish"
    before = _BEFORE.get(status, "") if general or noun else ""
    if noun and all(one.polarity == "negative" for one in mentions):
        before = "no "  # "the depot will never be rebuilt"
    where = place if place and place.lower() not in phrase.lower() else None
    if not place and not when and phrase == kind.name:
        where = _toll(tolls)  # "shooting, 58 injured"
    return ", ".join(piece for piece in (before + phrase, where, day_in_words(when)) if piece)


def _toll(tolls: Sequence[tuple[str, Mention]]) -> str | None:
    """The first toll on which all who count it agree, the dead before the hurt: "58 injured"."""
    told: dict[str, set[tuple[float, float | None]]] = {}
    for slot, mention in tolls:
        for number in mention.quantities:
            told.setdefault(slot, set()).add((number.minimum, number.maximum))
    for slot in _TOLLS:
        if len(told.get(slot, ())) == 1:
            low, high = told[slot].pop()
            return f"{'' if low == high else 'at least '}{low:,.0f} {slot}" if low > 0 else None
    return None


def _whole(phrase: str) -> str:
    """A phrase without half a pair of quotation marks.

    >>> _whole('attack on “the depot'), _whole('“the depot” burnt')
    ('attack on the depot', '“the depot” burnt')
    """
    for opening, closing in ("“”", "«»", "()"):
        if phrase.count(opening) != phrase.count(closing):
            phrase = phrase.replace(opening, "").replace(closing, "")
    return (phrase if phrase.count('"') % 2 == 0 else phrase.replace('"', "")).strip()


def day_in_words(edtf: Edtf | None) -> str | None:
    """An EDTF date as a person writes it; what is not a plain date stays as it is.

    >>> day_in_words("2023-05-16T06:40"), day_in_words("2018-05~")
    ('16 May 2023', 'about May 2018')
    >>> day_in_words("2023-05-16/2023-05-19"), day_in_words("2018/..")
    ('16 May 2023 to 19 May 2023', 'since 2018')
    """
    if edtf and (season := _SEASON.fullmatch(edtf)):
        return f"{_SEASONS[int(season[2]) - 21]} {season[1]}"
    if edtf and "/" in edtf:
        first, last = (day_in_words(end) if end.strip(".") else None for end in edtf.split("/", 1))
        return f"{first} to {last}" if first and last else f"since {first}" if first else last and f"until {last}"
    if not edtf or precision(edtf) < 2:
        return edtf
    plain = edtf.strip("~?%").partition("T")[0]
    parts = [int(piece) for piece in plain.split("-")]
    if len(parts) > 1 and parts[1] > 12:
        return edtf
    words = [str(parts[2])] if len(parts) > 2 else []
    words += [_MONTHS[parts[1] - 1]] if len(parts) > 1 else []
    return ("about " if edtf[-1] in "~%" else "") + " ".join([*words, str(parts[0])])


def _of_kind(pile: Pile, kind: Kind, mentions: Sequence[Mention]) -> str:
    """ "arrest of several dozen people", "attack on the depot", "betrayal by a colleague"."""
    name, so_called = _kind_word(pile, kind, mentions)
    whom, who = (
        # "two miners are missing" does not say who died
        common_party(pile, kind, so_called, role) or (kind.role != "toll" and common_party(pile, kind, mentions, role))
        for role in ("recipient", "actor")
    )
    whom, who = (label if label and kind.name not in fold(label).split() else None for label in (whom, who))
    killed = any(_kills(pile.quote(m.trigger)) and own_manner(pile.quote(m.trigger)) != SUICIDE for m in mentions)
    if kind.name == KILLING and ((name == KILLING and not killed) or is_disputed(pile, mentions)):
        name = "death"  # of bodies washed ashore nobody says that they were killed; and some say, by his own hand
    ship = ship_of(pile, mentions) if kind.name in _ON_SHIPS and (not whom or is_ship(whom)) else None
    if ship and fold(ship) not in fold(whom or who or ""):  # "the trawler Solvei" says more
        return f"{name} {_ON_SHIPS[kind.name]} the {ship}"
    who = who if who and not (set(forms(fold(who).split()[-1])) & {f"{kind.name}er", f"{name}er"}) else None
    if kind.name == "order" and (wanted := _wanted(pile, mentions)):
        return f"{name} {wanted}"
    if kind.name in _MUTUAL:
        both = [_with_article(pile, one, mentions) for one in common_parties(pile, kind, mentions)]
        return f"{name} of {' and '.join(both)}" if both else name
    if (whom or who) and told_both_ways(mentions):
        return name  # it is for the claims to say who is said to have done it to whom
    if who and (kind.name in _LEFT or (whom and kind.name == "resignation")):
        return f"{name} of {_with_article(pile, who, mentions)}"  # not of the island that the ferry left
    if whom and kind.name in _LEFT:
        return f"{name} from {_with_article(pile, whom, mentions)}"
    if whom:
        upon = _UPON.get(name) or ("of" if name in _OWN_WORD.values() else _UPON.get(kind.name, "of"))
        return f"{name} {upon} {_with_article(pile, whom, mentions)}"
    if who and kind.name not in BURSTING:
        by = "by" if kind.slot in _BEFALLS or kind.name in _DONE else "of"
        return f"{name} {by} {_with_article(pile, who, mentions)}"
    return name


def _of_noun(pile: Pile, kind: Kind, noun: Noun, mentions: Sequence[Mention]) -> str:
    """ "Investigation of the leak by Ada Lund", "visit to Kesvik"; who does it and whom to where they are told."""
    who, whom = (common_party(pile, kind, mentions, role) for role in ("actor", "recipient"))
    said = [noun.noun]
    for lead, label in ((noun.upon, whom), ("by", who)):
        if label and fold(label) not in fold(" ".join(said)) and len(" ".join(said).split()) < _STRETCH:
            said.append(f"{lead} {_with_article(pile, label, mentions)}")
    return " ".join(said)


def _wanted(pile: Pile, mentions: Sequence[Mention]) -> str | None:
    """What most mentions of an order say it was to do: "to issue live ammunition"."""
    counts = Counter(words for one in mentions if (words := _to_do(pile.articles[one.article].text, one.trigger.end)))
    return min(counts, key=lambda words: (-counts[words], words), default=None)


def _to_do(text: str, at: int) -> str | None:
    """What is to be done, in the words behind "order": "to clear the square"; "for the square to be cleared"."""
    if (bare := _TO_DO.match(text, at)) is not None:
        return bare[1]
    told = _WHOM_TO_DO.match(text, at)
    if told is None:
        return None
    return told["active"] or f"for {told['whom']}to be {told['done']}"


def _kind_word(pile: Pile, kind: Kind, mentions: Sequence[Mention]) -> tuple[str, Sequence[Mention]]:
    """The name of a kind, or the text's own word where most mentions have one that says something else; and who say so.

    A raid and its arrests are one kind: the offices that were raided are not whom the arrest befell.
    """
    said: dict[str, list[Mention]] = {}
    for mention in mentions:
        trigger = fold(pile.quote(mention.trigger))
        if kind_of(trigger).name == kind.name:
            word = next((_OWN_WORD[form] for form in forms(trigger) if form in _OWN_WORD), kind.name)
            said.setdefault(word, []).append(mention)
    name = max(said, key=lambda word: len(said[word]), default=kind.name)
    return _NO_NOUN.get(name, name), said.get(name, mentions)


def _kills(trigger: str) -> bool:
    """Whether words say that somebody or something killed: "killed", "asesinaron", not "died" or "bodies"."""
    words = fold(trigger).split()
    return any(not _KILLING.isdisjoint(forms(word)) or word.startswith(("mato", "mata", "asesin")) for word in words)


def _with_article(pile: Pile, label: str, mentions: Sequence[Mention]) -> str:
    """A label with the article that some mention gives it: "the fuel depot", "a colleague"; names have none."""
    if label[:1].isupper():
        return label
    found = set()
    for party in (party for mention in mentions for party in mention.participants):
        text = pile.articles[party.span.article].text
        at = text.find(label, party.span.start, max(party.span.end, party.span.start + len(label)))
        before = _DETERMINER.search(text, max(0, at - 8), at) if at >= 0 else None
        found |= {before[1].lower()} if before else set()
    if found & _WHOSE and not label.endswith("s"):
        found.add("the")  # "its report"
    return next((f"{word} {label}" for word in ("the", "a", "an") if word in found), label)


def _in_its_words(pile: Pile, mentions: Sequence[Mention]) -> str:
    """One mention's own words, from its first party to its last; else the noun phrase or clause of its trigger."""
    told = Counter(phrase for m in mentions if (phrase := _stretch(pile, m)))
    if told:
        return min(told, key=lambda text: (-told[text], len(text), text))
    words = Counter(pile.quote(m.trigger).lower() for m in mentions)
    what = min(words, key=lambda w: (-words[w], w))
    first = next(m for m in mentions if pile.quote(m.trigger).lower() == what)
    return _around(pile.articles[first.article].text, first) or what


def _stretch(pile: Pile, mention: Mention) -> str | None:
    """ "About 200 families have left the streets": the words between the parties and the trigger, as they stand."""
    text = pile.articles[mention.article].text
    inside = [p for p in mention.participants if mention.sentence.contains(p.span)]
    named = [p for p in inside if is_name(p.label) or text.startswith(" of ", p.span.end)]
    both = [p.span for p in named if p.role in {"actor", "recipient"}]
    for parties in (both, [p.span for p in named if p.role == "recipient"]):
        if not parties:
            continue
        start = min(span.start for span in (*parties, mention.trigger))
        end = max(span.end for span in (*parties, mention.trigger))
        before = _DETERMINER.search(text, max(mention.sentence.start, start - 6), start)
        phrase = " ".join(text[before.start() if before else start : end].split())
        if len(phrase.split()) <= _STRETCH:
            return _LOOSE_END.sub("", phrase)
    return None


def _around(text: str, mention: Mention) -> str | None:
    """What a trigger without a party is called: "Operation Lantern", "court of inquiry"; else its short clause."""
    start, end, low, high = mention.trigger.start, mention.trigger.end, mention.sentence.start, mention.sentence.end
    if text[start:end][:1].isupper() and (name := re.compile(r"(?: [A-Z][\w'’-]+)+").match(text, end, high)):
        return text[start : name.end()]
    phrase = _IN_A_PHRASE.search(text, max(low, start - 40), start)
    verbal = _OWNS.search(text, start, end) or _OWNS.match(text, end + 1)
    if phrase and not verbal:
        return " ".join((phrase[1] + text[start:end]).split())
    stops = [m.end() for m in re.compile(r"[,;:—–(“\"]").finditer(text, low, start)]
    stop = re.compile(r"[,;:—–)”\".!?]").search(text, end, high)
    for left, right in ((low, high), (stops[-1] if stops else low, stop.start() if stop else high)):
        clause = " ".join(text[left:right].split()).strip(' ,.;:“”"')
        if len(clause.split()) <= _SENTENCE:
            return clause
    return None
