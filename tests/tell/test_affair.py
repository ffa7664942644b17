"""A newcomer's own pile on the page and in the terminal, with the real readers. The sentences are invented."""

import re

import pytest

from firsthand.records import Dossier
from firsthand.tell import report, why
from firsthand.tell.abreast import rivals_of
from firsthand.tell.leading import leading_claims
from firsthand.tell.lookup import Lookup
from firsthand.tell.terminal import funnel_lines
from firsthand.tell.values import claim_title
from firsthand.tell.words import event_title
from tests.reconcile.test_one_affair import affair
from tests.tell.dossiers import dossier_of


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """A fire: nine dead in three papers, then twelve in one; an eyewitness; a cause in two languages."""
    nine = "Nine people were killed in the fire in Kesvik on Sunday, the mayor of Kesvik, Ada Kerrin, said."
    found = affair(
        f"Wire | 2024-03-12 | en | {nine} The fire was caused by a loose cable, Kerrin said.",
        f"Post | 2024-03-12 | en | {nine}",
        f"Star | 2024-03-12 | en | {nine}",
        "Wire | 2024-03-14 | en | Twelve people were killed in the fire in Kesvik on Sunday, Mayor Kerrin said.",
        "Quay | 2024-03-12 | en | Fifteen people were killed in the fire in Kesvik on Sunday, said Olga Rivas, a cook.",
        "Correo | 2024-03-12 | es | El incendio en Kesvik el domingo fue causado por una vela, dijeron los bomberos.",
    )
    return dossier_of(found)


def test_what_was_updated_does_not_lead(dossier: Dossier) -> None:
    """Twelve leads, though three papers have nine: the same mayor gave it later."""
    lookup = Lookup(dossier)
    (lead,) = [claim for claim in leading_claims(lookup, 8) if claim.slot == "killed"]
    assert lead.value == 12
    (past,) = [claim for claim in lookup.claims.values() if claim.slot == "killed" and claim.value == 9]
    assert past.articles > lead.articles


def test_a_number_that_was_lowered_does_not_lead() -> None:
    """The lower one leads, and the higher one is told as what it replaced, whichever more pages have."""
    found = affair(
        "Wire | 2024-03-12 | en | Forty-one people were killed in the fire in Kesvik on Sunday, Ada Kerrin said.",
        "Post | 2024-03-12 | en | Forty-one people were killed in the fire in Kesvik on Sunday, Ada Kerrin said.",
        "Star | 2024-03-15 | en | The ministry lowered the number of people killed in the Kesvik fire from 41 to 38.",
    )
    lookup = Lookup(dossier_of(found))
    (lead,) = [claim for claim in leading_claims(lookup, 8) if claim.slot == "killed"]
    assert lead.value == 38
    assert {claim.value for claim in rivals_of(lead, lookup)} == {38, 41}


def test_a_toll_told_in_many_numbers_leads_before_one_that_most_repeat() -> None:
    """Three pages tell of the dead, each with a number of its own, and two that 31 were hurt: the dead lead."""
    pages = [f"{outlet} | 2024-03-1{day} | en | {dead} people were killed in the Kesvik fire on Sunday, they said."
             for outlet, day, dead in (("Wire", 1, "Nine"), ("Post", 2, "Ten"), ("Star", 3, "Fourteen"))
             ]  # fmt: skip
    pages += [f"{outlet} | 2024-03-11 | en | Thirty-one people were injured in the Kesvik fire on Sunday, they said."
              for outlet in ("Mail", "Quay")]  # fmt: skip
    found = affair(*pages)
    lookup = Lookup(dossier_of(found))
    assert [claim.slot for claim in leading_claims(lookup, 8)][:2] == ["killed", "injured"]


def test_a_bound_does_not_lead_before_a_number() -> None:
    """Of "at least 12" and 14 in one page each 14 leads; "at least 12" in two pages leads with the 14 beside it."""
    told = "people were killed in the fire in Kesvik on Sunday"
    bound, number = f"At least 12 {told}, said Ada Kerrin, a nurse.", f"Fourteen {told}, said Olga Rivas, a cook."
    for pages, value in (
        ([f"Wire | 2024-03-12 | en | {number}", f"Post | 2024-03-12 | en | {bound}"], 14),
        ([f"{o} | 2024-03-12 | en | {t}" for o, t in (("Wire", number), ("Post", bound), ("Star", bound))], "12.."),
    ):
        found = affair(*pages)
        lookup = Lookup(dossier_of(found))
        (lead,) = [claim for claim in leading_claims(lookup, 8) if claim.slot == "killed"]
        assert lead.value == value
        beside = {claim.value for claim in rivals_of(lead, lookup)}
        assert beside == ({14} if value == 14 else {"12..", 14})


def test_every_line_of_the_terminal_says_what_it_is_about(dossier: Dossier) -> None:
    """Under its event's line each claim is named, also one that only repeats the event's day or place."""
    events = {event_title(event) for event in dossier.account.events}
    lines = funnel_lines(dossier)
    assert any(line.startswith("  killed = 12: ") for line in lines)
    claims = [line for line in lines if re.match(r"  \S", line)]
    assert claims
    assert all(re.match(r"  (?:[\w ]+ = |that it )", line) for line in claims), claims
    assert any(line.partition(" (")[0] in events for line in lines)


