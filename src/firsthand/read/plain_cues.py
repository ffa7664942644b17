"""What a cue of a sentence without a parse attributes, by the words beside it: "dijo que", "..., informó".

In: a Sentence, a cue where it stands, and where its clause ends. Out: nothing; the Draft is added to the Sentence.
"""

import re
from functools import cache

from firsthand.read.drafts import Offsets
from firsthand.read.grammar import MASK, Hit
from firsthand.read.plain_sentence import CLOSING, DASHES, LINK, OPENING, Sentence
from firsthand.read.who_is_meant import LEADS, behind_circumstances
from firsthand.resources import table, terms

_OCCASIONS = frozenset({"VIGIL", "PROTEST", "CONSULT", "ELECTION", "BRIEFING"})
_HELD = 60  # characters behind a verb: "el viernes por la noche una vigilia"
_PRONOUN = re.compile(r"(?P<it>l[ao]s?)\s+", re.IGNORECASE)
_OBJECTS = frozenset({"object", "infinitive", "withheld", "figure", "amount"})  # frames of what is no clause


def _holds(sentence: Sentence, hit: Hit, limit: int) -> bool:
    """Whether people hold what is named behind: "celebraron el viernes una vigilia", "celebró elecciones"."""
    if not hit.cue.term.startswith("celebr"):
        return False
    behind = re.findall(r"\w+", sentence.text[hit.end : min(limit, hit.end + _HELD)].lower())[:6]
    return any(
        word in _held(sentence.language) or word.removesuffix("s") in _held(sentence.language) for word in behind
    )


@cache
def _held(language: str) -> frozenset[str]:
    """The nouns for what is held: a vigil, a march, a meeting, an election."""
    rows = (row for row in table(language, "events") if row["pos"] == "n" and row["event"] in _OCCASIONS)
    return frozenset(row["term"].split("/")[0].split()[0] for row in rows)


def add_cue(sentence: Sentence, hit: Hit, limit: int) -> None:
    """What one cue attributes, by the words beside it."""
    g, frames = sentence.grammar, hit.cue.frames
    before = sentence.text[sentence.done : hit.start].rstrip()
    if _holds(sentence, hit, limit):
        return None  # "celebraron una vigilia" says nothing
    if "agentless" in frames:
        return _agentless(sentence, hit, limit)
    if "passive" in frames:
        return _passive(sentence, hit, limit)
    if "gerund" in frames:
        return _beside(sentence, hit, limit)
    if g.impersonal(sentence.text[hit.start : hit.end], hit.cue):
        return _agentless(sentence, hit, limit)  # "se informó que"; "el acuerdo se anunció" tells no source
    if ("figure" in frames or hit.cue.term.startswith("se ")) and _happens(sentence, sentence.subject(hit)):
        return None  # "el fuego se declaró en la planta baja", "la explosión elevó a 13 los muertos"
    if re.search(rf",\s+(?:{g.that})$", before[-LINK:], re.I):
        comma = sentence.text.find(",", hit.end, limit)  # "los vecinos, que hablan de 20 heridos, pidieron"
        limit = comma if comma >= 0 else limit
    at = g.past_aside(sentence.text, hit.end)
    if (clause := _clause_at(sentence, hit, at)) is not None:
        return sentence.said(hit, sentence.subject(hit), (clause, limit), "clause")
    if not before and "clause" in frames and (first := _who_follows(sentence, hit, limit)) is not None:
        return sentence.said(hit, first, (first[1], limit), "clause")
    return _told_without_clause(sentence, hit, (at, limit), before)


def _named_before(sentence: Sentence, subject: Offsets) -> bool:
    """Whether the paragraph has named a speaker by then, on whom it was laid: "culpó a Westmark. Westmark lo negó"."""
    names = re.findall(r"\b[^\W\d_a-zß-ÿ][^\W\d_]{3,}", sentence.text[subject[0] : subject[1]])
    return any(re.search(rf"\b{name}\b", sentence.before) for name in names)


