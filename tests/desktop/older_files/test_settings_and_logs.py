"""Settings, timings, model cards and records of version 0.1.0 are read as they were."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.cli.parser import parse_arguments, request_from_arguments
from desktop.cli.resume_log import ResumeLog
from desktop.restoration.step_timing import StepTimings
from desktop.session.engine.step_timing_store import FILE
from desktop.settings import Settings
from desktop.ui.panels.instruction_bar import InstructionBar
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import Store
from models.http.connection_log import ConnectionLog
from tests.desktop.older_files.facts import FILES, Facts, expected

SETTINGS: Final[Facts] = expected("settings")
CARDS: Final[Facts] = expected("models")
RUNS: Final[list[Facts]] = expected("ledgers")

CHANGED: Final = 1_700_000_000_123_456_700
"""When the photos of the runs were last changed, in nanoseconds since 1970."""


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_is_kept(setting: str) -> None:
    value = getattr(Settings.read(FILES), setting)
    assert (list(value) if setting == "agreed" else value) == SETTINGS[setting]


def test_earlier_instructions_come_back_with_the_up_key(qtbot: QtBot, files: Path) -> None:
    bar = InstructionBar(QSettings(str(files / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(bar)
    line = bar.findChild(QLineEdit)
    found = []
    for _ in expected("window")["sentences"]:
        qtbot.keyClick(line, Qt.Key.Key_Up)
        found.insert(0, line.text())
    assert found == expected("window")["sentences"]


def test_timings_of_steps_are_kept() -> None:
    text = (FILES / FILE).read_text(encoding="utf-8")
    assert dict(StepTimings.from_text(text)[0].known) == expected("paces")


@pytest.mark.parametrize("run", RUNS, ids=[run["source"] for run in RUNS])
def test_a_run_that_was_stopped_is_continued(
    run: Facts, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files)
    source, output = files / run["source"], files / run["output"]
    source.write_bytes(b"photo")
    os.utime(source, ns=(CHANGED, CHANGED))
    output.write_bytes(b"result")
    arguments = parse_arguments(["restore", "a.jpg", "b.jpg", *run["words"]])
    request = request_from_arguments(arguments, [Path("a.jpg"), Path("b.jpg")])
    assert ResumeLog.of(request, files / "runs").done() == {source: output}


def test_the_connection_log_is_kept() -> None:
    assert [asdict(each) for each in ConnectionLog(FILES).all()] == expected("connections")


@pytest.mark.parametrize("id", CARDS)
def test_a_model_card_of_the_user_is_kept(id: str) -> None:
    card = json.loads(json.dumps(asdict(Catalog.read(FILES / "models")[id])))
    assert card.pop("megabytes") == 0  # later versions know sizes and mirrors
    assert card["published"] is None or card["published"].pop("mirrors") == []
    assert card == {name: value for name, value in CARDS[id].items() if name != "here"}


@pytest.mark.parametrize("id", CARDS)
def test_the_weights_of_a_model_are_found_as_before(id: str) -> None:
    card = Catalog.read(FILES / "models")[id]
    assert Store.of(FILES / "models").has(card) is CARDS[id]["here"]
