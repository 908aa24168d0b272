"""Documents to picture files."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.document import Document
from desktop.document.photo import Metadata, Photo
from desktop.document.recipe import Recipe
from desktop.document.resample import resample_through
from desktop.files.errors import (
    DiskFull,
    NotFound,
    NotWritable,
    OriginalProtected,
    TooLargeForFormat,
)
from desktop.files.export.dithering import quantise_dithered
from desktop.files.export.encoders import ExportOptions, encode, jpeg_preview, small_jpeg
from desktop.files.export.metadata_transfer import holds_xmp, transferable_metadata
from desktop.files.formats.colour import Seen, native
from desktop.files.formats.formats import Format, stem_of
from desktop.files.formats.vips import Image
from desktop.files.metadata.exif_thumbnail import SIDE, has_thumbnail, with_thumbnail
from desktop.files.metadata.gps import without_gps
from desktop.files.metadata.xmp_history import with_xmp_history
from desktop.files.notices import NotCarried
from desktop.files.storage.atomic_write import atomic_write
from desktop.files.storage.protected_inputs import NOTHING, Protected
from desktop.files.storage.scratch import Scratch, file_of
from models.core.pixels import Pixels, Raster, Rect, as_levels
from models.core.progress import Progress
from models.imaging.upscaling import upscale_rect

Rows = Callable[[Document], Iterator[tuple[Rect, Pixels]]]
"""Renders a document at full size from top to bottom, as `Evaluator.rows` does."""

_LONGEST_NAME: Final = 255
"""Bytes, on the disks of all systems."""

_HEADERS: Final = 1 << 20
_LEAST_SHRINKAGE: Final = {Format.PNG: 2, Format.TIFF: 2, Format.JPEG: 8, Format.WEBP: 8}
"""A picture of these formats is hardly smaller than its pixels divided by this."""


def free_name(source: Path, format: Format) -> Path:
    """A name next to the source that nobody has: name-restored.ext, name-restored-2.ext, ..."""
    folder, name = source.parent, f"{stem_of(source)}-restored"
    numbered = (numbered_path(folder, name, format, number) for number in itertools.count(1))
    return next(path for path in numbered if not os.path.lexists(path))


def numbered_path(folder: Path, name: str, format: Format, number: int) -> Path:
    """Return the path of that number, from 1, in the series name.ext, name-2.ext, ...; a name
    beyond what disks hold loses its middle."""
    serial = "" if number == 1 else f"-{number}"
    return folder / fitting_name(name, f"{serial}{format.suffix}")


def fitting_name(name: str, ending: str) -> str:
    """Return the name with its ending, shortened in its middle to the 255 bytes that disks
    hold."""
    while len(os.fsencode(name + ending)) > _LONGEST_NAME:
        middle = len(name) // 2
        name = name[:middle] + name[middle + 1 :]
    return name + ending


def export(
    document: Document,
    target: Path,
    options: ExportOptions,
    rows: Rows,
    progress: Progress,
    protected: Protected = NOTHING,
) -> Path:
    """Write what the document shows, with the photo's metadata as far as the format holds it. The
    target appears whole or not at all, and is never the photo's own file nor a protected one. What
    the format does not hold is told as a notice. Raises PhotoError, Cancelled."""
    photo = document.photo
    guard_original(photo, target)
    needed = _room(document, target, options)
    with beside(photo) as scratch:
        image = render_rows(document, options, rows, scratch, progress.part(0, 2))
        told, untold = _told(document, options, image)
        metadata, lost = transferable_metadata(told, image, photo, options.format)
        over = options.overwrite
        with atomic_write(target, overwrite=over, needed=needed, protected=protected) as file:
            encode(image, metadata, options, file, progress.part(1, 2))
            progress.report(1.0)
    if options.times:
        _keep_time(photo.source, target)
    if lost or untold:
        progress.notice(NotCarried(target, options.format.value, ", ".join((*lost, *untold))))
    return target


def _keep_time(source: Path, target: Path) -> None:
    """Albums sort by it. Where the original is gone, or the disk keeps no such times, it is now."""
    with suppress(OSError):
        changed = source.stat().st_mtime_ns
        os.utime(target, ns=(changed, changed))


def beside(photo: Photo) -> Scratch:
    """A scratch folder on the disk that has room for this photo's pixels already."""
    file = file_of(photo.pixels)
    return Scratch(file.parent if file else None)


