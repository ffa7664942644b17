"""A second family of invented coverage, which may be read and developed on: other words, other pages, other habits.

In: a size and a seed. Out: a Coverage as `plant_coverage` makes it, with the same truth. What differs from the setting
that the method was tuned on: news agencies with datelines, editors' lines and legal notices; papers, broadcasters,
portals and blogs that lay their pages out each in its way, share what their publishing system prints, and name their
source below a copy; bylines and captions; short paragraphs; British and continental quotation marks, words told to an
agency; editors who cut a clause, add who says so, or change a word here and there; German retellings, whose nouns have
capitals, whose verbs come last, whose figures and some of whose names are written otherwise, and that leave sentences
out; copies minutes after their source, and pages that print a day without an hour.

It was written, and measured once, before the method was changed for it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import accumulate
from typing import Any, NamedTuple

import plant_words
from plant_coverage import VERSION, Coverage, Draft, Parts, Setting, Site, _Press
from plant_words import Event, Language, Sentence

SMALL_DE = (  # in the order of the English ones
    "der von und zu in ein war auf für das durch mit an aus seine als es ist waren "
    "hatte nicht aber sein nach sie dieser"
)
NAME_RATE, SECOND_NAME, FIGURE = 0.5, 0.2, 0.28  # of sentences
AGENCIES = ("Norrin Press Service", "Kolm News", "Agency Zern Daily")
Part = Sequence[Sentence | str]


class Lines(NamedTuple):
    """What sites print around their stories: by trade its head and its foot, and what goes with the rest."""

    standing: dict[str, tuple[list[str], list[str]]]
    boxes: tuple[str, ...]
    clocks: tuple[str, ...]
    by: tuple[str, str]
    read: str
    share: str
    photo: str
    links: dict[str, str]
    more: dict[str, str]
    via: tuple[str, str]
    made: str


ENGLISH = Lines(
    {
        "agency": (
            ["{called} news desk"],
            ["© {called}. Redistribution of this report, {a}, needs a licence from {called}, {b}."],
        ),
        "paper": (
            ["News Region Business Sport Opinion Obituaries", "{called}, {a}"],
            [
                "{called} is published by {a} Media. Editor in charge: {who}.",
                "Have you seen an error? Write to the desk, {b}.",
                "© {called} {c}. All rights reserved.",
            ],
        ),
        "broadcaster": (
            ["Home Watch Listen Weather Traffic"],
            [
                "{called} does not answer for what stands on other people's sites.",
                "Download our app for alerts {a} as they happen.",
            ],
        ),
        "portal": (
            ["{called} | {a} | {b}"],
            [
                "We and our partners keep cookies on your device, {a}, to measure how our pages are read, {b}.",
                "Advertise with us: {c}",
            ],
        ),
        "blog": (
            ["{called}. Notes on {a}."],
            [
                "Leave a comment. Your address is not shown to anybody, and boxes with a star must be filled in.",
                "Filed under: {a}, {b}",
                "If you like what you read here, buy us a coffee, {c}.",
            ],
        ),
    },
    ("", "Our newsletter brings you {a} every morning. Enter your address.", "ADVERTISEMENT {b}"),
    ("{when:%d %B %Y, %H:%M}", "Updated {when:%H:%M, %d/%m/%Y}", "{when:%A %d %B %Y}", "Posted on {when:%B %d}"),
    ("By {who}", "Posted by {who} · {n} comments"),
    "{when} · {n} min read",
    "Share this page",
    "Photo: {who}",
    {"paper": "See also: ", "broadcaster": "Watch: ", "portal": "More: "},
    {"broadcaster": "More on this story", "paper": "Most read", "portal": "You may also like", "blog": "Older posts"},
    ("Source: {site}", "Via {site}"),
    "(Reporting by {one}; editing by {two})",
)
GERMAN = Lines(
    {
        "agency": (
            ["{called}, Meldungen"],
            ["© {called}. Die Weitergabe dieser Meldung, {a}, bedarf der Zustimmung, {b}."],
        ),
        "paper": (
            ["Nachrichten Lokales Wirtschaft Sport Meinung Trauer", "{called}, {a}"],
            [
                "{called} erscheint im Verlag {a}. Verantwortlich: {who}.",
                "Fehler gefunden? Schreiben Sie der Redaktion, {b}.",
                "© {called} {c}. Alle Rechte vorbehalten.",
            ],
        ),
        "broadcaster": (
            ["Start Sehen Hören Wetter Verkehr"],
            ["{called} haftet nicht für fremde Seiten.", "Mit unserer App erfahren Sie {a} sofort."],
        ),
        "portal": (
            ["{called} | {a} | {b}"],
            [
                "Wir und unsere Partner speichern Cookies auf Ihrem Gerät, {a}, um zu messen, {b}.",
                "Werben Sie hier: {c}",
            ],
        ),
        "blog": (
            ["{called}. Notizen über {a}."],
            [
                "Einen Kommentar schreiben. Ihre Adresse sieht niemand, Felder mit Stern sind auszufüllen.",
                "Abgelegt unter: {a}, {b}",
                "Wenn Ihnen das hier gefällt, geben Sie uns einen Kaffee aus, {c}.",
            ],
        ),
    },
    ("", "Unser Rundbrief bringt Ihnen jeden Morgen {a}. Adresse eintragen.", "ANZEIGE {b}"),
    ("{when:%d.%m.%Y, %H:%M} Uhr", "Stand: {when:%d.%m.%Y}", "{when:%d.%m.%y}"),
    ("Von {who}", "Verfasst von {who} · {n} Kommentare"),
    "{when} · {n} Min.",
    "Diese Seite teilen",
    "Foto: {who}",
    {"paper": "Lesen Sie auch: ", "broadcaster": "Video: ", "portal": "Mehr: "},
    {"broadcaster": "Mehr zum Thema", "paper": "Meistgelesen", "portal": "Auch interessant", "blog": "Ältere Einträge"},
    ("Quelle: {site}", "Gefunden bei {site}"),
    "(Bericht von {one}; Redaktion {two})",
)

SAID = {
    "en": ("said", "told {agency}", "says", "explained", "insisted", "wrote on social media"),
    "de": ("sagte", "sagte {agency}", "sagt", "erklärte", "betonte", "schrieb im Netz"),
}
MARKS = {"en": (("“", "”"), ("‘", "’"), ('"', '"')), "de": (("„", "“"), ("»", "«"), ("„", "“"))}


def second() -> Setting:
    """The rates of the second family."""
    return Setting(
        name="second",
        copies=0.36,
        kinds=(
            ("verbatim", 24),
            ("excerpt", 15),
            ("edited", 24),
            ("spun", 9),
            ("merged", 8),
            ("quoted", 12),
            ("translated", 14),
        ),
        onsets=("b", "c", "d", "dr", "f", "g", "h", "j", "m", "n", "pl", "r", "s", "st", "th", "v", "w"),
        vowels=("a", "e", "i", "o", "u", "ea"),
        codas=("", "", "", "", "l", "m", "nd", "r"),
        other_onsets=("b", "br", "f", "g", "kn", "l", "pf", "r", "sch", "sp", "st", "w", "z", "zw"),
        vocabulary=14000,
        languages=("en", "de"),
        cognates=0.15,
        sentence=(7, 30),
        paragraph=(1, 2),
        story=(3, 14),
        speech=0.22,
        stock=(3, 7),
        stock_share=0.25,
        edit=0.08,
        drop=0.12,
        spin=(0.1, 0.3),
        flip=0.12,
        excerpt=(1, 4),
        sources=(2, 3),
        chain=0.25,
        unseen=0.06,
        part=0.3,
        reflowed=0.25,
        events=0.5,
        retellings=(2, 6),
        foreign=0.1,
        updates=0.05,
        hot=0.3,
        hot_stories=1500,
        digest=(10, 26),
        digests=350,
        outlets=28,
        tiny=0.1,
        unknown=0.06,
        nameless=0.03,
        inserts=(0, 2),
        promo=0.15,
        notices=len(AGENCIES),
        dated=0.7,
        no_date=0.07,
        day_only=0.12,
        wrong_zone=0.04,
        wrong_day=0.02,
    )


def coverage(size: int, seed: int = 1, setting: Setting | None = None) -> Coverage:
    """About `size` articles of the second family."""
    return _Newsroom(setting or second(), size, seed).coverage()


class _Spoken(Sentence):
    """A sentence as the second family prints what somebody said: ascribed before, behind, amid, or "according to"."""

    __slots__ = ()

    def printed(self) -> tuple[str, int, int]:
        words = self.words[0].upper() + self.words[1:]
        if not self.quote:
            return words + ".", 0, len(words) + 1
        said = SAID[self.language][self.form % 6].format(agency=_of(self.form, ("NPS", "Kolm News", "AZD")))
        opening, closing = ('"', '"') if self.straight else _of(self.form // 6, MARKS[self.language])
        order = self.form // 18 % 5
        if order == 0:
            head = f"{self.speaker} {said}: {opening}"
            return f"{head}{words}.{closing}", len(head), len(head) + len(words) + 1
        if order == 1:
            head = f"{'According to' if self.language == 'en' else 'Laut'} {self.speaker}, {opening}"
            return f"{head}{self.words}{closing}.", len(head), len(head) + len(words)
        comma = f",{closing} " if self.language == "en" and order != 2 else f"{closing}, "
        who = f"{said} {self.speaker}" if order == 3 or self.language == "de" else f"{self.speaker} {said}"
        middle = words.find(" ", len(words) // 3) if order == 4 else -1
        if middle < 0:
            return f"{opening}{words}{comma}{who}.", len(opening), len(opening) + len(words)
        text = f"{opening}{words[:middle].rstrip(',')}{comma}{who}. {opening}{words[middle + 1 :]}"
        return f"{text}.{closing}", len(opening), len(text)


def _of(n: int, choices: Sequence[Any]) -> Any:
    return choices[n % len(choices)]


class _Tongue(Language):
    """The words of the second family, what an editor does to a sentence, and German."""

    def __init__(self, setting: Setting, rng: random.Random) -> None:
        plant_words.SMALL.setdefault("de", SMALL_DE)
        super().__init__(setting, rng)
        no_noun = self._is_verb.union(plant_words.SMALL["en"].split())
        self.nouns = frozenset(word for word in self.dictionary if rng.random() < 0.35 and word not in no_noun)

    def _foreign(self, word: str, fresh: str, pool: Sequence[str]) -> tuple[str, ...]:
        rng = self.rng
        if len(word) > 5 and rng.random() < self.setting.cognates:
            fresh = word.replace("c", "k") + rng.choice(("", "", "e", "en", "ung", "isch"))
        return (fresh, rng.choice(pool)) if rng.random() < 0.3 else (fresh,)

    def event(self) -> Event:
        rng = self.rng
        pool = self.words[40:]
        names = tuple(
            self.person() if rng.random() < 0.4 else rng.choice(pool).title() for _ in range(rng.randint(4, 9))
        )
        numbers = tuple(f"{int(10 ** rng.uniform(0.3, 4.5)):,}" for _ in range(6))
        bare = Event(names, numbers, tuple(rng.choices(pool, k=30)), tuple(self.some(3, 6)), ())
        sayings = tuple((self.next_name(), self.line(bare, 8, 30), self.person()) for _ in range(rng.randint(0, 3)))
        return bare._replace(sayings=sayings)

    def line(self, event: Event, low: int, high: int) -> str:
        rng = self.rng
        words = self.some(low, high)
        length = len(words)
        for _ in range(length // 8):
            words[rng.randrange(length)] = rng.choice(event.topics)
        for rate in (NAME_RATE, SECOND_NAME):
            if rng.random() < rate:
                words[rng.randrange(length)] = rng.choice(event.names)
        if rng.random() < FIGURE:
            figure = rng.choice(event.numbers) if rng.random() < 0.6 else str(rng.randint(2, 990))
            words[rng.randrange(length)] = figure
        words[length // 3] = rng.choice(self.verbs)
        if rng.random() < self.setting.stock_share:
            at = rng.randrange(length)
            words[at:at] = rng.choices(self.stock, cum_weights=self.stock_weights)[0]
        if rng.random() < 0.05:
            words += event.phrase
        if length > 9 and rng.random() < 0.6:
            words[rng.randrange(3, length - 3)] += ","
        return " ".join(words)

    def sentence(self, event: Event) -> Sentence:
        return _Spoken(self.next_name(), self.line(event, *self.setting.sentence), self.setting.languages[0])

    def saying(self, quote: int, words: str, speaker: str) -> Sentence:
        language, form = self.setting.languages[0], self.rng.randrange(90)
        return _Spoken(self.next_name(), words, language, quote, speaker, form, self.rng.random() < 0.2)

    def edited(self, sentence: Sentence) -> Sentence:
        """Untouched, or a few words changed, left out or put in, or the last clause cut, or who says so added."""
        rng, words = self.rng, sentence.words.split(" ")
        draw = rng.random()
        if sentence.quote or draw < 0.45:
            return sentence
        if draw < 0.75:
            found = list[str]()
            for word in words:
                change = rng.random()
                if change > self.setting.edit * 0.3:  # else left out
                    found.append(self.some(1, 1)[0] if change > 1 - self.setting.edit else word)
                if change > 1 - self.setting.edit * 0.3:
                    found.append(self.some(1, 1)[0])
            return sentence._replace(words=" ".join(found or words))
        if draw < 0.88:
            cut = next((i for i in range(len(words) // 2, len(words)) if words[i].endswith(",")), len(words))
            kept = " ".join(words[: cut + 1]).rstrip(",")
            return sentence._replace(words=kept)
        added = rng.choice(("officials said", "according to the agency", "it was reported", "witnesses said"))
        return sentence._replace(words=f"{sentence.words}, {added}")

    def spun(self, sentence: Sentence, share: float) -> Sentence:
        """Synonyms; sometimes what stood behind the comma comes first."""
        rng = self.rng
        words = sentence.words.split(" ")
        for i, word in enumerate(words):
            bare = word.rstrip(",")
            if rng.random() < share and bare in self.synonyms:
                words[i] = rng.choice(self.synonyms[bare]) + word[len(bare) :]
        if not sentence.quote and rng.random() < self.setting.flip:
            at = next((i for i, word in enumerate(words) if word.endswith(",")), -1)
            if at > 0:
                words = [*words[at + 1 :], *words[:at], words[at].rstrip(",")]
        return sentence._replace(words=" ".join(words), straight=True)

    def translated(self, sentence: Sentence) -> Sentence:
        """Nouns with capitals, figures with points, some names in their German form, often the verb at the end."""
        rng, words = self.rng, list[str]()
        verb = ""
        for word in sentence.words.split(" "):
            bare = word.rstrip(",")
            comma = word[len(bare) :]
            if bare[0].isdigit():
                words.append(bare.replace(",", ".") + comma)
            elif bare[0].isupper():
                words.append(" ".join(map(self._german_name, bare.split(" "))) + comma)
            else:
                means = rng.choice(self.dictionary.get(bare, (bare,)))
                if bare in self._is_verb and not verb and rng.random() < 0.4:
                    verb = means
                    continue
                words.append((means.title() if bare in self.nouns else means) + comma)
        for i in range(len(words) - 1):
            if rng.random() < 0.1:
                words[i], words[i + 1] = words[i + 1], words[i]
        return sentence._replace(words=" ".join([*words, *([verb] if verb else [])]), language="de")

    def _german_name(self, name: str) -> str:
        """One place name in twelve has a form of its own, as Geneva is Genf."""
        return name[:3] + "f" if sum(map(ord, name)) % 12 == 0 and len(name) > 4 else name


@dataclass
class _House(Site):
    """A site with the habits of its trade."""

    trade: str = "paper"
    staff: list[str] = field(default_factory=list)
    box: str = ""  # what it puts amid its stories
    clock: str = "{when:%d %B %Y, %H:%M}"
    lines: "Lines" = field(default_factory=lambda: ENGLISH)


class _Newsroom(_Press):
    """The press of the second family."""

    def __init__(self, setting: Setting, size: int, seed: int) -> None:
        self.setting, self.size, self.seed = setting, size, seed
        self.rng = random.Random(f"{VERSION} {setting.name} {seed} {size}")
        self.language = _Tongue(setting, self.rng)
        self.nothing = Event(("Nobody",), ("7",) * 6, tuple(self.language.some(30, 30)), ("again",), ())
        self.notices: list[str] = []
        self.datelines: dict[int, str] = {}
        self.credits: dict[int, str] = {}
        self.german: dict[int, Site] = {}
        self.german_heads: set[str] = set()
        self.agencies = [self._site(name) for name in AGENCIES]
        count = max(6, size // setting.outlets)
        self.known = [*self.agencies, *(self._site(self._masthead(n)) for n in range(count - len(AGENCIES)))]
        self.volumes = list(accumulate(1 / (n + 2) for n in range(len(self.known))))
        self.small: list[Site] = []
        self.drafts: list[Draft] = []
        self.story_of: dict[int, int] = {}
        self.stories = 0

    def _masthead(self, n: int) -> str:
        kinds = ("Gazette", "Observer", "Post", "Radio", "Today", "Standard", "Live", "Echo")
        return f"{self.rng.choice(self.language.words[40:]).title()} {kinds[n % len(kinds)]}"

    # copies

    def _copy(self, kind: str, taken: list[Draft]) -> Draft:
        """Sooner after its source than in the first family; a whole copy may keep the dateline, or name the source."""
        rng, source = self.rng, taken[0]
        parts = self._copied(kind, taken)
        if kind not in ("translated", "merged") and rng.random() < self.setting.reflowed:
            parts = [[s for part in parts[n : n + 2] for s in part] for n in range(0, len(parts), 2)]
        site = next(
            (
                s
                for s in (self._any_site() for _ in range(9))
                if s not in self.agencies and all(s is not t.site for t in taken)
            ),
            self.known[len(AGENCIES)],
        )
        lag = timedelta(minutes=2 + int(min(5 * 1440.0, rng.expovariate(1 / 240))))
        copy = self._draft(kind, parts, site, max(t.when for t in taken) + lag, source.event)
        if kind in ("verbatim", "edited", "spun") and id(source) in self.datelines and rng.random() < 0.6:
            self.datelines[id(copy)] = self.datelines[id(source)]
        if kind != "quoted" and source.site.name and rng.random() < 0.3:
            self.credits[id(copy)] = source.site.name
        return copy

    def _translated(self, parts: Parts) -> Parts:
        """Translators leave sentences out."""
        found = [[self.language.translated(s) for s in part if self.rng.random() > 0.1] for part in parts]
        return [part for part in found if part] or super()._translated(parts[:1])

    def _draft(self, kind: str, parts: Parts, site: Site, when: Any, event: Event) -> Draft:
        german = parts[0][0].language != self.setting.languages[0]
        draft = super()._draft(kind, parts, self._german_site(site) if german else site, when, event)
        if site in self.agencies and kind in ("own", "version") and not german:
            town = event.names[0].split(" ")[-1].upper()
            initials = "".join(word[0] for word in str(site.name).split())
            self.datelines[id(draft)] = f"{town} ({initials if len(initials) > 2 else site.name}) —"
        return draft

    def _german_site(self, site: Site) -> Site:
        """A site that prints German, in place of one that does not: its standing lines are German too."""
        if site.header[0] in self.german_heads:
            return site
        if id(site) not in self.german:
            made = self._site(site.name and f"{site.name} Deutsch", GERMAN)
            self.german[id(site)] = made
            self.german_heads.add(made.header[0])
        return self.german[id(site)]

    # outlets and pages

    def _site(self, name: str | None, lines: Lines | None = None) -> Site:
        """A site of some trade, with its standing lines; those of one publishing system are the same everywhere."""
        rng, language, lines = self.rng, self.language, lines or ENGLISH
        known = name in AGENCIES
        trade = "agency" if known else rng.choice(("paper", "paper", "paper", "broadcaster", "portal", "blog"))
        fill = {letter: " ".join(language.some(2, 5)) for letter in "abc"}
        if lines is GERMAN:
            fill = {
                letter: " ".join(language.dictionary.get(w, (w,))[0] for w in fill[letter].split()) for letter in fill
            }
        fill |= {"called": name or f"The {language.some(1, 1)[0].title()} Page", "who": language.person()}
        header, footer = ([line.format(**fill) for line in rows] for rows in lines.standing[trade])
        site = _House(
            name,
            header,
            rng.sample(footer, rng.randint(1, len(footer))),
            rng.randint(*self.setting.inserts),
            rng.random() < 0.5,
            rng.random() < self.setting.dated,
            False,
            trade=trade,
            staff=[language.person() for _ in range(5)],
            box=rng.choice(lines.boxes).format(**fill),
            clock=rng.choice(lines.clocks),
            lines=lines,
        )
        if known:
            self.notices.append(site.footer[0])
        elif trade in ("paper", "portal") and self.notices and lines is ENGLISH and rng.random() < 0.35:
            site.footer.append(rng.choice(self.notices))
        return site

    def _page(self, draft: Draft) -> Iterator[Part]:
        """The page of a trade: its head, the story with what stands between its paragraphs, and its foot."""
        rng, site = self.rng, draft.site
        assert isinstance(site, _House)
        before = [other for other in site.told[-80:] if other is not draft and other.when <= draft.when]
        yield from self._head(draft, site)
        dateline = self.datelines.get(id(draft))
        slots = {rng.randint(1, len(draft.parts)) for _ in range(site.inserts)} if before else set[int]()
        for n, part in enumerate(draft.parts):
            yield [dateline, *part] if dateline and not n else part
            if n == 0 and rng.random() < 0.2:
                words = self.language.line(draft.event, 6, 14)
                yield [f"{words[0].upper()}{words[1:]}. {site.lines.photo.format(who=rng.choice(site.staff))}"]
            if n == 1 and site.box and site.trade != "agency" and len(draft.parts) > 3:
                yield [site.box]
            if n + 1 in slots:
                lead = site.lines.links.get(site.trade, "")
                yield [lead + rng.choice(before).title]
        yield from self._foot(draft, site, before)

    def _head(self, draft: Draft, site: _House) -> Iterator[Part]:
        rng = self.rng
        yield site.header
        yield [draft.title]
        when = site.clock.format(when=draft.when)
        if site.trade in ("paper", "blog") and rng.random() < 0.8:
            form = site.lines.by[site.trade == "blog"]
            yield [form.format(who=rng.choice(site.staff), n=rng.randint(0, 40))]
        if site.dated:
            yield [site.lines.read.format(when=when, n=rng.randint(2, 9)) if site.trade == "portal" else when]
        if site.trade == "broadcaster":
            yield [site.lines.share]

    def _foot(self, draft: Draft, site: _House, before: Sequence[Draft]) -> Iterator[Part]:
        rng = self.rng
        if id(draft) in self.credits:
            yield [site.lines.via[site.trade == "blog"].format(site=self.credits[id(draft)])]
        if site.trade == "agency":
            yield [site.lines.made.format(one=rng.choice(site.staff), two=rng.choice(site.staff))]
        if before and site.trade != "agency":
            others = rng.sample(before, min(len(before), rng.randint(2, 3)))
            if rng.random() < 0.4:
                yield [site.lines.more[site.trade]]
                for other in others:
                    yield [other.title]
            if site.promo and rng.random() < self.setting.promo * 2:
                yield [others[0].title]
                yield [others[0].parts[0][0].printed()[0]]
        if site.footer:
            yield site.footer
