"""Official files of DiffBIR and SeeSR read once, converted to diffusers' names and written as
safetensors that can be mapped."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from models.checkpoints.loader import read_weights
from models.core.errors import ModelFileDamaged, ModelFileUnknown
from models.diffusion.files.manifest import (
    DIFFBIR,
    LISTS,
    PARTS,
    SEESR,
    Kind,
    family_of,
    file_name,
    files_among,
)
from models.diffusion.importing.classification import State, classify_weights
from models.diffusion.modules.dape import load_dape
from models.diffusion.modules.ram_tags import Tags
from models.diffusion.systems.seesr import on_other_base

VERSIONS_BY_NAME: Final = (("v2.1", "v2.1"), ("v2", "v2"), ("v1", "v1"))
"""Part of an IRControlNet file's name, and the version that it is."""

NEWEST: Final = "v2.1"

Kinds = Mapping[Kind, Path]
"""Where each was found: weights as safetensors, lists as they came."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The model that files make up, and its own files."""

    model: str
    files: tuple[Path, ...]


def assemble_model(
    sources: Sequence[Path], folder: Path, model: str | None = None, *, half: bool = False
) -> Assembled:
    """What the files, or all files of folders, make up, in any order, written into `folder`:
    DiffBIR where an IRControlNet is among them, else SeeSR, or the `model` asked for. `half` rounds
    weights to half precision. Raises ModelFileUnknown, naming what is missing, ModelFileDamaged
    and ModelFileUnsafe."""
    kinds: dict[Kind, Path] = {}
    version = NEWEST
    for file in files_among(sources):
        found = dict(_kept(file, folder, named=file in sources, half=half))
        kinds |= found
        version = _version(file) if Kind.CONTROL in found else version
    chosen = model or (SEESR if _is_seesr(kinds) else f"{DIFFBIR}{version}")
    parts = _parts(chosen, sources)
    missing = [kind for needed in parts.values() for kind in needed if kind not in kinds]
    if missing:
        named = str(sources[0]) if sources else ""
        raise ModelFileUnknown(named, f"missing: {', '.join(missing)}")
    files = tuple(folder / file_name(chosen, part) for part in parts)
    for part, file in zip(parts, files, strict=True):
        _made(part, kinds, parts[part], file)
    return Assembled(chosen, files)


def _is_seesr(kinds: Kinds) -> bool:
    own = (Kind.SEEING_UNET, Kind.SEEING_CONTROL, Kind.LORA, Kind.RAM)
    return Kind.CONTROL not in kinds and any(kind in kinds for kind in own)


def _parts(model: str, sources: Sequence[Path]) -> Mapping[str, tuple[Kind, ...]]:
    try:
        return PARTS[family_of(model)]
    except KeyError as error:
        raise ModelFileUnknown(str(sources[0]), f"{model} is no such system") from error


def _version(file: Path) -> str:
    name = file.name.lower()
    return next((version for sign, version in VERSIONS_BY_NAME if sign in name), NEWEST)


def _kept(file: Path, folder: Path, *, named: bool, half: bool) -> Iterator[tuple[Kind, Path]]:
    """What a file holds, one file a kind; nothing for a file of something else in a folder."""
    if file.name in LISTS:
        yield LISTS[file.name], file
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
        beside = folder / f"{kind}.part"
        save_file({name: _plain(weight, half) for name, weight in state.items()}, beside)
        yield kind, beside


def _plain(weight: Tensor, half: bool) -> Tensor:
    """Stored in half precision where that loses nothing, or where it may."""
    if not weight.is_floating_point():
        return weight.contiguous().clone()
    rounded = weight.half()
    same = half or bool(torch.equal(rounded.to(weight.dtype), weight))
    return (rounded if same else weight).contiguous().clone()


def _made(part: str, kinds: Kinds, needed: tuple[Kind, ...], file: Path) -> None:
    """One file of the model from what it consists of."""
    if part == "tags":
        Tags.of(kinds[Kind.NAMES], kinds[Kind.THRESHOLDS]).write(file)
    elif part == "dape":
        save_file(_dape(kinds), file)
    elif len(needed) > 1:
        own, base = (load_file(kinds[kind]) for kind in needed)
        save_file(on_other_base(own, base), file)
    else:
        shutil.move(kinds[needed[0]], file)


def _dape(kinds: Kinds) -> State:
    """RAM with DAPE's matrices added; what only writes sentences is left out."""
    ram, lora = (load_file(kinds[kind]) for kind in (Kind.RAM, Kind.LORA))
    single = [{name: weight.float() for name, weight in part.items()} for part in (ram, lora)]
    try:
        state = load_dape(*single).state_dict()
    except (KeyError, RuntimeError, ValueError) as error:
        raise ModelFileDamaged(str(Kind.RAM), str(error)[:300]) from error
    return {name: _plain(weight, half=False) for name, weight in state.items()}
