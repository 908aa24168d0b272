"""True causes of failed decoding that the decoders do not tell apart."""

import struct
from pathlib import Path
from typing import Final

from desktop.files.decoding.png_damage import SIGNATURE_BYTES, find_wrong_chunk, is_valid
from desktop.files.errors import DamagedPhoto, PhotoError, TooLarge, UnsupportedFormat
from desktop.files.formats.format_table import Format
from desktop.files.formats.jpeg_structure import read_frame_header

_PNG_HEADER: Final = 33
"""Bytes of the signature and the first chunk of a PNG."""

_PNG_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Bits a channel by the colour type of a PNG (PNG third edition, section 11.2.1)."""

_MAX_PNG_SIDE: Final = 0x7FFFFFFF
_LEAST_BYTES: Final = 64
"""Bytes below which a file can hold no photo; messages of decoders about it say nothing."""

_BASELINE_KINDS: Final = (0xC0, 0xC1, 0xC2, 0xC9, 0xCA)
"""Markers of frames that libjpeg decodes, of 8 bits (ITU-T T.81, table B.1)."""

_JPEG_HEAD: Final = 1 << 20
_MOST_CHECKED: Final = 1 << 28
"""Bytes of a damaged PNG that are looked through for a wrong checksum."""


def check_png_header(path: Path) -> None:
    """Check size, depth and colour type in the header of a PNG.

    Raises: DamagedPhoto; TooLarge; OSError."""
    with path.open("rb") as file:
        head = file.read(_PNG_HEADER)
    if len(head) < _PNG_HEADER or head[12:16] != b"IHDR":
        raise DamagedPhoto(path, "IHDR")
    width, height, depth, colours = struct.unpack_from(">IIBB", head, 16)
    if not is_valid(memoryview(head)[SIGNATURE_BYTES:]):
        raise DamagedPhoto(path, "IHDR: CRC")
    if not (width and height):
        raise DamagedPhoto(path, f"{width} x {height}")
    if depth not in _PNG_DEPTHS.get(colours, ()):
        raise DamagedPhoto(path, f"IHDR: {depth} bits, colour type {colours}")
    if max(width, height) > _MAX_PNG_SIDE or width * height > Format.PNG.spec.max_pixels:
        raise TooLarge(path, width, height, Format.PNG.spec.max_pixels)


def decoding_error(path: Path, format: Format, detail: str) -> PhotoError:
    """Return the error for a file that cannot be decoded; `detail` is the decoder's message."""
    with path.open("rb") as file:
        head = file.read(_JPEG_HEAD)
    if len(head) < _LEAST_BYTES:
        return DamagedPhoto(path, f"{len(head)} bytes")
    frame = read_frame_header(head) if format is Format.JPEG else None
    if frame is not None and (frame[0] not in _BASELINE_KINDS or frame[1] != 8):
        return UnsupportedFormat(path, f"JPEG (SOF {frame[0] - 0xC0}, {frame[1]} bits)")
    return DamagedPhoto(path, (_wrong_chunk(path) if format is Format.PNG else "") or detail)


def _wrong_chunk(path: Path) -> str:
    """Name the first chunk of a PNG whose checksum is wrong, "" if there is none."""
    with path.open("rb") as file:
        size = min(path.stat().st_size, _MOST_CHECKED)  # read() takes the memory that it is told
        kind = find_wrong_chunk(file.read(size))
    return f"{kind}: CRC" if kind else ""
