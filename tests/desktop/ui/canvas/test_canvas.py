"""Tests of what the canvas renders and displays."""

from collections.abc import Iterator
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.ui.canvas.canvas import Canvas
from desktop.ui.canvas.tile_view import TileId, TileView
from desktop.ui.canvas.viewport import ViewMode
from models.core.pixels import Pixels, Rect
from tests.desktop.documents import document, patch, photo


@pytest.fixture
def pool() -> Iterator[QThreadPool]:
    thread_pool = QThreadPool()
    yield thread_pool
    thread_pool.clear()
    thread_pool.waitForDone()


@pytest.fixture
def canvas(qtbot: QtBot, pool: QThreadPool) -> Canvas:
    widget = Canvas(DocumentRenderer(TileCache(1 << 20)), pool)
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    return widget


def _red_at(canvas: Canvas, x: int, y: int) -> int:
    return QColor(canvas.grab().toImage().pixel(x, y)).red()


def _draw_blank(level: int, rect: Rect) -> QImage:
    return QImage(rect.w, rect.h, QImage.Format.Format_RGB32)


def _restored() -> Document:
    plain = document("a")
    return plain.replaced(plain.layer("a").with_patch(patch(plain, "a", 200)))


def test_photo_is_shown_at_the_centre(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(document())
    qtbot.waitUntil(lambda: _red_at(canvas, 200, 150) == 100)


def test_result_of_layers_is_shown(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(_restored())
    qtbot.waitUntil(lambda: _red_at(canvas, 200, 150) == 200)


def test_original_is_left_of_the_divider_and_result_right(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(_restored())
    canvas.set_view_mode(ViewMode.SPLIT)
    qtbot.waitUntil(lambda: _red_at(canvas, 150, 200) == 100 and _red_at(canvas, 250, 200) == 200)


def test_arrow_keys_move_the_divider(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(_restored())
    canvas.set_view_mode(ViewMode.SPLIT)
    for _ in range(15):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: _red_at(canvas, 230, 200) == 100)


def test_show_original_replaces_the_result(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(_restored())
    canvas.show_original(True)
    qtbot.waitUntil(lambda: _red_at(canvas, 250, 200) == 100)


def test_tile_of_a_running_job_is_shown_at_once(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(document("a"))
    qtbot.waitUntil(lambda: _red_at(canvas, 200, 150) == 100)
    canvas.expect_tiles(1.0)
    canvas.show_tile(Rect(16, 8, 16, 16), np.ones((16, 16, 3), np.float32))
    assert _red_at(canvas, 200, 150) == 255


def test_tiles_of_a_cancelled_job_are_removed(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(document("a"))
    qtbot.waitUntil(lambda: _red_at(canvas, 200, 150) == 100)
    canvas.expect_tiles(1.0)
    canvas.show_tile(Rect(16, 8, 16, 16), np.ones((16, 16, 3), np.float32))
    canvas.drop_tiles()
    assert _red_at(canvas, 200, 150) == 100


def test_zoom_to_100_reports_a_zoom_of_one(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_document(document())
    with qtbot.waitSignal(canvas.navigation.zoom_changed) as emitted:
        canvas.navigation.zoom_to_100()
    assert emitted.args == [1.0]


def test_only_visible_tiles_of_a_large_photo_are_rendered(qtbot: QtBot, pool: QThreadPool) -> None:
    rendered: list[Rect] = []

    class Counting(DocumentRenderer):
        def tile(self, document: Document, level: int, tile: Rect) -> Pixels:
            rendered.append(tile)
            return np.zeros((tile.h, tile.w, 3), np.float32)

    canvas = Canvas(Counting(TileCache(0)), pool)
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.show()
    canvas.show_document(Document(photo(12000, 9000)))
    canvas.navigation.zoom_to_100()
    rendered.clear()
    canvas.grab()
    pool.waitForDone()
    assert 0 < sum(rect.area for rect in rendered) <= 4 * 512 * 512


def test_old_tiles_stay_until_new_ones_are_drawn(qtbot: QtBot, pool: QThreadPool) -> None:
    tile_view = TileView(pool)
    tile_id = TileId(0, Rect(0, 0, 8, 8))
    tile_view.set_picture("a", _draw_blank)
    with qtbot.waitSignal(tile_view.changed):
        tile_view.request_tiles((tile_id,))
    tile_view.set_picture("b", _draw_blank)
    assert [tile.tile_id for tile in tile_view.tiles()] == [tile_id]
    assert not tile_view.is_complete


def test_backdrop_of_a_large_photo_is_shown_before_its_tiles(
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
        qtbot.waitUntil(lambda: _red_at(canvas, 200, 150) == 100)
    finally:
        gate.set()
        pool.waitForDone()
