"""Dates, marks, differences, the terminal's lines and the chain behind a record."""

import re

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firsthand import records as r
from firsthand.tell import funnel_lines, why
from firsthand.tell.dates import in_words, instant, sort_key
from firsthand.tell.diff import side_by_side
from firsthand.tell.markup import Mark, marked, safe, safe_url


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2018-05-20", "20 May 2018"),
        ("2018-05~", "May 2018 (approximate)"),
        ("2018-05-XX", "May 2018, day not known"),
        ("2018-XX", "2018, month not known"),
        ("2018-24", "winter 2018"),
        ("2018-05-20/2018-06-02", "20 May 2018 to 2 June 2018"),
        ("2018-05-20/..", "20 May 2018 or later"),
        ("/2018-05-20", "20 May 2018 or earlier"),
        ("[2018-05-20,2018-05-21]", "20 May 2018 or 21 May 2018"),
        ("2018-05-20T07:30:00+02:00", "20 May 2018, 07:30 (+02:00)"),
        ("2018-13-45", "2018-13-45"),
        (None, "no date"),
    ],
)
def test_dates_read_as_a_person_says_them(edtf: str | None, words: str) -> None:
    """Every form of EDTF has words; what is no date stays as it is."""
    assert in_words(edtf) == words


@given(st.text(alphabet="0123456789-/.TZ:~?%X[]{},+ ab", max_size=24))
@example("{,]")
def test_no_date_raises(text: str) -> None:
    """Whatever stands where a date should be, there are words, a key and perhaps an instant."""
    assert in_words(text)
    sort_key(text)
    instant(text)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_marks_never_change_the_text(text: str, bounds: list[tuple[int, int]]) -> None:
    """With the elements taken out, a marked text is the text; elements nest."""
    marks = [Mark(min(pair), min(max(pair), len(text)), "i", anchor=f"a{n}") for n, pair in enumerate(bounds)]
    html = str(marked(text, 0, len(text), marks))
    assert re.sub(r"</?i[^>]*>", "", html) == str(safe(text))
    depth = 0
    for tag in re.findall(r"</?i[ >]", html):
        depth += -1 if tag.startswith("</") else 1
        assert depth >= 0
    assert depth == 0


@given(st.text(alphabet="ab .,“”", max_size=80), st.text(alphabet="ab .,“”", max_size=80))
def test_a_comparison_keeps_both_texts(left: str, right: str) -> None:
    """Side by side, each side still says what it said."""
    sides = side_by_side(left, right)
    assert re.sub(r"</?del>", "", str(sides.left)) == str(safe(left))
    assert re.sub(r"</?ins>", "", str(sides.right)) == str(safe(right))


def test_a_long_agreement_is_folded_and_counted() -> None:
    """Of a copied story only the ends stand beside the change, and the number of the words between is stated."""
    story = " ".join(f"word{n}" for n in range(500))
    sides = side_by_side(story, story + " more")
    assert "more words, the same" in sides.left
    assert " <ins>more</ins>" in sides.right
    assert sides.changed == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//a.example", "http://[", "ftp://a.b", ""])
def test_only_web_addresses_are_links(url: str) -> None:
    """Nothing but http and https with a host is linked."""
    assert safe_url(url) is None


def test_the_terminal_shows_the_funnel(dossier: r.Dossier) -> None:
    """The case's numbers come first, then the leading claims with theirs."""
    lines = funnel_lines(dossier)
    told = "6 articles → 4 texts → 5 outlets and 1 page of no known outlet; in them 3 events, 6 claims and 4 voices"
    assert lines[0] == told
    assert (
        "  killed = 7: 4 articles → 2 texts → 2 to 3 outlets on their own → 1 to 2 independent reports; "
        "resting on 1 or more voices"
    ) in lines


def test_why_tells_every_record(dossier: r.Dossier) -> None:
    """Every id in a case has a chain, and the chain of what has a span quotes its words."""
    from firsthand.tell.lookup import Lookup

    lookup = Lookup(dossier)
    assert len(lookup.records) > 40
    for key, record in lookup.records.items():
        lines = why(dossier, key)
        assert lines
        for span in r.spans_of(record):
            words = " ".join(lookup.quote(span).split())
            if len(words) < 400 and not isinstance(record, r.Article):
                assert any(words in line for line in lines), (key, words)


