"""Laws of libraries that lose their symbols."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from installer.symbols import LOAD, strip_if_it_survives

IN_WHEEL = Path(np.__file__).parents[1] / "numpy.libs"
"""Some of these survive, and some do not."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strip") is None or not IN_WHEEL.is_dir(),
    reason="needs strip, and numpy's wheel for Linux",
)


def test_a_library_can_be_loaded_afterwards_and_is_no_larger(tmp_path: Path) -> None:
    shutil.copytree(IN_WHEEL, tmp_path, dirs_exist_ok=True)
    before = {file: file.stat().st_size for file in tmp_path.iterdir()}
    for library, size in before.items():
        strip_if_it_survives(library)
        assert library.stat().st_size <= size
        subprocess.run([sys.executable, "-c", LOAD, library], check=True)
    assert set(tmp_path.iterdir()) == set(before)
