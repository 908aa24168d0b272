"""Dialog with the facts that a family knows about one photo or many."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.document.about_date import AboutDate
from desktop.document.family_facts import NOTHING_KNOWN, FamilyFacts, Person
from desktop.files.export.facts_sidecar import FactChanges
from desktop.ui.canvas.tile_view import raster_to_qimage
from desktop.ui.common.small_widgets import button, form_label, label, row, scrolling
from models.core.pixels import Raster, Rect, as_levels, downscale

FACE: Final = 52
"""Side of the picture of a face, in device-independent pixels."""

MARGIN: Final = 0.25
"""Margin around a face as a share of its longer side."""

OVERLAP: Final = 0.3
"""Intersection over union of two faces that are the same."""


class PersonRow(QWidget):
    """Row with the name of a person and, if the place is known, the face."""

    def __init__(self, name: str, face: Rect | None, pixels: Raster | None, names: Sequence[str]):
        super().__init__()
        self.face = face
        self._name = QLineEdit(name)
        self._name.setPlaceholderText(self.tr("Name"))
        self._name.setAccessibleName(self.tr("Name of the person"))
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._name.setCompleter(completer)
        picture = QLabel()
        picture.setFixedSize(FACE, FACE)
        if face is not None and pixels is not None:
            picture.setPixmap(_picture_of(pixels, face))
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addWidget(picture)
        columns.addWidget(self._name, 1)

    @property
    def person(self) -> Person | None:
        """Person with the name that is written; None without one."""
        name = " ".join(self._name.text().split())
        return Person(name, self.face) if name else None

    def focus(self) -> None:
        """Put the caret into the name."""
        self._name.setFocus()


class FactsDialog(QDialog):
    """Dialog to write caption, people, date, place and source of one photo or many.

    Found faces are proposed as people without a name. With several photos empty fields leave what
    is there."""

    def __init__(
        self,
        facts: FamilyFacts | None,
        names: Sequence[str],
        pixels: Raster | None = None,
        parent: QWidget | None = None,
        photos: Sequence[Path] = (),
    ) -> None:
        """Create the dialog for a photo with these facts and pixels, or for many `photos`.

        `names` are offered for people."""
        super().__init__(parent)
        known = facts or NOTHING_KNOWN
        self._names, self._pixels = names, pixels
        self._known_date = known.date
        self.setWindowTitle(self.tr("About many photos") if photos else self.tr("About this photo"))
        self._caption = QPlainTextEdit(known.caption)
        self._caption.setAccessibleName(self.tr("Caption"))
        self._caption.setTabChangesFocus(True)
        self._caption.setFixedHeight(78)
        self._date = self._line(self.tr("When"), known.date.words, self.tr("c. 1943, summer 1956"))
        self._place = self._line(
            self.tr("Where"), known.place, self.tr("street, town, country – from near to far")
        )
        self._source = self._line(
            self.tr("Source"), known.source, self.tr("album, page and number of the print")
        )
        self._understood = label("", "small")
        self._date.textChanged.connect(self._show_date)
        self._people: list[PersonRow] = []
        self._people_column = QVBoxLayout()
        self._people_column.setSpacing(6)
        for person in known.people:
            self._add_row(person.name, person.face)
        self._lay_out(photos)
        self._show_date()
        self._caption.setFocus()
        self.resize(560, 620)

    @property
    def facts(self) -> FamilyFacts:
        """Facts as they are written now."""
        written = (each.person for each in self._people)
        return FamilyFacts(
            caption=self._caption.toPlainText().strip(),
            people=tuple(person for person in written if person is not None),
            date=self._chosen_date,
            place=" ".join(self._place.text().split()),
            source=" ".join(self._source.text().split()),
        )

    @property
    def changes(self) -> FactChanges:
        """Changes for many photos: empty fields leave what is there."""
        facts = self.facts
        return FactChanges(
            caption=facts.caption or None,
            people=tuple(person.name for person in facts.people),
            date=facts.date.words or None,
            place=facts.place or None,
            source=facts.source or None,
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Names that are written."""
        return tuple(person.name for person in self.facts.people)

    @Slot(object)
    def propose_faces(self, faces: Iterable[Rect]) -> None:
        """Add a row without a name for each face that is not among the people."""
        known = [each.face for each in self._people if each.face is not None]
        for face in faces:
            if all(_overlap(face, other) < OVERLAP for other in known):
                self._add_row("", face)

    @property
    def _chosen_date(self) -> AboutDate:
        date = AboutDate.of(self._date.text())
        return self._known_date if date.words == self._known_date.words else date

    @Slot()
    def _show_date(self) -> None:
        date = self._chosen_date
        first = date.first_day
        if not date.words:
            self._understood.setText(self.tr("Rough dates are welcome."))
        elif first is None:
            self._understood.setText(self.tr("Not understood; it is kept as it is written."))
        else:
            template = self.tr("Understood as {date}; sorted as {day}.")
            self._understood.setText(template.format(date=date.edtf, day=first.isoformat()))

    def _line(self, name: str, text: str, hint: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def _add_row(self, name: str, face: Rect | None) -> PersonRow:
        person_row = PersonRow(name, face, self._pixels, self._names)
        self._people.append(person_row)
        self._people_column.addWidget(person_row)
        return person_row

    @Slot()
    def _add_person(self) -> None:
        self._add_row("", None).focus()

    def _lay_out(self, photos: Sequence[Path]) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(form_label(self.tr("Caption")), self._caption)
        form.addRow(form_label(self.tr("When")), self._date)
        form.addRow("", self._understood)
        form.addRow(form_label(self.tr("Where")), self._place)
        form.addRow(form_label(self.tr("Source")), self._source)
        people, inside = QWidget(), QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._people_column)
        inside.addStretch(1)
        people.setLayout(inside)
        add = button(self.tr("Add a person"), "", "add")
        add.clicked.connect(self._add_person)
        save, cancel = button(self.tr("Save"), "main"), button(self.tr("Cancel"))
        save.setDefault(True)
        save.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        if photos:
            template = self.tr(
                "Photos: {count}. What you write is added to an XMP file beside each of them; "
                "empty fields leave what is there."
            )
            column.addWidget(label(template.format(count=len(photos)), "dim", wraps=True))
        column.addLayout(form)
        column.addLayout(row(label(self.tr("People"), "head-line"), None, add))
        column.addWidget(scrolling(people), 1)
        column.addLayout(row(None, cancel, save))


def _picture_of(pixels: Raster, face: Rect) -> QPixmap:
    """Cut a square picture of a face out of a photo."""
    margin = round(MARGIN * max(face.w, face.h))
    whole = Rect.of(pixels)
    around = face.grown(margin, inside=whole)
    levels = as_levels(downscale(pixels[around.slices], 4 * FACE), np.dtype(np.uint8))
    picture = QPixmap.fromImage(raster_to_qimage(levels))
    keep = Qt.AspectRatioMode.KeepAspectRatio
    return picture.scaled(FACE, FACE, keep, Qt.TransformationMode.SmoothTransformation)


def _overlap(one: Rect, other: Rect) -> float:
    """Compute the intersection over union of two rects, 0 to 1."""
    w = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    h = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    shared = max(w, 0) * max(h, 0)
    return shared / (one.area + other.area - shared)
