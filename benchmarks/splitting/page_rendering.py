"""Rendering of synthetic album pages: background, prints with their shadows, dust, captions."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks.splitting.page_layout import Border, Page, Print, Rng
from models.core.pixels import Pixels
from models.splitting.rotated_rect import RotatedRect

Plane = NDArray[np.float32]
"""One channel, H x W."""

MM_PER_INCH: Final = 25.4
"""Millimetres in an inch."""

PAPER_WHITE: Final = {Border.WHITE: (0.94, 0.94, 0.93), Border.IVORY: (0.91, 0.88, 0.79)}
"""Colours of the paper in margins, RGB, 0 to 1."""


def photo_files(photos: Path) -> list[Path]:
    """List the validation and the old photographs by name."""
    return sorted(
        file
        for part in ("val", "old")
        for file in (photos / part).iterdir()
        if file.suffix != ".csv"
    )


def render_page(page: Page, files: Sequence[Path], dpi: float) -> NDArray[np.uint8]:
    """Render a page as a scanner at `dpi` sees it: H x W x 3, RGB. `files` are the photographs."""
    rng = np.random.default_rng(page.seed + 7)
    scale = dpi / MM_PER_INCH
    width, height = (round(side * scale) for side in page.size)
    light = _light(page, rng)
    canvas = _background(page, (height, width), scale, rng)
    if page.captions:
        _write_captions(canvas, page, scale, rng)
    for each in page.prints:
        _lay(canvas, each, page, files[each.photo], scale)
    canvas *= cv2.resize(light, (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
    _scatter_dust(canvas, page.dust, scale, rng)
    canvas += _noise((height, width), rng)[..., None] * np.float32(rng.uniform(0.002, 0.008))
    return np.asarray(np.clip(canvas * 255 + 0.5, 0, 255), np.uint8)


def _light(page: Page, rng: Rng) -> Plane:
    """Draw uneven light: a slope, and a fall-off at one side, as under an open lid."""
    y, x = np.mgrid[-1:1:64j, -1:1:64j]
    slope = rng.normal(size=2)
    slope = slope / np.linalg.norm(slope) * page.unevenness
    light = 1 + slope[0] * x + slope[1] * y
    if rng.random() < 0.3:
        side = (x, -x, y, -y)[int(rng.integers(4))]
        light *= 1 - rng.uniform(0.02, 0.2) * np.clip((side - 0.9) / 0.1, 0, 1)
    return np.asarray(light, np.float32)


def _background(page: Page, shape: tuple[int, int], scale: float, rng: Rng) -> Pixels:
    canvas = np.empty((*shape, 3), np.float32)
    canvas[:] = page.colour
    canvas *= 1 + page.texture * _paper_texture(shape, scale, rng)[..., None]
    if page.paper is not None:
        alpha = _coverage(page.paper, shape, scale)[..., None]
        shade = 1 - 0.3 * cv2.GaussianBlur(alpha[..., 0], (0, 0), 1.2 * scale)[..., None]
        canvas = alpha * canvas + (1 - alpha) * np.asarray(page.lid, np.float32) * shade
    return canvas


def _paper_texture(shape: tuple[int, int], scale: float, rng: Rng) -> Plane:
    """Draw a texture of mean 0 and deviation about 1: clouds, fibres and grain.

    `shape` is H x W, `scale` pixels per millimetre."""
    texture = np.zeros(shape, np.float32)
    for millimetres, weight in ((20.0, 0.4), (3.0, 0.4), (0.8, 0.7), (0.25, 0.7)):
        step = max(millimetres * scale, 1.0)
        small = rng.normal(size=(int(shape[0] / step) + 2, int(shape[1] / (2 * step)) + 2))
        size = (shape[1], shape[0])
        texture += weight * cv2.resize(
            small.astype(np.float32), size, interpolation=cv2.INTER_CUBIC
        )
    return texture


def _coverage(place: RotatedRect, shape: tuple[int, int], scale: float) -> Plane:
    """Draw a rectangle in millimetres on `shape` (H x W) at `scale` px a mm: 1 inside, else 0."""
    mask = np.zeros(shape, np.uint8)
    points = np.round(place.scaled(scale).corners * 16).astype(np.int32)
    cv2.fillConvexPoly(mask, points, 255, cv2.LINE_AA, 4)
    return np.asarray(mask, np.float32) / np.float32(255)


def _lay(canvas: Pixels, each: Print, page: Page, file: Path, scale: float) -> None:
    """Draw a print, its shadow and photo corners on a canvas with `scale` pixels a millimetre."""
    rng = np.random.default_rng(each.seed)
    pad = max(round(3 * scale), 4)
    picture, alpha = _print_bitmap(each, page, file, scale, rng)
    picture = np.pad(picture, ((pad, pad), (pad, pad), (0, 0)), "edge")
    alpha = np.pad(alpha, pad)
    place = each.place.scaled(scale)
    reach = place.grown(pad).corners
    left, top = np.maximum(np.floor(reach.min(0)).astype(int), 0)
    right, bottom = np.minimum(np.ceil(reach.max(0)).astype(int) + 1, canvas.shape[1::-1])
    matrix = _to_page(place, picture.shape[1::-1], (left, top))
    size = (int(right - left), int(bottom - top))
    warped = cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_LINEAR)
    cover = np.asarray(cv2.warpAffine(alpha, matrix, size, flags=cv2.INTER_LINEAR), np.float32)
    part = canvas[top:bottom, left:right]
    part *= (1 - _shadow(cover, scale, rng) * (1 - cover))[..., None]
    part += cover[..., None] * (warped - part)
    if each.corners:
        _add_photo_corners(canvas, each.place, scale, rng)


def _to_page(
    place: RotatedRect, size: Sequence[int], origin: tuple[int, int]
) -> NDArray[np.float64]:
    """Return the affine matrix from pixels of the padded print to pixels of the page part.

    `size` is that of the print, `origin` the part's corner; the matrix is 2 x 3."""
    axes = place.axes.T
    middle = np.array(size) / 2 - 0.5
    offset = np.array([place.x, place.y]) - 0.5 - np.array(origin) - axes @ middle
    return np.column_stack([axes, offset])


