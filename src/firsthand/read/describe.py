"""What a source is, as its words tell: named or not, a position, a body, a document, an outlet, and how many.

In: a noun phrase of a parsed paragraph. Out: a Description. Who it is across the article is sources' to say.
"""

import re
from functools import cache
from typing import NamedTuple, cast

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import numbers, owners, proper
from firsthand.read.clauses import STANDINGS
from firsthand.read.gazetteer import gazetteer
from firsthand.read.needs import people
from firsthand.read.outlets import by_its_last_word, is_channel, is_outlet, printed, proper_name, sited
from firsthand.records import VoiceKind
from firsthand.resources import kinds, table, terms, terms_of_all

_PLURAL = frozenset({"NNS", "NNPS"})
_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_MANY_PRONOUNS = frozenset({"everyone", "everybody", "they", "them", "their", "who", "these", "those", "both", "all"})
_SHARE = re.compile(r"\b(?:in|of|out of)\s+(?:\d+|ten|five|four|three)\b|%|\bper ?cent\b")
_CROWDS = frozenset({"dozens", "scores", "hundreds", "thousands", "many", "some", "others", "several"})
# Whoever competes with a body, or trades with it, is a body: "the airline's rival Nordic", "its biggest supplier".
_COMPETES = frozenset({"rival", "competitor", "supplier", "subsidiary", "partner", "customer", "predecessor"})
_STAND_ALONE = frozenset(
    {"network", "site", "station", "channel", "wire", "daily", "weekly", "press", "monthly", "editor"}
)
_OWNERS = frozenset({"owner", "operator", "promoter", "producer", "publisher", "builder", "developer", "manager"})
_SITES = frozenset({"website", "site", "page", "webpage"})
_CHIEF = frozenset({"officer", "executive", "engineer", "scientist", "counsel"})
_SEATS = frozenset({"parliament", "congress", "senate", "house", "council", "board", "committee", "subcommittee",
                    "commission", "cabinet", "assembly", "legislature", "government", "opposition", "knesset",
                    "bundestag", "duma", "lords", "commons", "chamber", "caucus", "politburo", "panel"})  # fmt: skip
_GROUPS = frozenset({"group", "couple", "number", "handful", "pair", "score", "dozen", "hundred", "thousand",
                     "chorus", "host", "array", "string", "slew", "trio", "quartet", "crowd", "team",
                     "coalition", "total", "majority", "minority", "series", "raft", "spate", "mix", "mixture",
                     "assortment", "variety", "range", "cross-section"})  # fmt: skip
# Some of a trade in two standings: "one current and two former officials", "a current and former official".
_STANDING = f"(?:{'|'.join(sorted(STANDINGS))})"
_TWO_STANDINGS = re.compile(rf"(an?|\w+) {_STANDING} and (?:(an?|\w+) )?{_STANDING}\b")
_MASSED = frozenset({"team", "coalition", "crowd"})  # of people: those people; else the body
_JOINS = frozenset({"of", "for", "and", "the", "&"})  # within a name: "Department of Trade and the Sea"
# Whoever makes laws, films or trouble is no firm; whoever makes planes, chips or soap is.
_NO_FIRMS = frozenset({"lawmaker", "filmmaker", "policymaker", "winemaker", "peacemaker", "troublemaker", "kingmaker",
                       "dressmaker", "shoemaker", "matchmaker", "pacemaker", "merrymaker", "homemaker"})  # fmt: skip
_READ = frozenset({"see", "obtain", "view", "review", "read", "examine", "inspect", "study", "analyse", "analyze",
                   "get", "acquire", "receive", "access", "verify", "consult"})  # fmt: skip
_HANDED = frozenset({"send", "leak", "share", "address", "give", "pass", "provide", "hand", "forward", "submit", "show",
                     "disclose", "supply", "deliver", "make"})  # fmt: skip
_LEADING = re.compile(r"^(?:the|a|an|its|his|her|their|our|some|that|this)\s+", re.IGNORECASE)
_ASIDE = re.compile(
    r",\s+(?:who|whose|whom|which|speaking|asking|requesting)\b.*"
)  # what is told of a source beside it


