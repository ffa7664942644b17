"""Who is said to have done it: "the Red Dawn group was behind the attack", "it was not the work of the gang".

In: a mention and its sentence. Out: the doer in the text's own words, and whether the sentence says so or denies it.
The words are in `resources/<language>/doers.tsv`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.determiners import denied_as_a_whole
from firsthand.reconcile.failing_words import names_a_failing
from firsthand.reconcile.happenings import instrument, kind_of
from firsthand.reconcile.kinds import AFFAIRS, kinds_that_are
from firsthand.reconcile.parties_in_labels import is_name
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Attribution, Mention, Participant, Span, Value
from firsthand.resources import either, languages, table
from firsthand.wording import NEGATIONS, fold, hedges, keeps_distance

DEFINITE = r"(?-i:(?:[Tt]he|[Ee]l|[Ll]as?|[Ll]os)\s+|(?=[A-ZÁÉÍÓÚÑ]))"
NOT = "not "  # begins the value of a denial: "not the Red Dawn group"
_LONGEST = 7  # words of a doer's name with what stands before it
_DEED = (
    r"\s+(?:(?:the|an?|this|that|these|those|its|their|el|la|los|las|una?|este|esta|ese|esa|su)\s+)?"
    r"(?:(?!(?:the|an?|el|la|los|las|against|after|before|on|in|of|for|to|with|at|by|contra|tras|en|por|con|que|from|over|during"
    r"|about|into|sobre)\b)[\w’'-]+\s+){0,3}"
)
_ASIDE_NAME = re.compile(r",\s+(?P<name>(?:[A-ZÁÉÍÓÚÑ][\w’'-]+\s+){1,3}[A-ZÁÉÍÓÚÑ][\w’'-]+),\s*$")
# "The Black Heron Brigade, an armed group that fights in the hills, has claimed": the aside only says what it is.
_NAME_BEFORE = re.compile(
    r"(?P<name>[A-ZÁÉÍÓÚÑ][\w’'-]+(?:\s+(?:of|the|de|del|la|los|las|el|[A-ZÁÉÍÓÚÑ][\w’'-]+))*),"
    r"\s+(?:an?|the|una?|el|la|los|las|which|who|que)\s[^,.;:]+,\s*$"
)
# "The Black Heron Brigade, which (on Monday) claimed", "Un grupo armado que (el lunes) se atribuyó".
_WHO_THAT = re.compile(
    r"(?P<name>(?:\b(?i:the|el|la|los|las)\s+)?[A-ZÁÉÍÓÚÑ][\w’'-]+(?:\s+(?:of|the|de|del|la|los|las|el|[A-ZÁÉÍÓÚÑ][\w’'-]+))*"
    r"|(?:^|(?<=[.!?]\s))(?:An?|The|Una?|El|La)\s+(?:[a-záéíóúñ’'-]+\s+){0,2}[a-záéíóúñ’'-]+),?\s+(?:that|which|who|que|quien)\s*$"
)
_BEFORE_A_DAY = re.compile(r"(?P<lead>\b(?:on|late|early|el|este|esta|la)\s+)$", re.IGNORECASE)
_CALLED = re.compile(
    r"^.*\b(?:calling itself|calling themselves|known as|conocid[oa] como|autodenominad[oa]|llamad[oa])\s+(?=\S)",
    re.IGNORECASE,
)
_AND = r"(?:[\w’'-]+\s+(?:and|or|nor|y|e|o|u|ni)\s+)?"  # "planned and led"
_AROUND = frozenset(  # folded
    "was were is are be been being has have had did does do may might could would will to also accept accepted claim "  # noqa: SIM905
    "claimed claims take takes took taking fue fueron es era son ha han habia habian haber sido estuvo estuvieron esta "
    "estan estaba estaban estuviera estuvieran sea sean fuera fueran hubiera hubieran hubiese haya hayan se puede pudo "
    "tuvo tuvieron tiene tienen tuviera asumio asumieron full sole la of lay lies lie stood stands stand must estaria "
    "estarian".split()
)
_END = re.compile(
    r"[,.;:!?“”«»\"()\n]|\s[-–—]|\s(?:in|on|at|near|and|that|which|who|when|after|before|during|as|said|according|told"
    r"|en|y|e|que|cuando|tras|durante|según|dijo|dijeron)\b|$"
)
_BREAK = re.compile(
    r"[,;:“”«»\"()\n]|[.!?]\s|\b(?:that|who|which|but|after|when|while|because|though|although|if|before|as|since|whether"
    r"|que|quien|quienes|pero|cuando|mientras|porque|aunque|si|tras|donde)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s(?:on|in|at|yesterday|earlier|el|en|ayer)\s", re.IGNORECASE)  # "blamed the gang on Friday for"
_DENIES = frozenset({"nego", "negaron", "niega", "niegan", "desmintio", "desmintieron", "denied", "deny", "denies"})
_SELVES = frozenset({"it", "they", "he", "she", "we", "i"})
_ONE_THING = frozenset({"a", "an", "un", "una"})
_ARTICLES = frozenset({"the", "el", "la", "los", "las", "unos", "unas", "some"})
_ARTICLED = frozenset(
    {"planned", "plan", "led", "lead", "ordered", "order", "staged", "stage", "mounted", "mount", "launched", "launch",
     "commit"}
)  # fmt: skip
_LED_IN = re.compile(r"\W*(?:(?:the|an?|el|la|los|las|una?)\s+)?", re.IGNORECASE)  # "The order for the attack"
_ARTICLE_BEHIND = re.compile(r"\s(?:the|el|la|los|las|un|una)\s*$", re.IGNORECASE)
_ARTICLE = re.compile(r"\s+(?:the|an?|this|that|these|those|its|their)\b", re.IGNORECASE)
_BLAME = re.compile(
    r"\b(?:blame|fault|responsibility|authorship|orders?|command|suspicions?|culpa|responsabilidad|autor[ií]a|orden"
    r"|[óo]rdenes|sospechas?)\s+(?:for|of|por|de)l?\b[^,.;]*$",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"^(?:(?:the|los|unos|some)\s+)?(?:members|miembros|integrantes)\s+(?:of|de)(?:l(?=\s))?\s+", re.I
)
_ONE_OF_THEIRS = re.compile(r"(?i:an?)\s+(?=[A-ZÁÉÍÓÚÑ])")
_IS_TOLD = re.compile(
    r"(?:[a-z]+ly )?(?:[a-z]+(?:ed|ado|ido)|said|known|thought|clear|likely|true|written|claro|cierto)"
)
_BEHIND_IT = re.compile(rf"^\W*(?:[\w’'-]+\s+){{0,3}}(?:behind|detrás de)(?:l(?=\s))?{_DEED}$", re.IGNORECASE)
_STANDS = re.compile(
    r"[^,.;:“”«»\"]{0,60}?\s(?:está|están|estaría|estarían|estaba|estaban|estuvo|estuvieron|was|were|is|are|stood|stands)\s+",
    re.IGNORECASE,
)
_THOSE_WHO_DID_IT = re.compile(
    r"\b(?:authors|perpetrators|attackers|those behind|autores|perpetradores|responsables)\b[^,.;]*$",
    re.IGNORECASE,
)
# Whose a thing is that struck: "a rocket of the Northern Front", "un cohete lanzado por el Frente".
_WHOSE = re.compile(
    rf"^(?P<thing>(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+)\s+"
    r"(?:(?:that (?:was|were)\s+)?(?:fired|launched|sent|dropped|flown) by"
    rf"|of|belonging to|(?:lanzad|disparad)[oa]s?\s+por|de(?=l?\s)|que lanzó)(?:l(?=\s))?\s+"
    rf"(?P<name>(?:{DEFINITE})(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+)$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,4}?(?:by|por)\s+(?P<name>(?:a|an|the|one|two|three|un|una|el|la|dos|tres)\s+)", re.IGNORECASE
)
_BY_ITSELF = re.compile(r"\bse\s+$", re.IGNORECASE)
_SORTS = frozenset({"type", "kind", "sort", "make", "model", "class", "tipo", "clase", "modelo", "marca"})
NO_NAME = re.compile(
    r"(?:.*\b(?:they|he|she|it|we)$|(?:the|an?|el|la|los|las|un|una)$|(?:having|being|in|and|of|by|with|for|on|at|to|from|or|not|we|he|she|they|it|i|you|en|y|de|por|con|para|a|o)\b|.*['’]s$"
    r"|.*\b(?:has|have|had|is|are|was|were|should|will|would|could)\b)",
    re.IGNORECASE,
)


class Doer(NamedTuple):
    """Who is said to have done it: the words, where they stand, the words that keep a distance, and if it is denied."""

    label: str
    span: Span
    hedges: tuple[Span, ...]
    denied: bool


def denial(value: Value) -> bool:
    """Whether a value says who did not do it."""
    return str(value).startswith(NOT)


def without_article(words: str) -> str:
    """A name without its article: "Ravens"; "the gang" keeps it."""
    first, _, rest = words.partition(" ")
    if first.lower() not in {"the", "la", "el", "los", "las"}:
        return words
    return rest if rest[:1].isupper() else f"{first.lower()} {rest}"


def doer(pile: Pile, mention: Mention) -> Doer | None:
    """Whom a mention's sentence names as the one who did it, or as the one who did not."""
    kind = kind_of(pile.quote(mention.trigger), mention.event_type)
    if kind.role != "bearer" and kind.name not in kinds_that_are("done") | AFFAIRS:
        return None
    found = _blamed(pile, mention) or _by_a_thing(pile, mention)
    found = found and _whose(found)
    return None if found and _is_thing(found.label) else found


