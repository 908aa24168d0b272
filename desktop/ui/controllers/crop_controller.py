"""Where cropping and turning meet the document."""

from PySide6.QtCore import QObject, Slot

from desktop.document.document import Document
from desktop.document.transform import CropTransform
from desktop.session.document.overview import OverviewRenderer
from desktop.session.document.session import Session
from desktop.ui.main_window.main_window import MainWindow


class CropController(QObject):
    """One edit for all that is done until the person is done with it."""

    def __init__(self, window: MainWindow, session: Session, sketching: OverviewRenderer) -> None:
        super().__init__(window)
        self._window, self._session, self._sketching = window, session, sketching
        self._cropper = window.crop_view
        self._begun: Document | None = None
        acts = window.menu_actions
        acts.crop.triggered.connect(self._toggle)
        acts.turn_left.triggered.connect(lambda: self._turn(3))
        acts.turn_right.triggered.connect(lambda: self._turn(1))
        window.crop_bar.finished.connect(self.finish)
        window.crop_bar.dismissed.connect(self.cancel)
        window.tool_bar.chosen.connect(self.finish)
        self._cropper.accepted.connect(self.finish)
        sketching.drawn.connect(self._cropper.show_picture)
        session.document_changed.connect(self._follow)

    @Slot()
    def finish(self) -> None:
        """What the person has in mind becomes the frame."""
        frame = self._cropper.crop_transform
        if self._leave():
            self._session.apply(self.tr("Crop"), lambda document: document.framed(frame))

    @Slot()
    def cancel(self) -> bool:
        """Leave the document as it is; whether there was anything to leave."""
        return self._leave()

    @Slot()
    def _toggle(self) -> None:
        document = self._session.document
        if self._begun is not None:
            self.finish()
        elif document is not None:
            self._begun = document
            self._cropper.set_photo(_frame(document), document.photo.whole)
            self._sketching.draw(document.framed(None))
            self._window.show_cropping(True)
        self._window.menu_actions.crop.setChecked(self._begun is not None)

    def _turn(self, quarters: int) -> None:
        if self._begun is not None:
            self._cropper.turn(quarters)
            return
        label = self.tr("Turn right") if quarters == 1 else self.tr("Turn left")
        self._session.apply(label, lambda document: _turned(document, quarters))

    @Slot(object)
    def _follow(self, document: Document) -> None:
        """Another photo or another frame is not what was begun."""
        begun = self._begun
        if begun is None:
            return
        if (document.photo, document.frame) != (begun.photo, begun.frame):
            self._leave()
        elif document.layers != begun.layers:
            self._begun = document
            self._sketching.draw(document.framed(None))

    def _leave(self) -> bool:
        was, self._begun = self._begun is not None, None
        if was:
            self._window.show_cropping(False)
        return was


def _frame(document: Document) -> CropTransform:
    return document.frame or CropTransform(document.photo.whole)


def _turned(document: Document, quarters: int) -> Document:
    return document.framed(_frame(document).turned(document.photo.whole, quarters))