def _clause_at(sentence: Sentence, hit: Hit, at: int) -> int | None:
    """Where the clause of a cue begins: at "que", behind "probado" or whom it was told to, at "si" of a question."""
    g, frames, text = sentence.grammar, hit.cue.frames, sentence.text[at:]
    if frames & {"clause", "infinitive"} and re.match(rf"\s*(?:{g.that})\b", text, re.I):
        return at
    if "clause" in frames:  # "considera probado que"
        judged = re.match(rf"\s+\w+(?:{g.words('participle_ending')})(?=\s+(?:{g.that})\b)", text, re.I)
        if judged:
            return at + judged.end()
    if "clause" in frames and "object" not in frames:
        listened = re.match(rf"\s+(?:{g.words('to')})\s+[^,;:.{MASK}]{{2,50}}?\s+(?={g.that}\b)", text, re.I)
        if listened:
            return at + listened.end()
    asks = "question" in frames or hit.denied or hit.cue.stance == "questions"
    return at if asks and re.match(rf"\s*(?:{g.whether})\b", text, re.I) else None


def _told_without_clause(sentence: Sentence, hit: Hit, told: Offsets, before: str) -> None:
    """What a cue attributes that no clause follows: the words before it, a quotation, or what is asked for."""
    at, limit = told
    frames = hit.cue.frames
    if so := _so_at_the_end(sentence, hit):
        return _inverted(sentence, hit, limit, so)
    ended = before.endswith((",", *CLOSING, *DASHES)) if before else False
    subject = sentence.subject(hit)
    opens = not before and frames >= {"amount", "quote"}  # "Contó seis cadáveres", whoever has spoken before
    spoken = _object(sentence, hit, limit, at) if (subject or opens) and frames & _OBJECTS else None
    apposed = subject is not None and "," in sentence.text[subject[0] : subject[1]]
    quoted = (
        re.match(rf"[^{OPENING}.;]{{0,70}}?(?=[{OPENING}])", sentence.text[at : sentence.quoting(limit)])
        if "quote" in frames
        else None
    )
    colon = quoted is not None and quoted[0].strip().endswith(":")
    if ended and not (spoken and apposed) and not (colon and _told_of(sentence, subject)):
        return _inverted(sentence, hit, limit)
    if colon and subject is None and before.strip().lower() in {"", *sentence.grammar.role("so")}:
        # "así lo contó la jueza: “...”", "Habla la viuda, Ana Lind: “...”"
        subject = sentence.grammar.source_after(sentence.text, hit.end, sentence.end)
    if spoken and (not quoted or ":" in quoted[0]):
        return sentence.said(hit, subject, spoken, "object")
    if quoted and (subject or quoted[0].strip().endswith(":")):
        return sentence.said(
            hit, subject, (at + quoted.end(), limit if limit > at + quoted.end() else sentence.end), "quote"
        )
    if spoken:
        sentence.said(hit, subject, spoken, "object")
    elif (
        subject
        and hit.cue.stance == "denies"
        and (it := _PRONOUN.match(sentence.text, hit.start, hit.end))
        and _named_before(sentence, subject)
    ):
        sentence.add(hit._replace(start=it.end()), subject, it.span("it"), "object")  # "Westmark lo negó"
    return None


def _told_of(sentence: Sentence, subject: Offsets | None) -> bool:
    """Whether a speaker stands before a cue with more told of him: "la alcaldesa, que estaba allí, dijo: “...”"."""
    words = sentence.text[slice(*subject)] if subject else ""
    return re.search(rf",\s+(?:{sentence.grammar.relative})\b", words, re.I) is not None and MASK not in words


def _so_at_the_end(sentence: Sentence, hit: Hit) -> int:
    """Where "..., así lo aseguró la fiscal" or "...: así lo aseguró" takes up what stands before; else 0."""
    so = rf"[,:;]\s+(?:{sentence.grammar.words('so')})\s+$"
    led = re.search(so, sentence.text[sentence.done : hit.start], re.I)
    return sentence.done + led.start() if led else 0


