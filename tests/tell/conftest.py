"""A dossier built by hand: an invented accident on an invented ferry line, written for these tests alone.

Six outlets: a wire, two papers that print it, a foreign paper that retells it, an investigation, a hostile page.
"""

from typing import Any

import pytest

from firsthand import records as r

TOLL = "Seven passengers were killed when the ferry Halcyon struck the old pier in mid-March, the harbour master said."
RIVAL = "Nine passengers were killed when the ferry Halcyon struck the old pier, two rescue workers said."
SPANISH = "Siete pasajeros murieron cuando el transbordador Halcyon chocó contra el muelle viejo, según Norrland Wire."
PLAN = "Police planned to question the captain on Monday."
LOAD = "The ferry was reportedly carrying several dozen pupils."
STEERING = "A court report read by the Letter says that the steering failed."

WIRE = f"""Ferry strikes pier at Ostmark

OSTMARK (Norrland Wire) - {TOLL}

{LOAD} {PLAN}

More from Norrland Wire"""

COURIER = f"""Seven dead after ferry hits pier

{TOLL}

Our readers can buy tickets for the spring concert."""

GAZETTE = f"""Nine dead in ferry disaster

{RIVAL} They spoke on condition of anonymity. The shipping line denied that the ferry was overloaded."""

DIARIO = f"""Siete muertos en un transbordador

{SPANISH} El barco llevaba a 50 alumnos."""

LETTER = f"""What the court saw

{STEERING} “The wheel answered nothing,” said the captain."""

HOSTILE = (
    "</script><img src=x onerror=alert(1)><svg onload=alert(2)>\n\n"
    "Seven passengers were killed \u202egnp.exe\u202c and \u2066nothing\u2069 else 🌷 happened, a master said. "
    '<a href="javascript:alert(3)">click</a> {{ 7*7 }}\n\n' + "a" * 10_000
)


class Maker:
    """Makes records whose spans are found by their words, so that a test reads like the text it is about."""

    def __init__(self) -> None:
        self.articles: dict[str, r.Article] = {}
        self.captures: list[r.Capture] = []

    def article(self, name: str, text: str, outlet: str | None, published: str | None, **more: Any) -> r.Article:
        """An article of paragraphs; a last line that begins with "More from" is furniture."""
        blocks, at = [], 0
        for number, piece in enumerate(text.split("\n\n")):
            kind: r.BlockKind = "headline" if number == 0 else "paragraph"
            blocks.append(r.Block("boilerplate" if piece.startswith("More from") else kind, at, at + len(piece)))
            at += len(piece) + 2
        sha = r.record_id("sha", name).replace("sha-", "") * 5
        fields: dict[str, Any] = {
            "url": f"https://{name}.example/story",
            "language": "en",
            "captured": "2031-04-01T09:30:00Z",
            "title": text.split("\n")[0],
        }
        fields |= more
        found = r.Article(
            id=f"art-{name}",
            key=fields["url"] or name,
            path=f"saved/{name}.html",
            sha256=sha,
            text=text,
            extractor="t/1",
            outlet=outlet,
            published=published,
            blocks=tuple(blocks),
            **fields,
        )
        self.captures.append(
            r.Capture(sha256=sha, path=found.path, media_type="text/html", size=len(text), url=found.url)
        )
        self.articles[name] = found
        return found

    def span(self, name: str, words: str) -> r.Span:
        """Where an article has these words."""
        article = self.articles[name]
        at = article.text.index(words)
        return article.span(at, at + len(words))


