"""Modules that the window loads only when they are needed, so that it starts sooner."""

import json
import subprocess
import sys
from functools import cache

import pytest

LATE = (
    "desktop.files.export.encoders",
    "desktop.files.metadata.xmp_history",
    "desktop.files.metadata.xmp_sidecar",
    "desktop.files.project.project_file",
    "desktop.restoration.scan_splitter",
    "desktop.session.library.addon_manager",
    "desktop.ui.library.library_window",
    "desktop.ui.splitting.split_dialog",
    "http.client",
    "importlib.metadata",
    "models.http.downloads",
    "models.library.model_installer",
    "models.planning.planner",
    "models.restorers",
    "models.splitting.print_finder",
    "psutil",
    "pyvips",
)


@cache
def loaded_at_start() -> frozenset[str]:
    """Return the names of the modules that importing the window program loads."""
    code = "import desktop.app, json, sys; print(json.dumps(list(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return frozenset(json.loads(run.stdout))


@pytest.mark.parametrize("name", LATE)
def test_the_start_of_the_window_does_not_load(name: str) -> None:
    assert name not in loaded_at_start()
