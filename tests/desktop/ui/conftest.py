"""Fixture with a program and an open photo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.ui.application import Open, program_with_photo


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    with program_with_photo(qtbot, qapp, tmp_path) as made:
        yield made
