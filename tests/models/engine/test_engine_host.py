"""Remote engine and its host: answers, cancels, crashes and restarts."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Timer

import numpy as np
import psutil
import pytest

from models.core.device import EngineSettings
from models.core.engine_run import DetectedTags, RestoredTile, RunRequest, restored_tiles
from models.core.errors import EngineFailed, HostDied, OutOfMemory
from models.core.invention_map import InventionMap
from models.core.pixels import Pixels, Raster, Rect, as_pixels
from models.core.plan import Step
from models.core.progress import Cancelled, Notice, Progress, TileShrunk
from models.engine.remote_engine import RemoteEngine
from models.processes.engine_messages import Alive, Begin, receive, send
from tests.conftest import OFFLINE

STUB = (sys.executable, "-m", "tests.models.engine.stub_host")
ROOT = Path(__file__).parents[3]


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RemoteEngine]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    remote = RemoteEngine(EngineSettings(), tmp_path / "scratch", STUB)
    yield remote
    remote.close()


@pytest.fixture
def photo() -> Raster:
    return np.random.default_rng(1).integers(0, 256, (12, 20, 3), np.uint8)


def run(engine: RemoteEngine, script: str, image: Raster, progress: Progress) -> Pixels:
    """Run a script of the fake engine and return the restored photo."""
    out = np.zeros(image.shape, np.float32)
    for rect, pixels in restored_tiles(
        engine.run(RunRequest(Step(script, {}), image, (0, 0)), progress)
    ):
        out[rect.slices] = pixels
    return out


def pid(engine: RemoteEngine, image: Raster) -> int:
    """Return the id of the host process."""
    return int(engine.diagnose(image)[0].evidence["pid"])


def test_tiles_arrive_bit_for_bit(engine: RemoteEngine, photo: Raster) -> None:
    assert np.array_equal(run(engine, "identity", photo, Progress()), as_pixels(photo))


def test_progress_and_notices_arrive(engine: RemoteEngine, photo: Raster) -> None:
    shares: list[float] = []
    notices: list[Notice] = []
    run(engine, "identity", photo, Progress(shares.append, notices.append))
    assert (shares, notices) == ([0.0, 0.5], [TileShrunk(8)])


def test_invention_maps_and_tags_arrive_after_the_tiles(
    engine: RemoteEngine, photo: Raster
) -> None:
    results = list(engine.run(RunRequest(Step("inventive", {}), photo, (0, 0)), Progress()))
    found, tags = results[-2:]
    assert isinstance(found, InventionMap)
    assert (found.rect, found.share) == (Rect.of(photo), 0.5)
    assert np.array_equal(found.heat, np.eye(3))
    assert tags == DetectedTags(("ship", "sea"))
    assert {type(each) for each in results[:-2]} == {RestoredTile}


def hostile(code: str) -> tuple[str, ...]:
    """Return the command of a host that runs `code` instead of answering."""
    return (sys.executable, "-c", textwrap.dedent(code))


def test_a_pickle_that_names_other_classes_ends_the_host_and_runs_nothing(
    tmp_path: Path, photo: Raster
) -> None:
    trace = tmp_path / "executed"
    code = f"""
        import os, pickle, struct, sys
        class Evil:
            def __reduce__(self):
                return os.mkdir, ({str(trace)!r},)
        content = pickle.dumps(Evil())
        sys.stdout.buffer.write(struct.pack("<Q", len(content)) + content)
        sys.stdout.flush()
        sys.stdin.read()
    """
    engine = RemoteEngine(EngineSettings(), tmp_path / "scratch", hostile(code))
    with pytest.raises(HostDied):
        engine.diagnose(photo)
    engine.close()
    assert not trace.exists()


def test_an_answer_of_8_gigabytes_ends_the_host_before_it_is_read(
    tmp_path: Path, photo: Raster
) -> None:
    code = """
        import struct, sys
        sys.stdout.buffer.write(struct.pack("<Q", 8 << 30))
        sys.stdout.flush()
        sys.stdin.read()
    """
    engine = RemoteEngine(EngineSettings(), tmp_path / "scratch", hostile(code))
    with pytest.raises(HostDied):
        engine.diagnose(photo)
    engine.close()


def test_tiles_outside_the_mask_do_not_arrive(engine: RemoteEngine, photo: Raster) -> None:
    mask = np.zeros(photo.shape[:2], np.float32)
    mask[5, 5] = 1
    request = RunRequest(Step("identity", {}), photo, (0, 0), mask)
    tiles = restored_tiles(engine.run(request, Progress()))
    assert [rect.y for rect, _ in tiles] == [5]


def test_embeddings_and_findings_arrive(engine: RemoteEngine, photo: Raster) -> None:
    assert engine.embed(("a", "b")).shape == (2, 384)
    assert engine.diagnose(photo)[0].score == pytest.approx(photo.mean() / 255)


def test_faces_arrive_with_their_landmarks(engine: RemoteEngine, photo: Raster) -> None:
    (face,) = engine.find_faces(photo, Progress())
    assert (face.rect, face.score) == (Rect.of(photo), 0.875)
    assert np.array_equal(face.points, np.arange(10.0).reshape(5, 2))


def test_errors_of_the_host_arrive_with_type_and_fields(
    engine: RemoteEngine, photo: Raster
) -> None:
    with pytest.raises(OutOfMemory) as caught:
        run(engine, "memory", photo, Progress())
    assert caught.value == OutOfMemory("cpu", 64)


def test_an_unforeseen_error_in_the_host_is_raised_and_logged(
    engine: RemoteEngine, photo: Raster
) -> None:
    with pytest.raises(EngineFailed):
        run(engine, "bug", photo, Progress())
    assert "KeyError: 'bug'" in engine.log.read_text()


def test_text_that_libraries_print_goes_to_the_log(engine: RemoteEngine, photo: Raster) -> None:
    assert np.array_equal(run(engine, "shout", photo, Progress()), as_pixels(photo))
    assert "libraries print what they like" in engine.log.read_text()


def test_a_cancelled_run_ends_and_the_host_keeps_running(
    engine: RemoteEngine, photo: Raster
) -> None:
    before, stop = pid(engine, photo), Event()
    Timer(0.1, stop.set).start()
    with pytest.raises(Cancelled):
        run(engine, "slow", photo, Progress(stop=stop))
    assert pid(engine, photo) == before


def test_a_host_that_ignores_a_cancel_is_killed(engine: RemoteEngine, photo: Raster) -> None:
    before, stop = pid(engine, photo), Event()
    Timer(0.1, stop.set).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        run(engine, "deaf", photo, Progress(stop=stop))
    assert time.monotonic() - began < 10
    assert pid(engine, photo) != before


def test_closing_the_result_iterator_cancels_the_run(engine: RemoteEngine, photo: Raster) -> None:
    pieces = engine.run(RunRequest(Step("identity", {}), photo, (0, 0)), Progress())
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]
    assert np.array_equal(run(engine, "identity", photo, Progress()), as_pixels(photo))


def test_an_aborting_host_raises_once_and_the_next_run_works(
    engine: RemoteEngine, photo: Raster
) -> None:
    with pytest.raises(HostDied):
        run(engine, "crash", photo, Progress())
    assert np.array_equal(run(engine, "identity", photo, Progress()), as_pixels(photo))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
def test_a_host_killed_during_a_run_raises_once_and_the_next_run_works(
    engine: RemoteEngine, photo: Raster
) -> None:
    victim = pid(engine, photo)
    Timer(0.1, os.kill, (victim, signal.SIGKILL)).start()
    with pytest.raises(HostDied) as caught:
        run(engine, "slow", photo, Progress())
    assert caught.value.exit_code == -signal.SIGKILL
    assert np.array_equal(run(engine, "identity", photo, Progress()), as_pixels(photo))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
def test_a_host_killed_while_idle_is_replaced_without_an_error(
    engine: RemoteEngine, photo: Raster
) -> None:
    victim = pid(engine, photo)
    os.kill(victim, signal.SIGKILL)
    os.waitid(os.P_PID, victim, os.WEXITED | os.WNOWAIT)
    assert np.array_equal(run(engine, "identity", photo, Progress()), as_pixels(photo))


def test_a_host_that_cannot_start_raises_host_died(tmp_path: Path, photo: Raster) -> None:
    engine = RemoteEngine(EngineSettings(), tmp_path, (sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(HostDied) as caught:
        engine.diagnose(photo)
    assert caught.value.exit_code == 3
    engine.close()


def test_threads_that_share_an_engine_get_their_own_tiles(engine: RemoteEngine) -> None:
    photos = [np.full((12, 20, 3), level, np.uint8) for level in range(6)]
    with ThreadPoolExecutor(3) as pool:
        results = list(pool.map(lambda each: run(engine, "identity", each, Progress()), photos))
    assert all(map(np.array_equal, results, map(as_pixels, photos)))


def test_a_question_can_be_cancelled_while_it_waits_for_another(
    engine: RemoteEngine, photo: Raster
) -> None:
    running = engine.run(RunRequest(Step("identity", {}), photo, (0, 0)), Progress())
    next(running)
    stop = Event()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(run, engine, "identity", photo, Progress(stop=stop))
        Timer(0.1, stop.set).start()
        with pytest.raises(Cancelled):
            waiting.result(10)
    assert list(running)


def test_start_does_not_wait_for_the_host(engine: RemoteEngine, photo: Raster) -> None:
    engine.start()
    assert engine.embed(("a",)).shape == (1, 384)


PARENT = """
    import sys, time
    from pathlib import Path
    import numpy as np
    from models.core.device import EngineSettings
    from models.engine.remote_engine import RemoteEngine
    from tests.models.engine.test_engine_host import STUB, pid
    engine = RemoteEngine(EngineSettings(), Path(sys.argv[1]), STUB)
    print(pid(engine, np.zeros((2, 2, 3), np.uint8)), flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Python may be a child of its launcher there")
def test_the_host_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(PARENT), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), OFFLINE))}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        host = int(parent.stdout.readline())
        parent.kill()
    _await_end(host)