def _by_a_thing(pile: Pile, mention: Mention) -> Doer | None:
    """What a mention is told to have been done by, if it is a thing of somebody's: "hit by a rocket of the Front"."""
    if mention.polarity == "negative":
        return None
    around = stretch(pile, mention)
    after = pile.articles[mention.article].text[mention.trigger.end : around.end]
    by = _BY.match(after)
    if by is None:
        return None
    start = by.start("name")
    label = after[start : start + length_of_name(after[start:])]
    span = Span(mention.article, mention.trigger.end + start, mention.trigger.end + start + len(label))
    found = Doer(label, span, distance(pile, mention.trigger), denied_as_a_whole(pile, mention))
    return found if _whose(found) != found else None


def _whose(found: Doer) -> Doer:
    """Who a thing belongs to that did it, for the thing: "the Northern Front" for "a rocket of the Northern Front"."""
    owned = _WHOSE.match(found.label)
    if owned is None or not instrument(owned["thing"]) or fold(owned["name"].split()[-1]) in _SORTS:
        return found
    start, end = owned.span("name")
    if not is_name(owned["name"]):
        return found
    at = found.span.start
    return found._replace(label=owned["name"], span=Span(found.span.article, at + start, at + end))


def whose_thing(label: str) -> str | None:
    """Whose a thing is that struck, by its label: "la defensa aérea de Norlandia" of "un misil de la defensa aérea de".

    >>> whose_thing("a missile of the Norland air defence"), whose_thing("a missile of the older type")
    ('the Norland air defence', None)
    """
    at = Span("", 0, len(label))
    found = _whose(Doer(label, at, (), False))
    return found.label if found.span != at else None


