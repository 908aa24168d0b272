"""Layout of a print: paper size in pixels, the picture on it, and its resolution."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from models.core.pixels import Rect

if TYPE_CHECKING:
    from desktop.files.formats.libvips import Image

MM_PER_INCH: Final = 25.4
"""Millimetres in an inch."""

SHARPEN_SIGMA: Final = 0.6
"""Radius in pixels of the output sharpening, which makes up for the softness of resampling."""


@dataclass(frozen=True, slots=True)
class PrintSpec:
    """Paper of a print: sides and white border in millimetres, and dots per inch.

    The long side of the paper lies along that of the picture."""

    width_mm: float
    height_mm: float
    dpi: int
    border_mm: float = 0.0

    def paper(self, picture: Rect) -> Rect:
        """Return the rect of the paper for a picture, from 0, 0, in pixels at the print's dpi."""
        sides = (self.width_mm, self.height_mm)
        if (picture.w >= picture.h) != (self.width_mm >= self.height_mm):
            sides = (self.height_mm, self.width_mm)
        return Rect(0, 0, *(max(self._pixels(side), 1) for side in sides))

    def placed(self, picture: Rect) -> Rect:
        """Return the rect of a picture on the paper in pixels at the print's dpi: centred, fitting.

        A border that leaves no room is ignored."""
        paper, border = self.paper(picture), self._pixels(self.border_mm)
        room = paper.w - 2 * border, paper.h - 2 * border
        if min(room) < 1:
            room = paper.w, paper.h
        scale = min(room[0] / picture.w, room[1] / picture.h)
        w, h = (
            min(max(round(side * scale), 1), most)
            for side, most in zip((picture.w, picture.h), room, strict=True)
        )
        return Rect((paper.w - w) // 2, (paper.h - h) // 2, w, h)

    def _pixels(self, length_mm: float) -> int:
        return round(length_mm / MM_PER_INCH * self.dpi)


def print_image(image: "Image", spec: PrintSpec) -> "Image":
    """Scale an image to its place on the paper, sharpen it slightly and add the white paper.

    The image keeps its bands and depth; transparent parts become white."""
    whole = Rect(0, 0, image.width, image.height)
    paper, place = spec.paper(whole), spec.placed(whole)
    white = 65535 if image.format == "ushort" else 255
    kind = image.interpretation
    if image.hasalpha():
        image = image.flatten(background=white, max_alpha=white).cast(image.format)
    if (place.w, place.h) != (whole.w, whole.h):
        image = image.resize(place.w / whole.w, vscale=place.h / whole.h, kernel="lanczos3")
        image = image.gravity("centre", place.w, place.h, extend="copy")
        image = image.sharpen(sigma=SHARPEN_SIGMA, m2=1.5)
    background = [white] * image.bands
    image = image.embed(
        place.x, place.y, paper.w, paper.h, extend="background", background=background
    )
    return image.copy(interpretation=kind)
