"""Quotation marks of every kind. Examples written for these tests; caught bugs stand at the end."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.marks import quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and left.", ["“no”"]),
        ('"Stop," she said. "Now."', ['"Stop,"', '"Now."']),
        ("El alcalde dijo «no» ayer.", ["«no»"]),
        ("„Nein“, sagte er.", ["„Nein“"]),
        ("彼は「いいえ」と言った", ["「いいえ」"]),
        ("The officers' plan wasn't theirs.", []),
        ("They called it the 'Lantern' plan.", ["'Lantern'"]),
        ("A “plan with a “nested” word” in it.", ["“plan with a “nested” word”"]),
        ("“It wasn’t me,” he said.", ["“It wasn’t me,”"]),
        ("A 6\" pipe broke.", []),
        ("In the '90s she sang rock 'n' roll, she said.", []),
        ("In the ‘90s they played rock ’n’ roll there.", []),
        ("‘They played rock ’n’ roll all night,’ he said.", ["‘They played rock ’n’ roll all night,’"]),
        ("He left ’cause he was cold. ‘It froze,’ he said.", ["‘It froze,’"]),
        ("Give 'em the dockers' money, and the 'Lantern' plan.", ["'Lantern'"]),
        ("A 'round' table.", ["'round'"]),
        ("'The dockers' pay is late,' she said.", ["'The dockers' pay is late,'"]),
        ("The 'ships' left. She said 'no.'", ["'ships'", "'no.'"]),
        ("‘It’s the mayor’s “own” words,’ he said.", ["‘It’s the mayor’s “own” words,’"]),
        ("The class of '08 met. \"We came,\" he said.", ['"We came,"']),
        ("\"Nobody was tougher,” he said. “They left,\" she said.", ['"Nobody was tougher,”', '“They left,"']),
        ("“He said \"no\" and a 5\" pipe burst,” she said.", ["“He said \"no\" and a 5\" pipe burst,”"]),
    ],
)  # fmt: skip
def test_outermost_quotations_are_found(text: str, expected: list[str]) -> None:
    """Pairs of every script are found with their marks; apostrophes and inches open nothing."""
    assert quoted(text) == expected


def test_an_unpaired_mark_ends_with_its_paragraph() -> None:
    """A quotation that goes on in the next paragraph runs to the end of its own, and says that it is not closed."""
    text = "“It burned all night.\n\n“Nobody came,” she said."
    bounds = [(0, 21), (23, len(text))]
    found = quotations(text, bounds)
    assert [(text[q.start : q.end], q.closed) for q in found] == [
        ("“It burned all night.", False),
        ("“Nobody came,”", True),
    ]


def test_a_single_mark_without_a_partner_hides_nothing() -> None:
    """It is an apostrophe, or lost its partner: either way the quotations behind it are found."""
    text = "He was 'not there when it burned. “It burned all night,” she said, and “nobody came"
    found = quotations(text, [(0, len(text))])
    assert [(text[q.start : q.end], q.closed) for q in found] == [
        ("“It burned all night,”", True),
        ("“nobody came", False),
    ]


@given(st.text(alphabet="ab '’\"“”«»„「」.,\n", max_size=80))
def test_nothing_raises_and_offsets_stay_inside(text: str) -> None:
    """Any heap of marks gives quotations in order, inside the paragraph, that do not overlap."""
    found = quotations(text, [(0, len(text))])
    end = 0
    for q in found:
        assert end <= q.start < q.end <= len(text)
        end = q.end


@pytest.mark.parametrize("marks", ["‘" * 200_000, " “" * 100_000, " 'a" * 100_000, "' " * 200_000, "‘a’ ‘" * 50_000])
def test_a_page_of_marks_is_walked_in_bounded_time(marks: str) -> None:
    """A hostile page costs a moment, not the square of its length."""
    start = time.process_time()
    quotations(marks, [(0, len(marks))])
    assert time.process_time() - start < 5
