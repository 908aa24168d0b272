"""Tests of the program as an engine host, driven as the window drives it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import numpy as np
import pytest

from models.core.device import Device, EngineSettings
from models.core.engine_run import RunRequest, restored_tiles
from models.core.errors import HostDied
from models.core.pixels import Raster
from models.core.plan import Step
from models.core.progress import Progress
from models.engine.remote_engine import RemoteEngine
from models.processes.child_process import make_host_command
from tests.blackbox.program import HOST, PATIENCE, Person

STEP = Step("instruct", {"wish": "noise", "clause": "remove the grain"}, ("heirloom-instruct",))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[RemoteEngine]:
    remote = RemoteEngine(EngineSettings(Device.CPU, tile=64), tmp_path / "scratch", HOST)
    yield remote
    remote.close()


@pytest.fixture
def photo() -> Raster:
    return np.random.default_rng(1).integers(0, 256, (192, 256, 3), np.uint8)


def restores_all_pixels(engine: RemoteEngine, photo: Raster) -> bool:
    """Return whether the engine restores every pixel to a finite value."""
    out = np.full(photo.shape, np.nan, np.float32)
    for rect, pixels in restored_tiles(engine.run(RunRequest(STEP, photo, (0, 0)), Progress())):
        out[rect.slices] = pixels
    return bool(np.isfinite(out).all())


def test_the_host_probes_embeds_diagnoses_and_restores(engine: RemoteEngine, photo: Raster) -> None:
    assert engine.probe() == (Device.CPU,)
    assert engine.embed(("remove the grain",)).shape == (1, 512)
    assert engine.diagnose(photo)
    assert restores_all_pixels(engine, photo)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
def test_after_a_killed_host_the_next_run_works(engine: RemoteEngine, photo: Raster) -> None:
    engine.probe()
    (host,) = children(os.getpid())
    tiles = engine.run(RunRequest(STEP, np.tile(photo, (4, 4, 1)), (0, 0)), Progress())
    next(tiles)
    Timer(0.05, os.kill, (host, signal.SIGKILL)).start()
    with pytest.raises(HostDied) as caught:
        list(tiles)
    assert caught.value.exit_code == -signal.SIGKILL
    assert restores_all_pixels(engine, photo)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux tells them")
def test_killing_the_window_ends_its_hosts(person: Person) -> None:
    process = person.start()
    hosts = _wait_for_hosts(process.pid)
    process.kill()
    process.communicate(timeout=PATIENCE)
    until = time.monotonic() + 20
    while any(Path(f"/proc/{host}/stat").exists() and _state(host) != "Z" for host in hosts):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_the_window_opens_gets_its_engine_and_closes(person: Person) -> None:
    assert person.run("--check-window").code == 0


def test_a_host_without_input_ends(person: Person) -> None:
    ended = subprocess.run(
        HOST,
        env=person.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.stdout == b""


def test_a_frozen_program_is_its_own_host() -> None:
    linux, windows = Path("/opt/heirloom/heirloom"), Path("c/heirloomw.exe")
    assert make_host_command("--engine-host", "m", linux, True) == (str(linux), "--engine-host")
    assert make_host_command("--engine-host", "m", windows, True)[0] == str(Path("c/heirloom.exe"))


def children(pid: int) -> list[int]:
    """Return the ids of the engine hosts that a process has started."""
    listed = Path(f"/proc/{pid}/task").glob("*/children")
    found = [int(word) for file in listed for word in file.read_text().split()]
    return [each for each in found if _is_host(Path(f"/proc/{each}/cmdline").read_bytes())]


def _is_host(command: bytes) -> bool:
    """Return whether a command line is that of an engine host, frozen or not."""
    return b"--engine-host" in command or b"models.engine.engine_host" in command


def _wait_for_hosts(pid: int) -> list[int]:
    until = time.monotonic() + PATIENCE
    while not (found := children(pid)):
        assert time.monotonic() < until
        time.sleep(0.05)
    return found


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
