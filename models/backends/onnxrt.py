"""Networks run by ONNX Runtime; the only module that knows it.

Task "image" takes an image (height x width x 3, 0 to 1) and gives one, not clamped, larger by the
card's scale. Task "damage" takes an image and gives the probability of damage (height x width x
1). Task "restore" takes an image and a text vector (1 x 256) and gives an image of the same size,
not clamped. Task "curves" takes the same and gives tone curves (3 x knots x rows x columns). Task
"fill" takes an image and a hole (height x width x 1, 1 inside) and gives the image with the hole
filled. Task "sentence" takes an array of sentences and gives their embeddings (n x 384, unit
rows), task "text" takes these and gives text vectors.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from models.catalog import ModelCard
from models.device import Device
from models.errors import DeviceUnavailable, ModelDamaged, NetworkFailed, OutOfMemory
from models.pixels import Pixels
from models.progress import Cancelled, Progress
from models.restorer import Array, Embeddings, Network

PROVIDERS: Final = {
    Device.CUDA: "CUDAExecutionProvider",
    Device.DML: "DmlExecutionProvider",
    Device.COREML: "CoreMLExecutionProvider",
    Device.CPU: "CPUExecutionProvider",
}
"""The best first."""

MEMORY_SIGNS: Final = (
    "failed to allocate",
    "bad_alloc",
    "out of memory",
    "alloc_failed",
    "not enough memory",
    "8007000e",
)
"""Parts of the messages by which the runtime tells that memory ran out; it has no code for it."""

LONGEST_SENTENCE: Final = 128
"""Tokens; what is beyond is not read."""

WIDTH: Final = 384
"""Of a sentence embedding."""

STOP_WITHIN: Final = 0.02
"""Seconds between two looks at whether a run shall stop."""

FEW: Final = 4
"""Logical processors of which none is left idle: on one core with two threads, the second made the
instant network an eighth faster."""

QUIET: Final = 4
"""Log fatal errors only: all others are raised."""

PROBE: Final = (
    b'\x08\x08:7\n\x10\n\x01x\x12\x01y"\x08Identity\x12\x01pZ\x0f\n\x01x\x12\n\n\x08\x08\x01\x12'
    b"\x04\n\x02\x08\x01b\x0f\n\x01y\x12\n\n\x08\x08\x01\x12\x04\n\x02\x08\x01B\x04\n\x00\x10\x11"
)
"""A model that returns its input x, one float."""


def load(card: ModelCard, files: tuple[Path, ...], device: Device) -> Network:
    """Raises ModelDamaged, DeviceUnavailable, OutOfMemory."""
    return TASKS[card.task](card, files, device)


def probe() -> tuple[Device, ...]:
    """The devices on which a network really runs here, the best first."""
    return tuple(device for device in PROVIDERS if _works(device))


def _works(device: Device) -> bool:
    if PROVIDERS[device] not in ort.get_available_providers():
        return False
    try:
        session = _Session(device.value, PROBE, device)
        session.run({"x": np.ones(1, np.float32)}, Progress())
    except (DeviceUnavailable, ModelDamaged, NetworkFailed, OutOfMemory):
        return False
    return True


class Picturing:
    """A network from image to image, whatever its ports are called; in half precision too."""

    def __init__(self, card: ModelCard, files: tuple[Path, ...], device: Device) -> None:
        self._session = _Session(card.id, files[0], device)
        self._port, self._kind = self._session.first_input
        self._multiple, self._scale = card.multiple, card.scale

    def __call__(self, *arrays: Array, progress: Progress) -> Pixels:
        height, width = (side * self._scale for side in arrays[0].shape[:2])
        filled = filled_up(arrays[0], self._multiple)
        planes = np.ascontiguousarray(filled.transpose(2, 0, 1), self._kind)[None]
        answer = self._session.run({self._port: planes}, progress)[0]
        inner = answer if filled is arrays[0] else answer[:, :height, :width]
        return np.ascontiguousarray(inner.transpose(1, 2, 0), np.float32)

    def close(self) -> None:
        self._session.close()


def filled_up(image: Array, multiple: int) -> Array:
    """The image mirrored at its right and lower edges, as often as it takes, so that its sides are
    multiples."""
    height, width = image.shape[:2]
    missing = ((0, -height % multiple), (0, -width % multiple), (0, 0))
    return np.pad(image, missing, mode="symmetric") if multiple > 1 else image


class Restoring:
    """A network from an image and a text vector to an image."""

    inputs: tuple[str, ...] = ("image", "text")

    def __init__(self, card: ModelCard, files: tuple[Path, ...], device: Device) -> None:
        self._session = _Session(card.id, files[0], device)

    def __call__(self, *arrays: Array, progress: Progress) -> Pixels:
        return np.ascontiguousarray(self._answer(arrays, progress).transpose(1, 2, 0))

    def _answer(self, arrays: tuple[Array, ...], progress: Progress) -> Array:
        planes = (_planes(array) if array.ndim == 3 else array for array in arrays)
        named = dict(zip(self.inputs, planes, strict=True))
        return np.asarray(self._session.run(named, progress)[0])

    def close(self) -> None:
        self._session.close()


class Filling(Restoring):
    """A network from image and hole to image."""

    inputs = ("image", "hole")


class Curves(Restoring):
    """A network from image and text vector to tone curves."""

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        return self._answer(arrays, progress)


class Texts:
    """A language head: from sentence embeddings (n x 384) to text vectors (n x 256)."""

    def __init__(self, card: ModelCard, files: tuple[Path, ...], device: Device) -> None:
        self._session = _Session(card.id, files[0], device)

    def __call__(self, *arrays: Array, progress: Progress) -> Array:
        return self._session.run({"sentences": np.asarray(arrays[0], np.float32)}, progress)

    def close(self) -> None:
        self._session.close()


class Sentences:
    """A sentence encoder with its tokeniser."""

    def __init__(self, card: ModelCard, files: tuple[Path, ...], device: Device) -> None:
        weights, vocabulary = files
        self._session = _Session(card.id, weights, device)
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


TASKS: Final[Mapping[str, Callable[[ModelCard, tuple[Path, ...], Device], Network]]] = {
    "image": Picturing,
    "restore": Restoring,
    "curves": Curves,
    "damage": Picturing,
    "fill": Filling,
    "sentence": Sentences,
    "text": Texts,
}
"""What a card's task is run by."""


