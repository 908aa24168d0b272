"""Laws of claims: one at a time, and none outlives its process."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.files.errors import InUse
from desktop.files.project.project_locks import ProjectLocks
from desktop.files.storage.file_lock import try_lock
from desktop.files.storage.scratch import Scratch, claim_abandoned_scratch

HOLDING = """
import sys, time
from pathlib import Path
from desktop.files.storage.scratch import Scratch
scratch = Scratch(Path(sys.argv[1]))
print(scratch.folder, flush=True)
time.sleep(60)
"""


def test_a_file_is_claimed_once(tmp_path: Path) -> None:
    first = try_lock(tmp_path / "lock")
    assert first is not None
    assert try_lock(tmp_path / "lock") is None
    first.release()
    second = try_lock(tmp_path / "lock")
    assert second is not None
    second.release()


def test_a_scratch_folder_is_left_behind_only_when_its_program_is_dead(tmp_path: Path) -> None:
    command = (sys.executable, "-c", HOLDING, str(tmp_path))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        folder = Path(other.stdout.readline().strip())
        with Scratch(tmp_path):
            assert list(claim_abandoned_scratch(tmp_path)) == []
            other.kill()
            other.wait()
            (hold,) = claim_abandoned_scratch(tmp_path)
    assert hold.path.parent == folder
    hold.release()


def take(claims: ProjectLocks, path: Path | None) -> None:
    """From now on that is the project of the window."""
    with claims.acquire(path) as claim:
        pass
    claims.keep(claim)


def test_a_project_is_open_in_one_window(tmp_path: Path) -> None:
    one, other = ProjectLocks(tmp_path / "open"), ProjectLocks(tmp_path / "open")
    take(one, tmp_path / "a.ora")
    take(one, tmp_path / "a.ora")
    with pytest.raises(InUse):
        take(other, tmp_path / "x" / ".." / "a.ora")
    take(one, None)
    take(other, tmp_path / "a.ora")
    other.close()


def test_a_project_that_did_not_open_leaves_the_one_before_ours(tmp_path: Path) -> None:
    one, other = ProjectLocks(tmp_path / "open"), ProjectLocks(tmp_path / "open")
    take(one, tmp_path / "a.ora")
    with pytest.raises(KeyError), one.acquire(tmp_path / "b.ora"):
        raise KeyError
    with pytest.raises(InUse):
        take(other, tmp_path / "a.ora")
    take(other, tmp_path / "b.ora")
    one.close()
    other.close()
