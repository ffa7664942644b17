"""Lines of the generated cases, and how one is printed in English and in Spanish.

In: a Line (what is said, by whom, in which wording; no language) and a language. Out: its sentence. The wordings are
data: `words/*.tsv`, a kind, an English and a Spanish form a row, parallel, so that a translation is the same Line in
the other language, and a light edit the same Line with another frame.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Language = Literal["en", "es"]
Pair = tuple[str, str]
FOLDER = Path(__file__).resolve().parent / "words"
_NUMBERS = {
    "en": ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    "es": ["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"],
}
_DAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
}
_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}
_PLURAL = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
Style = Literal["word", "digit", "over"]


class Fact(NamedTuple):
    """One value of one slot of one happening. `scope`: "" of the happening, "part" of a total, "region" beyond it."""

    happening: int
    slot: str
    value: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it. `size` is how many people really stand behind the name."""

    id: int
    kind: Literal["person", "office", "paper", "group"]
    names: Pair
    short: Pair
    size: int = 1


@dataclass(slots=True)
class Happening:
    """What really happened. `stages` gives counts by the hour from which they were known."""

    id: int
    type: str
    city: str
    country: Pair
    site: int
    day: date
    actor: int
    cause: int
    whom: str
    bill: int
    code: int
    stages: dict[str, list[tuple[int, int]]]
    rivals: dict[str, int]
    voices: list[tuple[Voice, int]]
    parent: int | None = None
    twin: "Happening | None" = None


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `voice` is who is printed, `real` who really told; `root` is the sentence it goes back to."""

    kind: str
    wording: int
    frame: tuple[str, int]
    happening: Happening
    facts: tuple[Fact, ...] = ()
    camp: str = "main"  # of its facts: main, rival, headline, self
    noun: int = 0
    number: int | None = None
    style: Style = "digit"
    day: date | None = None
    dated: int = 0  # 0 weekday, 1 day and month, 2 month and day
    city: str = ""
    site: int = 0
    actor: int = 0
    cause: int = 0
    across: str = "across country"
    hedge: int | None = None
    tail: int | None = None
    voice: Voice | None = None
    short: bool = False
    outlet: str = ""
    real: tuple[Voice, ...] = ()
    hidden: bool = False  # no text shows a tie that the line has
    silent: bool = False  # and that tie is where the line was taken from
    root: int = 0
    root_outlet: str = ""
    root_text: int = 0
    drifts: tuple[tuple[int, str], ...] = ()
    altered: tuple[Fact, ...] = ()  # the facts that came in by drift, and the outlet and article that let them in
    altered_by: tuple[str, int] = ("", 0)


@cache
def words(name: str) -> dict[str, tuple[Pair, ...]]:
    """The wordings of `words/NAME.tsv` by kind."""
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    for row in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines():
        kind, english, spanish = row.split("\t")
        found[kind].append((english, spanish))
    return {kind: tuple(pairs) for kind, pairs in found.items()}


class Prose:
    """Prints Lines with one set of wordings."""

    def __init__(self, name: str) -> None:
        self.words = words(name)

    def number(self, value: int, style: Style, language: Language) -> str:
        """A count of two or more as it is printed."""
        if style == "over":
            return f"{'more than' if language == 'en' else 'más de'} {_grouped(rounded(value), language)}"
        if style == "word" and 2 <= value <= 12:
            return _NUMBERS[language][value - 2]
        return _grouped(value, language)

    def day(self, day: date, dated: int, language: Language) -> str:
        """A day with its preposition."""
        month = _MONTHS[language][day.month - 1]
        if language == "es":
            return f"el {_DAYS['es'][day.weekday()]}" if dated == 0 else f"el {day.day} de {month}"
        if dated == 0:
            return f"on {_DAYS['en'][day.weekday()]}"
        return f"on {day.day} {month}" if dated == 1 else f"on {month} {day.day}"

    def source(self, line: Line, language: Language) -> str:
        """Who is printed as the one who says it."""
        if line.voice is None:
            return ""
        return (line.voice.short if line.short else line.voice.names)[language == "es"]

    def printed(self, line: Line, language: Language) -> str:
        """The sentence."""
        at = language == "es"
        fields = self._fields(line, language)
        text = self.words[line.kind][line.wording][at].format_map(fields)
        if line.tail is not None:
            text += self.words["tail"][line.tail][at]
        name, number = line.frame
        if name != "own":
            fields |= {"c": text, "C": _capital(text), "q": text}
            text = self.words[name][number][at].format_map(fields)
        elif not text.endswith("."):
            text += "."
        plural = line.voice is not None and line.voice.kind == "group"
        text = _PLURAL.sub(lambda found: found[2 if plural else 1], text)
        return _capital(contracted(text) if at else text)

    def _fields(self, line: Line, language: Language) -> dict[str, str]:
        at, w, of = language == "es", self.words, line.happening
        site, source = w["site"][line.site][at], self.source(line, language)
        code = w["code"][of.code][at]
        fields = {"city": line.city or of.city, "site": site, "whom": of.whom, "code": code}
        fields |= {"bill": w["bill"][of.bill][at], "actor": w["actor"][line.actor][at]}
        fields |= {"s": source, "S": _capital(source), "O": line.outlet}
        fields["the"] = w[f"noun {of.type}"][line.noun][at].format(site=w["site"][of.site][at], city=of.city, code=code)
        if line.number is not None:
            fields["n"] = self.number(line.number, line.style, language)
            fields["N"] = _capital(fields["n"])
        if line.day is not None:
            fields["on"] = self.day(line.day, line.dated, language)
        if line.kind in ("clause cause", "clause who", "clause not who"):
            fields["h"] = w["hedge"][line.hedge][at] if line.hedge is not None else ""
        if line.kind == "clause cause":
            fields["cause"] = w[f"cause {of.type}"][line.cause][at]
        if line.kind == "clause scope":
            fields["across"] = w[line.across][0][at].format(country=of.country[at], city=of.city)
        if line.kind == "clause before":
            noun = w[f"event {of.type}"][0][at]
            fields["an"] = fields["un"] = noun.partition(" ")[0]
            fields["event"] = noun.partition(" ")[2]
        return fields


def rounded(value: int) -> int:
    """The round number below, as in "more than 120".

    >>> rounded(128), rounded(47)
    (120, 40)
    """
    return (value - 1) // 10 * 10


def contracted(text: str) -> str:
    """Spanish as it is written: "de el" is "del", "a el" is "al".

    >>> contracted("detrás de el ataque a el mercado")
    'detrás del ataque al mercado'
    """
    return re.sub(r"\b([Dd]e|[Aa]) el (?=\S)", lambda found: found[1] + "l ", text)


def weekday_fits(day: date, published: date) -> bool:
    """Whether a weekday's name alone tells the day on the day of print."""
    return timedelta(0) <= published - day < timedelta(days=6)


def _grouped(value: int, language: Language) -> str:
    """1,063 in English, 1.063 in Spanish."""
    return f"{value:,}" if language == "en" else f"{value:,}".replace(",", ".")


def _capital(text: str) -> str:
    """A capital at the start, unless a number or a quotation mark stands there."""
    return text[:1].upper() + text[1:]
