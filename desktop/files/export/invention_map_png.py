"""Export of the invention map as a PNG file."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image

from desktop.document.photo import Photo
from desktop.files.metadata.own_output_detection import MAP_KEYWORD, MAP_TEXT
from desktop.files.storage.atomic_write import atomic_write, limit_mode
from desktop.files.storage.input_protection import Protected
from models.core.invention_map import InventionMap


def save_invention_map(
    inventions: Iterable[InventionMap],
    photo: Photo,
    path: Path,
    protected: Protected,
    *,
    overwrite: bool,
) -> None:
    """Write invention maps as one grey PNG of the photo's size; black is nothing invented.

    Raises: AlreadyExists unless `overwrite`; InputProtected; DiskFull; NotFound; NotWritable."""
    whole = np.zeros((photo.height, photo.width), np.uint8)
    for part in inventions:
        rect = part.rect
        large = Image.fromarray(part.heat).resize((rect.w, rect.h), Image.Resampling.BILINEAR)
        whole[rect.slices] = np.maximum(whole[rect.slices], np.asarray(large))
    from PIL.PngImagePlugin import PngInfo  # slow, and needed for exports only

    mark = PngInfo()
    mark.add_text(MAP_KEYWORD, MAP_TEXT)
    needed = whole.nbytes
    with atomic_write(path, overwrite=overwrite, needed=needed, protected=protected) as file:
        limit_mode(file, photo.source)
        Image.fromarray(whole).save(file, "PNG", pnginfo=mark)
