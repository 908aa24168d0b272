"""Import of the official files of generative systems.

Files are read once, renamed to diffusers' names and written as safetensors that can be
memory-mapped.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from models.checkpoints.checkpoint_loader import read_content, weights_in
from models.core.errors import ModelFileDamaged, ModelFileUnknown, ModelFileUnsupported
from models.diffusion.files.manifest import (
    DIFFBIR,
    OPTIONAL_PARTS,
    OSEDIFF,
    OSEDIFF_FACE,
    PARTS,
    PISASR,
    SEESR,
    TAG_LISTS,
    PartKind,
    family_of,
    file_name,
    find_part_files,
)
from models.diffusion.importing.checkpoint_classification import (
    PartWeights,
    State,
    classify_weights,
)
from models.diffusion.importing.lora_checkpoints import find_adapters
from models.diffusion.modules import network_builder
from models.diffusion.modules.dape import load_dape
from models.diffusion.modules.lora import merge_adapters, select_adapters
from models.diffusion.modules.ram_tags import TagList
from models.diffusion.modules.tiny_vae import build_tiny_vae
from models.diffusion.systems.seesr import with_base_weights

MODELS_BY_NAME: Final[Mapping[PartKind, tuple[tuple[str, str], ...]]] = {
    PartKind.CONTROL: (
        ("v2.1", f"{DIFFBIR}v2.1"),
        ("v2", f"{DIFFBIR}v2"),
        ("v1", f"{DIFFBIR}v1"),
        ("", f"{DIFFBIR}v2.1"),
    ),
    PartKind.OSEDIFF_UNET: (("face", OSEDIFF_FACE), ("", OSEDIFF)),
    PartKind.PISASR: (("", PISASR),),
}
"""For a part that only one family has: parts of its file's name, and the model that each means."""

SEESR_ONLY: Final = (PartKind.SEESR_UNET, PartKind.SEESR_CONTROL)
"""Parts that only SeeSR has."""

SEMANTIC: Final = "_sem"
"""End of the names of PiSA-SR's semantic adapters."""

MERGERS: Final[Mapping[PartKind, Callable[[State], object]]] = {
    PartKind.OSEDIFF_UNET: network_builder.build_unet,
    PartKind.OSEDIFF_VAE: network_builder.build_vae,
    PartKind.PISASR: network_builder.build_unet,
}
"""Functions that build the network that adapters belong to."""

PartFiles = Mapping[PartKind, Path]
"""Files by the kind of part that each contains: weights as safetensors, lists as published."""


@dataclass(frozen=True, slots=True)
class AssembledModel:
    """Model that was assembled: its id and its files."""

    model: str
    files: tuple[Path, ...]


def assemble_model(
    sources: Sequence[Path], folder: Path, model: str | None = None, *, half: bool = False
) -> AssembledModel:
    """Assemble a model from files, or from all files of folders, in any order, into `folder`.

    The model is `model` if given, else that whose own part the files contain. `half` rounds weights
    to half precision. `sources` are their paths; with `half` weights are stored in half precision.
    Raises: ModelFileUnknown with the names of missing parts; ModelFileDamaged; ModelFileUnsafe."""
    part_files: dict[PartKind, Path] = {}
    found_model = ""
    for file in find_part_files(sources):
        found = dict(_store_parts(file, folder, named=file in sources, half=half))
        part_files |= found
        found_model = found_model or _model_of(file, found)
    chosen = model or found_model or (SEESR if _is_seesr(part_files) else f"{DIFFBIR}v2.1")
    parts = {**_required_parts(chosen, sources), **_optional_parts(part_files)}
    missing = [kind for needed in parts.values() for kind in needed if kind not in part_files]
    if missing:
        named = str(sources[0]) if sources else ""
        if not part_files:
            raise ModelFileUnsupported(named, "none of its files is a part of a generative system")
        raise ModelFileUnknown(named, f"missing: {', '.join(missing)}")
    files = tuple(folder / file_name(chosen, part) for part in parts)
    for part, file in zip(parts, files, strict=True):
        _write_model_file(part, part_files, parts[part], file, half=half)
    return AssembledModel(chosen, files)


def _is_seesr(part_files: PartFiles) -> bool:
    """Return whether files without a family's own part are those of SeeSR and not of DiffBIR."""
    return any(kind in part_files for kind in (*SEESR_ONLY, PartKind.LORA, PartKind.RAM))


def _required_parts(model: str, sources: Sequence[Path]) -> Mapping[str, tuple[PartKind, ...]]:
    try:
        return PARTS[family_of(model)]
    except KeyError as error:
        raise ModelFileUnknown(str(sources[0]), f"{model} is no such system") from error


