"""What reconcile settled, in words: voices, the lines and reports of a claim's drawing, contradictions, drift.

In: one such record and a Lookup. Out: lines of plain text: the rule, its reason and its score, and the words that each
of them rests on, so that a reader can check every sentence.
"""

from collections.abc import Iterable, Iterator

from firsthand import records as r
from firsthand.tell.amends import amended
from firsthand.tell.copying import direction_words
from firsthand.tell.dates import in_words, plain_dates
from firsthand.tell.evidence import in_sentences
from firsthand.tell.lookup import NO_OUTLET, Lookup, outlet_key
from firsthand.tell.quoting import at, deeper, headline
from firsthand.tell.values import claim_title, count, interval
from firsthand.tell.words import (
    CONTENT_WORDS,
    SIDE_WORDS,
    chain,
    contradiction_words,
    drift_words,
    funnel,
    named_sources,
    source_labels,
)

Lines = Iterator[str]

_SHOWN = 3  # places that a line or a side rests on; the claim has them all
_BOUNDS = {"min": "if possible lines count too", "max": "if only certain lines count"}
_LINE_RULES = {
    "copy": "an outlet whose passage stands in another's page rests on that one; certain where the copy is credited, "
    "runs over two sentences or is most of the page",
    "credit": "an outlet that credits another for a passage rests on that one; certain in the credit's own sentence or "
    "marked block",
    "voice": "an outlet and whom it cites for the passage belong to one report",
    "story's sources": "whom a paragraph names as the source of a whole story may stand behind each of its claims",
    "body and official": "a body and who speaks for it, or two who do, may be one voice",
    "office and person": "an office and a person whom some page calls by it may be one voice",
    "same body": "two bodies that are called by two names of one, or in like words in two languages, may be one",
    "owner": "two outlets of one owner may be one report: one reporter, or two",
    "same description": "two unnamed sources of a like description at two outlets may be one",
    "unknown outlet": "pages that do not say which outlet they are may be of one",
    "unread words": "a page that tells of the event and has this value in words that were not read may tell it too: at "
    "most it is one report more",
}
_HOW = {
    "verbatim": "word for word",
    "edited": "with other words here and there",
    "translated": "in translation",
    "paraphrased": "in other words",
}
_AGAINST_RULES = {
    "contradiction": "two values of which only one can be true stand against each other, unless something shows that "
    "one replaced the other",
    "update": "a number of people replaces a lower one where a text says that it rose, where a later version of the "
    "page has it, or where the same source, an authority or an outlet itself gave it first at a later time",
    "denial": "who says that it was not so stands against who says that it was",
    "correction": "where an outlet sets its own number right, or who denied something says later that it happened, the "
    "text that does so decides between the two",
}
_DRIFT_RULES = {
    "number": "the sentence gives another number where it is told again",
    "negation": "one of the two sentences says that it was not so",
    "date": "the sentence gives another day where it is told again",
    "place": "the sentence gives another place where it is told again",
    "scope": "the number counts a part, or some more, in one of the two sentences",
    "hedge_dropped": "the passage has a word of doubt that is missing where it is told again",
    "hedge_added": "a word of doubt was added where the passage is told again",
    "quotation_altered": "the words between the quotation marks are not the same",
    "unnamed_made_named": "the source has no name in the passage, and one where it is told again",
    "attribution_dropped": "the passage says on whose word it is; where it is told again that source is gone",
    "speaker_moved": "the same words are given to somebody else",
    "name": "a name was changed, or is spelt differently",
}


def node_words(node: str, lookup: Lookup) -> str:
    """A node of a claim's drawing, `outlet:NAME`, `article:ID` or `voice:ID`, as a person says it."""
    kind, _, name = node.partition(":")
    if kind == "voice" and name in lookup.voices:
        return lookup.voices[name].label
    if kind == "article" and name in lookup.articles:
        outlet = lookup.outlet(name)
        return f"{outlet if outlet != NO_OUTLET else f'{outlet}, {lookup.file(name)}'} ({lookup.dated(name)})"
    return name or node


def line_words(line: r.Line, lookup: Lookup) -> str:
    """A line of a drawing: how sure, between whom, and why."""
    sureness = "certain" if line.certain else "possible"
    return (
        f"{sureness}: {node_words(line.a, lookup)} – {node_words(line.b, lookup)}, {plain_dates(line.why)} [{line.id}]"
    )


