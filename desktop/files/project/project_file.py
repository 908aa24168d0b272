"""Project files: OpenRaster archives with the document, its patches and the untouched original.

Entries of this program are `heirloom/document.json`, `heirloom/source`, the XMP sidecar of that,
`heirloom/source.xmp`, if there is one, and the masks of the layers (see `layer_masks`).
`data/N.png` is the patch of layer N, or the result of a layer that is computed; other programs show
it as a layer, see `openraster_layers`. The patch of a layer that enlarges does not fit among them:
it is `heirloom/enlarged/N.png`, and the merged picture is that of the layers below.
"""

import hashlib
import os
import stat
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

import numpy as np

from desktop.document.document import Document, in_order
from desktop.document.layer import Layer
from desktop.document.photo import Photo, page_digest
from desktop.files.errors import DamagedProject, NotFound, OriginalChanged, PhotoError
from desktop.files.export.exporter import Rows, guard_original
from desktop.files.formats.openraster_writer import Archive, new_archive
from desktop.files.metadata.metadata_blocks import MAX_BLOCK_BYTES
from desktop.files.metadata.xmp_sidecar import find_sidecar, read_sidecar, sidecar_of
from desktop.files.project.document_json import (
    LayerOutline,
    Outline,
    document_to_json,
    outline_from_json,
)
from desktop.files.project.layer_masks import add_masks, load_masks
from desktop.files.project.openraster_layers import (
    add_layers,
    add_views,
    needs_transformed_copies,
    patch_entry_name,
)
from desktop.files.project.safe_archive import (
    ProjectReaders,
    SafeArchive,
    open_safe_archive,
    open_zip,
)
from desktop.files.reading.reader_protocols import ReadOptions, ReadPhoto
from desktop.files.storage.atomic_write import atomic_write, limit_mode
from desktop.files.storage.input_protection import NOTHING, Protected
from desktop.files.storage.scratch_files import Scratch
from models.core.pixels import Rect
from models.core.progress import Notice, Progress

DOCUMENT: Final = "heirloom/document.json"
SOURCE: Final = "heirloom/source"
SIDECAR: Final = "heirloom/source.xmp"

_UNREADABLE: Final = (ValueError, NotImplementedError, RuntimeError)
"""Exceptions that zipfile raises, besides OSError and BadZipFile, for archives it cannot read."""

_CHUNK: Final = 1 << 20
_MAX_DOCUMENT_BYTES: Final = 16 << 20
_MAX_SOURCE_BYTES: Final = 8 << 30
"""Bytes of the largest original that a project may hold."""

BACKUPS: Final = 3
"""Number of earlier versions of a project that are kept."""

LONGEST_NAME: Final = 255
"""Bytes of the longest file name that common file systems accept."""

_BYTES_PER_PIXEL: Final = 9
"""Bytes per pixel that a patch and its mask take at most, with a small reserve."""


def save_project(
    document: Document,
    path: Path,
    rows: Rows,
    progress: Progress,
    protected: Protected = NOTHING,
    *,
    overwrite: bool = True,
) -> None:
    """Write a document as a project; with `overwrite` earlier ones are kept as `backup_paths`.

    `rows` renders the merged picture. Raises: OriginalChanged if the photo's file is missing or has
    changed; InputProtected if the project or its backup would replace a protected file; PhotoError;
    Cancelled."""
    for written in (path, *backup_paths(path)):
        guard_original(document.photo, written)
    if not path.parent.is_dir():
        raise NotFound(path.parent)
    with (
        atomic_write(
            path,
            overwrite=overwrite,
            needed=_max_bytes(document),
            previous=backup_paths(path),
            protected=protected,
        ) as file,
        new_archive(file) as archive,
    ):
        limit_mode(file, document.photo.source)
        archive.add(DOCUMENT, document_to_json(document, path.parent).encode(), packed=True)
        _add_source(archive, document.photo)
        add_layers(archive, document, rows, progress.part(0, 2))
        add_masks(archive, document)
        add_views(archive, document, rows, progress.part(1, 2))
        progress.report(1.0)


def backup_path(path: Path) -> Path:
    """Return the path at which the previous version of a project is kept."""
    return backup_paths(path)[0]


def backup_paths(path: Path) -> tuple[Path, ...]:
    """Return the paths of the BACKUPS earlier versions of a project, the latest first."""
    numbers = ("", *map(str, range(2, BACKUPS + 1)))
    return tuple(path.with_name(f"{path.name}~{number}") for number in numbers)


def load_project(
    path: Path,
    scratch: Scratch,
    progress: Progress,
    readers: ProjectReaders | ReadPhoto,
    *,
    allow_large: bool = False,
) -> Document:
    """Load a project; `readers` decode its images and hash its original.

    Files are extracted to the scratch folder only, under generated names. Raises: VeryLarge unless
    `allow_large`; PhotoError; Cancelled."""
    if not isinstance(readers, ProjectReaders):
        readers = ProjectReaders(readers)
    with open_safe_archive(path, scratch, readers, allow_large=allow_large) as archive:
        outline = outline_from_json(archive.content(DOCUMENT, _MAX_DOCUMENT_BYTES), path)
        photo = _load_photo(archive, outline, path, progress.part(0, 3))
        parts = progress.part(1, 3)
        layers = tuple(
            _load_layer(archive, number, each, photo, parts.part(number, len(outline.layers)))
            for number, each in enumerate(outline.layers)
        )
        masked = [number for number, each in enumerate(outline.layers) if each.masked]
        masks = load_masks(archive, masked, photo, progress.part(2, 3))
    layers = tuple(replace(each, mask=masks.get(n)) for n, each in enumerate(layers))
    return Document(photo, in_order(layers)).with_transform(outline.frame).with_facts(outline.facts)


