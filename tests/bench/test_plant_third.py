"""The third family of planted coverage: frozen, with true spans, and with the habits that its docstring names."""

import hashlib

import pytest

from plant_coverage import Coverage
from plant_third import BACKGROUND, coverage


@pytest.fixture(scope="module")
def planted() -> Coverage:
    return coverage(500, seed=4)


def test_the_family_is_frozen(planted: Coverage) -> None:
    """The same size and seed give the same articles: what was measured on them stays comparable."""
    text = "".join(sorted(article.text for article in planted.articles))
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "e3759bf13ea4945b"


def test_passages_copied_word_for_word_are_equal_on_both_sides(planted: Coverage) -> None:
    """Most verbatim passages have the same characters in both; the others were changed by a page in between."""
    text = {article.id: article.text for article in planted.articles}
    copied = [p for p in planted.planted if p.kind in ("verbatim", "cut")]
    equal = sum(text[p.copy][p.start : p.end] == text[p.origin][p.from_start : p.from_end] for p in copied)
    assert equal > 0.7 * len(copied)


def test_background_is_asked_of_nobody_and_forms_share_nothing(planted: Coverage) -> None:
    """What an outlet repeats is a sentence of several of its pages, and in no planted passage."""
    assert BACKGROUND in planted.unseen
    closing = [article.id for article in planted.articles if "no immediate reports of damage" in article.text]
    copies = {pair for p in planted.planted for pair in ((p.copy, p.origin), (p.origin, p.copy))}
    apart = [(a, b) for a in closing for b in closing if a < b and (a, b) not in copies]
    assert any(not planted.share_body(*pair) for pair in apart)
