"""Reading of files in the safetensors format."""

import json
from pathlib import Path
from typing import Final

from safetensors import SafetensorError
from safetensors.torch import load_file

from models.core.errors import ModelFileDamaged, ModelFileUnsafe

MAX_HEADER_BYTES: Final = 8 * 2**20
"""Largest accepted header in bytes; a network of ten thousand weights needs one million."""


def is_safetensors(head: bytes) -> bool:
    """Return whether the first nine bytes of a file are those of a safetensors file."""
    return head[8:9] == b"{"


def read(file: Path) -> object:
    """Read the weights of a safetensors file by name. Raises: ModelFileUnsafe, ModelFileDamaged."""
    _check_header(file)
    try:
        return load_file(file)
    except (SafetensorError, OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelFileDamaged(str(file), "content") from error


def _check_header(file: Path) -> None:
    with file.open("rb") as content:
        length = int.from_bytes(content.read(8), "little")
        if length > MAX_HEADER_BYTES:
            raise ModelFileUnsafe(str(file), f"a header of {length} bytes")
        header = content.read(length)
    try:
        fields = json.loads(header)
    except (ValueError, RecursionError) as error:
        raise ModelFileDamaged(str(file), "header") from error
    if len(header) < length or not isinstance(fields, dict):
        raise ModelFileDamaged(str(file), "header")
