"""Attributions where there is no parser: by the shape of a sentence and the language's tables, or quotations alone.

In: a Document of tokens and sentences. Out: Drafts in text order. What each source is, plain_sources says.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from firsthand.inflection import forms
from firsthand.read import quotes, secondhand
from firsthand.read.cues import Cue
from firsthand.read.document import Document
from firsthand.read.drafts import Draft, Offsets
from firsthand.read.grammar import MASK, Grammar, Hit, grammar
from firsthand.read.owned_figures import FIGURE, plain_figures
from firsthand.resources import either, table, terms

_QUOTED = Cue("", "speech", frozenset(), "reports")
_OPENING = '«“"'
_CLOSING = '»”"'
_DASHES = "—–"
_OBJECTS = frozenset({"object", "infinitive", "withheld", "figure", "amount"})  # frames of what is no clause
_LINK = 100  # characters before a cue that hold "y", or "mientras" and a name: a long sentence is not searched whole
# What a text or an account lets one know: "del relato de dos testigos se desprende que", "en el parte consta que".
_EMERGES = re.compile(
    r"\b(?:del?(?:\s+(?:la|las|los))?\s+(?:relatos?|testimonios?|versión|versiones|palabras|declaraciones|explicaciones|informes?)"
    r"\s+del?\s+|en\s+|del?\s+)(?P<who>[^,;:.«“\"]{3,90}?)\s+"
    r"(?P<verb>se\s+(?:desprende|deduce|infiere|concluye|lee|puede\s+leer|recoge|indica|señala|afirma|dice|sostiene)|"
    r"puede\s+leerse|consta|figura)(?=\s+que\b)",
    re.IGNORECASE,
)
# To whom a report ascribes what it tells: "El Eco atribuyó a la policía la información de que".
_ASCRIBES = re.compile(
    r"\batribuy\w+\s+al?\s+(?P<who>[^,;:.«“\"]{3,90}?)\s+"
    r"(?P<cue>(?:la|el|las|esa|esta|ese|este)\s+(?:información|noticia|dato|afirmación|versión|cifra|revelación|primicia|balance)\s+de)"
    r"(?=\s+que\b)",
    re.IGNORECASE,
)
# What a speaker does to say something, up to the verb of saying.
_COMES_FORWARD = re.compile(
    r"\b(?:comparec|apareci|interv[ei]n|sali|acudi|convoc)\w*\b[^,;:.]{0,60}?\bpara\s+"
    r"(?P<cue>(?:informar|decir|anunciar|explicar|contar|confirmar|comunicar|asegurar|señalar|declarar|negar|aclarar|precisar)"
    r"(?:\s+de)?)(?=\s+que\b)",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(r"\s+(?:a|al|ante|en|durante|tras|por|desde)\s+[^.,;:«»“”\"\n]{2,70}", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]+\s+[^\W\d_a-zß-ÿ][^\W\d_]+")  # a first name and a last one
_UNSTRESSED = re.compile(r"(?:\s+(?:no|ya|se|lo|la|le|les|los|las|nos))+$")  # before a verb, of its clause
_DATELINE = re.compile(r"[^\W\d_a-zß-ÿ][^a-zß-ÿ\n]{2,60}(?:,[^\n]{2,30})?(?:\([^)\n]{2,40}\))?\.?\s?[-–—]+\s+")


_TOLLS = frozenset({"DEATH", "INJURY", "MISSING", "COERCE"})
_SPEAKER = 9  # words of whom a headline may name before a colon
_COLON = Cue(":", "speech", frozenset({"quote"}), "reports")


def drafts(document: Document) -> list[Draft]:
    """Attributions of a document without a parse; each stretch is attributed once."""
    found: list[Draft] = []
    quoted = quotes.find(document)
    if table(document.language, "cues"):
        inside: dict[int, list[quotes.Quote]] = defaultdict(list)
        for quote in quoted:
            inside[quote.paragraph].append(quote)
        for number in range(len(document.paragraphs)):
            found += _dialogue(document, number) or _told(document, number, inside[number])
        found = _long_speeches(document, _elliptic(document, found))
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
            found.append(Draft(quote.paragraph, quote.start, said, mark, content, _QUOTED, None, "quotation", 0.5))
    return sorted(found, key=lambda one: one.contents)


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


def _told(document: Document, number: int, inside: Sequence[quotes.Quote]) -> list[Draft]:
    """The attributions of a paragraph, sentence by sentence."""
    found: list[Draft] = []
    before: Offsets | None = None
    for start, end in _sentences(document, number, inside):
        made = _Sentence(document, number, (start, end), inside).read(before)
        before = None if made else (start, end)
        found += made
    return found


def _goes_on(document: Document, one: Draft, quote: quotes.Quote, gap: Offsets) -> bool:
    """Whether a quotation without a cue follows on what a speaker was quoted with, and is a sentence itself.

    `gap` is where nothing but spaces, commas and full stops stands before it; to whom and where he said it may stand
    there too.
    """
    if one.rule not in {"quote", "dialogue"} or one.page != quote.paragraph or not one.sources:
        return False
    end = max(b for _, b in (*one.sources, *one.cues, *one.contents))
    text = document.article.text
    alone = text[quote.end : quote.end + 2].strip()[:1] in ("", *_OPENING) or text[quote.end : quote.end + 1] == "."
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
    """The person whom a sentence begins with that ends in a colon: "La alcaldesa Ana Lund cerró el acto: “...”"."""
    paragraph = next((p for p in document.paragraphs if p.start <= colon < p.end), None)
    sentence = (
        next((s for s in paragraph.doc.sents if paragraph.start + s.end_char > colon), None) if paragraph else None
    )
    if paragraph is None or sentence is None:
        return ()
    start = paragraph.start + sentence.start_char
    text = document.article.text
    who = grammar(document.language).leading(text, start, colon)
    if who is None or who[1] >= colon or not _PERSON.search(text, *who):
        return ()
    return ((who[0], who[0] + len(_UNSTRESSED.sub("", text[slice(*who)]))),)


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


class _Sentence:
    """One sentence while its attributions are read, left to right; offsets in `text`, which has quotations masked."""

    def __init__(self, document: Document, number: int, offsets: Offsets, quoted: Sequence[quotes.Quote]) -> None:
        start, end = offsets
        self.number, self.base, self.language = number, start, document.language
        self.raw = document.article.text[start:end]
        text = list(self.raw)
        for quote in quoted:
            for i in range(max(quote.start + 1, start), min(quote.end - quote.closed, end)):
                text[i - start] = MASK
        for first, last in (*secondhand.asides(document, start, end), *_unwilling(document, start, end)):
            text[first - start : last - start] = " " * (last - first)
        self.text = "".join(text)
        self.end = (
            len(self.raw.rstrip().rstrip("."))
            if not self.raw.rstrip().endswith(tuple(_CLOSING))
            else len(self.raw.rstrip())
        )
        self.grammar: Grammar = grammar(document.language)
        dateline = _DATELINE.match(self.raw)
        self.begin = dateline.end() if dateline else len(self.raw) - len(self.raw.lstrip())
        self.hits = self.grammar.hits(self.text)
        self.made: list[Draft] = []
        self.taken: set[int] = set()  # characters of the cues of what is made
        self.source: Offsets | None = None
        self.done = self.begin  # up to where what was said is told
        self.behind: int | None = None  # where the first "según" begins that tells who printed all before it

    def read(self, before: Offsets | None) -> list[Draft]:
        """The attributions of the sentence; `before` is the one before it, if it cites nobody."""
        self._so(before)
        self._before_a_toll()
        self._according()
        self._told_at_the_end()
        self._emerging()
        self._ascribed()
        self._owned()
        self._coming_forward()
        behind, told = self.behind, self.done
        if behind is not None:
            self.done = self.begin
        for n, hit in enumerate(self.hits):
            if behind is not None and hit.start > behind:
                self.done, behind = max(told, self.done), None
            if hit.start not in self.taken:
                limit = self._limit(n)
                self._cue(hit, limit if behind is None else min(limit, behind))
        return self.made

    def _limit(self, n: int) -> int:
        """Where the clause of a cue ends: at a semicolon, or before "y" or ", quien" and the next cue."""
        end = self.hits[n].end
        for later in range(n + 1, len(self.hits)):
            if self.hits[later].start - end >= _LINK:
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

    def _link(self, start: int, n: int) -> int | None:
        """Where the words begin that join a cue to what is before it, not before `start`: "y", "mientras el juez"."""
        g, at = self.grammar, self.hits[n].start
        start = max(start, at - _LINK)
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
        return [m.start() for m in re.finditer(rf";|:\s*(?=[{_OPENING}])", self.text)]

    def _quoting(self, limit: int) -> int:
        """How far the quotation of a clause may begin: in the clause, or behind the colon that ends it."""
        return self.end if self.text[limit : limit + 1] == ":" else limit

    def _cue(self, hit: Hit, limit: int) -> None:
        """What one cue attributes, by the words beside it."""
        g, frames = self.grammar, hit.cue.frames
        before = self.text[self.done : hit.start].rstrip()
        if "agentless" in frames:
            return self._agentless(hit, limit)
        if "passive" in frames:
            return self._passive(hit, limit)
        if "gerund" in frames:
            return self._beside(hit, limit)
        if g.impersonal(self.text[hit.start : hit.end], hit.cue):
            return self._agentless(hit, limit)  # "se informó que"; "el acuerdo se anunció" tells no source
        if ("figure" in frames or hit.cue.term.startswith("se ")) and self._happens(self._subject(hit)):
            return None  # "el fuego se declaró en la planta baja", "la explosión elevó a 13 los muertos"
        if re.search(rf",\s+(?:{g.that})$", before[-_LINK:], re.I):
            comma = self.text.find(",", hit.end, limit)  # "los vecinos, que hablan de 20 heridos, pidieron"
            limit = comma if comma >= 0 else limit
        at = g.past_aside(self.text, hit.end)
        clause = (
            re.match(rf"\s*(?:{g.that})\b", self.text[at:], re.I)
            if "clause" in frames or "infinitive" in frames
            else None
        )
        if clause is None and "clause" in frames:  # "considera probado que"
            judged = re.match(rf"\s+\w+(?:{g.words('participle_ending')})(?=\s+(?:{g.that})\b)", self.text[at:], re.I)
            at += judged.end() if judged else 0
            clause = re.match(rf"\s*(?:{g.that})\b", self.text[at:], re.I) if judged else None
        if clause is None and "object" not in frames and frames & {"clause"}:
            listened = re.match(
                rf"\s+(?:{g.words('to')})\s+[^,;:.{MASK}]{{2,50}}?\s+(?={g.that}\b)", self.text[at:], re.I
            )
            at += listened.end() if listened else 0
            clause = re.match(rf"\s*(?:{g.that})\b", self.text[at:], re.I) if listened else None
        if clause is None and "question" in frames | (
            {"question"} if hit.denied or hit.cue.stance == "questions" else set()
        ):
            clause = re.match(rf"\s*(?:{g.whether})\b", self.text[at:], re.I)
        if clause is not None:
            return self._said(hit, self._subject(hit), (at, limit), "clause")
        if not before and "clause" in frames and (first := self._who_follows(hit, limit)) is not None:
            return self._said(hit, first, (first[1], limit), "clause")
        ended = before.endswith((",", *_CLOSING, *_DASHES)) if before else False
        subject = self._subject(hit)
        spoken = self._object(hit, limit, at) if subject and frames & _OBJECTS else None
        apposed = subject is not None and "," in self.text[subject[0] : subject[1]]
        if ended and not (spoken and apposed):
            return self._inverted(hit, limit)
        quoted = (
            re.match(rf"[^{_OPENING}.;]{{0,70}}?(?=[{_OPENING}])", self.text[at : self._quoting(limit)])
            if "quote" in frames
            else None
        )
        if spoken and (not quoted or ":" in quoted[0]):
            return self._said(hit, subject, spoken, "object")
        if quoted and (subject or quoted[0].strip().endswith(":")):
            return self._said(
                hit, subject, (at + quoted.end(), limit if limit > at + quoted.end() else self.end), "quote"
            )
        if spoken:
            return self._said(hit, subject, spoken, "object")
        return None

    def _who_follows(self, hit: Hit, limit: int) -> Offsets | None:
        """Who stands between a cue that opens its sentence and "que": "Confirmó a Radio Tolva la fiscalía que"."""
        that = re.compile(rf"\s+(?:{self.grammar.that})\b").search(self.text, hit.end, limit)
        source = self.grammar.source_after(self.text, hit.end, that.start()) if that else None
        return source if that and source and source[1] == that.start() else None

    def _happens(self, subject: Offsets | None) -> bool:
        """Whether a subject is a happening: a fire breaks out, and says nothing."""
        said = self.text[subject[0] : subject[1]].lower().split() if subject else []
        return not _happenings(self.language).isdisjoint(said)

    def _object(self, hit: Hit, limit: int, at: int) -> Offsets | None:
        """What is asked for, denied or praised: the words behind the cue, or an infinitive."""
        rest = self.text[at:limit].strip(" ,.")
        if not rest or self.text[at : at + 1] in ",.;":
            return None
        if "figure" in hit.cue.frames or ("amount" in hit.cue.frames and self.grammar.is_amount(self.text, at)):
            return at, limit
        if "infinitive" in hit.cue.frames and self.grammar.is_infinitive(self.text, at):
            return at, limit
        if "object" not in hit.cue.frames or self.grammar.is_infinitive(self.text, at):
            return (at, limit) if "withheld" in hit.cue.frames else None
        return at, limit

    def _subject(self, hit: Hit) -> Offsets | None:
        """Who stands before a cue; after "y", or "quien", whoever spoke before in the sentence."""
        near = self.grammar.before_adverbs(self.text[max(0, hit.start - _LINK) : hit.start])
        carried = re.search(rf"(?:\b(?:{self.grammar.joint})|,\s+(?:{self.grammar.relative}))\s+$", near, re.I)
        if carried and self.source:
            aimed = self._aimed_at(hit.start - len(carried[0])) if carried[0].lstrip().startswith(",") else None
            return aimed or self.source
        start = max(self.done, self.text.rfind(";", 0, hit.start) + 1)
        start = max(start, hit.start - 2 * _LINK)  # longer than any source
        against = list(re.finditer(rf"[,;]\s+(?:{self.grammar.contrast})\s+", self.text[start : hit.start], re.I))
        start += against[-1].end() if against else 0
        lead = re.match(rf"(?:[\s,.:—]|\b(?:{self.grammar.joint})\s)+", self.text[start : hit.start], re.I)
        aside = re.search(rf",\s+(?:{self.grammar.that})\s+$", near, re.I)  # "los vecinos, que hablan de"
        end = hit.start - len(aside[0]) if aside else hit.start
        return self.grammar.source_before(self.text, start + (lead.end() if lead else 0), end)

    def _aimed_at(self, comma: int) -> Offsets | None:
        """Whom the words before a relative clause are about: "acusó al capitán de fraude, que se declaró inocente"."""
        last = self.made[-1] if self.made else None
        if last is None or last.rule != "object" or self.base + comma not in {b for _, b in last.contents}:
            return None
        start, end = last.contents[-1][0] - self.base, comma
        of_what = self.grammar.of_what(self.text, start, end) if last.cue.stance == "accuses" else None
        who = start, of_what or end
        return who if self.grammar.speaks(self.text[slice(*who)]) else None

    def _inverted(self, hit: Hit, limit: int) -> None:
        """ "..., informó la policía": what comes before, and who follows."""
        source = self.grammar.source_after(self.text, hit.end, self.end)
        rest = self.text[self.grammar.past_aside(self.text, hit.end) : self.end].strip(" .,;")
        start = max(self.done, self.text[: hit.start].rfind(";") + 1)
        content = self._trim(start, hit.start)
        quoted = MASK in self.text[content[0] : content[1]]
        if not quoted and self.text[hit.start : hit.end].lower().endswith(" a"):
            return  # "la directora, Ana Lind, ha apuntado a una avería": at what, and nobody's words stand before it
        aside = quoted and rest.split(" ")[0].lower() in self.grammar.role("stop")  # "dijo a la salida"
        if source is None and rest and not aside and self.text[hit.end : hit.end + 1] not in ",.;":
            return
        if len(self.raw[content[0] : content[1]].split()) < 2:
            return
        self._make(hit, source, content, "quote" if quoted else "inverted")
        self.done = source[1] if source else hit.end

    def _agentless(self, hit: Hit, limit: int) -> None:
        if self.grammar.begins_clause(self.text, hit.end):
            self._said(hit, None, (hit.end, limit), "agentless")

    def _beside(self, hit: Hit, limit: int) -> None:
        """ "..., afirmando que": of whom the sentence is about."""
        if self.grammar.begins_clause(self.text, hit.end):
            source = self.source or self.grammar.leading(self.text, self.begin, hit.start)
            self._said(hit, source, (hit.end, limit), "gerund")

    def _passive(self, hit: Hit, limit: int) -> None:
        """ "acusado de cobrar sobornos": what, up to the next comma."""
        stop = re.search(r"[,;:.—]", self.text[hit.end : limit])
        end = hit.end + stop.start() if stop else limit
        if self.text[hit.end : end].strip():
            self._make(hit, None, self._trim(hit.end, end), "passive")

    def _said(self, hit: Hit, source: Offsets | None, content: Offsets, rule: str) -> None:
        start, end = self._trim(*content)
        if start < end:
            self._make(hit, source, (start, end), rule)
            self.done = end

    def _according(self) -> None:
        """ "Según la policía, ..." and "..., según informó la policía"."""
        g = self.grammar
        for match in re.finditer(rf"\b(?:{g.according})\b", self.text, re.I):
            if self.grammar.agrees(self.text[max(0, match.start() - _LINK) : match.start()]):
                continue
            following = bisect_left(self.hits, match.end(), key=lambda hit: hit.start)
            verb = self.hits[following] if following < len(self.hits) else None
            verb = verb if verb and verb.start - match.end() <= 12 else None
            at = verb.end if verb else match.end()
            source = g.source_after(self.text, at, self.end)
            further = re.compile(r"\s+\w+(?:\s+\w+)?(?=\s)").match(self.text, at)  # "según pudo saber esta agencia"
            if source is None and further and not verb:
                at = further.end()
                source = g.source_after(self.text, at, self.end)
            if source is None:
                continue
            source = source[0], g.past_told_beside(self.text, source[1])
            told_to = g.past_addressee(self.text, source[1]) if verb else source[1]
            before = self._trim(max(self.begin, self.text.rfind(";", 0, match.start()) + 1), match.start())
            cue = Hit(match.start(), at, verb.cue if verb else Cue(match[0], "speech", frozenset(), "reports"), False)
            behind = re.compile(r"\s*,\s*").match(self.text, told_to)
            if before[0] >= before[1] and behind is None:  # "Según Lind, el fuego se apagó": no words set behind a name
                alone = g.source_after(self.text, at, self.end, apposed=False)
                rest = self.text[alone[1] : self.end].lstrip(" ,") if alone else ""
                if alone and g.tells(rest) and g.is_name(self.text[slice(*alone)]):
                    source = alone
                    behind = re.compile(r"\s*,\s*").match(self.text, source[1])
            last = self.text[max(before[0], before[1] - _LINK) : before[1]]
            hanging = re.search(rf"\b(?:{g.that}|{g.relative}|{g.joint})$", last, re.I)
            tells = not hanging and (
                g.tells(self.text[before[0] : before[1]]) or MASK in self.text[before[0] : before[1]]
            )
            comma = re.compile(r"[,;]").search(self.text, source[1], self.end)
            told = self._trim(source[1], comma.start() if comma else self.end)
            first = hanging or before[0] >= before[1]
            if first and behind is None and g.begins_with_verb(self.text[slice(*told)]):
                content = told  # "la bomba, que según un mecánico perdía aceite, falló"
            elif (
                before[0] < before[1] and len(self.raw[before[0] : before[1]].split()) > 1 and (tells or behind is None)
            ):
                content = before
            else:
                if behind is None:
                    continue
                stop = self.text.find(";", behind.end())
                content = self._trim(behind.end(), stop if stop >= 0 else self.end)
            if content[0] < content[1]:
                split = content is not before and not hanging and g.begins_source(self.text[slice(*before)])
                self._make(cue, source, content, "according to", before if split and before[0] < before[1] else None)
                self.done = max(self.done, content[1] if content is not before else source[1])
                if content is before and self.behind is None:
                    self.behind = match.start()

    def _told_at_the_end(self) -> None:
        """ "El ministerio confirmó once casos, dijo su portavoz.": on her word is all before, with the cues in it."""
        hit = self.hits[-1] if len(self.hits) > 1 else None
        if hit is None or self.behind is not None or "quote" not in hit.cue.frames:
            return
        lead = self.text[: hit.start].rstrip()
        source = self.grammar.source_after(self.text, hit.end, self.end)
        content = self._trim(max(self.begin, self.text.rfind(";", 0, hit.start) + 1), hit.start)
        inside = [one for one in self.hits[:-1] if content[0] <= one.start]
        if not lead.endswith(",") or source is None or self.text[source[1] : self.end].strip() or not inside:
            return
        if MASK not in self.text[content[0] : content[1]]:
            self._make(hit, source, content, "inverted")
            self.source, self.behind = None, content[1]

    def _emerging(self) -> None:
        """ "Del relato de Ana Lind se desprende que ...", "en el correo se lee que ..."."""
        g = self.grammar
        for match in _EMERGES.finditer(self.text):
            start, end = match.span("who")
            if match.start() < self.done or not g.begins_source(self.text[start:end]) or g.tells(self.text[start:end]):
                continue
            cue = Hit(match.start("verb"), match.end(), Cue("emerge", "speech", frozenset(), "reports"), False)
            self._said(cue, (start, end), (match.end(), self.end), "according to")

    def _ascribed(self) -> None:
        """ "El Eco atribuyó a la policía la información de que ...": the police's word, and the report's own cue."""
        for match in _ASCRIBES.finditer(self.text):
            if match.start() >= self.done and self.grammar.begins_source(match["who"]):
                cue = Hit(match.start("cue"), match.end(), Cue("ascribe", "speech", frozenset(), "reports"), False)
                self._make(cue, match.span("who"), self._trim(match.end(), self.end), "according to")

    def _owned(self) -> None:
        """ "El balance de la policía era de 11 muertos": its word."""
        for figure, source, cue, told in plain_figures(self.language, self.text):
            if cue[0] >= self.done:
                self._make(Hit(*cue, FIGURE, False), source, self._trim(*told), "object", figure)
                self.done = told[1]

    def _coming_forward(self) -> None:
        """ "La alcaldesa compareció ante la prensa para informar de que ..."."""
        for match in _COMES_FORWARD.finditer(self.text):
            source = self.grammar.source_before(self.text, self.done, match.start())
            if source is not None and match.start() >= self.done:
                cue = Hit(match.start("cue"), match.end(), Cue("inform", "speech", frozenset(), "reports"), False)
                self._said(cue, source, (match.end(), self.end), "clause")

    def _before_a_toll(self) -> None:
        """ "Gobierno: 14 muertos": on its word. A topic, a town or a site says nothing: "Incendio en Kesvik: 14"."""
        colon = self.text.find(":", self.begin)
        front = self.text[self.begin : colon].rstrip() if colon >= 0 else ""
        if not front or not _speaks(self.language, front) or self.grammar.tells(front):
            return
        if _toll(self.language).match(self.text, colon + 1):
            cue = Hit(colon, colon + 1, _COLON, False)
            self._said(cue, (self.begin, self.begin + len(front)), (colon + 1, self.end), "colon")

    def _so(self, before: Offsets | None) -> None:
        """ "Así lo confirmó el comandante": what the sentence before tells."""
        hit = self.hits[0] if self.hits and before is not None else None
        if hit is None or before is None:
            return
        lead = self.text[self.begin : hit.start].strip().lower()
        source = self.grammar.source_after(self.text, hit.end, self.end)
        if lead not in self.grammar.role("so") or source is None:
            return
        start, end = before[0] - self.base, before[1] - self.base
        self._make(hit, source, (start, end - 1), "inverted")
        self.done = source[1]

    def _trim(self, start: int, end: int) -> Offsets:
        while start < end and self.raw[start] in " \t\n,;:.—–":
            start += 1
        while end > start and (
            self.raw[end - 1] in " \t\n,;:—–" or (self.raw[end - 1] == "." and MASK not in self.text[end - 2 : end])
        ):
            end -= 1
        return start, end

    def _make(
        self, hit: Hit, source: Offsets | None, content: Offsets, rule: str, opening: Offsets | None = None
    ) -> None:
        """Add an attribution; `opening` is what stands of its content before the cue: "la ministra, según dos, ..."."""
        cue = hit.cue._replace(stance="questions") if hit.denied else hit.cue  # "no confirmó": neither said nor denied
        if not hit.denied and self.grammar.pleads_innocence(self.text, hit.start, hit.end):
            cue = cue._replace(stance="denies")  # "se declaró inocente"
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


def _dialogue(document: Document, number: int) -> list[Draft]:
    """A paragraph that opens with a dash: what is said, and between dashes by whom."""
    paragraph = document.paragraphs[number]
    text = document.article.text[paragraph.start : paragraph.end]
    if text.lstrip()[:1] not in _DASHES or not text.strip():
        return []
    g = grammar(document.language)
    pieces = [(m.start(), m.end()) for m in re.finditer(rf"[^{_DASHES}]+", text) if m[0].strip(" ,.;:")]
    said: list[Offsets] = []
    cue: Hit | None = None
    source: Offsets | None = None
    for n, (start, end) in enumerate(pieces):
        hits = g.hits(text[start:end]) if n else []
        first = hits[0] if hits and not text[start : start + hits[0].start].strip(" ,") else None
        if first is not None and cue is None:
            cue = first._replace(start=start + first.start, end=start + first.end)
            source = g.source_after(text, cue.end, end)
            continue
        while start < end and text[start] in " ,.;:":
            start += 1
        while end > start and text[end - 1] in " ,.;:\n":
            end -= 1
        said.append((paragraph.start + start, paragraph.start + end))
    if not said:
        return []
    at = paragraph.start
    return [
        Draft(
            number,
            at + (cue.start if cue else 0),
            ((at + source[0], at + source[1]),) if source else (),
            ((at + cue.start, at + cue.end),) if cue else (),
            tuple(said),
            cue.cue if cue else _QUOTED,
            None,
            "dialogue",
            0.75 if cue else 0.5,
        )
    ]


def _elliptic(document: Document, found: list[Draft]) -> list[Draft]:
    """ "“...”, añadió.", "Añadió que ...": whoever spoke last in the paragraph, or closed the one before."""
    result: list[Draft] = []
    last: Draft | None = None
    for one in sorted(found, key=lambda made: (made.page, made.head)):
        near = last is not None and one.page - last.page <= 1
        silent = one.rule in {"quote", "inverted", "dialogue"} or (one.rule == "clause" and _leads(document, one, last))
        if not one.sources and silent and one.cues and near and last is not None:
            told = _told_of_between(document, last, one)
            one = one._replace(sources=(told,) if told else last.sources)
        result.append(one)
        last = one if one.sources and one.rule != "according to" else last
    return result


def _told_of_between(document: Document, last: Draft, one: Draft) -> Offsets | None:
    """Whom a sentence of its own names after the last speaker: "Rut Vela, florista, vio el ataque. “...”, contó"."""
    paragraph = document.paragraphs[one.page]
    begin = max(
        [paragraph.start, *(b for _, b in (*last.sources, *last.cues, *last.contents) if last.page == one.page)]
    )
    end = min(a for a, _ in (*one.contents, *one.cues))
    g, found = grammar(document.language), None
    for sentence in paragraph.doc.sents:
        first, stop = paragraph.start + sentence.start_char, paragraph.start + sentence.end_char
        if begin <= first and stop <= end + 1:
            who = g.leading(document.article.text, first, stop)
            found = who if who and _PERSON.search(document.article.text, *who) else None
    return found


def _leads(document: Document, one: Draft, last: Draft | None) -> bool:
    """Whether a cue of as many people as the last speaker opens its sentence: "Añadió que", or "Añadieron que"."""
    text = document.article.text
    if last is None or not last.cues or re.search(r"[^\s.!?»”\"]\s*$", text[max(0, one.head - 3) : one.head]):
        return False
    before, now = (text[: made.cues[0][1]].endswith("n") for made in (last, one))  # "dijeron", and then "añadieron"
    return before == now


def _long_speeches(document: Document, found: list[Draft]) -> list[Draft]:
    """Give the paragraphs of a speech that opens in one and closes in another to whoever tells its end."""
    text = document.article.text
    result = list(found)
    open_pieces: list[Offsets] = []
    for paragraph in document.paragraphs:
        raw = text[paragraph.start : paragraph.end]
        opened = next((q for q in _unclosed(raw)), None)
        carried = bool(open_pieces) and raw.lstrip()[:1] in "»«“"
        if carried:
            start = paragraph.start + len(raw) - len(raw.lstrip())
            close = re.compile(r"[»”]").search(text, start + 1, paragraph.end)
            piece = (start, close.end() if close else paragraph.end)
            if close is None:
                open_pieces.append(piece)
                continue
            _claim(result, [*open_pieces, piece])
            open_pieces = []
        elif opened is not None:
            open_pieces = [(paragraph.start + opened, len(text[: paragraph.end].rstrip()))]
        else:
            open_pieces = []
    return result


def _unclosed(raw: str) -> Iterator[int]:
    for mark, close in (("«", "»"), ("“", "”")):
        at = raw.rfind(mark)
        if at >= 0 and close not in raw[at:]:
            yield at


def _claim(found: list[Draft], pieces: list[Offsets]) -> None:
    """Widen the attribution that holds the last piece, or any, to all of them."""
    for n, one in enumerate(found):
        if any(a < pieces[-1][1] and pieces[-1][0] < b for a, b in one.contents):
            rest = [span for span in one.contents if not any(a < span[1] and span[0] < b for a, b in pieces)]
            found[n] = one._replace(contents=tuple(sorted([*pieces, *rest])))
            return


@cache
def _toll(language: str) -> re.Pattern[str]:
    """A number of the dead, hurt, missing or held: "al menos 14 muertos", "tres personas detenidas"."""
    rows = (row["term"] for row in table(language, "events") if row["event"] in _TOLLS)
    told = {term.removesuffix(" again") for term in rows}
    made = (form for term in told if " " not in term for form in forms(language, term))
    words = {form.word for form in made if form.way in {"noun", "participle"} and form.word.endswith("s")}
    number = rf"(?:\d[\d.]*|{either(terms(language, 'numbers'))})"
    return re.compile(rf"\s*(?:[^\W\d]+\s+){{0,3}}?{number}\s+(?:\w+\s+){{0,2}}?(?:{either(frozenset(words))})\b", re.I)


def _speaks(language: str, front: str) -> bool:
    """Whether words before a colon are an office or a body that speaks, and no site of which something is told."""
    words = front.lower().split()
    words = words[1:] if words[0] in grammar(language).role("definite") else words
    if not 0 < len(words) <= _SPEAKER or any(sign in front for sign in ",;()") or any(w.isdigit() for w in words):
        return False
    kinds = {row["term"]: row["kind"] for row in table(language, "source_nouns")}
    head = next((h for h in (" ".join(words[:2]), words[0]) if kinds.get(h) in {"official", "organisation"}), None)
    site = head in terms(language, "sites") and head not in terms(language, "bodies_in_english")
    return head is not None and not site


@cache
def _happenings(language: str) -> frozenset[str]:
    """The nouns of a language that name a happening, and nothing that speaks: "el acuerdo dice"."""
    nouns = (row["term"].removesuffix("/n") for row in table(language, "events") if row["term"].endswith("/n"))
    return frozenset(noun for noun in nouns if " " not in noun) - terms(language, "source_nouns")
