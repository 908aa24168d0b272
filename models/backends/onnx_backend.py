"""Backend of ONNX networks, by the task on their card.

image      image (height x width x 3, 0 to 1) to image, larger by the card's scale, not clamped
damage     image to probability of damage (height x width x 1)
restore    image and text vector (1 x 256) to image of the same size, not clamped
curves     image and text vector to tone curves (3 x knots x rows x columns)
fill       image and hole (height x width x 1, 1 inside) to image with the hole filled
sentence   array of sentences to embeddings (n x 384, unit rows)
language   array of sentences in any language to embeddings (n x 512, unit rows)
text       embeddings to text vectors (n x 256)
faces      image to faces (n x 15), see models.backends.yunet_detector and face_cascade
face       aligned face (512 x 512 x 3) and fidelity (0 to 1) to restored face
identity   aligned face (112 x 112 x 3) to identity embedding (n)
colours    image to a* and b* of the whole (side x side x 2, the side from the network or card)
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np
from tokenizers import Tokenizer

from models.backends.colour_networks import ColourNetwork
from models.backends.face_networks import FaceNetwork, IdentityNetwork
from models.backends.fixed_size_windows import run_in_windows
from models.backends.mtcnn_detector import FaceCascade
from models.backends.onnx_session import PROVIDERS, OrtSession, SessionFactory, provider_works
from models.backends.unigram_tokenizer import UnigramTokenizer
from models.backends.yunet_detector import FaceDetector
from models.catalog.model_cards import ModelCard
from models.core.device import Device
from models.core.errors import ModelDamaged
from models.core.pixels import Pixels
from models.core.progress import Progress
from models.core.protocols import Array, Embeddings, Network

LONGEST_SENTENCE: Final = 128
"""Number of tokens of a sentence that are encoded; the rest is ignored."""

WIDTH: Final = 384
"""Length of an embedding of the task `sentence`."""

LANGUAGE_WIDTH: Final = 512
"""Length of an embedding of the task `language`."""


def load(card: ModelCard, files: tuple[Path, ...], device: Device, vram: int = 0) -> Network:
    """Load a network in ONNX Runtime. Raises ModelDamaged, DeviceUnavailable, OutOfMemory.

    `vram` limits its graphics memory in bytes (0: all that is free)."""
    return TASKS[card.task](card, files, partial(OrtSession, card.id, device=device, vram=vram))


def probe() -> tuple[Device, ...]:
    """Return the devices on which ONNX Runtime runs a network here, in order of preference."""
    return tuple(device for device in PROVIDERS if provider_works(device))


class ImageNetwork:
    """Network from image to image with one input of any name, in single or half precision.

    A grey network runs on each plane of the image; one for pictures of a fixed size runs in windows
    of that size."""

    def __init__(
        self, card: ModelCard, files: tuple[Path, ...], open_session: SessionFactory
    ) -> None:
        self._session = open_session(files[0])
        self._port, self._kind = self._session.first_input
        self._multiple, self._scale = card.multiple, card.scale
        _, channels, *sides = self._session.first_shape
        fixed = [side for side in sides if isinstance(side, int)]
        self._is_grey = channels == 1
        self._size = fixed if len(fixed) == len(sides) else None

    def __call__(self, *arrays: Array, progress: Progress) -> Pixels:
        """Run the network on one image, padded to multiples of the card's `multiple`."""
        image = arrays[0]
        if self._is_grey and image.shape[2] > 1:
            planes = (self._run(image[..., i : i + 1], progress) for i in range(image.shape[2]))
            return np.concatenate([*planes], axis=2)
        return self._run(image, progress)

    def _run(self, image: Array, progress: Progress) -> Pixels:
        if self._size is None:
            return self._run_once(pad_to_multiple(image, self._multiple), image.shape, progress)
        return run_in_windows(
            image, self._size, self._scale, lambda x: self._run_once(x, x.shape, progress)
        )

    def _run_once(self, padded: Array, shape: tuple[int, ...], progress: Progress) -> Pixels:
        """Run the network once and crop the result to `shape`, times the scale."""
        height, width = (side * self._scale for side in shape[:2])
        planes = np.ascontiguousarray(padded.transpose(2, 0, 1), self._kind)[None]
        output = self._session.run({self._port: planes}, progress)[0]
        return np.ascontiguousarray(output[:, :height, :width].transpose(1, 2, 0), np.float32)

    def close(self) -> None:
        """Release the ONNX Runtime session."""
        self._session.close()


def pad_to_multiple(image: Array, multiple: int) -> Array:
    """Mirror an image, H x W x C, at its right and lower edges to multiples of `multiple`."""
    height, width = image.shape[:2]
    missing = ((0, -height % multiple), (0, -width % multiple), (0, 0))
    return np.pad(image, missing, mode="symmetric") if multiple > 1 else image


