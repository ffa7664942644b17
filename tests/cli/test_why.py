"""`firsthand why` on copied passages and texts: what a journalist sees of an invented explosion in five papers.

Only lineage is built, which needs no model: `why` asks nothing else of these records.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_cli import firsthand, spans_in

LEDE = "Seven people were killed when the fuel depot at the north quay of Talvik blew up on Monday, Ana Ruiz said."
FIRE = "Rescuers pulled eleven workers from the rubble and closed the road to the harbour until the fire was out."
TANK = "The depot has stored aviation fuel since 1998 and was inspected for the last time two winters ago, files show."
SHIP = "A tanker that was to unload on Tuesday turned back and waits outside the breakwater with two tugs beside it."
SAID = "“We will rebuild every wall of this harbour before the first snow falls on our children’s roofs,” Ruiz told"

PILE = {
    "Boreal Wire": ("2024-05-01T08:00:00Z", LEDE, FIRE, TANK, SHIP, f"{SAID} reporters."),
    "Brief Sheet": ("2024-05-01T09:00:00Z", "Short news from the whole coast for readers in a hurry this week.", LEDE),
    "Morning Post": ("2024-05-01T10:00:00Z", LEDE, FIRE, TANK, SHIP),
    "Spun Daily": (
        "2024-05-02T09:00:00Z",
        SHIP.replace("back", "round"),
        LEDE.replace("Seven", "Nine").replace("depot", "store").replace("Ana", "Anna"),
        TANK.replace("1998", "1989"),
        FIRE.replace("eleven ", ""),
    ),
    "Quay Letter": ("2024-05-02T12:00:00Z", "My brother and I saw the windows of our street come down.", f"{SAID} me."),
}
SPANISH = (
    "La policía de Talvik detuvo a 14 directivos de la empresa Orrin Fuels el 24 de mayo, dijo el Ministerio.",
    "El inspector Jonas Kreel visitó el depósito el 3 de mayo y encontró 72 problemas en los tanques.",
    "Un tribunal de Vestrand decidirá el 11 de junio si Kreel recibe los documentos de la empresa.",
    "En 2019 la empresa pagó 300.000 coronas al hospital de Vestrand tras una explosión en el puerto.",
)
ENGLISH = (
    "Police in Talvik arrested 14 officers of the company Orrin Fuels on May 24, the Interior Ministry said.",
    "The inspector Jonas Kreel visited the depot on May 3 and found 27 problems with the tanks.",
    "A court in Vestrand will decide on June 11 whether Kreel receives the documents of the company.",
    "In 2019 the company paid 300,000 crowns to the Vestrand Hospital after an explosion in the harbour.",
)


def page(outlet: str, published: str, *paragraphs: str, language: str = "en") -> str:
    url = f"https://{outlet.split()[0].lower()}.example/a"
    text = "\n\n".join(paragraphs)
    fields = {"url": url, "outlet": outlet, "published": published, "title": f"{outlet} tells", "language": language}
    return json.dumps(fields | {"text": text})


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    rows = [page(outlet, *told) for outlet, told in PILE.items()]
    rows.append(page("Ledger", "2024-05-25", *ENGLISH))
    rows.append(page("Diario", "2024-05-26", *SPANISH, language="es"))
    (folder / "pile.jsonl").write_text("\n".join(rows), "utf-8")
    for words in (
        ("collect", folder / "case", folder / "pile.jsonl"),
        ("build", folder / "case", "--stage", "lineage"),
    ):
        done = firsthand(*words)
        assert done.returncode == 0, done.stderr
    return folder / "case"


@pytest.fixture(scope="module")
def ids(case: Path) -> dict[tuple[str, str, str], str]:
    """The reuse ids by both outlets and the first word of the second passage."""
    outlets = {row["id"]: row["outlet"] for row in shown(case, "articles")}
    return {
        (outlets[row["a"]["article"]], outlets[row["b"]["article"]], row["b"]["text"].split()[0]): row["id"]
        for row in shown(case, "reuse")
    }


def shown(case: Path, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in firsthand("show", case, kind, "--json").stdout.splitlines()]


def why(case: Path, record: str) -> str:
    done = firsthand("why", case, record)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_both_passages_stand_whole_with_who_when_and_where(case: Path, ids: dict[tuple[str, str, str], str]) -> None:
    """Outlet, title, time, key, offsets, the words, and what stands beside them."""
    told = why(case, ids["Boreal Wire", "Spun Daily", "Nine"])
    assert told.startswith(f"Reuse {ids['Boreal Wire', 'Spun Daily', 'Nine']}: edited body")
    assert "Source: Boreal Wire, 1 May 2024, 08:00 UTC\n  “Boreal Wire tells” [art-" in told
    assert "key https://spun.example/a" in told
    assert re.search(r"characters \d+–\d+, \d+ words: “Seven people were killed when the fuel depot at the north", told)
    assert "  after: Rescuers pulled" in told


def test_a_spun_copy_is_marked_up_with_what_moved(case: Path, ids: dict[tuple[str, str, str], str]) -> None:
    """The passage in its sentences; then all that the two share, with the sentences that were put elsewhere."""
    told = why(case, ids["Boreal Wire", "Spun Daily", "Nine"])
    assert "  [-Seven-] {+Nine+} people were killed" in told
    assert "on Monday, [-Ana-] {+Anna+} Ruiz said." in told
    assert "  number: Seven people → Nine people\n  name: Ana → Anna\n" in told
    assert "4 passages, 2 of them moved" in told
    assert "{2→ A tanker that was to unload on Tuesday turned [-back-] {+round+} and waits" in told
    assert "[→2 A tanker that was … two tugs beside it.]" in told
    assert "since [-1998-] {+1989+} and was" in told
    assert "    number left out: eleven workers\n" in told


def test_each_rival_is_named_with_how_much_and_why_it_lost(case: Path, ids: dict[tuple[str, str, str], str]) -> None:
    """One rival gives as much and is later, another gives less; their edges can be asked in turn."""
    told = why(case, ids["Boreal Wire", "Spun Daily", "Nine"])
    source, rivals = told[told.index("Best source") :].split("Rivals, which have it before Spun Daily too:\n")
    assert "Best source of the passage for Spun Daily: Boreal Wire" in source
    less, later = rivals.split("  Rejected, as later: ")
    assert less.startswith("  Rejected, as giving less: Brief Sheet, 1 May 2024, 09:00 UTC\n")
    assert "    has 16 of the passage's 17 words; gives the copy 16 words" in less
    assert ids["Brief Sheet", "Spun Daily", "Nine"] in less
    assert later.startswith("Morning Post, 1 May 2024, 10:00 UTC\n")
    assert "    has 16 of the passage's 17 words; gives the copy as many words as the source, 70," in later
    assert "comes after it (published 1 May 2024, 08:00 UTC, before 1 May 2024, 10:00 UTC)" in later


def test_a_quotation_says_whose_words_and_has_no_source(case: Path, ids: dict[tuple[str, str, str], str]) -> None:
    """What is between marks in both is a third party's, and nobody is the source of it."""
    told = why(case, ids["Boreal Wire", "Quay Letter", "“We"])
    assert "What the shared text is: quotation, only a quotation of a third party" in told
    assert "2 times in the two articles" in told
    assert "Best source of the passage for Quay Letter: none is chosen" in told


