"""What a newcomer's first look at a page stumbled over, with the real readers. The sentences are invented."""

import re

from msgspec.structs import replace

from firsthand.records import Dossier, Version
from firsthand.tell import report
from firsthand.tell.abreast import abreast
from firsthand.tell.claims import funnel_numbers
from firsthand.tell.lineage_graph import draw
from firsthand.tell.lookup import Lookup
from firsthand.tell.pairs import pairs
from firsthand.tell.words import resting
from tests.reconcile.test_one_affair import READER, affair
from tests.tell.dossiers import dossier_of

_HURT = "{} people were injured on Monday when a boiler exploded at the mill in Selmo, {} said."


def _dossier(*pages: str) -> Dossier:
    return dossier_of(affair(*pages), "Selmo")


def test_a_row_shows_two_lines_and_folds_the_rest() -> None:
    """Beside five rivals a row tells two reasons; the others open on a click."""
    told = [("Wire", "04", 12, "the mayor"), ("Post", "04", 14, "a cook"), ("Star", "05", 17, "the mayor"),
            ("Quay", "06", 21, "the mayor"), ("Bell", "08", 30, "the hospital")]  # fmt: skip
    dossier = _dossier(*(f"{o} | 2030-03-{d} | en | {_HURT.format(n, who)}" for o, d, n, who in told))
    lookup = Lookup(dossier)
    rows = abreast([claim for claim in lookup.claims.values() if claim.slot == "injured"], lookup)
    longest = max(rows, key=lambda row: len(row.relations))
    assert len(longest.relations) > 2
    cells = re.findall(r'<td data-label="Beside the others">(.*?)</td>', report(dossier), re.DOTALL)
    for cell in cells:
        assert cell.partition("<details")[0].count('class="relation"') <= 2
    assert sum(cell.count('class="relation"') for cell in cells) >= sum(len(row.relations) for row in rows)


def test_a_bound_in_another_language_is_said_in_english() -> None:
    """ "Al menos a 80" stands in the table as "at least 80", and in its own words where the page is quoted."""
    page = report(_dossier("Faro | 2030-03-05 | es | La policía detuvo al menos a 80 personas en Selmo el lunes."))
    assert re.search(r'<span class="value" dir="auto">at least 80</span>', page)
    assert "al menos a 80" in page


def test_a_credited_outlet_has_one_row_with_or_without_its_article() -> None:
    """ "The Coastal Bell" and "Coastal Bell" are one outlet of the drawing; its last day is on the axis."""
    dossier = _dossier(
        "Post | 2030-03-04 | en | Ten people were hurt in Selmo on Monday, the Coastal Bell reported.",
        "Star | 2030-03-05 | en | The Coastal Bell reported that ten people were hurt in Selmo on Monday.",
        "Quay | 2030-06-13 | en | Ten people were hurt in Selmo in March, according to Coastal Bell.",
    )
    lookup = Lookup(dossier)
    for narrow in (False, True):
        drawing = draw(lookup, pairs(lookup), {credit.id: "#x" for credit in lookup.credits.values()}, narrow=narrow)
        assert len([row for row in drawing.rows if "Coastal Bell" in row.full]) <= 1
        assert drawing.ticks[-1].label.startswith("13 Jun")


def test_the_head_counts_articles_once_and_no_problem_where_one_is_told() -> None:
    """What was not read in full is named beside what else went wrong, and articles have one number."""
    page = report(_dossier("Faro | 2030-03-05 | es | La policía detuvo a 80 personas en Selmo el lunes."))
    head = re.sub(r"<[^>]+>", "", page.split('<p class="read">')[1].split("</p>")[0])
    assert "Not read in full: 1 article. 0 other problems." in head
    assert "articles published" not in head


def test_the_misprint_is_what_was_corrected() -> None:
    """Of 26 and a misprinted 62 it is 62 that was corrected, though 26 has been passed by 31 since."""
    dossier = _dossier(
        f"Bell | 2030-03-05 | en | {_HURT.format(62, 'the hospital')}",
        f"Bell | 2030-03-06 | en | {_HURT.format(26, 'the hospital')}\n\nCorrection: an earlier version of this story"
        " said that 62 people were injured. The correct number is 26.",
        f"Wire | 2030-03-09 | en | {_HURT.format(31, 'the hospital')}",
    )
    lookup = Lookup(dossier)
    rows = abreast([claim for claim in lookup.claims.values() if claim.slot == "injured"], lookup)
    words = {row.value: {word for one in row.relations for word in one.told} for row in rows}
    assert "corrects" in words["26"]
    assert "corrected to" not in words["26"]


def test_at_most_one_voice_is_no_voices() -> None:
    """A claim that rests on one voice at the most has a voice, not voices."""
    lookup = Lookup(_dossier(f"Bell | 2030-03-05 | en | {_HURT.format(62, 'the hospital')}"))
    claim = next(claim for claim in lookup.claims.values() if claim.slot == "injured")
    assert resting(claim) == "resting on 1 voice"
    assert funnel_numbers(claim)[1].label == "voice"


def test_the_first_version_of_a_page_gave_its_number_first() -> None:
    """A toll that a later version repeats as an earlier one was first given at the hour of the first."""
    rest = "The mill stood by the river for ninety years, and the road beside it stayed closed until the next morning."
    first, later = _HURT.format(12, "the mayor"), _HURT.format(17, "the mayor")
    found = affair(
        f"Wire | 2030-03-04T18:00:00Z | en | {first} {rest}",
        f"Wire | 2030-03-04T18:00:00Z | en | {later} {rest} That was up from 12 who were injured by noon.",
    )
    one, other = found.articles
    again = replace(other, updated="2030-03-04T23:00:00Z", key=one.key, url=one.url)
    dossier = Dossier(
        name="Selmo", articles=(again, one), captures=(), problems=(), account=found.account,
        lineage=replace(found.lineage, versions=(Version(article=again.id, version_of=one.id, why="one address"),)),
        readings=tuple(READER.read(page) for page in (one, again)),
    )  # fmt: skip
    lookup = Lookup(dossier)
    assert lookup.order(one.id) < lookup.order(again.id)
