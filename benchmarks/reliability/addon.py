"""The real add-on, fetched by a packaged program that is killed on the way.

    python -m installer.addon WHEELS --serve SITE ...     (its help has an example)
    python -m benchmarks.reliability.addon /opt/heirloom/heirloom SITE LOCK

LOCK is for example resources/addon/linux-x86_64-cpu.toml.

Twenty kills, evenly over what is to come, the last while it is unpacked; then it must be whole, be
imported by the program, be reported when it is damaged, and go without residue.
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

from models.addon.lock import Lock

KILLS: Final = 20
CHUNK: Final = 1 << 16
SPARE: Final = 8 << 20
"""Bytes that may be on their way when the program is killed, and come again."""

DAMAGED: Final = Path("packages", "torch", "__init__.py")


class Index(SimpleHTTPRequestHandler):
    """Sends files, and the rest of files, as an index on the net does."""

    sent = 0

    def do_GET(self) -> None:
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
            for at in range(start, len(content), CHUNK):
                self.wfile.write(content[at : at + CHUNK])
                Index.sent += len(content[at : at + CHUNK])

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the index, until the block ends."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Index, directory=str(site))) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/simple"
        server.shutdown()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an empty home and the program."""

    program: str
    home: Path

    def words(self, *words: str) -> dict[str, Any]:
        """How `subprocess` is told to run the add-on's command."""
        kept = {name: each for name, each in os.environ.items() if not name.startswith("XDG_")}
        return {
            "args": [self.program, "addon", *words, "--json"],
            "env": {**kept, "HOME": str(self.home)},
            "stdout": subprocess.PIPE,
        }

    def told(self, *words: str) -> dict[str, Any]:
        """What the program answers."""
        done = subprocess.run(**self.words(*words), check=False, text=True)
        told: dict[str, Any] = json.loads(done.stdout)
        return told


def kill_on_the_way(person: Person, words: tuple[str, ...], folder: Path, goal: float) -> None:
    """As soon as so many bytes are there, or nothing more has to come."""
    with subprocess.Popen(**person.words(*words)) as process:
        while _come(folder) < goal and not (folder / "unpacking").exists():
            assert process.poll() is None, "it ended before it was killed"
            time.sleep(0.005)
        process.kill()
    assert not (folder / "packages").exists(), "half of it can be imported"


def _come(folder: Path) -> int:
    with suppress(FileNotFoundError):
        return sum(file.stat().st_size for file in (folder / "fetched").glob("*.whl*"))
    return 0


def main() -> None:
    """Do all of it and print what was found."""
    program, site, file = sys.argv[1:]
    lock = Lock.read(Path(file))
    with tempfile.TemporaryDirectory() as home, served(Path(site)) as address:
        person = Person(program, Path(home))
        words = ("install", "--yes", "--lock", file, "--index", address)
        folder = Path(person.told("status")["folder"])
        for number in range(1, KILLS + 1):
            kill_on_the_way(person, words, folder, lock.size * number / KILLS)
        assert person.told(*words)["state"] == "installed"
        assert Index.sent < lock.size + KILLS * SPARE, "it began anew"
        print(f"{KILLS} kills; {Index.sent / 1e6:.0f} MB sent, of {lock.size / 1e6:.0f}")
        print("read through:", person.told("status", "--thorough"))
        print("imported:", person.told("try"))
        (folder / DAMAGED).write_text("damaged", encoding="utf-8")
        print("damaged:", person.told("status"))
        print("removed:", person.told("remove"))
        assert not folder.exists(), "something was left"


if __name__ == "__main__":
    main()
