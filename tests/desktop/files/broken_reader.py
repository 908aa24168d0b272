"""A process that decodes, and does to itself what the name of the photo says."""

import os
import sys
import time
from pathlib import Path
from typing import Any

from desktop.files.decoding import host
from desktop.files.storage.scratch import ArrayAllocator
from models.core.progress import Progress


def worked_for(seconds: float) -> None:
    """Of the processor."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


TRICKS = {
    "crash": os.abort,
    "raise": lambda: 1 // 0,
    "hang": lambda: worked_for(60.0),
    "wait": lambda: time.sleep(3),
    "shout": lambda: os.write(1, b"libraries print what they like"),
    "short": lambda: bytearray(1 << 40),
}
read_photo = host.decode_photo


def tricked(path: Path, room: ArrayAllocator, progress: Progress, *more: Any) -> Any:
    if path.stem == "once" and not path.with_suffix(".done").exists():
        path.with_suffix(".done").touch()
        os.abort()
    TRICKS.get(path.stem, lambda: None)()
    return read_photo(path, room, progress, *more)


if __name__ == "__main__":
    host.decode_photo = tricked
    sys.exit(host.main())
