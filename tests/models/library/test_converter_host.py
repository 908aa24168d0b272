"""Converter process: limits, imports and hostile replies."""

import json
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import numpy as np
import onnx
import psutil
import pytest
from onnx import TensorProto, helper, numpy_helper

from models.addon.addon_installer import PYTHON, RECEIPT, packages_folder
from models.core.errors import ConversionDied, ModelFileUnknown
from models.core.progress import Progress
from models.library import converter_host
from models.library.converter_client import (
    SWITCH,
    TRIAL,
    WORK,
    ConversionRequest,
    run_converter,
    seconds_for,
)
from models.processes.child_process import OURS, child_environment, make_host_command
from models.processes.engine_messages import send

BUSY = 1.0
"""Processor seconds after which a converter is certainly running the endless network."""


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """Network of one loop with 2**62 iterations."""
    ports = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 3, "h", "w"])
        for name in ("image", "restored", "before", "after")
    ]
    flags = [helper.make_tensor_value_info(name, TensorProto.BOOL, []) for name in ("go", "on")]
    count = helper.make_tensor_value_info("count", TensorProto.INT64, [])
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["go"], ["on"]),
            helper.make_node("Neg", ["before"], ["after"]),
        ],
        "round",
        [count, flags[0], ports[2]],
        [flags[1], ports[3]],
    )
    constants = [
        numpy_helper.from_array(np.array(2**62, np.int64), "rounds"),
        numpy_helper.from_array(np.array(True), "true"),
    ]
    loop = helper.make_node("Loop", ["rounds", "true", "image"], ["restored"], body=body)
    graph = helper.make_graph([loop], "endless", ports[:1], ports[1:2], constants)
    opset = [helper.make_opsetid("", 18)]
    file = tmp_path / "endless.onnx"
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=10), file)
    return file


def test_an_endless_network_is_ended_after_its_processor_seconds(
    endless: Path, tmp_path: Path
) -> None:
    with pytest.raises(ConversionDied):
        run_converter(ConversionRequest(endless, tmp_path / "target.onnx"), Progress(), work=4)


def test_a_converter_ends_when_its_input_pipe_closes(endless: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        make_host_command(SWITCH, "models.library.converter_host"),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=OURS,
        env=child_environment(),
    )
    assert process.stdin is not None
    send(process.stdin, ConversionRequest(endless, tmp_path / "target.onnx"))
    while psutil.Process(process.pid).cpu_times().user < BUSY:
        time.sleep(0.05)
    assert process.poll() is None
    process.stdin.close()
    assert process.wait(20) == 1


def test_the_converter_imports_from_the_addon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    packages_folder(tmp_path).mkdir()
    (packages_folder(tmp_path) / RECEIPT).write_text(json.dumps({"python": PYTHON}))
    request = ConversionRequest(tmp_path / "lost.onnx", tmp_path / "target", addon=tmp_path)
    assert isinstance(converter_host._answer(request), ModelFileUnknown)
    assert sys.path[-1] == str(packages_folder(tmp_path))


SENDER = """
    import sys
    from pathlib import Path
    from models.library.converter_client import ConversionResult
    from models.processes.engine_messages import send
    class Evil:
        def __reduce__(self):
            return Path.mkdir, (Path({trace!r}),)
    send(sys.stdout.buffer, {reply})
    sys.stdin.read()
"""


@pytest.mark.parametrize(
    "reply",
    [
        "Evil()",
        "'text'",
        "ConversionResult(Evil(), (), 'image')",
        "ConversionResult(None, (), 'image', beside=(Path('/etc/passwd'),))",
        "ConversionResult(None, (), 'image', beside=(Path('{target}') / '..' / 'other',))",
        "ConversionResult(None, (), 'image', beside=('text',))",
    ],
)
def test_a_reply_that_is_hostile_counts_as_a_dead_converter(tmp_path: Path, reply: str) -> None:
    target = tmp_path / "target"
    code = SENDER.format(trace=str(tmp_path / "run"), reply=reply.format(target=target))
    command = (sys.executable, "-c", textwrap.dedent(code))
    request = ConversionRequest(tmp_path / "weights.pth", target)
    with pytest.raises(ConversionDied):
        run_converter(request, Progress(), command)
    assert not (tmp_path / "run").exists()


def test_a_reply_with_files_in_the_target_is_accepted(tmp_path: Path) -> None:
    target = tmp_path / "target"
    reply = f"ConversionResult(None, (), 'image', beside=(Path({str(target)!r}) / 'a.onnx',))"
    command = (sys.executable, "-c", textwrap.dedent(SENDER.format(trace="run", reply=reply)))
    result = run_converter(ConversionRequest(tmp_path / "a.pth", target), Progress(), command)
    assert result.beside == (target / "a.onnx",)


def test_a_reply_of_8_gigabytes_counts_as_a_dead_converter(tmp_path: Path) -> None:
    code = "import struct, sys; sys.stdout.buffer.write(struct.pack('<Q', 8 << 30)); "
    command = (sys.executable, "-c", code + "sys.stdout.flush(); sys.stdin.read()")
    request = ConversionRequest(tmp_path / "weights.pth", tmp_path / "target")
    with pytest.raises(ConversionDied):
        run_converter(request, Progress(), command)


def test_time_for_an_onnx_file_grows_with_its_external_data(tmp_path: Path) -> None:
    source = tmp_path / "net[1].onnx"
    source.write_bytes(bytes(1000))
    assert seconds_for(source) == pytest.approx(TRIAL, abs=1)
    with (tmp_path / "net[1].onnx.data").open("wb") as data:
        data.truncate(100_000_000)
    assert seconds_for(source) == pytest.approx(TRIAL + 200, abs=1)
    assert seconds_for(tmp_path / "net.pth") == WORK
