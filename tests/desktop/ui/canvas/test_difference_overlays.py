"""Tests of difference and invention overlays and their legend."""

import numpy as np
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.layer import Patch
from desktop.ui.canvas.difference_overlays import OverlayKind, invention_maps_of
from desktop.ui.canvas.heatmap_colours import (
    DIFFERENCE_STOPS,
    INVENTION_STOPS,
    difference_colours,
    invention_colours,
)
from desktop.ui.canvas.overlay_legend import OverlayLegend
from models.core.invention_map import InventionMap
from models.core.pixels import Rect
from tests.desktop.documents import document, patch
from tests.desktop.ui.application import Open


def _colour(image: QImage, x: int, y: int) -> tuple[int, int, int, int]:
    colour = QColor(image.pixelColor(x, y))
    return colour.red(), colour.green(), colour.blue(), colour.alpha()


def _is_close(colour: tuple[int, ...], stop: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 40 for a, b in zip(colour, stop, strict=False))


def test_large_difference_has_the_last_colour_of_the_scale() -> None:
    before = np.zeros((4, 6, 3), np.float32)
    after = before.copy()
    after[1, 2, 0] = 1.0
    image = difference_colours(before, after)
    assert _is_close(_colour(image, 2, 1), DIFFERENCE_STOPS[-1])


def test_unchanged_area_is_only_darkened() -> None:
    same = np.full((4, 6, 3), 0.4, np.float32)
    assert _colour(difference_colours(same, same), 2, 1)[:3] == (0, 0, 0)


def test_invented_area_has_the_last_colour_of_the_scale() -> None:
    heat = np.zeros((4, 6), np.uint8)
    heat[2, 3] = 255
    image = invention_colours(InventionMap(Rect(0, 0, 6, 4), 0.1, heat))
    assert _is_close(_colour(image, 3, 2), INVENTION_STOPS[-1])


def _generated() -> Document:
    plain = document("a")
    invention_map = InventionMap(Rect(8, 8, 16, 16), 0.5, np.full((4, 4), 255, np.uint8))
    pixels = patch(plain, "a").pixels
    return plain.replaced(
        plain.layer("a").with_patch(Patch(plain.key("a"), pixels, (invention_map,)))
    )


def test_invention_maps_of_hidden_layers_are_left_out() -> None:
    visible = _generated()
    hidden = visible.replaced(visible.layer("a").with_visible(False))
    assert len(invention_maps_of(visible)) == 1
    assert invention_maps_of(hidden) == ()


def test_invention_overlay_is_enabled_only_with_an_invention_map(opened: Open) -> None:
    actions = opened.window.menu_actions
    assert not actions.invented.isEnabled()
    opened.window.show_document(_generated())
    actions.invented.trigger()
    assert opened.window.canvas.overlays.kind is OverlayKind.INVENTED
    opened.window.show_document(document())
    assert opened.window.canvas.overlays.kind is OverlayKind.NOTHING


def test_legend_is_visible_while_an_overlay_is_shown(qtbot: QtBot, opened: Open) -> None:
    actions, legend = opened.window.menu_actions, opened.window.findChildren(OverlayLegend)[0]
    actions.difference.trigger()
    assert legend.isVisible()
    assert legend.accessibleName()
    actions.difference.trigger()
    assert not legend.isVisible()
    assert opened.window.canvas.overlays.kind is OverlayKind.NOTHING
