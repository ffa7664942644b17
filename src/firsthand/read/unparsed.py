"""Attributions where there is no parser: by the shape of a sentence and the language's tables, or quotations alone.

In: a Document of tokens and sentences. Out: Drafts in text order. What each source is, plain_sources says.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from firsthand.read import quotes
from firsthand.read.carried import elliptic, long_speeches
from firsthand.read.dialogue import UNCUED, dialogue
from firsthand.read.document import Document
from firsthand.read.drafts import Draft, Offsets
from firsthand.read.framed import add_framed
from firsthand.read.grammar import grammar
from firsthand.read.plain_cues import add_cue
from firsthand.read.plain_sentence import OPENING, UNSTRESSED, Sentence
from firsthand.read.who_is_meant import FULL_NAME, among_them
from firsthand.resources import table

_TO_WHOM = re.compile(r"\s+(?:a|al|ante|en|durante|tras|por|desde)\s+[^.,;:«»“”\"\n]{2,70}", re.IGNORECASE)
# Who comes forward stands behind the verb: "Habla la viuda, Pilar Otero: «...»".
_FORWARD = re.compile(
    r"(?:(?:Ahora|También|Ya)\s+)?(?:Comparece|Habla|Interviene|Responde|Contesta|Replica|Toma la palabra)\s+",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"\b(?:tom(?:ó|aron|a|an)|pid(?:ió|ieron)|us(?:ó|aron)) (?:la palabra|el micrófono)\b", re.IGNORECASE
)


def drafts(document: Document) -> list[Draft]:
    """Attributions of a document without a parse; each stretch is attributed once."""
    found: list[Draft] = []
    quoted = quotes.find(document)
    if table(document.language, "cues"):
        inside: dict[int, list[quotes.Quote]] = defaultdict(list)
        for quote in quoted:
            inside[quote.paragraph].append(quote)
        for number in range(len(document.paragraphs)):
            found += dialogue(document, number) or _told(document, number, inside[number])
        found = long_speeches(document, elliptic(document, found))
    for quote in quoted:
        if (quote.speech or _spoken(document, quote)) and not any(
            a < quote.end and quote.start < b for one in found for a, b in one.contents
        ):
            content = ((quote.start, quote.end),)
            gap = len(document.article.text[: quote.start].rstrip(" \n.,")), quote.start
            speaking = next((n for n, one in enumerate(found) if _goes_on(document, one, quote, gap)), None)
            if speaking is not None:
                found[speaking] = found[speaking]._replace(contents=(*found[speaking].contents, *content))
                continue
            said, mark = _behind_a_colon(document, found, quote.start)
            found.append(Draft(quote.paragraph, quote.start, said, mark, content, UNCUED, None, "quotation", 0.5))
    return sorted(found, key=lambda one: one.contents)


def _told(document: Document, number: int, inside: Sequence[quotes.Quote]) -> list[Draft]:
    """The attributions of a paragraph, sentence by sentence."""
    found: list[Draft] = []
    before: Offsets | None = None
    for start, end in _sentences(document, number, inside):
        made = _read(Sentence(document, number, (start, end), inside), before)
        before = None if made else (start, end)
        found += made
    return found


def _sentences(document: Document, number: int, quoted: Sequence[quotes.Quote]) -> Iterator[Offsets]:
    """Sentences of a paragraph, joined where a full stop stands inside one of its quotations."""
    paragraph = document.paragraphs[number]
    inside = [(q.start, q.end) for q in quoted]
    start: int | None = None
    for sentence in paragraph.doc.sents:
        first, last = paragraph.start + sentence.start_char, paragraph.start + sentence.end_char
        start = first if start is None else start
        last = next((a for a, _ in inside if a < last <= a + 2), last)  # the next one's opening mark is not this one's
        follows = document.article.text[last : last + 2].strip()[:1]
        if any(a < last < b for a, b in inside) or follows.islower() or follows == ",":
            continue
        yield start, last
        start = last if last < paragraph.start + sentence.end_char else None
    if start is not None:
        yield start, paragraph.end


def _read(sentence: Sentence, before: Offsets | None) -> list[Draft]:
    """The attributions of the sentence; `before` is the one before it, if it cites nobody."""
    add_framed(sentence, before)
    behind, told = sentence.behind, sentence.done
    if behind is not None:
        sentence.done = sentence.begin
    for n, hit in enumerate(sentence.hits):
        if behind is not None and hit.start > behind:
            sentence.done, behind = max(told, sentence.done), None
        if hit.start not in sentence.taken:
            limit = sentence.limit(n)
            add_cue(sentence, hit, limit if behind is None else min(limit, behind))
    return sentence.made


def _goes_on(document: Document, one: Draft, quote: quotes.Quote, gap: Offsets) -> bool:
    """Whether a quotation without a cue follows on what a speaker was quoted with, and is a sentence itself.

    `gap` is where nothing but spaces, commas and full stops stands before it; to whom and where he said it may stand
    there too.
    """
    if one.rule not in {"quote", "dialogue"} or one.page != quote.paragraph or not one.sources:
        return False
    end = max(b for _, b in (*one.sources, *one.cues, *one.contents))
    text = document.article.text
    alone = text[quote.end : quote.end + 2].strip()[:1] in ("", *OPENING) or text[quote.end : quote.end + 1] == "."
    told = end < gap[0] and _TO_WHOM.fullmatch(text, end, gap[0])
    return (bool(told) or gap[0] <= end <= gap[1]) and alone


def _spoken(document: Document, quote: quotes.Quote) -> bool:
    """Whether three words in marks are a sentence: they begin with a capital, and a comma follows the closing mark."""
    inner = quote.words.split()
    follows = document.article.text[quote.end : quote.end + 1] == ","
    return quote.closed and follows and len(inner) > 2 and inner[0][0].isupper() and not inner[1][0].isupper()


def _behind_a_colon(document: Document, found: list[Draft], at: int) -> tuple[tuple[Offsets, ...], tuple[Offsets, ...]]:
    """Whose quotation begins behind a colon, with the colon: that of the attribution which the colon ends."""
    before = document.article.text[:at].rstrip()
    if not before.endswith(":"):
        return (), ()
    end = len(before) - 1
    whose = next((one.sources for one in found if any(end - 1 <= b <= end for _, b in one.contents)), ())
    if not whose and (whose := _who_begins(document, end)):
        verb = whose[0][1] + len(text := before[whose[0][1] :]) - len(text.lstrip())
        return whose, ((verb, end + 1),)
    return whose, ((end, end + 1),) if whose else ()


def _who_begins(document: Document, colon: int) -> tuple[Offsets, ...]:
    """The person whom a sentence begins with that ends in a colon: "La alcaldesa Ana Lund cerró el acto: “...”".

    A body or an office only where it speaks: "La guardia costera tomó la palabra: “...”".
    """
    paragraph = next((p for p in document.paragraphs if p.start <= colon < p.end), None)
    sentence = (
        next((s for s in paragraph.doc.sents if paragraph.start + s.end_char > colon), None) if paragraph else None
    )
    if paragraph is None or sentence is None:
        return ()
    read = paragraph.doc.text
    start = paragraph.start + max(
        sentence.start_char, len(read) - len(read.lstrip())
    )  # "10.15 Comparece la alcaldesa:"
    text = document.article.text
    if there := among_them(text, start, colon):
        return (there,)
    if named := _speaks_there(document, start, colon):
        return (named,)
    who = grammar(document.language).leading(text, start, colon)
    if who is None or who[1] >= colon or not (FULL_NAME.search(text, *who) or _takes_the_floor(document, who, colon)):
        return ()
    return ((who[0], who[0] + len(UNSTRESSED.sub("", text[slice(*who)]))),)


def _speaks_there(document: Document, start: int, colon: int) -> Offsets | None:
    """Who alone stands before a colon, an office and its name or the verb of coming forward and whoever does:
    "El portavoz socialista, Iván Leal: «...»", "Comparece la consejera Nuria Cobos: «...»".
    """
    text, g = document.article.text, grammar(document.language)
    start += len(text[start:colon]) - len(text[start:colon].lstrip(" .\n"))
    if forward := _FORWARD.match(text, start, colon):
        found = g.source_after(text, forward.end(), colon)
        return found if found and found[1] == colon and g.speaks(text[slice(*found)]) else None
    office, comma, name = text[start:colon].partition(", ")
    alone = comma and g.begins_source(office) and g.speaks(office) and not g.tells(office) and g.is_name(name)
    return (start, colon) if alone and FULL_NAME.search(name) else None


def _takes_the_floor(document: Document, who: Offsets, colon: int) -> bool:
    """Whether words behind a name or a noun that can speak say that it does: "tomó el micrófono"."""
    text = document.article.text
    return grammar(document.language).speaks(text[slice(*who)]) and bool(_FLOOR.search(text, who[1], colon))
