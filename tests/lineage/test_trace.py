"""What lineage promises, on tiny coverage written for these tests."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from firsthand.engine import Engine
from firsthand.lineage import trace
from firsthand.lineage.furniture import LONGEST
from firsthand.records import Article, Block, BlockKind, Lineage, record_id, spans_of

LEDE = "Seven people were killed when the fuel depot at the north quay of Talvik blew up on Monday, the minister said."
MORE = "Rescuers pulled eleven workers from the rubble and closed the road to the harbour until the fire was out."
THIRD = (
    "The depot has stored aviation fuel since 1998 and was inspected for the last time two winters ago, records show."
)
OWN = "My neighbour Lind baked rye bread that morning and did not hear anything but the gulls above the chimney pots."
SPEECH = "“We will rebuild every wall of this harbour before the first snow falls on the roofs of our children,”"


def article(
    name: str,
    *paragraphs: str,
    published: str | None = None,
    outlet: str | None = None,
    language: str = "en",
    url: str | None = None,
    kinds: Sequence[BlockKind] = (),
    updated: str | None = None,
    captured: str | None = None,
) -> Article:
    text, blocks = "", []
    for n, paragraph in enumerate(paragraphs):
        text += "\n\n" if text else ""
        blocks.append(Block(kinds[n] if n < len(kinds) else "paragraph", len(text), len(text) + len(paragraph)))
        text += paragraph
    return Article(
        id=record_id("art", name),
        key=url or name,
        path=name,
        sha256="",
        text=text,
        extractor="test",
        url=url,
        outlet=outlet or name,
        published=published,
        updated=updated,
        captured=captured,
        language=language,
        blocks=tuple(blocks),
    )


def contents(lineage: Lineage) -> list[str]:
    return sorted({edge.content for edge in lineage.reuse})


def together(lineage: Lineage, *articles: Article) -> bool:
    return any({one.id for one in articles} <= set(text.articles) for text in lineage.texts)


def invented(seed: int) -> list[str]:
    """Eight paragraphs of twenty invented words."""
    rng = random.Random(seed)
    words = [f"{a}{b}{c}" for a in ("ba", "ke", "lo", "mi") for b in ("ran", "sel", "dit") for c in ("ur", "ep", "ol")]
    return [" ".join(rng.choices(words, k=20)) for _ in range(8)]


def round_up(seed: int) -> tuple[list[str], list[Article]]:
    """Ten stories of invented words, and the first thirty words of each, as a page of teasers has them."""
    rng = random.Random(seed)
    words = [f"{a}{b}{c}" for a in ("ba", "ke", "lo", "mi") for b in ("ran", "sel", "dit") for c in ("ur", "ep", "ol")]
    bodies = [[" ".join(rng.choices(words, k=50)) for _ in range(2)] for _ in range(10)]
    told = [article(f"s{n}", *body, published="2024-05-02") for n, body in enumerate(bodies)]
    return [" ".join(body[0].split()[:30]) for body in bodies], told


def test_an_exact_copy_is_one_verbatim_passage_and_one_text(engine: Engine) -> None:
    """Two outlets that print one wire text are one text; the later has it from the earlier."""
    wire = article("wire", LEDE, MORE, published="2024-05-01")
    paper = article("paper", LEDE, MORE, published="2024-05-02")
    found = trace([paper, wire], engine)
    (edge,) = found.reuse
    assert (edge.a.article, edge.b.article) == (wire.id, paper.id)
    assert (edge.relation, edge.content, edge.score, edge.direction) == ("verbatim", "body", 1.0, "b_from_a")
    assert wire.quote(edge.a).startswith("Seven people")
    assert paper.quote(edge.b).endswith("fire was out.")
    (text,) = found.texts
    assert text.articles == (wire.id, paper.id)
    assert text.edges == (edge.id,)


def test_a_light_edit_is_one_edited_passage(engine: Engine) -> None:
    """A word changed in every twenty does not break a passage in two; numbers are kept and so differ."""
    a = article("a", LEDE + " " + MORE, published="2024-05-01")
    b = article("b", (LEDE + " " + MORE).replace("Seven", "Nine").replace("pulled", "freed"), published="2024-05-02")
    (edge,) = trace([a, b], engine).reuse
    assert edge.relation == "edited"
    assert 0.9 < edge.score < 1
    assert b.quote(edge.b) == b.text  # the number that was changed too
    assert "freed" in b.quote(edge.b)


def test_matching_folds_case_accents_width_and_marks(engine: Engine) -> None:
    """The same words in other letters are the same words, and the spans quote each article's own letters."""
    a = article("a", "The café’s owner Béla Ruíz sold eleven thousand “paper” boats to the town of Kéve in two days.")
    b = article(
        "b", 'THE CAFE\'S OWNER BELA RUIZ SOLD ELEVEN THOUSAND "PAPER" BOATS TO THE TOWN OF ＫＥＶＥ IN TWO DAYS.'
    )
    (edge,) = trace([a, b], engine).reuse
    assert edge.relation == "verbatim"
    assert a.quote(edge.a) == a.text
    assert b.quote(edge.b) == b.text


