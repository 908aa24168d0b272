"""Extraction of EXIF, XMP, IPTC, profile, resolution and comments from image files.

Own code, since Pillow rewrites a MakerNote and exiv2 is under the GPL.
"""

import logging
import re
import struct
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import numpy as np

from desktop.document.photo import Metadata
from desktop.files.formats.format_table import Format
from desktop.files.formats.icc_profile_builder import is_complete
from desktop.files.formats.libvips import Image
from desktop.files.formats.memory_mapped_file import mapped_file
from desktop.files.formats.tiff_tags import CARRIED, IPTC, OF_RAW, XMP
from desktop.files.metadata import photoshop_resources
from desktop.files.metadata.colour_space_tags import DescribedColour, described_colour
from desktop.files.metadata.exif_geometry import map_exif
from desktop.files.metadata.metadata_blocks import EXIF_START, FileBlocks
from desktop.files.metadata.picture_mapping import PictureMapping
from desktop.files.metadata.readers.reader_choice import READERS
from desktop.files.metadata.tiff_ifd import (
    ORIENTATION,
    PHOTOSHOP,
    RESOLUTION_UNIT,
    RESOLUTIONS,
    Directory,
    NoTags,
    Ratio,
    Tag,
    build_description,
    entry_offsets,
    parse_header,
    picture_directories,
    read_directory,
    resolution,
    resolution_of,
    serialise_ifd,
)
from desktop.files.metadata.xmp_geometry import map_xmp
from desktop.files.metadata.xmp_packet import DamagedXmp, unless_damaged
from desktop.files.metadata.xmp_sidecar import find_differences, merge_sidecar

log = logging.getLogger(__name__)
T = TypeVar("T")

_BLOBS: Final = (IPTC, XMP, PHOTOSHOP)
_PLACED: Final = (ORIENTATION, *RESOLUTIONS, RESOLUTION_UNIT)
"""Tags with a field of their own in `FileBlocks`."""

_TAGS_READ: Final = {
    Format.TIFF: CARRIED.including((*_BLOBS, *_PLACED)),
    Format.RAW: OF_RAW.including(_PLACED),
}
"""TIFF tags that are read from the file itself, since libvips does not extract all of them."""

_UPRIGHT: Final = (Format.AVIF, Format.HEIC, Format.RAW)
"""Formats whose decoders apply the orientation; HEIF ignores EXIF (ISO/IEC 23008-12, 6.5.10)."""

_NEITHER_RGB_NOR_GREY: Final = ("cmyk", "lab", "labs", "xyz")
"""Names of libvips interpretations to which numbers about RGB do not apply."""

_TURNED: Final = (5, 6, 7, 8)
"""Orientations of pictures that are turned by 90 degrees (EXIF 2.32, section 4.6.4)."""

_MM_PER_INCH: Final = 25.4
_ORIENTATION_IN_XMP: Final = re.compile(rb"(:Orientation\s{0,9}(?:=\s{0,9}[\"']|>)\s{0,9})([1-8])")


@dataclass(frozen=True, slots=True)
class ExtractedMetadata:
    """Metadata of a file, and whether all of it was readable.

    `unsupported_colours` names the colours of the file if they are taken for sRGB and are not.
    `sidecar_read` tells whether the metadata have those of the XMP sidecar, `differing` names texts
    of it that differ from those in EXIF or IPTC.
    """

    metadata: Metadata
    complete: bool
    unsupported_colours: str | None = None
    sidecar_read: bool = False
    differing: tuple[str, ...] = ()


def extract_metadata(
    image: Image, path: Path, format: Format, page: int = 0, sidecar: bytes | None = None
) -> ExtractedMetadata:
    """Extract the metadata of a file; `image` is its 0-based page as libvips sees it.

    Unreadable parts are left out, since metadata must never prevent decoding. `sidecar` is the
    content of the photo's XMP sidecar. Raises: OSError.
    """
    parts = _Parts()
    blocks = parts.read(lambda: _blocks(image, path, format, page)) or FileBlocks(complete=False)
    parts.complete = parts.complete and blocks.complete
    resources = (
        parts.read(lambda: photoshop_resources.read_resources(blocks.resources or b"")) or {}
    )
    exif = parts.read(lambda: _exif(blocks, resources))
    own = parts.read(lambda: _xmp(blocks, resources))
    merged = sidecar and _merge_if_possible(own, sidecar)
    xmp = merged or own
    stored = parts.read(lambda: _orientation(image, blocks, exif, xmp)) or 1
    orientation = 1 if format in _UPRIGHT else stored
    mapping = PictureMapping.of_orientation(orientation, (image.width, image.height))
    in_xmp = _mapping_of_raw(image, stored) if format is Format.RAW else mapping
    colour = parts.read(lambda: _described_colour(image, path, format, exif))
    profile = parts.read(lambda: _profile(image, blocks))
    if colour is not None and (profile is None or colour.overrides_profile):
        profile = colour.profile
    metadata = Metadata(
        exif=parts.read(lambda: exif and _map_exif(upright_exif(exif), mapping)),
        xmp=parts.read(lambda: _map_xmp(_upright_xmp(xmp), in_xmp)),
        iptc=parts.read(lambda: _iptc(blocks, resources)),
        profile=profile,
        dpi=_turn_upright(parts.read(lambda: _dpi(blocks, exif, resources, format)), orientation),
        pixel_aspect=_turn_upright(_aspect(blocks), orientation),
        comments=blocks.comments,
        applied_orientation=orientation,
    )
    unsupported = colour.unsupported if colour and not profile else None
    if not profile and parts.read(lambda: _has_unusable_profile(image, blocks)):
        unsupported = "ICC"
    differing = parts.read(lambda: _differences(sidecar if merged else None, metadata)) or ()
    return ExtractedMetadata(metadata, parts.complete, unsupported, bool(merged), differing)


