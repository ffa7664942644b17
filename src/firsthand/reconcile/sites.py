"""The spot where a happening was, when it has no name of its own: "the old bridge", "la estación de autobuses".

In: a mention and its sentence. Out: the spots that its words put it at, nouns of `resources/<language>/sites.tsv`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.befallen import acts_upon, befell, passive
from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.names import fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Mention, Span
from firsthand.resources import table

_REACH = 60  # characters between a happening and the spot it was at
_THERE = re.compile(
    r"\b(?:at|in|on|near|outside|inside|beside|by|close to|in front of|against|around|to|as far as|next to|opposite"
    r"|behind|in the vicinity of|(?:distance|metres|meters|yards|miles|kilometres|kilometers|km|steps|blocks) from"
    r"|en|contra|ante|frente a|junto a|cerca de|hasta|a|sobre|dentro de|fuera de|alrededor de|detrás de"
    r"|(?:distancia|metros|kilómetros|km|pasos|cuadras|puertas|entrada|inmediaciones|cercanías) de)\s+$",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"\s+(?:(?:is|was|were|had been|became|es|fue|era|había sido)\s+(?:the |el )?(?:exact |exacto )?"
    r"(?:scene|site|place|spot|where|escenario|lugar|sitio|donde|testigo)\b|bore witness to\b)",
    re.IGNORECASE,
)
# "Fue la aduana el escenario de la redada".
_THE_SCENE = re.compile(
    r"\s+(?:el|the)\s+(?:exacto\s+)?(?:escenario|lugar|sitio|scene|site|venue)\s+(?:del?|of)\b", re.IGNORECASE
)
_WAS = re.compile(r"\b(?:was|fue|era|es|is)\s+$", re.IGNORECASE)
_OF_SCENE = re.compile(
    r"\b(?:scene|site|place|location|venue|setting|spot|lugar|escenario|sitio|punto)\s+(?:exacto\s+|preciso\s+)?"
    r"(?:of|for|where|in which|del?|de la|donde|en que|en el que)\b[^,.;]*$",
    re.IGNORECASE,
)
# How the scene is told: "the venue of the march was the square", "was given as the square", "como lugar se señaló"
_WAS_SCENE = re.compile(
    r"[^,.;:]*?\s(?:was|were|is|had been|fue|era|es|había sido)(?:\s+\w+(?:\s+(?:as|como))?)?\s+$"
    r"|(?:\s+(?:en|de)\s+[A-ZÁÉÍÓÚÑ]\w+)?\s+(?:se|fue)\s+\w+\s+$",
    re.IGNORECASE,
)
# "La redada tuvo por escenario el mercado", "had for its setting the market".
_HAD_AS_SCENE = re.compile(
    r"\s(?:tuvo|tenía|tiene|tuvieron|had|has)\s+(?:por|como|for|as)\s+(?:su |its )?"
    r"(?:escenario|lugar|marco|sede|foco|epicentro|centro|scene|setting|stage|venue|focus)\s+$",
    re.IGNORECASE,
)
_TOWN_BEHIND = re.compile(r",\s+(?:en|in)\s+(?P<town>[^\W\d_a-zß-ÿ][^,.;]*)")
# What makes a sentence one about the spot: "unfolded at the customs house", "had it as its stage", "fue en la aduana".
_TOOK_PLACE = re.compile(
    r"\s(?:was|were|is|had|took place|happened|occurred|unfolded|came|cent(?:re|er)ed|focus(?:s)?ed"
    r"|fue|era|tuvo|ocurrió|sucedió|aconteció|sirvió|se (?:produjo|registró|desarrolló|centró|llevó a cabo))\s"
    r"(?:[\w’'-]+\s){0,3}?(?:(?:at|in|on|near|outside|as|en|junto a|cerca de|frente a|como|de|el|la|the)\s)",
    re.IGNORECASE,
)
_IT_WAS = re.compile(r"\b(?:it was|was|fue|era)\s+(?:at|in|near|on|en|junto a|cerca de|frente a)\s+$", re.IGNORECASE)
# What water rises to of a spot: "the surroundings of the depot turned into a lake".
_UNDER_WATER = re.compile(
    r"\b(?:surroundings|doors?|steps|walls|roofs?|windows|alrededores|puertas?|escaleras|muros|techos?|ventanas)"
    r" (?:of|del?|de la)\s+$",
    re.IGNORECASE,
)
# Whose verbs may have a spot as their object, however far the happening's own word: "an assault in which men overran".
_ACTS = {
    "flood": "water",
    **dict.fromkeys(("protest", "blockade", "strike", "riot"), "crowd"),
    **dict.fromkeys(("attack", "shooting", "raid"), "arms"),
    "crash": "way",
}
# Where people are taken is not where it was: "the detained were taken to the police station".
_TAKEN_TO = re.compile(
    r"\b(?:taken|brought|driven|led|moved|transferred|rushed|sent|escorted|carried|ferried|flown)\s+(?:\w+\s+){0,3}?to\s+$"
    r"|\b(?:mand|envi|llev|traslad|evacu)(?:ó|aron|a|an)\s+(?:\w+\s+){0,3}?(?:a|hasta)l?\s+$"
    r"|\b(?:llevad|trasladad|conducid|enviad|remitid|derivad|evacuad)[oa]s?\s+(?:\w+\s+){0,3}?(?:a|hasta|hacia)l?\s+$",
    re.IGNORECASE,
)
# Where a cause is found is no spot: "had its origin in a jammed sluice gate".
_ITS_CAUSE = re.compile(
    r"\b(?:origins?|roots?|causes?|reasons?|explanation|origen|raíz|raíces|causas?|explicación)\s+(?:in|en)\s+$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:.()“”«»]|\b(?:while|when|as|after|before|mientras|cuando|después|antes)\b", re.IGNORECASE)
_NO = (
    r"the|an?|was|were|is|are|had|has|of|in|at|on|and|or|that|to|by|from|with|for|who\w*|which|as"
    r"|el|la|los|las|del?|al"  # no part of a name
)
# "As it was passing the mill": what was on its way, and not who came later.
_MEANWHILE = re.compile(r"\b(?:as|while|when|cuando|mientras|al)\b[^,;:]*$", re.IGNORECASE)


# What has no spot, or has that of something else: "sanctions on the pipeline", "closed the consulate", a bribe's court.
_NOWHERE = frozenset(
    {"sanction", "withdrawal", "vote", "judgment", "trial", "closure", "agreement", "extradition", "investigation",
     "charge", "accusation", "appointment", "resignation", "dismissal", "lawsuit", "ban", "acquisition", "offer",
     "bribery", "embezzlement"}
)  # fmt: skip


_OF = frozenset({"of", "de"})
_ARTICLES = frozenset({"the", "el", "la", "los", "las"})


_DEED_BEHIND = re.compile(
    r"\s(?:robber(?:y|ies)|raids?|heists?|sieges?|fires?|attacks?|shootings?|bombings?|collapses?)\b"
)


class Site(NamedTuple):
    """A spot in the text's own words."""

    label: str
    span: Span