def test_eleven_shared_words_are_no_passage(engine: Engine) -> None:
    """Below twelve words unrelated articles agree by accident."""
    shared = "on the north quay of Talvik a depot blew up yesterday"
    a = article("a", f"Firemen came late: {shared}, which nobody in the town had thought possible at all.")
    b = article("b", f"It is said that {shared} and the ships now wait outside for the smoke to clear away.")
    assert trace([a, b], engine).reuse == ()


def test_a_shared_quotation_is_not_copying(engine: Engine) -> None:
    """Two reporters who heard one speaker share a quotation and no text, even where one page drops the marks."""
    a = article("a", OWN, f"{SPEECH} the minister, Ana Ruiz, told reporters.", published="2024-05-01")
    b = article("b", THIRD, f"Minister Ruiz said: {SPEECH}", published="2024-05-02")
    c = article("c", MORE, SPEECH.strip("“”"), published="2024-05-03")
    found = trace([a, b, c], engine)
    assert contents(found) == ["quotation"]
    assert all(edge.direction == "unknown" for edge in found.reuse)
    assert len(found.texts) == 3


def test_a_story_wholly_in_quotation_marks_does_not_untie_its_copies(engine: Engine) -> None:
    """Marks around every paragraph say nothing about a third party."""
    wire = article("wire", LEDE, MORE, THIRD, published="2024-05-01")
    paper = article("paper", LEDE, MORE, THIRD, published="2024-05-02")
    wrapped = article(
        "blog", *(f"“{part}”" for part in (LEDE, MORE, THIRD)), "So the wire said.", published="2024-05-03"
    )
    found = trace([wire, paper, wrapped], engine)
    assert contents(found) == ["body"]
    assert together(found, wire, paper, wrapped)


def test_an_unpaired_mark_masks_nothing(engine: Engine) -> None:
    """Only closed quotations are masked: a lost mark would hide the rest of a story."""
    a = article("a", f'He said: "{LEDE} {MORE}')
    b = article("b", f"{LEDE} {MORE}")
    assert contents(trace([a, b], engine)) == ["body"]


@pytest.mark.parametrize(("kind", "content"), [("caption", "caption"), ("headline", "headline")])
def test_a_shared_block_is_what_its_page_calls_it(engine: Engine, kind: BlockKind, content: str) -> None:
    """A caption or a headline that two articles share ties no text."""
    a = article("a", LEDE, OWN, kinds=[kind])
    b = article("b", LEDE, THIRD, kinds=["paragraph"])
    found = trace([a, b], engine)
    assert contents(found) == [content]
    assert len(found.texts) == 2


def test_marked_boilerplate_never_ties(engine: Engine) -> None:
    """What the page itself sets apart is not compared."""
    a = article("a", OWN, LEDE, kinds=["paragraph", "boilerplate"])
    b = article("b", THIRD, LEDE, kinds=["paragraph", "boilerplate"])
    assert trace([a, b], engine).reuse == ()


def stories(count: int, outlet: str, line: str) -> list[Article]:
    """Different stories of one outlet, each with the same line under it."""
    rng = random.Random(outlet)
    words = [f"{a}{b}" for a in ("ba", "ke", "lo", "mi", "tu", "ra") for b in ("ran", "sel", "dit", "vom", "pug")]
    return [
        article(f"{outlet}{n}", " ".join(rng.choices(words, k=60)), line, outlet=outlet, published=f"2024-05-0{n + 1}")
        for n in range(count)
    ]


LINE = "The Courier is owned by its readers and comes out every day but Sunday in Talvik and all towns of the coast."