class _Parts:
    """Caller of functions that read metadata; `complete` is False once one of them has failed."""

    def __init__(self) -> None:
        self.complete = True

    def read(self, part: Callable[[], T]) -> T | None:
        """Return what `part` returns; None if damaged metadata make it raise.

        Raises: OSError; MemoryError."""
        try:
            return part()
        except (OSError, MemoryError):
            raise
        except Exception:
            log.info("metadata that cannot be read", exc_info=True)
            self.complete = False
            return None


def orientation_in(exif: bytes | None) -> int:
    """Return the orientation (1 to 8) of an EXIF block, 1 if it has none."""
    field = _orientation_field(exif or b"")
    return 1 if field is None else int(struct.unpack_from(field[1], exif or b"", field[0])[0])


def upright_exif(exif: bytes) -> bytes:
    """Set the orientation of an EXIF block to 1, if it has one; other bytes stay."""
    field = _orientation_field(exif)
    if field is None:
        return exif
    offset, code = field
    return exif[:offset] + struct.pack(code, 1) + exif[offset + 2 :]


def colour_space(profile: bytes) -> str:
    """Return a profile's colour space: RGB, GRAY or CMYK (ICC.1:2022, section 7.2.6)."""
    return profile[16:20].decode("latin-1").strip()


def _orientation_field(exif: bytes) -> tuple[int, str] | None:
    """Return offset and struct format of the orientation's value; None if there is none."""
    try:
        layout, directory = parse_header(exif)
        for entry in entry_offsets(exif, layout, directory):
            tag, type_, _, _ = layout.entry.unpack_from(exif, entry)
            if tag == ORIENTATION and type_ == 3:
                return entry + layout.inline, f"{layout.order}H"
    except (NoTags, struct.error):
        pass
    return None


def _orientation(image: Image, blocks: FileBlocks, exif: bytes | None, xmp: bytes | None) -> int:
    """Return the orientation (1 to 8) by the file's own tag, else EXIF, else XMP."""
    field, in_exif = _field(image, "orientation"), _orientation_field(exif or b"")
    in_xmp = _ORIENTATION_IN_XMP.search(xmp) if xmp else None
    told = (
        blocks.orientation,
        orientation_in(exif) if in_exif else None,
        field if field != 1 else None,
        int(in_xmp[2]) if in_xmp else None,
    )
    return next((each for each in told if isinstance(each, int) and 1 <= each <= 8), 1)


def _described_colour(
    image: Image, path: Path, format: Format, exif: bytes | None
) -> DescribedColour | None:
    """Read the colours that a file tells by numbers, unless its pixels are neither RGB nor grey."""
    if image.interpretation in _NEITHER_RGB_NOR_GREY:
        return None
    return described_colour(path, format, exif, grey=image.bands < 3)


def _merge_if_possible(xmp: bytes | None, sidecar: bytes) -> bytes | None:
    """Return a packet with the properties of a sidecar, None if one of them is damaged."""
    try:
        return merge_sidecar(xmp, sidecar)
    except (DamagedXmp, ValueError):
        log.info("sidecar that cannot be read", exc_info=True)
        return None


def _differences(sidecar: bytes | None, metadata: Metadata) -> tuple[str, ...]:
    return find_differences(sidecar, metadata.exif, metadata.iptc) if sidecar else ()


def _mapping_of_raw(image: Image, orientation: int) -> PictureMapping:
    """Map a raw file's stored picture to its upright one, by its EXIF `orientation`, 1 to 8."""
    size = (image.width, image.height)
    return PictureMapping.of_orientation(orientation, size[::-1] if orientation >= 5 else size)


def _upright_xmp(xmp: bytes | None) -> bytes | None:
    return xmp and _ORIENTATION_IN_XMP.sub(rb"\g<1>1", xmp)


def _map_exif(exif: bytes, mapping: PictureMapping) -> bytes:
    return exif if mapping.is_identity else map_exif(exif, mapping)


def _map_xmp(xmp: bytes | None, mapping: PictureMapping) -> bytes | None:
    """Map the regions of an XMP packet; None and damaged packets are returned unchanged."""
    return xmp if mapping.is_identity else unless_damaged(partial(map_xmp, mapping=mapping), xmp)


