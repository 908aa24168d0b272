"""Tests of offers in the plan, with a local server that plays the hub."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.session.engine.engine_requests import Findings, Sides
from desktop.session.library.model_manager import ModelAction, ModelManager, ModelTask
from desktop.ui.controllers.library_controller import ModelLibraryController
from desktop.ui.panels.offer_card import OfferCard
from models.catalog.install_states import DOWNLOADS
from models.core.device import Device
from models.core.face import Face
from models.core.pixels import Rect
from models.core.plan import Plan, PlannedStep, Step
from models.core.protocols import Engine
from models.core.wish_table import Wish
from models.http import downloads
from models.library.model_installer import ModelInstaller
from models.planning.model_offers import with_offers
from models.planning.model_selection import ModelSelector
from models.planning.planner import with_best_model
from tests.desktop.ui.application import Open, program_with_photo
from tests.http_server import Served, serving
from tests.models.library.in_process_converter import converted_here
from tests.models.library.test_face_networks import same

MODEL = "restoreformer-plus-plus"


def plan_for_faces(
    folder: Path, _: str | None, findings: Findings, engine: Engine, sides: Sides | None
) -> Plan:
    """Plan the restoration of faces with the models installed in a folder."""
    selector = ModelSelector.from_folder(folder, Device.CPU)
    step = Step.for_wish(Wish.FACES)
    planned = PlannedStep(Wish.FACES, step, 1.0, 1.0, "make the faces clearer", is_named=True)
    return with_offers(Plan((with_best_model(planned, selector),)), selector, with_best_model)


@contextmanager
def asked_for_faces(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Open]:
    """Open a photo and ask for clearer faces."""
    planner = partial(plan_for_faces, folder / "models")
    with program_with_photo(qtbot, qapp, folder, planner) as opened:
        opened.engine.faces = (Face(Rect(8, 4, 20, 20), 1.0, np.zeros((5, 2), np.float32)),)
        opened.window.instruction_bar.findChildren(QLineEdit)[0].setText("clearer faces")
        opened.window.instruction_bar.say()
        qtbot.waitUntil(lambda: bool(cards(opened)))
        yield opened


def cards(opened: Open) -> tuple[OfferCard, ...]:
    return opened.window.side_panel.plan.offers.cards


def click(card: OfferCard, text: str) -> None:
    """Click the visible button of a card."""
    assert text in button_texts(card)
    next(each for each in card.findChildren(QPushButton) if each.text() == text).click()


def button_texts(card: OfferCard) -> list[str]:
    return [each.text() for each in card.findChildren(QPushButton) if each.isVisibleTo(card)]


def texts(card: OfferCard) -> str:
    return "\n".join(each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card))


def chosen_model(opened: Open) -> object:
    (planned,) = opened.window.side_panel.plan.chosen
    return planned.step.params.get("model")


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """Serve a network for faces in place of every file of the hub."""
    content = same(tmp_path / "published.onnx").read_bytes()
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(downloads, "PATIENCE", (0.0,) * 6)
    with serving(Served(content)) as served:
        monkeypatch.setenv("HF_ENDPOINT", served.url.rsplit("/", 1)[0])
        yield served


@pytest.fixture(autouse=True)
def converts_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Convert files in this process, which is quicker than a child process."""
    monkeypatch.setattr(ModelInstaller.__init__, "__defaults__", (converted_here, None))


def test_the_card_tells_size_licence_and_time(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, hub: Served
) -> None:
    with asked_for_faces(qtbot, qapp, tmp_path) as opened:
        text = texts(cards(opened)[0])
    assert "333 MB" in text
    assert "free for any use" in text
    assert "a face on this computer (estimated)" in text
    assert hub.requests == 0


def test_two_clicks_bring_a_model_from_the_hub_and_restore_the_photo_with_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, hub: Served
) -> None:
    with asked_for_faces(qtbot, qapp, tmp_path) as opened:
        click(cards(opened)[0], "Get it")
        qtbot.waitUntil(lambda: chosen_model(opened) == MODEL)
        opened.window.side_panel.plan.accept()
        assert opened.document.layers[0].step.models[0] == MODEL
        opened.finish(qtbot)


def test_a_download_that_breaks_off_20_times_ends_with_the_whole_model(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, hub: Served
) -> None:
    hub.drops = 20
    with asked_for_faces(qtbot, qapp, tmp_path) as opened:

        def brought() -> bool:
            for card in cards(opened):
                if "Go on" in button_texts(card):
                    click(card, "Go on")
            return chosen_model(opened) == MODEL

        click(cards(opened)[0], "Get it")
        qtbot.waitUntil(brought)
    assert hub.drops == 0


def test_a_dead_link_is_told_and_a_file_can_be_imported_instead(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, hub: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.refuse = 404
    monkeypatch.setattr("models.library.model_installer.resolve_hub_address", lambda _: hub.url)
    with asked_for_faces(qtbot, qapp, tmp_path) as opened:
        card = cards(opened)[0]
        click(card, "Get it")
        qtbot.waitUntil(lambda: "no longer has the file" in texts(card))
        prompts = opened.window.findChildren(ModelLibraryController)[0].prompts
        monkeypatch.setattr(prompts, "weights", lambda: tmp_path / "published.onnx")
        click(card, "Import file…")
        qtbot.waitUntil(lambda: chosen_model(opened) == MODEL)


def test_a_disk_without_room_is_told_before_the_download(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, hub: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads.Downloads.__init__, "__defaults__", (lambda _: 1 << 20, (0.0,)))
    with asked_for_faces(qtbot, qapp, tmp_path) as opened:
        click(cards(opened)[0], "Get it")
        qtbot.waitUntil(lambda: "is full" in texts(cards(opened)[0]))
    assert hub.requests == 0


def test_a_cancelled_download_leaves_no_partial_file(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, hub: Served
) -> None:
    with asked_for_faces(qtbot, qapp, tmp_path) as opened:
        card, finished = cards(opened)[0], _manager(opened).finished
        click(card, "Get it")
        with qtbot.waitSignal(finished, check_params_cb=_is_dropped):
            click(card, "Cancel")
        qtbot.waitUntil(lambda: "Get it" in button_texts(card))
    assert not any((tmp_path / "models" / DOWNLOADS).glob("*.part"))


def _is_dropped(task: ModelTask) -> bool:
    return task.action is ModelAction.DROP


def _manager(opened: Open) -> ModelManager:
    return opened.program.findChildren(ModelManager)[0]


def test_an_offer_that_was_put_off_stays_away(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, hub: Served
) -> None:
    with asked_for_faces(qtbot, qapp, tmp_path) as opened:
        click(cards(opened)[0], "Not now")
        planned = opened.program.planning.planned
        with qtbot.waitSignal(planned):
            opened.window.instruction_bar.say()
        assert cards(opened) == ()


def test_a_closed_plan_is_not_opened_again_by_a_finished_download(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, hub: Served
) -> None:
    with asked_for_faces(qtbot, qapp, tmp_path) as opened:
        offer, panel = cards(opened)[0].offer, opened.window.side_panel.plan
        panel.offers.wanted.emit(offer)
        panel.close_plan()
        finished = _manager(opened).finished
        with qtbot.waitSignal(finished):
            pass
        finished.emit(ModelTask(ModelAction.DOWNLOAD, offer.models[-1]))
        assert panel.isHidden()
