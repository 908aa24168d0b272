"""Tests that Python files beside the photos are never run, and that errors name files as given."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper
from PIL import Image

from tests.blackbox.program import Person

NAMES = ("numpy.py", "pyvips.py", "models/__init__.py", "desktop/__init__.py", "secrets.py")
"""Modules that the program and its helpers import, as files of another origin."""


@pytest.fixture
def mark(person: Person, tmp_path: Path) -> Path:
    """Return the path of a file that appears when any Python file in the home folder is run."""
    mark = tmp_path / "was-run"
    for name in NAMES:
        file = person.home / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"open({str(mark)!r}, 'a').write(__file__)\nraise ImportError\n")
    Image.fromarray(np.full((48, 64, 3), 120, np.uint8)).save(person.home / "photo.png")
    return mark


def _network(folder: Path) -> None:
    ports = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 3, "h", "w"])
        for name in ("image", "restored")
    ]
    nodes = [helper.make_node("Identity", ["image"], ["restored"])]
    graph = helper.make_graph(nodes, "same", ports[:1], ports[1:])
    opset = [helper.make_opsetid("", 18)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=10), folder / "same.onnx")


def test_restoring_a_photo_runs_nothing_from_its_folder(person: Person, mark: Path) -> None:
    completed = person.run("restore", "photo.png", "--say", "remove the grain")
    assert (completed.code, mark.exists()) == (0, False), completed.stderr


def test_planning_for_a_photo_runs_nothing_from_its_folder(person: Person, mark: Path) -> None:
    completed = person.run("plan", "photo.png", "--say", "remove the grain")
    assert (completed.code, mark.exists()) == (0, False), completed.stderr


def test_importing_a_model_runs_nothing_from_its_folder(person: Person, mark: Path) -> None:
    _network(person.home)
    completed = person.run("models", "import", "same.onnx", "--for", "noise")
    assert (completed.code, mark.exists()) == (0, False), completed.stderr


def test_the_window_runs_nothing_from_the_current_folder(person: Person, mark: Path) -> None:
    completed = person.run("--check-window")
    assert (completed.code, mark.exists()) == (0, False), completed.stderr


def test_an_error_names_a_missing_photo_as_given(person: Person, mark: Path) -> None:
    completed = person.run("restore", "lost.png", "--say", "remove the grain")
    assert completed.code == 1
    assert str(person.home) not in completed.stderr
    assert "lost.png" in completed.stderr


def test_an_error_names_a_damaged_photo_as_given(person: Person) -> None:
    (person.home / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    completed = person.run("restore", "torn.png", "--say", "remove the grain")
    assert completed.code == 1
    assert str(person.home) not in completed.stderr
    assert "torn.png" in completed.stderr


def test_an_error_names_a_damaged_model_as_given(person: Person) -> None:
    (person.home / "torn.onnx").write_bytes(b"no network")
    completed = person.run("models", "import", "torn.onnx", "--for", "noise")
    assert completed.code == 1
    assert str(person.home) not in completed.stderr
    assert "torn.onnx" in completed.stderr
