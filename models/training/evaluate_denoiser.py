"""Measurement of a denoiser alone: `python -m models.training.evaluate_denoiser PHOTOS NETWORK`.

NETWORK is training.pt of models.training.train or an ONNX file with one picture in and one out; the
whole picture goes through it at once, without a noise level. Everything is seeded and 8 bit. Film
grain comes from models.training.data.held_out_grain, which no training uses.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from models.core.pixels import Raster, as_levels, as_pixels, to_grey
from models.onnx_runtime import ort
from models.training.data.degradations import jpeg
from models.training.data.held_out_grain import boolean_grain
from models.training.evaluation.quality_metrics import Restore, psnr, score_pairs
from models.training.export.export import averaged_network

Levels = NDArray[np.uint8]

SIGMAS: Final = (15, 25, 50)
"""Standard deviations of the white test noise, in levels of 255."""

GRAINS: Final[Mapping[str, tuple[float, float]]] = {
    "fine": (0.22, 0.5),
    "middle": (0.22, 0.8),
    "coarse": (0.4, 1.2),
}
"""Radius of the silver discs and aperture, in pixels, of each film grain by its name."""

QUALITY: Final = 75
"""JPEG quality of the noisy pictures that are saved before they are denoised."""

TABLES: Final = ("white", "harm", "grain", "jpeg")
"""Names of the tables that can be requested; all are printed without a request."""

Pairs = Callable[[], Iterable[tuple[Raster, Raster]]]
"""Function that returns pairs of a noisy and a clean picture, the same at each call."""

EVERY: Final = 3
"""Distance of the validation photos that are measured: one in so many is."""

STRENGTHS: Final = (4, 8, 12, 16, 24, 32)
"""Filter strengths of non-local means that are tried; the best is reported."""


def white_noise(clean: Iterable[Levels], sigma: float) -> Iterator[tuple[Raster, Raster]]:
    """Yield noisy and clean pictures: Gaussian noise, 8 bits; picture n has seed n."""
    for seed, image in enumerate(clean):
        noise = np.random.default_rng(seed).normal(0, sigma / 255, image.shape)
        yield as_levels((as_pixels(image) + noise).astype(np.float32), image.dtype), image


def saved_noise(clean: Iterable[Levels], sigma: float) -> Iterator[tuple[Raster, Raster]]:
    """Yield noisy and clean pictures; the noisy ones are compressed as JPEG (4:2:0)."""
    for noisy, image in white_noise(clean, sigma):
        yield as_levels(jpeg(as_pixels(noisy), QUALITY), image.dtype), image


def grainy(clean: Iterable[Levels], grain: str, *, grey: bool) -> Iterator[tuple[Raster, Raster]]:
    """Yield grainy and clean pictures, with a film grain of GRAINS; picture n has seed n.

    With `grey` all of them are without colour."""
    for seed, image in enumerate(clean):
        pixels = to_grey(as_pixels(image)) if grey else as_pixels(image)
        noisy = boolean_grain(pixels, *GRAINS[grain], np.random.default_rng(seed))
        yield as_levels(noisy, image.dtype), as_levels(pixels, image.dtype)


def report_white_noise(clean: Sequence[Levels], restore: Restore) -> None:
    """Print the scores for several strengths of white noise."""
    for sigma in SIGMAS:
        print_scores(f"sigma {sigma}", partial(white_noise, clean, sigma), restore)


def report_saved_noise(clean: Sequence[Levels], restore: Restore) -> None:
    """Print the scores for several strengths of white noise saved as JPEG."""
    for sigma in SIGMAS:
        case = f"sigma {sigma}, JPEG {QUALITY}"
        print_scores(case, partial(saved_noise, clean, sigma), restore)


def report_grain(clean: Sequence[Levels], restore: Restore, *, peers: bool) -> None:
    """Print the scores for each film grain; with `peers` those of non-local means too."""
    for name in GRAINS:
        for grey in (False, True):
            pairs = partial(grainy, clean, name, grey=grey)
            print_scores(f"{name} grain, {'grey' if grey else 'colour'}", pairs, restore)
            if peers:
                best = max(score_pairs(pairs(), partial(local_means, s)).psnr for s in STRENGTHS)
                write_row("the same, non-local means at its best", "", f"{best:.2f}")


def report_harm(clean: Sequence[Levels], restore: Restore) -> None:
    """Print the PSNR of clean photos after the network to before."""
    scores = [psnr(restore(image), image) for image in clean]
    write_row("clean photos, mean", "", f"{np.mean(scores):.2f}")
    write_row("clean photos, worst", "", f"{min(scores):.2f}")


def local_means(strength: float, image: Raster) -> Raster:
    """Denoise a picture by OpenCV's non-local means at a filter strength."""
    found = cv2.fastNlMeansDenoisingColored(image, None, strength, strength, 7, 21)
    return np.asarray(found, np.uint8)