class Description(NamedTuple):
    """A source in the terms of a Voice. `head` is the lemma that later words like "the official" take up again."""

    label: str
    kind: VoiceKind
    named: bool
    count_min: int
    count_max: int | None
    head: str
    definite: bool
    affiliation: str | None = None
    words: str = ""  # all that was said of it: "Interior Minister Runa Okkelberg" is taken up by "the minister"
    name: str = ""  # a body's own name: "Airbus" of "the European planemaker Airbus"


def describe(words: Tokens, outlets: frozenset[str] = frozenset()) -> Description:
    """What the source that `words` name is; `outlets` are names known to be outlets in this article."""
    root = _head(words)
    low, high = count(words, root)
    owner = words[-1].tag_ == "POS" and root.dep_ == "poss" and len(words) > 1  # "the ministry's claim"
    whole = _ASIDE.sub("", " ".join((words[:-1] if owner else words).text.split()))
    kind, named = _kind(words, root, outlets)
    named = named and not _beside_some(words, root) and not _any_such(words, root)
    if kind in {"named_person", "document"} or (
        kind == "organisation" and (_one_body(root) or _known_body(words, root))
    ):
        low, high = (1, 1) if kind in {"named_person", "organisation"} or root.tag_ not in _PLURAL else (low, high)
    head = root.lemma_.lower()
    name = person(words) if kind == "named_person" else None
    if kind == "document":
        name = owners.fuller_name(words)
    body = _affiliation(root)
    body = None if body in {name, whole} else body  # a name that the tagger took for a company's
    own = _own_name(words, root) if kind == "organisation" and named and root.pos_ == "PROPN" else ""
    return Description(name or whole, kind, named, low, high, head, _definite(words), body, whole, own)


def _own_name(words: Tokens, root: Token) -> str:
    """A body's name, with what it is for where only that tells it from others: the Ministry of Trade."""
    name, end = proper_name(words, root), root.i + 1
    of = words.doc[end] if end < words.end else root
    if root.lemma_.lower() not in _nouns() or of.lower_ not in {"of", "for"} or of.head.i != root.i:
        return _name(name)
    while end < words.end and (words.doc[end].pos_ == "PROPN" or words.doc[end].lower_ in _JOINS):
        end += 1
    while words.doc[end - 1].lower_ in _JOINS:
        end -= 1
    return _name(f"{name} {words.doc[root.i + 1 : end].text}")


def _any_such(words: Tokens, root: Token) -> bool:
    """Whether capitals only tell of what sort a body is: "an NGO", "a super PAC"; not "the NCA"."""
    alone = not any(token.pos_ == "PROPN" and token.i != root.i for token in words)
    return alone and root.text.isupper() and words[0].lower_ in {"a", "an", "another", "one"}


def _one_body(root: Token) -> bool:
    """Whether a word for a body stands for one: "police" and "prosecutors" do, for all their plural."""
    named = root.pos_ == "PROPN" and root.ent_type_ in {"ORG", "GPE"}  # General Motors
    return named or root.tag_ not in _PLURAL or root.lower_ in {"police", "prosecutors"}


def bare(label: str) -> str:
    """A label without its article, in lower case: what two mentions of one source have in common."""
    return _LEADING.sub("", label).lower().removesuffix("'s").removesuffix("’s").strip()


def _with_first(words: Tokens, last: Tokens) -> Tokens:
    """A last name with the first one that the tagger left out: "fire chief Beatriz | Vilibar"."""
    before = last.doc[last.start - 1] if last.start > words.start and len(last) == 1 else None
    if before is None or before.tag_ != "NNP" or before.ent_type_ or before.head != last.root:
        return last
    known = before.text in terms_of_all("given_names")
    held = before.i > words.start and of_people(before.nbor(-1).lemma_.lower()) and before.nbor(-1).tag_ == "NN"
    return last.doc[before.i : last.end] if (known or held) and not proper.is_office(before) else last


