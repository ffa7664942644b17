"""The language of a text, as an ISO 639-1 code, or None where the words do not show it.

In: the words and what the page declares. Out: a code or None.
"""

import re
from functools import cache
from typing import Any

ENOUGH = 60  # letters; "Trump Putin Helsinki" is in no language
SURE = 0.9  # of all languages the model knows; Norwegian beside Danish stays below it in a short notice
_SAMPLE = 4000  # characters; a longer text only costs time
_CODE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)


def language_of(words: str, declared: str | None = None) -> str | None:
    """The language the words are in; what the page declares decides only where the words leave it open.

    >>> language_of("Seven people were killed when the depot at the north quay blew up, the minister said on Friday.")
    'en'
    >>> language_of("Ok") is None, language_of("Ok", "en")
    (True, 'en')
    """
    said = declared_code(declared)
    if sum(map(str.isalpha, words[:_SAMPLE])) < ENOUGH:
        return said if words.strip() else None
    code, sure = _classify(words[:_SAMPLE])
    if sure >= SURE:
        return code
    return said


def declared_code(declared: str | None) -> str | None:
    """The code in what a page declares: `en` of `en-GB`, `es_ES`.

    >>> declared_code("es_ES"), declared_code("und"), declared_code(None)
    ('es', None, None)
    """
    found = _CODE.match((declared or "").strip())
    code = found.group().lower() if found else None
    return None if code in {"und", "mul", "zxx"} else code


def _classify(words: str) -> tuple[str, float]:
    """The model's best language, and how sure it is among all it knows."""
    code, sure = _model().classify(words)
    return str(code), float(sure)


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 3 MB, loaded when the first text needs it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
