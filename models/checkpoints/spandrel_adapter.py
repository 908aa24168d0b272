"""Networks of further papers through spandrel, if that package is installed.

It receives weights that were read already, never a file, under the names that the file has.
"""

import hashlib
from collections.abc import Iterator
from typing import Any, Final

import torch
from torch import Tensor

from models.checkpoints.state_dict import StateDict
from models.layers.input_padding import ImageNetwork, SizeRule

GREY, RGB = 1, 3
"""Numbers of channels of a grey and of a colour picture."""

COLOURISERS: Final = ("DDColor",)
"""Ids of architectures that invent colours."""

COMPUTED: Final = (
    *("attn_mask", "relative_position_index", "num_batches_tracked", "relative_coords_table"),
    *("rpi", "table", "index", "mask"),
)
"""Last parts of the names of arrays that a network computes anew."""


class UnsuitableNetwork(Exception):
    """Error that a recognised network cannot be used; its text names it and says why."""


class SpandrelNetwork(ImageNetwork):
    """Network that the library spandrel built.

    `weights` are those of the file. A grey network runs on each of the three planes of a
    picture."""

    def __init__(self, found: Any, weights: StateDict) -> None:
        """Wrap spandrel's description `found` of a network with `weights`."""
        super().__init__()
        self.model = found.model.float()
        self.architecture, self.weights = str(found.architecture.name), weights
        self.size_rule = SizeRule(scale=found.scale)
        self._found, self._is_grey = found, found.input_channels == GREY

    def forward(self, x: Tensor) -> Tensor:
        """Run the network on N x 3 x H x W; the result, 0 to 1, has `scale` times these sides."""
        pictures = x.reshape(-1, GREY, *x.shape[2:]) if self._is_grey else x
        restored = torch.cat([self._found(picture[None].clone()) for picture in pictures])
        return restored.reshape(x.shape[0], RGB, *restored.shape[2:])


def load_with_spandrel(state: StateDict) -> SpandrelNetwork | None:
    """Build the network that spandrel recognises in the weights.

    Returns None if spandrel is not installed or recognises none. Raises: UnsuitableNetwork."""
    try:
        from spandrel import UnsupportedModelError
    except (ImportError, RuntimeError):  # the latter from a torchvision for another torch
        return None
    registry = _registry()
    try:
        found = registry.load(dict(state))
    except UnsupportedModelError:
        return None
    except Exception as error:  # builders fail in any way on weights they do not expect
        name = next((each.architecture.name for each in registry if each.detect(state)), "")
        reason = f"it looks like {name}, but some of its weights are missing or of other sizes"
        raise UnsuitableNetwork(reason) from error
    _check_use(found)
    unused = [*_unused(state, dict(found.model.state_dict()))]
    if unused:
        reason = f"{found.architecture.name} would leave out {len(unused)} of its weights"
        raise UnsuitableNetwork(f"{reason}, {unused[0]} for instance")
    return SpandrelNetwork(found, state).eval().requires_grad_(False)


def _registry() -> Any:
    """Return spandrel's architectures, including those of `spandrel_extra_arches` if installed."""
    from spandrel import MAIN_REGISTRY

    registry = MAIN_REGISTRY.copy()
    try:
        from spandrel_extra_arches import EXTRA_REGISTRY
    except (ImportError, RuntimeError):
        return registry
    registry.add(*EXTRA_REGISTRY, ignore_duplicates=True)
    return registry


def _check_use(found: Any) -> None:
    """Raise UnsuitableNetwork unless what spandrel `found` restores pictures tile by tile."""
    from spandrel import ImageModelDescriptor

    name = found.architecture.name
    if not isinstance(found, ImageModelDescriptor):
        raise UnsuitableNetwork(f"{name} fills holes, and needs a picture of them beside the photo")
    if found.purpose == "FaceSR":
        raise UnsuitableNetwork(f"{name} restores single faces that were cut out and turned before")
    if found.architecture.id in COLOURISERS:
        raise UnsuitableNetwork(f"{name} invents the colours of black-and-white photos")
    channels = (found.input_channels, found.output_channels)
    if channels not in ((RGB, RGB), (GREY, GREY)):
        raise UnsuitableNetwork(f"{name} with {channels[0]} channels in and {channels[1]} out")


def _unused(state: StateDict, used: StateDict) -> Iterator[str]:
    """Yield the names of weights of the file that the network does not contain."""
    known = {_digest(weight) for weight in used.values()}
    for name, weight in state.items():
        is_learned = weight.is_floating_point() and name.rsplit(".", 1)[-1] not in COMPUTED
        if is_learned and _digest(weight) not in known:
            yield name


def _digest(weight: Tensor) -> bytes:
    """Return a hash of the numbers of a weight, whatever its shape."""
    numbers = weight.detach().float().contiguous().numpy()
    return hashlib.sha1(numbers.tobytes(), usedforsecurity=False).digest()