def person(words: Tokens) -> str | None:
    """The name of the person that the words name, without title, if they do."""
    if (one := _one_of_several(words)) is not None:
        return one
    root = _head(words)
    begun = [token for token in words if token.ent_iob_ == "B" and token.ent_type_ == "PERSON"]
    entities = [e for e in map(_entity, begun) if e.end <= words.end]
    if not entities and root.ent_type_ == "PERSON":
        entities = [_entity(root)]
    for entity in entities:
        holder = entity.root
        if proper.is_office(entity[-1]) or proper.of_a_body(entity) or proper.initials(entity[-1]):
            continue  # "Buffalo Fire Chief", "Human Rights Watch", DEFRA: the tagger's slips
        held = root.tag_ in {"NN", "NNP"} and (of_people(root.lemma_.lower()) or proper.is_office(root))
        if (
            entity.start <= root.i < entity.end
            or (holder.dep_ == "appos" and (held or holder.head == root))
            or (holder.dep_ == "compound" and holder.head == root and root.pos_ == "PROPN")
        ):
            return _name((proper.after_title(entity) or _with_first(words, entity)).text)
    if root.tag_ == "NN" and of_people(root.lemma_.lower()):
        # "her solicitor, Ada Lind", whom the tagger takes for a firm
        apposed = next((c for c in root.rights if c.dep_ == "appos" and c.tag_ == "NNP" and c.i < words.end), None)
        name = proper.run(words, apposed) if apposed is not None else words[:0]
        behind_comma = len(name) > 1 and name.start > 0 and name.doc[name.start - 1].text == ","
        if behind_comma and not proper.of_a_body(name) and not proper.initials(name[-1]):
            return _name(name.text)
    if root.pos_ == "PROPN":
        name = proper.run(words, root)
        titled = proper.after_title(name)
        if titled is not None:
            return _name(titled.text)
        if proper.is_office(root) or proper.of_a_body(name):
            return _after_office(words, root)
        if proper.given(name) or _an_outlets_own(name):
            return _name(name.text)
        if words.root.ent_type_ in {"", "PERSON"} and len(name) > 1 and root.text[0].isupper():
            return _name(name.text)
        if (root.ent_type_ != "GPE" or len(name) > 1) and proper.told_as_person(root, words.end):
            return _name(name.text)
    return _after_office(words, root)


def _one_of_several(words: Tokens) -> str | None:
    """Whose name stands behind "one of the yard's directors, ..." or "another of them, ..."."""
    if words.root.lower_ not in {"one", "another"}:
        return None
    named = next((c for c in words.root.rights if c.dep_ == "appos" and c.tag_ == "NNP" and c.i < words.end), None)
    if named is None or named.ent_type_ not in {"PERSON", ""}:
        return None
    name = proper.run(words, named)
    return None if len(name) < 2 or proper.of_a_body(name) else _name(name.text)


def _an_outlets_own(name: Tokens) -> bool:
    """Whether two words name somebody whose outlet stands before them: "the Ledger's Ada Lind"."""
    if len(name) != 2 or name.start < 2 or name.doc[name.start - 1].tag_ != "POS" or proper.of_a_body(name):
        return False
    outlet = name.doc[max(name.sent.start, name.start - 4) : name.start - 1]
    return is_outlet(proper_name(outlet, outlet[-1])) and all(t.pos_ == "PROPN" and t.text.istitle() for t in name)


def _after_office(words: Tokens, root: Token) -> str | None:
    """The name that stands beside one person's office, whatever the tagger makes of it: "his lawyer Petra Lindh"."""
    office = root.tag_ in {"NN", "NNP"} and _nouns().get(root.lemma_.lower()) in {"official", "unnamed"}
    if office and (root.pos_ == "NOUN" or proper.is_office(root)):
        named = next((c for c in root.rights if c.dep_ == "appos" and c.tag_ == "NNP" and c.i < words.end), None)
        named = named or _at_the_end(words, root) or _behind_a_town(words, root)
    else:
        offices = [c for c in root.lefts if c.tag_ == "NN" and _nouns().get(c.lower_) in {"official", "unnamed"}]
        named = root if root.tag_ == "NNP" and offices else None
    if named is None or named.text.isupper() or is_outlet(proper_name(words, named)):
        return None
    name = proper.run(words, named)
    governed = name.start > words.start and words.doc[name.start - 1].pos_ == "ADP"  # "the spokesman for Alma Strand"
    if proper.is_office(named) or proper.of_a_body(name) or governed:
        return None
    return _name(name.text)


def _at_the_end(words: Tokens, root: Token) -> Token | None:
    """The holder's name that ends a long office: "the spokesman for the Prosecuting Authority Arne Holm"."""
    last = words[-1]
    if last.ent_type_ != "PERSON" or last.i <= root.i:
        return None
    name = _entity(last)
    before = words.doc[name.start - 1]
    apart = before.pos_ in {"NOUN", "PROPN"} or before.text in {",", ")"}
    return last if len(name) > 1 and name.start > root.i + 1 and apart else None


