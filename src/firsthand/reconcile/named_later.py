"""A source who was not named, and whom a later page names: "Solheim admitted that she was the anonymous source who told
the Ledger".

In: the voices of the articles, each with its article, a story number an article, joins of those known to be one.
Out: joins of that person with the one unnamed source whom the outlet had cited in the story before. Of two it may be
either, and neither is taken.
"""

import re
from collections.abc import Iterator, Mapping

from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.passages import words_in
from firsthand.reconcile.pile import Pile, outlet_for
from firsthand.reconcile.sentences import sentence_at
from firsthand.records import Span, Voice
from firsthand.unions import Unions

Members = Mapping[str, tuple[Voice, str]]
_UNNAMED = r"(?:anonymous|unnamed|unidentified|undisclosed|secret|confidential)"
_SIN_NOMBRE = r"(?:anónim[oa]|secret[oa]|sin identificar|confidencial)"
_WAS_THE_SOURCE = re.compile(
    rf"\b(?:was|were|is|been|being)\s+(?:the|an?|its|their|one of the)\s+(?:{_UNNAMED}\s+)?"
    r"(?:source|informant|whistle-?blower|insider|official)\s+(?:who|that|behind|quoted|cited|of|for)\b"
    rf"|\b(?:era|fue|es|sido|ser)\s+(?:la|el|una?)\s+(?:fuente|informante|confidente)(?:\s+{_SIN_NOMBRE})?"
    r"\s+(?:que|de|del|citad[oa]|consultad[oa]|detrás)\b"
)
_NAME = re.compile(
    r"(?:The\s+|El\s+|La\s+)?[^\W\d_a-zß-ÿ][\w&’'-]*(?:\s+(?:(?:of|de|del|la)\s+)?[^\W\d_a-zß-ÿ][\w&’'-]*)*"
)


def join_named_later(pile: Pile, members: Members, story: Mapping[str, int], joined: Unions) -> None:
    """Join who is told to have been an outlet's unnamed source with the one whom its pages of the story cite."""
    for article in sorted(pile.readings):
        for at, node in _told(pile, article):
            person = _who(pile, members, article, at)
            tops: dict[str, str] = {}
            for name, (voice, page) in sorted(members.items()):
                unnamed = not voice.named and voice.kind in {"unnamed", "official"} and voice.count_max == 1
                before = pile.node[page] == node and pile.rank[page] < pile.rank[article]
                if unnamed and before and story[page] == story[article] and not _unresolved(voice):
                    tops.setdefault(joined.top(name), name)
            if person is not None and len(tops) == 1:
                joined.join(person, next(iter(tops.values())), "told later to have been the source who was not named")


def _unresolved(voice: Voice) -> bool:
    return voice.label.startswith("unresolved")


def _told(pile: Pile, article: str) -> Iterator[tuple[Span, str]]:
    """Where a page says that somebody was an outlet's source, and the outlet of the case that its sentence names."""
    text = pile.articles[article].text
    for found in _WAS_THE_SOURCE.finditer(text):
        at = Span(article, found.start(), found.end())
        sentence = sentence_at(pile, at)
        nodes = {outlet_for(pile, name[0]) for name in _NAME.finditer(text, found.end(), sentence.end)}
        nodes = {node for node in nodes if node in pile.nodes}
        if len(nodes) == 1:
            yield at, nodes.pop() or ""


def _who(pile: Pile, members: Members, article: str, at: Span) -> str | None:
    """The person of whom it is told: who says so of himself, or who is named last before it in the sentence."""
    text = pile.articles[article].text
    between = text[sentence_at(pile, at).start : at.start].split()
    itself = bool(between) and fold(between[-1]) in {"he", "she", "that", "que", "i"}
    speaking = [
        voice
        for one in pile.readings[article].attributions
        for voice in one.voices
        if any(content.contains(at) for content in one.contents) and voice in members
    ]
    if itself and len(set(speaking)) == 1:
        return speaking[0] if members[speaking[0]][0].named else None
    known = {
        fold(w.folded) for w in words_in(pile, article) if w.end <= at.start and w.start >= sentence_at(pile, at).start
    }
    named = [
        name
        for name, (voice, page) in sorted(members.items())
        if page == article and voice.kind == "named_person" and set(content_words(voice.label)[-1:]) <= known
    ]
    return named[0] if len(named) == 1 else None