def test_rival_values_stand_in_one_table(dossier: Dossier) -> None:
    """Each value with who gave it first, on whose word, and what stands between it and the others."""
    page = report(dossier)
    table = next(found for found in re.findall(r'<table class="abreast">.*?</table>', page, re.S) if ">12<" in found)
    rows = [re.sub(r"<[^>]+>", " ", row) for row in re.findall(r"<tr.*?</tr>", table, re.S)]
    rows = [" ".join(row.split()) for row in rows]
    assert rows[1].startswith("15 Quay 12 March 2024 Olga Rivas")
    assert rows[2].startswith("12 Wire 14 March 2024 Ada Kerrin")
    assert "updates 9 : the higher number was first given on a later day" in rows[2]
    assert "contradicts 15" in rows[2]
    assert rows[-1].startswith("9 Wire 12 March 2024")
    assert "updated to 12" in rows[-1]


@pytest.fixture(scope="module")
def growing() -> str:
    """The page of a toll that grew on six days."""
    tolls = ["Six", "Seven", "Nine", "Eleven", "Twelve", "Fifteen"]
    told = "people were killed in the fire in Kesvik on Sunday, Mayor Kerrin said."
    found = affair(*(f"Wire | 2024-03-{11 + day} | en | {toll} {told}" for day, toll in enumerate(tolls)))
    return report(dossier_of(found))


def test_a_reason_stands_once_with_all_values_it_is_about(growing: str) -> None:
    """No cell beside the others says one thing twice."""
    cells = re.findall(r'<td data-label="Beside the others">(.*?)</td>', growing, re.S)
    said = [" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in cells]
    reason = "a later version of the same page has the higher number"
    assert max(cell.count(reason) for cell in said) == 1
    assert f"updates 6, 7, 9, 11 and 12: {reason}" in said


def test_the_timeline_says_how_many_values_it_leaves_out(growing: str) -> None:
    """Four values of a slot, and the number of the others."""
    assert re.search(r'<a class="figure[^>]*>killed \d+ / \d+ / \d+ / \d+ and 2 more</a>', growing)


def test_words_of_another_language_are_marked(dossier: Dossier) -> None:
    """A value, a source and words from a Spanish page carry their language, and the value says it; English ones not."""
    page = report(dossier)
    assert '<span class="value" dir="auto" lang="es">una vela</span> <span class="tongue">Spanish</span>' in page
    assert re.search(r'<a href="#[^"]+" lang="es">los bomberos</a>', page)
    assert not re.search(r'lang="en">a loose cable|lang="es">a loose cable', page)


def test_a_credit_turns_the_direction_everywhere(dossier: Dossier) -> None:
    """Who credits the other has it from that one: in `why` of the passage as in the lines of the claim."""
    words = (
        "Nine people were killed when the old mill on the north quay of Kesvik burned down, the fire chief said. "
        "The fire was seen from the other side of the bay, and it took four hours to put it out."
    )
    found = affair(
        f"Evening Ledger | 2024-03-13 | en | {words}",
        f"Star | 2024-03-12 | en | {words} This was first reported by the Evening Ledger, the Evening Ledger reported.",
    )
    told = Dossier(
        name="Kesvik", articles=found.articles, captures=(), lineage=found.lineage, readings=(),
        account=found.account, problems=(),
    )  # fmt: skip
    (edge,) = [edge for edge in found.lineage.reuse if edge.content == "body"]
    assert edge.direction == "b_from_a"
    assert edge.a.article == "art_1"
    lines = why(told, edge.id)
    assert "Star has it from Evening Ledger" in lines[0]
    assert any(line.startswith("Source: Evening Ledger") for line in lines)


def test_the_timeline_tells_a_day_by_its_hours() -> None:
    """What happened at 6.40 stands before what happened at 15:20, and both before what has no hour."""
    found = affair(
        "Wire | 2024-03-12 | en | Police arrested nine men in Kesvik on Monday. The bridge in Kesvik collapsed at 3.20"
        " p.m. on Monday. A bomb exploded in Kesvik at 6.40 a.m. on Monday."
    )
    page = report(dossier_of(found))
    dates = re.findall(r'class="date">(11 March 2024[^<]*)<', page[page.index('id="timeline"') :])[:3]
    assert dates == ["11 March 2024, 06:40", "11 March 2024, 15:20", "11 March 2024"]


def test_a_denial_that_was_withdrawn_does_not_lead() -> None:
    """Two papers have that nobody escaped; while the minister stands by it, it leads, and no longer."""
    denied = 'Interior Minister Rafael Coombe came by helicopter. "Nobody has escaped from Quillera," Coombe said.'
    withdrawn = (
        "Interior Minister Rafael Coombe told reporters on Monday that 17 inmates escaped from Quillera prison and that"
        ' his statement of the day before, that nobody had escaped, "was wrong".'
    )
    pages = [f"{outlet} | 2025-06-15 | en | {denied}" for outlet in ("Mail", "Star")]
    for later, leads in (([], True), ([f"Post | 2025-06-16 | en | {withdrawn}"], False)):
        found = affair(*pages, *later)
        lookup = Lookup(dossier_of(found, "Quillera"))
        assert any(claim.value == "did not happen" for claim in leading_claims(lookup, 8)) is leads


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nearly 190 people have fallen ill in Kesvik."),
        ("es", "Casi 190 personas han enfermado en Kesvik."),
    ],
)
def test_a_number_that_is_come_up_to_is_shown_as_the_words_say(language: str, text: str) -> None:
    """ "Nearly 190" is reckoned as 152 to 190, which nobody wrote and no reader meets."""
    found = affair(f"Post | 2024-03-12 | {language} | News\n\n{text}")
    lookup = Lookup(dossier_of(found))
    (claim,) = [claim for claim in lookup.claims.values() if claim.slot == "infected"]
    assert claim_title(claim, lookup) == "fell ill = nearly 190"
