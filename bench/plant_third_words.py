"""The words of the third family of invented coverage: sentences built of phrases, Italian, forms, and standing lines.

In: a Setting and a seeded generator. Out: sentences, as `plant_words` makes them. Part of the generator of
`plant_third`, frozen with it.
"""

import random
from itertools import accumulate
from typing import NamedTuple

import plant_words
from plant_coverage import Setting
from plant_words import Event, Language, Sentence

SMALL_IT = (  # in the order of the English ones
    "il di e a in un fu su per che da con presso dalla suo come lo è furono ebbe non ma suoi dopo loro questo"
)
OTHER_SMALL_EN = "their no some over under without between against during near before because although when which"
OTHER_SMALL_IT = "loro nessun alcuni sopra sotto senza tra contro durante vicino prima perché benché quando quale"
PREPOSITIONS = "of in to for with on at from by after before near under over without between against during"
DETERMINERS = "the the the a its his their this no some"
LINKS = "and but while because when although as which"
SAID = {"en": ("said", "told the paper", "admits", "recalled"), "it": ("ha detto", "dice", "ricorda", "ammette")}

# What differs between two reports on one form is names and numbers: {t} a town, {p} a person, {n} and {m} numbers,
# {d} a day. Some sentences of a form have none, and stand in all of them.
FORMS = (
    (
        "Rain will reach {t} by {n} o'clock in the evening and clear from the west overnight.",
        "Highs of {n} degrees are expected in {t}, with lows of {m} degrees in the valleys.",
        "Winds of up to {n} kilometres an hour are forecast for the coast near {t} on {d}.",
        "Drivers are advised to leave more time for their journey and to check the forecast before they set out.",
        "The outlook for {d} is mostly dry with long sunny spells and a light breeze from the south.",
    ),
    (
        "The main index of {t} closed {n}.{m} points higher on {d} after a quiet session.",
        "Shares in {p} Holding rose by {n} percent, while those of {t} Cement lost {m} percent.",
        "Volume was {n} million shares, against {m} million in the session before.",
        "Investors are waiting for the minutes of the central bank, which are due later this week.",
        "A barrel of oil cost {n} crowns, and an ounce of gold {m} crowns, at the close.",
    ),
    (
        "{t} beat {u} {n}-{m} at home on {d} with a goal by {p} in the last minute of the game.",
        "{p} opened the scoring in the {n}th minute when a free kick found the far corner of the net.",
        "The visitors had {n} shots on target and {m} corners, but could not find a way past the keeper.",
        "The referee showed {n} yellow cards in front of a crowd of {m} people.",
        "{t} are now on {n} points from {m} games and travel to {u} on {d}.",
    ),
    (
        "{p}, {n}, of {t}, was fined {m} crowns for driving without due care and attention.",
        "{p}, {n}, of {t}, was ordered to pay {m} crowns in costs and given three points on his licence.",
        "{p}, {n}, pleaded guilty to the theft of goods worth {m} crowns from a shop in {t}.",
        "The case against {p}, {n}, of {t}, was adjourned until {d} for reports.",
        "All cases were heard by magistrates sitting at {t} on {d}.",
    ),
    (
        "An earthquake of magnitude {n}.{m} struck {n} kilometres from {t} on {d}, the institute said.",
        "The quake struck at a depth of {n} kilometres and was felt in {t} and {u}.",
        "There were no immediate reports of damage or casualties, and no tsunami warning was issued.",
        "It was followed by {n} aftershocks, the strongest of them of magnitude {m}.",
        "The region lies where two plates meet and is shaken by several hundred small earthquakes every year.",
    ),
)
GROUPS = (  # what the papers of one publisher print below their pages; {own} is an invented phrase of its own
    (
        "{called} and its partners store and read information on your device to show you advertising that suits you.",
        "Subscribe to {called} for full access to all stories, {own}, on your phone and on paper.",
        "Follow {called} on social media and get the day's news from {t} before everybody else.",
    ),
    (
        "Cookies help {called} to keep this site free. You can change your choice at any time in the settings.",
        "This article is for subscribers of {called}. Already a subscriber? Sign in to read on, {own}.",
        "{called} is a member of the press council and follows its code. Complaints: the readers' editor, {t}.",
    ),
    (
        "Your donation keeps {called} independent. Give what you can, once or every month, {own}.",
        "Stories of {called} may be printed elsewhere for free if the author is named and nothing is changed.",
        "Sign up for the weekly letter of {called} and never miss what matters in {t}.",
    ),
)
COMMENTS = (
    "I worked from home last month and made {n} crowns a week, ask me how, the link is in my profile",
    "Typical. They never tell us what {t} really pays for this and they never will",
    "My neighbour in {t} said the same {n} years ago and nobody listened to him then either",
    "Great article, thank you. One question though, why is {p} not mentioned anywhere in it",
)


