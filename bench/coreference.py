"""Which mentions are one happening, across documents: ECB+ dev and MEANTIME with gold mentions, and plain baselines.

`python bench/coreference.py` prints CoNLL F1 (the mean of MUC, B-cubed and CEAF-e; singletons count) of

- singletons: every mention alone;
- head lemma: one event a lemma of the trigger's head, over all documents;
- head lemma in clusters: the same within clusters of documents (TF-IDF, average linkage, cosine distance .9);
- head lemma in topics: the same within gold topics, which nobody has;

- head lemma in stories: the same within the stories of a case;
- as used: the events that a case makes of the mentions, knowing their words, sentence and document alone; and with the
  tolls apart, as the corpora have them: the deaths in a shooting are another happening than the shooting.

ECB+: topics 2, 5, 12, 18, 21, 23, 34, 35, checked sentences only; its test topics are
never opened. MEANTIME: the mentions of events that its makers gave an instance in the whole corpus. Both are read from
`../shared/data`; what is not there is not measured, and says so.
"""

import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.gates.coref_scores import coref_scores  # noqa: E402

if TYPE_CHECKING:
    from firsthand.reconcile.pile import Pile

DATA = ROOT.parent / "shared" / "data"
DEV = (2, 5, 12, 18, 21, 23, 34, 35)
APART = 0.9  # cosine distance: documents nearer than this are of one story


@dataclass(frozen=True, slots=True)
class Document:
    """One page. `topic` is what its makers collected it for."""

    id: str
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold mention: `[start, end)` of its document's text, within the sentence `[first, last)`."""

    id: str
    document: str
    start: int
    end: int
    first: int
    last: int
    negative: bool = False
    times: tuple[str, ...] = ()  # words of the same sentence that gold marks as a time, a place
    places: tuple[str, ...] = ()


Corpus = tuple[list[Document], list[Gold], dict[str, str]]


def measure(corpus: Corpus) -> dict[str, dict[str, float]]:
    """The scores of each baseline, and of the case's own events."""
    documents, mentions, gold = corpus
    lemma = head_lemmas(documents, mentions)
    cluster = clusters(documents)
    topic = {one.id: one.topic for one in documents}
    case = in_a_case(documents, mentions)
    ways: dict[str, Mapping[str, object]] = {
        "singletons": {one.id: one.id for one in mentions},
        "head lemma": lemma,
        "head lemma in clusters": {one.id: (lemma[one.id], cluster[one.document]) for one in mentions},
        "head lemma in topics": {one.id: (lemma[one.id], topic[one.document]) for one in mentions},
        "head lemma in stories": {one.id: (lemma[one.id], case.story[one.document]) for one in mentions},
        "as used": case.event,
        "tolls apart": case.apart,
    }
    return {name: coref_scores(gold, {key: str(found[key]) for key in gold}) for name, found in ways.items()}


class Found(NamedTuple):
    """What a case makes of gold mentions: each document's story, each mention's event, and with the tolls apart."""

    pile: "Pile"
    story: dict[str, int]
    event: dict[str, str]
    apart: dict[str, tuple[str, str]]


def in_a_case(documents: Sequence[Document], mentions: Sequence[Gold]) -> Found:
    """Events of gold mentions, as a case makes them that knows nothing but their words, sentence and article."""
    from firsthand.reconcile.events import find_events
    from firsthand.reconcile.happenings import kind_of
    from firsthand.reconcile.passages import Passages
    from firsthand.reconcile.pile import open_pile
    from firsthand.reconcile.stories import STRAND, likeness, stories
    from firsthand.records import Article, Lineage, Mention, Reading, Span

    found = [
        Mention(
            id=one.id,
            article=one.document,
            trigger=Span(one.document, one.start, one.end),
            sentence=Span(one.document, one.first, one.last),
            event_type="EVENT",
            polarity="negative" if one.negative else "positive",
        )
        for one in mentions
    ]
    articles = [
        Article(id=one.id, key=one.id, path="", sha256="", text=one.text, extractor="", language="en")
        for one in documents
    ]
    of: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        of[mention.article].append(mention)
    pile = open_pile(articles, Lineage(), [Reading(article=a.id, mentions=tuple(of[a.id])) for a in articles])
    alike = likeness(pile)
    story = stories(*alike, ())
    event = find_events(pile, Passages(pile), story, stories(*alike, (), STRAND)).of
    kinds = {mention.id: kind_of(pile.quote(mention.trigger)) for mention in found}
    apart = {name: (event[name], kind.name if kind.role == "toll" else "") for name, kind in kinds.items()}
    return Found(pile, story, event, apart)


