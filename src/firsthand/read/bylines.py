"""Which other outlets a byline names: "By Ana Lind, Northern Herald", not "By Courier reporter" in the Courier.

In: the words of a byline and the name of the page's outlet. Out: where each other outlet's name stands, and the name.
"""

import re
from collections.abc import Iterator
from functools import cache

from firsthand.read.outlets import is_outlet
from firsthand.resources import either, staff, terms

_NAME = re.compile(r"(?:[Tt]he )?[A-Z][\w&-]*(?: (?:(?:of|de|del|la) )?[A-Z][\w&-]*){0,4}")
_LEAD = re.compile(r"(?:By|BY|Por|De|From|Our|Nuestr[oa]s?)\s+")
_END = re.compile(r"(?:’s|'s)$")


def outlets_named(byline: str, own: str | None) -> Iterator[tuple[int, str]]:
    """Each outlet in a byline but the page's own, and those for whose staff the page itself is signed.

    >>> [name for _, name in outlets_named("By Ana Lind, Northern Herald", "Kesvik Courier")]
    ['Northern Herald']
    >>> list(outlets_named("By Courier reporter", "Kesvik Courier")), list(outlets_named("By Courier reporter", None))
    ([], [])
    """
    for match in _NAME.finditer(byline):
        start, end = _without_staff(byline, *match.span())
        name = _END.sub("", byline[start:end]).rstrip(" .,’'-")
        agency = name in terms("en", "agencies")
        if not name or not (agency or is_outlet(name) or _could_be(name)):
            continue
        signs = _of_its_staff(byline, start, start + len(name))
        if not _is_own(name, own, signs) and not (signs and not own and not agency):
            yield start, name


def _could_be(name: str) -> bool:
    """Whether letters may be an agency's: "EFE"."""
    return name.isupper() and 2 <= len(name) <= 5 and name.casefold() not in staff("role")


def _without_staff(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without "By" before it and without the words for staff around it: "La Voz" of "La Voz Redacción"."""
    while lead := _LEAD.match(text, start, end):
        start = lead.end()
    while before := _staff(r"\A", r"(?:\s+|\Z)").match(text[start:end]):
        if not before.end():
            break
        start += before.end()
    while after := _staff(r"(?:\A|\s+)", r"\Z").search(text[start:end]):
        end = start + after.start()
    return start, end


def _of_its_staff(text: str, start: int, end: int) -> bool:
    """Whether words for staff stand beside a name: "Courier reporter", "Redacción de El Faro"."""
    before = _staff(r"\b", r"(?:\s+de(?:l)?|\s+of)?\s*(?:[Tt]he\s+)?\Z").search(text[:start])
    return bool(before or _staff(r"\A(?:['’]s)?\s+", r"\b").match(text[end:]))


def _is_own(name: str, own: str | None, signs: bool) -> bool:
    """Whether a name is that of the page's outlet; before "reporter" a part of it is enough."""
    ours, theirs = _words(own or ""), _words(name)
    return bool(theirs) and (theirs == ours or (signs and theirs <= ours))


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold())) - {"the", "el", "la", "los", "las"}


@cache
def _staff(before: str, behind: str) -> re.Pattern[str]:
    """One or more words for those who write for an outlet, between two patterns."""
    roles = either(staff("role"))
    return re.compile(rf"{before}(?:{roles})(?:\s+(?:{roles}))*{behind}", re.IGNORECASE)
