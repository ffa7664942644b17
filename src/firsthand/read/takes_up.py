"""Whether a later description can be a source met before: "the official".

In: two Descriptions. Out: whether they can be one source, or the fuller of them.
"""

import re

from firsthand.read.describe import Description
from firsthand.read.heads import bare, of_people
from firsthand.read.voice_kinds import is_country
from firsthand.resources import either, terms

ALSO_CALLED = {
    "judge": ("justice",),
    "justice": ("judge",),
    "premier": ("minister",),
    "officer": ("sergeant",),
    "captain": ("capt.", "capt"),
    "colonel": ("col.", "col"),
    "commander": ("cmdr.", "cmdr"),
    "lieutenant": ("lt.", "lt"),
    "senator": ("sen.", "sen"),
    "governor": ("gov.", "gov"),
    "general": ("gen.", "gen"),
    "representative": ("rep.", "rep"),
    "congressman": ("rep.", "rep"),
    "congresswoman": ("rep.", "rep"),
    "professor": ("prof.", "prof"),
    "doctor": ("dr.", "dr"),
}


def takes_up(later: Description, earlier: Description) -> bool:
    """Whether "the official" can be the source met as "a police official", "the minister" as "Minister Okkelberg"."""
    if is_single(later) != is_single(earlier):
        return False
    if later.count_max and earlier.count_max and later.count_max != earlier.count_max:
        return False  # "the three officers" are not the two of before
    if (ours := re.findall(r"\d+", later.label)) and ours != re.findall(r"\d+", earlier.label):
        return False  # "the 34-year-old" is not "a 16-year-old"
    words = f"{earlier.label} {earlier.words}".lower().replace(",", " ").split()
    if later.kind == "official" and earlier.kind in {"named_person", "official", "unnamed"}:
        if _ranked(later.label, later.head) and not _ranked(f"{earlier.label}, {earlier.words}", later.head):
            return False  # the deputy mayor is not the mayor; "the officer" may well be the former officer
        return later.head in words or (earlier.kind == "named_person" and _shortened(later.head) & set(words) != set())
    if later.kind != earlier.kind and (earlier.kind != "named_person" or later.kind in {"organisation", "document"}):
        return False  # who served in the army is not the army
    if later.kind == earlier.kind == "organisation" and not set(bare(later.label).split()) <= set(words):
        return False  # "the health ministry" is not the defence ministry
    return later.head == earlier.head or (later.head in words and bare(later.label).split()[-1] in words)


def is_named_by(earlier: Description, later: Description) -> bool:
    """Whether a headline's "Minister" is the text's "Interior Minister Runa Okkelberg", or "a junior minister"."""
    titled = later.words.lower().replace(",", " ").split()
    if not is_single(earlier) or earlier.label.lower().startswith(
        ("a ", "an ", "another ", "one ", "each ", "every ", "either ", "neither ")
    ):
        return False  # "city attorneys" are not the attorney, and a judge is not the one named later
    headed = earlier.label.lower() == earlier.head  # "Minister" alone says nothing of whose
    if not later.named:  # "Officer says ..." above "a senior police officer said"
        same = later.head == earlier.head and later.label.lower() != later.head
        return same and headed and is_single(later) and earlier.kind in {"official", "unnamed"}
    same = headed or later.affiliation in {None, earlier.affiliation}
    return earlier.kind == "official" and earlier.head in titled and same


def is_fuller(new: Description, old: Description) -> bool:
    """Whether a later name tells more: "Runa Holm" after "Holm"; "the company" tells no more than "Airbus"."""
    if old.kind == "organisation" and old.name:
        return len(new.name) > len(old.name)
    return new.named and len(new.label) > len(old.label)


def fuller(old: Description, new: Description) -> Description:
    """The earlier description under the fuller label."""
    affiliation = old.affiliation or new.affiliation
    name = new.name or old.name
    return old._replace(label=new.label, affiliation=affiliation, words=f"{old.words} {new.words}", name=name)


def may_be(described: Description, many: bool) -> bool:
    """Whether "it", or "they", can be meant."""
    if many:
        return not is_single(described) or described.kind == "organisation"
    return described.kind in {"organisation", "document"}


def is_one(described: Description) -> bool:
    """Whether "he" or "she" can be meant: one person, not a body, a paper or a thing."""
    if not is_single(described) or described.kind in {"organisation", "document"}:
        return False
    return described.kind != "unnamed" or described.label.startswith("unresolved") or of_people(described.head)


def is_a_firm(described: Description) -> bool:
    """Whether "the company" or "the organisation" can be meant: a body under its name that is no country."""
    return described.kind == "organisation" and bool(described.name) and not is_country(described.name)


def is_single(described: Description) -> bool:
    """Whether a source is one, and no more."""
    return described.count_max == 1


def anaphoric(described: Description) -> bool:
    """Whether a label is short and definite, as "the official" is, and so takes something up."""
    return described.definite and (described.kind == "document" or len(bare(described.label).split()) <= 2)


def _ranked(words: str, head: str) -> bool:
    """Whether an office is told with a word that makes another of it: "the deputy mayor", "former Mayor Lind"."""
    before = either(terms("en", "ranks"))
    return bool(re.search(rf"\b(?:{before})[ -](?:\w+ )?{re.escape(head)}\b", words, re.IGNORECASE))


def _shortened(head: str) -> set[str]:
    """The short forms of a title, as they stand before a name: "Capt." of "the captain"."""
    return {form for form in ALSO_CALLED.get(head, ()) if form.endswith(".") or form + "." in ALSO_CALLED[head]}
