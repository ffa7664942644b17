"""Which mentions are one event, on the dev topics of ECB+ (2, 5, 12, 18, 21, 23, 34, 35): gold mentions, as used.

Scored: the clustering as a case uses it, with nothing but the words of the trigger, its sentence and its article (gold
gives no times, places and parties as records); the same with the tolls apart, as ECB+ has them (the deaths in a
shooting are another happening than the shooting, where a case counts them as what it did); and, in the same run, the
plain baseline of the field, "the same kind of happening in the same story", which shows how good the stories are. Tuned
on the training topics (1, 3, 4, 6-11, 13, 14, 16, 19, 20, 22, 24-33); the test topics are not looked at.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from coreference import DEV, Found, Gold, ecb, in_a_case
from firsthand.reconcile.happenings import kind_of
from tests.gates.conftest import Gate
from tests.gates.coref_scores import coref_scores


@pytest.mark.gate
def test_mentions_of_one_event_are_one(shared: Path, gate: Gate) -> None:
    """Events and the lemma baseline on our stories are at least as good as pinned."""
    folder = shared / "ecbplus"
    documents, mentions, gold = ecb(folder, DEV)
    case = in_a_case(documents, mentions)
    used, apart = coref_scores(gold, case.event), coref_scores(gold, case.apart)
    plain = coref_scores(gold, same_kind(case, mentions))
    measured = {
        "CoNLL F1 as used": used["CoNLL"],
        "B3 F1 as used": used["B3"],
        "CoNLL F1 tolls apart": apart["CoNLL"],
        "CoNLL F1 same kind": plain["CoNLL"],
    }
    pages = [page for topic in DEV for page in (folder / "ECB+" / str(topic)).glob("*.xml")]
    gate("events", measured, [folder / "ECBplus_coreference_sentences.csv", *pages])


def same_kind(case: Found, mentions: Sequence[Gold]) -> dict[str, tuple[int, str]]:
    """The baseline: one event a kind of happening and story."""
    words = {one.id: case.pile.articles[one.document].text[one.start : one.end] for one in mentions}
    return {one.id: (case.story[one.document], kind_of(words[one.id]).name) for one in mentions}
