"""Import of official DiffBIR and SeeSR files.

Files are read once, renamed to diffusers' names and written as safetensors that can be
memory-mapped.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from models.checkpoints.loader import read_weights
from models.core.errors import ModelFileDamaged, ModelFileUnknown, ModelFileUnsupported
from models.diffusion.files.manifest import (
    DIFFBIR,
    PARTS,
    SEESR,
    TAG_LISTS,
    PartKind,
    family_of,
    file_name,
    find_part_files,
)
from models.diffusion.importing.classification import State, classify_weights
from models.diffusion.modules.dape import load_dape
from models.diffusion.modules.ram_tags import TagList
from models.diffusion.systems.seesr import with_base_weights

VERSIONS_BY_NAME: Final = (("v2.1", "v2.1"), ("v2", "v2"), ("v1", "v1"))
"""Part of an IRControlNet file's name, and the DiffBIR version that it means."""

LATEST_VERSION: Final = "v2.1"
"""DiffBIR version of an IRControlNet file whose name shows none."""

PartFiles = Mapping[PartKind, Path]
"""Files by the kind of part that each contains: weights as safetensors, lists as published."""


@dataclass(frozen=True, slots=True)
class AssembledModel:
    """Assembled model: its id and its files."""

    model: str
    files: tuple[Path, ...]


def assemble_model(
    sources: Sequence[Path], folder: Path, model: str | None = None, *, half: bool = False
) -> AssembledModel:
    """Assemble a model from files, or from all files of folders, in any order, into `folder`.

    The model is `model` if given, else DiffBIR if the files contain an IRControlNet, else SeeSR.
    `half` rounds weights to half precision. Raises: ModelFileUnknown with the names of missing
    parts; ModelFileDamaged; ModelFileUnsafe.
    """
    part_files: dict[PartKind, Path] = {}
    version = LATEST_VERSION
    for file in find_part_files(sources):
        found = dict(_store_parts(file, folder, named=file in sources, half=half))
        part_files |= found
        version = _version(file) if PartKind.CONTROL in found else version
    chosen = model or (SEESR if _is_seesr(part_files) else f"{DIFFBIR}{version}")
    parts = _required_parts(chosen, sources)
    missing = [kind for needed in parts.values() for kind in needed if kind not in part_files]
    if missing:
        named = str(sources[0]) if sources else ""
        if not part_files:
            raise ModelFileUnsupported(named, "none of its files is a part of DiffBIR or SeeSR")
        raise ModelFileUnknown(named, f"missing: {', '.join(missing)}")
    files = tuple(folder / file_name(chosen, part) for part in parts)
    for part, file in zip(parts, files, strict=True):
        _write_model_file(part, part_files, parts[part], file)
    return AssembledModel(chosen, files)


def _is_seesr(part_files: PartFiles) -> bool:
    seesr_unet = (PartKind.SEESR_UNET, PartKind.SEESR_CONTROL, PartKind.LORA, PartKind.RAM)
    return PartKind.CONTROL not in part_files and any(kind in part_files for kind in seesr_unet)


def _required_parts(model: str, sources: Sequence[Path]) -> Mapping[str, tuple[PartKind, ...]]:
    try:
        return PARTS[family_of(model)]
    except KeyError as error:
        raise ModelFileUnknown(str(sources[0]), f"{model} is no such system") from error


def _version(file: Path) -> str:
    name = file.name.lower()
    return next((version for sign, version in VERSIONS_BY_NAME if sign in name), LATEST_VERSION)


def _store_parts(
    file: Path, folder: Path, *, named: bool, half: bool
) -> Iterator[tuple[PartKind, Path]]:
    """Write each part that a file contains to a file of its own and yield its kind and path.

    A file in a folder without known parts yields nothing; one in `sources` (`named`) raises
    ModelFileUnknown.
    """
    if file.name in TAG_LISTS:
        yield TAG_LISTS[file.name], file
        return
    try:
        found = classify_weights(read_weights(file))
    except ModelFileUnknown:
        if named:
            raise
        return
    except (KeyError, RuntimeError, ValueError) as error:
        raise ModelFileDamaged(str(file), str(error)[:300]) from error
    if named and not found:
        raise ModelFileUnknown(str(file), "it is no part of DiffBIR or SeeSR")
    for kind, state in found.items():
        part_file = folder / f"{kind}.part"
        save_file({name: _compact(weight, half) for name, weight in state.items()}, part_file)
        yield kind, part_file


def _compact(weight: Tensor, half: bool) -> Tensor:
    """Convert a weight to half precision if that is exact or `half` allows it."""
    if not weight.is_floating_point():
        return weight.contiguous().clone()
    rounded = weight.half()
    is_exact = half or bool(torch.equal(rounded.to(weight.dtype), weight))
    return (rounded if is_exact else weight).contiguous().clone()


def _write_model_file(
    part: str, part_files: PartFiles, needed: tuple[PartKind, ...], file: Path
) -> None:
    """Write one file of the model from the parts that it consists of."""
    if part == "tags":
        TagList.from_lists(
            part_files[PartKind.TAG_NAMES], part_files[PartKind.TAG_THRESHOLDS]
        ).write(file)
    elif part == "dape":
        save_file(_merge_dape(part_files), file)
    elif len(needed) > 1:
        seesr_unet, base = (load_file(part_files[kind]) for kind in needed)
        save_file(with_base_weights(seesr_unet, base), file)
    else:
        shutil.move(part_files[needed[0]], file)


def _merge_dape(part_files: PartFiles) -> State:
    """Add DAPE's LoRA matrices to RAM's weights and drop the text decoder."""
    ram, lora = (load_file(part_files[kind]) for kind in (PartKind.RAM, PartKind.LORA))
    single = [{name: weight.float() for name, weight in part.items()} for part in (ram, lora)]
    try:
        state = load_dape(*single).state_dict()
    except (KeyError, RuntimeError, ValueError) as error:
        raise ModelFileDamaged(str(PartKind.RAM), str(error)[:300]) from error
    return {name: _compact(weight, half=False) for name, weight in state.items()}
