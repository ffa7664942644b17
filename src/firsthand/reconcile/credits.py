"""Credits resolved: which outlet of the case, and which of its articles, a credit means.

In: a Pile, how alike its articles are. Out: the credits with `target` set, and the outlet node each credit names (an
outlet that is not in the pile is a node too: "not seen").
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec.structs import replace

from firsthand.reconcile.desks import desk_credits
from firsthand.reconcile.miscredited import against_the_copies
from firsthand.reconcile.names import domain_name, outlet_keys
from firsthand.reconcile.own_initials import own_initials
from firsthand.reconcile.passages import Passages
from firsthand.reconcile.pile import Pile, outlet_for
from firsthand.reconcile.sentences import sentences_in
from firsthand.records import Article, Credit, Span
from firsthand.resources import kinds, languages

_ALIKE = 0.1  # a credit for a story of another day shares the outlet's name and little else
_FRESH = 3  # days: a retelling follows its source closely
_PAPER = "paper"  # alone it may be a study, "a paper in Nature"; "the paper writes" is a newspaper
Likeness = Callable[[str], Callable[[str], float]]  # of an article, to any other


class Credited(NamedTuple):
    """The credits of the case, and the node each names.

    `unseen` are the nodes that are not in the pile, `contradicted` the credits that copied words contradict.
    """

    credits: tuple[Credit, ...]
    node: dict[str, str]
    unseen: frozenset[str]
    contradicted: frozenset[str] = frozenset()


def resolve_credits(pile: Pile, passages: Passages, alike: Likeness) -> Credited:
    """Every credit of the readings, resolved. An outlet's credit to itself stays, marked `own`."""
    read = (c for r in pile.readings.values() for c in r.credits)
    raw = sorted((*read, *desk_credits(pile)), key=lambda c: (c.article, c.span, c.id))
    node = _nodes(pile, raw)
    shelf: dict[str, list[str]] = defaultdict(list)
    first = {name: said[0] if (said := pile.said(name)) else float("-inf") for name in pile.articles}
    for article in pile.articles:
        shelf[pile.node[article]].append(article)
    resolved = []
    for credit in raw:
        own = credit.own or node[credit.id] == pile.node[credit.article]
        if own:
            resolved.append(replace(credit, own=True))
        else:
            said = pile.said(credit.article)
            there = [name for name in shelf.get(node[credit.id], []) if said is None or first[name] <= said[1]]
            resolved.append(_aim(pile, passages, _without_others(pile, credit), there, alike))
    held = against_the_copies(pile, passages, resolved, node)
    return Credited(held.credits, node, frozenset(node.values()) - pile.nodes, held.ids)


def _without_others(pile: Pile, credit: Credit) -> Credit:
    """A credit without the sentences behind its own that name their own source: "the ministry on Saturday denied"."""
    if not credit.covers or not credit.may_cover:
        return credit  # of a byline or a closing line, which speaks of the page
    sourced = [
        source
        for one in pile.readings[credit.article].attributions
        if one.kind == "organisation" or (one.named and one.kind != "media")
        for source in one.sources
        if outlet_for(pile, pile.quote(source)) is None
    ]
    kept: list[Span] = []
    for span in credit.may_cover:
        sentences = sentences_in(pile, span)
        plain = [one for one in sentences if not any(one.contains(source) for source in sourced)]
        kept += [span] if len(plain) == len(sentences) else plain
    return replace(credit, may_cover=tuple(kept))


def _nodes(pile: Pile, credits: list[Credit]) -> dict[str, str]:
    """The node of each credit: an outlet of the case, else a name that every spelling of it shares."""
    node: dict[str, str] = {}
    strangers: dict[str, str] = {}
    initials = own_initials(pile, credits)
    for credit in sorted(credits, key=lambda c: (-len(c.outlet), c.outlet, c.id)):
        linked = _linked_outlet(pile, credit)
        known = linked or initials.get(credit.outlet) or outlet_for(pile, credit.outlet)
        if known:
            node[credit.id] = known
        elif credit.outlet == credit.outlet.lower():  # "local media": who knows which
            node[credit.id] = f"outlet:{credit.outlet} (named in {pile.articles[credit.article].key})"
        else:
            keys = sorted(outlet_keys(credit.outlet)) or [credit.outlet.casefold()]
            name = next((strangers[key] for key in keys if key in strangers), credit.outlet)
            for key in keys:
                strangers.setdefault(key, name)
            node[credit.id] = f"outlet:{name}"
    for credit in credits:
        if not credit.own and (meant := paper_meant(pile, credits, node, credit.span, credit.outlet)):
            node[credit.id] = meant
    return node


