"""TAESD, a small autoencoder with the latents of Stable Diffusion's; pictures are -1 to 1 here.

Bohan, "Tiny AutoEncoder for Stable Diffusion" (https://github.com/madebyollin/taesd, MIT licence).
It has no norms, so that a part of a picture does not depend on what is far from it.
"""

from collections.abc import Callable, Mapping
from typing import Final

import torch
from diffusers import AutoencoderTiny
from torch import Tensor

from models.diffusion.modules.network_builder import load_into
from models.diffusion.modules.vae import REDUCTION
from models.diffusion.sampling.latent_tiles import Window

HALO: Final = 20
"""Latent positions around a part that its pixels, or its latent, depend on."""

SIDE: Final = 128
"""Side of the parts that are processed one by one, in latent positions."""


class TinyVae:
    """Small autoencoder that works in parts, with the result of one piece."""

    def __init__(self, network: AutoencoderTiny) -> None:
        self.network = network

    @torch.no_grad()
    def encode(self, image: Tensor, side: int = SIDE) -> Tensor:
        """Encode a picture (1 x 3 x H x W, sides multiples of 8) to a latent scaled as by `Vae`."""
        image = image.to(self.network.device, self.network.dtype)
        return _run_in_parts(self.network.encoder, image, (REDUCTION, 1), side).float()

    @torch.no_grad()
    def decode(self, latent: Tensor, side: int = SIDE) -> Tensor:
        """Decode a latent (N x 4 x h x w, scaled) to pictures, not clamped, in parts of `side`."""
        latent = latent.to(self.network.device, self.network.dtype)
        return _run_in_parts(self.network.decoder, latent, (1, REDUCTION), side).float()


def build_tiny_vae(weights: Mapping[str, Tensor]) -> AutoencoderTiny:
    """Build the network from its weights, diffusers' names.

    Raises: KeyError or RuntimeError if weights are missing or left over.
    """
    widths = (weights["decoder.layers.0.weight"].shape[0],) * 4
    return load_into(
        lambda: AutoencoderTiny(
            encoder_block_out_channels=widths, decoder_block_out_channels=widths
        ),
        weights,
    )


def _run_in_parts(
    run: Callable[[Tensor], Tensor], x: Tensor, scales: tuple[int, int], side: int
) -> Tensor:
    """Run a network on parts of a map; `scales` are values a latent position, before and after.

    `x` is N x C x H x W; parts are `side` latent positions wide."""
    before, after = scales
    height, width = (length // before for length in x.shape[2:])
    rows = []
    for top in range(0, height, side):
        row = []
        for left in range(0, width, side):
            inner = Window(top, min(top + side, height), left, min(left + side, width))
            outer = _grow(inner, height, width)
            found = run(x[:, :, *_slices(outer, Window(0, 0, 0, 0), before)])
            row.append(found[:, :, *_slices(inner, outer, after)])
        rows.append(torch.cat(row, dim=3))
    return torch.cat(rows, dim=2)


def _grow(inner: Window, height: int, width: int) -> Window:
    top, left = max(inner.top - HALO, 0), max(inner.left - HALO, 0)
    bottom, right = min(inner.bottom + HALO, height), min(inner.right + HALO, width)
    return Window(top, bottom, left, right)


def _slices(window: Window, origin: Window, scale: int) -> tuple[slice, slice]:
    """Return row and column slices of a window, seen from `origin`, at `scale` pixels a place."""
    rows = slice((window.top - origin.top) * scale, (window.bottom - origin.top) * scale)
    columns = slice((window.left - origin.left) * scale, (window.right - origin.left) * scale)
    return rows, columns
