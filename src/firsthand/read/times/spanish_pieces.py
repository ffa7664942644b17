"""What the Spanish rules share: whether the words before a day put it ahead, for there is no parser to tell a tense.

In: a match. Out: yes or no.
"""

import re

from firsthand.read.times.rule import calendar

Match = re.Match[str]


_DONE = re.compile(r"\s+(?:(?:no|se|le|les|lo|la)\s+)?[^\W\d_]+(?:ó|aron|ieron)\b")


def ahead(m: Match) -> bool:
    """Whether the words before put a day ahead: "prevista para el viernes", "vence el jueves", "hablará el lunes"."""
    if m.string[: m.start()].endswith("del ") or m[0].startswith("del "):
        return False  # "las elecciones del domingo"
    if _DONE.match(m.string, m.end()):
        return False  # "en una rueda de prensa convocada el martes mostró un casquillo"
    before = re.split(r"[.;:!?«“”»\"]", m.string[max(0, m.start() - 40) : m.start()])[-1]
    words = before.lower().split()
    endings = tuple(calendar("es", "ahead ending"))
    return any(word in calendar("es", "ahead") or word.endswith(endings) for word in words)
