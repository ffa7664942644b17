"""Stand-off gold from an annotator's working notes: words in, offsets out.

In: an article and notes that quote its words. Out: one JSON file an article with offsets and labels, and no word of
the article. The notation is told in docs/annotation.md. The articles are MEANTIME's (`en.jsonl`) or GeoVirus's
(`GeoVirus.xml`). Run: `python bench/annotate.py ARTICLES NOTES_FOLDER OUT_FOLDER [--pass NAME]`.
"""

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

READ = 90  # the last 30 of the 120 articles are held out whole: never opened
KINDS = {"np": "named_person", "un": "unnamed", "of": "official", "or": "organisation", "do": "document", "me": "media"}
STANCES = {
    "as": "asserts", "de": "denies", "al": "alleges", "re": "reports", "be": "believes", "qu": "questions",
    "ac": "accuses",
}  # fmt: skip
STATUSES = {
    "h": "happened", "a": "attempted", "p": "planned", "o": "ongoing", "f": "predicted", "y": "hypothetical",
    "u": "unknown",
}  # fmt: skip
OPENING, CLOSING = ("``", "“"), ("''", "”")
MARKS = (*OPENING, *CLOSING, '"')
# Where a sentence of running text ends: not after "Dr." or "U.S.".
SENTENCE = re.compile(r"(?<![ .][A-Z]\.)(?<!Dr\.)(?<!Mr\.)(?<!Mrs\.)(?<!St\.)(?<=[.?!])([\"”’']?) (?=[\"“‘(]?[A-Z])")
Piece = tuple[int, int]
Row = dict[str, Any]


class NoteError(ValueError):
    """A line of the notes that does not fit the article."""


def split_of(article: str) -> str:
    """Which part of its gold an article is in, by the sha256 of its id: fixed before anything was annotated.

    MEANTIME is parted in halves; of GeoVirus a third is `apart`, scored while rules are written but never read.

    >>> split_of("corpus_airbus/106653"), split_of("corpus_airbus/100911"), split_of("geovirus/00551cee7a81")
    ('dev', 'held_out', 'dev')
    """
    number = int(hashlib.sha256(article.encode()).hexdigest(), 16)
    if article.startswith("geovirus/"):
        return "dev" if number % 3 else "apart"
    return "held_out" if number % 2 else "dev"


