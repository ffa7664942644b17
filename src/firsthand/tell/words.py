"""The words of the page: values, intervals, funnels, badges and chains, in plain English.

In: records and a Lookup. Out: strings without markup, the same for the page and for the terminal.
"""

import re
from typing import NamedTuple

from firsthand.records import (
    Assertion,
    Attribution,
    Claim,
    Contradiction,
    Credit,
    Drift,
    Event,
    Mention,
    Reuse,
    Span,
    Voice,
)
from firsthand.tell.dates import in_words, plain_dates
from firsthand.tell.lookup import NO_OUTLET, Lookup, outlet_key
from firsthand.tell.values import TIME_SLOTS, claim_value, count, interval, slot_words
from firsthand.wording import folded_terms

_STATUS = {
    "attempted": "attempted",
    "planned": "planned",
    "ongoing": "going on",
    "predicted": "predicted",
    "hypothetical": "hypothetical",
    "unknown": "status unclear",
}
_STANCE = {
    "denies": "denied",
    "alleges": "alleged",
    "accuses": "accusation",
    "believes": "believed",
    "questions": "questioned",
}
_EXPLAIN = {
    "attempted": "The words say it was tried.",
    "planned": "The words speak of a plan, not of something done.",
    "going on": "The words say it is not over.",
    "predicted": "The words foretell it.",
    "hypothetical": "The words only suppose it.",
    "status unclear": "The words do not settle whether it happened.",
    "denied": "The source denies it.",
    "alleged": "The source alleges it.",
    "accusation": "It is an accusation.",
    "believed": "The source believes it.",
    "questioned": "The source puts it in question.",
    "said not to be so": "The words say that it is not so.",
    "unnamed": "The source is not named.",
    "document": "It rests on a document.",
    "not for attribution": "The source did not speak on the record.",
    "translated": "The passage came from another language.",
}
_BESIDE = 300  # characters: a correction gives the right number next to the wrong one
CONTENT_WORDS = {
    "body": "the reporter's own words",
    "quotation": "only a quotation of a third party, which is not copying",
    "caption": "a caption",
    "boilerplate": "page furniture",
    "headline": "a headline",
}
SIDE_WORDS = {
    "authority": "Authorities",
    "company": "Companies",
    "partisan": "Parties and campaigners",
    "fighters": "Armed groups",
    "accused": "The accused",
    "affected": "Those there or affected",
    "expert": "Experts and helpers",
    "document": "Documents",
    "": "Others",
    "own": "The outlets' own words",
}
CONTRADICTION_WORDS = {
    "contradiction": "Contradiction",
    "update": "Update",
    "denial": "Denial",
    "correction": "Correction",
}


class Badge(NamedTuple):
    """A short label and what it means."""

    label: str
    meaning: str


def funnel(claim: Claim) -> str:
    """The funnel of a claim as one sentence."""
    steps = [
        count(claim.articles, "article"),
        _bounded(claim.texts, max(claim.texts, claim.texts_max), "text", "texts"),
        _bounded(claim.outlets_min, claim.outlets_max, "outlet on its own", "outlets on their own"),
    ]
    if claim.measurable:
        steps.append(_bounded(claim.origins_min, claim.origins_max, "independent report", "independent reports"))
        return f"{' → '.join(steps)}; {resting(claim)}"
    return f"{' → '.join(steps)}; {unsettled(claim)}; {resting(claim)}"


def short_funnel(claim: Claim) -> str:
    """The funnel where it stands among others: of a claim that one article makes there is nothing to count."""
    return f"one article only; {resting(claim)}" if alone(claim) else funnel(claim)


def alone(claim: Claim) -> bool:
    """Whether one article makes a claim, so that its funnel is a row of ones."""
    return claim.articles <= 1 and claim.origins_max <= 1


def restates(claim: Claim, event: Event | None, lookup: Lookup) -> bool:
    """Whether a claim says no more than its event's date or place, which stand beside the event's name."""
    if not event or claim.slot not in {"when", "where"}:
        return False
    if claim.slot == "where":
        return claim.value == event.place
    return (event.time or "").startswith(str(claim.value).rstrip("~?%"))


def unsettled(claim: Claim) -> str:
    """Why the number of independent reports stands open: no interval is a number that was settled."""
    return f"how many independent reports these are could not be settled: {claim.note or 'no reason is recorded'}"


def resting(claim: Claim) -> str:
    """`resting on 2 voices`; an outlet's own word is no voice."""
    voices = interval(claim.voices_min, claim.voices_max)
    if claim.voices_min == 0 and claim.voices_max is None:
        return "resting on no voice for certain"
    if voices == "0":
        return "resting on no voice but the outlet's own"
    return f"resting on {voices} {'voice' if claim.voices_max == 1 else 'voices'}"


