"""What lineage answers when it is asked why, on tiny coverage written for these tests."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from firsthand.engine import Engine
from firsthand.lineage import trace
from firsthand.lineage.bonds import bonds
from firsthand.lineage.crossing import retelling
from firsthand.lineage.evidence import evidence
from firsthand.lineage.inquiry import Inquiry
from firsthand.lineage.sources import NEW_WORDS, allowed, offers
from firsthand.records import Article, Evidence, Holder, Reuse, spans_of
from tests.lineage.test_trace import (
    LEDE,
    LINE,
    MORE,
    OWN,
    SENTENCES,
    SPEECH,
    THIRD,
    article,
    invented,
    round_up,
    stories,
)


def asked(articles: Sequence[Article], engine: Engine) -> Inquiry:
    return Inquiry(articles, trace(articles, engine), engine)


def edge(inquiry: Inquiry, a: Article, b: Article) -> Reuse:
    (found,) = inquiry.edges(a.id, b.id)
    return found


def why(inquiry: Inquiry, a: Article, b: Article) -> Evidence:
    found = evidence(inquiry, edge(inquiry, a, b))
    assert found
    return found


def of(found: Evidence, one: Article) -> Holder:
    (holder,) = [holder for holder in found.holders if holder.article == one.id]
    return holder


def test_rivals_lose_for_reasons_of_their_own(engine: Engine) -> None:
    """The source gives most; one rival gives as much and is later, another is earlier than it and gives less."""
    wire = article("wire", LEDE, MORE, THIRD, published="2024-05-01T08:00")
    brief = article("brief", OWN, LEDE, published="2024-05-01T09:00")
    paper = article("paper", LEDE, MORE, THIRD, published="2024-05-01T10:00")
    copy = article("copy", LEDE, MORE, THIRD, published="2024-05-02")
    found = why(asked([copy, paper, brief, wire], engine), wire, copy)
    assert [(holder.article, holder.verdict) for holder in found.holders] == [
        (wire.id, "source"),
        (paper.id, "later"),
        (brief.id, "less"),
    ]
    assert [holder.words for holder in found.holders] == [found.words, found.words, len(LEDE.split())]
    assert "published 2024-05-01T08:00, before 2024-05-01T10:00" in of(found, paper).why
    assert f"gives the copy {len(LEDE.split())} words" in of(found, brief).why
    assert [copy.quote(span) for span in of(found, brief).lacks] == [f"{MORE}\n\n{THIRD}".rstrip(".")]
    assert [brief.quote(span) for span in of(found, brief).passages] == [LEDE.rstrip(".")]


def test_a_mistake_that_copy_and_rival_share_is_shown(engine: Engine) -> None:
    """What the source has of a passage and a rival has not, and the reverse: a number leads to who changed it."""
    wire = article("wire", LEDE, MORE, THIRD, published="2024-05-01T08:00")
    wrong = article("wrong", LEDE, MORE.replace("eleven", "seventy"), published="2024-05-01T09:00")
    copy = article("copy", LEDE, MORE.replace("eleven", "seventy"), THIRD, published="2024-05-02")
    found = why(asked([copy, wrong, wire], engine), wire, copy)
    assert of(found, wire).verdict == "source"
    assert of(found, wrong).verdict == "less"
    assert [copy.quote(span) for span in of(found, wrong).alone] == ["seventy"]
    assert THIRD.rstrip(".") in copy.quote(of(found, wrong).lacks[0])


def test_an_earlier_aggregator_is_rejected_as_one(engine: Engine) -> None:
    """A round-up that had the passage first is named, with what it has, and is nobody's source."""
    teasers, single = round_up(7)
    page = article("page", *teasers, published="2024-05-02")
    copy = article("copy", *single[0].text.split("\n\n"), published="2024-05-03")
    found = why(asked([page, *single, copy], engine), single[0], copy)
    assert of(found, single[0]).verdict == "source"
    assert of(found, page).verdict == "aggregator"
    assert of(found, page).words == 30
    assert "nobody's source" in of(found, page).why


