"""Train the clause reader: `python -m models.training.train_clause_reader OUT_FOLDER`.

Writes the weights of `models.planning.clause_reader`. With `--hold-out` one family of sentences of
eight is not trained, and it logs how many of these are read rightly, by language. The multilingual
encoder must be in models/weights already, see models.training.export.multilingual_encoder.
Embeddings are kept in OUT_FOLDER for the next run. One run gives the bundled weights: sentences,
draws and order follow from one seed, and one thread adds in one order.
"""

import argparse
import logging
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from models.backends import onnx_backend
from models.backends.unigram_tokenizer import BLANK, UnigramTokenizer
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import BUNDLED, Store
from models.core.device import Device
from models.core.intent import WISHES, Direction, Intent
from models.core.progress import Progress
from models.core.protocols import Embeddings
from models.planning.clause_reader import (
    BUCKETS,
    HEADS,
    ClauseReader,
    Reading,
    gram_buckets,
    normalise,
)
from models.planning.spelling_correction import LATIN, MIN_LETTERS, WORD
from models.training.data.instructions import SEED, phrasings, wish_texts
from models.training.data.sentences import (
    Language,
    Sentence,
    held_out_sentences,
    training_sentences,
)

WIDTH: Final = 512
"""Numbers of an embedding."""
MEMBERS: Final = 3
"""Number of networks whose scores are averaged."""
HIDDEN: Final = 192
"""Units of the hidden layer of each network."""
EPOCHS: Final = 10
BATCH: Final = 1024
RATE: Final = 5e-3
"""Largest learning rate of Adam."""
DROPPED: Final = 0.2
"""Share of hidden units that are dropped in training."""
WITHOUT_GRAMS, WITHOUT_EMBEDDING = 0.25, 0.1
"""Shares of sentences that are read without their n-grams, or without their embedding."""
GRAMS_DROPPED: Final = 0.3
"""Share of the n-grams of each sentence that are dropped in training."""
SHIFT: Final = 0.03
"""Standard deviation of the noise on each number of an embedding."""

READER: Final = "heirloom-intents.npz"
WORDS: Final = "heirloom-words.npz"
MIN_USES: Final = 2
"""Sentences with a word that the encoder does not know from which it is a keyword."""
CACHE: Final = "embeddings.npz"
KEPT_AT_ONCE: Final = 8192
"""Embeddings that are computed before the file is written."""
TESTS: Final = Path("tests/data")
"""Folder of the sentences of the tests, from the root of the repository."""

ANSWERS: Final[Mapping[str, tuple[str, ...]]] = {
    "intent": tuple(Intent),
    "direction": tuple(Direction),
    "degree": ("", "slight", "half", "strong", "full"),
    "place": (
        *("", "sky", "background", "person", "face", "eyes", "mouth", "hair", "hands", "clothes"),
        *("left", "right", "top", "bottom", "top_left", "top_right", "bottom_left"),
        *("bottom_right", "center", "border", "thing"),
    ),
    "unit": ("one", "several", "fragment", "reference"),
}
"""Answers of each head, in the order of the outputs."""

PAIRS: Final = len(Intent) * len(Direction)
"""Outputs that add to the scores of the directions of each intent."""

WITHOUT_WISH: Final = tuple(intent for intent in Intent if intent not in WISHES)
"""Intents that a sentence without a wish may have."""

log = logging.getLogger(__name__)


