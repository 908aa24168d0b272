"""Mask editor and heal editor: gestures belong to the photo that they were drawn on."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.mask import Mask, MaskMode
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.session.document.mask_editor import Gesture, MaskEditor, Tool
from desktop.session.document.session import Session
from desktop.session.engine.engine_thread import EngineThread
from desktop.session.engine.heal_editor import HealEditor
from desktop.session.engine.layer_jobs import LayerJobs
from desktop.session.task_runner import TaskRunner
from tests.desktop.documents import FakeEngine, document, photo

OTHER = Document(replace(photo(20, 10), sha256="another"))


class Drawing:
    """Session with the two editors, whose task runner can be blocked by a gate."""

    def __init__(self, scratch: Scratch) -> None:
        self.gate = Event()
        self.runner, self.session = TaskRunner(), Session()
        self.session.begin("Open", document())
        renderer = DocumentRenderer(TileCache(1 << 20))
        self.engine_thread = EngineThread(FakeEngine)
        self.jobs = LayerJobs(self.session, self.engine_thread, renderer, scratch)
        self.mask_editor = MaskEditor(self.session, renderer, self.runner)
        self.heal_editor = HealEditor(self.session, self.jobs, self.runner)
        self.masks = list[Mask]()
        self.mask_editor.mask_ready.connect(lambda _, mask: self.masks.append(mask))

    def block(self) -> None:
        """Block the task runner until `finish`."""
        self.runner.start(lambda _: self.gate.wait(), lambda _: None)

    def finish(self, qtbot: QtBot) -> None:
        ended = list[object]()
        self.gate.set()
        self.runner.start(lambda _: None, ended.append)
        qtbot.waitUntil(lambda: bool(ended))


@pytest.fixture
def drawing() -> Iterator[Drawing]:
    with Scratch() as scratch:
        made = Drawing(scratch)
        yield made
        made.engine_thread.close()
        made.gate.set()
        made.runner.wait()


def draw_mask(drawing: Drawing) -> None:
    drawing.mask_editor.add_gesture(
        Gesture(Tool.RECTANGLE, ((2.0, 2.0), (30.0, 20.0)), MaskMode.REPLACE)
    )


def heal(drawing: Drawing) -> None:
    drawing.heal_editor.heal(Gesture(Tool.HEAL, ((2.0, 2.0), (9.0, 9.0)), MaskMode.ADD), "Heal")


def test_gesture_emits_a_mask_of_the_size_of_the_photo(qtbot: QtBot, drawing: Drawing) -> None:
    draw_mask(drawing)
    drawing.finish(qtbot)
    assert [mask.whole for mask in drawing.masks] == [photo().whole]


@pytest.mark.parametrize("draw", [draw_mask, heal])
@pytest.mark.parametrize("count", [1, 2])
def test_gestures_for_a_closed_photo_are_dropped(
    qtbot: QtBot, drawing: Drawing, draw: Callable[[Drawing], None], count: int
) -> None:
    drawing.block()
    for _ in range(count):
        draw(drawing)
    drawing.session.begin("Open", OTHER)
    drawing.finish(qtbot)
    drawing.finish(qtbot)
    assert drawing.masks == []
    assert drawing.session.document == OTHER


@pytest.mark.parametrize("draw", [draw_mask, heal])
def test_failure_of_another_task_drops_no_gesture(
    qtbot: QtBot, drawing: Drawing, draw: Callable[[Drawing], None]
) -> None:
    drawing.block()
    drawing.runner.start(_fail, lambda _: None)
    draw(drawing)
    draw(drawing)
    changes = list[object]()
    drawing.session.document_changed.connect(changes.append)
    drawing.finish(qtbot)
    drawing.finish(qtbot)
    assert len(drawing.masks) == 2 or len(changes) >= 2


@pytest.mark.parametrize("draw", [draw_mask, heal])
def test_failed_gesture_is_reported_and_the_next_is_drawn(
    qtbot: QtBot, drawing: Drawing, draw: Callable[[Drawing], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    errors = list[object]()
    drawing.mask_editor.failed.connect(errors.append)
    drawing.heal_editor.failed.connect(errors.append)
    with monkeypatch.context() as patch:
        patch.setattr("desktop.session.document.mask_editor.apply_command", _fail)
        patch.setattr("desktop.session.engine.heal_editor.make_heal_layer", _fail)
        draw(drawing)
        qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], OSError)
    changes = list[object]()
    drawing.session.document_changed.connect(changes.append)
    draw(drawing)
    drawing.finish(qtbot)
    assert drawing.masks or changes


def _fail(*_: object) -> None:
    raise OSError
