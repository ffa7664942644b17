"""From an annotator's notes to offsets, and how two annotators compare. The text and the notes are made here."""

import json
from typing import Any

import pytest

from agreement import agreement
from annotate import NoteError, compiled, written

TEXT = """Quay to stay shut
Mayor Ida Lund said `` We hope the quay holds .
It may not . ''
Two dockers , who asked not to be named , told the Courier that no one was hurt .
The quay is believed to be 90 years old ."""
NOTES = """
V lund np + 1
V dockers un - 2
1 | Mayor Ida Lund | said | `` We~@2:$ | lund | re | f+ | @2:may
> 1 | We | hope | the quay holds | lund | be | f+
3 | Two dockers | told | that~$ | dockers | re | h- | | off=asked not to be named
4 | - | is believed | The quay && to be~$ | - | be | o+
"""
Row = dict[str, Any]


@pytest.fixture
def gold() -> Row:
    return compiled("made/1", TEXT, NOTES, "first")


def quoted(row: Row, part: str) -> list[str]:
    return [TEXT[a:b] for a, b in row[part]]


def test_notes_become_offsets(gold: Row) -> None:
    """A content may run over lines and stand in pieces; a final stop is out, a quoted one in; the reason is a span."""
    said, hope, told, believed = gold["attributions"]
    assert quoted(said, "contents") == ["`` We hope the quay holds .\nIt may not . ''"]
    assert (said["quotation"], hope["quotation"], told["quotation"]) == ("direct", "indirect", "indirect")
    assert quoted(said, "hedges") == ["may"]
    assert hope["within"] == said["id"]
    assert hope["voices"] == said["voices"]
    assert quoted(told, "contents") == ["that no one was hurt"]
    assert (told["on_record"], told["count_min"], told["count_max"]) == (False, 2, 2)
    assert TEXT[slice(*told["reason"])] == "asked not to be named"
    assert quoted(believed, "contents") == ["The quay", "to be 90 years old"]
    assert (believed["kind"], believed["voices"], believed["count_max"]) == ("unnamed", [], None)


def test_no_word_of_the_text_is_written(gold: Row) -> None:
    """The file has offsets and labels; the annotator's names for the voices are left behind too."""
    assert not [word for word in ("Lund", "lund", "quay", "dockers", "hope") if word in written(gold)]


@pytest.mark.parametrize(
    "line", ["1 | Lund | says | We | - | re | h+", "4 | - | is | quay~Courier | - | re | h+", ">> 1 |"]
)
def test_a_note_that_does_not_fit_is_refused(line: str) -> None:
    """Words that are not there, or not there once, are an error that names the line; nothing is guessed."""
    with pytest.raises(NoteError, match="line 1"):
        compiled("made/1", TEXT, line, "first")


def test_an_annotator_agrees_with_himself(gold: Row) -> None:
    """The same gold twice is 1.0 in every measure."""
    table = agreement({"made/1": gold}, {"made/1": gold}, {"made/1": TEXT})
    assert {value for name, value in table.items() if name not in ("articles", "first", "second")} == {1.0}


def test_what_differs_shows(gold: Row) -> None:
    """An attribution left out lowers the F1; another stance, voice and a shorter content show in their rows."""
    other = json.loads(written(gold))
    del other["attributions"][3]
    other["attributions"][1] |= {"stance": "asserts", "voices": ["v2"]}
    other["attributions"][0]["contents"][0][1] -= 13  # without the second sentence
    table = agreement({"made/1": gold}, {"made/1": other}, {"made/1": TEXT})
    assert table["F1 overlap"] == pytest.approx(6 / 7)
    assert table["F1 contents overlap"] == pytest.approx(6 / 7)
    assert table["F1 contents same"] == pytest.approx(4 / 7)
    assert table["stance: agree"] == pytest.approx(2 / 3)
    assert table["polarity: agree"] == 1.0
    assert table["voices: F1 of links"] == 0.0
