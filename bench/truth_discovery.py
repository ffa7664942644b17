"""Who wrote the book: voting among sellers, of whom some copy from others.

`python bench/truth_discovery.py [RUNS]` prints a line of JSON a setting, over RUNS runs (seeds 0, 1, ...). The data are
the authors that 877 sellers give for 1,263 books, and the right authors of 100 of them, from
`../shared/data/truth_discovery/book_dafna`. Each run draws sellers that copy whole shelves from a few, and knows of
each such tie; what the sellers of the data copied from one another, nobody knows. Whom they copy, by setting:

- drawn: any seller with at least `SHELF` books;
- odd: one of those that agree least with the answer of most sellers;
- plain: one of those that agree most with it;
- harmful: one that is wrong about more of the books of which most sellers are right than right about the others. This
  one is drawn with the answers in hand: it says what copying costs where it does harm, not how often it does.

Three ways to answer, each scored by the share of the 100 books whose set of last names is right:

- majority: the answer of most sellers;
- trust: answers weighted by how often a seller agrees with the weighted answers (a simple TruthFinder), until stable;
- collapse: sellers that are tied count once for a book, each piece of tied sellers with its first seller's answer, then
  majority; ties go to the first answer in the alphabet, in all three.

Collapsing known copies gives back the vote as it was without them. So it beats majority where the copies did harm, and
loses where whoever was copied happens to be right against most: no method that forgets copies can win those runs.
"""

import csv
import json
import random
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "truth_discovery" / "book_dafna"
Answer = frozenset[str]  # last names
Claims = dict[str, dict[str, Answer]]  # by book, then by seller
COPIERS, VICTIMS = 80, 4  # sellers that copy, and from how many: one in twelve of all
SHELF = 20  # books: who has fewer is hardly worth copying; fixed, as the seeds are, before the first run


def load(folder: Path) -> tuple[Claims, dict[str, Answer]]:
    """What the sellers say, and what is right."""
    claims: defaultdict[str, dict[str, Answer]] = defaultdict(dict)
    with (folder / "claims.csv").open(newline="", encoding="utf-8", errors="replace") as stream:
        for row in csv.reader(stream, skipinitialspace=True):
            if len(row) > 5 and row[0].strip('"').isdigit():
                answer = last_names(row[4])
                if answer:
                    claims[row[2]][row[5]] = answer
    with (folder / "book_golden.csv").open(newline="", encoding="utf-8", errors="replace") as stream:
        gold = {row[0]: last_names(row[2]) for row in csv.reader(stream, skipinitialspace=True) if len(row) > 2}
    return dict(claims), {book: answer for book, answer in gold.items() if answer and book in claims}


def last_names(text: str) -> Answer:
    """The last names in a list of authors, as sellers write it.

    >>> sorted(last_names("o'leary, timothy j.;  o'leary, linda i.;  ")), sorted(last_names("Donald Ervin Knuth"))
    (['oleary'], ['knuth'])
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    names = []
    for name in re.split(r"[;/&|]|\band\b", re.sub(r"\([^)]*\)", " ", plain)):
        head, comma, _ = name.strip(" .,").partition(",")
        words = re.findall(r"[a-z\-]+", head)
        if words and "available" not in words:
            names.append(" ".join(words) if comma and len(words) < 3 else words[-1])
    return frozenset(name.split()[-1] for name in names)


def majority(claims: Claims) -> dict[str, Answer]:
    """The answer of most sellers, by book."""
    return {book: _most(Counter(said.values())) for book, said in claims.items()}


def trusting(claims: Claims, rounds: int = 20) -> dict[str, Answer]:
    """Answers weighted by their sellers' trust, which is the mean weight of what they answer."""
    trust: dict[str, float] = defaultdict(lambda: 0.8)
    for _ in range(rounds):
        sums: defaultdict[str, list[float]] = defaultdict(list)
        for said in claims.values():
            weight: defaultdict[Answer, float] = defaultdict(float)
            for seller, answer in said.items():
                weight[answer] += trust[seller]
            whole = sum(weight.values())
            for seller, answer in said.items():
                sums[seller].append(weight[answer] / whole)
        new = {seller: sum(found) / len(found) for seller, found in sums.items()}
        if all(abs(new[seller] - trust[seller]) < 1e-4 for seller in new):
            break
        trust = defaultdict(lambda: 0.8, new)
    answers = {}
    for book, said in claims.items():
        votes: Counter[Answer] = Counter()
        for seller, answer in said.items():
            votes[answer] += round(1_000_000 * trust[seller])
        answers[book] = _most(votes)
    return answers


