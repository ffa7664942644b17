"""Bodies told with and without what kind of body they are: "civil protection", "the civil protection agency".

In: the voices of the articles, each with its article, a story number an article, and the key of a body's name. Out:
joins, within a story. Of "the civil aviation authority" and "the civil aviation ministry" neither is "civil aviation".
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from firsthand.records import Voice
from firsthand.unions import Unions
from firsthand.wording import folded_terms

_OF_A_PLACE = re.compile(r"(?:the\s+)?[^\W\d_a-zß-ÿ][\w-]*['’]s?\s+(?=\S)")  # "Norland's civil protection agency"
_INTRODUCED = re.compile(r"(?:an?|one|the|un|una|el|la)\s", re.IGNORECASE)
_WORDS = 2  # that a name without its kind must have: "health" is no body, and "civil protection" is


def join_kinds(
    members: Mapping[str, tuple[Voice, str]], story: Mapping[str, int], key: Callable[[str], str], joined: Unions
) -> None:
    """Join the bodies of a story whose names differ by the noun for a kind of body, or by whose they are."""
    bare: dict[tuple[int, str], list[tuple[str, str, str]]] = defaultdict(list)
    plain: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name, (voice, article) in sorted(members.items()):
        if voice.kind == "unnamed" and voice.count_max == 1 and not _INTRODUCED.match(voice.label):
            plain[story[article], key(voice.label)].append(name)  # "according to civil protection"
        if voice.kind == "organisation":
            place = found[0].strip() if (found := _OF_A_PLACE.match(voice.label)) else ""
            told = key(voice.label[len(found[0]) :] if found else voice.label).split()
            kind = " ".join(word for word in told if word in folded_terms("kinds_of_bodies"))
            rest = " ".join(word for word in told if word not in folded_terms("kinds_of_bodies"))
            if len(rest.split()) >= _WORDS:
                bare[story[article], rest].append((kind, place, name))
    for where, bodies in sorted(bare.items()):
        several = any(len({one[n] for one in bodies} - {""}) > 1 for n in (0, 1))
        names = [name for _, _, name in bodies] if not several else []
        for name in [*names[1:], *plain[where]] if names else ():
            joined.join(names[0], name, "a body, with and without the word for what it is")
