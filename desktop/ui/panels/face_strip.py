"""Strip of the restored faces of a photo, each with its amount and before and after."""

from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from desktop.document.document import Document
from desktop.document.face_amounts import face_amount, face_layer, restored_faces
from desktop.document.layer import Layer, Patch
from desktop.ui.common.small_widgets import (
    Slider,
    card,
    label,
    percent,
    row,
    set_silently,
    share_label,
)
from models.core.face import FaceReport
from models.core.pixels import Raster, Rect

SIDE: Final = 56
"""Side of a picture of a face in logical pixels."""
AROUND: Final = 0.3
"""Margin around a face as a share of its longer side."""


class FaceStrip(QWidget):
    """List of restored faces; each can be switched off or shown in part.

    `amount_changed` carries the id of the layer, the index of the face and the amount, 0 to 1."""

    amount_changed = Signal(str, int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, self._inside = card()
        self._inside.addWidget(label(self.tr("Faces"), "head-line"))
        self._list = QWidget()
        self._inside.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self._shown: tuple[str, Patch] | None = None
        self._rows: list[_FaceRow] = []
        self.hide()

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show the faces of the topmost layer with restored faces; hide without one."""
        layer = face_layer(document)
        self.setVisible(layer is not None)
        if layer is None or layer.patch is None:
            self._shown = None
            return
        if self._shown is None or self._shown[0] != layer.id or self._shown[1] is not layer.patch:
            self._shown = layer.id, layer.patch
            self._build(document, layer, layer.patch)
        for face_row, report in zip(self._rows, restored_faces(layer), strict=True):
            face_row.show_amount(face_amount(layer, report.face))

    def _build(self, document: Document, layer: Layer, patch: Patch) -> None:
        container = QWidget()
        column = QVBoxLayout(container)
        column.setContentsMargins(0, 0, 0, 0)
        self._rows = []
        for index, report in enumerate(restored_faces(layer)):
            pictures = [picture_of(each, report) for each in (document.photo.pixels, patch.pixels)]
            face_row = _FaceRow(index, report, pictures)
            face_row.amount_changed.connect(partial(self.amount_changed.emit, layer.id, index))
            column.addWidget(face_row)
            self._rows.append(face_row)
        self._inside.replaceWidget(self._list, container)
        self._list.deleteLater()
        self._list = container


class _FaceRow(QWidget):
    """Row of one face: pictures before and after, a switch, its amount and likeness."""

    amount_changed = Signal(float)

    def __init__(self, index: int, report: FaceReport, pictures: list[QImage]) -> None:
        super().__init__()
        name = self.tr("Face {number}").format(number=index + 1)
        self._box = QCheckBox(name)
        self._slider, self._share = Slider(name, 1.0), share_label()
        self._box.clicked.connect(lambda on: self.amount_changed.emit(1.0 if on else 0.0))
        self._slider.valueChanged.connect(lambda _: self.amount_changed.emit(self._slider.share))
        right = QVBoxLayout()
        right.addWidget(self._box)
        right.addLayout(row(self._slider, self._share))
        if report.likeness is not None:
            text = self.tr("Likeness {likeness}").format(likeness=percent(report.likeness))
            right.addWidget(label(text, "small"))
        line = row(*map(_picture_label, pictures))
        line.addLayout(right, 1)
        self.setLayout(line)
        line.setContentsMargins(0, 4, 0, 4)

    def show_amount(self, amount: float) -> None:
        """Show the amount, 0 to 1, without emitting a change."""
        set_silently(self._slider, round(100 * amount))
        self._box.setChecked(amount > 0)
        self._share.setText(percent(amount))


def picture_of(raster: Raster, report: FaceReport) -> QImage:
    """Cut a face with a margin out of a raster, as a small image."""
    rect = report.face.rect
    near = rect.grown(round(AROUND * max(rect.w, rect.h)), Rect.of(raster))
    by = max(max(near.w, near.h) // (4 * SIDE), 1)
    levels = raster[near.slices][::by, ::by]
    eight_bit = levels if levels.dtype == np.uint8 else levels >> 8
    shown = np.ascontiguousarray(eight_bit, np.uint8)
    height, width = shown.shape[:2]
    return QImage(shown.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _picture_label(image: QImage) -> QLabel:
    shown = label("")
    kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    shown.setPixmap(QPixmap.fromImage(image).scaled(SIDE, SIDE, kept, smooth))
    return shown