def _behind_a_town(words: Tokens, root: Token) -> Token | None:
    """The holder's name behind the comma that ends an office's town: "the mayor of Port Alder, Ada Lind"."""
    comma = next((token for token in reversed(words) if token.text == "," and token.i + 2 < words.end), None)
    if comma is None or comma.i < root.i + 3 or words.doc[root.i + 1].lower_ != "of" or comma.nbor(-1).tag_ != "NNP":
        return None
    return words[-1] if proper.given(words.doc[comma.i + 1 : words.end]) else None


_LEADS = frozenset({"chair", "head", "lead", "run", "direct", "command"})
_HEADS = frozenset({"chair", "chairman", "chairwoman", "head", "leader", "director", "president", "chief", "deputy"})
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")


def _name(text: str) -> str:
    plain = " ".join(text.split()).removesuffix("'s").removesuffix("’s").strip(' ,.“”"')
    return re.sub(r"(?<=\w \w).* (?:Says|Said|Tells|Warns|Calls)$", lambda end: end[0].rpartition(" ")[0], plain)


def _head(words: Tokens) -> Token:
    """The word that says what the source is: "several of the lawyers" is lawyers, "one of them" is one."""
    root, last = words.root, words[-1]
    if root.dep_ in {"det", "amod", "nummod"} and last.dep_ == "compound" and last.head == root.head:
        return last  # "a leaked email | records that", which the parser took for records
    hyphen = root.i + 2 < words.end and words.doc[root.i + 1].text == "-" and words.doc[root.i + 2].head == root
    if hyphen and root.lower_ in {"vice", "ex", "co"}:
        return words.doc[root.i + 2]  # the "president" of "vice-president"
    if root.lower_ in {
        "one",
        "some",
        "many",
        "several",
        "most",
        "few",
        "both",
        "two",
        "three",
        "all",
        "none",
        "dozens",
    }:
        for child in root.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((inner for inner in child.children if inner.dep_ == "pobj" and inner.pos_ == "NOUN"), root)
    if root.lower_ in STANDINGS and root.i + 1 < words.end:
        root = words.doc[root.i + 1 : words.end].root  # "a current and a former official"
    lemma = root.lemma_.lower()
    if lemma in _GROUPS:
        for child in root.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                inner = max((one for one in child.children if one.dep_ == "pobj"), key=lambda t: t.i, default=root)
                return root if lemma in _MASSED and not of_people(inner.lemma_.lower()) else inner
    return root


def of_people(head: str) -> bool:
    """Whether a noun is one for people, whom "he" or "she" may take up: not a plan, a company, a report."""
    return _nouns().get(head) in {"unnamed", "official"} or head in people()


def is_word(head: str) -> bool:
    """Whether a head is a word for those who speak, and no name by itself: "ministry", not "Orvik"."""
    return head in _nouns()


def of_office(token: Token) -> bool:
    """Whether a word is one holder's office: "the president", "Chief Executive Officer"."""
    held = _nouns().get(token.lemma_.lower()) == "official" or token.lower_ == "officer"
    return held and token.tag_ in {"NN", "NNP"}


def _nouns() -> dict[str, VoiceKind]:
    return cast(dict[str, VoiceKind], kinds("en", "source_nouns"))


