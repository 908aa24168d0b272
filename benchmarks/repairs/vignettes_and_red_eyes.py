"""Benchmark of two repairs: vignettes that were put on photos, and pupils that were painted red.

    python -m benchmarks.repairs.vignettes_and_red_eyes PHOTOS [--count 60] [--seed 3]

PHOTOS holds the folder `val`. Printed are the PSNR to the original before and after a vignette was
removed, and how many of the painted pupils, and of the eyes without red, were taken for red ones.
"""

import argparse
import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
from PIL import Image

from models.core.device import EngineSettings
from models.core.face import Face
from models.core.pixels import Pixels, Rect, as_levels, as_pixels, to_coded, to_linear
from models.core.progress import Progress
from models.engine.local_engine import make_local_engine
from models.imaging.red_eyes import eye_rects, find_pupil
from models.imaging.vignette import estimate_falloff, radius_of, remove_vignette

SIDE = 900
"""Longest side in pixels to which photos are reduced."""

LEAST_EYES_APART = 12.0
"""Least distance in pixels of the eyes of faces whose pupils are painted."""

MARGIN = 8
"""Pixels around an eye that are compressed with it."""

EIGHT = np.dtype(np.uint8)


def main() -> None:
    """Measure both repairs and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("photos", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=3)
    arguments = parser.parse_args()
    rng = np.random.default_rng(arguments.seed)
    files = sorted((arguments.photos / "val").glob("*.*"))[: arguments.count]
    photos = [photo for photo in map(_read, files) if photo is not None]
    scores = np.array([_vignette_scores(photo, rng) for photo in photos])
    before, after = scores.mean(axis=0)
    better = float((scores[:, 1] > scores[:, 0]).mean())
    print(f"vignettes: {len(photos)} photos, {before:.1f} dB before, {after:.1f} dB after")
    print(f"better: {better:.0%}")
    found = [pair for photo in photos for pair in _eyes(photo, rng)]
    painted, clean = sum(red for red, _ in found), sum(clean for _, clean in found)
    print(
        f"red eyes: {painted} of {len(found)} painted pupils found, {clean} of as many clean eyes"
    )


def _read(file: Path) -> Pixels | None:
    """Read a photo reduced to `SIDE`; None if it is none."""
    try:
        image = Image.open(file).convert("RGB")
    except OSError:
        return None
    image.thumbnail((SIDE, SIDE))
    return as_pixels(np.asarray(image))


def _vignette_scores(photo: Pixels, rng: np.random.Generator) -> tuple[float, float]:
    """Return the PSNR of a photo with a random vignette, and after that was removed."""
    whole = Rect.of(photo)
    radius = radius_of(whole, whole)[..., None]
    exponent = -rng.uniform(0.3, 0.8) * radius**2 - rng.uniform(0, 0.5) * radius**4
    darkened = to_coded(to_linear(photo) * np.exp(exponent).astype(np.float32))
    darkened = as_pixels(as_levels(darkened, EIGHT))
    restored = remove_vignette(darkened, whole, whole, estimate_falloff(darkened))
    return _psnr(darkened, photo), _psnr(restored, photo)


def _psnr(one: Pixels, other: Pixels) -> float:
    return float(-10 * np.log10(np.mean((one - other) ** 2)))


def _eyes(photo: Pixels, rng: np.random.Generator) -> Iterator[tuple[bool, bool]]:
    """Yield for each eye whether it is taken for red with a painted pupil, and without."""
    with closing(make_local_engine(EngineSettings())) as engine:
        faces = engine.find_faces(as_levels(photo, EIGHT), Progress())
    for face in faces:
        if face.score < 0.95 or face.eyes_apart < LEAST_EYES_APART:
            continue
        for rect, (x, y) in zip(eye_rects(face, Rect.of(photo)), face.points[:2], strict=True):
            if rect.area:
                around = rect.grown(MARGIN, Rect.of(photo))
                eye = _painted(photo, around, (float(x), float(y)), face, rng)
                red = find_pupil(eye[rect.relative_to(around).slices], face.eyes_apart)
                clean = find_pupil(photo[rect.slices], face.eyes_apart)
                yield red is not None, clean is not None


def _painted(
    photo: Pixels, rect: Rect, eye: tuple[float, float], face: Face, rng: np.random.Generator
) -> Pixels:
    """Return the pixels around an eye with a red pupil and its reflection, saved as JPEG."""
    apart = face.eyes_apart
    x, y = (each + rng.normal(0, 0.02 * apart) for each in eye)
    radius = max(rng.uniform(0.06, 0.11) * apart, 1.5)
    rows, columns = np.mgrid[rect.y : rect.y + rect.h, rect.x : rect.x + rect.w]
    red = np.array((rng.uniform(0.5, 0.95), *rng.uniform(0.08, 0.22, 2)), np.float32)
    painted = photo[rect.slices]
    shift = 0.2 * radius
    for reach, colour, away in ((radius, red, 0.0), (radius / 4, np.float32(0.95), shift)):
        distance = np.hypot(columns - x + away, rows - y + away)
        share = np.clip(reach - distance + 0.5, 0, 1)[..., None].astype(np.float32)
        painted = painted + share * (colour - painted)
    file = io.BytesIO()
    Image.fromarray(as_levels(painted, EIGHT)).save(file, "JPEG", quality=90, subsampling=0)
    return as_pixels(np.asarray(Image.open(file)))


if __name__ == "__main__":
    main()
