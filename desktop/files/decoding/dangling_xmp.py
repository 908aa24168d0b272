"""Removal of XMP properties that announce parts of a file which results do not have.

Readers look for a video or a gain map where a packet announces one.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from desktop.files.metadata.xmp_packet import DamagedXmp, Edit, XmpPacket, edit_packet, removal

_NAMESPACES: Final = (
    "http://ns.google.com/photos/1.0/container/",
    "http://ns.adobe.com/hdr-gain-map/1.0/",
    "http://ns.apple.com/HDRGainMap/1.0/",
)
"""Namespaces of lists of what follows a picture, and of gain maps."""

_NAMES: Final = re.compile(r"(MotionPhoto|MicroVideo|OLivePhoto)\w*|VideoLength")
"""Names of properties of motion photos, in the namespaces of several makers."""


def without_announcements(xmp: bytes) -> bytes:
    """Remove XMP properties that announce parts that results lack; a damaged packet stays."""
    with suppress(DamagedXmp):
        return edit_packet(xmp, _announcements)
    return xmp


def _announcements(packet: XmpPacket) -> Iterator[Edit]:
    for each in packet.properties():
        if each.namespace in _NAMESPACES or _NAMES.fullmatch(each.name):
            yield removal(each)