def head_lemmas(documents: Sequence[Document], mentions: Sequence[Gold]) -> dict[str, str]:
    """The lemma of the word in each trigger that the others hang on."""
    from firsthand.read.models import english

    nlp, of = english().nlp, defaultdict[str, list[Gold]](list)
    for one in mentions:
        of[one.document].append(one)
    found: dict[str, str] = {}
    for document, parsed in zip(documents, nlp.pipe(one.text for one in documents), strict=True):
        for one in of[document.id]:
            span = parsed.char_span(one.start, one.end, alignment_mode="expand")
            found[one.id] = span.root.lemma_.lower() if span is not None else document.text[one.start : one.end]
    return found


def clusters(documents: Sequence[Document]) -> dict[str, int]:
    """Average-linkage clusters of the documents, by the cosine of their TF-IDF vectors."""
    bags = [Counter(re.findall(r"[a-z]{2,}", one.text.lower())) for one in documents]
    held = Counter(word for bag in bags for word in bag)
    column = {word: n for n, word in enumerate(sorted(held))}
    table = np.zeros((len(bags), len(column)))
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            table[row, column[word]] = (1 + math.log(count)) * math.log(len(bags) / held[word])
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return {one.id: cluster for one, cluster in zip(documents, _linked(1 - table @ table.T), strict=True)}


