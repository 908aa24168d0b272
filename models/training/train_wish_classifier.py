"""Make what understands sentences: `python -m models.training.train_wish_classifier OUT_FOLDER`.

Writes the 8-bit sentence encoder with its tokeniser, the head that tells the wishes apart, and
the text vectors with which the image network is trained.
"""

import argparse
import json
import logging
import shutil
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.core.protocols import Embeddings
from models.core.wish import TRAINED
from models.planning.spelling import MIN_LETTERS, WORD, Spelling
from models.planning.wish_classifier import LAYERS, NO_WISH, WishClassifier
from models.training.data.instructions import (
    SEED,
    Phrasing,
    held_out_phrasings,
    phrasings,
    wish_texts,
)
from models.training.data.vocabulary import Label
from models.training.export.sentence_encoder import (
    Sentences,
    export_encoder,
    model_folder,
    quantise,
)

CLASSES: Final[tuple[Label, ...]] = (*TRAINED, None)
WIDTH: Final = 256  # of a text vector
STEPS: Final = 500
PULL: Final = 2.0  # weight of the distance between a vector and its class's direction
SHARPNESS: Final = 12.0  # logit of a vector that is its class's direction
JITTER: Final = 0.01  # standard deviation of the noise on each number of an embedding
ENCODER: Final = "heirloom-sentence.onnx"
TOKENIZER: Final = "heirloom-sentence-tokenizer.json"
WORDS: Final = "heirloom-sentence-words.npz"
HEAD: Final = "heirloom-wishes.npz"
TEXT_BANK: Final = "text.npz"

log = logging.getLogger(__name__)


