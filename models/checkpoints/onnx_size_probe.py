"""Trial runs that find out which picture sizes an ONNX network accepts and returns."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from models.checkpoints.onnx_validation import (
    CHANNEL_COUNTS,
    CHANNELS_LAST,
    CHROMA,
    GREY,
    NAMELESS_COLOURS,
    OTHER_CHANNELS,
    RGB,
)
from models.checkpoints.onnx_value_range import find_white
from models.checkpoints.torch_size_probe import (
    MULTIPLES,
    ProbedSizeRule,
    UnequalAnswer,
    find_fixed_rule,
    find_size_rule,
    trial_sides,
)
from models.core.errors import ModelFileDamaged, ModelFileUnsupported
from models.onnx_runtime import ort

PIECE: Final = 64
"""Least side in pixels of the piece of a photo by which the range of values is found."""

LOG_FATAL_ONLY: Final = 4
"""Severity level of ONNX Runtime's log at which only fatal errors are written."""


@dataclass(frozen=True, slots=True)
class ProbedNetwork:
    """Input and output format of an image-to-image network, as trial runs showed it.

    `size` (height, width) is the only one that it takes, None if its sides are free; `white` is the
    value of white pixels, 1 or 255."""

    channels: int
    rule: ProbedSizeRule
    size: tuple[int, int] | None
    white: float


def probe_network(source: Path, file: Path) -> ProbedNetwork:
    """Find out by trial runs which pictures the network in `file` takes; errors name `source`.

    Raises: ModelFileUnknown, ModelFileDamaged, ModelFileUnsupported."""
    session = _open_session(source, file)
    size = _fixed_size(session)
    found = ((count, _find_rule(source, session, count, size)) for count in (RGB, GREY))
    channels, rule = next(((count, rule) for count, rule in found if rule), (0, None))
    if rule is None:
        raise ModelFileUnsupported(str(source), _reason_of_refusal(session))
    sides = size or (-(-PIECE // rule.multiple) * rule.multiple,) * 2
    white = find_white(source, partial(_run, session), sides, channels)
    return ProbedNetwork(channels, rule, size, white)


def _fixed_size(session: Any) -> tuple[int, int] | None:
    sides = session.get_inputs()[0].shape[2:]
    return tuple(sides) if all(isinstance(side, int) for side in sides) else None


def _find_rule(
    source: Path, session: Any, channels: int, size: tuple[int, int] | None
) -> ProbedSizeRule | None:
    """Find the size rule for pictures with this number of channels; None if all are refused."""

    def run(height: int, width: int) -> tuple[int, int] | None:
        output = _try_run(session, (1, channels, height, width))
        if output is None:
            return None
        if output.ndim == 4 and output.shape[1] == CHROMA:
            raise ModelFileUnsupported(str(source), NAMELESS_COLOURS)
        if output.ndim != 4 or output.shape[:2] != (1, channels):
            raise ModelFileUnsupported(str(source), f"an answer of {output.shape}")
        return output.shape[2], output.shape[3]

    try:
        return find_size_rule(run) if size is None else find_fixed_rule(run, size)
    except UnequalAnswer as error:
        raise ModelFileUnsupported(str(source), str(error)) from error


def _reason_of_refusal(session: Any) -> str:
    """Return why a network takes no picture of any tried size, as text for the user."""
    height, width = trial_sides(MULTIPLES[-1])
    if _try_run(session, (1, height, width, RGB)) is not None:
        return CHANNELS_LAST.format(verb="takes")
    counts = (count for count in CHANNEL_COUNTS if count not in (RGB, GREY))
    taken = (count for count in counts if _try_run(session, (1, count, height, width)) is not None)
    count = next(taken, None)
    if count is not None:
        return OTHER_CHANNELS.format(verb="takes", count=count)
    return "it does not take pictures of any size"


def _open_session(source: Path, file: Path) -> Any:
    options = ort.SessionOptions()
    options.log_severity_level = LOG_FATAL_ONLY
    try:
        return ort.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime raises undocumented types
        raise ModelFileDamaged(str(source), "content") from error


def _try_run(session: Any, shape: tuple[int, ...]) -> np.ndarray[Any, Any] | None:
    return _run(session, np.random.default_rng(0).random(shape).astype(np.float32))


def _run(session: Any, planes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any] | None:
    port = session.get_inputs()[0]
    dtype = np.float16 if "float16" in port.type else np.float32
    try:
        return np.asarray(session.run(None, {port.name: planes.astype(dtype)})[0])
    except Exception:  # noqa: BLE001  undocumented types mean: not accepted
        return None
