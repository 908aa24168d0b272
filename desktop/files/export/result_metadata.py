"""Metadata of a result: the photo's, with positions, sizes, thumbnails and history renewed."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import numpy as np

from desktop.document.crop_transform import shift
from desktop.document.document import Document
from desktop.document.photo import Metadata
from desktop.document.recipe import Recipe
from desktop.files.export.encoders import small_jpeg
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.metadata_transfer import holds_xmp
from desktop.files.export.print_layout import PrintSpec
from desktop.files.formats.libvips import Image
from desktop.files.metadata.exif_geometry import map_exif, set_exif_resolution
from desktop.files.metadata.exif_thumbnail import SIDE, has_thumbnail, with_thumbnail
from desktop.files.metadata.facts.photo_facts import metadata_with_facts
from desktop.files.metadata.gps_removal import without_places
from desktop.files.metadata.picture_mapping import PictureMapping
from desktop.files.metadata.xmp_geometry import (
    has_xmp_thumbnail,
    map_xmp,
    set_xmp_resolution,
    with_xmp_thumbnail,
)
from desktop.files.metadata.xmp_history import with_xmp_history
from desktop.files.metadata.xmp_packet import DamagedXmp, unless_damaged


def result_metadata(
    document: Document, options: ExportOptions, image: Image
) -> tuple[Metadata, tuple[str, ...]]:
    """Build the metadata of a result, with the steps as history if wanted and any layer acts.

    Returns also the names of what could not be added. `image` is the result."""
    photo = document.photo
    size = (photo.width, photo.height)
    metadata, omitted = metadata_with_facts(photo.metadata, document.facts, size)
    if not options.keep_gps:
        metadata, without = _without_places(metadata)
        omitted = (*omitted, *without)
    effective = tuple(layer for layer in document.layers if layer.is_effective)
    metadata = map_metadata(metadata, _mapping(document, options.print_spec))
    dpi = options.print_spec.dpi if options.print_spec else document.output_dpi
    if dpi is not None:
        metadata = with_resolution(metadata, round(dpi))
    turned = metadata.applied_orientation != 1
    changed = effective or document.transform or options.print_spec
    if changed or turned or not options.keep_gps:
        metadata = _renew_thumbnails(metadata, image, document)
    if not (effective and options.record_history):
        return metadata, omitted
    recipe = Recipe.without_stroke_data(replace(document, layers=effective))
    xmp = with_xmp_history(metadata.xmp, recipe, datetime.now(UTC))
    needs_check = metadata.xmp or not options.format.spec.metadata.xmp
    if xmp is None or (needs_check and not holds_xmp(options.format, xmp)):
        return metadata, (*omitted, "history")
    return replace(metadata, xmp=xmp), omitted


def _without_places(metadata: Metadata) -> tuple[Metadata, tuple[str, ...]]:
    """Remove places from metadata; return also the names of blocks removed completely."""
    kept = without_places(metadata)
    blocks = {"EXIF": (metadata.exif, kept.exif), "XMP": (metadata.xmp, kept.xmp)}
    return kept, tuple(name for name, (had, has) in blocks.items() if had and not has)


def _mapping(document: Document, print_spec: PrintSpec | None) -> PictureMapping:
    """Return the mapping of points from the photo to the result.

    The result may be cropped, or be the paper of a print."""
    photo, transform = document.photo.whole, document.transform
    factor, size = document.output_factor, document.output
    if print_spec is not None:
        factor, size = float(document.enlargement), document.canvas
    to_result = np.diag((factor, factor, 1.0))
    if transform is not None:
        to_result = to_result @ np.linalg.inv(transform.to_photo(photo))
    if print_spec is not None:
        place = print_spec.placed(size)
        scale = np.diag((place.w / size.w, place.h / size.h, 1.0))
        to_result, size = shift(place.x, place.y) @ scale @ to_result, print_spec.paper(size)
    return PictureMapping(to_result, (photo.w, photo.h), (size.w, size.h))


def with_resolution(metadata: Metadata, dpi: int) -> Metadata:
    """Set the resolution to `dpi` dots per inch, in the EXIF block and XMP packet too."""
    exif = metadata.exif and set_exif_resolution(metadata.exif, dpi)
    xmp = unless_damaged(partial(set_xmp_resolution, dpi=dpi), metadata.xmp)
    return replace(metadata, exif=exif, xmp=xmp, dpi=(float(dpi), float(dpi)), pixel_aspect=None)


def map_metadata(metadata: Metadata, mapping: PictureMapping) -> Metadata:
    """Update sizes and positions in EXIF and XMP by a mapping; a damaged XMP packet stays."""
    exif = metadata.exif and map_exif(metadata.exif, mapping)
    xmp = unless_damaged(partial(map_xmp, mapping=mapping), metadata.xmp)
    dpi, aspect = metadata.dpi, metadata.pixel_aspect
    if mapping.is_quarter_turn:
        dpi, aspect = dpi and dpi[::-1], aspect and aspect[::-1]
    return replace(metadata, exif=exif, xmp=xmp, dpi=dpi, pixel_aspect=aspect)


def _renew_thumbnails(metadata: Metadata, image: Image, document: Document) -> Metadata:
    """Replace existing thumbnails in EXIF and XMP by thumbnails of the result `image`."""
    exif, xmp = metadata.exif, metadata.xmp
    profile = None if document.photo.native is None else metadata.profile
    if exif is not None and has_thumbnail(exif):
        exif = with_thumbnail(exif, small_jpeg(image, SIDE, profile))
    if xmp is not None and has_xmp_thumbnail(xmp):
        scale = min(SIDE / max(image.width, image.height), 1.0)
        size = (max(round(image.width * scale), 1), max(round(image.height * scale), 1))
        with suppress(DamagedXmp):
            xmp = with_xmp_thumbnail(xmp, small_jpeg(image, SIDE, profile), size)
    return replace(metadata, exif=exif, xmp=xmp)