def articles(path: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of the articles that may be read."""
    if path.suffix == ".xml":
        yield from geovirus(path)
        return
    with path.open(encoding="utf-8") as lines:
        for _, line in zip(range(READ), lines, strict=False):
            row = json.loads(line)
            yield row["id"], row["text"]


def geovirus(path: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of GeoVirus's articles, in the order of their ids, which are hashes of their addresses.

    Two addresses stand twice, with the halves of one article each; those are left out. Sentences are put on lines of
    their own by exchanging one space for one line break, so offsets are those of the corpus.
    """
    found = [
        (one.findtext("source", "").strip(), one.findtext("text", ""))
        for one in ElementTree.parse(path).iter("article")
    ]
    often = Counter(address for address, _ in found)
    rows = [(hashlib.sha256(a.encode()).hexdigest()[:12], text) for a, text in found if often[a] == 1]
    for key, text in sorted(rows):
        yield f"geovirus/{key}", SENTENCE.sub(r"\1\n", text)


def compiled(article: str, text: str, notes: str, by: str) -> Row:
    """The gold of one article; raises NoteError where the notes do not fit it."""
    voices: dict[str, Row] = {}
    rows: list[Row] = []
    open_at: list[str] = []
    for number, line in enumerate(notes.splitlines(), 1):
        if not line.strip() or line.startswith("# "):
            continue
        try:
            if line.startswith("V "):
                voice = voice_of(line.split())
                voices[voice["id"]] = voice
                continue
            depth = len(line) - len(line.lstrip(">"))
            if depth > len(open_at):
                raise NoteError("nested deeper than what stands before it")
            row = attribution(line.lstrip("> "), text, voices)
            row["id"] = f"a{len(rows) + 1}"
            row["within"] = open_at[depth - 1] if depth else None
            open_at[depth:] = [row["id"]]
            rows.append(row)
        except (NoteError, KeyError, IndexError, ValueError) as error:
            raise NoteError(f"{article}, line {number}: {error!r}\n    {line}") from error
    unused = voices.keys() - {one for row in rows for one in row["voices"]}
    if unused:
        raise NoteError(f"{article}: voices without a word: {sorted(unused)}")
    name = {voice: f"v{number}" for number, voice in enumerate(voices, 1)}  # the annotator's names are the article's
    for row in rows:
        row["voices"] = [name[one] for one in row["voices"]]
    order = ("id", "sources", "cues", "contents", "kind", "named", "count_min", "count_max", "on_record", "reason",
             "voices", "within", "stance", "status", "polarity", "hedges", "quotation")  # fmt: skip
    return {
        "article": article,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "pass": by,
        "split": split_of(article),
        "voices": [{**voice, "id": name[voice["id"]]} for voice in voices.values()],
        "attributions": [{key: row[key] for key in order} for row in rows],
    }


def voice_of(words: list[str]) -> Row:
    """A voice from `V id kind +|- count [?]`; `?` says that the text leaves open who that is."""
    low, high = count(words[4])
    return {
        "id": words[1], "kind": KINDS[words[2]], "named": {"+": True, "-": False}[words[3]],
        "count_min": low, "count_max": high, "resolved": "?" not in words[5:],
    }  # fmt: skip


def count(words: str) -> tuple[int, int | None]:
    """An interval from `1`, `2-` (open above) or `2-3`.

    >>> count("1"), count("24-"), count("2-3")
    ((1, 1), (24, None), (2, 3))
    """
    low, dash, high = words.partition("-")
    return int(low), int(high) if high else None if dash else int(low)


def attribution(line: str, text: str, voices: dict[str, Row]) -> Row:
    """`line | source | cue | content | voices | stance | status | hedges | extras`, each as docs/annotation.md says."""
    fields = [field.strip() for field in line.split("|")] + ["", ""]
    at = int(fields[0])
    source, cue, content = (pieces(text, at, field) for field in fields[1:4])
    named = [voices[one] for one in fields[4].split(",")] if fields[4] != "-" else []
    extras = dict(extra.split("=", 1) for extra in fields[8].split("&&") if extra) if fields[8] else {}
    extras = {key.strip(): value.strip() for key, value in extras.items()}
    tops = [voice["count_max"] for voice in named]
    low, high = sum(voice["count_min"] for voice in named) or 1, None if None in tops or not tops else sum(tops)
    if "n" in extras:
        low, high = count(extras["n"])
    off = pieces(text, at, extras["off"]) if extras.get("off", "-") != "-" else []
    return {
        "sources": source, "cues": cue, "contents": content,
        "kind": KINDS[extras["k"]] if "k" in extras else named[0]["kind"] if named else "unnamed",
        "named": bool(named) and all(voice["named"] for voice in named),
        "count_min": low, "count_max": high,
        "on_record": "off" not in extras, "reason": off[0] if off else None,
        "voices": [voice["id"] for voice in named],
        "stance": STANCES[fields[5]], "status": STATUSES[fields[6][0]],
        "polarity": {"+": "positive", "-": "negative"}[fields[6][1]],
        "hedges": pieces(text, at, fields[7]) if fields[7] else [],
        "quotation": quotation(text, content),
    }  # fmt: skip


def pieces(text: str, line: int, field: str) -> list[Piece]:
    """The spans that a field of the notes names, in the order of the text; `-` names none."""
    if field in ("-", ""):
        return []
    return sorted(piece(text, line, words.strip()) for words in field.split("&&"))


def piece(text: str, line: int, words: str) -> Piece:
    """`[@line:]first words[~[@line:]last words]`, with `$` for the end of a line less its full stop."""
    first, tilde, last = words.partition("~")
    line, first = placed(line, first.strip())
    start, end = found(text, line, first, 0)
    if tilde:
        line, last = placed(line, last.strip())
        low, high = bounds(text, line)
        if last == "$":
            end = low + len(re.sub(r"\s*[.?!:]?\s*$", "", text[low:high]))
            if text[:high].rstrip().endswith((*MARKS, "?", "!")):
                end = low + len(text[low:high].rstrip())
        else:
            _, end = found(text, line, last, max(end - len(first), low))
    if not start < end:
        raise NoteError(f"{words!r} ends before it begins")
    return start, end


def placed(line: int, words: str) -> tuple[int, str]:
    """The line that `@line:words` names, else the line at hand."""
    match = re.match(r"@(\d+):(.*)", words)
    return (int(match[1]), match[2].strip()) if match else (line, words)


def bounds(text: str, line: int) -> Piece:
    """Where a line of the text begins and ends."""
    lines = text.split("\n")
    low = sum(len(one) + 1 for one in lines[:line])
    return low, low + len(lines[line])


def found(text: str, line: int, words: str, after: int) -> Piece:
    """Where the words stand on their line as whole words, once, or for the k-th time if they end in `^k`."""
    words, _, nth = words.partition("^")
    words = words.strip()
    low, high = bounds(text, line)
    begins = r"(?<!\w)" if words[:1].isalnum() else ""  # "'m" is part of "I'm"
    pattern = rf"{begins}{re.escape(words)}(?!\w)"
    hits = [match.span() for match in re.compile(pattern).finditer(text, max(low, after), high)]
    if not hits or (not nth and len(hits) > 1):
        raise NoteError(f"{words!r} stands {len(hits)} times on line {line}")
    return hits[int(nth or 1) - 1]


def quotation(text: str, content: list[Piece]) -> str:
    """`direct` if every word but a leading "that" stands in the content's own quotation marks, `mixed` if some do."""
    inside, outside, quoted, single = 0, 0, False, False
    for start, end in content:
        for token in text[start:end].removeprefix("that ").split():
            if token == "`" or (token == "'" and single):
                quoted = single = token == "`"
                continue
            if token in MARKS:
                quoted = not quoted if token == '"' else token in OPENING
                continue
            quoted = quoted or token.startswith((*OPENING, *CLOSING, '"'))
            if re.search(r"\w", token):
                inside, outside = inside + quoted, outside + (not quoted)
            quoted = quoted and not token.endswith((*CLOSING, '"'))
    return "indirect" if not inside else "mixed" if outside else "direct"


def written(gold: Row) -> str:
    """The gold as JSON, one voice and one attribution a line."""
    head = {key: value for key, value in gold.items() if key not in ("voices", "attributions")}
    lists = [
        f' "{key}": [\n' + ",\n".join(f"  {json.dumps(row)}" for row in gold[key]) + "\n ]"
        if gold[key] else f' "{key}": []'
        for key in ("voices", "attributions")
    ]  # fmt: skip
    return "{\n" + ",\n".join([f' "{k}": {json.dumps(v)}' for k, v in head.items()] + lists) + "\n}\n"


def main(arguments: list[str]) -> int:
    """Compile every note that there is; say what does not fit, and go on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("notes", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pass", dest="by", default="first")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    wrong = made = count_of = 0
    for article, text in articles(options.source):
        name = article.replace("/", "-")
        notes = options.notes / f"{name}.txt"
        if not notes.exists():
            continue
        try:
            gold = compiled(article, text, notes.read_text("utf-8"), options.by)
        except NoteError as error:
            print(error, file=sys.stderr)
            wrong += 1
            continue
        (options.out / f"{name}.json").write_text(written(gold), "utf-8")
        made, count_of = made + 1, count_of + len(gold["attributions"])
    print(f"{made} articles, {count_of} attributions; {wrong} notes do not fit")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
