"""Masks of the layers in a project file: one archive entry each, `heirloom/masks/N.f32`.

An entry holds the mask of layer N as little-endian float32, row by row, 0 to 1, at the size of the
photo. Whether a layer has a mask is told by `document_json`.
"""

import zipfile

import numpy as np

from desktop.document.document import Document
from desktop.document.mask import Mask
from desktop.document.photo import Photo
from desktop.files.formats.openraster import Archive
from desktop.files.project.safe_archive import SafeArchive


def add_masks(archive: Archive, document: Document) -> None:
    """Write the mask of each layer that has one to the archive of a project."""
    for number, layer in enumerate(document.layers):
        if layer.mask is not None:
            content = layer.mask.values.astype("<f4").tobytes()
            archive.add(_entry_name(number), content, packed=True)


def load_mask(archive: SafeArchive, number: int, photo: Photo) -> Mask:
    """Read the mask of layer `number` for a photo. Raises: KeyError; BadZipFile."""
    name, size = _entry_name(number), photo.width * photo.height * 4
    content = archive.content(name, size)
    if len(content) != size:
        raise zipfile.BadZipFile(name)
    values = np.frombuffer(content, "<f4").reshape(photo.height, photo.width)
    if not (np.isfinite(values).all() and values.min() >= 0 and values.max() <= 1):
        raise zipfile.BadZipFile(name)
    return Mask.of(values.astype(np.float32))


def _entry_name(number: int) -> str:
    return f"heirloom/masks/{number}.f32"
