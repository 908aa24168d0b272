"""Command and environment of child processes."""

import os
from pathlib import Path

import pytest

from models.core.telemetry_opt_out import OPT_OUTS
from models.processes.child_process import OURS, child_environment, make_host_command


def test_a_child_does_not_import_from_its_current_folder() -> None:
    assert "-P" in make_host_command("--x", "models.engine.engine_host", frozen=False)
    assert child_environment()["PYTHONSAFEPATH"] == "1"


def test_python_path_of_a_child_is_absolute_and_starts_with_our_packages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", "lib", str(OURS)]))
    expected = [str(OURS), str(tmp_path / "lib"), str(OURS)]
    assert child_environment()["PYTHONPATH"].split(os.pathsep) == expected


def test_a_child_gets_every_opt_out_whatever_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ORT_DISABLE_TELEMETRY", "0")
    assert child_environment().items() >= OPT_OUTS.items()
