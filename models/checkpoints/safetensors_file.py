"""Files of the safetensors format."""

import json
from pathlib import Path
from typing import Final

from safetensors import SafetensorError
from safetensors.torch import load_file

from models.core.errors import ModelFileDamaged, ModelFileUnsafe

LONGEST_HEADER: Final = 8 * 2**20
"""Bytes; a network of ten thousand weights needs one million."""


def is_safetensors(beginning: bytes) -> bool:
    """By the first nine bytes of a file."""
    return beginning[8:9] == b"{"


def read(file: Path) -> object:
    """The weights by name. Raises ModelFileUnsafe and ModelFileDamaged."""
    _check_header(file)
    try:
        return load_file(file)
    except (SafetensorError, OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelFileDamaged(str(file), "content") from error


def _check_header(file: Path) -> None:
    with file.open("rb") as content:
        length = int.from_bytes(content.read(8), "little")
        if length > LONGEST_HEADER:
            raise ModelFileUnsafe(str(file), f"a header of {length} bytes")
        header = content.read(length)
    try:
        described = json.loads(header)
    except (ValueError, RecursionError) as error:
        raise ModelFileDamaged(str(file), "header") from error
    if len(header) < length or not isinstance(described, dict):
        raise ModelFileDamaged(str(file), "header")
