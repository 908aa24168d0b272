"""Benchmarks of the engine: speed, memory, time to cancel, recovery from a killed host.

    python -m benchmarks.speed.engine NETWORK.onnx [speed] [memory] [cancel] [kills]

NETWORK.onnx is an export of the instant network, trained or not; for the memory part alone it can
be heirloom-fill.onnx, which takes a tenth of the time.
"""

import argparse
import hashlib
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Thread, Timer
from typing import Final

import numpy as np

from benchmarks.speed.memory import anonymous
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RunRequest
from models.core.errors import HostDied
from models.core.pixels import Pixels, Raster
from models.core.plan import Step
from models.core.progress import Cancelled, Progress
from models.core.protocols import Embeddings, Engine, RestoreInput
from models.engine.engine_host import serve
from models.engine.local_engine import LocalEngine
from models.engine.remote_engine import RemoteEngine

MODEL: Final = "heirloom-instruct"
"""Model id of the instant network, under which any given network is run."""
FILL: Final = "heirloom-fill"
"""Model id, and file name stem, of the inpainting network."""
STEP: Final = Step("plain", {}, (MODEL,))
"""Step that the engine runs in the benchmark."""
CANCELS: Final = 50
"""Number of jobs that are cancelled."""
KILLS: Final = 20
"""Number of host processes that are killed."""
SERVE: Final = "serve"
"""Argument with which this module runs as the engine host and not as a benchmark."""
TEXT: Final = np.full((1, 256), 1 / 16, np.float32)
"""Text vector of unit length, 1 x 256."""


@dataclass(frozen=True)
class NoParams:
    """Empty set of parameters."""


class Plain:
    """Restorer that only runs the network, with a text vector or an empty hole mask."""

    name = "plain"
    params = NoParams
    halo = 0

    def __init__(self, task: str) -> None:
        self._task = task

    def analyse_overview(self, overview: RestoreInput, params: NoParams) -> None:
        """Return None: no overview is needed."""

    def run(self, work: RestoreInput, params: NoParams) -> Pixels:  # noqa: ARG002  no parameters
        """Run the network on one tile of the photo."""
        image = work.image
        second_input = np.zeros_like(image[:, :, :1]) if self._task == "fill" else TEXT
        return work.network(MODEL)(image, second_input, progress=work.progress)


def engine_with(network: Path, settings: EngineSettings) -> Engine:
    """Create an engine whose card has the SHA-256 of the network file."""
    digest = hashlib.sha256(network.read_bytes()).hexdigest()
    bundled = Catalog.read()[FILL if network.stem == FILL else MODEL]
    card = replace(bundled, id=MODEL, files=(network.name,), sha256=(digest,))
    restorers = {Plain.name: Plain(card.task)}
    return PidEngine(Catalog((card,)), Store(network.parent), settings, restorers)


