"""Decoding of what is there of image files that end early.

A JPEG that lacks its end marker only is complete. Rows that are missing elsewhere are grey.
"""

import itertools
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

from desktop.files.decoding.decoder_choice import TIFF_FAULT, check_streamed_size, open_tiff
from desktop.files.decoding.png_damage import (
    END_CHUNK,
    SIGNATURE_BYTES,
    is_whole,
    iterate_chunks,
    png_ends_early,
)
from desktop.files.decoding.tiff_extent import tiff_ends_early
from desktop.files.formats import libvips
from desktop.files.formats.format_table import Format
from desktop.files.formats.jpeg_structure import END_OF_IMAGE, read_structure
from desktop.files.reading.reader_protocols import ReadOptions
from models.core.progress import Progress

MAX_REPAIRED_BYTES: Final = 1 << 30
"""Size in bytes of the largest file that is repaired in memory."""

STRIP: Final = 8
"""Rows that are decoded at a time to find the first that is missing."""

_ENDS_EARLY: Final = re.compile(r"premature end|found marker 0xd9")
"""Messages of libjpeg about a scan that ends before its last block."""

_ERRORS: Final = re.compile(
    r"bad (Huffman|arithmetic) code|found marker .* instead of RST|Inconsistent progression"
    r"|extraneous bytes before marker 0x(?!d9)"
)
"""Messages of libjpeg about errors within a scan, behind which it went on."""

_TAG_FAULT: Final = re.compile(r"Bad value .+ for \".+\" tag|custom tag \d+ ")
"""Errors of libtiff about tags, which are read as if they were missing: the pixels are right."""

_BLENDED: Final = 1
"""Missing rows of a JPEG that are not uniform, as their colours are blended with the row above."""

_MOST_LOST: Final = 2
"""Groups of rows that a JPEG with errors within loses at its end: the decoder takes the bits behind
an error for others, but for about as many blocks. A file that was cut off loses more."""

_MID_GREY: Final = {"uchar": 128, "ushort": 32_768, "float": 0.5}
_OPAQUE: Final = {"uchar": 255, "ushort": 65_535, "float": 1.0}


@dataclass(frozen=True, slots=True)
class IncompleteImage:
    """Image of a file that ends early, with grey in place of the missing rows.

    `missing` is their number; `lacks_detail` tells that the rows above are less sharp than in the
    complete file, `has_errors` that the file has errors within, so that other parts may be wrong.
    """

    image: libvips.Image
    missing: int
    lacks_detail: bool = False
    has_errors: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether nothing of the picture is missing."""
        return not (self.missing or self.lacks_detail)


def open_incomplete(
    path: Path, format: Format, options: ReadOptions, progress: Progress
) -> IncompleteImage | None:
    """Open as much as can be decoded of a file whose decoder has failed.

    Returns None if that is no row, or the format is not supported. Raises: PhotoError; VipsError;
    OSError; Cancelled."""
    if path.stat().st_size > MAX_REPAIRED_BYTES:
        return None
    found: IncompleteImage | None
    match format:
        case Format.JPEG:
            found = _open_jpeg(path.read_bytes(), progress)
        case Format.PNG:
            found = _open_png(path.read_bytes(), progress)
        case Format.TIFF:
            found = _open_tiff(path, options, progress)
        case _:
            return None
    if found is None or found.missing >= found.image.height:
        return None
    check_streamed_size(found.image, path, format, options)
    return found


def find_pixel_errors(messages: str) -> str:
    """Return those of libtiff's errors, one a line, that do not concern tags but pixels."""
    lines = filter(None, map(str.strip, messages.splitlines()))
    return "\n".join(each for each in lines if not _TAG_FAULT.search(each))


def _take_pixel_errors() -> str:
    return find_pixel_errors(libvips.take_errors())


def ends_early(message: str) -> bool:
    """Return whether a message of libvips says that a JPEG ends before its last block."""
    return bool(_ENDS_EARLY.search(message))


def has_errors(message: str) -> bool:
    """Return whether a message of libvips tells errors within the picture data of a JPEG.

    Bytes between them and the end marker are harmless."""
    return bool(_ERRORS.search(message))


def _open_jpeg(content: bytes, progress: Progress) -> IncompleteImage:
    """Open a JPEG, closed by an end marker behind its last valid byte. Raises: VipsError."""
    structure = read_structure(content)
    closed = content if structure.is_closed else content[: structure.end] + END_OF_IMAGE
    _, message = _count_rows(lambda: libvips.load_bytes("jpeg", closed, "warning"), progress)
    image = libvips.load_bytes("jpeg", closed, "none")
    if not ends_early(message):
        lacks_detail = not (structure.is_closed or structure.has_all_scans)
        return IncompleteImage(image, 0, lacks_detail, has_errors(message))
    uniform = _count_uniform_rows(libvips.load_bytes("jpeg", closed, "none"), progress)
    if structure.is_progressive:
        return IncompleteImage(image, uniform, lacks_detail=True)
    last_drawn = max(image.height - uniform - 1 - _BLENDED, 0)
    missing = image.height - last_drawn // structure.group_rows * structure.group_rows
    is_closed = content.rstrip(b"\0").endswith(END_OF_IMAGE)
    is_damaged = is_closed and missing <= _MOST_LOST * structure.group_rows
    return IncompleteImage(image, missing, has_errors=is_damaged)


