"""Telemetry opt-outs: which variables are set, and when."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.core.telemetry_opt_out import CACHES, OPT_OUTS

ROOT = Path(__file__).parents[3]
PRINT_VARIABLES = "import os, sys, {module}; print([os.environ[name] for name in sys.argv[1:]])"
PRINT_AT_IMPORT = """
import sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        import os
        if name == "onnxruntime":
            print(os.environ["ORT_DISABLE_TELEMETRY"])
sys.meta_path.insert(0, Watch())
import {module}
"""
ENTRIES = (
    "models.engine.engine_host",
    "models.library.converter_host",
    "desktop.files.decoding.decoder_host",
    "desktop.cli.main",
    "models.training.data.vocabulary",
    "benchmarks.speed.engine",
)
"""Modules that a process starts with."""


def _run_script(script: str, *words: str) -> str:
    """Run a script in an environment that allows telemetry, and return what it prints."""
    done = subprocess.run(
        (sys.executable, "-c", script, *words),
        env={**os.environ, **dict.fromkeys(OPT_OUTS, "0")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("module", ENTRIES)
def test_importing_an_entry_module_sets_every_opt_out(module: str) -> None:
    assert _run_script(PRINT_VARIABLES.format(module=module), *OPT_OUTS) == str(
        ["1"] * len(OPT_OUTS)
    )


def test_caches_of_libraries_are_in_the_programs_folder(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in CACHES}
    homes = {"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "HOME": str(tmp_path)}
    script = PRINT_VARIABLES.format(module="models")
    command = (sys.executable, "-c", script, *CACHES)
    done = subprocess.run(
        command, env={**kept, **homes}, cwd=ROOT, capture_output=True, text=True, check=True
    )
    folders = [Path(each) for each in ast.literal_eval(done.stdout)]
    assert all(each.is_relative_to(tmp_path) and "heirloom" in each.parts for each in folders)


def test_cache_folder_of_the_user_is_kept() -> None:
    environment = {**os.environ, "TRITON_CACHE_DIR": "mine"}
    script = PRINT_VARIABLES.format(module="models")
    command = (sys.executable, "-c", script, "TRITON_CACHE_DIR")
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['mine']"


@pytest.mark.parametrize("module", ["models.backends", "models.checkpoints.onnx_size_probe"])
def test_telemetry_is_off_before_onnx_runtime_is_imported(module: str) -> None:
    assert _run_script(PRINT_AT_IMPORT.format(module=module)) == "1"


def test_only_one_module_imports_onnx_runtime() -> None:
    folders = [ROOT / name for name in ("benchmarks", "desktop", "installer", "models", "tests")]
    files = [file for folder in folders for file in folder.rglob("*.py")]
    assert [file for file in files if _imports_onnx_runtime(file)] == [
        ROOT / "models/onnx_runtime.py"
    ]


def _imports_onnx_runtime(file: Path) -> bool:
    text = file.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)) if "onnxruntime" in text else ():
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if any(name.partition(".")[0] == "onnxruntime" for name in names):
            return True
    return False
