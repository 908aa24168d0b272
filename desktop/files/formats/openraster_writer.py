"""Writing of OpenRaster archives, which GIMP and Krita open with their layers.

The format follows the OpenRaster specification 0.0.5.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO, Final
from xml.etree import ElementTree

MIMETYPE: Final = b"image/openraster"
MERGED: Final = "mergedimage.png"
THUMBNAIL: Final = "Thumbnails/thumbnail.png"
THUMBNAIL_SIDE: Final = 256
"""Largest side of the thumbnail in pixels."""

_TIMESTAMP: Final = (1980, 1, 1, 0, 0, 0)
"""Modification time of all entries, so that equal documents make equal archives."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Image layer in stack.xml.

    `entry` is the archive entry of its image; x and y are the position of its upper left corner on
    the canvas in pixels."""

    name: str
    entry: str
    opacity: float
    visible: bool
    x: int = 0
    y: int = 0


class Archive:
    """OpenRaster archive that is being written."""

    def __init__(self, opened: zipfile.ZipFile) -> None:
        self._opened = opened

    def add(self, name: str, content: bytes, *, packed: bool = False) -> None:
        """Write an entry of the archive, compressed if `packed`."""
        with self.entry(name, packed=packed) as entry:
            entry.write(content)

    def entry(self, name: str, *, packed: bool = False) -> IO[bytes]:
        """Return a stream that writes an entry of the archive, compressed if `packed`."""
        info = zipfile.ZipInfo(name, _TIMESTAMP)
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        return self._opened.open(info, "w", force_zip64=name != "mimetype")


@contextmanager
def new_archive(file: BinaryIO) -> Iterator[Archive]:
    """Yield a new archive in a file, with the MIME type as its first entry."""
    with zipfile.ZipFile(file, "w") as opened:
        archive = Archive(opened)
        archive.add("mimetype", MIMETYPE)
        yield archive


def stack_xml(width: int, height: int, planes: tuple[Plane, ...]) -> bytes:
    """Build stack.xml for a canvas of `width` x `height` pixels; `planes` begin with the lowest."""
    image = ElementTree.Element("image", version="0.0.3", w=str(width), h=str(height))
    inside = ElementTree.SubElement(image, "stack")
    for plane in reversed(planes):
        ElementTree.SubElement(inside, "layer", _attributes(plane))
    return bytes(ElementTree.tostring(image, "UTF-8", xml_declaration=True))


def _attributes(plane: Plane) -> dict[str, str]:
    return {
        "name": "".join(letter for letter in plane.name if letter.isprintable()),
        "src": plane.entry,
        "x": str(plane.x),
        "y": str(plane.y),
        "opacity": f"{plane.opacity:.6f}",
        "visibility": "visible" if plane.visible else "hidden",
        "composite-op": "svg:src-over",
    }
