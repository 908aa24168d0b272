"""Official files of DiffBIR brought into a person's folder of models: read once, converted to
diffusers' names, kept as safetensors that can be mapped, and described by a card."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import tomli_w
import torch
from safetensors.torch import save_file
from torch import Tensor

from models.catalog import CARDS
from models.checkpoints.reading import read_weights
from models.checkpoints.recognition import recognised
from models.diffusion import building, renaming
from models.diffusion.diffbir import part_of
from models.diffusion.loading import FAMILY, PARTS
from models.errors import ModelFileDamaged, ModelFileUnknown
from models.progress import Progress

State = dict[str, Tensor]

ENDINGS: Final = (".pt", ".pth", ".ckpt", ".safetensors")

VERSIONS_BY_NAME: Final = (("v2.1", "v2.1"), ("v2", "v2"), ("v1", "v1"))
"""Part of an IRControlNet file's name, and the version that it is."""

CONTROL: Final = "zero_convs.0.0.weight"
"""A weight that only an IRControlNet has."""

NEWEST: Final = "v2.1"


def imports(sources: Sequence[Path]) -> bool:
    """Whether these files or folders are for `imported`: one of them holds an IRControlNet or a
    whole Stable Diffusion, by its name."""
    names = [file.name.lower() for file in _files(sources)]
    return any(sign in name for name in names for sign in ("diffbir", "sd2", "v2-1_512", "v2.pth"))


def imported(sources: Sequence[Path], folder: Path, progress: Progress) -> str:
    """The id of the model that the files (or all files of a folder) make up: a Stable Diffusion
    2.1, an IRControlNet and a first stage, in any order. Raises ModelFileUnknown, naming what is
    missing, ModelFileDamaged, ModelFileUnsafe, Cancelled; nothing is left behind then."""
    files = list(_files(sources))
    parts: dict[str, State] = {}
    version = NEWEST
    for number, file in enumerate(files):
        progress.part(number, len(files)).report(0.0)
        found = _parts_in(file)
        parts.update(found)
        version = _version(file) if "control" in found else version
    missing = [part for part in PARTS if part not in parts]
    if missing:
        named = str(sources[0]) if sources else ""
        raise ModelFileUnknown(named, f"missing: {', '.join(missing)}")
    return _kept(f"{FAMILY}{version}", parts, folder)


def _files(sources: Sequence[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield from sorted(file for file in source.rglob("*") if file.suffix in ENDINGS)
        else:
            yield source


def _version(file: Path) -> str:
    name = file.name.lower()
    return next((version for sign, version in VERSIONS_BY_NAME if sign in name), NEWEST)


def _parts_in(file: Path) -> dict[str, State]:
    """What a file is for, under the names in which it is kept."""
    state = read_weights(file)
    try:
        return _converted(state)
    except (KeyError, RuntimeError, ValueError) as error:
        raise ModelFileDamaged(str(file), str(error)[:300]) from error


def _converted(state: Mapping[str, Tensor]) -> dict[str, State]:
    """Each part is built once without memory, so that what is kept is known to fit."""
    parts: dict[str, State] = {}
    if part_of(state, "unet"):
        parts["unet"] = renaming.unet_names(part_of(state, "unet"))
        parts["vae"] = renaming.vae_names(part_of(state, "vae"))
        parts["text"] = renaming.text_names(part_of(state, "text"))
        for part, build in BUILDERS.items():
            build(_sizes(parts[part]))
    control = part_of(state, "control") or (state if CONTROL in state else {})
    if control:
        parts["control"] = renaming.unet_names(control)
        building.controlnet(_sizes(parts["control"]))
    first = part_of(state, "stage1") or (state if not parts else {})
    if first and recognised(dict(first)) is not None:
        parts["stage1"] = dict(first)
    return parts


BUILDERS: Final[Mapping[str, Any]] = {
    "unet": building.unet,
    "vae": building.vae,
    "text": building.text_tower,
}


def _sizes(state: Mapping[str, Tensor]) -> State:
    return {name: weight.to("meta") for name, weight in state.items()}


def _kept(model: str, parts: Mapping[str, State], folder: Path) -> str:
    """Files first, the card last: without it they do not count."""
    folder.mkdir(parents=True, exist_ok=True)
    fields = tomllib.loads((CARDS / f"{model}.toml").read_text(encoding="utf-8"))
    names = [f"{model}-{part}.safetensors" for part in PARTS]
    for part, name in zip(PARTS, names, strict=True):
        _save(parts[part], folder / name)
    fields["files"] = names
    fields["sha256"] = [_sha256(folder / name) for name in names]
    (folder / f"{model}.toml").write_text(tomli_w.dumps(fields), encoding="utf-8")
    return model


def _save(state: State, file: Path) -> None:
    beside = file.with_suffix(".part")
    save_file({name: _plain(weight) for name, weight in state.items()}, beside)
    beside.replace(file)


def _plain(weight: Tensor) -> Tensor:
    """Stored in half precision where that loses nothing."""
    half = weight.half() if weight.is_floating_point() else weight
    same = bool(torch.equal(half.to(weight.dtype), weight))
    return (half if same else weight).contiguous().clone()


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
