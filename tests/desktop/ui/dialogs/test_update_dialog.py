"""Tests of the update dialog: it names the server, and sends a request only after a click."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.session.settings_store import SettingsStore
from desktop.support import updates
from desktop.ui.dialogs.update_dialog import UpdateDialog
from models.http.connection_log import NAME
from tests.desktop.ui.application import Open
from tests.http_server import Served, serving

PAGE = "https://example.org/heirloom"


def announcing(version: str) -> bytes:
    return json.dumps({"version": version, "page": PAGE}).encode()


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(Served(announcing("99.0"))) as served:
        known = tmp_path / "address.txt"
        known.write_text(served.url)
        monkeypatch.setattr(updates.release_url, "__defaults__", (known,))
        yield served


def opened_by(program: Open) -> UpdateDialog:
    program.window.menu_actions.newer.trigger()
    return program.window.findChildren(UpdateDialog)[0]


def said(dialog: UpdateDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel))


def ask(dialog: UpdateDialog) -> None:
    next(each for each in dialog.findChildren(QPushButton) if "Ask" in each.text()).click()


def test_whom_it_will_contact_is_said_before_anybody_is_asked(opened: Open, served: Served) -> None:
    dialog = opened_by(opened)
    assert served.url in said(dialog)
    assert served.requests == 0
    dialog.close()


def test_a_click_asks_once_and_tells_the_newer_version(
    qtbot: QtBot, opened: Open, served: Served, tmp_path: Path
) -> None:
    dialog = opened_by(opened)
    ask(dialog)
    qtbot.waitUntil(lambda: "99.0" in said(dialog))
    assert PAGE in said(dialog)
    assert served.requests == 1
    assert served.url in (tmp_path / "state" / NAME).read_text()
    dialog.close()


def test_no_newer_version_is_an_answer_too(qtbot: QtBot, opened: Open, served: Served) -> None:
    served.content = announcing("0.0.1")
    dialog = opened_by(opened)
    ask(dialog)
    qtbot.waitUntil(lambda: "no newer version" in said(dialog))
    dialog.close()


def test_a_server_that_does_not_answer_is_one_sentence(
    qtbot: QtBot, opened: Open, served: Served
) -> None:
    served.refuse = 500
    dialog = opened_by(opened)
    ask(dialog)
    qtbot.waitUntil(lambda: "try again later" in said(dialog))
    dialog.close()


def test_who_chose_to_stay_offline_cannot_ask(opened: Open, served: Served) -> None:
    preferences = opened.program.findChildren(SettingsStore)[0]
    preferences.settings = replace(preferences.settings, offline=True)
    dialog = opened_by(opened)
    assert "offline" in said(dialog)
    assert [b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()] == ["Close"]
    assert served.requests == 0
    dialog.close()


def test_an_answer_that_comes_after_the_dialog_is_closed_harms_nothing(
    qtbot: QtBot, opened: Open, served: Served
) -> None:
    dialog = opened_by(opened)
    ask(dialog)
    dialog.close()
    qtbot.waitUntil(lambda: served.requests == 1)
    assert "99.0" not in opened.window.windowTitle()


def test_a_checkout_knows_no_address_and_says_so(opened: Open) -> None:
    dialog = opened_by(opened)
    assert "where you got it" in said(dialog)
    dialog.close()
