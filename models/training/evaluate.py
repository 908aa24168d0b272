"""Honest numbers: `python -m models.training.evaluate PHOTOS` prints Markdown tables.

Everything is seeded, 8 bit, and runs through the engine that people run; peers get the same
pictures in the same run.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from models.device import Device, EngineSettings
from models.engine import local_engine
from models.pixels import Pixels, Raster, Rect, as_levels, as_pixels
from models.planning.plan import Step
from models.planning.planner import planned
from models.planning.wish import Wish
from models.progress import Progress
from models.training.damage import read_outlines
from models.training.degradations import degradations, jpeg

Restore = Callable[[Raster], Raster]
SIGMAS: Final = (15, 25, 50)
QUALITIES: Final = (10, 20, 40)
HARMLESS: Final = (
    "remove the noise",
    "take away the grain please",
    "denoise",
    "sharpen the blurry photo",
    "it is out of focus, fix that",
    "deblur",
    "get rid of the jpeg artifacts",
    "remove the compression blocks",
    "fix the scratches",
    "remove dust and specks",
    "repair the creases",
    "bring the colours back",
    "fix the yellow cast",
    "the picture has faded",
    "brighten this dark photo",
    "remove the haze",
    "clear the fog",
    "remove the rain",
    "more detail, it is low resolution",
    "make it better",
)


class Bench:
    """The engine with its bundled models, and the pictures."""

    def __init__(self, photos: Path) -> None:
        self._engine = local_engine(EngineSettings(Device.CPU))
        self.benchmark = _read(sorted((photos / "cbsd68").glob("*.png")))
        self.validation = _read(sorted((photos / "val").glob("*.webp")))
        self.table = degradations(
            read_outlines(photos / "damage" / "film_artifacts.json.gz", held_out=True)
        )

    def said(self, text: str) -> Restore:
        """Does what the planner makes of the words, at full strength."""
        steps = [p.step for p in planned(text, (), self._engine.embed).steps]

        def restore(image: Raster) -> Raster:
            for step in steps:
                image = self._run(step, image)
            return image

        return restore

    def _run(self, step: Step, image: Raster) -> Raster:
        out = np.empty_like(image)
        for rect, tile in self._engine.run(step, image, Rect.of(image).centre, None, Progress()):
            out[rect.slices] = as_levels(tile, image.dtype)
        return out


def _read(files: Iterable[Path]) -> list[NDArray[np.uint8]]:
    return [np.asarray(Image.open(file).convert("RGB")) for file in files]


def psnr(a: Raster, b: Raster) -> float:
    """In dB, of 8-bit levels; 100 where the pictures are equal."""
    error = float(np.mean((a.astype(np.float64) - b.astype(np.float64)) ** 2))
    return 10 * np.log10(255**2 / error) if error else 100.0


def scored(pairs: Iterable[tuple[Raster, Raster]], restore: Restore) -> float:
    """Mean PSNR of restored (first of a pair) against clean (second)."""
    return float(np.mean([psnr(restore(damaged), clean) for damaged, clean in pairs]))


def with_noise(clean: Sequence[Raster], sigma: float) -> Iterator[tuple[Raster, Raster]]:
    """Gaussian, clipped, 8 bit; picture n has seed n."""
    for seed, image in enumerate(clean):
        noise = np.random.default_rng(seed).normal(0, sigma / 255, image.shape)
        yield as_levels((as_pixels(image) + noise).astype(np.float32), image.dtype), image


def compressed(clean: Sequence[Raster], quality: int) -> Iterator[tuple[Raster, Raster]]:
    """Saved as JPEG, 4:2:0."""
    for image in clean:
        yield as_levels(jpeg(as_pixels(image), quality), image.dtype), image


def degraded(bench: Bench, wish: Wish) -> Iterator[tuple[Raster, Raster]]:
    """As in training, outlines of damage from scans kept out of it; picture n has seed n."""
    for seed, image in enumerate(bench.validation):
        damaged: Pixels = bench.table[wish](as_pixels(image), np.random.default_rng(seed))
        yield as_levels(damaged, image.dtype), image


def non_local_means(sigma: float) -> Restore:
    """OpenCV's, at the strength its documentation recommends for this noise."""
    strength = 0.8 * sigma

    def restore(image: Raster) -> Raster:
        out = cv2.fastNlMeansDenoisingColored(image, None, strength, strength, 7, 21)
        return np.asarray(out, np.uint8)

    return restore