def print_scores(case: str, pairs: Pairs, restore: Restore) -> None:
    """Print PSNR and SSIM of noisy and of restored pictures."""
    before, after = score_pairs(pairs(), lambda image: image), score_pairs(pairs(), restore)
    write_row(case, str(before), str(after))


def write_row(*cells: str) -> None:
    """Write a row of a Markdown table to standard output and flush."""
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


def load_restorer(file: Path, model: str) -> Restore:
    """Return a function that restores 8-bit pictures by a training state or ONNX file."""
    run = _onnx(file) if file.suffix == ".onnx" else _torch(file, model)

    def restore(image: Raster) -> Raster:
        planes = np.ascontiguousarray(as_pixels(image).transpose(2, 0, 1))[None]
        return as_levels(np.ascontiguousarray(run(planes)[0].transpose(1, 2, 0)), image.dtype)

    return restore


Run = Callable[[NDArray[np.float32]], NDArray[np.float32]]


def _onnx(file: Path) -> Run:
    session = ort.InferenceSession(file, providers=["CPUExecutionProvider"])
    port = session.get_inputs()[0].name
    return lambda planes: np.asarray(session.run(None, {port: planes})[0], np.float32)


def _torch(file: Path, model: str) -> Run:
    network = averaged_network(model, file).to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    def run(planes: NDArray[np.float32]) -> NDArray[np.float32]:
        with torch.no_grad():
            return np.asarray(network(torch.from_numpy(planes)).numpy(), np.float32)

    return run


def read_levels(files: Iterable[Path]) -> list[Levels]:
    """Read picture files as 8-bit arrays, H x W x 3."""
    return [np.asarray(Image.open(file).convert("RGB")) for file in files]


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path, help="holds cbsd68/ and val/")
    parser.add_argument("network", type=Path, help="training.pt or an ONNX file")
    parser.add_argument("tables", nargs="*", choices=[*TABLES, []], default=[])
    parser.add_argument("--model", default="heirloom-denoise", help="of training.pt")
    parser.add_argument("--peers", action="store_true", help="measure non-local means too (slow)")
    parser.add_argument("--threads", type=int, default=2)
    wanted = parser.parse_args()
    torch.set_num_threads(wanted.threads)
    restore = load_restorer(wanted.network, wanted.model)
    benchmark = read_levels(sorted((wanted.photos / "cbsd68").glob("*.png")))
    photos = read_levels(sorted((wanted.photos / "val").glob("*.webp"))[::EVERY])
    write_row("PSNR in dB / SSIM", "input", "network")
    write_row("---", "---", "---")
    for table in wanted.tables or TABLES:
        if table == "white":
            report_white_noise(benchmark, restore)
        elif table == "jpeg":
            report_saved_noise(benchmark, restore)
        elif table == "grain":
            report_grain(photos, restore, peers=wanted.peers)
        else:
            report_harm(photos, restore)


if __name__ == "__main__":
    main()
