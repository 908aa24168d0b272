"""Detection of what belongs to a photo and is not part of its picture, so that it can be told.

Phones append videos, gain maps and further pictures to JPEG files, and put the same into HEIC; TIFF
files may hold pictures below others, and anything may be appended to all files. Results have none
of these.
"""

import mmap
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from desktop.files.decoding.picture_end import find_picture_end
from desktop.files.decoding.png_damage import END_CHUNK, SIGNATURE_BYTES
from desktop.files.decoding.tiff_extent import referenced_end
from desktop.files.formats.format_table import Format
from desktop.files.formats.jpeg_structure import read_structure
from desktop.files.metadata.readers.gif_reader import find_gif_end
from desktop.files.metadata.tiff_ifd import (
    NoTags,
    Tag,
    parse_header,
    picture_directories,
    read_directory,
    read_numbers,
)
from desktop.files.notices import (
    GainMapLeftOut,
    PicturesLeftOut,
    TrailingDataLeftOut,
    VideoLeftOut,
)
from models.core.progress import Notice

_JPEG_START: Final = b"\xff\xd8\xff"
_SCAN: Final = b"\xff\xda"
_NOT_PADDING: Final = re.compile(rb"[^\0\xff\xd9\s]|(?<!\xff)\xd9|\xff(?=\xd8)")
"""Byte that is no filling: zeros, blanks, 0xFF and further end markers of a JPEG are."""

_VIDEO: Final = re.compile(rb"\0\0..ftyp[ -~]{4}", re.DOTALL)
"""First box of a video (ISO/IEC 14496-12, section 4.3)."""

_GAIN_MAP: Final = re.compile(
    rb"ns\.adobe\.com/hdr-gain-map/|ns\.apple\.com/HDRGainMap/|urn:iso:std:iso:ts:21496"
)
"""Pattern of the marks inside a gain map: Ultra HDR, Apple's, and ISO 21496-1."""

_ANNOUNCED: Final = re.compile(rb"ns\.adobe\.com/hdr-gain-map/|Semantic=[\"']GainMap")
"""Pattern of the marks in a picture that a gain map follows."""

_MPF: Final = re.compile(rb"\xff\xe2..MPF\0", re.DOTALL)
_MP_ENTRY: Final = 0xB002
_PREVIEWS: Final = (0x010001, 0x010002)
"""Index of the pictures of a file, its list, and the types of smaller copies (CIPA DC-007)."""

_SUBFILE_TYPE, _WIDTH, _HEIGHT, _SUB_IFDS = 0x00FE, 0x0100, 0x0101, 0x014A
"""TIFF tags: kind and size of a picture, and offsets of pictures below it (TIFF Tech Note 1)."""

_COPY_OR_MASK: Final = 0b101
"""Bits of the kind of a picture that is a smaller copy or a transparency mask of another."""

_SAME_SHAPE: Final = 0.02
"""Largest relative difference of the aspect ratios of a picture and its smaller copy."""

_MOST_REPEATED: Final = 4096
"""Bytes at the end of a TIFF file that are looked for before it."""

_MOST_SUB_IFDS: Final = 1000
"""Number of pictures below others that are looked at."""

_SEQUENCE_BOX: Final = b"moov"
_SAMPLES: Final = re.compile(rb"stsz\0{4}.{4}(.{4})", re.DOTALL)
"""Sizes of the samples of a track, after whose first number their count stands (ISO/IEC 14496-12,
section 8.7.3)."""

_MOTION_BOX: Final = b"mpvd"
_HEIF_GAIN_MAP: Final = re.compile(rb"aux:hdrgainmap|infe.{8}(?:..)?tmap", re.DOTALL)
"""Gain maps in HEIF: Apple's auxiliary image, and the derived image of ISO 21496-1."""


def find_left_out(path: Path, format: Format) -> Iterator[Notice]:
    """Yield a notice for each part of a photo's file that results will lack. Raises: OSError."""
    parts = _PARTS.get(format)
    if parts is not None:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as all:
            yield from parts(path, all)


@dataclass(slots=True)
class _Tail:
    """Numbers of pictures, gain maps and unknown bytes behind the first picture of a JPEG."""

    pictures: int = 0
    gain_maps: int = 0
    video: bool = False
    other: int = 0