def _kind(words: Tokens, root: Token, outlets: frozenset[str]) -> tuple[VoiceKind, bool]:
    lemma = root.lemma_.lower()
    if root.lower_ in _CROWDS:
        return "unnamed", False
    if re.match(r"No\.?\s\d+$", words.text):
        return "organisation", True  # "No 10 confirmed": a house that speaks, not ten people
    if is_channel(words.text):
        return "media", True
    noun = _noun(words, root)
    if _article_of_law(words, root):
        return "document", False
    if noun is None and _society(words, root):
        return "organisation", True
    plain = bare(words.text)
    name = proper_name(words, root)
    capital = root.pos_ == "PROPN" or root.ent_type_ in _BODIES or proper.initials(root)
    capital = capital or (noun is None and proper.amid_small_letters(root))
    titled = proper.after_title(proper.run(words, root)) if root.pos_ == "PROPN" else None
    own = plain in outlets or bare(name) in outlets
    if titled is None and own and noun != "organisation":  # a ministry's page is not its words to a paper
        return "media", True
    if _known_body(words, root):
        return "organisation", True
    if noun == "media" and not person(words) and not (root.pos_ == "PROPN" and root.lower_ in _STAND_ALONE):
        return "media", capital or _outlet_named(words)
    if titled is None and ((capital and (is_outlet(name) or _whole(words) in terms("en", "outlets"))) or sited(root)):
        return "media", True
    if by_its_last_word(words):
        return "media", True
    apposed = [c for c in root.rights if c.dep_ == "appos" and c.i < words.end]
    if capital and any(_nouns().get(c.lower_) == "media" for c in apposed):
        return "media", True  # "Suara Merdeka, a newspaper in Semarang"
    if root.pos_ == "PROPN" and titled is None and _introduced_as_body(words, root):
        return "organisation", True
    if printed(words, root):
        return "media", capital or _outlet_named(words)
    if _rival_of_a_body(words, root):
        return "organisation", True
    if noun == "unnamed" and _society(words, root):
        return "organisation", True  # Citizens for Clean Water
    if lemma in _SITES and any(c.ent_type_ == "ORG" for c in root.lefts if c.dep_ in {"compound", "poss"}):
        return "organisation", True  # "the Airbus website": the body's own word
    if person(words) is not None and not (len(words) == 1 and noun):
        return "named_person", True
    if noun == "document" and (root.pos_ != "PROPN" or len(words) == 1):
        return "document", False
    if root.lower_ == "prosecutors" and not any(child.dep_ in {"nummod", "amod"} for child in root.children):
        return "organisation", False  # the office, as "police" are
    if root.pos_ == "PROPN" and root.lower_ == "executive" and words[0].lower_ == "the" and "chief" not in plain:
        return "organisation", True  # the Health and Safety Executive, the Scottish Executive
    if noun == "official" or (noun == "unnamed" and _seated(root)):
        share = root.tag_ in _PLURAL and _SHARE.search(words.doc[words.start : root.i].text)
        return "unnamed" if share else "official", False  # "nine in ten Republicans" are voters
    if noun == "unnamed" and _band(words, root):
        return "organisation", True
    if noun == "unnamed":
        return "unnamed", False
    if lemma == "authority" and root.tag_ == "NNS" and any(child.dep_ == "nummod" for child in root.children):
        return "unnamed", False  # "three local authorities" are three people in office
    if root.ent_type_ == "NORP" and root.tag_ in _PLURAL:
        return "unnamed", False  # "Peruvians who live by the mine"
    if noun == "organisation" or root.ent_type_ in _BODIES:
        named = any(t.pos_ == "PROPN" or t.ent_type_ in {"NORP", "GPE"} for t in words)
        return "organisation", capital or named or _definite(words)
    if capital:
        body = proper.of_a_body(proper.run(words, root)) or proper.initials(root)
        single = root.ent_type_ == "" and len(words) == 1 and not (root.text.isupper() or proper.coined(root))
        single = single and not is_country(root.text)
        return ("named_person", True) if not body and (single or root.ent_type_ == "PERSON") else ("organisation", True)
    return "unnamed", False


def _outlet_named(words: Tokens) -> bool:
    """Whether a name stands in the words for an outlet: "the station WBX", "a May review in Cold Storage Weekly"."""
    return any(t.pos_ == "PROPN" and t.ent_type_ not in {"DATE", "GPE", "NORP"} for t in words)


def is_country(name: str) -> bool:
    """Whether a name is a country's."""
    return any(entry.level == "country" for entry in gazetteer().named(name))


def _beside_some(words: Tokens, root: Token) -> bool:
    """Whether a name shares what is said with people or bodies that have none: "the Relief Board and aid agencies"."""
    joined = [c for c in root.rights if c.dep_ == "conj" and c.i < words.end and c.pos_ == "NOUN" and c.tag_ == "NNS"]
    return any(all(t.pos_ != "PROPN" for t in one.subtree) for one in joined)


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
    body = owner.ent_type_ == "ORG" or _nouns().get(owner.lemma_.lower()) == "organisation"
    return owner.lower_ == "its" or body


