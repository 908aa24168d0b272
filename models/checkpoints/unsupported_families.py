"""Names of published networks that the program cannot run by itself, from their weights' names."""

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Final

ADAPTED: Final = "`pip install heirloom[architectures]` adds it"
"""Help for networks that the package spandrel can build."""

FACE: Final = "restores single faces that were cut out and turned before, which is not supported"
HOLES: Final = "fills holes, and needs a picture of them beside the photo, which is not supported"
COLOURS: Final = (
    "colours black-and-white photos, but not in this form; "
    "give its ONNX file, or of DDColor that of its authors"
)
NOT_BUILT: Final = "is not supported"
"""Reasons for which a network cannot be used."""

FAMILIES: Final = (
    ("DDColor", r"decoder\.color_decoder\.query_feat\.weight", COLOURS),
    ("DeOldify", r"layers\.\d+\.shuf\.conv\.0\.weight(_orig)?", COLOURS),
    ("LaMa", r"(.*\.)?ffc\.convl2l\.weight", HOLES),
    ("MAT", r"(.*\.)?synthesis\.first_stage\.conv_first\.conv\.weight", HOLES),
    ("GFPGAN", r"stylegan_decoder\.style_mlp\.1\.weight", FACE),
    ("GPEN", r"ecd0\..*weight", FACE),
    ("CodeFormer", r"idx_pred_layer\.1\.weight", FACE),
    ("RestoreFormer", r"quantize\.embedding\.weight", FACE),
    ("Zero-DCE++", r"e_conv1\.depth_conv\.weight", NOT_BUILT),
    ("Zero-DCE", r"e_conv7\.weight", NOT_BUILT),
    ("AOD-Net", r"e_conv5\.weight", NOT_BUILT),
    ("PReNet", r"res_conv1\.0\.weight", NOT_BUILT),
    ("GCANet", r"res1\.pre_conv1\.weight", NOT_BUILT),
    (
        "a diffusion model",
        r"model\.diffusion_model\..*weight",
        "is one part of a system of several",
    ),
    ("HAT", r"layers\.0\.residual_group\.overlap_attn\..*", ADAPTED),
    ("ATD", r"layers\.0\.residual_group\.layers\.0\.attn_atd\.scale", ADAPTED),
    ("Swin2SR", r"layers\.0\.residual_group\.blocks\.0\.attn\.logit_scale", ADAPTED),
    ("SRFormer", r"layers\.0\.residual_group\.blocks\.0\.attn\.aligned_.*", ADAPTED),
    ("SwinIR", r"layers\.0\.residual_group\.blocks\.0\.attn\.qkv\.weight", ADAPTED),
    ("DAT", r"layers\.0\.blocks\.\d+\.attn\.attn_mask_0", ADAPTED),
    ("RGT", r"layers\.0\.blocks\.\d+\.gamma", ADAPTED),
    ("DRCT", r"layers\.0\.swin1\..*", ADAPTED),
    ("GRL", r"layers\.0\.blocks\.0\.attn\.window_attn\..*", ADAPTED),
    ("SPAN", r"block_1\.c1_r\.sk\.weight", ADAPTED),
    ("OmniSR", r"residual_layer\.0\.residual_layer\.0\.layer\.0\.fn\.0\.weight", ADAPTED),
    ("Real-CUGAN", r"unet1\.conv1\.conv\.0\.weight", ADAPTED),
    ("RealPLKSR", r"feats\.1\.lk\.conv\.weight", ADAPTED),
    ("RCAN", r"body\.0\.body\.0\.body\.3\.conv_du\.0\.weight", ADAPTED),
    ("FBCNN", r"qf_pred\.0\..*", ADAPTED),
    ("Uformer", r"encoderlayer_0\.blocks\.0\.norm1\.weight", ADAPTED),
    ("RetinexFormer", r"body\.0\.estimator\.conv1\.weight", ADAPTED),
    ("MixDehazeNet", r"layer1\.blocks\.0\.norm1\.weight", ADAPTED),
    ("ESRGAN+", r"model\.1\.sub\.0\.RDB1\.conv1x1\.weight", ADAPTED),
    ("DRUNet", r"m_down1\.0\.res\.0\.weight", ADAPTED),
)
"""Name of a network, pattern of a weight that it has, and why it cannot be used or what helps."""


FORMATS: Final = {
    ".gguf": "GGUF",
    ".h5": "Keras",
    ".json": "TensorFlow.js",
    ".keras": "Keras",
    ".mat": "MATLAB",
    ".mlmodel": "Core ML",
    ".pb": "TensorFlow",
    ".tflite": "TensorFlow Lite",
    ".xml": "OpenVINO",
}
"""Names of the programs that write files of weights which cannot be read, by suffix."""

READABLE: Final = "give the network's file of PyTorch, safetensors, ncnn or ONNX"
"""Help where the format of a file cannot be read."""


def describe_format(file: Path) -> str:
    """Return a sentence on which program writes such files, and what the user can do."""
    program = FORMATS.get(file.suffix.lower())
    return f"it is a file of {program}; {READABLE}" if program else f"unknown format; {READABLE}"


def describe_unknown(names: Iterable[str]) -> str:
    """Say whose network has weights with these names, if known, and what the user can do."""
    known = list(names)
    for family, pattern, reason in FAMILIES:
        if any(re.fullmatch(pattern, name) for name in known):
            if reason is ADAPTED and _has_spandrel():
                return f"it looks like {family} in a form that is not known"
            return f"{family}, {reason}" if reason is ADAPTED else f"{family} {reason}"
    if _has_spandrel():
        return "its weights fit none of the known architectures"
    return (
        "its weights fit none of the built-in architectures; "
        "`pip install heirloom[architectures]` adds forty others"
    )


def _has_spandrel() -> bool:
    try:
        return find_spec("spandrel") is not None
    except ValueError:  # a module without a description
        return False