class Embedder:
    """Multilingual encoder that keeps what it has computed in a file.

    Embeddings are rounded to half precision, so that kept ones and new ones are the same.
    """

    def __init__(self, file: Path) -> None:
        """Read the embeddings in the file, if it exists."""
        card = Catalog.read()["heirloom-language"]
        self._network = onnx_backend.load(card, Store(BUNDLED).files(card), Device.CPU)
        self._file, self._known = file, dict[str, Embeddings]()
        if file.exists():
            with np.load(file, allow_pickle=False) as stored:
                texts, rows = stored["texts"].tobytes().decode().split("\n"), stored["rows"]
            self._known = dict(zip(texts, rows, strict=True))

    def __call__(self, texts: Sequence[str]) -> Embeddings:
        """Return the embeddings of the normalised texts, computing missing ones."""
        wanted = [normalise(text) for text in texts]
        missing = [text for text in dict.fromkeys(wanted) if text not in self._known]
        for start in range(0, len(missing), KEPT_AT_ONCE):
            self._embed(missing[start : start + KEPT_AT_ONCE])
        return np.array([self._known[text] for text in wanted], np.float32)

    def _embed(self, texts: Sequence[str]) -> None:
        """Compute embeddings and write all that are known."""
        rows = self._network(np.array(texts, np.str_), progress=Progress())
        self._known |= dict(zip(texts, rows.astype(np.float16), strict=True))
        joined = np.frombuffer("\n".join(self._known).encode(), np.uint8)
        np.savez(
            self._file, allow_pickle=False, texts=joined, rows=np.array([*self._known.values()])
        )


class ReaderNetwork(nn.Module):
    """Trainable form of `ClauseReader`."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Linear(WIDTH, HIDDEN)
        self.grams = nn.EmbeddingBag(BUCKETS, HIDDEN, mode="sum")
        nn.init.normal_(self.grams.weight, std=0.02)
        self.output = nn.Linear(HIDDEN, sum(map(len, ANSWERS.values())) + PAIRS)

    def forward(self, embeddings: Tensor, grams: Sequence[NDArray[np.int64]]) -> Tensor:
        """Return the scores of all answers and pairs, clauses x outputs."""
        count = len(grams)
        sizes = torch.tensor([len(row) for row in grams])
        flat = torch.from_numpy(np.concatenate(grams))
        kept = (torch.rand(len(flat)) > GRAMS_DROPPED) / (1 - GRAMS_DROPPED)
        bags = self.grams(flat, torch.cumsum(sizes, 0) - sizes, kept) / sizes[:, None].sqrt()
        rows = embeddings + SHIFT * torch.randn_like(embeddings)
        bags = bags * (torch.rand(count, 1) > WITHOUT_GRAMS)
        rows = rows * (torch.rand(count, 1) > WITHOUT_EMBEDDING)
        hidden = F.dropout(F.relu(self.embed(rows) + bags), DROPPED)
        scores: Tensor = self.output(hidden)
        return scores

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the weights in the form that `ClauseReader` takes."""
        weight = self.grams.weight.detach().numpy()
        scale = np.abs(weight).max(axis=0) / 127
        return {
            "embed": self.embed.weight.detach().numpy().T.astype(np.float16),
            "bias": self.embed.bias.detach().numpy(),
            "grams": np.round(weight / scale).astype(np.int8),
            "gram_scale": scale.astype(np.float32),
            "output": self.output.weight.detach().numpy().T,
            "output_bias": self.output.bias.detach().numpy(),
        }


def save(networks: Sequence[ReaderNetwork], file: Path) -> None:
    """Write the npz file for `ClauseReader.read`, with the mean scores of the networks.

    Their hidden layers are concatenated."""
    parts = [network.arrays() for network in networks]
    joined = {
        name: np.concatenate([part[name] for part in parts], axis=-1)
        for name in ("embed", "bias", "grams", "gram_scale")
    }
    joined["output"] = np.concatenate([part["output"] for part in parts]) / len(parts)
    joined["output_bias"] = np.mean([part["output_bias"] for part in parts], axis=0)
    names = {head: np.array(ANSWERS[head]) for head in HEADS}
    np.savez_compressed(file, allow_pickle=False, **joined, **names)


def labels(sentence: Sentence) -> Iterator[list[int]]:
    """Yield, for each head, the possible answers as output numbers of that head."""
    yield [ANSWERS["intent"].index(intent) for intent in sentence.intents]
    named = (sentence.direction, sentence.degree, sentence.place, sentence.unit)
    for head, answer in zip(HEADS[1:], named, strict=True):
        yield [] if answer is None else [ANSWERS[head].index(answer)]