def test_holders_beyond_the_bound_are_compared_when_asked(engine: Engine) -> None:
    """Each run is joined to its sixty-four earliest holders; the others are aligned now, or counted."""
    papers = [article(f"p{n:02}", LEDE, MORE, published=f"2024-05-01T{n // 4:02}:{15 * (n % 4):02}") for n in range(90)]
    found = why(asked(papers, engine), papers[0], papers[-1])
    beside = [holder for holder in found.holders if holder.compared]
    now = [holder for holder in found.holders if not holder.compared]
    assert (len(beside), len(now), found.unseen) == (64, 20, 89 - 64 - 20)
    assert {holder.verdict for holder in now} == {"later"}
    assert all(holder.words == found.words and not holder.edges for holder in now)


def test_a_story_without_a_date_is_compared_with_all_its_copies(engine: Engine) -> None:
    """It stands behind seventy dated copies, of which only the first sixty-four are joined to those behind them."""
    papers = [article(f"p{n:02}", LEDE, MORE, published=f"2024-05-01T{n // 4:02}:{15 * (n % 4):02}") for n in range(70)]
    wire = article("wire", LEDE, MORE)
    inquiry = asked([*papers, wire], engine)
    assert all(inquiry.edges(paper.id, wire.id) for paper in papers)
    assert not inquiry.edges(papers[68].id, papers[69].id)
    found = why(inquiry, papers[0], wire)
    assert all(holder.compared for holder in found.holders)
    assert (len(found.holders), found.unseen) == (70, 0)


def test_a_quotation_names_where_it_stands_in_marks(engine: Engine) -> None:
    """What is quoted in a third article is a quotation here too, and the reason points at that article."""
    a = article("a", OWN, SPEECH.strip("“”"), published="2024-05-01")
    b = article("b", THIRD, SPEECH.strip("“”"), published="2024-05-02")
    c = article("c", MORE, f"{SPEECH} the minister, Ana Ruiz, told reporters.", published="2024-05-03")
    found = why(asked([a, b, c], engine), a, b)
    (ground,) = found.grounds
    assert "between quotation marks" in ground.why
    assert [span.article for span in ground.spans] == [c.id]
    assert {holder.verdict for holder in found.holders} == {"unweighed"}


def test_furniture_captions_and_body_give_their_reasons(engine: Engine) -> None:
    """An outlet's line stands at the same edge of two stories; a caption is set apart by its page; body is neither."""
    first, second = stories(2, "courier", LINE)
    found = why(asked([first, second], engine), first, second)
    assert "at the bottom of both pages" in found.grounds[0].why
    one, other = article("one", OWN, *invented(1), THIRD), article("other", MORE, *invented(2), THIRD)
    (ground,) = why(asked([one, structs.replace(other, outlet=None)], engine), one, other).grounds
    assert ground.why.startswith("both pages end with it")
    a, b = article("a", LEDE, OWN, kinds=["caption"]), article("b", LEDE, THIRD)
    (ground,) = why(asked([a, b], engine), a, b).grounds
    assert ground.why.startswith("the page of a sets it apart as a caption")
    assert a.quote(ground.spans[0]) == LEDE.rstrip(".")
    a, b = article("a", LEDE, OWN), article("b", LEDE, THIRD)
    assert "the reporter's own" in why(asked([a, b], engine), a, b).grounds[0].why


def test_a_text_says_what_ties_each_article_to_another(engine: Engine) -> None:
    """A copy, a later state and a retelling are tied by their own rule, with what they share of whose words."""
    wire = article("wire", LEDE, MORE, THIRD, published="2024-05-01T08:00", url="https://wire.example/1")
    again = article("wire2", LEDE, MORE, OWN, published="2024-05-01T12:00", url="https://wire.example/1", outlet="wire")
    copy = article("copy", LEDE, MORE, THIRD, published="2024-05-02")
    inquiry = asked([wire, again, copy], engine)
    (text,) = inquiry.lineage.texts
    found = bonds(inquiry, text)
    assert found
    said = {(bond.article, bond.source, bond.rule) for bond in found}
    assert (again.id, wire.id, "version") in said
    assert (copy.id, wire.id, "copy") in said
    tied = next(bond for bond in found if bond.article == copy.id)
    size = sum(len(part.split()) for part in (LEDE, MORE, THIRD))
    assert (tied.shared, tied.own, tied.of_source) == (size, size, size)
    assert tied.edges == tuple(edge.id for edge in inquiry.edges(wire.id, copy.id))


