"""Bodies as pages introduce them: with a dateline, a day, what they are beside their name, or whose they are.

In: the voices of the articles, each with its article, a story number an article, and the key of a body's name. Out:
the bare label of a body, and joins: of one whole name, of a role that one body of a story has ("the operator, Lantern
Ferries" and "the operator"), of "the coast guard" with the one whose place a page names, and of those whom a body is
made of with the body: "the survivors", of a page that tells of "Ferry Families, set up by survivors".
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Set
from functools import cache

from firsthand.reconcile.bodies import body
from firsthand.reconcile.names import content_words, fold, label_key, words
from firsthand.reconcile.pile import Pile
from firsthand.records import Voice
from firsthand.resources import either, languages, table
from firsthand.unions import Unions
from firsthand.wording import folded_terms

Members = Mapping[str, tuple[Voice, str]]
_DATELINE = re.compile(r"^.{0,60}?\)\s*\.?\s*[-–—]\s*")
_ARTICLE = re.compile(r"^(?:the|el|la|los|las)\s+", re.IGNORECASE)
_NAME = r"[^\W\d_a-zß-ÿ][\w’'&.-]*"
_MADE_OF = re.compile(r",\s+(?!(?:the|an?|el|las?|los|una?)\s)(?P<made>[a-zà-ÿ][^,]*)$")
_OF_PLACE = re.compile(rf"\s+(?:of|for|de|del)\s+(?:(?:the|la|las|los|el)\s+)?(?P<place>{_NAME}(?:\s+{_NAME})*)$")
_OF_A_STATE = frozenset({"state", "national", "federal"})
_WHOLE = 2  # words of a name that hardly two bodies of a case bear


def bare_label(label: str) -> str:
    """A body's label without dateline, day, and what is told of it behind its name.

    >>> bare_label("El miércoles la asociación"), bare_label("The league Ferry Families, set up by survivors")
    ('la asociación', 'The league Ferry Families')
    >>> bare_label("Odrava, 14 mar (Litoral).- La ministra de Transportes"), bare_label("the owner, Lantern Ferries")
    ('La ministra de Transportes', 'the owner, Lantern Ferries')
    """
    plain = _DATELINE.sub("", label.strip())
    plain = _day().sub("", plain) or plain
    return _MADE_OF.sub("", plain)


def join_bodies(
    pile: Pile, members: Members, story: Mapping[str, int], key: Callable[[str], str], joined: Unions
) -> None:
    """Join the bodies that are told under several labels."""
    bodies = {
        n: (bare_label(v.label), article) for n, (v, article) in sorted(members.items()) if v.kind == "organisation"
    }
    _join_names(members, bodies, joined)
    _join_roles(bodies, story, joined)
    _join_places(pile, bodies, story, key, joined)
    _join_of_a_state(bodies, story, key, joined)
    _join_members(members, bodies, joined)


def _join_names(members: Members, bodies: Mapping[str, tuple[str, str]], joined: Unions) -> None:
    """One whole name, with and without what the body is; and what passes for a person of that very name."""
    named: dict[str, list[str]] = defaultdict(list)
    for name, (label, _) in bodies.items():
        whole = body(label).name
        if len(whole.split()) >= _WHOLE:
            named[whole].append(name)
    for name, (voice, _) in sorted(members.items()):
        if voice.kind == "named_person" and label_key(voice.label) in named:
            named[label_key(voice.label)].append(name)
    for names in named.values():
        for other in names[1:]:
            joined.join(names[0], other, "one whole name of a body")


def _join_roles(bodies: Mapping[str, tuple[str, str]], story: Mapping[str, int], joined: Unions) -> None:
    """ "La naviera" is the one shipping company that a page of the story names so: "la naviera Lantern Ferries"."""
    held: dict[tuple[int, str], list[str]] = defaultdict(list)
    bare: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name, (label, article) in bodies.items():
        plain = _ARTICLE.sub("", label)
        whole = body(label).name
        if len(words(plain)) == 1 and plain[:1].islower() and label != plain:
            bare[story[article], fold(plain)].append(name)
        elif len(whole.split()) >= _WHOLE and (role := _role(plain)):
            held[story[article], role].append(name)
    for where, names in bare.items():
        holders = sorted({joined.top(name) for name in held.get(where, ())})
        if len(holders) == 1 and where[1] not in folded_terms("short_bodies"):
            for name in names:
                joined.join(holders[0], name, "a role that one body of the story has")


def _role(plain: str) -> str:
    """The last small word before a name: "operator" of "ship's operator, Lantern Ferries"."""
    found = re.match(rf"^(?P<before>[^A-ZÁÉÍÓÚÑ]*?)[,\s]+{_NAME}", plain)
    told = words(found["before"]) if found else []
    return told[-1] if told else ""


def _join_places(
    pile: Pile,
    bodies: Mapping[str, tuple[str, str]],
    story: Mapping[str, int],
    key: Callable[[str], str],
    joined: Unions,
) -> None:
    """ "The coast guard", "the Straits Coast Guard" and "la Guardia Costera del Estrecho", where no language has two.

    The words for the place are then of one language each: a name that both languages have tells whose body it is.
    """
    told: dict[tuple[int, str], list[tuple[str, str, str]]] = defaultdict(list)
    whose = {_split(_ARTICLE.sub("", label))[0] for label, _ in bodies.values()}
    for name, (label, article) in bodies.items():
        place, rest = _split(_ARTICLE.sub("", label))
        if len(key(rest).split()) >= _WHOLE and all(word in _vocabulary() for word in words(rest)):
            told[story[article], key(rest)].append(
                (_of_adjective(place, whose), pile.articles[article].language or "", name)
            )
    for found in told.values():
        places: dict[str, set[str]] = defaultdict(set)
        for place, language, _ in found:
            if place:
                places[language].add(place)
        every = set().union(*places.values())
        if len(every) < 2 or (all(len(some) == 1 for some in places.values()) and not _shared(pile, places)):
            for _, _, name in found[1:]:
                joined.join(found[0][2], name, "a body, with and without the place that has it")


def _shared(pile: Pile, places: Mapping[str, set[str]]) -> bool:
    """Whether pages in one language name the place that a body has in another."""
    return any(
        pile.articles[article].language != language and pile.articles[article].language in places
        for language, names in places.items()
        for name in names
        for article in pile.naming.get(name, ())
    )


def _join_of_a_state(
    bodies: Mapping[str, tuple[str, str]], story: Mapping[str, int], key: Callable[[str], str], joined: Unions
) -> None:
    """ "Norland's rescue service" is "the State Rescue Service of Norland", where a story tells of no other of its
    rescue services: that a body is the state's or the nation's is often left unsaid beside the country's name.
    """
    told: dict[tuple[int, str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    places = {_split(_ARTICLE.sub("", label))[0] for label, _ in bodies.values()}
    for name, (label, article) in bodies.items():
        place, rest = _split(_ARTICLE.sub("", label))
        whole = key(rest).split()
        bare = " ".join(word for word in whole if word not in _OF_A_STATE)
        if place and len(bare.split()) >= _WHOLE and all(word in _vocabulary() for word in words(rest)):
            told[story[article], _of_adjective(place, places), bare][" ".join(whole)].append(name)
    for (_, _, bare), named in sorted(told.items()):
        if bare in named and len(named) == 2:
            first, *others = (name for whole in sorted(named) for name in named[whole])
            for name in others:
                joined.join(first, name, "a body of one place, with and without that it is the state's")


def _of_adjective(place: str, places: Set[str]) -> str:
    """The place of whose name a word is the adjective: "norlandia" for "norlandian", where a body is called by both."""
    bare = place.removesuffix("n")
    return bare if bare in places and bare.endswith(("a", "e", "i", "o")) else place


def _split(label: str) -> tuple[str, str]:
    """The place of a body, folded, and the rest: "straits" and "Coast Guard", "norland" and "rescue service"."""
    place, rest = _parted(label)
    return " ".join(words(place)), rest


def _parted(label: str) -> tuple[str, str]:
    if behind := _OF_PLACE.search(label):
        place = behind["place"]
        if not all(word in _vocabulary() for word in words(place)):
            return place, label[: behind.start()]
    told = label.split()
    first = [word for word in told if word[:1].isupper() and fold(word) not in _vocabulary()]
    cut = len(first) if first and told[: len(first)] == first else 0
    return " ".join(told[:cut]), " ".join(told[cut:])


def _join_members(members: Members, bodies: Mapping[str, tuple[str, str]], joined: Unions) -> None:
    """Whom a page says that a body is made of are the body: "formada por supervivientes"."""
    made: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for name, (_, article) in bodies.items():
        if found := _MADE_OF.search(members[name][0].label):
            made[article][name] = frozenset(content_words(found["made"]))
    for name, (voice, article) in sorted(members.items()):
        if voice.kind == "unnamed" and voice.count_min > 1 and article in made:
            said = frozenset(content_words(voice.label))
            fit = [one for one, its in made[article].items() if said and said <= its]
            if len(fit) == 1:
                joined.join(fit[0], name, "a body, and those whom its page says that it is made of")


@cache
def _vocabulary() -> frozenset[str]:
    """The words that bodies are called by, in the languages of the tables, and small words."""
    rows = [row for language in languages() for row in table(language, "bodies_in_english")]
    known = {fold(word) for row in rows for word in (row["term"], *row["english"].split("|"))}
    return frozenset(known | {"the", "of", "for", "de", "del", "la", "las", "los", "el", "and", "y"})


@cache
def _day() -> re.Pattern[str]:
    """A day that stands before a body: "el miércoles", "on Friday", "this Thursday"."""
    days = {row["term"] for language in languages() for row in table(language, "calendar")}
    return re.compile(rf"^(?:(?:on|this|last|el|este|pasado)\s+)+(?:{either(frozenset(days))}),?\s+", re.IGNORECASE)
