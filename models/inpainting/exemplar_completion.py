"""Complete a hole from the rest of the picture, coarse to fine.

Wexler et al. 2007 with the search of Barnes et al. 2009: on a pyramid, patches that touch the hole
look for like patches outside, the hole's pixels become means of what was found, and both are
repeated. The last vote at full size lets the best patches decide almost alone, so that grain
survives; a membrane then takes away the difference in tone at the rim.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from models.core.progress import Progress
from models.inpainting.grain_synthesis import add_grain, blur_where
from models.inpainting.membrane_filling import enlarge, membrane, shrink
from models.inpainting.patch_match import Field, Matcher
from models.inpainting.patch_vectors import Flags, Numbers, Plane, touched_patches, whole_patches
from models.inpainting.patch_voting import depth_of, vote

FACTOR: Final = 2 / 3
"""Ratio of the sides of a pyramid level to those of the next finer one."""
LEAST_SIDE: Final = 32
"""Shorter side in pixels of the coarsest level of the pyramid."""


@dataclass(frozen=True, slots=True)
class _Effort:
    """Numbers of search-and-vote rounds (coarse levels, finest level), sharpness of the last vote.

    With a higher sharpness the patches that fit best decide more, see `vote`."""

    rounds: int
    finest_rounds: int
    sharpness: float


GRAINY: Final = _Effort(5, 3, 6.0)
"""Effort where grain is wanted: the best patches decide almost alone (see `vote`)."""
SMOOTH: Final = _Effort(3, 2, 1.0)
"""Effort elsewhere: a mean over many patches is nearer to the truth."""


@dataclass(slots=True)
class _Level:
    image: Plane
    hole: Flags
    is_finest: bool = False


def complete(
    image: Plane, hole: Flags, progress: Progress, *, grainy: Flags, seed: int = 0
) -> Plane:
    """Fill `hole` (H x W) of `image` (H x W x C, float32, 0 to 1) with patches from the rest.

    Pixels outside of the hole stay. Filled pixels in `grainy` (H x W) get the grain of the places
    they are copied from. The result depends on `seed` only. Where no patch is fully known, the
    filling is smooth. Raises: Cancelled."""
    rng = np.random.default_rng(seed)
    levels = _pyramid(image, hole)
    current: Plane | None = None
    field: Field | None = None
    effort = GRAINY if grainy.any() else SMOOTH
    for number, level in enumerate(levels):
        part = progress.part(number, len(levels))
        level.is_finest = number == len(levels) - 1
        if current is None:
            current = membrane(level.image, level.hole)
        else:
            current = enlarge(current, level.hole.shape)
            current = np.where(level.hole[..., None], current, level.image)
        if not level.hole.any():
            continue
        current, field = _refine(level, current, field, rng, part, effort)
    if grainy.any() and current is not None and field is not None:
        grain = add_grain(image, current, hole, _exemplars(field, np.argwhere(hole)))
        return np.where(grainy[..., None], grain, current)
    return image if current is None else current


def _pyramid(image: Plane, hole: Flags) -> list[_Level]:
    """Build the pyramid of reduced copies, the coarsest level first.

    It ends where the hole is about as deep as half a patch, or the level is LEAST_SIDE small."""
    deepest = float(depth_of(hole).max())
    levels = [_Level(image, hole)]
    size = np.array(hole.shape)
    scale = 1.0
    while deepest * scale > 1.5:
        scale *= FACTOR
        rows, columns = (int(n) for n in np.ceil(size * scale))
        if min(rows, columns) < LEAST_SIDE:
            break
        small, known = shrink(image, ~hole, (rows, columns))
        if not whole_patches(known).any():
            break
        levels.insert(0, _Level(small, ~known))
    return levels


def _refine(
    level: _Level,
    current: Plane,
    earlier: Field | None,
    rng: np.random.Generator,
    progress: Progress,
    effort: _Effort,
) -> tuple[Plane, Field | None]:
    """Search patches and vote on one level; return the picture and the field of matches.

    `current` is the picture so far, H x W x C; `earlier` are the matches of the coarser level."""
    sources = whole_patches(~level.hole)
    targets = np.argwhere(touched_patches(level.hole))
    if not sources.any() or not len(targets):
        return current, None
    matcher = Matcher(level.image, sources, rng)
    field = matcher.scatter(targets) if earlier is None else _carry_over(matcher, targets, earlier)
    depth, pixels = depth_of(level.hole), np.argwhere(level.hole)
    rounds = effort.finest_rounds if level.is_finest else effort.rounds
    reach = max(level.hole.shape) if earlier is None else max(level.hole.shape) // 4
    for turn in range(rounds):
        progress.report(turn / rounds)
        matcher.improve(current, field, 2 if earlier is None else 1, reach)
        sharpness = 1.0 + turn
        if level.is_finest and turn == rounds - 1:
            sharpness = effort.sharpness
        made = vote(level.image, field, pixels, depth, sharpness)
        current = current.copy()
        current[pixels[:, 0], pixels[:, 1]] = made
    if level.is_finest:
        current = _level_tone(level, field, depth, current, effort.sharpness)
    return current, field


def _exemplars(field: Field, pixels: Numbers) -> Numbers:
    """Return the position (N x 2) from which each pixel of the hole is mostly copied.

    Pixels too near the edge of the picture to be a patch centre take that of the nearest centre."""
    least, most = field.targets.min(0), field.targets.max(0)
    table = field.index_table(tuple(most + 1))
    inner = np.clip(pixels, least, most)
    return field.sources[table[inner[:, 0], inner[:, 1]]]


def _carry_over(matcher: Matcher, targets: np.ndarray, earlier: Field) -> Field:
    """Return the matches of a coarser level as matches of the `targets` of the next finer level."""
    most = earlier.targets.max(0)
    coarse = np.minimum((targets * FACTOR).astype(np.intp), most)
    number = earlier.index_table(tuple(most + 1))[coarse[:, 0], coarse[:, 1]]
    offset = np.zeros_like(targets)
    there = number >= 0
    offset[there] = (earlier.sources - earlier.targets)[number[there]]
    sources = targets + np.round(offset / FACTOR).astype(np.intp)
    sources[~there] = -1
    return matcher.adopt(targets, sources)


def _level_tone(
    level: _Level, field: Field, depth: Plane, current: Plane, sharpness: float
) -> Plane:
    """Remove the step in tone at the rim of the hole from the filling `current`.

    The patches also predict the known pixels beside the hole. Their error there is interpolated
    smoothly over the hole and subtracted. `depth` is each hole pixel's distance to the rim (H x W),
    `sharpness` how strongly good matches are preferred."""
    near = touched_patches(level.hole) & ~level.hole
    pixels = np.argwhere(near)
    if not len(pixels):
        return current
    said = vote(level.image, field, pixels, depth, sharpness)
    error = np.zeros_like(level.image)
    error[pixels[:, 0], pixels[:, 1]] = said - level.image[pixels[:, 0], pixels[:, 1]]
    smooth = np.where(near[..., None], blur_where(error, near), 0).astype(np.float32)
    spread = membrane(smooth, level.hole)
    return np.where(level.hole[..., None], current - spread, current)