@pytest.mark.parametrize("count", [2, 5])
def test_a_line_under_different_stories_of_one_outlet_is_furniture(engine: Engine, count: int) -> None:
    """It ties none of them, in an outlet of two articles or of five."""
    found = trace(stories(count, "courier", LINE), engine)
    assert "body" not in contents(found)
    assert len(found.texts) == count


def test_a_story_s_part_at_the_top_of_four_others_of_an_outlet_is_no_furniture(engine: Engine) -> None:
    """A long part of the wire, which others print amid their stories, was copied each time."""
    part = [f"{LEDE} {MORE} {THIRD}", f"{OWN} {SPEECH} the mayor of Talvik told those who had gathered on the quay."]
    assert len(" ".join(part).split()) > LONGEST
    own = [one.text.removesuffix(LINE) for n in range(5) for one in stories(5, f"paper{n}", LINE)]
    long = [" ".join(own[n : n + 3]).replace("\n", " ") for n in range(0, 24, 3)]
    wire = article("wire", long[0], *part, long[1], outlet="Wire", published="2024-04-01T08:00")
    whole = [
        article(f"other{n}", long[2 + n], *part, long[1], outlet=f"Other {n}", published=f"2024-04-01T1{n}:00")
        for n in range(2)
    ]
    paper = [
        article(f"paper{n}", *part, long[4 + n], outlet="Paper", published=f"2024-04-0{n + 2}T08:00") for n in range(4)
    ]
    found = trace([wire, *whole, *paper], engine)
    tied = {edge.b.article for edge in found.reuse if edge.a.article == wire.id and edge.content == "body"}
    assert {one.id for one in paper} <= tied


def test_a_passage_ends_where_a_page_has_a_block_of_its_own(engine: Engine) -> None:
    """A link between two paragraphs is nobody's edit: there are two passages, word for word, and it is in neither."""
    story = article("story", LEDE, MORE, THIRD, published="2024-05-01")
    link = "More: Gulls are back in Velbrig"
    copy = article("copy", LEDE, link, f"{MORE} {THIRD}", published="2024-05-02")
    edges = trace([story, copy], engine).reuse
    assert [edge.relation for edge in edges] == ["verbatim", "verbatim"]
    assert [copy.quote(edge.b) for edge in edges] == [LEDE, f"{MORE} {THIRD}"]
    assert [story.quote(edge.a) for edge in edges] == [LEDE, f"{MORE}\n\n{THIRD}"]


def test_the_line_that_dates_a_page_is_no_part_of_a_passage(engine: Engine) -> None:
    """Two pages of one day print the same line above the same story."""
    line = "Published 24 May 2024, 12:0{}"
    story = article("story", line.format(3), LEDE, MORE, published="2024-05-24T12:03")
    copy = article("copy", line.format(5), LEDE, MORE, published="2024-05-24T12:05")
    (edge,) = trace([story, copy], engine).reuse
    assert copy.quote(edge.b) == f"{LEDE}\n\n{MORE}"


def test_a_link_below_an_edited_last_word_is_no_part_of_a_passage(engine: Engine) -> None:
    """The paragraph above it ends otherwise, and the link is still a block of its page alone."""
    story = article("story", LEDE, MORE, THIRD, published="2024-05-01")
    link = "More: Gulls are back in Velbrig"
    copy = article("copy", LEDE.replace("said.", "told us."), link, f"{MORE} {THIRD}", published="2024-05-02")
    edges = trace([story, copy], engine).reuse
    assert [copy.quote(edge.b) for edge in edges] == [LEDE.replace("said.", "told us."), f"{MORE} {THIRD}"]
    assert [edge.relation for edge in edges] == ["edited", "verbatim"]


@pytest.mark.parametrize(
    "placed", ["TALVIK (Boreal Press) — ", "TALVIK, Albany, May 24 - ", "Talvik, 24 may (TNA).- ", "Talvik (bp) – "]
)
def test_where_a_story_was_sent_from_is_no_edit_of_it(engine: Engine, placed: str) -> None:
    """A paper leaves the agency's dateline out, and has the rest word for word, or with another number."""
    story = article("story", placed + LEDE, MORE, published="2024-05-01")
    copy = article("copy", LEDE, MORE, published="2024-05-02")
    (edge,) = trace([story, copy], engine).reuse
    assert edge.relation == "verbatim"
    assert story.quote(edge.a) == f"{LEDE}\n\n{MORE}"
    changed = LEDE.replace("Seven", "Nine")
    (edge,) = trace([story, article("changed", changed, MORE, published="2024-05-02")], engine).reuse
    assert story.quote(edge.a) == f"{LEDE}\n\n{MORE}"


