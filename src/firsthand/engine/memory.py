"""The Engine protocol in compiled loops over memory: for a case, whose fingerprints fit there many times over.

In: Arrow tables. Out: Arrow tables.
"""

import numpy as np
import pyarrow as pa

from firsthand.engine.grouping import Bools, Groups, Hubs, beyond, groups, numbered, star

_DENSE = 4  # times as high as there are postings: such fingerprints are numbers, one after the other, and no hashes
_SEEDS = ("a", "a_position", "b", "b_position")


class MemoryEngine:
    """No database at all; nothing spills to disk. The groups of the last postings are kept: both questions ask them."""

    def __init__(self) -> None:
        self._postings: pa.Table | None = None
        self._groups: Groups = (np.zeros(0, np.int32), np.zeros(1, np.int64))

    @property
    def name(self) -> str:
        """`memory`."""
        return "memory"

    def seeds(self, postings: pa.Table, hubs: Hubs) -> pa.Table:
        """Join each fingerprint's hubs to its other holders; see the protocol."""
        rank, position = postings["rank"].to_numpy(), postings["position"].to_numpy()
        columns = star(*self._grouped(postings), rank, position, _unsure(postings), hubs)
        return pa.table(dict(zip(_SEEDS, columns, strict=True)))

    def cut(self, postings: pa.Table, hubs: Hubs) -> tuple[int, int]:
        """Fingerprints with pairs of holders of which none is a hub, and how many such pairs there are."""
        prints, pairs = beyond(*self._grouped(postings), postings["rank"].to_numpy(), _unsure(postings), hubs)
        return int(prints), int(pairs)

    def _grouped(self, postings: pa.Table) -> Groups:
        if self._postings is not postings:
            hashes = postings["fingerprint"].to_numpy().copy()  # one that may be written to: it is compiled for such
            many = int(hashes.max(initial=0)) + 1
            self._postings = postings
            self._groups = numbered(hashes, many) if many <= _DENSE * len(hashes) else groups(hashes)
        return self._groups

    def components(self, edges: pa.Table) -> pa.Table:
        """Connected pieces, each named by its smallest node."""
        root: dict[str, str] = {}
        for a, b in zip(edges["a"].to_pylist(), edges["b"].to_pylist(), strict=True):
            low, high = sorted((_root(root, a), _root(root, b)))
            root[high] = low
        nodes = sorted(root)
        named = {"node": nodes, "component": [_root(root, node) for node in nodes]}
        return pa.table(named, schema=pa.schema([("node", pa.string()), ("component", pa.string())]))


def _unsure(postings: pa.Table) -> Bools:
    return np.asarray(postings["unsure"].combine_chunks().to_numpy(zero_copy_only=False))


def _root(root: dict[str, str], node: str) -> str:
    root.setdefault(node, node)
    while root[node] != node:
        root[node] = root[root[node]]
        node = root[node]
    return node
