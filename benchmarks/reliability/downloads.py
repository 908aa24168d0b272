"""What becomes of downloads that go wrong: connections that break off, wrong bytes, a full disk.

    python -m benchmarks.reliability.downloads [DISK]

`DISK` is a folder on a small disk of its own (about 8 MB); without it the full disk is left out.
Everything runs on this computer. A broken download must go on or be told, and a file that is not
whole must never stand under its name.
"""

import hashlib
import shutil
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from models.core.errors import DownloadFailed, ModelError
from models.core.progress import Progress
from models.http.connection_log import ConnectionLog
from models.http.downloads import Downloads, Source, free_on
from tests.http_server import Served, serving

SIZE = 40 << 20
DROPS = 100


def broken_connections(folder: Path, content: bytes) -> str:
    """A hundred connections that break off at random."""
    served, told = Served(content, drops=DROPS), 0
    downloads = Downloads(folder, ConnectionLog(folder / "state"), patience=(0.0,) * 3)
    with serving(served):
        source = _source(served, content)
        while True:
            try:
                file = downloads.fetch(source, Progress())
                break
            except DownloadFailed:
                told += 1
                assert not (folder / source.name).exists()
    assert hashlib.sha256(file.read_bytes()).hexdigest() == source.sha256
    extra = served.requests
    return f"{DROPS} connections broke off; whole after {extra} requests, told {told} times"


def wrong_bytes(folder: Path, content: bytes) -> str:
    """One bit is wrong, somewhere, fifty times."""
    refused, dice = 0, np.random.default_rng(5)
    for number in range(50):
        spoilt = bytearray(content[: 1 << 20])
        spoilt[dice.integers(len(spoilt))] ^= 1 << int(dice.integers(8))
        served = Served(bytes(spoilt), drops=number % 3)
        with serving(served):
            source = _source(served, content[: 1 << 20])
            try:
                Downloads(folder, ConnectionLog(folder / "state")).fetch(source, Progress())
            except ModelError:
                refused += 1
        assert not (folder / source.name).exists()
    return f"{refused} of 50 files with one wrong bit refused"


def full_disk(folder: Path, content: bytes) -> str:
    """The disk has room for a part, and the server does not say how much will come."""
    free = shutil.disk_usage(folder).free
    served = Served(content)
    told = []
    for known in (free_on, lambda _: 1 << 40):
        with serving(served):
            source = _source(served, content)
            try:
                Downloads(folder, ConnectionLog(folder / "state"), known).fetch(source, Progress())
            except ModelError as error:
                told.append(type(error).__name__)
        assert not (folder / source.name).exists()
    return f"{free} bytes free for {len(content)}: {told[0]} beforehand, {told[1]} in the middle"


def _source(served: Served, content: bytes) -> Source:
    seal = hashlib.sha256(content).hexdigest()
    return Source(served.url, "weights.pth", "a benchmark", 0, seal)


def main() -> None:
    content = np.random.default_rng(6).bytes(SIZE)
    for tried in (broken_connections, wrong_bytes):
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            print(f"{tried(Path(folder), content)} ({time.monotonic() - began:.1f} s)")
    for disk in sys.argv[1:2]:
        print(full_disk(Path(disk), content))


if __name__ == "__main__":
    main()
