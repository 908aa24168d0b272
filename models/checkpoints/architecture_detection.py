"""Architecture detection from the names and shapes of a checkpoint's weights."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import isqrt
from typing import Any, Final

import torch
from torch import nn
from torch.overrides import TorchFunctionMode

from models.checkpoints.state_dict import StateDict
from models.networks import VARIANTS
from models.networks.ddcolor import DDColor, DDColorSizes
from models.networks.instructir import InstructIR, LanguageHead
from models.networks.mprnet import MPRNet
from models.networks.nafnet import NAFNet
from models.networks.promptir import PromptIR
from models.networks.restormer import Restormer
from models.networks.rrdbnet import RRDBNet
from models.networks.scunet import SCUNet
from models.networks.srvgg import SRVGG
from models.networks.swinir import SwinIR

Shapes = Mapping[str, tuple[int, ...]]
"""Shapes of weight arrays by weight name."""
NetworkFactory = Callable[[Shapes], nn.Module]
"""Function that builds the network to which weights of the given shapes belong."""

STATISTICS: Final = ("running_mean", "running_var")
"""Last parts of the names of arrays that batch norms have learnt, though they are no parameters."""


@dataclass(frozen=True, slots=True, eq=False)
class DetectedArchitecture:
    """Network with loaded weights, in evaluation mode.

    `variants` are the published networks whose weights have these names and shapes.
    """

    architecture: str
    variants: tuple[str, ...]
    network: nn.Module


def detect_architecture(state: StateDict) -> DetectedArchitecture | None:
    """Build the network whose weights these are and load them.

    Returns None if no known architecture has exactly these weights."""
    shapes = {name: tuple(weight.shape) for name, weight in state.items()}
    fitting = match_architecture(shapes)
    if fitting is None:
        return None
    architecture, make = fitting
    network = make(shapes)
    variants = published_variants(shapes, type(network))
    return DetectedArchitecture(architecture, variants, _load_weights(network, state))


def match_architecture(shapes: Shapes) -> tuple[str, NetworkFactory] | None:
    """Return name and factory of the architecture with exactly these weight shapes, else None."""
    marked = ((name, make) for name, marker, make in ARCHITECTURES if marker in shapes)
    return next(((name, make) for name, make in marked if _fits(make, shapes)), None)


def published_variants(shapes: Shapes, kind: type[nn.Module]) -> tuple[str, ...]:
    """Return the published networks of a class with these names and shapes of weights."""
    known = (name for name, make in VARIANTS.items() if getattr(make, "func", make) is kind)
    return tuple(name for name in known if _shapes_of_variant(name) == shapes)


@cache
def _shapes_of_variant(name: str) -> Shapes:
    return _shapes_of(VARIANTS[name])


def _fits(make: NetworkFactory, shapes: Shapes) -> bool:
    try:
        return _shapes_of(lambda: make(shapes)) == shapes
    except (LookupError, ValueError, TypeError, ArithmeticError, RuntimeError):
        return False  # the shapes contradict each other


def _shapes_of(make: Callable[[], nn.Module]) -> Shapes:
    """Return the shapes of the weights of the network that `make` builds, without its memory."""
    with torch.device("meta"), _Uninitialised():
        return {name: tuple(weight.shape) for name, weight in make().state_dict().items()}


class _Uninitialised(TorchFunctionMode):
    """Torch mode in which initialisers do nothing, as they are slow and not needed."""

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: object,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        """Call a function of torch, unless it initialises a tensor."""
        named = kwargs or {}
        if getattr(func, "__module__", "") == nn.init.__name__:
            return named["tensor"] if "tensor" in named else args[0]
        return func(*args, **named)


def _load_weights(network: nn.Module, state: StateDict) -> nn.Module:
    """Load the parameters and statistics of `state`; computed buffers keep their values."""
    learned = {name for name, _ in network.named_parameters(remove_duplicate=False)}
    computed = {
        name: value
        for name, value in network.state_dict().items()
        if name not in learned and not name.endswith(STATISTICS)
    }
    network.load_state_dict({**state, **computed}, strict=True)
    return network.eval().requires_grad_(False)


def _count(shapes: Shapes, prefix: str) -> int:
    """Count the different numbers that directly follow `prefix` in weight names."""
    matches = (re.match(r"\d+", name.removeprefix(prefix)) for name in _names_under(shapes, prefix))
    return len({number[0] for number in matches if number})


def _names_under(shapes: Shapes, prefix: str) -> list[str]:
    return [name for name in shapes if name.startswith(prefix)]


def _counts(shapes: Shapes, prefix: str) -> tuple[int, ...]:
    """Count the second numbers for each first number after `prefix`, as in `encoders.0.3`."""
    outer = range(_count(shapes, f"{prefix}."))
    return tuple(_count(shapes, f"{prefix}.{number}.") for number in outer)


def _nafnet(shapes: Shapes) -> nn.Module:
    encoders, decoders = _counts(shapes, "encoders"), _counts(shapes, "decoders")
    return NAFNet(shapes["intro.weight"][0], encoders, _count(shapes, "middle_blks."), decoders)


def _instructir(shapes: Shapes) -> nn.Module:
    encoders, decoders = _counts(shapes, "encoders"), _counts(shapes, "decoders")
    width, text = shapes["intro.weight"][0], shapes["enc_cond.0.fc.weight"][1]
    return InstructIR(width, encoders, _count(shapes, "middle_blks."), decoders, text)


def _language_head(shapes: Shapes) -> nn.Module:
    text, sentence = shapes["fc1.weight"]
    return LanguageHead(sentence, text, shapes["fc2.weight"][0])


def _mprnet(shapes: Shapes) -> nn.Module:
    width = shapes["sam12.conv1.weight"][0]
    deeper = shapes["stage1_encoder.down12.down.1.weight"][0] - width
    blocks = _count(shapes, "stage3_orsnet.orb1.body.") - 1
    return MPRNet(width, deeper, shapes["tail.weight"][1] - width, blocks)


LEVELS: Final = ("encoder_level1", "encoder_level2", "encoder_level3", "latent")
"""Names of the levels of Restormer and PromptIR that transformer blocks are counted in."""


def _heads(shapes: Shapes) -> tuple[int, ...]:
    """Return the number of attention heads of each level, 1 for a level without blocks."""
    return tuple(shapes.get(f"{level}.0.attn.temperature", (1,))[0] for level in LEVELS)


def _restormer(shapes: Shapes) -> nn.Module:
    width, refinement = shapes["patch_embed.proj.weight"][0], _count(shapes, "refinement.")
    levels = tuple(_count(shapes, f"{level}.") for level in LEVELS)
    is_biased = "latent.0.norm1.body.bias" in shapes
    return Restormer(width, levels, refinement, _heads(shapes), is_biased)


def _promptir(shapes: Shapes) -> nn.Module:
    prompts = (shapes[f"prompt{number}.prompt_param"] for number in (1, 2, 3))
    return PromptIR(
        shapes["patch_embed.proj.weight"][0],
        tuple(_count(shapes, f"{level}.") for level in LEVELS),
        _count(shapes, "refinement."),
        _heads(shapes),
        tuple((prompt[2], prompt[3]) for prompt in prompts),
    )


def _swinir(shapes: Shapes) -> nn.Module:
    layers = range(_count(shapes, "layers."))
    bias = "layers.0.residual_group.blocks.0.attn.relative_position_bias_table"
    return SwinIR(
        shapes["conv_first.1.weight"][0],
        tuple(_count(shapes, f"layers.{number}.residual_group.blocks.") for number in layers),
        shapes[bias][1],
        shapes["conv_last.weight"][1],
    )


def _scunet(shapes: Shapes) -> nn.Module:
    down = (_count(shapes, f"m_down{number}.") - 1 for number in (1, 2, 3))
    up = (_count(shapes, f"m_up{number}.") - 1 for number in (3, 2, 1))
    blocks = (*down, _count(shapes, "m_body."), *up)
    return SCUNet(shapes["m_head.0.weight"][0], blocks)


def _rrdbnet(shapes: Shapes) -> nn.Module:
    width, colours = shapes["conv_first.weight"][:2]
    return RRDBNet(
        width,
        _count(shapes, "RRDB_trunk."),
        shapes["RRDB_trunk.0.RDB1.conv1.weight"][0],
        _count(shapes, "upconv"),
        isqrt(colours // 3),
    )


def _ddcolor(shapes: Shapes) -> nn.Module:
    stages, colours = "encoder.arch.stages", "decoder.color_decoder"
    queries, query_width = shapes[f"{colours}.query_feat.weight"]
    blocks = _counts(shapes, stages)
    sizes = DDColorSizes(
        blocks,
        tuple(shapes[f"{stages}.{level}.0.gamma"][0] for level in range(len(blocks))),
        2 * shapes["decoder.last_shuf.conv.0.weight"][1],
        queries,
        query_width,
        _count(shapes, f"{colours}.transformer_ffn_layers."),
        shapes[f"{colours}.transformer_ffn_layers.0.linear1.weight"][0],
    )
    return DDColor(sizes)


def _srvgg(shapes: Shapes) -> nn.Module:
    layers = _count(shapes, "body.")
    colours = shapes[f"body.{layers - 1}.weight"][0]
    return SRVGG(shapes["body.0.weight"][0], (layers - 3) // 2, isqrt(colours // 3))


ARCHITECTURES: Final[tuple[tuple[str, str, NetworkFactory], ...]] = (
    ("instructir", "enc_cond.0.fc.weight", _instructir),
    ("instructir-lmhead", "fc1.weight", _language_head),
    ("nafnet", "middle_blks.0.conv1.weight", _nafnet),
    ("mprnet", "sam12.conv1.weight", _mprnet),
    ("promptir", "prompt1.prompt_param", _promptir),
    ("restormer", "latent.0.attn.temperature", _restormer),
    ("swinir", "conv_first.1.weight", _swinir),
    ("scunet", "m_head.0.weight", _scunet),
    ("rrdbnet", "RRDB_trunk.0.RDB1.conv1.weight", _rrdbnet),
    ("srvgg", "body.0.weight", _srvgg),
    ("ddcolor", "decoder.color_decoder.query_feat.weight", _ddcolor),
)
"""Known architectures: name, a weight that each has, factory of its network from shapes."""
