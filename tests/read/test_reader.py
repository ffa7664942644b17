"""The reader's door: spans quote, nothing raises, readings do not depend on the machine or the moment."""

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.read import MAX_CHARACTERS, Reader
from firsthand.records import spans_of
from tests.read.test_attribution import READER, article

PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "(", ")", "—", ",", ".", "?", ":", "\n\n", "said",
     "Ada Lind", "the minister", "that", "denied", "according to", "reportedly", "seven people", "were killed",
     "on condition of anonymity", "who",
     "-", "agreed", "the", "statement", "letters", "officials", "police", "report", "he",
     "The Talvik Courier", "reported", "plan to", "of", "accused", "by", "é", "🚢", "Read more at", "one of", "and"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["en", "es", "de", None]))
def test_no_text_raises_and_every_span_lies_in_its_article(pieces: list[str], language: str | None) -> None:
    """Odd marks, broken grammar, any language: a reading comes back, its spans are this article's own words."""
    made = article(" ".join(pieces), language)
    reading = READER.read(made)
    assert not [one for one in reading.problems if one.code.startswith("failed")]
    for part in (reading.attributions, reading.voices, reading.credits, reading.mentions):
        for span in spans_of(part):
            assert span.article == made.id
            assert 0 <= span.start < span.end <= len(made.text)
            assert made.quote(span).strip() == made.quote(span)


def test_the_same_article_gives_the_same_reading() -> None:
    """Two readers agree to the byte."""
    made = article(
        "Officials said that seven people were killed. “We saw it,” said Ada Lind. She asked not to be named."
    )
    assert Reader().read(made) == READER.read(made)


def test_ids_are_one_to_one() -> None:
    """No two attributions, voices or credits of an article share an id."""
    reading = READER.read(
        article("Lind said it burned. Lind said it burned. The Talvik Courier reported it. He agreed.")
    )
    for part in (reading.attributions, reading.voices, reading.credits):
        assert len({one.id for one in part}) == len(part)


def test_a_text_beyond_the_bound_is_read_in_part_and_says_so() -> None:
    """A table dump costs a Problem, not the build."""
    made = article("x y z 1 2 3\n\n" * (MAX_CHARACTERS // 12), "de")
    assert "too-long" in [one.code for one in READER.read(made).problems]


def test_an_empty_article_is_a_problem() -> None:
    """Nothing to read is said."""
    reading = READER.read(article(" \n "))
    assert (reading.coverage, [one.code for one in reading.problems]) == ("none", ["empty"])


def test_the_fingerprint_names_model_and_weights() -> None:
    """The store keys readings by it, beside a hash of the code."""
    name, weights = READER.fingerprint.split()
    assert name.startswith("en_core_web")
    assert len(weights) == 64


def test_a_news_conference_where_something_was_said_is_no_happening_of_its_own() -> None:
    """Its day and place would be those of what was told there."""
    said = "At a press conference, Mayor Lind said that five people were killed in Talvik on Tuesday."
    assert [m.event_type for m in READER.read(article(said)).mentions] == ["DEATH"]
    held = READER.read(article("The minister held a news conference on Monday."))
    assert [m.event_type for m in held.mentions] == ["BRIEFING"]
    spanish = "En una rueda de prensa, la alcaldesa Ana Lind dijo que cinco personas murieron en Talvik."
    assert "BRIEFING" not in {m.event_type for m in READER.read(article(spanish, "es")).mentions}


def test_what_led_to_the_arrests_came_before_them() -> None:
    """What leads up to a vote looks ahead."""
    led = READER.read(article("A long inquiry led to the arrests in Talvik."))
    assert led.mentions[-1].status == "happened"
    up = READER.read(article("The weeks leading up to the vote were tense."))
    assert up.mentions[-1].status == "planned"