def noise(megapixels: float, folder: Path) -> Raster:
    """Create a memory-mapped 4:3 photo of random values, uint8, H x W x 3, of these megapixels."""
    height = round((megapixels * 1e6 * 3 / 4) ** 0.5)
    shape = (height, height * 4 // 3, 3)
    photo = np.memmap(folder / "photo.raw", np.uint8, "w+", shape=shape)
    generator = np.random.default_rng(0)
    for row in photo:
        row[:] = generator.integers(0, 256, row.shape, np.uint8)
    return photo


def run_through(engine: Engine, photo: Raster, progress: Progress) -> int:
    """Run the step over the photo and return the number of results."""
    focus = (photo.shape[1] / 2, photo.shape[0] / 2)
    return sum(1 for _ in engine.run(RunRequest(STEP, photo, focus), progress))


def fastest(times: int, action: Callable[[], object]) -> float:
    """Return the seconds of the fastest of `times` runs of `action`."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return min(taken)


def speed(network: Path, folder: Path) -> None:
    """Print seconds per megapixel of the engine, of torch, and of as many operations."""
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    from models.training.tasks.network_table import instant_network

    photo = noise(4, folder)
    megapixels = photo.shape[0] * photo.shape[1] / 1e6
    engine = engine_with(network, EngineSettings(Device.CPU))
    run_through(engine, photo[:600, :600], Progress())
    in_engine = fastest(3, lambda: run_through(engine, photo, Progress())) / megapixels
    eager, side = instant_network().eval(), 576
    image, text = torch.rand(1, 3, side, side), torch.from_numpy(TEXT)
    with torch.no_grad():
        with FlopCounterMode(display=False) as counter:
            eager(image, text)
        in_torch = fastest(5, lambda: eager(image, text)) / side**2 * 1e6
    flops = counter.get_total_flops() / side**2 * 1e6
    square = np.ones((2048, 2048), np.float32)
    rate = 2 * 2048**3 / fastest(5, lambda: square @ square)
    print(f"engine            {in_engine:.2f} s/MP on {os.cpu_count()} cores")
    print(f"torch eager       {in_torch:.2f} s/MP; engine / torch = {in_engine / in_torch:.2f}")
    print(
        f"bare arithmetic   {flops / rate:.2f} s/MP ({flops / 1e9:.0f} GFLOP/MP at "
        f"{rate / 1e9:.0f} GFLOP/s); engine / arithmetic = {in_engine * rate / flops:.1f}"
    )


def memory(network: Path, _: Path) -> None:
    """Print the peak of anonymous memory of a process for small and for large photos."""
    for megapixels in (4, 64, 100):
        code = f"from benchmarks.speed.engine import peak; peak({str(network)!r}, {megapixels})"
        subprocess.run([sys.executable, "-c", code], check=True)


def peak(network: str, megapixels: int) -> None:
    """Print the peak of anonymous memory while the engine runs over a photo.

    Pages of mapped photos do not count, as the system can drop them. The step runs the model
    `network`."""
    with tempfile.TemporaryDirectory() as folder:
        photo = noise(megapixels, Path(folder))
        engine, done, samples = (
            engine_with(Path(network), EngineSettings(Device.CPU)),
            Event(),
            [0.0],
        )
        samples = [before := anonymous()]

        def watch() -> None:
            while not done.wait(0.02):
                samples.append(anonymous())

        watcher = Thread(target=watch)
        watcher.start()
        run_through(engine, photo, Progress())
        done.set()
        watcher.join()
    added, base = max(samples) - before, before
    print(f"memory            {megapixels:>3} MP: at most {added:.0f} MB above {base:.0f} MB")


def remote(network: Path, folder: Path) -> RemoteEngine:
    """Create an engine in another process, which runs this module as host."""
    command = (sys.executable, "-m", "benchmarks.speed.engine", str(network), SERVE)
    return RemoteEngine(EngineSettings(Device.CPU), folder / "scratch", command)


def random_moments(count: int) -> Iterator[float]:
    """Draw the same times on each run: seconds, 0.05 to 2.5, after the start of a job."""
    generator = random.Random(0)  # noqa: S311
    return (generator.uniform(0.05, 2.5) for _ in range(count))


def cancel(network: Path, folder: Path) -> None:
    """Print the time from cancelling a job until the engine has stopped."""
    engine, photo = remote(network, folder), noise(24, folder)
    run_through(engine, photo[:64], Progress())
    waits = [
        wait
        for moment in random_moments(CANCELS)
        if (wait := seconds_to_cancel(engine, photo, moment)) is not None
    ]
    engine.close()
    late = statistics.quantiles(waits, n=20)[-1]
    middle, worst = statistics.median(waits), max(waits)
    print(f"cancel            {len(waits)} of {CANCELS} cancelled")
    print(f"  then stopped    p50 {middle:.3f} s, p95 {late:.3f} s, worst {worst:.3f} s")


def seconds_to_cancel(engine: Engine, photo: Raster, moment: float) -> float | None:
    """Return the seconds from cancelling to the stop; None if the job was done before.

    It is cancelled after `moment` seconds."""
    stop, pressed = Event(), list[float]()

    def press() -> None:
        pressed.append(time.perf_counter())
        stop.set()

    Timer(moment, press).start()
    try:
        run_through(engine, photo, Progress(stop=stop))
    except Cancelled:
        return time.perf_counter() - pressed[0]
    return None


def kills(network: Path, folder: Path) -> None:
    """Kill the host during jobs; print how many raised HostDied and how many next jobs ran."""
    engine, photo, died, ran = remote(network, folder), noise(24, folder), 0, 0
    small = photo[:64]
    for moment in random_moments(KILLS):
        run_through(engine, small, Progress())
        Timer(moment, os.kill, (host_of(engine), signal.SIGKILL)).start()
        try:
            run_through(engine, photo, Progress())
        except HostDied:
            died += 1
        ran += run_through(engine, small, Progress()) > 0
    engine.close()
    counts = f"{died} of {KILLS} reported as HostDied; {ran} of {KILLS} next jobs ran"
    print(f"kill -9           {counts}")


def host_of(engine: RemoteEngine) -> int:
    """Ask the host of this benchmark for its process id."""
    return int(engine.embed(("pid",))[0, 0])


class PidEngine(LocalEngine):
    """Engine whose sentence embeddings are the process id."""

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        """Return the process id in every component, N x 384."""
        return np.full((len(sentences), 384), os.getpid(), np.float32)


def main() -> None:
    """Run the benchmarks that are named on the command line, or all."""
    parts = {"speed": speed, "memory": memory, "cancel": cancel, "kills": kills}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("parts", nargs="*", choices=[*parts, SERVE], default=list(parts))
    options = parser.parse_args()
    network = options.network.resolve()
    if options.parts == [SERVE]:
        serve(lambda settings: engine_with(network, settings))
    for part in options.parts:
        with tempfile.TemporaryDirectory() as folder:
            parts[part](network, Path(folder))


if __name__ == "__main__":
    main()