def _linked(distance: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> list[int]:
    """Average linkage up to `APART`: the cluster of each row."""
    count = len(distance)
    apart = distance.copy()
    np.fill_diagonal(apart, np.inf)
    size, of = np.ones(count), list(range(count))
    while True:
        a, b = np.unravel_index(int(np.argmin(apart)), apart.shape)
        if not apart[a, b] < APART:
            return of
        merged = (size[a] * apart[a] + size[b] * apart[b]) / (size[a] + size[b])
        apart[a], apart[:, a] = merged, merged
        apart[a, a], apart[b], apart[:, b] = np.inf, np.inf, np.inf
        size[a] += size[b]
        of = [int(a) if one == b else one for one in of]


def ecb(folder: Path, topics: Iterable[int] = DEV) -> Corpus:
    """The mentions of checked sentences; those of one chain are one happening."""
    checked: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for row in (folder / "ECBplus_coreference_sentences.csv").read_text("utf-8").splitlines()[1:]:
        topic, name, sentence = row.split(",")
        checked[topic, name].add(int(sentence))
    wanted = {str(topic) for topic in topics}
    if wanted & {str(topic) for topic in range(36, 46)}:
        raise ValueError("topics 36 to 45 of ECB+ are held out")
    pages = [
        (folder / "ECB+" / t / f"{t}_{name}.xml", held) for (t, name), held in sorted(checked.items()) if t in wanted
    ]
    return _read((_ecb_page(file, held) for file, held in pages))


def meantime(folder: Path) -> Corpus:
    """The mentions of events with an instance, which are tied across documents by it; 120 pages of four topics."""
    files = sorted((folder / "meantime_newsreader_english_oct15" / "intra_cross-doc_annotation").glob("*/*.xml"))
    return _read(_meantime_page(file) for file in files)


Page = tuple[Document, list[tuple[Gold, str]]]


def _read(pages: Iterable[Page]) -> Corpus:
    documents, mentions, gold = list[Document](), list[Gold](), dict[str, str]()
    for document, found in pages:
        documents.append(document)
        mentions += [one for one, _ in found]
        gold |= {one.id: chain for one, chain in found}
    return documents, mentions, gold


class _Text:
    """The words of an XML page joined, a sentence a line, and where each stands."""

    def __init__(self, root: etree._Element) -> None:
        self.text = ""
        self.at: dict[str, tuple[int, int, int]] = {}
        self.lines: dict[int, tuple[int, int]] = {}
        for token in root.iter("token"):
            line, word = int(token.get("sentence") or 0), token.text or ""
            self.text += "" if not self.text else " " if line in self.lines else "\n"
            start, end = len(self.text), len(self.text) + len(word)
            self.at[token.get("t_id") or ""] = (start, end, line)
            self.lines[line] = (self.lines.get(line, (start, 0))[0], end)
            self.text += word

    def marked(self, mark: etree._Element) -> tuple[int, int, int] | None:
        """Characters and line of a markable; None where it has no words."""
        words = [self.at[anchor.get("t_id") or ""] for anchor in mark.findall("token_anchor")]
        return (words[0][0], words[-1][1], words[0][2]) if words else None


def _ecb_page(file: Path, checked: set[int]) -> Page:
    root = etree.parse(str(file)).getroot()
    page = _Text(root)
    chains = {
        source.get("m_id"): relation.get("note") or f"{file.stem} {relation.get('r_id')}"
        for relation in root.iter("CROSS_DOC_COREF", "INTRA_DOC_COREF")
        for source in relation.findall("source")
    }
    marks = [mark for mark in root.iterfind("Markables/*") if page.marked(mark)]
    found = []
    for mark in marks:
        at = page.marked(mark)
        if "ACTION" not in mark.tag or at is None or at[2] not in checked:
            continue
        name = f"{file.stem} {mark.get('m_id')}"
        near = [(other.tag, page.marked(other)) for other in marks]
        same = [(tag, page.text[where[0] : where[1]]) for tag, where in near if where and where[2] == at[2]]
        gold = Gold(
            name,
            file.stem,
            *at[:2],
            *page.lines[at[2]],
            negative=mark.tag.startswith("NEG"),
            times=tuple(words for tag, words in same if tag.startswith("TIME")),
            places=tuple(words for tag, words in same if tag.startswith("LOC")),
        )
        found.append((gold, chains.get(mark.get("m_id"), name)))
    return Document(file.stem, file.stem.partition("_")[0], page.text), found


def _meantime_page(file: Path) -> Page:
    root = etree.parse(str(file)).getroot()
    page = _Text(root)
    instance = {one.get("m_id"): one.get("instance_id") or "" for one in root.iterfind("Markables/EVENT")}
    of = {
        source.get("m_id"): instance[target.get("m_id")]
        for relation in root.iter("REFERS_TO")
        for target in relation.findall("target")
        for source in relation.findall("source")
        if instance.get(target.get("m_id"))
    }
    found = []
    for mark in root.iterfind("Markables/EVENT_MENTION"):
        at = page.marked(mark)
        if at is None or mark.get("m_id") not in of:
            continue
        name = f"{file.stem} {mark.get('m_id')}"
        found.append((Gold(name, file.stem, *at[:2], *page.lines[at[2]]), of[mark.get("m_id")]))
    return Document(file.stem, file.parent.name, page.text), found


def main() -> None:
    """Measure what is there, and print a line of JSON for each corpus."""
    for name, folder, read in (("ECB+ dev", DATA / "ecbplus", ecb), ("MEANTIME", DATA / "meantime", meantime)):
        if not folder.exists():
            print(json.dumps({"corpus": name, "skipped": f"{folder} is not there"}))
            continue
        corpus = read(folder)
        table = {way: {k: round(100 * v, 1) for k, v in scores.items()} for way, scores in measure(corpus).items()}
        print(json.dumps({"corpus": name, "documents": len(corpus[0]), "mentions": len(corpus[1]), "F1": table}))


if __name__ == "__main__":
    main()
