"""Compilation of the networks with torch.compile before long runs."""

from importlib.util import find_spec
from shutil import which
from typing import Final

from torch import nn

from models.diffusion.modules.controlled_unet import ControlledUnet

COMPILE_SECONDS: Final = 90.0
"""Approximate time in seconds to compile both networks."""

COMPILE_GAIN: Final = 0.2
"""Approximate share of a run's time that compiled networks save."""

COMPILERS: Final = ("cc", "gcc", "clang")
"""Names of the C compilers that Triton can call."""


def compiling_pays_off(net: ControlledUnet, seconds: float) -> bool:
    """Return whether compiling saves time in a run of `seconds` (CUDA with Triton only)."""
    can_compile = net.unet.device.type == "cuda" and find_spec("triton") is not None
    return can_compile and seconds * COMPILE_GAIN > COMPILE_SECONDS and any(map(which, COMPILERS))


def compile_network(net: ControlledUnet) -> None:
    """Compile the UNet, and the ControlNet if there is one, in place, once per loaded network.

    The compilation happens in the first run; what cannot be compiled runs uncompiled.
    """
    import torch._dynamo  # importing takes seconds and few runs need it

    torch._dynamo.config.suppress_errors = True
    for part in net.parts:
        if not is_compiled(part):
            part.compile(mode="default", dynamic=None)


def is_compiled(part: nn.Module) -> bool:
    """Return whether `compile_network` has prepared a network."""
    return part._compiled_call_impl is not None
