"""Reliability test of photos on a server that is killed again and again.

    python -m benchmarks.archives.storage_kills [s3 or sftp] [photos] [kills] [seed]

Photos are read from one folder of the server and results written to another. The server gets kill
-9 at random moments and comes back after a random pause. Each photo must be done once, each result
must be whole and the same as by a run on local folders, and nothing else may be there. The exit
code is 1 otherwise. It needs the extras `storage` and `storage-test`.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree
from typing import Any, ClassVar, Final

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

LONGEST_LIFE: Final = 6.0
LONGEST_PAUSE: Final = 3.0
"""Most seconds between two kills, and until the server is started again."""


@dataclass
class KillableServer:
    """A server as a process, with a place on disk where it remembers its files."""

    place: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None
    module: ClassVar[str]

    def start(self) -> None:
        """Start the server and wait until it has all that it had before."""
        with self.place.with_suffix(".err").open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.module, str(self.port), str(self.place)],
                stdout=errors,
                stderr=errors,
            )
        wait_for_port(self.port)

    def kill(self) -> None:
        """Kill the server."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


class S3Server(KillableServer):
    """The server of the S3 protocol."""

    module = "benchmarks.archives.s3_server"

    @property
    def root(self) -> str:
        """URL of the folder for everything."""
        return "s3://archive"

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

    def put(self, photos: Path) -> None:
        """Store the photos as the folder `in`."""
        system = self._system()
        system.mkdir("archive")
        system.put(f"{photos}/", "archive/in/", recursive=True)

    def get(self, results: Path) -> None:
        """Copy what is in the folder `out` to this computer."""
        self._system().get("archive/out/", f"{results}/", recursive=True)

    def _system(self) -> Any:
        os.environ.update(self.environment)
        import fsspec

        url = self.environment["FSSPEC_S3_ENDPOINT_URL"]
        return fsspec.filesystem("s3", endpoint_url=url, skip_instance_cache=True)


class SftpServer(KillableServer):
    """The server of the SFTP protocol."""

    module = "benchmarks.archives.sftp_server"

    @property
    def root(self) -> str:
        """URL of the folder for everything."""
        return f"sftp://anna@127.0.0.1:{self.port}"

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables that name the keys of server and client."""
        return {
            "FSSPEC_SFTP_KNOWN_HOSTS": str(self.place / "known_hosts"),
            "FSSPEC_SFTP_CLIENT_KEYS": str(self.place / "client_key"),
        }

    def put(self, photos: Path) -> None:
        """Store the photos as the folder `in`."""
        copytree(photos, self.place / "files" / "in")

    def get(self, results: Path) -> None:
        """Copy what is in the folder `out`."""
        copytree(self.place / "files" / "out", results)


SERVERS: Final[dict[str, type[S3Server] | type[SftpServer]]] = {"s3": S3Server, "sftp": SftpServer}
"""Servers by the name of their protocol."""


def main(protocol: str, photos: int, kills: int, seed: int) -> int:
    """Restore photos on a server that is killed repeatedly, and print what was lost or repeated.

    `protocol` is s3 or sftp; `photos` and `kills` are numbers of both. Returns 1 if a result is
    missing, damaged or made twice."""
    with tempfile.TemporaryDirectory(prefix="storage-", ignore_cleanup_errors=True) as name:
        folder, home = Path(name), Home(Path(name) / "home")
        source = folder / "photos"
        source.mkdir()
        create_photos(source, photos, MEGAPIXELS)
        command = ["--recipe", write_recipe(folder), "--json", "--jobs", "2"]
        home.run("restore", source, "-o", f"{folder}/local/", *command)
        server = SERVERS[protocol](folder / "server")
        server.start()
        try:
            server.put(source)
            remote = (f"{server.root}/in", "-o", f"{server.root}/out")
            run = home.start("restore", *remote, *command, **server.environment)
            killed = kill_while_running(server, run, kills, seed)
            code, reports = finish(run)
            server.get(folder / "remote")
        finally:
            server.kill()
        found = {each.name: each for each in (folder / "remote").iterdir()}
        different = differing(found, results_of(folder / "local"))
    done = {each["output"] for each in reports if each["output"]}
    print(f"{photos} photos, {killed} of {kills} kills: {len(done)} done, exit code {code}")
    print("missing, additional or different results:", ", ".join(different) or "none")
    return int(code != 0 or len(done) != photos or bool(different) or killed < kills)


def kill_while_running(
    server: KillableServer, run: "subprocess.Popen[bytes]", kills: int, seed: int
) -> int:
    """Kill the server at random until the run ends; return how often."""
    random, killed = np.random.default_rng(seed), 0
    while run.poll() is None and killed < kills:
        time.sleep(float(random.uniform(0, LONGEST_LIFE)))
        server.kill()
        time.sleep(float(random.uniform(0, LONGEST_PAUSE)))
        server.start()
        killed += 1
    return killed


if __name__ == "__main__":
    chosen = sys.argv[1] if len(sys.argv) > 1 else "s3"
    given = dict(enumerate(map(int, sys.argv[2:])))
    sys.exit(main(chosen, given.get(0, 100), given.get(1, 20), given.get(2, 1)))
