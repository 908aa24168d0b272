"""What undo may take: of earlier documents the oldest pixels go first, their steps stay and can be
run again. Where masks alone take too much, the oldest steps are forgotten."""

from collections.abc import Set
from dataclasses import replace

from desktop.document.document import Document
from desktop.document.history import History
from desktop.document.layer import Patch
from desktop.files.storage.scratch import stored_bytes

Past = History[Document]


def trim_patches(past: Past, patches: dict[str, Patch], budget: int) -> Past:
    """The history, with patches of at most `budget` bytes where that is possible: what is open
    keeps its own, and merged layers theirs, since no run makes those again. The patches that go
    are taken out of `patches`, which holds the oldest first."""
    sizes = {key: stored_bytes(patch.pixels) for key, patch in patches.items()}
    size = sum(sizes.values())
    if size <= budget:
        return past
    needed, gone = _keys(past.document), set[str]()
    for key in [key for key in patches if key not in needed]:
        if size <= budget:
            break
        size -= sizes[key]
        del patches[key]
        gone.add(key)
    return past.changed(lambda document: _without(document, gone)) if gone else past


class MaskMemory:
    """What the masks of a history take, each tile that they share counted once."""

    def __init__(self) -> None:
        self._regions, self._tiles = set[str](), dict[str, int]()

    def add(self, document: Document) -> int:
        """Bytes, with those of this document."""
        regions = (document.selection, *(layer.mask for layer in document.layers))
        for region in regions:
            if region is not None and region.key not in self._regions:
                self._regions.add(region.key)
                self._tiles.update(region.tile_sizes)
        return sum(self._tiles.values())

    def shortened(self, past: Past, budget: int) -> Past:
        """The history without its oldest steps, with masks of about half of `budget` bytes."""
        size = budget + 1
        while size > budget // 2 and past.at > 0:
            past = past.without_oldest(-(-past.at // 2))
            self._regions, self._tiles = set(), {}
            size = max(self.add(entry.document) for entry in past.entries)
        return past


def _keys(document: Document) -> Set[str]:
    return {layer.patch.key for layer in document.layers if layer.patch}


def _without(document: Document, gone: Set[str]) -> Document:
    """The same document where it had none of them."""
    layers = tuple(
        replace(layer, patch=None)
        if layer.needs_engine and layer.patch and layer.patch.key in gone
        else layer
        for layer in document.layers
    )
    return document if layers == document.layers else replace(document, layers=layers)
