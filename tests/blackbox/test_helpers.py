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
from desktop.files.reading.decoder_client import DecoderClient
from desktop.files.storage.scratch_files import Scratch
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
def decoder(scratch: Scratch) -> Iterator[DecoderClient]:
    decoder = DecoderClient(scratch, READER)
    yield decoder
    decoder.close()


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
def malicious_checkpoint(person: Person) -> Path:
    """Create a checkpoint that makes a folder when it is unpickled."""
    file = person.home / "weights.pth"
    file.write_bytes(pickle.dumps(FolderOnUnpickling(person.home / "exploded")))
    return file


class FolderOnUnpickling:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.folder),)


def test_the_decoder_host_decodes_a_photo(
    decoder: DecoderClient, scratch: Scratch, photo: Path
) -> None:
    found = decoder.read(photo, scratch, Progress())
    with Image.open(photo) as original:
        assert np.array_equal(found.pixels, np.asarray(original))


def test_a_photo_is_decoded_after_a_refused_file(
    decoder: DecoderClient, scratch: Scratch, photo: Path
) -> None:
    letter = photo.with_name("letter.png")
    letter.write_text("Dear grandmother")
    with pytest.raises(NotAPhoto):
        decoder.read(letter, scratch, Progress())
    assert decoder.read(photo, scratch, Progress()).pixels.shape == (96, 128, 3)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
def test_a_photo_is_decoded_after_the_decoder_host_was_killed(
    decoder: DecoderClient, scratch: Scratch, photo: Path
) -> None:
    decoder.read(photo, scratch, Progress())
    os.kill(child_with("--reader-host"), signal.SIGKILL)
    assert decoder.read(photo, scratch, Progress()).pixels.shape == (96, 128, 3)


def child_with(argument: str) -> int:
    """Return the id of the child process whose command line contains an argument."""
    listed = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    found = [each for file in listed for each in file.read_text().split()]
    (child,) = [p for p in found if argument.encode() in Path(f"/proc/{p}/cmdline").read_bytes()]
    return int(child)


def test_the_converter_converts_an_onnx_network(person: Person, network: Path) -> None:
    target = person.home / "target.onnx"
    found = run_converter(ConversionRequest(network, target), Progress(), CONVERTER)
    assert (found.task, found.scale, found.multiple) == ("image", 1, 1)
    assert target.is_file()


def test_models_import_installs_an_onnx_network(person: Person, network: Path) -> None:
    completed = person.run("models", "import", network, "--for", "noise", "--json")
    assert completed.code == 0, completed.stderr
    assert [each["state"] for each in completed.objects] == ["installed"]


def test_a_malicious_checkpoint_is_refused_and_not_run(
    person: Person, malicious_checkpoint: Path
) -> None:
    if INSTALLED:
        completed = person.run("models", "import", malicious_checkpoint, "--for", "noise")
        assert (completed.code, len(completed.stderr.strip().splitlines())) == (1, 1)
    else:
        with pytest.raises(ModelFileUnsafe):
            run_converter(
                ConversionRequest(malicious_checkpoint, person.home / "x.onnx"),
                Progress(),
                CONVERTER,
            )
    assert not (person.home / "exploded").exists()


@pytest.mark.parametrize("command", [READER, CONVERTER])
def test_a_helper_without_input_ends(person: Person, command: tuple[str, ...]) -> None:
    ended = subprocess.run(
        command,
        env=person.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert len(ended.stdout) < 1000