def test_a_sentence_with_a_dash_is_whole(engine: Engine) -> None:
    """What stands before a dash is a dateline only where it names an agency or a town in capitals."""
    story = article("story", LEDE.replace("people", "people – none a child –"), published="2024-05-01")
    copy = article("copy", story.text.replace("Seven", "Nine"), published="2024-05-02")
    (edge,) = trace([story, copy], engine).reuse
    assert copy.quote(edge.b) == copy.text


def test_five_versions_of_one_story_are_not_furniture(engine: Engine) -> None:
    """One outlet's write-throughs recur in every article and are one text, with versions."""
    states = [
        article(f"v{n}", LEDE, MORE, THIRD, OWN[: 40 + 10 * n], outlet="courier", published=f"2024-05-01T0{n}:00:00")
        for n in range(5)
    ]
    found = trace(states, engine)
    assert "body" in contents(found)
    assert together(found, *states)
    assert {v.version_of for v in found.versions} == {states[0].id}
    assert len(found.versions) == 4


def test_one_address_is_one_story(engine: Engine) -> None:
    """Two captures of one URL are versions, whatever they share, and the later comes from the earlier."""
    a = article(
        "a", LEDE, MORE, url="https://x.example/1?utm_source=m", published="2024-05-01", updated="2024-05-01T07:00"
    )
    b = article("b", LEDE, THIRD, url="https://www.x.example/1", published="2024-05-01", updated="2024-05-01T19:00")
    found = trace([b, a], engine)
    (version,) = found.versions
    assert (version.article, version.version_of) == (b.id, a.id)
    assert together(found, a, b)
    assert {edge.direction for edge in found.reuse} == {"b_from_a"}


def test_two_copies_of_a_third_are_common(engine: Engine) -> None:
    """Two papers that print the wire have it from the wire, not from each other."""
    wire = article("wire", LEDE, MORE, published="2024-05-01")
    one = article("one", LEDE, MORE, published="2024-05-02")
    two = article("two", LEDE, MORE, published="2024-05-03")
    edges = {(e.a.article, e.b.article): e.direction for e in trace([two, one, wire], engine).reuse}
    assert edges[(wire.id, one.id)] == edges[(wire.id, two.id)] == "b_from_a"
    assert edges[(one.id, two.id)] == "common"


def test_two_papers_under_one_agency_mark_are_common(engine: Engine) -> None:
    """A dateline names who wrote it; the wire itself need not be in the pile."""
    one = article("one", f"TALVIK (BPA) - {LEDE}", MORE, published="2024-05-02")
    two = article("two", f"TALVIK (BPA) - {LEDE}", MORE, published="2024-05-03")
    assert {e.direction for e in trace([one, two], engine).reuse} == {"common"}


@pytest.mark.parametrize("outlet", ["Bulwark Press Agency", "Bulwark News Agency"])
def test_a_paper_has_it_from_the_agency_whose_mark_both_carry(engine: Engine, outlet: str) -> None:
    """An agency's own article names it in its dateline too, by its initials or by the first word of its name."""
    mark = "BPA" if "Press" in outlet else "Bulwark"
    wire = article("wire", f"TALVIK ({mark}) - {LEDE}", MORE, published="2024-05-02T08:00:00", outlet=outlet)
    paper = article("paper", f"TALVIK ({mark}) - {LEDE}", MORE, published="2024-05-02T19:00:00", outlet="The Ledger")
    assert {e.direction for e in trace([wire, paper], engine).reuse} == {"b_from_a"}


def test_without_dates_the_direction_is_unknown(engine: Engine) -> None:
    """Nothing is guessed from the order of arrival."""
    assert {e.direction for e in trace([article("a", LEDE), article("b", LEDE)], engine).reuse} == {"unknown"}


def test_a_round_up_joins_nothing(engine: Engine) -> None:
    """A page with pieces of ten unrelated stories is nobody's source, though it was seen first."""
    teasers, single = round_up(7)
    page = article("page", *teasers, published="2024-05-02")
    found = trace([page, *single], engine)
    assert len(found.texts) == 11
    assert all(edge.b.article == page.id for edge in found.reuse)