def blamed_thing(pile: Pile, mention: Mention) -> Span | None:
    """The thing, and nobody, that a sentence names as the one behind a mention: "blamed the fire on a gas leak"."""
    found = _blamed(pile, mention)
    return found.span if found and not found.denied and _is_thing(found.label) else None


def _blamed(pile: Pile, mention: Mention) -> Doer | None:
    content = stretch(pile, mention)
    return _named(pile, mention, content) or (_named(pile, mention, mention.sentence) if content.start else None)


def _is_thing(label: str) -> bool:
    """Whether a label is of something that does nothing of itself: "a gas leak", "faulty wiring", no crew or police."""
    if label == label.lower() and names_a_failing(label):
        return True  # "hielo", "mal estado de la vía"
    first, *rest = label.split()
    one = first.lower() in _ONE_THING or (bool(rest) and not label.endswith("s") and first.lower() not in _ARTICLES)
    if label[1:] != label[1:].lower() or not one:
        return False
    head = re.split(r"\s(?:of|in|on|at|from|de|del|en)\s", label)[0].split()
    return _somebody().isdisjoint(
        end for word in (head[-1], head[min(1, len(head) - 1)]) for end in _one_form(fold(word))
    )


def _one_form(word: str) -> tuple[str, str]:
    return word, word.removesuffix("s")


