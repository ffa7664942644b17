"""Union-find over strings whose outcome does not depend on the order of unions: a piece is named by its smallest."""

from collections import defaultdict
from collections.abc import Iterable


class Unions:
    """Disjoint sets of strings."""

    def __init__(self, nodes: Iterable[str] = ()) -> None:
        self._parent = {node: node for node in nodes}
        self._why: dict[str, dict[str, None]] = {}

    def top(self, node: str) -> str:
        """The smallest member of a node's piece."""
        self._parent.setdefault(node, node)
        path = []
        while self._parent[node] != node:
            path.append(node)
            node = self._parent[node]
        for step in path:
            self._parent[step] = node
        return node

    def join(self, a: str, b: str, why: str = "") -> None:
        """Make two pieces one; `why` is kept where it is given."""
        if why:
            self._why.setdefault(a, {})[why] = None
        first, second = sorted((self.top(a), self.top(b)))
        self._parent[second] = first

    def reasons(self, piece: Iterable[str]) -> list[str]:
        """Why the members of a piece were joined, each reason once, sorted."""
        return sorted({why for node in piece for why in self._why.get(node, ())})

    def pieces(self) -> list[tuple[str, ...]]:
        """Every piece, sorted, in the order of its smallest member."""
        found: dict[str, list[str]] = defaultdict(list)
        for node in sorted(self._parent):
            found[self.top(node)].append(node)
        return [tuple(found[top]) for top in sorted(found)]
