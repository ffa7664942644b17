"""A person's decision made into a Judgement: which records she names, and the words by which they are found again.

In: a Dossier, the ids or outlets as typed, who and when. Out: a Judgement to be written; CannotJudgeError says in words
why one cannot be made.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from firsthand.anchor import quoted
from firsthand.bearings import Bearings, few
from firsthand.records import Article, Dossier, Judgement, Quote, Record, Span, Target, Verb, record_id
from firsthand.rulings import imprint
from firsthand.sayable import NEW, PASSAGE, a_kind, unfit

OUTLET = "outlet:"
_ONE_KIND = ({"event", "mention"}, {"voice"}, {"outlet"}, {"article"})  # of which two can be the same
_NOT_WRONG = {
    "origin": "judge the lines that it rests on",
    "text": "judge the passages (reuse) that tie it",
    "outlet": "set the outlet of its articles",
    "judgement": "undo it",
    "problem": "mend what it names; a note can be left on it",
}
_LABEL = 120  # characters


class CannotJudgeError(ValueError):
    """A judgement that cannot be made; the message says why, and what can be done."""


class Judging:
    """The records of a case as a person names them."""

    def __init__(
        self,
        dossier: Dossier,
        find: Callable[[str], Record],
        label: Callable[[Record], str],
        outlets: Mapping[str, str],
    ) -> None:
        """`find` gives a record by what was typed and `label` what a person calls it; KeyError where there is none.

        `outlets` gives the name under which each article's outlet is counted.
        """
        self._articles = {article.id: article for article in dossier.articles}
        self._bearings = Bearings(dossier.account, dossier.articles, dossier.lineage, dossier.readings)
        self._find, self._label, self._outlets = find, label, outlets

    def target(self, typed: str, *, whole: bool = False) -> tuple[Target, tuple[Span, ...]]:
        """What somebody means by an id or by `outlet:NAME`, and the words by which it is found again.

        These are a few, unless `whole` asks for all: who says that a voice is none means it in every article.
        """
        if typed.casefold().startswith(OUTLET):
            return self._outlet(typed.partition(":")[2].strip()), ()
        record = self._find(typed)
        kind = type(record).__name__.casefold()
        if isinstance(record, Article):
            return Target(
                kind=kind, record=record.id, label=self._named(record), detail=(record.key, record.sha256)
            ), ()
        name = str(getattr(record, "id", ""))
        if kind not in self._bearings.kinds:
            return Target(kind=kind, record=name, label=self._named(record)), ()
        standing = self._bearings.standing(kind, record)
        spans = standing.spans if whole or kind in {"reuse", "drift"} else few(standing.spans)
        quotes = tuple(quoted(span, self._articles[span.article]) for span in spans)
        return Target(kind=kind, record=name, label=self._named(record), detail=standing.detail, quotes=quotes), spans

    def passage(self, typed: str, words: str) -> tuple[Target, tuple[Span, ...]]:
        """A passage of an article, by its words: the only place where they stand."""
        article = self._find(typed)
        if not isinstance(article, Article):
            raise CannotJudgeError(f"{typed} is no article: --at takes an article's id and its words")
        wanted = r"\s+".join(re.escape(word) for word in words.split())
        found = list(re.finditer(wanted, article.text)) if wanted else []
        if len(found) != 1:
            trouble = "stand in several places of" if found else "do not stand in"
            raise CannotJudgeError(f"the words “{words}” {trouble} {article.key}: give them to the letter, and enough")
        span = article.span(*found[0].span())
        quotes: tuple[Quote, ...] = (quoted(span, article),)
        return Target(kind=PASSAGE, record=article.id, label=_short(article.quote(span)), quotes=quotes), (span,)

    def _named(self, record: Record) -> str:
        return _short(self._label(record))

    def _outlet(self, name: str) -> Target:
        """An outlet by the name it is counted under, with the others that its pages give; or by one of those alone."""
        wanted = name.casefold()
        counted = {found for found in self._outlets.values() if found.casefold() == wanted}
        if counted:
            label = min(counted)
            written = {imprint(self._articles[a]) for a, found in self._outlets.items() if found == label}
            return Target(kind="outlet", label=label, detail=tuple(sorted(written - {label})))
        given = {imprint(article) for article in self._articles.values()}
        for label in sorted(given):
            if label and label.casefold() == wanted:
                return Target(kind="outlet", label=label)
        raise CannotJudgeError(f"no article of the case is of an outlet “{name}”")


def judgement(
    verb: Verb,
    aimed: Sequence[tuple[Target, tuple[Span, ...]]],
    *,
    who: str,
    when: str,
    field: str = "",
    value: str = "",
    note: str = "",
) -> Judgement:
    """A judgement about targets with their spans. CannotJudgeError where it cannot hold, or says nothing."""
    targets = tuple(target for target, _ in aimed)
    if not who.strip():
        raise CannotJudgeError("a judgement is signed: give a name with --who")
    _check(verb, targets, field, value, note)
    spans = tuple(span for _, some in aimed for span in some)
    names = [target.record or target.label for target in targets]
    return Judgement(
        id=record_id("jdg", verb, who, when, field, value, note, *names),
        verb=verb,
        who=who.strip(),
        when=when,
        spans=spans,
        field=field,
        value=value,
        note=note,
        targets=targets,
    )


def event_target(judging: Judging, typed: str, kind: str = "OCCURRENCE") -> tuple[Target, tuple[Span, ...]]:
    """The event that a passage is added to: one by its id, or a new one by the label that it is to have."""
    try:
        target, spans = judging.target(typed)
    except KeyError as unknown:
        if " " not in typed.strip():
            raise CannotJudgeError(
                f"no event {typed}; a new one is named by a label of more than one word"
            ) from unknown
        return Target(kind=NEW, label=typed.strip(), detail=(kind,)), ()
    if target.kind != "event":
        raise CannotJudgeError(f"{typed} is {a_kind(target.kind)}, not an event")
    return target, spans


def _check(verb: Verb, targets: Sequence[Target], field: str, value: str, note: str) -> None:
    kinds = {target.kind for target in targets}
    if verb in {"same", "not_same"}:
        distinct = {(target.kind, target.record or target.label) for target in targets}
        if len(distinct) < 2 or not any(kinds <= one for one in _ONE_KIND):
            raise CannotJudgeError(
                "takes two or more events (or mentions of them), voices, outlets (outlet:NAME) or articles, of one kind"
            )
    elif verb == "wrong":
        for target in targets:
            if target.kind in _NOT_WRONG:
                raise CannotJudgeError(f"{a_kind(target.kind)} cannot be judged wrong: {_NOT_WRONG[target.kind]}")
    elif verb in {"set", "add"}:
        if trouble := unfit(verb, targets, field, value):
            raise CannotJudgeError(trouble)
    elif verb == "note" and not note.strip():
        raise CannotJudgeError("a note needs words")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LABEL else f"{line[: _LABEL - 1].rstrip()}…"
