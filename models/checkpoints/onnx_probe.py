"""What a network in an ONNX file asks of pictures, and how large it makes them: found by trying."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from models.core.errors import ModelFileDamaged, ModelFileUnknown
from models.onnx_runtime import ort

MULTIPLES: Final = (1, 2, 4, 8, 16, 32, 64)
"""What the sides may have to be multiples of."""

LEAST: Final = 33
"""Pixels of a side that are tried, at least."""

QUIET: Final = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """Sides of the input are multiples of `multiple`, those of the output `scale` times as long."""

    multiple: int
    scale: int


def shape_of(source: Path, file: Path) -> Shape:
    """Of the network in `file`; `source` is what errors name. Raises ModelFileUnknown,
    ModelFileDamaged."""
    session = _opened(source, file)
    for multiple in MULTIPLES:
        height, width = _sides(multiple)
        answer = _answer(session, height, width)
        if answer is not None and answer.ndim == 4:
            scale = answer.shape[2] // height
            if scale >= 1 and answer.shape == (1, 3, height * scale, width * scale):
                return Shape(multiple, scale)
            raise ModelFileUnknown(str(source), f"an answer of {answer.shape}")
    raise ModelFileUnknown(str(source), "it does not take pictures of any size")


def _sides(multiple: int) -> tuple[int, int]:
    """Two that differ, and are multiples of nothing larger."""
    times = -(-LEAST // multiple) | 1
    return times * multiple, (times + 2) * multiple


def _opened(source: Path, file: Path) -> Any:
    options = ort.SessionOptions()
    options.log_severity_level = QUIET
    try:
        return ort.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime raises its own kinds
        raise ModelFileDamaged(str(source), "content") from error


def _answer(session: Any, height: int, width: int) -> np.ndarray[Any, Any] | None:
    port = session.get_inputs()[0]
    kind = np.float16 if "float16" in port.type else np.float32
    picture = np.random.default_rng(0).random((1, 3, height, width)).astype(kind)
    try:
        return np.asarray(session.run(None, {port.name: picture})[0])
    except Exception:  # noqa: BLE001  the runtime raises its own kinds: this size is none it takes
        return None
