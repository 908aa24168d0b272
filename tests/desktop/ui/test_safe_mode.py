"""Window in safe mode, after starts that failed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.app import run_application
from desktop.composition_root import Application
from desktop.settings import Folders
from models.core.device import Device, EngineSettings
from tests.desktop.documents import FakeEngine


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Folders of a user who has a card of their own that cannot be read."""
    folders = Folders.under(tmp_path / "home")
    folders.models.mkdir(parents=True)
    (folders.models / "own.toml").write_text("not a card")
    return folders


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[EngineSettings]:
    """List of the settings with which engines are started; the engines are fakes."""
    started: list[EngineSettings] = []

    def start(settings: EngineSettings, *_: object) -> FakeEngine:
        started.append(settings)
        return FakeEngine()

    monkeypatch.setattr(app, "_start_engine", start)
    return started


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, folders: Folders, engines: list[EngineSettings]
) -> Iterator[Application]:
    with run_application(qapp, folders, safe=True) as program:
        yield program
        program.window.hide()


def _banner_text(program: Application) -> str:
    return " ".join(each.text() for each in program.window.notice_banner.findChildren(QLabel))


def test_banner_names_safe_mode_and_the_way_out(program: Application) -> None:
    assert program.window.notice_banner.isVisible()
    assert "safe mode" in _banner_text(program)
    assert "start it again" in _banner_text(program)


def test_library_cannot_be_opened(program: Application) -> None:
    assert not program.window.menu_actions.library.isEnabled()


def test_engine_computes_on_the_processor_without_the_users_models(
    qtbot: QtBot, program: Application, engines: list[EngineSettings], folders: Folders
) -> None:
    qtbot.waitUntil(lambda: bool(engines), timeout=30_000)
    assert engines[0].device is Device.CPU
    assert engines[0].models != folders.models


def test_cards_that_may_be_the_cause_are_left_alone(
    qtbot: QtBot, program: Application, folders: Folders
) -> None:
    program.check_own_files()
    program._runners.files.wait()
    assert [each.name for each in folders.models.iterdir()] == ["own.toml"]
