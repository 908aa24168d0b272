"""Crop controller: cropping, straightening and rotating by mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from desktop.document.crop_transform import CropTransform
from desktop.session.document.mask_editor import Tool
from desktop.ui.canvas.crop_geometry import CropHandle, drag_handle, fit_to_aspect
from models.core.pixels import Rect
from tests.desktop.ui.application import Open
from tests.desktop.ui.controllers.test_mask_controller import _drag, _take

PHOTO = Rect(0, 0, 48, 32)


def _press(opened: Open, name: str) -> None:
    buttons = opened.window.crop_bar.findChildren(QAbstractButton)
    next(each for each in buttons if name in (each.text(), each.accessibleName())).click()


def test_dragged_corner_and_enter_crop_the_photo(qtbot: QtBot, opened: Open) -> None:
    opened.window.menu_actions.crop.trigger()
    cropper, left = opened.window.crop_view, Qt.MouseButton.LeftButton
    box = cropper._crop_rect()
    qtbot.mousePress(cropper, left, pos=box.bottomRight().toPoint())
    qtbot.mouseMove(cropper, box.center().toPoint())
    qtbot.mouseRelease(cropper, left, pos=box.center().toPoint())
    qtbot.keyClick(cropper, Qt.Key.Key_Return)
    assert opened.document.transform == CropTransform(Rect(0, 0, 24, 16))
    assert opened.window.canvas.navigation.photo_size == (24, 16)
    assert opened.window.canvas.isVisible()


def test_escape_leaves_the_crop_unchanged(qtbot: QtBot, opened: Open) -> None:
    opened.window.menu_actions.crop.trigger()
    opened.window.crop_view.straighten(5)
    opened.window.menu_actions.cancel.trigger()
    assert opened.document.transform is None
    assert opened.window.canvas.isVisible()
    assert not opened.window.menu_actions.crop.isChecked()


def test_crop_is_one_undo_step_and_unsaved(opened: Open) -> None:
    opened.window.menu_actions.crop.trigger()
    opened.window.crop_view.straighten(5)
    _press(opened, "Done")
    assert opened.session.unsaved
    opened.window.menu_actions.undo.trigger()
    assert opened.document.transform is None
    assert opened.window.canvas.navigation.photo_size == (48, 32)


def test_rotation_makes_no_layer_stale(qtbot: QtBot, opened: Open) -> None:
    opened.restore(qtbot)
    opened.finish(qtbot)
    opened.window.menu_actions.turn_right.trigger()
    assert opened.window.canvas.navigation.photo_size == (32, 48)
    assert not any(opened.document.is_stale(each.id) for each in opened.document.layers)
    opened.window.menu_actions.turn_left.trigger()
    assert opened.document.transform is None


def test_gesture_on_a_rotated_photo_selects_in_photo_coordinates(
    qtbot: QtBot, opened: Open
) -> None:
    opened.window.menu_actions.turn_right.trigger()
    _take(opened, Tool.RECTANGLE)
    _drag(qtbot, opened, (0, 0), (8, 12))
    qtbot.waitUntil(lambda: opened.document.selection is not None)
    assert opened.document.selection
    expected = np.zeros((32, 48), np.float32)
    expected[24:, :12] = 1
    assert np.array_equal(opened.document.selection.values, expected)


def test_keys_move_resize_and_apply_the_crop(qtbot: QtBot, opened: Open) -> None:
    opened.window.menu_actions.crop.trigger()
    cropper = opened.window.crop_view
    for _ in range(3):
        qtbot.keyClick(cropper, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(cropper, Qt.Key.Key_Right)
    qtbot.keyClick(cropper, Qt.Key.Key_Enter)
    assert opened.document.transform == CropTransform(Rect(1, 0, 45, 32))


def test_crop_bar_shows_and_sets_angle_and_aspect(opened: Open) -> None:
    opened.window.menu_actions.crop.trigger()
    degrees = opened.window.crop_bar.findChildren(QDoubleSpinBox)[0]
    degrees.setValue(2.5)
    assert opened.window.crop_view.crop_transform.angle == 2.5
    _press(opened, "Reset")
    assert degrees.value() == 0
    shapes = opened.window.crop_bar.findChildren(QComboBox)[0]
    shapes.activated.emit(2)
    crop = opened.window.crop_view.crop_transform.crop
    assert (crop.w, crop.h) == (32, 32)


def test_straightening_back_to_zero_restores_the_full_crop(opened: Open) -> None:
    opened.window.menu_actions.crop.trigger()
    opened.window.crop_view.straighten(20)
    opened.window.crop_view.straighten(0)
    assert opened.window.crop_view.crop_transform == CropTransform(PHOTO)


def test_choosing_a_tool_applies_the_crop(opened: Open) -> None:
    opened.window.menu_actions.crop.trigger()
    opened.window.crop_view.turn(1)
    _take(opened, Tool.BRUSH)
    assert opened.document.transform == CropTransform(Rect(0, 0, 32, 48), 1)


def test_selection_is_displayed_after_a_rotation(qtbot: QtBot, opened: Open) -> None:
    _take(opened, Tool.RECTANGLE)
    _drag(qtbot, opened, (0, 0), (40, 20))
    qtbot.waitUntil(lambda: opened.document.selection is not None)
    canvas = opened.window.canvas
    qtbot.waitUntil(lambda: canvas.is_complete)
    opened.window.menu_actions.turn_right.trigger()

    def tinted() -> bool:
        image = canvas.grab().toImage()
        view = canvas.navigation.viewport
        at = QPointF(view.x + 22 * view.scale, view.y + 10 * view.scale).toPoint()
        return image.pixelColor(at).blue() > image.pixelColor(at).red() + 20

    qtbot.waitUntil(tinted)


@pytest.mark.parametrize(
    "grip", [CropHandle(1, 1), CropHandle(-1, 0), CropHandle(0, 1), CropHandle()]
)
def test_dragged_crop_keeps_its_aspect_and_stays_inside(grip: CropHandle) -> None:
    frame = CropTransform(Rect(10, 10, 15, 10), 0, 4).clamped_to(PHOTO)
    pulled = drag_handle(frame, PHOTO, grip, (30, -25), 1.5)
    assert pulled.is_inside(PHOTO)
    assert abs(pulled.crop.w - 1.5 * pulled.crop.h) <= 1.5


def test_drag_blocked_on_one_axis_moves_the_other() -> None:
    frame = drag_handle(CropTransform(Rect(28, 0, 20, 20)), PHOTO, CropHandle(1, 1), (9, 5), 0)
    assert frame.crop == Rect(28, 0, 20, 25)


def test_new_aspect_keeps_the_area_approximately() -> None:
    assert fit_to_aspect(CropTransform(Rect(8, 8, 24, 12)), PHOTO, 1).crop.area == pytest.approx(
        288, rel=0.15
    )