def _inverted(sentence: Sentence, hit: Hit, limit: int, before: int = 0) -> None:
    """ "..., informó la policía": what comes before, and who follows."""
    source = sentence.grammar.source_after(sentence.text, hit.end, sentence.end)
    rest = sentence.text[sentence.grammar.past_aside(sentence.text, hit.end) : sentence.end].strip(" .,;")
    start = max(sentence.done, sentence.text[: hit.start].rfind(";") + 1)
    content = sentence.trim(start, before or hit.start)
    quoted = MASK in sentence.text[content[0] : content[1]]
    if not quoted and sentence.text[hit.start : hit.end].lower().endswith(" a"):
        return  # "la directora, Ana Lind, ha apuntado a una avería": at what, and nobody's words stand before it
    aside = quoted and rest.split(" ")[0].lower() in sentence.grammar.role("stop") | LEADS  # "dijo a la salida"
    if source is None and quoted:
        source = behind_circumstances(sentence.language, sentence.text, hit.end, sentence.end)
    if not quoted and _only_a_speaker(sentence, content):
        return  # "su hermana, Ada Lund, no lo cree", "ha ordenado el cierre": who does so, and nobody's words
    if source is None and rest and not aside and sentence.text[hit.end : hit.end + 1] not in ",.;":
        return
    if len(sentence.raw[content[0] : content[1]].split()) < 2:
        return
    sentence.add(hit, source, content, "quote" if quoted else "inverted")
    sentence.done = source[1] if source else hit.end


def _only_a_speaker(sentence: Sentence, content: Offsets) -> bool:
    """Whether what stands before a cue is whom it is told of and no more: a noun for somebody with a name behind."""
    words = sentence.text[slice(*content)]
    first, _, name = words.partition(",")
    g = sentence.grammar
    return bool(name) and not g.tells(words) and g.speaks(first) and g.is_name(name)


def _agentless(sentence: Sentence, hit: Hit, limit: int) -> None:
    if sentence.grammar.begins_clause(sentence.text, hit.end):
        sentence.said(hit, None, (hit.end, limit), "agentless")


def _beside(sentence: Sentence, hit: Hit, limit: int) -> None:
    """ "..., afirmando que": of whom the sentence is about."""
    if sentence.grammar.begins_clause(sentence.text, hit.end):
        source = sentence.source or sentence.grammar.leading(sentence.text, sentence.begin, hit.start)
        sentence.said(hit, source, (hit.end, limit), "gerund")


def _passive(sentence: Sentence, hit: Hit, limit: int) -> None:
    """ "acusado de cobrar sobornos": what, up to the next comma, not the one in "3,8 millones"."""
    stop = re.search(r"[;:—]|[,.](?!\d)", sentence.text[hit.end : limit])
    end = hit.end + stop.start() if stop else limit
    if sentence.text[hit.end : end].strip():
        sentence.add(hit, None, sentence.trim(hit.end, end), "passive")


def _who_follows(sentence: Sentence, hit: Hit, limit: int) -> Offsets | None:
    """Who stands between a cue that opens its sentence and "que": "Confirmó a Radio Tolva la fiscalía que"."""
    that = re.compile(rf"\s+(?:{sentence.grammar.that})\b").search(sentence.text, hit.end, limit)
    source = sentence.grammar.source_after(sentence.text, hit.end, that.start()) if that else None
    return source if that and source and source[1] == that.start() else None


def _happens(sentence: Sentence, subject: Offsets | None) -> bool:
    """Whether a subject is a happening: a fire breaks out, and says nothing."""
    said = sentence.text[subject[0] : subject[1]].lower().split() if subject else []
    return not _happenings(sentence.language).isdisjoint(said)


@cache
def _happenings(language: str) -> frozenset[str]:
    """The nouns of a language that name a happening, and nothing that speaks: "el acuerdo dice"."""
    nouns = (row["term"].removesuffix("/n") for row in table(language, "events") if row["term"].endswith("/n"))
    return frozenset(noun for noun in nouns if " " not in noun) - terms(language, "source_nouns")


def _object(sentence: Sentence, hit: Hit, limit: int, at: int) -> Offsets | None:
    """What is asked for, denied or praised: the words behind the cue, or an infinitive."""
    rest = sentence.text[at:limit].strip(" ,.")
    if not rest or sentence.text[at : at + 1] in ",.;":
        return None
    if "figure" in hit.cue.frames or ("amount" in hit.cue.frames and sentence.grammar.is_amount(sentence.text, at)):
        return at, limit
    if "infinitive" in hit.cue.frames and sentence.grammar.is_infinitive(sentence.text, at):
        return at, limit
    if "object" not in hit.cue.frames or sentence.grammar.is_infinitive(sentence.text, at):
        return (at, limit) if "withheld" in hit.cue.frames else None
    return at, limit
