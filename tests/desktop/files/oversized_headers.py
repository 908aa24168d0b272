"""Small files whose headers claim as many pixels as a test wants."""

import struct
import zlib
from pathlib import Path

import pyvips

from tests.desktop.files.dng_samples import replace_tag_number

TURNED: dict[str, object] = {"interlace": True}
"""Options for a PNG or JPEG that can only be decoded at once."""


def write_oversized_header(path: Path, width: int, height: int, **options: object) -> Path:
    """Write a PNG, JPEG or TIFF, by the suffix, whose header claims a size in pixels."""
    pyvips.Image.black(64, 48, bands=3).write_to_file(str(path), **options)
    if path.suffix == ".tif":
        replace_tag_number(path, 256, width)
        replace_tag_number(path, 257, height)
        return path
    content = bytearray(path.read_bytes())
    if path.suffix == ".png":
        content[16:24] = struct.pack(">II", width, height)
        content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    else:
        frame = content.index(b"\xff\xc2" if options else b"\xff\xc0")
        content[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    path.write_bytes(content)
    return path
