"""The pile as reconcile sees it: every input indexed once, in an order that does not depend on arrival.

In: articles, lineage, readings. Out: a Pile: who is a version of whom, who comes earlier, which outlet an article is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.moments import place_in_time
from firsthand.reconcile.names import domain_name, fold, initials, outlet_keys, short_of, words
from firsthand.reconcile.ships import named_ships
from firsthand.reconcile.values import Interval, days
from firsthand.records import Article, BlockKind, Lineage, Mention, Place, Reading, Span, first_state
from firsthand.resources import kinds, languages, table
from firsthand.rulings import NO_IMPRINTS, Imprints

_PIECES = frozenset({"document", "media"})  # what a page can be: "a report", "a story", "un reportaje"
_A_PIECE = re.compile(r"(?:\w+\s+){1,2}?(\w+)\s+(?:by|in|of|from|del?|en)\s+(?:the\s+)?([^\W\d_a-zß-ÿ].*)", re.S)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*[“\"«][^”\"»]*[”\"»],?|,$")  # the headline of the piece
_AN_ISSUE = re.compile(  # "Wednesday's Courier", "El Eco del miércoles"
    r"\b(?:\w+day|yesterday|today)['’]s\b"
    r"|\s+(?:del?|de la)\s+(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer)$"
    r"|\s+(?:of|on)\s+\w+day$"
)
_REPORTER = r"(?:reporter|correspondent|journalist|photographer|stringer)s?"
_REPORTERO = r"(?:reporter[oa]|periodista|corresponsal|fotógraf[oa]|enviad[oa] especial)(?:e?s)?"
_REPORTERS = (
    re.compile(rf"(?:(?:an?|the|two|several) )?(?P<outlet>.+?)(?:[’']s?)? (?:own |staff )?{_REPORTER}$", re.I),
    re.compile(
        rf"(?:\w+ )?(?:{_REPORTER}|{_REPORTERO}) (?:of|for|from|at|with|de|del) (?:the |la |el )?(?P<outlet>.+)", re.I
    ),
)
_LEAD = 300  # characters: a headline and a sentence or two


class Word(NamedTuple):
    """A word with its place in the article."""

    folded: str
    start: int
    end: int


_IN_MANY_NAMES = frozenset({"san", "santa", "santo", "saint"})  # what "San Mateo" and "San Vito" share is no name


class Pile(NamedTuple):
    """All inputs of one case. `root` gives the first version of an article's story, `node` its outlet's node."""

    articles: dict[str, Article]
    readings: dict[str, Reading]
    lineage: Lineage
    root: dict[str, str]
    rank: dict[str, int]
    node: dict[str, str]
    nodes: frozenset[str]
    known: dict[str, tuple[str, ...]]  # the outlet nodes that have a key, sorted
    spoken: dict[str, tuple[str, ...]]  # the outlet nodes that have a word in their names
    small: frozenset[str]
    named: dict[Span, frozenset[str]]  # filled as asked: a sentence is asked for once a mention
    tokens: dict[str, list[Word]]  # filled as asked: the words of an article
    starts: dict[str, list[int]]  # and where each begins
    stops: dict[str, list[int]]  # filled as asked: where the sentences of an article begin
    around: dict[str, list[Span]]  # filled as asked: the sentence of each word of an article
    frames: dict[str, frozenset[int]]  # filled as asked: where the words begin that tell who speaks
    placed: dict[str, Place | None]  # filled as asked: where a mention puts its event
    towns: dict[Span, tuple[Place, ...]]  # filled as asked: the towns that a sentence names
    struck: dict[str, frozenset[str]]  # filled as asked: the towns that an attack fell on
    scenes: dict[tuple[str, int], tuple[tuple[str, Span], ...]]  # filled as asked: the spots that a mention is put at
    together: dict[tuple[str, ...], bool]  # whether some article names two places so, where it was asked
    mentioned: dict[str, Mention]  # filled as asked: the mentions of all readings
    naming: dict[str, frozenset[str]]  # the articles that name each place
    ships: frozenset[str]  # the names, as written, that pages give to ships
    known_towns: dict[str, Place]  # by their one word: the towns that two articles or more name as such

    def quote(self, span: Span) -> str:
        """The words of a span, on one line."""
        return " ".join(self.articles[span.article].quote(span).split())

    def tongue(self, article: str) -> str:
        """The language whose word lists an article is read with: English for one that has none."""
        language = self.articles[article].language
        return language if language in languages() else "en"

    def mentions(self) -> Mapping[str, Mention]:
        """The mentions of all readings by id."""
        if not self.mentioned:
            self.mentioned.update((m.id, m) for reading in self.readings.values() for m in reading.mentions)
        return self.mentioned

    def block(self, span: Span) -> BlockKind:
        """The kind of block a span stands in."""
        for block in self.articles[span.article].blocks:
            if block.start <= span.start < block.end:
                return block.kind
        return "paragraph"

    def in_headline(self, span: Span) -> bool:
        """Whether a span stands in a headline, or in the title that a page without blocks begins with."""
        article = self.articles[span.article]
        opens = bool(article.title) and not article.blocks and article.text.startswith(article.title or "")
        return self.block(span) == "headline" or (opens and span.start < len(article.title or ""))

    def names(self, span: Span) -> frozenset[str]:
        """The proper names in a span: capitalised words that the pile never writes small, speakers' titles aside.

        Of a credited outlet's name there is none: "the Kesvik Courier reported that" says nothing of Kesvik.
        """
        if span not in self.named:
            text = self.articles[span.article].text
            reading = self.readings.get(span.article)
            credits = (one.span for one in (reading.credits if reading else ()) if one.span.overlaps(span))
            taken = {at for one in credits for at in range(one.start, one.end)}
            words_of = re.compile(r"\b[^\W\d_]{3,}").finditer(text, span.start, span.end)
            found = {fold(one[0]) for one in words_of if one[0][0].isupper() and one.start() not in taken}
            self.named[span] = frozenset(found) - self.small - _IN_MANY_NAMES
        return self.named[span]

    def lead(self, article: str) -> Span:
        """The headline and the first lines of an article."""
        return Span(article, 0, min(_LEAD, len(self.articles[article].text)))

    def said(self, article: str) -> Interval | None:
        """The days on which an article spoke: the later of published and updated."""
        found = self.articles[article]
        return days(found.updated) or days(found.published)


def open_pile(
    articles: Sequence[Article],
    lineage: Lineage,
    readings: Sequence[Reading],
    told: Imprints = NO_IMPRINTS,
) -> Pile:
    """Index the inputs; the order they come in leaves no trace. `told` is what persons said of outlets' names."""
    versions = {version.article: version for version in lineage.versions}
    ordered = sorted({a.id: a for a in articles}.values(), key=lambda a: _age(a, a.id in versions))
    by_id = {article.id: article for article in ordered}
    node, keys = _outlets(ordered, told)
    naming, small = _naming(readings), _small_words(ordered)
    return Pile(
        articles=by_id,
        readings={r.article: r for r in sorted(readings, key=lambda r: r.article) if r.article in by_id},
        lineage=lineage,
        root={name: first_state(name, versions) for name in by_id},
        rank={article.id: place for place, article in enumerate(ordered)},
        node=node,
        nodes=frozenset(node.values()),
        known=_turned(keys),
        spoken=_turned({name: _words_of_node(name) for name in keys}),
        small=small,
        named={},
        tokens={},
        starts={},
        stops={},
        around={},
        frames={},
        placed={},
        towns={},
        struck={},
        scenes={},
        together={},
        mentioned={},
        naming=naming,
        ships=named_ships(ordered, naming, small),
        known_towns=_known_towns(readings),
    )


