"""Display that is lost while work is unsaved."""

import shutil
from pathlib import Path

import pytest

from benchmarks.reliability.kill_targets import DISPLAY
from benchmarks.reliability.kills import try_kill


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_no_edit_is_lost_when_the_display_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, fault, _ = try_kill((0, DISPLAY, 1))
    assert fault == ""
