"""The funnel: copies, credits, shared voices and doubts, each counted as the design says. All coverage is invented."""

from tests.reconcile.conftest import Run, coverage

WIRE = "Seven people were killed when the depot at the north quay of Talvik blew up on 2024-05-01, the minister said."


@coverage(f"""
    wire   2024-05-01 Agencia  {WIRE}
    paper  2024-05-02 Courier  {WIRE} Mira Lind said that nine people were killed in Talvik.
""")
def test_a_copied_sentence_counts_once(run: Run) -> None:
    """Two outlets printing one wire sentence are one text; an eyewitness is another report."""
    seven = run.claim("killed", 7)
    assert (seven.articles, seven.texts) == (2, 1)
    assert (seven.outlets_min, seven.outlets_max, seven.origins_min, seven.origins_max) == (1, 1, 1, 1)
    assert (seven.voices_min, seven.voices_max) == (1, 1)
    assert run.disputed("killed", 7, by=9)
    assert run.kinds("killed") == {(7, 9, "contradiction")}


@coverage(f"""
    wire 2024-05-01 Agencia {WIRE}
    a    2024-05-02 Courier {WIRE}
    b    2024-05-02 Gazette {WIRE}
    c    2024-05-03 Post    {WIRE}
""")
def test_a_wire_printed_by_three_outlets_is_one_origin(run: Run) -> None:
    """Four articles, one text, one outlet on its own, one independent report, one voice."""
    claim = run.claim("killed", 7)
    assert (claim.articles, claim.texts, claim.outlets_max, claim.origins_max, claim.voices_max) == (4, 1, 1, 1, 1)


@coverage("""
    a 2024-05-01 Courier Seven people were killed in the explosion in Talvik on 2024-05-01, Runa Okkel said.
    b 2024-05-01 Gazette Runa Okkel said that the explosion in Talvik on 2024-05-01 left seven men killed.
""")
def test_two_newsrooms_with_one_minister_are_one_report(run: Run) -> None:
    """The same named person in two outlets makes them one origin with one voice and two outlets."""
    claim = run.claim("killed", 7)
    assert (claim.texts, claim.outlets_min, claim.outlets_max) == (2, 2, 2)
    assert (claim.origins_min, claim.origins_max, claim.voices_min, claim.voices_max) == (1, 1, 1, 1)


@coverage("""
    a 2024-05-01 Courier Seven people were killed in the explosion in Talvik on 2024-05-01, an official said.
    b 2024-05-01 Gazette The explosion in Talvik on 2024-05-01 left seven men killed, two officials said.
""")
def test_unnamed_sources_of_one_description_may_be_the_same(run: Run) -> None:
    """Unnamed officials in two outlets are one or two reports, and a possible line says why."""
    claim = run.claim("killed", 7)
    assert (claim.origins_min, claim.origins_max) == (1, 2)
    assert (claim.voices_min, claim.voices_max) == (2, 3)
    (line,) = [x for x in run.account.lines if x.claim == claim.id and x.a.startswith("voice:")]
    assert not line.certain
    assert "official" in line.why


HARBOUR = (
    "The depot at the north quay has stood beside the fish market for ninety years and belongs to three families. "
    "Neighbours had written to the town about the smell and the old pipes, most of all in the summer months. "
    "The street was full of glass at noon, and a crane driver carried people down the stairs of the sail loft."
)


@coverage(f"""
    a 2024-05-02 Courier {HARBOUR} Eleven people were killed in the explosion in Talvik on 2024-05-01.
    b 2024-05-03 Gazette {HARBOUR} On 2024-05-01 in Talvik fire took what the owners had, and eleven people killed.
    c 2024-05-03 Herald  {HARBOUR} On 2024-05-01 in Talvik nobody counted at first, but eleven killed, Runa Okkel said.
""")
def test_a_sentence_written_anew_in_a_copied_story_may_be_the_story_s(run: Run) -> None:
    """The page that changed the one sentence may know nothing of its own; the one that asked somebody does."""
    claim = run.claim("killed", 11)
    assert (claim.articles, claim.origins_min, claim.origins_max) == (3, 2, 3)
    (line,) = [x for x in run.account.lines if x.claim == claim.id and x.a == "outlet:Gazette" and x.kind == "copy"]
    assert not line.certain
    assert "written anew" in line.why


@coverage("""
    a 2024-05-03 Digest  Bloomfield reported that seven people were killed in the explosion in Talvik on 2024-05-01.
    b 2024-05-03 Gazette In Talvik the depot exploded on 2024-05-01 and seven men were killed, Bloomfield reported.
""")
def test_a_credited_outlet_that_nobody_saved_still_counts(run: Run) -> None:
    """Two outlets crediting one unseen outlet rest on it: one outlet, one report, marked not seen."""
    claim = run.claim("killed", 7)
    assert (claim.articles, claim.texts, claim.outlets_min, claim.outlets_max, claim.origins_max) == (2, 2, 1, 1, 1)
    (origin,) = [o for o in run.account.origins if o.claim == claim.id and o.bound == "max"]
    assert origin.unseen == ("outlet:Bloomfield",)


