"""SHA-256 of files."""

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import Final

from models.core.progress import Progress

CHUNK: Final = 1 << 22
"""Bytes that are hashed between two progress reports."""


def sha256_of(file: Path, progress: Progress | None = None) -> str:
    """Return the SHA-256 of a regular file as hexadecimal text; report the share read so far.

    Raises: OSError, also for a pipe or device, which is not read; Cancelled."""
    progress = progress or Progress()
    state = file.stat()
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(file))
    size, done, digest = max(state.st_size, 1), 0, hashlib.sha256()
    with file.open("rb") as content:
        while chunk := content.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            progress.report(min(done / size, 1.0))
    return digest.hexdigest()
