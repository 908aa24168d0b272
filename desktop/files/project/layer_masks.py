"""Masks of the layers in a project file: one archive entry each, `heirloom/masks/N.f32`.

An entry holds the mask of layer N as little-endian float32, row by row, 0 to 1, at the size of the
photo. Whether a layer has a mask is told by `document_json`.
"""

import zipfile
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.document.document import Document
from desktop.document.mask import SIDE, Levels, Mask
from desktop.document.photo import Photo
from desktop.files.formats.openraster_writer import Archive
from desktop.files.project.safe_archive import SafeArchive
from models.core.progress import Progress


def add_masks(archive: Archive, document: Document) -> None:
    """Write the mask of each layer that has one to the archive of a project."""
    for number, layer in enumerate(document.layers):
        if layer.mask is not None:
            archive.add(_entry_name(number), layer.mask.values.astype("<f4").tobytes(), packed=True)


def load_masks(
    archive: SafeArchive, numbers: Sequence[int], photo: Photo, progress: Progress
) -> dict[int, Mask]:
    """Read the masks of the layers with these numbers, by number.

    Their levels share one array, memory-mapped if large, so that many masks take no memory. Raises:
    BadZipFile; DiskFull; Cancelled."""
    if not numbers:
        return {}
    height, width = len(numbers) * photo.height, photo.width
    levels = np.split(archive.scratch.plane(height, width, np.dtype(np.uint8)), len(numbers))
    return {
        number: _load_mask(archive, number, each, progress.part(index, len(numbers)))
        for index, (number, each) in enumerate(zip(numbers, levels, strict=True))
    }


def _load_mask(archive: SafeArchive, number: int, levels: Levels, progress: Progress) -> Mask:
    """Read the mask of the layer `number` band by band, storing its levels, 0 to 255, in `levels`.

    Raises: BadZipFile; Cancelled."""
    name, (height, width) = _entry_name(number), levels.shape
    chunks = archive.chunks(name, 4 * width * SIDE)
    bands = (np.frombuffer(chunk, "<f4").reshape(-1, width) for chunk in chunks)
    try:
        return Mask.from_bands(levels, _reporting(bands, height, progress))
    except ValueError as error:
        raise zipfile.BadZipFile(name) from error


def _reporting(
    bands: Iterator[NDArray[np.float32]], height: int, progress: Progress
) -> Iterator[NDArray[np.float32]]:
    """Pass bands of rows (rows x W) on and report the share of `height` rows that is done."""
    done = 0
    for band in bands:
        progress.report(min(done / height, 1.0))
        done += len(band)
        yield band


def _entry_name(number: int) -> str:
    return f"heirloom/masks/{number}.f32"
