"""What plain texts say in their first lines, what they leave open, and bytes that are no text.

The texts are written here.
"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.collect import Defaults
from firsthand.collect.opening import day_alone
from tests.collect.conftest import draw, kinds
from tests.collect.test_texts_and_files import pdf

LEAD = "Two people were hurt on Tuesday when a pier burned in Talvik, the harbour master said.\n"


def test_headline_byline_and_date_lines() -> None:
    """Lines that are wholly a byline or a date are read as such; the text stays as it stands."""
    text = f"Two hurt as pier burns\nBy Ruth Ellery, Valley Courier\n14 March 2024\n\n{LEAD}"
    drawn = draw(text, "notes.txt")
    article = drawn.article
    assert article.text == text
    assert (article.title, article.byline) == ("Two hurt as pier burns", "Ruth Ellery")
    assert (article.outlet, article.published) == ("Valley Courier", "2024-03-14")
    assert ("published-from", "print") in article.meta
    assert [kind for kind, _ in kinds(article)] == ["headline", "byline", "boilerplate", "paragraph"]
    assert drawn.codes == []


def test_a_standfirst_stays_a_paragraph() -> None:
    """A short line between headline and byline is the article's own; Markdown's signs are no part of the names."""
    text = (
        f"# Arde el muelle\n\nHay dos heridos\n\n*Por Ana Lind y Jo Lom, corresponsal*\n_14 de marzo de 2024_\n{LEAD}"
    )
    article = draw(text, "notes.md").article
    assert (article.title, article.byline) == ("Arde el muelle", "Ana Lind y Jo Lom, corresponsal")
    assert (article.outlet, article.published) == (None, "2024-03-14")
    assert [kind for kind, _ in kinds(article)] == ["headline", "paragraph", "byline", "boilerplate", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        f"A pier burned.\nBy Ruth Ellery\n{LEAD}",  # a sentence is no headline
        f"14 March 2024\n{LEAD}",  # a title may be the day it tells of
        f"By Ruth Ellery\n{LEAD}",
        "The week\n14 March 2024\nA pier burned.\n16 March 2024\nTwo men were held.",
        f"The week\n14 March 2024\n{LEAD}\n16 March 2024\n{LEAD}",
        f"The pier\nBy Monday night\n{LEAD}",
        f"The pier\nBy Monday Night, all was over\n{LEAD}",
        f"The pier\nBy the time the men came it was gone\n{LEAD}",
        f"The pier\nIt burned on 14 March 2024\n{LEAD}",
        f"The pier\n31 February 2024\n{LEAD}",
        f"The pier\n{LEAD}By Ruth Ellery\n14 March 2024\n",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    """Where the first lines say nothing for certain there is no headline, byline, outlet or date."""
    article = draw(text, "notes.txt").article
    assert (article.title, article.byline, article.outlet, article.published) == (None, None, None, None)
    assert {kind for kind, _ in kinds(article)} == {"paragraph"}


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("By Ruth Ellery, The Valley Post", "The Valley Post"),
        ("By Ruth Ellery and Jo Lom, Kesvik, Radio Talvik", "Radio Talvik"),
        ("By Ruth Ellery, Daily News Editor", None),
        ("By Ruth Ellery, Associated Press", None),
        ("By Ruth Ellery, Talvik", None),
        ("By Ruth Ellery", None),
    ],
)
def test_the_outlet_of_a_byline(line: str, outlet: str | None) -> None:
    """Only a name that outlets go by is an outlet; a role, a place or an agency is none."""
    article = draw(f"Pier burns\n{line}\n{LEAD}", "notes.txt").article
    assert article.outlet == outlet
    assert (article.byline or "").startswith("Ruth Ellery")


def test_front_matter_counts_more_than_the_first_lines() -> None:
    """What the front matter says stands; the first lines only fill what it leaves open."""
    front = "---\ntitle: Fire\noutlet: Quay Notes\n---\n"
    article = draw(f"{front}Pier burns\nBy Ruth Ellery, Valley Courier\n2024-03-14\n{LEAD}", "notes.txt").article
    assert (article.title, article.outlet, article.published) == ("Fire", "Quay Notes", "2024-03-14")


@given(st.lists(st.sampled_from(["Pier burns", "By Ruth Ellery", "14 March 2024", LEAD, "", " ", "### x"]), max_size=8))
def test_an_opening_never_changes_or_loses_words(lines: list[str]) -> None:
    """Blocks are in order and hold every word, whatever lines a text begins with."""
    drawn = draw("\n".join([*lines, "End."]), "notes.txt")
    article = drawn.article
    assert article.text == "\n".join([*lines, "End."])
    held = "".join(words for _, words in kinds(article))
    assert "".join(held.replace("###", "").split()) == "".join(article.text.replace("###", "").split())


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 14, 2024", "2024-03-14"),
        ("Thursday, 14 March 2024", "2024-03-14"),
        ("Thu 14th Mar. 2024", "2024-03-14"),
        ("14 de marzo del 2024", "2024-03-14"),
        ("Talvik, 14 March 2024", None),
        ("14 March", None),
        ("14/03/2024", None),
    ],
)
def test_lines_that_are_a_day(line: str, day: str | None) -> None:
    """A line is a day when it is nothing else."""
    assert day_alone(line) == day


def test_what_a_single_text_leaves_open_is_said_once() -> None:
    """A text or PDF without outlet or date is a Problem that says what to give; options answer it; a page is silent."""
    (unstated,) = draw(LEAD, "notes.txt").problems
    assert (unstated.where, unstated.code) == ("notes.txt", "unstated")
    assert "no outlet and no date" in unstated.message
    assert "--outlet" in unstated.message
    assert "--published" in unstated.message
    (undated,) = draw(LEAD, "notes.txt", Defaults(outlet="Valley Courier")).problems
    assert "outlet" not in undated.message
    assert draw(pdf(LEAD), "paper.pdf").codes == ["unstated"]
    assert draw(LEAD, "notes.txt", Defaults(outlet="Valley Courier", published="2024-03-14")).codes == []
    assert "unstated" not in draw(f"<html><body><article><p>{LEAD * 3}</p></article></body></html>").codes
    assert draw(f'{{"text": "{LEAD.strip()}"}}\n', "rows.jsonl").codes == []


def test_bytes_that_are_no_text_are_refused() -> None:
    """Random bytes called .txt are no article, with noughts in them or without; UTF-16 and old charsets are text."""
    raw = random.Random(7).randbytes(3000)
    for data in (raw, raw.replace(b"\0", b""), b"Two were hurt.\0\0"):
        drawn = draw(data, "notes.txt")
        assert (drawn.articles, drawn.codes) == ([], ["unknown-format"])
    assert draw(LEAD.encode("utf-16"), "notes.txt").article.text == LEAD


def test_a_guessed_charset_says_what_to_do() -> None:
    """Where the charset was guessed, the Problem says how to make it certain."""
    drawn = draw("Zażółć gęślą jaźń, powiedział minister we wtorek.".encode("cp1250"), "notes.txt")
    assert drawn.codes[0] == "encoding"
    assert "re-save it as UTF-8" in drawn.problems[0].message


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Courier reporter", "Courier reporter"),
        ("By our Court reporter", "our Court reporter"),
        ("Staff reporter", "Staff reporter"),
        ("Redacción", "Redacción"),
        ("De nuestra redacción", "De nuestra redacción"),
        ("Por nuestra corresponsal en Talvik", "nuestra corresponsal en Talvik"),
        ("By fire crews in Talvik", None),
        ("Our staff is missing", None),
        ("A reporter was hurt", None),
    ],
)
def test_a_byline_may_name_nobody(line: str, byline: str | None) -> None:
    """Reporters, desks and newsrooms sign without a name; what is told of reporters is no byline."""
    article = draw(f"Two hurt as pier burns\n{line}\n14 March 2024\n\n{LEAD}", "notes.txt").article
    assert (article.byline, article.outlet) == (byline, None)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Herald staff and Meridian Press", "Herald staff and Meridian Press"),
        ("Herald staff and Meridian Press", "Herald staff and Meridian Press"),
        ("Redacción y Radio Odrava", "Redacción y Radio Odrava"),
        ("Staff and owners", None),
        ("Teachers and Meridian Press", None),
    ],
)
def test_a_byline_may_name_the_house_and_an_agency(line: str, byline: str | None) -> None:
    """Whom nobody signs may be an agency's by half; a line of anybody else is none."""
    assert draw(f"Pier burns\n\n{line}\n\n{LEAD}", "notes.txt").article.byline == byline
