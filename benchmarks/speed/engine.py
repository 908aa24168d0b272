"""How fast, how bounded and how obedient the engine is.

    python -m benchmarks.speed.engine NETWORK.onnx [speed] [memory] [cancel] [kills]

NETWORK.onnx is an export of the instant network, trained or not; where only memory is asked for, it
can be heirloom-fill.onnx, which takes a tenth of the time.
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

from models.catalog.catalog import Catalog
from models.catalog.store import Store
from models.core.device import Device, EngineSettings
from models.core.engine_run import RunRequest
from models.core.errors import HostDied
from models.core.pixels import Pixels, Raster
from models.core.plan import Step
from models.core.progress import Cancelled, Progress
from models.core.protocols import Embeddings, Engine, RestoreInput
from models.engine.host import serve
from models.engine.local import LocalEngine
from models.engine.remote import RemoteEngine

MODEL: Final = "heirloom-instruct"
FILL: Final = "heirloom-fill"
STEP: Final = Step("plain", {}, (MODEL,))
CANCELS: Final = 50
KILLS: Final = 20
SERVE: Final = "serve"
TEXT: Final = np.full((1, 256), 1 / 16, np.float32)


@dataclass(frozen=True)
class Nothing:
    """No parameters."""


class Plain:
    """The network and nothing else, with a text or with no hole, as its task asks."""

    name = "plain"
    params = Nothing
    halo = 0

    def __init__(self, task: str) -> None:
        self._task = task

    def analyse_overview(self, overview: RestoreInput, params: Nothing) -> None:
        """Needs none."""

    def run(self, work: RestoreInput, params: Nothing) -> Pixels:  # noqa: ARG002  it has none
        image = work.image
        beside = np.zeros_like(image[:, :, :1]) if self._task == "fill" else TEXT
        return work.network(MODEL)(image, beside, progress=work.progress)


def engine_with(network: Path, settings: EngineSettings) -> Engine:
    """The shipped card, but with the seal of this file."""
    seal = hashlib.sha256(network.read_bytes()).hexdigest()
    shipped = Catalog.read()[FILL if network.stem == FILL else MODEL]
    card = replace(shipped, id=MODEL, files=(network.name,), sha256=(seal,))
    restorers = {Plain.name: Plain(card.task)}
    return Telling(Catalog((card,)), Store(network.parent), settings, restorers)


def noise(megapixels: float, folder: Path) -> Raster:
    """A photo that lies in a file, 4:3."""
    height = round((megapixels * 1e6 * 3 / 4) ** 0.5)
    shape = (height, height * 4 // 3, 3)
    photo = np.memmap(folder / "photo.raw", np.uint8, "w+", shape=shape)
    dice = np.random.default_rng(0)
    for row in photo:
        row[:] = dice.integers(0, 256, row.shape, np.uint8)
    return photo


def run_through(engine: Engine, photo: Raster, progress: Progress) -> int:
    """All pieces; how many there were."""
    focus = (photo.shape[1] / 2, photo.shape[0] / 2)
    return sum(1 for _ in engine.run(RunRequest(STEP, photo, focus), progress))


def fastest(times: int, action: Callable[[], object]) -> float:
    """Seconds; the least of several, because other programs may disturb."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return min(taken)


def speed(network: Path, folder: Path) -> None:
    """Seconds a megapixel, beside torch and beside the bare arithmetic of this machine."""
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    from models.training.tasks.registry import instant_network

    photo = noise(4, folder)
    megapixels = photo.shape[0] * photo.shape[1] / 1e6
    engine = engine_with(network, EngineSettings(Device.CPU))
    run_through(engine, photo[:600, :600], Progress())
    through = fastest(3, lambda: run_through(engine, photo, Progress())) / megapixels
    eager, side = instant_network().eval(), 576
    image, text = torch.rand(1, 3, side, side), torch.from_numpy(TEXT)
    with torch.no_grad():
        with FlopCounterMode(display=False) as counter:
            eager(image, text)
        in_torch = fastest(5, lambda: eager(image, text)) / side**2 * 1e6
    flops = counter.get_total_flops() / side**2 * 1e6
    square = np.ones((2048, 2048), np.float32)
    rate = 2 * 2048**3 / fastest(5, lambda: square @ square)
    print(f"engine            {through:.2f} s/MP on {os.cpu_count()} cores")
    print(f"torch eager       {in_torch:.2f} s/MP; engine / torch = {through / in_torch:.2f}")
    print(
        f"bare arithmetic   {flops / rate:.2f} s/MP ({flops / 1e9:.0f} GFLOP/MP at "
        f"{rate / 1e9:.0f} GFLOP/s); engine / arithmetic = {through * rate / flops:.1f}"
    )