def test_two_states_of_a_round_up_are_one_text_and_still_nobody_s_source(engine: Engine) -> None:
    """What an aggregator's page shares with its own page of an hour before does not make it a story."""
    teasers, single = round_up(8)
    pages = [
        article(f"page{hour}", *teasers[hour:], published=f"2024-05-02T0{hour}:00:00", outlet="all news")
        for hour in (0, 1)
    ]
    found = trace([*pages, *single], engine)
    assert together(found, *pages)
    assert len(found.texts) == 11
    ids = {page.id for page in pages}
    assert all(edge.a.article not in ids for edge in found.reuse if edge.b.article not in ids)


def test_an_early_state_that_every_later_one_carries_is_the_same_text(engine: Engine) -> None:
    """A running report's first page is nobody's best source, since the next page has all of it and more."""
    extra = [
        f"Harbour pilot number {word} brought a tanker past the burning pier and tied it up at the outer mole unharmed."
        for word in ("eleven", "twelve", "thirty", "fifty", "sixty", "eighty")
    ]
    first = article("first", LEDE, MORE, THIRD, OWN, published="2024-05-01T01")
    second = article("second", LEDE, MORE, *extra, published="2024-05-01T02")
    third = article("third", LEDE, MORE, THIRD, *extra, LINE, published="2024-05-01T03")
    fourth = article("fourth", LEDE, MORE, THIRD, *extra, published="2024-05-01T04")
    assert together(trace([first, second, third, fourth], engine), first, second, third, fourth)


def test_an_article_with_much_of_its_own_stays_apart_from_short_copies_of_its_borrowed_part(engine: Engine) -> None:
    """A column with one paragraph of the wire is not the wire's text, though that is half of what two papers print."""
    wire = article("wire", LEDE, MORE, THIRD, published="2024-05-01T01")
    column = article("column", *invented(4)[:4], LEDE, published="2024-05-01T02")
    cut = [article(f"cut{n}", LEDE, MORE, published=f"2024-05-01T0{n}") for n in (3, 4)]
    found = trace([wire, column, *cut], engine)
    assert together(found, wire, *cut)
    assert not together(found, wire, column)


def test_a_page_cut_short_and_fetched_first_is_the_story_it_was_cut_from(engine: Engine) -> None:
    """Half an hour between two fetches does not show that the shorter page was the first; a day does."""
    whole = article("whole", LEDE, MORE, THIRD, *invented(1)[:3], captured="2024-05-01T08:02:00Z")
    for cut, same in (
        (article("cut", LEDE, MORE, captured="2024-05-01T07:43:00Z"), True),
        (article("cut", LEDE, MORE, *invented(2)[:1], captured="2024-05-01T07:43:00Z"), False),
        (article("cut", LEDE, MORE, captured="2024-04-30T07:43:00Z"), False),
    ):
        assert together(trace([whole, cut], engine), whole, cut) == same


def test_a_story_without_a_date_is_tied_to_each_of_its_many_copies(engine: Engine) -> None:
    """It stands behind them all in order of time, and any of them may have it from there."""
    body = invented(6)
    story = article("story", *body)
    copies = [article(f"c{n}", *body[n % 4 : n % 4 + 3], published=f"2024-05-{n + 1:02}") for n in range(28)]
    found = trace([story, *copies], engine)
    tied = {edge.a.article for edge in found.reuse if edge.b.article == story.id}
    assert tied == {copy.id for copy in copies}


def test_a_brief_in_two_unlike_stories_does_not_tie_them(engine: Engine) -> None:
    """Each longer story has the brief and much of its own: three texts, and a copy of the brief is the brief's."""
    brief = article("brief", LEDE, MORE, published="2024-05-01")
    long = []
    for n in (2, 3):
        own = invented(n)
        long.append(article(f"long{n}", *own[:4], LEDE, MORE, *own[4:], published=f"2024-05-0{n}"))
    copy = article("copy", LEDE, MORE, published="2024-05-04")
    found = trace([brief, *long, copy], engine)
    assert together(found, brief, copy)
    assert len(found.texts) == 3


def test_a_page_with_two_stories_does_not_tie_their_copies(engine: Engine) -> None:
    """Its date is wrong, so that it comes before the second story: copies of the two stay two texts."""
    first, second = invented(1), invented(2)
    one, other = article("one", *first, published="2024-05-01"), article("other", *second, published="2024-05-03")
    both = article("both", *first, *second, published="2024-05-02")
    copies = [article(f"copy{n}", *text, published="2024-05-04") for n, text in enumerate((first, second))]
    found = trace([one, other, both, *copies], engine)
    assert together(found, one, copies[0])
    assert together(found, other, copies[1])
    assert not together(found, one, other)


