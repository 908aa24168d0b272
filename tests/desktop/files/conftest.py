"""Fixtures for tests of files: a scratch folder, a renderer and a folder of photos."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.files.export.exporter import Rows
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Scratch]:
    """Open a scratch folder that is closed after the test."""
    parent = tmp_path / "scratch"
    parent.mkdir()
    with Scratch(parent) as opened:
        yield opened


@pytest.fixture
def rows() -> Rows:
    """Make a function that renders documents."""
    return DocumentRenderer(TileCache(1 << 20)).rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder for photos and results, with a name that is not ASCII."""
    made = tmp_path / "Oma & Opa 1943 (Ö) 写真"
    made.mkdir()
    return made
