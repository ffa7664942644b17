"""Version 2 of the generator of invented coverage with planted copies, and the truth about them.

In: a size, a seed and a Setting (`Setting()`, or `held_out()`, which nobody tunes on). Out: a Coverage: Articles in no
order, and what was planted: every copied passage with its characters on both sides, who had it from whom and whether
the printed dates let one know, which articles share a story's sentences, which only a person's words, which are one
text. Frozen before the method it judges was measured on it: change it only together with VERSION, and measure again.

What is on the pages: stories that several outlets tell each in their own words (same names, figures and sayings, no
sentence in common); copies of every kind of `Setting.kinds`, some of a copy, some of a story that is not in the pile,
four in ten of a few hot stories; later states of an outlet's own story; pages that carry the leads of many stories;
headers, footers, headlines and leads of other stories as inserts, agencies' legal notices; outlets with one to three
articles; pages whose outlet is unknown; dates that are missing, without a time, or wrong.

One long module, since it is frozen as one piece, with `plant_words`.

>>> planted = coverage(60, seed=3)
>>> passage = planted.planted[0]
>>> article = {one.id: one for one in planted.articles}
>>> len(article[passage.copy].text[passage.start : passage.end]) == passage.end - passage.start
True
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate

from firsthand.records import Article, Block, record_id
from plant_words import Event, Language, Sentence, Setting, held_out

__all__ = ["VERSION", "Coverage", "Planted", "Setting", "coverage", "held_out"]
VERSION = 2
START = datetime(2024, 5, 1)
Parts = list[list[Sentence]]
SAME_TEXT = 0.6  # of an article's own words from one story: it is that story's text
PART_OF_TEXT = 0.2  # below, it is no copy of the story; between the two, either grouping is right


@dataclass(frozen=True, slots=True)
class Planted:
    """Characters `[start, end)` of `copy` are `[from_start, from_end)` of `origin`, where they stood first.

    The direction is always copy from origin; `dates_tell` says whether the printed dates show it.
    """

    copy: str
    origin: str
    kind: str
    start: int
    end: int
    from_start: int
    from_end: int
    dates_tell: bool


@dataclass
class Coverage:
    """The articles and the truth about them."""

    setting: Setting
    articles: list[Article] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    body: dict[str, frozenset[int]] = field(default_factory=dict)  # by article: its sentences, those of others too
    sayings: dict[str, frozenset[int]] = field(default_factory=dict)  # by article: whose words it quotes
    text_of: dict[str, int] = field(default_factory=dict)  # by article: the story whose text it is
    may_be_text_of: dict[str, frozenset[int]] = field(default_factory=dict)  # and the stories it takes a part from
    places: dict[str, dict[int, tuple[int, int]]] = field(default_factory=dict)  # by article: where each sentence is
    versions: dict[str, str] = field(default_factory=dict)  # a later state of an outlet's own story, and the first
    unseen: frozenset[int] = frozenset()  # stories whose own article is not in the pile: copies have a common source

    def share_body(self, a: str, b: str) -> bool:
        """Whether a story's sentence stands in both, as it was or changed."""
        return not self.body[a].isdisjoint(self.body[b])

    def share_sayings(self, a: str, b: str) -> bool:
        """Whether both quote the same words of a person."""
        return not self.sayings[a].isdisjoint(self.sayings[b])

    def share_only_sayings(self, a: str, b: str) -> bool:
        """Whether a person's words are all that the two have in common."""
        return self.share_sayings(a, b) and not self.share_body(a, b)


@dataclass
class Site:
    """Where pages are printed, and what stands on each of them."""

    name: str | None
    header: list[str]
    footer: list[str]
    inserts: int
    promo: bool
    dated: bool
    top_footer: bool
    told: list["Draft"] = field(default_factory=list)


@dataclass
class Draft:
    """A story before it is printed. `story` is the own story it belongs to, none for copies and round-ups."""

    kind: str
    parts: Parts
    site: Site
    when: datetime
    event: Event
    title: str
    story: int | None = None
    first: "Draft | None" = None
    language: str = ""
    printed: bool = True
    page: int = 0  # the number in its address: a later state may replace the first


def coverage(size: int, seed: int = 1, setting: Setting | None = None) -> Coverage:
    """About `size` articles (those of stories that are not in the pile are left out of it)."""
    return _Press(setting or Setting(), size, seed).coverage()