def origin_words(origin: r.Origin, lookup: Lookup) -> str:
    """An independent report: its outlets, and the voices that it rests on."""
    seen = {node: "" if node not in origin.unseen else " (not seen)" for node in origin.outlets}
    outlets = [f"{node_words(node, lookup)}{mark}" for node, mark in seen.items()]
    voices = [lookup.voices[voice].label if voice in lookup.voices else voice for voice in origin.voices]
    resting = f"resting on {', '.join(voices)}" if voices else "on its own word"
    first = f"; first {in_words(origin.first)}" if origin.first and origin.first not in lookup.articles else ""
    return f"{', '.join(outlets) or 'no outlet'}, {resting}{first} [{origin.id}]"


def reports(claim: r.Claim, lookup: Lookup) -> Lines:
    """The independent reports at each bound, the smaller first; once where both bounds draw the same."""
    origins = lookup.origins_of.get(claim.id, ())
    drawn = {bound: [origin for origin in origins if origin.bound == bound] for bound in _BOUNDS}
    low, high = ({(o.outlets, o.voices, o.articles) for o in found} for found in drawn.values())
    if low == high and low:
        yield f"{count(len(low), 'independent report')}, whether or not possible lines count:"
        yield from deeper(origin_words(origin, lookup) for origin in drawn["max"])
        return
    for bound, found in drawn.items():
        if found:
            yield f"{count(len(found), 'independent report')} {_BOUNDS[bound]}:"
            yield from deeper(origin_words(origin, lookup) for origin in found)


def origin_lines(origin: r.Origin, lookup: Lookup) -> Lines:
    """Why outlets and voices are one report, and what they say."""
    claim = lookup.claims.get(origin.claim)
    beside = [one for one in lookup.origins_of.get(origin.claim, ()) if one.bound == origin.bound]
    yield f"Independent report {origin.id} of {_of_event(claim, lookup) if claim else origin.claim}"
    yield origin_words(origin, lookup)
    yield f"One of {count(len(beside), 'report')} {_BOUNDS[origin.bound]}"
    nodes = {*origin.outlets, *(f"voice:{voice}" for voice in origin.voices)}
    lines = [line for line in lookup.lines_of.get(origin.claim, ()) if line.a in nodes and line.b in nodes]
    drawn = [line for line in lines if line.certain or origin.bound == "min"]
    if drawn:
        yield "Rule: outlets and voices that lines join, one to the next, are one report. The lines:"
        yield from deeper(line_words(line, lookup) for line in drawn)
    elif len(nodes) == 1:
        yield "Rule: an outlet that no line joins to another outlet or voice of the claim is a report of its own"
    yield "What it says:"
    support = lookup.evidence(claim.support) if claim else []
    for article in origin.articles:
        if article in lookup.articles:
            yield f"  {headline(article, lookup)}"
            said = [one for one in support if one.article == article]
            yield from (f"    {at(one.span, lookup)}: {chain(one, lookup)} [{one.id}]" for one in said[:_SHOWN])


def line_lines(line: r.Line, lookup: Lookup) -> Lines:
    """Why two nodes belong together: the rule, and the words that show it."""
    claim = lookup.claims.get(line.claim)
    yield f"Line {line.id} in the drawing of {_of_event(claim, lookup) if claim else line.claim}"
    yield line_words(line, lookup)
    if rule := _LINE_RULES.get(line.kind):
        yield f"Rule: {rule}" + ("" if line.certain else "; else possible" if "; certain" in rule else "")
    shown = list(dict.fromkeys(_shown(line, claim, lookup)))
    if shown:
        yield "The words:"
        yield from deeper(shown[: 2 * _SHOWN])