def case_funnel(lookup: Lookup) -> str:
    """The numbers of a whole case as one sentence."""
    versions = len(lookup.articles) - len(lookup.stories)
    steps = [
        count(len(lookup.stories), "article"),
        count(lookup.text_count(), "text"),
        " and ".join(filter(None, outlets_told(lookup))),
    ]
    rest = [
        count(len(lookup.events), "event"),
        count(len(lookup.claims), "claim"),
        count(len(lookup.voices), "voice"),
    ]
    again = f" (and {count(versions, 'later version')} of the same pages)" if versions else ""
    return f"{steps[0]}{again} → {steps[1]} → {steps[2]}; in them {rest[0]}, {rest[1]} and {rest[2]}"


def outlets_told(lookup: Lookup) -> tuple[str, str]:
    """How many outlets there are, and how many pages beside them say of none; empty where each does."""
    named = [outlet for outlet in lookup.outlets() if outlet != NO_OUTLET]
    pages = sum(lookup.outlet(article) == NO_OUTLET for article in lookup.stories)
    return count(len(named), "outlet"), f"{count(pages, 'page')} of no known outlet" if pages else ""


def badges(assertion: Assertion, lookup: Lookup) -> list[Badge]:
    """What a reader must know before she repeats an assertion."""
    labels = [_STATUS.get(assertion.status, "")]
    labels.append(_STANCE.get(assertion.stance, ""))
    if assertion.polarity == "negative" and assertion.stance != "denies":
        labels.append("said not to be so")
    attribution = lookup.attributions.get(assertion.attribution or "")
    if attribution:
        labels += source_labels(attribution)
    if any(_translated_into(reuse, assertion, lookup) for reuse in lookup.reuse_of.get(assertion.article, ())):
        labels.append("translated")
    wrong = [Badge("correction", f"The page takes back what it had said before: {told}.") for told in
             dict.fromkeys(lookup.quote(one.span) for one in corrected(assertion, lookup))]  # fmt: skip
    return [*named_badges(labels), *wrong]


def corrected(assertion: Assertion, lookup: Lookup) -> list[Assertion]:
    """What a page takes back right before it gives this instead: 19, before "The correct number is 12"."""
    told = lookup.taken_back.get((assertion.article, assertion.event, assertion.slot), ())
    at = assertion.span.start
    beside = [one for one in told if one.value != assertion.value and 0 <= at - one.span.end < _BESIDE]
    return beside if assertion.stance != "denies" else []


def source_labels(source: Attribution | Voice) -> list[str]:
    """`unnamed`, `document` and the like; an office ("the harbour master") or a body is known without a name."""
    labels = ["document"] if source.kind == "document" else ["unnamed"] if _unnamed(source) else []
    return labels if source.on_record else [*labels, "not for attribution"]


def _unnamed(source: Attribution | Voice) -> bool:
    nobody_known = source.kind in {"unnamed", "named_person"} or (source.kind == "official" and source.count_max != 1)
    return not source.named and nobody_known  # "officials" hold office, and nobody knows who they are


def named_badges(labels: list[str]) -> list[Badge]:
    """Badges with their meaning, each once."""
    return [Badge(label, _EXPLAIN.get(label, label)) for label in dict.fromkeys(labels) if label]


def status_badges(status: str) -> list[Badge]:
    """The badge of an event or claim that did not simply happen."""
    return named_badges([_STATUS.get(status, "")])


def source_words(attribution: Attribution, lookup: Lookup) -> str:
    """Whom an attribution names: the resolved voice, else the text's own words for the source."""
    words = "; ".join(" ".join(lookup.quote(span).split()) for span in attribution.sources)
    voices = [lookup.voices[voice].label for voice in attribution.voices if voice in lookup.voices]
    label = " and ".join(voices) or words or "a source the sentence leaves out"
    if attribution.kind == "document":
        return f"a document ({label})"
    return f"an unnamed source ({label})" if _unnamed(attribution) else label


def chain(assertion: Assertion, lookup: Lookup) -> str:
    """On whose word an assertion rests: outlet, credited outlet, sources from the outermost inwards."""
    links = [lookup.outlet(assertion.article)]
    credit = lookup.credits.get(assertion.credit or "")
    if credit and not credit.own:
        links.append(credited_outlet(credit, assertion.span))
    sources: list[str] = []
    attribution = lookup.attributions.get(assertion.attribution or "")
    seen: set[str] = set()
    while attribution and attribution.id not in seen:
        seen.add(attribution.id)
        if not (credit and names_the_credited(attribution, credit)):
            sources.append(source_words(attribution, lookup))
        attribution = lookup.attributions.get(attribution.within or "")
    credited = outlet_key(credit.outlet) if credit else ""
    links += [source for source in reversed(sources) if outlet_key(source) != credited]
    return ", citing ".join(links) if len(links) > 1 else f"{links[0]}, in its own words"