def paper_meant(pile: Pile, credits: Iterable[Credit], node: Mapping[str, str], span: Span, words: str) -> str | None:
    """The one outlet that a page has credited by name before it speaks of "the paper"; None for other words."""
    if not _only_says_paper(words):
        return None
    told = (one for one in credits if one.article == span.article and one.span.end <= span.start)
    named = {node[one.id] for one in told if not _only_says_paper(one.outlet)} - {pile.node[span.article]}
    return named.pop() if len(named) == 1 else None


def _only_says_paper(outlet: str) -> bool:
    """Whether a credit calls its outlet what it is alone, and takes it for known: "the paper", "el diario"."""
    told = outlet.split()
    if len(told) != 2 or told[0] not in {"the", "el", "la"}:
        return False
    return told[1] == _PAPER or any(kinds(name, "source_nouns").get(told[1]) == "media" for name in languages())


def _links(pile: Pile, credit: Credit) -> list[str]:
    """The links on the credit's words or in the stretch it covers at once."""
    near = (credit.span, *credit.covers)
    article = pile.articles[credit.article]
    return [k.url for k in article.links if any(Span(article.id, k.start, k.end).overlaps(span) for span in near)]


def _linked_outlet(pile: Pile, credit: Credit) -> str | None:
    """The outlet whose domain a link on the credit's own words leads to."""
    article = pile.articles[credit.article]
    for link in article.links:
        if Span(article.id, link.start, link.end).overlaps(credit.span) and (name := domain_name(link.url)):
            found = outlet_for(pile, name)
            if found and found != pile.node[credit.article]:
                return found
    return None


def _aim(pile: Pile, passages: Passages, credit: Credit, there: list[str], alike: Likeness) -> Credit:
    """The credit with the article it means: by link, else by the words they share, else by what they are about.

    `there` are the articles of the credited outlet that are not certainly later.
    """
    root = pile.root[credit.article]
    fit = [name for name in there if pile.root[name] != root]
    urls = {_bare(url) for url in _links(pile, credit)}
    linked = [name for name in fit if urls and _urls(pile.articles[name]) & urls]
    if linked:
        return replace(credit, target=linked[-1], why=_why(credit, "it links to that page"))
    if not fit:
        return credit
    shared = _shared(passages, credit.article)
    most = max(shared[name] for name in fit)
    near = alike(credit.article)
    best = max((n for n in fit if shared[n] == most), key=lambda name: (near(name), pile.rank[name]))
    if shared[best]:
        return replace(credit, target=best, why=_why(credit, f"it shares {shared[best]} characters with that article"))
    if near(best) >= _ALIKE:
        return replace(credit, target=best, why=_why(credit, "of that outlet's earlier articles it is the most alike"))
    recent = [name for name in fit if _days_before(pile, name, credit.article) <= _FRESH]
    if len({pile.root[name] for name in recent}) == 1:
        return replace(credit, target=recent[-1], why=_why(credit, "it is that outlet's only article of those days"))
    return credit


def _days_before(pile: Pile, earlier: str, later: str) -> float:
    first, second = pile.said(earlier), pile.said(later)
    return float("inf") if first is None or second is None else second[0] - first[0]


def _why(credit: Credit, reason: str) -> str:
    return f"{credit.why}; {reason}" if credit.why else reason


def _bare(url: str) -> str:
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


def _urls(article: Article) -> set[str]:
    return {_bare(article.url)} if article.url else set()


def _shared(passages: Passages, article: str) -> Counter[str]:
    """How many characters an article shares with each other one."""
    found: Counter[str] = Counter()
    for here, there, edge in passages.edges(article):
        if edge.content in {"body", "headline", "quotation"}:
            found[there.article] += len(here)
    return found
