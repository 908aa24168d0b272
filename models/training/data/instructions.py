"""Training sentences of the wish classifier, labelled with their wish or with none.

Sentences are made of templates and vocabulary, in five registers (terse, plain, polite, chatty,
expert), or are whole sayings; some have typing errors. The same seed gives the same sentences.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.random import Generator

from models.training.data.vocabulary import Label, Vocabulary, phrases, sayings, vocabularies

SEED: Final = 20240129
"""Seed of the sentences that the bundled classifier was trained with."""

PER_LABEL: Final = 320
"""Number of sentences from templates for each wish."""
OFF_TOPIC_FACTOR: Final = 3.0
"""Factor by which sentences without a wish are more numerous than those of one wish."""
TYPOS: Final = 0.5
"""Share of the sentences that occur a second time, with typing errors."""
MISTYPED_WORDS: Final = 0.4
"""Share of the longer words of a mistyped sentence that have a typing error."""
KEY_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""Rows of keys of the keyboard; neighbours in a row are mistaken for each other."""

PHOTOS: Final = phrases(
    "the photo|this photo|the picture|this picture|the image|the scan|this old photograph|"
    "the print|grandma's portrait|our wedding photo|this scan|the negative|the slide|"
    "my dad's army picture|"
    "the family photo|this snapshot|the old picture of my grandparents|this daguerreotype|"
    "my mother's school photo|the photograph|the polaroid|the tintype|my baby picture|it"
)
"""Words for a photo that replace `{photo}` in the templates."""
DETERMINERS: Final = phrases("the|this|all the|the ugly|that||the|")
"""Articles and similar words that stand before the name of a thing."""

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
    """Clause as a user may type it, with the wish it asks for."""

    text: str
    label: Label


def phrasings(seed: int) -> tuple[Phrasing, ...]:
    """Make the training sentences: all fixed ones, and a draw from the templates.

    Half of them occur a second time with typing errors. `seed` decides the draws."""
    rng, sayings_rng = np.random.default_rng(seed), np.random.default_rng(seed + 1)
    return tuple(
        Phrasing(text, label)
        for (label, words), whole in zip(vocabularies().items(), sayings().values(), strict=True)
        for text in (
            *_with_typos(_training_texts(label, words, rng), rng),
            *_with_typos(whole, sayings_rng),
        )
    )


def wish_texts(seed: int) -> Iterator[str]:
    """Yield the training sentences of all wishes from templates and vocabulary, without typos.

    `seed` decides the draws."""
    rng = np.random.default_rng(seed)
    for label, words in vocabularies().items():
        if label:
            yield from _training_texts(label, words, rng)


def held_out_phrasings(seed: int, each: int = 60) -> tuple[Phrasing, ...]:
    """Make validation sentences, `each` per label, from templates that are never trained.

    `seed` decides the draws."""
    rng = np.random.default_rng(seed)
    templates = Templates(HELD_OUT_ACTIONS, HELD_OUT_STATES)
    return tuple(
        Phrasing(text, label)
        for label, words in vocabularies().items()
        for text in _distinct(templates.filled(words, rng), each)
    )


def _training_texts(label: Label, words: Vocabulary, rng: Generator) -> tuple[str, ...]:
    """Return all clauses, states and things of a vocabulary, and a draw from the templates."""
    count = PER_LABEL if label else int(PER_LABEL * OFF_TOPIC_FACTOR)
    families = (ACTION_TEMPLATES, STATE_TEMPLATES)
    templates = Templates(*(tuple(chain(*family.values())) for family in families))
    alone = (thing for action in words.actions if action.alone for thing in action.things)
    return (*words.sayings, *words.states, *alone, *_distinct(templates.filled(words, rng), count))


@dataclass(frozen=True, slots=True)
class Templates:
    """Sentence templates with the placeholders {action} or {state}, and {photo}."""

    actions: tuple[str, ...]
    states: tuple[str, ...]

    def filled(self, words: Vocabulary, rng: Generator) -> Iterator[str]:
        """Yield filled-in sentences without end, 30 % with states if the vocabulary has any."""
        while True:
            use_state = words.states and rng.random() < 0.3
            yield (self._state if use_state else self._action)(words, rng)

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
    """Return up to `count` different texts among the first 8 * `count`."""
    found: dict[str, None] = {}
    for _, text in zip(range(count * 8), texts, strict=False):
        found.setdefault(text)
        if len(found) == count:
            break
    return tuple(found)


def _with_typos(texts: tuple[str, ...], rng: Generator) -> Iterator[str]:
    """Yield all texts, and some of them a second time with typing errors."""
    yield from texts
    yield from (mistype(text, rng) for text in texts if len(text) > 3 and rng.random() < TYPOS)


def mistype(text: str, rng: Generator) -> str:
    """Return the text with typing errors in at least one, often several, of its longer words."""
    words = text.split(" ")
    long = [index for index, word in enumerate(words) if len(word) > 3] or [0]
    chosen = {int(rng.choice(long)), *(i for i in long if rng.random() < MISTYPED_WORDS)}
    for index in chosen:
        words[index] = typo(words[index], rng)
    return " ".join(words)


def typo(text: str, rng: Generator) -> str:
    """Return a word with one letter swapped with the next, left out, doubled or mistyped."""
    indices = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha()]
    if not indices:
        return text
    index = int(rng.choice(indices))
    letter, after = text[index], text[index + 1]
    changes = (after + letter, after, letter + letter + after, _neighbour(letter, rng) + after)
    return text[:index] + changes[int(rng.integers(len(changes)))] + text[index + 2 :]


def _neighbour(letter: str, rng: Generator) -> str:
    """Return the letter of a random key beside that of `letter`."""
    row = next((row for row in KEY_ROWS if letter.lower() in row), letter)
    index = row.find(letter.lower()) + int(rng.choice([-1, 1]))
    return row[min(max(index, 0), len(row) - 1)]
