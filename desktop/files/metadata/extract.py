"""Extraction of EXIF, XMP, IPTC, profile, resolution and comments from image files.

Own code, since Pillow rewrites a MakerNote and exiv2 is under the GPL.
"""

import logging
import mmap
import re
import struct
from collections.abc import Callable, Container
from pathlib import Path
from typing import Final, TypeVar

import numpy as np

from desktop.document.photo import Metadata
from desktop.files.formats.formats import Format
from desktop.files.formats.vips import Image, fields
from desktop.files.metadata.comments import extract_comments
from desktop.files.metadata.tiff_ifd import (
    CARRIED,
    IPTC,
    OF_RAW,
    ORIENTATION,
    XMP,
    Directory,
    NoTags,
    Tag,
    build_description,
    entry_offsets,
    parse_header,
    resolution,
    serialise_ifd,
)

log = logging.getLogger(__name__)
T = TypeVar("T")

EXIF_START: Final = b"Exif\0\0"
PHOTOSHOP_START: Final = b"Photoshop 3.0\0"
_IPTC: Final = 0x0404
_TAGS_READ: Final = {Format.TIFF: CARRIED | {IPTC}, Format.RAW: OF_RAW}
"""TIFF tags that are read from the file itself, since libvips does not extract all of them."""

_UPRIGHT: Final = (Format.AVIF, Format.HEIC, Format.RAW)
"""Formats whose decoders apply the orientation; HEIF ignores EXIF (ISO/IEC 23008-12, 6.5.10)."""

_MM_PER_INCH: Final = 25.4


def extract_metadata(image: Image, path: Path, format: Format) -> tuple[Metadata, int, bool]:
    """Extract metadata, the orientation to apply (1 to 8), and whether all of it was readable.

    Unreadable parts are left out, since metadata must never prevent decoding. Raises: OSError.
    """
    parts = _Parts()
    wanted = _TAGS_READ.get(format)
    tags = parts.read(lambda: _tags_of_file(path, wanted) if wanted else {}) or {}
    exif = parts.read(lambda: _exif(image, tags))
    field = parts.read(lambda: _field(image, "orientation"))
    stored = field if isinstance(field, int) else parts.read(lambda: orientation_in(exif))
    orientation = 1 if format in _UPRIGHT or stored is None else stored
    metadata = Metadata(
        exif=parts.read(lambda: exif and upright_exif(exif)),
        xmp=parts.read(lambda: _upright_xmp(_block(image, "xmp-data") or _value_of(tags, XMP))),
        iptc=parts.read(lambda: _iptc(image, tags)),
        profile=parts.read(lambda: _profile(image)),
        dpi=parts.read(lambda: _dpi(image, exif)),
        comments=parts.read(lambda: extract_comments(path, format)) or (),
    )
    return metadata, orientation if 1 <= orientation <= 8 else 1, parts.complete


class _Parts:
    """Reader of the parts of one file's metadata; `complete` until one of them is unreadable."""

    def __init__(self) -> None:
        self.complete = True

    def read(self, part: Callable[[], T]) -> T | None:
        """Call `part` to read a part of the metadata; None if unforeseen bytes make it raise.

        Raises: OSError; MemoryError.
        """
        try:
            return part()
        except (OSError, MemoryError):
            raise
        except Exception:
            log.info("metadata that cannot be read", exc_info=True)
            self.complete = False
            return None


def orientation_in(exif: bytes | None) -> int:
    """Return the orientation of an EXIF block, 1 if it has none."""
    field = _orientation_field(exif or b"")
    return 1 if field is None else int(struct.unpack_from(field[1], exif or b"", field[0])[0])


def upright_exif(exif: bytes) -> bytes:
    """Set the orientation of an EXIF block, if it has one, to 1; all other bytes are equal."""
    field = _orientation_field(exif)
    if field is None:
        return exif
    offset, code = field
    return exif[:offset] + struct.pack(code, 1) + exif[offset + 2 :]


def colour_space(profile: bytes) -> str:
    """Return a profile's colour space: RGB, GRAY or CMYK (ICC.1:2022, section 7.2.6)."""
    return profile[16:20].decode("latin-1").strip()


def _orientation_field(exif: bytes) -> tuple[int, str] | None:
    """Return the offset of the orientation's two bytes and their struct format."""
    try:
        layout, directory = parse_header(exif)
        for entry in entry_offsets(exif, layout, directory):
            tag, type_, _, _ = layout.entry.unpack_from(exif, entry)
            if tag == ORIENTATION and type_ == 3:
                return entry + layout.inline, f"{layout.order}H"
    except (NoTags, struct.error):
        pass
    return None


