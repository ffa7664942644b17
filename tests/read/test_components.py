"""The spaCy components: found without an import, the reader's own records, on every kind of Doc and pipeline."""

import json
from pathlib import Path

import msgspec
import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from firsthand.read import MAX_CHARACTERS, Reader, components
from firsthand.read.models import PREFERRED
from firsthand.records import Span, spans_of
from tests.installed import entry_points, run
from tests.read.test_reader import PIECES

MODELS = [name for name in ("en_core_web_lg", *PREFERRED) if spacy.util.is_package(name)]
PARTS = ("attributions", "voices", "credits", "mentions", "times", "places", "quantities", "problems")

ONE = (
    "The minister said on Monday that at least seven people were killed in Kesvik, The Talvik Courier reported. “We saw"
    " it,” said Ada Lind, who asked not to be named."
)
SEVERAL = (
    "Two die in Talvik blast\n\n"
    "The minister said on Monday that seven people were killed at the quay, The Talvik Courier reported.\n \n"
    "“Nobody warned us,” said Ada Lind. “We ran.\r\n\r\n“Then it burned.”\n\n\n"
    "She denied that it had been planned"
)


def pipeline(*names: str, model: str = MODELS[0], **config: object) -> Language:
    """An English pipeline with these components behind its own."""
    nlp = spacy.load(model)
    for name in names:
        nlp.add_pipe(name, config=dict(config))
    return nlp


WHOLE = pipeline("firsthand", published="2024-05-02")
APART = pipeline("firsthand", published="2024-05-02", reparse=True)


def words(doc: Doc, spans: tuple[Span, ...]) -> list[str]:
    """What spans point at."""
    return [doc.text[span.start : span.end] for span in spans]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("text", [ONE, ONE.replace("Monday", "12 May"), "Nothing.", "é🚢 “Odd", ""])
def test_a_paragraph_gives_the_readers_records(model: str, text: str) -> None:
    """A Doc of one paragraph is read as the Article of that text is, to the id."""
    doc = pipeline("firsthand", model=model, published="2024-05-02")(text)
    assert doc._.firsthand_article.text == text
    assert doc._.firsthand_reading == Reader(model).read(doc._.firsthand_article)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40))
@example(["»", "one of", "»", "The Talvik Courier"])
@example(["»", "one of", "“", "é", "The Talvik Courier"])
def test_with_reparse_any_text_gives_the_readers_records(pieces: list[str]) -> None:
    """Odd marks, blank lines, broken grammar: nothing raises, and Doc and Article say the same."""
    doc = APART(" ".join(pieces))
    assert doc._.firsthand_reading == Reader(MODELS[0]).read(doc._.firsthand_article)
    assert not [one for one in doc._.firsthand_problems if one.code.startswith("failed")]


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40))
def test_every_span_is_words_of_the_doc(pieces: list[str]) -> None:
    """Whatever the parse across blank lines, spans lie in the text and quote it without white space at their ends."""
    doc = WHOLE(" ".join(pieces))
    assert not [one for one in doc._.firsthand_problems if one.code.startswith("failed")]
    for span in spans_of((doc._.firsthand_reading, doc._.firsthand_quotations)):
        assert 0 <= span.start < span.end <= len(doc.text)
        assert doc.text[span.start : span.end].strip() == doc.text[span.start : span.end]


@pytest.mark.parametrize(
    "text",
    ["SEVEN PEOPLE WERE KILLED IN KESVIK ON MONDAY, POLICE SAID", "14:05 Police: seven people were killed in Kesvik."],
)
def test_one_line_is_parsed_anew_where_the_reader_gives_it_other_letters(text: str) -> None:
    """A line in capitals, and one behind a ticker's clock, are parsed as the reader parses them."""
    doc = APART(text)
    assert doc._.firsthand_mentions
    assert doc._.firsthand_reading == Reader(MODELS[0]).read(doc._.firsthand_article)


def test_blank_lines_give_paragraphs() -> None:
    """A headline ends at its blank line, a speech runs over one, and records point across all of them."""
    doc = APART(SEVERAL)
    assert doc._.firsthand_reading == Reader(MODELS[0]).read(doc._.firsthand_article)
    assert "Two die in Talvik blast" in [words(doc, (one.sentence,))[0] for one in doc._.firsthand_mentions]
    assert words(doc, doc._.firsthand_quotations) == ["“Nobody warned us,”", "“We ran.", "“Then it burned.”"]
    assert [time.edtf for time in doc._.firsthand_times] == ["2024-04-29"]


