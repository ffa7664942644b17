"""Values in words: numbers with their own bounds ("almost 40"), intervals, dates; and what a claim says in short.

In: a claim or an assertion, a Lookup for the words its number was read from. Out: strings without markup.
"""

import re
from collections import Counter
from functools import cache

from firsthand import hours
from firsthand.records import Assertion, Claim, Quantity
from firsthand.resources import languages, table
from firsthand.tell.dates import in_words
from firsthand.tell.lookup import Lookup

_BEING = {"happened": "happened", "did not happen": "did not happen", "alleged": "is alleged", "hoax": "was a hoax"}
_SAID_OTHERWISE = {"status": "that it", "infected": "fell ill"}  # of a poisoning nobody is infected
_NAMES_MONEY = r".*(?:[$€£¥]|[^\W\d]$).*"  # "more than $40,000", "nearly 2 million euros"
_ONE_OF = {"children": "child", "crew": "crew member", "police": "police officer", "women": "woman"}
_CLOSE = 0.8  # "casi 40" is read as 32 to 40
TIME_SLOTS = frozenset({"when", "time", "date"})


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "text"), count(1200, "story", "stories")
    ('1 text', '1,200 stories')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def interval(low: int, high: int | None) -> str:
    """Two bounds as a person says them.

    >>> interval(2, 3), interval(2, 2), interval(24, None)
    ('2 to 3', '2', '24 or more')
    """
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def value_words(slot: str, value: int | str) -> str:
    """A claim's value as a person says it.

    >>> value_words("killed", "24.."), value_words("killed", 1200), value_words("when", "2018-05~")
    ('24 or more', '1,200', 'May 2018 (approximate)')
    >>> value_words("sentence", 4), value_words("sentence", "4 years and 6 months")
    ('4 years', '4 years and 6 months')
    """
    if isinstance(value, int):
        return count(value, "year") if slot == "sentence" else f"{value:,}"
    if slot == "status":
        return _BEING.get(value, f"was {value}")
    if slot == "hour":
        return hours.in_words(value)
    if slot in TIME_SLOTS:
        return in_words(value)
    low, dots, high = value.partition("..")
    if dots and (low.isdigit() or not low) and (high.isdigit() or not high) and (low or high):
        if low and high:
            return interval(int(low), int(high))
        return f"{int(low):,} or more" if low else f"{int(high):,} or fewer"
    return value


def slot_words(slot: str) -> str:
    """The name of a slot without its underscores; of the status, the beginning of its sentence.

    >>> slot_words("status"), slot_words("infected")
    ('that it', 'fell ill')
    """
    if slot in _SAID_OTHERWISE:
        return _SAID_OTHERWISE[slot]
    return slot.replace("_", " ").replace(":", ": ")


def bound_said(claim: Claim, lookup: Lookup) -> str:
    """The words of a number that is no exact one, as most of its support has them: "almost 40", "about 250".

    Empty where some support names the number outright, and where the value is no number.
    """
    if claim.id not in lookup.said:
        lookup.said[claim.id] = _bound_said(claim, lookup)
    return lookup.said[claim.id]


def _bound_said(claim: Claim, lookup: Lookup) -> str:
    said: Counter[str] = Counter()
    for assertion in lookup.evidence(claim.support):
        found = _quantity(assertion, claim.value, lookup)
        if found is None:
            continue
        if isinstance(claim.value, int) and not found.approximate:
            return ""
        said[_quantity_words(found, claim.value, lookup)] += 1
    return said.most_common(1)[0][0] if said else ""


def claim_value(claim: Claim, lookup: Lookup) -> str:
    """A claim's value on its card: the literal words where the number is only a bound drawn from them; its scope."""
    value = bound_said(claim, lookup) or value_words(claim.slot, claim.value)
    return scoped(value, claim.scope, claim.slot)


