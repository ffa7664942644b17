"""What stories have in common that nobody copied: readers' comments and lists of teasers; on tiny coverage."""

import pytest

from firsthand.engine import Engine
from firsthand.lineage import trace
from tests.lineage.test_trace import LEDE, MORE, OWN, THIRD, article, contents


@pytest.mark.parametrize("head", ["3 comments", "Comments (3)", "Leave a comment", "12 comentarios"])
def test_what_readers_wrote_below_a_story_is_furniture(engine: Engine, head: str) -> None:
    """One comment posted below two stories ties them not; the stories above it are compared as ever."""
    said = "My neighbour in the harbour said the very same thing ten years ago and nobody ever listened to him either"
    pages = [
        article("one", LEDE, MORE, head, "gull17 wrote:", said, published="2024-05-06"),
        article("two", OWN, THIRD, head, "rye44 wrote:", said, published="2024-05-07"),
    ]
    assert "body" not in contents(trace(pages, engine))
    copied = [*pages, article("three", LEDE, MORE, published="2024-05-08")]
    assert "body" in contents(trace(copied, engine))


def test_a_bar_with_the_number_of_comments_hides_no_story(engine: Engine) -> None:
    """Under a headline the line "3 comments" leads to what is below all of the story."""
    pages = [
        article("one", "Depot blows up in Talvik", "3 comments", LEDE, MORE, published="2024-05-06"),
        article("two", "Blast at the harbour", "3 comments", LEDE, MORE, published="2024-05-07"),
    ]
    assert contents(trace(pages, engine)) == ["body"]


def test_a_list_of_teasers_is_furniture_with_a_legal_line_below(engine: Engine) -> None:
    """Each of several teasers at a page's foot leads to a story, whoever printed that too."""
    teasers = ["Seven dead in Talvik blast", LEDE, "Eleven pulled from the rubble", MORE]
    own = [OWN, f"{OWN[:-1]} again.", f"{OWN[:-1]} as before.", f"{OWN[:-1]} once more.", f"{OWN[:-1]} in May."]
    foot = ["Readers' desk, Quay Street 4.", "Printed in Kesvik.", "Advertise with us."]
    page = article("page", *own, "More", *teasers, *foot, published="2024-05-09", outlet="courier")
    copy = article("copy", "Blast in Talvik kills seven", LEDE, THIRD, published="2024-05-08", outlet="argus")
    assert "body" not in contents(trace([page, copy], engine))


def test_a_line_above_a_quoted_document_is_no_quotation(engine: Engine) -> None:
    """A dozen words that lead up to what somebody says are his only where some of them are said."""
    line = "The document, which was read by this newspaper on Tuesday, says in one of its parts:"
    pages = [
        article("one", OWN, line, f"“{LEDE[:-19]},” it said.", published="2024-05-06"),
        article("two", THIRD, line, f"“{MORE[:-1]},” it said.", published="2024-05-07"),
    ]
    assert "quotation" not in contents(trace(pages, engine))


TITLE = "Seven dead in Talvik blast"
BELOW = [f"{OWN[:-1]} {word}." for word in ("again", "as before", "once more", "in May", "at noon", "by night")]


@pytest.mark.parametrize("dated", [[], ["6 May 2024, 9:05"]])
def test_a_teaser_with_its_headline_is_furniture(engine: Engine, dated: list[str]) -> None:
    """At a page's foot it is as on the page of its story, whether a date stands there below its headline or not."""
    page = article("page", *BELOW, "More on the harbour", TITLE, LEDE, published="2024-05-09", outlet="courier")
    story = article("story", TITLE, *dated, LEDE, THIRD, MORE, published="2024-05-06", outlet="argus")
    assert "body" not in contents(trace([page, story], engine))
    copy = article("copy", TITLE, LEDE, THIRD, OWN, published="2024-05-09", outlet="courier")
    assert "body" in contents(trace([copy, story], engine))


def test_the_teasers_of_one_day_are_furniture_however_many(engine: Engine) -> None:
    """Two short stories of an outlet have a list below that is longer than they are, and is no story of theirs."""
    titles = [TITLE, "Eleven pulled from the rubble", "Depot was old, records show"]
    listed = [line for pair in zip(titles, [LEDE, MORE, THIRD], strict=True) for line in pair]
    pages = [
        article("one", BELOW[0], BELOW[1], "More", *listed, published="2024-05-06", outlet="courier"),
        article("two", "The fire brigade of Kesvik sells cakes on Sunday, as each year in May, to buy a ladder.",
                "More", *listed, published="2024-05-06", outlet="courier"),
    ]  # fmt: skip
    found = trace(pages, engine)
    assert contents(found) == ["boilerplate"]
    assert all(len(text.articles) == 1 for text in found.texts)