def _upright_xmp(xmp: bytes | None) -> bytes | None:
    return xmp and re.sub(rb"(tiff:Orientation\s*(?:=\s*[\"']|>)\s*)[2-8]", rb"\g<1>1", xmp)


def _field(image: Image, name: str) -> object:
    return image.get(name) if image.get_typeof(name) else None


def _block(image: Image, name: str) -> bytes | None:
    block = _field(image, name)
    return block if isinstance(block, bytes) and block else None


def _exif(image: Image, tags: Directory) -> bytes | None:
    """Return the EXIF block without the header that JPEG puts before it."""
    own = {tag: value for tag, value in tags.items() if tag not in (IPTC, XMP)}
    if own:
        return serialise_ifd(own)
    block = _block(image, "exif-data") or _raw_profile(image, ("exif", "APP1"))
    return block and block.removeprefix(EXIF_START)


def _value_of(tags: Directory, tag: int) -> bytes | None:
    entry = tags.get(tag)
    return entry.value if isinstance(entry, Tag) else None


def _tags_of_file(path: Path, wanted: Container[int]) -> Directory:
    """Read tags of a file's first directory, for which libvips is not complete. Raises: OSError."""
    try:
        with (
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped,
            memoryview(mapped) as block,
        ):
            return build_description(block, wanted)
    except NoTags:
        return {}


def _raw_profile(image: Image, kinds: tuple[str, ...]) -> bytes | None:
    """Read a block that ImageMagick stored in a PNG as text: name, length, hexadecimal digits."""
    for name in fields(image):
        if any(name.endswith(f"Raw profile type {kind}") for kind in kinds):
            digits = "".join(str(image.get(name)).split()[2:])
            try:
                return bytes.fromhex(digits)
            except ValueError:
                return None
    return None


def _iptc(image: Image, tags: Directory) -> bytes | None:
    """Return the IPTC records, which JPEG and PNG wrap in a Photoshop block and TIFF does not."""
    own = _value_of(tags, IPTC)
    if own is not None:
        return _records(own) or None
    block = _block(image, "iptc-data") or _block(image, "photoshop-data")
    block = block or _raw_profile(image, ("iptc",)) or b""
    return _records(_iptc_resource(block.removeprefix(PHOTOSHOP_START))) or None


def _records(iptc: bytes) -> bytes:
    """Strip the zeros with which TIFF pads IPTC records (IPTC IIM 4.2, section 1.6)."""
    offset = 0
    while iptc[offset : offset + 1] == b"\x1c" and offset + 5 <= len(iptc):
        (size,) = struct.unpack_from(">H", iptc, offset + 3)
        if size & 0x8000:
            return iptc
        offset += 5 + size
    return iptc[:offset]


def _iptc_resource(resources: bytes) -> bytes:
    """Find the IPTC image resource (Adobe Photoshop file formats, image resource blocks)."""
    offset = 0
    while resources[offset : offset + 4] == b"8BIM" and offset + 12 <= len(resources):
        (kind,) = struct.unpack_from(">H", resources, offset + 4)
        name = resources[offset + 6] + 1
        offset += 6 + name + name % 2
        if offset + 4 > len(resources):
            break
        (size,) = struct.unpack_from(">I", resources, offset)
        if kind == _IPTC:
            return resources[offset + 4 : offset + 4 + size]
        offset += 4 + size + size % 2
    return b""


def _profile(image: Image) -> bytes | None:
    """Return the ICC profile if it is valid and of space RGB or GRAY, else None."""
    block = _block(image, "icc-profile-data")
    valid = block and len(block) >= 132 and block[36:40] == b"acsp"
    return block if block and valid and colour_space(block) in ("RGB", "GRAY") else None


def _dpi(image: Image, exif: bytes | None) -> tuple[float, float] | None:
    """Return dots per inch from the image or its EXIF block; None if neither has them.

    libvips reports exactly 1 pixel per mm for a file without a resolution, and does not read the
    EXIF block of every format.
    """
    per_mm = image.xres, image.yres
    if per_mm == (1.0, 1.0):
        dpi = resolution(exif) if exif else None
    else:
        dpi = per_mm[0] * _MM_PER_INCH, per_mm[1] * _MM_PER_INCH
    return dpi if dpi and np.isfinite(dpi).all() and min(dpi) > 0 else None