def bm3d_given(sigma: float) -> Restore:
    """BM3D told the true noise level."""
    import bm3d

    def restore(image: Raster) -> Raster:
        clean = bm3d.bm3d_rgb(as_pixels(image), sigma / 255)
        return as_levels(np.asarray(clean, np.float32), image.dtype)

    return restore


def noise_table(bench: Bench) -> None:
    """CBSD68 beside the peers."""
    ours = bench.said("remove the noise")
    _row("Gaussian noise, CBSD68", "input", "Heirloom", "OpenCV NLM", "BM3D (true sigma)")
    _row(*["---"] * 5)
    for sigma in SIGMAS:
        methods = (_same, ours, non_local_means(sigma), bm3d_given(sigma))
        scores = (scored(with_noise(bench.benchmark, sigma), m) for m in methods)
        _row(f"sigma {sigma}", *(f"{s:.2f}" for s in scores))


def jpeg_table(bench: Bench) -> None:
    """Validation photos saved badly."""
    ours = bench.said("remove the jpeg artefacts")
    _row("\nJPEG, validation photos", "input", "Heirloom", "gain")
    _row(*["---"] * 4)
    for quality in QUALITIES:
        before = scored(compressed(bench.validation, quality), _same)
        after = scored(compressed(bench.validation, quality), ours)
        _row(f"quality {quality}", f"{before:.2f}", f"{after:.2f}", f"{after - before:+.2f}")


def wish_table(bench: Bench, words: Mapping[Wish, str]) -> None:
    """Every degradation as in training."""
    _row("\nas in training, validation photos", "input", "Heirloom", "gain")
    _row(*["---"] * 4)
    for wish, text in words.items():
        before = scored(degraded(bench, wish), _same)
        after = scored(degraded(bench, wish), bench.said(text))
        _row(wish.value, f"{before:.2f}", f"{after:.2f}", f"{after - before:+.2f}")


def harm_table(bench: Bench) -> None:
    """Clean photos to themselves: the mean and the worst photo for each instruction."""
    _row("\nclean photo, instruction", "mean PSNR to itself", "worst photo")
    _row(*["---"] * 3)
    for text in HARMLESS:
        restore = bench.said(text)
        scores = [psnr(restore(image), image) for image in bench.validation[::4]]
        _row(text, f"{np.mean(scores):.2f}", f"{min(scores):.2f}")


WORDS: Final = {
    Wish.SCRATCHES: "remove the scratches and the dust",
    Wish.RAIN: "remove the rain",
    Wish.JPEG: "remove the jpeg artefacts",
    Wish.NOISE: "remove the noise",
    Wish.BLUR: "sharpen the blurred photo",
    Wish.HAZE: "remove the haze",
    Wish.LOW_LIGHT: "brighten the dark photo",
    Wish.FADING: "bring the faded colours back",
    Wish.LOW_RESOLUTION: "more detail, the resolution is too low",
}


def _same(image: Raster) -> Raster:
    return image


def _row(*cells: str) -> None:
    sys.stdout.write(f"{cells[0]} | " + " | ".join(cells[1:]) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path, help="holds cbsd68/, val/ and damage/")
    bench = Bench(parser.parse_args().photos)
    harm_table(bench)
    jpeg_table(bench)
    wish_table(bench, WORDS)
    noise_table(bench)


if __name__ == "__main__":
    main()
