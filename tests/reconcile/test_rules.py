"""Rules of reconcile that decide what is one event, what a claim rests on, and what is left out. Coverage invented."""

from msgspec.structs import replace

from firsthand.reconcile.facts import facts_of
from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.kinship import alike, speaks_for, translated
from firsthand.reconcile.labels import _whole, day_in_words
from firsthand.reconcile.parted import reasons
from firsthand.reconcile.pile import open_pile
from firsthand.records import Article, Attribution, Lineage, Mention, Quantity, Reading, Span, Voice
from tests.reconcile.conftest import Run, coverage, read_coverage

BLAST = "The depot in Talvik exploded on 2024-05-01."


@coverage(f"""
    a 2024-05-01 Courier {BLAST} A drone hit the depot, Runa Okkel said.
""")
def test_a_strike_told_in_plain_words_is_a_cause(run: Run) -> None:
    """ "A drone hit the depot" gives the explosion of the depot a cause, on the word of who said it."""
    (claim,) = run.claims("cause")
    assert (claim.value, claim.articles, claim.voices_min) == ("A drone", 1, 1)


@coverage(f"""
    a 2024-05-01 Courier {BLAST} A drone hit the bridge, Runa Okkel said.
""")
def test_a_strike_on_something_else_is_no_cause(run: Run) -> None:
    """A drone that hit a bridge did not make the depot explode."""
    assert not run.claims("cause")


@coverage("""
    a 2024-05-01 Ledger   Seven people were killed in the explosion in Talvik on 2024-05-01.
    b 2024-05-02 Ministry Runa Okkel denied that Ledger reported what happened: seven people were killed.
""")
def test_a_statement_that_rejects_a_paper_does_not_rest_on_it(run: Run) -> None:
    """A credit inside a denial folds nobody into the paper that is denied."""
    assert not any(line.kind == "credit" for line in run.account.lines)


@coverage("""
    a 2024-05-01 Ledger  Seven people were killed in the explosion in Talvik on 2024-05-01.
    b 2024-05-02 Courier Ledger reported that seven people were killed in the explosion in Talvik on 2024-05-01.
""")
def test_an_outlet_named_as_source_is_no_voice(run: Run) -> None:
    """ "The Ledger reported": the Courier rests on the Ledger, and nobody new speaks."""
    claim = run.claim("killed", 7)
    assert (claim.articles, claim.outlets_min, claim.outlets_max, claim.voices_max) == (2, 1, 1, 0)


def test_a_correction_takes_back_and_gives_the_right_number() -> None:
    """ "It said that 32 were injured. The correct number is 23": 23 is supported, 32 disputed, by a correction."""
    run = read_coverage("""
        a 2024-05-01 Agencia 23 people were injured in the explosion in Talvik on 2024-05-01.
        b 2024-05-01 Post    32 people were injured in the explosion in Talvik on 2024-05-01.
        c 2024-05-03 Post    Correction: the explosion in Talvik. It said that 32 people were injured. \
The correct number is 23.
    """)
    page, reading = run.articles[2], run.readings[2]
    at = page.text.index("32 people")
    start = page.text.index("It said")
    right = page.text.index("23.")
    source, cue = page.span(start, start + 2), page.span(start + 3, start + 7)
    said = Attribution(
        id="att-it", article=page.id, sources=(source,), cues=(cue,), contents=(page.span(at, at + 22),),
        kind="unnamed", named=False, voices=("voi-it",),
    )  # fmt: skip
    it = Voice(id="voi-it", label="unresolved: it", kind="unnamed", named=False, mentions=(source,))
    number = Quantity(id="qty-right", span=page.span(right, right + 2), minimum=23, maximum=23)
    mentions = tuple(
        replace(m, attribution=said.id) if page.quote(m.trigger) == "injured" else m for m in reading.mentions
    )
    mended = Reading(article=page.id, attributions=(said,), voices=(it,), mentions=mentions, quantities=(number,))
    run = Run(run.articles, run.lineage, [*run.readings[:2], mended])
    assert {a.article for a in run.account.assertions if a.id in run.claim("injured", 23).support} == {
        run.articles[0].id, page.id,
    }  # fmt: skip
    assert page.id in {a.article for a in run.account.assertions if a.id in run.claim("injured", 32).dispute}
    assert run.kinds("injured") == {(32, 23, "correction")}


@coverage("""
    a 2024-05-01 Courier Seven people were killed when a depot in Talvik exploded on 2024-05-01.
    b 2024-05-01 Gazette On 2024-05-01 a depot in Orland exploded; seven people were killed.
""")
def test_two_towns_are_not_put_together_by_a_day_alone(run: Run) -> None:
    """The same day and number in two towns: two events, or one with rival places; never one place."""
    places = {claim.value for claim in run.claims("where")}
    assert places == {"Talvik", "Orland"}


