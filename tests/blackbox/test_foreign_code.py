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
    ran = person.run("restore", "photo.png", "--say", "remove the grain")
    assert (ran.code, mark.exists()) == (0, False), ran.told


def test_planning_for_a_photo_runs_nothing_from_its_folder(person: Person, mark: Path) -> None:
    ran = person.run("plan", "photo.png", "--say", "remove the grain")
    assert (ran.code, mark.exists()) == (0, False), ran.told


def test_importing_a_model_runs_nothing_from_its_folder(person: Person, mark: Path) -> None:
    _network(person.home)
    ran = person.run("models", "import", "same.onnx", "--for", "noise")
    assert (ran.code, mark.exists()) == (0, False), ran.told


def test_the_window_runs_nothing_from_the_current_folder(person: Person, mark: Path) -> None:
    ran = person.run("--check-window")
    assert (ran.code, mark.exists()) == (0, False), ran.told


def test_a_missing_photo_is_told_by_the_name_that_was_given(person: Person, mark: Path) -> None:
    ran = person.run("restore", "lost.png", "--say", "remove the grain")
    assert ran.code == 1
    assert str(person.home) not in ran.told
    assert "lost.png" in ran.told


def test_a_damaged_photo_is_told_by_the_name_that_was_given(person: Person) -> None:
    (person.home / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    ran = person.run("restore", "torn.png", "--say", "remove the grain")
    assert ran.code == 1
    assert str(person.home) not in ran.told
    assert "torn.png" in ran.told


def test_a_damaged_model_is_told_by_the_name_that_was_given(person: Person) -> None:
    (person.home / "torn.onnx").write_bytes(b"no network")
    ran = person.run("models", "import", "torn.onnx", "--for", "noise")
    assert ran.code == 1
    assert str(person.home) not in ran.told
    assert "torn.onnx" in ran.told
