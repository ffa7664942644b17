"""Words that the page takes from another language than its own, marked as such and never translated.

In: the articles that words were taken from, a Lookup. Out: a code for the `lang` attribute and the language's name.
"""

from collections.abc import Iterable

from firsthand.tell.coverage import language_words
from firsthand.tell.lookup import Lookup

_OURS = "en"


def tongue(articles: Iterable[str], lookup: Lookup) -> tuple[str, str]:
    """The one language of some articles and its name; both empty for English, and where the articles differ."""
    found = {lookup.articles[name].language or "" for name in articles if name in lookup.articles}
    code = next(iter(found)) if len(found) == 1 else ""
    return (code, language_words(code)) if code and code.split("-")[0].lower() != _OURS else ("", "")
