"""Phrasings of every wish, and of what is no wish, for training the understanding.

Sentences come from templates and vocabulary and from whole sayings, in five levels (terse, plain,
polite, chatty, expert), some with typing errors. The same seed gives the same phrasings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.random import Generator

from models.training.data.vocabulary import Label, Vocabulary, phrases, sayings, vocabularies

SEED: Final = 20240129
"""Of the phrasings that the bundled head has learnt."""

PER_LABEL: Final = 320
OFF_TOPIC_SHARE: Final = 3.0  # times as many of what is no wish
TYPOS: Final = 0.5  # share of the phrasings that occur a second time, with typing errors
MISTYPED_WORDS: Final = 0.4  # share of their words that have one
NEIGHBOURS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

PHOTOS: Final = phrases(
    "the photo|this photo|the picture|this picture|the image|the scan|this old photograph|"
    "the print|grandma's portrait|our wedding photo|this scan|the negative|the slide|"
    "my dad's army picture|"
    "the family photo|this snapshot|the old picture of my grandparents|this daguerreotype|"
    "my mother's school photo|the photograph|the polaroid|the tintype|my baby picture|it"
)
DETERMINERS: Final = phrases("the|this|all the|the ugly|that||the|")

ACTION_TEMPLATES: Final[Mapping[str, tuple[str, ...]]] = {
    "terse": ("{action}", "{action}", "{action} pls"),
    "plain": ("{action} in {photo}", "{action} from {photo}", "please {action}", "{action} here"),
    "polite": (
        "could you please {action}?",
        "would you {action} in {photo}, please",
        "I would be grateful if you could {action}",
        "kindly {action}",
    ),
    "chatty": (
        "I'd love it if you could {action}",
        "can u {action} for me",
        "hey, try to {action} in {photo}",
        "I want you to {action}",
    ),
    "expert": (
        "{action} while preserving edges",
        "{action} but retain texture",
        "{action} globally",
    ),
}
STATE_TEMPLATES: Final[Mapping[str, tuple[str, ...]]] = {
    "terse": ("{state}", "it's {state}", "{state} photo"),
    "plain": ("{photo} is {state}", "it is {state}", "{photo} looks {state}"),
    "polite": ("I am afraid {photo} is {state}", "unfortunately it is {state}"),
    "chatty": ("{photo} has become {state}", "why is {photo} so {state}", "ugh it's {state}"),
    "expert": ("the capture is {state}", "{photo} was digitised but is {state}"),
}
HELD_OUT_ACTIONS: Final = (
    "do you think you can {action}",
    "{action} throughout {photo}",
    "my wish: {action}",
    "{photo} needs you to {action}",
    "it would be nice to {action}",
)
HELD_OUT_STATES: Final = ("everything here is {state}", "I find {photo} {state}", "sadly, {state}")


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One clause as a person may write it."""

    text: str
    label: Label


def phrasings(seed: int) -> tuple[Phrasing, ...]:
    """Clauses to train with: every saying, thing and state, and a draw of what the templates
    give; half of them a second time with typing errors."""
    rng, others = np.random.default_rng(seed), np.random.default_rng(seed + 1)
    return tuple(
        Phrasing(text, label)
        for (label, words), whole in zip(vocabularies().items(), sayings().values(), strict=True)
        for text in (*_mistyped(_trained(label, words, rng), rng), *_mistyped(whole, others))
    )


def wish_texts(seed: int) -> Iterator[str]:
    """Phrasings of all wishes from templates and vocabulary, rightly spelt."""
    rng = np.random.default_rng(seed)
    for label, words in vocabularies().items():
        if label:
            yield from _trained(label, words, rng)


def held_out_phrasings(seed: int, each: int = 60) -> tuple[Phrasing, ...]:
    """Clauses of template families that `phrasings` never uses, to validate with."""
    rng = np.random.default_rng(seed)
    templates = Templates(HELD_OUT_ACTIONS, HELD_OUT_STATES)
    return tuple(
        Phrasing(text, label)
        for label, words in vocabularies().items()
        for text in _distinct(templates.filled(words, rng), each)
    )


def _trained(label: Label, words: Vocabulary, rng: Generator) -> tuple[str, ...]:
    count = PER_LABEL if label else int(PER_LABEL * OFF_TOPIC_SHARE)
    families = (ACTION_TEMPLATES, STATE_TEMPLATES)
    templates = Templates(*(tuple(chain(*family.values())) for family in families))
    alone = (thing for action in words.actions if action.alone for thing in action.things)
    return (*words.sayings, *words.states, *alone, *_distinct(templates.filled(words, rng), count))


@dataclass(frozen=True, slots=True)
class Templates:
    """Sentences with gaps, for actions and for states."""

    actions: tuple[str, ...]
    states: tuple[str, ...]

    def filled(self, words: Vocabulary, rng: Generator) -> Iterator[str]:
        """Without end; a third of them states, where the vocabulary has states."""
        while True:
            stated = words.states and rng.random() < 0.3
            yield (self._state if stated else self._action)(words, rng)

    def _state(self, words: Vocabulary, rng: Generator) -> str:
        template, state, photo = map(rng.choice, (self.states, words.states, PHOTOS))
        return str(template).format(state=state, photo=photo)

    def _action(self, words: Vocabulary, rng: Generator) -> str:
        sizes = np.array([len(action.things) for action in words.actions], float)
        action = words.actions[int(rng.choice(len(sizes), p=sizes / sizes.sum()))]
        template, verb, thing, photo = map(
            rng.choice, (self.actions, action.verbs, action.things, PHOTOS)
        )
        named = f"{rng.choice(DETERMINERS)} {thing}".strip() if words.states else thing
        return str(template).format(action=f"{verb} {named}", photo=photo)


def _distinct(texts: Iterator[str], count: int) -> tuple[str, ...]:
    """The first `count` different ones, fewer where the templates hardly give new ones."""
    found: dict[str, None] = {}
    for _, text in zip(range(count * 8), texts, strict=False):
        found.setdefault(text)
        if len(found) == count:
            break
    return tuple(found)


def _mistyped(texts: tuple[str, ...], rng: Generator) -> Iterator[str]:
    """All texts, and some of them a second time with typing errors."""
    yield from texts
    for text in texts:
        if len(text) > 3 and rng.random() < TYPOS:
            yield hasty(text, rng)


def hasty(text: str, rng: Generator) -> str:
    """The text with typing errors in many of its longer words, in one at least."""
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if len(word) > 3] or [0]
    for at in {int(rng.choice(long)), *(at for at in long if rng.random() < MISTYPED_WORDS)}:
        words[at] = typo(words[at], rng)
    return " ".join(words)


def typo(text: str, rng: Generator) -> str:
    """The word with one letter swapped with the next, left out, doubled or mishit."""
    places = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha()]
    if not places:
        return text
    at = int(rng.choice(places))
    here, after = text[at], text[at + 1]
    change = (after + here, after, here + here + after, _neighbour(here, rng) + after)
    return text[:at] + change[int(rng.integers(len(change)))] + text[at + 2 :]


def _neighbour(letter: str, rng: Generator) -> str:
    """A key beside that letter's."""
    row = next((row for row in NEIGHBOURS if letter.lower() in row), letter)
    at = row.find(letter.lower()) + int(rng.choice([-1, 1]))
    return row[min(max(at, 0), len(row) - 1)]
