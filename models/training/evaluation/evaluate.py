"""Honest numbers: `python -m models.training.evaluation.evaluate PHOTOS [TABLE ...]` prints
Markdown tables,
those that are named or all.

Everything is seeded, 8 bit, and runs through the engine that people run; peers get the same
pictures. Some of them are slow: with `--kept FILE` their scores are written there as soon as they
are known and read from there the next time, while ours are always measured anew; with `--ours` no
peer is measured that is not kept. Where there are two numbers, they are PSNR in dB and SSIM.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from models.core.pixels import Pixels, Raster, as_levels, as_pixels
from models.core.wish import Wish
from models.training.data.degradations import jpeg
from models.training.evaluation.baselines import bm3d_given, non_local_means
from models.training.evaluation.engine import Bench, row, same
from models.training.evaluation.metrics import Ledger, psnr, score_pairs
from models.training.evaluation.strengths import blur_table, colour_table, grey_table, stray_table
from models.training.evaluation.tables import damage_table, enlarging_table

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


def noise_table(bench: Bench) -> None:
    """CBSD68 beside the peers."""
    ours = bench.said("remove the noise")
    row("\nGaussian noise, CBSD68", "input", "Heirloom", "OpenCV NLM", "BM3D (true sigma)")
    row(*["---"] * 5)
    for sigma in SIGMAS:
        pairs = partial(with_noise, bench.benchmark, sigma)
        peers = {"OpenCV NLM": non_local_means(sigma), "BM3D": bm3d_given(sigma)}
        bench.compare(f"sigma {sigma}", pairs, (same, ours), peers)


def jpeg_table(bench: Bench) -> None:
    """Validation photos saved badly."""
    ours = bench.said("remove the jpeg artefacts")
    row("\nJPEG, validation photos", "input", "Heirloom", "gain in dB")
    row(*["---"] * 4)
    for quality in QUALITIES:
        before = score_pairs(compressed(bench.validation, quality), same)
        after = score_pairs(compressed(bench.validation, quality), ours)
        row(f"quality {quality}", str(before), str(after), f"{after.psnr - before.psnr:+.2f}")


def wish_table(bench: Bench) -> None:
    """Every degradation as in training."""
    row("\nas in training, validation photos", "input", "Heirloom", "gain in dB")
    row(*["---"] * 4)
    for wish, text in WORDS.items():
        before = score_pairs(degraded(bench, wish), same)
        after = score_pairs(degraded(bench, wish), bench.said(text))
        row(wish.value, str(before), str(after), f"{after.psnr - before.psnr:+.2f}")


def harm_table(bench: Bench) -> None:
    """Clean photos to themselves: the mean and the worst photo for each instruction."""
    row("\nclean photo, instruction", "mean PSNR to itself", "worst photo")
    row(*["---"] * 3)
    for text in HARMLESS:
        restore = bench.said(text)
        scores = [psnr(restore(image), image) for image in bench.validation[::4]]
        row(text, f"{np.mean(scores):.2f}", f"{min(scores):.2f}")


TABLES: Final[Mapping[str, Callable[[Bench], None]]] = {
    "harm": harm_table,
    "stray": stray_table,
    "grey": grey_table,
    "jpeg": jpeg_table,
    "wishes": wish_table,
    "blur": blur_table,
    "colour": colour_table,
    "damage": damage_table,
    "enlarging": enlarging_table,
    "noise": noise_table,
}


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path, help="holds cbsd68/, val/ and damage/")
    parser.add_argument("tables", nargs="*", choices=[*TABLES, []], default=[])
    parser.add_argument("--kept", type=Path, metavar="FILE", help="scores of peers")
    parser.add_argument("--ours", action="store_true", help="measure no peers")
    wanted = parser.parse_args()
    bench = Bench(wanted.photos, Ledger(wanted.kept, closed=wanted.ours))
    for name in wanted.tables or TABLES:
        TABLES[name](bench)


if __name__ == "__main__":
    main()