@coverage("""
    x 2024-05-01 Courier Seven people were killed in the explosion in Talvik on 2024-05-01, Ada Berg said.
    y 2024-05-01 Gazette Seven men were killed by the explosion on 2024-05-01 in Talvik, Olav Dahl said.
    d 2024-05-02 Digest  Courier reported that the explosion of 2024-05-01 in Talvik left seven killed. \
Seven people were killed in the explosion in Talvik of 2024-05-01, Gazette reported.
""")
def test_an_aggregator_does_not_make_its_sources_one(run: Run) -> None:
    """A digest of two papers is folded, and the two stay two."""
    claim = run.claim("killed", 7)
    assert (claim.articles, claim.outlets_min, claim.outlets_max, claim.origins_min, claim.origins_max) == (
        3,
        2,
        2,
        2,
        2,
    )


@coverage("""
    a 2024-05-01 - Seven people were killed in the explosion in Talvik on 2024-05-01.
    b 2024-05-02 - The explosion of 2024-05-01 in Talvik left seven men killed.
""")
def test_pages_of_unknown_outlets_may_be_of_one(run: Run) -> None:
    """Two pages that do not say whose they are may be one outlet's, and the claim says that it cannot be measured."""
    claim = run.claim("killed", 7)
    assert (claim.outlets_min, claim.outlets_max, claim.measurable) == (1, 2, False)
    assert claim.voices_max == 0


@coverage("""
    a#1 2024-05-01 Courier Four people were killed in the explosion in Talvik on 2024-05-01.
    a#2 2024-05-01 Courier Seven people were killed in the explosion in Talvik on 2024-05-01.
    b   2024-05-03 Gazette Eight people were killed in the explosion in Talvik on 2024-05-01.
""")
def test_a_toll_that_grows_is_an_update(run: Run) -> None:
    """A later version and a later day replace a toll; nothing is disputed."""
    assert run.kinds("killed") == {(4, 7, "update"), (4, 8, "update"), (7, 8, "update")}
    assert not run.claim("killed", 4).dispute


@coverage("""
    a 2024-05-01 Courier More than 100 people were injured in the explosion in Talvik on 2024-05-01.
    b 2024-05-01 Gazette The explosion in Talvik on 2024-05-01 left 128 people injured.
""")
def test_a_rounded_number_contradicts_nothing(run: Run) -> None:
    """ "More than 100" and 128 can both be true."""
    assert run.claim("injured", "101..")
    assert not run.account.contradictions


@coverage("""
    a 2024-05-01 Courier Three lawyers said that 14 people were beaten in Talvik.
    b 2024-05-02 Gazette The minister said that Nobody was beaten in Talvik.
""")
def test_a_denial_disputes_that_it_happened(run: Run) -> None:
    """ "Nobody was beaten" disputes the beating, and stands as a claim of its own."""
    assert run.kinds("status") == {("happened", "did not happen", "denial")}
    assert run.disputed("status", "happened", by="did not happen")


BRIEFED = "Seven people were killed when the depot in Talvik blew up on 2024-05-01, the minister said."
OWN = "Mira Lind ran a bakery two doors away and swept up glass from noon until the street lamps came on again there."


@coverage(f"""
    a 2024-05-01 Courier {BRIEFED}
    b 2024-05-02 Gazette {BRIEFED} {OWN}
""")
def test_one_sentence_amid_a_page_of_other_words_may_come_from_the_same_briefing(run: Run) -> None:
    """Two reporters can both write what both were told; nobody is credited, so the tie is possible only."""
    seven = run.claim("killed", 7)
    assert (seven.outlets_min, seven.outlets_max) == (1, 2)


MORE = (
    "Her neighbour Olav Dahl had driven the morning bus past the gate ten minutes before and had noticed nothing odd."
)
FIRST = "Rescue workers searched the depot on the north quay of Talvik until midnight while relatives waited outside."


@coverage(f"""
    a 2024-05-01 Courier {BRIEFED} {FIRST}
    b 2024-05-02 Gazette {BRIEFED} {OWN} {MORE} {FIRST}
""")
def test_two_sentences_far_apart_may_come_from_the_same_briefing_too(run: Run) -> None:
    """Running on, they would be a copy; each amid other words, both may have been handed out."""
    assert (run.claim("killed", 7).outlets_min, run.claim("killed", 7).outlets_max) == (1, 2)