def _introduced_as_body(words: Tokens, root: Token) -> bool:
    """Whether a word for a body stands before a name: "the airline Nordic Wings", not "the owner Petra Lindh"."""
    before = words.doc[root.i - len(proper_name(words, root).split())] if root.i > words.start else root
    body = before.tag_ == "NN" and _nouns().get(before.lower_) == "organisation"
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
    return root.text.istitle() and root.tag_ in _PLURAL and named


def _known_body(words: Tokens, root: Token) -> bool:
    """Whether a name is in the table of bodies: Facebook, Research In Motion, Doctors Without Borders."""
    known = terms("en", "bodies")
    if _name(proper.run(words, root).text) in known or _whole(words).removeprefix("The ") in known:
        return True
    ends = range(root.i + 2, min(root.i + 4, words.end) + 1) if root.text.istitle() else ()
    return any(words.doc[root.i : end].text in known for end in ends)  # "the group Doctors Without Borders (MSF)"


def _band(words: Tokens, root: Token) -> bool:
    """Whether a word for people ends a name of several words: "the Marrow Lane Crew" is no crew without a name."""
    name = [token for token in words.doc[words.start : root.i] if token.pos_ == "PROPN"]
    return words[0].lower_ == "the" and root.tag_ == "NNP" and root.i == words.start + 1 + len(name) and len(name) > 1


def _whole(words: Tokens) -> str:
    text = " ".join(words.text.split())
    return text[:1].upper() + text[1:]


def _noun(words: Tokens, root: Token) -> VoiceKind | None:
    """The kind that the table gives the head, with the word before it if it has both: "news agency"."""
    lemma = root.lemma_.lower()
    before = root.nbor(-1).lower_ if root.i > words.start else ""
    if lemma in _CHIEF and any(child.lower_ == "chief" for child in root.lefts):
        return "official"  # "the chief operating officer"
    of_one = len(words) == 1 or root.ent_type_ == "NORP" or (root.tag_ in _PLURAL and not _in_a_name(words, root))
    if lemma == "owner" and words[0].lower_ in {"a", "an", "one", "another"} and _of_a_trade(root):
        return "unnamed"  # "a shop owner" is somebody, the ship's owner often a firm
    if lemma.endswith("maker") and len(lemma) > len("maker") and lemma not in _NO_FIRMS:
        return "organisation"
    return (
        _nouns().get(f"{before} {lemma}")
        or _nouns().get(root.lower_)  # "car owners" are people, an owner is often a firm
        or _nouns().get(lemma)
        or (_nouns().get(lemma.removesuffix("s")) if of_one else None)
    )


def _in_a_name(words: Tokens, root: Token) -> bool:
    """Whether capitals stand right before a word: "the Harbour Rangers" are a club, "liberal Rabbis" people."""
    return root.i > words.start and words.doc[root.i - 1].text[:1].isupper()


def _of_a_trade(root: Token) -> bool:
    return any(child.dep_ == "compound" and child.pos_ == "NOUN" for child in root.lefts)


def count(words: Tokens, root: Token) -> tuple[int, int | None]:
    """How many people the words stand for; the second is None where it is open above."""
    if (
        (root.tag_ in {"NN", "NNP"} and root.lemma_.lower() in {"people", "staff", "crowd", "media", "police"})
        or root.tag_ in _PLURAL
        or root.lower_ in _MANY_PRONOUNS
        or root.lemma_.lower() in {"many", "some", "several", "few", "most"}
    ):
        low, high = 2, None
    else:
        low, high = 1, 1
    front = words.doc[words.start : max(root.i + 1, words.start + 1)].text.lower()
    if _SHARE.search(front):
        return low, high  # "about 7 in 10 voters" counts no voters
    if (apart := _TWO_STANDINGS.match(front)) is not None and (both := _of_two_standings(apart)) is not None:
        return both
    rows, any_row = _group_numbers()
    for row in rows if any_row.search(front) else ():
        if re.search(rf"\b{row['term']}\b", front):
            if (high is None or row["term"] in front.split()[:2]) and not (
                high == 1 and row["term"] in {"other", "all"}
            ):
                return int(row["minimum"]), int(row["maximum"]) if row["maximum"] else None
            break
    if words.text.lower().startswith(("one of", "another of")):
        return 1, 1
    match = re.search(numbers.pattern("en"), front, re.IGNORECASE)
    exact = numbers.value(match.group(), "en") if match else None
    quantified = any(child.dep_ == "nummod" for child in root.children) or root.pos_ == "NUM"
    if exact is not None and quantified and exact >= 1 and exact == int(exact):
        least = re.search(r"\b(?:at least|more than|over)\b", front)
        return int(exact), None if least else int(exact)
    return low, high


