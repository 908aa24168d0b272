"""What a result takes along of what the original says, and what its format leaves behind."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desktop.document.photo import Comments, Metadata, Photo
from desktop.files.formats.formats import Format
from desktop.files.formats.vips import Image
from desktop.files.metadata.comments import encode_comment
from desktop.files.metadata.embed import XMP_START, comment_texts, photoshop_block
from desktop.files.metadata.exif_thumbnail import has_thumbnail
from desktop.files.metadata.extract import EXIF_START, colour_space
from desktop.files.metadata.tiff_ifd import (
    DESCRIPTION,
    EXIF,
    MAKER_NOTE,
    NoTags,
    build_description,
    resolution,
    serialise_ifd,
)

_SEGMENT: Final = 65_533
"""Bytes that a segment of a JPEG file can hold."""


def transferable_metadata(
    metadata: Metadata, image: Image, photo: Photo, format: Format
) -> tuple[Metadata, tuple[str, ...]]:
    """What a file of this format holds of it, and the names of the rest."""
    space = "GRAY" if image.bands < 3 and format.grey else "RGB"
    fits = metadata.profile is not None and colour_space(metadata.profile) == space
    exif, shed = _exif_for(metadata.exif, format)
    carried = replace(
        metadata,
        exif=exif,
        xmp=metadata.xmp if holds_xmp(format, metadata.xmp) else None,
        iptc=_iptc_for(metadata.iptc, format),
        profile=metadata.profile if fits else None,
        comments=_comments_for(metadata, format),
    )
    return carried, (*_left(metadata, carried), *shed, *_flattened(photo, format, exif))


def holds_xmp(format: Format, xmp: bytes | None) -> bool:
    return _has_room(xmp, len(XMP_START), format)


def _left(metadata: Metadata, carried: Metadata) -> Iterator[str]:
    names = {"exif": "EXIF", "xmp": "XMP", "iptc": "IPTC", "profile": "colour profile"}
    for field, name in names.items():
        if getattr(metadata, field) and not getattr(carried, field):
            yield name
    if len(carried.comments) < len(metadata.comments):
        yield "comments"


def _flattened(photo: Photo, format: Format, exif: bytes | None) -> Iterator[str]:
    if photo.alpha is not None and format is Format.JPEG:
        yield "transparency"
    if photo.bits > 8 and not format.deep:
        yield "16 bits"
    if format is Format.WEBP and photo.metadata.dpi and exif and not resolution(exif):
        yield "resolution"


def _exif_for(exif: bytes | None, format: Format) -> tuple[bytes | None, tuple[str, ...]]:
    """The block, and what was taken out of it."""
    if exif and format is Format.TIFF:
        return exif, ("EXIF thumbnail",) if has_thumbnail(exif) else ()
    if _has_room(exif, len(EXIF_START), format):
        return exif, ()
    return _shortened(exif or b"")


def _shortened(exif: bytes) -> tuple[bytes | None, tuple[str, ...]]:
    """Written anew without the thumbnail, then without the notes of the camera's maker."""
    try:
        tags = dict(build_description(exif))
    except NoTags:
        return None, ()
    shed: tuple[str, ...] = ("EXIF thumbnail",) if has_thumbnail(exif) else ()
    block = serialise_ifd(tags)
    inner = tags.get(EXIF)
    if not _has_room(block, len(EXIF_START), Format.JPEG) and isinstance(inner, dict):
        tags[EXIF] = {tag: held for tag, held in inner.items() if tag != MAKER_NOTE}
        block, shed = serialise_ifd(tags), (*shed, "MakerNote")
    fits = _has_room(block, len(EXIF_START), Format.JPEG)
    return (block, shed) if fits else (None, ())


def _iptc_for(iptc: bytes | None, format: Format) -> bytes | None:
    if iptc is None or format is Format.WEBP:
        return None
    return iptc if _has_room(photoshop_block(iptc), 0, format) else None


def _comments_for(metadata: Metadata, format: Format) -> Comments:
    comments = metadata.comments
    match format:
        case Format.JPEG:
            pairs = zip(comments, comment_texts(comments), strict=True)
            return tuple(pair for pair, text in pairs if len(encode_comment(text)) <= _SEGMENT)
        case Format.TIFF:
            return () if _is_described(metadata.exif) else comments[:1]
        case Format.PNG:
            return comments
        case _:
            return ()


def _is_described(exif: bytes | None) -> bool:
    try:
        return exif is not None and DESCRIPTION in build_description(exif)
    except NoTags:
        return False


def _has_room(block: bytes | None, before: int, format: Format) -> bool:
    return format is not Format.JPEG or len(block or b"") + before <= _SEGMENT
