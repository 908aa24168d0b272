"""What the published generative systems consist of, which files that comes in, and under which
names it is kept. Knows no torch."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final


class Kind(StrEnum):
    """What a published file can hold."""

    UNET = "unet"
    VAE = "vae"
    TEXT = "text"
    CONTROL = "IRControlNet"
    STAGE1 = "stage1"
    SEEING_UNET = "SeeSR unet"
    SEEING_CONTROL = "SeeSR controlnet"
    RAM = "ram_swin_large_14m"
    LORA = "DAPE"
    NAMES = "ram_tag_list"
    THRESHOLDS = "ram_tag_list_threshold"


DIFFBIR: Final = "diffbir-"
SEESR: Final = "seesr"
TURBO: Final = "seesr-turbo"

SEEING: Final[Mapping[str, tuple[Kind, ...]]] = {
    "unet": (Kind.SEEING_UNET,),
    "control": (Kind.SEEING_CONTROL,),
    "vae": (Kind.VAE,),
    "text": (Kind.TEXT,),
    "dape": (Kind.RAM, Kind.LORA),
    "tags": (Kind.NAMES, Kind.THRESHOLDS),
}

PARTS: Final[Mapping[str, Mapping[str, tuple[Kind, ...]]]] = {
    DIFFBIR: {
        "unet": (Kind.UNET,),
        "control": (Kind.CONTROL,),
        "vae": (Kind.VAE,),
        "text": (Kind.TEXT,),
        "stage1": (Kind.STAGE1,),
    },
    TURBO: {**SEEING, "unet": (Kind.SEEING_UNET, Kind.UNET)},
    SEESR: SEEING,
}
"""By the beginning of a model's id: the files that are kept, and what each is made of."""

WEIGHTS: Final = (".pt", ".pth", ".ckpt", ".safetensors", ".bin")
LISTS: Final = {f"{kind}.txt": kind for kind in (Kind.NAMES, Kind.THRESHOLDS)}
"""Files beside RAM's and SeeSR's code."""

SIGNS: Final = (
    *("diffbir_v", "v1_general.pth", "v1_face.pth", "v2.pth", "dape.pth", "ram_swin_large"),
    *("sd2.1", "v2-1_512", "512-base"),
)
"""How the names begin of files that are parts of a system and nothing by themselves."""

ENCODERS_OWN: Final = "tokenizer.json"
"""In the folder of a sentence encoder, which is no part of a system."""


def family_of(model: str) -> str:
    """Which system a model is. Raises KeyError for another."""
    found = next((family for family in PARTS if model.startswith(family)), None)
    if found is None:
        raise KeyError(model)
    return found


def sees(model: str) -> bool:
    """Whether a model tells what it takes a photo to show."""
    return model.startswith(SEESR)


def file_name(model: str, part: str) -> str:
    """Of a part of a model; the tags are a threshold and a name a line."""
    return f"{model}-{part}{'.tsv' if part == 'tags' else '.safetensors'}"


def belong_together(sources: Sequence[Path]) -> bool:
    """Whether these files or folders are the parts of a generative system, by their names."""
    if len(sources) > 1:
        return True
    only = sources[0]
    if only.is_dir():
        return not (only / ENCODERS_OWN).is_file()
    return only.name.lower().startswith(SIGNS)


def files_among(sources: Sequence[Path]) -> Iterator[Path]:
    """The files themselves and, of folders, all that could be a part; of the same weights in
    several precisions or formats one."""
    for source in sources:
        if source.is_dir():
            yield from sorted(file for file in source.rglob("*") if _is_part(file))
        else:
            yield source


def _is_part(file: Path) -> bool:
    if file.name in LISTS:
        return True
    twice = file.suffix == ".bin" and any(file.parent.glob("*.safetensors"))
    return file.suffix in WEIGHTS and ".fp16." not in file.name and not twice and file.is_file()