@coverage("""
    a 2024-05-01 Courier The depot in Talvik exploded on 2024-05-01. The explosion shook Talvik.
    b 2024-06-20 Gazette The explosion in Talvik still divides the town.
""")
def test_the_only_explosion_of_a_place_is_meant_weeks_later(run: Run) -> None:
    """ "The explosion in Talvik", seven weeks on and without a day, is the one that the story dates."""
    assert len(run.account.events) == 1


@coverage("""
    a 2024-05-01 Courier The depot in Talvik exploded on 2024-05-01. The explosion shook the harbour.
""")
def test_what_nobody_asks_is_no_claim(run: Run) -> None:
    """That the depot is what exploded, and that it happened, stay assertions while nobody denies them."""
    assert not run.claims("what")
    assert not run.claims("status")
    assert {"status", "when"} <= {a.slot for a in run.account.assertions}


def test_the_government_may_be_its_minister() -> None:
    """A body and the person who holds an office of it may be one voice; a baker speaks for no government."""
    text = "The government says so. Interior Minister Runa Okkel agrees. The baker Ole Brand does not."
    page = Article(id="art-1", key="k", path="p", sha256="", text=text, extractor="test")
    pile = open_pile([page], Lineage(), [])
    body = Voice(id="a", label="The government", kind="organisation", named=True)
    minister, baker = (
        Voice(id=n, label=n, kind="named_person", named=True, mentions=(_span(page, n),))
        for n in ("Runa Okkel", "Ole Brand")
    )
    assert speaks_for(pile, body, minister)
    assert speaks_for(pile, minister, body)
    assert speaks_for(pile, body, baker) is None


def test_unnamed_sources_of_one_family_may_be_one() -> None:
    """A police official and a senior officer may be one man; three officers are not one, a lawyer is no officer."""
    official, officer, three, lawyer = (
        Voice(id=label, label=label, kind="unnamed", named=False, count_min=n, count_max=n)
        for label, n in (("a police official", 1), ("a senior officer", 1), ("three officers", 3), ("a lawyer", 1))
    )
    assert alike(official, officer)
    assert alike(official, three) is None
    assert alike(official, lawyer) is None


def test_two_are_no_several_dozen() -> None:
    """Groups of two sizes are two, whatever they are called; one of a group may have spoken alone."""
    one, two, many = (
        Voice(id=label, label=label, kind="unnamed", named=False, count_min=least, count_max=most)
        for label, least, most in (("a resident", 1, 1), ("two residents", 2, 2), ("dozens of residents", 24, None))
    )
    assert alike(two, many) is None
    assert alike(one, two)


def test_a_paper_is_one_in_two_languages() -> None:
    """An internal memo of the ministry may be "una nota interna del ministerio", and a letter what its writer said."""
    memo = Voice(id="a", label="an internal memo of the ministry", kind="document", named=False)
    nota = Voice(id="b", label="una nota interna del ministerio", kind="unnamed", named=False)
    letter = Voice(id="c", label="a letter from the prosecutor", kind="document", named=False)
    prosecutor = Voice(id="d", label="the prosecutor", kind="official", named=False)
    assert alike(memo, nota)
    assert alike(letter, prosecutor)
    assert alike(memo, prosecutor) is None


def test_a_body_has_a_name_in_each_language() -> None:
    """The fire brigade may be "el cuerpo de bomberos"; two bodies that one language names are two."""
    pages = [
        Article(id=f"art-{n}", key=n, path="p", sha256="", text=words, extractor="test", language=n)
        for n, words in (("en", "The fire brigade came."), ("es", "Vino el cuerpo de bomberos."))
    ]
    pile = open_pile(pages, Lineage(), [])
    brigade, bomberos, rescue = (
        Voice(id=label, label=label, kind="organisation", named=True, mentions=(page.span(0, 4),))
        for label, page in (
            ("the fire brigade", pages[0]),
            ("el cuerpo de bomberos", pages[1]),
            ("the rescue brigade", pages[0]),
        )
    )
    assert translated(pile, brigade, bomberos)
    assert translated(pile, brigade, rescue) is None


def test_no_minister_speaks_for_a_city() -> None:
    """The city government may be its mayor, and no minister of the country."""
    text = "The city government says so. Interior Minister Runa Okkel agrees, and Mayor Ole Brand does."
    page = Article(id="art-1", key="k", path="p", sha256="", text=text, extractor="test")
    pile = open_pile([page], Lineage(), [])
    city = Voice(id="a", label="The city government", kind="organisation", named=True)
    minister, mayor = (
        Voice(id=n, label=n, kind="named_person", named=True, mentions=(_span(page, n),))
        for n in ("Runa Okkel", "Ole Brand")
    )
    assert speaks_for(pile, city, mayor)
    assert speaks_for(pile, city, minister) is None