def _shown(line: r.Line, claim: r.Claim | None, lookup: Lookup) -> Lines:
    """What a line rests on, as lines of text."""
    support = lookup.evidence(claim.support) if claim else []
    if line.kind == "copy":
        yield from _copied(line, support, lookup)
    elif line.kind == "credit":
        for one in support:
            credit = lookup.credits.get(one.credit or "")
            if credit and _stands_at(line.a, one.article, lookup):
                yield at(_sentence(one, lookup), lookup)
                yield f"under the credit {at(credit.span, lookup)} [{credit.id}]"
        yield from (at(_sentence(one, lookup), lookup) for one in support if _names(line, one, lookup))
    elif line.b.startswith("voice:") and not line.a.startswith("voice:"):
        voice = line.b.removeprefix("voice:")
        cited = [one for one in support if voice in _voices(one, lookup)]
        here = [one for one in cited if _stands_at(line.a, one.article, lookup)]
        yield from (f"{at(_sentence(one, lookup), lookup)} [{one.id}]" for one in here or cited)
        if not cited and voice in lookup.voices:
            yield from (at(span, lookup) for span in lookup.voices[voice].mentions[:_SHOWN])
    else:
        for found in (lookup.voices.get(node.removeprefix("voice:")) for node in (line.a, line.b)):
            if found:
                yield from (f"{found.label}: {at(span, lookup)}" for span in found.mentions[:_SHOWN])


def _copied(line: r.Line, support: Iterable[r.Assertion], lookup: Lookup) -> Lines:
    """The passages of a claim that two outlets share, with their scores; the longest first."""
    found: dict[str, r.Reuse] = {}
    for one in support:
        if _stands_at(line.a, one.article, lookup):
            for edge in lookup.reuse_of.get(one.article, ()):
                here, there = (edge.a, edge.b) if edge.a.article == one.article else (edge.b, edge.a)
                if here.overlaps(_sentence(one, lookup)) and _stands_at(line.b, there.article, lookup):
                    found[edge.id] = edge
    for edge in sorted(found.values(), key=lambda edge: (-len(edge.a), edge.id))[:_SHOWN]:
        yield f"{_reused(edge, lookup)} [{edge.id}]"
        yield from deeper(at(span, lookup) for span in (edge.a, edge.b))


def contradiction_lines(found: r.Contradiction, lookup: Lookup) -> Lines:
    """Why two claims cannot both stand, or how one replaced the other; what each rests on and since when it is said."""
    sides = [lookup.claims[side] for side in (found.a, found.b) if side in lookup.claims]
    event = lookup.events.get(found.event)
    yield contradiction_words(found, lookup)
    of_event = f"of the event “{event.label if event else found.event}” [{found.event}]"
    yield f"{found.kind.capitalize()} {found.id} {of_event}"
    yield f"Rule: {_AGAINST_RULES[found.kind]}"
    for claim in sides:
        said = lookup.evidence(claim.support)
        yield f"{claim_title(claim, lookup)}, first on {_first(said, lookup)}: {funnel(claim)} [{claim.id}]"
        shown = said if len(said) <= 2 * _SHOWN else said[:_SHOWN]
        yield from (f"  {at(_whole(one, lookup), lookup)}: {chain(one, lookup)} [{one.id}]" for one in shown)
        if len(shown) < len(said):
            yield f"  and {count(len(said) - len(shown), 'more assertion')} (firsthand why DIR {claim.id})"


def _first(said: list[r.Assertion], lookup: Lookup) -> str:
    return lookup.dated(said[0].article) if said else "no page"


def drift_lines(drift: r.Drift, lookup: Lookup) -> Lines:
    """What changed, by which rule, how much it weighs, and what ties the two sentences."""
    kind = drift_words(drift, lookup)
    after = ", ".join(named_sources(drift, lookup)) if kind == "attribution replaced" else drift.after
    now = f"“{after or drift.after}”" if after or drift.after else "nothing"
    yield f"Drift {drift.id}: {kind}: “{drift.before}” → {now}"
    yield f"Rule: {_DRIFT_RULES.get(drift.kind, 'the two do not say the same')}"
    if drift.why:
        yield f"Why: {drift.why}"
    yield f"Weight: {drift.weight:g} of 1 by how far such a change misleads"
    yield f"Passage: {at(drift.source, lookup)}"
    yield f"Retelling: {at(drift.retelling, lookup)}"
    if drift.after and drift.after != after and drift.after not in lookup.quote(drift.retelling):
        yield f"After: “{drift.after}”"
    yield from _tie(drift, lookup)
    if right := amended(drift, lookup):
        yield f"Corrected since by the same outlet: {at(right, lookup)}"


