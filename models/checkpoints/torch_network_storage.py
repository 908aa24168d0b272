"""Storing of networks that run in torch, and a trial run of each."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file
from torch import Tensor

from models.checkpoints.onnx_export import TRIAL_CROP, TRIAL_PHOTO
from models.checkpoints.spandrel_adapter import SpandrelNetwork


class FailedTrial(Exception):
    """Error that a network gives no usable picture; its text says why."""


def store_network(network: SpandrelNetwork, file: Path, *, half: bool = False) -> None:
    """Write a network's weights as safetensors after a trial run on a piece of a photo.

    `half` stores matrices and kernels in half precision. Raises: FailedTrial."""
    _try_photo(network)
    save_file({name: _stored(weight, half) for name, weight in network.weights.items()}, file)


def _try_photo(network: SpandrelNetwork) -> None:
    with Image.open(TRIAL_PHOTO) as photo:
        crop = np.asarray(photo.convert("RGB").crop(TRIAL_CROP), np.float32) / 255
    picture = torch.from_numpy(crop).permute(2, 0, 1)[None]
    try:
        answer = network(picture)
    except Exception as error:  # networks of strangers fail in any way
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise FailedTrial(f"{network.architecture} failed on a photo ({reason})") from error
    scale = network.size_rule.scale
    wanted = tuple(side * scale for side in picture.shape[2:])
    if tuple(answer.shape[2:]) != wanted:
        sizes = f"{answer.shape[3]} x {answer.shape[2]} instead of {wanted[1]} x {wanted[0]}"
        raise FailedTrial(f"{network.architecture} answers with {sizes} pixels")
    if not bool(answer.isfinite().all()):
        raise FailedTrial(f"{network.architecture} answers with values that are no numbers")


def _stored(weight: Tensor, half: bool) -> Tensor:
    rounded = weight.half() if half and weight.is_floating_point() and weight.ndim > 1 else weight
    return rounded.contiguous().clone()
