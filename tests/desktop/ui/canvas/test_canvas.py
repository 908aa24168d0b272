"""What the canvas asks for and shows."""

from collections.abc import Iterator
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.ui.canvas.canvas import Canvas
from desktop.ui.canvas.tile_view import TileId, TileView
from desktop.ui.canvas.viewport import View
from models.core.pixels import Pixels, Rect
from tests.desktop.documents import document, patch, photo


@pytest.fixture
def pool() -> Iterator[QThreadPool]:
    made = QThreadPool()
    yield made
    made.clear()
    made.waitForDone()


@pytest.fixture
def canvas(qtbot: QtBot, pool: QThreadPool) -> Canvas:
    made = Canvas(DocumentRenderer(TileCache(1 << 20)), pool)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def _shown(canvas: Canvas, x: int, y: int) -> int:
    return QColor(canvas.grab().toImage().pixel(x, y)).red()


def _blank(level: int, rect: Rect) -> QImage:
    return QImage(rect.w, rect.h, QImage.Format.Format_RGB32)


def _restored() -> Document:
    plain = document("a")
    return plain.replaced(plain.layer("a").with_patch(patch(plain, "a", 200)))


def test_the_photo_is_shown_in_the_middle(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(document())
    qtbot.waitUntil(lambda: _shown(canvas, 200, 150) == 100)


def test_layers_are_seen(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(_restored())
    qtbot.waitUntil(lambda: _shown(canvas, 200, 150) == 200)


def test_before_is_left_of_the_divider_and_after_right(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(_restored())
    canvas.show_view(View.SPLIT)
    qtbot.waitUntil(lambda: _shown(canvas, 150, 200) == 100 and _shown(canvas, 250, 200) == 200)


def test_arrow_keys_move_the_divider(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(_restored())
    canvas.show_view(View.SPLIT)
    for _ in range(15):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: _shown(canvas, 230, 200) == 100)


def test_the_original_is_shown_while_asked_for(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(_restored())
    canvas.show_original(True)
    qtbot.waitUntil(lambda: _shown(canvas, 250, 200) == 100)


def test_tiles_of_a_running_job_are_seen_at_once(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(document("a"))
    qtbot.waitUntil(lambda: _shown(canvas, 200, 150) == 100)
    canvas.expect_tiles(1.0)
    canvas.show_tile(Rect(16, 8, 16, 16), np.ones((16, 16, 3), np.float32))
    assert _shown(canvas, 200, 150) == 255


def test_tiles_of_a_cancelled_job_go_away(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(document("a"))
    qtbot.waitUntil(lambda: _shown(canvas, 200, 150) == 100)
    canvas.expect_tiles(1.0)
    canvas.show_tile(Rect(16, 8, 16, 16), np.ones((16, 16, 3), np.float32))
    canvas.drop_tiles()
    assert _shown(canvas, 200, 150) == 100


def test_zooming_to_pixels_shows_one_on_one(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(document())
    with qtbot.waitSignal(canvas.looking.zoomed) as told:
        canvas.looking.zoom_to_100()
    assert told.args == [1.0]


def test_only_visible_tiles_of_a_huge_photo_are_rendered(qtbot: QtBot, pool: QThreadPool) -> None:
    asked: list[Rect] = []

    class Counting(DocumentRenderer):
        def tile(self, document: Document, level: int, tile: Rect) -> Pixels:
            asked.append(tile)
            return np.zeros((tile.h, tile.w, 3), np.float32)

    canvas = Canvas(Counting(TileCache(0)), pool)
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.show()
    canvas.show_document(Document(photo(12000, 9000)))
    canvas.looking.zoom_to_100()
    asked.clear()
    canvas.grab()
    pool.waitForDone()
    assert 0 < sum(rect.area for rect in asked) <= 4 * 512 * 512


def test_old_tiles_stay_until_new_ones_come(qtbot: QtBot, pool: QThreadPool) -> None:
    sheet = TileView(pool)
    place = TileId(0, Rect(0, 0, 8, 8))
    sheet.show("a", _blank)
    with qtbot.waitSignal(sheet.changed):
        sheet.want((place,))
    sheet.show("b", _blank)
    assert [tile.place for tile in sheet.tiles()] == [place]
    assert not sheet.complete


def test_a_huge_photo_is_shown_roughly_before_its_tiles_are_there(
    qtbot: QtBot, pool: QThreadPool
) -> None:
    gate = Event()

    class Slow(DocumentRenderer):
        def tile(self, document: Document, level: int, tile: Rect) -> Pixels:
            gate.wait()
            return super().tile(document, level, tile)

    canvas = Canvas(Slow(TileCache(0)), pool)
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.show()
    canvas.show_document(Document(photo(4000, 3000)))
    try:
        qtbot.waitUntil(lambda: _shown(canvas, 200, 150) == 100)
    finally:
        gate.set()
        pool.waitForDone()
