"""A third family of invented coverage, which may be read and developed on: what newsrooms do every day.

In: a size and a seed. Out: a Coverage as `plant_coverage` makes it. What differs from the two other families:

- reports on forms (weather, markets, matches, courts, earthquakes), by publisher or the same everywhere. The truth: two
  reports on one form share nothing, though whole sentences be equal but for names and numbers, or quite equal;
- background paragraphs that an outlet prints below story after story. The truth: they are a sentence of both stories,
  so that an edge by them is right, and nobody is asked to find it;
- papers of one publisher, which print the same lines with another name in them; boxes that change by section, lists of
  the day's teasers, tags. The truth: furniture;
- comments below stories, some of them posted everywhere. The truth: nothing is shared;
- live blogs, whose later states have new entries on top; write-throughs in up to four states, some in another order;
  corrections. The truth: later states are versions of the first; entries that are an agency's sentences are that
  story's;
- letters and laws that several print at length, within marks, or without below a line that says what follows. The
  truth: a shared saying, no copying;
- press releases that several outlets print, the release in the pile or not; cables under an outlet's own top and
  tail. The truth: a copy of the release, or of the cable, if that is in the pile;
- Italian retellings, many of them of a few sentences; sentences of phrases and clauses, with many small words.

It was written, and frozen, before lineage was run on it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate

from plant_coverage import START, VERSION, Coverage, Draft, Parts, Setting, Site, _Press
from plant_third_words import COMMENTS, FORMS, GROUPS, Grammar, Publisher
from plant_words import Event, Sentence

BACKGROUND = -7  # the story of what an outlet prints again and again: like one that is not in the pile
AGENCIES = ("Tarn Wire", "Ostby Press Agency")
SECTIONS = ("Local", "Politics", "Business", "Sport", "Culture")
FORM, BLOG, CASTS_BACK = 0.14, 0.02, 0.15  # of own stories: on a form, a live blog, with background below
LETTERS, RELEASES = 140, 120  # articles for one letter that many quote, and for one press release
Part = Sequence[Sentence | str]


def third() -> Setting:
    """The rates of the third family."""
    return Setting(
        name="third",
        copies=0.27,
        kinds=(
            ("verbatim", 18),
            ("excerpt", 14),
            ("edited", 20),
            ("topped", 14),
            ("spun", 8),
            ("merged", 5),
            ("quoted", 8),
            ("translated", 13),
        ),
        onsets=("b", "br", "c", "cl", "d", "f", "g", "gr", "h", "l", "m", "n", "p", "qu", "r", "s", "t", "tr", "w"),
        vowels=("a", "e", "i", "o", "u", "oo", "ai"),
        codas=("", "", "", "ck", "n", "rt", "s", "t"),
        other_onsets=("b", "c", "d", "f", "g", "gn", "l", "m", "p", "r", "s", "sc", "st", "t", "v", "z"),
        vocabulary=11000,
        languages=("en", "it"),
        cognates=0.22,
        sentence=(8, 26),
        paragraph=(1, 3),
        story=(1, 9),
        speech=0.2,
        stock=(3, 6),
        edit=0.1,
        drop=0.1,
        spin=(0.1, 0.25),
        flip=0.15,
        excerpt=(1, 3),
        sources=(2, 3),
        chain=0.2,
        unseen=0.05,
        part=0.25,
        reflowed=0.2,
        events=0.5,
        retellings=(2, 8),
        foreign=0.05,
        updates=0.07,
        hot=0.35,
        hot_stories=1000,
        digest=(1, 12),
        digests=150,
        outlets=40,
        tiny=0.09,
        unknown=0.07,
        nameless=0.02,
        inserts=(0, 1),
        dated=0.6,
        no_date=0.06,
        day_only=0.18,
        wrong_zone=0.04,
        wrong_day=0.02,
    )


def coverage(size: int, seed: int = 1, setting: Setting | None = None) -> Coverage:
    """About `size` articles of the third family."""
    return _Desk(setting or third(), size, seed).coverage()


@dataclass
class _Paper(Site):
    """A site with its publisher's lines and its own background paragraphs."""

    publisher: Publisher | None = None
    boxes: dict[str, str] = field(default_factory=dict)
    background: Parts = field(default_factory=list)
    comments: bool = False
    clock: str = "{when:%d/%m/%Y %H:%M}"


