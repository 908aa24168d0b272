"""Sizes, face regions and thumbnails in an XMP packet, which follow the picture when it changes.

Regions of the Metadata Working Group (MWG guidelines 2.0, section 5.9), ACDSee, Microsoft
(MP 1.2) and IPTC (Photo Metadata 2019.1) are mapped; those outside of the picture are removed.
"""

import base64
from collections.abc import Iterator
from itertools import chain
from math import isfinite
from typing import Final

from desktop.files.metadata.picture_mapping import Box, PictureMapping, Size
from desktop.files.metadata.xmp_packet import (
    EXIF,
    IPTC_EXT,
    RDF,
    TIFF,
    Edit,
    Element,
    Property,
    XmpPacket,
    edit_packet,
    removal,
    replacement,
)

_AREAS: Final = ("http://ns.adobe.com/xmp/sType/Area#", "http://ns.acdsee.com/sType/Area#")
_DIMENSIONS: Final = (
    "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
    "http://ns.acdsee.com/sType/Dimensions#",
)
_APPLIED_TO: Final = "AppliedToDimensions"
_MICROSOFT: Final = "http://ns.microsoft.com/photo/1.2/t/Region#"
_THUMBNAILS: Final = "http://ns.adobe.com/xap/1.0/g/img/"
_SIZES: Final = {
    (EXIF, "PixelXDimension"): 0,
    (EXIF, "PixelYDimension"): 1,
    (TIFF, "ImageWidth"): 0,
    (TIFF, "ImageLength"): 1,
}
"""Properties with the width (0) or height (1) of the picture."""


def map_xmp(xmp: bytes, mapping: PictureMapping) -> bytes:
    """Update sizes and regions of an XMP packet by a mapping. Raises: DamagedXmp."""
    return edit_packet(xmp, lambda packet: _edits(packet, mapping))


def with_xmp_thumbnail(xmp: bytes, jpeg: bytes, size: Size) -> bytes:
    """Replace the thumbnails in an XMP packet by a JPEG of `size`. Raises: DamagedXmp."""
    image, (width, height) = base64.b64encode(jpeg).decode(), map(str, size)
    values = {"image": image, "width": width, "height": height, "format": "JPEG"}
    return edit_packet(xmp, lambda packet: _thumbnail_edits(packet, values))


def set_xmp_resolution(xmp: bytes, dpi: int) -> bytes:
    """Set the resolution to `dpi` in an XMP packet that has one. Raises: DamagedXmp."""
    values = {"XResolution": f"{dpi}/1", "YResolution": f"{dpi}/1", "ResolutionUnit": "2"}

    def edits(packet: XmpPacket) -> Iterator[Edit]:
        for found in packet.properties():
            if found.namespace == TIFF and found.name in values:
                yield replacement(found, values[found.name])

    return edit_packet(xmp, edits)


def has_xmp_thumbnail(xmp: bytes | None) -> bool:
    """Return whether an XMP packet may hold thumbnails."""
    return xmp is not None and _THUMBNAILS.encode() in xmp


def _thumbnail_edits(packet: XmpPacket, values: dict[str, str]) -> Iterator[Edit]:
    thumbnails = (each.fields((_THUMBNAILS,)) for each in packet.elements)
    fields = chain(*(each.items() for each in thumbnails if "image" in each))
    return (replacement(found, values[name]) for name, found in fields if name in values)


def _edits(packet: XmpPacket, mapping: PictureMapping) -> Iterator[Edit]:
    for found in packet.properties():
        axis = _SIZES.get(found.full_name)
        if axis is not None and packet.number(found) != mapping.after[axis]:
            yield replacement(found, str(mapping.after[axis]))
    if mapping.is_identity:
        return
    upright = _is_for_upright_picture(packet, mapping)
    for element in packet.elements:
        if not upright:
            yield from _area_edits(packet, element, mapping)
            yield from _dimension_edits(packet, element, mapping)
        yield from _microsoft_edits(packet, element, mapping)
        yield from _iptc_edits(packet, element, mapping)


def _is_for_upright_picture(packet: XmpPacket, mapping: PictureMapping) -> bool:
    """Return whether MWG regions refer to the picture after turning, by their dimensions."""
    sizes = [
        (packet.number(fields.get("w")), packet.number(fields.get("h")))
        for fields in map(_dimensions, packet.elements)
    ]
    turned = mapping.after == mapping.before[::-1] != mapping.before
    return turned and mapping.after in sizes and mapping.before not in sizes


def _dimensions(element: Element) -> dict[str, Property]:
    """Return the size fields of an element: of which picture size regions were made."""
    names = {each.own.name for each in (element, element.parent) if each is not None}
    return element.fields(_DIMENSIONS) if _APPLIED_TO in names else {}


def _dimension_edits(
    packet: XmpPacket, element: Element, mapping: PictureMapping
) -> Iterator[Edit]:
    fields = _dimensions(element)
    if "unit" in fields and packet.text(fields["unit"]) != "pixel":
        return
    for name, side in zip(("w", "h"), mapping.after, strict=True):
        if name in fields:
            yield replacement(fields[name], str(side))