def _behind_jpeg(path: Path, content: mmap.mmap) -> Iterator[Notice]:
    structure = read_structure(content)
    end = structure.end
    if not structure.is_closed:
        # A picture without its end marker is followed by nothing that could be told from it.
        end = content.find(_JPEG_START, end)
        end = len(content) if end < 0 else end
    tail = _read_tail(content, end)
    announced = _ANNOUNCED.search(content, 0, max(content.find(_SCAN), 0))
    if announced and tail.pictures and not tail.gain_maps:
        tail = replace(tail, pictures=tail.pictures - 1, gain_maps=1)
    if tail.video:
        yield VideoLeftOut(path)
    if tail.gain_maps:
        yield GainMapLeftOut(path)
    if tail.pictures:
        yield PicturesLeftOut(path, tail.pictures)
    if tail.other and not tail.video:
        yield TrailingDataLeftOut(path, tail.other)


def _read_tail(content: mmap.mmap, position: int) -> _Tail:
    """Examine a JPEG from `position`, the end of its first picture, on; skip padding."""
    tail, previews, end = _Tail(), _preview_offsets(content), len(content)
    while found := _NOT_PADDING.search(content, position):
        video = _VIDEO.search(content, max(position, found.start() - len("\0\0\0")))
        picture = content.find(_JPEG_START, found.start())
        if video and not 0 <= picture < video.start():
            tail.video = True
            break
        if picture != found.start():
            start = picture if picture >= 0 else end
            tail.other += start - found.start()
        if picture < 0:
            break
        position = read_structure(content, picture).end
        if _GAIN_MAP.search(content, picture, max(content.find(_SCAN, picture), picture)):
            tail.gain_maps += 1
        elif picture not in previews:
            tail.pictures += 1
    return tail


def _preview_offsets(content: mmap.mmap) -> set[int]:
    """Return the offsets of reduced copies of the picture, from the multi-picture index."""
    index = _MPF.search(content, 0, max(content.find(_SCAN), 0))
    if index is None:
        return set()
    base = index.end()
    try:
        return set(
            _parse_previews(content, base, "<" if content[base : base + 2] == b"II" else ">")
        )
    except struct.error:
        return set()


def _parse_previews(content: mmap.mmap, base: int, order: str) -> Iterator[int]:
    """Yield offsets of reduced copies from an MPF index (CIPA DC-007, section 5.2.3).

    `base` is the byte offset of the index's header, `order` "<" or ">"."""
    (directory,) = struct.unpack_from(f"{order}I", content, base + 4)
    (count,) = struct.unpack_from(f"{order}H", content, base + directory)
    for number in range(count):
        entry = base + directory + 2 + 12 * number
        tag, _, size, offset = struct.unpack_from(f"{order}HHII", content, entry)
        for item in range(base + offset, base + offset + size, 16) if tag == _MP_ENTRY else ():
            kind, _, start = struct.unpack_from(f"{order}III", content, item)
            if kind & 0xFFFFFF in _PREVIEWS:
                yield base + start


def _behind_png(path: Path, content: mmap.mmap) -> Iterator[Notice]:
    position, kind = SIGNATURE_BYTES, b""
    while kind != b"IEND" and position + 8 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, position)
        position += size + 12
    if not END_CHUNK.startswith(content[position:]):
        yield from _behind(path, content, position)


def _behind_webp(path: Path, content: mmap.mmap) -> Iterator[Notice]:
    """Detect data behind the RIFF chunk, whose size is even in the file (WebP, RFC 9649)."""
    size = int.from_bytes(content[4:8], "little")
    yield from _behind(path, content, 8 + size + size % 2)


def _behind_gif(path: Path, content: mmap.mmap) -> Iterator[Notice]:
    """Detect data behind the trailer of a GIF (GIF89a, section 27), if it has one."""
    end = find_gif_end(path)
    if end is not None:
        yield from _behind(path, content, end)


def _behind_picture(format: Format, path: Path, content: mmap.mmap) -> Iterator[Notice]:
    """Detect data behind the picture of a BMP, PSD or JPEG 2000 file."""
    end = find_picture_end(content, format)
    if end is not None:
        yield from _behind(path, content, end)


def _behind(path: Path, content: mmap.mmap, end: int) -> Iterator[Notice]:
    """Report data behind the end of a file's format, unless they are padding."""
    if _NOT_PADDING.search(content, min(end, len(content))):
        yield TrailingDataLeftOut(path, len(content) - end)


