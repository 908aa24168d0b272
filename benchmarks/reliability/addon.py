"""Reliability test of the add-on: a packaged program is killed while it downloads the add-on.

    python -m installer.addon WHEELS --serve SITE ...     (its help has an example)
    python -m benchmarks.reliability.addon /opt/heirloom/heirloom SITE LOCK

LOCK is for example resources/addon/linux-x86_64-cpu.toml.

The program is killed twenty times, evenly spread over the download and the last time during
unpacking. Then the add-on must be installed completely, importable, reported when it is damaged,
and removable without leftover files.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

from models.addon.addon_lock import Lock

KILLS: Final = 20
"""Number of times that the program is killed during the download."""

CHUNK: Final = 1 << 16
"""Number of bytes that the server sends at once."""

SPARE: Final = 8 << 20
"""Bytes per kill that may be in transit and are sent again."""

DAMAGED: Final = Path("packages", "torch", "__init__.py")
"""File that is damaged, relative to the folder of the add-on."""


class Index(SimpleHTTPRequestHandler):
    """Request handler of a package index that serves files, or byte ranges of them."""

    sent = 0

    def do_GET(self) -> None:
        """Send a file, or the rest of it from the requested offset."""
        file = Path(self.translate_path(self.path))
        content = (file / "index.html" if file.is_dir() else file).read_bytes()
        start = int(self.headers.get("Range", "bytes=0-")[6:-1])
        self.send_response(206 if start else 200)
        self.send_header("ETag", '"one"')
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        with suppress(ConnectionError):
            for offset in range(start, len(content), CHUNK):
                self.wfile.write(content[offset : offset + CHUNK])
                Index.sent += len(content[offset : offset + CHUNK])

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@contextmanager
def serve_index(site: Path) -> Iterator[str]:
    """Serve a folder as a package index and yield its URL; stop at the end of the block."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Index, directory=str(site))) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/simple"
        server.shutdown()


@dataclass(frozen=True, slots=True)
class Installation:
    """Packaged program with an empty home folder."""

    program: str
    home: Path

    def subprocess_options(self, *arguments: str) -> dict[str, Any]:
        """Return the keyword arguments with which `subprocess` runs the `addon` command."""
        variables = {
            name: value for name, value in os.environ.items() if not name.startswith("XDG_")
        }
        return {
            "args": [self.program, "addon", *arguments, "--json"],
            "env": {**variables, "HOME": str(self.home)},
            "stdout": subprocess.PIPE,
        }

    def run(self, *arguments: str) -> dict[str, Any]:
        """Run the `addon` command and return its JSON output, parsed."""
        done = subprocess.run(**self.subprocess_options(*arguments), check=False, text=True)
        output: dict[str, Any] = json.loads(done.stdout)
        return output


def kill_during_download(
    program: Installation, arguments: tuple[str, ...], folder: Path, goal: float
) -> None:
    """Kill the program once `goal` bytes are downloaded or unpacking has begun."""
    with subprocess.Popen(**program.subprocess_options(*arguments)) as process:
        while _downloaded_bytes(folder) < goal and not (folder / "unpacking").exists():
            assert process.poll() is None, "it ended before it was killed"
            time.sleep(0.005)
        process.kill()
    assert not (folder / "packages").exists(), "a partial add-on can be imported"


def _downloaded_bytes(folder: Path) -> int:
    with suppress(FileNotFoundError):
        return sum(file.stat().st_size for file in (folder / "fetched").glob("*.whl*"))
    return 0


def main() -> None:
    """Install the add-on while killing the program, damage and remove it; print the results."""
    executable, site, file = sys.argv[1:]
    lock = Lock.read(Path(file))
    with tempfile.TemporaryDirectory() as home, serve_index(Path(site)) as address:
        program = Installation(executable, Path(home))
        arguments = ("install", "--yes", "--lock", file, "--index", address)
        folder = Path(program.run("status")["folder"])
        for number in range(1, KILLS + 1):
            kill_during_download(program, arguments, folder, lock.size * number / KILLS)
        assert program.run(*arguments)["state"] == "installed"
        assert Index.sent < lock.size + KILLS * SPARE, "the download began anew"
        print(f"{KILLS} kills; {Index.sent / 1e6:.0f} MB sent, of {lock.size / 1e6:.0f}")
        print("verified:", program.run("status", "--thorough"))
        print("imported:", program.run("try"))
        (folder / DAMAGED).write_text("damaged", encoding="utf-8")
        print("damaged:", program.run("status"))
        print("removed:", program.run("remove"))
        assert not folder.exists(), "files were left"


if __name__ == "__main__":
    main()
