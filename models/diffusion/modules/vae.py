"""Autoencoder between pictures and latents; pictures are -1 to 1 here.

Rombach et al., "High-Resolution Image Synthesis with Latent Diffusion Models", CVPR 2022 (arXiv
2112.10752).
"""

from typing import Final

import torch
from diffusers import AutoencoderKL
from torch import Tensor

from models.diffusion.modules import tiled_vae
from models.diffusion.modules.network_builder import LATENT_SCALE
from models.diffusion.sampling.random_noise import Noise

LOG_VARIANCE_RANGE: Final = (-30.0, 20.0)
"""Bounds that the log variance of latents is clamped to."""

REDUCTION: Final = 8
"""Pixels per latent position, along each side."""


class Vae:
    """Autoencoder of Stable Diffusion that works in one piece or in tiles."""

    def __init__(self, network: AutoencoderKL) -> None:
        self.network = network

    @property
    def device(self) -> torch.device:
        """Device that holds the weights."""
        device: torch.device = self.network.post_quant_conv.weight.device
        return device

    def moments(self, image: Tensor, tile: int | None = None) -> tuple[Tensor, Tensor]:
        """Compute mean and log variance of the unscaled latent, N x 4 x H/8 x W/8 each.

        `image` is N x 3 x H x W, -1 to 1, sides multiples of 8; `tile` is in pixels, None for one
        piece."""
        encoder = self.network.encoder
        image = image.to(self.device, self.network.dtype)
        if tile is not None and tiled_vae.tiling_pays_off(image, tile, tiled_vae.ENCODER_PAD):
            features = tiled_vae.encode_tiled(encoder, image, tile)
        else:
            features = encoder(image)
        mean, log_variance = self.network.quant_conv(features).float().chunk(2, dim=1)
        return mean, log_variance.clamp(*LOG_VARIANCE_RANGE)

    def encode(self, image: Tensor, tile: int | None = None) -> Tensor:
        """Encode a picture (-1 to 1), in tiles of `tile` px or whole, to its scaled latent."""
        return self.moments(image, tile)[0] * LATENT_SCALE

    def sample(self, image: Tensor, noise: Noise, tile: int | None = None) -> Tensor:
        """Encode a picture (-1 to 1), in tiles of `tile` px or whole, to a random scaled latent."""
        mean, log_variance = self.moments(image, tile)
        fresh = noise(tuple(mean.shape)).to(mean)
        return (mean + torch.exp(0.5 * log_variance) * fresh) * LATENT_SCALE

    def decode(self, latent: Tensor, tile: int | None = None) -> Tensor:
        """Decode a scaled latent (N x 4 x h x w), in tiles of `tile` px or whole, not clamped."""
        raw = latent.to(self.device, self.network.dtype) / LATENT_SCALE
        features = self.network.post_quant_conv(raw)
        side = tile // REDUCTION if tile is not None else None
        if side is not None and tiled_vae.tiling_pays_off(features, side, tiled_vae.DECODER_PAD):
            image = tiled_vae.decode_tiled(self.network.decoder, features, side)
        else:
            image = self.network.decoder(features)
        return image.float()