def test_a_sentence_begins_behind_a_blank_line() -> None:
    """With firsthand_paragraphs before it, the parser draws no sentence from a headline into the text."""
    nlp = spacy.load(MODELS[0])
    nlp.add_pipe("firsthand_paragraphs", before="parser")
    starts = {sent.text.split()[0] for sent in nlp(SEVERAL).sents}
    assert {"Two", "The", "She"} <= starts
    assert [sent.text for sent in nlp("Talvik burns").sents] == ["Talvik burns"]


@pytest.mark.parametrize("name", sorted(components._READS))
def test_each_component_gives_what_the_whole_reading_has(name: str) -> None:
    """Alone in a pipeline, a component sets its attributes as `firsthand` does, and no others."""
    nlp = pipeline(name, published="2024-05-02")
    doc, whole = nlp(ONE), WHOLE(ONE)
    sets = [one.removeprefix("doc._.") for one in nlp.get_pipe_meta(name).assigns]
    assert sets
    for attribute in [*(f"firsthand_{part}" for part in PARTS[:-1]), "firsthand_quotations"]:
        if attribute in sets:
            assert getattr(doc._, attribute) == getattr(whole._, attribute) != ()
        else:
            with pytest.raises(ValueError, match=r"nlp\.add_pipe"):
                getattr(doc._, attribute)


def test_several_components_share_a_reading() -> None:
    """In any order the records are those of `firsthand`; what one component has read, the next does not read again."""
    nlp = pipeline("firsthand_mentions", "firsthand_times", "firsthand_quotations", "firsthand", published="2024-05-02")
    assert nlp(ONE)._.firsthand_reading == WHOLE(ONE)._.firsthand_reading
    doc = pipeline("firsthand_times", published="2024-05-02")(ONE)
    kept = components._kept(doc)
    assert kept.reading.times
    emptied = replace(kept, reading=replace(kept.reading, times=()))
    doc.user_data["firsthand"] = msgspec.msgpack.encode(emptied)
    doc = pipeline("firsthand_quantities").get_pipe("firsthand_quantities")(doc)
    assert doc._.firsthand_quantities
    assert doc._.firsthand_times == ()


def test_a_doc_may_bring_its_own_date_and_outlet() -> None:
    """A Doc's date goes before the component's; what was read under another date is read anew."""
    doc = WHOLE.make_doc(ONE)
    doc._.firsthand_published = "2018-06-28"
    doc._.firsthand_outlet = "The Talvik Courier"
    doc = WHOLE(doc)
    assert [time.edtf for time in doc._.firsthand_times] == ["2018-06-25"]
    assert doc._.firsthand_article.outlet == "The Talvik Courier"
    doc._.firsthand_published = "2019-01-02"
    doc = WHOLE.get_pipe("firsthand")(doc)
    assert [time.edtf for time in doc._.firsthand_times] == ["2018-12-31"]
    undated = pipeline("firsthand_attribution", "firsthand_times")(ONE)
    assert [time.edtf for time in undated._.firsthand_times] == [None]


def test_a_date_that_is_none_is_refused() -> None:
    """A wrong date is a mistake of whoever wrote it: it is named when it is given."""
    with pytest.raises(ValueError, match="2 May"):
        pipeline("firsthand_times", published="2 May")
    with pytest.raises(ValueError, match="2024-05-01"):
        WHOLE.make_doc(ONE)._.firsthand_published = 20240502


def test_records_point_at_tokens_where_they_align() -> None:
    """A span gives its tokens; one inside a token gives none; one of another text is a mistake."""
    doc = WHOLE(ONE)
    [first, *_] = doc._.firsthand_attributions
    assert doc._.firsthand_span(first.sources[0]).text == "The minister"
    assert doc._.firsthand_span(first.sources[0]).root.dep_ == "nsubj"
    inside = Span(first.article, 1, 6)
    assert doc._.firsthand_span(inside) is None
    assert doc._.firsthand_span(inside, "expand").text == "The minister"
    with pytest.raises(ValueError, match="another text"):
        WHOLE("Another.")._.firsthand_span(inside)


