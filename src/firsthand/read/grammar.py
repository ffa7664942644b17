"""What little grammar a language's tables give where there is no parser: cues where they stand, noun phrases by shape.

In: a stretch of text in which quotations are masked. Out: Hits (cue words with their auxiliaries and denials), and
where a source begins and ends beside one. The words are in `resources/<language>/function_words.tsv`.
"""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from firsthand.read.cues import Cue, lexicon
from firsthand.resources import either, table, terms

Offsets = tuple[int, int]
MASK = "¤"  # stands for each character inside a quotation, where no cue is looked for
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
# The agency of "a la agencia Tolva Norte", "a Tolva", "a El Faro de Tolva".
_NAME = r"(?:\s+(?:del?\s+(?:l[ao]s?\s+)?)?[A-ZÁÉÍÓÚÑ][\w.-]*){1,4}"
_OF_NAME = rf"\s+del?\s+(?:l[ao]s?\s+)?[A-ZÁÉÍÓÚÑ][\w.-]*(?:{_NAME})?"
_BEFORE_ITS_NAME = (" la agencia", "el congreso", "facebook", "telegram", "twitter")
_LONGEST = 130  # characters of a source; what is longer is a clause
_BREAK = re.compile(r"[,;:.!?—–()«»“”\"¿¡]")


class Word(NamedTuple):
    """A word with its offsets, in small letters."""

    start: int
    end: int
    lower: str


class Hit(NamedTuple):
    """A cue in a text: `[start, end)` with auxiliaries, clitics and denial; `denied` whether one of those denies it."""

    start: int
    end: int
    cue: Cue
    denied: bool