def is_no_doer(pile: Pile, party: Participant) -> bool:
    """Whether a party in small letters is a happening that its page tells of: "opening of the gates", no "guard"."""
    head = re.split(r"\s(?:of|in|on|at|from|de|del|en)\s", party.label)[0]
    if not party.label.islower() or not _somebody().isdisjoint(_one_form(fold(head.split()[-1]))):
        return False
    told = pile.readings[party.span.article].mentions
    return any(m.trigger.end == party.span.start + len(head) and party.span.contains(m.trigger) for m in told)


@cache
def _somebody() -> frozenset[str]:
    """The nouns for people, bodies and whoever can be a source."""
    names = ("people", "bodies", "source_nouns", "body_words", "fighters")
    rows = (row for language in languages() for name in names for row in table(language, name))
    some = (row for row in rows if row.get("kind") != "document")
    return frozenset(fold(word) for row in some for word in row["term"].split()[-1:])


def named_doers(pile: Pile, assertions: Iterable[Assertion]) -> frozenset[str]:
    """The assertions that say in so many words who did it."""
    mentions = pile.mentions()
    actors = [a for a in assertions if a.slot == "who" and not denial(a.value)]
    return frozenset(a.id for a in actors if (found := doer(pile, mentions[a.mention])) and found.label == a.value)


def _named(pile: Pile, mention: Mention, around: Span) -> Doer | None:
    """The doer that a stretch around the mention names."""
    text = pile.articles[mention.article].text
    before, after = text[around.start : mention.trigger.start], text[mention.trigger.end : around.end]
    denies = False
    members = _THOSE_WHO_DID_IT.search(before) and _patterns()["members"].match(after)
    if match := _patterns()["blamed"].search(before):
        group = "name" if match["name"] else "held"
        start, end, base = match.start(group), match.end(group), around.start
        end = start + len(_WHEN.split(before[start:end], maxsplit=1)[0])
    elif (
        not members
        and (match := _patterns()["before"].search(before))
        and not _LED_IN.fullmatch(before[: match.start()])
    ):
        if _BY_ITSELF.search(before[: match.start("phrase")]):
            return None  # "el lunes se perpetró un ataque": by nobody that is named
        if match["phrase"].casefold() in _ARTICLED and not _ARTICLE.match(before, match.end("phrase")):
            return None  # "past and planned attacks"
        cleft = _cleft().search(before[: match.start()])
        if cleft and _IS_TOLD.fullmatch(cleft["name"]):
            return None  # "it is noted that behind the attack lay a dispute"
        start, end = cleft.span("name") if cleft else _last_name(_without_day(pile, around, match.start()))
        base = around.start
        phrase, between = match["phrase"].casefold(), before[end : match.end()]
        denies = phrase in _told("denied") or _negated(between) or bool(cleft and (cleft["not"] or cleft["not_"]))
        disowns = not _DENIES.isdisjoint(re.findall(r"\w+", fold(between)))
        if phrase in _told("disowned") and not (denies or disowns or denied_as_a_whole(pile, mention)):
            return None  # "was held over his involvement in"
    elif match := members or _led_to(before, after):
        start, end, base = match.end(), match.end() + length_of_name(after[match.end() :]), mention.trigger.end
        denies = _negated(match[0])
    else:
        return None
    if called := _CALLED.match(text[base + start : base + end]):
        start += called.end()  # "a group calling itself the Red Dawn"
    if member := _MEMBERS.match(text[base + start : base + end]):
        start += member.end()  # "members of the Red Dawn"
    if one := _ONE_OF_THEIRS.match(text[base + start : base + end]):
        start += one.end()  # "a Westmark battery"
    span = Span(mention.article, base + start, base + end)
    span = _whose(Doer(text[span.start : span.end], span, (), False)).span
    label = text[span.start : span.end]
    if label.lower() in _SELVES and not denies:
        return _denies_of_itself(pile, mention, span)
    if not 0 < len(label.split()) <= _LONGEST or not is_name(label) or NO_NAME.match(label):
        return None
    whole = Span(mention.article, min(span.start, mention.trigger.start), max(span.end, mention.trigger.end))
    return Doer(label, span, distance(pile, whole), denies != denied_as_a_whole(pile, mention))


