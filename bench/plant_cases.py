"""Version 3 of the generator of whole cases: many happenings, told by many outlets in two languages, and the truth.

In: a size, a seed and a Setting (`Setting()`; `second()`, the same rates in other words and names, and `third()`
and `fourth()`, in other words at other rates, whose errors may be read too; or `held_out()`, with words, names and
rates of its own, on which nobody tunes). Out: a Case: Articles in no order, and the Truth (see `case_truth` for how
each true number follows from who really knew). Frozen before the method it judges was measured: change it only together
with VERSION, and measure again.

A case is many affairs: one happening; two of a kind in a week; the same people, place and words on another day; an
operation with a code-name and the arrests under it; an attack with what followed. Outlets report on their own from the
people and papers they have; copy (whole, in part, lightly edited), translate, and retell with "X reported, citing Y",
with the credit kept, dropped or false, from each other and from outlets that are not in the case.

>>> case = plant(80, seed=3)
>>> text = {article.url: article.text for article in case.articles}
>>> text[case.truth.said[0].url][case.truth.said[0].start : case.truth.said[0].end][-1]
'.'
"""

import json
import random
from dataclasses import dataclass
from pathlib import Path

from case_news import Desk, Draft
from case_prose import Prose
from case_setting import VERSION, Setting, fourth, held_out, second, third
from case_truth import DriftTruth, Said, Truth, claims_of, pairs_of
from case_world import World
from firsthand.records import Article, Block, record_id

__all__ = ["VERSION", "Case", "Setting", "fourth", "held_out", "plant", "second", "third", "write"]


@dataclass(slots=True)
class Case:
    """The articles and the truth about them."""

    setting: Setting
    articles: list[Article]
    truth: Truth


def plant(articles: int = 300, seed: int = 1, setting: Setting | None = None) -> Case:
    """A case of about `articles` articles."""
    setting = setting or Setting()
    rng = random.Random(f"{VERSION} {setting.name} {seed} {articles}")
    prose = Prose(setting.words)
    world = World(setting, rng, prose, articles)
    desk = Desk(setting, rng, prose, world)
    while desk.printed < articles:
        desk.cover(world.affair())
    return _printed(setting, desk, prose, rng)


def write(case: Case, folder: Path) -> Path:
    """The articles as one JSONL file in `folder`, as `firsthand collect` takes it; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "articles.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for one in case.articles:
            row = {"url": one.url, "title": one.title, "text": one.text, "published": one.published}
            out.write(json.dumps(row | {"outlet": one.outlet, "language": one.language}, ensure_ascii=False) + "\n")
    return file


def _printed(setting: Setting, desk: Desk, prose: Prose, rng: random.Random) -> Case:
    articles: list[Article] = []
    said: list[Said] = []
    at: dict[tuple[int, int], Said] = {}  # by draft and line
    for draft in desk.drafts:
        if draft.printed:
            article, lines = _article(draft, prose)
            articles.append(article)
            said += [one for one in lines if one.line.facts]
            at |= {(draft.id, id(one.line)): one for one in lines}
    drift = [
        DriftTruth(one.id, one.kind, at[one.source.id, id(one.before)], at[one.copy.id, id(one.after)], *one.words)
        for one in desk.drifted
    ]
    same = [(at[a.id, id(before)], at[b.id, id(after)]) for a, before, b, after in desk.reworded]
    controls = rng.sample(same, min(len(same), len(drift)))
    claims = claims_of(said)
    happenings = desk.world.happenings
    rng.shuffle(articles)
    truth = Truth(happenings, said, claims, pairs_of(claims, happenings), drift, controls)
    return Case(setting, articles, truth)


def _article(draft: Draft, prose: Prose) -> tuple[Article, list[Said]]:
    """The text with its headline first, and where each line stands."""
    hour = draft.when.toordinal() * 24 + draft.when.hour + draft.when.minute / 60
    url = f"https://{draft.outlet.site}/{draft.when:%Y/%m/%d}/{draft.id}"
    title = prose.printed(draft.title, draft.language).removesuffix(".")
    lines = [Said(url, 0, len(title), draft.title, hour)]
    blocks = [Block("headline", 0, len(title))]
    text = title
    for paragraph in draft.paragraphs:
        text += "\n\n"
        start = len(text)
        for number, line in enumerate(paragraph):
            text += " " if number else ""
            sentence = prose.printed(line, draft.language)
            lines.append(Said(url, len(text), len(text) + len(sentence), line, hour))
            text += sentence
        blocks.append(Block("paragraph", start, len(text)))
    article = Article(
        id=record_id("art", url, text),
        key=url,
        path="articles.jsonl",
        sha256="",
        text=text,
        extractor="planted",
        url=url,
        outlet=draft.outlet.name,
        title=title,
        published=f"{draft.when:%Y-%m-%dT%H:%M}:00Z",
        language=draft.language,
        blocks=tuple(blocks),
    )
    return article, lines