def is_foreign_openraster(path: Path) -> bool:
    """Return whether a file is another program's OpenRaster, of which only the picture opens."""
    with suppress(OSError, PhotoError, zipfile.BadZipFile, *_UNREADABLE), open_zip(path) as archive:
        return DOCUMENT not in archive.namelist()
    return False


def is_own_project(path: Path) -> bool:
    """Return whether a file is a project that this program saved."""
    with suppress(OSError, PhotoError, zipfile.BadZipFile, *_UNREADABLE), open_zip(path) as archive:
        return DOCUMENT in archive.namelist()
    return False


def _max_bytes(document: Document) -> int:
    """Estimate the bytes of a project without compression."""
    pixels = Rect.of(document.photo.pixels).area
    patches = (layer.patch.pixels.nbytes for layer in document.layers if layer.patch)
    computed = 2 + sum(layer.is_instant for layer in document.layers)
    copies = (
        (1 + len(document.layers)) * document.visible_rect.area
        if needs_transformed_copies(document)
        else 0
    )
    own = pixels * computed + copies
    return own * _BYTES_PER_PIXEL + sum(patches) * 4 // 3 + _CHUNK


def _add_source(archive: Archive, photo: Photo) -> None:
    """Store the photo's file in a project if it is unchanged. Raises: OriginalChanged."""
    digest = hashlib.sha256()
    path = photo.kept or photo.source
    try:
        source = path.open("rb")
    except OSError as error:
        raise OriginalChanged(path) from error
    with source, archive.entry(SOURCE) as entry:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            entry.write(chunk)
    if page_digest(digest.hexdigest(), photo.page) != photo.sha256:
        raise OriginalChanged(path)
    sidecar = find_sidecar(path)
    content = None if sidecar is None else read_sidecar(sidecar)
    if content:
        archive.add(SIDECAR, content, packed=True)


def _load_photo(archive: SafeArchive, outline: Outline, path: Path, progress: Progress) -> Photo:
    kept = archive.extract(SOURCE, _MAX_SOURCE_BYTES, progress.share(0, 0.3))
    if archive.has(SIDECAR):
        archive.extract(SIDECAR, MAX_BLOCK_BYTES).rename(sidecar_of(kept))
    options = ReadOptions(outline.page, archive.allow_large, allow_partial=True)
    named = path.parent / (_file_name(outline.source) or path.stem)
    decoding = _naming(progress.share(0.3, 0.9), kept, named)
    photo = archive.readers.read(kept, archive.scratch, decoding, options)
    if photo.sha256 != outline.sha256:
        raise DamagedProject(path, SOURCE)
    found = _find_original(archive, outline, path, kept.stat().st_size, progress.share(0.9, 1))
    return replace(photo, source=found, kept=kept)


def _naming(progress: Progress, kept: Path, named: Path) -> Progress:
    """Return a progress whose notices name the photo `kept`, and its sidecar, as `named`."""
    names = {kept: named, sidecar_of(kept): sidecar_of(named)}

    def report(notice: Notice) -> None:
        progress.notice(notice.with_paths(lambda path: names.get(path, path)))

    return replace(progress, on_notice=report)


def _find_original(
    archive: SafeArchive, outline: Outline, path: Path, size: int, progress: Progress
) -> Path:
    """Return the path of the unchanged original, else a path for it beside the project.

    Only a relative path is followed, to a regular file of `size` bytes, whose hash is compared.
    Raises: Cancelled."""
    beside = path.parent / (_file_name(outline.source) or path.stem)
    stored = outline.source
    if not _is_relative(stored):
        return beside
    try:
        found = (path.parent / stored).resolve()
        state = found.stat()
        if not stat.S_ISREG(state.st_mode) or state.st_size != size:
            return beside
        digest = archive.readers.digest(found, progress)
    except (OSError, ValueError, RuntimeError, PhotoError):
        return beside
    return found if page_digest(digest, outline.page) == outline.sha256 else beside


def _is_relative(source: str) -> bool:
    """Return whether a stored path is relative on every system: without root, drive or server."""
    return not (PurePosixPath(source).is_absolute() or PureWindowsPath(source).anchor)


def _file_name(source: str) -> str:
    """Return the last part of a stored path, empty if no file here can have that name."""
    name = PurePosixPath(source).name
    try:
        is_possible = name != ".." and "\0" not in name and len(os.fsencode(name)) <= LONGEST_NAME
    except UnicodeEncodeError:
        return ""
    return name if is_possible else ""


def _load_layer(
    archive: SafeArchive, number: int, outline: LayerOutline, photo: Photo, progress: Progress
) -> Layer:
    """Load the layer `number` (0 is the lowest) with its patch, but without its mask."""
    layer = outline.layer
    if outline.patch_key is None:
        return layer
    name, whole = patch_entry_name(number, layer.scale == 1), Rect.of(photo.pixels)
    whole = whole.scaled(layer.scale)
    pixels = archive.picture(name, _BYTES_PER_PIXEL * whole.area + _CHUNK, progress).pixels
    if Rect.of(pixels) != whole or pixels.dtype != np.uint16:
        raise zipfile.BadZipFile(name)
    return layer.with_patch(outline.patch(outline.patch_key, pixels))
