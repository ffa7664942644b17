"""A reuse edge as a person would show it: both passages, what differs, what they are, whence, and who else has them.

In: a Reuse, a Lookup, and the Evidence that lineage gives for an edge when asked. Out: lines of plain text.
"""

from collections.abc import Iterator

from firsthand import records as r
from firsthand.tell.changes import Change, pointed, sheet_of
from firsthand.tell.dates import in_words, plain_dates
from firsthand.tell.differences import Stretch, compared_whole, differences, words_of
from firsthand.tell.evidence import CONTEXT, ends
from firsthand.tell.lookup import Lookup
from firsthand.tell.proof import LEGEND, marked_up
from firsthand.tell.rivals import Rival, rivals, unseen_words
from firsthand.tell.sharing import Explain, Pair, drift_of, ends_of, moved_in, pair_of, speakers_of, stretches
from firsthand.tell.values import count
from firsthand.tell.words import CONTENT_WORDS, drift_words

Lines = Iterator[str]

_LONG = 400  # words of a passage that stands whole in the terminal; of a longer one its two ends do
_ENDS = 120  # words of either end
_LISTED = 40  # passages of one pair, holders, spans: a page of a terminal each


def reuse_lines(reuse: r.Reuse, lookup: Lookup, explain: Explain | None = None) -> Lines:
    """The whole answer to "why this edge?"."""
    pair = pair_of(reuse, lookup)
    found = explain.evidence(reuse) if explain else None
    head = f"Reuse {reuse.id}: {reuse.relation} {reuse.content}, score {reuse.score:.2f}"
    yield f"{head}, {direction_words(reuse, lookup)}"
    names = {"b_from_a": ("Source", "Copy"), "a_from_b": ("Copy", "Source")}.get(
        lookup.direction(reuse), ("First", "Second")
    )
    for name, span in zip(names, (reuse.a, reuse.b), strict=True):
        yield ""
        yield from _passage(name, span, lookup)
    yield ""
    if reuse.relation in r.BY_MEANING:
        yield from _sentences(reuse, pair, lookup, explain)
    else:
        yield from _compared(reuse, pair, lookup)
        yield from _shared(reuse, pair, lookup)
    yield ""
    yield from _content(reuse, lookup, found)
    yield ""
    yield from _whence(reuse, lookup, found)
    yield ""
    yield from _holders(reuse, lookup, found)


def direction_words(reuse: r.Reuse, lookup: Lookup) -> str:
    """Who has it from whom, as a person says it."""
    a, b = lookup.outlet(reuse.a.article), lookup.outlet(reuse.b.article)
    return {
        "a_from_b": f"{a} has it from {b}",
        "b_from_a": f"{b} has it from {a}",
        "common": "both from a common source",
        "unknown": "who has it from whom is not known",
    }[lookup.direction(reuse)]


def _passage(name: str, span: r.Span, lookup: Lookup) -> Lines:
    """A passage whole, with who printed it, when, where it stands and what stands beside it."""
    article = lookup.articles[span.article]
    yield f"{name}: {lookup.outlet(article.id)}, {lookup.dated(article.id)}"
    yield f"  “{article.title or 'no title'}” [{article.id}]"
    yield f"  key {article.key}"
    words = lookup.quote(span)
    before = article.text[max(0, span.start - CONTEXT) : span.start]
    after = article.text[span.end : span.end + CONTEXT]
    if before.strip():
        yield f"  before: {_tail(before, whole=span.start <= CONTEXT)}"
    yield f"  characters {span.start}–{span.end}, {count(words_of(words), 'word')}: “{_cut(words)}”"
    if after.strip():
        yield f"  after: {_head(after, whole=span.end + CONTEXT >= len(article.text))}"


def _cut(words: str) -> str:
    """A passage on one line; of a very long one its two ends, and how much is left out."""
    parts = words.split()
    if len(parts) <= _LONG:
        return " ".join(parts)
    left = words_of(" ".join(parts[_ENDS:-_ENDS]))
    return f"{' '.join(parts[:_ENDS])} [… {left:,} more words: --json has them …] {' '.join(parts[-_ENDS:])}"


def _tail(words: str, *, whole: bool) -> str:
    """The end of what stands before, from the beginning of a word on."""
    line = " ".join(words.split())
    return line if whole else f"… {line.partition(' ')[2]}"


def _head(words: str, *, whole: bool) -> str:
    line = " ".join(words.split())
    return line if whole else f"{line.rpartition(' ')[0]} …"


