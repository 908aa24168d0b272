"""Encoders: pixels and metadata to the bytes of an image file, one function a format.

libvips encodes. What it cannot store byte for byte is added by `embed_metadata`.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Any, Final

from numpy.typing import NDArray

from desktop.document.photo import Metadata
from desktop.files.export.export_options import ExportOptions
from desktop.files.formats import libvips
from desktop.files.formats.format_table import Format
from desktop.files.metadata.embed_metadata import (
    AFTER_SOI,
    PngWriter,
    SplicedWriter,
    append_tiff_tags,
    exif_with_comment,
    insert_webp_exif,
    jpeg_segments,
    png_chunks,
)
from desktop.files.metadata.photoshop_resources import jpeg_block
from desktop.files.metadata.tiff_ifd import aspect_tags, resolution_block
from models.core.pixels import Raster
from models.core.progress import Progress

_MM_PER_INCH: Final = 25.4
_BIG_TIFF_BYTES: Final = 4_000_000_000
"""Bytes of pixels from which TIFF files get 64-bit offsets."""

_THUMBNAIL_QUALITY: Final = 80
_KEPT: Final = "xmp:iptc:icc"
"""Kinds of metadata that libvips writes itself."""

_DEFLATE: Final = 3
"""Compression effort of TIFF, 1 to 9: up to six times as fast as the usual 6, for files that are
7 % larger at 8 bits and no larger where 16 bits hold grain."""


@dataclass(frozen=True, slots=True)
class EncodeJob:
    """Image with metadata that its format can hold, and the empty, seekable file to write."""

    image: libvips.Image
    metadata: Metadata
    options: ExportOptions
    file: IO[bytes]
    progress: Progress


Encoder = Callable[[EncodeJob], None]
"""Function that writes the image of a job to its file. Raises: OSError; Cancelled."""


def encode(
    image: libvips.Image,
    metadata: Metadata,
    options: ExportOptions,
    file: IO[bytes],
    progress: Progress,
) -> None:
    """Encode an image into an empty file, which for TIFF must be readable and seekable.

    `metadata` is what `transferable_metadata` returned. Raises: OSError; Cancelled; ValueError for
    a format that is not written."""
    encoder = ENCODERS.get(options.format)
    if encoder is None:
        raise ValueError(options.format)
    if metadata.dpi is not None:
        across, down = metadata.dpi
        image = image.copy(xres=across / _MM_PER_INCH, yres=down / _MM_PER_INCH)
    libvips.with_blob(image, libvips.PROFILE, metadata.profile)
    encoder(EncodeJob(image, metadata, options, file, progress))


def image_from_arrays(levels: Raster, alpha: NDArray[Any] | None, *, grey: bool) -> libvips.Image:
    """Wrap levels and alpha (or None) as an image for `encode`, without copying pixels.

    A `grey` image takes the first channel of `levels`."""
    image = libvips.wrap_array(levels)
    image = image.extract_band(0) if grey else image
    if alpha is not None:
        image = image.bandjoin(libvips.wrap_array(alpha))
    deep = alpha.dtype.itemsize > 1 if alpha is not None else levels.dtype.itemsize > 1
    names = ("grey16", "b-w") if grey else ("rgb16", "srgb")
    return image.copy(interpretation=names[0] if deep else names[1])


def small_jpeg(image: libvips.Image, side: int, profile: bytes | None) -> bytes:
    """Make an sRGB JPEG with sides of at most `side` pixels; transparency becomes white.

    `profile` is that of `image`, None for sRGB."""
    colours = {} if profile is None else {"export_profile": "srgb"}
    coloured = libvips.with_blob(image.copy(), libvips.PROFILE, profile)
    small = coloured.thumbnail_image(side, height=side, size="down", **colours)
    small = small.colourspace("srgb")
    opaque = small.flatten(background=255) if small.hasalpha() else small
    return libvips.encode_small_jpeg(opaque, _THUMBNAIL_QUALITY)


def _encode_png(job: EncodeJob) -> None:
    writer = PngWriter(job.file, png_chunks(job.metadata))
    libvips.save(job.image, "png", writer, job.progress, keep=_KEPT)


def _encode_jpeg(job: EncodeJob) -> None:
    iptc = jpeg_block(job.metadata.iptc) if job.metadata.iptc else None
    libvips.with_blob(job.image, libvips.IPTC, iptc)
    writer = SplicedWriter(job.file, AFTER_SOI, jpeg_segments(job.metadata))
    libvips.save(job.image, "jpeg", writer, job.progress, Q=job.options.quality, keep=_KEPT)


def _encode_webp(job: EncodeJob) -> None:
    libvips.with_blob(job.image, libvips.XMP, job.metadata.xmp)
    whole = io.BytesIO()
    libvips.save(job.image, "webp", whole, job.progress, Q=job.options.quality, keep=_KEPT)
    exif = job.metadata.exif or (job.metadata.dpi and resolution_block(job.metadata.dpi))
    job.file.write(insert_webp_exif(whole.getvalue(), (job.image.width, job.image.height), exif))


def _encode_tiff(job: EncodeJob) -> None:
    libvips.with_blob(job.image, libvips.XMP, job.metadata.xmp)
    values = job.image.width * job.image.height * job.image.bands
    size = values * (2 if job.image.format == "ushort" else 1)
    libvips.save(
        job.image,
        "tiff",
        job.file,
        job.progress,
        compression="deflate",
        level=_DEFLATE,
        predictor="horizontal",
        resunit="inch",
        bigtiff=size > _BIG_TIFF_BYTES,
        keep=_KEPT,
    )
    unknown = aspect_tags(job.metadata.pixel_aspect) if job.metadata.dpi is None else {}
    exif = exif_with_comment(job.metadata.exif, job.metadata.comments)
    append_tiff_tags(job.file, exif, job.metadata.iptc, unknown)


ENCODERS: Final[Mapping[Format, Encoder]] = {
    Format.PNG: _encode_png,
    Format.JPEG: _encode_jpeg,
    Format.TIFF: _encode_tiff,
    Format.WEBP: _encode_webp,
}
"""The encoding function of each format that can be written."""