def names_the_credited(source: Attribution, credit: Credit) -> bool:
    """Whether an attribution's source is the outlet that a credit credits: "informó la agencia Boreal"."""
    return not source.voices and any(words.overlaps(credit.span) for words in source.sources)


def credited_outlet(credit: Credit, span: Span) -> str:
    """A credited outlet, with what is not sure of it for some words: `Northwire (not seen, may cover this)`."""
    covered = credit.certain and any(cover.overlaps(span) for cover in credit.covers)
    doubts = [*([] if credit.target else ["not seen"]), *([] if covered else ["may cover this"])]
    return f"{credit.outlet} ({', '.join(doubts)})" if doubts else credit.outlet


def event_date(mentions: tuple[Mention, ...], edtf: str | None) -> str:
    """An event's date in words, with the modifier ("mid-") of the words that gave it."""
    mods = sorted({t.mod for m in mentions for t in m.times if t.mod and t.edtf == edtf})
    return in_words(edtf, mods[0] if len(mods) == 1 else None) if edtf else "no date"


def event_title(event: Event) -> str:
    """An event's label without the place and date at its end, which the page shows beside it.

    >>> event_title(Event(id="e", label="arrests, Kesvik, 2023", event_type="ARREST", time="2023", place="Kesvik"))
    'Arrests'
    """
    year = (event.time or "?")[:4]
    pieces = event.label.split(", ")
    while len(pieces) > 1 and (pieces[-1] == event.place or pieces[-1].endswith(year)):
        pieces.pop()
    title = ", ".join(pieces)
    return title[:1].upper() + title[1:]


def contradiction_words(found: Contradiction, lookup: Lookup) -> str:
    """A contradiction or update with its two values and its reason."""
    return f"{CONTRADICTION_WORDS[found.kind]}: {rivalry(found, lookup)}"


def rivalry(found: Contradiction, lookup: Lookup) -> str:
    """`gas tank against drone: nothing shows that one replaced the other`: the values as a person says them."""
    sides = [side for side in (lookup.claims.get(found.a), lookup.claims.get(found.b)) if side]
    values = {f"{side.slot} {side.value}": claim_value(side, lookup) for side in sides}
    raw = "|".join(re.escape(name) for name in sorted(values, key=lambda name: (-len(name), name)))
    why = re.sub(rf"(?<!\w)(?:{raw})(?![\w.])", lambda said: values[said[0]], found.why) if raw else found.why
    why = plain_dates(why).replace(", and nothing shows", ": nothing shows")
    if (found.slot in {"status", *TIME_SLOTS} and why) or (values and all(value in why for value in values.values())):
        return why
    return f"{slot_words(found.slot)} {' and '.join(values.values())}. {why}".strip()


def drift_words(drift: Drift, lookup: Lookup) -> str:
    """The kind of a change; a source gone for another that the retelling names is `attribution replaced`."""
    if drift.kind == "attribution_dropped" and named_sources(drift, lookup):
        return "attribution replaced"
    return drift.kind.replace("_", " ")


def named_sources(drift: Drift, lookup: Lookup) -> list[str]:
    """The sources of attributions of the retelling's article that the words after a change hold."""
    after = " ".join(drift.after.split())
    sources = lookup.sources_of.get(drift.retelling.article, ())
    said = (" ".join(lookup.quote(span).split()) for span in sources)
    named = (words for words in said if words and words.casefold() not in folded_terms("selves"))
    return list(dict.fromkeys(words for words in named if _stands_in(words, after)))


def _stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text as words: "he" does not in "the gallery"."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _translated_into(reuse: Reuse, assertion: Assertion, lookup: Lookup) -> bool:
    """Whether an assertion stands in the retelling of a translated passage; of an unknown direction the later side."""
    if reuse.relation != "translated":
        return False
    later = max((reuse.a, reuse.b), key=lambda side: lookup.order(side.article))
    retold = {"a_from_b": reuse.a, "b_from_a": reuse.b}.get(lookup.direction(reuse), later)
    return retold.overlaps(assertion.span)


def _bounded(low: int, high: int, one: str, many: str) -> str:
    return f"{interval(low, high)} {one if low == high == 1 else many}"
