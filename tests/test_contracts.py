"""The guards of the import rules are themselves guarded."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
VIOLATIONS = {
    "models/pixels.py": "import desktop.logs",
    "models/store.py": "import models.engine",
    "desktop/document/photo.py": "import desktop.batch",
    "desktop/headless.py": "import PySide6",
    "desktop/session/session.py": "import onnxruntime",
    "desktop/session/shelf.py": "import desktop.files.decoding",
    "models/tiling.py": "import torch",
    "models/restorers/scratches.py": "import cv2",
    "models/restorers/tone.py": "import models.restorers.instruct",
}


def test_a_violation_of_each_contract_is_caught(tmp_path: Path) -> None:
    for package in ("desktop", "models"):
        ignored = shutil.ignore_patterns("weights", "__pycache__")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for file, line in VIOLATIONS.items():
        with (tmp_path / file).open("a", encoding="utf-8") as source:
            source.write(f"\n{line}\n")
    seen = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "COLUMNS": "300", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    broken = set(re.findall(r"^(.+?) BROKEN", seen.stdout, re.MULTILINE))
    assert broken == {contract["name"] for contract in contracts["contracts"]}, seen.stdout
