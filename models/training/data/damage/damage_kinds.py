"""Kinds of damage by which the detector is trained, and how often each is drawn."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.random import Generator

from models.core.pixels import MaskArray, Pixels
from models.training.data.damage.cracks import add_crack_web, add_cracks, add_crease
from models.training.data.damage.damage_painting import join
from models.training.data.damage.dust_and_specks import (
    add_dots,
    add_dust,
    add_flakes,
    add_mould,
    film_outlines,
)
from models.training.data.damage.fibres import add_fibres, add_hairs, add_lint
from models.training.data.damage.missing_paper import (
    make_hole,
    peel,
    remove_corner,
    remove_edge,
    remove_strip,
    tear_in,
)
from models.training.data.damage.pen_and_tape import add_pen_marks, add_stamp, add_tape, stick_tape
from models.training.data.damage.random_fields import log_uniform
from models.training.data.damage.scratches import (
    add_abrasion,
    add_scanner_lines,
    add_scratch_bundle,
    add_scratches,
)
from models.training.data.damage.stains import (
    add_fingerprint,
    add_foxing,
    add_silvering,
    add_stain,
    add_water_mark,
    stain_region,
)
from models.training.data.synthetic_damage import Outline

DamageGenerator = Callable[[Pixels, float, Generator], tuple[Pixels, MaskArray]]
"""Function that damages an image.

Its arguments are the image (H x W x 3, 0 to 1), the scale (pixels of this image per pixel of a scan
of the whole print of 600 pixels in width, 0.5 to 6) and the random generator. It returns the
damaged image and the opacity of the damage (H x W, 0 to 1). Where the opacity is 0 the image is
unchanged; shadows and bright rims of the damage belong to the mask.
"""

Kinds = Mapping[str, tuple[float, DamageGenerator]]
"""Weight and generator of each kind of damage by its name."""

MAX_KINDS: Final = 4
"""Largest number of kinds that one image gets."""


def stain_widely(image: Pixels, scale: float, rng: Generator) -> tuple[Pixels, MaskArray]:
    """Add the stain of a liquid to a large part of the picture; return picture and opacity."""
    radius = min(image.shape[:2]) * log_uniform(0.12, 0.6, rng)
    return add_water_mark(image, stain_region(image.shape, radius, rng), scale, rng)


def tape_widely(image: Pixels, scale: float, rng: Generator) -> tuple[Pixels, MaskArray]:
    """Add a broad strip of tape across the picture; return picture and opacity."""
    width = min(image.shape[:2]) * log_uniform(0.05, 0.25, rng)
    return stick_tape(image, width, scale, rng)


FINE: Final[Kinds] = {
    "hairs": (1.2, add_hairs),
    "fibres": (1.0, add_fibres),
    "lint": (0.6, add_lint),
    "dust": (1.4, add_dust),
    "dots": (0.7, add_dots),
    "mould": (0.5, add_mould),
    "flakes": (0.9, add_flakes),
    "scratches": (1.4, add_scratches),
    "scratch bundle": (0.7, add_scratch_bundle),
    "scanner lines": (0.5, add_scanner_lines),
    "abrasion": (0.5, add_abrasion),
    "cracks": (1.4, add_cracks),
    "crack web": (0.6, add_crack_web),
    "crease": (1.2, add_crease),
    "foxing": (0.4, add_foxing),
    "stain": (0.4, add_stain),
    "fingerprint": (0.3, add_fingerprint),
    "silvering": (0.1, add_silvering),
    "pen marks": (0.2, add_pen_marks),
    "stamp": (0.1, add_stamp),
    "tape": (0.3, add_tape),
}
"""Kinds that are seen in a patch; `with_film_outlines` adds the hand-drawn ones."""

LARGE: Final[Kinds] = {
    "missing corner": (1.5, remove_corner),
    "torn edge": (1.2, remove_edge),
    "tear": (1.2, tear_in),
    "hole": (1.2, make_hole),
    "missing strip": (0.6, remove_strip),
    "bare paper": (0.8, peel),
    "broad tape": (0.5, tape_widely),
    "wide stain": (0.5, stain_widely),
}
"""Kinds that are seen in a view of the whole picture."""

MISSING: Final[Kinds] = {
    "missing corner": (1.5, remove_corner),
    "torn edge": (1.2, remove_edge),
    "hole": (1.4, make_hole),
    "missing strip": (0.5, remove_strip),
    "tear": (0.3, tear_in),
    "bare paper": (0.3, peel),
}
"""Kinds of which parts of the picture are missing."""


def with_film_outlines(outlines: Sequence[Outline], kinds: Kinds = FINE) -> Kinds:
    """Return the kinds of damage, with one that draws these `outlines` of film damage added."""
    return {**kinds, "film outlines": (1.2, film_outlines(outlines))}


def add_damage(
    image: Pixels, scale: float, rng: Generator, kinds: Kinds = FINE
) -> tuple[Pixels, MaskArray]:
    """Add one to four kinds of damage, drawn by weight.

    Returns the damaged image and the opacity of all damage together. `scale` is pixels of the image
    per pixel of a print scan 600 px wide."""
    generators = [generator for _, generator in kinds.values()]
    weights = np.array([weight for weight, _ in kinds.values()])
    count = min(int(rng.choice(MAX_KINDS, p=[0.4, 0.3, 0.2, 0.1])) + 1, len(generators))
    drawn = rng.choice(len(generators), count, replace=False, p=weights / weights.sum())
    mask = np.zeros(image.shape[:2], np.float32)
    for number in drawn:
        image, layer = generators[number](image, scale, rng)
        mask = join(mask, layer)
    return image, mask
