"""Tests of stripping libraries."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from installer.symbols import LOAD_LIBRARY, strip_if_loadable

IN_WHEEL = Path(np.__file__).parents[1] / "numpy.libs"
"""Libraries of numpy's wheel, of which some can be stripped and some not."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strip") is None or not IN_WHEEL.is_dir(),
    reason="needs strip, and numpy's wheel for Linux",
)


def test_stripped_library_loads_and_is_not_larger(tmp_path: Path) -> None:
    shutil.copytree(IN_WHEEL, tmp_path, dirs_exist_ok=True)
    before = {file: file.stat().st_size for file in tmp_path.iterdir()}
    for library, size in before.items():
        strip_if_loadable(library)
        assert library.stat().st_size <= size
        subprocess.run([sys.executable, "-c", LOAD_LIBRARY, library], check=True)
    assert set(tmp_path.iterdir()) == set(before)
