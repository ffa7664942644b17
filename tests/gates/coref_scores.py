"""MUC, B³, CEAFe and their mean (CoNLL F1) for clusterings of the same gold mentions; singletons count.

In: for gold and system, each mention's cluster. Out: the F1 of each measure, 0..1.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Clusters = Mapping[str, Hashable]


def coref_scores(gold: Clusters, found: Clusters) -> dict[str, float]:
    """The four F1 values."""
    key, system = _groups(gold), _groups(found)
    muc = _f1(_muc(system, gold), _muc(key, found))
    b3 = _f1(_b3(found, system, gold, key), _b3(gold, key, found, system))
    likeness = np.array([[2 * len(k & s) / (len(k) + len(s)) if k & s else 0.0 for s in system] for k in key])
    total = _best_pairs(likeness)
    ceafe = _f1(total / len(system), total / len(key))
    return {"MUC": muc, "B3": b3, "CEAFe": ceafe, "CoNLL": (muc + b3 + ceafe) / 3}


def _groups(clusters: Clusters) -> list[set[str]]:
    found: dict[Hashable, set[str]] = defaultdict(set)
    for mention, name in clusters.items():
        found[name].add(mention)
    return list(found.values())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _muc(groups: Sequence[set[str]], other: Clusters) -> float:
    """The share of links that the other clustering keeps."""
    links = sum(len(group) - 1 for group in groups)
    return sum(len(group) - len({other[m] for m in group}) for group in groups) / links if links else 0.0


def _b3(mine: Clusters, groups: Sequence[set[str]], theirs: Clusters, others: Sequence[set[str]]) -> float:
    """The mean share of each mention's cluster that the other clustering puts beside it too."""
    at = {mention: group for group in groups for mention in group}
    beside = {mention: group for group in others for mention in group}
    return float(np.mean([len(at[m] & beside[m]) / len(at[m]) for m in mine]))


def _best_pairs(weights: npt.NDArray[np.float64]) -> float:
    """The greatest total of a one-to-one pairing of rows and columns (Hungarian method)."""
    cost = -(weights if weights.shape[0] <= weights.shape[1] else weights.T)
    rows, columns = cost.shape
    row_price, price = np.zeros(rows + 1), np.zeros(columns + 1)
    match = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        match[0], at = row, 0
        least, way = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while match[at]:
            used[at] = True
            slack = cost[match[at] - 1] - row_price[match[at]] - price[1:]
            better = ~used[1:] & (slack < least[1:])
            least[1:][better], way[1:][better] = slack[better], at
            best = int(np.argmin(np.where(used, np.inf, least)))
            step = least[best]
            row_price[match[used]] += step
            price[used] -= step
            least[~used] -= step
            at = best
        while at:
            match[at], at = match[way[at]], int(way[at])
    return float(sum(-cost[match[j] - 1, j - 1] for j in range(1, columns + 1) if match[j]))
