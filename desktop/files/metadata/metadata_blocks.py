"""Metadata blocks as they are found in a file, before they are interpreted."""

from dataclasses import dataclass, replace
from typing import Final

from desktop.document.photo import Comments

MAX_BLOCK_BYTES: Final = 16 << 20
"""Bytes of the longest block that is read; photos have less than a tenth of it."""

MAX_TOTAL_BYTES: Final = 64 << 20
"""Bytes of all blocks of one file together."""

EXIF_START: Final = b"Exif\0\0"
"""Header of an EXIF block in JPEG (Exif 2.32, section 4.7.2)."""

XMP_START: Final = b"http://ns.adobe.com/xap/1.0/\0"
"""Header of an XMP segment in JPEG (XMP specification part 3, section 1.1.3)."""

PHOTOSHOP_START: Final = b"Photoshop 3.0\0"
"""Header of Photoshop's image resources in JPEG."""

_TIFF_STARTS: Final = (b"II", b"MM")
_RESOURCE_STARTS: Final = (PHOTOSHOP_START, b"8BIM")
_XMP_TEXT_STARTS: Final = (b"<?xpacket", b"<x:xmpmeta", b"<rdf:RDF", b"<?xml", b"\xef\xbb\xbf<")


@dataclass(frozen=True, slots=True)
class FileBlocks:
    """Metadata blocks of one file; `complete` is False if some were unreadable.

    `exif` has no header. `iptc` are bare IPTC records, `resources` Photoshop's image resources.
    `density` is the format's resolution field in dots per inch, `aspect` such a field without a
    unit, `orientation` the format's own tag."""

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    resources: bytes | None = None
    profile: bytes | None = None
    density: tuple[float, float] | None = None
    aspect: tuple[float, float] | None = None
    orientation: int | None = None
    comments: Comments = ()
    complete: bool = True

    def completed(self, other: "FileBlocks") -> "FileBlocks":
        """Return the blocks with missing ones taken from `other`."""
        names = (
            *("exif", "xmp", "iptc", "resources", "profile"),
            *("density", "aspect", "orientation"),
        )
        missing = {name: getattr(other, name) for name in names if getattr(self, name) is None}
        return replace(self, **missing, complete=self.complete and other.complete)


def block_by_content(body: bytes) -> FileBlocks:
    """Return a metadata block as EXIF, XMP, IPTC or resources, recognised by its first bytes."""
    if body.startswith(XMP_START):
        return FileBlocks(xmp=body[len(XMP_START) :])
    if body.startswith(_RESOURCE_STARTS):
        return FileBlocks(resources=body.removeprefix(PHOTOSHOP_START))
    if body.startswith(b"\x1c"):
        return FileBlocks(iptc=body)
    if body.lstrip().startswith(_XMP_TEXT_STARTS):
        return FileBlocks(xmp=body)
    exif = body.removeprefix(EXIF_START)
    return FileBlocks(exif=exif) if exif.startswith(_TIFF_STARTS) else FileBlocks()