def test_why_leads_down_to_the_words(dossier: r.Dossier) -> None:
    """A claim's chain names each outlet, its date and the words, and the doubts between the bounds."""
    text = "\n".join(why(dossier, "clm-7"))
    assert "“Seven passengers were killed” (Norrland Wire, 16 March 2031, 08:00 UTC; art-wire 57–85)" in text
    assert "Diario del Mar, citing Norrland Wire" in text
    nobody = "unknown outlet, javascript:alert(4) (no date)"
    assert f"possible: Norrland Wire – {nobody}, an outlet without a name may be the wire itself" in text


def test_why_gives_the_rule_the_score_and_the_words(dossier: r.Dossier) -> None:
    """Of a line, a report, a contradiction, a change and a voice: what decided, how much it weighs, what shows it."""
    line = why(dossier, "lin-2")
    assert any(one.startswith("Line lin-2 in the drawing of killed = 7 of the event") for one in line)
    told = why(dossier, "con-1")
    assert told[0].startswith("Contradiction: ")
    assert any(one.startswith("Rule: two values of which only one can be true") for one in told)
    assert any("first on 16 March 2031, 08:00 UTC" in one and one.endswith("[clm-7]") for one in told)
    assert any("Seven passengers were killed" in one and "Norrland Wire" in one for one in told)
    changed = why(dossier, "dri-1")
    assert "Rule: the sentence gives another number where it is told again" in changed
    assert any(one.startswith("Weight: 0.9 of 1") for one in changed)
    assert any(one.startswith("What ties the two: ") for one in changed)
    report = why(dossier, "ori-3")
    assert "One of 1 report if possible lines count too" in report
    assert any("Norrland Wire – " in one and one.startswith("  possible: ") for one in report)
    voice = why(dossier, "voi-master")
    assert "Counts as one voice" in voice


def test_an_event_quotes_a_sentence_once(dossier: r.Dossier) -> None:
    """A sentence that names a fire and its dead is one line, with both words."""
    lines = why(dossier, "evt-1")
    quoted = [line for line in lines if line.startswith("  “")]
    assert len(quoted) == len(set(quoted))
    assert any(" in " in line and line.startswith("Mentioned ") and "sentence" in line for line in lines)


def test_an_outlet_that_is_credited_and_heard_stands_once_in_a_chain(dossier: r.Dossier) -> None:
    """ "As the Norrland Wire reported", credited to Norrland Wire, is one link, with or without its article."""
    from firsthand.tell.lookup import Lookup
    from firsthand.tell.words import chain

    lookup = Lookup(dossier)
    told = next(a for a in dossier.account.assertions if "citing Norrland Wire" in chain(a, lookup))
    heard = r.Voice(id="voi-wire", label="the Norrland Wire", kind="organisation", named=True)
    said = r.Attribution(
        id="att-wire", article=told.article, sources=(), cues=(), contents=(), kind="organisation", named=True,
        voices=("voi-wire",),
    )  # fmt: skip
    lookup.voices["voi-wire"], lookup.attributions["att-wire"] = heard, said
    assert chain(msgspec.structs.replace(told, attribution="att-wire"), lookup).count("Norrland Wire") == 1


def test_a_credit_that_only_may_cover_words_says_so() -> None:
    """A chain is as sure as its credit: what stands behind "reported" in other sentences may be the outlet's own."""
    from firsthand.tell.words import credited_outlet

    inside, outside = r.Span("art-wire", 0, 40), r.Span("art-wire", 50, 60)
    sure = r.Credit(
        id="crd-1", article="art-wire", span=r.Span("art-wire", 0, 4), covers=(inside,), outlet="Harbour Wire"
    )
    assert credited_outlet(sure, inside) == "Harbour Wire (not seen)"
    assert "may cover this" in credited_outlet(sure, outside)
    assert "may cover this" in credited_outlet(msgspec.structs.replace(sure, certain=False), inside)


def test_why_knows_no_unknown_id(dossier: r.Dossier) -> None:
    """An id that no record has is a KeyError."""
    with pytest.raises(KeyError):
        why(dossier, "clm-none")