def memory(network: Path, _: Path) -> None:
    """The most memory of our own that a process needs for a small and for large photos."""
    for megapixels in (4, 64, 100):
        code = f"from benchmarks.speed.engine import peak; peak({str(network)!r}, {megapixels})"
        subprocess.run([sys.executable, "-c", code], check=True)


def peak(network: str, megapixels: int) -> None:
    """Print the peak of anonymous memory while a photo runs through the engine; mapped photos do
    not count, for the system may drop them."""
    with tempfile.TemporaryDirectory() as folder:
        photo = noise(megapixels, Path(folder))
        engine, done, seen = engine_with(Path(network), EngineSettings(Device.CPU)), Event(), [0]
        before = anonymous()

        def watch() -> None:
            while not done.wait(0.02):
                seen.append(anonymous())

        watcher = Thread(target=watch)
        watcher.start()
        run_through(engine, photo, Progress())
        done.set()
        watcher.join()
    more, least = (max(seen) - before) / 1024, before / 1024
    print(f"memory            {megapixels:>3} MP: at most {more:.0f} MB above {least:.0f} MB")


def anonymous() -> int:
    """Kilobytes of this process that no file holds."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon"))


def remote(network: Path, folder: Path) -> RemoteEngine:
    """An engine in another process that runs this file's host."""
    command = (sys.executable, "-m", "benchmarks.speed.engine", str(network), SERVE)
    return RemoteEngine(EngineSettings(Device.CPU), folder / "scratch", command)


def random_moments(count: int) -> Iterator[float]:
    """Seconds from the start of a job."""
    dice = random.Random(0)  # noqa: S311
    return (dice.uniform(0.05, 2.5) for _ in range(count))


def cancel(network: Path, folder: Path) -> None:
    """From the wish to stop until the engine has stopped."""
    engine, photo = remote(network, folder), noise(24, folder)
    run_through(engine, photo[:64], Progress())
    waits = [
        wait
        for moment in random_moments(CANCELS)
        if (wait := cancelled_after(engine, photo, moment)) is not None
    ]
    engine.close()
    late = statistics.quantiles(waits, n=20)[-1]
    middle, worst = statistics.median(waits), max(waits)
    print(f"cancel            {len(waits)} of {CANCELS} obeyed")
    print(f"  then stopped    p50 {middle:.3f} s, p95 {late:.3f} s, worst {worst:.3f} s")


def cancelled_after(engine: Engine, photo: Raster, moment: float) -> float | None:
    """Seconds from the wish to the stop; None where the job was done before."""
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
    """Kill the host in the middle of jobs; each must be one error, and the next job must run."""
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
    print(f"kill -9           {died} of {KILLS} told as HostDied; {ran} of {KILLS} next jobs ran")


def host_of(engine: RemoteEngine) -> int:
    """Its process id, as the host of this benchmark tells it."""
    return int(engine.embed(("pid",))[0, 0])


class Telling(LocalEngine):
    """Answers every sentence with the process id."""

    def embed(self, sentences: tuple[str, ...]) -> Embeddings:
        return np.full((len(sentences), 384), os.getpid(), np.float32)


def main() -> None:
    """Run the parts that are named, or all."""
    parts = {"speed": speed, "memory": memory, "cancel": cancel, "kills": kills}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("parts", nargs="*", choices=[*parts, SERVE], default=list(parts))
    asked = parser.parse_args()
    network = asked.network.resolve()
    if asked.parts == [SERVE]:
        serve(lambda settings: engine_with(network, settings))
    for part in asked.parts:
        with tempfile.TemporaryDirectory() as folder:
            parts[part](network, Path(folder))


if __name__ == "__main__":
    main()
