"""Memory budgets of the undo history.

Patches of earlier documents are dropped first, the oldest first: their steps stay in the history
and can be run again. When masks alone exceed their budget, the oldest entries are dropped.
"""

from collections.abc import Set
from dataclasses import replace

from desktop.document.document import Document
from desktop.document.history import History
from desktop.document.layer import Patch
from desktop.files.storage.scratch_files import stored_bytes

DocumentHistory = History[Document]


def trim_patches(
    history: DocumentHistory, patches: dict[str, Patch], budget: int
) -> DocumentHistory:
    """Drop the oldest patches from a history and from `patches` until they fit `budget` bytes.

    `patches` maps patch keys to patches, oldest first. Patches of the current document and of
    merged layers, which cannot be computed again, stay."""
    sizes = {key: stored_bytes(patch.pixels) for key, patch in patches.items()}
    size = sum(sizes.values())
    if size <= budget:
        return history
    needed, dropped = _patch_keys(history.document), set[str]()
    for key in [key for key in patches if key not in needed]:
        if size <= budget:
            break
        size -= sizes[key]
        del patches[key]
        dropped.add(key)
    if not dropped:
        return history
    return history.changed(lambda document: _without_patches(document, dropped))


class MaskMemory:
    """Counter of the bytes that the masks of a history take; a shared tile counts once."""

    def __init__(self) -> None:
        self._masks, self._tiles = set[str](), dict[str, int]()

    def add(self, document: Document) -> int:
        """Count the masks of a document; return the bytes of all masks counted so far."""
        corrected = document.corrections.added, document.corrections.removed
        masks = (document.selection, *corrected, *(layer.mask for layer in document.layers))
        for mask in masks:
            if mask is not None and mask.key not in self._masks:
                self._masks.add(mask.key)
                self._tiles.update(mask.tile_sizes)
        return sum(self._tiles.values())

    def shorten(self, history: DocumentHistory, budget: int) -> DocumentHistory:
        """Return the history without its oldest entries, so that masks take half of `budget` bytes.

        Entries from the current one on are kept."""
        size = budget + 1
        while size > budget // 2 and history.at > 0:
            history = history.without_oldest(-(-history.at // 2))
            self._masks, self._tiles = set(), {}
            size = max(self.add(entry.document) for entry in history.entries)
        return history


def _patch_keys(document: Document) -> Set[str]:
    return {layer.patch.key for layer in document.layers if layer.patch}


def _without_patches(document: Document, keys: Set[str]) -> Document:
    """Return a document without the patches that have these keys; merged layers keep theirs."""
    layers = tuple(
        replace(layer, patch=None)
        if layer.needs_engine and layer.patch and layer.patch.key in keys
        else layer
        for layer in document.layers
    )
    return document if layers == document.layers else replace(document, layers=layers)