class Said(Sentence):
    """How the third family prints what a person said, or a paragraph of a letter or law that is quoted at length."""

    __slots__ = ()

    def printed(self) -> tuple[str, int, int]:
        words = self.words[0].upper() + self.words[1:]
        if not self.quote:
            return words + ("" if words.endswith(":") else "."), 0, len(words) + 1
        opening, closing = ('"', '"') if self.straight else (("“", "”") if self.language == "en" else ("«", "»"))
        if self.form >= LETTER:
            if self.form > LETTER:  # a whole paragraph without marks, under a line that says what it is
                return words + ".", 0, len(words) + 1
            return f"{opening}{words}.{closing}", 1, len(words) + 2
        said, order = SAID[self.language][self.form % 4], self.form // 4 % 4
        if order == 0:
            head = f"{self.speaker} {said}: {opening}"
            return f"{head}{words}.{closing}", len(head), len(head) + len(words) + 1
        if order == 1:
            return f"{opening}{words},{closing} {self.speaker} {said}.", 1, 1 + len(words)
        if order == 2:
            head = f"{self.speaker} {said} {'that' if self.language == 'en' else 'che'} {opening}"
            return f"{head}{self.words}{closing}.", len(head), len(head) + len(self.words)
        text = f"{opening}{words}.{closing}"
        return f"{text} So {said} {self.speaker}." if self.language == "en" else text, 1, len(words) + 2


LETTER = 1000  # the form of a quoted document; above it, one without marks


