"""What the published generative systems consist of, which files that comes in, and under which
names it is kept. Knows no torch."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final


class PartKind(StrEnum):
    """What a published file can hold."""

    UNET = "unet"
    VAE = "vae"
    TEXT = "text"
    CONTROL = "IRControlNet"
    STAGE1 = "stage1"
    SEESR_UNET = "SeeSR unet"
    SEESR_CONTROL = "SeeSR controlnet"
    RAM = "ram_swin_large_14m"
    LORA = "DAPE"
    TAG_NAMES = "ram_tag_list"
    TAG_THRESHOLDS = "ram_tag_list_threshold"


DIFFBIR: Final = "diffbir-"
SEESR: Final = "seesr"
TURBO: Final = "seesr-turbo"

SEESR_PARTS: Final[Mapping[str, tuple[PartKind, ...]]] = {
    "unet": (PartKind.SEESR_UNET,),
    "control": (PartKind.SEESR_CONTROL,),
    "vae": (PartKind.VAE,),
    "text": (PartKind.TEXT,),
    "dape": (PartKind.RAM, PartKind.LORA),
    "tags": (PartKind.TAG_NAMES, PartKind.TAG_THRESHOLDS),
}

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
}
"""By the beginning of a model's id: the files that are kept, and what each is made of."""

WEIGHT_SUFFIXES: Final = (".pt", ".pth", ".ckpt", ".safetensors", ".bin")
TAG_LISTS: Final = {f"{kind}.txt": kind for kind in (PartKind.TAG_NAMES, PartKind.TAG_THRESHOLDS)}
"""Files beside RAM's and SeeSR's code."""

PART_NAME_PREFIXES: Final = (
    *("diffbir_v", "v1_general.pth", "v1_face.pth", "v2.pth", "dape.pth", "ram_swin_large"),
    *("sd2.1", "v2-1_512", "512-base"),
)
"""How the names begin of files that are parts of a system and nothing by themselves."""

SENTENCE_ENCODER_MARKER: Final = "tokenizer.json"
"""In the folder of a sentence encoder, which is no part of a system."""


def family_of(model: str) -> str:
    """Which system a model is. Raises KeyError for another."""
    family = next((family for family in PARTS if model.startswith(family)), None)
    if family is None:
        raise KeyError(model)
    return family


def detects_tags(model: str) -> bool:
    """Whether a model tells what it takes a photo to show."""
    return model.startswith(SEESR)


def file_name(model: str, part: str) -> str:
    """Of a part of a model; the tags are a threshold and a name a line."""
    return f"{model}-{part}{'.tsv' if part == 'tags' else '.safetensors'}"


def are_system_parts(sources: Sequence[Path]) -> bool:
    """Whether these files or folders are the parts of a generative system, by their names."""
    if len(sources) > 1:
        return True
    source = sources[0]
    if source.is_dir():
        return not (source / SENTENCE_ENCODER_MARKER).is_file()
    return source.name.lower().startswith(PART_NAME_PREFIXES)


def find_part_files(sources: Sequence[Path]) -> Iterator[Path]:
    """The files themselves and, of folders, all that could be a part; of the same weights in
    several precisions or formats one."""
    for source in sources:
        if source.is_dir():
            yield from sorted(file for file in source.rglob("*") if _is_part(file))
        else:
            yield source


def _is_part(file: Path) -> bool:
    if file.name in TAG_LISTS:
        return True
    is_duplicate = file.suffix == ".bin" and any(file.parent.glob("*.safetensors"))
    return (
        file.suffix in WEIGHT_SUFFIXES
        and ".fp16." not in file.name
        and not is_duplicate
        and file.is_file()
    )
