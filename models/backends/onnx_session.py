"""Inference sessions of ONNX Runtime, with its errors converted to ours."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final

import numpy as np

from models.core.device import Device
from models.core.errors import DeviceUnavailable, ModelDamaged, NetworkFailed, OutOfMemory
from models.core.progress import Cancelled, Progress
from models.core.protocols import Array
from models.onnx_runtime import ort

PROVIDERS: Final = {
    Device.CUDA: "CUDAExecutionProvider",
    Device.DML: "DmlExecutionProvider",
    Device.COREML: "CoreMLExecutionProvider",
    Device.CPU: "CPUExecutionProvider",
}
"""Execution providers of ONNX Runtime by device, the best first."""

MEMORY_SIGNS: Final = (
    "failed to allocate",
    "bad_alloc",
    "out of memory",
    "alloc_failed",
    "is smaller than requested bytes",
    "not enough memory",
    "8007000e",
)
"""Parts of error messages that mean out of memory, for which the runtime has no error code."""

STOP_WITHIN: Final = 0.02
"""Seconds between two checks whether the user has cancelled a run."""

FEW: Final = 4
"""Number of logical processors up to which ONNX Runtime uses all of them.

On one core with two threads, the second thread made the instant network an eighth faster.
"""

FLOATS: Final[dict[str, type[np.floating[Any]]]] = {
    "tensor(float16)": np.float16,
    "tensor(double)": np.float64,
}
"""Types of inputs that are no single floats, by ONNX Runtime's name."""

QUIET: Final = 4
"""ONNX Runtime's log severity of fatal errors; all other errors are raised."""

PROBE: Final = (
    b'\x08\x08:7\n\x10\n\x01x\x12\x01y"\x08Identity\x12\x01pZ\x0f\n\x01x\x12\n\n\x08\x08\x01\x12'
    b"\x04\n\x02\x08\x01b\x0f\n\x01y\x12\n\n\x08\x08\x01\x12\x04\n\x02\x08\x01B\x04\n\x00\x10\x11"
)
"""ONNX model that returns its input x, one float, to probe a device."""


class OrtSession:
    """Inference session of ONNX Runtime that raises errors of the models package."""

    def __init__(self, model: str, source: Path | bytes, device: Device, vram: int = 0) -> None:
        self._model, self._device = model, device
        provider = PROVIDERS[device]
        if provider not in ort.get_available_providers():
            raise DeviceUnavailable(device)
        content = str(source) if isinstance(source, Path) else source
        try:
            named = [(provider, memory_limits(device, vram))]
            self._session = ort.InferenceSession(content, _options(device), providers=named)
        except Exception as error:
            if _is_memory(error):
                raise OutOfMemory(device, 0) from error
            raise ModelDamaged(model, str(error)) from error
        if provider not in self._session.get_providers():
            raise DeviceUnavailable(device)

    @property
    def first_input(self) -> tuple[str, type[np.floating[Any]]]:
        """Name and float type of the first input."""
        return self.inputs[0]

    @property
    def inputs(self) -> tuple[tuple[str, type[np.floating[Any]]], ...]:
        """Names and float types of all inputs."""
        ports = self._session.get_inputs()
        return tuple((port.name, FLOATS.get(port.type, np.float32)) for port in ports)

    @property
    def first_shape(self) -> tuple[int | str | None, ...]:
        """Shape of the first input; free sides are names or None."""
        return tuple(self._session.get_inputs()[0].shape)

    def run(self, inputs: dict[str, Array], progress: Progress) -> Array:
        """Run on inputs by name; return the first output. Raises: as `run_all_outputs`."""
        return next(iter(self.run_all_outputs(inputs, progress).values()))

    def run_all_outputs(self, inputs: dict[str, Array], progress: Progress) -> dict[str, Array]:
        """Run on `inputs` by name; return all outputs by name, in the network's shapes.

        Raises: OutOfMemory; NetworkFailed; Cancelled."""
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
        names = (port.name for port in self._session.get_outputs())
        return {name: np.asarray(each) for name, each in zip(names, outputs, strict=True)}

    def close(self) -> None:
        """Release the session, which cannot be run afterwards."""
        del self._session


SessionFactory = Callable[[Path], OrtSession]
"""Function that opens a session for a file, on a chosen device and within its memory limit."""


def memory_limits(device: Device, vram: int) -> dict[str, str]:
    """Return the provider options that limit CUDA to `vram` bytes; none for other devices."""
    return {"gpu_mem_limit": str(vram)} if vram and device == Device.CUDA else {}


def provider_works(device: Device) -> bool:
    """Return whether ONNX Runtime can run a tiny network on a device."""
    if PROVIDERS[device] not in ort.get_available_providers():
        return False
    try:
        session = OrtSession(device.value, PROBE, device)
        session.run({"x": np.ones(1, np.float32)}, Progress())
    except (DeviceUnavailable, ModelDamaged, NetworkFailed, OutOfMemory):
        return False
    return True


def _options(device: Device) -> Any:
    """Return session options for a device.

    Memory patterns are off: that is as fast and needs the memory of the largest tile only."""
    options = ort.SessionOptions()
    options.log_severity_level = QUIET
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if device == Device.CPU:
        options.intra_op_num_threads = _threads()
    return options


def _threads() -> int:
    """Return the number of threads for a session; 0 lets ONNX Runtime use all cores.

    It is the number of allowed processors if they are few or not all of the computer's."""
    affinity = getattr(os, "sched_getaffinity", None)
    count = os.cpu_count() or 0
    allowed = len(affinity(0)) if affinity else count
    return allowed if allowed <= FEW or allowed < count else 0


@contextmanager
def _terminated_by(stop: Event, options: Any) -> Iterator[None]:
    """Terminate runs with these options inside the `with` as soon as `stop` is set."""
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
    """Return the longest side of an input image in pixels; 0 without one."""
    images = (each for each in inputs.values() if each.ndim == 4)
    return max((max(image.shape[2:]) for image in images), default=0)
