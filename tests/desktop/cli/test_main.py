"""Tests of the command line's errors: one plain sentence and an exit code each."""

import argparse
import errno
import signal
import sys
from pathlib import Path

import pytest

from desktop import logging_setup
from desktop.cli import main, model_commands
from desktop.cli.argument_types import UsageError
from desktop.cli.restore_command import check_cluster_packages
from desktop.settings import Folders
from models.core.progress import Progress


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Use folders below `tmp_path`, without a log file."""
    made = Folders.under(tmp_path)
    monkeypatch.setattr(Folders, "of_user", lambda: made)
    monkeypatch.setattr(logging_setup, "configure", lambda folder: None)
    return made


def test_a_folder_that_cannot_be_created_is_one_line_on_stderr(
    folders: Folders, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders.scratch.touch()
    assert main.main(["plan", str(tmp_path / "old.png")]) == main.SOME_FAILED
    (line,) = filter(None, capsys.readouterr().err.splitlines())
    assert str(folders.scratch) in line


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied", "x.onnx"), OSError()])
def test_a_model_that_cannot_be_removed_is_one_line_on_stderr(
    folders: Folders,
    error: OSError,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(
        arguments: argparse.Namespace, folders: Folders, progress: Progress
    ) -> model_commands.CardFields:
        raise error

    monkeypatch.setattr(model_commands, "run_models_command", fail)
    assert main.main(["models", "remove", "x"]) == main.SOME_FAILED
    (line,) = filter(None, capsys.readouterr().err.splitlines())
    assert line.startswith("heirloom: ")
    assert "None" not in line


def test_ctrl_c_cancels_a_download(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(
        arguments: argparse.Namespace, folders: Folders, progress: Progress
    ) -> model_commands.CardFields:
        signal.raise_signal(signal.SIGINT)
        progress.report(0.5)
        yield {}

    monkeypatch.setattr(model_commands, "run_models_command", fail)
    assert main.main(["models", "download", "x"]) == main.CANCELLED
    assert "goes on from here" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["models", "list", "--json"]])
def test_output_that_cannot_be_written_is_one_sentence_and_a_failure(
    argv: list[str],
    folders: Folders,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main.main(argv) == main.SOME_FAILED
    (line,) = filter(None, capsys.readouterr().err.splitlines())
    assert "could not be written (No space left on device)" in line


def test_missing_package_of_a_local_cluster_is_told_with_its_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography", None)
    with pytest.raises(UsageError, match=r"heirloom\[cluster\]"):
        check_cluster_packages("cryptography")


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.EMFILE, "close other programs"),
        (errno.ENOSPC, "free some space"),
        (errno.EFBIG, "raise the limit"),
        (errno.EACCES, "check the disk and its permissions"),
    ],
)
def test_system_error_about_no_photo_ends_with_fitting_advice(
    number: int,
    advice: str,
    folders: Folders,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, "made up", "folder")

    monkeypatch.setitem(main.VERBS, "doctor", fail)
    assert main.main(["doctor"]) == main.SOME_FAILED
    assert advice in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the current folder")
def test_deleted_current_folder_is_told_as_such(
    folders: Folders,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    monkeypatch.setitem(main.VERBS, "doctor", lambda *_: Path.cwd())
    assert main.main(["doctor"]) == main.SOME_FAILED
    assert "current folder was deleted" in capsys.readouterr().err
