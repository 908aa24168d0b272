"""Projects: OpenRaster files that hold the document, its patches and the untouched source.

Entries of our own are `heirloom/document.json`, `heirloom/source` and `heirloom/masks/N.f32`;
`data/N.png` is the patch of layer N, which other programs see as a layer.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.mask import Region
from desktop.document.photo import Metadata, Photo
from desktop.files import vips
from desktop.files.atomic import appearing
from desktop.files.carrying import carriable
from desktop.files.encoding import ExportOptions, encode, picture
from desktop.files.errors import DamagedProject, NotFound, NotReadable, OriginalChanged
from desktop.files.export import Rows, guard_original, rendered
from desktop.files.formats import Format
from desktop.files.openraster import (
    MERGED,
    MIMETYPE,
    THUMBNAIL,
    THUMBNAIL_SIDE,
    Archive,
    Plane,
    new_archive,
    stack,
)
from desktop.files.outline import LayerOutline, Outline, outline_of, outline_text
from desktop.files.reading import read_photo, sha256_of
from desktop.files.scratch import Scratch
from models.pixels import as_levels
from models.progress import Progress

DOCUMENT: Final = "heirloom/document.json"
SOURCE: Final = "heirloom/source"
PHOTO: Final = "data/photo.png"

_CHUNK: Final = 1 << 20
_MOST_TEXT: Final = 16 << 20
_MOST_BYTES: Final = 8 << 30
"""Largest source or patch that a project may hold."""

_REFUSED: Final = (KeyError, RuntimeError, NotImplementedError)
"""What zipfile raises for entries that are missing, encrypted or packed in unknown ways."""

_PNG: Final = ExportOptions(Format.PNG)


def save_project(document: Document, path: Path, rows: Rows, progress: Progress) -> None:
    """Write the whole document; an older project of that name gives way. Raises PhotoError
    (OriginalChanged where the photo's file is gone or another), Cancelled."""
    guard_original(document.photo, path)
    if not path.parent.is_dir():
        raise NotFound(path.parent)
    with (
        appearing(path, overwrite=True, needed=_bytes_in(document)) as file,
        new_archive(file) as archive,
    ):
        archive.add(DOCUMENT, outline_text(document, path.parent).encode(), packed=True)
        _add_source(archive, document.photo)
        _add_pictures(archive, document, progress.part(0, 2))
        _add_views(archive, document, rows, progress.part(1, 2))
        progress.report(1.0)


def load_project(path: Path, scratch: Scratch, progress: Progress) -> Document:
    """Nothing of the archive is written anywhere but into the scratch folder, under names of its
    own. Raises PhotoError, Cancelled."""
    with _opened(path) as archive:
        outline = outline_of(_read(archive, DOCUMENT, _MOST_TEXT), path)
        photo = _photo(archive, outline, path, scratch, progress.part(0, 2))
        parts = progress.part(1, 2)
        layers = tuple(
            _layer(archive, number, each, photo, scratch, parts.part(number, len(outline.layers)))
            for number, each in enumerate(outline.layers)
        )
    return Document(photo, layers)


def _bytes_in(document: Document) -> int:
    """Enough for all pictures without compression."""
    pixels = document.photo.width * document.photo.height
    return pixels * (8 * (len(document.layers) + 2)) + _CHUNK


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
    if digest.hexdigest() != photo.sha256:
        raise OriginalChanged(where)


def _add_pictures(archive: Archive, document: Document, progress: Progress) -> None:
    photo, layers = document.photo, document.layers
    planes = [Plane(photo.source.name, PHOTO, 1.0, visible=True)]
    background = picture(photo.pixels, photo.alpha, grey=photo.grey)
    parts = len(layers) + 1
    metadata, _ = carriable(_in_srgb(photo), background, photo, Format.PNG)
    _add_png(archive, PHOTO, background, metadata, progress.part(0, parts))
    for number, layer in enumerate(layers):
        if layer.patch is None:
            continue
        planes.append(Plane(layer.name, _patch(number), layer.opacity, layer.visible))
        mask = as_levels(layer.region.values, np.dtype(np.uint16)) if layer.region else None
        seen = picture(layer.patch.pixels, mask, grey=False)
        _add_png(archive, _patch(number), seen, Metadata(), progress.part(number + 1, parts))
    for number, layer in enumerate(layers):
        if layer.region is not None:
            archive.add(_mask(number), layer.region.values.astype("<f4").tobytes(), packed=True)
    archive.add("stack.xml", stack(photo.width, photo.height, tuple(planes)), packed=True)


def _add_views(archive: Archive, document: Document, rows: Rows, progress: Progress) -> None:
    """The picture as a whole, for programs that only look."""
    with Scratch() as scratch:
        merged = rendered(document, _PNG, rows, scratch, progress.part(0, 3))
        metadata, _ = carriable(document.photo.metadata, merged, document.photo, Format.PNG)
        _add_png(archive, MERGED, merged, metadata, progress.part(1, 3))
        small = merged.thumbnail_image(THUMBNAIL_SIDE, height=THUMBNAIL_SIDE, size="down")
        _add_png(archive, THUMBNAIL, small, Metadata(), progress.part(2, 3))


def _in_srgb(photo: Photo) -> Metadata:
    """What goes with the pixels that layers lie on."""
    return photo.metadata if photo.native is None else replace(photo.metadata, profile=None)


def _add_png(
    archive: Archive, name: str, image: vips.Image, metadata: Metadata, progress: Progress
) -> None:
    with archive.entry(name) as entry:
        encode(image, metadata, _PNG, entry, progress)


def _patch(number: int) -> str:
    return f"data/{number}.png"


def _mask(number: int) -> str:
    return f"heirloom/masks/{number}.f32"


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Turns what zipfile says about damage into errors of ours."""
    try:
        with zipfile.ZipFile(path) as archive:
            if _read(archive, "mimetype", 100) != MIMETYPE:
                raise DamagedProject(path, "mimetype")
            yield archive
    except FileNotFoundError as error:
        raise NotFound(path) from error
    except OSError as error:
        raise NotReadable(path) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, *_REFUSED) as error:
        raise DamagedProject(path, str(error)) from error


def _read(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Raises KeyError where there is no such entry, BadZipFile where it is too long."""
    with archive.open(name) as entry:
        content = entry.read(most + 1)
    if len(content) > most:
        raise zipfile.BadZipFile(name)
    return content


def _extracted(archive: zipfile.ZipFile, name: str, scratch: Scratch) -> Path:
    room, path = _MOST_BYTES, scratch.file()
    with archive.open(name) as entry, path.open("xb") as file:
        while chunk := entry.read(_CHUNK):
            room -= len(chunk)
            if room < 0:
                raise zipfile.BadZipFile(name)
            file.write(chunk)
    return path


def _photo(
    archive: zipfile.ZipFile, outline: Outline, path: Path, scratch: Scratch, progress: Progress
) -> Photo:
    kept = _extracted(archive, SOURCE, scratch)
    photo = read_photo(kept, scratch, progress)
    if photo.sha256 != outline.sha256:
        raise DamagedProject(path, SOURCE)
    return replace(photo, source=_source(outline, path), kept=kept)


def _source(outline: Outline, path: Path) -> Path:
    """Where the photo was if it still is there, otherwise beside the project."""
    once = (path.parent / outline.source).resolve()
    try:
        if sha256_of(once) == outline.sha256:
            return once
    except (OSError, ValueError):
        pass
    return path.parent / Path(outline.source).name


def _layer(
    archive: zipfile.ZipFile,
    number: int,
    outline: LayerOutline,
    photo: Photo,
    scratch: Scratch,
    progress: Progress,
) -> Layer:
    layer = outline.layer
    if outline.masked:
        layer = replace(layer, region=_region(archive, number, photo))
    if outline.patch_key is None:
        return layer
    pixels = read_photo(_extracted(archive, _patch(number), scratch), scratch, progress).pixels
    if pixels.shape != photo.pixels.shape or pixels.dtype != np.uint16:
        raise zipfile.BadZipFile(_patch(number))
    return layer.restored(Patch(outline.patch_key, pixels))


def _region(archive: zipfile.ZipFile, number: int, photo: Photo) -> Region:
    size = photo.width * photo.height * 4
    content = _read(archive, _mask(number), size)
    if len(content) != size:
        raise zipfile.BadZipFile(_mask(number))
    values = np.frombuffer(content, "<f4").reshape(photo.height, photo.width)
    if not (np.isfinite(values).all() and values.min() >= 0 and values.max() <= 1):
        raise zipfile.BadZipFile(_mask(number))
    return Region.of(values.astype(np.float32))