class _Desk(_Press):
    """The press of the third family."""

    def __init__(self, setting: Setting, size: int, seed: int) -> None:
        self.setting, self.size, self.seed = setting, size, seed
        self.rng = random.Random(f"{VERSION} {setting.name} {seed} {size}")
        self.language = self.words = Grammar(setting, self.rng)
        self.nothing = self.words.event()._replace(sayings=())
        self.blogs: set[int] = set()
        self.sections: dict[int, str] = {}
        self.story_of: dict[int, int] = {}  # sentence: story
        self.drafts: list[Draft] = []
        self.small: list[Site] = []
        self.stories = 0
        self.publishers = [self._publisher(n) for n in range(6)]
        self.agencies = [self._site(name) for name in AGENCIES]
        kinds = ("Chronicle", "Mail", "Argus", "News", "Journal", "Mercury")
        count = max(6, size // setting.outlets) - len(AGENCIES)
        names = [f"{self.words.any_word().title()} {kinds[n % len(kinds)]}" for n in range(count)]
        self.known = [*self.agencies, *map(self._site, names)]
        self.volumes = list(accumulate(1 / (n + 2) for n in range(len(self.known))))

    def coverage(self) -> Coverage:
        setting, size = self.setting, self.size
        rounds, later = max(1, size // setting.digests), round(size * setting.updates)
        copies = round(size * setting.copies)
        own = self._own(size - round(size * 0.09) - copies - rounds - later)  # nine in a hundred: letters, releases
        for _ in range(max(1, size // LETTERS)):
            self._letter()
        released = [self._release() for _ in range(max(1, size // RELEASES))]
        states: list[Draft] = []
        while len(states) < later:
            state = self.rng.choice(own)
            for _ in range(self.rng.choice((1, 1, 2, 3))):
                state = self._update(state)
                states.append(state)
        firsts = {id(state.first) for state in states}
        for draft in self._some_of(own, round(len(own) * setting.unseen)):
            draft.printed = id(draft) in firsts
        for draft in released:
            draft.printed = self.rng.random() < 0.5
        self._copies(own + states, copies)
        for _ in range(rounds):
            self._digest(own)
        nowhere = Draft("own", [], self.known[0], START, self.nothing, "", story=BACKGROUND, printed=False)
        self.drafts.append(nowhere)
        return self._print()

    # stories

    def _story(self, event: Event, when: datetime) -> Draft:
        site, draw = self._any_site(), self.rng.random()
        if draw < FORM:
            return self._own_draft(self._on_form(event, site), site, when, event)
        if draw < FORM + BLOG:
            entries = self._entries(event, self.rng.randint(5, 14))
            draft = self._own_draft(entries, site, when, event)
            self.blogs.add(id(draft))
            return draft
        parts = self._parts(event, self.rng.randint(*self.setting.story))
        if self.rng.random() < self.setting.foreign:
            parts = self._translated(parts)
        elif self.rng.random() < CASTS_BACK:
            parts = [*parts, self.rng.choice(self._background(site))]
        return self._own_draft(parts, site, when, event)

    def _own_draft(self, parts: Parts, site: Site, when: datetime, event: Event) -> Draft:
        draft = self._draft("own", parts, site, when, event)
        self._claim(draft)
        return draft

    def _background(self, site: Site) -> Parts:
        """Some paragraphs of one to three sentences, on what the outlet has long been writing about."""
        assert isinstance(site, _Paper)
        if not site.background:
            for _ in range(3):
                event = self.words.event()
                site.background.append([self.words.sentence(event) for _ in range(self.rng.randint(1, 3))])
            for part in site.background:
                self.story_of.update((sentence.name, BACKGROUND) for sentence in part)
        return site.background

    def _on_form(self, event: Event, site: Site) -> Parts:
        """A report on a form of the publisher, or on one that all use."""
        rng = self.rng
        publisher = site.publisher if isinstance(site, _Paper) else None
        form = rng.choice(publisher.forms if publisher and rng.random() < 0.5 else FORMS)
        lines = [line for line in form if rng.random() < 0.85] or form[:1]
        parts = [[self.words.filled(line, self.words.event())] for line in lines]
        if rng.random() < 0.4:
            parts.append([self.words.sentence(event)])
        return parts

    def _entries(self, event: Event, count: int) -> Parts:
        """What a live blog notes, newest first; one in six is an agency's lead."""
        rng, found = self.rng, list[list[Sentence]]()
        for _ in range(count):
            told = [d for agency in self.agencies for d in agency.told if d.kind == "own" and d.language == "en"]
            if told and rng.random() < 0.16:
                found.append([s for s in rng.choice(told[-30:]).parts[0][:2] if not s.quote])
            else:
                found.append([self.words.sentence(event) for _ in range(rng.randint(1, 2))])
        return [part for part in found if part] or [[self.words.sentence(event)]]

    def _update(self, state: Draft) -> Draft:
        """A later state: entries on top, the same in another order, a correction, or a write-through."""
        rng, first = self.rng, state.first or state
        event = first.event._replace(sayings=())
        if id(first) in self.blogs:
            parts = [*self._entries(event, rng.randint(2, 6)), *state.parts]
        elif rng.random() < 0.25:
            parts = [[self._recounted(s) for s in part] for part in state.parts]
            parts.append([self.words.sentence(event)])  # "an earlier version of this story ..."
        else:
            kept = [[self._recounted(s) for s in part if rng.random() > 0.15] for part in state.parts]
            kept = [part for part in kept if part]
            if rng.random() < 0.5:
                rng.shuffle(kept)
            new = self._parts(event, rng.randint(1, 2))
            parts = [*new[:1], *kept, *new[1:]]
        if first.language != self.setting.languages[0]:
            parts = [[s if s.language == first.language else self.language.translated(s) for s in p] for p in parts]
        later = state.when + timedelta(minutes=rng.randint(15, 500))
        draft = self._draft("version", parts, first.site, later, first.event)
        draft.first = first
        draft.page = first.page if rng.random() < 0.4 else draft.page
        if id(first) in self.blogs:
            self.blogs.add(id(draft))
        self._claim(draft)
        return draft

    def _letter(self) -> None:
        """A letter, a statement or a law, and the stories of those who print much of it."""
        rng, words = self.rng, self.words
        event, begin = words.event()._replace(sayings=()), START + timedelta(minutes=rng.randrange(self.size * 24))
        letter = [(words.next_name(), words.line(event, 10, 30)) for _ in range(rng.randint(3, 8))]
        for _ in range(rng.randint(3, 8)):
            start = rng.randrange(len(letter))
            marked = rng.random() < 0.75
            quoted = [[words.quoted_part(*one, marked)] for one in letter[start : start + rng.randint(2, 6)]]
            own = self._parts(event, rng.randint(1, 4))
            at = rng.randint(1, len(own))
            own.insert(at, [words.filled("The document, which was read by this newspaper, says in part:", event)])
            when = begin + timedelta(minutes=rng.randrange(1440))
            self._draft("quoted", [*own[: at + 1], *quoted, *own[at + 1 :]], self._any_site(), when, event)

    def _release(self) -> Draft:
        """An office's release, and those who print it, most of them cut from below."""
        rng = self.rng
        event = self.words.event()
        office = self._site(f"{event.names[0].split(' ')[-1]} Office")
        when = START + timedelta(minutes=rng.randrange(self.size * 24))
        draft = self._own_draft(self._parts(event, rng.randint(2, 6)), office, when, event)
        for _ in range(rng.randint(3, 9)):
            self._copy(rng.choice(("verbatim", "edited", "cut", "topped")), [draft])
        return draft

    # copies

    def _copied(self, kind: str, taken: list[Draft]) -> Parts:
        """Of a live blog its newest entries; what is cut is cut from below; a cable gets a top, and often a tail."""
        rng, source = self.rng, taken[0]
        if kind not in ("cut", "topped"):
            return super()._copied(kind, taken)
        parts = source.parts[: rng.randint(max(1, len(source.parts) // 2), len(source.parts))]
        if kind == "topped":
            own = self._parts(source.event._replace(sayings=()), rng.randint(1, 3))
            cable = [[self.words.edited(s) for s in part] for part in parts] if rng.random() < 0.5 else parts
            return [*own[:1], *cable, *own[1:]]
        return parts

    # outlets and pages

    def _publisher(self, n: int) -> Publisher:
        """Its lines, and its own words for what is reported on forms: every fourth word is a name or a number."""
        rng, forms = self.rng, list[tuple[str, ...]]()
        for _ in range(3):
            event = self.words.event()
            lines = [self.words.line(event, 9, 20).split(" ") for _ in range(4)]
            for line in lines:
                for at in range(rng.randrange(4), len(line), 4):
                    line[at] = rng.choice(("{t}", "{p}", "{n}", "{m}", "{d}"))
                line[0] = line[0].capitalize() if line[0][0] != "{" else line[0]
            forms.append(tuple(f"{' '.join(line)}." for line in lines))
        navigation = " ".join(word.title() for word in rng.sample(self.words.content, 6))
        return Publisher(GROUPS[n % len(GROUPS)], tuple(forms), navigation)

    def _site(self, name: str | None) -> Site:
        rng, words = self.rng, self.words
        publisher = rng.choice(self.publishers)
        called = name or f"The {words.any_word().title()} Page"
        own = " ".join(words.any_word() for _ in range(3))
        lines = [words.fill(line, self.nothing, called, own) for line in publisher.group]
        box = "{section}: what else happened today. Our {section} desk recommends {one} and {two}"
        return _Paper(
            name,
            [publisher.navigation, called] if rng.random() < 0.7 else [called],
            rng.sample(lines, rng.randint(1, 3)),
            rng.randint(*self.setting.inserts),
            rng.random() < 0.4,
            rng.random() < self.setting.dated,
            False,
            publisher=publisher,
            boxes={s: box.format(section=s, one=words.any_word(), two=words.any_word()) for s in SECTIONS},
            comments=rng.random() < 0.3,
            clock=rng.choice(("{when:%d/%m/%Y %H:%M}", "{when:%B %d, %Y}", "Last updated {when:%H:%M}")),
        )

    def _page(self, draft: Draft) -> Iterator[Part]:
        """Heads, the story with a box amid it, tags, the teasers of the day, comments, the publisher's lines."""
        rng, site = self.rng, draft.site
        assert isinstance(site, _Paper)
        section = self.sections.setdefault(id(draft.first or draft), rng.choice(SECTIONS))
        others = [d for d in site.told[-120:] if d is not draft and d.when <= draft.when and d.kind != "digest"]
        for line in site.header:
            yield [line]
        yield [draft.title]
        if site.dated:
            yield [site.clock.format(when=draft.when)]
        blog = id(draft.first or draft) in self.blogs
        box = rng.randrange(len(draft.parts)) if site.inserts else -1
        for n, part in enumerate(draft.parts):
            yield [f"{START + timedelta(minutes=part[0].name % 1440):%H:%M}", *part] if blog else part
            if n == box:
                yield [site.boxes[section]]
        if rng.random() < 0.3:
            yield [f"Tags: {section}, {', '.join(name.lower() for name in draft.event.names[:3])}"]
        if site.promo and others:
            yield [f"More {section}"]
            today = [d for d in others if d.when.date() == draft.when.date()] or others
            for other in today[-3:]:
                yield [other.title]
                yield [other.parts[0][0].printed()[0]]
        if site.comments and rng.random() < 0.5:
            yield from self._comments(draft)
        for line in site.footer:
            yield [line]

    def _comments(self, draft: Draft) -> Iterator[Part]:
        rng, words = self.rng, self.words
        count = rng.randint(1, 4)
        yield [f"{count} comments"]
        for _ in range(count):
            yield [f"{words.any_word()}{rng.randrange(99)} wrote:"]
            if rng.random() < 0.3:
                yield [words.fill(rng.choice(COMMENTS), draft.event)]
            else:
                yield [words.line(draft.event._replace(names=draft.event.names[:2]), 5, 30)]