def _area_edits(packet: XmpPacket, element: Element, mapping: PictureMapping) -> Iterator[Edit]:
    """Yield edits that map an MWG area: a point, or a centre with sides or a diameter."""
    fields = element.fields(_AREAS)
    numbers = _numbers(packet, fields, ("x", "y", "w", "h", "d"))
    if numbers is None or not {"x", "y"} <= numbers.keys():
        return
    in_pixels = "unit" in fields and packet.text(fields["unit"]) == "pixel"
    before, after = ((1, 1), (1, 1)) if in_pixels else (mapping.before, mapping.after)
    x, y = numbers["x"] * before[0], numbers["y"] * before[1]
    w, h = numbers.get("w", 0.0) * before[0], numbers.get("h", 0.0) * before[1]
    box = mapping.box((x - w / 2, y - h / 2, x + w / 2, y + h / 2))
    if box is None:
        yield from _removal_of_region(element)
        return
    left, top, right, bottom = box
    diameter = numbers.get("d", 0.0) * min(before) * mapping.scale / min(after)
    values = {
        "x": (left + right) / 2 / after[0],
        "y": (top + bottom) / 2 / after[1],
        "w": (right - left) / after[0],
        "h": (bottom - top) / after[1],
        "d": diameter,
    }
    yield from (replacement(fields[name], _decimal(values[name])) for name in numbers)


def _microsoft_edits(
    packet: XmpPacket, element: Element, mapping: PictureMapping
) -> Iterator[Edit]:
    """Yield edits that map a rectangle of Microsoft, in shares: left, top, width, height."""
    found = element.fields((_MICROSOFT,)).get("Rectangle")
    if found is None:
        return
    try:
        x, y, w, h = (float(each) for each in packet.text(found).split(","))
    except ValueError:
        return
    (width, height), after = mapping.before, mapping.after
    box = _sound_box(x * width, y * height, w * width, h * height)
    if box is None:
        return
    mapped = mapping.box(box)
    if mapped is None:
        yield from _removal_of_region(element)
        return
    left, top, right, bottom = mapped
    shares = (left / after[0], top / after[1], (right - left) / after[0], (bottom - top) / after[1])
    yield replacement(found, ", ".join(_decimal(each) for each in shares))


def _iptc_edits(packet: XmpPacket, element: Element, mapping: PictureMapping) -> Iterator[Edit]:
    """Yield edits that map an IPTC boundary: a box, a circle, or a corner of a polygon."""
    fields = element.fields((IPTC_EXT,))
    numbers = _numbers(packet, fields, ("rbX", "rbY", "rbW", "rbH", "rbRx"))
    if numbers is None or not {"rbX", "rbY"} <= numbers.keys():
        return
    relative = _iptc_unit(packet, element) != "pixel"
    before, after = (mapping.before, mapping.after) if relative else ((1, 1), (1, 1))
    x, y = numbers["rbX"] * before[0], numbers["rbY"] * before[1]
    w, h = numbers.get("rbW", 0.0) * before[0], numbers.get("rbH", 0.0) * before[1]
    box = mapping.box((x, y, x + w, y + h))
    if box is None:
        yield from _removal_of_region(element)
        return
    left, top, right, bottom = box
    values = {
        "rbX": left / after[0],
        "rbY": top / after[1],
        "rbW": (right - left) / after[0],
        "rbH": (bottom - top) / after[1],
        "rbRx": numbers.get("rbRx", 0.0) * before[0] * mapping.scale / after[0],
    }
    yield from (replacement(fields[name], _decimal(values[name])) for name in numbers)


def _iptc_unit(packet: XmpPacket, element: Element) -> str:
    """Return the unit of a boundary; corners of a polygon take that of an ancestor."""
    units = (each.fields((IPTC_EXT,)).get("rbUnit") for each in (element, *element.ancestors()))
    found = next((unit for unit in units if unit is not None), None)
    return "relative" if found is None else packet.text(found)


def _numbers(
    packet: XmpPacket, fields: dict[str, Property], names: tuple[str, ...]
) -> dict[str, float] | None:
    """Return the named fields as numbers; None if one is missing or no finite number."""
    found = {name: packet.number(fields[name]) for name in names if name in fields}
    numbers = {name: value for name, value in found.items() if value is not None}
    sound = len(numbers) == len(found) and all(isfinite(each) for each in numbers.values())
    return numbers if sound else None


def _sound_box(x: float, y: float, w: float, h: float) -> Box | None:
    box = (x, y, x + w, y + h)
    return box if all(isfinite(each) for each in box) else None


def _removal_of_region(element: Element) -> Iterator[Edit]:
    """Yield the edit that removes the list item of a region with all its fields."""
    for each in (element, *element.ancestors()):
        if each.is_named(RDF, "li"):
            yield removal(each.own)
            return


def _decimal(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")
