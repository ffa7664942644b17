"""Of which kind a source is: a person, a position, a body, a document, an outlet, somebody unnamed.

In: a noun phrase and its head. Out: a VoiceKind, and whether it is named.
"""

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import proper
from firsthand.read.gazetteer import gazetteer
from firsthand.read.head_counts import SHARE
from firsthand.read.heads import PLURAL, bare, is_definite, noun_kind, plain_name, source_nouns
from firsthand.read.outlets import by_its_last_word, is_channel, is_outlet, printed, proper_name, sited
from firsthand.read.persons import person
from firsthand.records import VoiceKind
from firsthand.resources import terms

_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_THE_PRESS = frozenset({"papers", "newspapers", "tabloids", "broadsheets", "press", "headlines"})  # "the papers say"
_CROWDS = frozenset({"dozens", "scores", "hundreds", "thousands", "many", "some", "others", "several"})
# Whoever competes with a body, or trades with it, is a body: "the airline's rival Nordic", "its biggest supplier".
_COMPETES = frozenset({"rival", "competitor", "supplier", "subsidiary", "partner", "customer", "predecessor"})
_STAND_ALONE = frozenset(
    {"network", "site", "station", "channel", "wire", "daily", "weekly", "press", "monthly", "editor"}
)
_OWNERS = frozenset({"owner", "operator", "promoter", "producer", "publisher", "builder", "developer", "manager"})
_SITES = frozenset({"website", "site", "page", "webpage"})
_SEATS = frozenset({"parliament", "congress", "senate", "house", "council", "board", "committee", "subcommittee",
                    "commission", "cabinet", "assembly", "legislature", "government", "opposition", "knesset",
                    "bundestag", "duma", "lords", "commons", "chamber", "caucus", "politburo", "panel"})  # fmt: skip


def kind_of(words: Tokens, root: Token, outlets: frozenset[str]) -> tuple[VoiceKind, bool]:
    """The kind of a source and whether it is named: as an outlet or body, as a person, by its noun, in this order."""
    if root.lower_ in _CROWDS:
        return "unnamed", False
    if re.match(r"No\.?\s\d+$", words.text):
        return "organisation", True  # "No 10 confirmed": a house that speaks, not ten people
    if is_channel(words.text) or bare(words.text) in _THE_PRESS:
        return "media", is_channel(words.text)
    noun = noun_kind(words, root)
    if _article_of_law(words, root):
        return "document", False
    if noun is None and _society(words, root):
        return "organisation", True
    capital = root.pos_ == "PROPN" or root.ent_type_ in _BODIES or proper.initials(root)
    capital = capital or (noun is None and proper.amid_small_letters(root))
    told = _as_outlet(words, root, noun, outlets, capital=capital) or _as_body(words, root, noun)
    if told is not None:
        return told
    if person(words) is not None and not (len(words) == 1 and noun):
        return "named_person", True
    return _by_noun(words, root, noun, capital=capital) or _by_capital(words, root, capital=capital)


def _as_outlet(
    words: Tokens, root: Token, noun: VoiceKind | None, outlets: frozenset[str], *, capital: bool
) -> tuple[VoiceKind, bool] | None:
    """Whether a source is an outlet by its name or its noun, or the body whose name that is."""
    name = proper_name(words, root)
    titled = proper.after_title(proper.run(words, root)) if root.pos_ == "PROPN" else None
    plain = bare(words.text)
    own = plain in outlets or bare(name) in outlets
    wire = root.lower_ == "agency" and " " in plain and plain in outlets  # "the Raya agency", credited as one
    if titled is None and own and (wire or noun != "organisation"):  # a ministry's page is not its words to a paper
        return "media", True
    if known_body(words, root):
        return "organisation", True
    if noun == "media" and not person(words) and not (root.pos_ == "PROPN" and root.lower_ in _STAND_ALONE):
        return "media", capital or _outlet_named(words)
    if titled is None and ((capital and (is_outlet(name) or _whole(words) in terms("en", "outlets"))) or sited(root)):
        return "media", True
    if by_its_last_word(words):
        return "media", True
    apposed = [c for c in root.rights if c.dep_ == "appos" and c.i < words.end]
    if capital and any(source_nouns().get(c.lower_) == "media" for c in apposed):
        return "media", True  # "Suara Merdeka, a newspaper in Semarang"
    if root.pos_ == "PROPN" and titled is None and _introduced_as_body(words, root):
        return "organisation", True
    if printed(words, root):
        return "media", capital or _outlet_named(words)
    return None


