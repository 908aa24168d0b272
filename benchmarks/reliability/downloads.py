"""Reliability test of downloads: dropped connections, wrong bytes, a full disk.

    python -m benchmarks.reliability.downloads [DISK]

`DISK` is a folder on a small disk of its own (about 8 MB); without it the full disk is left out.
The server runs on this computer. An interrupted download must resume or raise an error, and an
incomplete file must never have its final name.
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
"""Size of the downloaded file in bytes."""

DROPS = 100
"""Number of connections that the server drops."""


def broken_connections(folder: Path, content: bytes) -> str:
    """Download over 100 dropped connections and check the file; return a line of figures."""
    served, errors = Served(content, drops=DROPS), 0
    downloads = Downloads(folder, ConnectionLog(folder / "state"), patience=(0.0,) * 3)
    with serving(served):
        source = _source(served, content)
        while True:
            try:
                file = downloads.fetch(source, Progress())
                break
            except DownloadFailed:
                errors += 1
                assert not (folder / source.name).exists()
    assert hashlib.sha256(file.read_bytes()).hexdigest() == source.sha256
    requests = served.requests
    return f"{DROPS} connections dropped; complete after {requests} requests, {errors} errors"


def wrong_bytes(folder: Path, content: bytes) -> str:
    """Download fifty files with one wrong bit each; return a line of figures."""
    refused, generator = 0, np.random.default_rng(5)
    for number in range(50):
        damaged = bytearray(content[: 1 << 20])
        damaged[generator.integers(len(damaged))] ^= 1 << int(generator.integers(8))
        served = Served(bytes(damaged), drops=number % 3)
        with serving(served):
            source = _source(served, content[: 1 << 20])
            try:
                Downloads(folder, ConnectionLog(folder / "state")).fetch(source, Progress())
            except ModelError:
                refused += 1
        assert not (folder / source.name).exists()
    return f"{refused} of 50 files with one wrong bit refused"


def full_disk(folder: Path, content: bytes) -> str:
    """Download to a disk that is too small, with and without knowing its free space."""
    free = shutil.disk_usage(folder).free
    served = Served(content)
    errors = []
    for free_space in (free_on, lambda _: 1 << 40):
        with serving(served):
            source = _source(served, content)
            try:
                Downloads(folder, ConnectionLog(folder / "state"), free_space).fetch(
                    source, Progress()
                )
            except ModelError as error:
                errors.append(type(error).__name__)
        assert not (folder / source.name).exists()
    return (
        f"{free} bytes free for {len(content)}: "
        f"{errors[0]} beforehand, {errors[1]} during the download"
    )


def _source(served: Served, content: bytes) -> Source:
    digest = hashlib.sha256(content).hexdigest()
    return Source(served.url, "weights.pth", "a benchmark", 0, digest)


def main() -> None:
    """Run all tests of downloads, that of the full disk only if one is named."""
    content = np.random.default_rng(6).bytes(SIZE)
    for test in (broken_connections, wrong_bytes):
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            print(f"{test(Path(folder), content)} ({time.monotonic() - began:.1f} s)")
    for disk in sys.argv[1:2]:
        print(full_disk(Path(disk), content))


if __name__ == "__main__":
    main()