def targets(sentences: Sequence[Sentence]) -> Tensor:
    """Return a matrix with 1 for each possible answer, sentences x answers."""
    wanted = torch.zeros(len(sentences), sum(map(len, ANSWERS.values())))
    for row, sentence in enumerate(sentences):
        start = 0
        for head, numbers in zip(HEADS, labels(sentence), strict=True):
            wanted[row, [start + number for number in numbers]] = 1
            start += len(ANSWERS[head])
    return wanted


def loss(scores: Tensor, wanted: Tensor) -> Tensor:
    """Sum over the heads the negative log probability of the possible answers."""
    total, start = scores.new_zeros(()), 0
    for head in HEADS:
        part = slice(start, start + len(ANSWERS[head]))
        start = part.stop
        chosen = with_pairs(scores, wanted) if head == "direction" else scores[:, part]
        shares = F.log_softmax(chosen, 1)
        possible = torch.where(wanted[:, part] > 0, shares, -torch.inf)
        is_labelled = wanted[:, part].sum(1) > 0
        if is_labelled.any():
            gains = torch.logsumexp(possible[is_labelled], 1)
            total = total - gains.sum() / len(scores)
    return total


def with_pairs(scores: Tensor, wanted: Tensor) -> Tensor:
    """Return the direction scores, clauses x directions, for the labelled intent.

    A clause with several possible intents has those of the first."""
    intents = len(ANSWERS["intent"])
    pairs = scores[:, -PAIRS:].reshape(len(scores), intents, len(Direction))
    first = wanted[:, :intents].argmax(1)
    return scores[:, intents : intents + len(Direction)] + pairs[torch.arange(len(scores)), first]