@pytest.mark.parametrize("missing", ["tagger", "parser", "lemmatizer", "ner"])
def test_a_missing_component_is_named(missing: str) -> None:
    """English without tags, lemmas, parse or entities is not read half: the first call says what to put before."""
    nlp = pipeline("firsthand_attribution")
    with nlp.select_pipes(disable=missing), pytest.raises(ValueError, match=missing):
        nlp(ONE)


def test_what_is_missing_shows_in_the_analysis() -> None:
    """spaCy's own analysis knows what a component needs; marks need nothing."""
    nlp = spacy.blank("en")
    nlp.add_pipe("firsthand_quotations")
    nlp.add_pipe("firsthand_times")
    found = nlp.analyze_pipes()["problems"]
    assert found["firsthand_quotations"] == []
    assert "token.dep" in found["firsthand_times"]
    nlp.remove_pipe("firsthand_times")
    assert len(nlp(ONE)._.firsthand_quotations) == 1


@pytest.mark.parametrize("language", ["es", "de", "xx"])
def test_other_languages_give_what_the_reader_gives(language: str) -> None:
    """Without a parser, quotations, numbers and dates in digits come, from a bare pipeline as from the reader."""
    nlp = spacy.blank(language)
    nlp.add_pipe("firsthand")
    doc = nlp("„Wir sahen 12 Tote“, sagte Ada Lind am 2024-05-01.\n\n«Ardió», declaró el ministro.")
    assert doc._.firsthand_reading == Reader().read(doc._.firsthand_article)
    assert doc._.firsthand_reading.coverage == "partial"
    assert words(doc, doc._.firsthand_quotations)[0] == "„Wir sahen 12 Tote“"


def test_a_batch_gives_what_single_calls_give() -> None:
    """nlp.pipe in one process or two, with contexts, empty texts among them, gives the same Docs in order."""
    texts = [ONE, "", " \n ", SEVERAL, "' “ ” \" »", ONE] * 2
    alone = [WHOLE(text)._.firsthand_reading for text in texts]
    for processes in (1, 2):
        piped = list(
            WHOLE.pipe(zip(texts, range(len(texts)), strict=True), as_tuples=True, batch_size=3, n_process=processes)
        )
        assert [context for _, context in piped] == list(range(len(texts)))
        assert [doc._.firsthand_reading for doc, _ in piped] == alone
    assert [one.code for one in alone[1].problems] == ["empty"]


def test_a_long_doc_is_read_in_part_and_says_so() -> None:
    """Beyond the reader's bound the rest stays unread, with a Problem, as in an Article."""
    nlp = spacy.blank("de")
    nlp.add_pipe("firsthand")
    doc = nlp("„Wir sahen es“, sagte sie. 12\n\n" * (MAX_CHARACTERS // 30 + 1))
    assert "too-long" in [one.code for one in doc._.firsthand_problems]
    assert doc._.firsthand_quotations[-1].end <= MAX_CHARACTERS


def test_a_reading_travels_with_its_doc() -> None:
    """DocBin keeps it; a Doc that another pipeline parses anew is read anew."""
    doc = WHOLE(SEVERAL)
    [back] = DocBin().from_bytes(DocBin(store_user_data=True, docs=[doc]).to_bytes()).get_docs(doc.vocab)
    assert back._.firsthand_reading == doc._.firsthand_reading
    for token in back:
        token.ent_type_ = ""
    assert WHOLE.get_pipe("firsthand")(back)._.firsthand_places != doc._.firsthand_places


def test_spacy_finds_the_components_and_saved_pipelines_load_again(tmp_path: Path) -> None:
    """With pyproject's entry points installed, nothing of firsthand is imported by hand: add, save, load."""
    assert set(entry_points()) == {*components._READS, "firsthand_paragraphs"}
    program = f"""
import json, sys, spacy
nlp = spacy.load({MODELS[0]!r})
nlp.add_pipe("firsthand_paragraphs", before="parser")
for name in {sorted(components._READS)!r}:
    nlp.add_pipe(name, config={{"published": "2024-05-02"}})
nlp.to_disk({str(tmp_path / "saved")!r})
again = spacy.load({str(tmp_path / "saved")!r})
a, b = nlp({SEVERAL!r}), again({SEVERAL!r})
print(json.dumps([again.pipe_names == nlp.pipe_names, a._.firsthand_reading == b._.firsthand_reading,
                  [time.edtf for time in b._.firsthand_times]]))
"""
    done = run(program, tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [True, True, ["2024-04-29"]]
