"""What somebody goes by who is told by an office or a trade: "its spokesman, known as Commander Alder".

In: the words of a source with what follows them. Out: the name, without its title. The words before a name are in
`resources/<language>/goes_by.tsv`.
"""

import re
from functools import cache

from firsthand.read.describe import Description
from firsthand.read.document import Document
from firsthand.records import Span
from firsthand.resources import either, kinds, terms
from firsthand.wording import fold

_CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'-]+"
_OF = re.compile(r"\s(?:of|for|at|from|in|de|del|para|en)\s", re.IGNORECASE)
_BEHIND = 80  # characters behind a source in which its name may follow


def goes_by(source: str, behind: str, language: str) -> str | None:
    """The name that stands in a source's words or right behind them, where they say that the source goes by it.

    Whoever speaks for a body that is "known as" something is not: a title tells that it is a person's name.

    >>> goes_by("its spokesman, known as Commander Alder", ", said by telephone", "en")
    'Alder'
    >>> goes_by("a spokesman for the militia, known as Red Dawn", " said", "en") is None
    True
    >>> goes_by("an officer", " said the rocket, known as Hammer, hit the bus", "en") is None
    True
    >>> goes_by("el portavoz de la banda", ", que se hace llamar comandante Alder. No explicó", "es")
    'Alder'
    """
    found = _pattern(language).match(" ".join(f"{source}{behind}".split()))
    if found is None or found.end("who") > len(source):
        return None
    title = fold(found["title"] or "").split()
    titled = bool(title) and kinds(language, "source_nouns").get(title[-1]) == "official"
    name = found["name"].split()
    if not titled and kinds(language, "source_nouns").get(fold(name[0])) == "official":
        titled, name = True, name[1:]
    if not name or (_OF.search(found["who"]) and not titled) or (title and not titled):
        return None
    return " ".join(name)


def named_behind(document: Document, described: Description, where: Span) -> Description:
    """A source under the name that it goes by, where the words behind its office or trade give one."""
    if described.named or described.count_max != 1 or described.kind not in {"official", "unnamed"}:
        return described
    behind = document.article.text[where.end : where.end + _BEHIND].partition("\n")[0]
    name = goes_by(document.article.quote(where), behind, document.language)
    return described if name is None else described._replace(label=name, kind="named_person", named=True)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    cues = either(terms(language, "goes_by"))
    return re.compile(
        rf"(?P<who>[^,.;:!?“”«»\"]+?),?\s+(?i:{cues})\s+(?:(?:the|el|la)\s+)?[“«\"]?"
        rf"(?P<title>(?:[a-zß-ÿ]+\s+)?)(?P<name>{_CAPITAL}(?:\s+{_CAPITAL}){{0,3}})(?=[,.;:”»\"]|\s|$)"
    )