TOLD = "Seven people were killed on 2024-05-01 as the depot in Talvik exploded, the fire service said in the morning."


@coverage(f"""
    a  2024-05-01 Courier {BRIEFED} {FIRST}
    c  2024-05-01 Herald  {TOLD}
    b  2024-05-02 Gazette {BRIEFED} {FIRST}
    b2 2024-05-03 Gazette {TOLD} {OWN}
""")
def test_an_outlet_with_a_page_that_may_be_its_own_is_not_surely_another_s(run: Run) -> None:
    """The Gazette copied one page of the Courier; whence it has the other is not sure, so it may stand on its own."""
    lines = {(line.a, line.b): line.certain for line in run.account.lines if line.claim == run.claim("killed", 7).id}
    assert lines["outlet:Gazette", "outlet:Courier"] is False


CITED = "Seven people were killed by the explosion in Talvik on 2024-05-01, Herald reported, citing the coroner there."


@coverage(f"""
    a 2024-05-01 Courier {CITED} {FIRST}
    b 2024-05-02 Gazette {CITED} {FIRST}
""")
def test_a_copied_sentence_that_names_its_outlet_rests_on_that_one(run: Run) -> None:
    """Both pages say that the Herald has it; which of them was copied changes nothing."""
    claim = run.claim("killed", 7)
    ties = {(line.a, line.b) for line in run.account.lines if line.claim == claim.id and line.b.startswith("outlet:")}
    assert ties == {("outlet:Courier", "outlet:Herald"), ("outlet:Gazette", "outlet:Herald")}


TOLD = "The depot at the north quay of Talvik blew up on 2024-05-01 and seven people were killed, Mira Lind said."
SEEN = "Seven people were killed in the explosion of 2024-05-01 in Talvik, Olav Dahl said."


@coverage(f"""
    a 2024-05-01 Agencia {TOLD}
    b 2024-05-02 Courier {TOLD}
    c 2024-05-02 Courier {SEEN}
    d 2024-05-03 Gazette {TOLD}
""")
def test_a_copy_of_a_copy_is_of_the_first(run: Run) -> None:
    """The Gazette has the agency's sentence, by way of the Courier or not, and nothing of the Courier's own report."""
    claim = run.claim("killed", 7)
    lines = {(x.a, x.b) for x in run.account.lines if x.claim == claim.id and not x.b.startswith("voice:")}
    assert ("outlet:Gazette", "outlet:Agencia") in lines
    assert ("outlet:Gazette", "outlet:Courier") not in lines
    assert (claim.outlets_max, claim.origins_max) == (2, 2)


@coverage(f"""
    a 2024-05-01 Agencia {TOLD} {FIRST}
    b 2024-05-02 Courier {TOLD} {FIRST}
    c 2024-05-02 Courier Seven men were killed by the explosion on 2024-05-01 in Talvik.
""")
def test_an_outlet_that_says_so_in_its_own_words_too_stands_for_itself(run: Run) -> None:
    """The Courier printed the agency's page, and a page of its own: that leaves no doubt between one report and two."""
    claim = run.claim("killed", 7)
    ties = {(line.a, line.b) for line in run.account.lines if line.claim == claim.id}
    assert ("outlet:Courier", "outlet:Agencia") not in ties
    assert (claim.outlets_min, claim.outlets_max) == (2, 2)


@coverage(f"""
    a 2024-05-01 Agencia {TOLD} {FIRST}
    b 2024-05-02 Courier {TOLD} {FIRST}
    c 2024-05-02 Courier {SEEN}
    d 2024-05-03 Gazette Seven people were killed by the explosion in Talvik on 2024-05-01, Mira Lind \
said, Courier reported.
""")
def test_a_credit_for_words_that_the_credited_outlet_copied_is_for_their_source(run: Run) -> None:
    """The Courier has Mira Lind's words from the agency: crediting it for them does not tie her to its own witness."""
    claim = run.claim("killed", 7)
    ties = {(line.a, line.b) for line in run.account.lines if line.claim == claim.id}
    assert ("outlet:Gazette", "outlet:Agencia") in ties
    assert (claim.origins_min, claim.origins_max) == (2, 2)


@coverage("""
    a 2024-05-01 Courier Seven people were killed in the explosion in Talvik on 2024-05-01, Mira Lind said.
    b 2024-05-02 Herald  Courier reported that the explosion of 2024-05-01 in Talvik left seven men killed.
    c 2024-05-02 Gazette The explosion of 2024-05-01 in Talvik left seven men killed, a report by the Courier said.
""")
def test_a_report_of_an_outlet_is_that_outlet(run: Run) -> None:
    """ "A report by the Courier" is the Courier, no third outlet."""
    claim = run.claim("killed", 7)
    assert (claim.outlets_max, claim.origins_max) == (1, 1)