def _compared(reuse: r.Reuse, pair: Pair, lookup: Lookup) -> Lines:
    """What differs, word by word, in the passage with the rest of its sentences."""
    yield f"What differs, in the passage and the rest of its sentences ({LEGEND})"
    yield from _proof(reuse, stretches(reuse, pair, lookup), lookup)
    for drift in drift_of(reuse, lookup):
        yield f"  drift: {drift_words(drift, lookup)}: “{drift.before}” → “{drift.after}” [{drift.id}]"


def _proof(reuse: r.Reuse, sides: tuple[Stretch, Stretch], lookup: Lookup) -> Lines:
    one, other = sides
    found = differences(one, other)
    if all(difference.kind == "same" for difference in found):
        yield "  nothing: word for word the same"
        return
    yield f"  {marked_up(found, one.text, other.text)}"
    if not compared_whole(one, other):
        yield "  (compared by its beginning only)"
    said = pointed(found, sheet_of(lookup.articles[reuse.a.article]), sheet_of(lookup.articles[reuse.b.article]))
    every = list(dict.fromkeys(change for changes in said.values() for change in changes))
    yield from (f"  {change_words(change)}" for change in every[:_LISTED])
    if len(every) > _LISTED:
        yield f"  and {len(every) - _LISTED} more"


def change_words(change: Change) -> str:
    """`number: 23 injured → 32 injured`; what only one side has is left out, or put in.

    >>> change_words(Change("number", "eleven workers", ""))
    'number left out: eleven workers'
    """
    kind = change.kind
    if kind == "quotation" and change.before and change.after:
        kind = "inside a quotation"
    if not change.after:
        return f"{kind} left out: {ends(change.before)}"
    if not change.before:
        return f"{kind} put in: {ends(change.after)}"
    return f"{kind}: {ends(change.before)} → {ends(change.after)}"


def _shared(reuse: r.Reuse, pair: Pair, lookup: Lookup) -> Lines:
    """The other passages of the pair, and what was done to the order of all of them."""
    if len(pair.edges) < 2:
        return
    copy, moved = lookup.outlet(reuse.b.article), moved_in(pair, lookup)
    order_words = f"{len(moved)} of them moved" if moved else "in the same order"
    yield ""
    yield f"All that the two share: {len(pair.edges)} passages, {order_words}; as they follow each other in {copy}"
    order = {edge.id: n for n, edge in enumerate(sorted(pair.edges, key=lambda edge: edge.a), 1)}
    for n, edge in enumerate(pair.edges[:_LISTED], 1):
        notes = [f"{edge.relation} {edge.content}"]
        if edge.id in moved:
            notes.append("moved")
        if edge.id == reuse.id:
            notes.append("this one")
        yield (
            f"  {n} (there {order[edge.id]}): {edge.b.start}–{edge.b.end} from {edge.a.start}–{edge.a.end}, "
            f"{', '.join(notes)}: “{ends(lookup.quote(edge.b))}” [{edge.id}]"
        )
    if len(pair.edges) > _LISTED:
        yield f"  and {len(pair.edges) - _LISTED} more"
    yield "  marked up, from the first of them to the last:"
    yield from (f"  {line}" for line in _proof(reuse, ends_of(pair, lookup), lookup))


def _sentences(reuse: r.Reuse, pair: Pair, lookup: Lookup, explain: Explain | None) -> Lines:
    """Sentence beside sentence, with what agrees across the languages and what does not."""
    yield f"Sentence beside sentence: {count(len(pair.edges), 'pair')} that retell each other"
    for n, edge in enumerate(pair.edges[:_LISTED], 1):
        here = " this one," if edge.id == reuse.id else ""
        yield f"  {n},{here} score {edge.score:.2f} [{edge.id}]"
        yield f"    “{' '.join(lookup.quote(edge.a).split())}”"
        yield f"    “{' '.join(lookup.quote(edge.b).split())}”"
        found = explain.evidence(edge) if explain else None
        if found:
            yield f"    in both: {', '.join(found.agree) or 'no name, number or word stem'}"
            for name, only in zip(("first", "second"), found.differ, strict=True):
                if only:
                    yield f"    only in the {name}: {', '.join(only)}"
    if len(pair.edges) > _LISTED:
        yield f"  and {len(pair.edges) - _LISTED} more"