def train(
    sentences: Sequence[Sentence], embeddings: Embeddings, seed: int, epochs: int = EPOCHS
) -> ReaderNetwork:
    """Train a network from random weights with Adam and one cycle of the rate."""
    torch.manual_seed(seed)
    network, wanted = ReaderNetwork(), targets(sentences)
    grams = [np.array(gram_buckets(sentence.text)) for sentence in sentences]
    rows = torch.from_numpy(embeddings)
    optimiser = torch.optim.Adam(network.parameters(), RATE, fused=True)
    steps = epochs * (len(sentences) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1)
    for epoch in range(epochs):
        order = torch.randperm(len(sentences)).numpy()
        total = 0.0
        for batch in np.array_split(order, len(order) // BATCH):
            chosen = [grams[index] for index in batch]
            value = loss(network(rows[batch], chosen), wanted[batch])
            optimiser.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
            total += value.item()
        log.info("epoch %d: loss %.3f", epoch + 1, total / (len(order) // BATCH))
    return network


def earlier_phrasings() -> list[Sentence]:
    """Return the English sentences of the earlier classifier, labelled with or without a wish."""
    by_wish = {wish: intent for intent, wish in reversed(WISHES.items())}
    return [
        Sentence(
            each.text,
            "en",
            (by_wish[each.label],) if each.label else WITHOUT_WISH,
            Direction.DO if each.label else None,
            None,
            None,
        )
        for each in phrasings(SEED)
    ]


def sentences_to_train(
    languages: tuple[Language, ...], tests: Path, *, whole: bool = True
) -> list[Sentence]:
    """Return the training sentences except those that occur in a folder of tests.

    `tests` is that folder. Without `whole`, one in eight of the templates of sentences is left out
    too, to measure sentences that were never trained."""
    held_out = held_out_texts(tests)
    plain = {each.text for language in languages for each in language.plain}
    earlier = (each for each in earlier_phrasings() if each.text not in plain)
    made = (*training_sentences(languages, SEED, whole=whole), *earlier)
    return [each for each in made if normalise(each.text) not in held_out]


def is_right(reading: Reading, sentence: Sentence) -> bool:
    """Return whether intent and direction are read as labelled."""
    pointed = sentence.direction is None or reading.direction is sentence.direction
    return reading.intent in sentence.intents and pointed


def report(reader: ClauseReader, held_out: Sequence[Sentence], embed: Embedder) -> None:
    """Log the share of held-out clauses that are read correctly, by language and direction."""
    texts = [sentence.text for sentence in held_out]
    readings = reader.read_clauses(texts, embed(texts))
    shares = defaultdict[str, list[bool]](list)
    for sentence, reading in zip(held_out, readings, strict=True):
        right = is_right(reading, sentence)
        shares[sentence.language].append(right)
        shares[f"{sentence.language} {sentence.direction or 'declined'}"].append(right)
        if not right:
            log.debug("%s: %s", sentence.text, reading)
    for name, rights in sorted(shares.items()):
        log.info("%s: %.3f of %d", name, np.mean(rights), len(rights))


def write_words(texts: Iterable[str], others: Iterable[str], file: Path) -> None:
    """Write the word lists of `Spelling`.

    Known are the whole words among the encoder's pieces, and the words of `texts` and `others`, the
    training sentences that are and are not about a photo; keywords are those of `texts`, the most
    frequent first."""
    card = Catalog.read()["heirloom-language"]
    tokenizer = UnigramTokenizer.read(Store(BUNDLED).files(card)[1])
    known = {
        piece[1:].lower()
        for piece in tokenizer.ids
        if piece.startswith(BLANK) and len(piece) > MIN_LETTERS and LATIN.match(piece[1:].lower())
    }
    known |= set(_latin_words(others))
    used = Counter(_latin_words(dict.fromkeys(texts)))
    keywords = [word for word, count in used.most_common() if count >= MIN_USES or word in known]
    known |= set(used)
    np.savez_compressed(file, allow_pickle=False, known=sorted(known), keywords=keywords)


def _latin_words(texts: Iterable[str]) -> Iterator[str]:
    words = (word for text in texts for word in WORD.findall(text.lower()))
    return filter(LATIN.match, words)


def held_out_texts(folder: Path) -> frozenset[str]:
    """Read the normalised sentences of a folder of tests, which must not be trained.

    They are the first columns of TSV files and all texts of TOML files."""
    lines = (file.read_text("utf-8").splitlines() for file in folder.rglob("*.tsv"))
    texts = [line.split("\t")[0] for each in lines for line in each]
    for file in folder.glob("*.toml"):
        texts += _texts_of(tomllib.loads(file.read_text("utf-8")))
    return frozenset(map(normalise, texts))


def _texts_of(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield the table keys and texts of a TOML file's content."""
    for key, value in table.items():
        yield key
        if isinstance(value, Mapping):
            yield from _texts_of(value)
        else:
            yield from value


def main() -> None:
    """Read the command line, train, write the weights, log the quality."""
    logging.basicConfig(format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the weights are written")
    parser.add_argument(
        "--without", type=Path, default=TESTS, help=f"folder of sentences not to train ({TESTS})"
    )
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument(
        "--hold-out", action="store_true", help="keep one family of eight to measure with"
    )
    parser.add_argument("--mistakes", action="store_true", help="list the sentences misread")
    options = parser.parse_args()
    log.setLevel(logging.DEBUG if options.mistakes else logging.INFO)
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    languages = Language.read_all()
    sentences = sentences_to_train(languages, options.without, whole=not options.hold_out)
    clean = training_sentences(languages, SEED, changed=False, whole=True)
    about_photos = (each.text for each in clean if Intent.NONE not in each.intents)
    others = (each.text for each in clean if Intent.NONE in each.intents)
    write_words((*about_photos, *wish_texts(SEED)), others, folder / WORDS)
    embed = Embedder(folder / CACHE)
    embeddings = embed([each.text for each in sentences])
    seeds = range(SEED, SEED + MEMBERS)
    save([train(sentences, embeddings, seed, options.epochs) for seed in seeds], folder / READER)
    if options.hold_out:
        report(ClauseReader.read(folder / READER), held_out_sentences(languages, SEED), embed)


if __name__ == "__main__":
    main()
