"""Trial runs that find out which picture sizes an ONNX network accepts and returns."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from models.checkpoints.onnx_file import CHANNEL_COUNTS, CHANNELS_LAST, OTHER_CHANNELS, RGB
from models.core.errors import ModelFileDamaged, ModelFileUnknown
from models.onnx_runtime import ort

MULTIPLES: Final = (1, 2, 4, 8, 16, 32, 64)
"""Multiples that are tried for the input sides, in this order."""

MIN_TRIAL_SIDE: Final = 33
"""Smallest side of a trial picture in pixels."""

LOG_FATAL_ONLY: Final = 4
"""Severity level of ONNX Runtime's log at which only fatal errors are written."""


@dataclass(frozen=True, slots=True)
class ProbedSizeRule:
    """Size rule found by trial runs.

    Input sides must be multiples of `multiple`; output sides are `scale` times as long.
    """

    multiple: int
    scale: int


def probe_size_rule(source: Path, file: Path) -> ProbedSizeRule:
    """Find the size rule of the network in `file`; errors name `source`.

    Raises: ModelFileUnknown, ModelFileDamaged.
    """
    session = _open_session(source, file)
    for multiple in MULTIPLES:
        height, width = _trial_sides(multiple)
        output = _try_run(session, (1, RGB, height, width))
        if output is not None and output.ndim == 4:
            scale = output.shape[2] // height
            if scale >= 1 and output.shape == (1, RGB, height * scale, width * scale):
                return ProbedSizeRule(multiple, scale)
            raise ModelFileUnknown(str(source), f"an answer of {output.shape}")
    raise ModelFileUnknown(str(source), _reason_of_refusal(session))


def _reason_of_refusal(session: Any) -> str:
    """Tell why a network takes no RGB picture of any of the sizes that were tried."""
    sides = session.get_inputs()[0].shape[2:]
    if all(isinstance(side, int) for side in sides):
        return f"it takes pictures of {sides[1]} x {sides[0]} pixels only"
    height, width = _trial_sides(MULTIPLES[-1])
    if _try_run(session, (1, height, width, RGB)) is not None:
        return CHANNELS_LAST.format(verb="takes")
    counts = (count for count in CHANNEL_COUNTS if count != RGB)
    taken = (count for count in counts if _try_run(session, (1, count, height, width)) is not None)
    count = next(taken, None)
    if count is not None:
        return OTHER_CHANNELS.format(verb="takes", count=count)
    return "it does not take pictures of any size"


def _trial_sides(multiple: int) -> tuple[int, int]:
    """Return two different sides that are multiples of `multiple` and of no larger power of two."""
    factor = -(-MIN_TRIAL_SIDE // multiple) | 1
    return factor * multiple, (factor + 2) * multiple


def _open_session(source: Path, file: Path) -> Any:
    options = ort.SessionOptions()
    options.log_severity_level = LOG_FATAL_ONLY
    try:
        return ort.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime raises undocumented types
        raise ModelFileDamaged(str(source), "content") from error


def _try_run(session: Any, shape: tuple[int, ...]) -> np.ndarray[Any, Any] | None:
    port = session.get_inputs()[0]
    dtype = np.float16 if "float16" in port.type else np.float32
    image = np.random.default_rng(0).random(shape).astype(dtype)
    try:
        return np.asarray(session.run(None, {port.name: image})[0])
    except Exception:  # noqa: BLE001  undocumented types mean: size not accepted
        return None
