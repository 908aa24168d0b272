"""Detection of camera raw files, which look like TIFF files whose first image is a preview."""

import struct
from pathlib import Path
from typing import Final

from desktop.files.formats.memory_mapped_file import mapped_file
from desktop.files.metadata.tiff_ifd import NoTags, parse_header, read_numbers

_SUBFILE: Final = 0x00FE
_PHOTOMETRIC: Final = 0x0106
_SUB_IFDS: Final = 0x014A
_DNG_VERSION: Final = 0xC612
_SENSOR: Final = (32803, 34892)
"""TIFF photometric interpretations of sensor data: filter array, linear raw (TIFF/EP, DNG 1.7)."""


def is_raw(path: Path) -> bool:
    """Return whether a file with a TIFF header is camera raw by its content. Raises: OSError."""
    wanted = (_SUBFILE, _PHOTOMETRIC, _SUB_IFDS, _DNG_VERSION)
    try:
        with mapped_file(path) as block:
            canon = bytes(block[8:10]) == b"CR"
            layout, at = parse_header(block)
            tags = read_numbers(block, layout, at, wanted)
    except (NoTags, struct.error, ValueError):
        return False
    preview = tags.get(_SUBFILE) == 1 and _SUB_IFDS in tags
    return canon or preview or _DNG_VERSION in tags or tags.get(_PHOTOMETRIC) in _SENSOR
