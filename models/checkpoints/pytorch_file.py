"""Reading of files written by torch.save, in zip and legacy format, without running code.

The guard is torch's own restricted unpickler. The checks before it detect other dangers and tell
program code from damage.
"""

import mmap
import pickle
import pickletools
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Final

import torch

from models.core.errors import ModelFileDamaged, ModelFileUnknown, ModelFileUnsafe

SAFE_PACKAGES: Final = ("torch", "collections", "numpy")
"""Packages whose names occur in files of plain weights."""

SAFE_BUILTINS: Final = ("set", "bytearray", "complex", "encode")
"""Names of Python itself that training programs store beside weights, and which are harmless."""

MAX_PICKLE_BYTES: Final = 64 * 2**20
"""Largest accepted pickle beside the weights, in bytes; published files have 0.1 % of it."""

LEGACY_PICKLES: Final = 4
"""Number of pickles at the start of a legacy file: magic number, version, system, content."""

CODE_FOUND: Final = "program code ({})"
"""Template of the detail text of an error about program code in a file of weights."""


def read_zip(file: Path) -> object:
    """Read the content of a zip archive written by torch.save, without running code.

    Raises: ModelFileUnsafe, ModelFileDamaged, ModelFileUnknown."""
    try:
        with zipfile.ZipFile(file) as archive:
            _check_entries(file, archive.infolist())
            pickled = archive.read(_find_pickle(file, archive))
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise ModelFileDamaged(str(file), "archive") from error
    _refuse_code(file, BytesIO(pickled), 1)
    return _load_weights(file)


def read_legacy(file: Path) -> object:
    """Read the content of a file written by torch.save before version 1.6, without running code.

    Raises: ModelFileUnsafe, ModelFileDamaged."""
    with (
        file.open("rb") as handle,
        mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as content,
    ):
        _refuse_code(file, content, LEGACY_PICKLES)
    return _load_weights(file)


def _check_entries(file: Path, entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if any(_leaves_archive(name) for name in names):
        raise ModelFileUnsafe(str(file), "paths that lead out of it")
    if len(set(names)) < len(names):
        raise ModelFileUnsafe(str(file), "two entries of one name")
    if sum(entry.file_size for entry in entries) > file.stat().st_size:
        raise ModelFileUnsafe(str(file), "more than its size, packed")
    if any("code" in PurePosixPath(name).parts for name in names):
        raise ModelFileUnsafe(str(file), CODE_FOUND.format("TorchScript"))


def _leaves_archive(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _find_pickle(file: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    matches = [e for e in archive.infolist() if PurePosixPath(e.filename).name == "data.pkl"]
    if len(matches) != 1:
        raise ModelFileUnknown(str(file), "an archive without weights")
    if matches[0].file_size > MAX_PICKLE_BYTES:
        raise ModelFileUnsafe(str(file), "more structure than weights need")
    return matches[0]


def _refuse_code(file: Path, content: "IO[bytes] | mmap.mmap", pickles: int) -> None:
    try:
        for _ in range(pickles):
            for name in _referenced_names(content):
                if not _is_harmless(name):
                    raise ModelFileUnsafe(str(file), CODE_FOUND.format(name[:80]))
    except ModelFileUnsafe:
        raise
    except Exception as error:  # any type, depending on the bytes
        raise ModelFileDamaged(str(file), "structure") from error


def _is_harmless(name: str) -> bool:
    package, _, rest = name.partition(".")
    is_safe_builtin = package in ("builtins", "__builtin__", "_codecs") and rest in SAFE_BUILTINS
    return is_safe_builtin or package in SAFE_PACKAGES


def _referenced_names(content: "IO[bytes] | mmap.mmap") -> Iterator[str]:
    """Yield the dotted names of classes and functions that a pickle uses."""
    texts: list[str] = []
    for code, argument, _ in pickletools.genops(content):  # type: ignore[arg-type]
        if code.name in ("GLOBAL", "INST"):
            yield str(argument).replace(" ", ".")
        elif code.name == "STACK_GLOBAL":
            yield ".".join(texts[-2:])
        elif isinstance(argument, str):
            texts.append(argument)


def _load_weights(file: Path) -> object:
    try:
        content: object = torch.load(file, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise ModelFileUnsafe(str(file), "more than weights") from error
    except Exception as error:  # any type, depending on the bytes
        raise ModelFileDamaged(str(file), "content") from error
    return content
