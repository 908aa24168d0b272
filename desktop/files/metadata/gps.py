"""Removal of the GPS position from EXIF and XMP, without moving other data.

Own code, since Pillow rewrites a MakerNote, whose offsets then are wrong, and exiv2 is under the
GPL.
"""

import re
import struct
from dataclasses import replace
from typing import Final

from desktop.document.photo import Metadata
from desktop.files.metadata.tiff_ifd import Layout, NoTags, entry_offsets, parse_header, value_size

GPS: Final = 0x8825
"""Number of the EXIF tag that points to the GPS directory."""

_NAME: Final = r"[\w.-]+:[\w.-]*gps[\w.-]*"
_ATTRIBUTE: Final = re.compile(rf"\s{_NAME}\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_EMPTY: Final = re.compile(rf"<{_NAME}\s*/>", re.IGNORECASE)
_ELEMENT: Final = re.compile(rf"<({_NAME})(\s[^>]*)?>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def without_gps(metadata: Metadata) -> Metadata:
    """Return metadata without the GPS directory of EXIF and GPS properties of XMP.

    Place names in IPTC and captions stay, since a person wrote them.
    """
    exif = metadata.exif and _exif_without_gps(metadata.exif)
    return replace(metadata, exif=exif, xmp=metadata.xmp and _xmp_without_gps(metadata.xmp))


def _xmp_without_gps(xmp: bytes) -> bytes | None:
    """Return an XMP packet without GPS properties; None if it is not UTF-8."""
    try:
        text = xmp.decode()
    except ValueError:
        return None
    for pattern in (_ELEMENT, _EMPTY, _ATTRIBUTE):
        text = pattern.sub("", text)
    return text.encode()


def _exif_without_gps(exif: bytes) -> bytes | None:
    """Zero the GPS directory with its values and remove its entry; None if this is not EXIF."""
    block = bytearray(exif)
    try:
        layout, directory = parse_header(exif)
        for entry in reversed(entry_offsets(exif, layout, directory)):
            tag, _, _, inline = layout.entry.unpack_from(exif, entry)
            if tag == GPS:
                (gps_directory,) = struct.unpack(f"{layout.order}I", inline[:4])
                _zero_directory(block, layout, gps_directory)
                _remove_entry(block, layout, directory, entry)
    except (NoTags, struct.error):
        return None
    return bytes(block)


def _zero_directory(block: bytearray, layout: Layout, directory: int) -> None:
    entries = entry_offsets(block, layout, directory)
    for entry in entries:
        _, type_, count, inline = layout.entry.unpack_from(block, entry)
        size = value_size(type_, count)
        if size > len(inline):
            (start,) = layout.offset.unpack(inline)
            block[start : start + size] = bytes(len(block[start : start + size]))
    block[directory : entries.stop] = bytes(entries.stop - directory)


def _remove_entry(block: bytearray, layout: Layout, directory: int, entry: int) -> None:
    """Remove an entry of a TIFF directory and move up what follows it."""
    (count,) = layout.count.unpack_from(block, directory)
    end = directory + layout.count.size + count * layout.entry.size + layout.offset.size
    end = min(end, len(block))
    rest = block[entry + layout.entry.size : end]
    block[entry:end] = rest + bytes(layout.entry.size)
    layout.count.pack_into(block, directory, count - 1)