def _as_body(words: Tokens, root: Token, noun: VoiceKind | None) -> tuple[VoiceKind, bool] | None:
    """Whether a source is a body by what stands beside its head: its rival, its site, what it is for."""
    lemma = root.lemma_.lower()
    if _rival_of_a_body(words, root):
        return "organisation", True
    if noun == "unnamed" and _society(words, root):
        return "organisation", True  # Citizens for Clean Water
    if lemma in _SITES and any(c.ent_type_ == "ORG" for c in root.lefts if c.dep_ in {"compound", "poss"}):
        return "organisation", True  # "the Airbus website": the body's own word
    return None


def _by_noun(words: Tokens, root: Token, noun: VoiceKind | None, *, capital: bool) -> tuple[VoiceKind, bool] | None:
    """The kind that the head's noun gives, or the name of a people or a body."""
    lemma = root.lemma_.lower()
    if noun == "document" and (root.pos_ != "PROPN" or len(words) == 1):
        return "document", False
    if root.lower_ == "prosecutors" and not any(child.dep_ in {"nummod", "amod"} for child in root.children):
        return "organisation", False  # the office, as "police" are
    if (
        root.pos_ == "PROPN"
        and root.lower_ == "executive"
        and words[0].lower_ == "the"
        and "chief" not in bare(words.text)
    ):
        return "organisation", True  # the Health and Safety Executive, the Scottish Executive
    if noun == "official" or (noun == "unnamed" and _seated(root)):
        share = root.tag_ in PLURAL and SHARE.search(words.doc[words.start : root.i].text)
        return "unnamed" if share else "official", False  # "nine in ten Republicans" are voters
    if noun == "unnamed" and _band(words, root):
        return "organisation", True
    if noun == "unnamed":
        return "unnamed", False
    if lemma == "authority" and root.tag_ == "NNS" and any(child.dep_ == "nummod" for child in root.children):
        return "unnamed", False  # "three local authorities" are three people in office
    if root.ent_type_ == "NORP" and root.tag_ in PLURAL:
        return "unnamed", False  # "Peruvians who live by the mine"
    if noun == "organisation" or root.ent_type_ in _BODIES:
        named = any(t.pos_ == "PROPN" or t.ent_type_ in {"NORP", "GPE"} for t in words)
        return "organisation", capital or named or is_definite(words)
    return None


def _by_capital(words: Tokens, root: Token, *, capital: bool) -> tuple[VoiceKind, bool]:
    """A name that is in no table is a person's or a body's; what has none is unnamed."""
    if not capital:
        return "unnamed", False
    body = proper.of_a_body(proper.run(words, root)) or proper.initials(root)
    single = root.ent_type_ == "" and len(words) == 1 and not (root.text.isupper() or proper.coined(root))
    single = single and not is_country(root.text)
    return ("named_person", True) if not body and (single or root.ent_type_ == "PERSON") else ("organisation", True)


def _outlet_named(words: Tokens) -> bool:
    """Whether a name stands in the words for an outlet: "the station WBX", "a May review in Cold Storage Weekly"."""
    return any(t.pos_ == "PROPN" and t.ent_type_ not in {"DATE", "GPE", "NORP"} for t in words)


def is_country(name: str) -> bool:
    """Whether a name is a country's."""
    return any(entry.level == "country" for entry in gazetteer().named(name))


