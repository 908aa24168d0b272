"""Local package index with tiny wheels, which can simulate faults."""

import base64
import hashlib
import io
import random
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from models.addon.addon_installer import PYTHON
from models.addon.addon_lock import Lock, LockedFile
from models.core.device import Device

MARK = '"one"'
"""Version mark (ETag) of all files."""


def wheel(project: str, size: int, *, evil: str | None = None) -> bytes:
    """Make a wheel with a module of `size` random bytes, a script, and optionally a path `evil`."""
    noise = random.Random(project).randbytes(size)  # noqa: S311
    module = f"NOISE = {base64.b64encode(noise)!r}\nNAME = {project!r}\n".encode()
    files = {
        f"{project}/__init__.py": module,
        f"{project}-1.dist-info/METADATA": b"Name: " + project.encode(),
        f"{project}-1.data/scripts/{project}": b"#!python\n",
        f"{project}-1.data/purelib/{project}_extra.py": b"EXTRA = True\n",
    }
    record = "".join(
        f"{name},sha256={_digest(content)},{len(content)}\n" for name, content in files.items()
    )
    files[f"{project}-1.dist-info/RECORD"] = (record + f"{project}-1.dist-info/RECORD,,\n").encode()
    if evil:
        files[evil] = b"out"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def file_name(project: str) -> str:
    return f"{project}-1-py3-none-any.whl"


def lock_of(wheels: dict[str, bytes]) -> Lock:
    """Make a lock of wheels."""
    files = (
        LockedFile(name, file_name(name), len(content), hashlib.sha256(content).hexdigest())
        for name, content in wheels.items()
    )
    return Lock("here", "System", "machine", Device.CPU, PYTHON, tuple(files))


@dataclass
class FakeIndex:
    """Served wheels and the faults to simulate.

    A connection breaks after `most` bytes; each response is delayed by `pause` seconds. `closed`
    refuses everything. `sent` counts the bytes of wheels, `asked` lists the requested paths.
    """

    wheels: dict[str, bytes]
    most: int | None = None
    ranges: bool = True
    closed: bool = False
    pause: float = 0.0
    sent: int = 0
    address: str = ""
    asked: list[str] = field(default_factory=list)


@contextmanager
def serve_index(wheels: dict[str, bytes]) -> Iterator[FakeIndex]:
    """Serve a package index until the block ends."""
    index = FakeIndex(wheels)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _serve(self, index)

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        index.address = f"http://127.0.0.1:{server.server_port}/simple"
        yield index
        server.shutdown()
        thread.join()


def _serve(request: BaseHTTPRequestHandler, index: FakeIndex) -> None:
    index.asked.append(request.path)
    time.sleep(index.pause)
    project = request.path.strip("/").split("/")[1]
    if index.closed or project not in index.wheels:
        request.send_error(503 if index.closed else 404)
    elif request.path.endswith(".whl"):
        _send_file(request, index, index.wheels[project])
    else:
        name = file_name(project)
        page = f'<a href="other.whl">x</a> <a href="{name}#sha256=0">{name}</a>'.encode()
        request.send_response(200)
        request.send_header("Content-Length", str(len(page)))
        request.end_headers()
        request.wfile.write(page)


def _send_file(request: BaseHTTPRequestHandler, index: FakeIndex, content: bytes) -> None:
    begin = request.headers.get("Range", "") if index.ranges else ""
    start = int(begin[6:-1]) if begin else 0
    request.send_response(206 if begin else 200)
    request.send_header("ETag", MARK)
    if begin:
        request.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
    request.send_header("Content-Length", str(len(content) - start))
    request.end_headers()
    end = len(content) if index.most is None else start + index.most
    request.wfile.write(content[start:end])
    index.sent += len(content[start:end])
    request.close_connection = True
