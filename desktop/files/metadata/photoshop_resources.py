"""Photoshop's image resources, in which JPEG, PSD and PNG files keep IPTC records.

Layout: Adobe Photoshop file formats specification, section "Image resource blocks".
"""

import struct
from collections.abc import Mapping
from typing import Final

from desktop.files.metadata.metadata_blocks import PHOTOSHOP_START

IPTC: Final = 0x0404
EXIF: Final = 0x0422
XMP: Final = 0x0424
PROFILE: Final = 0x040F
_RESOLUTION: Final = 0x03ED

_SIGNATURES: Final = (b"8BIM", b"MeSa", b"AgHg", b"PHUT", b"DCSR")
_MAX_RESOURCES: Final = 10_000


def read_resources(block: bytes) -> Mapping[int, bytes]:
    """Read Photoshop's image resources by number; of equal numbers the first with content."""
    found: dict[int, bytes] = {}
    offset = 0
    for _ in range(_MAX_RESOURCES):
        if block[offset : offset + 4] not in _SIGNATURES or offset + 12 > len(block):
            break
        (kind,) = struct.unpack_from(">H", block, offset + 4)
        name = block[offset + 6] + 1
        offset += 6 + name + name % 2
        if offset + 4 > len(block):
            break
        (size,) = struct.unpack_from(">I", block, offset)
        if not found.get(kind):
            found[kind] = block[offset + 4 : offset + 4 + size]
        offset += 4 + size + size % 2
    return found


def resolution_of(resources: Mapping[int, bytes]) -> tuple[float, float] | None:
    """Return the dots per inch of the resolution resource; None if it is missing or invalid."""
    body = resources.get(_RESOLUTION, b"")
    if len(body) < 12:
        return None
    across, down = struct.unpack_from(">I4xI", body)
    return across / 65536, down / 65536


def iptc_resource(iptc: bytes) -> bytes:
    """Wrap IPTC records as image resource 0x0404 without a name."""
    head = struct.pack(">4sHHI", b"8BIM", IPTC, 0, len(iptc))
    return head + iptc + b"\0" * (len(iptc) % 2)


def jpeg_block(iptc: bytes) -> bytes:
    """Make the payload of an APP13 segment of JPEG, without marker and length, of IPTC records."""
    return PHOTOSHOP_START + iptc_resource(iptc)


def iptc_records(iptc: bytes) -> bytes:
    """Remove the padding of IPTC records in TIFF (IPTC IIM 4.2, section 1.6).

    Records that were byte-swapped in groups of four are restored."""
    if iptc[:1] != b"\x1c" and iptc[3:4] == b"\x1c":
        whole = iptc[: len(iptc) // 4 * 4]
        iptc = struct.pack(f"<{len(whole) // 4}I", *struct.unpack(f">{len(whole) // 4}I", whole))
    offset = 0
    while iptc[offset : offset + 1] == b"\x1c" and offset + 5 <= len(iptc):
        (size,) = struct.unpack_from(">H", iptc, offset + 3)
        if size & 0x8000:
            return iptc
        offset += 5 + size
    return iptc[:offset]
