"""An invented language for planted coverage: its words, sentences, synonyms, and a dictionary into a second one.

In: a Setting and a seeded generator. Out: sentences. All words but the commonest small ones are made of syllables; no
text of any outlet is in it. Part of the generator of `plant_coverage`, frozen with it.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

SMALL = {
    "en": "the of and to in a was on for that by with at from his as it is were had not but its after they this",
    "es": "el de y a en un fue sobre para que por con ante desde su como lo es eran hubo no pero sus tras ellos este",
    "fr": "le de et à dans un fut sur pour que par avec chez dès son comme il est furent eut pas mais ses après ils ce",
}
SAID = {
    "en": ("said", "told reporters", "added", "warned"),
    "es": ("dijo", "declaró", "añadió", "advirtió"),
    "fr": ("a déclaré", "a dit", "a ajouté", "a indiqué"),
}
MARKS = {"en": ("“", "”"), "es": ("«", "»"), "fr": ("« ", " »")}


@dataclass(frozen=True)
class Setting:
    """What the generator is told: a second setting makes coverage that nobody tuned a method on."""

    name: str = "v2"
    copies: float = 0.30
    kinds: tuple[tuple[str, int], ...] = (
        ("verbatim", 22),
        ("excerpt", 20),
        ("edited", 20),
        ("spun", 10),
        ("merged", 6),
        ("quoted", 14),
        ("translated", 12),
    )
    # the language
    onsets: tuple[str, ...] = ("b", "br", "d", "f", "g", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "v")
    vowels: tuple[str, ...] = ("a", "e", "i", "o", "u")
    codas: tuple[str, ...] = ("", "", "", "n", "r", "s")
    other_onsets: tuple[str, ...] = ("c", "ch", "d", "gl", "h", "j", "ll", "m", "ñ", "pr", "qu", "r", "t", "tr", "z")
    vocabulary: int = 20000
    languages: tuple[str, str] = ("en", "es")
    cognates: float = 0.2
    sentence: tuple[int, int] = (6, 34)
    paragraph: tuple[int, int] = (1, 4)
    story: tuple[int, int] = (4, 9)  # paragraphs
    speech: float = 0.13
    stock: tuple[int, int] = (4, 9)  # words of a phrase that everybody uses
    stock_share: float = 0.3
    # what copying does
    edit: float = 0.04
    drop: float = 0.08
    spin: tuple[float, float] = (0.15, 0.25)
    flip: float = 0.15
    excerpt: tuple[int, int] = (1, 5)  # paragraphs
    sources: tuple[int, int] = (2, 2)  # of a merged article
    chain: float = 0.15  # copies taken from a copy
    unseen: float = 0.04  # stories that are copied but are not in the pile
    part: float = 0.4  # edited, spun and translated copies that are a passage in an own story
    reflowed: float = 0.3  # copies with every sentence a paragraph
    # stories
    events: float = 0.45  # stories that others tell too, in their own words
    retellings: tuple[int, int] = (2, 9)
    foreign: float = 0.06  # stories told in the other language by their own reporter
    updates: float = 0.03  # later states of an outlet's own story
    hot: float = 0.4  # copies that are of a hot story
    hot_stories: int = 2500  # articles for one hot story
    digest: tuple[int, int] = (15, 40)  # leads on an aggregator's page
    digests: int = 400  # articles for one such page
    # outlets and pages
    outlets: int = 35  # articles for one outlet of some size
    tiny: float = 0.07
    unknown: float = 0.05  # on sites of which nothing is known
    nameless: float = 0.02  # of known outlets, but without their name
    header: tuple[int, int] = (3, 12)
    footer: tuple[int, int] = (1, 4)
    insert: str = "Read more: {headline}"
    inserts: tuple[int, int] = (0, 2)
    promo: float = 0.12  # pages that carry the lead of another story of the outlet
    notices: int = 6
    notice: tuple[int, int] = (25, 60)
    noticed: float = 0.35  # outlets that print an agency's legal notice
    dated: float = 0.5  # outlets that print the day on the page
    top_footer: bool = False
    # clocks
    no_date: float = 0.05
    day_only: float = 0.04
    wrong_zone: float = 0.03
    wrong_day: float = 0.02


def held_out() -> Setting:
    """Other words, lengths, shares and pages: for reporting beside, never for tuning."""
    return replace(
        Setting(),
        name="held out",
        copies=0.36,
        kinds=(
            ("verbatim", 15),
            ("excerpt", 24),
            ("edited", 17),
            ("spun", 14),
            ("merged", 9),
            ("quoted", 10),
            ("translated", 13),
        ),
        onsets=("ch", "d", "dr", "gr", "h", "j", "l", "m", "n", "sh", "sk", "sl", "th", "w", "y", "z"),
        vowels=("a", "ai", "e", "ee", "o", "ou", "u"),
        codas=("", "", "ck", "l", "m", "nd", "t"),
        other_onsets=("b", "bl", "c", "cr", "f", "fl", "g", "l", "n", "p", "pl", "s", "v", "vr"),
        vocabulary=9000,
        languages=("en", "fr"),
        cognates=0.3,
        sentence=(9, 45),
        paragraph=(1, 3),
        story=(2, 7),
        speech=0.35,
        stock=(3, 10),
        stock_share=0.2,
        edit=0.06,
        drop=0.12,
        spin=(0.12, 0.3),
        flip=0.25,
        excerpt=(1, 3),
        sources=(2, 4),
        chain=0.3,
        unseen=0.08,
        part=0.55,
        reflowed=0.5,
        events=0.65,
        retellings=(2, 15),
        foreign=0.1,
        updates=0.06,
        hot=0.55,
        hot_stories=1800,
        digest=(8, 80),
        digests=250,
        outlets=60,
        tiny=0.15,
        unknown=0.1,
        nameless=0.05,
        header=(6, 30),
        footer=(0, 6),
        insert="Related | {headline} | {other}",
        inserts=(0, 3),
        promo=0.2,
        notices=3,
        notice=(12, 90),
        noticed=0.5,
        dated=0.8,
        top_footer=True,
        no_date=0.1,
        day_only=0.15,
        wrong_zone=0.06,
        wrong_day=0.04,
    )


class Sentence(NamedTuple):
    """Words with a name of their own: a copy of a sentence keeps its name; what is said keeps its `quote`."""

    name: int
    words: str
    language: str
    quote: int = 0
    speaker: str = ""
    form: int = 0
    straight: bool = False

    def printed(self) -> tuple[str, int, int]:
        """The sentence as it stands on the page, and where in it the words lie."""
        words = self.words[0].upper() + self.words[1:]
        if not self.quote:
            return words + ".", 0, len(words) + 1
        said = SAID[self.language][self.form % 4]
        opening, closing = ('"', '"') if self.straight else MARKS[self.language]
        order = self.form // 4 % 3
        if order == 1:
            head = f"{self.speaker} {said}: {opening}"
            return f"{head}{words}.{closing}", len(head), len(head) + len(words) + 1
        comma = f",{closing} " if self.language == "en" else f"{closing}, "
        middle = words.find(" ", len(words) // 2) if order == 2 else -1
        if middle < 0:
            return f"{opening}{words}{comma}{said} {self.speaker}.", len(opening), len(opening) + len(words)
        text = f"{opening}{words[:middle].rstrip(',')}{comma}{said} {self.speaker}, {opening}{words[middle + 1 :]}"
        return f"{text}.{closing}", len(opening), len(text)


class Event(NamedTuple):
    """What a day's stories are about: those who report it share these words and no sentences."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    topics: tuple[str, ...]
    phrase: tuple[str, ...]
    sayings: tuple[tuple[int, str, str], ...]  # quote, words, speaker


