"""What other programs see of a project: its layers, the merged picture and a small one of it.

Photo and patches lie in the project as large as the photo, however it is framed. Other programs are
shown what the frame shows: where it only crops, their canvas is the crop and the layers reach
beyond it; where it turns, straightens or tilts, which OpenRaster cannot say, they are given
pictures of their own, `data/framed/...`, in which that is done.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from desktop.document.document import Document
from desktop.document.layer import Layer
from desktop.document.photo import Metadata, Photo
from desktop.document.resample import resample_through
from desktop.files.export.encoders import ExportOptions, encode, jpeg_preview
from desktop.files.export.exporter import Rows, beside, render_rows
from desktop.files.export.metadata_transfer import transferable_metadata
from desktop.files.formats import vips
from desktop.files.formats.formats import Format
from desktop.files.formats.openraster import (
    MERGED,
    THUMBNAIL,
    THUMBNAIL_SIDE,
    Archive,
    Plane,
    stack_xml,
)
from desktop.files.storage.scratch import Scratch
from models.core.pixels import Raster, Rect, as_levels
from models.core.progress import Progress
from models.imaging.upscaling import upscale_rect

PHOTO: Final = "data/photo.png"

_PNG: Final = ExportOptions(Format.PNG)
_STRIP: Final = 1 << 21
"""Pixels that are framed at once, about."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A picture as large as the photo; grey takes the first channel."""

    levels: Raster
    alpha: NDArray[Any] | None
    grey: bool = False

    @property
    def image(self) -> vips.Image:
        return jpeg_preview(self.levels, self.alpha, grey=self.grey)

    def framed(self, document: Document, scratch: Scratch) -> "_Drawn":
        """As the frame shows it."""
        shown, alpha = document.visible_rect, None
        levels = scratch.raster(shown.h, shown.w, self.levels.dtype)
        _draw(document, self.levels, levels)
        if self.alpha is not None:
            alpha = scratch.plane(shown.h, shown.w, self.alpha.dtype)
            _draw(document, self.alpha, alpha)
        return replace(self, levels=levels, alpha=alpha)


def entry_of(number: int, fits: bool = True) -> str:
    """Where the patch of a layer lies; one that enlarges does not fit among the others."""
    return f"data/{number}.png" if fits else f"heirloom/enlarged/{number}.png"


def render_layer(document: Document) -> bool:
    """Whether other programs need pictures of their own."""
    frame = document.transform
    return frame is not None and not (frame.is_straight and frame.turns == 0)


def add_layers(archive: Archive, document: Document, rows: Rows, progress: Progress) -> None:
    """Photo and patches, and how they lie over each other."""
    layers = document.layers
    planes = [_add_photo(archive, document, progress.part(0, len(layers) + 1))]
    for number, layer in enumerate(layers):
        part = progress.part(number + 1, len(layers) + 1)
        if layer.patch is None and not layer.is_instant:
            continue
        with beside(document.photo) as scratch:
            pixels = layer.patch.pixels if layer.patch else _lit(document, number, rows, scratch)
            if layer.scale == 1:
                plane = Plane(layer.name, entry_of(number), layer.opacity, layer.visible)
                drawn = _Drawn(pixels, _alpha(layer))
                planes.append(_add_plane(archive, document, plane, drawn, Metadata(), part))
            else:
                seen = jpeg_preview(pixels, None, grey=False)
                _add_png(archive, entry_of(number, fits=False), seen, Metadata(), part)
    shown = document.visible_rect
    archive.add("stack.xml", stack_xml(shown.w, shown.h, tuple(planes)), packed=True)


def add_views(archive: Archive, document: Document, rows: Rows, progress: Progress) -> None:
    """The picture as a whole, for programs that only look; it is that of the layers they see."""
    fitting = tuple(layer for layer in document.layers if layer.scale == 1)
    document = replace(document, layers=fitting)
    with beside(document.photo) as scratch:
        merged = render_rows(document, _PNG, rows, scratch, progress.part(0, 3))
        metadata, _ = transferable_metadata(
            document.photo.metadata, merged, document.photo, Format.PNG
        )
        _add_png(archive, MERGED, merged, metadata, progress.part(1, 3))
        small = merged.thumbnail_image(THUMBNAIL_SIDE, height=THUMBNAIL_SIDE, size="down")
        _add_png(archive, THUMBNAIL, small, Metadata(), progress.part(2, 3))


def _add_photo(archive: Archive, document: Document, progress: Progress) -> Plane:
    photo = document.photo
    drawn = _Drawn(photo.pixels, photo.alpha, photo.grey)
    metadata, _ = transferable_metadata(_in_srgb(photo), drawn.image, photo, Format.PNG)
    plane = Plane(photo.source.name, PHOTO, 1.0, visible=True)
    return _add_plane(archive, document, plane, drawn, metadata, progress)


def _add_plane(
    archive: Archive,
    document: Document,
    plane: Plane,
    drawn: _Drawn,
    metadata: Metadata,
    progress: Progress,
) -> Plane:
    """Where other programs find it."""
    _add_png(archive, plane.entry, drawn.image, metadata, progress.part(0, 2))
    if render_layer(document):
        entry = plane.entry.replace("data/", "data/framed/")
        with beside(document.photo) as scratch:
            image = drawn.framed(document, scratch).image
            _add_png(archive, entry, image, metadata, progress.part(1, 2))
        return replace(plane, entry=entry)
    crop = document.transform.crop if document.transform else document.visible_rect
    return replace(plane, x=-crop.x, y=-crop.y)


def _alpha(layer: Layer) -> NDArray[Any] | None:
    """A mask, as other programs know one."""
    return as_levels(layer.mask.values, np.dtype(np.uint16)) if layer.mask else None


def _lit(document: Document, number: int, rows: Rows, scratch: Scratch) -> Raster:
    """What an instant layer makes of all below it, for programs that cannot compute it."""
    photo, layer = document.photo, document.layers[number]
    whole = replace(layer, mask=None, opacity=1.0, visible=True)
    raster = scratch.raster(photo.height, photo.width, np.dtype(np.uint16))
    for strip, pixels in rows(Document(photo, (*document.layers[:number], whole))):
        raster[strip.slices] = as_levels(pixels, raster.dtype)
    return raster


def _draw(document: Document, levels: NDArray[Any], onto: NDArray[Any]) -> None:
    """What the frame shows of a picture, strip by strip."""
    frame, photo, shown = document.transform, document.photo.whole, document.visible_rect
    if frame is None:
        onto[:] = levels
        return
    height = max(_STRIP // shown.w, 1)
    for top in range(0, shown.h, height):
        strip = Rect(0, top, shown.w, min(height, shown.h - top))
        seen = resample_through(frame, photo, 1, strip, lambda at: upscale_rect(levels, at, 1))
        onto[strip.slices] = as_levels(seen, onto.dtype)


def _in_srgb(photo: Photo) -> Metadata:
    """What goes with the pixels that layers lie on."""
    return photo.metadata if photo.native is None else replace(photo.metadata, profile=None)


def _add_png(
    archive: Archive, name: str, image: vips.Image, metadata: Metadata, progress: Progress
) -> None:
    with archive.entry(name) as entry:
        encode(image, metadata, _PNG, entry, progress)