def _in_heif(path: Path, content: mmap.mmap) -> Iterator[Notice]:
    boxes = dict(_boxes(content))
    if _MOTION_BOX in boxes:
        yield VideoLeftOut(path)
    if _HEIF_GAIN_MAP.search(content, *boxes.get(b"meta", (0, 0))):
        yield GainMapLeftOut(path)
    frames = _count_frames(content, boxes.get(_SEQUENCE_BOX, (0, 0)))
    if frames > 1:
        yield PicturesLeftOut(path, frames - 1)
    end = max((end for _, end in boxes.values()), default=len(content))
    yield from _behind(path, content, end)


def _count_frames(content: mmap.mmap, sequence: tuple[int, int]) -> int:
    """Count the frames of the longest track in the sequence box of an animated HEIC or AVIF."""
    counts = (int.from_bytes(each[1], "big") for each in _SAMPLES.finditer(content, *sequence))
    return max(counts, default=0)


def _boxes(content: mmap.mmap) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Yield name and span of the top-level boxes of an ISO media file (ISO/IEC 14496-12, 4.2)."""
    position = 0
    while position + 8 <= len(content):
        size, name = struct.unpack_from(">I4s", content, position)
        if size == 1 and position + 16 <= len(content):
            (size,) = struct.unpack_from(">Q", content, position + 8)
        size = size or len(content) - position
        if size < 8 or position + size > len(content):
            return
        yield name, (position, position + size)
        position += size


def _in_tiff(path: Path, content: mmap.mmap) -> Iterator[Notice]:
    with memoryview(content) as block:
        try:
            count = sum(1 for _ in _sub_pictures(block))
        except (NoTags, struct.error, ValueError):
            return
        end = referenced_end(block)
    if count:
        yield PicturesLeftOut(path, count)
    if end is not None and not _is_repeated(content, end):
        yield from _behind(path, content, end)


def _is_repeated(content: mmap.mmap, end: int) -> bool:
    """Return whether a few bytes at the end of a file stand in it before as well.

    Some writers leave a second copy of the values of tags behind the last directory."""
    tail = content[end:] if len(content) - end <= _MOST_REPEATED else b""
    return bool(tail) and 0 <= content.find(tail) <= end - len(tail)


def _sub_pictures(block: memoryview) -> Iterator[int]:
    """Yield the offsets of TIFF sub-pictures that are no copies or masks of their parent.

    Raises: NoTags; struct.error."""
    layout, _ = parse_header(block)
    size_tags = (_SUBFILE_TYPE, _WIDTH, _HEIGHT)
    seen = set[int]()
    for _, directory in picture_directories(block):
        upper = read_numbers(block, layout, directory, size_tags)
        below = read_directory(block, layout, directory, (_SUB_IFDS,)).get(_SUB_IFDS)
        offsets = np.frombuffer(below.value, "<u4") if isinstance(below, Tag) else ()
        for offset in map(int, offsets):
            if offset in seen or not 0 < offset < len(block) or len(seen) == _MOST_SUB_IFDS:
                continue
            seen.add(offset)
            lower = read_numbers(block, layout, offset, size_tags)
            if _WIDTH in lower and not _is_copy_or_mask(upper, lower):
                yield offset


def _is_copy_or_mask(upper: Mapping[int, int], lower: Mapping[int, int]) -> bool:
    """Return whether the lower picture is a reduced copy or a mask of the upper one, by their tags.

    Without the tag NewSubfileType, one of the same shape that is not larger is a copy."""
    if _SUBFILE_TYPE in lower:
        return bool(lower[_SUBFILE_TYPE] & _COPY_OR_MASK)
    sides = [each.get(side, 0) for each in (upper, lower) for side in (_WIDTH, _HEIGHT)]
    if not all(sides):
        return False
    width, height, low_width, low_height = sides
    ratio = (width / height) / (low_width / low_height)
    return low_width <= width and abs(ratio - 1) < _SAME_SHAPE


_PARTS: Final[Mapping[Format, Callable[[Path, mmap.mmap], Iterator[Notice]]]] = {
    Format.JPEG: _behind_jpeg,
    Format.PNG: _behind_png,
    Format.WEBP: _behind_webp,
    Format.HEIC: _in_heif,
    Format.AVIF: _in_heif,
    Format.TIFF: _in_tiff,
    Format.GIF: _behind_gif,
    **{each: partial(_behind_picture, each) for each in (Format.BMP, Format.PSD, Format.JP2)},
}
"""Functions that find what is left out of files, by format."""