class Language:
    """Words, phrases, synonyms and the dictionary of one setting."""

    def __init__(self, setting: Setting, rng: random.Random) -> None:
        self.setting, self.rng, self.count = setting, rng, 0
        syllables = [o + v + c for o in setting.onsets for v in setting.vowels for c in setting.codas]
        others = [o + v + c for o in setting.other_onsets for v in setting.vowels for c in ("", "l", "x")]
        small, small_other = (SMALL[language].split() for language in setting.languages)
        made = self._made(syllables, setting.vocabulary)
        self.words = small + [word for word in made if word not in set(small)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.verbs = self._made(syllables, 60)
        self._is_verb = frozenset(self.verbs)
        self.stock = [
            rng.choices(self.words, cum_weights=self.weights, k=rng.randint(*setting.stock)) for _ in range(3000)
        ]
        self.stock_weights = list(accumulate(1 / (rank + 5) for rank in range(len(self.stock))))
        self.synonyms = {word: rng.choices(made, k=2) for word in made if rng.random() < 0.8}
        pool = self._made(others, len(made) + len(self.verbs) + 5000)
        fresh = iter(pool)
        self.dictionary = {
            word: self._foreign(word, next(fresh), pool) for word in dict.fromkeys([*made, *self.verbs])
        } | {word: (other,) for word, other in zip(small, small_other, strict=False)}

    def _made(self, syllables: Sequence[str], count: int) -> list[str]:
        rng = self.rng
        lengths = rng.choices((2, 2, 3, 3, 4), k=count)
        return list(dict.fromkeys("".join(rng.choices(syllables, k=length)) for length in lengths))

    def _foreign(self, word: str, fresh: str, pool: Sequence[str]) -> tuple[str, ...]:
        """One word of the other language, or two that mean the same; a share keeps its stem."""
        rng = self.rng
        if len(word) > 4 and rng.random() < self.setting.cognates:
            fresh = word[:-1] + rng.choice(("o", "a", "al", "ico"))
        return (fresh, rng.choice(pool)) if rng.random() < 0.2 else (fresh,)

    def next_name(self) -> int:
        """A number that no sentence and no saying had before."""
        self.count += 1
        return self.count

    def some(self, low: int, high: int) -> list[str]:
        """Some words."""
        return self.rng.choices(self.words, cum_weights=self.weights, k=self.rng.randint(low, high))

    def person(self) -> str:
        """A first and a last name."""
        return f"{self.rng.choice(self.words[40:]).title()} {self.rng.choice(self.words[40:]).title()}"

    def event(self) -> Event:
        """Names, figures, words and a few sayings."""
        rng = self.rng
        names = tuple(
            self.person() if rng.random() < 0.5 else rng.choice(self.words[40:]).title()
            for _ in range(rng.randint(6, 12))
        )
        numbers = tuple(f"{int(10 ** rng.uniform(0.4, 5)):,}" for _ in range(6))
        topics = tuple(rng.choices(self.words[40:], k=30))
        bare = Event(names, numbers, topics, tuple(self.some(4, 8)), ())
        sayings = tuple((self.next_name(), self.line(bare, 12, 38), self.person()) for _ in range(rng.randint(1, 3)))
        return bare._replace(sayings=sayings)

    def line(self, event: Event, low: int, high: int) -> str:
        """The words of a sentence about the event, with a verb in the middle."""
        rng, chance = self.rng, self.rng.random
        words = self.some(low, high)
        length = len(words)
        for _ in range(length // 7):
            words[int(chance() * length)] = event.topics[int(chance() * 30)]
        for _ in range(int(chance() * (1 + length / 9))):
            words[int(chance() * length)] = event.names[int(chance() * len(event.names))]
        if chance() < 0.4:
            number = event.numbers[int(chance() * 6)] if chance() < 0.6 else str(2 + int(chance() * 4000))
            words[int(chance() * length)] = number
        words[length // 2] = self.verbs[int(chance() * len(self.verbs))]
        if chance() < self.setting.stock_share:
            at = int(chance() * length)
            words[at:at] = rng.choices(self.stock, cum_weights=self.stock_weights)[0]
        if chance() < 0.06:
            words += event.phrase
        if length > 11 and chance() < 0.7:
            at = int(chance() * (length - 4)) + 2
            words[at] += ","
        return " ".join(words)

    def sentence(self, event: Event) -> Sentence:
        """A reporter's own new sentence."""
        return Sentence(self.next_name(), self.line(event, *self.setting.sentence), self.setting.languages[0])

    def saying(self, quote: int, words: str, speaker: str) -> Sentence:
        """A person's words, ascribed in one of several ways."""
        rng, language = self.rng, self.setting.languages[0]
        return Sentence(self.next_name(), words, language, quote, speaker, rng.randrange(12), rng.random() < 0.3)

    def edited(self, sentence: Sentence) -> Sentence:
        """A share of the words changed, quotation marks straightened."""
        chance, share = self.rng.random, self.setting.edit
        words = [self.some(1, 1)[0] if chance() < share else word for word in sentence.words.split(" ")]
        return sentence._replace(words=" ".join(words), straight=True)

    def spun(self, sentence: Sentence, share: float) -> Sentence:
        """A share of the words exchanged for synonyms; sometimes the halves around the verb change places."""
        chance = self.rng.random
        words = sentence.words.split(" ")
        for i, word in enumerate(words):
            bare = word.rstrip(",")
            if chance() < share and bare in self.synonyms:
                words[i] = self.synonyms[bare][int(chance() * 2)] + word[len(bare) :]
        if not sentence.quote and chance() < self.setting.flip:
            at = next((i for i, word in enumerate(words) if word in self._is_verb), 0)
            if 0 < at < len(words) - 1:
                words = [*words[at + 1 :], "was", words[at], "by", *words[:at]]
        return sentence._replace(words=" ".join(words), straight=True)

    def translated(self, sentence: Sentence) -> Sentence:
        """Word for word by the dictionary, neighbours sometimes changing places; names and numbers stay."""
        chance, dictionary = self.rng.random, self.dictionary
        words = []
        for word in sentence.words.split(" "):
            bare = word.rstrip(",")
            means = dictionary.get(bare, (bare,))
            words.append(means[int(chance() * len(means))] + word[len(bare) :])
        for i in range(len(words) - 1):
            if chance() < 0.08:
                words[i], words[i + 1] = words[i + 1], words[i]
        return sentence._replace(words=" ".join(words), language=self.setting.languages[1])
