"""A lead written anew above a part that was copied: made-up coverage, traced by the real lineage."""

from firsthand.engine import open_engine
from firsthand.lineage import trace
from tests.reconcile.conftest import Run, read_coverage

HARBOUR = (
    "The depot at the north quay has stood beside the fish market for ninety years and belongs to three families. "
    "Neighbours had written to the town about the smell and the old pipes, most of all in the summer months. "
    "The street was full of glass at noon, and a crane driver carried people down the stairs of the sail loft."
)
LEAD = "Eleven people were killed on 2024-05-01 as the depot at the north quay in Talvik exploded by the crowded ferry."
ANEW = "Depot north of the Talvik ferry, a crowded one, exploded on 2024-05-01, eleven people killed."
APART = "In Talvik eleven men killed on 2024-05-01 in an explosion, no less."
TENTS = """\
The mayor has asked the county for tents, blankets and a doctor who speaks Sami, and wants them by the weekend. \
School will be held in the church from Monday on, where the older pupils have set up tables under the organ. \
A crane lifted what was left of the roof, and divers looked for two boats that had been moored behind the shed. \
Nobody could say who will pay for the windows of the fish market, and the owners did not answer the telephone."""
SHEEP = """\
The ferry sailed an hour late with the post and forty sheep, and the captain sounded the horn for as long as he could. \
In the evening candles stood on the steps of the hall, and someone played an accordion until the rain came. \
The library will keep its doors open through the night for all who do not want to be alone, the librarian wrote. \
On Sunday the choir sings the old hymns of the islands, and the collection goes to those who have lost their home. \
Two bakers gave away what they had left, rye loaves most of all, and would not hear of money from anybody."""


def traced(text: str) -> Run:
    """The account of a few lines of coverage, with what lineage finds in them."""
    plain = read_coverage(text)
    return Run(plain.articles, trace(plain.articles, open_engine()), plain.readings)


def drawn(run: Run) -> set[tuple[str, str, bool]]:
    """The lines of copying for the claim that eleven were killed: from whom to whom, and whether they are certain."""
    claim = run.claim("killed", 11)
    lines = (line for line in run.account.lines if line.claim == claim.id and line.kind == "copy")
    return {(line.a.partition(":")[2], line.b.partition(":")[2], line.certain) for line in lines}


def test_a_lead_written_anew_above_a_copied_part_may_be_the_story_s() -> None:
    """Less than half of the page was copied, and what stands above that may be from there."""
    run = traced(f"""
        a 2024-05-02 Courier {LEAD} {HARBOUR}
        b 2024-05-03 Gazette {APART} {HARBOUR} {TENTS}
    """)
    assert drawn(run) == {("Gazette", "Courier", False)}
    claim = run.claim("killed", 11)
    assert (claim.origins_min, claim.origins_max) == (1, 2)
    assert any("a lead over a part" in line.why for line in run.account.lines)


def test_a_lead_on_another_s_word_is_the_page_s_own() -> None:
    """Who asked somebody whom the copied page does not name has a report of its own."""
    run = traced(f"""
        a 2024-05-02 Courier {LEAD} {HARBOUR}
        b 2024-05-03 Gazette {APART[:-10]}, Runa Okkel said. {HARBOUR} {TENTS}
    """)
    assert drawn(run) == set()


def test_a_lead_told_again_in_nearly_the_same_words_is_the_story_s() -> None:
    """It has more of the sentence than a page that copied nothing: than what everybody says of that day."""
    run = traced(f"""
        a 2024-05-02 Courier {LEAD} {HARBOUR}
        b 2024-05-03 Gazette {ANEW} {HARBOUR} {TENTS}
        c 2024-05-03 Herald  {APART} {SHEEP}
    """)
    assert drawn(run) == {("Gazette", "Courier", True)}


def test_nearly_the_same_words_show_nothing_where_nobody_else_tells_of_it_or_all_do_so() -> None:
    """Two reporters of one briefing write alike; so the line stays a possible one."""
    two = f"""
        a 2024-05-02 Courier {LEAD} {HARBOUR}
        b 2024-05-03 Gazette {ANEW} {HARBOUR} {TENTS}
    """
    third = "North of the Talvik ferry a depot exploded on 2024-05-01, crowded by people; eleven people killed."
    assert drawn(traced(two)) == {("Gazette", "Courier", False)}
    assert ("Gazette", "Courier", False) in drawn(traced(f"{two}c 2024-05-03 Herald {third} {SHEEP}"))


def test_only_a_lead_above_a_good_part_is_drawn_to_the_story() -> None:
    """What stands below the copied part is the page's own, and so is the lead of one that took a sentence or two."""
    run = traced(f"""
        a 2024-05-02 Courier {LEAD} {HARBOUR}
        b 2024-05-03 Gazette {TENTS} {HARBOUR} {APART}
    """)
    assert drawn(run) == set()
    run = traced(f"""
        a 2024-05-02 Courier {LEAD} {HARBOUR}
        b 2024-05-03 Gazette {APART} {HARBOUR[:213]} {TENTS} {SHEEP}
    """)
    assert drawn(run) == set()


def test_a_sentence_is_no_copy_of_one_that_says_something_else_in_its_words() -> None:
    """Six words of "was killed" stand in the Courier's story too, but not who: that it says elsewhere, on its own."""
    shared = f"{TENTS.splitlines()[0]} {HARBOUR}"
    mast = "Of the people on board the ferry to Orland at noon on that day"
    run = traced(f"""
        a 2024-05-02 Courier {mast} most were children. {shared} In Talvik eleven people were killed on 2024-05-01.
        b 2024-05-03 Gazette {mast} eleven were killed. {TENTS} Police were called from Talvik to Orland at noon.
    """)
    assert drawn(run) <= {("Gazette", "Courier", False)}