def _told(
    document: Document, options: ExportOptions, image: Image
) -> tuple[Metadata, tuple[str, ...]]:
    """What the result says about itself: all that the photo said and, where layers act, what was
    done; and what could not be said."""
    metadata = document.photo.metadata
    metadata = metadata if options.place else without_gps(metadata)
    acting = tuple(layer for layer in document.layers if layer.is_effective)
    if acting or document.transform:
        metadata = replace(metadata, exif=_renewed(metadata.exif, image, document.photo))
    if not (acting and options.account):
        return metadata, ()
    recipe = Recipe.without_stroke_data(replace(document, layers=acting))
    told = with_xmp_history(metadata.xmp, recipe, datetime.now(UTC))
    if told is None or (metadata.xmp and not holds_xmp(options.format, told)):
        return metadata, ("history",)
    return replace(metadata, xmp=told), ()


def _renewed(exif: bytes | None, image: Image, photo: Photo) -> bytes | None:
    """With a small picture of the result, where there was one of the original."""
    if exif is None or not has_thumbnail(exif):
        return exif
    profile = None if photo.native is None else photo.metadata.profile
    return with_thumbnail(exif, small_jpeg(image, SIDE, profile))


def guard_original(photo: Photo, target: Path) -> None:
    """Raises OriginalProtected where the target is the photo's file under any name."""
    same = os.path.realpath(target) == os.path.realpath(photo.source)
    with suppress(OSError):
        same = same or target.samefile(photo.source)
    if same:
        raise OriginalProtected(target)


def check_sides(size: Rect, target: Path, format: Format) -> None:
    """Refuse a result of this size that the format cannot hold. Raises: TooLargeForFormat."""
    if max(size.w, size.h) > format.most_side:
        told = (format.name, format.most_side)
        raise TooLargeForFormat(target, size.w, size.h, *told)


def _room(document: Document, target: Path, options: ExportOptions) -> int:
    """Bytes that are enough. Raises where the format or the disk has no room."""
    whole = document.canvas
    check_sides(whole, target, options.format)
    if not os.path.isdir(target.parent):  # noqa: PTH112  asks without raising
        raise NotFound(target.parent)
    channels = 3 + (document.photo.alpha is not None)
    needed = whole.area * channels * options.bits // 8 + _HEADERS
    disk = shutil.disk_usage(target.parent)
    if not disk.total:
        raise NotWritable(target)
    if disk.free < needed // _LEAST_SHRINKAGE[options.format]:
        raise DiskFull(target.parent, needed)
    return needed


def render_rows(
    document: Document, options: ExportOptions, rows: Rows, scratch: Scratch, progress: Progress
) -> Image:
    """The picture to encode in the photo's own colours, grey where photo and result are; it lives
    as long as `scratch`."""
    photo, dtype = document.photo, np.dtype(f"uint{options.bits}")
    whole = document.canvas
    levels = scratch.raster(whole.h, whole.w, dtype)
    kept = photo.alpha is not None and options.format is not Format.JPEG
    alpha = scratch.plane(whole.h, whole.w, dtype) if kept else None
    grey = photo.grey and (photo.native is None or _stays_grey(document, rows, progress))
    own = grey and options.format.grey if photo.grey else True
    for strip, pixels in rows(document):
        progress.report(strip.y / whole.h)
        if alpha is not None:
            alpha[strip.slices] = as_levels(_through(document, strip), dtype)
        seen = native(photo, pixels, _seen(document, strip)) if own else pixels
        if photo.alpha is not None and not kept:
            seen = 1 + _through(document, strip)[..., None] * (seen - 1)
        levels[strip.slices] = quantise_dithered(seen, strip, dtype)
        grey = grey and is_monochrome(levels[strip.slices])
    return jpeg_preview(levels, alpha, grey=grey)


def _stays_grey(document: Document, rows: Rows, progress: Progress) -> bool:
    """Whether a result can be written in a grey profile, which must be known beforehand. Raises
    Cancelled."""
    for _, pixels in rows(document):
        progress.report(0.0)
        if not is_monochrome(as_levels(pixels, np.dtype(np.uint8))):
            return False
    return True


def _through(document: Document, strip: Rect) -> NDArray[np.float32]:
    """Alpha, 0 to 1; one where the photo has none."""
    if document.photo.alpha is None:
        return np.ones((strip.h, strip.w), np.float32)
    return _seen(document, strip)(document.photo.alpha)


def _seen(document: Document, strip: Rect) -> Seen:
    """What rasters of the photo show in a strip of the result."""
    grid, frame, photo = document.enlargement, document.transform, document.photo.whole
    if frame is None:
        return lambda raster: upscale_rect(raster, strip, grid)
    return lambda raster: resample_through(
        frame, photo, 1 / grid, strip, lambda at: upscale_rect(raster, at, grid)
    )


def is_monochrome(levels: Raster) -> bool:
    first = levels[..., :1]
    return bool((levels[..., 1:] == first).all())