def _led_to(before: str, after: str) -> re.Match[str] | None:
    """What stands between a deed and the doer behind it: "the work of", "blame for the (attack) lies with"."""
    named = _patterns()["after"].match(after)
    if named is None and _patterns()["blames"].search(before):
        named = _patterns()["on"].match(after)
    if named is None and _BLAME.search(before):
        named = _patterns()["blame"].match(after)
    if named is None and _BEHIND_IT.search(before):
        named = _STANDS.match(after)
    return named


@cache
def _cleft() -> re.Pattern[str]:
    """ "It was the gang that", "no fue al parecer la banda quien", at the end of some words."""
    hedged = rf"(?:(?:{_hedges()})\s+)?"
    return re.compile(
        rf"\b(?P<not>no\s+)?(?:it was|it is|fue|fueron|es|son)\s+(?:(?P<not_>not)\s+)?{hedged}"
        rf"(?P<name>(?:[\w’'-]+\s+){{0,7}}?[\w’'-]+)"
        rf"\s+(?:that|who|quien|quienes|que)\s+{hedged}$",
        re.IGNORECASE,
    )


def _denies_of_itself(pile: Pile, mention: Mention, span: Span) -> Doer | None:
    """Who denies that he did it himself: "the army denied that it had carried out the strike"."""
    every = pile.readings[mention.article].attributions
    said = next((one for one in every if one.id == mention.attribution and one.stance == "denies"), None)
    label = called(pile, said) if said and said.sources else ""
    return Doer(label, span, (), False) if label and is_name(label) and not NO_NAME.match(label) else None


def called(pile: Pile, said: Attribution) -> str:
    """Who speaks, by the name that the page gives him: "the gang" by "the Ravens"."""
    named = (v.label for v in pile.readings[said.sources[0].article].voices if v.id in said.voices and v.named)
    return without_article(next(named, pile.quote(said.sources[0])))


def _negated(words: str) -> bool:
    return any(word in NEGATIONS or word in {"n't", "ni"} for word in re.findall(r"n't|\w+", fold(words)))


def stretch(pile: Pile, mention: Mention) -> Span:
    """The mention's sentence, or what of it is the content of the words it is told in."""
    reading = pile.readings[mention.article]
    contents = (c for a in reading.attributions if a.id == mention.attribution for c in a.contents)
    told = next((c for c in contents if c.contains(mention.trigger)), mention.sentence)
    return Span(mention.article, max(told.start, mention.sentence.start), min(told.end, mention.sentence.end))


def distance(pile: Pile, span: Span) -> tuple[Span, ...]:
    """The words in a stretch that keep a distance from what it says: "allegedly", "presuntamente"."""
    words = pile.articles[span.article].text[span.start : span.end]
    return tuple(Span(span.article, span.start + start, span.start + end) for start, end in keeps_distance(words))


def _without_day(pile: Pile, around: Span, length: int) -> str:
    """So many characters of a stretch, with blanks for a day that ends them: "a group that on Monday (claimed)"."""
    text = pile.articles[around.article].text[around.start : around.start + length]
    for time in pile.readings[around.article].times:
        start, end = time.span.start - around.start, time.span.end - around.start
        if 0 < start < end <= length and all(_around(fold(word)) for word in re.findall(r"[\w’'-]+", text[end:])):
            lead = _BEFORE_A_DAY.search(text[:start])
            start = lead.start("lead") if lead else start
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _last_name(text: str) -> tuple[int, int]:
    """Where the name that ends a stretch of text stands, auxiliaries, denials and hedges behind it left out."""
    breaks = [m.end() for m in _BREAK.finditer(text)]
    start = breaks[-1] if breaks else 0
    text = _ARTICLE_BEHIND.sub("", text)  # "were the authors of"
    if found := _hedge_behind().search(text, start):
        text = text[: found.start()]
    pieces = list(re.finditer(r"[\w’'-]+", text[start:]))
    while pieces and _around(fold(pieces[-1][0])):
        pieces.pop()
    if not pieces and (aside := _ASIDE_NAME.search(text[:start])):  # "a former sergeant, Otto Brandt, is behind"
        return aside.span("name")
    if not pieces and (named := _NAME_BEFORE.search(text[:start]) or _WHO_THAT.search(text[:start])):
        return named.span("name")
    return (start + pieces[0].start(), start + pieces[-1].end()) if pieces else (start, start)


