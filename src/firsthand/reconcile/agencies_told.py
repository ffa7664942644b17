"""Names that some page of a case shows to be an agency's or an outlet's, known as such on its other pages.

In: the articles of a case and their readings. Out: the readings, with the credits that such a name is beside a verb of
reporting ("Halmar said", "informa Halmar"), behind what it had or printed ("a report seen by Halmar"), as a last line
or in a dateline; who speaks under that name is no voice. A name is shown by "the news agency Halmar", "(Halmar) -"
behind a town, "Halmar, a news agency", or by pages of its own. No name is one that is also a place's or a
person's in the case; a paper's first word may be that of the land it is of ("Norland Herald").
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.names_its_source import as_source
from firsthand.reconcile.named_as_source import AGENCIA, PRESS, WORD, frames, of_a_piece
from firsthand.reconcile.names import fold, words
from firsthand.records import Article, Attribution, Credit, Reading, Span, record_id
from firsthand.resources import either, terms

_NAME = rf"{WORD}(?: {WORD}){{0,3}}"
# What shows that a name is an agency's, wherever it stands.
_SHOWN = tuple(
    re.compile(shape)
    for shape in (
        rf"\b{PRESS}agency (?P<name>{_NAME})",
        rf"(?:^|[,;:.“\"] ?|\b(?:citing|quoting|by|told) )agency (?P<name>{_NAME})"
        r"(?= (?:reports|reported|said|says|wrote|writes)\b|['’]s\b|[.,;]|$)",
        rf"\b(?P<name>{_NAME}) {PRESS}agency\b",
        rf"\b(?P<name>{_NAME}), an? (?:[a-z-]+ ){{0,2}}?{PRESS}agency\b",
        rf"\bagencia (?:estatal |local )?(?:de (?:noticias|prensa)|informativa) (?P<name>{_NAME})",
        rf"\b(?:según|según informa|informa|informó|recoge|recogió|citando a|publicó|publica) la {AGENCIA}"
        rf" (?P<name>{_NAME})",
        rf"\b(?P<name>{_NAME}), (?:una )?agencia de (?:noticias|prensa)\b",
        rf"(?m:^)Fuente: (?:[Ll]a )?[Aa]gencia (?P<name>{_NAME})",
    )
)
_DATED = re.compile(  # "Drosten, 10 jun (Halmar).-"
    r"(?m:^)\s*[A-ZÁÉÍÓÚÑ][\w’'. -]{1,40}, \d{1,2} (?:de )?[a-z]{3,10}\.?(?:,? (?:de )?\d{4})?"
    rf" \((?P<name>{_NAME})\)\s*\.?\s?[-—–]"
)
_GENERIC = re.compile(
    rf"^(?:the |la |el )?(?:{PRESS}?agency |{AGENCIA} )|(?:,? an? (?:[a-z-]+ ){{0,2}}?|,? ){PRESS}?agency,?$"
    r"|^(?:the|la|el) ",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?P<who>[Tt]he (?:same )?(?:news )?agency) (?:also |has |had |later )*"
    r"(?:wrote|reports?|reported|said|says|added|quoted)\b"
    r"|\b(?:[Ss]egún|informa|informó|añade|añadió) (?P<whom>la (?:misma )?agencia)(?=[,.;:])"
)
_OF_A_LAND = "republic|kingdom|government|ministr|army|forces|region|province|gobierno|república|ejército"
_TAKEN_UP = re.compile(r"(?:the|la|el) (?:same |mism[oa] )?(?:news )?(?:agency|agencia)", re.IGNORECASE)
_A_BODY = re.compile(rf"\b{WORD} Agency\b|\bAgencia (?:de |del |para )")


class _Known(NamedTuple):
    """The names that a case knows, as one page is asked for them: by their key, and by each key's first word."""

    names: Mapping[str, str]
    begun: Mapping[str, Sequence[str]]
    mine: frozenset[str] = frozenset()  # the keys of the page's own outlet

    def outlet(self, name: str) -> str | None:
        """The outlet that a name means, unless it is the page's own."""
        key = _key(name)
        return None if key in self.mine else self.names.get(key)

    def near(self, text: str) -> Iterator[tuple[str, str]]:
        """The keys of which a text has every word, and their outlets."""
        here = set(words(text))
        for key in (key for word in here for key in self.begun.get(word, ())):
            if key not in self.mine and here.issuperset(key.split()):
                yield key, self.names[key]


class _Use(NamedTuple):
    """Where a page names an agency as the source of its words, and in which way."""

    start: int
    end: int
    name: str
    why: str


def knowing_agencies(
    articles: Sequence[Article], readings: Sequence[Reading], wrong: Collection[Span] = ()
) -> list[Reading]:
    """The readings as one who has read the whole case reads them; where a credit is `wrong`, a person said so."""
    pages = {article.id: article for article in articles}
    names = _known(pages, readings)
    if not names:
        return list(readings)
    begun: dict[str, list[str]] = defaultdict(list)
    for key in names:
        begun[key.split()[0]].append(key)
    known = _Known(names, begun)
    told = [_with(pages[one.article], one, known) if one.article in pages else one for one in readings]
    if not wrong:
        return told
    had = {credit.id for reading in readings for credit in reading.credits}
    return [
        replace(one, credits=tuple(c for c in one.credits if c.id in had or not any(c.span.overlaps(w) for w in wrong)))
        for one in told
    ]


