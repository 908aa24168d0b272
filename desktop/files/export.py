"""Documents to picture files."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.document import Document
from desktop.document.photo import Metadata, Photo
from desktop.document.recipe import Recipe
from desktop.files.account import accounted
from desktop.files.atomic import appearing
from desktop.files.carrying import carriable, without_thumbnail
from desktop.files.colour import native
from desktop.files.depth import levels_of
from desktop.files.encoding import ExportOptions, encode, picture
from desktop.files.errors import DiskFull, NotFound, OriginalProtected, TooLarge
from desktop.files.formats import Format
from desktop.files.notices import NotCarried
from desktop.files.scratch import Scratch
from desktop.files.vips import Image
from models.pixels import Pixels, Raster, Rect, as_levels, as_pixels
from models.progress import Progress

Rows = Callable[[Document], Iterator[tuple[Rect, Pixels]]]
"""Renders a document at full size from top to bottom, as `Evaluator.rows` does."""

_HEADERS: Final = 1 << 20
_LEAST_SHRINKAGE: Final = {Format.PNG: 2, Format.TIFF: 2, Format.JPEG: 8, Format.WEBP: 8}
"""A picture of these formats is hardly smaller than its pixels divided by this."""


def free_name(source: Path, format: Format) -> Path:
    """A name next to the source that nobody has: name-restored.ext, name-restored-2.ext, ..."""
    return free_path(source.parent, f"{source.stem}-restored", format)


def free_path(folder: Path, name: str, format: Format) -> Path:
    """A file in that folder that does not exist: name.ext, name-2.ext, ..."""
    for number in itertools.count(1):
        serial = "" if number == 1 else f"-{number}"
        path = folder / f"{name}{serial}{format.suffix}"
        if not path.exists():
            break
    return path


def export(
    document: Document, target: Path, options: ExportOptions, rows: Rows, progress: Progress
) -> Path:
    """Write what the document shows, with the photo's metadata as far as the format holds it. The
    target appears whole or not at all, and is never the photo's own file. What the format does
    not hold is told as a notice. Raises PhotoError, Cancelled."""
    photo = document.photo
    guard_original(photo, target)
    needed = _room(photo, target, options)
    with Scratch() as scratch:
        image = rendered(document, options, rows, scratch, progress.part(0, 2))
        told, untold = _told(document, options)
        metadata, lost = carriable(told, image, photo, options.format)
        with appearing(target, overwrite=options.overwrite, needed=needed) as file:
            encode(image, metadata, options, file, progress.part(1, 2))
            progress.report(1.0)
    if lost or untold:
        progress.notice(NotCarried(target, options.format.value, ", ".join((*lost, *untold))))
    return target


def _told(document: Document, options: ExportOptions) -> tuple[Metadata, tuple[str, ...]]:
    """What the result says about itself: all that the photo said and, where layers act, what was
    done; and what could not be said."""
    metadata = document.photo.metadata
    acting = tuple(e for e in document.layers if e.visible and e.patch and e.opacity > 0)
    if not acting:
        return metadata, ()
    metadata = replace(metadata, exif=without_thumbnail(metadata.exif))
    if not options.account:
        return metadata, ()
    recipe = Recipe.of(replace(document, layers=acting))
    told = accounted(metadata.xmp, recipe, datetime.now(UTC))
    return (replace(metadata, xmp=told), ()) if told else (metadata, ("history",))


def guard_original(photo: Photo, target: Path) -> None:
    """Raises OriginalProtected where the target is the photo's file under any name."""
    same = target.resolve() == photo.source.resolve()
    if same or (target.exists() and photo.source.exists() and target.samefile(photo.source)):
        raise OriginalProtected(target)


def _room(photo: Photo, target: Path, options: ExportOptions) -> int:
    """Bytes that are enough. Raises where the format or the disk has no room."""
    if max(photo.width, photo.height) > options.format.most_side:
        raise TooLarge(target, photo.width, photo.height, options.format.most_side)
    if not target.parent.is_dir():
        raise NotFound(target.parent)
    channels = 3 + (photo.alpha is not None)
    needed = photo.width * photo.height * channels * options.bits // 8 + _HEADERS
    if shutil.disk_usage(target.parent).free < needed // _LEAST_SHRINKAGE[options.format]:
        raise DiskFull(target.parent, needed)
    return needed


def rendered(
    document: Document, options: ExportOptions, rows: Rows, scratch: Scratch, progress: Progress
) -> Image:
    """The picture to encode in the photo's own colours, grey where photo and result are; it lives
    as long as `scratch`."""
    photo, dtype = document.photo, np.dtype(f"uint{options.bits}")
    levels = scratch.raster(photo.height, photo.width, dtype)
    kept = photo.alpha is not None and options.format is not Format.JPEG
    alpha = scratch.plane(photo.height, photo.width, dtype) if kept else None
    grey = photo.grey and (photo.native is None or _stays_grey(document, rows))
    own = grey and options.format.grey if photo.grey else True
    for strip, pixels in rows(document):
        progress.report(strip.y / photo.height)
        if alpha is not None:
            alpha[strip.slices] = as_levels(_through(photo, strip), dtype)
        seen = native(photo, strip, pixels) if own else pixels
        seen = seen if kept or photo.alpha is None else _on_white(photo, strip, seen)
        levels[strip.slices] = levels_of(seen, strip, dtype)
        grey = grey and monochrome(levels[strip.slices])
    return picture(levels, alpha, grey=grey)


def _stays_grey(document: Document, rows: Rows) -> bool:
    """Whether a result can be written in a grey profile, which must be known beforehand."""
    return all(monochrome(as_levels(pixels, np.dtype(np.uint8))) for _, pixels in rows(document))


def _through(photo: Photo, strip: Rect) -> NDArray[np.float32]:
    """Alpha, 0 to 1; one where the photo has none."""
    if photo.alpha is None:
        return np.ones((strip.h, strip.w), np.float32)
    return as_pixels(photo.alpha[strip.slices])


def _on_white(photo: Photo, strip: Rect, pixels: Pixels) -> Pixels:
    return 1 + _through(photo, strip)[..., None] * (pixels - 1)


def monochrome(levels: Raster) -> bool:
    first = levels[..., :1]
    return bool((levels[..., 1:] == first).all())