def test_a_teaser_of_a_story_printed_elsewhere_too_is_furniture(engine: Engine) -> None:
    """The lead of a copied story under its headline at the foot of another page copies nothing."""
    page = article("page", *invented(1), "Seven dead in Talvik", LEDE, published="2024-05-02")
    copy = article("copy", LEDE, *invented(2), published="2024-05-01")
    assert contents(trace([page, copy], engine)) == ["boilerplate"]


def test_a_teaser_edited_since_is_furniture_and_half_of_a_lead_is_not(engine: Engine) -> None:
    """Its first words were written anew; on its story's page a byline, a date and a line on the photograph stand."""
    lines = ("Talvik Now", "Seven dead in Talvik", "By Runa Okkel", "2 May 2024", "4 minutes to read", "Photo: T. Lind")
    teaser = f"On Tuesday in the town {LEDE.partition(' ')[2]}"
    story = article("story", *lines, LEDE, *invented(2), published="2024-05-01")
    page = article("page", *invented(1), "Seven dead in Talvik", teaser, published="2024-05-02")
    assert contents(trace([page, story], engine)) == ["boilerplate"]
    longer = f"{teaser} {' '.join(invented(3))[:150]}."
    page = article("page", *invented(1), "Seven dead in Talvik", longer, published="2024-05-02")
    assert contents(trace([page, story], engine)) == ["body"]
    below = article("story", *invented(2), LEDE, published="2024-05-01")
    page = article("page", *invented(1), "Seven dead in Talvik", teaser, published="2024-05-02")
    assert contents(trace([page, below], engine)) == ["body"]


def test_a_paragraph_printed_sentence_by_sentence_is_no_insert(engine: Engine) -> None:
    """Two of its sentences, each a block amid another story, are copied; two promos are not."""
    rest, other = invented(1), invented(2)
    one = article("one", *rest[:3], f"{LEDE} {MORE}", *rest[3:], outlet="Courier", published="2024-05-01")
    mixed = [*other[:3], LEDE, *other[3:5], MORE, *other[5:]]
    two = article("two", *mixed, outlet="Courier", published="2024-05-02")
    assert contents(trace([one, two], engine)) == ["body"]
    promos = article("one", *rest[:3], LEDE, rest[3], MORE, *rest[4:], outlet="Courier", published="2024-05-01")
    assert contents(trace([promos, two], engine)) == ["boilerplate"]


def test_a_long_line_is_a_headline_where_it_ends_without_a_stop(engine: Engine) -> None:
    """A paragraph of seventeen words above a copied one ends with a full stop, be it within quotation marks."""
    line = "Seven dead and a harbour closed as the old depot at the quay in Talvik blows up"
    story = article("story", "Talvik Now", "2 May 2024", LEDE, *invented(2), published="2024-05-01")
    for stop, found in (("", "boilerplate"), ("?”", "body"), (".", "body"), (":", "body")):
        page = article("page", *invented(1), f"{line}{stop}", LEDE, published="2024-05-02")
        assert contents(trace([page, story], engine)) == [found]


def test_what_stands_alone_under_another_storys_headline_is_furniture(engine: Engine) -> None:
    """Wherever the other page has it; not under "Background", nor where nothing has stops, and nobody's words."""
    head = "Seven dead as depot blows up"
    below = article("story", *invented(2), THIRD, LEDE, SPEECH + " said Runa Okkel.", MORE, published="2024-05-01")
    for line, led_to in ((head, True), ("Background", False), (f"{head}.", False), (f"Read more: {head}", False)):
        page = article("page", *invented(1), OWN, line, LEDE, published="2024-05-02")
        assert (contents(trace([page, below], engine)) == ["boilerplate"]) == led_to
    bare = article("page", *(part.rstrip(".") for part in invented(1)), head, LEDE, published="2024-05-02")
    assert contents(trace([bare, below], engine)) != ["boilerplate"]
    said = article("page", *invented(1), OWN, head, SPEECH + " said Runa Okkel.", published="2024-05-02")
    assert contents(trace([said, below], engine)) != ["boilerplate"]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Seven dead as the fuel depot at the north quay of Talvik blows up",
        "Lea también: Siete muertos al estallar el depósito del muelle norte de Talvik el lunes",
    ],
)
def test_a_link_to_another_story_ties_nothing(engine: Engine, line: str) -> None:
    """Two outlets print it alike over their own stories."""
    one, other = article("one", line, *invented(1)), article("other", line, *invented(2))
    assert not trace([one, other], engine).reuse