@cache
def _hedge_behind() -> re.Pattern[str]:
    """A hedge that ends some words: "the gang by all accounts", "la banda según se dice"."""
    return re.compile(rf"\s(?:{_hedges()})\s*$", re.IGNORECASE)


@cache
def _hedges() -> str:
    """The hedges, as they are written and without their accents."""
    terms = {row["term"] for language in languages() for row in table(language, "hedges")}
    return either(frozenset(terms) | hedges())


def _around(word: str) -> bool:
    bare = word.removesuffix("n't")
    return (
        bare in _AROUND or word in NEGATIONS or word in _DENIES or word in hedges() or word in {"ni", "didn't", "n't"}
    )


def length_of_name(text: str) -> int:
    """How far the name goes with which a stretch of text begins."""
    end = _END.search(text)
    return len(text[: end.start() if end else len(text)].rstrip())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """What stands between a doer and the deed.

    before: "carried out the", "estuvo detrás del"; after: "in Kesvik was not the work of"; blamed: "blamed the gang for
    the"; blames and on: "blamed the (attack) on the gang".
    """
    name = r"(?P<name>(?:[\w’'-]+\s+){0,6}?[\w’'-]+)"
    of = r"(?:for|of|over|de|por)(?:l(?=\s))?(?:\s+(?:carrying out|planning))?"
    found = {
        "before": rf"\b{_AND}(?P<phrase>{_phrases('before')})(?:\s+(?:for|de|por))?(?:l(?=\s))?{_DEED}$",
        "after": rf"[^,.;:“”«»\"]{{0,90}}?\b(?P<phrase>{_hedged('after')})\s+",
        "blame": rf"[^,.;:“”«»\"]{{0,60}}?\s(?:[\w’'-]+\s+)?(?P<phrase>{_hedged('blame')})\s+",
        "members": rf"[^,.;:“”«»\"]{{0,60}}?\s(?P<phrase>{_hedged('members')})\s+",
        "blamed": rf"\b(?:{_phrases('object')})l?\s+{name}\s+(?:como\s+(?:presunt[oa]s?\s+)?\w+\s+)?{of}{_DEED}$"
        rf"|\b(?:hold|holds|held|holding)\s+{name.replace('name', 'held')}\s+(?:responsible|accountable)\s+for{_DEED}$",
        "blames": rf"\b(?:{_phrases('object')}|{_phrases('deed')})(?:\s+del?(?=l?\s))?l?{_DEED}$",
        "on": r"(?:\s+[\w’'-]+){0,5}?\s+(?:on|to|a(?=l?\s))l?\s+",
    }
    return {key: re.compile(pattern, re.I) for key, pattern in found.items()}


def _phrases(side: str) -> str:
    rows = (row["term"] for language in languages() for row in table(language, "doers") if row["side"] == side)
    return "|".join(sorted((re.escape(term) for term in rows), key=lambda term: (-len(term), term)))


def _hedged(side: str) -> str:
    """The phrases of a side with a hedge between their words: "belonged by all indications to"."""
    return _phrases(side).replace(r"\ ", rf"\s+(?:(?:{_hedges()})\s+)?")


@cache
def _told(sense: str) -> frozenset[str]:
    """The phrases of a sense: those that deny by themselves ("nothing to do with"), those that are only denied."""
    rows = (row for language in languages() for row in table(language, "doers"))
    return frozenset(row["term"] for row in rows if row["sense"] == sense)
