"""What a page may owe to another without a word for it in the sentence. All coverage is invented here.

Each page is `outlet | published | language | byline | text`; the text's first line is its headline.
"""

import pytest

from firsthand.engine import open_engine
from firsthand.lineage import trace
from firsthand.read import Reader
from firsthand.reconcile import reconcile
from firsthand.records import Account, Article, Line, Value
from tests.reconcile.test_one_affair import affair

_READER = Reader()


def told(*pages: str) -> Account:
    """The account of pages with bylines."""
    articles = []
    for number, page in enumerate(pages):
        outlet, published, language, byline, text = (part.strip() for part in page.split("|", 4))
        headline, _, rest = text.partition("\n")
        text = f"{headline}\n{byline}\n\n{rest.strip()}" if byline else text
        articles.append(
            Article(
                id=f"art_{number}", key=f"page-{number}", path=f"page-{number}.txt", sha256="", text=text,
                extractor="test", outlet=outlet, title=headline, published=published, language=language,
                byline=byline or None,
            )
        )  # fmt: skip
    lineage = trace(articles, open_engine())
    return reconcile(articles, lineage, [_READER.read(one) for one in articles])


def between(account: Account, slot: str, value: Value) -> dict[frozenset[str], bool]:
    """The lines between outlets of one claim, and whether each is certain."""
    lines: dict[frozenset[str], bool] = {}
    for claim in account.claims:
        if (claim.slot, claim.value) == (slot, value):
            found = [line for line in account.lines if line.claim == claim.id and not line.b.startswith("voice:")]
            lines |= {_ends(line): line.certain for line in found}
    return lines


def _ends(line: Line) -> frozenset[str]:
    return frozenset({line.a.removeprefix("outlet:"), line.b.removeprefix("outlet:")})


HERALD = (
    "The Orvan Herald | 2026-03-10T06:30 | en | | Gates were opened, engineer says\n\nThe flood at Tolva on Monday"
    " killed eleven people and 31 are missing, the mayor, Ada Kerrin, said.\n\nAn engineer told The Orvan Herald that"
    " two gates of the dam were opened on Monday."
)
LATER = (
    "Morning Ledger | 2026-03-10T11:10 | en | | Gates were opened, says insider\n\nThe engineer told The Orvan Herald"
    " that two gates of the dam were opened on Monday. The water came to Tolva within the hour."
)


def test_what_follows_a_credit_may_be_of_the_credited_outlet() -> None:
    """The Ledger has the engineer from the Herald, and may have the Herald's number of dead too."""
    account = told(HERALD, f"{LATER} The flood at Tolva killed eleven people.")
    assert between(account, "killed", 11) == {frozenset({"The Orvan Herald", "Morning Ledger"}): False}


def test_what_somebody_said_to_a_page_is_not_of_the_outlet_it_credits() -> None:
    """A number on the police's word is theirs; nor has the Herald what it does not tell."""
    account = told(HERALD, f"{LATER} The flood at Tolva killed eleven people, police in Tolva said.")
    assert not between(account, "killed", 11)
    account = told(HERALD, f"{LATER} The flood at Tolva killed twelve people.")
    assert not between(account, "killed", 12)


def test_what_stands_before_a_credit_is_a_pages_own() -> None:
    """Only what follows can go back to it."""
    text = (
        "Morning Ledger | 2026-03-10T11:10 | en | | Insider\n\nThe flood at Tolva killed eleven people on Monday."
        " Somebody who works there has told The Orvan Herald of the order."
    )
    assert not between(told(HERALD, text), "killed", 11)


WIRE = (
    "Norland News Agency | 2026-03-09T19:10 | en | | Nine dead\n\nTOLVA, March 9 (NNA) - Nine people were killed when"
    " the river flooded Tolva on Monday, the coast guard said."
)
DIARIO = "El Faro | 2026-03-09T21:00 | es | {} | Nueve muertos en Tolva\n\nNueve personas murieron el lunes en Tolva."
BOTH = frozenset({"El Faro", "Norland News Agency"})


@pytest.mark.parametrize(
    ("byline", "certain"),
    [("Redacción / NNA", True), ("NNA", True), ("Redacción y agencias", False), ("Agencias", False)],
)
def test_a_byline_owes_a_page_to_the_agency(byline: str, certain: bool) -> None:
    """Initials that one agency of the pile has are its name; "agencies" may be the one that the pile has."""
    assert between(told(WIRE, DIARIO.format(byline)), "killed", 9) == {BOTH: certain}


def test_a_reporter_with_an_agency_has_something_of_his_own() -> None:
    """Of "Ana Lind, with NNA" it is not said what is whose."""
    page = "Sorvik Post | 2026-03-09T21:00 | en | By Ana Lind, with NNA | Flood\n\nThe flood in Tolva on Monday killed"
    account = told(WIRE, f"{page} nine people.")
    assert between(account, "killed", 9) == {frozenset({"Sorvik Post", "Norland News Agency"}): False}


