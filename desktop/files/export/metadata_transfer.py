"""Choice of the metadata that a result keeps, and the list of what its format cannot hold."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.document.photo import Comments, Metadata, Photo
from desktop.files.formats.format_table import (
    JPEG_SEGMENT,
    CommentSupport,
    Format,
    FormatSpec,
    MetadataSupport,
)
from desktop.files.formats.libvips import Image
from desktop.files.metadata.comment_encoding import encode_comment
from desktop.files.metadata.embed_metadata import (
    MAX_JPEG_DPI,
    MAX_JPEG_XMP,
    comment_texts,
    whole_numbers,
)
from desktop.files.metadata.exif_thumbnail import has_thumbnail
from desktop.files.metadata.extended_xmp import split_extended_xmp
from desktop.files.metadata.extract_metadata import colour_space
from desktop.files.metadata.metadata_blocks import EXIF_START
from desktop.files.metadata.photoshop_resources import jpeg_block
from desktop.files.metadata.tiff_ifd import (
    DESCRIPTION,
    EXIF,
    MAKER_NOTE,
    NoTags,
    Ratio,
    build_description,
    resolution,
    serialise_ifd,
)


def transferable_metadata(
    metadata: Metadata, image: Image, photo: Photo, format: Format
) -> tuple[Metadata, tuple[str, ...]]:
    """Return the metadata that a file of `format` can hold, and names of what is lost.

    `image` is the image to be encoded, and `photo` the one that the metadata is from."""
    spec = format.spec
    support = spec.metadata
    space = "GRAY" if image.bands < 3 and spec.grey else "RGB"
    profile = metadata.profile if support.profile else None
    exif, removed = _exif_for(metadata.exif, support)
    kept = replace(
        metadata,
        exif=exif,
        xmp=metadata.xmp if holds_xmp(format, metadata.xmp) else None,
        iptc=_iptc_for(metadata.iptc, support),
        profile=profile if profile and colour_space(profile) == space else None,
        comments=_comments_for(metadata, support),
    )
    return kept, (
        *_lost_blocks(metadata, kept),
        *removed,
        *_lost_properties(photo, metadata, spec, exif),
    )


def holds_xmp(format: Format, xmp: bytes | None) -> bool:
    """Return whether a file of `format` can hold this XMP packet."""
    support = format.spec.metadata
    if not support.xmp or xmp is None or support.max_block is None:
        return support.xmp
    return split_extended_xmp(xmp, MAX_JPEG_XMP) is not None


def _lost_blocks(metadata: Metadata, kept: Metadata) -> Iterator[str]:
    names = {"exif": "EXIF", "xmp": "XMP", "iptc": "IPTC", "profile": "colour profile"}
    for field, name in names.items():
        if getattr(metadata, field) and not getattr(kept, field):
            yield name
    if len(kept.comments) < len(metadata.comments):
        yield "comments"


def _lost_properties(
    photo: Photo, metadata: Metadata, spec: FormatSpec, exif: bytes | None
) -> Iterator[str]:
    """Name properties of the photo that the result lacks; `exif` is the result's EXIF block."""
    if photo.alpha is not None and not spec.alpha:
        yield "transparency"
    if photo.bits > 8 and not spec.supports_16_bit:
        yield "16 bits"
    if metadata.dpi and not _holds_resolution(metadata.dpi, spec.metadata, exif):
        yield "resolution"
    if metadata.pixel_aspect and not metadata.dpi and not spec.metadata.resolution_field:
        yield "pixel aspect ratio"


def _holds_resolution(dpi: Ratio, support: MetadataSupport, exif: bytes | None) -> bool:
    """Return whether a file stores its resolution; one without EXIF gets a block for it."""
    if support.max_block == JPEG_SEGMENT and whole_numbers(dpi, MAX_JPEG_DPI) is None:
        return exif is not None and resolution(exif) is not None
    return support.resolution_field or (support.exif and (not exif or resolution(exif) is not None))


def _exif_for(exif: bytes | None, support: MetadataSupport) -> tuple[bytes | None, tuple[str, ...]]:
    """Return the EXIF block to write, None if there is none, and names of removed parts."""
    if not exif or not support.exif:
        return None, ()
    if not support.exif_thumbnail:
        return exif, ("EXIF thumbnail",) if has_thumbnail(exif) else ()
    if _fits(exif, len(EXIF_START), support):
        return exif, ()
    return _shorten(exif, support)


def _shorten(exif: bytes, support: MetadataSupport) -> tuple[bytes | None, tuple[str, ...]]:
    """Remove the thumbnail, and then the MakerNote, until an EXIF block fits a format.

    Returns the block, None if it does not fit at all, and the names of removed parts."""
    try:
        tags = dict(build_description(exif))
    except NoTags:
        return None, ()
    removed: tuple[str, ...] = ("EXIF thumbnail",) if has_thumbnail(exif) else ()
    block = serialise_ifd(tags)
    inner = tags.get(EXIF)
    if not _fits(block, len(EXIF_START), support) and isinstance(inner, dict):
        tags[EXIF] = {tag: value for tag, value in inner.items() if tag != MAKER_NOTE}
        block, removed = serialise_ifd(tags), (*removed, "MakerNote")
    return (block, removed) if _fits(block, len(EXIF_START), support) else (None, ())


def _iptc_for(iptc: bytes | None, support: MetadataSupport) -> bytes | None:
    if iptc is None or not support.iptc:
        return None
    return iptc if _fits(jpeg_block(iptc), 0, support) else None


def _comments_for(metadata: Metadata, support: MetadataSupport) -> Comments:
    comments = metadata.comments
    match support.comments:
        case CommentSupport.TEXTS:
            pairs = zip(comments, comment_texts(comments), strict=True)
            return tuple(pair for pair, text in pairs if _fits(encode_comment(text), 0, support))
        case CommentSupport.DESCRIPTION:
            return () if _has_description(metadata.exif) else comments[:1]
        case CommentSupport.PAIRS:
            return comments
        case CommentSupport.NONE:
            return ()


def _has_description(exif: bytes | None) -> bool:
    try:
        return exif is not None and DESCRIPTION in build_description(exif)
    except NoTags:
        return False


def _fits(block: bytes | None, header: int, support: MetadataSupport) -> bool:
    """Return whether an EXIF block fits the format together with `header` bytes."""
    return support.max_block is None or len(block or b"") + header <= support.max_block
