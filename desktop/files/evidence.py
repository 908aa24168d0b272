"""The map of what was restored and what was invented, as a file."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image

from desktop.document.photo import Photo
from desktop.files.atomic import appearing
from models.evidence import Evidence


def save_evidence(notices: Iterable[object], photo: Photo, path: Path) -> None:
    """A grey PNG of the photo's size, black where nothing was invented, in place of what is there.
    Raises DiskFull, NotFound, NotWritable."""
    whole = np.zeros((photo.height, photo.width), np.uint8)
    for found in (notice for notice in notices if isinstance(notice, Evidence)):
        rect = found.rect
        large = Image.fromarray(found.heat).resize((rect.w, rect.h), Image.Resampling.BILINEAR)
        whole[rect.slices] = np.maximum(whole[rect.slices], np.asarray(large))
    with appearing(path, overwrite=True, needed=whole.nbytes) as file:
        Image.fromarray(whole).save(file, "PNG")
