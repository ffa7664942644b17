"""The forms in which papers write a word of a table: "asaltar/v" as "asaltó", "han asaltado", "asaltadas".

In: a language and a term with its part of speech. Out: word forms. What is written by rule is written here; a verb that
keeps to no rule has its forms in `resources/<language>/conjugations.tsv`. Only the third persons of the indicative, the
infinitive, the gerund and the participle are given: news tells of others.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from firsthand.resources import languages, table

Way = Literal["present", "past", "infinitive", "gerund", "participle", "noun"]
_VOWELS = "aeiouáéíóú"
_PLAIN = str.maketrans("áéíóú", "aeiou")
_STRESSED = re.compile(r"(.*)([aeiou])([^aeiouáéíóú]+)en")  # two syllables and no accent: the stress is on the first
_ACUTE = dict(zip("aeiou", "áéíóú", strict=True))
_INVARIABLE = ("s", "x")  # "crisis", "tórax": one form for both numbers, if the stress is not on the last syllable


class Form(NamedTuple):
    """One written form and how it is used."""

    word: str
    way: Way


class _Endings(NamedTuple):
    present: tuple[str, str]
    past: tuple[str, str, str, str]
    gerund: str
    participle: str


_ENDINGS = {
    "ar": _Endings(("a", "an"), ("ó", "aron", "aba", "aban"), "ando", "ado"),
    "er": _Endings(("e", "en"), ("ió", "ieron", "ía", "ían"), "iendo", "ido"),
    "ir": _Endings(("e", "en"), ("ió", "ieron", "ía", "ían"), "iendo", "ido"),
}


@cache
def verb(infinitive: str) -> tuple[Form, ...]:
    """The forms of a Spanish verb in the third person; of one that ends in "se", those of the verb without it.

    >>> [form.word for form in verb("asaltar")][:8]
    ['asalta', 'asaltan', 'asaltó', 'asaltaron', 'asaltaba', 'asaltaban', 'asaltar', 'asaltando']
    >>> {form.word for form in verb("morir")} >= {"muere", "murieron", "muerta"}
    True
    """
    plain = infinitive.removesuffix("se").replace("ír", "ir")
    stem, endings = plain[:-2], _ENDINGS[plain[-2:]]
    known = _irregular().get(plain, {})
    present = known.get("present") or [_join(plain, stem, ending) for ending in endings.present]
    past = known.get("past") or [_join(plain, stem, ending) for ending in endings.past[:2]]
    past = [*past, *(known.get("imperfect") or [stem + ending for ending in endings.past[2:]])]
    gerund = known.get("gerund") or [_join(plain, stem, endings.gerund)]
    participle = (known.get("participle") or [_done(plain, stem, endings.participle)])[0]
    return (
        *(Form(word, "present") for word in present),
        *(Form(word, "past") for word in past),
        Form(infinitive.removesuffix("se"), "infinitive"),
        *(Form(word, "gerund") for word in gerund),
        *(Form(participle[:-1] + ending, "participle") for ending in ("o", "a", "os", "as")),
    )


@cache
def noun(singular: str) -> tuple[Form, ...]:
    """A Spanish noun in both numbers; of a phrase each word up to the first preposition.

    >>> [form.word for form in noun("explosión")], [form.word for form in noun("víctima mortal")]
    (['explosión', 'explosiones'], ['víctima mortal', 'víctimas mortales'])
    >>> [form.word for form in noun("golpe de estado")]
    ['golpe de estado', 'golpes de estado']
    """
    words = singular.split()
    end = next((n for n, word in enumerate(words) if n and len(word) <= 3), len(words))
    both = " ".join([*map(_plural, words[:end]), *words[end:]])
    return tuple(Form(word, "noun") for word in dict.fromkeys((singular, both)))


def enclitic(form: str, way: Way) -> str:
    """A Spanish infinitive or gerund with "se" behind it; other forms have it before them, and stay as they are.

    >>> enclitic("salir", "infinitive"), enclitic("saliendo", "gerund"), enclitic("sale", "present")
    ('salirse', 'saliéndose', 'sale')
    """
    if way == "gerund":
        return form[:-4] + _ACUTE[form[-4]] + form[-3:] + "se"
    return form + "se" if way == "infinitive" else form


def _plural(word: str) -> str:
    if word[-1] in _INVARIABLE:
        return word if word[-2] not in "éáóíú" else word[:-2] + word[-2].translate(_PLAIN) + word[-1] + "es"
    if word[-1] in _VOWELS:
        return word + "s"
    if word.endswith("z"):
        return word[:-1] + "ces"
    if (plain := _STRESSED.fullmatch(word)) is not None:
        return plain[1] + _ACUTE[plain[2]] + plain[3] + "enes"  # "crimen", "crímenes"
    if word[-2] in "áéíóú" and word[-1] in "ns":
        return word[:-2] + word[-2].translate(_PLAIN) + word[-1] + "es"  # "explosión", "explosiones"
    return word + "es"


def _join(verb: str, stem: str, ending: str) -> str:
    """A stem with an ending, as it is spelt: "huyó", "cayendo", "destruye"; "riñó" and "bulló" drop their "i"."""
    if verb.endswith("uir") and verb[-4] not in "gq" and ending[0] in "ei":
        return stem + "y" + ending.removeprefix("i")  # "huye", "huyó"
    if stem[-1] in "aeo" and ending.startswith("i") and verb[-2:] != "ar":
        return stem + "y" + ending[1:]  # "cayó", "leyeron"
    return stem + ending


def _done(verb: str, stem: str, ending: str) -> str:
    return stem + ("ído" if verb[-2:] != "ar" and stem[-1] in "aeo" else ending)  # "caído"; "huido"


@cache
def _irregular() -> dict[str, dict[str, list[str]]]:
    """What a verb has of its own, by what it is."""
    return {
        row["term"]: {
            name: row[name].split()
            for name in ("present", "past", "imperfect", "gerund", "participle")
            if row[name] != "-"
        }
        for row in table("es", "conjugations")
    }


@cache
def written(language: str, name: str) -> frozenset[str]:
    """Every form of the terms of a table, in the language's own spelling."""
    return frozenset(form.word for row in table(language, name) for form in forms(language, row["term"]))