def _print_bitmap(
    each: Print, page: Page, file: Path, scale: float, rng: Rng
) -> tuple[Pixels, Plane]:
    """Make the print at the scale of the page: picture with margin, and its coverage."""
    width, height = max(round(each.place.w * scale), 8), max(round(each.place.h * scale), 8)
    margin = round(each.margin * scale)
    inner = (width - 2 * margin, height - 2 * margin)
    bitmap = np.empty((height, width, 3), np.float32)
    bitmap[:] = _margin_colour(each.border, page, rng)
    picture = _aged(_cropped(file, inner), rng)
    bitmap[margin : height - margin, margin : width - margin] = picture
    return bitmap, _deckled(height, width, each.deckle * scale, rng)


def _margin_colour(border: Border, page: Page, rng: Rng) -> NDArray[np.float32]:
    if border is Border.LID:
        return np.asarray(np.array(page.colour) * rng.uniform(0.97, 1.02), np.float32)
    if border is Border.BLACK:
        return np.full(3, rng.uniform(0.03, 0.1), np.float32)
    return np.asarray(
        np.array(PAPER_WHITE.get(border, (0, 0, 0))) * rng.uniform(0.95, 1), np.float32
    )


def _cropped(file: Path, size: tuple[int, int]) -> Pixels:
    """Read a photograph and crop its middle to the aspect ratio of `size`."""
    with Image.open(file) as opened:
        photo = opened.convert("RGB")
    scale = max(size[0] / photo.width, size[1] / photo.height)
    w, h = min(size[0] / scale, photo.width), min(size[1] / scale, photo.height)
    left, top = (photo.width - w) / 2, (photo.height - h) / 3
    box = (left, top, left + w, top + h)
    resized = photo.resize(size, Image.Resampling.BICUBIC, box)
    return np.asarray(resized, np.float32) / np.float32(255)


def _aged(picture: Pixels, rng: Rng) -> Pixels:
    """Fade a picture or remove its colour, with some probability, as on old prints."""
    kind = rng.random()
    if kind < 0.5:
        return picture
    grey = picture.mean(axis=2, keepdims=True)
    if kind < 0.75:
        picture = grey * np.array((1.0, 0.93, 0.8), np.float32) * np.float32(0.95)
    low, high = rng.uniform(0.03, 0.2), rng.uniform(0.75, 0.95)
    faded = low + np.asarray(picture) * (high - low)
    return np.asarray(np.broadcast_to(faded, (*grey.shape[:2], 3)), np.float32)


