"""Spans carried from one extraction to another. Texts written for these tests."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.anchor import carry, find, quoted
from firsthand.records import Article, Quote


def article(name: str, text: str) -> Article:
    return Article(id=name, key="k", path="k", sha256="", text=text, extractor=name)


@given(st.text(min_size=1, max_size=60), st.data(), st.text(max_size=20))
def test_a_carried_span_quotes_the_same_words(text: str, data: st.DataObject, before: str) -> None:
    """Whatever is put before a text, a span is carried to the same words, or not at all."""
    old, new = article("old", text), article("new", before + text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    carried = carry(old.span(start, end), old, new)
    assert carried is None or new.quote(carried) == text[start:end]


def test_of_two_places_the_one_with_the_same_neighbours_is_taken() -> None:
    """Surroundings tell two occurrences apart; when they do not, nothing is guessed."""
    old = article("old", "In Talvik seven died. In Orlund seven fled.")
    new = article("new", "Update. In Orlund seven fled. In Talvik seven died.")
    span = old.span(old.text.index("seven"), old.text.index("seven") + 5)
    carried = carry(span, old, new)
    assert carried is not None
    assert new.text[carried.start : carried.start + 10] == "seven died"
    assert carry(article("a", "x").span(0, 1), article("a", "x"), article("b", "x x")) is None


def test_words_that_are_gone_are_reported_as_gone() -> None:
    """A span whose words no longer stand in the text is None, never a near miss."""
    old = article("old", "Seven people died.")
    assert carry(old.span(0, 5), old, article("new", "Eight people died.")) is None


def test_quoted_words_are_found_again_with_their_surroundings() -> None:
    """Before, words and after are what stands around the span, and lead back to it in another extraction."""
    old = article("old", "In Talvik seven died.")
    quote = quoted(old.span(10, 15), old)
    assert quote == Quote(key="k", before="In Talvik ", words="seven", after=" died.")
    new = article("new", "In Orlund seven fled. In Talvik seven died.")
    found = find(quote, new)
    assert found is not None
    assert found.start == new.text.index("Talvik") + len("Talvik ")


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_quotation_leads_back_to_its_own_words(text: str, data: st.DataObject) -> None:
    """Whatever the text, the words of a quotation are found where the same words stand, or not at all."""
    page = article("a", text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = page.span(start, data.draw(st.integers(start + 1, len(text))))
    found = find(quoted(span, page), page)
    assert found is None or page.quote(found) == page.quote(span)
