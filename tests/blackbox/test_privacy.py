"""Tests by system calls: no process connects to the internet or leaves foreign files."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper
from PIL import Image

from benchmarks.reliability.kills import xvfb
from models.core.device import Device, EngineSettings
from models.processes.engine_messages import Alive, Begin, Probe, Probed, receive, send
from tests.blackbox.program import COMMAND, INSTALLED, PATIENCE, ROOT, Person
from tests.blackbox.strace import (
    Trace,
    environment_of,
    reason_not_to_trace,
    strace_command,
    trace_command,
    trace_program,
)
from tests.conftest import SHARED

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux"),
]

DATAGRAM = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 53))"
RUNTIME = "onnxruntime_pybind11_state"
"""Name of ONNX Runtime's shared library, as Python loads it."""

TORCH = "libtorch_cpu"
"""Beginning of the name of torch's shared library."""

IDLE_SECONDS = 14
"""Seconds that an idle engine is watched: ONNX Runtime asks a name server 9 s after its import."""

WRITE_SYSTEM = """
import sys
from pathlib import Path
from tests.parity.diffusion.official import diffbir
diffbir(Path(sys.argv[1]))
"""
"""Program that writes the files of DiffBIR with tiny random weights into a folder."""

RUNS = ("restore", "plan", "import", "window", "session", "import-system", "generate")


@pytest.fixture(scope="module", autouse=True)
def can_trace() -> None:
    reason = reason_not_to_trace()
    if reason is not None:
        pytest.skip(reason)


@pytest.fixture(scope="module", params=RUNS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> "Run":
    """Run the program in one of its ways under strace."""
    home = tmp_path_factory.mktemp(request.param) / "home"
    home.mkdir()
    person = Person(home)
    return Run(request.param, person, TRACED_RUNS[request.param](person))


class Run:
    """Traced run of the program in a home folder."""

    def __init__(self, name: str, person: Person, trace: Trace) -> None:
        self.home, self.trace = person.home, trace
        self.loads_torch = name in ("import-system", "generate")

    def is_ours(self, path: Path) -> bool:
        """Return whether the program may create a path.

        Allowed are its own folders, the requested result, and temporary files.
        """
        own = [self.home / kind / "heirloom" for kind in ("CONFIG", "DATA", "CACHE", "STATE")]
        parents = {parent for folder in own for parent in folder.parents}
        allowed = (*own, self.home / "TMP", Path("/dev"), self.home / "photo-restored.png")
        is_unfinished_result = path.parent == self.home and path.name.startswith(".heirloom-")
        below = any(path.is_relative_to(folder) for folder in allowed)
        return path in parents or below or is_unfinished_result


def _photo(person: Person) -> Path:
    path = person.home / "photo.png"
    levels = np.random.default_rng(0).integers(60, 190, (48, 64, 3), np.uint8)
    Image.fromarray(levels).save(path)
    return path


def _trace_session(person: Person) -> Trace:
    """Trace a session in a window on an X server: open, restore, export, quit."""
    if INSTALLED or shutil.which("Xvfb") is None:
        pytest.skip("needs a checkout and Xvfb")
    script = Path(__file__).with_name("window_session.py")
    photo, result = _photo(person), person.home / "photo-restored.png"
    command = (sys.executable, str(script), str(photo), str(result))
    with xvfb(person.home.with_name("display")) as screen:
        screen_name = person.home.with_name("display").read_text()
        assert screen.poll() is None
        environment = {**environment_of(person), "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen_name}
        return trace_command(command, environment, person.home, 5 * PATIENCE)


def _system(person: Person) -> Path:
    """Write the files of a generative system with tiny random weights into a folder.

    A process of its own does that: importing torch where Qt is loaded takes minutes.
    """
    if not all(map(find_spec, ("torch", "diffusers"))):
        pytest.skip("the generative passes need torch and diffusers")
    if not SHARED.is_dir():
        pytest.skip("the shapes of the tiny networks are not beside the checkout")
    folder = person.home / "system"
    folder.mkdir()
    subprocess.run((sys.executable, "-c", WRITE_SYSTEM, str(folder)), cwd=ROOT, check=True)
    return folder


def _trace_torch(person: Person, *argv: str | Path) -> Trace:
    """Trace a run that uses torch, whose threads wait for each other on a busy computer."""
    environment = {**environment_of(person), "OMP_NUM_THREADS": "1"}
    command = (*COMMAND, *map(str, argv))
    return trace_command(command, environment, person.home, 5 * PATIENCE)


def _trace_generation(person: Person) -> Trace:
    """Trace a generative pass, after its system was imported."""
    imported = _trace_torch(person, "models", "import", _system(person))
    assert imported.code == 0, imported.stderr
    params = {"wish": "rebuild", "clause": "rebuild it", "steps": 2, "fidelity": 0.5}
    step = {"name": "a", "restorer": "generate", "params": params, "models": ["diffbir-v2.1"]}
    recipe = person.home / "recipe.json"
    recipe.write_text(json.dumps({"recipe": 1, "steps": [step]}))
    return _trace_torch(person, "restore", _photo(person), "--recipe", recipe)


def _network(person: Person) -> Path:
    ports = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 3, "h", "w"])
        for name in ("image", "restored")
    ]
    nodes = [helper.make_node("Identity", ["image"], ["restored"])]
    graph = helper.make_graph(nodes, "same", ports[:1], ports[1:])
    opset = [helper.make_opsetid("", 18)]
    file = person.home / "same.onnx"
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=10), file)
    return file