@cache
def forms_of_things(*kinds: str, language: str | None = None) -> frozenset[str]:
    """Every form of the words for people or things of some kinds: in one language, or in all.

    >>> forms_of_things("prison", language="es") >= {"cárcel", "cárceles"}
    True
    """
    told_in = languages() if language is None else (language,)
    rows = ((one, row) for one in told_in for row in table(one, "things"))
    terms = [(one, row["term"]) for one, row in rows if not set(kinds).isdisjoint(row["kinds"].split())]
    return frozenset(form.word for one, term in terms for form in forms(one, term))


@cache
def forms(language: str, term: str) -> tuple[Form, ...]:
    """The forms of a term as a table gives it: `word/v`, `word/n` or, of an adjective in "o", `word/a`.

    Of a phrase that begins with a verb they are those of the verb, each with the rest. A term without a part of
    speech, and any of English, whose parser knows the lemmas, is a form itself.

    >>> [form.word for form in forms("es", "abrir fuego/v")][:3]
    ['abre fuego', 'abren fuego', 'abrió fuego']
    >>> [form.word for form in forms("es", "dar parte")], [form.word for form in forms("en", "attack/v")]
    (['dar parte'], ['attack/v'])
    """
    words, _, part = term.partition("/")
    part = part.split(" ")[0]  # "golpear/v ASSAULT": a second sense
    if language != "es" or part not in ("v", "n", "a"):
        return (Form(term, "noun"),)
    if part == "n":
        return noun(words)
    if part == "a":
        return tuple(Form(words[:-1] + ending, "participle") for ending in ("o", "a", "os", "as"))
    head, _, rest = words.partition(" ")
    return tuple(Form(f"{form.word} {rest}".strip(), form.way) for form in verb(head))
