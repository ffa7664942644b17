"""Union-find over strings: a piece is named by its smallest member.

The outcome does not depend on the order of unions, unless somebody has said that two strings are to stay apart.
"""

from collections import defaultdict
from collections.abc import Iterable


class Unions:
    """Disjoint sets of strings."""

    def __init__(self, nodes: Iterable[str] = ()) -> None:
        self._parent = {node: node for node in nodes}
        self._below: dict[str, list[str]] = {}  # by a name that pieces had, the pieces that came to it
        self._foes: dict[str, set[str]] = {}
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

    def join(self, a: str, b: str, why: str = "") -> bool:
        """Make two pieces one, and keep `why` where it is given; False, and nothing, where they are to stay apart."""
        first, second = sorted((self.top(a), self.top(b)))
        if not self.may(first, second):
            return False
        if why:
            self._why.setdefault(a, {})[why] = None
        if first == second:
            return True
        self._parent[second] = first
        self._below.setdefault(first, []).append(second)
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

    def members(self, node: str) -> list[str]:
        """Every member of a node's piece, without a look at the others."""
        found = [self.top(node)]
        for name in found:
            found += self._below.get(name, ())
        return found

    def reasons(self, piece: Iterable[str]) -> list[str]:
        """Why the members of a piece were joined, each reason once, sorted."""
        return sorted({why for node in piece for why in self._why.get(node, ())})

    def pieces(self) -> list[tuple[str, ...]]:
        """Every piece, sorted, in the order of its smallest member."""
        found: dict[str, list[str]] = defaultdict(list)
        for node in sorted(self._parent):
            found[self.top(node)].append(node)
        return [tuple(found[top]) for top in sorted(found)]
