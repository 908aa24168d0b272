"""Projects: OpenRaster files that hold the document, its patches and the untouched source.

Entries of our own are `heirloom/document.json`, `heirloom/source` and `heirloom/masks/N.f32`;
`data/N.png` is the patch of layer N, or what one that is computed shows; other programs see it as a
layer, see desktop.files.project.openraster_layers. The patch of a layer that enlarges does not fit
among them: it is
`heirloom/enlarged/N.png`, and the merged picture is that of the layers below.
"""

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from desktop.document.document import Document, in_order
from desktop.document.layer import Layer
from desktop.document.mask import Mask
from desktop.document.photo import Photo, page_digest
from desktop.files.errors import DamagedProject, NotFound, OriginalChanged
from desktop.files.export.exporter import Rows, guard_original
from desktop.files.formats.openraster import Archive, new_archive
from desktop.files.project.document_json import (
    LayerOutline,
    Outline,
    document_to_json,
    outline_from_json,
)
from desktop.files.project.openraster_layers import add_layers, add_views, entry_of, render_layer
from desktop.files.project.safe_archive import SafeArchive, open_safe_archive
from desktop.files.reading.protocol import ReadPhoto, sha256_of
from desktop.files.storage.atomic_write import atomic_write
from desktop.files.storage.protected_inputs import NOTHING, Protected
from desktop.files.storage.scratch import Scratch
from models.core.pixels import Rect
from models.core.progress import Progress

DOCUMENT: Final = "heirloom/document.json"
SOURCE: Final = "heirloom/source"

_UNREADABLE: Final = (ValueError, NotImplementedError, RuntimeError)
_CHUNK: Final = 1 << 20
_MOST_TEXT: Final = 16 << 20
_MOST_BYTES: Final = 8 << 30
"""Largest source that a project may hold."""

_BYTES_A_PIXEL: Final = 9
"""Of a patch with its mask that cannot be packed at all, and a little more."""


def save_project(
    document: Document,
    path: Path,
    rows: Rows,
    progress: Progress,
    protected: Protected = NOTHING,
    *,
    overwrite: bool = True,
) -> None:
    """Write the whole document; with `overwrite` an older project of that name becomes its
    `previous`. Raises: PhotoError (OriginalChanged where the photo's file is gone or another,
    InputProtected where the project or its previous version would replace a protected file);
    Cancelled."""
    guard_original(document.photo, path)
    guard_original(document.photo, backup_path(path))
    if not path.parent.is_dir():
        raise NotFound(path.parent)
    with (
        atomic_write(
            path,
            overwrite=overwrite,
            needed=_bytes_in(document),
            previous=backup_path(path),
            protected=protected,
        ) as file,
        new_archive(file) as archive,
    ):
        archive.add(DOCUMENT, document_to_json(document, path.parent).encode(), packed=True)
        _add_source(archive, document.photo)
        add_layers(archive, document, rows, progress.part(0, 2))
        _add_masks(archive, document)
        add_views(archive, document, rows, progress.part(1, 2))
        progress.report(1.0)


def backup_path(path: Path) -> Path:
    """Where the version of a project before the last is kept."""
    return path.with_name(f"{path.name}~")


def load_project(path: Path, scratch: Scratch, progress: Progress, read: ReadPhoto) -> Document:
    """Nothing of the archive is written anywhere but into the scratch folder, under names of its
    own; its pictures are decoded by `read`. Raises PhotoError, Cancelled."""
    with open_safe_archive(path, scratch, read) as opened:
        outline = outline_from_json(opened.content(DOCUMENT, _MOST_TEXT), path)
        photo = _photo(opened, outline, path, progress.part(0, 2))
        parts = progress.part(1, 2)
        layers = tuple(
            _layer(opened, number, each, photo, parts.part(number, len(outline.layers)))
            for number, each in enumerate(outline.layers)
        )
    return Document(photo, in_order(layers)).with_transform(outline.frame)


