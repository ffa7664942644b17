"""What a sentence without a parse tells on a word that no verb of saying governs: "según", "Gobierno: 14 muertos".

In: a Sentence. Out: nothing; the Drafts are added to the Sentence, in the order in which the frames are asked.
"""

import re
from bisect import bisect_left
from functools import cache

from firsthand.inflection import forms
from firsthand.read.cues import Cue
from firsthand.read.drafts import Offsets
from firsthand.read.grammar import MASK, Hit, grammar
from firsthand.read.owned_figures import FIGURE, plain_figures
from firsthand.read.plain_sentence import LINK, Sentence
from firsthand.read.secondhand import printed_behind
from firsthand.resources import either, table, terms

# What a text or an account lets one know: "del relato de dos testigos se desprende que", "en el parte consta que".
_EMERGES = re.compile(
    r"\b(?:del?(?:\s+(?:la|las|los))?\s+(?:relatos?|testimonios?|versión|versiones|palabras|declaraciones|explicaciones|informes?)"
    r"\s+del?\s+|en\s+|del?\s+)(?P<who>[^,;:.«“\"]{3,90}?)\s+"
    r"(?P<verb>se\s+(?:desprende|deduce|infiere|concluye|lee|puede\s+leer|recoge|indica|señala|afirma|dice|sostiene"
    r"|hace\s+constar|consigna|establece|detalla|precisa|apunta|menciona|registra)|"
    r"puede\s+leerse|consta|figura)(?=\s+que\b)",
    re.IGNORECASE,
)
_EMERGES_FROM = re.compile(
    r"\s+(?:se\s+(?:desprende|deduce|infiere|concluye|lee|puede\s+leer|recoge|indica|señala|hace\s+constar)|consta|figura)"
    r"\s+(?:de|en)l?(?=\s)",
    re.IGNORECASE,
)
# "Nueve heridos, se lee en el parte", at the end of its sentence.
_READ_THERE = re.compile(
    r",\s+(?P<verb>(?:se\s+(?:lee|puede\s+leer|indica|señala|afirma|dice|recoge)|puede\s+leerse|consta|figura)\s+en)l?\s"
    r"(?P<who>[^,;:.«“\"]{3,90}?)\s*[.]?\s*$",
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
_TOLLS = frozenset({"DEATH", "INJURY", "MISSING", "COERCE"})
_OF_WHICH = re.compile(r"\s+(?:el|la|los|las|lo) (?:cual(?:es)?|que)\b", re.IGNORECASE)
_BLANKED = re.compile(r" {4,}")  # an aside between a speaker and what is said
_CLAUSE = 4  # words that tell something: no heading
_SPEAKER = 9  # words of whom a headline may name before a colon
_COLON = Cue(":", "speech", frozenset({"quote"}), "reports")


def add_framed(sentence: Sentence, before: Offsets | None) -> None:
    """Add what frames without a verb of saying tell; `before` is the sentence before, if it cites nobody."""
    _so(sentence, before)
    _before_a_toll(sentence)
    _according(sentence)
    _told_at_the_end(sentence)
    _emerging(sentence)
    _read_there(sentence)
    _ascribed(sentence)
    _owned(sentence)
    _coming_forward(sentence)


def _so(sentence: Sentence, before: Offsets | None) -> None:
    """ "Así lo confirmó el comandante": what the sentence before tells."""
    hit = sentence.hits[0] if sentence.hits and before is not None else None
    if hit is None or before is None:
        return
    lead = sentence.text[sentence.begin : hit.start].strip().lower()
    source = sentence.grammar.source_after(sentence.text, hit.end, sentence.end)
    if lead not in sentence.grammar.role("so") or source is None:
        return
    start, end = before[0] - sentence.base, before[1] - sentence.base
    sentence.add(hit, source, (start, end - 1), "inverted")
    sentence.done = source[1]


def _before_a_toll(sentence: Sentence) -> None:
    """ "Gobierno: 14 muertos": on its word. A topic, a town or a site says nothing: "Incendio en Kesvik: 14"."""
    colon = sentence.text.find(":", sentence.begin)
    front = sentence.text[sentence.begin : colon].rstrip() if colon >= 0 else ""
    if not front or not _speaks(sentence.language, front) or sentence.grammar.tells(front):
        return
    if _toll(sentence.language).match(sentence.text, colon + 1):
        cue = Hit(colon, colon + 1, _COLON, False)
        sentence.said(cue, (sentence.begin, sentence.begin + len(front)), (colon + 1, sentence.end), "colon")


def _according(sentence: Sentence) -> None:
    """ "Según la policía, ..." and "..., según informó la policía"."""
    g = sentence.grammar
    for match in re.finditer(rf"\b(?:{g.according})\b", sentence.text, re.I):
        if sentence.grammar.agrees(sentence.text[max(0, match.start() - LINK) : match.start()]):
            continue
        if _OF_WHICH.match(sentence.text, match.end()) or g.keeps_distance(sentence.text, match.start()):
            continue  # "un informe según el cual ardió", "fue según los primeros indicios una fuga"
        following = bisect_left(sentence.hits, match.end(), key=lambda hit: hit.start)
        verb = sentence.hits[following] if following < len(sentence.hits) else None
        verb = verb if verb and verb.start - match.end() <= 12 else None
        at = verb.end if verb else match.end()
        source = g.source_after(sentence.text, at, sentence.end)
        if emerges := _EMERGES_FROM.match(sentence.text, match.end()):
            verb, at = None, emerges.end()  # "según se desprende del registro"
            source = g.source_after(sentence.text, at, sentence.end)
        further = re.compile(r"\s+\w+(?:\s+\w+)?(?=\s)").match(sentence.text, at)  # "según pudo saber esta agencia"
        if source is None and further and not verb:
            at = further.end()
            source = g.source_after(sentence.text, at, sentence.end)
        if source is None:
            continue
        source = source[0], g.past_told_beside(sentence.text, source[1])
        told_to = g.past_addressee(sentence.text, source[1]) if verb else source[1]
        alone = g.source_after(sentence.text, at, sentence.end, apposed=False)
        if gap := _BLANKED.search(sentence.text, *source):
            source = source[0], gap.start()  # "según la alcaldesa, citada por El Eco, ...", left blank
            told_to = source[1]
        elif alone and (printed := printed_behind(sentence.language).match(sentence.text, alone[1])):
            source, told_to = alone, printed.end()  # "..., según la alcaldesa, citada por El Eco"
        before = sentence.trim(max(sentence.begin, sentence.text.rfind(";", 0, match.start()) + 1), match.start())
        cue = Hit(match.start(), at, verb.cue if verb else Cue(match[0], "speech", frozenset(), "reports"), False)
        behind = _BLANKED.match(sentence.text, told_to) or re.compile(r"\s*,\s*").match(sentence.text, told_to)
        if before[0] >= before[1] and behind is None:  # "Según Lind, el fuego se apagó": no words set behind a name
            alone = g.source_after(sentence.text, at, sentence.end, apposed=False)
            rest = sentence.text[alone[1] : sentence.end].lstrip(" ,") if alone else ""
            if alone and g.tells(rest) and g.is_name(sentence.text[slice(*alone)]):
                source = alone
                behind = re.compile(r"\s*,\s*").match(sentence.text, source[1])
        last = sentence.text[max(before[0], before[1] - LINK) : before[1]]
        hanging = re.search(rf"\b(?:{g.that}|{g.relative}|{g.joint})$", last, re.I)
        tells = not hanging and (
            g.tells(sentence.text[before[0] : before[1]]) or MASK in sentence.text[before[0] : before[1]]
        )
        comma = re.compile(r"[,;]").search(sentence.text, source[1], sentence.end)
        told = sentence.trim(source[1], comma.start() if comma else sentence.end)
        first = hanging or before[0] >= before[1]
        if first and behind is None and g.begins_with_verb(sentence.text[slice(*told)]):
            content = told  # "la bomba, que según un mecánico perdía aceite, falló"
        elif (
            before[0] < before[1] and len(sentence.raw[before[0] : before[1]].split()) > 1 and (tells or behind is None)
        ):
            content = before
        else:
            if behind is None:
                continue
            stop = sentence.text.find(";", behind.end())
            content = sentence.trim(behind.end(), stop if stop >= 0 else sentence.end)
        if content[0] < content[1]:
            split = content is not before and not hanging and g.begins_source(sentence.text[slice(*before)])
            sentence.add(cue, source, content, "according to", before if split and before[0] < before[1] else None)
            sentence.done = max(sentence.done, content[1] if content is not before else source[1])
            if content is before and sentence.behind is None:
                sentence.behind = match.start()


def _told_at_the_end(sentence: Sentence) -> None:
    """ "El ministerio confirmó once casos, dijo su portavoz.": on her word is all before, with the cues in it."""
    hit = sentence.hits[-1] if len(sentence.hits) > 1 else None
    if hit is None or sentence.behind is not None or "quote" not in hit.cue.frames:
        return
    lead = sentence.text[: hit.start].rstrip()
    source = sentence.grammar.source_after(sentence.text, hit.end, sentence.end)
    content = sentence.trim(max(sentence.begin, sentence.text.rfind(";", 0, hit.start) + 1), hit.start)
    inside = [one for one in sentence.hits[:-1] if content[0] <= one.start]
    if not lead.endswith(",") or source is None or sentence.text[source[1] : sentence.end].strip() or not inside:
        return
    if MASK not in sentence.text[content[0] : content[1]]:
        sentence.add(hit, source, content, "inverted")
        sentence.source, sentence.behind = None, content[1]


def _emerging(sentence: Sentence) -> None:
    """ "Del relato de Ana Lind se desprende que ...", "en el correo se lee que ..."."""
    g = sentence.grammar
    for match in _EMERGES.finditer(sentence.text):
        start, end = match.span("who")
        if (
            match.start() < sentence.done
            or not g.begins_source(sentence.text[start:end])
            or g.tells(sentence.text[start:end])
        ):
            continue
        cue = Hit(match.start("verb"), match.end(), Cue("emerge", "speech", frozenset(), "reports"), False)
        sentence.said(cue, (start, end), (match.end(), sentence.end), "according to")


def _read_there(sentence: Sentence) -> None:
    """ "El depósito estaba vacío, se lee en el registro": all before it."""
    match = _READ_THERE.search(sentence.text, sentence.begin, sentence.end)
    if match is None or sentence.behind is not None or not sentence.grammar.begins_source(match["who"]):
        return
    content = sentence.trim(sentence.begin, match.start())
    if len(sentence.text[slice(*content)].split()) >= _CLAUSE:
        cue = Hit(match.start("verb"), match.end("verb"), Cue("read", "speech", frozenset(), "reports"), False)
        sentence.add(cue, match.span("who"), content, "according to")
        sentence.behind = match.start()


def _ascribed(sentence: Sentence) -> None:
    """ "El Eco atribuyó a la policía la información de que ...": the police's word, and the report's own cue."""
    for match in _ASCRIBES.finditer(sentence.text):
        if match.start() >= sentence.done and sentence.grammar.begins_source(match["who"]):
            cue = Hit(match.start("cue"), match.end(), Cue("ascribe", "speech", frozenset(), "reports"), False)
            sentence.add(cue, match.span("who"), sentence.trim(match.end(), sentence.end), "according to")


def _owned(sentence: Sentence) -> None:
    """ "El balance de la policía era de 11 muertos": its word."""
    for figure, source, cue, told in plain_figures(sentence.language, sentence.text):
        if cue[0] >= sentence.done:
            sentence.add(Hit(*cue, FIGURE, False), source, sentence.trim(*told), "object", figure)
            sentence.done = told[1]


def _coming_forward(sentence: Sentence) -> None:
    """ "La alcaldesa compareció ante la prensa para informar de que ..."."""
    for match in _COMES_FORWARD.finditer(sentence.text):
        source = sentence.grammar.source_before(sentence.text, sentence.done, match.start())
        if source is not None and match.start() >= sentence.done:
            cue = Hit(match.start("cue"), match.end(), Cue("inform", "speech", frozenset(), "reports"), False)
            sentence.said(cue, source, (match.end(), sentence.end), "clause")


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
