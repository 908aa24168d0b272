"""Whether it pays to compile a network before a run, and doing so."""

from importlib.util import find_spec
from shutil import which
from typing import Final

from diffusers import ControlNetModel, UNet2DConditionModel

from models.diffusion.modules.controlled_unet import ControlledUnet

COMPILE_SECONDS: Final = 90.0
"""Seconds that compiling both networks takes, about."""

COMPILE_GAIN: Final = 0.2
"""Share of a run's time that is saved afterwards, about."""

COMPILERS: Final = ("cc", "gcc", "clang")


def compiling_pays_off(net: ControlledUnet, seconds: float) -> bool:
    """Whether a run that would take so many seconds is long enough. Only on CUDA, where Triton and
    the compiler of C that it calls are there."""
    can_compile = net.unet.device.type == "cuda" and find_spec("triton") is not None
    return can_compile and seconds * COMPILE_GAIN > COMPILE_SECONDS and any(map(which, COMPILERS))


def compile_network(net: ControlledUnet) -> None:
    """Both, in place and once for as long as they are loaded; the first run does the work. What
    cannot be compiled runs as it is."""
    import torch._dynamo  # takes seconds, and few runs need it

    torch._dynamo.config.suppress_errors = True
    for part in (net.unet, net.control):
        if not is_compiled(part):
            part.compile(mode="default", dynamic=None)


def is_compiled(part: UNet2DConditionModel | ControlNetModel) -> bool:
    """Whether that was done."""
    return part._compiled_call_impl is not None
