"""Numbers in words and digits, for times and quantities alike.

In: a language and a stretch of text. Out: a regular expression that finds numbers, and their value.
"""

import re
from functools import cache

from firsthand import resources

_AND = {"en": "and", "es": "y"}
_DIGITS = {
    "en": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+",  # 1,500 and 2.5
    "es": r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?|\d+,\d+|\d+",  # 1.500 and 2,5
}


def small(text: str) -> str:
    """A text in small letters, each where it stood.

    >>> small("İZMİR, Mai")
    'İzmİr, mai'
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)  # "İ" would become two characters


@cache
def pattern(language: str) -> str:
    """A regular expression (no groups, case-insensitive use) for a number in digits or words.

    >>> re.findall(pattern("en"), "twenty-three of 1,500 and two hundred and five")
    ['twenty-three', '1,500', 'two hundred and five']
    """
    words = _words(language)
    if not words:
        return r"\d+"
    word = resources.either(frozenset(words))
    scale = "|".join(sorted((re.escape(t) for t, (kind, _) in words.items() if kind == "scale"), key=len, reverse=True))
    joint = rf"(?:-|\s+(?:{_AND[language]}\s+)?)"
    digits = _DIGITS[language]
    return rf"(?:(?<![\w.,])(?:{digits})(?:[\s-](?:{scale})\b)?(?![\w])|\b(?:{word})(?:{joint}(?:{word}))*\b)"


def value(text: str, language: str) -> float | None:
    """The value of a number as `pattern` finds it; None where the words do not add up to one.

    >>> value("two hundred and five", "en"), value("1.500", "es"), value("treinta y dos", "es")
    (205.0, 1500.0, 32.0)
    """
    words = _words(language)
    total, part, seen = 0.0, 0.0, False
    last = 0.0  # the value of the unit or ten before: "two three" is no number
    for piece in re.findall(rf"{_DIGITS.get(language, _DIGITS['en'])}|[^\W\d_]+", text.lower()):
        if piece[0].isdigit():
            part, seen = part + _digits(piece, language), True
        elif piece == _AND.get(language):
            continue
        elif piece not in words:
            return None
        else:
            kind, size = words[piece]
            if kind == "scale" and size == 100:
                part = max(part, 1.0) * size
            elif kind == "scale":
                total, part = total + max(part, 1.0) * size, 0.0
            elif last and (last < 20 or size >= 10):
                return None
            else:
                part += size
            last = float(size) if kind in ("unit", "ten") else 0.0
            seen = True
    return total + part if seen else None


@cache
def ordinals(language: str) -> dict[str, int]:
    """Ordinal words and their place.

    >>> ordinals("en")["third"]
    3
    """
    return {r["term"]: int(r["value"]) for r in resources.table(language, "numbers") if r["kind"] == "ordinal"}


@cache
def _words(language: str) -> dict[str, tuple[str, int]]:
    rows = resources.table(language, "numbers")
    return {row["term"]: (row["kind"], int(row["value"])) for row in rows if row["kind"] != "ordinal"}


def _digits(piece: str, language: str) -> float:
    if language == "es":
        return float(re.sub(r"[.\u00a0 ](?=\d{3})", "", piece).replace(",", "."))
    return float(piece.replace(",", ""))
