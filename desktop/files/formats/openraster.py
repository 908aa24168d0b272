"""OpenRaster: the archive that GIMP and Krita open, with the layers in place.

The format is that of the OpenRaster specification 0.0.5.
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

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Plane:
    """A layer as other programs see it; `entry` is its picture in the archive, x and y where its
    upper left corner lies on their canvas."""

    name: str
    entry: str
    opacity: float
    visible: bool
    x: int = 0
    y: int = 0


class Archive:
    """An archive being written."""

    def __init__(self, opened: zipfile.ZipFile) -> None:
        self._opened = opened

    def add(self, name: str, content: bytes, *, packed: bool = False) -> None:
        with self.entry(name, packed=packed) as entry:
            entry.write(content)

    def entry(self, name: str, *, packed: bool = False) -> IO[bytes]:
        """A file to write; stored plain unless `packed`."""
        described = zipfile.ZipInfo(name, _MOMENT)
        described.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        return self._opened.open(described, "w", force_zip64=name != "mimetype")


@contextmanager
def new_archive(file: BinaryIO) -> Iterator[Archive]:
    """Its first entry says what it is."""
    with zipfile.ZipFile(file, "w") as opened:
        archive = Archive(opened)
        archive.add("mimetype", MIMETYPE)
        yield archive


def stack_xml(width: int, height: int, planes: tuple[Plane, ...]) -> bytes:
    """The text of stack.xml; planes are given from the lowest up and listed from the top."""
    image = ElementTree.Element("image", version="0.0.3", w=str(width), h=str(height))
    inside = ElementTree.SubElement(image, "stack")
    for plane in reversed(planes):
        ElementTree.SubElement(inside, "layer", _attributes(plane))
    return bytes(ElementTree.tostring(image, "UTF-8", xml_declaration=True))


def _attributes(plane: Plane) -> dict[str, str]:
    return {
        "name": "".join(sign for sign in plane.name if sign.isprintable()),
        "src": plane.entry,
        "x": str(plane.x),
        "y": str(plane.y),
        "opacity": f"{plane.opacity:.6f}",
        "visibility": "visible" if plane.visible else "hidden",
        "composite-op": "svg:src-over",
    }
