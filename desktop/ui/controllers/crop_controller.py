"""Controller of cropping and rotating."""

from PySide6.QtCore import QObject, Slot

from desktop.document.crop_transform import CropTransform
from desktop.document.document import Document
from desktop.session.document.overview_renderer import OverviewRenderer
from desktop.session.document.session import Session
from desktop.ui.main_window.main_window import MainWindow


class CropController(QObject):
    """Controller that shows the crop view and applies its crop transform as one edit."""

    def __init__(self, window: MainWindow, session: Session, overview: OverviewRenderer) -> None:
        super().__init__(window)
        self._window, self._session, self._overview = window, session, overview
        self._crop_view = window.crop_view
        self._document: Document | None = None
        actions = window.menu_actions
        actions.crop.triggered.connect(self._toggle)
        actions.turn_left.triggered.connect(lambda: self._rotate(3))
        actions.turn_right.triggered.connect(lambda: self._rotate(1))
        window.crop_bar.finished.connect(self.finish)
        window.crop_bar.dismissed.connect(self.cancel)
        window.tool_bar.chosen.connect(self.finish)
        self._crop_view.accepted.connect(self.finish)
        overview.rendered.connect(self._crop_view.show_picture)
        session.document_changed.connect(self._follow_document)

    @Slot()
    def finish(self) -> None:
        """Close the crop view and apply its crop transform."""
        transform = self._crop_view.crop_transform
        if self._close_view():
            self._session.apply(self.tr("Crop"), lambda now: now.with_transform(transform))

    @Slot()
    def cancel(self) -> bool:
        """Close the crop view without an edit; return whether it was open."""
        return self._close_view()

    @Slot()
    def _toggle(self) -> None:
        document = self._session.document
        if self._document is not None:
            self.finish()
        elif document is not None:
            self._document = document
            self._crop_view.set_photo(_transform(document), document.photo.whole)
            self._overview.render(document.with_transform(None))
            self._window.show_cropping(True)
        self._window.menu_actions.crop.setChecked(self._document is not None)

    def _rotate(self, quarter_turns: int) -> None:
        """Rotate by quarter turns clockwise: the crop view if it is open, else the document."""
        if self._document is not None:
            self._crop_view.turn(quarter_turns)
            return
        label = self.tr("Turn right") if quarter_turns == 1 else self.tr("Turn left")
        self._session.apply(label, lambda document: _with_rotation(document, quarter_turns))

    @Slot(object)
    def _follow_document(self, document: Document) -> None:
        """Close the crop view if the crop changed elsewhere; redraw it if layers changed."""
        cropped = self._document
        if cropped is None:
            return
        if (document.photo, document.transform) != (cropped.photo, cropped.transform):
            self._close_view()
        elif document.layers != cropped.layers:
            self._document = document
            self._overview.render(document.with_transform(None))

    def _close_view(self) -> bool:
        was_open, self._document = self._document is not None, None
        if was_open:
            self._window.show_cropping(False)
        return was_open


def _transform(document: Document) -> CropTransform:
    return document.transform or CropTransform(document.photo.whole)


def _with_rotation(document: Document, quarter_turns: int) -> Document:
    transform = _transform(document).turned(document.photo.whole, quarter_turns)
    return document.with_transform(transform)
