"""Export of a document as an image file: file names, checks, rendering and metadata."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.crop_resampling import resample_through
from desktop.document.document import Document
from desktop.document.photo import Metadata, Photo
from desktop.files.errors import (
    DiskFull,
    NotFound,
    NotWritable,
    OriginalProtected,
    TooLargeForFormat,
)
from desktop.files.export.dithering import quantise_dithered
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.print_layout import print_image
from desktop.files.formats.format_table import Format, stem_of
from desktop.files.notices import MakerNoteLeftOut, NotCarried
from desktop.files.storage.atomic_write import atomic_write, limit_mode
from desktop.files.storage.input_protection import NOTHING, Protected
from desktop.files.storage.scratch_files import Scratch, backing_file
from models.core.pixels import Pixels, Raster, Rect, as_levels
from models.core.progress import Progress
from models.imaging.upscaling import upscale_rect

if TYPE_CHECKING:
    from desktop.files.formats.icc_conversion import RasterReader
    from desktop.files.formats.libvips import Image

Rows = Callable[[Document], Iterator[tuple[Rect, Pixels]]]
"""Render a document at full size as strips from top to bottom: `DocumentRenderer.rows`."""

_MAX_NAME: Final = 255
"""Longest file name in bytes, the limit of common file systems."""

_METADATA_BYTES: Final = 1 << 20
"""Bytes that are added to the estimated file size for metadata."""


def free_name(source: Path, format: Format) -> Path:
    """Return the first free path beside the source: name-restored.ext, name-restored-2.ext, ..."""
    folder, name = source.parent, f"{stem_of(source)}-restored"
    numbered = (numbered_path(folder, name, format, number) for number in itertools.count(1))
    return next(path for path in numbered if not os.path.lexists(path))


def numbered_path(folder: Path, name: str, format: Format, number: int) -> Path:
    """Return path `number`, from 1, of name.ext, name-2.ext, ...; long names are shortened."""
    serial = "" if number == 1 else f"-{number}"
    return folder / fitting_name(name, f"{serial}{format.suffix}")


def fitting_name(name: str, ending: str) -> str:
    """Join name and ending; shorten the name in its middle to at most 255 bytes in all."""
    while len(os.fsencode(name + ending)) > _MAX_NAME:
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
    """Write a document as an image file with the photo's metadata, and return `target`.

    The target is written completely or not at all, and is never the original nor a protected file.
    What the format cannot hold is reported as a `NotCarried` notice, and `MakerNoteLeftOut` if
    places are removed. Raises: PhotoError; Cancelled."""
    from desktop.files.export.encoders import encode  # not at the start of the window

    photo = document.photo
    guard_original(photo, target)
    needed = _checked_size(document, target, options)
    with scratch_beside(photo) as scratch:
        image = render_rows(document, options, rows, scratch, progress.part(0, 2))
        if options.print_spec is not None:
            image = print_image(image, options.print_spec)
        else:
            image = resized(image, document.output)
        metadata, lost = _metadata_for(document, options, image)
        over = options.overwrite
        with atomic_write(target, overwrite=over, needed=needed, protected=protected) as file:
            limit_mode(file, photo.source)
            encode(image, metadata, options, file, progress.part(1, 2))
            progress.report(1.0)
    if options.keep_times:
        copy_mtime(photo.source, target)
    _report_losses(document, target, options, lost, progress)
    return target


def _metadata_for(
    document: Document, options: ExportOptions, image: "Image"
) -> tuple[Metadata, tuple[str, ...]]:
    """Return the metadata of a result whose pixels are `image`, and the names of what is lost."""
    # imported late: the window exports long after its start
    from desktop.files.export.metadata_transfer import transferable_metadata
    from desktop.files.export.result_metadata import result_metadata

    described, omitted = result_metadata(document, options, image)
    metadata, lost = transferable_metadata(described, image, document.photo, options.format)
    return metadata, (*lost, *omitted)


def _report_losses(
    document: Document,
    target: Path,
    options: ExportOptions,
    lost: tuple[str, ...],
    progress: Progress,
) -> None:
    """Send notices about metadata that a written file lacks; `lost` are names for the user."""
    from desktop.files.metadata.gps_removal import has_maker_note

    if not options.keep_gps and has_maker_note(document.photo.metadata.exif):
        progress.notice(MakerNoteLeftOut(target))
    if lost:
        progress.notice(NotCarried(target, options.format.value, ", ".join(lost)))


def copy_mtime(source: Path, target: Path) -> None:
    """Copy the modification time, by which albums sort; do nothing if that is impossible."""
    with suppress(OSError):
        mtime = source.stat().st_mtime_ns
        os.utime(target, ns=(mtime, mtime))


def scratch_beside(photo: Photo) -> Scratch:
    """Make a scratch folder on the disk that holds the photo's memory-mapped pixels."""
    file = backing_file(photo.pixels)
    return Scratch(file.parent if file else None)


