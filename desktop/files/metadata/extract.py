"""What files say about their pictures, taken out of them."""

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
_WANTED: Final = {Format.TIFF: CARRIED | {IPTC}, Format.RAW: OF_RAW}
_UPRIGHT: Final = (Format.AVIF, Format.HEIC, Format.RAW)
"""Their decoders turn the picture; in HEIF, what EXIF says is not meant (ISO/IEC 23008-12,
6.5.10)."""

_MM_PER_INCH: Final = 25.4


def extract_metadata(image: Image, path: Path, format: Format) -> tuple[Metadata, int, bool]:
    """Read what is carried to the result, the orientation (1 to 8) to apply to the pixels, and
    whether all of it could be read: what cannot is left out, for metadata never cost the picture.
    Raises OSError."""
    parts = _Parts()
    wanted = _WANTED.get(format)
    tags = parts.read(lambda: _tags_of_file(path, wanted) if wanted else {}) or {}
    exif = parts.read(lambda: _exif(image, tags))
    told = parts.read(lambda: _field(image, "orientation"))
    own = told if isinstance(told, int) else parts.read(lambda: orientation_in(exif))
    orientation = 1 if format in _UPRIGHT or own is None else own
    metadata = Metadata(
        exif=parts.read(lambda: exif and upright_exif(exif)),
        xmp=parts.read(lambda: _upright_xmp(_block(image, "xmp-data") or _value_of(tags, XMP))),
        iptc=parts.read(lambda: _iptc(image, tags)),
        profile=parts.read(lambda: _profile(image)),
        dpi=parts.read(lambda: _dpi(image, exif)),
        comments=parts.read(lambda: extract_comments(path, format)) or (),
    )
    return metadata, orientation if 1 <= orientation <= 8 else 1, parts.whole


class _Parts:
    """Parts of the metadata of one file, read one by one: `whole` until one of them cannot be."""

    def __init__(self) -> None:
        self.whole = True

    def read(self, part: Callable[[], T]) -> T | None:
        """The part, or None where bytes that nobody foresaw make our code or a library's raise.
        Raises OSError, MemoryError."""
        try:
            return part()
        except (OSError, MemoryError):
            raise
        except Exception:
            log.info("metadata that cannot be read", exc_info=True)
            self.whole = False
            return None


def orientation_in(exif: bytes | None) -> int:
    """1 where the block does not tell."""
    spot = _orientation_spot(exif or b"")
    return 1 if spot is None else int(struct.unpack_from(spot[1], exif or b"", spot[0])[0])


def upright_exif(exif: bytes) -> bytes:
    """The same bytes with the orientation, if they tell one, set to 1."""
    spot = _orientation_spot(exif)
    if spot is None:
        return exif
    at, number = spot
    return exif[:at] + struct.pack(number, 1) + exif[at + 2 :]


def colour_space(profile: bytes) -> str:
    """RGB, GRAY or CMYK (ICC.1:2022, section 7.2.6)."""
    return profile[16:20].decode("latin-1").strip()


def _orientation_spot(exif: bytes) -> tuple[int, str] | None:
    """Where the two bytes of the orientation are, and how they are written."""
    try:
        layout, at = parse_header(exif)
        for spot in entry_offsets(exif, layout, at):
            tag, type_, _, _ = layout.entry.unpack_from(exif, spot)
            if tag == ORIENTATION and type_ == 3:
                return spot + layout.inline, f"{layout.order}H"
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
    """Without the word Exif that JPEG puts before it."""
    own = {tag: held for tag, held in tags.items() if tag not in (IPTC, XMP)}
    if own:
        return serialise_ifd(own)
    block = _block(image, "exif-data") or _raw_profile(image, ("exif", "APP1"))
    return block and block.removeprefix(EXIF_START)


def _value_of(tags: Directory, tag: int) -> bytes | None:
    held = tags.get(tag)
    return held.value if isinstance(held, Tag) else None


def _tags_of_file(path: Path, wanted: Container[int]) -> Directory:
    """What libvips does not take out of these files, or not whole."""
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
    """A block that ImageMagick wrote into a PNG as text: name, length, hexadecimal digits."""
    for name in fields(image):
        if any(name.endswith(f"Raw profile type {kind}") for kind in kinds):
            digits = "".join(str(image.get(name)).split()[2:])
            try:
                return bytes.fromhex(digits)
            except ValueError:
                return None
    return None


def _iptc(image: Image, tags: Directory) -> bytes | None:
    """The records alone: JPEG and PNG keep them in a Photoshop block, TIFF plain."""
    own = _value_of(tags, IPTC)
    if own is not None:
        return _records(own) or None
    block = _block(image, "iptc-data") or _block(image, "photoshop-data")
    block = block or _raw_profile(image, ("iptc",)) or b""
    return _records(_iptc_resource(block.removeprefix(PHOTOSHOP_START))) or None


def _records(iptc: bytes) -> bytes:
    """Without the zeros that TIFF fills up with (IPTC IIM 4.2, section 1.6)."""
    at = 0
    while iptc[at : at + 1] == b"\x1c" and at + 5 <= len(iptc):
        (size,) = struct.unpack_from(">H", iptc, at + 3)
        if size & 0x8000:
            return iptc
        at += 5 + size
    return iptc[:at]


def _iptc_resource(resources: bytes) -> bytes:
    """Adobe Photoshop file formats specification, image resource blocks."""
    at = 0
    while resources[at : at + 4] == b"8BIM" and at + 12 <= len(resources):
        (kind,) = struct.unpack_from(">H", resources, at + 4)
        name = resources[at + 6] + 1
        at += 6 + name + name % 2
        if at + 4 > len(resources):
            break
        (size,) = struct.unpack_from(">I", resources, at)
        if kind == _IPTC:
            return resources[at + 4 : at + 4 + size]
        at += 4 + size + size % 2
    return b""


def _profile(image: Image) -> bytes | None:
    """What is no ICC profile, or not of the colours that a Photo has, is left behind."""
    block = _block(image, "icc-profile-data")
    sound = block and len(block) >= 132 and block[36:40] == b"acsp"
    return block if block and sound and colour_space(block) in ("RGB", "GRAY") else None


def _dpi(image: Image, exif: bytes | None) -> tuple[float, float] | None:
    """libvips answers exactly 1 pixel a millimetre where a file is silent, and does not ask the
    EXIF block of every format."""
    per_mm = image.xres, image.yres
    if per_mm == (1.0, 1.0):
        told = resolution(exif) if exif else None
    else:
        told = per_mm[0] * _MM_PER_INCH, per_mm[1] * _MM_PER_INCH
    return told if told and np.isfinite(told).all() and min(told) > 0 else None