def collapsed(claims: Claims, copies: Mapping[str, str]) -> dict[str, Answer]:
    """Majority, where a seller and whoever copies it are one. `copies` gives whom a seller has its shelf from."""
    answers = {}
    for book, said in claims.items():
        first: dict[str, Answer] = {}
        for seller, answer in said.items():
            root = seller
            while copies.get(root, root) != root:
                root = copies[root]
            if root == seller or root not in first:
                first[root] = answer
        answers[book] = _most(Counter(first.values()))
    return answers


def copied(claims: Claims, gold: Mapping[str, Answer]) -> dict[str, list[str]]:
    """By setting, the sellers of which some are copied. Only `harmful` looks at the gold."""
    shelf = _shelves(claims)
    most = majority(claims)
    large = sorted(seller for seller, held in shelf.items() if len(held) >= SHELF)
    agrees = {s: sum(most[b] == answer for b, answer in shelf[s].items()) / len(shelf[s]) for s in large}
    harm = {
        seller: sum((gold[b] == most[b]) - (gold[b] == answer) for b, answer in held.items() if b in gold)
        for seller, held in shelf.items()
    }
    few = 3 * VICTIMS
    return {
        "drawn": large,
        "odd": sorted(large, key=lambda seller: (agrees[seller], seller))[:few],
        "plain": sorted(large, key=lambda seller: (-agrees[seller], seller))[:few],
        "harmful": sorted(harm, key=lambda seller: (-harm[seller], seller))[:few],
    }


def injected(claims: Claims, victims: Sequence[str], rng: random.Random) -> tuple[Claims, dict[str, str]]:
    """The claims with sellers that copy the shelves of some of the victims, and whom each copies."""
    shelf = _shelves(claims)
    more = {book: dict(said) for book, said in claims.items()}
    copies: dict[str, str] = {}
    for victim in rng.sample(victims, VICTIMS):
        for number in range(COPIERS // VICTIMS):
            name = f"copy {number} of {victim}"
            copies[name] = victim
            for book, answer in shelf[victim].items():
                if rng.random() < 0.8:
                    more[book][name] = answer
    return more, copies


def _shelves(claims: Claims) -> dict[str, dict[str, Answer]]:
    shelf: defaultdict[str, dict[str, Answer]] = defaultdict(dict)
    for book, said in claims.items():
        for seller, answer in said.items():
            shelf[seller][book] = answer
    return shelf


def right(answers: Mapping[str, Answer], gold: Mapping[str, Answer]) -> float:
    """The share of the books with gold whose authors are right."""
    return sum(answers.get(book) == answer for book, answer in gold.items()) / max(1, len(gold))


def _most(votes: "Counter[Answer]") -> Answer:
    return max(sorted(votes, key=lambda answer: sorted(answer)), key=votes.__getitem__)


def main() -> None:
    """Measure without copies, then run by run."""
    if not DATA.exists():
        print(json.dumps({"skipped": f"{DATA} is not there"}))
        return
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    claims, gold = load(DATA)
    plain = {"majority": right(majority(claims), gold), "trust": right(trusting(claims), gold)}
    print(json.dumps({"setting": "as it is", "books": len(gold)} | {name: round(v, 3) for name, v in plain.items()}))
    for setting, victims in copied(claims, gold).items():
        print(json.dumps({"setting": setting, "of": len(victims)} | measured(claims, gold, victims, runs)), flush=True)


def measured(claims: Claims, gold: Mapping[str, Answer], victims: Sequence[str], runs: int) -> dict[str, object]:
    """The mean scores of a setting, and in how many runs collapsing beats, equals and loses to majority."""
    table: defaultdict[str, list[float]] = defaultdict(list)
    for run in range(runs):
        more, copies = injected(claims, victims, random.Random(run))
        found = {"majority": majority(more), "trust": trusting(more), "collapse": collapsed(more, copies)}
        for name, answers in found.items():
            table[name].append(right(answers, gold))
    means = {name: round(sum(values) / len(values), 3) for name, values in table.items()}
    better = Counter((c > m) - (c < m) for c, m in zip(table["collapse"], table["majority"], strict=True))
    return means | {"runs": runs, "beats": better[1], "equals": better[0], "loses": better[-1]}


if __name__ == "__main__":
    main()