def guard_original(photo: Photo, target: Path) -> None:
    """Raise OriginalProtected if the target is the photo's file, under any name or link."""
    same = os.path.realpath(target) == os.path.realpath(photo.source)
    with suppress(OSError):
        same = same or target.samefile(photo.source)
    if same:
        raise OriginalProtected(target)


def check_sides(size: Rect, target: Path, format: Format) -> None:
    """Raise TooLargeForFormat if a file of the format cannot hold a result of this size."""
    most = format.spec.max_side
    if max(size.w, size.h) > most:
        raise TooLargeForFormat(target, size.w, size.h, format.name, most)


def _checked_size(document: Document, target: Path, options: ExportOptions) -> int:
    """Check size, folder and free space for a result; return its most bytes, uncompressed.

    Raises: TooLargeForFormat; NotFound; NotWritable; DiskFull if even a well compressed file does
    not fit."""
    whole = document.output
    if options.print_spec is not None:
        whole = options.print_spec.paper(document.canvas)
    check_sides(whole, target, options.format)
    if not os.path.isdir(target.parent):  # noqa: PTH112  asks without raising
        raise NotFound(target.parent)
    channels = 3 + (document.photo.alpha is not None)
    needed = whole.area * channels * options.bits // 8 + _METADATA_BYTES
    disk = shutil.disk_usage(target.parent)
    if not disk.total:
        raise NotWritable(target)
    if disk.free < needed // options.format.spec.min_compression:
        raise DiskFull(target.parent, needed)
    return needed


def render_rows(
    document: Document, options: ExportOptions, rows: Rows, scratch: Scratch, progress: Progress
) -> "Image":
    """Render the image to encode, in the photo's native colours; grey if photo and result are.

    It reads arrays of `scratch`, which must stay open. Raises: DiskFull; Cancelled."""
    from desktop.files.export.encoders import image_from_arrays
    from desktop.files.formats.icc_conversion import restore_native_colours

    photo, dtype, spec = document.photo, np.dtype(f"uint{options.bits}"), options.format.spec
    whole = document.canvas
    levels = scratch.raster(whole.h, whole.w, dtype)
    keep_alpha = photo.alpha is not None and spec.alpha
    alpha = scratch.plane(whole.h, whole.w, dtype) if keep_alpha else None
    grey = photo.grey and (photo.native is None or _stays_grey(document, rows, progress))
    keep_native = grey and spec.grey if photo.grey else True
    for strip, pixels in rows(document):
        progress.report(strip.y / whole.h)
        if alpha is not None:
            alpha[strip.slices] = as_levels(_alpha_of(document, strip), dtype)
        shown = pixels
        if keep_native:
            shown = restore_native_colours(photo, pixels, _strip_reader(document, strip))
        if photo.alpha is not None and not keep_alpha:
            shown = 1 + _alpha_of(document, strip)[..., None] * (shown - 1)
        levels[strip.slices] = quantise_dithered(shown, strip, dtype)
        grey = grey and is_monochrome(levels[strip.slices])
    return image_from_arrays(levels, alpha, grey=grey)


def resized(image: "Image", size: Rect) -> "Image":
    """Resample an image to the sides of `size` (Lanczos, 3 lobes), weighting colours with alpha."""
    if (image.width, image.height) == (size.w, size.h):
        return image
    kind, format = image.interpretation, image.format
    clear = image.premultiply() if image.hasalpha() else image
    across, down = size.w / image.width, size.h / image.height
    made = clear.resize(across, vscale=down, kernel="lanczos3")
    opaque = made.unpremultiply() if image.hasalpha() else made
    return opaque.rint().cast(format).copy(interpretation=kind)


def _stays_grey(document: Document, rows: Rows, progress: Progress) -> bool:
    """Return whether the rendered result has no colour. Raises: Cancelled."""
    for _, pixels in rows(document):
        progress.report(0.0)
        if not is_monochrome(as_levels(pixels, np.dtype(np.uint8))):
            return False
    return True


def _alpha_of(document: Document, strip: Rect) -> NDArray[np.float32]:
    """Return the alpha of a strip, H x W, 0 to 1; 1 if the photo has none."""
    if document.photo.alpha is None:
        return np.ones((strip.h, strip.w), np.float32)
    return _strip_reader(document, strip)(document.photo.alpha)


def _strip_reader(document: Document, strip: Rect) -> "RasterReader":
    """Return a function that cuts the area of a result strip out of a raster of the photo."""
    grid, transform, photo = document.enlargement, document.transform, document.photo.whole
    if transform is None:
        return lambda raster: upscale_rect(raster, strip, grid)
    return lambda raster: resample_through(
        transform, photo, 1 / grid, strip, lambda rect: upscale_rect(raster, rect, grid)
    )


def is_monochrome(levels: Raster) -> bool:
    """Return whether the three channels of a raster (H x W x 3) are equal everywhere."""
    first = levels[..., :1]
    return bool((levels[..., 1:] == first).all())
