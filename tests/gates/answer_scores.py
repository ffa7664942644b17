"""How well a few numbers of an answer tell how far it was copied: cross-validation on the short answers.

In: rows of numbers, one an answer, and their levels. Out: the share that is told right, with its standard error. The
folds are drawn from the files' names before anything was tuned, and know nothing of the levels: repeat r deals the
answers into ten folds in the order of sha256("r name").
"""

import csv
import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LEVELS = ("cut", "light", "heavy", "non")
FOLDS, REPEATS = 10, 10
Matrix = NDArray[np.float64]
Labels = NDArray[np.int64]
Classifier = Callable[[Matrix, Labels, Matrix], Labels]


class Answer(NamedTuple):
    """A short answer, the text it was to be copied from, and how far it was."""

    name: str
    task: str
    level: str
    text: str
    source: str


class Told(NamedTuple):
    """The mean share told right over the repeats, the standard error of one drawing of 95, and how repeats differ."""

    share: float
    error: float
    spread: float
    right: Matrix  # by answer: in how many of the repeats it was told right


def answers(folder: Path) -> list[Answer]:
    """The 95 answers in the order of their names."""

    def read(name: str) -> str:
        raw = (folder / name).read_bytes()
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("cp1252", "replace")

    with (folder / "file_information.csv").open(newline="", encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["File"])
    return [
        Answer(row["File"], row["Task"], row["Category"], read(row["File"]), read(f"orig_task{row['Task']}.txt"))
        for row in rows
        if row["Category"] != "orig"
    ]


def folds(names: Sequence[str], repeat: int) -> Labels:
    """The fold of each name."""
    order = sorted(range(len(names)), key=lambda n: hashlib.sha256(f"{repeat} {names[n]}".encode()).hexdigest())
    found = np.empty(len(names), np.int64)
    for place, n in enumerate(order):
        found[n] = place % FOLDS
    return found


def told(rows: Matrix, labels: Labels, names: Sequence[str], classifier: Classifier) -> Told:
    """Every answer is judged by a classifier that was trained on the other folds."""
    shares, right = [], np.zeros(len(names))
    for repeat in range(REPEATS):
        of = folds(names, repeat)
        hit = np.zeros(len(names), bool)
        for fold in range(FOLDS):
            train, test = of != fold, of == fold
            hit[test] = classifier(rows[train], labels[train], rows[test]) == labels[test]
        shares.append(hit.mean())
        right += hit
    mean = float(np.mean(shares))
    return Told(mean, (mean * (1 - mean) / len(names)) ** 0.5, float(np.std(shares)), right / REPEATS)


def naive_bayes(train: Matrix, labels: Labels, test: Matrix) -> Labels:
    """Gaussian naive Bayes, as in Clough and Stevenson (2011)."""
    classes = np.unique(labels)
    floor = 1e-9 + 1e-6 * train.var(axis=0).max()
    scores = []
    for one in classes:
        here = train[labels == one]
        mean, variance = here.mean(axis=0), here.var(axis=0) + floor
        log = -0.5 * (np.log(2 * np.pi * variance) + (test - mean) ** 2 / variance).sum(axis=1)
        scores.append(log + np.log(len(here) / len(train)))
    return np.asarray(classes[np.argmax(scores, axis=0)])


def nearest_mean(train: Matrix, labels: Labels, test: Matrix) -> Labels:
    """The level whose mean is nearest, every number in units of its own spread."""
    classes, spread = np.unique(labels), train.std(axis=0) + 1e-9
    means = np.array([train[labels == one].mean(axis=0) for one in classes])
    far = (((test[:, None] - means[None]) / spread) ** 2).sum(axis=2)
    return np.asarray(classes[np.argmin(far, axis=1)])


def regression(train: Matrix, labels: Labels, test: Matrix, penalty: float = 1.0) -> Labels:
    """Multinomial logistic regression with a squared penalty, by gradient steps on numbers of one spread."""
    classes = np.unique(labels)
    mean, spread = train.mean(axis=0), train.std(axis=0) + 1e-9
    x = np.hstack([(train - mean) / spread, np.ones((len(train), 1))])
    wanted = (labels[:, None] == classes[None]).astype(float)
    shrink = np.ones((x.shape[1], 1)) * penalty
    shrink[-1] = 0
    step = 1 / (0.5 * np.linalg.norm(x, 2) ** 2 + penalty)
    weights = momentum = np.zeros((x.shape[1], len(classes)))
    for n in range(300):
        logits = x @ momentum
        chance = np.exp(logits - logits.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        following = momentum - step * (x.T @ (chance - wanted) + shrink * momentum)
        momentum = following + n / (n + 3) * (following - weights)
        weights = following
    y = np.hstack([(test - mean) / spread, np.ones((len(test), 1))])
    return np.asarray(classes[np.argmax(y @ weights, axis=1)])


def baseline(answer: Answer) -> list[float]:
    """The published measures: containment of the answer's word 1- to 5-grams in the source, longest common subsequence.

    Clough and Stevenson, "Developing a corpus of plagiarised short answers", Language Resources and Evaluation (2011).
    """
    one, other = (re.findall(r"[^\W_]+", text.lower()) for text in (answer.text, answer.source))
    shares = []
    for n in range(1, 6):
        a, b = ({tuple(side[i : i + n]) for i in range(len(side) - n + 1)} for side in (one, other))
        shares.append(len(a & b) / max(1, len(a)))
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for j, there in enumerate(other, 1):
            before, row[j] = row[j], before + 1 if word == there else max(row[j], row[j - 1])
    return [*shares, row[-1] / max(1, len(one))]