def scoped(value: str, scope: str, slot: str = "") -> str:
    """A number with whom it counts, where that is not all of the event's people.

    >>> scoped("7", "part"), scoped("2", "more"), scoped("1", "more"), scoped("dozens", "more"), scoped("54", "Medoria")
    ('7 of them', '2 others', '1 other', 'dozens of others', '54, Medoria')
    >>> scoped("19", "inmates"), scoped("1", "soldiers"), scoped("1", "police")
    ('19 inmates', '1 soldier', '1 police officer')
    >>> scoped("2,300,000", "EUR stolen", "amount"), scoped("more than $40,000", "USD fine", "amount")
    ('EUR 2,300,000 (stolen)', 'more than $40,000 (fine)')
    """
    if slot == "amount" and scope:
        currency, _, sort = scope.partition(" ")
        if not re.fullmatch(_NAMES_MONEY, value):
            value = f"{currency} {value}" if currency.isupper() else f"{value} {currency}s"
        return f"{value} ({sort})"
    if scope in _groups() and value == "1":
        return f"1 {_ONE_OF.get(scope, scope.removesuffix('s'))}"
    if scope in _groups():
        return f"{value} {'of them, ' if value.endswith('s') else ''}{scope}"
    if scope == "more":
        return f"{value}{' of' if value.endswith('s') else ''} other{'s' if value != '1' else ''}"
    return f"{value} of them" if scope == "part" else f"{value}, {scope}" if scope else value


@cache
def _groups() -> frozenset[str]:
    """The names of groups that have counts of their own."""
    return frozenset(row["of"] for language in languages() for row in table(language, "subgroups"))


def bound_words(claim: Claim, lookup: Lookup) -> str:
    """`counted as 24 or more`, beside `several dozen`; empty where the words name the number themselves."""
    said, counted = bound_said(claim, lookup), value_words(claim.slot, claim.value)
    return f"counted as {counted}" if said and not re.search(r"\d", said) else ""


def claim_title(claim: Claim, lookup: Lookup) -> str:
    """`killed = 7`, `killed = almost 40`, `arrested = several dozen (24 or more)`, `that it happened`."""
    value, counted = claim_value(claim, lookup), bound_words(claim, lookup).removeprefix("counted as ")
    if claim.slot == "status":
        return f"that it {value}"
    return f"{slot_words(claim.slot)} = {value} ({counted})" if counted else f"{slot_words(claim.slot)} = {value}"


def assertion_value(assertion: Assertion, lookup: Lookup) -> str:
    """What one assertion says for its slot; of a number that is no exact one its own words."""
    found = _quantity(assertion, assertion.value, lookup)
    exact = found is None or (isinstance(assertion.value, int) and not found.approximate)
    return (
        value_words(assertion.slot, assertion.value)
        if exact or found is None
        else _quantity_words(found, assertion.value, lookup)
    )


def _quantity(assertion: Assertion, value: int | str, lookup: Lookup) -> Quantity | None:
    """The number of an assertion's mention from which its value was drawn; of several the one in its own words."""
    mention = lookup.mentions.get(assertion.mention)
    fit = [q for q in mention.quantities if _gives(q, value)] if mention else []
    return min(fit, key=lambda q: (not assertion.span.overlaps(q.span), q.span), default=None)


def _gives(quantity: Quantity, value: int | str) -> bool:
    """Whether a value is this number or this bound; a range from a number to a number has its own words.

    What comes up to a number ("nearly 190") is reckoned from a little below it, which nobody wrote.
    """
    low, high = int(quantity.minimum), None if quantity.maximum is None else int(quantity.maximum)
    if isinstance(value, int):
        return low == high == value
    if quantity.approximate and high is not None and 0 < low < high:
        return value == f"{low}..{high}"
    return value == (f"{low}.." if high is None else f"..{high}" if low <= 0 else "")


def is_number(claim: Claim) -> bool:
    """Whether a claim's value is a number or the bounds of one, which the page says in English."""
    return isinstance(claim.value, int) or ".." in str(claim.value)


def _quantity_words(quantity: Quantity, value: int | str, lookup: Lookup) -> str:
    """A number's words in a sentence of ours: `almost 40` for "Almost 40", `dozens` for "Dozens of".

    Of another language what they come to: `at least 80` for "al menos a 80", `about 40` for "unos 40".
    """
    if (lookup.articles[quantity.span.article].language or "en").partition("-")[0] != "en":
        return _in_english(value, quantity)
    words = " ".join(lookup.quote(quantity.span).split())
    return (words[:1].lower() + words[1:]).removesuffix(" of").removesuffix(" de")


def _in_english(value: int | str, quantity: Quantity | None = None) -> str:
    """A number that is no exact one, without its own words; of one that comes up to another, that other.

    >>> _in_english("80.."), _in_english("..10"), _in_english(40)
    ('at least 80', 'at most 10', 'about 40')
    """
    if isinstance(value, int):
        return f"about {value:,}"
    low, _, high = value.partition("..")
    if low and high:
        close = quantity is not None and quantity.approximate and int(low) == int(int(high) * _CLOSE)
        return f"nearly {int(high):,}" if close else interval(int(low), int(high))
    return f"at least {int(low):,}" if low else f"at most {int(high):,}"
