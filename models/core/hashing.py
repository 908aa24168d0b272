"""SHA-256 of files."""

import hashlib
from pathlib import Path
from typing import Final

from models.core.progress import Progress

CHUNK: Final = 1 << 22
"""Bytes that are hashed between two progress reports."""


def sha256_of(file: Path, progress: Progress | None = None) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal, reporting the share that was read.

    Raises: OSError; Cancelled.
    """
    progress = progress or Progress()
    size, done, digest = max(file.stat().st_size, 1), 0, hashlib.sha256()
    with file.open("rb") as content:
        while chunk := content.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            progress.report(min(done / size, 1.0))
    return digest.hexdigest()