def _deckled(height: int, width: int, depth: float, rng: Rng) -> Plane:
    """Draw a `height` x `width` print's coverage, edges cut in waves of `depth` pixels."""
    alpha = np.ones((height, width), np.float32)
    if depth == 0:
        return alpha
    y, x = np.mgrid[:height, :width].astype(np.float32)
    period = depth * rng.uniform(2.5, 5)
    for distance, along in ((x, y), (width - 1 - x, y), (y, x), (height - 1 - y, x)):
        length = int(along.max() / period * 2) + 3
        knots = np.resize(np.array([0.0, 1.0]), length) * depth * rng.uniform(0.6, 1, length)
        cut = np.interp(np.arange(int(along.max()) + 1), np.arange(length) * period / 2, knots)
        alpha *= np.clip(distance - cut[along.astype(int)] + 1, 0, 1)
    return alpha


def _shadow(cover: Plane, scale: float, rng: Rng) -> Plane:
    """Draw the shadow of a print: the lamp's at one side, and a thin dark line all around.

    `cover` is H x W, 0 to 1; `scale` is pixels per millimetre."""
    direction = rng.uniform(0, 2 * np.pi)
    reach = rng.uniform(0.2, 0.8) * scale
    move = np.array([[1, 0, reach * np.cos(direction)], [0, 1, reach * np.sin(direction)]])
    lamp = cv2.warpAffine(cover, move, cover.shape[::-1])
    lamp = cv2.GaussianBlur(lamp, (0, 0), max(0.3 * scale, 0.4))
    close = cv2.GaussianBlur(cover, (0, 0), max(0.12 * scale, 0.4))
    shadow = lamp * rng.uniform(0.05, 0.45) + close * rng.uniform(0.04, 0.2)
    return np.asarray(np.clip(shadow, 0, 0.9), np.float32)


def _add_photo_corners(canvas: Pixels, place: RotatedRect, scale: float, rng: Rng) -> None:
    """Draw paper triangles over a print's corners; `scale` is pixels per millimetre."""
    colour = ((0.06, 0.06, 0.06), (0.85, 0.82, 0.72), (0.7, 0.7, 0.7))[int(rng.integers(3))]
    leg, beyond = rng.uniform(9, 14), rng.uniform(0.5, 1.5)
    corners = place.grown(beyond).corners
    for index, corner in enumerate(corners):
        ends = (corners[index - 1], corners[(index + 1) % 4])
        legs = [corner + (end - corner) / np.linalg.norm(end - corner) * leg for end in ends]
        points = np.round(np.array([corner, *legs]) * scale * 16).astype(np.int32)
        cv2.fillConvexPoly(canvas, points, colour, cv2.LINE_AA, 4)


def _scatter_dust(canvas: Pixels, count: int, scale: float, rng: Rng) -> None:
    """Draw `count` specks and hairs as dust on the glass; `scale` is pixels a millimetre."""
    height, width = canvas.shape[:2]
    for _ in range(count):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        level = float(rng.choice((0.15, 0.5, 0.95)))
        colour = (level, level, level)
        if rng.random() < 0.8:
            radius = max(round(float(rng.exponential(0.12)) * scale), 1)
            cv2.circle(canvas, (int(x), int(y)), radius, colour, -1, cv2.LINE_AA)
            continue
        turns = np.cumsum(rng.normal(0, 0.25, 20)) + rng.uniform(0, 7)
        step = rng.uniform(0.1, 0.6) * scale
        path = np.cumsum(np.column_stack([np.cos(turns), np.sin(turns)]) * step, axis=0) + np.array(
            [x, y]
        )
        cv2.polylines(canvas, [path.astype(np.int32)], False, colour, 1, cv2.LINE_AA)


def _write_captions(canvas: Pixels, page: Page, scale: float, rng: Rng) -> None:
    """Write a line of handwriting below each print, light on dark paper and dark on light.

    `scale` is pixels per millimetre."""
    level = 0.9 if sum(page.colour) < 1.4 else 0.15
    for each in page.prints:
        corners = each.place.corners
        x, y = corners[:, 0].min(), corners[:, 1].max() + rng.uniform(3, 7)
        letters = int(rng.integers(6, 18))
        t = np.arange(letters * 8)
        path = np.column_stack([x + t * 0.35, y + np.sin(t * 1.1) * rng.uniform(0.5, 1.6, len(t))])
        points = np.round(path * scale).astype(np.int32)
        cv2.polylines(
            canvas, [points], False, (level,) * 3, max(round(0.3 * scale), 1), cv2.LINE_AA
        )


def _noise(shape: tuple[int, int], rng: Rng) -> Plane:
    return rng.standard_normal(shape, dtype=np.float32)