class ConditionedNetwork:
    """Network from an image and a text vector to an image."""

    inputs: tuple[str, ...] = ("image", "text")
    """Names of the ONNX inputs, in the order of the arrays."""

    def __init__(self, _: ModelCard, files: tuple[Path, ...], open_session: SessionFactory) -> None:
        self._session = open_session(files[0])

    def __call__(self, *arrays: Array, progress: Progress) -> Pixels:
        """Run the network on an image and a text vector."""
        return np.ascontiguousarray(self._run(arrays, progress).transpose(1, 2, 0))

    def _run(self, arrays: tuple[Array, ...], progress: Progress) -> Array:
        planes = (_planes(array) if array.ndim == 3 else array for array in arrays)
        named = dict(zip(self.inputs, planes, strict=True))
        return np.asarray(self._session.run(named, progress)[0])

    def close(self) -> None:
        """Release the ONNX Runtime session."""
        self._session.close()


class FillNetwork(ConditionedNetwork):
    """Network that fills a hole: from an image and a mask of the hole to an image."""

    inputs = ("image", "hole")


class ToneNetwork(ConditionedNetwork):
    """Network from an image and a text vector to tone curves."""

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        """Compute the tone curves of an image under a text vector."""
        return self._run(arrays, progress)


class TextEncoder:
    """Network from sentence embeddings (n x 384) to text vectors (n x 256)."""

    def __init__(self, _: ModelCard, files: tuple[Path, ...], open_session: SessionFactory) -> None:
        self._session = open_session(files[0])

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        """Compute the text vectors of sentence embeddings."""
        return self._session.run({"sentences": np.asarray(arrays[0], np.float32)}, progress)

    def close(self) -> None:
        """Release the ONNX Runtime session."""
        self._session.close()


class SentenceEncoder:
    """Sentence encoder with its tokenizer."""

    def __init__(
        self, card: ModelCard, files: tuple[Path, ...], open_session: SessionFactory
    ) -> None:
        weights, vocabulary = files
        self._session = open_session(weights)
        try:
            self._tokenizer = Tokenizer.from_file(str(vocabulary))
        except Exception as error:  # the library raises nothing narrower
            raise ModelDamaged(card.id, str(error)) from error
        self._tokenizer.enable_truncation(LONGEST_SENTENCE)
        self._tokenizer.enable_padding()

    def __call__(self, *arrays: Array, progress: Progress) -> Embeddings:
        """Compute an embedding (384 numbers) for each sentence of an array."""
        sentences = [str(sentence) for sentence in arrays[0]]
        if not sentences:
            return np.empty((0, WIDTH), np.float32)
        encodings = self._tokenizer.encode_batch(sentences)
        ids = np.array([each.ids for each in encodings], np.int64)
        mask = np.array([each.attention_mask for each in encodings], np.int64)
        return np.asarray(self._session.run({"ids": ids, "mask": mask}, progress), np.float32)

    def close(self) -> None:
        """Release the ONNX Runtime session."""
        self._session.close()


class LanguageEncoder:
    """Multilingual sentence encoder with its tokenizer, which encodes one sentence at a time."""

    def __init__(
        self, card: ModelCard, files: tuple[Path, ...], open_session: SessionFactory
    ) -> None:
        weights, pieces = files
        self._session = open_session(weights)
        try:
            self._tokenizer = UnigramTokenizer.read(pieces)
        except (KeyError, ValueError, BadZipFile) as error:
            raise ModelDamaged(card.id, str(error)) from error

    def __call__(self, *arrays: Array, progress: Progress) -> Embeddings:
        """Compute an embedding for each sentence of an array."""
        rows = [self._encode(str(sentence), progress) for sentence in arrays[0]]
        return np.concatenate(rows) if rows else np.empty((0, LANGUAGE_WIDTH), np.float32)

    def _encode(self, sentence: str, progress: Progress) -> Embeddings:
        ids = self._tokenizer.encode(sentence)[:LONGEST_SENTENCE]
        return np.asarray(self._session.run({"ids": np.array(ids, np.int64)}, progress), np.float32)

    def close(self) -> None:
        """Release the session."""
        self._session.close()


def open_face_detector(
    card: ModelCard, files: tuple[Path, ...], open_session: SessionFactory
) -> Network:
    """Open a face detector: YuNet if the card has one file, MTCNN if it has three."""
    return (FaceDetector if len(files) == 1 else FaceCascade)(card, files, open_session)


TASKS: Final[Mapping[str, Callable[[ModelCard, tuple[Path, ...], SessionFactory], Network]]] = {
    "image": ImageNetwork,
    "restore": ConditionedNetwork,
    "curves": ToneNetwork,
    "damage": ImageNetwork,
    "fill": FillNetwork,
    "sentence": SentenceEncoder,
    "language": LanguageEncoder,
    "text": TextEncoder,
    "faces": open_face_detector,
    "face": FaceNetwork,
    "identity": IdentityNetwork,
    "colours": ColourNetwork,
}
"""Network classes by the task on a model card."""


def _planes(image: Pixels) -> Array:
    return np.ascontiguousarray(image.transpose(2, 0, 1), np.float32)[None]
