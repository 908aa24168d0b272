"""Fill holes of any width from the picture itself.

Wide holes are completed from exemplars (`complete`). Thin ones, such as scratches and cracks,
become a mixture of four fillings: the answer of a network, a smooth membrane, continued edges and
exemplars. The weights are those that do best at undamaged places nearby (`Mixture`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from models.core.pixels import Rect, dilate, to_luma
from models.core.progress import Progress
from models.inpainting.directional_filling import continue_edges
from models.inpainting.exemplar_completion import complete
from models.inpainting.filled_tone import level_coarse_tone
from models.inpainting.grain_synthesis import match_fine_detail
from models.inpainting.hole_geometry import boxes_around, find_specks, thin_share
from models.inpainting.membrane_filling import membrane
from models.inpainting.mixed_filling import LEAST_HELD_BACK, Mixture, densest_window, held_back
from models.inpainting.patch_vectors import Flags, Plane

FillNetwork = Callable[[Plane, Flags], Plane]
"""Function that fills the hole (H x W) of an RGB picture with an inpainting network."""

USUAL: Final = np.array([0.2, 0.15, 0.45, 0.2], np.float32)
"""Weights of network, membrane, continued edges and exemplars in thin holes, without evidence."""
LEAST_WEIGHT: Final = 0.27
"""Weight below which exemplars are left out of thin holes, to save time."""
TRIALS: Final = 1
"""Boxes in which the fillings are tried at undamaged places; their weights serve all boxes."""
RING: Final = 12
"""Pixels around a hole whose colours tell whether the picture has one tone there."""
ONE_TONE: Final = 0.012
"""Largest standard deviation (0 to 1) of colours from a curve over luma in a print of one tone."""


def fill(image: Plane, hole: Flags, network: FillNetwork, progress: Progress) -> Plane:
    """Fill `hole` (H x W) of an RGB picture (H x W x 3, float32, 0 to 1); other pixels stay.

    `network` is called for thin holes only. Prints of one tone (grey, sepia) keep it. Equal inputs
    give equal pixels. Raises: Cancelled."""
    filled = image.copy()
    if not hole.any() or hole.all():
        return filled
    share, specks = thin_share(hole), find_specks(hole)
    boxes = [box for box in boxes_around(hole) if not hole[box.slices].all()]
    sites = [_Site.of(image, hole, share, specks, box) for box in boxes]
    weights = _learn_weights(sites, network, progress.share(0, 0.2))
    progress = progress.share(0.2, 1)
    for number, (box, site) in enumerate(zip(boxes, sites, strict=True)):
        filled[box.slices] = site.filled(weights, network, progress.part(number, len(boxes)))
    return filled


@dataclass(frozen=True, slots=True)
class _Site:
    """Rectangular part of a picture around some connected pieces of its hole.

    `plane` is what is filled: the colours or, in a print of one tone, the luma, from which the
    curve `tone` makes the colours. `share` is how thin the hole is, 0 to 1; `specks` are its small
    pieces."""

    image: Plane
    plane: Plane
    hole: Flags
    share: Plane
    specks: Flags
    tone: Plane | None

    @classmethod
    def of(cls, image: Plane, hole: Flags, share: Plane, specks: Flags, box: Rect) -> "_Site":
        """Cut `box` out of a picture and its hole, thinness and specks.

        `share` is the thinness of each hole pixel, 0 to 1."""
        at = box.slices
        tone = _tone_curve(image[at], hole[at])
        plane = image[at] if tone is None else to_luma(image[at])[..., None]
        return cls(image[at], plane, hole[at], share[at], specks[at], tone)

    @property
    def thin(self) -> Flags:
        """Pixels of the hole that are not in a wide part of it."""
        return np.asarray(self.hole & (self.share > 0))

    def part(self, rect: Rect) -> "_Site":
        """Return the part of the site at `rect`."""
        at = rect.slices
        image, plane, share = self.image[at], self.plane[at], self.share[at]
        return _Site(image, plane, self.hole[at], share, self.specks[at], self.tone)

    def with_trial(self, places: Flags) -> "_Site":
        """Return the site with known `places` added to the hole, to test fillings on them."""
        share = np.where(places, np.float32(1), self.share)
        return replace(self, hole=self.hole | places, share=share)

    def smooth_fillings(self, network: FillNetwork, thin: Flags) -> Plane:
        """Fill thin pixels by network, membrane and continued edges: 3 x N x C in this order."""
        guess = membrane(self.plane, self.hole)
        edges = continue_edges(self.plane, self.hole, thin, guess)
        answer = np.clip(network(self.image, self.hole), 0, 1)
        answer = answer if self.tone is None else to_luma(answer)[..., None]
        return np.stack([each[thin] for each in (answer, guess, edges)])

    def filled(self, weights: Plane, network: FillNetwork, progress: Progress) -> Plane:
        """Return the colours of the site with its hole filled by the weighted fillings."""
        made, thin, share = self.plane.copy(), self.thin, self.share[..., None]
        if thin.any():
            smooth = self.smooth_fillings(network, thin)
            made[thin] = np.tensordot(weights[:3] / max(weights[:3].sum(), 1e-6), smooth, 1)
        rest = self.hole & ~(self.specks & thin)
        if weights[3] == 0:
            rest &= self.share < 1
        if rest.any():
            grainy = rest & (self.share == 0)
            found = complete(made, rest, progress, grainy=grainy)
            part = np.where(rest[..., None], 1 - share * (1 - weights[3]), 0)
            made = np.asarray(made + part * (found - made), np.float32)
            if grainy.any():
                made = level_coarse_tone(made, self.hole, grainy)
                made = match_fine_detail(made, self.hole, grainy)
        progress.report(1.0)
        colours = made if self.tone is None else _apply_tone(made[..., 0], self.tone)
        return np.where(self.hole[..., None], np.clip(colours, 0, 1), self.image)


def _learn_weights(sites: list[_Site], network: FillNetwork, progress: Progress) -> Plane:
    """Learn the weights of the fillings of thin holes from errors at known places nearby.

    `sites` are parts of the picture that hold the holes."""
    mixture = Mixture(USUAL)
    for whole in sorted(sites, key=lambda each: -int(each.thin.sum()))[:TRIALS]:
        site = whole.part(densest_window(whole.thin))
        places = held_back(site.thin, site.hole)
        if int(places.sum()) >= LEAST_HELD_BACK:
            trial = site.with_trial(places)
            smooth = trial.smooth_fillings(network, places)
            found = complete(trial.plane, trial.hole, progress, grainy=np.zeros_like(places))
            fillings = np.concatenate((smooth, found[places][None]))
            mixture.learn(fillings.reshape(len(USUAL), -1), site.plane[places].ravel())
    weights = mixture.weights
    if weights[3] < LEAST_WEIGHT:
        weights[3] = 0
    return np.asarray(weights / weights.sum(), np.float32)


def _tone_curve(image: Plane, hole: Flags) -> Plane | None:
    """Fit the colours around the hole by a quadratic of the luma (3 x 3: power by channel).

    Returns None where they do not follow it, as the picture has several tones."""
    ring = dilate(hole, RING) & ~hole
    colours = image[ring]
    if len(colours) < 32:
        return None
    luma = to_luma(image)[ring]
    powers = np.stack((np.ones_like(luma), luma, luma * luma), 1)
    curve, *_ = np.linalg.lstsq(powers, colours, rcond=None)
    return curve if float((powers @ curve - colours).std()) < ONE_TONE else None


def _apply_tone(luma: Plane, curve: Plane) -> Plane:
    powers = np.stack((np.ones_like(luma), luma, luma * luma), -1)
    return np.asarray(powers @ curve, np.float32)
