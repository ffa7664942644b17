"""Union-find over strings: a piece is named by its smallest member.

The outcome does not depend on the order of unions, unless somebody has said that two strings are to stay apart.
"""

from collections import defaultdict
from collections.abc import Iterable


class Unions:
    """Disjoint sets of strings."""

    def __init__(self, nodes: Iterable[str] = ()) -> None:
        self._parent = {node: node for node in nodes}
        self._foes: dict[str, set[str]] = {}

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

    def join(self, a: str, b: str) -> bool:
        """Make two pieces one; they stay as they are, and it gives False, where they are to stay apart."""
        first, second = sorted((self.top(a), self.top(b)))
        if first == second:
            return True
        if not self.may(first, second):
            return False
        self._parent[second] = first
        if second in self._foes:
            self._foes.setdefault(first, set()).update(self._foes.pop(second))
        return True

    def part(self, a: str, b: str) -> bool:
        """Keep two pieces apart from now on; False where they are one already."""
        one, other = self.top(a), self.top(b)
        if one == other:
            return False
        self._foes.setdefault(one, set()).add(other)
        self._foes.setdefault(other, set()).add(one)
        return True

    def may(self, a: str, b: str) -> bool:
        """Whether nobody has said that two pieces are to stay apart."""
        if not self._foes:
            return True
        one, other = self.top(a), self.top(b)
        return other not in {self.top(foe) for foe in self._foes.get(one, ())}

    def pieces(self) -> list[tuple[str, ...]]:
        """Every piece, sorted, in the order of its smallest member."""
        found: dict[str, list[str]] = defaultdict(list)
        for node in sorted(self._parent):
            found[self.top(node)].append(node)
        return [tuple(found[top]) for top in sorted(found)]
