"""Training of the wish classifier: `python -m models.training.train_wish_classifier OUT_FOLDER`.

Writes the 8-bit sentence encoder with its tokeniser, the word lists of the spelling correction, the
wish classifier, and the text vectors with which the image networks are trained.
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
"""Classes of the classifier in the order of its outputs."""
WIDTH: Final = 256
"""Length of a text vector."""
STEPS: Final = 500
"""Number of training steps, each with all sentences."""
PULL: Final = 2.0
"""Weight in the loss of the distance between a text vector and the direction of its class."""
SHARPNESS: Final = 12.0
"""Logit of a text vector that equals the direction of its class."""
JITTER: Final = 0.01
"""Standard deviation of the noise on each number of an embedding."""

ENCODER: Final = "heirloom-sentence.onnx"
TOKENIZER: Final = "heirloom-sentence-tokenizer.json"
WORDS: Final = "heirloom-sentence-words.npz"
CLASSIFIER: Final = "heirloom-wishes.npz"
TEXT_BANK: Final = "text.npz"

log = logging.getLogger(__name__)


class ClassifierNetwork(nn.Module):
    """Trainable form of `models.planning.wish_classifier.WishClassifier`.

    The directions of the classes are fixed and orthogonal, so that another training leaves the text
    vectors where the image networks expect them.
    """

    def __init__(self) -> None:
        """Draw the class directions and the start weights at random."""
        super().__init__()
        classes = len(CLASSES)
        directions = torch.linalg.qr(torch.randn(WIDTH, classes)).Q.T
        self.fc1, self.fc2 = nn.Linear(384, WIDTH), nn.Linear(WIDTH, classes)
        self.fc1.weight.data = directions.T @ torch.randn(classes, 384) / 20
        self.fc1.bias.data.zero_()
        self.fc2.weight = nn.Parameter(SHARPNESS * directions, requires_grad=False)
        self.fc2.bias = nn.Parameter(torch.zeros(classes), requires_grad=False)

    def loss(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        """Return the cross-entropy plus the distance of the vectors from their class's direction.

        The distance makes the clusters tight and far apart for the image networks.
        """
        cosines = F.normalize(self.fc1(embeddings), dim=1) @ self.fc2.weight.T / SHARPNESS
        own = cosines.gather(1, labels[:, None])
        return F.cross_entropy(SHARPNESS * cosines, labels) + PULL * (1 - own).mean()

    def save(self, file: Path) -> None:
        """Write the npz file that `WishClassifier.read` reads."""
        tensors = (self.fc1.weight, self.fc1.bias, self.fc2.weight, self.fc2.bias)
        arrays = {n: t.detach().numpy() for n, t in zip(LAYERS, tensors, strict=True)}
        classes = np.array([label or NO_WISH for label in CLASSES])
        np.savez(file, allow_pickle=False, classes=classes, **arrays)


def train_classifier(embeddings: Embeddings, labels: Sequence[Label]) -> ClassifierNetwork:
    """Train on all sentences at once, each step with new noise on the embeddings."""
    torch.manual_seed(SEED)
    network = ClassifierNetwork()
    rows, targets = torch.from_numpy(embeddings), torch.tensor([*map(CLASSES.index, labels)])
    optimiser = torch.optim.Adam(network.fc1.parameters(), 5e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, STEPS)
    for _ in range(STEPS):
        loss = network.loss(rows + JITTER * torch.randn_like(rows), targets)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
    return network


def accuracy(classifier: WishClassifier, embeddings: Embeddings, labels: Sequence[Label]) -> float:
    """Compute the share of the embeddings whose label is predicted, 0 to 1."""
    predicted = [wish for wish, _ in classifier.predict(embeddings)]
    return float(np.mean([p == label for p, label in zip(predicted, labels, strict=True)]))


def cluster_cosines(vectors: Embeddings, labels: Sequence[Label]) -> tuple[float, float]:
    """Compute the mean cosine between vectors of one wish, and the largest between two means."""
    means = {w: vectors[[label == w for label in labels]].mean(0) for w in TRAINED}
    within = float(np.mean([np.linalg.norm(mean) ** 2 for mean in means.values()]))
    units = np.array([mean / np.linalg.norm(mean) for mean in means.values()])
    between = units @ units.T - 2 * np.eye(len(units))
    return within, float(between.max())


def changed_predictions(
    classifier: WishClassifier, one: Embeddings, other: Embeddings, texts: Sequence[str]
) -> list[str]:
    """List the texts whose wish differs between the embeddings of two encoders."""
    pairs = zip(classifier.predict(one), classifier.predict(other), texts, strict=True)
    return [text for (wish, _), (again, _), text in pairs if wish != again]


def main() -> None:
    """Read the command line, write all files, log the quality measures."""
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
        write_classifier(folder, Sentences(exact, folder / TOKENIZER))


def write_classifier(folder: Path, exact: Sentences) -> None:
    """Train the classifier on the 8-bit encoder's embeddings, and compare it with the exact one."""
    sentences = Sentences(folder / ENCODER, folder / TOKENIZER)
    write_words(folder / TOKENIZER, folder / WORDS)
    spelling = Spelling.read(folder / WORDS)
    train, held = (
        correct_all(part, spelling) for part in (phrasings(SEED), held_out_phrasings(SEED))
    )
    embeddings, unseen = (sentences([p.text for p in part]) for part in (train, held))
    train_classifier(embeddings, [p.label for p in train]).save(folder / CLASSIFIER)
    classifier = WishClassifier.read(folder / CLASSIFIER)
    write_text_bank(classifier, embeddings, train, folder / TEXT_BANK)
    texts, labels = [p.text for p in held], [p.label for p in held]
    report: Mapping[str, object] = {
        "phrasings": len(train),
        "right in training": accuracy(classifier, embeddings, [p.label for p in train]),
        "right on held-out templates": accuracy(classifier, unseen, labels),
        "cosine within, between": cluster_cosines(
            classifier.text_vectors(embeddings), [p.label for p in train]
        ),
        "moved by quantisation": changed_predictions(classifier, unseen, exact(texts), texts),
    }
    for name, value in report.items():
        log.info("%s: %s", name, value)


def write_words(tokenizer: Path, file: Path) -> None:
    """Write the word lists of `Spelling`.

    Known are the whole words of the encoder's tokeniser; keywords are the words of the training
    sentences, the most frequent first.
    """
    vocabulary = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    known = [word for word in vocabulary if len(word) >= MIN_LETTERS and word.isalpha()]
    used = Counter(word for text in wish_texts(SEED) for word in WORD.findall(text.lower()))
    keywords = [word for word, _ in used.most_common()]
    np.savez_compressed(file, allow_pickle=False, known=known, keywords=keywords)


def correct_all(sentences: Sequence[Phrasing], spelling: Spelling) -> list[Phrasing]:
    """Correct typing errors of all texts as the planner does, and keep each text once."""
    corrected = (replace(each, text=spelling.correct(each.text)) for each in sentences)
    return list(dict.fromkeys(corrected))


def write_text_bank(
    classifier: WishClassifier, embeddings: Embeddings, train: Sequence[Phrasing], file: Path
) -> None:
    """Write the text vectors of all sentences whose wish the classifier predicts rightly."""
    found = [wish for wish, _ in classifier.predict(embeddings)]
    rows = [n for n, phrasing in enumerate(train) if phrasing.label and phrasing.label == found[n]]
    wishes = np.array([str(found[row]) for row in rows])
    np.savez(file, vectors=classifier.text_vectors(embeddings[rows]), wishes=wishes)


if __name__ == "__main__":
    main()
