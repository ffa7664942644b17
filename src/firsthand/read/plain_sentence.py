"""One sentence without a parse while it is read: its cues, who spoke last in it, up to where it has been told.

In: a Document, a sentence's offsets and the quotations in it. Out: a Sentence, to which plain_cues and framed add.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from firsthand.read import quotes, secondhand
from firsthand.read.document import Document
from firsthand.read.drafts import Draft, Offsets
from firsthand.read.grammar import MASK, Grammar, Hit, grammar
from firsthand.read.nobody import says_who
from firsthand.resources import either, terms

OPENING = '«“"'
CLOSING = '»”"'
DASHES = "—–"
LINK = 100  # characters before a cue that hold "y", or "mientras" and a name: a long sentence is not searched whole
UNSTRESSED = re.compile(r"(?:\s+(?:no|ya|se|lo|la|le|les|los|las|nos))+$")  # before a verb, of its clause
_LAID_ON = re.compile(
    r"\b(?:a\s+|a(?=l\s))(?P<who>(?:(?:l|el|la|los|las)\s+)?(?:[^\W\d_a-zß-ÿ][\w’'-]*\s?|(?:de|del|la)\s)+)"
)
_DATELINE = re.compile(r"[^\W\d_a-zß-ÿ][^a-zß-ÿ\n]{2,60}(?:,[^\n]{2,30})?(?:\([^)\n]{2,40}\))?\.?\s?[-–—]+\s+")


class Sentence:
    """One sentence while its attributions are read, left to right; offsets in `text`, which has quotations masked."""

    def __init__(self, document: Document, number: int, offsets: Offsets, quoted: Sequence[quotes.Quote]) -> None:
        start, end = offsets
        self.number, self.base, self.language = number, start, document.language
        self.raw = document.article.text[start:end]
        self.before = document.article.text[document.paragraphs[number].start : start]  # of its paragraph
        text = list(self.raw)
        for quote in quoted:
            for i in range(max(quote.start + 1, start), min(quote.end - quote.closed, end)):
                text[i - start] = MASK
        for first, last in (*secondhand.asides(document, start, end), *_unwilling(document, start, end)):
            text[first - start : last - start] = " " * (last - first)
        self.text = "".join(text)
        self.end = (
            len(self.raw.rstrip().rstrip("."))
            if not self.raw.rstrip().endswith(tuple(CLOSING))
            else len(self.raw.rstrip())
        )
        self.grammar: Grammar = grammar(document.language)
        dateline = _DATELINE.match(self.raw)
        self.begin = dateline.end() if dateline else len(self.raw) - len(self.raw.lstrip())
        if start == document.paragraphs[number].start and (read := document.paragraphs[number].doc.text):
            self.begin = max(self.begin, len(read) - len(read.lstrip()))  # "14.05 La alcaldesa: ..."
        self.hits = self.grammar.hits(self.text)
        self.made: list[Draft] = []
        self.taken: set[int] = set()  # characters of the cues of what is made
        self.source: Offsets | None = None
        self.done = self.begin  # up to where what was said is told
        self.behind: int | None = None  # where the first "según" begins that tells who printed all before it

    def limit(self, n: int) -> int:
        """Where the clause of a cue ends: at a semicolon, or before "y" or ", quien" and the next cue."""
        end = self.hits[n].end
        for later in range(n + 1, len(self.hits)):
            if self.hits[later].start - end >= LINK:
                linked = self._links[later]
                break
            if (linked := self._link(end, later)) is not None:
                break
        else:
            linked = None
        if linked is not None:
            return linked
        stop = bisect_left(self._stops, end)
        return self._stops[stop] if stop < len(self._stops) else self.end

    def quoting(self, limit: int) -> int:
        """How far the quotation of a clause may begin: in the clause, or behind the colon that ends it."""
        return self.end if self.text[limit : limit + 1] == ":" else limit

    def subject(self, hit: Hit) -> Offsets | None:
        """Who stands before a cue; after "y", or "quien", whoever spoke before in the sentence."""
        base = max(0, hit.start - LINK)
        near = self.grammar.before_adverbs(self.text[base : hit.start])  # without "el miércoles" before a verb
        carried = re.search(rf"(?:\b(?:{self.grammar.joint})|,\s+(?:{self.grammar.relative}))\s+$", near, re.I)
        if carried and self.source:
            comma = base + carried.start() if carried[0].lstrip().startswith(",") else None
            aimed = self._aimed_at(comma) if comma is not None else None
            if aimed is None and comma is not None and hit.cue.stance == "denies":
                aimed = self._blamed_at(comma)
            return aimed or self.source
        if carried and not carried[0].lstrip().startswith(",") and (first := self._who_began(hit)):
            return first
        start = max(self.done, self.text.rfind(";", 0, hit.start) + 1)
        start = max(start, hit.start - 2 * LINK)  # longer than any source
        against = list(re.finditer(rf"[,;]\s+(?:{self.grammar.contrast})\s+", self.text[start : hit.start], re.I))
        start += against[-1].end() if against else 0
        lead = re.match(rf"(?:[\s,.:—]|\b(?:{self.grammar.joint})\s)+", self.text[start : hit.start], re.I)
        aside = re.search(rf",\s+(?:{self.grammar.that})\s+$", near, re.I)  # "los vecinos, que hablan de"
        end = base + aside.start() if aside else hit.start
        return self.grammar.source_before(self.text, start + (lead.end() if lead else 0), end)

    def _who_began(self, hit: Hit) -> Offsets | None:
        """Who does something first and then speaks: "la fiscal se dirigió a la prensa y confirmó"."""
        who = self.grammar.leading(self.text, self.begin, hit.start) if self.done == self.begin else None
        if who is None or not self.grammar.tells(self.text[who[1] : hit.start]):
            return None
        words = UNSTRESSED.sub("", self.text[slice(*who)])
        between = self.text[who[1] : hit.start]
        alone = "," not in between and len(re.findall(rf"\b(?:{self.grammar.joint})\b", between, re.I)) == 1
        return (who[0], who[0] + len(words)) if alone and self.grammar.speaks(words) else None

    def said(self, hit: Hit, source: Offsets | None, content: Offsets, rule: str) -> None:
        start, end = self.trim(*content)
        if start < end:
            self.add(hit, source, (start, end), rule)
            self.done = end

    def add(
        self, hit: Hit, source: Offsets | None, content: Offsets, rule: str, opening: Offsets | None = None
    ) -> None:
        """Add an attribution; `opening` is what stands of its content before the cue: "la ministra, según dos, ..."."""
        cue = hit.cue._replace(stance="questions") if hit.denied else hit.cue  # "no confirmó": neither said nor denied
        if not hit.denied and self.grammar.pleads_innocence(self.text, hit.start, hit.end):
            cue = cue._replace(stance="denies")  # "se declaró inocente"
        if source and says_who(self.text[slice(*source)], self.language) == "nobody":
            cue = cue._replace(stance="questions")  # "ninguno de los testigos dijo que"
        away = self.base
        self.taken.update(range(hit.start, hit.end))
        self.made.append(
            Draft(
                self.number,
                away + hit.start,
                ((away + source[0], away + source[1]),) if source else (),
                ((away + hit.start, away + hit.end),),
                tuple((away + start, away + end) for start, end in ((opening or (0, 0)), content) if start < end),
                cue,
                None,
                rule,
                0.75,
            )
        )
        self.source = source or self.source

    def trim(self, start: int, end: int) -> Offsets:
        while start < end and self.raw[start] in " \t\n,;:.—–":
            start += 1
        while end > start and (
            self.raw[end - 1] in " \t\n,;:—–" or (self.raw[end - 1] == "." and MASK not in self.text[end - 2 : end])
        ):
            end -= 1
        return start, end

    def _aimed_at(self, comma: int) -> Offsets | None:
        """Whom the words before a relative clause are about: "acusó al capitán de fraude, que se declaró inocente"."""
        last = self.made[-1] if self.made else None
        if last is None or last.rule != "object" or self.base + comma not in {b for _, b in last.contents}:
            return None
        start, end = last.contents[-1][0] - self.base, comma
        of_what = self.grammar.of_what(self.text, start, end) if last.cue.stance == "accuses" else None
        who = start, of_what or end
        return who if self.grammar.speaks(self.text[slice(*who)]) else None

    def _blamed_at(self, comma: int) -> Offsets | None:
        """On whom a deed was laid right before a comma: "atribuyó el ataque a la Brigada Garza Roja, que lo niega"."""
        last = self.made[-1] if self.made else None
        if last is None or last.rule != "object" or self.base + comma not in {b for _, b in last.contents}:
            return None
        found = _LAID_ON.search(self.text, last.contents[-1][0] - self.base, comma)
        return found.span("who") if found and found.end() == comma else None

    def _link(self, start: int, n: int) -> int | None:
        """Where the words begin that join a cue to what is before it, not before `start`: "y", "mientras el juez"."""
        g, at = self.grammar, self.hits[n].start
        start = max(start, at - LINK)
        before = g.before_adverbs(self.text[start:at])
        joined = re.search(rf"(?:,?\s+(?:{g.joint})|,\s+(?:{g.relative}))\s+$", before, re.I)
        if joined:
            return start + joined.start()
        contrast = re.search(rf",?\s+(?:{g.contrast})\s+(?P<who>[^,;:{MASK}]{{2,60}}?)\s*$", before, re.I)
        if contrast and g.begins_source(contrast["who"]) and not g.tells(contrast["who"]):
            return start + contrast.start()  # "..., mientras Aguas Tolvera estima que ..."
        another = re.search(rf",?\s+(?:{g.joint})\s+(?P<who>[^,;:{MASK}]{{2,60}}?)\s*$", before, re.I)
        if (
            another
            and g.begins_source(another["who"])
            and not g.tells(another["who"])
            and g.tells(before[: another.start()])
        ):
            return start + another.start() if g.begins_clause(self.text, self.hits[n].end) else None
        return None  # "... que el agua es segura y el regulador asegura que ..."

    @cached_property
    def _links(self) -> list[int | None]:
        """For each cue where the nearest link begins, its own or that of a later cue."""
        found: list[int | None] = [None] * len(self.hits)
        following: int | None = None
        for n in reversed(range(len(self.hits))):
            linked = self._link(0, n)
            found[n] = following = following if linked is None else linked
        return found

    @cached_property
    def _stops(self) -> list[int]:
        """Where semicolons stand, and colons before a quotation."""
        return [m.start() for m in re.finditer(rf";|:\s*(?=[{OPENING}])", self.text)]


def _unwilling(document: Document, start: int, end: int) -> Iterator[Offsets]:
    """Where it is set between commas that somebody would not be named: that is nothing he says of the story."""
    wish = _wish(document.language)
    for match in wish.finditer(document.article.text, start, end) if wish else ():
        yield match.start(), match.end()


@cache
def _wish(language: str) -> re.Pattern[str] | None:
    """ ", que pidió no ser identificado por temor a represalias," with its commas."""
    known = terms(language, "anonymity")
    relative = grammar(language).words("relative") if known else ""
    inside = r"[^,;.“«\"]*"
    return (
        re.compile(rf",\s+(?:que|{relative})\s+{inside}(?:{either(known)}){inside},", re.IGNORECASE) if known else None
    )