def _planes(image: Pixels) -> Array:
    return np.ascontiguousarray(image.transpose(2, 0, 1), np.float32)[None]


class _Session:
    """One inference session; turns the runtime's errors into ours."""

    def __init__(self, model: str, source: Path | bytes, device: Device) -> None:
        self._model, self._device = model, device
        provider = PROVIDERS[device]
        if provider not in ort.get_available_providers():
            raise DeviceUnavailable(device)
        content = str(source) if isinstance(source, Path) else source
        try:
            self._session = ort.InferenceSession(content, _options(device), providers=[provider])
        except Exception as error:
            if _is_memory(error):
                raise OutOfMemory(device, 0) from error
            raise ModelDamaged(model, str(error)) from error
        if provider not in self._session.get_providers():
            raise DeviceUnavailable(device)

    @property
    def first_input(self) -> tuple[str, type[np.floating[Any]]]:
        """Its name, and the precision that it takes."""
        port = self._session.get_inputs()[0]
        return port.name, np.float16 if "float16" in port.type else np.float32

    def run(self, inputs: dict[str, Array], progress: Progress) -> Array:
        """The first output. Raises OutOfMemory, NetworkFailed, Cancelled."""
        options = ort.RunOptions()
        options.log_severity_level = QUIET
        try:
            with _terminated_by(progress.stop, options):
                outputs = self._session.run(None, inputs, options)
        except Exception as error:
            if progress.stop.is_set():
                raise Cancelled from error
            if _is_memory(error):
                raise OutOfMemory(self._device, _side(inputs)) from error
            raise NetworkFailed(self._model, str(error)) from error
        return np.asarray(outputs[0])

    def close(self) -> None:
        del self._session


def _options(device: Device) -> Any:
    """The arena without memory patterns: as fast, and the memory of the largest tile only."""
    options = ort.SessionOptions()
    options.log_severity_level = QUIET
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if device == Device.CPU:
        options.intra_op_num_threads = _threads()
    return options


def _threads() -> int:
    """As many as we may use at once, where they are few or others were forbidden to us; else 0: the
    runtime takes one for each core and leaves the second thread of a core alone."""
    affinity = getattr(os, "sched_getaffinity", None)
    count = os.cpu_count() or 0
    allowed = len(affinity(0)) if affinity else count
    return allowed if allowed <= FEW or allowed < count else 0


@contextmanager
def _terminated_by(stop: Event, options: Any) -> Iterator[None]:
    """While the body runs, let `stop` end it from inside the network."""
    finished = Event()

    def watch() -> None:
        while not finished.wait(STOP_WITHIN):
            if stop.is_set():
                options.terminate = True
                return

    watcher = Thread(target=watch, name="stop-watcher")
    watcher.start()
    try:
        yield
    finally:
        finished.set()
        watcher.join()


def _is_memory(error: Exception) -> bool:
    text = str(error).lower()
    return isinstance(error, MemoryError) or any(sign in text for sign in MEMORY_SIGNS)


def _side(inputs: dict[str, Array]) -> int:
    """The longest side of the picture that went in, in pixels; 0 where none did."""
    pictures = (each for each in inputs.values() if each.ndim == 4)
    return max((max(picture.shape[2:]) for picture in pictures), default=0)