class Grammar(Language):
    """Sentences of phrases and clauses, in which every second word is a small one, as on real pages."""

    def __init__(self, setting: Setting, rng: random.Random) -> None:
        plant_words.SMALL.setdefault("it", SMALL_IT)
        super().__init__(setting, rng)
        self.dictionary |= {
            word: (other,) for word, other in zip(OTHER_SMALL_EN.split(), OTHER_SMALL_IT.split(), strict=True)
        }
        self.content = self.words[30:]
        self.content_weights = list(accumulate(1 / (rank + 12) for rank in range(len(self.content))))

    def content_word(self, event: Event) -> str:
        """A word of the event, or any."""
        rng = self.rng
        return rng.choice(event.topics) if rng.random() < 0.3 else self.any_word()

    def any_word(self) -> str:
        """A word with something in it."""
        return self.rng.choices(self.content, cum_weights=self.content_weights)[0]

    def event(self) -> Event:
        rng = self.rng
        names = tuple(
            self.person() if rng.random() < 0.6 else rng.choice(self.content).title() for _ in range(rng.randint(4, 8))
        )
        numbers = tuple(str(int(10 ** rng.uniform(0.3, 3.2))) for _ in range(6))
        topics = tuple(rng.choice(self.content) for _ in range(24))
        phrase = (rng.choice(DETERMINERS.split()), rng.choice(topics), rng.choice(topics))
        bare = Event(names, numbers, topics, phrase, ())
        sayings = tuple((self.next_name(), self.line(bare, 7, 28), self.person()) for _ in range(rng.randint(0, 3)))
        return bare._replace(sayings=sayings)

    def line(self, event: Event, low: int, high: int) -> str:
        rng, want = self.rng, self.rng.randint(low, high)
        words = [*self._phrase(event), rng.choice(self.verbs), *self._phrase(event)]
        while len(words) < want:
            if rng.random() < 0.25:
                words[-1] += ","
                words += [rng.choice(LINKS.split()), *self._phrase(event), rng.choice(self.verbs)]
            else:
                words += [rng.choice(PREPOSITIONS.split()), *self._phrase(event)]
        return " ".join(words)

    def _phrase(self, event: Event) -> list[str]:
        rng, draw = self.rng, self.rng.random()
        if draw < 0.14:
            return [rng.choice(event.names)]
        if draw < 0.2:
            return [rng.choice(event.numbers), self.content_word(event)]
        if draw < 0.25:
            return list(event.phrase)
        if draw < 0.33:
            return rng.choices(self.stock, cum_weights=self.stock_weights)[0]
        more = [self.content_word(event)] if rng.random() < 0.4 else []
        return [rng.choice(DETERMINERS.split()), *more, self.content_word(event)]

    def sentence(self, event: Event) -> Sentence:
        return Said(self.next_name(), self.line(event, *self.setting.sentence), self.setting.languages[0])

    def saying(self, quote: int, words: str, speaker: str) -> Sentence:
        language, rng = self.setting.languages[0], self.rng
        return Said(self.next_name(), words, language, quote, speaker, rng.randrange(16), rng.random() < 0.25)

    def quoted_part(self, quote: int, words: str, marked: bool) -> Sentence:
        """A paragraph of a letter, a law or a statement, as somebody prints it."""
        form = LETTER if marked else LETTER + 1
        return Said(self.next_name(), words, self.setting.languages[0], quote, "", form, False)

    def filled(self, form: str, event: Event) -> Sentence:
        """A sentence of a form with its names and numbers."""
        return Said(self.next_name(), self.fill(form, event).rstrip("."), self.setting.languages[0])

    def fill(self, line: str, event: Event, called: str = "", own: str = "") -> str:
        """A standing line, or one of a form, with what belongs into it."""
        rng = self.rng
        towns = [name.split(" ")[-1] for name in event.names]
        return line.format(
            t=rng.choice(towns),
            u=rng.choice(towns),
            p=self.person(),
            n=rng.randint(2, 99),
            m=rng.randint(1, 900),
            d=rng.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")),
            called=called,
            own=own,
        )

    def edited(self, sentence: Sentence) -> Sentence:
        """As a desk edits: most stay, some lose what stands behind a comma, gain an adjective, or change some words."""
        rng, words = self.rng, sentence.words.split(" ")
        draw = rng.random()
        if sentence.quote or draw < 0.5:
            return sentence
        if draw < 0.65:
            at = next((i for i, word in enumerate(words) if word.endswith(",") and i > 6), len(words) - 1)
            return sentence._replace(words=" ".join(words[: at + 1]).rstrip(","))
        if draw < 0.8:
            words.insert(rng.randrange(1, len(words)), self.any_word())
            return sentence._replace(words=" ".join(words))
        share = self.setting.edit
        changed = [self.any_word() if word.islower() and rng.random() < share else word for word in words]
        return sentence._replace(words=" ".join(changed))

    def translated(self, sentence: Sentence) -> Sentence:
        """Words of forms are in no dictionary until they are met."""
        for word in sentence.words.rstrip(":").replace(",", "").split(" "):
            if word.islower() and word not in self.dictionary:
                self.dictionary[word] = (f"{word[::-1]}{self.rng.choice('aeio')}",)
        return super().translated(sentence)

    def spun(self, sentence: Sentence, share: float) -> Sentence:
        """Synonyms, and the first clause sometimes last."""
        rng, words = self.rng, list[str]()
        for word in sentence.words.split(" "):
            bare = word.rstrip(",")
            change = rng.random() < share and bare in self.synonyms
            words.append(rng.choice(self.synonyms[bare]) + word[len(bare) :] if change else word)
        at = next((i for i, word in enumerate(words) if word.endswith(",")), -1)
        if not sentence.quote and at > 0 and rng.random() < self.setting.flip:
            words = [*words[at + 1 :], *words[:at], words[at].rstrip(",")]
        return sentence._replace(words=" ".join(words), straight=True)


class Publisher(NamedTuple):
    """Whose papers look alike."""

    group: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    navigation: str
