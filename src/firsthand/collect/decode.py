"""Bytes to text: the declared charset first, then what the bytes look like.

In: bytes and, perhaps, a charset from outside (an HTTP header). Out: text, and what went wrong, if anything. Nothing is
lost in silence: a byte that no charset explains becomes U+FFFD and a word about it.
"""

import codecs
import re

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_WIDER = {
    "ascii": "cp1252",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "shift_jis": "cp932",
    "us-ascii": "cp1252",
}


def decode(raw: bytes, declared: str | None = None, *, markup: bool = False) -> tuple[str, str | None]:
    """Text, and what was wrong with its encoding (None when nothing was)."""
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return _forced(raw, name)
    known = [name for name in map(_known, [declared, *(_in_markup(raw) if markup else ())]) if name]
    shifted = [name for name in known if name.startswith(("iso2022", "iso-2022"))]
    for name in [*shifted, "utf-8", *known]:  # what reads as UTF-8 is UTF-8, even on a page that says Latin-9
        try:
            return raw.decode(name), None
        except UnicodeDecodeError:
            continue
    if known:  # one bad byte in a page of good ones: its own word about itself still stands
        text, wrong = _forced(raw, known[0])
        if text.count("\ufffd") * 200 < len(text):
            return text, wrong
    return _guessed(raw)


def _in_markup(raw: bytes) -> list[str | None]:
    head = raw[:4096]
    return [
        found.group(1).decode("ascii", "replace") if (found := rule.search(head)) else None for rule in (_XML, _META)
    ]


def _known(name: str | None) -> str | None:
    """A codec's name, in the wider table that browsers take; UTF-16 in a page that could be read as ASCII is a slip."""
    if not name:
        return None
    name = _WIDER.get(name.strip().lower(), name.strip().lower())
    if name.startswith(("utf-16", "utf-32")):
        return None
    try:
        return name if codecs.lookup(name)._is_text_encoding else None
    except (LookupError, ValueError):
        return None


def _forced(raw: bytes, name: str) -> tuple[str, str | None]:
    text = raw.decode(name, "replace")
    bad = text.count("\ufffd") - raw.count(b"\xef\xbf\xbd")
    if bad <= 0:
        return text, None
    return text, f"{bad} characters could not be read as {name}; they stand as U+FFFD"


def _guessed(raw: bytes) -> tuple[str, str | None]:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:100_000]).best()
    name = best.encoding if best else "cp1252"
    text, wrong = _forced(raw, name)
    return (
        text,
        wrong or f"no charset declared; read as {name}, by its looks; if letters are wrong, re-save it as UTF-8",
    )
