"""OpenRaster layers of a project: what other programs see of it.

Photo and patches are stored at the size of the photo, whatever the crop transform is. If it only
crops, the canvas for other programs is the crop and the layers reach beyond it. If it turns,
straightens or corrects perspective, which OpenRaster cannot express, other programs get transformed
copies, `data/framed/...`.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.crop_resampling import resample_through
from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.photo import Metadata, Photo
from desktop.files.export.encoders import encode, image_from_arrays
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, render_rows, scratch_beside
from desktop.files.formats import libvips
from desktop.files.formats.format_table import Format
from desktop.files.formats.openraster_writer import (
    MERGED,
    THUMBNAIL,
    THUMBNAIL_SIDE,
    Archive,
    Plane,
    stack_xml,
)
from desktop.files.storage.scratch_files import Scratch
from models.core.pixels import Raster, Rect, as_levels
from models.core.progress import Progress
from models.imaging.upscaling import upscale_rect

PHOTO: Final = "data/photo.png"

_PNG: Final = ExportOptions(Format.PNG)
_STRIP: Final = 1 << 21
"""Approximate number of pixels of a layer that are transformed at a time."""


@dataclass(frozen=True, slots=True)
class _LayerImage:
    """Image of a layer with the sides of the photo; a `grey` one has equal channels."""

    levels: Raster
    alpha: NDArray[Any] | None
    grey: bool = False

    @property
    def vips_image(self) -> libvips.Image:
        """Image for libvips, which reads the arrays without a copy."""
        return image_from_arrays(self.levels, self.alpha, grey=self.grey)

    def transformed(self, document: Document, scratch: Scratch) -> "_LayerImage":
        """Return the image after the document's crop transform."""
        shown, alpha = document.visible_rect, None
        levels = scratch.raster(shown.h, shown.w, self.levels.dtype)
        _transform(document, self.levels, levels)
        if self.alpha is not None:
            alpha = scratch.plane(shown.h, shown.w, self.alpha.dtype)
            _transform(document, self.alpha, alpha)
        return replace(self, levels=levels, alpha=alpha)


def patch_entry_name(number: int, fits: bool = True) -> str:
    """Return the archive entry of layer `number`'s patch; `fits` is False if it enlarges."""
    return f"data/{number}.png" if fits else f"heirloom/enlarged/{number}.png"


def needs_transformed_copies(document: Document) -> bool:
    """Return whether the crop transform rotates or tilts, beyond cropping."""
    transform = document.transform
    return transform is not None and not (transform.is_straight and transform.turns == 0)


def add_layers(archive: Archive, document: Document, rows: Rows, progress: Progress) -> None:
    """Write photo, patches and layer stack to a project. Raises: DiskFull; OSError; Cancelled."""
    layers = document.layers
    planes = [_add_photo(archive, document, progress.part(0, len(layers) + 1))]
    for number, layer in enumerate(layers):
        part = progress.part(number + 1, len(layers) + 1)
        if layer.patch is None and not layer.is_instant:
            continue
        with scratch_beside(document.photo) as scratch:
            patch = layer.patch
            pixels = patch.pixels if patch else _render_instant(document, number, rows, scratch)
            if layer.scale == 1:
                plane = Plane(layer.name, patch_entry_name(number), layer.opacity, layer.visible)
                image = _LayerImage(pixels, _mask_alpha(layer))
                planes.append(_add_plane(archive, document, plane, image, Metadata(), part))
            else:
                enlarged = image_from_arrays(pixels, None, grey=False)
                _add_png(archive, patch_entry_name(number, fits=False), enlarged, Metadata(), part)
    shown = document.visible_rect
    archive.add("stack.xml", stack_xml(shown.w, shown.h, tuple(planes)), packed=True)