def _content(reuse: r.Reuse, lookup: Lookup, found: r.Evidence | None) -> Lines:
    """What the shared text is, and why."""
    yield f"What the shared text is: {reuse.content}, {CONTENT_WORDS[reuse.content]}"
    for ground in found.grounds if found else ():
        yield from _ground(ground, lookup)
    speakers = list(speakers_of(reuse, lookup))
    if speakers:
        yield f"  words of: {'; '.join(speakers)}"
    others = _others(reuse, found)
    if others:
        shown = [f"{lookup.outlet(one)} ({lookup.dated(one)})" for one in others[:_LISTED]]
        more = f" and {len(others) - _LISTED} more" if len(others) > _LISTED else ""
        have = count(len(others), "other article has", "other articles have")
        yield f"  {have} words of it: {', '.join(shown)}{more}"


def _ground(ground: r.Ground, lookup: Lookup) -> Lines:
    yield f"  {plain_dates(ground.why)}"
    for span in ground.spans:
        yield f"    “{ends(lookup.quote(span))}” ({_where(span, lookup)})"


def _where(span: r.Span, lookup: Lookup) -> str:
    return f"{lookup.outlet(span.article)}, {lookup.dated(span.article)}; {span.article} {span.start}–{span.end}"


def _others(reuse: r.Reuse, found: r.Evidence | None) -> list[str]:
    """The other articles that have words of the passage, before and after."""
    if not found:
        return []
    names = [*(holder.article for holder in found.holders), *(span.article for span in found.later)]
    return [name for name in dict.fromkeys(names) if name not in {reuse.a.article, reuse.b.article}]


def _whence(reuse: r.Reuse, lookup: Lookup, found: r.Evidence | None) -> Lines:
    """The direction, its reason, and what else the two show of their order."""
    yield f"Who has it from whom: {direction_words(reuse, lookup)}"
    by_credit = lookup.direction(reuse) != reuse.direction
    yield f"  Why: {'one credits the other; the dates alone: ' if by_credit else ''}{plain_dates(reuse.why)}"
    for article in (lookup.articles[reuse.a.article], lookup.articles[reuse.b.article]):
        known = (("published", article.published), ("updated", article.updated), ("captured", article.captured))
        times = [f"{name} {in_words(value)}" for name, value in known if value]
        yield f"  {lookup.outlet(article.id)}: {', '.join(times) or 'no date at all'}"
        version = lookup.versions.get(article.id)
        if version:
            first = f"{lookup.outlet(version.version_of)} [{version.version_of}]"
            yield f"    a later state of {first}: {plain_dates(version.why)}"
    for ground in found.signs if found else ():
        yield from _ground(ground, lookup)
    for credit in lookup.credits.values():
        ends = {credit.article, credit.target}
        if credit.target and ends == {reuse.a.article, reuse.b.article}:
            yield f"  {lookup.outlet(credit.article)} credits it: “{lookup.quote(credit.span)}” [{credit.id}]"


def _holders(reuse: r.Reuse, lookup: Lookup, found: r.Evidence | None) -> Lines:
    """The best source of the passage, and the rivals that the rule rejected."""
    copy = lookup.outlet(reuse.b.article)
    if not found:
        yield f"Best source for {copy}: not told, since the case was built by other rules (firsthand build DIR)"
        return
    told = rivals(found, lookup)
    chosen = [one for one in told if one.chosen]
    alone = ", by the dates alone" if lookup.direction(reuse) != reuse.direction else ""
    yield f"Best source of the passage for {copy}{alone}: {chosen[0].who if chosen else 'none is chosen'}"
    if chosen:
        yield from _rival(chosen[0], found)
        yield (
            f"Rivals, which have it before {copy} too:"
            if told[1:]
            else f"Rivals: no other article has it before {copy}"
        )
    elif told:
        yield f"Who has it before {copy}:"
    rejected = [one for one in told if not one.chosen]
    for one in rejected[:_LISTED]:
        yield f"  {one.verdict}: {one.who}"
        yield from _rival(one, found)
    if len(rejected) > _LISTED:
        yield f"  and {len(rejected) - _LISTED} more"
    if found.unseen:
        yield f"  {unseen_words(found)}"


def _rival(one: Rival, found: r.Evidence) -> Lines:
    yield f"    {one.why}"
    yield from (f"    {note}" for note in one.notes)
    holder = next(holder for holder in found.holders if holder.article == one.article)
    where = ", ".join(f"{span.start}–{span.end}" for span in holder.passages)
    ids = f" [{', '.join(holder.edges)}]" if holder.edges else ""
    yield f"    at {where} of {holder.article}{ids}"