def _naming(readings: Sequence[Reading]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for place in reading.places:
            found[fold(place.name)].add(reading.article)
    return {name: frozenset(articles) for name, articles in found.items()}


def _known_towns(readings: Sequence[Reading]) -> dict[str, Place]:
    """A town that no gazetteer has is read as one only behind "in"; who has read two pages knows it on a third."""
    found: dict[str, dict[str, Place]] = defaultdict(dict)
    for reading in sorted(readings, key=lambda reading: reading.article):
        for place in reading.places:
            if place.precision in {"city", "unresolved"} and place.name.isalpha():
                found[fold(place.name)].setdefault(reading.article, place)
    return {name: next(iter(named.values())) for name, named in found.items() if len(named) > 1}


def _turned(found: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """By value, who has it."""
    turned: dict[str, list[str]] = defaultdict(list)
    for name in sorted(found):
        for value in found[name]:
            turned[value].append(name)
    return {value: tuple(names) for value, names in turned.items()}


def _small_words(articles: Sequence[Article]) -> frozenset[str]:
    """Words that are no names: written small somewhere in the pile, or of the calendar."""
    found = {
        word for article in articles for word in set(re.findall(r"\b[^\W\d_]{3,}", article.text)) if word.islower()
    }
    days_and_months = (row for language in languages() for row in table(language, "calendar"))
    return frozenset(map(fold, found)) | {fold(row["term"]) for row in days_and_months}


def _age(article: Article, later: bool) -> tuple[str, str, str, str, bool, str]:
    """Sorts by when an article spoke; versions of one page, which often keep its date, by when they were received."""
    dates = (article.published, article.updated, article.captured)
    when = next((found for found in map(place_in_time, dates) if found), "9999")
    return when, article.key, article.updated or "", article.captured or "", later, article.id


def outlet_names(articles: Sequence[Article], told: Imprints) -> dict[str, str]:
    """The name under which each article's outlet is counted, where it gives one."""
    node = _outlets(sorted(articles, key=lambda article: article.id), told)[0]
    return {name: found.removeprefix("outlet:") for name, found in node.items() if found.startswith("outlet:")}


def _outlets(articles: Sequence[Article], told: Imprints) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The node of each article, and the keys of each outlet node. Names of one key set are one outlet."""
    names: dict[str, str] = {}
    for article in articles:
        name = article.outlet or domain_name(article.url)
        if name:
            names[article.id] = name.strip()
    groups = _same_outlet(sorted(set(names.values())), told.apart)
    common: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names.values():
        common[groups[name]][name] += 1
    best = {g: min(c, key=lambda n: (-c[n], n)) for g, c in common.items()}
    node = {a.id: f"outlet:{best[groups[names[a.id]]]}" if a.id in names else f"article:{a.id}" for a in articles}
    keys: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if article.id in names:
            keys[node[article.id]] |= outlet_keys(names[article.id])
            if domain := domain_name(article.url):
                keys[node[article.id]] |= outlet_keys(domain)
    for label, others in told.also.items():
        if f"outlet:{label}" in keys:
            keys[f"outlet:{label}"] |= {key for other in others for key in outlet_keys(other)}
    return node, {name: frozenset(found) for name, found in keys.items()}


def _same_outlet(names: Sequence[str], apart: frozenset[frozenset[str]]) -> dict[str, str]:
    """Each name's group: names that share a key longer than initials, or that print on one domain."""
    group = {name: name for name in names}
    holder: dict[str, str] = {}
    for name in names:
        for key in sorted(k for k in outlet_keys(name) if len(k) > 4 or k == "".join(name.lower().split())):
            other = group[holder.setdefault(key, name)]
            members = [one for one in names if group[one] == other] if apart else ()
            if not any(frozenset({name, one}) in apart for one in members):
                group[name] = other
    return group


def outlet_for(pile: Pile, name: str) -> str | None:
    """The one outlet of the case that a credited name means; None when none or more than one fits.

    Initials are met by initials only where they are spelt so: "dos médicos" is not the Diario de Montavik. What the
    Diario printed is the Diario's: "a story in the Diario de Montavik".
    """
    return _outlet_called(pile, name) or names_piece_of(pile, name)


def reporters_outlet(pile: Pile, words: str) -> str | None:
    """The outlet of the case whose reporter some words name: "the Courier's reporter", "un periodista de El Eco".

    >>> [bool(form.match("the Courier's own reporters")) for form in _REPORTERS]
    [True, False]
    """
    for form in _REPORTERS:
        if found := form.match(words):
            node = _outlet_called(pile, found["outlet"])
            return node if node in pile.nodes else None
    return None


def names_piece_of(pile: Pile, words: str) -> str | None:
    """The outlet of the case whose piece some words name: "a report by the Kesvik Courier", "una nota del Courier"."""
    found = _A_PIECE.fullmatch(_AN_ISSUE.sub(" ", _IN_BRACKETS.sub("", words)).strip())
    if found is None or not any(kinds(name, "source_nouns").get(found[1].lower()) in _PIECES for name in languages()):
        return None
    nodes = {node for key in outlet_keys(found[2]) - initials(found[2]) for node in pile.known.get(key, ())}
    if not nodes and (short := _outlet_called(pile, found[2].strip())):
        return short  # "an article in Wednesday's Courier", of the Kesvik Courier
    return nodes.pop() if len(nodes) == 1 else None


def _outlet_called(pile: Pile, name: str) -> str | None:
    """The one outlet of the case of a name."""
    first = initials(name)
    exact = {
        node
        for key in outlet_keys(name)
        for node in pile.known.get(key, ())
        if key not in first or key not in initials(node.removeprefix("outlet:"))
    }
    if exact:
        return exact.pop() if len(exact) == 1 else None
    few = set(words(name)) - {"the"}
    some = pile.spoken.get(min(few, default=""), ())
    fit = [n for n in some if few <= _words_of_node(n) and short_of(name, n.removeprefix("outlet:"))]
    return fit[0] if len(fit) == 1 else None


@cache
def _words_of_node(node: str) -> frozenset[str]:
    return frozenset(words(node.removeprefix("outlet:")))
