"""The floors that firsthand set itself before anything was built, beside what its gates measure now.

In: what each gate measured. Out: a table, a missed floor said as plainly as one that is met. A gate's own floor is what
it measured last, a hair below; it keeps what was won, and says nothing of what was wanted.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Wanted(NamedTuple):
    """A floor: the least a measure of a gate may be, or the most where `most`."""

    what: str
    gate: str
    measure: str
    floor: float
    most: bool = False


_COPIES = (
    ("planted copies, edge precision", "edge precision", 0.99),
    ("planted copies, copy to origin", "copy to origin recall", 0.99),
    ("planted copies, span recall", "span recall", 0.98),
    ("planted copies, span precision", "span precision", 0.999),
    ("planted quotations told from copies, F1", "quotation F1", 0.95),
)
_CASES = (
    ("origins of claims with five outlets and more, interval holds the count", "origins of 5: held", 0.95, False),
    ("the same, mean width of the interval", "origins of 5: width", 1.5, True),
    ("planted drift, F1", "drift F1", 0.85, False),
)
_SETTINGS = (
    "lineage_planted",
    "lineage_planted_v2",
    "lineage_planted_second",
    "lineage_planted_third",
    "lineage_planted_held_out",
)
_FAMILIES = (
    "planted-cases-tuned-encoder",
    "planted-cases-second-encoder",
    "planted-cases-third-encoder",
    "planted-cases-fourth-encoder",
    "planted-cases-held-out-encoder",
)
FLOORS: Sequence[Wanted] = (
    *(Wanted(what, gate, measure, floor) for gate in _SETTINGS for what, measure, floor in _COPIES),
    Wanted("helsinki2018, 34 pairs, AUC with captions", "lineage_helsinki", "AUC body and captions", 0.98),
    Wanted("helsinki2018, 34 pairs, AUC of the body alone", "lineage_helsinki", "AUC body", 0.98),
    Wanted("Clough & Stevenson, copied or not", "lineage_copied_answers", "two levels", 0.958),
    Wanted("Clough & Stevenson, four levels", "lineage_copied_answers", "four levels", 0.766),
    Wanted("translated articles, right pair F1, encoder", "lineage_translated_model", "right pair F1", 0.99),
    Wanted("translated articles, sentence F1, encoder", "lineage_translated_model", "sentence alignment F1", 0.98),
    Wanted("translated articles, right pair F1, names and numbers", "lineage_translated", "right pair F1", 0.90),
    Wanted("PolNeAR by CofeNet, source", "attribution-cofenet", "source", 0.62),
    Wanted("PolNeAR by CofeNet, cue", "attribution-cofenet", "cue", 0.58),
    Wanted("PolNeAR by CofeNet, content", "attribution-cofenet", "content", 0.50),
    Wanted("PolNeAR, whole relations, overlap F1", "attribution-polnear", "relation overlap F1", 0.62),
    Wanted(
        "PolNeAR, precision on core reporting cues", "attribution-polnear", "precision on core reporting cues", 0.88
    ),
    Wanted("TIMEX3 value F1", "times", "value F1", 0.78),
    Wanted("toponyms, exact id, LGL", "places", "LGL exact id", 0.62),
    Wanted("toponyms, exact id, GeoWebNews", "places", "GeoWebNews exact id", 0.68),
    Wanted("factuality r, UW", "factuality-uw", "r", 0.62),
    Wanted("factuality r, MEANTIME", "factuality-meantime", "r", 0.50),
    Wanted("killed, of an article", "casualties", "killed accuracy", 0.87),
    Wanted("injured, of an article", "casualties", "injured accuracy", 0.72),
    Wanted("ECB+ dev, gold mentions, CoNLL F1", "events", "CoNLL F1 as used", 0.76),
    *(Wanted(what, gate, measure, floor, most) for gate in _FAMILIES for what, measure, floor, most in _CASES),
)


def table(measured: Mapping[str, Mapping[str, float]]) -> str:
    """Every floor with what was measured; those whose gate or data are absent are left out.

    >>> print(table({"times": {"value F1": 0.5}}).splitlines()[-1])
    | TIMEX3 value F1 | times | at least 0.780 | 0.500 | **missed** |
    """
    lines = ["| what | gate | floor | measured | |\n" + "|---" * 5 + "|"]
    for one in FLOORS:
        value = measured.get(one.gate, {}).get(one.measure)
        if value is not None:
            met = value <= one.floor if one.most else round(value, 3) >= one.floor
            bound = "at most" if one.most else "at least"
            verdict = "met" if met else "**missed**"
            lines.append(f"| {one.what} | {one.gate} | {bound} {one.floor:.3f} | {value:.3f} | {verdict} |")
    return "\n".join(lines)