def _field(image: Image, name: str) -> object:
    return image.get(name) if image.get_typeof(name) else None


def _blob(image: Image, name: str) -> bytes | None:
    block = _field(image, name)
    return block if isinstance(block, bytes) and block else None


def _blocks(image: Image, path: Path, format: Format, page: int) -> FileBlocks:
    """Read the metadata blocks of a file, from libvips what the format has no reader for.

    `page` is 0-based."""
    wanted = _TAGS_READ.get(format)
    reader = READERS.get(format)
    if reader is not None:
        return reader(path)
    density = (image.xres * _MM_PER_INCH, image.yres * _MM_PER_INCH)
    exif = _blob(image, "exif-data")
    decoded = FileBlocks(
        exif=exif and exif.removeprefix(EXIF_START),
        xmp=_blob(image, "xmp-data"),
        density=None if (image.xres, image.yres) == (1.0, 1.0) else density,
    )
    if wanted is None:
        return decoded
    return _blocks_of_tags(_tags_of_file(path, wanted, page)).completed(
        replace(decoded, density=None)
    )


def _blocks_of_tags(tags: Directory) -> FileBlocks:
    own = {tag: value for tag, value in tags.items() if tag not in (*_BLOBS, *_PLACED)}
    density, aspect = resolution_of(tags)
    iptc, xmp, resources, orientation = (_value_of(tags, tag) for tag in (*_BLOBS, ORIENTATION))
    return FileBlocks(
        exif=serialise_ifd(own) if own else None,
        xmp=xmp,
        iptc=iptc,
        resources=resources,
        density=density,
        aspect=aspect,
        orientation=int.from_bytes(orientation[:2], "little") if orientation else None,
    )


def _value_of(tags: Directory, tag: int) -> bytes | None:
    entry = tags.get(tag)
    return entry.value if isinstance(entry, Tag) else None


def _tags_of_file(path: Path, wanted: Container[int], page: int) -> Directory:
    """Read the wanted tags of a page's directory, and of the first where it lacks them."""
    try:
        with mapped_file(path) as block:
            first = build_description(block, wanted)
            pages = picture_directories(block)
            index, offset = pages[page] if page < len(pages) else (0, 0)
            layout, _ = parse_header(block)
            return {**first, **read_directory(block, layout, offset, wanted)} if index else first
    except NoTags:
        return {}


def _exif(blocks: FileBlocks, resources: Mapping[int, bytes]) -> bytes | None:
    return blocks.exif or resources.get(photoshop_resources.EXIF) or None


def _xmp(blocks: FileBlocks, resources: Mapping[int, bytes]) -> bytes | None:
    return blocks.xmp or resources.get(photoshop_resources.XMP) or None


def _iptc(blocks: FileBlocks, resources: Mapping[int, bytes]) -> bytes | None:
    """Return the IPTC records of a file, of its own or in Photoshop's resources, else None."""
    records = blocks.iptc or resources.get(photoshop_resources.IPTC) or b""
    return photoshop_resources.iptc_records(records) or None


def _profile(image: Image, blocks: FileBlocks) -> bytes | None:
    """Return the ICC profile if it is valid and of space RGB or GRAY, else None."""
    block = _blob(image, "icc-profile-data") or blocks.profile
    is_known = block and colour_space(block) in ("RGB", "GRAY")
    return block if block and is_known and is_complete(block) else None


def _has_unusable_profile(image: Image, blocks: FileBlocks) -> bool:
    """Return whether there is a profile for colours that have no other description."""
    profile = _blob(image, "icc-profile-data") or blocks.profile
    return profile is not None and image.interpretation not in _NEITHER_RGB_NOR_GREY


def _dpi(
    blocks: FileBlocks, exif: bytes | None, resources: Mapping[int, bytes], format: Format
) -> Ratio | None:
    """Return dots per inch from the format's field, EXIF or Photoshop's resources, else None.

    In JPEG, EXIF takes precedence, since many programs write 72 into the format's field."""
    in_exif = resolution(exif) if exif else None
    found = (blocks.density, in_exif, photoshop_resources.resolution_of(resources))
    ordered = (found[1], found[0], found[2]) if format is Format.JPEG else found
    return next(filter(_is_sound, ordered), None)


def _aspect(blocks: FileBlocks) -> Ratio | None:
    """Return a field without a unit, unless it says that pixels are square."""
    aspect = blocks.aspect
    return aspect if _is_sound(aspect) and aspect and aspect[0] != aspect[1] else None


def _is_sound(ratio: Ratio | None) -> bool:
    return ratio is not None and bool(np.isfinite(ratio).all()) and min(ratio) > 0


def _turn_upright(ratio: Ratio | None, orientation: int) -> Ratio | None:
    """Return numbers across and down for a picture turned by the EXIF `orientation`, 1 to 8."""
    return ratio[::-1] if ratio is not None and orientation in _TURNED else ratio
