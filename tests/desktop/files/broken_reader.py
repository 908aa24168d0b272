"""Decoder process that misbehaves as the name of the photo says."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from desktop.files.decoding import decoder_host
from desktop.files.storage.scratch_files import ArrayAllocator
from models.core.progress import Progress


def burn_cpu(seconds: float) -> None:
    """Use so many CPU seconds."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


BEHAVIOURS = {
    "crash": os.abort,
    "raise": lambda: 1 // 0,
    "hang": lambda: burn_cpu(60.0),
    "wait": lambda: time.sleep(3),
    "shout": lambda: os.write(1, b"libraries print what they like"),
    "short": lambda: bytearray(1 << 40),
}
original_decode = decoder_host.decode_photo


def misbehaving_decode(
    path: Path, allocator: ArrayAllocator, progress: Progress, *more: Any
) -> Any:
    if path.stem == "once" and not path.with_suffix(".done").exists():
        path.with_suffix(".done").touch()
        os.abort()
    if path.stem == "stop" and not path.with_suffix(".done").exists():
        path.with_suffix(".done").touch()
        os.kill(os.getpid(), signal.SIGSTOP)
    BEHAVIOURS.get(path.stem, lambda: None)()
    return original_decode(path, allocator, progress, *more)


if __name__ == "__main__":
    decoder_host.decode_photo = misbehaving_decode
    sys.exit(decoder_host.main())