def test_a_retelling_stands_sentence_beside_sentence(case: Path, ids: dict[tuple[str, str, str], str]) -> None:
    """With the names and numbers that agree, and those that do not."""
    told = why(case, ids["Ledger", "Diario", "El"])
    assert "Sentence beside sentence: 4 pairs" in told
    here = told[told.index("this one") :].split("\n")
    assert here[1:3] == [f"    “{ENGLISH[1]}”", f"    “{SPANISH[1]}”"]
    assert "Kreel" in here[3]
    assert here[4:6] == ["    only in the first: 27", "    only in the second: 72"]


def test_a_text_tells_its_members_in_order_and_what_ties_each(case: Path) -> None:
    """The earliest first; of each other its source, the rule, how much of whose words, and the passages."""
    text = max(shown(case, "texts"), key=lambda row: len(row["articles"]))
    told = why(case, text["id"])
    names = re.findall(r"^\d\. “.*?” \((.*?), ", told, re.M)
    assert names == ["Boreal Wire", "Brief Sheet", "Morning Post", "Spun Daily"]
    assert "  a copy of 1, Boreal Wire: most of it stands there" in told
    assert re.search(r"\d+ of its \d+ own words stand in 1, which has \d+ words of its own", told)
    assert told.count("[reu-") == len(text["edges"])
    alone = next(row for row in shown(case, "texts") if len(row["articles"]) == 1)
    assert "1 article that carries a text of its own" in why(case, alone["id"])


@pytest.mark.parametrize("kind", ["reuse", "texts", "articles"])
def test_every_span_of_the_json_quotes_its_article(case: Path, kind: str) -> None:
    """`why --json` is one object whose spans, those of every difference too, have the words of their article."""
    whole = firsthand("show", case, "articles", "--json", "--text").stdout.splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, whole)}
    spans = []
    for row in shown(case, kind):
        done = firsthand("why", case, row["id"], "--json")
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert told["record"]["id"] == row["id"]
        assert told["lines"]
        if kind == "reuse":
            assert told["evidence"]["reuse"] == row["id"]
            assert told["a"]["key"].startswith("https://")
        if kind == "texts":
            assert {bond["article"] for bond in told["bonds"]} | {row["first"]} == set(row["articles"])
        spans += spans_in(told)
    for span in spans:
        assert texts[span["article"]][span["start"] : span["end"]] == span["text"]
    assert spans or kind == "articles"


def test_a_case_with_newer_articles_is_asked_about_those_it_was_built_from(case: Path, tmp_path: Path) -> None:
    """What was collected and not yet built changes no answer."""
    import shutil

    copy = tmp_path / "case"
    shutil.copytree(case, copy)
    reuse = shown(copy, "reuse")[0]["id"]
    before = why(copy, reuse)
    (tmp_path / "more.jsonl").write_text(page("Early Bird", "2024-04-30", LEDE, FIRE, TANK), "utf-8")
    assert firsthand("collect", copy, tmp_path / "more.jsonl").returncode == 0
    assert why(copy, reuse) == before


def test_the_report_shows_the_differences_and_the_rivals(case: Path, tmp_path: Path) -> None:
    """Server-written: struck and underlined words, numbered moves, what changed, and who else has the passage."""
    done = firsthand("report", case, "-o", tmp_path / "report.html")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "<del>Seven</del> people were killed" in page
    assert "<ins>Nine</ins> people were killed" in page
    assert re.search(
        r'<span class="moved" title="stands in another place in the other article"><sup>→\d</sup>A tanker', page
    )
    assert '<span class="kind">number</span> <del>Seven people</del> → <ins>Nine people</ins>' in page
    assert re.search(r"Rejected, as later: <a href=\"#art-\w+\">Morning Post, 1 May 2024, 10:00 UTC</a>", page)
    assert '<span class="kind">only in the first</span> 27' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