def _span(page: Article, words: str) -> Span:
    start = page.text.index(words)
    return page.span(start, start + len(words))


def test_the_missing_who_are_found_do_not_support_the_number() -> None:
    """ "The two missing men were found" supposes that two were missing, and says that they are so no more."""
    text = "An explosion shook Talvik on 2024-05-01. The two missing men were found alive."
    page = Article(id="art-1", key="k", path="p", sha256="", text=text, extractor="test", published="2024-05-02")
    sentence = page.span(41, len(text))
    two = Quantity(id="q", span=_span(page, "two"), minimum=2, maximum=2, of="men")
    gone = Mention(
        id="men-1", article=page.id, trigger=_span(page, "missing"), sentence=sentence, event_type="MISSING",
        quantities=(two,),
    )  # fmt: skip
    run = Run([page], Lineage(), [Reading(article=page.id, mentions=(gone,), quantities=(two,))])
    assert not run.claims("missing")


@coverage("""
    a 2024-05-01 Courier A shell hit a house in Talvik and four people were killed, the mayor said.
    b 2024-05-03 Post    A shell hit a shop in Orland and five people were killed, a local official said.
""")
def test_voices_of_look_alike_sentences_stay_apart(run: Run) -> None:
    """Two reports in one formula from two towns have two voices: one speaker each is no reason to make them one."""
    assert len(run.account.voices) == 2


@coverage("""
    a 2024-05-01 Courier Four people were killed when the old depot in Talvik exploded before dawn, the mayor said.
    b 2024-05-03 Post    Four people were killed when the old depot in Talvik exploded before dawn, a local man said.
""")
def test_voices_of_a_copied_sentence_are_one(run: Run) -> None:
    """A sentence copied whole has the speaker of its source, whatever the copy calls him."""
    assert len(run.account.voices) == 1


@coverage("""
    a 2024-05-01 Courier A shell hit a house and 4 people were killed.
    b 2024-05-03 Post    A shell hit a house and 5 people were killed.
""")
def test_a_formula_with_another_number_is_no_drift(run: Run) -> None:
    """Ten words that every report of a shelling shares make no copy, so that its number did not change."""
    assert not [one for one in run.account.drift if one.kind == "number"]


def test_labels_of_nobody_and_of_spans_of_time_read_well() -> None:
    """No half quotation marks, and a span of days in words."""
    assert _whole("arrest of “a guard") == "arrest of a guard"
    assert day_in_words("2024-05-01/2024-05-03") == "1 May 2024 to 3 May 2024"


@coverage("""
    a 2024-05-01 Courier 11 people were killed in the explosion in Talvik on 2024-05-01. The number of people killed \
in the explosion in Talvik rose to 14 people killed.
""")
def test_a_toll_that_a_text_says_rose_is_an_update(run: Run) -> None:
    """ "Rose to fourteen, up from 11" within one article: the one number replaced the other."""
    assert run.kinds("killed") == {(11, 14, "update")} or run.kinds("killed") == {(14, 11, "update")}


@coverage("""
    a 2024-05-03 Courier The number of dead in the explosion in Talvik rose to 14 on 2024-05-02.
""")
def test_the_day_a_toll_rose_is_not_the_day_of_the_event(run: Run) -> None:
    """ "Of the explosion rose to fourteen on Thursday": the explosion was not on Thursday."""
    assert not run.claims("when")
    assert not any(event.time for event in run.account.events)


def test_pages_much_alike_are_a_reason_for_one_event() -> None:
    """Two arrests on pages of one strand have more for them than on pages of two; marches recur, and have not."""
    page = Article(id="a", key="a", path="", sha256="", text="Arrested: the baker.", extractor="")
    sentence = Span("a", 0, len(page.text))
    mention = Mention(id="a", article="a", trigger=_span(page, "Arrested"), sentence=sentence, event_type="COERCE")
    pile = open_pile([page], Lineage(), [])
    for word, told in (("arrested", True), ("marched", False)):
        found = facts_of(pile, [mention], kind_of(word))
        one, other = (found._replace(strands=frozenset({n})) for n in (1, 2))
        assert (reasons(one, one) > reasons(found, found) > reasons(one, other)) is told


def test_only_a_weapon_that_hits_is_an_attack() -> None:
    """An earthquake that hit the coast has the dead, not an attack."""
    assert kind_of("hit", "ASSAULT").role == "bearer"
    assert kind_of("hit").role == "plain"
    assert kind_of("fell on", "OCCURRENCE").role == "light"
    assert kind_of("fell on", "ASSAULT").role == "bearer"  # a rocket on the market
    assert not kind_of("fell on").known
