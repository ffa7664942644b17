"""Union-find over strings whose outcome does not depend on the order of unions: a piece is named by its smallest."""

from collections import defaultdict
from collections.abc import Iterable


class Unions:
    """Disjoint sets of strings."""

    def __init__(self, nodes: Iterable[str] = ()) -> None:
        self._parent = {node: node for node in nodes}

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

    def join(self, a: str, b: str) -> None:
        """Make two pieces one."""
        first, second = sorted((self.top(a), self.top(b)))
        self._parent[second] = first

    def pieces(self) -> list[tuple[str, ...]]:
        """Every piece, sorted, in the order of its smallest member."""
        found: dict[str, list[str]] = defaultdict(list)
        for node in sorted(self._parent):
            found[self.top(node)].append(node)
        return [tuple(found[top]) for top in sorted(found)]
