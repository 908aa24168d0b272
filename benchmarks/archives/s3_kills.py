"""Reliability test of photos on an S3 server that is killed again and again.

    python -m benchmarks.archives.s3_kills [photos] [kills] [seed]

Photos are read from one folder of a bucket and results written to another. The server gets kill -9
at random moments and comes back after a random pause. Each photo must be done once, and each result
must be whole and the same as by a run on local folders. The exit code is 1 otherwise. It needs the
extras `storage` and `storage-test`.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.archives.programs import (
    Home,
    differing,
    finish,
    free_port,
    results_of,
    wait_for_port,
    write_recipe,
)
from benchmarks.archives.throughput import create_photos

MEGAPIXELS: Final = 0.2
"""Size of the photos."""

LONGEST_LIFE: Final = 12.0
LONGEST_PAUSE: Final = 3.0
"""Most seconds between two kills, and until the server is started again."""


@dataclass
class KillableServer:
    """The S3 server as a process."""

    record: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables that lead fsspec to this server."""
        return {
            "FSSPEC_S3_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def start(self) -> None:
        """Start the server and wait until it has all that it had before."""
        module = "benchmarks.archives.s3_server"
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, str(self.port), str(self.record)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for_port(self.port)

    def kill(self) -> None:
        """Kill the server."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def open_file_system(server: KillableServer) -> Any:
    """Return the file system of the server."""
    os.environ.update(server.environment)
    import fsspec

    return fsspec.filesystem("s3", endpoint_url=server.environment["FSSPEC_S3_ENDPOINT_URL"])


def main(photos: int, kills: int, seed: int) -> int:
    """Run the test and print the figures; return 1 if a requirement is not met."""
    random, killed = np.random.default_rng(seed), 0
    with tempfile.TemporaryDirectory(prefix="s3-", ignore_cleanup_errors=True) as name:
        folder, home = Path(name), Home(Path(name) / "home")
        source = folder / "photos"
        source.mkdir()
        create_photos(source, photos, MEGAPIXELS)
        command = ["--recipe", write_recipe(folder), "--json", "--jobs", "2"]
        home.run("restore", source, "-o", f"{folder}/local/", *command)
        server = KillableServer(folder / "record")
        server.start()
        try:
            system = open_file_system(server)
            system.mkdir("archive")
            system.put(f"{source}/", "archive/in/", recursive=True)
            remote = ("s3://archive/in", "-o", "s3://archive/out")
            run = home.start("restore", *remote, *command, **server.environment)
            while run.poll() is None and killed < kills:
                time.sleep(float(random.uniform(0, LONGEST_LIFE)))
                server.kill()
                time.sleep(float(random.uniform(0, LONGEST_PAUSE)))
                server.start()
                killed += 1
            code, reports = finish(run)
            system.invalidate_cache()
            system.get("archive/out/", f"{folder}/remote/", recursive=True)
        finally:
            server.kill()
        different = differing(results_of(folder / "remote"), results_of(folder / "local"))
    done = {each["output"] for each in reports if each["output"]}
    print(f"{photos} photos, {killed} of {kills} kills: {len(done)} done, exit code {code}")
    print(f"results that are missing, additional or different: {len(different)}")
    return int(code != 0 or len(done) != photos or bool(different) or killed < kills)


if __name__ == "__main__":
    given = dict(enumerate(map(int, sys.argv[1:])))
    sys.exit(main(given.get(0, 100), given.get(1, 20), given.get(2, 1)))
