"""From a file of a published network to the network, whatever the file's format."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from models.checkpoints import ncnn_file, pytorch_file, safetensors_file
from models.checkpoints.architecture_detection import DetectedArchitecture, detect_architecture
from models.checkpoints.key_mapping import rrdbnet_names
from models.checkpoints.spandrel_adapter import load_with_spandrel
from models.checkpoints.state_dict import State, weights_in
from models.core.errors import ModelFileDamaged, ModelFileOther, ModelFileUnknown

BEGINNINGS: Final[tuple[tuple[bytes, Callable[[Path], object]], ...]] = (
    (b"PK\x03\x04", pytorch_file.read_zip),
    (b"\x80", pytorch_file.read_legacy),
    (ncnn_file.MAGIC, ncnn_file.read),
)
"""How files of each format begin; the name's ending is not trusted."""


def read_network(file: Path, sha256: str | None = None) -> DetectedArchitecture:
    """The network in a file, which must have the hash where one is given. Raises ModelFileOther,
    ModelFileUnsafe, ModelFileDamaged and ModelFileUnknown, and has run nothing then."""
    state = read_weights(file, sha256)
    found = detect_architecture(state)
    if found is not None:
        return found
    other = load_with_spandrel(state)
    if other is None:
        raise ModelFileUnknown(str(file), "its weights fit none")
    return DetectedArchitecture(type(other.network).__name__.lower(), (), other)


def read_weights(file: Path, sha256: str | None = None) -> State:
    """The weights in a file by the names of our networks. Raises as `read_network`."""
    if not file.is_file():
        raise ModelFileUnknown(str(file), "not a file")
    if sha256 is not None:
        _check_hash(file, sha256)
    return rrdbnet_names(weights_in(file, _reader(file)(file)))


def _reader(file: Path) -> Callable[[Path], object]:
    with file.open("rb") as content:
        beginning = content.read(9)
    if not beginning:
        raise ModelFileDamaged(str(file), "empty")
    known = (read for start, read in BEGINNINGS if beginning.startswith(start))
    reader = next(
        known, safetensors_file.read if safetensors_file.is_safetensors(beginning) else None
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