def _of_two_standings(apart: re.Match[str]) -> tuple[int, int] | None:
    """How many "one current and two former" are; "a current and former" may be one or two."""
    first, second = (1 if one in {"a", "an"} else numbers.value(one or "", "en") for one in apart.groups())
    if first is None:
        return None
    if second is not None:
        return int(first + second), int(first + second)
    return (1, 2) if first == 1 else None


@cache
def _group_numbers() -> tuple[tuple[dict[str, str], ...], re.Pattern[str]]:
    """The words that count a group, longest first, and a pattern that any of them fits."""
    rows = tuple(sorted(table("en", "group_numbers"), key=lambda row: -len(row["term"])))
    return rows, re.compile(rf"\b(?:{'|'.join(row['term'] for row in rows)})\b")


def _definite(words: Tokens) -> bool:
    first = words[0]
    return (
        first.lower_ in {"the", "its", "his", "her", "their", "this", "that", "these", "those"} or first.pos_ == "PROPN"
    )


def _affiliation(root: Token) -> str | None:
    """The body a person belongs to: "of the Interior Ministry", "a Sundhaven police official".

    Who saw a memo, or was sent it, is not whom it speaks for; nor is what belongs to another source beside it.
    """
    beside = [part for part in root.subtree if _came_to(part)]
    beside += [child for child in root.children if child.dep_ == "conj"]
    beside += [part for part in root.subtree if part.dep_ == "relcl"]  # "of the army's command, who blamed the Front"
    clauses = {inner.i for child in beside for inner in child.subtree}
    for child in root.subtree:
        if (
            child.i not in clauses
            and child.ent_type_ in {"ORG", "GPE"}
            and child.i != root.i
            and child.dep_ in {"pobj", "compound", "poss", "nmod"}
        ):
            return _body_name(_entity(child).text)
    return _body_headed(root) or _body_of(root)


def _body_of(person: Token) -> str | None:
    """The body that a person is told to be of, where its words are common: "of the army's northern command"."""
    nouns = kinds("en", "source_nouns")
    bodies = [p for c in person.rights if c.lower_ == "of" and c.dep_ == "prep" for p in c.rights if p.dep_ == "pobj"]
    for body in bodies:
        owners = [c for c in body.lefts if c.dep_ in {"poss", "compound"}]
        if person.pos_ == "PROPN" and any(nouns.get(c.lemma_.lower()) == "organisation" for c in (body, *owners)):
            return _name(body.doc[body.left_edge.i : body.i + 1].text)
    return None


def _body_headed(person: Token) -> str | None:
    """The body that somebody is said to lead: "who chairs the Port Council", ", head of the harbour committee"."""
    for child in person.rights:
        led = [c for c in child.rights if c.dep_ == "dobj"] if child.dep_ == "relcl" and child.lemma_ in _LEADS else []
        if child.dep_ == "appos" and child.lemma_.lower() in _HEADS:
            led = [p for c in child.rights if c.lower_ == "of" for p in c.rights if p.dep_ == "pobj"]
        for body in led:
            if kinds("en", "source_nouns").get(body.lemma_.lower()) == "organisation":
                words = body.doc[body.left_edge.i : body.i + 1]
                return _name(words[words[0].pos_ == "DET" :].text)
    return None


def _body_name(text: str) -> str:
    """An initialism keeps its last full stop: "U.S."."""
    found = _name(text)
    return f"{found}." if _INITIALS.fullmatch(found) and f"{found}." in text else found


def _came_to(part: Token) -> bool:
    """Whether words tell into whose hands something came: "seen by the Ledger", the "to" of "leaked to the Ledger"."""
    if part.dep_ == "acl" and part.tag_ == "VBN":
        return part.lemma_.lower() in _READ
    handed = part.head.dep_ == "acl" and part.head.tag_ == "VBN" and part.head.lemma_.lower() in _HANDED
    return handed and part.lower_ in {"to", "with"}


def _entity(token: Token) -> Tokens:
    """The entity that a token is part of. (`Doc.ents` makes all of a document's anew each time it is asked.)"""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ != "B":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]