def test_what_two_pages_end_with_is_furniture_where_an_outlet_is_unknown(engine: Engine) -> None:
    """They may be of one outlet; of two that are known, one has it from the other."""
    one = article("one", *invented(0), f"{MORE} {THIRD}")
    other = article("other", *invented(1), LEDE, f"{MORE} {THIRD}")
    assert contents(trace([one, other], engine)) == ["body"]
    assert contents(trace([one, structs.replace(other, outlet=None)], engine)) == ["boilerplate"]
    again = article("one", f"{MORE} {THIRD}", *invented(0))
    assert contents(trace([again, structs.replace(other, outlet=None)], engine)) == ["body"]
    notice = "All rights reserved. This page may not be reproduced without leave of whoever printed it first."
    both = [article(name, *invented(n), f"{MORE} {THIRD}", notice) for n, name in enumerate(("one", "other"))]
    assert contents(trace([both[0], structs.replace(both[1], outlet=None)], engine)) == ["body"]


@pytest.mark.parametrize(
    "told",
    [
        "“No bridge north of Talvik was ever built for lorries,” said Runa Okkel, “nor will one be this year or next.”",
        '"No bridge north of Talvik was ever built for lorries," a spokeswoman, Runa Okkel, told the paper, '
        '"nor will one be this year or next."',
        "«No bridge north of Talvik was ever built for lorries», dijo Runa Okkel, «nor will one be this year or next».",
    ],
)
def test_a_saying_that_a_page_interrupts_is_found(engine: Engine, told: str) -> None:
    """Nine words stand before who says it, nine behind it."""
    said = "No bridge north of Talvik was ever built for lorries, nor will one be this year or next."
    one = article("one", *invented(0), f"Runa Okkel said: “{said}”", OWN, published="2024-05-01")
    other = article("other", *invented(1), told, THIRD, published="2024-05-02")
    (edge,) = trace([one, other], engine).reuse
    assert edge.content == "quotation"
    for page, span in ((one, edge.a), (other, edge.b)):
        passage = page.text[span.start : span.end]
        assert "No bridge" in passage
        assert "this year or next" in passage


@pytest.mark.parametrize(
    "told",
    [
        "“Nobody north of Talvik swims,” said Runa Okkel, “and no lorry ever crossed there today.”",
        "“Nobody north of Talvik,” said Runa Okkel, “swims, and no lorry ever crossed there today.”",
    ],
)
def test_a_saying_of_which_one_half_is_short_is_found(engine: Engine, told: str) -> None:
    """Twelve words, of which no ten stand in a row, and before who says it too few to be a quotation alone."""
    said = "Nobody north of Talvik swims, and no lorry ever crossed there today."
    one = article("one", *invented(0), f"Runa Okkel said: “{said}”", OWN, published="2024-05-01")
    other = article("other", *invented(1), told, THIRD, published="2024-05-02")
    for first, second in ((one, other), (other, one)):
        first, second = structs.replace(first, published="2024-05-01"), structs.replace(second, published="2024-05-02")
        (edge,) = trace([first, second], engine).reuse
        assert edge.content == "quotation"
        for page, span in ((first, edge.a), (second, edge.b)):
            assert page.quote(span).strip("“”.").startswith("Nobody north")
            assert page.quote(span).strip("“”.").endswith("crossed there today")


def test_two_titles_in_marks_are_no_saying(engine: Engine) -> None:
    """Short quotations with words between them that nobody says are none."""
    line = "“The Long Quay” and later on “Gulls over Talvik” were said to be the films that Runa Okkel had liked best."
    one = article("one", *invented(0), line, OWN, published="2024-05-01")
    other = article("other", *invented(1), line, THIRD, published="2024-05-02")
    (edge,) = trace([one, other], engine).reuse
    assert edge.content == "body"


def test_a_report_that_is_mostly_one_person_s_words_is_not_wrapped(engine: Engine) -> None:
    """Its quotations, each with its speaker beside it, are still a third party's."""
    last = "She said: “Nobody in this town will pay for what Orrin did.” She had come from Vestrand by car that day."
    a = article("a", f"{SPEECH} Ruiz told the cameras.", last)
    b = article("b", THIRD, OWN, SPEECH.strip("“”"))
    assert contents(trace([a, b], engine)) == ["quotation"]


