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
    "models/core/pixels.py": "import desktop.logging_setup",
    "models/catalog/weight_files.py": "import models.engine.local_engine",
    "desktop/document/photo.py": "import desktop.restoration.layer_runner",
    "desktop/restoration/file_restorer.py": "import PySide6",
    "desktop/session/document/session.py": "import onnxruntime",
    "desktop/session/document/document_io.py": "import desktop.files.decoding.decoder_choice",
    "desktop/ui/common/icons.py": "import desktop.ui.dialogs.about_dialog",
    "desktop/session/task_runner.py": "import desktop.session.document.session",
    "desktop/files/formats/icc_conversion.py": "import desktop.files.export.encoders",
    "models/diffusion/files/manifest.py": "import models.diffusion.systems.diffbir",
    "models/training/data/training_losses.py": "import models.training.train",
    "models/tiling/tile_runner.py": "import torch",
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