def sites(pile: Pile, mention: Mention) -> Iterator[Site]:
    """The spots at which a mention's words put it; looked for once a pile."""
    asked = mention.id, len(mention.participants)  # of whom some are taken away where they are gainsaid
    if asked not in pile.scenes:
        pile.scenes[asked] = tuple(_told(pile, mention))
    return (Site(*found) for found in pile.scenes[asked])


def _told(pile: Pile, mention: Mention) -> Iterator[Site]:
    if kind_of(pile.quote(mention.trigger), mention.event_type).name in _NOWHERE:
        return
    around = mention.sentence
    text = pile.articles[mention.article].text
    for match in _phrases().finditer(text, around.start, around.end):
        span = Span(mention.article, match.start(), match.end())
        held = mention.trigger.start < span.start and span.end < mention.trigger.end
        if held and kind_of(pile.quote(mention.trigger), mention.event_type).role == "bearer":
            yield Site(match[0], span)  # "sprayed the old market with bullets"
            continue
        part_of_a_name = (
            text[match.end() : match.end() + 1] == " " and text[match.end() + 1 : match.end() + 2].isupper()
        )
        if _DEED_BEHIND.match(text, match.end()):
            continue  # "in the 2023 bank robbery"
        if not part_of_a_name and not span.overlaps(mention.trigger) and _puts(text, mention, around, span):
            yield Site(match[0], span)


def told_as_scene(pile: Pile, assertions: Iterable[Assertion]) -> frozenset[str]:
    """The assertions whose words are about the spot: "the raid took place at the customs house", "the scene was"."""
    found = set()
    for one in assertions:
        if one.slot == "where" and is_site(str(one.value)):
            text = pile.articles[one.article].text
            words = f" {text[one.span.start : one.span.end]} "
            around = pile.quote(one.span)
            if _TOOK_PLACE.search(words) or _OF_SCENE.search(around[: -len(str(one.value))]):
                found.add(one.id)
    return frozenset(found)


def is_site(label: str) -> bool:
    """Whether a value is such a spot.

    >>> is_site("the old bridge"), is_site("Kesvik")
    (True, False)
    """
    return bool(_phrases().fullmatch(label))