def bare_agency(name: str) -> str:
    """An agency's name without what it is: "the Halmar news agency", "la agencia Halmar", "agency Halmar".

    >>> [bare_agency(name) for name in ("the Halmar news agency", "Agencia Halmar", "Halmar, a news agency", "Halmar")]
    ['Halmar', 'Halmar', 'Halmar', 'Halmar']
    """
    before = None
    while before != name:
        before, name = name, _GENERIC.sub("", " ".join(name.split())).strip(" ,") or name
    return name


def _key(name: str) -> str:
    return " ".join(word for word in words(bare_agency(name)) if word != "the")


def _known(pages: Mapping[str, Article], readings: Sequence[Reading]) -> dict[str, str]:
    """The names known as an agency's or an outlet's, by their key, each with the outlet that it means."""
    places = [place for reading in readings for place in reading.places]
    taken = {fold(place.name) for place in places}
    towns = {fold(place.name) for place in places if place.geonames is not None}
    people = {
        word
        for reading in readings
        for voice in reading.voices
        if voice.named and voice.kind in {"named_person", "official"} and " " in voice.label
        for word in words(voice.label)
    }
    found: dict[str, set[str]] = defaultdict(set)
    for page in sorted(pages.values(), key=lambda page: page.id):
        for shape in (*_SHOWN, _DATED):
            for match in shape.finditer(page.text):
                found[_key(match["name"])].add(bare_agency(match["name"]))
    for reading in readings:
        for credit in reading.credits:
            if credit.why == "dateline" and credit.certain:
                found[_key(credit.outlet)].add(bare_agency(credit.outlet))
    known = {key: min(names) for key, names in found.items()}
    own: dict[str, set[str]] = defaultdict(set)
    first = {page.outlet: _first_words(page.outlet) for page in pages.values() if page.outlet}
    lands = _lands(set(first.values()) - {""}, pages.values())
    for outlet in sorted(first):
        for key in {_key(outlet), *({first[outlet]} - lands)} - {""}:
            own[key].add(outlet)
    known |= {key: min(outlets) for key, outlets in own.items() if len(outlets) == 1}
    return {
        key: name
        for key, name in known.items()
        if len(key) > 2
        and key not in (towns if " " in key and key in own else taken)  # reading may take "Radio Tolva" for a site
        and key not in people
        and key not in terms("en", "outlet_words")
    }


def _first_words(outlet: str) -> str:
    """An outlet's name without what outlets are called: "Meridian" of Meridian Newswire; empty for none."""
    parts = words(outlet)
    kept = list(parts)
    while kept and kept[-1] in terms("en", "outlet_words"):
        kept.pop()
    return " ".join(kept) if kept and kept != parts and kept[0] != "the" and len(kept) == 1 else ""


def _lands(names: Collection[str], pages: Iterable[Article]) -> set[str]:
    """Those first words of outlets' names by which pages tell of a land or a town, whose paper it is.

    Its people, its army or its ministry are told of: "Norlandian", "the Republic of Norland", "the town of Orlund".
    """
    shapes = {name: _land(name) for name in names}
    found: set[str] = set()
    for page in pages:
        text = page.text.casefold()  # most pages have none of the names, and that is soon seen
        found |= {name for name in shapes.keys() - found if name in text and shapes[name].search(page.text)}
    return found


def _land(name: str) -> re.Pattern[str]:
    named = re.escape(name)
    return re.compile(
        rf"\b{named}(?:n|an|ian|nian|ese|ish|ic)\b|\b(?:{either(terms('en', 'towns'))}|[a-z]*(?:{_OF_A_LAND})[a-z]*)"
        rf"(?: [a-z]+){{0,3}} (?:of|de) (?:the )?{named}\b",
        re.IGNORECASE,
    )


def _with(page: Article, reading: Reading, known: _Known) -> Reading:
    """A reading with the credits of known names, and without their voices."""
    others = known._replace(mine=frozenset({_key(page.outlet), _first_words(page.outlet)})) if page.outlet else known
    credits = [_named(credit, others) for credit in reading.credits]
    for use in _uses(page, others):
        if not any(credit.span.start < use.end and use.start < credit.span.end for credit in credits):
            credits.append(_credit(page, use))
    credits = _taking_up(page, sorted(credits, key=lambda credit: credit.span), others)
    spoken = {voice.id for voice in reading.voices if voice.kind != "media" and _is_known(voice.label, others)}
    voices = tuple(replace(v, kind="media") if v.id in spoken else v for v in reading.voices)
    attributions = tuple(_as_media(page, one, others, spoken) for one in reading.attributions)
    return replace(reading, credits=tuple(credits), voices=voices, attributions=attributions)


def _is_known(label: str, known: _Known) -> bool:
    """Whether a source is an agency, alone or behind words that the parser took for its: "..., agency Halmar"."""
    return bool(known.outlet(label) or (", agency " in label and known.outlet(label.rpartition(", ")[2])))


