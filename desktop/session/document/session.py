"""Open document and its undo history: the only object that changes the document."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.document.damage_corrections import UNCORRECTED
from desktop.document.document import Document
from desktop.document.history import Entry, History
from desktop.document.layer import Patch
from desktop.document.photo import Photo
from desktop.session.document.history_budget import MaskMemory, trim_patches

PATCH_BUDGET: Final = 4 << 30
"""Bytes of patches that a history keeps by default."""

MASK_BUDGET: Final = 512 << 20
"""Bytes of masks that a history keeps by default."""

Edit = Callable[[Document], Document]


class Session(QObject):
    """Open document with its undo history; each change is announced.

    `document_changed` carries the Document, `history_changed` the History. Patches are kept by key,
    so that undo brings them back, even those that arrived after it; the oldest are dropped beyond a
    budget."""

    document_changed = Signal(object)
    history_changed = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        patch_budget: int = PATCH_BUDGET,
        mask_budget: int = MASK_BUDGET,
    ) -> None:
        """Create an empty session; the budgets limit the bytes of its patches and masks."""
        super().__init__(parent)
        self._patch_budget, self._mask_budget = patch_budget, mask_budget
        self._mask_memory = MaskMemory()
        self._history: History[Document] | None = None
        self._patches: dict[str, Patch] = {}
        self._saved: Document | None = None

    @property
    def document(self) -> Document | None:
        """Current document; None while no photo is open."""
        return self._history.document if self._history else None

    @property
    def unsaved(self) -> bool:
        """Whether the document differs from the saved one in what project files hold."""
        document = self.document
        return (document and _stored_part(document)) != self._saved

    def holds(self, photo: Photo) -> bool:
        """Return whether this photo is the open one."""
        document = self.document
        return document is not None and document.photo == photo

    def begin(self, label: str, document: Document) -> None:
        """Replace the history by a document that counts as saved; `label` names the entry."""
        self._patches = {layer.patch.key: layer.patch for layer in document.layers if layer.patch}
        self._saved, self._mask_memory = document, MaskMemory()
        self._show(History((Entry(label, document),)))

    def apply(self, label: str, edit: Edit, *, merge: bool = False) -> None:
        """Replace the document by `edit(document)` as a history entry, unless they are equal.

        `merge` joins the edit to the last entry if that has the same label."""
        if self._history is None:
            return
        edited = edit(self._history.document)
        if edited != self._history.document:
            self._show(self._history.then(label, edited, merge=merge))

    def accept_patch(self, layer_id: str, patch: Patch) -> None:
        """Store a patch that was made for a layer, without an entry in the history.

        It is kept by its key even if the layer is deleted or stale now."""
        self._patches.pop(patch.key, None)
        self._patches[patch.key] = patch
        if self._history is not None:
            document = _with_patch(self._history.document, layer_id, patch)
            self._show(self._history.with_current_replaced(document))

    def undo(self) -> None:
        """Go back by one entry of the undo history."""
        if self._history is not None:
            self._show(self._history.undone())

    def redo(self) -> None:
        """Go forward by one entry of the undo history."""
        if self._history is not None:
            self._show(self._history.redone())

    def go_to(self, index: int) -> None:
        """Make the history entry at this index (0: the oldest) the current one."""
        if self._history is not None:
            index = min(max(index, 0), len(self._history.entries) - 1)
            self._show(History(self._history.entries, index))

    def mark_saved(self, document: Document) -> None:
        """Record that this document is what a file holds."""
        self._saved = _stored_part(document)

    def mark_unsaved(self) -> None:
        """Record that no file holds the open document."""
        self._saved = None
        if self._history is not None:
            self.history_changed.emit(self._history)

    def _show(self, history: History[Document]) -> None:
        history = history.with_current_replaced(_with_patches(history.document, self._patches))
        if self._mask_memory.add(history.document) > self._mask_budget:
            history = self._mask_memory.shorten(history, self._mask_budget)
        self._history = trim_patches(history, self._patches, self._patch_budget)
        self.document_changed.emit(self._history.document)
        self.history_changed.emit(self._history)


def _stored_part(document: Document) -> Document:
    return document.with_selection(None).with_corrections(UNCORRECTED)


def _with_patch(document: Document, layer_id: str, patch: Patch) -> Document:
    if all(layer_id != other.id for other in document.layers):
        return document
    return document.replaced(document.layer(layer_id).with_patch(patch))


def _with_patches(document: Document, patches: Mapping[str, Patch]) -> Document:
    """Return the document with those of the patches whose keys fit its layers."""
    for layer in document.layers:
        patch = patches.get(document.key(layer.id))
        if patch is not None:
            document = document.replaced(layer.with_patch(patch))
    return document