def _rival_of_a_body(words: Tokens, root: Token) -> bool:
    """Whether a body's rival or supplier speaks: "its rival", "the airline's rival Nordic Wings"; not "his rival"."""
    head = root
    if root.pos_ == "PROPN":
        before = [c for c in root.lefts if c.pos_ == "NOUN" and c.lemma_.lower() in _COMPETES]
        head = before[-1] if before else root
    if head.lemma_.lower() not in _COMPETES or head.tag_ != "NN":
        return False
    owner = next((c for c in (*head.lefts, *root.lefts) if c.dep_ == "poss" and c.i >= words.start), None)
    if owner is None or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in root.rights):
        return False
    body = owner.ent_type_ == "ORG" or source_nouns().get(owner.lemma_.lower()) == "organisation"
    return owner.lower_ == "its" or body


def _introduced_as_body(words: Tokens, root: Token) -> bool:
    """Whether a word for a body stands before a name: "the airline Nordic Wings", not "the owner Petra Lindh"."""
    before = words.doc[root.i - len(proper_name(words, root).split())] if root.i > words.start else root
    body = before.tag_ == "NN" and source_nouns().get(before.lower_) == "organisation"
    titled = before.i + 1 < root.i and proper.is_office(before.nbor(1))  # "state Representative Ada Lind"
    return body and not titled and before.lower_ not in _OWNERS and not proper.is_office(root)


def _seated(root: Token) -> bool:
    """Whether somebody holds a seat: "a member of parliament", "board members"."""
    if root.lemma_.lower() != "member":
        return False
    inner = [part for child in root.rights if child.lower_ == "of" for part in child.children if part.dep_ == "pobj"]
    return any(part.lemma_.lower() in _SEATS for part in [*inner, *root.lefts])


def _article_of_law(words: Tokens, root: Token) -> bool:
    """Whether a document's part speaks: "Article 5 of the treaty"."""
    after = words.doc[root.i + 1 : min(root.i + 2, words.end)]
    return root.lower_ in {"article", "section", "clause", "paragraph"} and bool(after) and after[0].like_num


def _society(words: Tokens, root: Token) -> bool:
    """Whether people are called together by a proper name: "Citizens for Clean Water", not "Citizens for the plan"."""
    after = words.doc[root.i + 1 : min(root.i + 3, words.end)]
    named = len(after) == 2 and after[0].lower_ in {"for", "against", "without"} and after[1].text.istitle()
    return root.text.istitle() and root.tag_ in PLURAL and named


def known_body(words: Tokens, root: Token) -> bool:
    """Whether a name is in the table of bodies: Facebook, Research In Motion, Doctors Without Borders."""
    known = terms("en", "bodies")
    if plain_name(proper.run(words, root).text) in known or _whole(words).removeprefix("The ") in known:
        return True
    ends = range(root.i + 2, min(root.i + 4, words.end) + 1) if root.text.istitle() else ()
    return any(words.doc[root.i : end].text in known for end in ends)  # "the group Doctors Without Borders (MSF)"


def one_body(root: Token) -> bool:
    """Whether a word for a body stands for one: "police" and "prosecutors" do, for all their plural."""
    named = root.pos_ == "PROPN" and root.ent_type_ in {"ORG", "GPE"}  # General Motors
    return named or root.tag_ not in PLURAL or root.lower_ in {"police", "prosecutors"}


def _band(words: Tokens, root: Token) -> bool:
    """Whether a word for people ends a name of several words: "the Marrow Lane Crew" is no crew without a name."""
    name = [token for token in words.doc[words.start : root.i] if token.pos_ == "PROPN"]
    return words[0].lower_ == "the" and root.tag_ == "NNP" and root.i == words.start + 1 + len(name) and len(name) > 1


def _whole(words: Tokens) -> str:
    text = " ".join(words.text.split())
    return text[:1].upper() + text[1:]
