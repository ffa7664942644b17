"""A case of 600 articles and 10,000 mentions, made here: the page stays small enough to open, and says what it cuts."""

import time

import pytest

from firsthand import records as r
from firsthand.tell import report

ARTICLES = 600
SENTENCES = 17
WORDS = "the harbour council met again on the old quay and heard what the ferry line had to say of the winter storms"


@pytest.fixture(scope="module")
def large() -> r.Dossier:
    """One toll in every article, a third of them copies, and sixteen happenings in each that no other tells."""
    articles, reuse, mentions, assertions, events, claims = [], [], [], [], [], []
    toll = "Seven sailors died in the gale"
    for n in range(ARTICLES):
        sentences = [f"{toll}."] + [
            f"Report {n} item {i}: {100 + i} boats sank while {WORDS}." for i in range(1, SENTENCES)
        ]
        text = "\n\n".join(sentences)
        article = r.Article(
            id=f"art-{n:04}",
            key=f"k{n}",
            path=f"p{n}",
            sha256=f"{n:064}",
            text=text,
            extractor="t/1",
            outlet=f"Outlet {n % 90}",
            published=f"2031-01-{1 + n % 28:02}" if n % 7 else None,
            language="en",
        )
        articles.append(article)
        if n % 3 == 1:
            at = (n - 1, n)
            a, b = (r.Span(f"art-{x:04}", 0, 400) for x in at)
            reuse.append(
                r.Reuse(
                    id=f"reu-{n}", a=a, b=b, relation="edited", content="body", score=0.9, direction="b_from_a", why="x"
                )
            )
        start = 0
        for i, sentence in enumerate(sentences):
            event = "evt-toll" if i == 0 else f"evt-{n}-{i}"
            span = article.span(start, start + len(sentence))
            mention = r.Mention(
                id=f"men-{n}-{i}", article=article.id, trigger=span, sentence=span, event_type="STORM", event=event
            )
            assertion = r.Assertion(
                id=f"ast-{n}-{i}",
                article=article.id,
                span=span,
                event=event,
                slot="killed" if i == 0 else "sunk",
                value=7 if i == 0 else 100 + i,
                status="happened",
                stance="asserts",
                mention=mention.id,
            )
            mentions.append(mention)
            assertions.append(assertion)
            if i:
                events.append(
                    r.Event(id=event, label=f"Boats sink {n} {i}", event_type="STORM", mentions=(mention.id,))
                )
                claims.append(_claim(f"clm-{n}-{i}", event, "sunk", 100 + i, (assertion.id,)))
            start += len(sentence) + 2
    told = tuple(m.id for m in mentions if m.event == "evt-toll")
    events.append(r.Event(id="evt-toll", label="Sailors die", event_type="STORM", time="2031-01", mentions=told))
    claims.append(_claim("clm-toll", "evt-toll", "killed", 7, tuple(a.id for a in assertions if a.slot == "killed")))
    return r.Dossier(
        name="gale",
        articles=tuple(articles),
        captures=(),
        lineage=r.Lineage(reuse=tuple(reuse)),
        readings=(),
        account=r.Account(
            mentions=tuple(mentions), assertions=tuple(assertions), events=tuple(events), claims=tuple(claims)
        ),
        problems=tuple(r.problem(f"p{n}", "collect", "empty", "No text.") for n in range(900)),
    )


def _claim(name: str, event: str, slot: str, value: int, support: tuple[str, ...]) -> r.Claim:
    return r.Claim(
        id=name, event=event, slot=slot, value=value, support=support, articles=len(support), texts=len(support)
    )


def test_a_large_case_fits_one_file(large: r.Dossier) -> None:
    """Under 15 MB, in seconds, with every cut stated."""
    start = time.perf_counter()
    html = report(large)
    assert time.perf_counter() - start < 30
    assert len(html.encode()) < 15_000_000
    assert "Showing the 60 largest of 200 curves among these outlets; the rest in the tables below." in html
    assert "Showing 40 of 90 outlets" in html
    assert "Showing 500 of 900" in html
    assert "further claims in single articles" in html
    assert "more events" in html
    assert "592 further places with the same value" in html


def test_a_value_beside_a_hundred_rivals_tells_of_twenty() -> None:
    """Each of many rival numbers is set against twenty others, what replaced nothing first, and the rest is counted."""
    tolls = [_claim(f"clm-{n:03}", "evt", "killed", 100 + n, ()) for n in range(100)]
    rivals = tuple(
        r.Contradiction(
            id=f"ctr-{a}-{b}",
            event="evt",
            slot="killed",
            a=f"clm-{a:03}",
            b=f"clm-{b:03}",
            kind="contradiction" if b - a < 10 else "update",
            why=f"killed {100 + a} against killed {100 + b}",
        )
        for a in range(100)
        for b in range(a + 1, 100)
    )
    event = r.Event(id="evt", label="Sailors die", event_type="STORM")
    account = r.Account(events=(event,), claims=tuple(tolls), contradictions=rivals)
    html = report(
        r.Dossier(name="gale", articles=(), captures=(), lineage=r.Lineage(), readings=(), account=account, problems=())
    )
    assert html.count('<p class="against">') == 20 * 100
    assert html.count("And 79 more; all with <code>firsthand why DIR clm-") == 100
    told = html[html.index('id="clm-050"') :].split("</details>")[0]
    assert all(f'<a href="#clm-{n:03}">{100 + n}</a>' in told for n in range(41, 60) if n != 50)
