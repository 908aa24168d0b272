"""What is laid over the photo to judge a restoration."""

import numpy as np
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.layer import Patch
from desktop.ui.canvas.heatmap import DIFFERENCE, INVENTED, difference_colours, invention_colours
from desktop.ui.canvas.overlay_legend import OverlayLegend
from desktop.ui.canvas.overlays import OverlayKind, evidence_of
from models.core.invention_map import InventionMap
from models.core.pixels import Rect
from tests.desktop.documents import document, patch
from tests.desktop.ui.application import Open


def _colour(image: QImage, x: int, y: int) -> tuple[int, int, int, int]:
    colour = QColor(image.pixelColor(x, y))
    return colour.red(), colour.green(), colour.blue(), colour.alpha()


def _near(colour: tuple[int, ...], stop: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 40 for a, b in zip(colour, stop, strict=False))


def test_a_large_difference_has_the_colour_at_the_end_of_the_scale() -> None:
    before = np.zeros((4, 6, 3), np.float32)
    after = before.copy()
    after[1, 2, 0] = 1.0
    image = difference_colours(before, after)
    assert _near(_colour(image, 2, 1), DIFFERENCE[-1])


def test_where_nothing_changed_the_photo_is_only_dimmed() -> None:
    same = np.full((4, 6, 3), 0.4, np.float32)
    assert _colour(difference_colours(same, same), 2, 1)[:3] == (0, 0, 0)


def test_what_was_invented_has_the_colour_at_the_end_of_the_scale() -> None:
    heat = np.zeros((4, 6), np.uint8)
    heat[2, 3] = 255
    image = invention_colours(InventionMap(Rect(0, 0, 6, 4), 0.1, heat))
    assert _near(_colour(image, 3, 2), INVENTED[-1])


def _generated() -> Document:
    plain = document("a")
    evidence = InventionMap(Rect(8, 8, 16, 16), 0.5, np.full((4, 4), 255, np.uint8))
    pixels = patch(plain, "a").pixels
    return plain.replaced(plain.layer("a").with_patch(Patch(plain.key("a"), pixels, (evidence,))))


def test_evidence_is_that_of_the_layers_that_are_seen() -> None:
    seen = _generated()
    hidden = seen.replaced(seen.layer("a").with_visible(False))
    assert len(evidence_of(seen)) == 1
    assert evidence_of(hidden) == ()


def test_the_map_of_inventions_can_be_chosen_only_where_there_is_one(opened: Open) -> None:
    acts = opened.window.menu_actions
    assert not acts.invented.isEnabled()
    opened.window.show_document(_generated())
    acts.invented.trigger()
    assert opened.window.canvas.overlays.chosen is OverlayKind.INVENTED
    opened.window.show_document(document())
    assert opened.window.canvas.overlays.chosen is OverlayKind.NOTHING


def test_one_overlay_at_a_time_with_its_legend(qtbot: QtBot, opened: Open) -> None:
    acts, legend = opened.window.menu_actions, opened.window.findChildren(OverlayLegend)[0]
    acts.difference.trigger()
    assert legend.isVisible()
    assert legend.accessibleName()
    acts.difference.trigger()
    assert not legend.isVisible()
    assert opened.window.canvas.overlays.chosen is OverlayKind.NOTHING
