"""Tests of file locks: exclusive, and released when their process ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.files.errors import InUse
from desktop.files.project.project_locks import ProjectLocks
from desktop.files.storage.scratch_files import Scratch, claim_abandoned_scratch
from models.processes.file_lock import try_lock

HOLDING = """
import sys, time
from pathlib import Path
from desktop.files.storage.scratch_files import Scratch
scratch = Scratch(Path(sys.argv[1]))
print(scratch.folder, flush=True)
time.sleep(60)
"""


def test_file_is_locked_once(tmp_path: Path) -> None:
    first = try_lock(tmp_path / "lock")
    assert first is not None
    assert try_lock(tmp_path / "lock") is None
    first.release()
    second = try_lock(tmp_path / "lock")
    assert second is not None
    second.release()


def test_scratch_folder_is_abandoned_only_when_its_process_has_ended(tmp_path: Path) -> None:
    command = (sys.executable, "-c", HOLDING, str(tmp_path))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        folder = Path(other.stdout.readline().strip())
        with Scratch(tmp_path):
            assert list(claim_abandoned_scratch(tmp_path)) == []
            other.kill()
            other.wait()
            (lock,) = claim_abandoned_scratch(tmp_path)
    assert lock.path.parent == folder
    lock.release()


def show_project(claims: ProjectLocks, path: Path | None) -> None:
    """Make this the project that the window shows."""
    with claims.acquire(path) as claim:
        pass
    claims.keep(claim)


def test_project_is_open_in_one_window_only(tmp_path: Path) -> None:
    one, other = ProjectLocks(tmp_path / "open"), ProjectLocks(tmp_path / "open")
    show_project(one, tmp_path / "a.ora")
    show_project(one, tmp_path / "a.ora")
    with pytest.raises(InUse):
        show_project(other, tmp_path / "x" / ".." / "a.ora")
    show_project(one, None)
    show_project(other, tmp_path / "a.ora")
    other.close()


def test_project_that_fails_to_open_leaves_the_previous_one_locked(tmp_path: Path) -> None:
    one, other = ProjectLocks(tmp_path / "open"), ProjectLocks(tmp_path / "open")
    show_project(one, tmp_path / "a.ora")
    with pytest.raises(KeyError), one.acquire(tmp_path / "b.ora"):
        raise KeyError
    with pytest.raises(InUse):
        show_project(other, tmp_path / "a.ora")
    show_project(other, tmp_path / "b.ora")
    one.close()
    other.close()