def affair() -> r.Dossier:
    """The whole case."""
    make = Maker()
    make.article("wire", WIRE, "Norrland Wire", "2031-03-16T08:00:00Z")
    make.article("courier", COURIER, "Ostmark Courier", "2031-03-16T12:00:00Z")
    make.article("gazette", GAZETTE, "The Gazette", "2031-03-17")
    make.article("diario", DIARIO, "Diario del Mar", "2031-03-18", language="es")
    make.article("letter", LETTER, "The Pier Letter", "2031-06-02", filled=("published",))
    make.article("hostile", HOSTILE, None, None, url="javascript:alert(4)")
    span = make.span

    reuse = (
        r.Reuse(
            id="reu-1",
            a=span("wire", TOLL),
            b=span("courier", TOLL),
            relation="verbatim",
            content="body",
            score=1.0,
            direction="b_from_a",
            why="19 words in the same order; the wire is earlier",
        ),
        r.Reuse(
            id="reu-2",
            a=span("wire", "passengers were killed when the ferry Halcyon struck the old pier in mid-March"),
            b=span("gazette", "passengers were killed when the ferry Halcyon struck the old pier"),
            relation="edited",
            content="body",
            score=0.7,
            direction="unknown",
            why="11 words in the same order",
        ),
        r.Reuse(
            id="reu-3",
            a=span("wire", "Seven passengers were killed when the ferry Halcyon struck the old pier"),
            b=span("diario", "Siete pasajeros murieron cuando el transbordador Halcyon chocó contra el muelle viejo"),
            relation="translated",
            content="body",
            score=0.8,
            direction="b_from_a",
            why="the same names and numbers in the same order",
        ),
    )
    lineage = r.Lineage(
        reuse=reuse,
        texts=(
            r.Text(
                id="txt-1",
                articles=("art-wire", "art-courier", "art-diario"),
                first="art-wire",
                edges=("reu-1", "reu-3"),
            ),
        ),
    )

    master = r.Voice(
        id="voi-master",
        label="the harbour master",
        kind="official",
        named=False,
        mentions=(span("wire", "the harbour master"), span("courier", "the harbour master")),
    )
    rescuers = r.Voice(
        id="voi-rescue",
        label="two rescue workers",
        kind="unnamed",
        named=False,
        count_min=2,
        count_max=2,
        on_record=False,
        reason="on condition of anonymity",
        mentions=(span("gazette", "two rescue workers"),),
    )
    report = r.Voice(
        id="voi-report",
        label="a court report",
        kind="document",
        named=False,
        mentions=(span("letter", "A court report"),),
    )
    captain = r.Voice(
        id="voi-captain",
        label="the captain",
        kind="named_person",
        named=True,
        count_max=None,
        scope="article",
        mentions=(span("letter", "the captain"),),
    )

    def said(name: str, source: str, cue: str, content: str, voice: r.Voice, **more: Any) -> r.Attribution:
        return r.Attribution(
            id=f"atr-{name}",
            article=f"art-{name}",
            sources=(span(name, source),),
            cues=(span(name, cue),),
            contents=(span(name, content),),
            kind=voice.kind,
            named=voice.named,
            on_record=voice.on_record,
            voices=(voice.id,),
            rule="said-after",
            **more,
        )

    attributions = (
        said("wire", "the harbour master", "said", "Seven passengers were killed", master),
        said("courier", "the harbour master", "said", "Seven passengers were killed", master),
        said("gazette", "two rescue workers", "said", "Nine passengers were killed", rescuers),
        said("letter", "A court report", "says", "the steering failed", report, stance="asserts"),
    )
    credit = r.Credit(
        id="cre-1",
        article="art-diario",
        span=span("diario", "según Norrland Wire"),
        outlet="Norrland Wire",
        covers=(span("diario", "Siete pasajeros murieron"),),
        target="art-wire",
        why="según NAME",
    )
    unseen = r.Credit(
        id="cre-2",
        article="art-courier",
        span=span("courier", "Our readers"),
        outlet="Channel Nine",
        covers=(),
        certain=False,
    )

    def mention(name: str, trigger: str, sentence: str, event: str, **more: Any) -> r.Mention:
        return r.Mention(
            id=f"men-{name}-{event}",
            article=f"art-{name}",
            trigger=span(name, trigger),
            sentence=span(name, sentence),
            event_type="ACCIDENT",
            event=event,
            **more,
        )

    mid = r.Time(
        id="tim-1",
        span=span("wire", "mid-March"),
        type="DATE",
        timex="2031-03",
        mod="MID",
        edtf="2031-03~",
        anchor="2031-03-16",
    )
    hedge = span("wire", "reportedly")
    mentions = (
        mention("wire", "killed", TOLL, "evt-1", times=(mid,)),
        mention("courier", "killed", TOLL, "evt-1"),
        mention("gazette", "killed", RIVAL, "evt-1"),
        mention("diario", "murieron", SPANISH, "evt-1"),
        mention("hostile", "killed", "Seven passengers were killed", "evt-1"),
        r.Mention(
            id="men-plan",
            article="art-wire",
            trigger=span("wire", "question"),
            sentence=span("wire", PLAN),
            event_type="INVESTIGATE",
            status="planned",
            event="evt-2",
        ),
        r.Mention(
            id="men-load",
            article="art-wire",
            trigger=span("wire", "carrying"),
            sentence=span("wire", LOAD),
            event_type="TRANSPORT",
            hedges=(hedge,),
            event="evt-3",
        ),
        mention("letter", "failed", STEERING, "evt-1"),
    )
    events = (
        r.Event(
            id="evt-1",
            label="Ferry Halcyon strikes the old pier",
            event_type="ACCIDENT",
            time="2031-03~",
            place="Ostmark",
            mentions=tuple(m.id for m in mentions if m.event == "evt-1"),
            why="same ferry, same pier, same month",
        ),
        r.Event(
            id="evt-2",
            label="Police question the captain",
            event_type="INVESTIGATE",
            time="2031-03-20",
            status="planned",
            mentions=("men-plan",),
        ),
        r.Event(id="evt-3", label="Ferry carries pupils", event_type="TRANSPORT", mentions=("men-load",)),
    )

    def asserted(id: str, name: str, words: str, event: str, slot: str, value: r.Value, **more: Any) -> r.Assertion:
        fields: dict[str, Any] = {"status": "happened", "stance": "reports", "mention": f"men-{name}-evt-1"}
        return r.Assertion(
            id=id, article=f"art-{name}", span=span(name, words), event=event, slot=slot, value=value, **(fields | more)
        )

    assertions = (
        asserted("ast-1", "wire", "Seven passengers were killed", "evt-1", "killed", 7, attribution="atr-wire"),
        asserted("ast-2", "courier", "Seven passengers were killed", "evt-1", "killed", 7, attribution="atr-courier"),
        asserted("ast-3", "diario", "Siete pasajeros murieron", "evt-1", "killed", 7, credit="cre-1"),
        asserted("ast-4", "hostile", "Seven passengers were killed", "evt-1", "killed", 7),
        asserted("ast-5", "gazette", "Nine passengers were killed", "evt-1", "killed", 9, attribution="atr-gazette"),
        asserted(
            "ast-6",
            "wire",
            "several dozen pupils",
            "evt-3",
            "carried",
            "24..",
            mention="men-load",
            hedges=(hedge,),
            stance="alleges",
        ),
        asserted("ast-7", "wire", "mid-March", "evt-1", "when", "2031-03~", attribution="atr-wire"),
        asserted(
            "ast-8", "letter", "the steering failed", "evt-1", "cause", "steering failed", attribution="atr-letter"
        ),
        asserted(
            "ast-9", "wire", "question the captain", "evt-2", "who", "the captain", mention="men-plan", status="planned"
        ),
    )
    seven = r.Claim(
        id="clm-7",
        event="evt-1",
        slot="killed",
        value=7,
        support=("ast-1", "ast-2", "ast-3", "ast-4"),
        dispute=("ast-5",),
        articles=4,
        texts=2,
        outlets_min=2,
        outlets_max=3,
        origins_min=1,
        origins_max=2,
        voices_min=1,
        voices_max=None,
    )

    def single(id: str, event: str, slot: str, value: r.Value, support: str, **more: Any) -> r.Claim:
        return r.Claim(
            id=id,
            event=event,
            slot=slot,
            value=value,
            support=(support,),
            articles=1,
            texts=1,
            outlets_min=1,
            outlets_max=1,
            origins_min=1,
            origins_max=1,
            **({"voices_min": 1, "voices_max": 1} | more),
        )

    claims = (
        seven,
        single("clm-9", "evt-1", "killed", 9, "ast-5", dispute=("ast-1",), voices_min=2, voices_max=2),
        single(
            "clm-load",
            "evt-3",
            "carried",
            "24..",
            "ast-6",
            measurable=False,
            note="no outlet of its own",
            voices_min=0,
            voices_max=0,
        ),
        single("clm-when", "evt-1", "when", "2031-03~", "ast-7"),
        single("clm-cause", "evt-1", "cause", "steering failed", "ast-8"),
        single("clm-who", "evt-2", "who", "the captain", "ast-9", status="planned", voices_min=0, voices_max=0),
    )
    account = r.Account(
        voices=(master, rescuers, report, captain),
        attributions=attributions,
        credits=(credit, unseen),
        mentions=mentions,
        events=events,
        assertions=assertions,
        claims=claims,
        origins=(
            r.Origin(
                id="ori-1",
                claim="clm-7",
                bound="max",
                outlets=("outlet:Norrland Wire",),
                voices=("voi-master",),
                articles=("art-wire", "art-courier", "art-diario"),
                first="art-wire",
            ),
            r.Origin(
                id="ori-2",
                claim="clm-7",
                bound="max",
                outlets=("article:art-hostile", "outlet:Channel Nine"),
                voices=(),
                articles=("art-hostile",),
                unseen=("outlet:Channel Nine",),
            ),
            r.Origin(
                id="ori-3",
                claim="clm-7",
                bound="min",
                outlets=("outlet:Norrland Wire", "article:art-hostile"),
                voices=("voi-master",),
                articles=("art-wire", "art-hostile"),
            ),
        ),
        lines=(
            r.Line(
                id="lin-1",
                claim="clm-7",
                a="outlet:Norrland Wire",
                b="article:art-hostile",
                kind="same words",
                certain=False,
                why="an outlet without a name may be the wire itself",
            ),
            r.Line(
                id="lin-2",
                claim="clm-7",
                a="outlet:Norrland Wire",
                b="voice:voi-master",
                kind="rests on",
                certain=True,
                why="it quotes the harbour master",
            ),
        ),
        contradictions=(
            r.Contradiction(
                id="con-1",
                event="evt-1",
                slot="killed",
                a="clm-7",
                b="clm-9",
                kind="contradiction",
                why="Both speak of the same hour.",
            ),
        ),
        drift=(
            r.Drift(
                id="dri-1",
                kind="number",
                source=span("wire", "several dozen pupils"),
                retelling=span("diario", "50 alumnos"),
                before="several dozen",
                after="50",
                weight=0.9,
                why="a vague number became exact",
            ),
        ),
    )
    return r.Dossier(
        name="Halcyon",
        articles=tuple(make.articles.values()),
        captures=tuple(make.captures),
        lineage=lineage,
        readings=tuple(
            r.Reading(article=a.id, coverage="partial" if a.language == "es" else "full")
            for a in make.articles.values()
        ),
        account=account,
        problems=(r.problem("saved/broken.html", "collect", "empty", "No text was found <b>here</b>."),),
        made_with=(("model", "en-core-web-sm 3.8.0"),),
    )


@pytest.fixture(scope="session")
def dossier() -> r.Dossier:
    """The case of the ferry Halcyon."""
    return affair()
