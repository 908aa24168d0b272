"""XMP of a print that was cut out of a scan: the file of the scan, and the place on it."""

from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape

from desktop.files.metadata.own_output_detection import AGENT
from desktop.files.metadata.xmp_history import (
    EMPTY_PACKET,
    append_event,
    editable_text,
    has_property,
    with_block,
)
from models.splitting.rotated_rect import RotatedRect

SCAN: Final = "urn:heirloom:scan/1.0/"
"""Namespace of the place on the scan."""

DC: Final = "http://purl.org/dc/elements/1.1/"
"""Namespace of Dublin Core."""

MEDIA: Final = "http://ns.adobe.com/xap/1.0/mm/"
"""Namespace of XMP media management."""

REFERENCE: Final = "http://ns.adobe.com/xap/1.0/sType/ResourceRef#"
"""Namespace of references to other files."""


def with_scan_source(
    xmp: bytes | None, scan: str, place: RotatedRect, when: datetime
) -> bytes | None:
    """Add the name of a scan and the place of the print on it to an XMP packet, or to a new one.

    The place is centre, sides and clockwise angle in pixels and degrees. Returns None if the packet
    is damaged or its structure unknown."""
    text = editable_text(xmp) if xmp else EMPTY_PACKET
    if text is None:
        return None
    event = (
        f'{AGENT} stEvt:action="cropped" stEvt:when="{when.isoformat(timespec="seconds")}"'
        ' stEvt:changed="/"'
    )
    text = append_event(text, event)
    values = {"X": place.x, "Y": place.y, "Width": place.w, "Height": place.h}
    fields = "".join(f"<scan:{name}>{value:.2f}</scan:{name}>" for name, value in values.items())
    content = (
        f'<scan:Place rdf:parseType="Resource">{fields}'
        f"<scan:Angle>{place.angle % 360:.3f}</scan:Angle></scan:Place>\n"
        f"<scan:File>{escape(scan)}</scan:File>\n"
    )
    if not has_property(text, DC, "source"):
        content += f"<dc:source>{escape(scan)}</dc:source>\n"
    if not has_property(text, MEDIA, "DerivedFrom"):
        content += (
            '<xmpMM:DerivedFrom rdf:parseType="Resource">'
            f"<stRef:filePath>{escape(scan)}</stRef:filePath></xmpMM:DerivedFrom>\n"
        )
    spaces = {"scan": SCAN, "dc": DC, "xmpMM": MEDIA, "stRef": REFERENCE}
    return with_block(text, content, spaces).encode()
