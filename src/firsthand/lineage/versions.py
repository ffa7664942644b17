"""Versions of one story: the same address, or one outlet's own story written through.

In: a Pile, its ties and best sources. Out: Version records; an article is a version of the earliest of its story.
"""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

import numpy as np

from firsthand.lineage.fingerprint import Longs
from firsthand.lineage.passages import Ties
from firsthand.lineage.pile import Pile
from firsthand.lineage.sources import Sinks, Sources
from firsthand.records import Version

MOST = 0.5  # of the longer article's body, too: a brief inside a feature of the same outlet is no version of it
_PLAIN = re.compile(r"https?://([a-z0-9.-]+)(/[A-Za-z0-9/._~%-]*)?")  # as most are: to take others apart is slow
_TRACKING = ("utm_", "fbclid", "gclid", "mc_", "ref", "cmp", "smid", "ns_")


def versions(pile: Pile, ties: Ties, sources: Sources, sinks: Sinks, sizes: Longs) -> list[Version]:
    """Each later state of a story with the state first seen."""
    first: dict[int, int] = {}
    why: dict[int, str] = {}
    addresses: dict[str, int] = {}
    for rank, article in enumerate(pile.articles):
        address = address_of(article.url) if article.url else None
        earlier = addresses.setdefault(address, rank) if address else rank
        if earlier != rank:
            first[rank], why[rank] = earlier, "the same address, seen later"
    best = sources.tie[sources.at[:-1][np.diff(sources.at) > 0]]
    a, b, shared = ties.a[best], ties.b[best], ties.body()[best]
    longer = np.maximum(sizes[a], sizes[b])
    through = (pile.outlets[a] == pile.outlets[b]) & (pile.outlets[a] >= 0) & (shared >= MOST * longer)
    for n in np.flatnonzero(through & ~sinks.outside[best]).tolist():
        rank = int(b[n])
        if rank not in first:
            first[rank] = int(a[n])
            share = shared[n] / longer[n]
            why[rank] = f"the same outlet, and {share:.0%} of the longer article's own words stand in both"
    found = []
    for rank in sorted(first):
        root = rank
        while root in first:
            root = first[root]
        found.append(Version(article=pile.articles[rank].id, version_of=pile.articles[root].id, why=why[rank]))
    return found


@lru_cache(maxsize=1 << 16)
def address_of(url: str | None) -> str | None:
    """A URL without what varies between two visits to one page; None without a URL.

    >>> address_of("https://www.Paper.example/a/?utm_source=x&id=7#top")
    'paper.example/a?id=7'
    """
    if not url:
        return None
    if plain := _PLAIN.fullmatch(url):
        return _without_label(plain[1]) + (plain[2] or "").rstrip("/") or None
    parts = urlsplit(url)
    kept = sorted((k, v) for k, v in parse_qsl(parts.query) if not k.casefold().startswith(_TRACKING))
    address = _without_label(parts.hostname or "") + parts.path.rstrip("/")
    return (address + ("?" + urlencode(kept) if kept else "")) or None


def _without_label(host: str) -> str:
    return host.removeprefix("www.").removeprefix("m.")
