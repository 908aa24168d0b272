"""Loading of a published network from a file of any supported format."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn

from models.checkpoints import ncnn_file, pytorch_file, safetensors_file
from models.checkpoints.architecture_detection import DetectedArchitecture, detect_architecture
from models.checkpoints.ddcolor_keys import rename_ddcolor_keys
from models.checkpoints.ncnn_graph import NcnnNetwork
from models.checkpoints.rrdbnet_keys import rename_rrdbnet_keys
from models.checkpoints.spandrel_adapter import UnsuitableNetwork, load_with_spandrel
from models.checkpoints.state_dict import StateDict, extract_weights, possible_networks
from models.checkpoints.torch_size_probe import UnequalAnswer, find_size_rule
from models.checkpoints.unsupported_families import describe_format, describe_unknown
from models.core.errors import (
    ModelFileDamaged,
    ModelFileOther,
    ModelFileUnknown,
    ModelFileUnsupported,
)
from models.layers.input_padding import ImageNetwork, SizeRule

READERS_BY_MAGIC: Final[tuple[tuple[bytes, Callable[[Path], object]], ...]] = (
    (b"PK\x03\x04", pytorch_file.read_zip),
    (b"\x80", pytorch_file.read_legacy),
)
"""Readers by the first bytes of a file; file name suffixes are not trusted."""

NCNN_SUFFIX: Final = ".bin"
"""Suffix of the numbers of ncnn networks, whose first bytes are arbitrary."""

EQUAL: Final = 1e-5
"""Largest difference of two networks that count as one, relative to the largest answer."""


def read_network(file: Path, sha256: str | None = None) -> DetectedArchitecture:
    """Read the network in a file without running code from it.

    Raises: ModelFileOther if the file does not have the SHA-256 `sha256` (None: any);
    ModelFileUnsafe, ModelFileDamaged or ModelFileUnknown for its content."""
    _check_file(file, sha256)
    if _is_ncnn(file):
        return _detect_ncnn(file)
    states = [*possible_networks(extract_weights(file, read_content(file)))]
    known = (found for found in map(detect_architecture, map(_rename, states)) if found)
    return next(known, None) or _adapt(file, states)


def read_weights(file: Path, sha256: str | None = None) -> StateDict:
    """Read the weights in a file under the names of the program's networks.

    `sha256` (hex) is checked if given. Raises: those of `read_network`."""
    _check_file(file, sha256)
    if _is_ncnn(file):
        return ncnn_file.name_weights(ncnn_file.read_ncnn(file))
    return weights_in(file, read_content(file))


def read_content(file: Path) -> object:
    """Read everything that a file of weights contains, without running code from it.

    Raises: the errors of `read_network`.
    """
    _check_file(file, None)
    if _is_ncnn(file):
        return ncnn_file.name_weights(ncnn_file.read_ncnn(file))
    reader = _find_reader(_head(file))
    if reader is None:
        raise ModelFileUnsupported(str(file), describe_format(file))
    return reader(file)


def weights_in(file: Path, content: object) -> StateDict:
    """Return the weights in what `read_content` read, under the names of the program's networks.

    Raises: ModelFileUnknown, ModelFileDamaged or ModelFileUnsafe for the content."""
    return _rename(extract_weights(file, content))


def _rename(state: StateDict) -> StateDict:
    """Return weights under the names of the program's networks, where these are known."""
    return rename_ddcolor_keys(rename_rrdbnet_keys(state))


def _adapt(file: Path, states: list[StateDict]) -> DetectedArchitecture:
    """Build the network that spandrel recognises by one of the `states` (weights) of a file.

    Raises: ModelFileUnsupported."""
    reason = ""
    for state in states:
        try:
            network = load_with_spandrel(state)
        except UnsuitableNetwork as error:
            reason = reason or str(error)
        else:
            if network is not None:
                return DetectedArchitecture(network.architecture, (), network)
    names = [name for state in states for name in state]
    raise ModelFileUnsupported(str(file), reason or describe_unknown(names))


def _detect_ncnn(file: Path) -> DetectedArchitecture:
    """Read an ncnn pair as a known network if that computes the same, else as described."""
    described = ncnn_file.read_ncnn(file).requires_grad_(False)
    found = detect_architecture(ncnn_file.name_weights(described))
    if found is not None and _compute_the_same(found.network, described):
        return found
    try:
        rule = find_size_rule(lambda height, width: _answer_size(described, height, width))
    except UnequalAnswer as error:
        raise ModelFileUnsupported(str(file), f"in an ncnn network {error}") from error
    if rule is None:
        raise ModelFileUnsupported(str(file), "an ncnn network that takes no RGB picture alone")
    described.size_rule = SizeRule(rule.multiple, rule.scale)
    return DetectedArchitecture("ncnn", (), described)


def _compute_the_same(network: nn.Module, described: NcnnNetwork) -> bool:
    """Return whether two networks give nearly equal results for a random picture."""
    picture = torch.rand(1, 3, 16, 24, generator=torch.Generator().manual_seed(0))
    expected, answer = _try_run(described, picture), _try_run(network, picture)
    if expected is None or answer is None or expected.shape != answer.shape:
        return False
    return bool((expected - answer).abs().max() <= EQUAL * expected.abs().max())


def _answer_size(network: ImageNetwork, height: int, width: int) -> tuple[int, int] | None:
    answer = _try_run(network, torch.zeros(1, 3, height, width))
    is_picture = answer is not None and answer.ndim == 4 and answer.shape[:2] == (1, 3)
    return (answer.shape[2], answer.shape[3]) if answer is not None and is_picture else None


def _try_run(network: nn.Module, picture: Tensor) -> Tensor | None:
    try:
        with torch.no_grad():
            answer: Tensor = network(picture)
    except (RuntimeError, ValueError, TypeError):
        return None  # the network takes no such picture
    return answer


def _check_file(file: Path, sha256: str | None) -> None:
    if not file.is_file():
        raise ModelFileUnknown(str(file), "not a file")
    if sha256 is not None:
        _check_hash(file, sha256)


def _is_ncnn(file: Path) -> bool:
    head = _head(file)
    is_numbers = file.suffix == NCNN_SUFFIX and _find_reader(head) is None
    return head.startswith(ncnn_file.MAGIC) or is_numbers


def _find_reader(head: bytes) -> Callable[[Path], object] | None:
    matching = (read for magic, read in READERS_BY_MAGIC if head.startswith(magic))
    return next(matching, safetensors_file.read if safetensors_file.is_safetensors(head) else None)


def _head(file: Path) -> bytes:
    """Return the first bytes of a file. Raises: ModelFileDamaged if it is empty."""
    with file.open("rb") as content:
        head = content.read(9)
    if not head:
        raise ModelFileDamaged(str(file), "empty")
    return head


def _check_hash(file: Path, sha256: str) -> None:
    with file.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != sha256.lower():
        raise ModelFileOther(str(file), sha256, found)