def test_what_cannot_be_settled_is_no_number(dossier: r.Dossier) -> None:
    """A funnel that could not be measured says so with the reason, and gives no interval that denies it."""
    from firsthand.tell.claims import funnel_numbers
    from firsthand.tell.words import funnel

    claim = next(c for c in dossier.account.claims if c.id == "clm-7")
    assert "1 to 2 independent reports" in funnel(claim)
    doubtful = msgspec.structs.replace(claim, measurable=False, note="no outlet is named")
    assert "independent reports;" not in funnel(doubtful)
    assert "how many independent reports these are could not be settled: no outlet is named" in funnel(doubtful)
    numbers, _ = funnel_numbers(doubtful)
    assert (numbers[-1].figure, numbers[-1].label) == ("?", "independent reports, not settled")


def test_tolls_and_causes_lead_before_where_and_when(dossier: r.Dossier) -> None:
    """A cause in one article stands before a date in three; of two events that read alike one leads."""
    from firsthand.tell.leading import leading_claims
    from firsthand.tell.lookup import Lookup

    claims = tuple(msgspec.structs.replace(c, articles=3 if c.slot == "when" else 1) for c in dossier.account.claims)
    toll = next(c for c in claims if c.id == "clm-7")
    again = msgspec.structs.replace(toll, id="clm-again", event="evt-again")
    events = (*dossier.account.events, r.Event(id="evt-again", label="killing", event_type="DEATH"))
    account = msgspec.structs.replace(dossier.account, claims=(*claims, again), events=events)
    leading = leading_claims(Lookup(msgspec.structs.replace(dossier, account=account)), 8)
    slots = [claim.slot for claim in leading]
    assert slots.index("cause") < slots.index("when") if "when" in slots else "cause" in slots
    assert [claim.id for claim in leading if claim.slot == "killed"] == ["clm-7"]


def test_what_one_article_says_is_said_in_one_line(dossier: r.Dossier) -> None:
    """A claim of one article is no row of ones; where no claim has more, that stands once and not at each."""
    lines = funnel_lines(dossier)
    assert "  cause = steering failed: one article only; resting on 1 voice" in lines
    claims = tuple(msgspec.structs.replace(c, articles=1, origins_max=1) for c in dossier.account.claims)
    account = msgspec.structs.replace(dossier.account, claims=claims)
    alone = funnel_lines(msgspec.structs.replace(dossier, account=account))
    assert "\n".join(alone).count("one article") == 1
    assert "  cause = steering failed: resting on 1 voice" in alone


@pytest.mark.parametrize(
    ("outlet", "title", "text", "found"),
    [
        ("Ostmark Courier", "Correction: ferry", "There were about 190 people on board, not 290.", True),
        ("Ostmark Courier", "The ferry", "It carried 190 people and not 290.", True),
        ("Ostmark Courier", "The ferry", "Of 290 pupils 190 were on board.", False),
        ("Ostmark Courier", "Correction: ferry", "There were about 150 people on board.", False),
        ("The Gazette", "Correction: ferry", "There were about 190 people on board, not 290.", False),
    ],
)
def test_a_changed_number_that_its_outlet_corrects_says_so(outlet: str, title: str, text: str, found: bool) -> None:
    """The drift leads to the correction of the outlet that made it, and to nobody else's."""
    from firsthand.tell import report

    def page(number: int, words: str, **more: str) -> r.Article:
        name = f"art-{number}"
        day = f"2031-03-0{number}"
        return r.Article(id=name, key=name, path=name, sha256="0", text=words, extractor="t/1", published=day, **more)

    first = page(1, "About 190 were on board.", outlet="Wire")
    changed = page(2, "It had 290 on board.", outlet="Ostmark Courier")
    later = page(3, text, title=title, outlet=outlet)
    words = {"before": "About 190", "after": "290"}
    drift = r.Drift(
        id="drf-1", kind="number", source=first.span(0, 9), retelling=changed.span(7, 10), weight=1.0, **words
    )
    case = r.Dossier(
        name="ferry", articles=(first, changed, later), captures=(), lineage=r.Lineage(), readings=(), problems=(),
        account=r.Account(drift=(drift,)),
    )  # fmt: skip
    assert any("Corrected since by the same outlet" in line for line in why(case, "drf-1")) is found
    assert ("<b>Corrected since</b>" in report(case)) is found
