"""What a method found on planted coverage, against the truth: by pair of articles and by character.

In: a Coverage of `plant_coverage` and a Lineage, or the pairs that a document-level peer found (`first_quality` takes a
Coverage of `plant_copies`, the first generator). Out: measures in 0..1, higher is better. Stretches are sorted
intervals, so that 20,000 articles are scored in seconds.

- edge precision: of the pairs tied by anything but furniture, those that share a story's sentence or a person's words;
  body precision: of the pairs tied by body, those that share a story's sentence.
- copy to origin recall: of the copies, each with the article where its passage stood first, those tied; pairs with
  fewer than 80 planted characters are not asked for. Copy to a holder recall takes any article that has what the copy
  has of its origin: where the origin's date is wrong, a method may have taken one of its copies for it.
- span recall (and that of each kind of copy), span precision: characters of the planted passages, on both sides; what
  stands between two planted sentences, and around a quoted person's words ("said X"), is not held against a span, nor
  is another sentence that both pages have: a copy of a copy shares with it what stood first on a third page.
- quotation F1: pairs tied by nothing but a person's words; missed are those tied as body, and every quotation that is
  tied to no other article that has it.
- direction right: of the tied copies whose printed dates tell who came first, those where most of the tied text is said
  to come from the origin; where the dates do not tell, `not reversed` counts those where it is not said to go the other
  way.
- text precision, text recall: pairs of articles put into one text; an article that has a fifth to three fifths of its
  words from a story may be put with it or not.
- versions F1: later states of an outlet's own story, each with the first.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

import plant_copies
from firsthand.records import Lineage, Reuse, Span
from plant_coverage import Coverage, Planted

Stretches = list[tuple[int, int]]
Pair = tuple[str, str]
ASKED = 80
SAID = 80  # around a person's words: who said it, when they are printed alike
JOINED = 3  # the blank, or line break, between two sentences


def quality(planted: Coverage, found: Lineage) -> dict[str, float]:
    """Every measure of a method that gives spans."""
    edges: defaultdict[Pair, list[Reuse]] = defaultdict(list)
    for edge in found.reuse:
        if edge.content != "boilerplate":
            edges[_pair(edge.a.article, edge.b.article)].append(edge)
    body = {pair for pair, tied in edges.items() if any(edge.content == "body" for edge in tied)}
    right = sum(planted.share_body(*pair) for pair in body)
    return (
        pair_quality(planted, edges)
        | {"body precision": right / max(1, len(body))}
        | span_quality(planted, lambda pair: [s for edge in edges.get(pair, ()) for s in (edge.a, edge.b)])
        | {"quotation F1": _quotations(planted, edges)}
        | _directions(planted, edges)
        | _texts(planted, (text.articles for text in found.texts))
        | _versions(planted, {(version.article, version.version_of) for version in found.versions})
    )


def pair_quality(planted: Coverage, pairs: Iterable[Pair]) -> dict[str, float]:
    """What a method that only gives pairs of articles can be asked."""
    tied = {_pair(*pair) for pair in pairs}
    right = sum(planted.share_body(*pair) or planted.share_sayings(*pair) for pair in tied)
    asked = asked_pairs(planted)
    result = {
        "edge precision": right / max(1, len(tied)),
        "copy to origin recall": sum(_pair(*pair) in tied for pair in asked) / max(1, len(asked)),
        "copy to a holder recall": _held(planted, asked, tied) / max(1, len(asked)),
    }
    for kind in sorted(set(asked.values())):
        of_kind = [pair for pair, its in asked.items() if its == kind]
        result[f"recall {kind}"] = sum(_pair(*pair) in tied for pair in of_kind) / len(of_kind)
    return result


def _held(planted: Coverage, asked: Iterable[Pair], tied: set[Pair]) -> int:
    """Copies tied to their origin, or to another article that has what they have of it."""
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in tied:
        beside[one].append(other)
        beside[other].append(one)
    found = 0
    for copy, origin in asked:
        of = planted.body if planted.share_body(copy, origin) else planted.sayings
        same = of[copy] & of[origin]
        found += _pair(copy, origin) in tied or any(not same.isdisjoint(of[other]) for other in beside[copy])
    return found


def asked_pairs(planted: Coverage) -> dict[Pair, str]:
    """(copy, origin) and the kind, where enough was copied to ask for it."""
    sizes: Counter[Pair] = Counter()
    kinds: dict[Pair, str] = {}
    for passage in planted.planted:
        sizes[passage.copy, passage.origin] += passage.end - passage.start
        kinds[passage.copy, passage.origin] = passage.kind
    return {pair: kinds[pair] for pair, size in sizes.items() if size >= ASKED}


def span_quality(planted: Coverage, spans_of: Callable[[Pair], Sequence[Span]]) -> dict[str, float]:
    """How much of the planted passages the spans of a pair cover, in all and kind by kind, and how much is planted."""
    passages: defaultdict[Pair, list[Planted]] = defaultdict(list)
    for passage in planted.planted:
        passages[passage.copy, passage.origin].append(passage)
    whole, hit = Counter[str](), Counter[str]()
    claimed = allowed = 0
    for (copy, origin), mine in passages.items():
        tied = spans_of(_pair(copy, origin))
        for side in (copy, origin):
            here = [(p.start, p.end) if side == copy else (p.from_start, p.from_end) for p in mine]
            truth = union(here)
            slack = SAID if mine[0].kind == "quoted" else 0
            both = [planted.places[side][name] for name in planted.places[copy].keys() & planted.places[origin].keys()]
            room = union([*both, *((start - slack, end + slack) for start, end in truth)], JOINED)
            spans = union([(span.start, span.end) for span in tied if span.article == side])
            whole[mine[0].kind] += total(truth)
            hit[mine[0].kind] += shared(truth, spans)
            claimed, allowed = claimed + total(spans), allowed + shared(room, spans)
    return {
        "span recall": hit.total() / max(1, whole.total()),
        "span precision": allowed / max(1, claimed),
    } | {f"span recall {kind}": hit[kind] / max(1, whole[kind]) for kind in sorted(whole)}


def _quotations(planted: Coverage, edges: dict[Pair, list[Reuse]]) -> float:
    """How well shared words of a person are told from copying."""
    right = wrong = missed = 0
    met: defaultdict[str, set[int]] = defaultdict(set)
    for pair, tied in edges.items():
        only = all(edge.content == "quotation" for edge in tied)
        truly = planted.share_only_sayings(*pair)
        right, wrong, missed = right + (only and truly), wrong + (only and not truly), missed + (truly and not only)
        for one in pair if truly else ():
            met[one] |= planted.sayings[pair[0]] & planted.sayings[pair[1]]
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for article, sayings in planted.sayings.items():
        for saying in sayings:
            holders[saying].append(article)
    for saying, held in holders.items():
        alone = [one for one in held if saying not in met[one]]
        missed += sum(any(other != one and not planted.share_body(one, other) for other in held) for one in alone)
    return 2 * right / max(1, 2 * right + wrong + missed)


def _directions(planted: Coverage, edges: dict[Pair, list[Reuse]]) -> dict[str, float]:
    tell: dict[Pair, bool] = {(p.copy, p.origin): p.dates_tell for p in planted.planted if p.kind != "quoted"}
    right = told = reversed_ = untold = 0
    for (copy, origin), by_date in tell.items():
        said: Counter[str] = Counter()
        for edge in edges.get(_pair(copy, origin), []):
            if edge.content != "quotation":
                forth = edge.direction == ("b_from_a" if edge.b.article == copy else "a_from_b")
                back = edge.direction in ("a_from_b", "b_from_a") and not forth
                said["forth" if forth else "back" if back else "open"] += len(edge.b)
        if not said:
            continue
        first = max(sorted(said), key=said.__getitem__)
        if by_date:
            told, right = told + 1, right + (first == "forth")
        else:
            untold, reversed_ = untold + 1, reversed_ + (first == "back")
    return {"direction right": right / max(1, told), "not reversed": 1 - reversed_ / max(1, untold)}


def _texts(planted: Coverage, texts: Iterable[tuple[str, ...]]) -> dict[str, float]:
    right = together = 0
    sizes = Counter(planted.text_of.values())
    for text in texts:
        marks = Counter((planted.text_of[one], planted.may_be_text_of[one]) for one in text)
        for count in marks.values():
            right, together = right + _pairs(count), together + _pairs(count)
        for ((one, may), n), ((other, might), m) in combinations(marks.items(), 2):
            if one == other:
                right, together = right + n * m, together + n * m
            elif one not in might and other not in may and may.isdisjoint(might):
                together += n * m
    asked = sum(map(_pairs, sizes.values()))
    return {
        "text precision": right / max(1, together),
        "text recall": right / max(1, asked),
        "text F1": 2 * right / max(1, together + asked),
    }


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _versions(planted: Coverage, found: set[Pair]) -> dict[str, float]:
    """Later states; two prints of one text by one outlet that are not its own story may be called so, or not."""
    outlet = {article.id: article.outlet for article in planted.articles}
    truth = {_pair(*pair) for pair in planted.versions.items()}
    said = {
        _pair(a, b)
        for a, b in found
        if planted.text_of[a] != planted.text_of[b] or _pair(a, b) in truth or outlet[a] != outlet[b]
    }
    return {"versions F1": 2 * len(truth & said) / max(1, len(truth) + len(said))}


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def union(stretches: Stretches, gap: int = 0) -> Stretches:
    """Sorted, without overlaps; those at most `gap` apart become one.

    >>> union([(5, 9), (0, 3), (2, 4)]), union([(0, 3), (5, 9)], gap=2)
    ([(0, 4), (5, 9)], [(0, 9)])
    """
    joined: Stretches = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1] + gap:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def total(stretches: Stretches) -> int:
    """Characters in them.

    >>> total([(0, 4), (5, 9)])
    8
    """
    return sum(end - start for start, end in stretches)


def shared(one: Stretches, other: Stretches) -> int:
    """Characters in both, each a union.

    >>> shared([(0, 4), (6, 9)], [(2, 7)])
    3
    """
    return sum(size for size in _overlaps(one, other) if size > 0)


def _overlaps(one: Stretches, other: Stretches) -> Iterator[int]:
    i = j = 0
    while i < len(one) and j < len(other):
        yield min(one[i][1], other[j][1]) - max(one[i][0], other[j][0])
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1


def first_quality(planted: plant_copies.Coverage, found: Lineage) -> dict[str, float]:
    """Edge precision, copy→origin recall, span recall and precision by character, quotations told apart."""
    edges = {frozenset((e.a.article, e.b.article)) for e in found.reuse if e.content != "boilerplate"}
    pairs: dict[frozenset[str], str] = {frozenset((p.copy, p.origin)): p.kind for p in planted.planted}
    covered: dict[tuple[str, str], set[int]] = defaultdict(set)
    kinds: dict[frozenset[str], set[str]] = defaultdict(set)
    for e in found.reuse:
        if e.content == "boilerplate":
            continue
        kinds[frozenset((e.a.article, e.b.article))].add(e.content)
        covered[(e.a.article, e.b.article)].update(range(e.b.start, e.b.end))
        covered[(e.b.article, e.a.article)].update(range(e.a.start, e.a.end))
    truth: dict[tuple[str, str], set[int]] = defaultdict(set)
    for p in planted.planted:
        truth[(p.origin, p.copy)].update(range(p.start, p.end))
    hit = sum(len(truth[key] & covered.get(key, set())) for key in truth)
    claimed = sum(len(covered[key]) for key in truth if key in covered)
    true_claimed = sum(len(_joined(truth[key]) & covered[key]) for key in truth if key in covered)
    quoted = {pair for pair, kind in pairs.items() if kind == "quoted"}
    said = {pair for pair in pairs if kinds.get(pair) == {"quotation"}}
    right = len(quoted & said)
    result = {
        "edge precision": len(edges & planted.sharing) / max(1, len(edges)),
        "copy to origin recall": sum(pair in edges for pair in pairs) / max(1, len(pairs)),
        "span recall": hit / max(1, sum(map(len, truth.values()))),
        "span precision": true_claimed / max(1, claimed),
        "quotation F1": 2 * right / max(1, len(quoted) + len(said)),
    }
    for kind in sorted(set(pairs.values())):
        of_kind = [pair for pair in pairs if pairs[pair] == kind]
        result[f"recall {kind}"] = sum(pair in edges for pair in of_kind) / len(of_kind)
    return result


def _joined(places: set[int]) -> set[int]:
    """Characters with the blanks between sentences that both sides have."""
    return {p + step for p in places for step in (0, 1, 2, 3)}