def _await_end(process: int) -> None:
    until = time.monotonic() + 60
    while _running(process):
        assert time.monotonic() < until
        time.sleep(0.02)


def _running(process: int) -> bool:
    try:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_memory_mapped_photo_is_not_copied(
    engine: RemoteEngine, photo: Raster, tmp_path: Path
) -> None:
    photo.tofile(tmp_path / "photo.raw")
    mapped = np.memmap(tmp_path / "photo.raw", np.uint8, "r", shape=photo.shape)
    assert np.array_equal(run(engine, "identity", mapped[3:9], Progress()), as_pixels(photo[3:9]))
    assert not list(tmp_path.rglob("*.pixels"))


def test_a_photo_in_memory_is_copied_to_disk_once_and_removed_on_close(
    engine: RemoteEngine, photo: Raster, tmp_path: Path
) -> None:
    for _ in range(3):
        engine.diagnose(photo)
    assert len(list(tmp_path.rglob("*.pixels"))) == 1
    engine.close()
    assert not list(tmp_path.rglob("*.pixels"))


def test_the_remote_engine_imports_no_runtime() -> None:
    loaded = "print('onnxruntime' in sys.modules, 'torch' in sys.modules)"
    code = f"import sys, models.engine.remote_engine; {loaded}"
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert shown.stdout.split() == ["False", "False"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_stopped_host_is_reported_and_can_be_restarted(
    tmp_path: Path, photo: Raster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    reports: list[bool] = []

    def report(silent: bool) -> None:
        reports.append(silent)
        if silent:
            remote.restart()

    remote = RemoteEngine(EngineSettings(), tmp_path / "scratch", STUB, report)
    try:
        stopped = pid(remote, photo)
        os.kill(stopped, signal.SIGSTOP)
        with pytest.raises(HostDied):
            remote.diagnose(photo)
        assert reports == [True, False]
        assert pid(remote, photo) != stopped
    finally:
        remote.close()


def test_host_sends_signs_of_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pipe = subprocess.PIPE
    with subprocess.Popen(STUB, stdin=pipe, stdout=pipe) as host:
        assert host.stdin is not None
        assert host.stdout is not None
        send(host.stdin, Begin(EngineSettings()))
        assert receive(host.stdout) == Alive()
        host.stdin.close()
