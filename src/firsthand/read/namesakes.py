"""Whether two names, or a name and a pronoun, can be one person's.

In: labels of persons. Out: whether they can be one.
"""

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from firsthand.read.describe import Description
from firsthand.resources import table

_SHE = frozenset({"she", "her", "hers", "herself"})
_WOMEN = frozenset({"wife", "mother", "daughter", "sister", "girl", "widow", "grandmother", "queen", "princess"})
_MEN = frozenset({"man", "husband", "father", "son", "brother", "boy", "widower", "grandfather", "king", "prince"})
# Two forms of one given name that do not begin alike.
_ONE_NAME = frozenset(
    map(
        frozenset,
        (
            ("Bill", "William"),
            ("Bob", "Robert"),
            ("Dick", "Richard"),
            ("Ted", "Edward"),
            ("Ned", "Edward"),
            ("Tony", "Anthony"),
            ("Tony", "Antonio"),
            ("Betty", "Elizabeth"),
            ("Liz", "Elizabeth"),
            ("Peggy", "Margaret"),
            ("Polly", "Mary"),
            ("Molly", "Mary"),
            ("Pepe", "José"),
            ("Paco", "Francisco"),
        ),
    )
)


def namesakes(a: str, b: str) -> bool:
    """Whether two full names have a last name in common and are two people's: Ada Vik, Bo Vik; not A. Vik, Ada Vik."""
    one, other = a.split(), b.split()
    if len(one) != 2 or len(other) != 2 or one[1] != other[1]:
        return False
    full = len(one[0]) > 2 < len(other[0]) or {one[0], other[0]} <= set(_borne_by())
    return full and one[0][0] != other[0][0] and frozenset({one[0], other[0]}) not in _ONE_NAME


def suits(pronoun: Token, described: Description, people: Mapping[str, str]) -> bool:
    """Whether a name does not speak against it: Hillary is no "he", Vladimir no "she"."""
    full = described.label if " " in described.label else people.get(described.label, "")
    borne = _borne_by().get(full.split(" ")[0]) if " " in full else None
    words = set(described.words.lower().split()[:2])
    if words & {"mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen"}:
        borne = "women"
    elif words & {"mr", "mr.", "king"}:
        borne = "men"
    elif described.head in _WOMEN or described.head.endswith("woman"):
        borne = "women"
    elif described.head in _MEN:
        borne = "men"
    return borne in {None, "both", "women" if pronoun.lower_ in _SHE else "men"}


def last_name(label: str) -> str:
    """The last name of a person, without "Jr"."""
    words = [word for word in label.split() if word.rstrip(".") not in {"Jr", "Sr", "II", "III"}]
    return words[-1] if words else label


def shares(label: str, surname: str) -> bool:
    """Whether a label has a last name in it."""
    return surname in label.split()


@cache
def _borne_by() -> dict[str, str]:
    """Who bears a given name: women, men or both."""
    return {row["term"]: row["of"] for row in table("en", "given_names")}