class _Press:
    def __init__(self, setting: Setting, size: int, seed: int) -> None:
        self.setting, self.size, self.seed = setting, size, seed
        self.rng = random.Random(f"{VERSION} {setting.name} {seed} {size}")
        self.language = Language(setting, self.rng)
        self.nothing = Event(("Nobody",), ("7",) * 6, tuple(self.language.some(30, 30)), ("again",), ())
        self.notices = [self._furniture(*setting.notice) for _ in range(setting.notices)]
        self.known = [self._site(f"Outlet {n}") for n in range(max(6, size // setting.outlets))]
        self.volumes = list(accumulate(1 / (n + 2) for n in range(len(self.known))))
        self.small: list[Site] = []
        self.drafts: list[Draft] = []
        self.story_of: dict[int, int] = {}  # sentence: story
        self.stories = 0

    def coverage(self) -> Coverage:
        rounds = max(1, self.size // self.setting.digests)
        copies = round(self.size * self.setting.copies)
        own = self._own(self.size - copies - rounds - round(self.size * self.setting.updates))
        states = [self._update(first) for first in self._some_of(own, round(self.size * self.setting.updates))]
        for draft in self._some_of(own, round(len(own) * self.setting.unseen)):
            draft.printed = any(state.first is draft for state in states)
        self._copies(own + states, copies)
        for _ in range(rounds):
            self._digest(own)
        return self._print()

    # stories

    def _own(self, count: int) -> list[Draft]:
        """Stories told once, and stories that several outlets tell in their own words within a day."""
        rng, setting, told = self.rng, self.setting, list[Draft]()
        days = max(2, self.size // 60)
        while len(told) < count:
            event, begin = self.language.event(), START + timedelta(minutes=rng.randrange(days * 1440))
            tellers = rng.randint(*setting.retellings) if rng.random() < setting.events / 3 else 1
            for _ in range(min(tellers, count - len(told))):
                told.append(self._story(event, begin + timedelta(minutes=rng.randrange(1440))))
        return told

    def _story(self, event: Event, when: datetime) -> Draft:
        parts = self._parts(event, self.rng.randint(*self.setting.story))
        foreign = self.rng.random() < self.setting.foreign
        draft = self._draft("own", self._translated(parts) if foreign else parts, self._any_site(), when, event)
        self._claim(draft)
        return draft

    def _claim(self, draft: Draft) -> None:
        """The sentences that are new in an own story are that story's."""
        if draft.first is None:
            draft.story = self.stories
            self.stories += 1
        else:
            draft.story = draft.first.story
        assert draft.story is not None
        for part in draft.parts:
            for sentence in part:
                self.story_of.setdefault(sentence.name, draft.story)

    def _parts(self, event: Event, paragraphs: int) -> Parts:
        """Paragraphs of new sentences; some are what a person of the event said, the same in every telling."""
        rng, language = self.rng, self.language
        parts = [
            [language.sentence(event) for _ in range(rng.randint(*self.setting.paragraph))] for _ in range(paragraphs)
        ]
        for part in parts[1:]:
            if rng.random() < self.setting.speech:
                words, speaker = language.line(event, 12, 38), language.person()
                part.append(language.saying(language.next_name(), words, speaker))
        for saying in event.sayings:
            if rng.random() < 0.7:
                parts.insert(rng.randint(1, len(parts)), [language.saying(*saying)])
        return parts

    def _update(self, first: Draft) -> Draft:
        """A later state: a new lead, other numbers, some sentences gone and some new."""
        rng, language = self.rng, self.language
        kept = [[self._recounted(s) for s in part if rng.random() > 0.12] for part in first.parts]
        new = self._parts(first.event._replace(sayings=()), rng.randint(1, 3))
        parts = [*new[:1], *[part for part in kept if part], *new[1:]]
        if first.language != self.setting.languages[0]:
            parts = [[s if s.language == first.language else language.translated(s) for s in part] for part in parts]
        later = first.when + timedelta(minutes=rng.randint(30, 600))
        draft = self._draft("version", parts, first.site, later, first.event)
        draft.first = first
        if rng.random() < 0.5:
            draft.page = first.page
        self._claim(draft)
        return draft

    def _recounted(self, sentence: Sentence) -> Sentence:
        if sentence.quote or self.rng.random() > 0.3:
            return sentence
        words = [str(int(w) + 1) if w.isdigit() and self.rng.random() < 0.5 else w for w in sentence.words.split(" ")]
        return sentence._replace(words=" ".join(words))

    # copies

    def _copies(self, sources: Sequence[Draft], count: int) -> None:
        rng, setting = self.rng, self.setting
        plain = [draft for draft in sources if draft.language == setting.languages[0]]
        hot = self._some_of(plain, max(3, self.size // setting.hot_stories))
        ranks = list(accumulate(1 / (n + 1.5) for n in range(len(hot))))
        kinds, weights = zip(*setting.kinds, strict=True)
        whole: list[Draft] = []
        for _ in range(count):
            kind = rng.choices(kinds, weights)[0]
            taken = []
            for _ in range(rng.randint(*setting.sources) if kind == "merged" else 1):
                if whole and rng.random() < setting.chain:
                    taken.append(rng.choice(whole))
                elif rng.random() < setting.hot:
                    taken.append(rng.choices(hot, cum_weights=ranks)[0])
                else:
                    taken.append(rng.choice(plain))
            copy = self._copy(kind, list({id(source): source for source in taken}.values()))
            if kind in ("verbatim", "edited") and all(s.name in self.story_of for part in copy.parts for s in part):
                whole.append(copy)

    def _copy(self, kind: str, taken: list[Draft]) -> Draft:
        rng, source = self.rng, taken[0]
        parts = self._copied(kind, taken)
        if kind != "translated" and rng.random() < self.setting.reflowed:
            parts = [[sentence] for part in parts for sentence in part]
        site = next(
            (s for s in (self._any_site() for _ in range(9)) if all(s is not t.site for t in taken)), self.known[0]
        )
        lag = timedelta(minutes=5 + int(min(9 * 1440.0, rng.expovariate(1 / 600))))
        return self._draft(kind, parts, site, max(t.when for t in taken) + lag, source.event)

    def _copied(self, kind: str, taken: list[Draft]) -> Parts:
        rng, language, setting = self.rng, self.language, self.setting
        parts = taken[0].parts
        if kind == "quoted":
            shared = {quote for quote, _, _ in taken[0].event.sayings}
            sayings = [s for part in parts for s in part if s.quote and s.quote not in shared]
            own = self._parts(language.event()._replace(sayings=()), rng.randint(*setting.story))
            if sayings:
                one = rng.choice(sayings)
                own.insert(rng.randint(1, len(own)), [language.saying(one.quote, one.words, one.speaker)])
            return own
        part = kind == "excerpt" or (kind in ("edited", "spun", "translated") and rng.random() < setting.part)
        if part:
            parts = self._passage(parts)
        if kind == "edited":
            parts = [kept for kept in ([language.edited(s) for s in part if self._kept()] for part in parts) if kept]
        if kind == "spun":
            parts = self._spun(parts)
        if part:
            around = self._parts(language.event()._replace(sayings=()), rng.randint(3, 8))
            parts = self._inserted(around, parts)
        parts = parts or taken[0].parts[:1]
        if kind == "translated":
            return self._translated(parts)
        if kind == "merged":
            pieces: Parts = []
            for source in taken:
                pieces = self._inserted(pieces, self._passage(source.parts, 2))
            return pieces
        return parts

    def _passage(self, parts: Parts, fewest: int = 1) -> Parts:
        """Some paragraphs in a row, at least 25 words of the reporter's own among them."""
        rng = self.rng
        low, high = self.setting.excerpt
        count = min(len(parts), rng.randint(max(low, fewest), max(high, fewest)))
        start = rng.randrange(len(parts) - count + 1)
        while count < len(parts):
            words = sum(s.words.count(" ") + 1 for part in parts[start : start + count] for s in part if not s.quote)
            if words >= 25:
                break
            count += 1
            start = min(start, len(parts) - count)
        return parts[start : start + count]

    def _inserted(self, around: Parts, passage: Parts) -> Parts:
        at = self.rng.randint(0, len(around))
        return [*around[:at], *passage, *around[at:]]

    def _kept(self) -> bool:
        return self.rng.random() > self.setting.drop

    def _spun(self, parts: Parts) -> Parts:
        rng = self.rng
        share = rng.uniform(*self.setting.spin)
        spun = [[self.language.spun(s, share) for s in part if self._kept()] for part in parts]
        spun = [part for part in spun if part]
        for part in spun:
            if rng.random() < 0.4:
                rng.shuffle(part)
        for i in range(1, len(spun) - 1):
            if rng.random() < 0.2:
                spun[i], spun[i + 1] = spun[i + 1], spun[i]
        return spun

    def _translated(self, parts: Parts) -> Parts:
        return [[self.language.translated(sentence) for sentence in part] for part in parts]

    def _digest(self, own: Sequence[Draft]) -> None:
        """An aggregator's page: the leads of many stories of a few days."""
        rng = self.rng
        newest = rng.choice(own).when
        recent = [draft for draft in own if newest - timedelta(days=4) < draft.when <= newest] or list(own[:1])
        leads = self._some_of(recent, rng.randint(*self.setting.digest))
        parts = [[s for s in draft.parts[0][:2] if not s.quote] or draft.parts[0][:1] for draft in leads]
        site = self._site(f"Digest {rng.randrange(3)}")
        self._draft("digest", parts, site, newest + timedelta(minutes=rng.randint(1, 300)), self.nothing)

    def _draft(self, kind: str, parts: Parts, site: Site, when: datetime, event: Event) -> Draft:
        title = " ".join(self.language.line(event, 6, 11).split(" "))
        draft = Draft(kind, parts, site, when, event, title[0].upper() + title[1:], language=parts[0][0].language)
        draft.page = len(self.drafts)
        self.drafts.append(draft)
        site.told.append(draft)
        return draft

    def _some_of(self, drafts: Sequence[Draft], count: int) -> list[Draft]:
        return self.rng.sample(list(drafts), min(len(drafts), count))

    # outlets and pages

    def _furniture(self, low: int, high: int) -> str:
        words = self.language.some(low, high)
        return " ".join([words[0].title(), *words[1:]]) + "."

    def _site(self, name: str | None) -> Site:
        rng, setting = self.rng, self.setting
        footer = [self._furniture(8, 28) for _ in range(rng.randint(*setting.footer))]
        if rng.random() < setting.noticed:
            footer.append(rng.choice(self.notices))
        return Site(
            name,
            [self._furniture(*setting.header) for _ in range(rng.randint(1, 2))],
            footer,
            rng.randint(*setting.inserts),
            rng.random() < 0.5,
            rng.random() < setting.dated,
            setting.top_footer and rng.random() < 0.2,
        )

    def _any_site(self) -> Site:
        """An outlet of some size, or one with few pages, or one of which nothing is known."""
        rng, draw = self.rng, self.rng.random()
        if draw >= self.setting.tiny + self.setting.unknown:
            return rng.choices(self.known, cum_weights=self.volumes)[0]
        unknown = draw < self.setting.unknown
        open_sites = [site for site in self.small[-40:] if (site.name is None) == unknown]
        room = [site for site in open_sites if len(site.told) < (12 if unknown else 3)]
        if room and rng.random() < (0.85 if unknown else 0.5):
            return rng.choice(room)
        self.small.append(self._site(None if unknown else f"Small {len(self.small)}"))
        return self.small[-1]

    def _page(self, draft: Draft) -> Iterator[Sequence[Sentence | str]]:
        """The story among what the site prints around it; nothing is marked, as an extractor leaves it."""
        rng, site = self.rng, draft.site
        yield site.header
        if site.dated:
            yield [f"Published {draft.when:%d %B %Y, %H:%M}"]
        if site.top_footer:
            yield site.footer
        others = [other for other in site.told[-200:] if other is not draft and other.when <= draft.when]
        slots = {rng.randint(1, len(draft.parts)) for _ in range(site.inserts)} if others else set[int]()
        for i, part in enumerate(draft.parts):
            if i in slots:
                one, two = rng.choice(others), rng.choice(others)
                yield [self.setting.insert.format(headline=one.title, other=two.title)]
            yield part
        if others and site.promo and rng.random() < self.setting.promo * 2:
            other = rng.choice(others)
            yield [other.title]
            yield [other.parts[0][0].printed()[0]]
        if site.footer and not site.top_footer:
            yield site.footer

    def _dates(self, when: datetime) -> tuple[str | None, str | None]:
        """The printed date, and the hour the page was fetched."""
        rng, setting = self.rng, self.setting
        captured = (when + timedelta(minutes=rng.randint(1, 4000))).isoformat() if rng.random() < 0.5 else None
        draw = rng.random()
        for share, date in (
            (setting.no_date, None),
            (setting.day_only, when.date().isoformat()),
            (setting.wrong_zone, (when + timedelta(hours=rng.choice((-9, -7, -5, -1, 1, 2, 5)))).isoformat()),
            (setting.wrong_day, (when + timedelta(days=rng.choice((-400, -30, -3, -2, 2, 3, 365)))).isoformat()),
        ):
            if draw < share:
                return date, captured
            draw -= share
        return when.isoformat(), captured

    # printing, and the truth

    def _print(self) -> Coverage:
        setting, found = self.setting, Coverage(self.setting)
        pages = sorted((draft for draft in self.drafts if draft.printed), key=lambda draft: draft.when)
        found.unseen = frozenset(d.story for d in self.drafts if not d.printed and d.story is not None)
        places: list[dict[int, tuple[int, int]]] = []  # by page: where each sentence stands
        words: list[dict[int, tuple[int, int]]] = []  # by page: where each person's words stand
        holder: dict[int, int] = {}  # sentence: the page on which it stood first
        spoken: dict[int, int] = {}
        id_of: dict[int, str] = {}
        for n, draft in enumerate(pages):
            article, here, said = self._article(draft, n)
            found.articles.append(article)
            places.append(here)
            words.append(said)
            id_of[id(draft)] = article.id
            sentences = [s for part in draft.parts for s in part]
            found.places[article.id] = here
            found.body[article.id] = frozenset(s.name for s in sentences if not s.quote)
            found.sayings[article.id] = frozenset(s.quote for s in sentences if s.quote)
            if draft.first:
                found.versions[article.id] = id_of[id(draft.first)]
            self._grouped(found, draft, article.id)
            told = {
                holder.get(s.name, n) for s in sentences if not s.quote
            }  # from where more than a person's words came
            for sentence in sentences:
                first = holder.setdefault(sentence.name, n)
                if first == n or draft.kind in ("own", "version"):
                    continue
                if self.story_of.get(sentence.name) in found.unseen:
                    continue
                if first in told:
                    self._plant(found, draft.kind, n, first, here[sentence.name], places[first][sentence.name])
                else:
                    self._plant(found, "quoted", n, first, said[sentence.quote], words[first][sentence.quote])
            for quote in said:
                first = spoken.setdefault(quote, n)
                if draft.kind == "quoted" and first != n:
                    self._plant(found, "quoted", n, first, said[quote], words[first][quote])
        random.Random(f"{self.seed} order").shuffle(found.articles)
        assert setting is found.setting
        return found

    def _plant(
        self, found: Coverage, kind: str, n: int, first: int, here: tuple[int, int], there: tuple[int, int]
    ) -> None:
        copy, origin = found.articles[n], found.articles[first]
        tell = bool(copy.published and origin.published and origin.published < copy.published[: len(origin.published)])
        found.planted.append(Planted(copy.id, origin.id, kind, *here, *there, tell))

    def _grouped(self, found: Coverage, draft: Draft, article: str) -> None:
        """Whose text the article is: by how much of its own words each story has."""
        sizes: defaultdict[int, int] = defaultdict(int)
        for part in draft.parts:
            for sentence in part:
                if not sentence.quote:
                    sizes[self.story_of.get(sentence.name, -1)] += len(sentence.words)
        whole = max(1, sum(sizes.values()))
        shares = {story: size / whole for story, size in sizes.items() if story >= 0}
        top = draft.story if draft.story is not None else max(shares, key=lambda s: (shares[s], s), default=-1)
        if draft.story is None and shares.get(top, 0.0) < SAME_TEXT:
            top = self.stories  # a text of its own
            self.stories += 1
        found.text_of[article] = top
        found.may_be_text_of[article] = frozenset(s for s, share in shares.items() if share >= PART_OF_TEXT) - {top}

    def _article(self, draft: Draft, n: int) -> tuple[Article, dict[int, tuple[int, int]], dict[int, tuple[int, int]]]:
        rng, text, at = self.rng, list[str](), 0
        blocks, here, said = list[Block](), dict[int, tuple[int, int]](), dict[int, tuple[int, int]]()
        for part in self._page(draft):
            if at:
                text.append("\n\n")
                at += 2
            start = at
            for j, sentence in enumerate(part):
                if j:
                    text.append(" ")
                    at += 1
                if isinstance(sentence, Sentence):
                    printed, begin, end = sentence.printed()
                    here[sentence.name] = (at, at + len(printed))
                    if sentence.quote:
                        said[sentence.quote] = (at + begin, at + end)
                else:
                    printed = sentence
                text.append(printed)
                at += len(printed)
            blocks.append(Block("paragraph", start, at))
        published, captured = self._dates(draft.when)
        name = draft.site.name if rng.random() >= self.setting.nameless else None
        whole = "".join(text)
        url = f"https://{name.lower().replace(' ', '-')}.example/{draft.page}" if name else None
        article = Article(
            id=record_id("art", VERSION, n, whole),
            key=url or f"planted#{n}",
            path="planted",
            sha256="",
            text=whole,
            extractor="planted",
            url=url,
            outlet=name,
            title=draft.title,
            published=published,
            captured=captured,
            language=draft.language,
            blocks=tuple(blocks),
        )
        return article, here, said
