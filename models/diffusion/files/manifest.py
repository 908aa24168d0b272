"""Manifest of the generative systems: their parts, published files and stored file names.

It imports no torch.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final


class PartKind(StrEnum):
    """Kind of part that a published file can contain; the values occur in error messages."""

    UNET = "unet"
    VAE = "vae"
    TEXT = "text"
    CONTROL = "IRControlNet"
    STAGE1 = "stage1"
    SEESR_UNET = "SeeSR unet"
    SEESR_CONTROL = "SeeSR controlnet"
    RAM = "ram_swin_large_14m"
    LORA = "DAPE"
    OSEDIFF_UNET = "OSEDiff (unet)"
    OSEDIFF_VAE = "OSEDiff (vae)"
    PISASR = "PiSA-SR"
    TINY_ENCODER = "TAESD encoder"
    TINY_DECODER = "TAESD decoder"
    TAG_NAMES = "ram_tag_list"
    TAG_THRESHOLDS = "ram_tag_list_threshold"


DIFFBIR: Final = "diffbir-"
"""Prefix of the ids of DiffBIR models."""
SEESR: Final = "seesr"
"""Id of the SeeSR model, and prefix of the ids of its variants."""
TURBO: Final = "seesr-turbo"
"""Id of the SeeSR model on sd-turbo."""

OSEDIFF: Final = "osediff"
"""Id of the OSEDiff model, and prefix of the ids of its variants."""
OSEDIFF_FACE: Final = "osediff-face"
"""Id of the OSEDiff model for faces."""
PISASR: Final = "pisa-sr"
"""Id of the PiSA-SR model."""

ONE_STEP: Final = (OSEDIFF, PISASR)
"""Families whose network runs once."""

TAG_PARTS: Final[Mapping[str, tuple[PartKind, ...]]] = {
    "dape": (PartKind.RAM, PartKind.LORA),
    "tags": (PartKind.TAG_NAMES, PartKind.TAG_THRESHOLDS),
}
"""Files that detect tags and the part kinds that each is made from."""

SEESR_PARTS: Final[Mapping[str, tuple[PartKind, ...]]] = {
    "unet": (PartKind.SEESR_UNET,),
    "control": (PartKind.SEESR_CONTROL,),
    "vae": (PartKind.VAE,),
    "text": (PartKind.TEXT,),
    **TAG_PARTS,
}
"""Files of a SeeSR model and the part kinds that each is made from."""

PARTS: Final[Mapping[str, Mapping[str, tuple[PartKind, ...]]]] = {
    DIFFBIR: {
        "unet": (PartKind.UNET,),
        "control": (PartKind.CONTROL,),
        "vae": (PartKind.VAE,),
        "text": (PartKind.TEXT,),
        "stage1": (PartKind.STAGE1,),
    },
    TURBO: {**SEESR_PARTS, "unet": (PartKind.SEESR_UNET, PartKind.UNET)},
    SEESR: SEESR_PARTS,
    OSEDIFF: {
        "unet": (PartKind.UNET, PartKind.OSEDIFF_UNET),
        "vae": (PartKind.VAE, PartKind.OSEDIFF_VAE),
        "text": (PartKind.TEXT,),
        **TAG_PARTS,
    },
    PISASR: {
        "unet": (PartKind.UNET, PartKind.PISASR),
        "semantic": (PartKind.PISASR,),
        "vae": (PartKind.VAE,),
        "text": (PartKind.TEXT,),
    },
}
"""Files of a model and the part kinds that each is made from, by id prefix."""

OPTIONAL_PARTS: Final[Mapping[str, tuple[PartKind, ...]]] = {
    "taesd": (PartKind.TINY_ENCODER, PartKind.TINY_DECODER)
}
"""Files that any model may have in addition, and the part kinds that each is made from."""

PICKLE: Final = ".pkl"
"""File name suffix of one-step checkpoints, and of other files beside weights."""

WEIGHT_SUFFIXES: Final = (".pt", ".pth", ".ckpt", ".safetensors", ".bin", PICKLE)
"""File name suffixes of weight files."""
TAG_LISTS: Final = {f"{kind}.txt": kind for kind in (PartKind.TAG_NAMES, PartKind.TAG_THRESHOLDS)}
"""Names of the tag lists that are published with the code of RAM and SeeSR."""

PART_NAME_PREFIXES: Final = (
    *("diffbir_v", "v1_general.pth", "v1_face.pth", "v2.pth", "dape.pth", "ram_swin_large"),
    *("sd2.1", "v2-1_512", "512-base", "osediff", "pisa_sr"),
)
"""Lower-case prefixes of file names that mark a part of a system, useless by itself."""

SENTENCE_ENCODER_MARKER: Final = "tokenizer.json"
"""File that marks a folder as a sentence encoder, which is not part of a generative system."""


def family_of(model: str) -> str:
    """Return the prefix in `PARTS` with which a model id begins. Raises: KeyError without one."""
    family = _family(model)
    if family not in PARTS:
        raise KeyError(model)
    return family


def _family(model: str) -> str:
    return next((family for family in PARTS if model.startswith(family)), "")


def unused_parameters(model: str) -> frozenset[str]:
    """Return the parameters of generative steps that have no effect with a model.

    In one-step systems the fidelity is only mixed in, as the amount of a layer.
    """
    family = _family(model)
    unused = set[str]() if family == PISASR else {"pixel", "semantic"}
    unused |= {"fidelity", "control", "steps", "negative"} if family in ONE_STEP else {"quick"}
    return frozenset(unused if "tags" in PARTS.get(family, ()) else {*unused, "tags"})


def file_name(model: str, part: str) -> str:
    """Return the name of a model's stored file for a part: `.tsv` for tags, else `.safetensors`."""
    return f"{model}-{part}{'.tsv' if part == 'tags' else '.safetensors'}"


def are_system_parts(sources: Sequence[Path]) -> bool:
    """Return whether files or folders are parts of a generative system, judging by their names.

    `sources` are their paths."""
    if len(sources) > 1:
        return True
    source = sources[0]
    if source.is_dir():
        return not (source / SENTENCE_ENCODER_MARKER).is_file()
    return source.name.lower().startswith(PART_NAME_PREFIXES)


def find_part_files(sources: Sequence[Path]) -> Iterator[Path]:
    """Yield the given files and, from folders, all files that could be parts.

    Weights that exist in several precisions or formats are yielded once. `sources` are paths of
    files and folders."""
    for source in sources:
        if source.is_dir():
            yield from sorted(file for file in source.rglob("*") if _is_part(file))
        else:
            yield source


def _is_part(file: Path) -> bool:
    if file.name in TAG_LISTS:
        return True
    is_duplicate = file.suffix == ".bin" and any(file.parent.glob("*.safetensors"))
    is_of_others = file.suffix == PICKLE and not file.name.lower().startswith(PART_NAME_PREFIXES)
    return (
        file.suffix in WEIGHT_SUFFIXES
        and ".fp16." not in file.name
        and not is_duplicate
        and not is_of_others
        and file.is_file()
    )
