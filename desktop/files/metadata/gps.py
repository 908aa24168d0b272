"""Where a photo was taken, taken out of what it says; everything else stays where it is, so that
notes of a camera's maker are understood as before."""

import re
import struct
from dataclasses import replace
from typing import Final

from desktop.document.photo import Metadata
from desktop.files.metadata.tiff_ifd import Layout, NoTags, entry_offsets, parse_header, value_size

GPS: Final = 0x8825

_NAME: Final = r"[\w.-]+:[\w.-]*gps[\w.-]*"
_ATTRIBUTE: Final = re.compile(rf"\s{_NAME}\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_EMPTY: Final = re.compile(rf"<{_NAME}\s*/>", re.IGNORECASE)
_ELEMENT: Final = re.compile(rf"<({_NAME})(\s[^>]*)?>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def without_gps(metadata: Metadata) -> Metadata:
    """The same, without GPS in EXIF and without what XMP has under names with GPS in them. Words
    for places (IPTC, captions) stay: a person wrote them."""
    exif = metadata.exif and _blanked(metadata.exif)
    return replace(metadata, exif=exif, xmp=metadata.xmp and _unplaced(metadata.xmp))


def _unplaced(xmp: bytes) -> bytes | None:
    """None where the text cannot be read, and so cannot be looked through."""
    try:
        text = xmp.decode()
    except ValueError:
        return None
    for pattern in (_ELEMENT, _EMPTY, _ATTRIBUTE):
        text = pattern.sub("", text)
    return text.encode()


def _blanked(exif: bytes) -> bytes | None:
    """Zeros where the directory was and its values, and no entry that leads there. None where the
    block is no EXIF."""
    block = bytearray(exif)
    try:
        layout, at = parse_header(exif)
        for spot in reversed(entry_offsets(exif, layout, at)):
            tag, _, _, inline = layout.entry.unpack_from(exif, spot)
            if tag == GPS:
                (where,) = struct.unpack(f"{layout.order}I", inline[:4])
                _blank(block, layout, where)
                _take_out(block, layout, at, spot)
    except (NoTags, struct.error):
        return None
    return bytes(block)


def _blank(block: bytearray, layout: Layout, at: int) -> None:
    entries = entry_offsets(block, layout, at)
    for spot in entries:
        _, type_, count, inline = layout.entry.unpack_from(block, spot)
        size = value_size(type_, count)
        if size > len(inline):
            (where,) = layout.offset.unpack(inline)
            block[where : where + size] = bytes(len(block[where : where + size]))
    block[at : entries.stop] = bytes(entries.stop - at)


def _take_out(block: bytearray, layout: Layout, at: int, spot: int) -> None:
    """The entries behind it, and where the next directory is, move up."""
    (count,) = layout.count.unpack_from(block, at)
    end = min(at + layout.count.size + count * layout.entry.size + layout.offset.size, len(block))
    behind = block[spot + layout.entry.size : end]
    block[spot:end] = behind + bytes(layout.entry.size)
    layout.count.pack_into(block, at, count - 1)
