"""Differences marked up word by word: on invented sentences, and on any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand import records as r
from firsthand.tell.changes import Sheet, changes_of, sheet_of
from firsthand.tell.copying import change_words
from firsthand.tell.diff import side_by_side
from firsthand.tell.differences import Difference, Stretch, differences, tokens_in
from firsthand.tell.evidence import in_sentences
from firsthand.tell.lookup import Lookup
from firsthand.tell.proof import marked_up

LEDE = "Seven people were killed when the depot at the north quay of Talvik blew up on Monday, Ana Ruiz said."
FIRE = "Rescuers pulled eleven workers from the rubble and closed the road to the harbour until the fire was out."
SHIP = "A tanker that was to unload on Tuesday turned back and waits outside the breakwater with two tugs beside it."
WORDS = st.lists(st.sampled_from([*"abcde", "harbour", "seven", "Monday", "said", ".", ",", "“", "”"]), max_size=40)


def between(one: str, other: str) -> list[Difference]:
    return differences(Stretch(one, 0, len(one)), Stretch(other, 0, len(other)))


def keys(text: str, bounds: tuple[int, int]) -> list[str]:
    return [token.key for token in tokens_in(text, *bounds)]


def proof(one: str, other: str) -> str:
    return marked_up(between(one, other), one, other)


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        (LEDE, LEDE, LEDE),
        (LEDE, LEDE.upper().replace("TALVIK", "Tálvik"), LEDE.upper().replace("TALVIK", "Tálvik")),
        ("Seven died on Monday.", "Nine died.", "[-Seven-] {+Nine+} died [-on Monday-]."),
        ("The road is shut.", "The road is, police say, shut.", "The road is{+, police say,+} shut."),
        (
            "Fire Chief Tomas Brandvall said the tank exploded.",
            "The chief of the fire brigade, Tomas Brandvall, said the tank exploded.",
            "[-Fire Chief-] {+The chief of the fire brigade,+} Tomas Brandvall{+,+} said the tank exploded.",
        ),
        (
            f"{LEDE} {SHIP}",
            f"{SHIP.replace('back', 'round')} {LEDE}",
            "{1→ A tanker that was to unload on Tuesday turned [-back-] {+round+} and waits outside the breakwater "
            f"with two tugs beside it.}} {LEDE} [→1 A tanker that was … two tugs beside it.]",
        ),
    ],
)
def test_a_text_is_marked_up_as_a_person_would(one: str, other: str, marked: str) -> None:
    """Left out, put in, replaced, moved; case, accents and forms of marks are no difference."""
    assert proof(one, other) == marked


def test_a_spun_copy_shows_what_was_moved_and_what_was_changed_in_it() -> None:
    """A sentence that stands elsewhere is moved, not left out and put in; what was changed in it is marked there."""
    spun = f"{SHIP.replace('back', 'round')} {LEDE.replace('Seven', 'Nine')} {FIRE.replace('eleven ', '')}"
    found = between(f"{LEDE} {FIRE} {SHIP}", spun)
    (away,) = [difference for difference in found if difference.kind == "moved_from"]
    (here,) = [difference for difference in found if difference.kind == "moved_to"]
    assert (away.move, here.move) == (1, 1)
    assert spun[slice(*here.b)] == SHIP.replace("back", "round")
    assert [spun[slice(*inner.b)] for inner in here.inner if inner.kind == "replaced"] == ["round"]
    assert [spun[slice(*one.b)] for one in found if one.kind == "replaced"] == ["Nine"]


@given(WORDS, WORDS)
def test_every_word_is_told_once_and_only_the_same_is_called_the_same(old: list[str], new: list[str]) -> None:
    """The differences cover both texts in order; `same` has the same words; a move has two ends and one number."""
    one, other = " ".join(old), " ".join(new)
    found = between(one, other)
    for side, text, elsewhere in ((0, one, "moved_to"), (1, other, "moved_from")):
        bounds = [(d.a, d.b)[side] for d in found if d.kind != elsewhere]
        told = "".join(text[start:end] for start, end in sorted(bounds))
        assert "".join(told.split()) == "".join(text.split())
    for difference in found:
        if difference.kind == "same":
            assert keys(one, difference.a) == keys(other, difference.b)
    assert sorted(d.move for d in found if d.kind == "moved_from") == sorted(
        d.move for d in found if d.kind == "moved_to"
    )
    assert between(one, one) == ([Difference("same", (0, len(one)), (0, len(one)))] if one else [])


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Four died and 23 were hurt.", "Four died and 32 were hurt.", ["number: 23 were → 32 were"]),
        ("They met on May 16.", "They met on May 24.", ["date: 16 → 24"]),
        ("It has stood since 1998, Ruiz said.", "It has stood since 1989, Ruiz said.", ["date: 1998 → 1989"]),
        ("It blew up on Monday.", "It blew up on Tuesday.", ["date: Monday → Tuesday"]),
        ("The mayor, Ana Ruiz, wept.", "The mayor, Anna Ruiz, wept.", ["name: Ana → Anna"]),
        ("He allegedly hit a man.", "He hit a man.", ["hedge left out: allegedly"]),
        ("He did not hit a man.", "He did hit a man.", ["negation left out: not"]),
        ("She said: “The road is shut.”", "She said: “The road is open.”", ["inside a quotation: shut → open"]),
        ("Trump's aides met on Monday.", "Trump aides met again on Monday.", []),
        ("They may meet once more.", "They meet.", []),
        ("The old road is shut.", "The new road is shut.", []),
    ],
)
def test_what_changes_the_meaning_is_pointed_at(one: str, other: str, said: list[str]) -> None:
    """Numbers, dates, names, quotations, hedges and "not" are named; another adjective is not."""
    sheets = []
    for text in (one, other):
        quoted = ((text.find("“"),), (len(text),)) if "“" in text else ((), ())
        sheets.append(Sheet(text, *quoted, language="en"))
    assert [change_words(change) for change in changes_of(between(one, other), *sheets)] == said


def test_the_page_marks_both_ends_of_a_move() -> None:
    """Side by side each text is whole; a moved sentence has a frame and a number, not colour alone."""
    sides = side_by_side(f"{LEDE} {FIRE} {SHIP}", f"{SHIP} {LEDE} {FIRE}")
    assert sides.moved == 1
    assert f"<sup>→1</sup>{SHIP}</span>" in sides.left
    assert f"<sup>1→</sup>{SHIP}</span>" in sides.right
    assert "<del>" not in sides.left
    assert "<ins>" not in sides.right


def test_an_article_knows_its_quotations() -> None:
    """Only what lies within closed marks is quoted."""
    text = "She said: “The road is shut.” Nobody heard it."
    sheet = sheet_of(r.Article(id="a", key="k", path="k", sha256="", text=text, extractor="t"))
    assert sheet.quotes(15, 19)
    assert not sheet.quotes(30, 36)


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("Nobody slept. Seven people died, he said. It rained.", "people died", "Seven people died, he said."),
        ("In the U.S. Senate Mr. Lind rose. He left.", "Senate", "In the U.S. Senate Mr. Lind rose."),
        ("At 7 p.m. on Monday it blew up.\n\nNobody knew.", "on Monday it blew up.", "At 7 p.m. on Monday it blew up."),
    ],
)
def test_a_passage_is_shown_in_its_sentences(text: str, words: str, whole: str) -> None:
    """Not further, not less, and not beyond the paragraph; another passage beside it is left out."""
    page = r.Article(id="a", key="a", path="a", sha256="", text=text, extractor="t")
    lookup = Lookup(r.Dossier(name="x", articles=(page,), captures=(), lineage=r.Lineage(), readings=(),
                              account=r.Account(), problems=()))  # fmt: skip
    span = page.span(text.index(words), text.index(words) + len(words))
    found = in_sentences(span, lookup)
    assert text[found.start : found.end] == whole
    before = page.span(0, span.start)
    assert in_sentences(span, lookup, [before]).start == span.start