def stands(label: str) -> bool:
    """Whether a participant's label, which has no article, is the words for such a spot.

    >>> stands("old bridge"), stands("puente viejo"), stands("Ada Lind")
    (True, True, False)
    """
    return any(is_site(f"{article} {label}") for article in ("the", "el"))


def _puts(text: str, mention: Mention, around: Span, spot: Span) -> bool:
    trigger = mention.trigger
    struck = any(p.role == "recipient" and p.span.overlaps(spot) for p in mention.participants)
    kind = kind_of(text[trigger.start : trigger.end], mention.event_type).name
    flooded = kind == "flood"
    under = struck and (flooded or passive(text, trigger, spot))  # "the garden disappeared under the water"
    if under or befell(text, trigger, spot) or _in_its_town(text, mention, spot):
        return True
    before = text[around.start : spot.start]
    if _TAKEN_TO.search(before) or _ITS_CAUSE.search(before):
        return False
    acts = _ACTS.get(kind)
    then = acts != "way" or _MEANWHILE.search(text, trigger.end, max(trigger.end, spot.start))
    if acts and then and acts_upon(acts, before):
        return True
    if spot.start >= trigger.end:
        between = text[trigger.end : spot.start]
        of_scene = _OF_SCENE.search(text[around.start : trigger.start])
        if of_scene and len(between) <= _REACH and _WAS_SCENE.fullmatch(between):
            return True  # "the scene of the attack was the bridge"
        if len(between) <= _REACH and _HAD_AS_SCENE.search(between):
            return True
        if len(between) > _REACH or _BREAK.search(between.replace("as far as", "to")):
            return False
        if flooded and _UNDER_WATER.search(before):
            return True
        of_it = between.strip().lower() in _OF and spot.start > trigger.end  # "la balacera de la plaza"
        return bool(_THERE.search(before)) or _del(before) or struck or of_it or not between.strip()
    between = text[spot.end : trigger.start]
    if len(between) > _REACH or _BREAK.search(between):
        return False
    if flooded and _UNDER_WATER.search(before):
        return True  # "the surroundings of the depot turned into a lake"
    was_scene = bool(_THE_SCENE.match(between)) and bool(_WAS.search(before))
    return was_scene or bool(_SCENE.match(between)) or bool(_IT_WAS.search(before))


def _in_its_town(text: str, mention: Mention, spot: Span) -> bool:
    """Whether the town of a mention is set behind a spot: "shots rang out in the old market, in Kesvik, on Friday"."""
    near = min(abs(spot.start - mention.trigger.end), abs(mention.trigger.start - spot.end)) <= _REACH
    town = _TOWN_BEHIND.match(text, spot.end)
    return bool(near and town and mention.place and town["town"].startswith(mention.place.name))


def leads_there(between: str) -> bool:
    """Whether the words between a happening and a place are no more than "at the": "the attack on the bus station".

    >>> leads_there(" in "), leads_there(" on the "), leads_there(" that police in ")
    (True, True, False)
    """
    words = between.split()
    while words and fold(words[-1]) in _ARTICLES:
        words.pop()
    told = " ".join(words) + " "
    return bool(_THERE.fullmatch(told)) or [fold(word) for word in words] in (["of"], ["de"], ["del"], ["al"])


def _del(before: str) -> bool:
    """Whether "del" or "al" behind a word of place leads to the spot: "cerca del puente", "asalto al puente"."""
    words = before.split()[-2:]
    return before.endswith(" ") and bool(words) and words[-1].lower() in {"al", "del"}


@cache
def _phrases() -> re.Pattern[str]:
    """An article, an adjective or two, the noun, and what goes with it: "the bus station", "el puente viejo"."""
    english, spanish = (
        "|".join(sorted((re.escape(row["term"]) for row in table(language, "sites")), key=lambda t: (-len(t), t)))
        for language in ("en", "es")
    )
    return re.compile(
        rf"\b(?:(?:the|a|an)\s+(?:(?!(?:{_NO})\b)[\w’'-]+\s+){{0,3}}?(?:{english})\b(?:\s+(?:{english})\b)?(?!\s+(?:said|officials?|towns?|gates?|masters?|managers?|staff|workers?))"
        rf"|(?:(?:el|la|los|las|un|una)\s+|(?<=\bal )|(?<=\bdel ))(?:{spanish})\b"
        rf"(?:\s+(?:de|del)\s+(?:(?:la|los|las|el)\s+)?[a-zá-ú]+|\s+(?:[a-zá-ú]+(?:al|ales|or|ivo|iva|ico|ica|ero|era|ano|ana|ario|aria)"
        rf"|norte|sur|este|oeste|viejo|vieja|nuevo|nueva|antiguo|antigua)\b)?)",
        re.IGNORECASE,
    )