def _tie(drift: r.Drift, lookup: Lookup) -> Lines:
    """What makes the one a retelling of the other: a passage that both have, else a credit."""
    ends = {drift.source.article, drift.retelling.article}
    edges = [edge for edge in lookup.reuse_of.get(drift.source.article, ()) if {edge.a.article, edge.b.article} == ends]
    near = [edge for edge in edges if any(side.overlaps(drift.source) for side in (edge.a, edge.b))]
    for edge in near[:1] or edges[:1]:
        where = "the passage stands in both" if near else "another passage stands in both"
        yield f"What ties the two: {where} {_reused(edge, lookup)} [{edge.id}]"
    if not edges:
        theirs = outlet_key(lookup.outlet(drift.source.article))
        for credit in lookup.credits.values():
            named = credit.target == drift.source.article or outlet_key(credit.outlet) == theirs
            if credit.article == drift.retelling.article and named:
                yield f"What ties the two: the credit {at(credit.span, lookup)} [{credit.id}]"
                return


def voice_lines(voice: r.Voice, lookup: Lookup) -> Lines:
    """Who speaks, for how many, and what made one voice of those of several pages."""
    kind = voice.kind.replace("_", " ")
    labels = ", ".join(dict.fromkeys((kind, *source_labels(voice))))
    yield f"Voice {voice.id}: {voice.label} ({labels})"
    alone = voice.count_min == voice.count_max == 1
    yield "Counts as one voice" if alone else f"Counts as {interval(voice.count_min, voice.count_max)} voices"
    if voice.affiliation:
        yield f"Speaks for {voice.affiliation}"
    if voice.side:
        yield f"Stands with: {SIDE_WORDS[voice.side].lower()}"
    if voice.reason:
        yield f"Reason given for having no name: {voice.reason}"
    if voice.scope == "article":
        yield "Named as a source of the whole article: it touches each of its claims by a possible line"
    pages = len({span.article for span in voice.mentions})
    where = "on one page only" if pages == 1 else f"on {pages} pages"
    if len(voice.members) > 1:
        yield f"Heard {where}, and taken for one voice by: {voice.why or 'one label'}"
    elif voice.members:
        yield f"Heard {where}"
    for span in voice.mentions:
        yield f"  {at(span, lookup)}"


def _reused(edge: r.Reuse, lookup: Lookup) -> str:
    told = f"{_HOW[edge.relation]} ({edge.score:.2f} of 1 alike), {CONTENT_WORDS[edge.content]}"
    return f"{told}; {direction_words(edge, lookup)}"


def _of_event(claim: r.Claim, lookup: Lookup) -> str:
    event = lookup.events.get(claim.event)
    return f"{claim_title(claim, lookup)} of the event “{event.label if event else claim.event}” [{claim.id}]"


def _sentence(one: r.Assertion, lookup: Lookup) -> r.Span:
    """The sentence of an assertion; its own span where the mention stands elsewhere."""
    mention = lookup.mentions.get(one.mention)
    return mention.sentence if mention and mention.sentence.contains(one.span) else one.span


def _whole(one: r.Assertion, lookup: Lookup) -> r.Span:
    """An assertion's words with the rest of their sentence."""
    stretch = in_sentences(one.span, lookup)
    return r.Span(one.article, stretch.start, stretch.end)


def _stands_at(node: str, article: str, lookup: Lookup) -> bool:
    """Whether an article is of a node: of the outlet, or the very page."""
    kind, _, name = node.partition(":")
    if kind == "article":
        return article == name
    mine = outlet_key(lookup.outlet(article))
    return mine == outlet_key(name) or outlet_key(name) in mine.split(".")


def _names(line: r.Line, one: r.Assertion, lookup: Lookup) -> bool:
    """Whether an assertion at one end of a line is ascribed to the outlet at the other."""
    attribution = lookup.attributions.get(one.attribution or "")
    other = outlet_key(node_words(line.b, lookup))
    said = " ".join(lookup.quote(span) for span in attribution.sources) if attribution else ""
    return _stands_at(line.a, one.article, lookup) and bool(said) and other in outlet_key(said)


def _voices(one: r.Assertion, lookup: Lookup) -> set[str]:
    """The voices of an assertion's attribution and of those around it."""
    found: set[str] = set()
    attribution = lookup.attributions.get(one.attribution or "")
    seen: set[str] = set()
    while attribution and attribution.id not in seen:
        seen.add(attribution.id)
        found.update(attribution.voices)
        attribution = lookup.attributions.get(attribution.within or "")
    return found
