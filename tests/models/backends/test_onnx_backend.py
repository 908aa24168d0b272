"""Backend of ONNX Runtime."""

import json
from pathlib import Path
from threading import Event, Timer

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from models.backends import onnx_backend, onnx_session
from models.core.device import Device
from models.core.errors import DeviceUnavailable, ModelDamaged, NetworkFailed, OutOfMemory
from models.core.progress import Cancelled, Progress
from models.core.protocols import Network
from tests.fakes import card, identity_network, onnx_network

TEXT = np.zeros((1, 256), np.float32)


def load(file: Path) -> Network:
    return onnx_backend.load(card("a", "restore", {file.name: file}), (file,), Device.CPU)


def test_an_identity_network_returns_its_image(tmp_path: Path) -> None:
    image = np.random.default_rng(0).random((5, 9, 3), np.float32)
    network = load(identity_network(tmp_path / "a.onnx"))
    assert np.array_equal(network(image, TEXT, progress=Progress()), image)


def test_the_probe_is_a_valid_onnx_model() -> None:
    onnx.checker.check_model(onnx.load_from_string(onnx_session.PROBE), full_check=True)


def test_the_cpu_is_always_usable() -> None:
    assert onnx_backend.probe()[-1] == Device.CPU


def test_loading_on_a_missing_device_raises_device_unavailable(tmp_path: Path) -> None:
    missing = next(
        device for device in onnx_session.PROVIDERS if device not in onnx_backend.probe()
    )
    file = identity_network(tmp_path / "a.onnx")
    with pytest.raises(DeviceUnavailable):
        onnx_backend.load(card("a", "restore", {"a.onnx": file}), (file,), missing)


@pytest.mark.parametrize("content", [b"", b"no model at all", bytes(100)])
def test_a_file_without_a_model_raises_model_damaged(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.onnx"
    file.write_bytes(content)
    with pytest.raises(ModelDamaged):
        load(file)


def test_a_failed_allocation_raises_out_of_memory(tmp_path: Path) -> None:
    file = onnx_network(
        tmp_path / "a.onnx",
        helper.make_node("Expand", ["one", "shape"], ["restored"]),
        one=np.ones((1, 1, 1, 1), np.float32),
        shape=np.array([1, 3, 2**22, 2**20], np.int64),
    )
    with pytest.raises(OutOfMemory) as caught:
        load(file)(np.zeros((4, 6, 3), np.float32), TEXT, progress=Progress())
    assert caught.value == OutOfMemory(Device.CPU, 6)


def test_an_error_of_the_runtime_raises_network_failed(tmp_path: Path) -> None:
    file = onnx_network(
        tmp_path / "a.onnx",
        helper.make_node("Reshape", ["image", "shape"], ["restored"]),
        shape=np.array([1, 3, 7, 7], np.int64),
    )
    with pytest.raises(NetworkFailed):
        load(file)(np.zeros((4, 6, 3), np.float32), TEXT, progress=Progress())


def test_a_cancel_ends_a_running_network(tmp_path: Path) -> None:
    names = ["image", *(f"x{number}" for number in range(20000)), "restored"]
    nodes = [
        helper.make_node("Sin", [before], [after])
        for before, after in zip(names, names[1:], strict=False)
    ]
    network, stop = load(onnx_network(tmp_path / "a.onnx", *nodes)), Event()
    Timer(0.05, stop.set).start()
    with pytest.raises(Cancelled):
        network(np.zeros((256, 256, 3), np.float32), TEXT, progress=Progress(stop=stop))


def sentence_files(folder: Path) -> tuple[Path, Path]:
    """Write an encoder that returns its unmasked token ids, and a vocabulary of two words."""
    vocabulary = {
        "version": "1.0",
        "pre_tokenizer": {"type": "Whitespace"},
        "model": {
            "type": "WordLevel",
            "vocab": {"[PAD]": 0, "noise": 1, "blur": 2, "[UNK]": 3},
            "unk_token": "[UNK]",
        },
    }
    tokens, weights = folder / "tokens.json", folder / "sentence.onnx"
    tokens.write_text(json.dumps(vocabulary))
    shape = ["n", "t"]
    inputs = [helper.make_tensor_value_info(x, TensorProto.INT64, shape) for x in ("ids", "mask")]
    output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, shape)
    nodes = [
        helper.make_node("Mul", ["ids", "mask"], ["words"]),
        helper.make_node("Cast", ["words"], ["embedding"], to=TensorProto.FLOAT),
    ]
    graph = helper.make_graph(nodes, "sentence", inputs, [output])
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), weights)
    return weights, tokens


def test_sentences_are_tokenised_and_padded(tmp_path: Path) -> None:
    weights, tokens = sentence_files(tmp_path)
    described = card("s", "sentence", {"w": weights, "t": tokens})
    encoder = onnx_backend.load(described, (weights, tokens), Device.CPU)
    rows = encoder(np.array(["noise blur noise", "blur"]), progress=Progress())
    assert rows.tolist() == [[1, 2, 1], [2, 0, 0]]


def test_no_sentences_give_an_empty_array(tmp_path: Path) -> None:
    weights, tokens = sentence_files(tmp_path)
    described = card("s", "sentence", {"w": weights, "t": tokens})
    encoder = onnx_backend.load(described, (weights, tokens), Device.CPU)
    assert encoder(np.array([], np.str_), progress=Progress()).shape == (0, 384)


def test_an_unreadable_vocabulary_raises_model_damaged(tmp_path: Path) -> None:
    weights, tokens = sentence_files(tmp_path)
    tokens.write_text("{")
    described = card("s", "sentence", {"w": weights, "t": tokens})
    with pytest.raises(ModelDamaged):
        onnx_backend.load(described, (weights, tokens), Device.CPU)