def _as_media(page: Article, one: Attribution, known: _Known, spoken: set[str]) -> Attribution:
    if len(one.sources) != 1 or one.kind == "media":
        return one
    source = one.sources[0]
    label = page.quote(source)
    if not _is_known(label, known) and not spoken.intersection(one.voices):
        return one
    if not known.outlet(label) and ", agency " in label:
        at = source.start + label.rindex(", agency ") + 2
        source = Span(source.article, at, source.end)
    return replace(one, kind="media", sources=(source,))


def _named(credit: Credit, known: _Known) -> Credit:
    """A credit under the name by which the case knows its outlet."""
    name = known.outlet(credit.outlet)
    return replace(credit, outlet=name) if name and not credit.own else credit


def _uses(page: Article, known: _Known) -> Iterator[_Use]:
    """Where a page has its words from a known name."""
    text = page.text
    every = {match for key, name in known.near(text) for match in _spellings(text, key, name)}
    spelt = sorted(every, key=lambda name: (-len(name), name))
    if not spelt:
        return
    some, language = "|".join(map(re.escape, spelt)), page.language or "en"
    for match in re.finditer(rf"(?<![\w-])(?:{some})(?![\w-])(?! {WORD})", text):
        if (known_as := known.outlet(match[0])) and (how := as_source(text, *match.span(), language)):
            yield _Use(*match.span(), known_as, how)
    for why, shape in frames(some, language):
        for match in shape.finditer(text):
            if match.groupdict().get("had") and not of_a_piece(text, match.start(), language):
                continue  # "the man seen by the Courier"
            if name := known.outlet(match["name"]):
                yield _Use(match.start("name"), match.end("name"), name, why)


def _spellings(text: str, key: str, name: str) -> set[str]:
    """How a text writes a name, with capitals."""
    some = "|".join(r"\W+".join(map(re.escape, one.split())) for one in sorted({key, bare_agency(name)}))
    found = re.finditer(rf"\b(?:{some})\b", text, re.IGNORECASE)
    return {match[0] for match in found if match[0][0].isupper()}


def _credit(page: Article, use: _Use) -> Credit:
    span = Span(page.id, use.start, use.end)
    body = [Span(page.id, *m.span()) for m in re.finditer(r"[^\n]+", page.text)]
    if page.blocks:
        body = [Span(page.id, b.start, b.end) for b in page.blocks if b.kind in {"paragraph", "quote"}]
    here = next((one for one in body if one.start <= use.start < one.end), span)
    behind = tuple(one for one in body if one != here)
    covers: tuple[Span, ...] = (_sentence(page.text, here, span),)
    may_cover: tuple[Span, ...] = ()
    if use.why in {"dateline", "translated from"}:
        covers = tuple(body)
    elif use.why == "reporting by":
        covers, may_cover = (), tuple(body)
    elif use.why == "last words":
        covers, may_cover = (here,), tuple(one for one in body if one.start < here.start)
    elif use.why in {"reported", "reported by", "informó"} and here == (body[0] if body else here):
        rest = Span(page.id, covers[0].end, here.end)
        may_cover = tuple(one for one in (rest, *behind) if len(one) > 1)
    return Credit(
        id=record_id("crd", page.id, use.start, use.end, use.name),
        article=page.id,
        span=span,
        covers=covers,
        may_cover=may_cover,
        outlet=use.name,
        certain=use.why != "reporting by",
        why=f"{use.why}: other pages show that it is an outlet",
    )


def _sentence(text: str, here: Span, span: Span) -> Span:
    """The sentence of a paragraph that a name stands in."""
    stops = [m.end() for m in re.finditer(r"[.!?][”\"’'»]?\s+(?=[^\W\d_a-z]|[“\"«¿¡\d])", text[here.start : here.end])]
    start = max((here.start + at for at in stops if here.start + at <= span.start), default=here.start)
    end = min((here.start + at for at in stops if here.start + at >= span.end), default=here.end)
    return Span(here.article, start, here.start + len(text[here.start : end].rstrip()))


def _taking_up(page: Article, credits: list[Credit], known: _Known) -> list[Credit]:
    """The credits, where "the agency" is the one credited before it; not on a page that names a body so called."""
    if _A_BODY.search(page.text):
        return credits
    found: list[Credit] = []
    for credit in credits:
        before = [one for one in found if not _TAKEN_UP.fullmatch(page.quote(one.span))]
        again = before and _TAKEN_UP.fullmatch(page.quote(credit.span)) and known.outlet(before[-1].outlet)
        found.append(replace(credit, outlet=before[-1].outlet) if again else credit)
    for match in _AGAIN.finditer(page.text):
        at = match.span("who") if match["who"] else match.span("whom")
        before = [one for one in found if one.span.end <= at[0]]
        if before and known.outlet(before[-1].outlet) and not any(o.span.overlaps(Span(page.id, *at)) for o in found):
            found.append(_credit(page, _Use(*at, before[-1].outlet, "according to")))
            found.sort(key=lambda credit: credit.span)
    return found