class Head(nn.Module):
    """The head in training; see `models.planning.wish_classifier`. The classes' directions are
    fixed and at
    right angles, so that another training of it leaves the text vectors where the image network
    expects them."""

    def __init__(self) -> None:
        super().__init__()
        classes = len(CLASSES)
        directions = torch.linalg.qr(torch.randn(WIDTH, classes)).Q.T
        self.fc1, self.fc2 = nn.Linear(384, WIDTH), nn.Linear(WIDTH, classes)
        self.fc1.weight.data = directions.T @ torch.randn(classes, 384) / 20
        self.fc1.bias.data.zero_()
        self.fc2.weight = nn.Parameter(SHARPNESS * directions, requires_grad=False)
        self.fc2.bias = nn.Parameter(torch.zeros(classes), requires_grad=False)

    def loss(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        """Cross-entropy, and how far the vectors are from their class's direction, so that the
        image network meets tight and distant clusters."""
        cosines = F.normalize(self.fc1(embeddings), dim=1) @ self.fc2.weight.T / SHARPNESS
        own = cosines.gather(1, labels[:, None])
        return F.cross_entropy(SHARPNESS * cosines, labels) + PULL * (1 - own).mean()

    def save(self, file: Path) -> None:
        tensors = (self.fc1.weight, self.fc1.bias, self.fc2.weight, self.fc2.bias)
        arrays = {n: t.detach().numpy() for n, t in zip(LAYERS, tensors, strict=True)}
        classes = np.array([label or NO_WISH for label in CLASSES])
        np.savez(file, allow_pickle=False, classes=classes, **arrays)


def fit_head(embeddings: Embeddings, labels: Sequence[Label]) -> Head:
    """Trained on all at once, each step with other noise on the embeddings."""
    torch.manual_seed(SEED)
    head = Head()
    rows, wanted = torch.from_numpy(embeddings), torch.tensor([*map(CLASSES.index, labels)])
    optimiser = torch.optim.Adam(head.fc1.parameters(), 5e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, STEPS)
    for _ in range(STEPS):
        loss = head.loss(rows + JITTER * torch.randn_like(rows), wanted)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
    return head


def right_share(head: WishClassifier, embeddings: Embeddings, labels: Sequence[Label]) -> float:
    """How many are classed as they should be, 0 to 1."""
    found = [wish for wish, _ in head.predict(embeddings)]
    return float(np.mean([f == label for f, label in zip(found, labels, strict=True)]))


def closeness(vectors: Embeddings, labels: Sequence[Label]) -> tuple[float, float]:
    """Mean cosine between vectors of one wish, and the largest between the means of two."""
    means = {w: vectors[[label == w for label in labels]].mean(0) for w in TRAINED}
    within = float(np.mean([np.linalg.norm(mean) ** 2 for mean in means.values()]))
    units = np.array([mean / np.linalg.norm(mean) for mean in means.values()])
    between = units @ units.T - 2 * np.eye(len(units))
    return within, float(between.max())


def moved(
    head: WishClassifier, one: Embeddings, other: Embeddings, texts: Sequence[str]
) -> list[str]:
    """The texts whose wish differs between two encoders."""
    pairs = zip(head.predict(one), head.predict(other), texts, strict=True)
    return [text for (wish, _), (again, _), text in pairs if wish != again]


def main() -> None:
    """Read the command line, make everything, log how good it is."""
    logging.basicConfig(format="%(message)s")
    log.setLevel(logging.INFO)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the weights and text.npz are written")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    shutil.copyfile(model_folder() / "tokenizer.json", folder / TOKENIZER)
    with TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        with warnings.catch_warnings(action="ignore"):
            export_encoder(exact)
            quantise(exact, folder / ENCODER)
        made(folder, Sentences(exact, folder / TOKENIZER))


def made(folder: Path, exact: Sentences) -> None:
    """Train the head on the 8-bit encoder's embeddings and compare it with the exact one."""
    sentences = Sentences(folder / ENCODER, folder / TOKENIZER)
    write_words(folder / TOKENIZER, folder / WORDS)
    spelling = Spelling.read(folder / WORDS)
    train, held = spelt(phrasings(SEED), spelling), spelt(held_out_phrasings(SEED), spelling)
    embeddings, unseen = (sentences([p.text for p in part]) for part in (train, held))
    fit_head(embeddings, [p.label for p in train]).save(folder / HEAD)
    head = WishClassifier.read(folder / HEAD)
    write_text_bank(head, embeddings, train, folder / TEXT_BANK)
    texts, labels = [p.text for p in held], [p.label for p in held]
    report: Mapping[str, object] = {
        "phrasings": len(train),
        "right in training": right_share(head, embeddings, [p.label for p in train]),
        "right on held-out templates": right_share(head, unseen, labels),
        "cosine within, between": closeness(
            head.text_vectors(embeddings), [p.label for p in train]
        ),
        "moved by quantisation": moved(head, unseen, exact(texts), texts),
    }
    for name, value in report.items():
        log.info("%s: %s", name, value)


def write_words(tokenizer: Path, file: Path) -> None:
    """The whole words that the encoder knows, and the words of our phrasings, the most usual
    first."""
    vocabulary = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    known = [word for word in vocabulary if len(word) >= MIN_LETTERS and word.isalpha()]
    used = Counter(word for text in wish_texts(SEED) for word in WORD.findall(text.lower()))
    keywords = [word for word, _ in used.most_common()]
    np.savez_compressed(file, allow_pickle=False, known=known, keywords=keywords)


def spelt(train: Sequence[Phrasing], spelling: Spelling) -> list[Phrasing]:
    """As the planner reads them: typing errors put right where that is possible, each text once."""
    corrected = (replace(phrasing, text=spelling.correct(phrasing.text)) for phrasing in train)
    return list(dict.fromkeys(corrected))


def write_text_bank(
    head: WishClassifier, embeddings: Embeddings, train: Sequence[Phrasing], file: Path
) -> None:
    """The text vectors of all phrasings that the head takes for the wish they are."""
    found = [wish for wish, _ in head.predict(embeddings)]
    rows = [n for n, phrasing in enumerate(train) if phrasing.label and phrasing.label == found[n]]
    wishes = np.array([str(found[row]) for row in rows])
    np.savez(file, vectors=head.text_vectors(embeddings[rows]), wishes=wishes)


if __name__ == "__main__":
    main()
