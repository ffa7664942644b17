"""Parsing in fewer steps: the same Docs as the pipeline's own, each paragraph once, however many are asked for."""

from collections.abc import Iterable, Iterator

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from thinc.api import NumpyOps

from firsthand.read import Reader, handfuls, models
from firsthand.read import parsing as module
from firsthand.read.lemmas import can_look_up
from firsthand.read.parsing import Parser
from firsthand.read.ruling import quick
from tests.read.reading import pipeline
from tests.read.test_attribution import READER, article
from tests.read.test_reader import PIECES

NLP = pipeline("en")
QUICK = quick(NLP)
OURS = models.english().nlp
AS_MADE = OURS.from_config(OURS.config).from_bytes(OURS.to_bytes())
TWO_TOKENS = [
    "There is fog.",
    "There’s no ferry.",
    "Let's go.",
    "I ain't done and y'all gonna wait",
    "C'm on, got ta run.",
]


def annotation(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            *(token.text, token.whitespace_, token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_),
            *(token.head.i, token.is_sent_start, token.ent_type_, token.ent_iob_),
        )
        for token in doc
    ]


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["", " ", "  ", "\n", *TWO_TOKENS]))
def test_looking_rules_up_gives_what_the_ruler_gives(pieces: list[str], more: str) -> None:
    """Every annotation that a reader can ask for is the pipeline's own."""
    texts = [" ".join(pieces), more, " ".join(pieces) + more]
    assert [annotation(doc) for doc in QUICK(texts)] == [annotation(doc) for doc in NLP.pipe(texts)]


@settings(max_examples=40)
@given(st.lists(PIECES, min_size=1, max_size=60))
def test_another_library_for_products_gives_what_spacy_gives(pieces: list[str]) -> None:
    """The model takes its products from NumPy; spaCy's own pipeline of the same model annotates the same."""
    assert all(type(layer.ops) is not NumpyOps for layer in OURS.get_pipe("parser").model.walk())  # type: ignore[attr-defined]
    assert any(type(layer.ops) is NumpyOps for layer in AS_MADE.get_pipe("parser").model.walk())  # type: ignore[attr-defined]
    text = " ".join(pieces)
    assert annotation(OURS(text)) == annotation(AS_MADE(text))


@pytest.mark.parametrize("text", TWO_TOKENS)
def test_a_pattern_of_two_tokens_is_left_to_the_ruler(text: str) -> None:
    """What only two tokens together decide is not looked up; asked twice, since the first asking fills the memory."""
    for _ in range(2):
        assert annotation(next(iter(QUICK([text])))) == annotation(NLP(text))


def test_a_lemma_is_derived_once_for_a_word_in_one_part_of_speech() -> None:
    """Another part of speech or form of the word is another question; a lemma that the ruler set is kept."""
    lemmatizer = NLP.get_pipe("lemmatizer")
    assert can_look_up(lemmatizer)
    assert not can_look_up(NLP.get_pipe("ner"))
    for text in ("They left the left bank.", "He was left and leaves leaves.", "They left; nobody had left."):
        assert annotation(next(iter(QUICK([text])))) == annotation(NLP(text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The firm blamed a quake shortly after 4 a.m.| It did not say more."),
        ("en", "It fell at 9 p.m.| The dead were two men."),
        ("en", "It fell at 9 p.m. Tuesday."),
        ("es", "Cayó a las 10 a. m.| La policía llegó a las 11."),
        ("es", "Voló a EE. UU.| El juez lo sabe."),
    ],
)
def test_a_sentence_may_end_with_a_clock(language: str, text: str) -> None:
    """The full stop of "a.m." is the sentence's too where a small word is written large behind it."""
    nlp = models.english().nlp if language == "en" else models.plain(language)
    found = nlp(text.replace("|", "")).sents
    assert [sentence.text for sentence in found] == [piece.strip() for piece in text.split("|")]


def test_a_pipeline_without_a_ruler_is_left_alone() -> None:
    """Nothing is put before a pipeline whose rules cannot be looked up."""
    blank = spacy.blank("en")
    assert quick(blank) == blank.pipe
    blank = spacy.blank("en")
    blank.add_pipe("attribute_ruler").add([[{"ORTH": "May"}]], {"POS": "PROPN"})  # type: ignore[attr-defined]
    assert quick(blank) == blank.pipe


class Counting:
    """The pipeline's pipe, and the texts that it was asked to parse."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        texts = list(texts)
        self.asked += texts
        return iter(list(NLP.pipe(texts)))


def test_a_paragraph_is_parsed_once_however_often_it_is_copied() -> None:
    """Equal texts share one Doc, within a call and between calls, in the order asked for."""
    counting = Counting()
    parser = Parser(counting.pipe)
    texts = ["It burned.", "He left.", "It burned."]
    first = list(parser.pipe(texts))
    again = list(parser.pipe(["She came.", "He left."]))
    assert [doc.text for doc in (*first, *again)] == [*texts, "She came.", "He left."]
    assert first[0] is first[2]
    assert again[1] is first[1]
    assert counting.asked == ["It burned.", "He left.", "She came."]


def test_what_was_asked_for_longest_ago_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded by tokens; a long text is parsed and not kept."""
    monkeypatch.setattr(module, "_KEPT", 6)
    counting = Counting()
    parser = Parser(counting.pipe)
    for text in ("It burned.", "He left.", "It burned.", "She came.", "It burned.", "He left."):
        assert [doc.text for doc in parser.pipe([text])] == [text]
    assert counting.asked == ["It burned.", "He left.", "She came.", "He left."]
    assert [doc.text for doc in parser.pipe(["One two three four five six seven."])] == [
        "One two three four five six seven."
    ]


def test_articles_read_together_are_read_as_each_alone() -> None:
    """Copies, empty texts, other languages and long ones side by side: the same readings, in the same order."""
    said = "Officials said on Tuesday that seven people were killed. “We saw it,” said Ada Lind."
    texts = [said, f"{said}\n\nShe asked not to be named.", " \n ", f"{said}\n\n" * 400, said]
    articles = [article(text, "es" if n == 4 else "en") for n, text in enumerate(texts)]
    assert sum(1 for _ in handfuls(articles)) > 1
    assert list(READER.read_all(articles)) == [Reader().read(one) for one in articles]


def test_a_paragraph_that_cannot_be_parsed_costs_its_own_article_alone() -> None:
    """Articles that are parsed together do not fail together."""

    def failing(texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            if "boom" in text:
                raise ValueError("no parse")
            yield NLP(text)

    reader = Reader()
    reader.__dict__["_parser"] = Parser(failing)
    good, bad, last = reader.read_all([article(text, "en") for text in ("He said so.", "A boom.", "They left.")])
    assert ([one.code for one in bad.problems], bad.coverage) == (["failed-open"], "none")
    assert (good.coverage, last.coverage) == ("full", "full")