def test_a_quoted_paragraph_after_a_colon_is_ascribed(engine: Engine) -> None:
    """The colon may end the paragraph above, as over a tweet."""
    a = article("a", OWN, "The port then wrote on its page:", SPEECH, THIRD)
    b = article("b", MORE, SPEECH.strip("“”"))
    assert contents(trace([a, b], engine)) == ["quotation"]


def test_a_retelling_in_another_language_is_translated(engine: Engine) -> None:
    """Names, numbers and cognates in order tie a Spanish story to the English one it retells, and no other."""
    english = article(
        "en",
        "Police in Talvik arrested 14 officers of the company Orrin Fuels on May 24, the Interior Ministry said.",
        "The inspector Jonas Kreel visited the depot on May 3 and found 27 problems with the tanks.",
        "A court in Vestrand will decide on June 11 whether Kreel receives the documents.",
        "They wanted to move 40 drums by June 9 at the latest.",
        "In 2019 the company paid 300,000 crowns to the Vestrand Hospital after an explosion.",
        "“Nobody knew,” said the lawyer, Mara Viksund.",
        published="2024-05-25",
    )
    spanish = article(
        "es",
        "La policía de Talvik detuvo a 14 directivos de la empresa Orrin Fuels el 24 de mayo, dijo el Ministerio.",
        "El inspector Jonas Kreel visitó el depósito el 3 de mayo y encontró 27 problemas en los tanques.",
        "Un tribunal de Vestrand decidirá el 11 de junio si Kreel recibe los documentos.",
        "Querían llevarse 40 bidones antes del 9 de junio.",
        "En 2019 la empresa pagó 300.000 coronas al hospital de Vestrand tras una explosión.",
        "«Nadie lo sabía», dijo la abogada, Marta Viksund.",
        published="2024-05-26",
        language="es",
    )
    other = article(
        "other",
        "El equipo de Talvik ganó 14 partidos y el 24 de mayo juega en Vestrand su mejor temporada.",
        "El entrenador Marko Salin cree que 27 jugadores son demasiados para un equipo pequeño.",
        published="2024-05-26",
        language="es",
    )
    found = trace([other, spanish, english], engine)
    assert {e.relation for e in found.reuse} == {"translated"}
    assert {(e.a.article, e.b.article) for e in found.reuse} == {(english.id, spanish.id)}
    assert len(found.reuse) == 6  # numbers alone between two matches, and one name behind the last, are enough
    assert together(found, english, spanish)
    assert not together(found, spanish, other)


SENTENCES = [
    LEDE,
    MORE,
    THIRD,
    OWN,
    f"{SPEECH} the minister told reporters.",
    LINE,
    "No.",
    "Ça va: 7 €, “naïve” – 你好世界。",
]


@settings(max_examples=25)
@given(
    picks=st.lists(st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=5), min_size=1, max_size=6),
    order=st.randoms(use_true_random=False),
)
def test_order_changes_nothing_and_spans_carry_the_same_words(
    engine: Engine, picks: list[list[int]], order: random.Random
) -> None:
    """Any order of articles gives the same records; both spans of a verbatim edge fold to the same words."""
    pile = [
        article(f"a{n}", *(SENTENCES[p] for p in chosen), published=f"2024-05-{n % 3 + 1:02}", outlet=f"o{n % 2}")
        for n, chosen in enumerate(picks)
    ]
    found = trace(pile, engine)
    shuffled = list(pile)
    order.shuffle(shuffled)
    assert trace(shuffled, engine) == found
    by_id = {one.id: one for one in pile}
    assert sorted(i for text in found.texts for i in text.articles) == sorted(by_id)
    assert all(text.first in text.articles for text in found.texts)
    for edge in found.reuse:
        assert 0 < edge.score <= 1
        for span in spans_of(edge):
            words = by_id[span.article].quote(span)
            assert words.strip() == words
            assert words
        if edge.relation == "verbatim":
            a, b = (by_id[span.article].quote(span).casefold().split() for span in (edge.a, edge.b))
            assert a == b


def test_nothing_gives_nothing(engine: Engine) -> None:
    """No article, an empty one and one word are no trouble."""
    assert trace([], engine) == Lineage()
    assert len(trace([article("a", ""), article("b", "Word."), article("c", "„")], engine).texts) == 3
