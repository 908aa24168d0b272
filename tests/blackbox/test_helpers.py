"""Tests of the program as decoder host and as model converter."""

import os
import pickle
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper
from PIL import Image

from desktop.files.errors import NotAPhoto
from desktop.files.reading.client import DecoderClient
from desktop.files.storage.scratch import Scratch
from models.core.errors import ModelFileUnsafe
from models.core.progress import Progress
from models.library.converter_client import ConversionRequest, run_converter
from tests.blackbox.program import COMMAND, INSTALLED, Person

READER = (*COMMAND, "--reader-host")
CONVERTER = (*COMMAND, "--converter")


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Scratch]:
    with Scratch(tmp_path) as scratch:
        yield scratch


@pytest.fixture
def reader(scratch: Scratch) -> Iterator[DecoderClient]:
    reader = DecoderClient(scratch, READER)
    yield reader
    reader.close()


@pytest.fixture
def network(person: Person) -> Path:
    """Create an ONNX network that inverts its input."""
    ports = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 3, "h", "w"])
        for name in ("image", "restored")
    ]
    one = helper.make_tensor("one", TensorProto.FLOAT, [], [1.0])
    nodes = [helper.make_node("Sub", ["one", "image"], ["restored"])]
    graph = helper.make_graph(nodes, "negative", ports[:1], ports[1:], [one])
    opset = [helper.make_opsetid("", 18)]
    file = person.home / "negative.onnx"
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=10), file)
    return file


@pytest.fixture
def bomb(person: Person) -> Path:
    """Create a checkpoint that makes a folder when it is unpickled."""
    file = person.home / "weights.pth"
    file.write_bytes(pickle.dumps(Bomb(person.home / "exploded")))
    return file


class Bomb:
    def __init__(self, where: Path) -> None:
        self.where = where

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.where),)


def test_a_photo_comes_from_the_reading_process(
    reader: DecoderClient, scratch: Scratch, photo: Path
) -> None:
    found = reader.read(photo, scratch, Progress())
    with Image.open(photo) as original:
        assert np.array_equal(found.pixels, np.asarray(original))


def test_what_is_no_photo_is_refused_and_the_next_one_is_read(
    reader: DecoderClient, scratch: Scratch, photo: Path
) -> None:
    letter = photo.with_name("letter.png")
    letter.write_text("Dear grandmother")
    with pytest.raises(NotAPhoto):
        reader.read(letter, scratch, Progress())
    assert reader.read(photo, scratch, Progress()).pixels.shape == (96, 128, 3)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
def test_after_the_reading_process_was_killed_the_next_photo_is_read(
    reader: DecoderClient, scratch: Scratch, photo: Path
) -> None:
    reader.read(photo, scratch, Progress())
    os.kill(child_with("--reader-host"), signal.SIGKILL)
    assert reader.read(photo, scratch, Progress()).pixels.shape == (96, 128, 3)


def child_with(word: str) -> int:
    """Return the id of the child process whose command line contains an argument."""
    listed = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    found = [each for file in listed for each in file.read_text().split()]
    (child,) = [p for p in found if word.encode() in Path(f"/proc/{p}/cmdline").read_bytes()]
    return int(child)


def test_an_onnx_network_is_read_by_the_converting_process(person: Person, network: Path) -> None:
    target = person.home / "target.onnx"
    found = run_converter(ConversionRequest(network, target), Progress(), CONVERTER)
    assert (found.task, found.scale, found.multiple) == ("image", 1, 1)
    assert target.is_file()


def test_a_network_that_somebody_brings_is_installed_from_the_command_line(
    person: Person, network: Path
) -> None:
    ran = person.run("models", "import", network, "--for", "noise", "--json")
    assert ran.code == 0, ran.told
    assert [each["state"] for each in ran.objects] == ["installed"]


def test_a_checkpoint_that_would_run_something_is_refused_and_runs_nothing(
    person: Person, bomb: Path
) -> None:
    if INSTALLED:
        ran = person.run("models", "import", bomb, "--for", "noise")
        assert (ran.code, len(ran.told.strip().splitlines())) == (1, 1)
    else:
        with pytest.raises(ModelFileUnsafe):
            run_converter(ConversionRequest(bomb, person.home / "x.onnx"), Progress(), CONVERTER)
    assert not (person.home / "exploded").exists()


@pytest.mark.parametrize("command", [READER, CONVERTER])
def test_a_helper_that_is_told_nothing_ends(person: Person, command: tuple[str, ...]) -> None:
    ended = subprocess.run(
        command,
        env=person.world,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert len(ended.stdout) < 1000
