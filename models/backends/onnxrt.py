"""Networks run by ONNX Runtime.

Task "image" takes an image (height x width x 3, 0 to 1) and gives one, not clamped, larger by the
card's scale. Task "damage" takes an image and gives the probability of damage (height x width x
1). Task "restore" takes an image and a text vector (1 x 256) and gives an image of the same size,
not clamped. Task "curves" takes the same and gives tone curves (3 x knots x rows x columns). Task
"fill" takes an image and a hole (height x width x 1, 1 inside) and gives the image with the hole
filled. Task "sentence" takes an array of sentences and gives their embeddings (n x 384, unit
rows), task "text" takes these and gives text vectors. Task "faces" takes an image and gives faces
(n x 15), see models.backends.face_detector.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from tokenizers import Tokenizer

from models.backends.face_detector import FaceDetector
from models.backends.ort_session import PROVIDERS, OrtSession, SessionFactory, provider_works
from models.catalog.catalog import ModelCard
from models.core.device import Device
from models.core.errors import ModelDamaged
from models.core.pixels import Pixels
from models.core.progress import Progress
from models.core.protocols import Array, Embeddings, Network

LONGEST_SENTENCE: Final = 128
"""Tokens; what is beyond is not read."""

WIDTH: Final = 384
"""Of a sentence embedding."""


def load(card: ModelCard, files: tuple[Path, ...], device: Device, vram: int = 0) -> Network:
    """See Backend. Raises ModelDamaged, DeviceUnavailable, OutOfMemory."""
    return TASKS[card.task](card, files, partial(OrtSession, card.id, device=device, vram=vram))


def probe() -> tuple[Device, ...]:
    """The devices on which a network really runs here, the best first."""
    return tuple(device for device in PROVIDERS if provider_works(device))


class ImageNetwork:
    """A network from image to image, whatever its ports are called; in half precision too."""

    def __init__(self, card: ModelCard, files: tuple[Path, ...], opened: SessionFactory) -> None:
        self._session = opened(files[0])
        self._port, self._kind = self._session.first_input
        self._multiple, self._scale = card.multiple, card.scale

    def __call__(self, *arrays: Array, progress: Progress) -> Pixels:
        height, width = (side * self._scale for side in arrays[0].shape[:2])
        filled = pad_to_multiple(arrays[0], self._multiple)
        planes = np.ascontiguousarray(filled.transpose(2, 0, 1), self._kind)[None]
        answer = self._session.run({self._port: planes}, progress)[0]
        inner = answer if filled is arrays[0] else answer[:, :height, :width]
        return np.ascontiguousarray(inner.transpose(1, 2, 0), np.float32)

    def close(self) -> None:
        self._session.close()


def pad_to_multiple(image: Array, multiple: int) -> Array:
    """The image mirrored at its right and lower edges, as often as it takes, so that its sides are
    multiples."""
    height, width = image.shape[:2]
    missing = ((0, -height % multiple), (0, -width % multiple), (0, 0))
    return np.pad(image, missing, mode="symmetric") if multiple > 1 else image


class ConditionedNetwork:
    """A network from an image and a text vector to an image."""

    inputs: tuple[str, ...] = ("image", "text")

    def __init__(self, _: ModelCard, files: tuple[Path, ...], opened: SessionFactory) -> None:
        self._session = opened(files[0])

    def __call__(self, *arrays: Array, progress: Progress) -> Pixels:
        return np.ascontiguousarray(self._answer(arrays, progress).transpose(1, 2, 0))

    def _answer(self, arrays: tuple[Array, ...], progress: Progress) -> Array:
        planes = (_planes(array) if array.ndim == 3 else array for array in arrays)
        named = dict(zip(self.inputs, planes, strict=True))
        return np.asarray(self._session.run(named, progress)[0])

    def close(self) -> None:
        self._session.close()


class FillNetwork(ConditionedNetwork):
    """A network from image and hole to image."""

    inputs = ("image", "hole")


class ToneNetwork(ConditionedNetwork):
    """A network from image and text vector to tone curves."""

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        return self._answer(arrays, progress)


class TextEncoder:
    """A language head: from sentence embeddings (n x 384) to text vectors (n x 256)."""

    def __init__(self, _: ModelCard, files: tuple[Path, ...], opened: SessionFactory) -> None:
        self._session = opened(files[0])

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        return self._session.run({"sentences": np.asarray(arrays[0], np.float32)}, progress)

    def close(self) -> None:
        self._session.close()


class SentenceEncoder:
    """A sentence encoder with its tokeniser."""

    def __init__(self, card: ModelCard, files: tuple[Path, ...], opened: SessionFactory) -> None:
        weights, vocabulary = files
        self._session = opened(weights)
        try:
            self._tokenizer = Tokenizer.from_file(str(vocabulary))
        except Exception as error:  # the library raises nothing narrower
            raise ModelDamaged(card.id, str(error)) from error
        self._tokenizer.enable_truncation(LONGEST_SENTENCE)
        self._tokenizer.enable_padding()

    def __call__(self, *arrays: Array, progress: Progress) -> Embeddings:
        sentences = [str(sentence) for sentence in arrays[0]]
        if not sentences:
            return np.empty((0, WIDTH), np.float32)
        read = self._tokenizer.encode_batch(sentences)
        ids = np.array([one.ids for one in read], np.int64)
        mask = np.array([one.attention_mask for one in read], np.int64)
        return np.asarray(self._session.run({"ids": ids, "mask": mask}, progress), np.float32)

    def close(self) -> None:
        self._session.close()


TASKS: Final[Mapping[str, Callable[[ModelCard, tuple[Path, ...], SessionFactory], Network]]] = {
    "image": ImageNetwork,
    "restore": ConditionedNetwork,
    "curves": ToneNetwork,
    "damage": ImageNetwork,
    "fill": FillNetwork,
    "sentence": SentenceEncoder,
    "text": TextEncoder,
    "faces": FaceDetector,
}
"""What a card's task is run by."""


def _planes(image: Pixels) -> Array:
    return np.ascontiguousarray(image.transpose(2, 0, 1), np.float32)[None]
