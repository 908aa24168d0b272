"""Small networks of published architectures, built with the classes of spandrel.

Each entry names the package's module and class and gives the sizes; whatever is not given is the
default of the paper. `refused` ones are recognised and cannot be used. Weights are multiplied by
`gain`, so that networks which do not clamp their answer stay within bounds. Before a network with
`multiple`, the authors' program repeats the edges of a picture up to multiples of so many pixels,
where spandrel mirrors it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Final

from torch import nn

MAIN, EXTRA = "spandrel", "spandrel_extra_arches"
"""Names of the packages that hold the classes."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Network of the table; `module` is the folder of its architecture in the spandrel package."""

    name: str
    module: str
    builder: str
    sizes: Mapping[str, Any] = field(default_factory=dict)
    package: str = MAIN
    refused: bool = False
    gain: float = 1.0
    multiple: int = 1

    def build(self) -> nn.Module:
        """Build the network with the weights of its initialisation."""
        module = import_module(f"{self.package}.architectures.{self.module}")
        network: nn.Module = getattr(module, self.builder)(**self.sizes)
        return network


def _swin(window: int = 8, **more: Any) -> dict[str, Any]:
    """Return the constructor arguments of a small Swin transformer, `more` included."""
    sizes = {"embed_dim": 24, "depths": [2, 2], "num_heads": [4, 4], "mlp_ratio": 2}
    return {"img_size": 64, "window_size": window, **sizes, **more}


UNET: Final = {"nc": [8, 16, 24, 32]}
"""Sizes of the U-Nets of KAIR."""
QUALITY: Final = {"nc": [8, 16, 24, 512]}
"""Sizes of FBCNN, whose quality factor needs 512 channels."""
RRDB: Final = {"num_filters": 16, "num_blocks": 2}
"""Sizes of the networks of ESRGAN."""
NAF: Final = {"img_channel": 3, "width": 16, "middle_blk_num": 1}
"""Sizes of the networks of NAFNet and M3SNet."""
ENDS: Final = {"enc_blk_nums": [1, 1], "dec_blk_nums": [1, 1]}
"""Numbers of blocks of NAFNet at either side."""
LEVELS: Final = {"num_blocks": [1, 1, 1, 1], "num_refinement_blocks": 1, "heads": [1, 2, 4, 8]}
"""Sizes of the networks of Restormer."""
SHUFFLED: Final[Mapping[str, Any]] = {"upscale": 2, "upsampler": "pixelshuffle"}
"""Sizes of transformers that enlarge twice."""
BLOCKS: Final = {"depth": [2, 2], "num_heads": [2, 2], "embed_dim": 24, "mlp_ratio": 2}
"""Sizes of RGT."""
AGGREGATED: Final = {"depth": [2, 2], "num_heads": [2, 2], "embed_dim": 24, "split_size": [8, 16]}
"""Sizes of DAT."""
MPR: Final = {"n_feat": 20, "scale_unetfeats": 10, "scale_orsnetfeats": 8, "num_cab": 2}
"""Sizes of MPRNet."""
SCU: Final = {"config": [2] * 7, "dim": 64}
"""Sizes of SCUNet."""
DEGRADED: Final = {"num_feats": [16, 16, 16, 16], "num_blocks": [1, 1, 1, 1]}
"""Sizes of the part of MM-RealSR that estimates degradations."""
IMAGE_TRANSFORMER: Final = {"patch_dim": 3, "n_feats": 16, "num_heads": 4, "num_layers": 1}
"""Sizes of IPT."""

STRIPES: Final[Mapping[str, Any]] = {
    "embed_dim": 24,
    "depths": [2, 2],
    "num_heads_window": [2, 2],
    "num_heads_stripe": [2, 2],
}
"""Sizes of GRL."""