class Grammar:
    """The function words of one language, and what can be told by them."""

    def __init__(self, language: str) -> None:
        roles: dict[str, set[str]] = defaultdict(set)
        for row in table(language, "function_words"):
            for role in row["roles"].split():
                roles[role].add(row["term"])
        self._roles = {role: frozenset(terms) for role, terms in roles.items()}
        self._nouns = terms(language, "source_nouns")
        self._dates = frozenset(
            r["term"] for r in table(language, "calendar") if r["kind"] in {"weekday", "month", "unit"}
        )
        self.contrast = either(self.role("contrast"))
        self._numbers = terms(language, "numbers")
        self._hedge = re.compile(rf"(?:{either(terms(language, 'hedges'))})\b", re.IGNORECASE)
        self._cues: dict[str, list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
        for term, cue in lexicon(language).items():
            words = tuple(term.split())
            self._cues[words[0]].append((words, cue))
        for entries in self._cues.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.that = either(self.role("that"))
        self.whether = either(self.role("whether"))
        self.according = either(self.role("according"))
        self.joint = either(self.role("joint"))
        self.relative = either(self.role("relative"))
        media = self.role("medium")
        agencies = frozenset(term for term in media if term.endswith(_BEFORE_ITS_NAME))
        nameless = either(self.role("when") | self.role("audience"))
        # "a la agencia Corvus", "en rueda de prensa de Corvus"; behind "a este diario" stands who speaks
        told = (
            rf"(?i:{nameless})\b|(?i:{either(agencies)})\b(?:{_NAME})?|(?i:{either(media - agencies)})\b(?:{_OF_NAME})?"
        )
        listener = rf"(?i:{either(self.role('to'))}){_NAME}(?=\s+(?:{self.that}|{either(self.role('determiner'))})\b)"
        to, determiner = (f"(?i:{either(self.role(role))})" for role in ("to", "determiner"))
        self._told_to = re.compile(rf"\s+{to}\s[^,;:.{MASK}]{{2,50}}(?=,)")
        self._listener = re.compile(
            rf"\s+{to}(?:\s+{determiner})?\s+(?P<whom>\w+)(?:\s+(?!{determiner}\b)\w+)?"
            rf"(?=\s+{determiner}\s+(?P<who>\w+(?:\s+\w+)?))"
        )
        self._innocent = re.compile(rf"\s+(?:{either(self.role('innocent'))})\b", re.IGNORECASE)
        self._that = re.compile(rf"\s+(?:{self.that})\b", re.IGNORECASE)
        self._aside = re.compile(rf"(?:,?\s+(?:{told}|{listener}),?)*")
        self._relative_clause = re.compile(rf"\s+(?:{self.relative})\s[^,;.]{{2,60}}(?=,)", re.IGNORECASE)
        self._beside_source = re.compile(
            rf",\s+(?:{self.relative})\b|\s+(?:{self.words('beside_source')})\b", re.IGNORECASE
        )
        self._told_beside = re.compile(rf"(?:{self.relative})\b[^,]*,?$", re.IGNORECASE)
        self._adverbs = re.compile(rf"(?:[\s,]+(?:{either(self.role('adverb'))})[\s,]*)+$", re.IGNORECASE)
        self._infinitive = re.compile(
            # no name: "dijo Pilar Lind"
            rf"\s+(?:(?:{either(self.role('denial'))})\s+)?[^\W\d_A-ZÀ-Þ]\w*(?:{either(self.role('infinitive_ending'))})\b"
        )
        amount = rf"(?:\S+\s+){{0,3}}?(?:\d[\d.]*|{either(self._numbers)})\b"  # "a al menos 13"
        # "el balance", "los muertos", "los internos fallecidos"
        figure = rf"(?:{either(self.role('determiner'))})\s+(?:\w+\s+)?(?:{either(self.role('figure'))})\b"
        before = rf"(?:a|en)\s+{amount}[^,;:.]{{0,40}}?\s{figure}"
        behind = rf"{figure}[^,;:.]{{0,60}}?\s(?:a|en|hasta)\s+{amount}"
        self._figure = re.compile(rf"(?:\s+(?:{nameless}))?\s+(?:{before}|{behind})", re.IGNORECASE)
        self._amount = re.compile(rf"\s+{amount}", re.IGNORECASE)
        self._imperfect = re.compile(rf"\w(?:{either(self.role('imperfect_ending'))})$")
        self._verb_inside = re.compile(
            rf"\w(?:{either(self.role('past_ending'))})\b|\b(?:{either(self.role('finite'))})\b"
        )

    def role(self, name: str) -> frozenset[str]:
        """The words that play a part."""
        return self._roles.get(name, frozenset())

    def words(self, role: str) -> str:
        """The words that play a part, as alternatives of a regular expression."""
        return either(self.role(role))

    def hits(self, text: str) -> list[Hit]:
        """The cues of a masked text, in its order; a noun of the same form ("la denuncia") is none."""
        words = [Word(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text)]
        found: list[Hit] = []
        for at, word in enumerate(words):
            if found and word.start < found[-1].end:
                continue
            for forms, cue in self._cues.get(word.lower, ()):
                after = words[at : at + len(forms)]
                if tuple(w.lower for w in after) == forms and not _BREAK.search(text[word.start : after[-1].end]):
                    if len(after) > 1 and self.past_aside(text, after[-2].end) > after[-1].end:
                        continue  # "informó de madrugada" tells when, "informó de que ardía" tells what
                    hit = self._hit(text, words, at, after[-1].end, cue)
                    if hit is not None:
                        found.append(hit)
                        break
        return found

    def _hit(self, text: str, words: list[Word], at: int, end: int, cue: Cue) -> Hit | None:
        """The cue with the words before it that belong to it; None where it is a noun, or a participle alone."""
        first = at

        def before() -> str:
            joined = first > 0 and not _BREAK.search(text[words[first - 1].end : words[first].start])
            return words[first - 1].lower if joined else ""

        if "perfect" in cue.frames:
            if before() not in self.role("auxiliary"):
                return None
            if (
                before() in self.role("hearsay")
                and "clause" in cue.frames
                and not self.begins_clause(text, self.past_aside(text, end))
            ):
                return None  # "habría ordenado el cierre" is what others say; "habría dicho que" what he said
            first -= 1
        elif before() in self.role("article") and "passive" not in cue.frames:
            return None
        while before() in self.role("clitic"):
            first -= 1
        denied = before() in self.role("denial")
        while before() in self.role("denial"):
            first -= 1
        if "figure" in cue.frames and not self._figure.match(text, end):
            return None  # "elevó a 13 el número de muertos", not "elevó la voz"
        if "withheld" in cue.frames and not denied:
            return None  # "no quiso responder", not "quiso responder"
        part_of_a_source = before() in self.role("relative") and not text[: words[first - 1].start].rstrip().endswith(
            ","
        )
        if part_of_a_source and "passive" not in cue.frames:
            return None  # "los que pidieron no ser identificados"; ", quien pidió" speaks
        return Hit(words[first].start, end, cue, denied)

    def agrees(self, before: str) -> bool:
        """Whether "de acuerdo con" is what somebody is: "estuvo de acuerdo con"."""
        words = before.split()
        return bool(words) and words[-1].lower() in self.role("agrees")

    def impersonal(self, words: str, cue: Cue) -> bool:
        """Whether a cue is told of nobody by a "se" that the verb itself does not ask for."""
        first = [w for w in words.lower().split() if w not in self.role("denial")][:1]
        return first == ["se"] and " " not in cue.term and cue.stance in {"asserts", "reports", "believes"}

    def keeps_distance(self, text: str, at: int) -> bool:
        """Whether words by which a text keeps a distance begin here: "según los primeros indicios"."""
        return bool(self._hedge.match(text, at))

    def tells(self, part: str) -> bool:
        """Whether a finite verb stands in a stretch of text."""
        return bool(self._verb_inside.search(part))

    def begins_with_verb(self, part: str) -> bool:
        """Whether a finite verb comes first, behind a denial or a clitic."""
        before = self.role("denial") | self.role("clitic")
        first = next((m[0] for m in _WORD.finditer(part) if m[0].lower() not in before), "")
        return first.islower() and first not in self._nouns and self._tells_by(first)

    def _tells_by(self, word: str) -> bool:
        return bool(self._imperfect.search(word) or self._verb_inside.search(word))

    def begins_clause(self, text: str, at: int) -> bool:
        """Whether "que" comes next."""
        return bool(self._that.match(text, at))

    def past_told_beside(self, text: str, at: int) -> int:
        """Where the words on "que" end that stand between a source and a comma: "al que tuvo acceso este diario"."""
        match = self._relative_clause.match(text, at)
        return match.end() if match else at

    def without_aside(self, source: str) -> str:
        """A source without what is told beside it: ", que habló sin dar su nombre", "consultadas por El Faro"."""
        return self._beside_source.split(source, maxsplit=1)[0]

    def past_aside(self, text: str, at: int) -> int:
        """Where the words about when, to whom and by what means it was said end, behind a cue."""
        match = self._aside.match(text, at)
        return match.end() if match else at

    def before_adverbs(self, text: str) -> str:
        """A text without the adverbs at its end, which stand between a speaker and the verb: "pero después"."""
        bare = self._adverbs.sub("", text)
        return text if bare == text else bare + " "

    def is_infinitive(self, text: str, at: int) -> bool:
        """Whether an infinitive comes next: "aseguró haber visto"."""
        return bool(self._infinitive.match(text, at))

    def is_amount(self, text: str, at: int) -> bool:
        """Whether a number comes next: "hablan de al menos doce muertos"."""
        return bool(self._amount.match(text, at))

    def begins_source(self, words: str) -> bool:
        """Whether a noun phrase that may speak begins here: an article, a number, a name, a noun for a source."""
        match = _WORD.match(words.lstrip(" \n"))
        if match is None:
            return False
        first = match[0]
        lower = first.lower()
        if lower in self.role("no_source"):
            return False
        if lower in self.role("determiner") or lower in self._nouns or lower in self._numbers or lower.isdigit():
            return True
        return first[0].isupper()

    def is_name(self, words: str) -> bool:
        """Whether these are the words of a name and no others."""
        parts = [m[0] for m in _WORD.finditer(words)]
        small = self.role("in_name")
        return bool(parts) and parts[0][0].isupper() and all(p[0].isupper() or p in small for p in parts)

    def source_before(self, text: str, start: int, end: int) -> Offsets | None:
        """The source that ends at a cue, no further back than `start`; None where the words are no source."""
        end = start + len(self._adverbs.sub("", text[start:end].rstrip(" ,\n")))
        begins = [start, *(start + m.end() for m in re.finditer(r",\s+|—\s*|(?<=[»”\"])\s+", text[start:end]))]
        begins = [b for b in begins if b < end]
        while begins:
            at = begins.pop()
            part = text[at:end]
            if begins and self._told_beside.match(part):
                continue  # "dos funcionarias, que hablaron sin dar su nombre, describieron": beside who they are
            last = part.rsplit(",", 1)[-1].strip() if "," in part else part
            apposed = (
                begins and (self.is_name(part) or part[:1].islower()) and self.begins_source(text[begins[-1] : at])
            )
            apposed = apposed and not self._dates & {
                m[0].lower() for m in _WORD.finditer(text, begins[-1], at)
            }  # "El jueves, Voss dijo"
            if apposed and not self._in_the_way(text[begins[-1] : at]) and not self.hits(text[begins[-1] : at]):
                continue  # "El ministro de Obras, Raúl Pendas,": both parts
            if not self.begins_source(part) or len(part) > _LONGEST or self._in_the_way(part) or not last:
                return None
            return at, end
        return None

    def source_after(self, text: str, at: int, end: int, apposed: bool = True) -> Offsets | None:
        """The source that begins behind a cue; if `apposed`, with the name or the words set behind its comma."""
        at = self._past_listener(text, self.past_aside(text, at))
        while at < end and text[at] in " \n":
            at += 1
        if not self.begins_source(text[at:end]) or self.is_infinitive(text, at - 1):
            return None
        last = at
        previous = ""
        for match in _WORD.finditer(text, at, end):
            between = text[last : match.start()]
            lower = match[0].lower()
            initial = between.startswith(".") and (last - at < 2 or text[last - 2] in " .") and text[last - 1].isupper()
            if match.start() > at and (MASK in between or (_BREAK.search(between) and not initial)):
                break  # "Ada R. Lind" goes on
            if match.start() > at and lower in self.role("stop") and previous not in self.role("near"):
                break
            if match.start() > at and self.past_aside(text, last) > last:
                break  # "lanzó el legislador el jueves"
            if match.start() > at and self._goes_on(text[at : match.start()], match[0], previous):
                break  # "según un mecánico perdía aceite"
            last, previous = match.end(), lower
        words = {m[0].lower() for m in _WORD.finditer(text, at, last)}
        if last - at > _LONGEST or last == at or words & self.role("no_voice") or self._counts_things(text[at:last]):
            return None
        return at, self._with_apposition(text, at, last, end) if apposed else last

    def _past_listener(self, text: str, at: int) -> int:
        """Where those end to whom it was said, behind a cue: "contó a la policía un testigo"."""
        match = self._listener.match(text, at)
        speaks = match is not None and self._nouns.intersection(match["who"].lower().split())
        return match.end() if match and speaks and match["whom"].lower() in self._nouns else at

    def pleads_innocence(self, text: str, start: int, end: int) -> bool:
        """Whether somebody declares himself innocent: "se declaró inocente de fraude", "no culpable"."""
        reflexive = text[start:end].lower().startswith(tuple(f"{word} " for word in self.role("reflexive")))
        return reflexive and bool(self._innocent.match(text, end))

    def of_what(self, text: str, start: int, end: int) -> int | None:
        """Where the charge begins behind the accused: "al capitán de fraude"; None where none stands there."""
        match = re.compile(rf"\s+(?:{either(self.role('charge'))})\s").search(text, start, end)
        return match.start() if match else None

    def speaks(self, words: str) -> bool:
        """Whether a noun phrase is a name, or of people or a body."""
        nouns = self._nouns - self.role("determiner")
        first = next((m[0] for m in _WORD.finditer(words) if m[0].lower() not in self.role("determiner")), "")
        return first.lower() in nouns or self.is_name(words)

    def past_addressee(self, text: str, at: int) -> int:
        """Where those end to whom it was said, behind who said it and before a comma: "la fiscalía a Radio Tolva,"."""
        match = self._told_to.match(text, at)
        return match.end() if match else at

    def _goes_on(self, source: str, word: str, previous: str) -> bool:
        """Whether a word behind a source is the verb of what it says, and no noun in "-ía" nor told beside it."""
        if word in self._nouns or not word.islower() or re.search(rf"\b(?:{self.relative})\b", source, re.I):
            return False
        noun = previous in self.role("determiner") | self.role("in_phrase") | self.role("of")
        return not noun and self._tells_by(word)

    def _counts_things(self, phrase: str) -> bool:
        """Whether a number of something that does not speak stands here: "contó 19 cuerpos" is no word of theirs."""
        words = [m[0].lower() for m in _WORD.finditer(phrase)]
        counted = words[0].isdigit() or (words[0] in self._numbers and words[0] not in self.role("determiner"))
        return counted and not self._nouns.intersection(words)

    def _with_apposition(self, text: str, at: int, last: int, end: int) -> int:
        match = re.compile(rf",\s+([^,;:.—«“\"{MASK}]{{2,70}})").match(text, last, end)
        if match is None or self.hits(match[1]) or self._told_in(match[1]):
            return last  # "según Ana Lind, la policía detuvo a tres": what she tells, not who she is
        first = _WORD.match(match[1])
        named = any(w[0][0].isupper() for w in _WORD.finditer(text, at + 1, last)) or self.is_name(text[at:last])
        if self.is_name(match[1]) and not self.is_name(text[at:last]):
            return match.end(1)
        lower = first[0].lower() if first else ""
        plain = lower not in self.role("no_source") | self.role("stop") or lower in self.role("relative")
        office = lower in self._nouns
        behind = match[1][:1].islower() and plain and named and (office or text[match.end() : match.end() + 1] != ",")
        return match.end(1) if behind else last

    def _told_in(self, part: str) -> bool:
        """Whether a verb of the past stands behind a noun phrase, or first: "la policía detuvo", "murieron dos"."""
        words = [m[0] for m in _WORD.finditer(self._before_relative(part))]
        if words and (words[0][0].isupper() or words[0].lower() in self._nouns):
            del words[0]
        return any(word in self.role("past") or self._verb_inside.search(word) for word in map(str.lower, words))

    def leading(self, text: str, start: int, end: int) -> Offsets | None:
        """The noun phrase that a sentence begins with, up to its verb."""
        if not self.begins_source(text[start:end]):
            return None
        last = start
        for match in _WORD.finditer(text, start, end):
            broken = match.start() > start and _BREAK.search(text[last : match.start()])
            if broken or self._verb_inside.search(match[0]):
                break
            last = match.end()
        return (start, last) if 0 < last - start <= _LONGEST else None

    def _before_relative(self, part: str) -> str:
        return re.split(rf"\b(?:{self.relative})\b", part, maxsplit=1, flags=re.IGNORECASE)[0]

    def _in_the_way(self, part: str) -> bool:
        """Whether a finite verb stands in what should be a noun phrase, outside a relative clause."""
        bare = self._before_relative(part)
        return bool(self._verb_inside.search(bare)) or bool(self.hits(bare))


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language that has tables."""
    return Grammar(language)
