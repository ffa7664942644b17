"""Whose lawyer is who: "his lawyer", "Lerma's lawyer", and Julio Serna, whom the page calls so.

In: the voices of the articles, each with its article, and joins of those who are known to be one; or two voices of a
case. Out: joins, on a page that names one lawyer; why two may be one, where another page names him. Of two lawyers
neither is taken, nor is the lawyer of somebody else.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Voice
from firsthand.unions import Unions
from firsthand.wording import folded_terms

Members = Mapping[str, tuple[Voice, str]]
_HIS = re.compile(r"(?:his|her|their|the|su|el|la)\s|.{2,60}?['’]s?\s", re.IGNORECASE)
_SMALL = frozenset("the his her their mayor el la su".split())  # noqa: SIM905
_OF = re.compile(r"\b(?:de|del|of|for|para)\s", re.IGNORECASE)


def join_lawyers(pile: Pile, members: Members, joined: Unions) -> None:
    """Join "his lawyer" with the one lawyer whom the page names."""
    named: dict[str, list[str]] = defaultdict(list)
    bare: dict[str, list[str]] = defaultdict(list)
    for name, (voice, article) in sorted(members.items()):
        if voice.kind == "named_person" and _called_lawyer(pile, voice):
            named[article].append(name)
        elif _is_bare(voice):
            bare[article].append(name)
    for article, names in bare.items():
        lawyers = {joined.top(name): name for name in named.get(article, ())}
        if len(lawyers) == 1:
            lawyer = next(iter(lawyers.values()))
            for name in names:
                if not _of_two(pile, members[lawyer][0], members[name][0]):
                    joined.join(lawyer, name, "somebody's lawyer, and the one lawyer whom the page names")


def may_be_his_lawyer(pile: Pile, a: Voice, b: Voice) -> str | None:
    """Why "his lawyer" of one page may be the lawyer whom another names."""
    for bare, person in ((a, b), (b, a)):
        lawyer = _is_bare(bare) and person.kind == "named_person" and _called_lawyer(pile, person)
        if lawyer and not _of_two(pile, bare, person):
            return f"“{bare.label}” may be {person.label}, who is called a lawyer too"
    return None


def _is_bare(voice: Voice) -> bool:
    """Whether a voice is somebody's lawyer without a name: "su abogado", "Lerma's lawyer"; not "a lawyer"."""
    if voice.named or voice.kind not in {"unnamed", "official"} or voice.count_max != 1:
        return False
    return bool(set(content_words(voice.label)) & folded_terms("lawyers")) and bool(_HIS.match(voice.label))


def _called_lawyer(pile: Pile, voice: Voice) -> bool:
    return any(set(content_words(pile.quote(span))) & folded_terms("lawyers") for span in voice.mentions)


def _of_two(pile: Pile, one: Voice, other: Voice) -> bool:
    """Whether two lawyers have clients of two names."""
    mine, theirs = (_clients((voice.label, *map(pile.quote, voice.mentions)), voice) for voice in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _clients(said: Iterable[str], voice: Voice) -> set[str]:
    """The names of clients in what a lawyer is called: "Lerma's lawyer", "la abogada de Ana Vidal, Rosa Tello"."""
    own = set(content_words(voice.label)) if voice.named else set[str]()
    found = set[str]()
    for words in said:
        whose = re.match(r"(.{2,60}?)['’]s?\s", words)
        part = whose[1] if whose else words[of.end() :] if (of := _OF.search(words)) else ""
        found |= {fold(word) for word in re.findall(r"\w+", part) if word[0].isupper() and word.lower() not in _SMALL}
    return found - own
