"""Local HTTP server for one file, which can simulate faults."""

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Served:
    """Served file and the faults to simulate.

    `drops` connections break after a random share of the response. `refuse` is a status sent
    instead of the file. `behave` is called before each response. Without `ranges` the server always
    sends the whole file.
    """

    content: bytes
    drops: int = 0
    ranges: bool = True
    mark: str = '"first"'
    behave: Callable[["Served"], None] = lambda served: None
    requests: int = 0
    refuse: int = 0
    dice: random.Random = field(default_factory=lambda: random.Random(4))  # noqa: S311
    url: str = ""


class FileHandler(BaseHTTPRequestHandler):
    """Handler that sends the file `served` of its subclass."""

    served: Served

    def do_GET(self) -> None:
        """Send the requested part of the file."""
        served = self.served
        served.requests += 1
        served.behave(served)
        start = self._start()
        if served.refuse or start >= len(served.content):
            self.send_error(served.refuse or 416)
            return
        body, last = served.content[start:], len(served.content) - 1
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{last}/{last + 1}")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", served.mark)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body[: self._share(len(body))])

    def _start(self) -> int:
        start = self.headers.get("Range", "").removeprefix("bytes=").rstrip("-")
        is_same = self.headers.get("If-Range") == self.served.mark
        return int(start) if start and is_same and self.served.ranges else 0

    def _share(self, length: int) -> int:
        if not self.served.drops:
            return length
        self.served.drops -= 1
        return int(self.served.dice.random() ** 4 * length)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def serving(served: Served) -> Iterator[Served]:
    """Serve a file at its `url` until the block ends."""
    handler = type("Handler", (FileHandler,), {"served": served})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_port}/weights.pth"
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
