"""Tests of the update dialog: it names the server, and sends a request only after a click."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.session.settings_store import SettingsStore
from desktop.support import update_check
from desktop.ui.dialogs.update_dialog import UpdateDialog
from models.http.connection_log import NAME
from tests.desktop.ui.application import Open
from tests.http_server import Served, serving

PAGE = "https://example.org/heirloom"


def announcement(version: str) -> bytes:
    return json.dumps({"version": version, "page": PAGE}).encode()


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(Served(announcement("99.0"))) as served:
        known = tmp_path / "address.txt"
        known.write_text(served.url)
        monkeypatch.setattr(update_check.release_url, "__defaults__", (known,))
        yield served


def open_dialog(program: Open) -> UpdateDialog:
    program.window.menu_actions.check_updates.trigger()
    return program.window.findChildren(UpdateDialog)[0]


def visible_text(dialog: UpdateDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel))


def click_ask(dialog: UpdateDialog) -> None:
    next(each for each in dialog.findChildren(QPushButton) if "Ask" in each.text()).click()


def test_the_address_is_shown_before_any_request(opened: Open, served: Served) -> None:
    dialog = open_dialog(opened)
    assert served.url in visible_text(dialog)
    assert served.requests == 0
    dialog.close()


def test_one_click_sends_one_request_and_shows_the_newer_version(
    qtbot: QtBot, opened: Open, served: Served, tmp_path: Path
) -> None:
    dialog = open_dialog(opened)
    click_ask(dialog)
    qtbot.waitUntil(lambda: "99.0" in visible_text(dialog))
    assert PAGE in visible_text(dialog)
    assert served.requests == 1
    assert served.url in (tmp_path / "state" / NAME).read_text()
    dialog.close()


def test_an_older_release_is_shown_as_no_newer_version(
    qtbot: QtBot, opened: Open, served: Served
) -> None:
    served.content = announcement("0.0.1")
    dialog = open_dialog(opened)
    click_ask(dialog)
    qtbot.waitUntil(lambda: "no newer version" in visible_text(dialog))
    dialog.close()


def test_a_server_error_is_shown_as_a_sentence(qtbot: QtBot, opened: Open, served: Served) -> None:
    served.refuse = 500
    dialog = open_dialog(opened)
    click_ask(dialog)
    qtbot.waitUntil(lambda: "try again later" in visible_text(dialog))
    dialog.close()


def test_offline_mode_has_no_ask_button(opened: Open, served: Served) -> None:
    preferences = opened.program.findChildren(SettingsStore)[0]
    preferences.settings = replace(preferences.settings, offline=True)
    dialog = open_dialog(opened)
    assert "offline" in visible_text(dialog)
    assert [b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()] == ["Close"]
    assert served.requests == 0
    dialog.close()


def test_a_response_after_closing_the_dialog_is_ignored(
    qtbot: QtBot, opened: Open, served: Served
) -> None:
    dialog = open_dialog(opened)
    click_ask(dialog)
    dialog.close()
    qtbot.waitUntil(lambda: served.requests == 1)
    assert "99.0" not in opened.window.windowTitle()


def test_a_checkout_shows_that_it_has_no_address(opened: Open) -> None:
    dialog = open_dialog(opened)
    assert "where you got it" in visible_text(dialog)
    dialog.close()