def test_a_cut_page_says_how_much_of_it_stands_in_the_whole(engine: Engine) -> None:
    """Two fetches half an hour apart show no order; the bond says so."""
    cut = article("cut", LEDE, MORE, captured="2024-05-01T07:43:00Z")
    whole = article("whole", LEDE, MORE, THIRD, OWN, *SENTENCES[4:6], captured="2024-05-01T08:02:00Z")
    inquiry = asked([cut, whole], engine)
    (text,) = inquiry.lineage.texts
    (bond,) = bonds(inquiry, text) or []
    assert (bond.article, bond.source, bond.rule) == (cut.id, whole.id, "carried")
    assert bond.why.startswith("100% of it stands there, and no date shows which came first")


def test_a_retelling_shows_what_agrees_and_what_does_not(engine: Engine) -> None:
    """Names and numbers of both sentences are told apart from those of one; the same sentence elsewhere is named."""
    english = (
        "Police in Talvik arrested 14 officers of the company Orrin Fuels on May 24, the Interior Ministry said.",
        "The inspector Jonas Kreel visited the depot on May 3 and found 27 problems with the tanks.",
        "A court in Vestrand will decide on June 11 whether Kreel receives the documents.",
        "In 2019 the company paid 300,000 crowns to the Vestrand Hospital after an explosion.",
    )
    spanish = (
        "La policía de Talvik detuvo a 14 directivos de la empresa Orrin Fuels el 24 de mayo, dijo el Ministerio.",
        "El inspector Jonas Kreel visitó el depósito el 3 de mayo y encontró 72 problemas en los tanques.",
        "Un tribunal de Vestrand decidirá el 11 de junio si Kreel recibe los documentos.",
        "En 2019 la empresa pagó 300.000 coronas al hospital de Vestrand tras una explosión.",
    )
    first = article("en", *english, published="2024-05-25")
    again = article("en2", OWN, english[1], published="2024-05-25T10:00")
    retold = article("es", *spanish, published="2024-05-26", language="es")
    inquiry = asked([first, again, retold], engine)
    edges = {retold.quote(edge.b): edge for edge in inquiry.edges(first.id, retold.id)}
    found = retelling(inquiry, edges[spanish[1]])
    assert {"Jonas", "Kreel", "May", "3"} <= set(found.agree)
    assert found.differ == (("27",), ("72",))
    assert [(holder.article, holder.verdict) for holder in found.holders] == [
        (first.id, "source"),
        (again.id, "unweighed"),
    ]
    assert again.quote(of(found, again).passages[0]) == english[1].rstrip(".")


@settings(max_examples=25)
@given(picks=st.lists(st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=5), min_size=2, max_size=7))
def test_what_is_told_is_what_the_rule_did(engine: Engine, picks: list[list[int]]) -> None:
    """At each choice the source gave most, the earliest of equals; every edge has its evidence, with spans of words."""
    pile = [
        article(f"a{n}", *(SENTENCES[p] for p in chosen), published=f"2024-05-{n % 3 + 1:02}", outlet=f"o{n % 2}")
        for n, chosen in enumerate(picks)
    ]
    inquiry = asked(pile, engine)
    ties, sources = inquiry.ties, inquiry.known.sources
    may = allowed(ties, inquiry.known.sinks)
    for b in range(len(pile)):
        of_b = np.flatnonzero(ties.b == b)
        chosen = sources.tie[sources.at[b] : sources.at[b + 1]]
        left = offers(ties, of_b, chosen)
        for n, tie in enumerate(chosen.tolist()):
            row = int(np.searchsorted(of_b, tie))
            assert left[row, n] == sources.words[sources.at[b] + n] == left[may[of_b], n].max()
            assert row == int(np.argmax(np.where(may[of_b], left[:, n], -1)))
        if len(chosen):
            assert left[may[of_b], -1].max() < NEW_WORDS
    by_id = {one.id: one for one in pile}
    for reuse in inquiry.lineage.reuse:
        found = evidence(inquiry, reuse)
        assert found
        assert any(holder.article == reuse.a.article and reuse.id in holder.edges for holder in found.holders)
        for holder in found.holders:
            assert 0 < holder.words <= found.words
            assert sum(holder.verdict == "source" for holder in found.holders) <= 1
        for span in spans_of(found):
            assert by_id[span.article].quote(span).strip()
    for text in inquiry.lineage.texts:
        told = bonds(inquiry, text)
        assert told is not None
        assert {bond.article for bond in told} | {bond.source for bond in told} == (
            set(text.articles) if len(text.articles) > 1 else set()
        )
