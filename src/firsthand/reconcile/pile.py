"""The pile as reconcile sees it: every input indexed once, in an order that does not depend on arrival.

In: articles, lineage, readings. Out: a Pile: who is a version of whom, who comes earlier, which outlet an article is.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from firsthand.reconcile.names import domain_name, outlet_keys, short_of
from firsthand.reconcile.values import Interval, days
from firsthand.records import Article, BlockKind, Lineage, Reading, Span


class Pile(NamedTuple):
    """All inputs of one case. `root` gives the first version of an article's story, `node` its outlet's node."""

    articles: dict[str, Article]
    readings: dict[str, Reading]
    lineage: Lineage
    root: dict[str, str]
    rank: dict[str, int]
    node: dict[str, str]
    keys: dict[str, frozenset[str]]

    def quote(self, span: Span) -> str:
        """The words of a span, on one line."""
        return " ".join(self.articles[span.article].quote(span).split())

    def block(self, span: Span) -> BlockKind:
        """The kind of block a span stands in."""
        for block in self.articles[span.article].blocks:
            if block.start <= span.start < block.end:
                return block.kind
        return "paragraph"

    def said(self, article: str) -> Interval | None:
        """The days on which an article spoke: the later of published and updated."""
        found = self.articles[article]
        return days(found.updated) or days(found.published)

    def not_after(self, a: str, b: str) -> bool:
        """Whether article `a` can have been there before `b`: not certainly later."""
        first, second = self.said(a), self.said(b)
        return first is None or second is None or first[0] <= second[1]


def open_pile(articles: Sequence[Article], lineage: Lineage, readings: Sequence[Reading]) -> Pile:
    """Index the inputs; the order they come in leaves no trace."""
    later = {version.article for version in lineage.versions}
    ordered = sorted({a.id: a for a in articles}.values(), key=lambda a: _age(a, a.id in later))
    by_id = {article.id: article for article in ordered}
    node, keys = _outlets(ordered)
    return Pile(
        articles=by_id,
        readings={r.article: r for r in sorted(readings, key=lambda r: r.article) if r.article in by_id},
        lineage=lineage,
        root=_roots(by_id, lineage),
        rank={article.id: place for place, article in enumerate(ordered)},
        node=node,
        keys=keys,
    )


def _age(article: Article, later: bool) -> tuple[str, str, str, str, bool, str]:
    """Sorts by when an article spoke; versions of one page, which often keep its date, by when they were received."""
    when = article.published or article.updated or article.captured or "9999"
    return when, article.key, article.updated or "", article.captured or "", later, article.id


def _roots(articles: dict[str, Article], lineage: Lineage) -> dict[str, str]:
    parent = {v.article: v.version_of for v in lineage.versions}
    found: dict[str, str] = {}
    for name in articles:
        at, seen = name, {name}
        while at in parent and parent[at] not in seen:
            at = parent[at]
            seen.add(at)
        found[name] = at
    return found


def _outlets(articles: Sequence[Article]) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The node of each article, and the keys of each outlet node. Names of one key set are one outlet."""
    names: dict[str, str] = {}
    for article in articles:
        name = article.outlet or domain_name(article.url)
        if name:
            names[article.id] = name.strip()
    groups = _same_outlet(sorted(set(names.values())), articles)
    common: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names.values():
        common[groups[name]][name] += 1
    best = {g: min(c, key=lambda n: (-c[n], n)) for g, c in common.items()}
    node = {a.id: f"outlet:{best[groups[names[a.id]]]}" if a.id in names else f"article:{a.id}" for a in articles}
    keys: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if article.id in names:
            keys[node[article.id]] |= outlet_keys(names[article.id])
            if domain := domain_name(article.url):
                keys[node[article.id]] |= outlet_keys(domain)
    return node, {name: frozenset(found) for name, found in keys.items()}


def _same_outlet(names: Sequence[str], articles: Sequence[Article]) -> dict[str, str]:
    """Each name's group: names that share a key longer than initials, or that print on one domain."""
    group = {name: name for name in names}
    holder: dict[str, str] = {}
    for name in names:
        for key in sorted(k for k in outlet_keys(name) if len(k) > 4 or k == "".join(name.lower().split())):
            group[name] = group[holder.setdefault(key, name)]
    return group


def outlet_for(pile: Pile, name: str) -> str | None:
    """The one outlet of the case that a credited name means; None when none or more than one fits."""
    wanted = outlet_keys(name)
    exact = sorted(node for node, keys in pile.keys.items() if keys & wanted)
    if exact:
        return exact[0] if len(exact) == 1 else None
    near = sorted(n for n in pile.keys if short_of(name, n.removeprefix("outlet:")))
    return near[0] if len(near) == 1 else None