SUBJECTS: Final = (
    Subject("ESRGAN x4", "ESRGAN", "ESRGAN", {**RRDB, "scale": 4}, gain=0.3),
    Subject("ESRGAN x1", "ESRGAN", "ESRGAN", {**RRDB, "scale": 1}, gain=0.3),
    Subject("ESRGAN x2", "ESRGAN", "ESRGAN", {**RRDB, "scale": 2}, gain=0.3),
    Subject("ESRGAN x8", "ESRGAN", "ESRGAN", {**RRDB, "scale": 8}, gain=0.3),
    Subject("ESRGAN+", "ESRGAN", "ESRGAN", {**RRDB, "scale": 4, "plus": True}),
    Subject("SRVGG (Compact)", "Compact", "Compact", {"num_conv": 4, "num_feat": 24}, gain=0.3),
    Subject("NAFNet", "NAFNet", "NAFNet", {**NAF, **ENDS}, gain=0.3),
    Subject("SCUNet", "SCUNet", "SCUNet", SCU, gain=0.3, multiple=64),
    Subject("SCUNet, grey", "SCUNet", "SCUNet", {**SCU, "in_nc": 1}),
    Subject("Restormer", "Restormer", "Restormer", {"dim": 16, **LEVELS}, EXTRA, gain=0.3),
    Subject("MPRNet", "MPRNet", "MPRNet", MPR, EXTRA, gain=0.3),
    Subject("SwinIR 001", "SwinIR", "SwinIR", _swin(**SHUFFLED)),
    Subject("SwinIR 002", "SwinIR", "SwinIR", _swin(upscale=2, upsampler="pixelshuffledirect")),
    Subject("SwinIR 003", "SwinIR", "SwinIR", _swin(upscale=4, upsampler="nearest+conv")),
    Subject("SwinIR 004, grey", "SwinIR", "SwinIR", _swin(upscale=1, upsampler="", in_chans=1)),
    Subject("SwinIR 005", "SwinIR", "SwinIR", _swin(upscale=1, upsampler="")),
    Subject(
        "SwinIR 006",
        "SwinIR",
        "SwinIR",
        {**_swin(7, upscale=1, upsampler=""), "img_size": 126, "img_range": 255.0},
    ),
    Subject("Swin2SR", "Swin2SR", "Swin2SR", _swin(**SHUFFLED)),
    Subject(
        "HAT",
        "HAT",
        "HAT",
        {**_swin(16, **SHUFFLED), "embed_dim": 48, "squeeze_factor": 24, "compress_ratio": 3},
    ),
    Subject("SRFormer", "SRFormer", "SRFormer", _swin(16, **SHUFFLED), EXTRA),
    Subject("ATD", "ATD", "ATD", {**_swin(16, **SHUFFLED), "norm": True, "num_tokens": 16}),
    Subject("DRCT", "DRCT", "DRCT", _swin(16, **SHUFFLED)),
    Subject("DAT", "DAT", "DAT", {**AGGREGATED, "upscale": 2}),
    Subject("RGT", "RGT", "RGT", {**BLOCKS, "upscale": 2}),
    Subject("CRAFT", "CRAFT", "CRAFT", {"depths": [2, 2], "num_heads": [6, 6], "upscale": 2}),
    Subject("GRL", "GRL", "GRL", {**STRIPES, **SHUFFLED}),
    Subject("OmniSR", "OmniSR", "OmniSR", {"num_feat": 16, "up_scale": 2}),
    Subject("DITN", "DITN", "DITN", {"dim": 24, "ITL_blocks": 1, "SAL_blocks": 1}),
    Subject("DCTLSA", "DCTLSA", "DCTLSA"),
    Subject("FDAT", "FDAT", "FDAT", {"embed_dim": 32, "num_groups": 1, "scale": 2}),
    Subject("SAFMN", "SAFMN", "SAFMN", {"dim": 16, "n_blocks": 2, "upscaling_factor": 2}),
    Subject("SAFMN BCIE", "SAFMNBCIE", "SAFMNBCIE", {"dim": 16, "upscaling_factor": 2}),
    Subject("SPAN", "SPAN", "SPAN", {"num_in_ch": 3, "num_out_ch": 3, "feature_channels": 16}),
    Subject(
        "SPAN without norm",
        "SPAN",
        "SPAN",
        {"num_in_ch": 3, "num_out_ch": 3, "feature_channels": 16, "norm": False},
    ),
    Subject("PLKSR", "PLKSR", "PLKSR", {"dim": 16, "n_blocks": 2}),
    Subject("RealPLKSR", "PLKSR", "RealPLKSR", {"dim": 16, "n_blocks": 2}),
    Subject("MoSR", "MoSR", "MoSR", {"dim": 16, "n_block": 2}),
    Subject("MoESR", "MoESR", "MoESR", {"dim": 16, "n_blocks": 1, "n_block": 1}),
    Subject("SeemoRe", "SeemoRe", "SeemoRe", {"num_layers": 2, "embedding_dim": 24}),
    Subject("RCAN", "RCAN", "RCAN", {"n_resgroups": 1, "n_resblocks": 2, "scale": 2}),
    Subject("SwiftSRGAN", "SwiftSRGAN", "SwiftSRGAN", {"num_channels": 16, "num_blocks": 2}),
    Subject("Real-CUGAN x2", "RealCUGAN", "UpCunet2x"),
    Subject("Real-CUGAN x3", "RealCUGAN", "UpCunet3x"),
    Subject("Real-CUGAN x4, pro", "RealCUGAN", "UpCunet4x", {"pro": True}),
    Subject(
        "MM-RealSR",
        "MMRealSR",
        "MMRealSR",
        {"num_in_ch": 3, "num_out_ch": 3, "num_feat": 16, "num_block": 1, **DEGRADED},
    ),
    Subject("DRUNet", "DRUNet", "DRUNet", {**UNET, "in_nc": 4, "out_nc": 3}),
    Subject("DnCNN", "DnCNN", "DnCNN", {"in_nc": 3, "out_nc": 3, "nc": 16, "act_mode": "R"}),
    Subject("DnCNN, grey", "DnCNN", "DnCNN", {"nc": 16, "act_mode": "R"}),
    Subject(
        "FDnCNN",
        "DnCNN",
        "DnCNN",
        {"in_nc": 4, "out_nc": 3, "nc": 16, "act_mode": "R", "mode": "FDnCNN"},
    ),
    Subject("FBCNN", "FBCNN", "FBCNN", QUALITY),
    Subject("FBCNN, grey", "FBCNN", "FBCNN", {**QUALITY, "in_nc": 1, "out_nc": 1}),
    Subject("Uformer", "Uformer", "Uformer", {"embed_dim": 8}),
    Subject("FFTformer", "FFTformer", "FFTformer", {"dim": 16, "num_blocks": [1, 1, 1]}),
    Subject("KBNet L", "KBNet", "KBNet_l", LEVELS),
    Subject("KBNet S", "KBNet", "KBNet_s", {"width": 16, "middle_blk_num": 1}),
    Subject("HVI-CIDNet", "HVICIDNet", "HVICIDNet"),
    Subject("Retinexformer", "RetinexFormer", "RetinexFormer", {"n_feat": 16, "stage": 1}),
    Subject("MixDehazeNet", "MixDehazeNet", "MixDehazeNet"),
    Subject("IPT", "IPT", "IPT", IMAGE_TRANSFORMER),
    Subject(
        "M3SNet",
        "M3SNet",
        "M3SNet",
        {**NAF, "enc_blk_nums": [1] * 4, "dec_blk_nums": [1] * 4},
        EXTRA,
    ),
    Subject("MIRNet-v2", "MIRNet2", "MIRNet2", {"n_feat": 16, "n_MRB": 1}, EXTRA),
    Subject("GFPGAN", "GFPGAN", "GFPGAN", refused=True),
    Subject("RestoreFormer", "RestoreFormer", "RestoreFormer", {"ch": 32}, refused=True),
    Subject("CodeFormer", "CodeFormer", "CodeFormer", {}, EXTRA, refused=True),
    Subject("LaMa", "LaMa", "LaMa", {}, refused=True),
)
"""All networks of the table."""