def load_foreign_openraster(path: Path) -> bool:
    """Whether a sound OpenRaster file was made by another program, so that only its picture can be
    opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            return DOCUMENT not in archive.namelist()
    except (OSError, zipfile.BadZipFile, *_UNREADABLE):
        return False


def is_own_project(path: Path) -> bool:
    """Return whether the file is a project that was saved by this program."""
    try:
        with zipfile.ZipFile(path) as archive:
            return DOCUMENT in archive.namelist()
    except (OSError, zipfile.BadZipFile, *_UNREADABLE):
        return False


def _bytes_in(document: Document) -> int:
    """Enough for all pictures without compression."""
    pixels = Rect.of(document.photo.pixels).area
    patches = (layer.patch.pixels.nbytes for layer in document.layers if layer.patch)
    computed = 2 + sum(layer.is_instant for layer in document.layers)
    again = (1 + len(document.layers)) * document.visible_rect.area if render_layer(document) else 0
    own = pixels * computed + again
    return own * _BYTES_A_PIXEL + sum(patches) * 4 // 3 + _CHUNK


def _add_source(archive: Archive, photo: Photo) -> None:
    digest = hashlib.sha256()
    where = photo.kept or photo.source
    try:
        source = where.open("rb")
    except OSError as error:
        raise OriginalChanged(where) from error
    with source, archive.entry(SOURCE) as entry:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            entry.write(chunk)
    if page_digest(digest.hexdigest(), photo.page) != photo.sha256:
        raise OriginalChanged(where)


def _add_masks(archive: Archive, document: Document) -> None:
    for number, layer in enumerate(document.layers):
        if layer.mask is not None:
            archive.add(_mask(number), layer.mask.values.astype("<f4").tobytes(), packed=True)


def _mask(number: int) -> str:
    return f"heirloom/masks/{number}.f32"


def _photo(opened: SafeArchive, outline: Outline, path: Path, progress: Progress) -> Photo:
    kept = opened.extract(SOURCE, _MOST_BYTES)
    photo = opened.read(kept, opened.scratch, progress, outline.page)
    if photo.sha256 != outline.sha256:
        raise DamagedProject(path, SOURCE)
    return replace(photo, source=_source(outline, path), kept=kept)


def _source(outline: Outline, path: Path) -> Path:
    """Where the photo was if it still is there, otherwise beside the project."""
    once = (path.parent / outline.source).resolve()
    try:
        if page_digest(sha256_of(once), outline.page) == outline.sha256:
            return once
    except (OSError, ValueError):
        pass
    return path.parent / Path(outline.source).name


def _layer(
    opened: SafeArchive, number: int, outline: LayerOutline, photo: Photo, progress: Progress
) -> Layer:
    layer = outline.layer
    if outline.masked:
        layer = replace(layer, mask=_region(opened, number, photo))
    if outline.patch_key is None:
        return layer
    name, whole = entry_of(number, layer.scale == 1), Rect.of(photo.pixels)
    whole = whole.scaled(layer.scale)
    pixels = opened.picture(name, _BYTES_A_PIXEL * whole.area + _CHUNK, progress).pixels
    if Rect.of(pixels) != whole or pixels.dtype != np.uint16:
        raise zipfile.BadZipFile(name)
    return layer.with_patch(outline.patch(outline.patch_key, pixels))


def _region(opened: SafeArchive, number: int, photo: Photo) -> Mask:
    size = photo.width * photo.height * 4
    content = opened.content(_mask(number), size)
    if len(content) != size:
        raise zipfile.BadZipFile(_mask(number))
    values = np.frombuffer(content, "<f4").reshape(photo.height, photo.width)
    if not (np.isfinite(values).all() and values.min() >= 0 and values.max() <= 1):
        raise zipfile.BadZipFile(_mask(number))
    return Mask.of(values.astype(np.float32))