def add_views(archive: Archive, document: Document, rows: Rows, progress: Progress) -> None:
    """Write merged picture and thumbnail, without enlarging layers.

    Raises: DiskFull; OSError; Cancelled."""
    visible = tuple(layer for layer in document.layers if layer.scale == 1)
    document = replace(document, layers=visible)
    with scratch_beside(document.photo) as scratch:
        merged = render_rows(document, _PNG, rows, scratch, progress.part(0, 3))
        metadata = _png_metadata(document.photo.metadata, merged, document.photo)
        _add_png(archive, MERGED, merged, metadata, progress.part(1, 3))
        small = merged.thumbnail_image(THUMBNAIL_SIDE, height=THUMBNAIL_SIDE, size="down")
        _add_png(archive, THUMBNAIL, small, Metadata(), progress.part(2, 3))


def _png_metadata(metadata: Metadata, image: libvips.Image, photo: Photo) -> Metadata:
    """Return what a PNG file with the pixels `image` can hold of a photo's metadata."""
    from desktop.files.export.metadata_transfer import transferable_metadata  # not at the start

    return transferable_metadata(metadata, image, photo, Format.PNG)[0]


def _add_photo(archive: Archive, document: Document, progress: Progress) -> Plane:
    photo = document.photo
    image = _LayerImage(photo.pixels, photo.alpha, photo.grey)
    metadata = _png_metadata(_in_srgb(photo), image.vips_image, photo)
    plane = Plane(photo.source.name, PHOTO, 1.0, visible=True)
    return _add_plane(archive, document, plane, image, metadata, progress)


def _add_plane(
    archive: Archive,
    document: Document,
    plane: Plane,
    image: _LayerImage,
    metadata: Metadata,
    progress: Progress,
) -> Plane:
    """Write the images of a layer; return its stack entry, with the position for other programs."""
    _add_png(archive, plane.entry, image.vips_image, metadata, progress.part(0, 2))
    if needs_transformed_copies(document):
        entry = plane.entry.replace("data/", "data/framed/")
        with scratch_beside(document.photo) as scratch:
            image = image.transformed(document, scratch).vips_image
            _add_png(archive, entry, image, metadata, progress.part(1, 2))
        return replace(plane, entry=entry)
    crop = document.transform.crop if document.transform else document.visible_rect
    return replace(plane, x=-crop.x, y=-crop.y)


def _mask_alpha(layer: Layer) -> NDArray[Any] | None:
    """Return the mask of a layer as 16-bit alpha, None without a mask."""
    return as_levels(layer.mask.values, np.dtype(np.uint16)) if layer.mask else None


def _render_instant(document: Document, number: int, rows: Rows, scratch: Scratch) -> Raster:
    """Render the picture up to instant layer `number`, for programs that cannot compute it."""
    photo, layer = document.photo, document.layers[number]
    whole = replace(layer, mask=None, opacity=1.0, visible=True)
    raster = scratch.raster(photo.height, photo.width, np.dtype(np.uint16))
    for strip, pixels in rows(Document(photo, (*document.layers[:number], whole))):
        raster[strip.slices] = as_levels(pixels, raster.dtype)
    return raster


def _transform(document: Document, levels: NDArray[Any], onto: NDArray[Any]) -> None:
    """Resample an array, H x W (x C), through the document's crop transform into `onto`, in strips.

    Without a transform `levels` is copied."""
    transform, photo, shown = document.transform, document.photo.whole, document.visible_rect
    if transform is None:
        onto[:] = levels
        return
    height = max(_STRIP // shown.w, 1)
    for top in range(0, shown.h, height):
        strip = Rect(0, top, shown.w, min(height, shown.h - top))
        pixels = resample_through(
            transform, photo, 1, strip, lambda rect: upscale_rect(levels, rect, 1)
        )
        onto[strip.slices] = as_levels(pixels, onto.dtype)


def _in_srgb(photo: Photo) -> Metadata:
    """Return the photo's metadata without its profile if its pixels are written as sRGB."""
    return photo.metadata if photo.native is None else replace(photo.metadata, profile=None)


def _add_png(
    archive: Archive, name: str, image: libvips.Image, metadata: Metadata, progress: Progress
) -> None:
    with archive.entry(name) as entry:
        encode(image, metadata, _PNG, entry, progress)
