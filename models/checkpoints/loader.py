"""Loading of a published network from a file of any supported format."""

import hashlib
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Final

from models.checkpoints import ncnn_file, pytorch_file, safetensors_file
from models.checkpoints.architecture_detection import DetectedArchitecture, detect_architecture
from models.checkpoints.key_mapping import rename_rrdbnet_keys
from models.checkpoints.spandrel_adapter import load_with_spandrel
from models.checkpoints.state_dict import StateDict, extract_weights, possible_networks
from models.core.errors import ModelFileDamaged, ModelFileOther, ModelFileUnknown

READERS_BY_MAGIC: Final[tuple[tuple[bytes, Callable[[Path], object]], ...]] = (
    (b"PK\x03\x04", pytorch_file.read_zip),
    (b"\x80", pytorch_file.read_legacy),
    (ncnn_file.MAGIC, ncnn_file.read),
)
"""Readers by the first bytes of a file; file name suffixes are not trusted."""


def read_network(file: Path, sha256: str | None = None) -> DetectedArchitecture:
    """Read the network in a file without running code from it.

    With `sha256` (hex), the file must have that hash. Raises: ModelFileOther for another hash;
    ModelFileUnsafe, ModelFileDamaged or ModelFileUnknown for the content.
    """
    states = [*map(rename_rrdbnet_keys, possible_networks(read_weights(file, sha256)))]
    known = (found for found in map(detect_architecture, states) if found)
    adapted = (found for found in map(load_with_spandrel, states) if found)
    others = (
        DetectedArchitecture(type(each.network).__name__.lower(), (), each) for each in adapted
    )
    found = next(itertools.chain(known, others), None)
    if found is None:
        raise ModelFileUnknown(str(file), "its weights fit none")
    return found


def read_weights(file: Path, sha256: str | None = None) -> StateDict:
    """Read the weights in a file under the names of the program's networks.

    Raises: the errors of `read_network`.
    """
    if not file.is_file():
        raise ModelFileUnknown(str(file), "not a file")
    if sha256 is not None:
        _check_hash(file, sha256)
    return rename_rrdbnet_keys(extract_weights(file, _reader(file)(file)))


def _reader(file: Path) -> Callable[[Path], object]:
    with file.open("rb") as content:
        head = content.read(9)
    if not head:
        raise ModelFileDamaged(str(file), "empty")
    matching = (read for magic, read in READERS_BY_MAGIC if head.startswith(magic))
    reader = next(
        matching, safetensors_file.read if safetensors_file.is_safetensors(head) else None
    )
    if reader is None and file.suffix == ".bin":
        reader = ncnn_file.read
    if reader is None:
        raise ModelFileUnknown(str(file), "format")
    return reader


def _check_hash(file: Path, sha256: str) -> None:
    with file.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != sha256.lower():
        raise ModelFileOther(str(file), sha256, found)