def _open_png(content: bytes, progress: Progress) -> IncompleteImage | None:
    found = _open_rows(partial(libvips.load_bytes, "png", _closed_png(content)), progress)
    return found and replace(found, has_errors=not png_ends_early(content))


def _open_tiff(path: Path, options: ReadOptions, progress: Progress) -> IncompleteImage | None:
    strict = partial(open_tiff, path, options, TIFF_FAULT)
    found = _open_rows(partial(open_tiff, path, options), progress, strict, _take_pixel_errors)
    with (
        path.open("rb") as file,
        mmap(file.fileno(), 0, access=ACCESS_READ) as content,
        memoryview(content) as block,
    ):
        return found and replace(found, has_errors=not tiff_ends_early(block))


def _open_rows(
    load: Callable[[str], libvips.Image],
    progress: Progress,
    strict: Callable[[], libvips.Image] | None = None,
    take_errors: Callable[[], str] = str,
) -> IncompleteImage | None:
    """Open the rows above the first damaged one, None if there is none. Raises: VipsError.

    `load` opens the image with the least fault that stops libvips, `strict` so that damage stops it
    or is told by `take_errors`."""
    strictly, _ = _count_rows(strict or partial(load, "error"), progress, take_errors)
    image = load("none")
    rows = min(image.height - _count_uniform_rows(load("none"), progress), strictly + 2 * STRIP)
    return _with_grey_below(image, max(rows, strictly))


def _count_rows(
    load: Callable[[], libvips.Image], progress: Progress, take_errors: Callable[[], str] = str
) -> tuple[int, str]:
    """Count the rows that `load`'s image decodes without error; return also error or warnings.

    `take_errors` returns errors that have stopped nothing."""
    with libvips.recorded_warnings() as warnings:
        rows, message = _fetch_rows(load(), progress, take_errors)
    return rows, message or "".join(warnings)


def _fetch_rows(
    image: libvips.Image, progress: Progress, take_errors: Callable[[], str]
) -> tuple[int, str]:
    """Decode an image up to its first error; return the number of good rows and the message."""
    region = libvips.read_region(image)
    for top in range(0, image.height, STRIP):
        progress.report(0.0)
        try:
            region.fetch(0, top, image.width, min(STRIP, image.height - top))
        except libvips.VipsError as error:
            return top, str(error)
        if message := take_errors():
            return top, message
    return image.height, ""


def _count_uniform_rows(image: libvips.Image, progress: Progress) -> int:
    """Count the last rows of one colour, as decoders leave missing rows. Raises: VipsError."""
    region, last_drawn, colour = libvips.read_region(image), -1, b""
    for top in range(image.height):
        progress.report(0.0)
        row = bytes(region.fetch(0, top, image.width, 1))
        pixel = row[: len(row) // image.width]
        if row != pixel * image.width:
            last_drawn = top
        elif pixel != colour:
            last_drawn, colour = top - 1, pixel
    height: int = image.height
    return height - 1 - last_drawn


def _with_grey_below(image: libvips.Image, rows: int) -> IncompleteImage | None:
    """Make rows from `rows` on mid-grey; None if `rows` is 0 or the format is not supported."""
    if not rows or image.format not in _MID_GREY:
        return None
    if rows == image.height:
        return IncompleteImage(image, 0)
    colours = image.bands - (1 if image.bands in (2, 4) and image.interpretation != "cmyk" else 0)
    grey = itertools.repeat(_MID_GREY[image.format], colours)
    opaque = itertools.repeat(_OPAQUE[image.format], image.bands - colours)
    cut = image.crop(0, 0, image.width, rows)
    whole = cut.embed(
        0, 0, image.width, image.height, extend="background", background=[*grey, *opaque]
    )
    return IncompleteImage(whole, image.height - rows)


def _closed_png(content: bytes) -> bytes:
    """Return a truncated PNG with its last chunk of pixels shortened and an end chunk added."""
    kept: list[bytes | memoryview] = [content[:SIGNATURE_BYTES]]
    for kind, chunk in iterate_chunks(content):
        if is_whole(chunk) and kind != b"IEND":
            kept.append(chunk)
        elif kind == b"IDAT":
            (size,) = struct.unpack_from(">I", chunk)
            body = chunk[4 : 8 + size]
            kept += [struct.pack(">I", len(body) - 4), body, struct.pack(">I", zlib.crc32(body))]
    return b"".join((*kept, END_CHUNK))
