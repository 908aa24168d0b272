"""The open document and its history; the only place where the document changes."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.document.document import Document
from desktop.document.history import Entry, History
from desktop.document.layer import Patch
from desktop.session.document.history_budget import MaskMemory, trim_patches

BUDGET: Final = 4 << 30
MASKS: Final = 512 << 20

Edit = Callable[[Document], Document]


class Session(QObject):
    """Holds the history of one document and announces each change. Patches are kept by key, so
    that a document reached by undo finds them again, also those that arrived later; the oldest go
    when they are more than a budget holds."""

    document_changed = Signal(object)
    history_changed = Signal(object)

    def __init__(
        self, parent: QObject | None = None, budget: int = BUDGET, masks: int = MASKS
    ) -> None:
        """`budget` and `masks` are how many bytes of patches and of masks undo may take."""
        super().__init__(parent)
        self._budget, self._most_masks = budget, masks
        self._masks = MaskMemory()
        self._history: History[Document] | None = None
        self._patches: dict[str, Patch] = {}
        self._safe: Document | None = None

    @property
    def document(self) -> Document | None:
        """None while no photo is open."""
        return self._history.document if self._history else None

    @property
    def unsaved(self) -> bool:
        """Whether closing would lose something."""
        document = self.document
        return (document and document.with_selection(None)) != self._safe

    def begin(self, label: str, document: Document) -> None:
        """Forget what was open and start with this document."""
        self._patches = {layer.patch.key: layer.patch for layer in document.layers if layer.patch}
        self._safe, self._masks = document, MaskMemory()
        self._show(History((Entry(label, document),)))

    def apply(self, label: str, edit: Edit, *, merge: bool = False) -> None:
        """Change the document; `merge` joins the edit to the last one of the same label. An
        edit that changes nothing leaves no trace."""
        if self._history is None:
            return
        edited = edit(self._history.document)
        if edited != self._history.document:
            self._show(self._history.then(label, edited, merge=merge))

    def accept_patch(self, layer: str, patch: Patch) -> None:
        """A patch has been made for a layer: nothing to undo. It is kept also when that layer
        has gone or now rests on something else."""
        self._patches.pop(patch.key, None)
        self._patches[patch.key] = patch
        if self._history is not None:
            self._show(
                self._history.with_current_replaced(_given(self._history.document, layer, patch))
            )

    def undo(self) -> None:
        if self._history is not None:
            self._show(self._history.undone())

    def redo(self) -> None:
        if self._history is not None:
            self._show(self._history.redone())

    def go_to(self, at: int) -> None:
        """Show the entry at this place of the history."""
        if self._history is None:
            return
        at = min(max(at, 0), len(self._history.entries) - 1)
        self._show(History(self._history.entries, at))

    def mark_saved(self, document: Document) -> None:
        """This document has been written to a file."""
        self._safe = document.with_selection(None)

    def mark_unsaved(self) -> None:
        """What is open has never been written to a file."""
        self._safe = None

    def _show(self, history: History[Document]) -> None:
        history = history.with_current_replaced(_with_patches(history.document, self._patches))
        if self._masks.add(history.document) > self._most_masks:
            history = self._masks.shortened(history, self._most_masks)
        self._history = trim_patches(history, self._patches, self._budget)
        self.document_changed.emit(self._history.document)
        self.history_changed.emit(self._history)


def _given(document: Document, layer: str, patch: Patch) -> Document:
    if all(layer != other.id for other in document.layers):
        return document
    return document.replaced(document.layer(layer).with_patch(patch))


def _with_patches(document: Document, patches: Mapping[str, Patch]) -> Document:
    """Each layer with the patch that fits what is below it, where there is one."""
    for layer in document.layers:
        patch = patches.get(document.key(layer.id))
        if patch is not None:
            document = document.replaced(layer.with_patch(patch))
    return document