def _optional_parts(part_files: PartFiles) -> Mapping[str, tuple[PartKind, ...]]:
    return {part: kinds for part, kinds in OPTIONAL_PARTS.items() if part_files.keys() >= {*kinds}}


def _model_of(file: Path, found: PartFiles) -> str:
    """Return the model whose own part a file contains, or nothing if any model may use it."""
    names = (pair for kind in found for pair in MODELS_BY_NAME.get(kind, ()))
    return next((model for sign, model in names if sign in file.name.lower()), "")


def _store_parts(
    file: Path, folder: Path, *, named: bool, half: bool
) -> Iterator[tuple[PartKind, Path]]:
    """Write each part in a file to a file of its own; yield its kind and path.

    A file without known parts yields nothing, or raises ModelFileUnknown if the user `named` it.
    With `half` weights are stored in half precision; `named` files must hold parts."""
    if file.name in TAG_LISTS:
        yield TAG_LISTS[file.name], file
        return
    try:
        found = _find_parts(file)
    except ModelFileUnknown:
        if named:
            raise
        return
    except (KeyError, RuntimeError, ValueError) as error:
        raise ModelFileDamaged(str(file), str(error)[:300]) from error
    if named and not found:
        raise ModelFileUnknown(str(file), "it is no part of a generative system")
    for kind, state in found.items():
        part_file = folder / f"{kind}.part"
        save_file({name: _compact(weight, half) for name, weight in state.items()}, part_file)
        yield kind, part_file


def _find_parts(file: Path) -> PartWeights:
    content = read_content(file)
    return find_adapters(file, content) or classify_weights(weights_in(file, content))


def _compact(weight: Tensor, half: bool) -> Tensor:
    """Convert a weight (any shape) to half precision if exact, or if `half` allows rounding."""
    if not weight.is_floating_point():
        return weight.contiguous().clone()
    rounded = weight.half()
    is_exact = half or bool(torch.equal(rounded.to(weight.dtype), weight))
    return (rounded if is_exact else weight).contiguous().clone()


def _write_model_file(
    part: str, part_files: PartFiles, needed: tuple[PartKind, ...], file: Path, *, half: bool
) -> None:
    """Write one file of the model, `part`, from the parts that it needs.

    With `half` weights are stored in half precision."""
    if part == "tags":
        TagList.from_lists(
            part_files[PartKind.TAG_NAMES], part_files[PartKind.TAG_THRESHOLDS]
        ).write(file)
    elif part == "dape":
        save_file(_merge_dape(part_files), file)
    elif part == "semantic":
        save_file(select_adapters(load_file(part_files[needed[0]]), SEMANTIC), file)
    elif part == "taesd":
        save_file(_join_tiny_vae(part_files, needed), file)
    elif needed[-1] in MERGERS:
        save_file(_merge(part_files, *needed, half=half), file)
    elif len(needed) > 1:
        seesr_unet, base = (load_file(part_files[kind]) for kind in needed)
        save_file(with_base_weights(seesr_unet, base), file)
    else:
        shutil.move(part_files[needed[0]], file)


def _merge(part_files: PartFiles, base: PartKind, adapters: PartKind, *, half: bool) -> State:
    """Merge adapters into the network that they were trained for.

    With `half` weights are stored in half precision."""
    weights, updates = (load_file(part_files[kind]) for kind in (base, adapters))
    try:
        merged = merge_adapters(weights, updates)
        MERGERS[adapters]({name: weight.to("meta") for name, weight in merged.items()})
    except (KeyError, RuntimeError, ValueError) as error:
        raise ModelFileDamaged(str(adapters), str(error)[:300]) from error
    return {name: _compact(weight, half) for name, weight in merged.items()}


def _join_tiny_vae(part_files: PartFiles, halves: tuple[PartKind, ...]) -> State:
    state = {name: each for half in halves for name, each in load_file(part_files[half]).items()}
    try:
        build_tiny_vae({name: weight.to("meta") for name, weight in state.items()})
    except (KeyError, RuntimeError, ValueError) as error:
        raise ModelFileDamaged(str(halves[0]), str(error)[:300]) from error
    return state


def _merge_dape(part_files: PartFiles) -> State:
    """Add DAPE's LoRA matrices to RAM's weights, without its text decoder."""
    ram, lora = (load_file(part_files[kind]) for kind in (PartKind.RAM, PartKind.LORA))
    single = [{name: weight.float() for name, weight in part.items()} for part in (ram, lora)]
    try:
        state = load_dape(*single).state_dict()
    except (KeyError, RuntimeError, ValueError) as error:
        raise ModelFileDamaged(str(PartKind.RAM), str(error)[:300]) from error
    return {name: _compact(weight, half=False) for name, weight in state.items()}
