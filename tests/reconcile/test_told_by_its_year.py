"""What comes round every year or two: a summit, an election. Which one undated words mean. The coverage is invented.

Found on real pages of one summit: last year's meeting of the same two, told in a caption alone, had taken a fifth of
the pages that told of this year's.
"""

from firsthand.records import Event
from tests.reconcile.test_one_affair import Affair, affair

CAPTION = "File: President Orla Venn meets Chancellor Ivo Marek in Brenholm, July 7, 2031."


def events(found: Affair, kind: str) -> list[Event]:
    """The events of a type, those of most mentions first."""
    told = [event for event in found.account.events if event.event_type == kind]
    return sorted(told, key=lambda event: (-len(event.mentions), event.id))


def words(found: Affair, event: Event) -> str:
    """The sentences of an event's mentions."""
    of = {m.id: m for m in found.account.mentions}
    texts = {a.id: a for a in found.articles}
    return " ".join(texts[of[m].article].quote(of[m].sentence) for m in event.mentions)


def test_the_summit_is_not_last_years() -> None:
    """Undated, "the summit" is this year's, also on a page that prints a picture of last year's meeting."""
    found = affair(
        f"Post | 2032-07-15 | en | Venn to see Marek\n\n{CAPTION}\n\nPresident Orla Venn and Chancellor Ivo Marek meet"
        " in Talvik on July 16, 2032. Venn said the summit would be hard.",
        f"Mail | 2032-07-15 | en | Venn leaves for Talvik\n\n{CAPTION}\n\nPresident Orla Venn left for her summit with"
        " Chancellor Ivo Marek. Marek has said nothing about the summit with Venn.",
        "Echo | 2032-07-15 | en | Marek is silent\n\nChancellor Ivo Marek did not speak of the summit with President"
        " Orla"
        " Venn. Venn and Marek want the meeting to be short.",
    )
    (last_year,) = [event for event in events(found, "CONSULT") if event.time == "2031-07-07"]
    assert "summit" not in words(found, last_year)


def test_a_page_that_prints_no_date_means_the_meeting_of_its_story() -> None:
    """Where no page says when it was printed, the day that most of them name is the one they speak of."""
    found = affair(
        f"Post | | en | Venn to see Marek\n\n{CAPTION}\n\nPresident Orla Venn and Chancellor Ivo Marek meet in Talvik"
        " on July 16, 2032. Venn said the summit in Talvik would be hard.",
        "Mail | | en | Venn to see Marek\n\nPresident Orla Venn and Chancellor Ivo Marek meet in Talvik on July 16,"
        " 2032. Marek said that the summit in Talvik would be short.",
        "Hour | | en | Talvik prepares\n\nPresident Orla Venn and Chancellor Ivo Marek meet in Talvik on July 16,"
        " 2032.",
        f"Echo | | en | Marek is silent\n\n{CAPTION}\n\nChancellor Ivo Marek did not speak of the summit in Talvik"
        " with President Orla Venn. Marek wants the summit with Venn to be short.",
    )
    (last_year,) = [event for event in events(found, "CONSULT") if event.time == "2031-07-07"]
    assert "Talvik" not in words(found, last_year)


def test_when_they_met_there_is_when_they_met_there() -> None:
    """An undated meeting in the town of last year's may be last year's."""
    found = affair(
        "Post | 2032-07-15 | en | A year on\n\nPresident Orla Venn and Chancellor Ivo Marek met in Brenholm on July 7,"
        " 2031. Venn and Marek agreed on little when they met in Brenholm.",
        "Mail | 2032-07-15 | en | A year on\n\nPresident Orla Venn met Chancellor Ivo Marek in Brenholm. The meeting of"
        " Venn and Marek in Brenholm was on July 7, 2031.",
    )
    assert len([event for event in events(found, "CONSULT") if event.time == "2031-07-07"]) == 1


def test_an_election_is_called_by_its_year() -> None:
    """ "The 2031 election" is one, whatever was planned or tried over it; on such a page "the election" is it."""
    found = affair(
        "Post | 2032-07-15 | en | Inquiry\n\nInvestigators say rivals tried to buy the 2031 election in Norland. Ada"
        " Lind"
        " won the election.",
        "Mail | 2032-07-15 | en | Lind speaks\n\nAda Lind denies that money was paid before the 2031 election in"
        " Norland."
        " The election was fair, Lind said.",
    )
    (election,) = events(found, "ELECTION")
    assert election.time == "2031"
    assert len(election.mentions) == 4


def test_two_elections_of_a_year_are_two() -> None:
    """A mayoral election is no presidential one; and what is still to come is another than what was."""
    found = affair(
        "Post | 2032-07-15 | en | Two winners\n\nAda Lind won the 2031 presidential election. Ivo Berg won the 2031"
        " mayoral"
        " election in Kesvik.",
        "Mail | 2032-07-15 | en | Lind speaks\n\nAda Lind won the 2031 presidential election. Lind will not speak of"
        " the"
        " upcoming parliamentary elections.",
    )
    assert len(events(found, "ELECTION")) == 3


def test_a_trade_deal_is_no_extradition_treaty() -> None:
    """What sides agree on tells one agreement from another."""
    found = affair(
        "Post | 2032-07-15 | en | Talks\n\nNorland and Medoria signed the trade deal, Ada Lind said. Norland and"
        " Medoria"
        " signed the extradition treaty, Ada Lind said.",
        "Mail | 2032-07-15 | en | Talks\n\nMedoria praised the trade deal with Norland, Ada Lind said.",
    )
    told = [words(found, event) for event in events(found, "AGREE")]
    assert any("trade deal, Ada" in one and "praised" in one for one in told)
    assert not any("extradition" in one and "praised" in one for one in told)


def test_a_page_of_the_day_before_tells_of_no_meeting_that_was() -> None:
    """ "The summit" of a page that was out before it is planned, and so is one that "will" be; "they met" was."""
    found = affair(
        "Post | 2032-07-14 | en | Venn to see Marek\n\nPresident Orla Venn and Chancellor Ivo Marek will meet in"
        " Talvik on"
        " July 16, 2032.",
        "Mail | 2032-07-14 | en | Marek on the summit\n\nChancellor Ivo Marek praised the summit in Talvik on July"
        " 16, 2032"
        " with President Orla Venn.",
        "Echo | 2032-07-17 | en | They met\n\nPresident Orla Venn and Chancellor Ivo Marek met in Talvik on July 16,"
        " 2032.",
    )
    outlets = {article.id: article.outlet for article in found.articles}
    said = {(outlets[one.article], one.value) for one in found.account.assertions if one.slot == "status"}
    assert said == {("Post", "planned"), ("Mail", "planned"), ("Echo", "happened")}


def test_one_finer_date_among_many_is_a_slip() -> None:
    """Where many tell of "the 2031 election", one that puts it in October dates something else."""
    pages = [f"Paper {n} | 2032-07-15 | en | Inquiry {n}\n\nAda Lind won the 2031 election." for n in range(24)]
    found = affair(*pages, "Post | 2032-07-15 | en | Ads\n\nAda Lind bought time before the October 2031 election.")
    assert {event.time for event in events(found, "ELECTION")} <= {"2031"}
