"""Evaluation tables: `python -m models.training.evaluation.evaluate PHOTOS [TABLE ...]`.

Prints the named Markdown tables, or all. Everything is seeded, has 8 bits and runs through the
engine of the program; other methods get the same pictures. Some of those are slow: with `--kept
FILE` their scores are written there as soon as they are known and read from there the next time,
while ours are always measured; with `--ours` no other method is measured that is not in the file.
Where there are two numbers, they are PSNR in dB and SSIM.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from models.core.pixels import Pixels, Raster, as_levels, as_pixels
from models.core.wish_table import Wish
from models.training.data.degradations import jpeg
from models.training.evaluation.baselines import bm3d_given, non_local_means
from models.training.evaluation.enlarging import enlarging_table
from models.training.evaluation.evaluation_engine import EvaluationBench, identity, print_row
from models.training.evaluation.quality_metrics import ScoreCache, psnr, score_pairs
from models.training.evaluation.strengths import blur_table, colour_table, grey_table, stray_table

SIGMAS: Final = (15, 25, 50)
"""Standard deviations of the test noise, in 8-bit levels."""
QUALITIES: Final = (10, 20, 40)
"""JPEG qualities of the compression test."""
HARM_INSTRUCTIONS: Final = (
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
"""Instructions by which clean photos must not change."""


INSTRUCTIONS: Final = {
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
"""Instruction that is given for each kind of damage."""


def with_noise(clean: Sequence[Raster], sigma: float) -> Iterator[tuple[Raster, Raster]]:
    """Yield noisy (`sigma` levels, clipped, 8 bits) and clean pictures; picture n has seed n."""
    for seed, image in enumerate(clean):
        noise = np.random.default_rng(seed).normal(0, sigma / 255, image.shape)
        yield as_levels((as_pixels(image) + noise).astype(np.float32), image.dtype), image


def compressed_pairs(clean: Sequence[Raster], quality: int) -> Iterator[tuple[Raster, Raster]]:
    """Yield pictures compressed as JPEG (4:2:0) of this quality, 1 to 100, and clean ones."""
    for image in clean:
        yield as_levels(jpeg(as_pixels(image), quality), image.dtype), image


def degraded_pairs(bench: EvaluationBench, wish: Wish) -> Iterator[tuple[Raster, Raster]]:
    """Yield pictures degraded as in training, but by held-out outlines, and clean ones."""
    for seed, image in enumerate(bench.validation):
        damaged: Pixels = bench.table[wish](as_pixels(image), np.random.default_rng(seed))
        yield as_levels(damaged, image.dtype), image


def noise_table(bench: EvaluationBench) -> None:
    """Print results on CBSD68 with Gaussian noise, beside other methods."""
    ours = bench.restore_by_instruction("remove the noise")
    print_row("\nGaussian noise, CBSD68", "input", "Heirloom", "OpenCV NLM", "BM3D (true sigma)")
    print_row(*["---"] * 5)
    for sigma in SIGMAS:
        pairs = partial(with_noise, bench.benchmark, sigma)
        peers = {"OpenCV NLM": non_local_means(sigma), "BM3D": bm3d_given(sigma)}
        bench.compare(f"sigma {sigma}", pairs, (identity, ours), peers)


def jpeg_table(bench: EvaluationBench) -> None:
    """Print results on validation photos with strong JPEG compression."""
    ours = bench.restore_by_instruction("remove the jpeg artefacts")
    print_row("\nJPEG, validation photos", "input", "Heirloom", "gain in dB")
    print_row(*["---"] * 4)
    for quality in QUALITIES:
        before = score_pairs(compressed_pairs(bench.validation, quality), identity)
        after = score_pairs(compressed_pairs(bench.validation, quality), ours)
        print_row(f"quality {quality}", str(before), str(after), f"{after.psnr - before.psnr:+.2f}")


def wish_table(bench: EvaluationBench) -> None:
    """Print results for each degradation of the training."""
    print_row("\nas in training, validation photos", "input", "Heirloom", "gain in dB")
    print_row(*["---"] * 4)
    for wish, text in INSTRUCTIONS.items():
        before = score_pairs(degraded_pairs(bench, wish), identity)
        after = score_pairs(degraded_pairs(bench, wish), bench.restore_by_instruction(text))
        print_row(wish.value, str(before), str(after), f"{after.psnr - before.psnr:+.2f}")


def harm_table(bench: EvaluationBench) -> None:
    """Print how much each instruction changes clean photos: mean and worst PSNR."""
    print_row("\nclean photo, instruction", "mean PSNR to itself", "worst photo")
    print_row(*["---"] * 3)
    for text in HARM_INSTRUCTIONS:
        restore = bench.restore_by_instruction(text)
        scores = [psnr(restore(image), image) for image in bench.validation[::4]]
        print_row(text, f"{np.mean(scores):.2f}", f"{min(scores):.2f}")


TABLES: Final[Mapping[str, Callable[[EvaluationBench], None]]] = {
    "harm": harm_table,
    "stray": stray_table,
    "grey": grey_table,
    "jpeg": jpeg_table,
    "wishes": wish_table,
    "blur": blur_table,
    "colour": colour_table,
    "enlarging": enlarging_table,
    "noise": noise_table,
}
"""Functions that print the evaluation tables, by name."""


def main() -> None:
    """Parse the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path, help="holds cbsd68/, val/ and damage/")
    parser.add_argument("tables", nargs="*", choices=[*TABLES, []], default=[])
    parser.add_argument("--kept", type=Path, metavar="FILE", help="scores of peers")
    parser.add_argument("--ours", action="store_true", help="measure no peers")
    arguments = parser.parse_args()
    bench = EvaluationBench(arguments.photos, ScoreCache(arguments.kept, read_only=arguments.ours))
    for name in arguments.tables or TABLES:
        TABLES[name](bench)


if __name__ == "__main__":
    main()