@pytest.mark.parametrize("byline", ["Redacción", "Ana Nna", "Redacción / ABC", "Clara Agencia"])
def test_other_bylines_owe_nothing(byline: str) -> None:
    """A newsroom, a person, initials that nobody in the pile has."""
    assert BOTH not in between(told(WIRE, DIARIO.format(byline)), "killed", 9)


def test_agencies_are_none_of_two() -> None:
    """Of a pile with two agencies "agencies" says of neither that it is meant."""
    other = WIRE.replace("Norland News Agency", "Sorvik Press Agency").replace("(NNA)", "(SPA)")
    assert BOTH not in between(told(WIRE, other, DIARIO.format("Agencias")), "killed", 9)


def test_a_body_with_and_without_its_kind_and_in_two_languages_is_one_voice() -> None:
    """ "Civil protection", "the civil protection agency", "protección civil", "Norland's civil protection agency"."""
    found = affair(
        "Post | 2026-03-09 | en | Flood\n\nNine people were killed in the flood in Tolva on Monday, the civil"
        " protection agency said.",
        "Mail | 2026-03-09 | en | Flood\n\nNorland's civil protection agency said nine people were killed in the flood"
        " in Tolva on Monday.",
        "Hoja | 2026-03-09 | es | Riada\n\nNueve personas murieron el lunes en la riada de Tolva, según protección"
        " civil.",
    )
    (claim,) = (c for c in found.account.claims if (c.slot, c.value) == ("killed", 9))
    assert (claim.voices_min, claim.voices_max) == (1, 1)


def test_two_bodies_of_one_matter_are_two_voices() -> None:
    """ "Civil aviation" may be the authority or the ministry; two towns have two fire brigades."""
    found = affair(
        "Post | 2026-03-09 | en | Crash\n\nNine people were killed in the crash in Tolva on Monday, the civil aviation"
        " authority said.",
        "Mail | 2026-03-09 | en | Crash\n\nThe civil aviation ministry said nine people were killed in the crash in"
        " Tolva on Monday.",
    )
    assert len([voice for voice in found.people() if "aviation" in voice.label]) == 2
    found = affair(
        "Post | 2026-03-09 | en | Fire\n\nNine people were killed in the fire in Tolva on Monday, Tolva's fire brigade"
        " said.",
        "Mail | 2026-03-09 | en | Fire\n\nSorvik's fire brigade said nine people were killed in the fire in Tolva on"
        " Monday.",
    )
    assert len([voice for voice in found.people() if "brigade" in voice.label]) == 2


def test_that_nobody_was_arrested_is_no_denial_of_later_arrests() -> None:
    """What was printed before anybody tells of the arrests speaks of others."""
    first = "Ledger | 2026-03-10 | en | Protest\n\nLocals gathered at the Lenna dam firm in Tolva. Nobody was arrested."
    later = "Post | 2026-03-12 | en | Held\n\nTomas Ridl of the Lenna dam firm was arrested in Tolva."
    assert not affair(first, later).rivals("status")
    same = later.replace("2026-03-12", "2026-03-10")
    assert affair(first, same).rivals("status")


def test_who_raises_anothers_toll_is_a_rival() -> None:
    """The neighbours' nineteen are no later state of the agency's eleven; the agency's own fourteen are."""
    first = "Post | 2026-03-10 | en | Flood\n\nThe flood in Tolva on Monday killed eleven people, the coast guard said."
    rival = "Hoja | 2026-03-10 | es | Los vecinos elevan a 19 los muertos de la riada en Tolva\n\nLa riada del lunes en"
    assert affair(first, f"{rival} Tolva sigue.").rivals("killed") == {(11, 19, "contradiction")}
    own = "Hoja | 2026-03-10 | es | La guardia costera eleva a 14 los muertos de la riada en Tolva\n\nLa riada del"
    assert affair(first, f"{own} lunes en Tolva sigue.").rivals("killed") == {(11, 14, "update")}


def test_a_place_that_both_sentences_name_is_not_changed() -> None:
    """A river here and the village on it there; a town in place of another is a change."""
    wire = (
        "Norland News Agency | 2026-03-09T19:10 | en | Nine dead\n\nNine people were killed in Lenna when the dyke at"
        " Sawle burst on Monday night, the coast guard said."
    )
    copy = (
        "Post | 2026-03-09T22:00 | en | Nine dead\n\nNine people were killed in {} when the dyke at Sawle burst on"
        " Monday night, the coast guard said."
    )
    assert not [d for d in affair(wire, copy.format("Lenna")).drift() if d[0] == "place"]
    assert [d for d in affair(wire, copy.format("Orvan")).drift() if d[0] in {"place", "name"}]