TRACED_RUNS: dict[str, Callable[[Person], Trace]] = {
    "restore": lambda person: trace_program(
        person, "restore", _photo(person), "--say", "remove the grain"
    ),
    "plan": lambda person: trace_program(
        person, "plan", _photo(person), "--say", "remove the grain"
    ),
    "import": lambda person: trace_program(
        person, "models", "import", _network(person), "--for", "noise"
    ),
    "window": lambda person: trace_program(person, "--check-window"),
    "session": _trace_session,
    "import-system": lambda person: _trace_torch(person, "models", "import", _system(person)),
    "generate": _trace_generation,
}


def test_no_process_connects_to_an_internet_address(run: Run) -> None:
    assert run.trace.internet == []


def test_no_process_creates_a_file_outside_of_the_programs_folders(run: Run) -> None:
    assert [path for path in run.trace.created() if not run.is_ours(path)] == []


def test_no_file_is_left_outside_of_the_programs_folders(run: Run) -> None:
    given = {run.home / name for name in ("photo.png", "same.onnx", "recipe.json", "TMP")}
    system = run.home / "system"
    paths = (path for path in run.home.rglob("*") if not path.is_relative_to(system))
    left = [path for path in paths if path not in given]
    temporary = [path for path in left if path.is_relative_to(run.home / "TMP")]
    assert [path for path in left if not run.is_ours(path)] + temporary == []


def test_the_traced_run_succeeds_and_loads_the_runtime(run: Run) -> None:
    assert run.trace.code == 0, run.trace.stderr
    assert run.trace.loads(TORCH if run.loads_torch else RUNTIME)
    assert len(run.trace.programs) >= 2


def test_an_idle_engine_host_connects_to_no_internet_address(tmp_path: Path) -> None:
    home, record = tmp_path / "home", tmp_path / "calls.txt"
    home.mkdir()
    command = strace_command((*COMMAND, "--engine-host"), environment_of(Person(home)), record)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=home) as host:
        assert host.stdin is not None
        assert host.stdout is not None
        send(host.stdin, Begin(EngineSettings(Device.CPU)))
        send(host.stdin, Probe(1))
        while isinstance(answer := receive(host.stdout), Alive):
            continue
        assert answer == Probed(1, (Device.CPU,))
        time.sleep(IDLE_SECONDS)
        host.stdin.close()
    trace = Trace.read(record, home)
    assert trace.loads(RUNTIME)
    assert trace.internet == []


def test_a_trace_contains_requests_to_a_name_server(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    command = (sys.executable, "-I", "-c", DATAGRAM)
    assert trace_command(command, os.environ, home).internet


def test_a_trace_contains_files_that_were_deleted_again(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    script = "import os; os.close(os.open('x', os.O_CREAT)); os.remove('x')"
    trace = trace_command((sys.executable, "-I", "-c", script), environment_of(Person(home)), home)
    assert home / "x" in set(trace.created())
